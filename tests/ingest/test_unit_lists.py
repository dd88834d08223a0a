"""Cells and sentences give the units that they print, each by its printed name."""

from __future__ import annotations

import pytest

from corpus.text import Span
from ingest.unit_lists import split_units, units_after, units_before


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("水利局 财政局 气象局", ["水利局", "财政局", "气象局"], id="white-space"),
        pytest.param("水利局、财政局，气象局；人防办", ["水利局", "财政局", "气象局", "人防办"], id="marks"),
        pytest.param("属地(乡镇、街道)", ["属地(乡镇、街道)"], id="brackets-kept-whole"),
        pytest.param("市水利局（防汛办） 市应急局", ["市水利局（防汛办）", "市应急局"], id="bracket-belongs-to-its-unit"),
        pytest.param("各景区、景点经营单位、属地镇街", ["各景区、景点经营单位", "属地镇街"], id="a-place-is-no-unit"),
        pytest.param(
            "各游乐场所、体育场馆经营单位、旅游部门", ["各游乐场所、体育场馆经营单位", "旅游部门"], id="one-name-with-a-list-in-it"
        ),
        pytest.param("各市、县（区）政府", ["各市、县（区）政府"], id="levels-go-on"),
        pytest.param("市、区县河长办", ["市、区县河长办"], id="level-before-level"),
        pytest.param("各区、市级有关部门", ["各区", "市级有关部门"], id="level-then-departments"),
        pytest.param("各级党委、政府", ["各级党委、政府"], id="bare-type-belongs-to-the-one-before"),
        pytest.param("住房和城乡建设局、自然资源和规划局", ["住房和城乡建设局", "自然资源和规划局"], id="he-inside-a-name"),
        pytest.param("公安、农业农村部门和6个执法部门", ["公安", "农业农村部门", "6个执法部门"], id="field-for-its-department"),
        pytest.param("县移动、电信、联通公司", ["县移动", "电信", "联通公司"], id="utilities"),
        pytest.param("省发展改革委，省财政厅等部门", ["省发展改革委", "省财政厅"], id="deng-dropped"),
        pytest.param("河湖治理提升 工作专班", ["河湖治理提升工作专班"], id="broken-by-a-narrow-column"),
        pytest.param("市科技局（按职责分工负责）", ["市科技局"], id="manner-is-no-name"),
        pytest.param("县供销社下属华联 县国资公司", ["县供销社下属华联", "县国资公司"], id="the-column-vouches-for-the-name"),
        pytest.param("水利局、水利局", ["水利局"], id="once"),
        pytest.param("云海海关、市商务局", ["云海海关", "市商务局"], id="customs"),
        pytest.param("省水利厅、云海工程院、省林业局", ["省水利厅", "云海工程院", "省林业局"], id="a-place-is-no-beginning"),
        pytest.param("市港口与能源集团（市储备集团）", ["市港口与能源集团（市储备集团）"], id="yu-inside-a-name"),
        pytest.param("省水利厅等有关部门和单位", ["省水利厅"], id="deng-and-units"),
        pytest.param("省水利厅、省林业局等和各设区市政府", ["省水利厅", "省林业局", "各设区市政府"], id="deng-and-others"),
        pytest.param("省水利厅、省林业局等省级有关单位", ["省水利厅", "省林业局"], id="deng-of-a-level"),
        pytest.param("东岭县、西岭县人民政府", ["东岭县", "西岭县人民政府"], id="two-places"),
        pytest.param("/", [], id="slash"),
        pytest.param("—", [], id="dash"),
        pytest.param(" 无 ", [], id="none"),
        pytest.param("", [], id="empty"),
    ],
)
def test_split_units(cell: str, expected: list[str]) -> None:
    assert [unit.text for unit in split_units(cell)] == expected


