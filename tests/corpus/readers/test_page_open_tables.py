"""Tables ruled by level lines alone, as pages draw them."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.page import Page
from corpus.readers.page_open_tables import rules_left_out
from corpus.readers.pdf import read_pdf
from corpus.text import PlanText, Table
from tests.corpus.readers.making_pdf import FONT

Words = tuple[float, float, str]  # x of their middle, y, and what they say
_MIDDLES = (130.0, 260.0, 340.0, 420.0, 490.0)
_HEAD = ("指标", "单位", "2020年", "2025年", "属性")
_ROWS = (("供水普及率", "%", "98", "100", "约束性"), ("管网漏损率", "%", "9.8", "≤8", "约束性"), ("水厂座数", "座", "12", "15", "预期性"))


def row(y: float, *cells: str, middles: tuple[float, ...] = _MIDDLES) -> list[Words]:
    return [(x, y, cell) for x, cell in zip(middles, cells, strict=True) if cell]


def drawn(words: list[Words], level: list[float], short: tuple[tuple[float, float, float], ...] = ()) -> PlanText:
    """Return the text of a page with `words` and level rules over its width at the heights `level`, `short` ones as (left, right, y)."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = BytesIO()
    paper = Canvas(file, pagesize=A4, invariant=1)
    paper.setFont(FONT, 10)
    for x, y, text in [(130.0, 750.0, "一、主要指标"), *words, (130.0, 300.0, "二、重点任务")]:
        paper.drawCentredString(x, y, text)
    for left, right, y in [*((74.0, 527.0, y) for y in level), *short]:
        paper.line(left, y, right, y)
    paper.save()
    return read_pdf(file.getvalue(), Path("plan.pdf"))


def tables(plan: PlanText) -> list[list[list[str]]]:
    return [[[plan.slice(cell) for cell in r.cells] for r in block.rows] for block in plan.blocks if isinstance(block, Table)]


def lines_of(rows: tuple[tuple[str, ...], ...], top: float, step: float) -> list[Words]:
    return [words for at, cells in enumerate(rows) for words in row(top - at * step, *cells)]


@pytest.mark.parametrize(
    "level",
    [pytest.param([720.0, 696.0, 620.0], id="three-rules"), pytest.param([720.0, 696.0, 672.0, 648.0, 620.0], id="a-rule-a-row")],
)
def test_a_table_without_upright_rules(level: list[float]) -> None:
    plan = drawn([*row(704, *_HEAD), *lines_of(_ROWS, 680, 24)], level)
    assert tables(plan) == [[list(_HEAD), *(list(cells) for cells in _ROWS)]]
    assert plan.text.startswith("一、主要指标\n")
    assert plan.text.endswith("二、重点任务\n")


def test_a_wrapped_cell_stays_one() -> None:
    words = [
        *row(704, *_HEAD),
        *row(680, "城市生活污水集中", "%", "76", "≥85", "约束性"),
        (130.0, 667.0, "收集处理率"),
        *row(643, *_ROWS[0]),
    ]
    assert tables(drawn(words, [720, 696, 632])) == [
        [list(_HEAD), ["城市生活污水集中收集处理率", "%", "76", "≥85", "约束性"], list(_ROWS[0])]
    ]


@pytest.mark.parametrize("short", [pytest.param((), id="bare"), pytest.param(((310.0, 450.0, 704.0),), id="short-rule-below")])
def test_a_header_over_two_columns(short: tuple[tuple[float, float, float], ...]) -> None:
    head = [
        (130.0, 702.0, "指标"),
        (260.0, 702.0, "单位"),
        (380.0, 711.0, "规划目标数值"),
        (490.0, 702.0, "属性"),
        (340.0, 693.0, "2020年"),
        (420.0, 693.0, "2025年"),
    ]
    (table,) = tables(drawn([*head, *lines_of(_ROWS, 668, 24)], [724, 684, 608], short))
    assert [cell for cell in table[0] if cell] == ["指标", "单位", "规划目标数值", "属性"]
    assert table[0].index("规划目标数值") == table[1].index("2020年") == table[2].index("98")
    assert table[2:] == [list(cells) for cells in _ROWS]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        pytest.param(
            [(300.0, y, "加快补齐污水收集处理短板，推进管网改造，保障城乡供水安全。") for y in (705.0, 680.0)], [720, 696, 660], id="text"
        ),
        pytest.param([*row(704, *_HEAD), *lines_of(_ROWS, 680, 24)], [720, 696], id="two-rules"),
        pytest.param(
            [*row(704, "序号", "任务", middles=(130.0, 420.0)), *row(680, "1", "清淤", middles=(130.0, 420.0))],
            [720, 696, 660],
            id="two-columns",
        ),
    ],
)
def test_other_rules_make_no_table(words: list[Words], level: list[float]) -> None:
    assert tables(drawn(words, level)) == []


def test_a_page_without_rules_has_none() -> None:
    assert rules_left_out(Page(595, 842, ())) == []
