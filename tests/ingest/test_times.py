"""Times: kind and year of a phrase, and the year that binds a clause."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.times import find_times, five_year_period, read_year

# text, phrase, kind, year
PHRASES = [
    ("到2025年，建成", "到2025年", "by", 2025),
    ("到 2027 年底，", "到 2027 年底", "by", 2027),
    ("2022年底前完成", "2022年底前", "by", 2022),
    ("2025年前", "2025年前", "by", 2025),
    ("至二〇三五年", "至二〇三五年", "by", 2035),
    ("“十四五”期末", "“十四五”期末", "by", 2025),
    ("到十五五末", "到十五五末", "by", 2030),
    ("2023年完成", "2023年", "in", 2023),
    ("2024年上半年", "2024年上半年", "in", 2024),
    ("2021-2025年", "2021-2025年", "span", 2025),
    ("2021年至2023年", "2021年至2023年", "span", 2023),
    ("2019、2020年连续", "2019、2020年", "span", 2020),
    ("“十四五”期间", "“十四五”期间", "span", 2025),
    ("十三五时期", "十三五时期", "span", 2020),
    ("截至2020年底", "截至2020年底", "until", 2020),
    ("2019年以来", "2019年以来", "since", 2019),
    ("近三年", "近三年", "ago", None),
    ("目前", "目前", "ago", None),
    ("五年内", "五年内", "by", None),
    ("每季度", "每季度", "recurring", None),
    ("每两个月", "每两个月", "recurring", None),
]


@pytest.mark.parametrize(("text", "phrase", "kind", "year"), PHRASES, ids=[p[0] for p in PHRASES])
def test_reads_a_time(text: str, phrase: str, kind: str, year: int | None) -> None:
    assert [(text[t.start : t.end], t.kind, t.year) for t in find_times(text)] == [(phrase, kind, year)]


def test_reads_month_and_day() -> None:
    (date,) = find_times("2022年6月15日")
    assert (date.year, date.month, date.day) == (2022, 6, 15)
    (month,) = find_times("2022 年 12 月底前")
    assert (month.kind, month.year, month.month) == ("by", 2022, 12)


def test_each_year_of_a_list_stands_alone() -> None:
    assert [t.year for t in find_times("2023年、2024年、2025年分别")] == [2023, 2024, 2025]


@pytest.mark.parametrize("text", ["二十四五", "十四届", "GB/T 2025-1", "三年级", "12345"])
def test_leaves_what_is_no_time(text: str) -> None:
    assert find_times(text) == ()


def test_a_five_year_period_has_its_years() -> None:
    assert five_year_period("十四") == (2021, 2025)
    assert five_year_period("十五") == (2026, 2030)


def test_read_year_refuses_what_is_none() -> None:
    with pytest.raises(ValueError, match="expected a year"):
        read_year("甲乙丙丁")


@given(st.text(alphabet="2019至到年月日底前“”十四五期间末每近三、-和 ，。"))
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_times(text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
