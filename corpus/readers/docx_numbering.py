"""The numbers that Word makes up for list paragraphs and numbered headings, printed as a reader of the page sees them.

Source: ECMA-376-1 §17.9 (numbering), §17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.readers.archives import attribute, child, local_name

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital",
     "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2", "koreanCounting")
)  # fmt: skip
_LEGAL_FORMATS = frozenset(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"))
_ROWS = {  # formats that count along a row of signs: the first sign, and how many there are
    "decimalEnclosedCircle": ("①", 20), "decimalEnclosedCircleChinese": ("①", 20), "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20), "ideographEnclosedCircle": ("㊀", 10), "upperLetter": ("A", 26), "lowerLetter": ("a", 26),
}  # fmt: skip
_STEMS = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
          (4, "IV"), (1, "I"))  # fmt: skip
_LEVELS = 9
_LARGEST = 9999  # no list of a plan counts further; a larger start is a slip


def chinese_numeral(value: int) -> str:
    """Return `value` (under 10,000) in Chinese as headings count: 十二, 二十, 一百零三."""
    return _worded(value, _DIGITS.replace("〇", "零"), "十百千").removeprefix("一" if 10 <= value < 20 else "")


def _worded(value: int, digits: str, tens: str) -> str:
    figures = str(value)
    words = ""
    for place, figure in enumerate(figures):
        power = len(figures) - place - 1
        if figure != "0":
            words += digits[int(figure)] + (tens[power - 1] if power else "")
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    return words.rstrip(digits[0]) or digits[0]


def format_number(value: int, form: str) -> str:
    """Return `value` as the number format `form` prints it; decimal where the format is not known."""
    value = max(0, min(value, _LARGEST))
    printed = str(value)
    if form in _CHINESE:
        printed = chinese_numeral(value)
    elif form in _LEGAL_FORMATS:
        printed = _worded(value, _LEGAL, "拾佰仟")
    elif form in _STEMS:
        printed = _STEMS[form][(value - 1) % len(_STEMS[form])]
    elif form in _ROWS and 1 <= value <= _ROWS[form][1]:
        printed = chr(ord(_ROWS[form][0]) + value - 1)
    elif form in ("upperRoman", "lowerRoman"):
        printed = _roman(value) if form == "upperRoman" else _roman(value).lower()
    elif form == "decimalZero":
        printed = f"{value:02d}"
    return "" if form in ("none", "bullet") else printed


def _roman(value: int) -> str:
    words = ""
    for worth, sign in _ROMAN:
        words += sign * (value // worth)
        value %= worth
    return words


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass
class _List:
    """An abstract numbering: its levels and, while the document is read, what each has counted to."""

    levels: dict[int, _Level]
    link: str | None = None
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class _Use:
    """A `w:num`: the list that it counts in, and the levels that it starts anew the first time it is used."""

    abstract: str
    starts: dict[int, int]
    overrides: dict[int, _Level]


class Numbering:
    """The lists of one document and what they have counted to. `root` is numbering.xml, None where the document has no lists."""

    def __init__(self, root: Element | None) -> None:
        self.lists: dict[str, _List] = {}
        self.uses: dict[str, _Use] = {}
        for element in root if root is not None else ():
            if local_name(element) == "abstractNum":
                levels = {_number(attribute(e, "ilvl")): _level(e) for e in element if local_name(e) == "lvl"}
                self.lists[attribute(element, "abstractNumId") or ""] = _List(levels, _value(element, "numStyleLink"))
            elif local_name(element) == "num":
                self.uses[attribute(element, "numId") or ""] = _use(element)

    def level_of_style(self, num: str, style: str) -> int:
        """Return the level of list `num` that is bound to the paragraph style `style`, 0 where none is."""
        use = self.uses.get(num)
        levels = self.lists[use.abstract].levels if use and use.abstract in self.lists else {}
        return next((level for level, settings in levels.items() if settings.style == style), 0)

    def linked_style(self, num: str) -> str | None:
        """Return the numbering style that list `num` takes its levels from, None where it has its own."""
        use = self.uses.get(num)
        return self.lists[use.abstract].link if use and use.abstract in self.lists else None

    def count(self, num: str, level: int) -> str:
        """Count one further paragraph at `level` (from 0) of list `num` and return its number as printed, "" where it has none."""
        use = self.uses.get(num)
        if use is None or use.abstract not in self.lists or not 0 <= level < _LEVELS:
            return ""
        counted = self.lists[use.abstract]
        settings = use.overrides.get(level) or counted.levels.get(level)
        if settings is None:
            return ""
        start = use.starts.pop(level, None)
        counts = counted.counts
        counts[level] = start if start is not None else counts.get(level, settings.start - 1) + 1
        for deeper in [d for d in counts if d > level]:
            restart = counted.levels[deeper].restart if deeper in counted.levels else None
            if restart is None or 0 < restart > level:
                del counts[deeper]
        if settings.form == "bullet":
            return _bullet(settings.text)
        return self._printed(settings, use, counted)

    def _printed(self, settings: _Level, use: _Use, counted: _List) -> str:
        label = settings.text
        for level in range(_LEVELS):
            if f"%{level + 1}" in label:
                own = use.overrides.get(level) or counted.levels.get(level) or _Level()
                value = counted.counts.setdefault(level, own.start)
                label = label.replace(f"%{level + 1}", format_number(value, "decimal" if settings.legal else own.form))
        return label


def _use(element: Element) -> _Use:
    starts: dict[int, int] = {}
    overrides: dict[int, _Level] = {}
    for override in (e for e in element if local_name(e) == "lvlOverride"):
        level = _number(attribute(override, "ilvl"))
        if start := _value(override, "startOverride"):
            starts[level] = _number(start)
        if (own := child(override, "lvl")) is not None:
            overrides[level] = _level(own)
    return _Use(_value(element, "abstractNumId") or "", starts, overrides)


def _level(element: Element) -> _Level:
    restart = _value(element, "lvlRestart")
    return _Level(
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        start=_number(_value(element, "start"), 1),
        legal=child(element, "isLgl") is not None,
        restart=_number(restart) if restart is not None else None,
        style=_value(element, "pStyle"),
    )


def _bullet(text: str) -> str:
    sign = text.strip()[:1]
    return sign if sign and not "\ue000" <= sign <= "\uf8ff" and not sign.isascii() else "•"


def _value(element: Element, name: str) -> str | None:
    found = child(element, name)
    return attribute(found, "val") if found is not None else None


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= 6 else default
