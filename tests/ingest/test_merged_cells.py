"""Cells that stand for more than their own row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.text import Cell, Row, Span
from ingest.grids import GridCell
from ingest.merged_cells import MergedCells


def row(*cells: tuple[str, int]) -> tuple[Row, list[str]]:
    printed = tuple(Cell(start=at, end=at + len(text), rows=rows) for at, (text, rows) in enumerate(cells))
    return Row(start=0, end=99, cells=printed), [text for text, _ in cells]


def read(merged: MergedCells, rows: Sequence[tuple[Row, list[str]]]) -> list[list[str]]:
    return [[cell.text + ("^" if cell.carried else "") for cell in merged.printed(r, texts)] for r, texts in rows]


def test_a_cell_merged_over_rows_stands_in_each_of_them() -> None:
    rows = [row(("清淤", 1), ("水利局", 3)), row(("护岸", 1), ("", 1)), row(("植树", 1), ("", 1)), row(("巡河", 1), ("", 1))]
    assert read(MergedCells({}), rows) == [["清淤", "水利局"], ["护岸", "水利局^"], ["植树", "水利局^"], ["巡河", ""]]


def test_a_new_entry_ends_a_merged_one() -> None:
    rows = [row(("水利局", 3)), row(("林业局", 1)), row(("", 1))]
    assert read(MergedCells({}), rows) == [["水利局"], ["林业局"], [""]]


def grid_row(cells: dict[int, str]) -> dict[int, GridCell]:
    return {column: GridCell([Span(0, len(text))], [], text) for column, text in cells.items()}


@pytest.mark.parametrize("mark", ["〃", "同上", "″"])
def test_ditto_marks(mark: str) -> None:
    merged = MergedCells({})
    merged.whole(grid_row({0: "清淤", 1: "水利局"}))
    found = merged.whole(grid_row({0: "护岸", 1: mark}))
    assert [(cell.text, cell.carried) for cell in found.values()] == [("护岸", False), ("水利局", True)]


def test_parts_of_a_name_stand_behind_it() -> None:
    merged = MergedCells({2: 1, 3: 1})
    rows = [{1: "入园率", 2: "公办", 4: "80"}, {2: "民办", 4: "60"}, {1: "入学率", 4: "99"}, {1: "升学率", 3: "县城", 4: "70"}]
    found = [{column: cell.text for column, cell in merged.whole(grid_row(r)).items()} for r in rows]
    assert [(r[1], r[4]) for r in found] == [("入园率公办", "80"), ("入园率民办", "60"), ("入学率", "99"), ("升学率县城", "70")]
    assert all(set(r) == {1, 4} for r in found)
