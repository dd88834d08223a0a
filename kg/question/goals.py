"""What a plan aims at, in words: the goals of a year or a level, told as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kg.question.focus import Focus
from kg.question.linking import Entry
from kg.question.listing import expected_count
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Goal

_GOAL_WORD = re.compile(r"目标|远景|愿景|水平|要达到什么|定位|\baims?\b|\bgoals?\b|\bvision\b|\bobjectives?\b")
_GENERIC = re.compile(
    r"城市管理|城市精细化管理|精细化管理|城市|管理|目标|总体目标|远景目标|主要目标|发展目标|远景|愿景|水平|达到|定位|总体|主要|是什么|有什么|aim|goal|vision|management|overall|年"
)
_LONG = re.compile(r"远景|长远|愿景|\bvision\b|\blong")
_TOLD = 380  # characters of goals that a sentence of an answer shows
_SPLIT = re.compile(r"(?<=[；;。])")


class Goals:
    """Finds goals in words."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the goals that the question asks for; none where it asks for a number or for no goal."""
        if (
            asked.wants not in ("which", "noun", "how", "amount", "define")
            or not _GOAL_WORD.search(asked.text)
            or ("amount" in asked.tags and not re.search(r"水平|什么", asked.text))
        ):
            return
        if expected_count(asked):
            return
        rest = _rest(asked.focus)
        chosen: list[Entry] = []
        worths = []
        for plan in asked.plans or tuple(self._sources.shelf.volumes):
            found, worth = self._of_plan(asked, plan, rest)
            chosen += found
            worths += [worth] * bool(found)
        if not chosen or not asked.plans:
            return
        pieces = [p for e in chosen for p in self._pieces(e)]
        said = " ".join(p.label for p in pieces)[:_TOLD]
        reading = Reading(operation="say", asked="goal", cls="goal", about=asked.focus.words(), plans=asked.plans)
        yield Finding(
            reading=reading, pieces=tuple(pieces), score=min(worths), sparql=query_for("goal", (e.iri for e in chosen)), said=said
        )

    def _of_plan(self, asked: Asked, plan: str, rest: Focus) -> tuple[list[Entry], float]:
        entries = [e for e in self._sources.links.of("goal", (plan,)) if isinstance(e.record, Goal)]
        if asked.years:
            dated = [e for e in entries if set(asked.years) & set(e.record.horizon)]  # type: ignore[union-attr]
            entries = dated or [e for e in entries if any(str(y) in e.body for y in asked.years)]
        elif _LONG.search(asked.text):
            entries = [e for e in entries if e.record.horizon and max(e.record.horizon) >= 2030]  # type: ignore[union-attr]
        if not entries:
            return [], 0.0
        if rest.total > 0.9:
            worth = {e.iri: rest.score((e.name, 1.0), (e.body, 0.95), (e.path, 0.5)) for e in entries}
            best = max(worth.values())
            return [e for e in entries if worth[e.iri] >= best - 0.02][:2], 0.9 * best
        overall = [e for e in entries if e.record.level == "overall"]  # type: ignore[union-attr]
        return (overall or entries)[:4], 0.93

    def _pieces(self, e: Entry) -> Iterable[Piece]:
        goal = e.record
        assert isinstance(goal, Goal)
        span = goal.text or goal.evidence[0]
        text = self._sources.shelf.quote(e.plan, span.start, span.end)
        evidence = tuple((x.start, x.end) for x in goal.evidence) + ((span.start, span.end),)
        for part in _SPLIT.split(text):
            if part.strip():
                yield Piece(
                    type="goal", label=part.strip(), plan=e.plan, evidence=tuple(dict.fromkeys(evidence)), subjects=(e.iri,), iri=e.iri
                )


def _rest(focus: Focus) -> Focus:
    weights = list(focus.weights)
    for m in _GENERIC.finditer(focus.text):
        weights[m.start() : m.end()] = [0.0] * (m.end() - m.start())
    return msgspec.structs.replace(focus, weights=tuple(weights))
