"""Candidates for what a question is about: records of a class, by how much of the focus their names, headings and texts account for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Literal

import msgspec

from corpus.folding import fold_aligned
from kg.iris import record_iri
from kg.question.focus import Focus
from kg.question.rarity import PairIndex, pairs_of
from kg.question.shelf import Shelf, Volume
from ontology.records import Assignment, Evidence, Goal, Indicator, Section, Standard, Target, Task, Term

RecordClass = Literal["task", "indicator", "standard", "goal", "term", "section", "target"]
AnyRecord = Task | Indicator | Standard | Goal | Term | Section | Target
_NAME, _PATH, _BODY = 1.0, 0.7, 0.6  # what a match is worth: in the name, in the headings or the table's title, in the text
_LOOKED_AT = 60
_REMEMBERED = 256  # look-ups: several readings of one question look up the same


class Entry(msgspec.Struct, frozen=True):
    """A record that can be linked to: its name, headings and text, folded."""

    plan: str
    cls: RecordClass
    record: AnyRecord
    iri: str
    name: str
    path: str
    body: str


class Link(msgspec.Struct, frozen=True):
    """An entry with how much of the focus it accounts for (`score`), its name alone (`own`), and how much of its name was said."""

    entry: Entry
    score: float
    own: float
    said: float
    number: int


class Links:
    """All records of a shelf that can be linked to."""

    def __init__(self, shelf: Shelf, base: str) -> None:
        self.entries = [entry for volume in shelf.volumes.values() for entry in _entries(volume, base)]
        self._index = PairIndex(["\n".join((e.name, e.path, e.body)) for e in self.entries])
        self._sentences = shelf.index
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def candidates(
        self, focus: Focus, classes: Collection[RecordClass], plans: Collection[str] = (), limit: int = _LOOKED_AT
    ) -> list[Link]:
        """Return the entries of some classes (of `plans`, or of all) that account best for `focus`, best first."""
        return self._remembered(focus, tuple(classes), tuple(plans), limit)

    def _look_up(self, focus: Focus, classes: tuple[RecordClass, ...], plans: tuple[str, ...], limit: int) -> list[Link]:
        scores = self._index.scores(focus.pairs(self._sentences))
        said = _said(focus)
        wanted = [n for n in scores.argsort()[::-1].tolist() if scores[n] > 0 and self._fits(n, classes, plans)][:limit]
        out = [self._link(focus, n, said) for n in wanted]
        return sorted(out, key=lambda link: (-link.score - 0.2 * link.own, -link.said, link.number))

    def of(self, cls: RecordClass, plans: Collection[str] = ()) -> list[Entry]:
        """Return all entries of a class, in the order of the plans."""
        return [e for e in self.entries if e.cls == cls and (not plans or e.plan in plans)]

    def _fits(self, number: int, classes: Collection[RecordClass], plans: Collection[str]) -> bool:
        entry = self.entries[number]
        return entry.cls in classes and (not plans or entry.plan in plans)

    def _link(self, focus: Focus, number: int, said: frozenset[str]) -> Link:
        e = self.entries[number]
        own = focus.covered(e.name, _NAME)
        score = focus.coverage(own, focus.covered(e.path, _PATH), focus.covered(e.body, _BODY))
        return Link(e, score, focus.coverage(own), self.share_said(e.name, said), number)

    def share_said(self, name: str, said: frozenset[str]) -> float:
        """Return how much of a name's pairs, by rarity, is among `said`."""
        pairs = sorted(pairs_of(name))
        total = sum(self._sentences.rarity(p) for p in pairs)
        return sum(self._sentences.rarity(p) for p in pairs if p in said) / total if total else 0.0


def _said(focus: Focus) -> frozenset[str]:
    kept = "".join(c if w else " " for c, w in zip(focus.text, focus.weights, strict=True))
    words = [kept, *(w for other in focus.alternatives if any(focus.weights[other.start : other.end]) for w in other.words)]
    return frozenset(pair for word in words for pair in pairs_of(word))


def said_pairs(focus: Focus) -> frozenset[str]:
    """Return the pairs of characters that the question says, in its own or in other words."""
    return _said(focus)


def _text(volume: Volume, evidence: Iterable[Evidence]) -> str:
    return "\n".join(volume.folded[e.start : e.end] for e in evidence)


def _entries(volume: Volume, base: str) -> Iterable[Entry]:
    r = volume.records
    tasks = {t.id: t for t in r.tasks}
    units: dict[str, list[Assignment]] = {}
    for a in r.units:
        units.setdefault(a.task, []).append(a)
    for t in r.tasks:
        parents = _parents(t, tasks)
        scopes = " ".join(a.scope for a in units.get(t.id, ()) if a.scope)
        body = "\n".join(
            (*(volume.text.text[d.start : d.end] for d in t.details), *(volume.text.text[e.start : e.end] for e in t.evidence), scopes)
        )
        yield _entry(volume, base, "task", t, t.title, " / ".join(filter(None, (t.section, t.table, *parents))), body)
    for i in r.indicators:
        yield _entry(volume, base, "indicator", i, i.name, " / ".join(filter(None, (i.section, i.group))), "")
    for s in r.standards:
        of = tasks[s.task].title if s.task in tasks else ""
        yield _entry(volume, base, "standard", s, s.title, " / ".join(filter(None, (s.section, of))), _text(volume, s.evidence))
    for g in r.goals:
        yield _entry(volume, base, "goal", g, g.title, g.section, _text(volume, (g.text,) if g.text else g.evidence))
    for term in r.terms:
        yield _entry(volume, base, "term", term, term.term, "", term.definition)
    for x in r.targets:
        yield _entry(volume, base, "target", x, " ".join(filter(None, (x.scope, x.measure))), x.section, _text(volume, x.evidence))
    for section in r.sections:
        yield _entry(volume, base, "section", section, section.title, " / ".join(section.path[:-1]), "")


def _parents(task: Task, tasks: dict[str, Task]) -> list[str]:
    out: list[str] = []
    at = task.parent
    while at and at in tasks and len(out) < 6:
        out.append(tasks[at].title)
        at = tasks[at].parent
    return out


def _entry(volume: Volume, base: str, cls: RecordClass, record: AnyRecord, name: str, path: str, body: str) -> Entry:
    return Entry(
        volume.plan, cls, record, record_iri(volume.plan, record.id, base), fold_aligned(name), fold_aligned(path), fold_aligned(body)
    )
