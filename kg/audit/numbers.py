"""Numbers as plans print them in figures: where they stand, their value and unit; and which figures are no quantities.

A year, a date, a list number, a document's number, a hotline, and a figure inside a title, a formula (1+6) or a Latin word are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from corpus.folding import fold

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\dA-Za-z+＋.．])(?P<low>{_FIGURE})(?:\s?[-—–~～至]\s?(?P<high>{_FIGURE})(?![\dA-Za-z+＋]))?(?:(?![\dA-Za-z+＋])|(?=k?m[23²³]?(?![A-Za-z])|mg|kg|t/))"
)
_UNIT = re.compile(
    r"\s?(?:余|多)?(?P<unit>[百千]?[万亿]?(?:%|％|平方公里|平方千米|平方米|立方米|个百分点|公里|千米|公顷|小时|分钟|km|m[23²³]?|㎡"
    r"|[元个条座处项家户人次件辆盏台套米吨亩分级片部所名场起类张种对方株里天站间](?![\dA-Za-z])))"
)
_DATED = re.compile(r"\s?(?:年(?!均|度目标|产)|月|日(?!均)|号(?!线)|[-—–~～至到]\s?(?:19|20)\d\d(?!\d))")
_SPAN = re.compile(r"\s?年(?:以上|以内|内|一遇)")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LISTED = re.compile(r"[.．、）)](?!\d)")
_NAMED = re.compile(r"\s?(?:[-—]?[一-龥]{0,8}(?:热线|专线|客服)|[＋+]\d|[级期号版])|[）)]?版")
_SERVICE = re.compile(r"(?:11[049]|12[02]|12[0-9]{3}|96\d{3})\Z")  # numbers that one dials. Source: 电信网编号计划
_LABEL = re.compile(r"(?:表|图|专栏|附件|附表|附录|工程|行动)\s?\Z")
_MARK = re.compile(r"[-•·—\s]*\Z")
_LINE = re.compile(r"[一-龥:：]|[.．、）)](?!\d)")
_RATIO = re.compile(r"\d[:：∶]\Z")
_BEFORE_LIST = frozenset("\n\t 。；;：:（(")
_BASES = {
    "公里": ("米", 1e3), "千米": ("米", 1e3), "km": ("米", 1e3), "m": ("米", 1.0),
    "平方公里": ("平方米", 1e6), "平方千米": ("平方米", 1e6), "公顷": ("平方米", 1e4), "m2": ("平方米", 1.0),
    "方": ("立方米", 1.0), "m3": ("立方米", 1.0),
}  # fmt: skip
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_SKIPPED = re.compile(r"《[^》\n]{0,80}》|〔[^〕\n]{0,10}〕|“[^”\n]{1,24}”|\[\d+\]")


class Printed(msgspec.Struct, frozen=True):
    """A number in a text: `start`..`end` are its figures, `value` as printed, `unit` what follows them."""

    start: int
    end: int
    value: float
    unit: str
    raw: str


def printed_numbers(text: str, start: int, end: int) -> Iterator[Printed]:
    """Yield the quantities that the paragraph or row `start`..`end` of `text` prints in figures."""
    skipped = [m.span() for m in _SKIPPED.finditer(text, start, end)]
    for match in _NUMBER.finditer(text, start, end):
        if any(low <= match.start() < high for low, high in skipped):
            continue
        unit = _UNIT.match(text, match.end(), end)
        figure = _Figure(text, match, start, end, unit is not None)
        if not (figure.dates or figure.names or figure.lists):
            raw = text[match.start() : unit.end() if unit else match.end()]
            yield Printed(match.start(), match.end(), read_figure(match["low"]), unit["unit"] if unit else "", raw)


class _Figure:
    """A figure of a passage: whether it dates, names or lists something, and is no quantity."""

    def __init__(self, text: str, match: re.Match[str], begin: int, finish: int, with_unit: bool) -> None:
        self._text, self._match, self._with_unit = text, match, with_unit
        self._start, self._end, self._figure = match.start(), match.end(), match["low"]
        self._head, self._tail = text[begin : self._start], text[self._end : finish]

    @property
    def dates(self) -> bool:
        """Whether it is a year, a month or a day."""
        if _DATED.match(self._tail) and (_YEAR.match(self._match["high"] or self._figure) or len(self._figure) <= 2):
            return not _SPAN.match(self._tail)
        joined = self._match["high"] or self._head[-1:] in tuple("-—–~～至到/（(") or self._tail[:1] in tuple("）)、.")
        return bool(_YEAR.match(self._figure) and not self._with_unit and joined)

    @property
    def names(self) -> bool:
        """Whether it is part of a name: a document's or table's number, a hotline, a version, the second half of a ratio."""
        if self._head[-1:] in tuple("第〔∶") or self._tail[:1] == "〕" or _RATIO.search(self._head):
            return True
        alone = not self._with_unit and (_SERVICE.match(self._figure) or _LABEL.search(self._head) or self._tail.startswith("）版"))
        return bool(alone or _NAMED.match(self._tail))

    @property
    def lists(self) -> bool:
        """Whether it counts the lines of a list, or pages."""
        if not self._with_unit and len(self._figure) <= 3 and _MARK.match(self._head):
            return not self._tail.strip() or bool(_LINE.match(self._tail))
        return (self._head[-1:] or "\n") in _BEFORE_LIST and bool(_LISTED.match(self._tail)) and len(self._figure) <= 3


def read_figure(printed: str) -> float:
    """Return the number printed in figures, thousands commas allowed. Raises `ValueError` where it is none."""
    return float(printed.replace(",", "").replace("．", "."))


def decimals(printed: str) -> int:
    """Return how many decimals the first number in `printed` has."""
    match = re.search(r"\d[.．](\d+)", printed)
    return len(match[1]) if match else 0


def in_base(unit: str | None) -> tuple[str, float]:
    """Return the unit that `unit` is counted in and how many of it there are: 公里 is 1000 米, 万户 10000 户, ％ is %."""
    name = fold(unit or "").strip().replace("㎡", "m2").replace("²", "2").replace("³", "3")
    factor = 1.0
    while name[:1] in _SCALES and len(name) > 1:
        factor *= _SCALES[name[0]]
        name = name[1:]
    if name in _SCALES:
        return "", factor * _SCALES[name]
    whole, slash, rest = name.partition("/")
    base, times = _BASES.get(whole, (whole, 1.0))
    return base + slash + rest, factor * times


def agree(stated: float, found: float, places: int, factor: float = 1.0, terms: Iterable[str] = ()) -> bool:
    """Whether `found` is `stated` but for rounding: half a last decimal of what is stated, and of each of `terms` that has decimals."""
    slack = 0.5 * 10.0**-places * factor if places or factor > 1 else 0.0
    slack += sum(0.5 * 10.0 ** -decimals(term) for term in terms if decimals(term))
    return abs(stated - found) <= slack + 1e-9 * max(1.0, abs(stated))
