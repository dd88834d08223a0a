"""Candidates for what a question is about: records of a class, by how much of the focus their names, headings and texts account for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec

from corpus.folding import fold_aligned
from kg.iris import record_iri
from kg.question.focus import Focus
from kg.question.rarity import PairIndex, best, pairs_of, ranges_of
from kg.question.shelf import Shelf, Volume
from ontology.records import Evidence, Goal, Indicator, Standard, Task, Term

R = TypeVar("R", bound=Task | Indicator | Standard | Goal | Term)

_NAME, _PATH, _BODY = 1.0, 0.7, 0.6  # what a match is worth: in the name, in the headings or the table's title, in the text
_LOOKED_AT = 30
_REMEMBERED = 256  # look-ups: several readings of one question look up the same
_DEEPEST = 6  # parents of a task that are looked at


class Entry(msgspec.Struct, Generic[R], frozen=True):
    """A record that can be linked to: its name, headings and text, folded."""

    plan: str
    record: R
    iri: str
    name: str
    path: str
    body: str


class Link(msgspec.Struct, Generic[R], frozen=True):
    """An entry with how much of the focus it accounts for (`score`), its name alone (`own`), and how much of its name was said."""

    entry: Entry[R]
    score: float
    own: float
    said: float
    number: int


class Candidates(Generic[R]):
    """All records of one class."""

    def __init__(self, entries: Iterable[Entry[R]], shelf: Shelf) -> None:
        self._entries = list(entries)
        self._index = PairIndex(["\n".join((e.name, e.path, e.body)) for e in self._entries])
        self._shelf = shelf
        self._places = ranges_of([e.plan for e in self._entries])
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def entry(self, number: int) -> Entry[R]:
        """Return the entry of that number."""
        return self._entries[number]

    def entries(self, plans: Collection[str] = ()) -> list[Entry[R]]:
        """Return the entries of `plans`, of all plans where none is given, in their order."""
        return [e for e in self._entries if not plans or e.plan in plans]

    def find(self, focus: Focus, plans: Collection[str] = (), limit: int = _LOOKED_AT) -> list[Link[R]]:
        """Return the entries (of `plans`, or of all) that account best for `focus`, best first."""
        return self._remembered(focus, self._parts(plans), limit)

    def _parts(self, plans: Collection[str]) -> tuple[str, ...]:
        """The plans that are looked through, none where it is all of them."""
        return tuple(plans) if len(plans) < len(self._places) else ()

    def looked_at(self, focus: Focus, plans: Collection[str] = ()) -> list[Entry[R]]:
        """Return the entries that `find` reads, in no order of worth."""
        return [self._entries[n] for n in self._near(focus, self._parts(plans), _LOOKED_AT)]

    def _look_up(self, focus: Focus, plans: tuple[str, ...], limit: int) -> list[Link[R]]:
        said = said_pairs(focus)
        links = [self._link(focus, n, said) for n in self._near(focus, plans, limit)]
        return sorted(links, key=lambda link: (-link.score - 0.2 * link.own, -link.said, link.number))

    def _near(self, focus: Focus, plans: Collection[str], limit: int) -> list[int]:
        """The numbers of the entries that hold the rarest pairs of the focus."""
        pairs = self._shelf.pairs(focus)
        parts = [self._places[p] for p in plans if p in self._places] if plans else [(0, self._index.size)]
        scored = [
            (float(part[n]), start + n)
            for start, end in parts
            for part in (self._index.scores(pairs, start, end),)
            for n in best(part, limit)
        ]
        return [n for _, n in sorted(scored, reverse=True)[:limit]]

    def _link(self, focus: Focus, number: int, said: frozenset[str]) -> Link[R]:
        e = self._entries[number]
        own = focus.covered(e.name, _NAME)
        score = focus.coverage(own, focus.covered(e.path, _PATH), focus.covered(e.body, _BODY))
        return Link(e, score, focus.coverage(own), share_said(e.name, said, self._shelf.index), number)


class Links:
    """The candidates of every class on one shelf."""

    def __init__(self, shelf: Shelf, base: str) -> None:
        volumes = list(shelf.volumes.values())
        self._sentences = shelf.index
        self.tasks: Candidates[Task] = Candidates((e for v in volumes for e in _tasks(v, base)), shelf)
        self.indicators: Candidates[Indicator] = Candidates((e for v in volumes for e in _indicators(v, base)), shelf)
        self.standards: Candidates[Standard] = Candidates((e for v in volumes for e in _standards(v, base)), shelf)
        self.goals: Candidates[Goal] = Candidates((e for v in volumes for e in _goals(v, base)), shelf)
        self.terms: Candidates[Term] = Candidates((e for v in volumes for e in _terms(v, base)), shelf)

    def share_said(self, name: str, said: frozenset[str]) -> float:
        """Return how much of a name's pairs, by rarity, is among `said`."""
        return share_said(name, said, self._sentences)


