"""Ruling lines to cells: merged ones, sides left open, dashes, frames."""

import pytest

from corpus.readers.page import Glyph, Rule
from corpus.readers.page_cells import join_wrapped
from corpus.readers.page_lines import Line, group_lines
from corpus.readers.page_tables import find_tables


def level(y: float, left: float = 0, right: float = 300) -> Rule:
    return Rule(left, y, right, y)


def upright(x: float, top: float = 0, bottom: float = 60) -> Rule:
    return Rule(x, top, x, bottom)


_BOX = [level(0), level(30), level(60), upright(0), upright(300)]


@pytest.mark.parametrize(
    ("rules", "cells"),
    [
        pytest.param([*_BOX, upright(100)], 4, id="two-by-two"),
        pytest.param([*_BOX, upright(100, 30, 60)], 3, id="merged-across"),
        pytest.param([level(0), level(30, 100), level(60), upright(0), upright(100), upright(300)], 3, id="merged-down"),
        pytest.param([level(0), level(30), level(60), upright(100)], 4, id="open-sides"),
        pytest.param([level(0), level(30), upright(0), upright(100), upright(300)], 4, id="open-below"),
        pytest.param([*_BOX, upright(100), level(1.5), upright(101.5)], 4, id="double-rules"),
        pytest.param([*_BOX, *(upright(100, y, y + 4) for y in range(0, 60, 6))], 4, id="dashed"),
        pytest.param([*_BOX, upright(100), level(45, 110, 114)], 4, id="speck"),
        pytest.param(_BOX, 2, id="frame"),
    ],
)
def test_rules_make_cells(rules: list[Rule], cells: int) -> None:
    (table,) = find_tables(rules)
    assert len(set(table.cell_of.values())) == cells


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([level(0), level(30)], id="level-only"),
        pytest.param([level(0, 0, 20), level(20, 0, 20), upright(0, 0, 20), upright(20, 0, 20)], id="too-small"),
        pytest.param([level(0), upright(50, 100, 200)], id="apart"),
        pytest.param([], id="none"),
    ],
)
def test_other_rules_make_none(rules: list[Rule]) -> None:
    assert find_tables(rules) == []


def test_two_tables_stay_two_and_the_smaller_comes_first() -> None:
    small = [level(100, 0, 80), level(130, 0, 80), upright(0, 100, 130), upright(80, 100, 130)]
    assert [table.ys[0] for table in find_tables([*_BOX, *small])] == [100, 0]


def glyphs(words: str, left: float, top: float, size: float = 10) -> list[Glyph]:
    return [Glyph(c, left + i * size, left + (i + 1) * size, top, top + size, size) for i, c in enumerate(words)]


def test_a_glyph_goes_to_the_cell_that_its_middle_lies_in() -> None:
    (table,) = find_tables([*_BOX, upright(100, 30, 60)])
    for glyph in glyphs("标题", 95, 5) + glyphs("甲", 5, 35) + glyphs("乙", 105, 35):
        table.put(glyph)
    assert {cell: "".join(g.text for g in own) for cell, own in table.glyphs.items()} == {(0, 0): "标题", (1, 0): "甲", (1, 1): "乙"}
    assert not table.is_frame


def lines(*words: str, left: float = 0) -> list[Line]:
    return [line for at, text in enumerate(words) for line in group_lines(glyphs(text, left, at * 14))]


@pytest.mark.parametrize(
    ("printed", "width", "joined"),
    [
        pytest.param(("建成北湖水厂", "扩建工程"), 62, ["建成北湖水厂扩建工程"], id="full-line-goes-on"),
        pytest.param(("市水务局", "市财政局"), 80, ["市水务局", "市财政局"], id="line-with-room-ends"),
        pytest.param(("市水务局", "市财政局"), 41, ["市水务局", "市财政局"], id="units-that-fill-their-lines"),
        pytest.param(("市水利", "局"), 31, ["市水利局"], id="unit-cut-in-two"),
        pytest.param(("市生态环境局", "云溪分局"), 61, ["市生态环境局云溪分局"], id="unit-with-its-branch"),
        pytest.param(("1.建水厂。", "2.修管网。"), 61, ["1.建水厂。", "2.修管网。"], id="numbered-measures"),
        pytest.param(("建成水厂，投", "运"), 68, ["建成水厂，投运"], id="room-for-half-a-character"),
        pytest.param(("杭溪市", "卫生", "健康委"), 40, ["杭溪市卫生健康委"], id="name-cut-in-a-narrow-column"),
        pytest.param(("青石市", "水务局", "青石市", "财政局"), 40, ["青石市水务局", "青石市财政局"], id="names-in-a-narrow-column"),
        pytest.param(
            ("推进治水治污，组建", "水务联盟，开展联合", "攻关。"),
            140,
            ["推进治水治污，组建水务联盟，开展联合攻关。"],
            id="set-narrower-than-the-cell",
        ),
        pytest.param(
            ("建设水厂，", "改造管网，", "新建泵站。"), 140, ["建设水厂，改造管网，新建泵站。"], id="set-as-narrow-as-its-clauses"
        ),
        pytest.param(("达到目标", "，完成。"), 52, ["达到目标，完成。"], id="no-line-begins-with-a-comma"),
        pytest.param(("建成", "（一期）"), 38, ["建成（一期）"], id="bracket-takes-its-word-along"),
    ],
)
def test_lines_of_a_cell_are_joined_where_they_only_wrap(printed: tuple[str, ...], width: float, joined: list[str]) -> None:
    assert [text for text, _ in join_wrapped(lines(*printed), width)] == joined


def test_a_gap_is_a_space_only_where_the_line_is_not_set_wide() -> None:
    wide = [Glyph(c, i * 16, i * 16 + 10, 0, 10, 10) for i, c in enumerate("市水务局牵头")]
    gap = glyphs("公安局", 0, 0) + glyphs("住建局", 33, 0)
    assert [line.text for line in group_lines(wide)] == ["市水务局牵头"]
    assert [line.text for line in group_lines(gap)] == ["公安局 住建局"]
