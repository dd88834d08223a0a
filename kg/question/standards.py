"""Which documents a plan issues, revises, carries out, has issued or cites: the set that the question describes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from kg.question.focus import Focus
from kg.question.linking import Entry, Link
from kg.question.listing import expected_count
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Action, Standard

_PLANNED: tuple[Action, ...] = ("issue", "revise")
_LEAST, _ALIKE = 0.5, 0.1
_REFERENCE = re.compile(r"(专栏|表|附件)\s?(\d+)")
_NAMED = 0.4  # a share of the question that the title of a document accounts for, from which it is the title that counts, not the section
_PAST = frozenset({"actual", "past"})


class Standards:
    """Finds documents by what is done with them, what kind they are and what they are about."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the documents that the question asks for as one reading; none where it asks for none."""
        if asked.wants not in ("which", "noun", "amount", "define", "howlong") or "standard" not in asked.classes:
            return
        if asked.wants in ("amount", "howlong") and not (
            asked.tags & {"count", "which"} or re.search(r"[多几][少]?[部项个份条]", asked.text)
        ):
            return
        actions = self._actions(asked)
        kinds = _endings(asked)
        entries = [e for e in self._sources.links.of("standard", asked.plans) if self._done(e, actions) and _is_kind(e, kinds)]
        entries = _referred(asked, entries)
        rest = _topic(asked)
        chosen, worth = self._about(entries, rest, asked)
        if not chosen:
            return
        pieces = [self._piece(e) for e in chosen]
        counted = asked.wants == "amount" and bool(re.search(r"多少|几", asked.text)) and not asked.tags & {"which"}
        reading = Reading(
            operation="count" if counted else "list",
            asked="standard",
            cls="standard",
            about=rest.words(),
            relation="/".join(actions),
            plans=asked.plans,
        )
        sparql = query_for("standard", (p.subjects[0] for p in pieces))
        score = worth * (1.0 if actions else 0.85)
        if counted:
            evidence = tuple(dict.fromkeys(x for p in pieces for x in p.evidence))
            pieces = [
                Piece(
                    type="count",
                    label=asked.focus.words(),
                    plan=pieces[0].plan,
                    evidence=evidence[:8],
                    value=len(_titles(chosen)),
                    members=tuple(pieces),
                )
            ]
        yield Finding(reading=reading, pieces=tuple(pieces), score=score, sparql=sparql)

    def _actions(self, asked: Asked) -> tuple[Action, ...]:
        named = asked.actions
        if not named:
            return ()
        if "issue" in named and asked.tags & _PAST and "target" not in asked.tags:
            return ("issued",)
        if "issue" in named and "revise" in named:
            return _PLANNED
        return tuple(a for a in named if a != "issued") or named

    def _done(self, entry: Entry, actions: Sequence[Action]) -> bool:
        record = entry.record
        return isinstance(record, Standard) and (not actions or record.action in actions)

    def _about(self, entries: list[Entry], rest: Focus, asked: Asked) -> tuple[list[Entry], float]:
        """Return the entries that are about the rest of the question, and how sure that is; all where nothing is left of it."""
        if rest.total < 0.5:
            return entries, 0.95
        keyed = {(e.plan, e.record.id) for e in entries}
        links = [
            x for x in self._sources.links.candidates(rest, ("standard",), asked.plans, 80) if (x.entry.plan, x.entry.record.id) in keyed
        ]
        if not links:
            return [], 0.0
        best = max(x.score for x in links)
        own = max(x.own for x in links if x.score >= best - _ALIKE)
        if best < _LEAST:
            return [], 0.0
        chosen: list[Link] = [x for x in links if x.score >= best - _ALIKE and (own < _NAMED or x.own >= 0.65 * own)]
        chosen = _expected(asked, chosen)
        chosen.sort(key=lambda x: x.number)
        return [x.entry for x in chosen], best

    def _piece(self, e: Entry) -> Piece:
        s = e.record
        assert isinstance(s, Standard)
        return Piece(
            type="standard",
            label=s.title,
            plan=e.plan,
            evidence=tuple((x.start, x.end) for x in s.evidence),
            subjects=(e.iri,),
            iri=e.iri,
            role=s.action,
            year=s.year,
        )


def _expected(asked: Asked, chosen: list[Link]) -> list[Link]:
    """Where the question says how many there are, and more were found: those whose titles end in the very word of the question."""
    expected = expected_count(asked)
    words = [w for w in _documents()[asked.language] if w in asked.text]
    exact = [x for x in chosen if any(x.entry.name.endswith(w) for w in words)]
    return exact if expected and len(chosen) > expected >= len(exact) > 0 else chosen


def _titles(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    return {(e.plan, e.name) for e in entries}


@cache
def _documents() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads((files("kg.question") / "concepts.toml").read_text("utf-8"))["document"]
    return found


def _endings(asked: Asked) -> list[str]:
    """The endings and kinds that the question's word for documents stands for: the one nearest behind the words that ask."""
    table = _documents()[asked.language]
    found = sorted(
        ((m.start(), -len(word), word) for word in table for m in re.finditer(re.escape(word), asked.text)), key=lambda f: (f[0], f[1])
    )
    asking = [c for c in asked.cues if c.tag == asked.wants]
    behind = [word for start, _, word in found if asking and start >= asking[-1].start]
    words = behind[:1] or [word for _, _, word in found[-1:]]
    longest = max((w for w in table if w in asked.text and any(w.startswith(x) or x in w for x in words)), key=len, default="")
    return table.get(longest or (words[0] if words else ""), [])


def _is_kind(e: Entry, kinds: Sequence[str]) -> bool:
    if not kinds or not isinstance(e.record, Standard):
        return True
    bare = re.sub(r"[（(][^）)]*[）)]$|[》\"”]$", "", e.name)
    return any((k.startswith("kind:") and e.record.kind == k[5:]) or bare.endswith(k) for k in kinds)


def _referred(asked: Asked, entries: list[Entry]) -> list[Entry]:
    """Keep the entries of the box, table or annex that the question names by its number, where it names one that has some."""
    marks = [f"{m[1]}{m[2]}" for m in _REFERENCE.finditer(asked.text)]
    held = [e for e in entries if any(mark in e.path.replace(" ", "") for mark in marks)]
    return held or entries


def _topic(asked: Asked) -> Focus:
    """The focus without the words for actions and documents."""
    weights = list(asked.focus.weights)
    words = [w for w in _documents()[asked.language] if w in asked.focus.text]
    for word in sorted(words, key=len, reverse=True):
        at = asked.focus.text.find(word)
        while at >= 0:
            weights[at : at + len(word)] = [w * 0.1 for w in weights[at : at + len(word)]]
            at = asked.focus.text.find(word, at + 1)
    for m in re.finditer(
        r"法规|政策|标明|哪些|制定|修订|出台|编制|十四五|期间|计划|standards?|issue|regulations?|revise|documents|专栏|plans?",
        asked.focus.text,
    ):
        weights[m.start() : m.end()] = [0.0] * (m.end() - m.start())
    return msgspec.structs.replace(asked.focus, weights=tuple(weights))
