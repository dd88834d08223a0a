"""What values are, read off the values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.labelled.literals import boolean, iso_date, kind_of, number


@pytest.mark.parametrize(
    ("values", "hint", "kind"),
    [
        (["12", "3.5", "3.18E+07"], None, "number"),
        (["120元", "15元"], None, "number"),
        (["2016/1/1", "1992/3/20"], None, "date"),
        (["2016年5月", "2016-05-01"], None, "date"),
        (["1931", "1978"], "date", "date"),
        (["是", "否", "是"], None, "boolean"),
        (["yes", "no"], None, "boolean"),
        (["0571-87978350", "13757756199"], None, "phone"),
        (["310007", "324000", "325000"], None, "code"),
        (["L-ZJ00385", "L-ZJ00848"], None, "code"),
        (["东岭区桂花路12号", "西泽区长堤街5号"], None, "address"),
        (["省级", "国家级"] * 5, None, "category"),
        (["林岳", "宋荷", "唐苇"], None, "text"),
        ([], None, "text"),
        (["-", "无", ""], None, "text"),
    ],
)
def test_kinds(values: list[str], hint: str | None, kind: str) -> None:
    assert kind_of(values, hint) == kind


@pytest.mark.parametrize(
    ("text", "value"), [("1,200", 1200.0), ("-3.5", -3.5), ("1.06E+07", 1.06e7), ("15%", 15.0), ("三", None), ("12-34", None), ("", None)]
)
def test_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2016/1/1", "2016-01-01"),
        ("2016年5月", "2016-05"),
        ("1931", "1931"),
        ("2016-13-01", None),
        ("1899-12-30", None),
        ("0571-8797", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert kind_of([text], None)
    assert boolean(text) in {True, False, None}


@given(st.dates())
def test_a_date_reads_back(day: object) -> None:
    assert iso_date(str(day)) in {str(day), None}
