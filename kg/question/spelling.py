"""Slips of the pen in a question: homophones and look-alikes put right, where the plans write it otherwise.

Only what no plan writes is touched: a character neither of whose pairs stands anywhere is replaced by one that sounds the same
(和杆 → 合杆), or nearly the same and goes with both neighbours (江俩岸 → 江两岸), if the plans hold the result with a neighbour more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Literal

import msgspec

from corpus.tokens import is_word
from kg.question.sounds import sound

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WINDOW = 3  # characters that the plans must hold together once the slip is put right


class _Doubt(msgspec.Struct, frozen=True):
    """A character that may be a slip: where, in which run of ideographs, and what it is part of."""

    place: int
    run: tuple[int, int]
    kind: Literal["grammar", "word", "lone"]


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

        Characters at the places in `settled` stay. Those in `grammar` (words of grammar) change only for one that sounds the same and
        goes with both neighbours; so do those in `words` (parts of longer words, as far as a dictionary can tell), or nearly the same.
        """
        out = list(text)
        alone = {*settled, *grammar}
        for run in _HAN.finditer(text):
            for i in range(*run.span()):
                if i in settled or not self._doubtful(out, i, run.span(), i in grammar):
                    continue
                if i in grammar and (i - 1 in settled or i + 1 in settled):
                    continue
                if i not in words and {i - 1, i + 1} <= alone:
                    continue  # so is a word of one character between words of grammar: 的路有
                if i in grammar and i - 1 in words and i + 1 in words:
                    continue  # between two whole words it is what it seems: 整治里主干道
                doubt = _Doubt(i, run.span(), "grammar" if i in grammar else "word" if i in words else "lone")
                bare = doubt.kind == "word"
                before = "" if bare and i - 1 in grammar else _at(out, i - 1, run.span())
                after = "" if bare and i + 1 in grammar else _at(out, i + 1, run.span())
                if not self._replace(out, doubt, before, after) and i - 1 > run.start():
                    self._replace(out, _Doubt(i - 1, run.span(), "grammar"), out[i - 2], out[i])
        return "".join(out)

    def _count(self, pair: str) -> int:
        return self._frequency.get(pair, 0)

    def _doubtful(self, out: list[str], i: int, run: tuple[int, int], grammar: bool) -> bool:
        """Whether no plan writes the character beside either neighbour; a word of grammar needs both to be doubted."""
        before, after = _at(out, i - 1, run), _at(out, i + 1, run)
        if not (before and after if grammar else before or after):
            return False
        return not (self._count(before + out[i]) or self._count(out[i] + after))

    def _replace(self, out: list[str], doubt: _Doubt, before: str, after: str) -> bool:
        """Put right the character in doubt, where one of its sound (or nearly) fits; return whether one does."""
        said, old = sound(out[doubt.place]), out[doubt.place]
        options = sorted({*self._after.get(before, ()), *self._before.get(after, ())} - {old})
        worth = {c: self._count(before + c) * bool(before) + self._count(c + after) * bool(after) for c in options}
        both = {c for c in options if (not before or self._count(before + c)) and (not after or self._count(c + after))}
        alike = [c for c in options if sound(c) == said and (c in both or (doubt.kind == "lone" and _makes_word(before, c, after)))]
        nearly = [c for c in both if before and after and doubt.kind != "grammar" and _near(sound(c), said) and c not in alike]
        for choice in (*sorted(alike, key=lambda c: (-worth[c], c)), *sorted(nearly, key=lambda c: (-worth[c], c))):
            if self._fits(out, doubt.place, choice, doubt.run):
                out[doubt.place] = choice
                return True
        return False

    def _fits(self, out: list[str], i: int, choice: str, run: tuple[int, int]) -> bool:
        text = [*out[:i], choice, *out[i + 1 :]]
        if "".join(text[max(run[0], i - 1) : i + 1]) in self._words or "".join(text[i : min(run[1], i + 2)]) in self._words:
            return True
        windows = (text[k : k + _WINDOW] for k in range(max(run[0], i - _WINDOW + 1), min(i, run[1] - _WINDOW) + 1))
        return any(self._written("".join(w)) for w in windows)


def _at(out: list[str], i: int, run: tuple[int, int]) -> str:
    return out[i] if run[0] <= i < run[1] else ""


def _makes_word(before: str, choice: str, after: str) -> bool:
    """Whether the character makes a word of the dictionary with a neighbour."""
    return any(len(pair) > 1 and is_word(pair) for pair in (before + choice, choice + after))


def _near(a: str, b: str) -> bool:
    """Whether two sounds are easily mistaken: one begins the other, or they are the same to many ears (lia, liang; si, shi; lan, nan)."""
    return a.startswith(b) or b.startswith(a) or _levelled(a) == _levelled(b)


def _levelled(said: str) -> str:
    """A sound without what southern speakers make no difference of: zh and z, ng and n at the end, l and n at the beginning."""
    return re.sub(r"^l", "n", re.sub(r"ng$", "n", re.sub(r"^([zcs])h", r"\1", said)))
