"""What a yes-or-no question claims in figures: a quantity or a frequency, held against what the plan says of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from corpus.numbering import chinese_number
from kg.question.numbers import numbers_in
from ontology.records import Op

_PERIODS = {
    "年": 1.0,
    "半年": 2.0,
    "季度": 4.0,
    "季": 4.0,
    "半个月": 24.0,
    "半月": 24.0,
    "月": 12.0,
    "周": 52.0,
    "星期": 52.0,
    "天": 365.0,
    "日": 365.0,
}
_COUNT = r"[一两二三四五六七八九十]|\d{1,3}"
_PERIOD = "|".join(sorted(_PERIODS, key=lambda p: -len(p)))
_TIMES = rf"(?P<times>{_COUNT})?\s?(?:次|遍|轮|回)"
_EVERY = re.compile(rf"每(?P<each>{_COUNT})?个?(?P<period>{_PERIOD})(?!代|级|纪)(?:[^,。;?!\n\t]{{0,12}}?{_TIMES})?")
_ONCE = re.compile(
    rf"(?<![每第\d])(?P<each>{_COUNT})个?(?P<period>{_PERIOD})(?:[^,。;?!\n\t]{{0,6}}?)(?P<times>{_COUNT})\s?(?:次|遍|轮|回)"
)
_SCALES: tuple[dict[str, float], ...] = (
    {"秒": 1 / 60, "分钟": 1.0, "小时": 60.0, "天": 1440.0, "日": 1440.0},
    {"米": 1.0, "公里": 1000.0, "千米": 1000.0},
    {"元": 1.0, "万元": 1e4, "亿元": 1e8, "亿": 1e8, "万": 1e4},
    {"平方米": 1.0, "万平方米": 1e4, "亩": 666.67, "公顷": 1e4, "平方公里": 1e6},
    {"吨": 1.0, "万吨": 1e4},
)  # units of one kind in the smallest of them
_SPOKEN = re.compile(r"(?<!第)([两二三四五六七八九])(?=个|座|条|处|家|项|所|套|辆|名|人|公里|米|小时|天|日|周|年)(.)")
_ALIKE = 0.01  # share by which two frequencies may differ


class Claim(msgspec.Struct, frozen=True):
    """A figure that a question states: `value` in `unit` with its comparison, or times a year where `unit` is empty and `often` is true."""

    value: float
    op: Op
    unit: str
    often: bool
    spans: tuple[tuple[int, int], ...]


def claim_of(text: str) -> Claim | None:
    """Return the frequency that the folded question states, else the quantity; None where it states neither."""
    often = next(frequencies(text), None)
    read = _SPOKEN.sub(lambda m: f"{_number(m[1]):g}{m[2]}", text)  # 不少于两个
    stated = [n for n in numbers_in(read) if n.unit and n.op != "range"]
    counted = often is not None and re.search(r"次|遍|轮|回", text[slice(*often[1])])
    if often is not None and (counted or len(stated) != 1):
        return Claim(often[0], "=", "", True, (often[1],))
    if len(stated) != 1:
        return None
    n = stated[0]
    return Claim(n.value, n.op, n.unit, False, ((n.start, n.end),))


def frequencies(folded: str) -> Iterator[tuple[float, tuple[int, int]]]:
    """Yield how often a year something is done by each phrase of the folded text that says so, with where the phrase stands."""
    for pattern in (_EVERY, _ONCE):
        for m in pattern.finditer(folded):
            each, times = _number(m["each"]), _number(m["times"])
            yield _PERIODS[m["period"]] * times / each, m.span()


def in_unit(value: float, unit: str, wanted: str) -> float | None:
    """Return a figure in the unit of a claim: 0.5 for 30分钟 in 小时; None where the two units cannot be compared."""
    if unit == wanted or not unit or not wanted:
        return value
    scales = next((s for s in _SCALES if unit in s and wanted in s), None)
    if scales is None:
        return value if not any(u in s for s in _SCALES for u in (unit, wanted)) else None
    return value * scales[unit] / scales[wanted]


def agrees(claim: Claim, value: float, op: str = "=") -> bool:
    """Return whether a figure of the plan, in the claim's unit and with its comparison `op`, is as the question claims.

    Of two bounds of one direction (以内, 不超过) only the same figure agrees: under 5 weeks is no answer to under 3.
    """
    if claim.op[0] == op[0]:
        return abs(value - claim.value) <= _ALIKE * max(abs(value), abs(claim.value))
    if claim.op in (">", ">="):
        return value > claim.value or (claim.op == ">=" and value == claim.value)
    if claim.op in ("<", "<="):
        return value < claim.value or (claim.op == "<=" and value == claim.value)
    return abs(value - claim.value) <= _ALIKE * max(abs(value), abs(claim.value))


def _number(word: str | None) -> float:
    if not word:
        return 1.0
    return float(word) if word.isdigit() else float(chinese_number(word.replace("两", "二")) or 1)
