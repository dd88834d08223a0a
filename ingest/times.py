"""A grammar of times in plan text: years, dates, five-year periods, recurrence, and which year binds a clause.

Offsets are Unicode code points into the text that was given, end exclusive. Years are of the Gregorian calendar; five-year periods
are those of the national plans (the 13th is 2016–2020, GB year numbering as printed in the outlines).
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.numerals import read_chinese_number

TimeKind = Literal["by", "in", "until", "span", "since", "ago", "recurring"]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time phrase `start`..`end`.

    `kind`: `by` sets a limit (到2025年, 2022年底前), `in` places (2022年), `until` looks back (截至2020年底), `span` covers `first`..`last`
    (“十四五”期间, 2021—2023年), `since` looks back to a beginning (2020年以来), `ago` is told from an unnamed present (近三年),
    `recurring` repeats (每年). `year` is the one year that a number under this phrase is set for: the last of a span, none where the text
    names none.
    """

    start: int
    end: int
    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    first: int | None = None
    last: int | None = None


_CN_DIGIT = "〇零○O一二三四五六七八九"
_YEAR = rf"(?:(?:19|20)\d\d|[一二][{_CN_DIGIT}]{{3}})"
_SOME = r"[一二两三四五六七八九十\d]{1,2}"
_FIVE = {"十": 10, "十一": 11, "十二": 12, "十三": 13, "十四": 14, "十五": 15, "十六": 16, "十七": 17}
_FIVE_YEAR = r"[“\"]?(?P<five>十[一二三四五六七]|十)五[”\"]?"

_PATTERN = re.compile(
    rf"""
    (?=[\d一二十“"到至截力争自从在近过以去上下前当目现历未今用每年月日逐全本明规远三四五六七八九两几])
    (?P<before>(?:截至|截止|截止到)|(?:力争|争取)?(?:到|至)|自|从|在)?\s?
    (?:
      (?P<y1>{_YEAR})\s?(?:年?\s?(?:[-—–－~～至到]|——)|[、和])\s?(?P<y2>{_YEAR})\s?(?:年|(?=连续))(?P<after2>期间|底前?|末前?|度|前)?
    | (?P<year>{_YEAR})\s?年\s?度?\s?
      (?:(?P<month>1[0-2]|0?[1-9])\s?月(?:份)?\s?(?:(?P<day>[12]\d|3[01]|0?[1-9])\s?[日号]|(?P<monthpart>底|末|初|上旬|中旬|下旬))?)?
      (?P<part>年底|底|年末|末|上半年|下半年|年内|内|年中|初|第[一二三四]季度|[一二三四]季度)?
      (?P<by>之?前|以前)?(?P<since>以来|起|开始)?
    | {_FIVE_YEAR}(?P<fivepart>期末|末期|末|期间|时期|规划期末|规划期|以来|中期|初期|前期|收官)?
    )
    | (?P<ago>近(?:{_SOME}|几)年来?|(?:过去|以往)的?{_SOME}年|近年来|去年|上年|前些年|当前|目前|现阶段|历年)
    | (?P<ahead>(?:未来|今后|力争用?|用)?{_SOME}年(?:左右)?(?:时间)?[以之]?内|(?:力争用?{_SOME}年|用{_SOME}年左?右?时间)
      |(?:未来|今后){_SOME}年)
    | (?P<recurring>每个?(?:半|{_SOME})?个?(?:年度?|季度?|月|周|日|天|小时|旬|学期)|年均|月均|日均|逐年|逐月|全天候|年度)
    | (?P<this>(?<!\d)(?:1[0-2]|[1-9])月底?(?:底|前)|[到至](?:年底|年末|期末)|[上下]半年|今年|本年度|当年|明年|年底前|年内|月底前
      |规划期[末内]
      |(?:近期|远期|远景)(?=[，,目：:]))
    """,
    re.VERBOSE,
)
_THIS_YEAR = frozenset({"今年", "本年度", "当年", "明年"})


def read_year(printed: str) -> int:
    """Return the year printed in digits or Chinese numerals (“2035”, “二〇三五”). Raises `ValueError` where it is none."""
    if printed.isdigit() and printed.isdecimal():
        return int(printed)
    year = read_chinese_number(printed.replace("O", "〇"))
    if year is None:
        raise ValueError(f"expected a year, found {printed}")
    return year


def five_year_period(ordinal: str) -> tuple[int, int]:
    """Return first and last year of a national five-year plan by its Chinese ordinal (“十四” is 2021–2025). Raises `KeyError`."""
    last = 1955 + 5 * _FIVE[ordinal]
    return last - 4, last


def find_times(text: str) -> tuple[Time, ...]:
    """Return the time phrases of `text` in reading order, none overlapping another."""
    return tuple(t for m in _PATTERN.finditer(text) if (t := _time(text, m)) is not None)


def _time(text: str, m: re.Match[str]) -> Time | None:
    start, end = m.start(), m.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if m["y1"]:
        first, last = read_year(m["y1"]), read_year(m["y2"])
        return Time(start=start, end=end, kind="span", year=last, first=first, last=last) if first < last else None
    if m["year"]:
        return _dated(m, start, end)
    if m["five"]:
        return _five(m, start, end)
    kinds: dict[str | None, TimeKind] = {"ago": "ago", "ahead": "by", "recurring": "recurring"}
    return Time(start=start, end=end, kind=kinds.get(m.lastgroup, "in" if m["this"] in _THIS_YEAR else "by"))


def _dated(m: re.Match[str], start: int, end: int) -> Time:
    year = read_year(m["year"])
    before, part = m["before"] or "", m["part"] or ""
    kind: TimeKind = "in"
    if before.startswith("截"):
        kind = "until"
    elif m["since"] == "以来" or (before in ("自", "从") and not m["since"]):  # 自2023年起 looks ahead
        kind = "since"
    elif m["by"] or part or m["monthpart"] or before.endswith(("到", "至")):
        kind = "by" if part not in ("上半年", "下半年", "初", "年中") or m["by"] else "in"
    month = int(m["month"]) if m["month"] else None
    day = int(m["day"]) if m["day"] else None
    return Time(start=start, end=end, kind=kind, year=year, month=month, day=day, first=year, last=year)


def _five(m: re.Match[str], start: int, end: int) -> Time | None:
    part = m["fivepart"] or ""
    quoted = m.group().rstrip()[-1:] in '”"' or "“" in m.group()
    if not quoted and not part:
        return None
    first, last = five_year_period(m["five"])
    if part == "以来":
        return Time(start=start, end=end, kind="since", year=None, first=first, last=last)
    if part.endswith("末") or part in ("末期", "收官"):
        return Time(start=start, end=end, kind="by", year=last, first=last, last=last)
    return Time(start=start, end=end, kind="span", year=last, first=first, last=last)


def binds(text: str, time: Time) -> bool:
    """Return whether a time phrase of `text` can bind a clause: 每年 does, 年均 only says how a number is reckoned."""
    return time.kind != "recurring" or text[time.start] == "每"
