"""Gaps, bars and tabs that part cells, and tabs that part none."""

import pytest

from corpus.separators import with_tabs, without_edge_bars
from tests.reading import headings, paragraphs, tables


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            ["序号  任务  责任单位", "1   清淤   水务局", "2  护岸  水务局"],
            ["序号\t任务\t责任单位", "1\t清淤\t水务局", "2\t护岸\t水务局"],
            id="spaced",
        ),
        pytest.param(
            ["序号  任务  责任单位", "", "1   清淤   水务局"],
            ["序号\t任务\t责任单位", "", "1\t清淤\t水务局"],
            id="spaced-over-a-blank-line",
        ),
        pytest.param(["任务 | 单位 | 时限", "清淤 | 水务局 | 6月"], ["| 任务 | 单位 | 时限 |", "| 清淤 | 水务局 | 6月 |"], id="inner-bars"),
        pytest.param(
            ["一、\t总体要求", "（一）\t指导思想", "1.\t清淤"], ["一、总体要求", "（一）指导思想", "1.清淤"], id="tab-behind-a-number"
        ),
    ],
)
def test_cells_are_parted_by_tabs(lines: list[str], rows: list[str]) -> None:
    assert with_tabs(lines) == rows


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["全市  公园  绿地", "到2025年  建成  十座"], id="spaced-words-under-no-header"),
        pytest.param(["序号  任务  责任单位", "各区  抓好落实"], id="line-with-fewer-words"),
        pytest.param(["任务 | 单位 | 时限"], id="bars-once"),
        pytest.param(["序号\t任务", "1.\t清淤", "2.\t护岸"], id="numbered-rows"),
        pytest.param(["1\t清淤"], id="figure-is-no-number-of-a-heading"),
    ],
)
def test_other_lines_stay(lines: list[str]) -> None:
    assert with_tabs(lines)[1:] == lines[1:]


def test_word_numbers_become_headings() -> None:
    assert headings("一、\t总体要求\n坚持绿色发展。\n二、\t主要任务\n（一）\t清淤\n") == ["一、总体要求", "二、主要任务", "  （一）清淤"]


def test_paragraphs_indented_by_tabs_are_text() -> None:
    assert paragraphs("\t一、目标\n\t到2025年建成。\n\t二、任务\n") == ["一、目标", "到2025年建成。", "二、任务"]
    assert tables("\t一、目标\n\t到2025年建成。\n") == []


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        pytest.param("| ** | 新建公园 |** |", "新建公园", id="at-both-ends"),
        pytest.param("新建 | 公园", "新建 | 公园", id="inside-it-stays"),
        pytest.param("**新建公园**", "**新建公园**", id="stars-alone-stay"),
        pytest.param("|**|", "", id="nothing-else"),
    ],
)
def test_bars_at_the_edges_of_a_line_that_is_no_row(line: str, inner: str) -> None:
    assert without_edge_bars(line) == inner


@pytest.mark.parametrize("run", ["|", " ", "**", "| ", "|**"])
def test_a_run_inside_a_line_takes_linear_time(run: str) -> None:
    line = f"新建|{run * 50_000}公园"
    assert without_edge_bars(line) == line
