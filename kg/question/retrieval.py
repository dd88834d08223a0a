"""Sentences for a question: looked up by rare pairs of characters, then ranked by how much of the focus each accounts for."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import msgspec
import numpy as np

from kg.question.focus import Focus
from kg.question.sentences import Sentence
from kg.question.shelf import Shelf

_LOOKED_AT = 60  # sentences that are read closely; beyond them the share of rare pairs is under a third of the best in all questions tried
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
        self._plan_of = np.array([list(shelf.volumes).index(s.plan) for s in shelf.sentences], dtype=np.int32)
        self._order = list(shelf.volumes)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def hits(self, focus: Focus, plans: Collection[str] = ()) -> list[Hit]:
        """Return the sentences of `plans` (all where none is given) that account best for `focus`, best first."""
        return self._remembered(focus, tuple(plans))

    def _look_up(self, focus: Focus, plans: tuple[str, ...]) -> list[Hit]:
        scores = self._shelf.index.scores(focus.pairs(self._shelf.index))
        if plans:
            allowed = np.isin(self._plan_of, [self._order.index(p) for p in plans])
            scores = np.where(allowed, scores, 0)
        if not scores.size:
            return []
        top = np.argpartition(-scores, min(_LOOKED_AT, scores.size - 1))[:_LOOKED_AT]
        shared: dict[tuple[str, float], list[float]] = {}  # sentences of a passage have their headings and surroundings in common
        out = [self._hit(focus, int(n), shared) for n in top if scores[n] > 0]
        return sorted(out, key=lambda h: (-h.score, h.number))

    def _hit(self, focus: Focus, number: int, shared: dict[tuple[str, float], list[float]]) -> Hit:
        s = self._shelf.sentences[number]
        own = focus.covered(s.folded, ITSELF)
        marks = [own]
        for text, worth in ((s.lead, LEAD), (s.path, PATH), (s.around, AROUND)):
            if (text, worth) not in shared:
                shared[text, worth] = focus.covered(text, worth)
            marks.append(shared[text, worth])
        return Hit(s, focus.coverage(*marks), focus.coverage(own), number)
