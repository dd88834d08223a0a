"""An inverted index over character pairs, in memory: how rare a pair is, and which entries hold it.

An entry is anything that can be looked for by its words (a sentence, a record). Postings are numpy arrays of entry numbers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_RUN = re.compile(r"[^\W_]+")
_REMEMBERED = 1 << 14  # names: those of all records of some ten plans
_COMMON = 0.35  # a pair that is in more than this share of all entries tells nothing and is not looked up


def pairs_of(folded: str) -> set[str]:
    """Return the pairs of neighbouring letters, digits and characters of `folded`; a pair never crosses punctuation."""
    return {run[i : i + 2] for run in _RUN.findall(folded.replace('"', "")) for i in range(len(run) - 1)}


class PairIndex:
    """Pairs to entries, built once from the folded text of each entry."""

    def __init__(self, texts: Sequence[str]) -> None:
        held: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for pair in pairs_of(text):
                held.setdefault(pair, []).append(number)
        self.size = len(texts)
        self._held = {pair: np.asarray(numbers, dtype=np.int32) for pair, numbers in held.items()}
        self._limit = max(8, int(self.size * _COMMON))
        rarest = math.log(1 + self.size)
        self.weighed = lru_cache(maxsize=_REMEMBERED)(self._weigh)  # the pairs of a folded name with the rarity of each, and their sum
        self._rarity = {pair: math.log(1 + self.size / len(numbers)) / rarest for pair, numbers in self._held.items()}

    def known(self, pair: str) -> bool:
        """Return whether any entry holds `pair`."""
        return pair in self._held

    def frequency(self, pair: str) -> int:
        """Return in how many entries `pair` stands."""
        numbers = self._held.get(pair)
        return 0 if numbers is None else len(numbers)

    def frequencies(self) -> list[tuple[str, int]]:
        """Return every pair with the number of entries that hold it."""
        return [(pair, len(numbers)) for pair, numbers in self._held.items()]

    def rarity(self, pair: str) -> float:
        """Return how rare `pair` is, in 0..1: 1 for one that stands in a single entry or in none."""
        return self._rarity.get(pair, 1.0)

    def _weigh(self, folded: str) -> tuple[tuple[tuple[str, float], ...], float]:
        weighed = tuple((pair, self.rarity(pair)) for pair in sorted(pairs_of(folded)))
        return weighed, sum(rarity for _, rarity in weighed)

    def scores(self, weighted: Iterable[tuple[str, float]], start: int = 0, end: int | None = None) -> NDArray[np.float32]:
        """Return for each entry from `start` to `end` (exclusive; all without them) the sum of the weights of those pairs that it holds."""
        last = self.size if end is None else end
        out = np.zeros(last - start, dtype=np.float32)
        whole = last - start == self.size
        for pair, weight in weighted:
            numbers = self._held.get(pair)
            if numbers is None or len(numbers) > self._limit:
                continue
            within = numbers if whole else numbers[slice(*numbers.searchsorted((start, last)))] - start
            out[within] += weight
        return out


def best(scores: NDArray[np.float32], count: int) -> list[int]:
    """Return the numbers of the `count` highest scores above 0, highest first; of equal ones the later first."""
    held = np.flatnonzero(scores)
    if len(held) > count:
        least = np.partition(scores[held], len(held) - count)[len(held) - count]
        held = held[scores[held] >= least]
    order = np.argsort(scores[held], kind="stable")[::-1][:count]
    return [int(n) for n in held[order]]


def ranges_of(plans: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return where each plan's entries begin and end (exclusive). `plans` has each entry's plan; those of one stand together."""
    out: dict[str, tuple[int, int]] = {}
    for number, plan in enumerate(plans):
        start, _ = out.get(plan, (number, number))
        out[plan] = (start, number + 1)
    return out
