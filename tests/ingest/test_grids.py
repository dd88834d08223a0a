"""Cells and rows of a grid."""

import pytest

from corpus.text import Span
from ingest.grids import GridCell, GridRow, squeeze


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("建 设单位", "建设单位"),
        ("新建 12 座", "新建 12 座"),
        (" 清淤 ", "清淤"),
        ("GIS 平台", "GIS 平台"),
        ("清淤 “一河一策”", "清淤“一河一策”"),
    ],
)
def test_squeeze(printed: str, text: str) -> None:
    assert squeeze(printed) == text


def test_a_cell_joined_with_its_rest_keeps_both_places() -> None:
    head, rest = GridCell([Span(0, 2)], [Span(0, 2)], "清淤"), GridCell([Span(9, 12)], [Span(9, 12)], "并护岸")
    whole = head.joined(rest, " ")
    assert (whole.text, whole.spans, whole.lines) == ("清淤 并护岸", [Span(0, 2), Span(9, 12)], [Span(0, 2), Span(9, 12)])


@pytest.mark.parametrize(("column", "text"), [(0, "清淤"), (1, ""), (None, "")])
def test_text_of_a_row(column: int | None, text: str) -> None:
    assert GridRow({0: GridCell([Span(0, 2)], [], "清淤")}, [Span(0, 2)]).text(column) == text
