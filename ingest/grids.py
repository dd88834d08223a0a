"""Grids: tables resolved to rows and columns, every cell with the text it stands for and where that stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.text import Span

_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|^\s+|\s+$")


@dataclass
class GridCell:
    """The spans of text that make up one cell (two where a page break cut it); `carried` where it comes from a merged cell above."""

    spans: list[Span]
    lines: list[Span]
    text: str
    carried: bool = False

    def below(self) -> GridCell:
        """Return this cell as it stands for a row below it, over which it is merged."""
        return GridCell(self.spans, self.lines, self.text, carried=True)

    def joined(self, rest: GridCell, between: str = "") -> GridCell:
        """Return this cell with `rest`, which a page break cut from it."""
        return GridCell(self.spans + rest.spans, self.lines + rest.lines, self.text + between + rest.text)


@dataclass
class GridRow:
    """A row: its cells by column, the spans of the printed rows that it was made of, and its serial number.

    `total` marks sums and notes; `bands` are the rows above that head a group over the whole width (“一、水源工程”), outermost first.
    """

    cells: dict[int, GridCell]
    spans: list[Span]
    serial: int | None = None
    total: bool = False
    after_break: bool = False
    bands: tuple[GridCell, ...] = ()

    def text(self, column: int | None) -> str:
        """Return the text of the cell in `column`, "" where it is empty."""
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell else ""


@dataclass
class Grid:
    """A table resolved: `header[c]` is the path of header cells over column `c`; `caption` a title printed as its first row.

    `serial` is the column of serial numbers, `labels` are the columns of categories, outermost first.
    """

    header: tuple[tuple[str, ...], ...]
    rows: list[GridRow]
    start: int
    end: int
    caption: str | None = None
    serial: int | None = None
    labels: tuple[int, ...] = ()
    header_rows: list[Span] = field(default_factory=list)


def squeeze(text: str) -> str:
    """Return a cell's text without the spaces that a line end within the cell left between Chinese characters."""
    return _SPACE.sub("", text)
