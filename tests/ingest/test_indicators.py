"""Indicator tables to indicators: every value with its kind, its year and its unit."""

import pytest

from corpus.text import Table
from ingest.indicators import extract_indicators
from ontology.records import Indicator
from tests.reading import grid_of, read, read_outline

Value = tuple[str, int | None, str, float | None, str | None]


def indicators(text: str, title: str = "", period: tuple[int, int] | None = (2021, 2025)) -> list[Indicator]:
    section = read_outline("一、目标\n\n" + text).sections[1]
    return list(extract_indicators(grid_of(text), section, title, period))


def values(indicator: Indicator) -> list[Value]:
    return [(v.kind, v.year, v.op, v.value, v.unit) for v in indicator.values]


def one(header: str, row: str, title: str = "", period: tuple[int, int] | None = (2021, 2025)) -> Indicator:
    (found,) = indicators(f"{header}\n{row}\n".replace(" ", "\t"), title, period)
    return found


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        pytest.param(
            "指标 单位 2020年 2025年", "普及率 % 91 ≥96", [("baseline", 2020, "=", 91, "%"), ("target", 2025, ">=", 96, "%")], id="years"
        ),
        pytest.param(
            "指标 2025年目标 2030年目标",
            "普及率（%） 96 98",
            [("target", 2025, "=", 96, "%"), ("target", 2030, "=", 98, "%")],
            id="two-aims",
        ),
        pytest.param(
            "指标 2025年 2027年 2030年 2035年",
            "水厂（座） 3 5 8 9",
            [("target", y, "=", v, "座") for y, v in ((2025, 3), (2027, 5), (2030, 8), (2035, 9))],
            id="four-aims",
        ),
        pytest.param(
            "指标 现状值 目标值",
            "普及率（%） 91 96",
            [("baseline", None, "=", 91, "%"), ("target", 2025, "=", 96, "%")],
            id="without-years",
        ),
        pytest.param(
            "指标 “十三五”末 “十四五”末",
            "普及率（%） 91 96",
            [("baseline", 2020, "=", 91, "%"), ("target", 2025, "=", 96, "%")],
            id="five-year-plans",
        ),
        pytest.param(
            "指标 单位 2020年实际 2025年目标",
            "水厂 座 3 5",
            [("baseline", 2020, "=", 3, "座"), ("target", 2025, "=", 5, "座")],
            id="outcome-that-aims-start-from",
        ),
        pytest.param("指标 单位 2020年 2025年", "水厂 座 — 5", [("target", 2025, "=", 5, "座")], id="dash-for-none"),
        pytest.param("指标 单位 2020年 2025年", "水厂 座 / 5-6", [("target", 2025, "range", 5, "座")], id="range"),
        pytest.param(
            "指标 2020年 2025年",
            "漏损率 9.8% <9%",
            [("baseline", 2020, "=", 9.8, "%"), ("target", 2025, "<", 9, "%")],
            id="unit-at-the-number",
        ),
        pytest.param(
            "指标 2020年（万吨） 2025年（万吨）",
            "供水量 12 15",
            [("baseline", 2020, "=", 12, "万吨"), ("target", 2025, "=", 15, "万吨")],
            id="unit-in-the-header",
        ),
        pytest.param("指标 2025年", "平台 建成投用", [("target", 2025, "text", None, None)], id="words"),
    ],
)
def test_values(header: str, row: str, expected: list[Value]) -> None:
    assert values(one(header, row)) == expected


@pytest.mark.parametrize(
    ("period", "kinds"),
    [((2023, 2025), ["target", "target"]), ((2024, 2026), ["baseline", "target"]), (None, ["target", "target"])],
    ids=["within-the-period", "before-the-period", "unknown-period"],
)
def test_the_first_year_is_a_baseline_if_the_plan_begins_after_it(period: tuple[int, int] | None, kinds: list[str]) -> None:
    assert [v.kind for v in one("指标 2023年 2025年", "水厂（座） 3 5", period=period).values] == kinds


@pytest.mark.parametrize(
    ("row", "name", "unit"),
    [
        ("城镇化率（%） 60 70", "城镇化率", "%"),
        ("算力规模（EFlops） 2 9", "算力规模", "EFlops"),
        ("生均支出（万元）（全市） 1.2 1.5", "生均支出（全市）", "万元"),
        ("县（市、区）覆盖数 3 5", "县（市、区）覆盖数", None),
    ],
    ids=["percent", "latin", "before-another-bracket", "no-unit"],
)
def test_a_unit_in_brackets_is_no_part_of_the_name(row: str, name: str, unit: str | None) -> None:
    found = one("指标 2020年 2025年", row)
    assert (found.name, found.unit) == (name, unit)


