"""Tables whose cells have a place in a grid (DOCX, HTML, PDF, OFD, XLSX) to rows as plain text prints them.

A merged cell is printed once, where it begins; what it covers to the right and below is left empty, as in a table that was saved as
plain text. A grid column in which no cell begins is not a column: Word and HTML make such ones wherever a row is drawn a little off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.tabular import RawCell, RawRow, RawTable


@dataclass(frozen=True, eq=False)
class PlacedCell:
    """A cell that begins at grid column `left`, with its own lines, each with its number in the source.

    `full` where the last line leaves no room: after a page break it may go on. `covered` where a merged cell that began above stands.
    """

    left: int
    lines: RawCell
    full: bool = False
    covered: bool = False


def has_text(cell: PlacedCell) -> bool:
    """Whether anything is printed in `cell`."""
    return any(text.strip() for text, _ in cell.lines)


def place_cells(rows: Sequence[Sequence[PlacedCell]], breaks: Sequence[int] = ()) -> RawTable:
    """Return the table of `rows`, from the top down, empty rows left out. `breaks` are the indexes of rows that begin a page."""
    columns = {left: place for place, left in enumerate(sorted({cell.left for row in rows for cell in row}))}
    table = RawTable()
    broken = False
    for index, row in enumerate(rows):
        broken = broken or index in breaks
        if not any(has_text(cell) for cell in row):
            continue
        cells: list[RawCell] = [[] for _ in columns]
        for cell in row:
            cells[columns[cell.left]] += [(text, at) for text, at in cell.lines if text.strip()]
        if broken and table.rows:
            table.breaks.append(len(table.rows))
        broken = False
        first = next(at for cell in cells for _, at in cell)
        table.rows.append(RawRow(cells, first, frozenset(columns[cell.left] for cell in row if cell.covered)))
    return table
