"""HTML tables that a conversion left in plain text."""

import pytest

from corpus.markup import table_lines
from corpus.tabular import COVERED
from tests.reading import read, tables


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        pytest.param(
            "<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>清淤</td></tr></table>", ["序号\t任务", "1\t清淤"], id="plain"
        ),
        pytest.param("<table><tr><td>序号<td>任务<tr><td>1<td>清淤</table>", ["序号\t任务", "1\t清淤"], id="end-tags-left-out"),
        pytest.param(
            '<table><tr><td rowspan="2">类别</td><td>任务</td></tr><tr><td>护岸</td></tr></table>',
            ["类别\t任务", f"{COVERED}\t护岸"],
            id="rowspan",
        ),
        pytest.param(
            '<table><tr><td>任务</td><td colspan="2">单位</td></tr><tr><td>清淤</td><td>甲局</td><td>乙局</td></tr></table>',
            ["任务\t单位\t", "清淤\t甲局\t乙局"],
            id="colspan",
        ),
        pytest.param("<table><tr><td>甲局<br>乙局</td><td>是</td></tr></table>", ["甲局\v乙局\t是"], id="line-in-a-cell"),
        pytest.param("<table><tr><td>一、绿道。</td></tr><tr><td>二、公园。</td></tr></table>", ["一、绿道。", "二、公园。"], id="frame"),
        pytest.param("<table></table>", [], id="empty"),
        pytest.param('<table><tr><td rowspan="99999">a</td><td colspan="x">b</td></tr></table>', ["a\tb"], id="slips-in-spans"),
    ],
)
def test_table_lines(markup: str, lines: list[str]) -> None:
    assert table_lines(markup) == lines


def test_the_text_around_stays_and_lines_are_counted_on() -> None:
    text = "一、任务\n<table>\n<tr><td>序号</td><td>任务</td></tr>\n<tr><td>1</td><td>清淤</td></tr>\n</table>\n二、保障\n"
    assert tables(text) == [[["序号", "任务"], ["1", "清淤"]]]
    plan = read(text)
    assert plan.locate(plan.text.index("二、")).line == 6


def test_a_table_that_never_ends_is_text() -> None:
    assert tables("一、任务\n<table><tr><td>序号</td>\n") == []
