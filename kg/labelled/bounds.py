"""Comparisons with numbers and dates in a question: 超过1000, 100到500之间, 2010年以后, since 2005, between 3 and 5."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Literal

import msgspec

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_UNIT_WORDS = (
    "平方公里|平方千米|平方米|平米|公顷|亩|公里|千米|厘米|毫米|米|公斤|千克|克|吨|元|块钱|块|人次|人|名|个|家|册次|册|张|台|本|种|次|件|套|间|辆|级|岁|"
    "立方米|立方|升|小时|分钟|天|度|%|"
    r"km2|km|kg|m2|square (?:kilo)?met(?:re|er)s?|hectares?|(?:kilo)?met(?:re|er)s?|yuan|euros?|dollars?|people|employees|pieces|"
    r"units|books|days|hours|tons?"
)
_N = rf"(?<![\d.a-z])(?:[$€¥]\s?)?(\d+(?:,\d{{3}})*(?:\.\d+)?)\s?([万亿千百km](?![a-z]))?\s?多?({_UNIT_WORDS})?"
_D = r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)(?:年?(?:(?:(?<=年)|[-/.](?=\d))(\d{1,2})(?:(?:月|[-/.])(?:(\d{1,2})日?)?)?)?)?"
_Op = Literal[">", ">=", "<", "<=", "=", "range"]
_OPENERS: tuple[tuple[str, _Op], ...] = (
    (
        "不少于|不低于|不小于|至少(?:有)?|最少(?:有)?|起码(?:有)?|大于等于|at least|no (?:less|fewer) than|not less than|minimum of|>=|≥",
        ">=",
    ),
    ("不超过|不多于|不大于|不高于|至多|最多(?:有)?|顶多|小于等于|at most|no more than|not more than|up to|maximum of|<=|≤", "<="),
    (
        "超过|大于|多于|高于|超出|突破|不止|长于|贵于|over|above|exceed(?:ing|s)?|(?:more|greater|larger|bigger|higher|longer) than|>",
        ">",
    ),
    (
        "少于|小于|低于|不足|不到|不满|未满|短于|便宜于|under|below|(?:less|fewer|smaller|lower|cheaper|shorter) than|<",
        "<",
    ),
    ("等于|恰好是?|正好是?|刚好是?|exactly|equal to|equals", "="),
)
_CLOSERS: tuple[tuple[str, _Op], ...] = (
    ("及?以上|或以上|或更多|往上|or more|or above|and above|or higher", ">="),
    ("及?以下|以内|之内|或以下|往下|or less|or fewer|or below|and below", "<="),
)
_AFTER = "及?以后|之后|及?以来|后|起|至今|往后"
_BEFORE = "及?以前|之前|前|底前"
MOST = 10**15  # no count or rank is higher; the engine reads no more than 64 bits
_SCALE = {"万": 1e4, "亿": 1e8, "千": 1e3, "百": 1e2, "k": 1e3, "m": 1e6}


class Bound(msgspec.Struct, frozen=True):
    """A comparison: where it stands, end exclusive; of numbers or of dates; dates are ISO 8601, `high` is excluded with them.

    With a date and `=`, `low` to `high` is the year, month or day itself. `unit` is the unit as the question writes it.
    """

    start: int
    end: int
    kind: Literal["number", "date"]
    op: _Op
    low: float | str | None
    high: float | str | None = None
    unit: str | None = None


def chinese_number(said: str) -> int | None:
    """Return the integer that a Chinese numeral stands for (三十五, 两百, 一千二百万), `MOST` at most; None where it is none."""
    total = section = digit = 0
    for place, c in enumerate(said):
        if c in _DIGITS:
            if digit and place and said[place - 1] in _DIGITS:
                return written_number("".join(str(_DIGITS[x]) for x in said)) if all(x in _DIGITS for x in said) else None
            digit = _DIGITS[c]
        elif c in _TENS:
            section += (digit or 1) * _TENS[c]
            digit = 0
        elif c in _MYRIADS:
            total = (total + section + digit) * _MYRIADS[c]
            section = digit = 0
        else:
            return None
    return min(total + section + digit, MOST)


def written_number(digits: str) -> int:
    """Return the integer that decimal digits stand for, `MOST` at most, however many they are."""
    significant = digits.lstrip("0")
    return int(significant or 0) if len(significant) < len(str(MOST)) else MOST


def with_digits(text: str) -> str:
    """Return `text` with Chinese numerals as digits where they count or compare: 超过三百张, 前五名, 最大的三个, 二〇一六年."""
    text = re.sub(r"([零〇一二三四五六七八九]{4})年", lambda m: f"{chinese_number(m[1])}年", text)
    numeral = r"(?<![\d.])([零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*)"  # the 万 of 50万 is no numeral
    openers = "|".join(o for o, _ in _OPENERS)
    text = re.sub(
        rf"({openers}|前|最[大小高低多少早晚新老长短]的){numeral}(?=[^\u4e00-\u9fff]|{_UNIT_WORDS}|[个家座所名位条处]|的|$)", _digits, text
    )
    text = re.sub(rf"(){numeral}(?=(?:{_UNIT_WORDS}|个|家|座|所)?(?:及?以上|及?以下|以内|到|至))", _digits, text)
    return re.sub(rf"([到至]){numeral}(?=(?:{_UNIT_WORDS}|个|家|座|所)?(?:之间|的|$))", _digits, text)


def _digits(m: re.Match[str]) -> str:
    value = chinese_number(m[2])
    return m[1] + (m[2] if value is None else str(value))


def bounds_in(text: str) -> list[Bound]:
    """Return the comparisons of the folded `text`, left to right, none overlapping another; digits may be parts of names."""
    taken: list[Bound] = []
    for bound in (*_dates(text), *_numbers(text)):
        if not any(bound.start < other.end and other.start < bound.end for other in taken):
            taken.append(bound)
    return sorted(taken, key=lambda bound: bound.start)


def _iso(y: str, m: str | None, d: str | None) -> tuple[str, str]:
    """The first day that is meant, and the first day after it."""
    year, month, day = int(y), int(m) if m and 1 <= int(m) <= 12 else None, int(d) if d and 1 <= int(d) <= 31 else None
    if month is None:
        return f"{year:04d}-01-01", f"{year + 1:04d}-01-01"
    if day is None:
        return f"{year:04d}-{month:02d}-01", f"{year + month // 12:04d}-{month % 12 + 1:02d}-01"
    from datetime import date, timedelta  # noqa: PLC0415

    try:
        first = date(year, month, day)
    except ValueError:
        return f"{year:04d}-01-01", f"{year + 1:04d}-01-01"
    return first.isoformat(), (first + timedelta(days=1)).isoformat()


_DATE_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(?:在|于|从|自|between |from )?{_D}(?:年)?(?:\s?(?:到|至|-|~|和|—|and|to|until)\s?){_D}(?:年)?(?:之?间|期间)?"),
        "range",
    ),
    (re.compile(r"(?:上世纪|20世纪|上个世纪)?(?<!\d)((?:19|20)?[0-9]0)年代"), "decade"),
    (re.compile(rf"(?:在|于|自|从)?{_D}(?:年)?(?:{_AFTER})|(?:after|since|later than) (?:the year )?{_D}|晚于{_D}|自{_D}"), "after"),
    (re.compile(rf"(?:在|于)?{_D}(?:年)?(?:{_BEFORE})|(?:before|prior to|until|earlier than|by) (?:the year )?{_D}|早于{_D}"), "before"),
    (re.compile(rf"(?:在|于|是)?(?<![\d.,]){_D}(?![\d.,]*\d)(?:年|当年|这一年|年间|年度)?"), "in"),
)


def _dates(text: str) -> Iterator[Bound]:
    for pattern, form in _DATE_PATTERNS:
        for m in pattern.finditer(text):
            parts = [g for g in m.groups() if g is not None]
            if form == "decade":
                year = int(parts[0]) if len(parts[0]) == 4 else 1900 + int(parts[0])
                yield Bound(m.start(), m.end(), "date", "range", f"{year}-01-01", f"{year + 10}-01-01")
            elif form == "range":
                groups = m.groups()
                yield Bound(m.start(), m.end(), "date", "range", _iso(*groups[:3])[0], _iso(*groups[3:6])[1])
            else:
                groups = m.groups()
                at = next(i for i in range(0, len(groups), 3) if groups[i])
                first, behind = _iso(*groups[at : at + 3])
                closed = re.search(
                    r"起|以来|以后|年后|since|自|至今", m[0]
                )  # 2000年以后 has 2000 in it, 2000年之后 and after 2000 have not
                if form == "after":
                    yield Bound(m.start(), m.end(), "date", ">=" if closed else ">", first if closed else behind)
                elif form == "before":
                    yield Bound(m.start(), m.end(), "date", "<", first)
                elif "年" in m[0] or re.search(r"\b(?:in|of|year|during|on)\s*$", text[: m.start()]) or len(parts) > 1:
                    yield Bound(m.start(), m.end(), "date", "=", first, behind)


_RANGE = re.compile(rf"(?:在|介于|between |from )?{_N}\s?(?:到|至|-|~|—|和|and|to)\s?{_N}\s?(?:之间|间|以内)?")
_OPEN = tuple((re.compile(rf"(?:{words})\s?(?:了|过)?\s?{_N}"), op) for words, op in _OPENERS)
_CLOSE = tuple((re.compile(rf"{_N}\s?(?:{words})"), op) for words, op in _CLOSERS)


def _numbers(text: str) -> Iterator[Bound]:
    for m in _RANGE.finditer(text):
        groups = m.groups()
        scale = groups[1] or groups[4]
        low, high = (
            _value(groups[0], groups[1] or (scale if float(groups[0].replace(",", "")) < 1000 else None)),
            _value(groups[3], groups[4]),
        )
        if low < high:
            yield Bound(m.start(), m.end(), "number", "range", low, high, groups[5] or groups[2])
    for pattern, op in (*_CLOSE, *_OPEN):
        for m in pattern.finditer(text):
            yield Bound(m.start(), m.end(), "number", op, _value(m[1], m[2]), None, m[3])


def _value(digits: str, scale: str | None) -> float:
    return min(float(digits.replace(",", "")) * _SCALE.get((scale or "").lower(), 1.0), sys.float_info.max)  # SPARQL writes no infinity
