"""The focus: what is left of a question when the words that ask are gone, and how much of it a text accounts for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul

import msgspec

from kg.question.rarity import PairIndex

_SHORT = 0.85  # a match of two characters inside a longer run may be chance; a longer one is not
_REMEMBERED = 4096  # texts of one question and a few before it
_FOCUSES = 256  # what each of them looks for in a text
_SINGLE = 0.35  # a character that stands alone says little: 路, 桥


class Alternative(msgspec.Struct, frozen=True):
    """Other words for the characters `start`..`end` of the question: synonyms, the full form, a translation.

    `worth` is what a match of one of them is worth, in 0..1: words of the same meaning are worth more than those of the same field.
    """

    start: int
    end: int
    words: tuple[str, ...]
    worth: float = 0.95


class _Run(msgspec.Struct, frozen=True):
    """A run of the focus as it is looked for: where it ends, whether it is no more than one pair, its pairs with where they begin."""

    end: int
    pair: bool
    pairs: tuple[tuple[int, str], ...]


class Focus(msgspec.Struct, frozen=True, cache_hash=True):
    """The question's content: its characters, each with a weight (0 where it is grammar), and other words for parts of it."""

    text: str
    weights: tuple[float, ...]
    runs: tuple[tuple[int, int], ...]
    alternatives: tuple[Alternative, ...] = ()

    @property
    def total(self) -> float:
        """The weight of all characters together."""
        return sum(self.weights)

    def words(self) -> str:
        """Return the content words, for people."""
        return " ".join(self.text[a:b] for a, b in self.runs)

    def reweighed(self, factors: Iterable[float]) -> Focus:
        """Return the focus with the weight of each character multiplied by its factor."""
        return msgspec.structs.replace(self, weights=tuple(w * f for w, f in zip(self.weights, factors, strict=True)))

    def hiding(self, spans: Iterable[tuple[int, int]], left: float = 0.0) -> Focus:
        """Return the focus with the characters of `spans` (start, end) left only that share of their weight."""
        factors = [1.0] * len(self.weights)
        for a, b in spans:
            factors[a:b] = [left] * len(factors[a:b])
        return self.reweighed(factors)

    def without(self, words: Iterable[str]) -> Focus:
        """Return the focus with all places of `words` hidden."""
        return self.hiding(places_of(words, self.text))

    def pairs(self, index: PairIndex) -> list[tuple[str, float]]:
        """Return the pairs to look up with their weights, those of other words included."""
        out: dict[str, float] = {}
        for a, b in self.runs:
            for i in range(a, b - 1):
                pair = self.text[i : i + 2]
                out[pair] = max(out.get(pair, 0.0), (self.weights[i] + self.weights[i + 1]) / 2)
        for other in self.alternatives:
            weight = max(self.weights[other.start : other.end], default=0.0)
            for word in other.words if weight else ():
                for i in range(len(word) - 1):
                    pair = word[i : i + 2]
                    out[pair] = max(out.get(pair, 0.0), other.worth * weight * index.rarity(pair))
        return sorted(item for item in out.items() if item[1] > 0)

    def covered(self, folded: str, strength: float = 1.0) -> Sequence[float]:
        """Return for each character of the question how well `folded` accounts for it, in 0..`strength`."""
        marks = _marks(self, folded)
        return marks if strength == 1.0 or not any(marks) else [strength * mark for mark in marks]

    def coverage(self, *marks: Sequence[float]) -> float:
        """Return the share of the focus' weight that the texts marked by `covered` account for together, in 0..1."""
        telling = [each for each in marks if any(each)]
        total = self.total if telling else 0.0
        if not total:
            return 0.0
        best: Iterable[float] = telling[0] if len(telling) == 1 else map(max, *telling)
        return float(sum(map(mul, self.weights, best))) / total

    def score(self, *fields: tuple[str, float]) -> float:
        """Return the coverage by several folded texts, each with the strength that a match in it has."""
        return self.coverage(*(self.covered(text, strength) for text, strength in fields if text))

    def missing(self, *fields: str, least: float = 0.5) -> list[tuple[int, int]]:
        """Return the pieces of the focus (start, end) that none of the folded texts accounts for."""
        marks = [max(column) for column in zip(*(self.covered(text) for text in fields), strict=True)] if fields else [0.0] * len(self.text)
        out: list[tuple[int, int]] = []
        for a, b in self.runs:
            i = a
            while i < b:
                j = i
                while j < b and marks[j] < least and self.weights[j] > 0:
                    j += 1
                if j > i:
                    out.append((i, j))
                i = max(j, i + 1)
        return out


def places_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return where each of `words` stands in `text`, each place once, in the order of the words."""
    out: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word) if word else -1
        while at >= 0:
            out.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    return out


@lru_cache(maxsize=_REMEMBERED)
def _marks(focus: Focus, folded: str) -> tuple[float, ...]:
    """How well `folded` accounts for each character of the question, in 0..1; several readings of one question ask for the same."""
    text, folded = focus.text, folded.replace('"', "")
    out = [0.0] * len(text)
    singles, runs = _sought(focus)
    for i in singles:
        if text[i] in folded:
            out[i] = _SINGLE
    for run in runs:
        begins = [i for i, pair in run.pairs if pair in folded]
        if begins:
            _mark(text, run, begins, folded, out)
    for other in focus.alternatives:
        for word in other.words:
            if word in folded:
                worth, start, end = other.worth, other.start, other.end
                out[start:end] = [mark if mark > worth else worth for mark in out[start:end]]
                break
    return tuple(out)


@lru_cache(maxsize=_FOCUSES)
def _sought(focus: Focus) -> tuple[tuple[int, ...], tuple[_Run, ...]]:
    """What is looked for in every text: the characters that stand alone, and the longer runs."""
    text, told = focus.text, [(a, b) for a, b in focus.runs if any(focus.weights[a:b])]
    runs = tuple(_Run(b, b - a == 2, tuple((i, text[i : i + 2]) for i in range(a, b - 1))) for a, b in told if b - a > 1)
    return tuple(a for a, b in told if b - a == 1), runs


def _mark(text: str, run: _Run, begins: Iterable[int], folded: str, out: list[float]) -> None:
    """Mark in `out` the longest stretches of a run of `text` that stand in `folded`, each with what it is worth.

    `begins` are the places of those of its pairs that stand there, in order.
    """
    reached = 0
    for i in begins:
        if i + 1 < reached:
            continue  # within the stretch before
        j = i + 2
        while j < run.end and text[i : j + 1] in folded:
            j += 1
        worth = 1.0 if run.pair or j - i > 2 else _SHORT
        out[i:j] = [mark if mark > worth else worth for mark in out[i:j]]
        reached = j
