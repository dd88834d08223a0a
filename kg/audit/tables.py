"""Tables of figures as a plan's text stores them: header, rows, columns of numbers. What does not line up is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from corpus.text import Cell, Paragraph, PlanText, Row, Table
from kg.audit.numbers import read_figure

_SPACE = re.compile(r"\s+")
TOTAL = re.compile(r"(?P<kind>总|合|小|共|累)\s*计(?:[（(：:].*)?\Z")
_NOTE = re.compile(r"备\s*注|注\s*\d?[：:]|说\s*明")
_NONE = re.compile(r"[—\-–/／―]*\Z")
_FIGURE = re.compile(r"(?P<figure>(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.．]\d+)?)\s?(?P<unit>%|％|[一-龥/]{0,4})\Z")
_WITHIN = re.compile(r"(?:合计|共计|共)(?P<figure>\d+(?:\.\d+)?)\s?(?P<unit>[一-龥]{0,3})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SERIAL = re.compile(r"序\s*号|编\s*号|序次")
_UNIT = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（()）\d]{1,8})[）)]")
_MOST_HEADER_ROWS = 3


class Entry(msgspec.Struct, frozen=True):
    """A cell: its text without spaces, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def figure(self) -> str | None:
        """Return the number that the cell is, as printed; None where it is words or several numbers."""
        match = _FIGURE.match(self.text) or _WITHIN.search(self.text)
        return match["figure"] if match else None

    @property
    def value(self) -> float | None:
        """Return the number that the cell is, 0 for an empty cell or a dash, None where it cannot be told."""
        if _NONE.match(self.text):
            return 0.0
        return read_figure(self.figure) if self.figure else None


class Line(msgspec.Struct, frozen=True):
    """A row below the header. `total` is its word (总, 合, 小…) where it is a sum, `note` where it is a remark.

    `ragged` is a row that is not as wide as the header: which column its cells belong to cannot be told.
    """

    cells: tuple[Entry, ...]
    start: int
    end: int
    total: str | None
    note: bool
    ragged: bool


class FigureTable(msgspec.Struct, frozen=True):
    """A table: `header` is the path of header cells over each column, `heads` the lowest of them, `serial` the column of serial numbers."""

    title: str
    header: tuple[str, ...]
    heads: tuple[Entry, ...]
    header_rows: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]
    serial: int | None
    start: int
    end: int

    @property
    def rows(self) -> tuple[Line, ...]:
        """Return the rows that are neither sums nor remarks."""
        return tuple(line for line in self.lines if line.total is None and not line.note)

    def unit(self, column: int) -> str:
        """Return the unit that the header of `column` prints in brackets, "" where there is none."""
        match = _UNIT.search(self.header[column])
        return match["unit"] if match else ""


def figure_tables(plan: PlanText) -> Iterator[FigureTable]:
    """Yield the tables of `plan` that have a header and rows under it."""
    above = ""
    for block in plan.blocks:
        if isinstance(block, Paragraph):
            above = plan.slice(block)
        elif (table := _read(plan, block, above)) is not None:
            yield table


def _entry(plan: PlanText, cell: Cell) -> Entry:
    return Entry(_SPACE.sub("", plan.slice(cell)), cell.start, cell.end)


def _read(plan: PlanText, block: Table, above: str) -> FigureTable | None:
    rows = [(row, tuple(_entry(plan, cell) for cell in row.cells)) for row in block.rows]
    first = 0
    while first < len(rows) - 1 and len({e.text for e in rows[first][1] if e.text}) <= 1:
        above = next((e.text for e in rows[first][1] if e.text), above)
        first += 1
    depth = _depth(rows[first:])
    if depth == 0 or first + depth >= len(rows):
        return None
    heads = [entries for _, entries in rows[first : first + depth]]
    width = max(len(entries) for entries in heads)
    header = _paths(heads, width)
    printed = {tuple(e.text for e in entries) for entries in heads}
    again = [row for row, entries in rows[first:] if tuple(e.text for e in entries) in printed]
    header_rows = tuple((row.start, row.end) for row in (*(r for r, _ in rows[:first]), *again))
    body = [(row, entries) for row, entries in rows[first + depth :] if tuple(e.text for e in entries) not in printed]
    lines = tuple(_line(row, entries, width) for row, entries in body)
    serial = next((i for i, text in enumerate(header) if _SERIAL.match(text)), None)
    top = _top(heads, width)
    return FigureTable(above if len(above) <= 60 else "", header, top, header_rows, lines, serial, block.start, block.end)


def _depth(rows: list[tuple[Row, tuple[Entry, ...]]]) -> int:
    """How many rows head the table: those before the first that has a number, or its first where it has none."""
    for place, (_, entries) in enumerate(rows[: _MOST_HEADER_ROWS + 1]):
        if any(e.figure and not _YEAR.match(e.text.rstrip("年")) for e in entries) or any(TOTAL.match(e.text) for e in entries[:2]):
            return place
    return 1


def _paths(heads: list[tuple[Entry, ...]], width: int) -> tuple[str, ...]:
    paths: list[list[str]] = [[] for _ in range(width)]
    for depth, entries in enumerate(heads):
        above = ""
        for column in range(width):
            text = entries[column].text if column < len(entries) else ""
            below = any(column < len(lower) and lower[column].text for lower in heads[depth + 1 :])
            above = text or (above if below else "")
            if above and above not in paths[column]:
                paths[column].append(above)
    return tuple(" ".join(path) for path in paths)


def _top(heads: list[tuple[Entry, ...]], width: int) -> tuple[Entry, ...]:
    empty = Entry("", heads[0][0].start, heads[0][0].end)
    return tuple(next((row[c] for row in reversed(heads) if c < len(row) and row[c].text), empty) for c in range(width))


def _line(row: Row, entries: tuple[Entry, ...], width: int) -> Line:
    total = next((m["kind"] for e in entries[:3] if (m := TOTAL.match(e.text))), None)
    note = any(_NOTE.match(e.text) for e in entries[:2])
    if len(entries) > width and not any(e.text for e in entries[width:]):
        entries = entries[:width]
    return Line(entries, row.start, row.end, total, note, len(entries) != width)
