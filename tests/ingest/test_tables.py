"""Tables to grids: headers, merged cells, page breaks, slid columns, bands and sums."""

import pytest

from corpus.text import Table
from ingest.tables import read_grid
from tests.reading import cells, grid_of, read

ROWS = {
    "merged-category": (
        "类别\t序号\t任务\n水务\t1\t清淤\n\t2\t护岸\n园林\t3\t植树\n",
        [["水务", "1", "清淤"], ["^水务", "2", "护岸"], ["园林", "3", "植树"]],
    ),
    "two-merged-categories": (
        "领域\t方向\t任务\n水务\t河道\t清淤\n\t\t护岸\n\t管网\t检漏\n园林\t\t植树\n",
        [["水务", "河道", "清淤"], ["^水务", "^河道", "护岸"], ["^水务", "管网", "检漏"], ["园林", "", "植树"]],
    ),
    "category-over-two-columns": (
        "类别\t指标\t目标\n水务\t河道\t清淤率\t9\n\t\t护岸率\t8\n园林\t绿化率\t7\n",
        [["水务", "河道", "清淤率", "9"], ["^水务", "^河道", "护岸率", "8"], ["园林", "", "绿化率", "7"]],
    ),
    "row-cut-by-a-page": (
        "序号\t任务\t单位\n1\t清淤\t甲\n\n\t并护岸\t乙\n2\t植树\t丙\n",
        [["1", "清淤并护岸", "甲乙"], ["2", "植树", "丙"]],
    ),
    "header-again-on-the-next-page": ("序号\t任务\n1\t清淤\n\n序号\t任务\n2\t护岸\n", [["1", "清淤"], ["2", "护岸"]]),
    "slid-to-the-left": (
        "类别\t序号\t任务\t单位\n水务\t1\t清淤\t甲\n2\t护岸\t乙\n",
        [["水务", "1", "清淤", "甲"], ["^水务", "2", "护岸", "乙"]],
    ),
    "slid-to-the-right": (
        "序号\t任务\t单位\n1\t清淤\t甲\n\t2\t护岸\t乙\n3\t植树\t丙\n4\t种草\t丁\n5\t检漏\t戊\n",
        [["1", "清淤", "甲"], ["2", "护岸", "乙"], ["3", "植树", "丙"], ["4", "种草", "丁"], ["5", "检漏", "戊"]],
    ),
    "measures-of-one-task": (
        "序号\t任务\t举措\n1\t水务\t清淤\n\t\t护岸\n2\t园林\t植树\n",
        [["1", "水务", "清淤"], ["", "^水务", "护岸"], ["2", "园林", "植树"]],
    ),
    "whole-measure-behind-a-page-break": (
        "序号\t任务\t举措\t单位\n1\t水务\t清淤\t甲\n\t\t护岸\t乙\n\n\t\t绿化\t丙\n",
        [["1", "水务", "清淤", "甲"], ["", "^水务", "护岸", "乙"], ["", "^水务", "绿化", "丙"]],
    ),
}


@pytest.mark.parametrize(("text", "rows"), ROWS.values(), ids=ROWS.keys())
def test_rows(text: str, rows: list[list[str]]) -> None:
    assert cells(grid_of(text)) == rows


def test_a_category_cut_by_a_page_is_joined_by_the_plans_heading() -> None:
    text = "一、提升河湖水系环境质量\n\n类别\t序号\t任务\n提升河湖水\t1\t清淤\n\n系环境质量\t2\t护岸\n"
    assert [row[0] for row in cells(grid_of(text))] == ["提升河湖水系环境质量", "提升河湖水系环境质量"]


def test_an_inner_category_in_the_outer_column_goes_where_its_heading_lies() -> None:
    text = (
        "一、改善水环境\n\n（一）治理河道\n\n（二）检修管网\n\n"
        "任务\t子任务\t序号\t举措\n改善水环境\t治理河道\t1\t清淤\n检修管网\t\t2\t检漏\n"
    )
    assert cells(grid_of(text))[1][:2] == ["^改善水环境", "检修管网"]