def test_printed_numbers_are_no_part_of_the_names() -> None:
    assert one("指标 2020年 2025年", "1.城镇化率（%） 60 70").name == "城镇化率"


def test_the_growth_beside_an_aim_in_its_own_unit_is_left_out() -> None:
    found = one("指标 单位 2020年 2025年 年均增长（%）", "产值 亿元 300 500 10.8")
    assert [(v.kind, v.value) for v in found.values] == [("baseline", 300), ("target", 500)]


def test_what_was_reached_beside_what_was_aimed_at() -> None:
    text = "指标\t单位\t“十三五”\t\t“十四五”\n\t\t规划目标\t2020年完成值\t2025年目标\n普及率\t%\t90\t92\t96\n水厂*\t座\t3\t4\t6\n"
    first, second = indicators(text)
    assert values(first) == [("target", 2020, "=", 90, "%"), ("actual", 2020, "=", 92, "%"), ("target", 2025, "=", 96, "%")]
    assert second.name == "水厂"


def test_yearly_aims_have_no_baseline() -> None:
    found = one("指标 2022年 2023年 2024年 2025年", "水厂（座） 2 3 4 5", period=(2022, 2025))
    assert {v.kind for v in found.values} == {"target"}


def test_a_past_table_has_aims_and_outcomes_of_its_own_years() -> None:
    found = one("主要指标 规划目标 完成情况", "普及率 ≥90% 93.8%", title="“十三五”规划目标完成情况")
    assert values(found) == [("target", 2020, ">=", 90, "%"), ("actual", 2020, "=", 93.8, "%")]


@pytest.mark.parametrize(
    ("header", "cell", "value", "per"),
    [
        pytest.param("累计[年均]", "[3.2]", 3.2, "年均", id="bracket-is-the-yearly-rate"),
        pytest.param("累计[年均]", "15", 15, "累计", id="no-bracket-is-the-sum"),
        pytest.param("年均/〔累计〕", "〔18〕", 18, "累计", id="bracket-is-the-sum"),
        pytest.param("年均增长（%）", "6.5", 6.5, "年均", id="yearly-rate"),
        pytest.param("五年累计", "120", 120, "累计", id="sum"),
        pytest.param("2025年", "〔18〕", 18, "累计", id="bracketed-figure-in-a-year"),
        pytest.param("2025年", "18", 18, None, id="state"),
    ],
)
def test_sums_and_rates_over_the_period(header: str, cell: str, value: float, per: str | None) -> None:
    (found,) = one(f"指标 单位 {header}", f"清淤 公里 {cell}").values
    assert (found.value, found.per, found.raw, found.year) == (value, per, cell, 2025)


class TestRow:
    TEXT = "类别\t指标\t单位\t2025年\t属性\n供水\t普及率\t%\t96\t约束性\n\t漏损率\t%\t9\t预期性\n合计\t\t\t\t\n"

    def test_group_name_unit_and_attribute(self) -> None:
        assert [(i.group, i.name, i.unit, i.attribute, i.section) for i in indicators(self.TEXT)] == [
            ("供水", "普及率", "%", "约束性", "一、目标"),
            ("供水", "漏损率", "%", "预期性", "一、目标"),
        ]

    def test_evidence_is_the_row_and_each_value_its_cell(self) -> None:
        text = read(self.TEXT).text
        second = indicators(self.TEXT)[1]
        assert [text[e.start : e.end] for e in second.evidence] == ["\t漏损率\t%\t9\t预期性"]
        assert [text[e.start : e.end] for v in second.values for e in v.evidence] == ["9"]

    def test_two_categories_and_a_band_make_one_group(self) -> None:
        text = "领域\t类别\t指标\t2025年\n一、水\t\t\t\n供水\t管网\t漏损率\t9%\n"
        assert [i.group for i in indicators(text)] == ["一、水 / 供水 / 管网"]

    def test_a_dash_is_no_unit(self) -> None:
        assert one("指标 单位 2025年", "平台建成 — 完成").unit is None

    def test_ids_differ_for_the_same_name(self) -> None:
        first, second = indicators("指标\t2025年\n普及率\t96%\n普及率\t98%\n")
        assert first.id != second.id

    def test_without_a_name_or_a_value_there_is_nothing(self) -> None:
        plan = read("序号\t单位\n1\t%\n")
        (table,) = plan.blocks
        assert isinstance(table, Table)
        assert indicators("序号\t单位\n1\t%\n") == []
