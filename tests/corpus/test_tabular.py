"""Tables in plain text, in the three shapes that conversions leave them in."""

import pytest

from corpus.text import Table
from tests.reading import read, tables


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("序号\t任务\t单位\n1\t清淤\t水务局\n2\t护岸\t\n", id="a-row-a-line"),
        pytest.param("\t序号\n\t任务\n\t单位\n\n\t1\n\t清淤\n\t水务局\n\n\t2\n\t护岸\n\t\n", id="a-cell-a-line"),
        pytest.param("| 序号 | 任务 | 单位 |\n| --- | :-: | ---: |\n| 1 | 清淤 | 水务局 |\n| 2 | 护岸 | |\n", id="bars"),
        pytest.param("序号\t任务\t单位\n---\t---\t---\n1\t清淤\t水务局\n2\t护岸\t\n", id="ruled-off"),
        pytest.param("序号\t任务\t单位\n1\t清淤\t水务局\n\t\t\n2\t护岸\t\n", id="empty-row-left-out"),
    ],
)
def test_rows_and_cells(text: str) -> None:
    assert tables(text) == [[["序号", "任务", "单位"], ["1", "清淤", "水务局"], ["2", "护岸", ""]]]


def test_a_cell_keeps_its_further_lines() -> None:
    text = "\t序号\n\t任务\n\t单位\n\n\t1\n\t清淤\n\t水务局\n住建局\n\n\t2\n\t护岸\n\t水务局\n"
    plan = read(text)
    (table,) = plan.blocks
    assert isinstance(table, Table)
    assert [plan.text[line.start : line.end] for line in table.rows[1].cells[2].lines] == ["水务局", "住建局"]


def test_text_before_and_after_a_table_is_no_cell() -> None:
    text = "表1 任务\n序号\t任务\n1\t清淤\n各区抓紧落实。\n"
    plan = read(text)
    assert [plan.slice(b) for b in plan.blocks if not isinstance(b, Table)] == ["表1 任务".replace(" ", ""), "各区抓紧落实。"]


class TestBreaks:
    def test_a_gap_marks_the_row_after_it(self) -> None:
        (table,) = read("序号\t任务\n1\t清淤\n\n2\t护岸\n").blocks
        assert isinstance(table, Table)
        assert table.breaks == (2,)

    @pytest.mark.parametrize("between", ["\n\n", "\n— 3 —\n", "\n^① 注释一条。\n"], ids=["blank", "page-number", "footnote"])
    def test_a_table_that_begins_again_with_its_header_goes_on(self, between: str) -> None:
        plan = read(f"序号\t任务\n1\t清淤\n{between}序号\t任务\n2\t护岸\n")
        (table,) = (b for b in plan.blocks if isinstance(b, Table))
        assert len(table.rows) == 4
        assert table.breaks == (2,)

    def test_another_header_begins_another_table(self) -> None:
        found = tables("序号\t任务\n1\t清淤\n\n指标\t单位\t2025年\n普及率\t%\t98\n")
        assert [table[0] for table in found] == [["序号", "任务"], ["指标", "单位", "2025年"]]


@pytest.mark.parametrize("line", ["a|b", "| 只有一格", "--- | ---", "目标：| 完成"])
def test_what_is_no_table(line: str) -> None:
    assert tables(f"一、目标\n{line}\n到2025年建成。\n") == []
