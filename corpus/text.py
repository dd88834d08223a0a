"""A plan as text and blocks: what every reader gives and every later step works on.

Offsets are Unicode code points into `PlanText.text`, end exclusive. A table row is one line of the text, its cells separated by
tabs; the lines inside a cell are separated by a space and kept apart as `Cell.lines`. Paragraphs are separated by line feeds.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A slice of the text; empty (start == end) where a cell is."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"expected 0 <= start <= end, found {self.start}, {self.end}")


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """A paragraph. `bold` are the runs that the source prints bold; `heading` is the source's own heading level, where it has one.

    `contents` marks a line of the table of contents, `footnote` a note that stood at the foot of a page.
    """

    start: int
    end: int
    bold: tuple[Span, ...] = ()
    heading: int | None = None
    footnote: bool = False
    contents: bool = False


class Cell(msgspec.Struct, frozen=True):
    """A cell as printed: `lines` are its own lines (paragraphs, list items), none where it is empty.

    `rows` is how many rows of its table it covers, itself among them, where the source says so; the places below it are empty cells. Plain
    text does not say, each cell in it covers one.
    """

    start: int
    end: int
    lines: tuple[Span, ...] = ()
    rows: int = 1


class Row(msgspec.Struct, frozen=True):
    """A row of cells, as many as the source prints."""

    start: int
    end: int
    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True, tag="table"):
    """Rows as the source prints them, header and merged cells not yet resolved. Rows after a page break are in the same table."""

    start: int
    end: int
    rows: tuple[Row, ...]
    breaks: tuple[int, ...] = ()  # indexes of the rows that stand first on a new page


Block = Paragraph | Table


class Anchor(msgspec.Struct, frozen=True):
    """From `offset` on, the text stands in the source at `line` (from 1) and, where the source has pages, on `page` (from 1)."""

    offset: int
    line: int
    page: int | None = None


class PlanText(msgspec.Struct, frozen=True):
    """A source file's normalised text, its blocks in reading order, and the way back to the file."""

    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]

    def slice(self, span: Span | Block | Cell | Row) -> str:
        """Return the text of `span`."""
        return self.text[span.start : span.end]

    def locate(self, offset: int) -> Anchor:
        """Return where the character at `offset` stands in the source. Raises `IndexError` outside the text."""
        if not 0 <= offset < len(self.text):
            raise IndexError(f"expected an offset under {len(self.text)}, found {offset}")
        return self.anchors[bisect_right(self.anchors, offset, key=lambda a: a.offset) - 1]
