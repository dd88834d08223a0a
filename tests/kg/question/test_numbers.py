from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.question.numbers import numbers_in, years_before


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("改造公厕30座", [("=", 30, None, "座")], id="plain"),
        pytest.param("完好率达到95%以上", [(">=", 95, None, "%")], id="at-least-behind"),
        pytest.param("滞留不超过30分钟", [("<=", 30, None, "分钟")], id="at-most-before"),
        pytest.param("漏损率<8.5%", [("<", 8.5, None, "%")], id="sign"),
        pytest.param("长度3-5公里", [("range", 3, 5, "公里")], id="range"),
        pytest.param("投资1,280万元", [("=", 1280, None, "万元")], id="thousands"),
        pytest.param("每4座/平方公里", [("=", 4, None, "座/平方公里")], id="rate"),
        pytest.param("新建12座、改造30座", [("=", 12, None, "座"), ("=", 30, None, "座")], id="two"),
        pytest.param("到2026年底前", [], id="a-year"),
        pytest.param("9月15日完成", [], id="a-date"),
        pytest.param("“1+4+2”体系", [], id="a-code"),
        pytest.param("1.推进整治", [], id="numbering"),
    ],
)
def test_numbers(sentence: str, found: list[tuple[str, float, float | None, str]]) -> None:
    assert [(n.op, n.value, n.high, n.unit) for n in numbers_in(sentence)] == found


def test_a_number_knows_what_it_measures() -> None:
    toilets, lamps = numbers_in("改造公厕30座,更换灯具2400盏。")
    assert (toilets.near, lamps.near) == ("改造公厕|", "更换灯具|")


def test_the_nearest_year_before_comes_first() -> None:
    assert years_before("2024年30座,2026年45座", 14) == (2026, 2024)


@given(st.text("改造公厕0123456789.,%座万元至-以上年月日(+、。", max_size=40))
def test_a_number_stands_where_it_says(sentence: str) -> None:
    for number in numbers_in(sentence):
        assert any(c.isdigit() for c in sentence[number.start : number.end])
