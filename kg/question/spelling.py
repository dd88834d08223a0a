"""Slips of the pen in a question: homophones and look-alikes put right, where the plans write it otherwise.

Only what no plan writes is touched: a character neither of whose pairs stands anywhere is replaced by one that sounds the same
(和杆 → 合杆), or nearly the same and goes with both neighbours (江俩岸 → 江两岸), if the plans hold the result with a neighbour more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from kg.question.sounds import sound, spell

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WINDOW = 3  # characters that the plans must hold together once the slip is put right


class Speller:
    """Puts right what the plans and the words of the question grammar do not know."""

    def __init__(self, frequencies: Iterable[tuple[str, int]], known: Iterable[str], written: Callable[[str], bool]) -> None:
        """Take the pairs of the corpus with their frequencies, words rightly spelt, and whether some plan writes a string."""
        self._frequency = dict(frequencies)
        self._words = frozenset(word for word in known if len(word) == 2)
        self._written = written
        for word in known:
            for i in range(len(word) - 1):
                self._frequency.setdefault(word[i : i + 2], 1)
        self._after: dict[str, list[str]] = {}
        self._before: dict[str, list[str]] = {}
        for pair in sorted(self._frequency):
            if _HAN.fullmatch(pair):
                self._after.setdefault(pair[0], []).append(pair[1])
                self._before.setdefault(pair[1], []).append(pair[0])

    def correct(self, text: str, settled: Collection[int], grammar: Collection[int], words: Collection[int]) -> str:
        """Return the folded `text` with its slips put right.

        Characters at the places in `settled` stay; those in `grammar` (words of grammar) and in `words` (parts of longer words, as far
        as a dictionary can tell) change only for one that sounds the same and goes with both neighbours.
        """
        out = list(text)
        for run in _HAN.finditer(text):
            for i in range(run.start(), run.end()):
                if i in settled:
                    continue
                before = out[i - 1] if i > run.start() else ""
                after = out[i + 1] if i + 1 < run.end() else ""
                if i in grammar and not (before and after):
                    continue
                if (before or after) and not (self._count(before + out[i]) or self._count(out[i] + after)):
                    bare = ("" if i - 1 in grammar else before, "" if i + 1 in grammar else after)
                    sides = bare if i in words and i not in grammar else (before, after)
                    if (
                        not self._replace(out, i, *sides, (run.start(), run.end()), i in grammar or i in words, i in grammar)
                        and i - 1 > run.start()
                    ):
                        self._replace(out, i - 1, out[i - 2], out[i], (run.start(), run.end()), True, True)
        return "".join(out)

    def _count(self, pair: str) -> int:
        return self._frequency.get(pair, 0)

    def _replace(self, out: list[str], i: int, before: str, after: str, run: tuple[int, int], strict: bool, fixed: bool) -> bool:
        said = sound(out[i])
        options = sorted({*self._after.get(before, ()), *self._before.get(after, ())} - {out[i]})
        worth = {c: self._count(before + c) * bool(before) + self._count(c + after) * bool(after) for c in options}
        both = {c for c in options if (not before or self._count(before + c)) and (not after or self._count(c + after))}
        alike = [c for c in options if sound(c) == said and (c in both or not strict)]
        others = [c for c in options if c in both and before and after and not fixed and _near(sound(c), said)]
        for choice in sorted(alike, key=lambda c: (-worth[c], c)) + sorted(others, key=lambda c: (-worth[c], c)):
            if self._fits(out, i, choice, run):
                out[i] = choice
                return True
        return False

    def _fits(self, out: list[str], i: int, choice: str, run: tuple[int, int]) -> bool:
        text = [*out[:i], choice, *out[i + 1 :]]
        if "".join(text[max(run[0], i - 1) : i + 1]) in self._words or "".join(text[i : min(run[1], i + 2)]) in self._words:
            return True
        windows = (text[k : k + _WINDOW] for k in range(max(run[0], i - _WINDOW + 1), min(i, run[1] - _WINDOW) + 1))
        return any(self._written("".join(w)) for w in windows)


def _near(a: str, b: str) -> bool:
    """Whether two sounds are easily mistaken: one begins the other, or they differ in one letter (lia, liang; si, shi)."""
    if a.startswith(b) or b.startswith(a):
        return True
    i = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return a[i + 1 :] == b[i + 1 :] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i:]


def same_sound(a: str, b: str) -> bool:
    """Return whether two words of the same length are read alike."""
    return len(a) == len(b) and spell(a) == spell(b)
