"""XLSX workbooks of indicators or tasks to a `PlanText`: each sheet a title and a table.

Offsets lead back to the row, counted through the file. The only module that imports openpyxl.
"""

from __future__ import annotations

import datetime
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from corpus.drafts import Draft
from corpus.readers.archives import Archive
from corpus.readers.cells import PlacedCell, place_cells
from corpus.readers.drafting import draft_paragraph, draft_table, finish
from corpus.text import PlanText

# What openpyxl raises of a workbook that contradicts itself; its XML parsers' errors are SyntaxErrors.
_DAMAGED = (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, EOFError, OSError)
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*\Z", re.IGNORECASE)
_REMARK = re.compile(r"(?:备?注|说明|填表说明)\s*\d{0,2}[：:.、]")
_PERCENT = re.compile(r"0(?:\.(?P<places>0+))?%")
_PLACES = re.compile(r"0\.(?P<places>0+)")
_LARGEST = (5_000, 60)  # rows and columns that are read; a larger sheet holds data and no plan


def read_xlsx(data: bytes, path: Path) -> PlanText:
    """Return the text of the workbook at `path` whose bytes are `data`: the file's name as title, then each visible sheet.

    Raises `SourceError` where it is locked, damaged, of another kind or empty.
    """
    archive = Archive(data, path, "XLSX")
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            archive.xml(name)
    try:
        book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    except _DAMAGED as error:
        raise archive.broken("a damaged workbook") from error
    drafts = draft_paragraph(path.stem, 1)
    number = 1
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            read = _read_sheet(sheet, number)
            drafts += read
            number += min(sheet.max_row, _LARGEST[0])
    return finish(drafts if len(drafts) > 1 else [], path, data)


def _read_sheet(sheet: Any, first: int) -> list[Draft]:
    """A sheet's title, the lines above its table, the table, and the remarks below. `first` is the number of its first row."""
    last_row, last_column = min(sheet.max_row, _LARGEST[0]), min(sheet.max_column, _LARGEST[1])
    covered = {
        (row, column)
        for merged in sheet.merged_cells.ranges
        for row in range(merged.min_row, min(merged.max_row, last_row) + 1)
        for column in range(merged.min_col, min(merged.max_col, last_column) + 1)
        if (row, column) != (merged.min_row, merged.min_col)
    }
    reached = {(row, merged.min_col) for merged in sheet.merged_cells.ranges for row in range(merged.min_row + 1, merged.max_row + 1)}
    rows: list[list[PlacedCell]] = []
    for at, row in enumerate(sheet.iter_rows(max_row=last_row, max_col=last_column)):
        cells: list[PlacedCell] = []
        for cell in row:
            place = (cell.row, cell.column)
            text = "" if place in covered else printed(cell.value, str(cell.number_format))
            lines = [(line, first + at) for line in text.split("\n") if line.strip()]
            cells.append(PlacedCell(cell.column, lines, covered=place in reached))
        rows.append(cells)
    rows = _without_empty_columns([row for row in rows if any(cell.lines for cell in row)])
    above = next((i for i, row in enumerate(rows) if _filled(row) > 1), len(rows))
    below = next((i for i in range(len(rows), above, -1) if not _is_remark(rows[i - 1])), above)
    title = [] if _UNNAMED.match(sheet.title) or not rows else draft_paragraph(sheet.title, first, heading=1)
    head = [draft for row in rows[:above] for draft in _as_text(row)]
    if head and title and title[0].text in head[0].text:
        title = []
    if head and not title:
        head[0].heading, head[0].mark = 1, "# "
    foot = [draft for row in rows[below:] for draft in _as_text(row)]
    return title + head + draft_table(place_cells(rows[above:below])) + foot


def printed(value: object, form: str) -> str:
    """Return a cell's value as the sheet shows it: percents and decimal places by the number format `form`, dates in Chinese."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        day = f"{value.day}日" if "d" in form.lower() else ""
        return f"{value.year}年{value.month}月{day}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if percent := _PERCENT.search(form):
        return f"{value * 100:.{len(percent['places'] or '')}f}%"
    places = _PLACES.search(form)
    if places:
        return f"{value:.{len(places['places'])}f}"
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def _filled(row: list[PlacedCell]) -> int:
    return sum(bool(cell.lines) for cell in row)


def _is_remark(row: list[PlacedCell]) -> bool:
    return _filled(row) == 1 and any(_REMARK.match(text) for cell in row for text, _ in cell.lines)


def _as_text(row: list[PlacedCell]) -> list[Draft]:
    return [draft for cell in row for text, number in cell.lines for draft in draft_paragraph(text, number)]


def _without_empty_columns(rows: list[list[PlacedCell]]) -> list[list[PlacedCell]]:
    kept = {cell.left for row in rows for cell in row if cell.lines}
    return [[cell for cell in row if cell.left in kept] for row in rows]
