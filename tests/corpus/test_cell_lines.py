"""Tables of which only the cells are left, each on a line of its own."""

import pytest

from tests.reading import tables

NUMBERED = ["序号", "指标", "单位", "2025年", "1", "供水普及率", "%", "98", "2", "漏损率", "%", "9"]
ATTRIBUTED = ["类别", "指标", "2020年", "2025年", "属性", "供水", "普及率", "92", "98", "约束性", "漏损率", "11", "9", "预期性"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["one-line-end", "blank-lines"])
def test_rows_begin_with_a_number_that_counts_up(gap: str) -> None:
    assert tables(gap.join([*NUMBERED, "二、任务"])) == [
        [["序号", "指标", "单位", "2025年"], ["1", "供水普及率", "%", "98"], ["2", "漏损率", "%", "9"]]
    ]


def test_rows_end_with_an_attribute_and_lack_a_merged_category() -> None:
    assert tables("\n".join([*ATTRIBUTED, "二、任务"])) == [
        [["类别", "指标", "2020年", "2025年", "属性"], ["供水", "普及率", "92", "98", "约束性"], ["", "漏损率", "11", "9", "预期性"]]
    ]


def test_the_category_after_the_number_may_be_merged() -> None:
    lines = ["序号", "类别", "任务", "责任单位", "1", "水务", "清淤", "水务局", "2", "护岸", "水务局", "3", "园林", "绿化", "园林局"]
    assert tables("\n".join(lines))[0][2] == ["2", "", "护岸", "水务局"]


def test_behind_a_serial_number_the_header_may_say_anything() -> None:
    lines = ["序 号", "场景", "达到的水平", "1", "治水", "全省前列", "2", "治污", "全国领先", "二、任务"]
    assert tables("\n".join(lines)) == [[["序 号", "场景", "达到的水平"], ["1", "治水", "全省前列"], ["2", "治污", "全国领先"]]]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["序号", "任务"], id="two-words"),
        pytest.param(["序号", "任务", "责任单位", "各区抓紧落实。"], id="no-rows"),
        pytest.param(["指标", "单位", "2025年", "普及率", "%", "98"], id="neither-number-nor-attribute"),
        pytest.param(["序号", "任务", "责任单位", "1", "清淤", "2", "护岸", "3", "绿化"], id="rows-that-lack-cells"),
    ],
)
def test_other_lines_stay_lines(lines: list[str]) -> None:
    assert tables("\n".join(lines)) == []
