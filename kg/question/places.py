"""Places in a question: which plans a place name calls for, and names of places that no plan covers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import msgspec

from corpus.folding import fold
from corpus.tokens import is_place, words
from kg.places import LEVEL_WORDS, NATION, english_name, place, place_names, short_name

_WAY = re.compile(r"[路街巷弄桥河江湖湾港]|大道|大街")  # 宁波路 is a road, but 宁波路灯 are its lamps
_LATIN_NAME = re.compile(r"(?<![a-z'])[a-z]{5,}(?![a-z])")  # shorter names of cities are English words too
_NEXT = 4  # characters behind a place in which the next word is looked for
_LONGEST = 9  # characters of the longest name looked for as a stranger
_LONGEST_SHORT = 4  # and of one without its level: 呼和浩特
_NATION = ("中国", "我国")  # what people call it whose plans are those of the State Council and its ministries
_LEVELS = ("市", "省", "区", "州", "盟")
_REMEMBERED = 256
_SHORTEST = 2  # characters of a name without its level


class NamedPlace(msgspec.Struct, frozen=True):
    """A place named in a question: where, end exclusive. `plans` are those that cover it, none for a stranger."""

    start: int
    end: int
    name: str
    plans: tuple[str, ...]


class Gazetteer:
    """The places that plans cover, by full name, short name and pinyin; the provinces and cities that none covers are strangers."""

    def __init__(self, jurisdictions: Iterable[tuple[str, str]], written: Callable[[str], bool] = lambda words: False) -> None:
        """Take pairs of a plan's id and its jurisdiction's name as printed, and whether some plan writes a string."""
        self._written = written
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)  # a question is looked through more than once
        self._plans: dict[str, list[str]] = {}
        self._labels: dict[str, str] = {}
        for plan, name in jurisdictions:
            self._labels[plan] = name
            own = _NATION if name == NATION else ()
            for form in sorted({fold(f) for f in (name, short_name(name) or name, english_name(name), *own)}):
                self._plans.setdefault(form, []).append(plan)
        forms = sorted(self._plans, key=lambda f: (-len(f), f))
        self._pattern = re.compile("|".join(rf"\b{re.escape(f)}\b" if f.isascii() else re.escape(f) for f in forms) or r"(?!)")

    def label(self, plan: str) -> str:
        """Return the name of the place that `plan` is for, as printed."""
        return self._labels[plan]

    def english(self, plan: str) -> str:
        """Return the name of the place that `plan` is for in Latin letters."""
        return english_name(self._labels[plan])

    def covered_in_english(self) -> tuple[str, ...]:
        """Return the names of all places covered in Latin letters, each once, in the order of the plans."""
        return tuple(dict.fromkeys(english_name(name) for name in self._labels.values()))

    def covered(self) -> tuple[str, ...]:
        """Return the names of all places covered, each once, in the order of the plans."""
        return tuple(dict.fromkeys(self._labels.values()))

    def find(self, text: str) -> list[NamedPlace]:
        """Return the places in the folded `text` from left to right: those that plans cover; strangers where it names none of them."""
        return list(self._remembered(text))

    def _find(self, text: str) -> list[NamedPlace]:
        out = []
        for m in self._pattern.finditer(text):
            name = m[0]
            if name[-1] in "市县" and name[:-1] in self._plans and _word_length(text, m.end() - 1) > 1:
                name = name[:-1]  # 温州市区 is the urban area of 温州, 湖州市场 are its markets
            if not _is_way(text, m.start() + len(name)):
                out.append(NamedPlace(m.start(), m.start() + len(name), name, tuple(self._plans[m[0]])))
        return out or _strangers(text) or self._unwritten(text)

    def _unwritten(self, text: str) -> list[NamedPlace]:
        """The counties, districts and lands of the dictionary that the text names and no plan writes: strangers."""
        out, at = [], 0
        for word in words(text):
            at = text.find(word, at)
            end = at + len(word)
            if _is_land(word) and not self._written(word) and not _is_way(text, end):
                out.append(NamedPlace(at, end, word, ()))
            at = end
        return out


def _is_land(word: str) -> bool:
    """Whether a word is the name of a place with its level (德清县), or without one where it has one (德清)."""
    if word[-1] in LEVEL_WORDS and len(word) > _SHORTEST:
        return is_place(word)
    return len(word) > 1 and any(is_place(word + level) for level in LEVEL_WORDS)


def _is_way(text: str, end: int) -> bool:
    """Whether the name that ends at `end` is the beginning of a street's or a river's."""
    way = _WAY.match(text, end)
    return way is not None and (len(way[0]) > 1 or _word_length(text, end) < 2)


def _word_length(text: str, start: int) -> int:
    """How long the word is that begins at `start`."""
    return len(next(iter(words(text[start : start + _NEXT])), ""))


def _strangers(text: str) -> list[NamedPlace]:
    out, at = [], 0
    while at < len(text) - 1:
        end = _stranger(text, at)
        if end and not _is_way(text, end):
            out.append(NamedPlace(at, end, text[at:end], ()))
        at = max(end, at + 1)
    return out + [NamedPlace(*m.span(), m[0].capitalize(), ()) for m in _LATIN_NAME.finditer(text) if m[0] in _latin_names()]


@cache
def _latin_names() -> frozenset[str]:
    """The names of all provinces and cities in Latin letters, folded; the spelling of the characters is read at the first call."""
    return frozenset(fold(english_name(name)) for name in place_names())


@cache
def _short_names() -> frozenset[str]:
    """The names of all provinces and cities without their levels: 新疆, 恩施."""
    return frozenset(short for name in place_names() if (short := short_name(name)))


def _stranger(text: str, at: int) -> int:
    """Return where the longest known province or city that begins at `at` ends, 0 where none does."""
    for length in range(_LONGEST, 1, -1):
        name = text[at : at + length]
        full = name.endswith(_LEVELS) and place(name) is not None
        if len(name) == length and (full or (length <= _LONGEST_SHORT and name in _short_names())):
            return at + length
    return 0
