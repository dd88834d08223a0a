"""Tables that a conversion left as HTML in the midst of plain text, turned into lines with tabs."""

from __future__ import annotations

from html.parser import HTMLParser

from corpus.tabular import COVERED

_LONGEST_SPAN = 200  # rows or columns; a larger span in a source is a slip


class _Rows(HTMLParser):
    """The rows of one table: merged cells leave empty cells to the right and below."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.held: dict[int, int] = {}  # column → rows below that a merged cell still covers
        self.begun: set[int] = set()  # the columns among them in which such a cell begins
        self.cell: list[str] | None = None
        self.span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self._end_row()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            named = dict(attrs)
            self.cell, self.span = [], (_number(named.get("rowspan")), _number(named.get("colspan")))
        elif tag in ("br", "p", "li", "div") and self.cell:
            self.cell.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(" ".join(data.split()) if data.strip() else "")

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        self._pass_held(row)
        down, across = self.span
        if down > 1:
            self.begun.add(len(row))
            self.held |= dict.fromkeys(range(len(row), len(row) + across), down)
        row += ["".join(self.cell).strip("\v "), *[""] * (across - 1)]
        self.cell = None

    def _pass_held(self, row: list[str]) -> None:
        while self.held.get(len(row), 0) > 0:
            row.append(COVERED if len(row) in self.begun else "")

    def _end_row(self) -> None:
        if not self.rows:
            return
        self._pass_held(self.rows[-1])
        self.held = {column: rows - 1 for column, rows in self.held.items() if rows > 1}
        self.begun &= self.held.keys()

    def finish(self) -> list[list[str]]:
        """Return the rows once all was fed."""
        self.close()
        self._end_cell()
        return [row for row in self.rows if row]


def _number(raw: str | None) -> int:
    return min(int(raw), _LONGEST_SPAN) if raw and raw.isdecimal() and int(raw) > 0 else 1


def table_lines(markup: str) -> list[str]:
    """Return the rows of one `<table>…</table>` as lines, tabs between the cells, U+000B between the lines of a cell, and
    `COVERED` where a merged cell above stands.

    A table of one column only frames a text: its cells come back as plain lines.
    """
    parser = _Rows()
    parser.feed(markup)
    rows = parser.finish()
    width = max((len(row) for row in rows), default=0)
    if width <= 1:
        return [line for row in rows for cell in row for line in cell.split("\v") if line.strip(COVERED + " ")]
    return ["\t".join(row + [""] * (width - len(row))) for row in rows]
