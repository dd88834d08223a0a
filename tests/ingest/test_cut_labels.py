"""Category cells: joined over a page by the plan's headings, carried down over the rows that they stand for."""

import pytest

from corpus.text import Span
from ingest.cut_labels import CutLabels
from ingest.grids import Grid, GridCell, GridRow

HEADINGS = ("\x1f一", "\x1f治理河道", "\x1f\x1f清除河底淤泥", "\x1f\x1f加固沿河护岸")


def cell(text: str) -> GridCell:
    return GridCell([Span(0, len(text))], [], text)


def grid(*rows: dict[int, str]) -> Grid:
    return Grid(
        (("任务",), ("子任务",), ("序号",)),
        [GridRow({c: cell(t) for c, t in row.items()}, [Span(0, 1)]) for row in rows],
        0,
        1,
        labels=(0, 1),
    )


@pytest.mark.parametrize(
    ("text", "depth"),
    [("治理河道", 1), ("清除河底淤泥", 2), ("清除河底的淤泥", 2), ("清除", None), ("", None), ("种植行道树木", None)],
    ids=["exact", "deeper", "one-character-more", "a-part", "nothing", "other"],
)
def test_depth_of_the_heading_that_a_label_reads_like(text: str, depth: int | None) -> None:
    assert CutLabels(grid(), HEADINGS).depth(text) == depth


@pytest.mark.parametrize("outer", ["治理河道", "治理河道与沿河岸线"], ids=["as-the-heading", "in-somewhat-other-words"])
def test_an_outer_category_printed_late_by_a_page_break(outer: str) -> None:
    headings = ("\x1f绿化道路", "\x1f\x1f种植行道树", f"\x1f{outer[:4]}和沿河岸线"[: 1 + len(outer)], "\x1f\x1f清除河底淤泥")
    table = grid({0: "绿化道路", 1: "种植行道树"}, {1: "清除河底淤泥"}, {0: outer, 1: "清除河底淤泥"})
    CutLabels(table, headings).carry_down()
    assert [row.text(0) for row in table.rows] == ["绿化道路", outer, outer]


def test_a_new_outer_category_ends_the_inner_one() -> None:
    table = grid({0: "甲", 1: "乙"}, {}, {0: "丙"}, {1: "丁"})
    CutLabels(table, ()).carry_down()
    assert [(row.text(0), row.text(1)) for row in table.rows] == [("甲", "乙"), ("甲", "乙"), ("丙", ""), ("丙", "丁")]


def test_the_same_outer_category_printed_again_does_not() -> None:
    table = grid({0: "甲", 1: "乙"}, {0: "甲"})
    CutLabels(table, ()).carry_down()
    assert table.rows[1].text(1) == "乙"


def test_nothing_is_carried_into_sums() -> None:
    table = grid({0: "甲"}, {2: "合计"})
    table.rows[1].total = True
    CutLabels(table, ()).carry_down()
    assert table.rows[1].text(0) == ""


def test_the_rest_of_a_category_may_have_slid_to_another_column() -> None:
    table = grid({0: "治理河道", 1: "清除河底"})
    CutLabels(table, HEADINGS).join_to(table.rows[0], 0, cell("淤泥"))
    assert (table.rows[0].text(0), table.rows[0].text(1)) == ("治理河道", "清除河底淤泥")
