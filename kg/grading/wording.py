"""When two wordings are the same: of names, of quantities, of evidence. Width, case, punctuation and spaces never tell them apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ISO_DATE = re.compile(r"(?<![\d.-])(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d-])")
_MARKS = re.compile(r"\[bookmark:[^\]]*\]")
_PUNCTUATION = re.compile(r"\[bookmark:[^\]]*\]|[\s“”\"'‘’《》〈〉「」『』()（）\[\]【】〔〕,，、。．;；:：!！?？·•・—–―−‐\-_/*|]+")
_NUMBER = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千]")
_COMPARED = re.compile(r"不低于|不少于|不小于|不超过|不高于|不大于|低于|少于|小于|超过|高于|大于|以上|至少|以下|以内|[≥>≤<]=?")
_AT_LEAST = frozenset({"不低于", "不少于", "不小于", "超过", "高于", "大于", "以上", "至少", "≥", ">=", ">"})
_FILLERS = re.compile(r"[\s余多约近达]+")
_UNITS: tuple[tuple[str, ...], ...] = (  # names of one kind of unit each, the more particular kinds first; ^ and $ as in patterns
    ("%", "百分", "percent"),
    ("平方公里", "平方千米", "km2", "square kilomet"),
    ("公顷", "hectare"),
    ("亩",),
    ("平方米", "平米", "m2", "square met"),
    ("立方米", "m3"),
    ("公里", "千米", "km", "kilomet"),
    ("毫米", "厘米", "^[mc]m$"),
    ("米", "^m$", "^met(?:er|re)s?$"),
    ("吨", "ton"),
    ("公斤", "千克", "kg"),
    ("^元", "yuan", "rmb"),
    ("小时", "hour"),
    ("分钟", "minute"),
    ("^[个处座条项家件套株盏辆人次起户部所名支只种类片张台根基栋幢]",),
)
_KINDS = tuple(re.compile("|".join(names)) for names in _UNITS)
_ALIKE = 0.88  # the share of characters in order that two names have in common
_HELD, _LEAST_HELD = 0.6, 4  # a name within another: its share of the longer, and its characters

Direction = Literal[-1, 0, 1]
Unit = tuple[str, int]


def plain(text: str) -> str:
    """Return `text` with width and case folded, without commas of thousands, ISO dates written as Chinese ones."""
    folded = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower().replace("~", "-"))
    return _ISO_DATE.sub(lambda m: f"{m[1]}年{int(m[2])}月" + (f"{int(m[3])}日" if m[3] else ""), folded)


@lru_cache(maxsize=1 << 16)
def bare(text: str) -> str:
    """Return `text` folded, without punctuation and spaces; a bar stays between two numbers, so that they do not become one."""
    return _PUNCTUATION.sub(_between, plain(text))


def _between(mark: re.Match[str]) -> str:
    before, after = mark.string[: mark.start()][-1:], mark.string[mark.end() :][:1]
    return "|" if before.isdigit() and after.isdigit() else ""


@lru_cache(maxsize=1 << 14)
def evidence(text: str) -> str:
    """Return a quotation without spaces and table bars; its punctuation counts."""
    return re.sub(r"[\s*|]+", "", _MARKS.sub("", unicodedata.normalize("NFKC", text)))


def alike(one: str, other: str) -> bool:
    """Return whether two names are of the same thing: nearly the same characters, or one within the other, and no other figures."""
    a, b = sorted((bare(one), bare(other)), key=len)
    if not a or a == b:
        return bool(a)
    mine, theirs = Counter(_FIGURE.findall(a)), Counter(_FIGURE.findall(b))
    if mine - theirs and theirs - mine:
        return False
    if len(a) >= _LEAST_HELD and len(a) >= _HELD * len(b) and a in b:
        return True
    first, second = bare(one), bare(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=1 << 14)
def numbers(text: str) -> tuple[float, ...]:
    """Return the numbers of `text` in order."""
    return tuple(float(n) for n in _NUMBER.findall(plain(text)))


def same_quantity(known: str, said: str) -> bool:
    """Return whether two wordings give the same numbers, and what else they say does not differ."""
    if bare(known) == bare(said):
        return True
    wanted = numbers(known)
    if not wanted or wanted != numbers(said):
        return False
    rest, others = (bare(_NUMBER.sub("", plain(text))) for text in (known, said))
    return not rest or rest in others or others in rest


@lru_cache(maxsize=1 << 14)
def direction(text: str) -> Direction:
    """Return 1 where the words ask for at least a number, -1 for at most, 0 where they compare with none."""
    compared = _COMPARED.search(plain(text))
    return 0 if compared is None else 1 if compared[0] in _AT_LEAST else -1


@lru_cache(maxsize=1 << 14)
def unit_kind(text: str) -> Unit | None:
    """Return (万, 亿 or nothing; the kind of unit) of a quantity as printed; None where the unit is not known here."""
    words = _FILLERS.sub(" ", _COMPARED.sub("", _NUMBER.sub("", plain(text).split("/")[0]))).strip()
    scale = words[:1] if words[:1] in ("万", "亿") else ""
    unit = words[len(scale) :].strip()
    return next(((scale, n) for n, kind in enumerate(_KINDS) if kind.search(unit)), None)


def stands_in(words: str, said: str) -> bool:
    """Return whether `words` stand in the bare text `said`, no number of theirs being part of a longer one."""
    looked_for = bare(words)
    if not looked_for:
        return False
    before = r"(?<![\d.])" if looked_for[0].isdigit() else ""
    after = r"(?![\d]|\.\d)" if looked_for[-1].isdigit() else ""
    return re.search(before + re.escape(looked_for) + after, said) is not None
