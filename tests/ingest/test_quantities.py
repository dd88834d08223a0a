"""Quantities: raw span, comparator, value, unit; whole cells; what is no quantity."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import read_chinese_number, read_number
from ingest.quantities import Quantity, find_quantities

# text, raw, op, value, unit
QUANTITIES = [
    ("完好率达到95%以上", "95%以上", ">=", 95, "%"),
    ("不少于3座", "不少于3座", ">=", 3, "座"),
    ("不低于 98 %", "不低于 98 %", ">=", 98, "%"),
    ("至少5处", "至少5处", ">=", 5, "处"),
    ("≥9.5个/万人", "≥9.5个/万人", ">=", 9.5, "个/万人"),
    ("漏损率控制在8%以内", "8%以内", "<=", 8, "%"),
    ("漏损率控制在8%", "8%", "<=", 8, "%"),
    ("浓度不高于25微克/立方米", "不高于25微克/立方米", "<=", 25, "微克/立方米"),
    ("不超过45分钟", "不超过45分钟", "<=", 45, "分钟"),
    ("30分钟内", "30分钟内", "<=", 30, "分钟"),
    ("超过60万人次", "超过60万人次", ">", 60, "万人次"),
    ("30余条", "30余条", ">", 30, "条"),
    ("2.5万余盏", "2.5万余盏", ">", 2.5, "万盏"),
    ("不足5%", "不足5%", "<", 5, "%"),
    ("达到18小时", "18小时", "=", 18, "小时"),
    ("约12公里", "约12公里", "=", 12, "公里"),
    ("44亿立方米左右", "44亿立方米左右", "=", 44, "亿立方米"),
    ("投诉量同比下降15%", "同比下降15%", "=", 15, "%"),
    ("年均增长6%以上", "年均增长6%以上", ">=", 6, "%"),
    ("提高3个百分点", "提高3个百分点", "=", 3, "个百分点"),
    ("提高到3%", "3%", "=", 3, "%"),
    ("每月不少于2次", "每月不少于2次", ">=", 2, "次"),
    ("每季度组织1次", "每季度组织1次", "=", 1, "次"),
    ("1,234.5亿元", "1,234.5亿元", "=", 1234.5, "亿元"),
    ("600万吨/年以上", "600万吨/年以上", ">=", 600, "万吨/年"),
    ("百分之九十五以上", "百分之九十五以上", ">=", 95, "%"),
    ("二十家", "二十家", "=", 20, "家"),
    ("５０个", "５０个", "=", 50, "个"),
    ("防洪标准为50年一遇", "50年一遇", "=", 50, "年一遇"),
    ("160mg/L", "160mg/L", "=", 160, "mg/L"),
    ("产值之比达到2.8:1", "2.8:1", "=", 2.8, ":1"),
    ("得分达到90以上", "90以上", ">=", 90, None),
    ("指数达到85。", "85", "=", 85, None),
    ("3.5‰", "3.5‰", "=", 3.5, "‰"),
    ("14.5/10万", "14.5/10万", "=", 14.5, "/10万"),
    ("渠系整治提升18条", "18条", "=", 18, "条"),
    ("排名提升3位", "提升3位", "=", 3, "位"),
    ("每年1200余件", "1200余件", ">", 1200, "件"),
    ("三分之二以上", "三分之二以上", "text", None, None),
    ("产值翻番", "翻番", "text", None, None),
    ("8000万—1亿元", "8000万—1亿元", "text", None, None),
]


@pytest.mark.parametrize(("text", "raw", "op", "value", "unit"), QUANTITIES, ids=[q[0] for q in QUANTITIES])
def test_reads_one_quantity(text: str, raw: str, op: str, value: float | None, unit: str | None) -> None:
    found = find_quantities(text)
    assert [(text[q.start : q.end], q.op, q.value, q.unit) for q in found] == [(raw, op, value, unit)]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("培育5家具备条件的企业", "5家"),
        ("建设3个体育公园", "3个"),
        ("开通10条线路", "10条"),
        ("选派60名优秀教师", "60名"),
        ("改造7处分散式设施", "7处"),
        ("年产20发火箭", "20发"),
        ("加工产值与农业产值之比达到2.8∶1", "2.8∶1"),
        ("分摊额度不能超过每月900元", "900元"),
    ],
)
def test_a_counting_word_may_stand_before_a_longer_word(text: str, raw: str) -> None:
    assert [text[q.number_start : q.number_end] for q in find_quantities(text)] == [raw]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("2-3条", 2, 3, "条"),
        ("2—3条", 2, 3, "条"),
        ("10%至15%", 10, 15, "%"),
        ("3～5家", 3, 5, "家"),
        ("三至五家", 3, 5, "家"),
        ("5万-8万人", 5, 8, "万人"),
    ],
)
def test_reads_a_range(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.op, quantity.value, quantity.high, quantity.unit) == ("range", low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "2025年", "2021-2025年", "6月30日", "第19届", "〔2021〕144号", "12345热线", "5G网络", "G20峰会", "PM2.5治理", "2.0版本",
        "“1+6+11”体系", "2次干道", "6部门联合", "三大广场", "GB/T 30428", "10月底", "A4纸", "一体化", "3D建模", "第三方",
    ],
)  # fmt: skip
def test_leaves_dates_names_and_numbers_of_documents(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_change_and_a_recurrence_are_kept_apart_from_the_value() -> None:
    change, recurrence = find_quantities("能耗累计下降14%，每年不少于4次")
    assert change.change == "累计下降"
    assert recurrence.per == "每年"


@pytest.mark.parametrize(
    ("printed", "number"),
    [("二十五", 25), ("两百", 200), ("一百二十", 120), ("二〇三五", 2035), ("十", 10), ("一万二千", 12000), ("甲", None), ("", None)],
)
def test_reads_chinese_numerals(printed: str, number: int | None) -> None:
    assert read_chinese_number(printed) == number


def test_reads_thousands_commas_and_full_width() -> None:
    assert read_number("１２,345．5") == 12345.5


@given(st.text(alphabet="12０一二十百亿万余%％个次处/、，-—至不少于超过达到约≥年月日第.:（）每 abG"))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    found: tuple[Quantity, ...] = find_quantities(text)
    assert all(0 <= q.start <= q.number_start < q.number_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
