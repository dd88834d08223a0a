"""Coverage: what a record rests on, what was left aside, and which figures are numbers at all."""

from __future__ import annotations

import pytest

from kg.audit.numbers import agree, in_base, printed_numbers
from tests.kg.audit.plans import PLAN, audit_of, with_tasks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，建成公园12个、绿道3.5公里。", ["12个", "3.5公里"]),
        ("1.建设公园；2.建设绿道", []),
        ("青政办发〔2023〕8号，第3期", []),
        ("畅通12345热线和110联动", []),
        ("面积2-5平方公里", ["2-5平方公里"]),
        ("平台2.0版和5G基站、PM2.5监测", []),
        ("2023年6月30日前，投资1,200万元", ["1,200万元"]),
        ("落实《条例2020》和“1+6”体系", []),
        ("表2 主要指标", []),
        ("3", []),
    ],
    ids=["quantities", "list", "document", "hotline", "range", "versions", "date", "titles", "table", "page"],
)
def test_printed_numbers(text: str, expected: list[str]) -> None:
    found = list(printed_numbers(text, 0, len(text)))
    assert [number.raw for number in found] == expected
    assert all(text[n.start : n.start + 1] == n.raw[0] for n in found)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("公里", ("米", 1000)), ("亿元", ("元", 1e8)), ("万平方米", ("平方米", 1e4)), ("％", ("%", 1)), ("个", ("个", 1)), (None, ("", 1))],
    ids=["km", "yuan", "area", "percent", "count", "none"],
)
def test_in_base(unit: str | None, expected: tuple[str, float]) -> None:
    assert in_base(unit) == expected


def test_agree_allows_for_the_last_printed_decimal() -> None:
    assert agree(11.49e8, 11.4941e8, 2, 1e8)
    assert not agree(11.49e8, 11.5941e8, 2, 1e8)
    assert not agree(20, 21, 0)


def test_every_passage_is_told_and_quotes_are_slices() -> None:
    found = audit_of(PLAN).coverage
    assert found.passages == len(found.details) == sum(s.passages for s in found.sections)
    assert found.numbers == sum(s.numbers for s in found.sections) == sum(d.numbers for d in found.details)
    assert 0 < found.passages_captured <= found.passages
    kinds = {kind for detail in found.details for kind in detail.records}
    assert {"goal", "indicator", "target", "task", "unit", "standard", "achievement"} <= kinds
    assert all(detail.at.end - detail.at.start == len(detail.at.quote) for detail in found.details)


def test_numbers_that_no_record_states_are_listed_where_they_bind() -> None:
    text = with_tasks("整治河道。安排人员全天24小时值守，清理河道10条。")
    found = audit_of(text).coverage
    assert [left.raw for left in found.numbers_left] == ["24小时"]
    [left] = found.numbers_left
    assert "值守" in left.at.quote
    assert left.at.section == "二、重点任务 / （一）整治河道"


def test_totals_that_were_checked_are_not_listed() -> None:
    assert audit_of(PLAN).coverage.numbers_left == ()
