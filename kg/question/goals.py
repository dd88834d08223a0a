"""What a plan aims at, in words: the goals of a year or a level, told as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.question.asking import Asked
from kg.question.focus import Focus
from kg.question.linking import Entry
from kg.question.listing import expected_count
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources
from ontology.records import Goal

_GOAL_WORD = re.compile(
    r"(?:打造|建设?|成为|变)成?(?:什么样|怎样|啥样)|目标|远景|愿景|水平|要达到什么|定位|\baims?\b|\bgoals?\b|\bvision\b|\bobjectives?\b"
)
_GENERIC = re.compile(
    r"打造成?|建设?成|成为|城市管理|城市精细化管理|精细化管理|城市|管理|目标|总体目标|远景目标|主要目标|发展目标|远景|愿景|水平|达到|定位|总体|主要|是什么|有什么|aim|goal|vision|overall|年"
)
_LONG = re.compile(r"远景|长远|愿景|\bvision\b|\blong")
_FAR = 2030  # the first year of a goal that is called a vision: plans of five years end before it
_SPECIAL = 0.9  # the weight of what a question must say beside “goal” for it to be about one goal
_SURE, _OF_ONE = 0.93, 0.9
_TOLD, _MOST = 380, 4  # characters of goals that a sentence of an answer shows; goals told
_SPLIT = re.compile(r"(?<=[；;。])")


class Goals:
    """Finds goals in words."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the goals that the question asks for; none where it asks for a number, for the members of a list or for no goal."""
        if asked.wants not in ("which", "noun", "how", "amount", "define") or not _GOAL_WORD.search(asked.text) or not asked.plans:
            return
        if ("amount" in asked.tags and not re.search(r"水平|什么", asked.text)) or expected_count(asked):
            return
        rest = asked.focus.hiding(m.span() for m in _GENERIC.finditer(asked.focus.text))
        by_plan = [self._of_plan(asked, plan, rest) for plan in asked.plans]
        chosen = [e for entries, _ in by_plan for e in entries]
        if chosen:
            pieces = [p for e in chosen for p in self._pieces(e)]
            said = " ".join(p.label for p in pieces)[:_TOLD]
            yield found(asked, "say", pieces, min(worth for entries, worth in by_plan if entries), said=said)

    def _of_plan(self, asked: Asked, plan: str, rest: Focus) -> tuple[list[Entry[Goal]], float]:
        entries = self._sources.links.goals.entries((plan,))
        if asked.years:
            dated = [e for e in entries if set(asked.years) & set(e.record.horizon)]
            entries = dated or [e for e in entries if any(str(y) in e.body for y in asked.years)]
        elif _LONG.search(asked.text):
            entries = [e for e in entries if e.record.horizon and max(e.record.horizon) >= _FAR]
        if not entries:
            return [], 0.0
        if rest.total > _SPECIAL:
            worth = {e.iri: rest.score((e.name, 1.0), (e.body, 0.95), (e.path, 0.5)) for e in entries}
            best = max(worth.values())
            return [e for e in entries if worth[e.iri] >= best - 0.02][:2], _OF_ONE * best
        overall = [e for e in entries if e.record.level == "overall"]
        return (overall or entries)[:_MOST], _SURE

    def _pieces(self, e: Entry[Goal]) -> Iterable[Piece]:
        goal = e.record
        span = goal.text or goal.evidence[0]
        evidence = tuple(dict.fromkeys([*((x.start, x.end) for x in goal.evidence), (span.start, span.end)]))
        for part in _SPLIT.split(self._sources.shelf.quote(e.plan, span.start, span.end)):
            if part.strip():
                yield Piece(type="goal", label=part.strip(), plan=e.plan, evidence=evidence, subjects=(e.iri,), iri=e.iri)