def test_split_units_keeps_to_the_cells_own_lines() -> None:
    text = "前文 水利局 河长办"
    found = split_units(text, 3, len(text), (Span(3, 6), Span(7, 10)))
    assert [(u.start, u.end, u.text) for u in found] == [(3, 6, "水利局"), (7, 10, "河长办")]


def test_a_heading_that_ran_into_the_cell_is_cut_off() -> None:
    cell = "水利部门、属地乡镇(街道)数字化改革领域十项重点推进工程"
    assert [unit.text for unit in split_units(cell)] == ["水利部门", "属地乡镇(街道)"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("建立完善河长办", ["河长办"], id="verbs-cut-off"),
        pytest.param("由粮食部门", ["粮食部门"], id="preposition-cut-off"),
        pytest.param("充分发挥市、区县河长办", ["市、区县河长办"], id="levels"),
        pytest.param("文旅局和体育部门", ["文旅局", "体育部门"], id="two"),
        pytest.param("“雪亮工程”工作领导小组", ["“雪亮工程”工作领导小组"], id="quoted-name"),
        pytest.param("市自然资源和规划局", ["市自然资源和规划局"], id="he-inside-a-name"),
        pytest.param("各责任单位", ["各责任单位"], id="party"),
        pytest.param("健全党委领导、政府", [], id="bare-type-is-no-unit"),
        pytest.param("全面推进道路养护", [], id="no-unit"),
        pytest.param("由联合抄表办公室", ["联合抄表办公室"], id="by-whom"),
        pytest.param("这项工作由水务局", ["水务局"], id="by-whom-after-what"),
        pytest.param("民政、公安、人民防空、水利局等部门", ["民政", "公安", "人民防空", "水利局"], id="fields-before-deng"),
        pytest.param("建成两个节水协会，带动灌区企业", ["灌区企业"], id="another-clause"),
    ],
)
def test_units_before(clause: str, expected: list[str]) -> None:
    assert [unit.text for unit in units_before(clause, 0, len(clause))] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["住房和城乡", "建设局", "水利局"], ["住房和城乡建设局", "水利局"], id="known-name-broken"),
        pytest.param(["自然资源和", "规划局"], ["自然资源和规划局"], id="after-he"),
        pytest.param(["属地（乡镇、", "街道）", "水利局"], ["属地（乡镇、街道）", "水利局"], id="inside-a-bracket"),
        pytest.param(["县某某华数", "建设局"], ["县某某华数", "建设局"], id="two-names"),
        pytest.param(["云海市卫生", "健康委", "云海市交通", "运输局"], ["云海市卫生健康委", "云海市交通运输局"], id="fields-broken"),
        pytest.param(["市水务局、市数据", "资源局"], ["市水务局", "市数据资源局"], id="commas-part-the-names"),
        pytest.param(["云海市", "人民政府"], ["云海市人民政府"], id="place-and-type"),
        pytest.param(["工", "会"], ["工会"], id="spread-out"),
        pytest.param(["省司法厅、省公安", "厅、省法院"], ["省司法厅", "省公安厅", "省法院"], id="only-a-suffix"),
        pytest.param(["县供电公司", "县水务公司"], ["县供电公司", "县水务公司"], id="two-companies"),
    ],
)
def test_lines_of_a_narrow_column(lines: list[str], expected: list[str]) -> None:
    text, spans = "", []
    for line in lines:
        text += " " if text else ""
        spans.append(Span(len(text), len(text) + len(line)))
        text += line
    assert [unit.text for unit in split_units(text, 0, len(text), spans)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("省财政厅、省林业局等部门编制预算", ["省财政厅", "省林业局"], id="list"),
        pytest.param("有关部门下达资金", ["有关部门"], id="group"),
        pytest.param("水利部门（河长办）和各乡镇巡查", ["水利部门（河长办）", "各乡镇"], id="bracket"),
        pytest.param("下达资金", [], id="none"),
    ],
)
def test_units_after(text: str, expected: list[str]) -> None:
    assert [unit.text for unit in units_after(text, 0, len(text))] == expected