def share_said(name: str, said: frozenset[str], index: PairIndex) -> float:
    """Return how much of a name's pairs, by rarity in `index`, is among `said`."""
    weighed, total = index.weighed(name)
    return sum([rarity for pair, rarity in weighed if pair in said]) / total if total else 0.0


@lru_cache(maxsize=_REMEMBERED)
def said_pairs(focus: Focus) -> frozenset[str]:
    """Return the pairs of characters that the question says, in its own or in other words."""
    kept = "".join(c if w else " " for c, w in zip(focus.text, focus.weights, strict=True))
    others = (w for other in focus.alternatives if any(focus.weights[other.start : other.end]) for w in other.words)
    return frozenset(pair for word in (kept, *others) for pair in pairs_of(word))


def _text(volume: Volume, evidence: Iterable[Evidence]) -> str:
    return "\n".join(volume.folded[e.start : e.end] for e in evidence)


def _joined(*parts: str | None) -> str:
    return fold_aligned(" / ".join(part for part in parts if part))


def _tasks(volume: Volume, base: str) -> Iterator[Entry[Task]]:
    tasks = {t.id: t for t in volume.records.tasks}
    scopes: dict[str, list[str]] = {}
    for a in volume.records.units:
        if a.scope:
            scopes.setdefault(a.task, []).append(a.scope)
    for t in volume.records.tasks:
        details = "\n".join(volume.folded[d.start : d.end] for d in t.details)
        body = "\n".join((details, _text(volume, t.evidence), fold_aligned(" ".join(scopes.get(t.id, ())))))
        yield Entry(
            volume.plan,
            t,
            record_iri(volume.plan, t.id, base),
            fold_aligned(t.title),
            _joined(t.section, t.table, *_parents(t, tasks)),
            body,
        )


def _parents(task: Task, tasks: dict[str, Task]) -> list[str]:
    out: list[str] = []
    at = task.parent
    while at and at in tasks and len(out) < _DEEPEST:
        out.append(tasks[at].title)
        at = tasks[at].parent
    return out


def _indicators(volume: Volume, base: str) -> Iterator[Entry[Indicator]]:
    for i in volume.records.indicators:
        words = fold_aligned(" ".join(v.raw for v in i.values if not v.raw[:1].isdigit()))  # 有效收费率达到85%, in the cell of a year
        yield Entry(volume.plan, i, record_iri(volume.plan, i.id, base), fold_aligned(i.name), _joined(i.section, i.group), words)


def _standards(volume: Volume, base: str) -> Iterator[Entry[Standard]]:
    tasks = {t.id: t.title for t in volume.records.tasks}
    for s in volume.records.standards:
        path = _joined(s.section, tasks.get(s.task or ""))
        yield Entry(volume.plan, s, record_iri(volume.plan, s.id, base), fold_aligned(s.title), path, _text(volume, s.evidence))


def _goals(volume: Volume, base: str) -> Iterator[Entry[Goal]]:
    for g in volume.records.goals:
        body = _text(volume, (g.text,) if g.text else g.evidence)
        yield Entry(volume.plan, g, record_iri(volume.plan, g.id, base), fold_aligned(g.title), _joined(g.section), body)


def _terms(volume: Volume, base: str) -> Iterator[Entry[Term]]:
    for t in volume.records.terms:
        yield Entry(volume.plan, t, record_iri(volume.plan, t.id, base), fold_aligned(t.term), "", fold_aligned(t.definition))