class TestHeader:
    def test_a_first_row_of_one_cell_is_the_caption(self) -> None:
        grid = grid_of("重点任务表\t\t\n序号\t任务\t单位\n1\t清淤\t甲\n")
        assert (grid.caption, grid.header) == ("重点任务表", (("序号",), ("任务",), ("单位",)))

    def test_a_caption_may_be_printed_in_every_cell(self) -> None:
        assert grid_of("任务表\t任务表\t任务表\n序号\t任务\t单位\n1\t清淤\t甲\n").caption == "任务表"

    def test_two_rows_give_paths(self) -> None:
        grid = grid_of("序号\t任务\t责任单位\t\n\t\t牵头\t配合\n1\t清淤\t甲\t乙\n")
        assert grid.header[2:] == (("责任单位", "牵头"), ("责任单位", "配合"))
        assert cells(grid) == [["1", "清淤", "甲", "乙"]]

    @pytest.mark.parametrize(
        "text",
        ["1\t清淤\n2\t护岸\n", "序号\t任务\n", "全面部署\t抓好落实\n加强督查\t精心组织\n"],
        ids=["rows-only", "header-only", "words"],
    )
    def test_without_one_there_is_no_grid(self, text: str) -> None:
        plan = read(text)
        (table,) = plan.blocks
        assert isinstance(table, Table)
        assert read_grid(plan, table) is None


class TestRows:
    @pytest.mark.parametrize("word", ["合计", "总计", "小计", "合计（公里）", "备注", "注：不含改建", "说明：按年计"])
    def test_sums_and_notes_are_marked(self, word: str) -> None:
        grid = grid_of(f"序号\t道路\t长度\n1\t东街\t12\n{word}\t\t12\n")
        assert [row.total for row in grid.rows] == [False, True]

    @pytest.mark.parametrize(("printed", "serial"), [("3", 3), ("3.", 3), ("（3）", 3), ("3、", 3), ("甲", None), ("", None)])
    def test_serial_numbers(self, printed: str, serial: int | None) -> None:
        assert grid_of(f"序号\t任务\t单位\n{printed}\t清淤\t甲\n").rows[0].serial == serial

    def test_evidence_spans_slice_to_the_printed_rows(self) -> None:
        text = "序号\t任务\n1\t清淤\n\n\t并护岸\n2\t植树\n"
        plan = read(text)
        spans = grid_of(text).rows[0].spans
        assert [plan.text[s.start : s.end] for s in spans] == ["1\t清淤", "\t并护岸"]

    @pytest.mark.parametrize(
        ("rows", "bands"),
        [
            pytest.param(
                "一、水务\t\t\n1\t清淤\t甲\n二、园林\t\t\n2\t植树\t乙\n", [["一、水务"], ["二、园林"]], id="numbered-over-the-width"
            ),
            pytest.param("一\t水务\t\n1\t清淤\t甲\n二\t园林\t\n2\t植树\t乙\n", [["水务"], ["园林"]], id="chinese-number-in-the-column"),
            pytest.param("一、水务\t\t\n（一）河道\t\t\n1\t清淤\t甲\n", [["一、水务", "（一）河道"]], id="nested"),
            pytest.param("一、水务\t一、水务\t一、水务\n1\t清淤\t甲\n", [["一、水务"]], id="printed-in-every-cell"),
            pytest.param("水务\t\t\n1\t清淤\t甲\n\t园林\t\n2\t植树\t乙\n", [["水务"], ["园林"]], id="without-a-number"),
            pytest.param("1\t清淤\t甲\n2\t植树\t乙\n", [[], []], id="none"),
        ],
    )
    def test_bands_head_the_rows_below(self, rows: str, bands: list[list[str]]) -> None:
        grid = grid_of(f"序号\t任务\t单位\n{rows}")
        assert [[cell.text for cell in row.bands] for row in grid.rows] == bands
