"""Slips of the pen in a question: homophones and look-alikes put right, where the plans write it otherwise.

Only what no plan writes is touched: a character neither of whose pairs stands anywhere is replaced by one that sounds the same
(和杆 → 合杆) or else by the one that usually stands there (标淮 → 标准), if the plans hold the result with a neighbour more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from kg.question.sounds import sound, spell

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FREQUENT = 3  # entries that must hold a pair before a mere look-alike is taken for it
_CLEAR = 3.0  # how many times more frequent the best look-alike must be than the next
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

    def correct(self, text: str, settled: Collection[int]) -> str:
        """Return the folded `text` with its slips put right; those at the places in `settled` stay."""
        out = list(text)
        for run in _HAN.finditer(text):
            for i in range(run.start(), run.end()):
                before = out[i - 1] if i > run.start() and (i - 1) not in settled else ""
                after = out[i + 1] if i + 1 < run.end() and (i + 1) not in settled else ""
                if i not in settled and (before or after) and not (self._count(before + out[i]) or self._count(out[i] + after)):
                    self._replace(out, i, before, after, (run.start(), run.end()))
        return "".join(out)

    def _count(self, pair: str) -> int:
        return self._frequency.get(pair, 0)

    def _replace(self, out: list[str], i: int, before: str, after: str, run: tuple[int, int]) -> None:
        said = sound(out[i])
        options = sorted({*self._after.get(before, ()), *self._before.get(after, ())} - {out[i]})
        worth = {c: self._count(before + c) * bool(before) + self._count(c + after) * bool(after) for c in options}
        alike = sorted((c for c in options if sound(c) == said), key=lambda c: (-worth[c], c))
        for choice in alike:
            if self._fits(out, i, choice, run):
                out[i] = choice
                return
        usual = sorted((c for c in options if before and self._count(before + c) >= _FREQUENT), key=lambda c: (-self._count(before + c), c))
        if usual and (len(usual) == 1 or self._count(before + usual[0]) >= _CLEAR * self._count(before + usual[1])) and self._fits(out, i, usual[0], run):
            out[i] = usual[0]

    def _fits(self, out: list[str], i: int, choice: str, run: tuple[int, int]) -> bool:
        text = [*out[:i], choice, *out[i + 1 :]]
        if "".join(text[max(run[0], i - 1) : i + 1]) in self._words or "".join(text[i : min(run[1], i + 2)]) in self._words:
            return True
        windows = (text[k : k + _WINDOW] for k in range(max(run[0], i - _WINDOW + 1), min(i, run[1] - _WINDOW) + 1))
        return any(self._written("".join(w)) for w in windows)


def same_sound(a: str, b: str) -> bool:
    """Return whether two words of the same length are read alike."""
    return len(a) == len(b) and spell(a) == spell(b)
