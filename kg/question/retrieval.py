"""Sentences for a question: looked up by rare pairs of characters, then ranked by how much of the focus each accounts for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from kg.question.focus import Focus
from kg.question.rarity import best, ranges_of
from kg.question.sentences import Sentence
from kg.question.shelf import Shelf

_LOOKED_AT = 28  # sentences that are read closely; twice as many changed no answer of some 400
_FEW = 20  # plans that are all read
_WORTH = 0.6  # the share of the best plan's pairs that a plan needs to be read, where there are many
_REMEMBERED = 256  # look-ups: several readings of one question look up the same
ITSELF, LEAD, PATH, AROUND = 1.0, 0.92, 0.62, 0.6  # what a match is worth: in the sentence, its row, its headings, its passage


class Hit(msgspec.Struct, frozen=True):
    """A sentence, how much of the focus it accounts for with what stands around it, and by itself; both in 0..1."""

    sentence: Sentence
    score: float
    own: float
    number: int


class Retrieval:
    """Looks up sentences on one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._places = ranges_of([s.plan for s in shelf.sentences])
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def hits(self, focus: Focus, plans: Collection[str] = ()) -> list[Hit]:
        """Return the sentences of `plans` (all where none is given) that account best for `focus`, best first."""
        return self._remembered(focus, tuple(plans) if len(plans) < len(self._places) else ())

    def plans(self, focus: Focus, plans: Collection[str] = ()) -> list[str]:
        """Return those of `plans` (all where none is given) whose sentences hold much of `focus`, in order: worth reading."""
        among = tuple(plans) or tuple(self._places)
        if len(among) <= _FEW:
            return list(among)
        index = self._shelf.index
        scores = index.scores(self._shelf.pairs(focus))
        best = {plan: float(scores[slice(*self._places[plan])].max(initial=0.0)) for plan in among if plan in self._places}
        least = _WORTH * max(best.values(), default=0.0)
        return [plan for plan in among if best.get(plan, 0.0) >= least > 0]

    def _look_up(self, focus: Focus, plans: tuple[str, ...]) -> list[Hit]:
        index = self._shelf.index
        pairs = self._shelf.pairs(focus)
        parts = [self._places[p] for p in plans if p in self._places] if plans else [(0, index.size)]
        scored = [
            (float(part[n]), start + n)
            for start, end in parts
            for part in (index.scores(pairs, start, end),)
            for n in best(part, _LOOKED_AT)
        ]
        top = [n for _, n in sorted(scored, reverse=True)[:_LOOKED_AT]]
        shared: dict[tuple[str, float], Sequence[float]] = {}  # sentences of a passage have their headings and surroundings in common
        out = [self._hit(focus, n, shared) for n in top]
        return sorted(out, key=lambda h: (-h.score, h.number))

    def _hit(self, focus: Focus, number: int, shared: dict[tuple[str, float], Sequence[float]]) -> Hit:
        s = self._shelf.sentences[number]
        own = focus.covered(s.folded, ITSELF)
        marks = [own]
        for text, worth in ((s.lead, LEAD), (s.path, PATH), (s.around, AROUND)):
            if (text, worth) not in shared:
                shared[text, worth] = focus.covered(text, worth)
            marks.append(shared[text, worth])
        return Hit(s, focus.coverage(*marks), focus.coverage(own), number)
