"""English questions: the Chinese words of the plans for the English ones, longest phrases first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec

from corpus.folding import fold
from kg.dictionary import English, spellings
from kg.places import english_name

_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[\u4e00-\u9fff]+")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,}")  # 'love stations' (爱心驿站): what the English means stands behind it
_LEVELS = ("district", "county", "city", "town", "township", "subdistrict", "sub-district")
_ROAD, _ROADS = re.compile(r"(?:大道|大街|路|街)$"), ("road", "street", "avenue")
_ASIDE = re.compile(r"[\s-]+(?:\([a-z ]{1,20}\)\s+)?")
_BESIDE = re.compile(r"[ -]")
_STEM, _ADVERB = 3, 4  # letters that a word has before its ending: apply is no form of app
_FORMS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("ly", ""), ("'s", ""))


class Rendering(msgspec.Struct, frozen=True):
    """A piece of an English question: where it stands, end exclusive, and its Chinese forms, none where it is not known.

    `everyday` is a word that is not known and names nothing.
    """

    start: int
    end: int
    words: tuple[str, ...]
    everyday: bool = False


class Renderer:
    """English phrases to Chinese words, from the glossary and from concepts that have labels in both languages."""

    def __init__(self, groups: Iterable[tuple[str, ...]], localities: Iterable[str] = (), dictionary: English | None = None) -> None:
        """Take groups of words of one meaning, English and Chinese ones mixed, and the names of districts, counties and towns.

        `dictionary` has words of general language, for what the glossary of the field does not have.
        """
        self._dictionary = dictionary or {}
        forms = dict(_glossary())
        for name in localities:
            english, road = fold(english_name(_ROAD.sub("", name))), _ROAD.search(name) is not None
            if not road:
                forms.setdefault(english, (name,))
            forms.update({f"{english} {level}": (name,) for level in (_ROADS if road else _LEVELS) if english.isascii()})
        for group in groups:
            chinese = tuple(w for w in group if _HAN.search(w))
            for word in group:
                if chinese and not _HAN.search(word) and len(word) > 2:
                    forms.setdefault(word, ()) or forms.update({word: chinese})
        self._forms = {k: v for k, v in forms.items() if v}
        ordered = sorted(self._forms, key=lambda f: (-len(f), f))
        self._pattern = re.compile("|".join(_spaced(f) for f in ordered).join((r"(?<![a-z])(", r")(?:'s|e?s)?(?![a-z])")))

    def render(self, text: str, stop: Iterable[tuple[int, int]]) -> list[Rendering]:
        """Return the pieces of the folded `text` in order: known phrases, then words that are not known and not within `stop`."""
        out = [
            Rendering(m.start(), m.end(), self._forms.get(m[1]) or self._forms[_ASIDE.sub(" ", m[1])]) for m in self._pattern.finditer(text)
        ]
        stopped = list(stop)
        explained = _NAME.search(text) is not None
        taken = [(r.start, r.end) for r in out] + stopped
        left = [m for m in _WORD.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)]
        place = 0
        while place < len(left):
            phrase = next((p for n in (3, 2) if (p := self._phrase(text, left[place : place + n], n))), None)
            out.append(phrase[0] if phrase else self._word(left[place], explained))
            place += phrase[1] if phrase else 1
        return sorted(out, key=lambda r: r.start)

    def _phrase(self, text: str, words: list[re.Match[str]], count: int) -> tuple[Rendering, int] | None:
        """Several words of the question that the dictionary has as one phrase, with how many they are."""
        if len(words) < count or any(_BESIDE.fullmatch(text, a.end(), b.start()) is None for a, b in pairwise(words)):
            return None
        first = " ".join(m[0] for m in words[:-1])
        chinese = next((found for base in bases(words[-1][0]) if (found := self._looked_up(f"{first} {base}"))), ())
        return (Rendering(words[0].start(), words[-1].end(), chinese), count) if chinese else None

    def _looked_up(self, phrase: str) -> tuple[str, ...]:
        return next((self._dictionary[form] for form in spellings(phrase) if form in self._dictionary), ())

    def _word(self, m: re.Match[str], explained: bool) -> Rendering:
        """A word that is in no phrase that is known: in another form it may be."""
        word = m[0]
        if not word.isascii():
            return Rendering(m.start(), m.end(), (word,))
        known = next((self._forms[base] for base in bases(word) if base in self._forms), ())
        everyday = not known and (explained or any(base in _everyday() for base in bases(word)))
        if not known and not everyday:
            known = next((found for base in bases(word) if (found := self._looked_up(base))), ())
        return Rendering(m.start(), m.end(), known, everyday)


def _spaced(phrase: str) -> str:
    """The pattern of a phrase; between its words an aside in brackets may stand: mobile (handheld) enforcement."""
    return re.escape(phrase).replace(r"\ ", _ASIDE.pattern)


def bases(word: str) -> list[str]:
    """Return a word with the words that it may be a form of: switches, switch; residing, reside."""
    return [
        word,
        *(
            word[: -len(end)] + base
            for end, base in _FORMS
            if word.endswith(end) and len(word) - len(end) >= (_ADVERB if end == "ly" else _STEM)
        ),
    ]


@cache
def _everyday() -> frozenset[str]:
    lines = (files("kg.question") / "everyday_english.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _glossary() -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = (files("kg.question") / "glossary.txt").read_text("utf-8").splitlines()
    out: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        english, chinese = line.split("|")
        for form in english.split(","):
            meanings = (*out.get(fold(form.strip()), ()), *(fold(w.strip()) for w in chinese.split(",")))
            out[fold(form.strip())] = tuple(dict.fromkeys(meanings))
    return tuple(out.items())
