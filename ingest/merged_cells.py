"""Cells that stand for more than their own row: merged by the source, repeated by a ditto mark, or divided into parts.

Plain text does not say which cells are merged; there only category columns are carried down (`cut_labels`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.text import Row, Span
from ingest.grids import GridCell

_DITTO = re.compile(r"(?:[〃″“”]|\"|''|同上|同前)\Z")


class MergedCells:
    """Gives the rows of one table, read in order, the cells of the rows above that stand for them too.

    `parts` are the columns that only divide what the column named beside them says (`table_headers.subdivided`).
    """

    def __init__(self, parts: Mapping[int, int]) -> None:
        self.parts = parts
        self.names: dict[int, GridCell] = {}
        self.above: dict[int, GridCell] = {}
        self.open: dict[int, tuple[int, GridCell]] = {}  # by column, for how many rows more

    def printed(self, row: Row, texts: Sequence[str]) -> list[GridCell]:
        """Return the cells of `row`, those merged over it in the places that they cover."""
        cells: list[GridCell] = []
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            own = GridCell([Span(cell.start, cell.end)], list(cell.lines), text)
            rows, over = self.open.pop(column, (0, own))
            if text or not rows:
                rows, over = cell.rows - 1, own
            else:
                rows, own = rows - 1, over.below()
            if rows > 0:
                self.open[column] = (rows, over)
            cells.append(own)
        return cells

    def whole(self, cells: dict[int, GridCell]) -> dict[int, GridCell]:
        """Return `cells` with ditto marks resolved and every part of a name put behind the name (入学率 / 小学段)."""
        for column, cell in cells.items():
            if _DITTO.match(cell.text) and column in self.above:
                cells[column] = self.above[column].below()
        self.above = dict(cells)
        for of in sorted(set(self.parts.values())):
            parts = [cells.pop(column) for column in sorted(self.parts) if self.parts[column] == of and column in cells]
            if of in cells:
                self.names[of] = cells[of]
            if parts and of in self.names:
                cells[of] = self.names[of]
                for part in parts:
                    cells[of] = cells[of].joined(part)
        return cells
