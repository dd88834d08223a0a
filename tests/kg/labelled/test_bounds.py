"""Comparisons read out of questions."""

import pytest

from kg.labelled.bounds import MOST, bounds_in, chinese_number, with_digits

NUMBERS = {
    "面积超过三百平方米的公园": (">", 300.0, None, "平方米"),
    "不少于二十个": (">=", 20.0, None, "个"),
    "床位数在30张以上": (">=", 30.0, None, "张"),
    "面积在100到500公顷之间": ("range", 100.0, 500.0, "公顷"),
    "藏书超过50万册": (">", 500000.0, None, "册"),
    "藏书在50万册以上": (">=", 500000.0, None, "册"),
    "不到1,200元": ("<", 1200.0, None, "元"),
    "more than 1,000 units": (">", 1000.0, None, "units"),
    "at least 5 people": (">=", 5.0, None, "people"),
    "between 3 and 7": ("range", 3.0, 7.0, None),
    "under 40": ("<", 40.0, None, None),
}
DATES = {
    "2010年以后成立的": (">=", "2010-01-01", None),
    "2010年之后成立的": (">", "2011-01-01", None),
    "2000年之前建成的": ("<", "2000-01-01", None),
    "2016年5月登记的": ("=", "2016-05-01", "2016-06-01"),
    "2016年12月登记的": ("=", "2016-12-01", "2017-01-01"),
    "90年代建的": ("range", "1990-01-01", "2000-01-01"),
    "2000年到2005年间": ("range", "2000-01-01", "2006-01-01"),
    "二〇一六年成立": ("=", "2016-01-01", "2017-01-01"),
    "founded in 2016": ("=", "2016-01-01", "2017-01-01"),
    "opened after 2010": (">", "2011-01-01", None),
    "since 2010": (">=", "2010-01-01", None),
    "before 1990": ("<", "1990-01-01", None),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    (bound,) = bounds_in(with_digits(text))
    assert (bound.kind, bound.op, bound.low, bound.high, bound.unit) == ("number", *NUMBERS[text])


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    (bound,) = bounds_in(with_digits(text))
    assert (bound.kind, bound.op, bound.low, bound.high) == ("date", *DATES[text])


@pytest.mark.parametrize("text", ["第一医院", "三门县", "一级医院", "面积最大的公园", "", "P3的库存"])
def test_names_and_ranks_are_no_comparisons(text: str) -> None:
    assert bounds_in(with_digits(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十五", 35),
        ("两百", 200),
        ("一千二百万", 12_000_000),
        ("十", 10),
        ("二〇二五", 2025),
        ("甲", None),
        pytest.param("九" * 5000, MOST, id="more-digits-than-python-reads"),
        pytest.param("一" + "亿" * 600, MOST, id="more-than-python-writes"),
    ],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese_number(text) == value
