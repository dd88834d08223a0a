"""Tables as printed to grids: one header path a column, merged cells carried down, page breaks and shifted columns mended.

Extractors read grids by what the headers mean and never see printed rows. Rows that a page break cut are joined; a row whose
cells slid sideways is put back by its serial number (序号), which must go on the count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.numbering import RANK, numbering_of
from corpus.text import Cell, PlanText, Row, Span, Table
from ingest.cut_labels import CutLabels
from ingest.grids import Grid, GridCell, GridRow, squeeze
from ingest.merged_cells import MergedCells
from ingest.table_headers import header_depth, header_paths, label_columns, serial_column, spread, subdivided, trimmed

__all__ = ["Grid", "read_grid"]

_TOTAL = re.compile(r"(?:总|合|小|共|累)\s*计(?:[（(：:].*)?\Z|备\s*注(?:[：:].*)?\Z|注\s*\d?[：:]|说明[：:]")
_BAND_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?\Z")
_LONGEST_BAND = 60  # characters of a row that heads a group
_LONGEST_ROW = 12  # pages that one row may go on over
_LONGEST_NAME = 20  # characters of such a row without a number


def read_grid(plan: PlanText, table: Table, headings: Sequence[str] = ()) -> Grid | None:
    """Return the grid of `table`, or None where it has no header that could tell what its columns mean.

    `headings` are the plan's section titles, each after as many U+001F as it lies deep: a category cell that a page break cut in two is
    known by one of them.
    """
    printed = [[_text(plan, cell) for cell in row.cells] for row in table.rows]
    first = 0
    caption = None
    while first < len(printed) - 1 and len(set(filter(None, printed[first]))) <= 1 and not printed[first][0].isdecimal():
        caption = caption or next((c for c in printed[first] if c), None)
        first += 1
    depth = header_depth(printed, first)
    if depth == 0 or first + depth >= len(printed):
        return None
    # The body may be wider than its header, where one header cell stands over two columns.
    widths = [len(trimmed(row)) for row in printed[first + depth :] if any(row)]
    printed_width = max(len(trimmed(row)) for row in printed[first : first + depth])
    width = max(printed_width, _common_width(widths))
    header = spread(header_paths(printed[first : first + depth], width), [row for row in printed[first + depth :] if any(row)])
    grid = Grid(header, [], table.start, table.end, caption, serial_column(header))
    grid.header_rows = [Span(r.start, r.end) for r in table.rows[first : first + depth] if r.end > r.start]
    breaks = set(table.breaks)
    body = [row for index, row in enumerate(printed[first + depth :], first + depth) if index not in breaks and _names(row)]
    grid.labels = label_columns(header, grid.serial, body)
    merged = MergedCells(subdivided(header, [row for row in printed[first + depth :] if any(row)]))
    _Rows(plan, grid, printed[first : first + depth], headings, merged).read(table.rows[first + depth :], breaks, first + depth)
    return grid


def _common_width(widths: Sequence[int]) -> int:
    """The largest width that a quarter of the rows have."""
    return max((w for w in set(widths) if widths.count(w) * 4 >= len(widths)), default=0)


def _names(row: Sequence[str]) -> bool:
    """Whether `row` has an entry behind its first cell and is no sum: only such rows show which columns are merged."""
    return any(row[1:]) and not any(_TOTAL.match(c) for c in row[:3])


def _text(plan: PlanText, cell: Cell) -> str:
    return squeeze(plan.text[cell.start : cell.end])


class _Rows:
    def __init__(self, plan: PlanText, grid: Grid, head: Sequence[Sequence[str]], headings: Sequence[str], merged: MergedCells) -> None:
        self.plan = plan
        self.grid = grid
        self.head = {"\t".join(trimmed(row)) for row in head}
        self.cut = CutLabels(grid, headings)
        self.width = len(grid.header)
        self.last_serial = 0
        self.bands: list[tuple[int, GridCell]] = []
        self.merged = merged

    def read(self, rows: Sequence[Row], breaks: set[int], offset: int) -> None:
        after_break = False
        for index, row in enumerate(rows):
            after_break = after_break or index + offset in breaks
            texts = [_text(self.plan, cell) for cell in row.cells]
            if not any(texts):
                continue
            if "\t".join(trimmed(texts)) in self.head:
                after_break = True
                continue
            printed = self.merged.printed(row, texts)
            if (band := self.band(printed, after_break)) is not None:
                self.open_band(*band)
            else:
                self.add(self.merged.whole(self.aligned(printed)), Span(row.start, row.end), after_break)
            after_break = False
        self.cut.carry_down()

    def band(self, printed: list[GridCell], after_break: bool) -> tuple[int, GridCell] | None:
        """A row that heads a group: one entry over the whole width, or a Chinese number among Arabic ones."""
        filled = [c for c in printed if c.text]
        column = self.grid.serial
        if column is not None and column < len(printed) and _BAND_NUMBER.match(printed[column].text) and len(filled) >= 2:
            name = next((c for c in printed[column + 1 :] if c.text), None)
            bracketed = printed[column].text[0] in "（("
            return None if name is None else (RANK["cn_bracket" if bracketed else "cn"], name)
        if len({c.text for c in filled}) != 1 or self.width < 3 or len(filled[0].text) > _LONGEST_BAND or _TOTAL.match(filled[0].text):
            return None
        numbering = numbering_of(filled[0].text)
        if numbering and numbering.kind in ("cn", "cn_bracket", "part", "chapter"):
            return RANK[numbering.kind], filled[0]
        return None if after_break or numbering or not self.names_a_group(printed, filled) else (RANK["action"], filled[0])

    def names_a_group(self, printed: list[GridCell], filled: list[GridCell]) -> bool:
        """Whether a lone entry without a number is short, no sentence, and stands where names or numbers do or in every column."""
        text = filled[0].text
        place = next(i for i, c in enumerate(printed) if c.text)
        leading = not self.grid.labels and place <= (0 if self.grid.serial is None else self.grid.serial + 1)
        return (leading or len(filled) > 1) and len(text) <= _LONGEST_NAME and not text.isdecimal() and text[-1] not in "。；，、："

    def open_band(self, rank: int, cell: GridCell) -> None:
        self.bands = [(r, c) for r, c in self.bands if r < rank] + [(rank, cell)]

    def add(self, cells: dict[int, GridCell], span: Span, after_break: bool) -> None:
        serial = self.serial_of(cells)
        rows = self.grid.rows
        if after_break and rows and len(rows[-1].spans) < _LONGEST_ROW and self.goes_on(cells):
            self.join(rows[-1], cells, span)
            return
        if after_break and rows:
            self.cut.join(cells)
        row = GridRow(cells, [span], serial, after_break=after_break, bands=tuple(c for _, c in self.bands))
        row.total = any(_TOTAL.match(cells[c].text) for c in sorted(cells)[:3])
        rows.append(row)
        if serial is not None:
            self.last_serial = serial

    def serial_of(self, cells: dict[int, GridCell]) -> int | None:
        column = self.grid.serial
        text = cells[column].text.strip("（()） ").rstrip(".．、") if column is not None and column in cells else ""
        return int(text) if text.isdecimal() and len(text) <= 4 else None

    def goes_on(self, cells: dict[int, GridCell]) -> bool:
        """Whether a row after a page break is the rest of the row before it: no number where rows are numbered, or no name."""
        column = self.grid.serial
        if any(_TOTAL.match(c.text) for c in cells.values()):
            return False
        if column is not None:
            inner = [label for label in self.grid.labels if label > column]
            # Under a merged category right of the number a row without a number may be one of its own, if all its other cells are there.
            complete = bool(inner) and all(c in cells for c in range(max(inner) + 1, self.width))
            return column not in cells and not complete
        first = len(self.grid.labels)
        return first not in cells and len(cells) < self.width

    def join(self, row: GridRow, cells: dict[int, GridCell], span: Span) -> None:
        for column, cell in cells.items():
            before = row.cells.get(column)
            if column in self.grid.labels:
                self.cut.join_to(row, column, cell)
            elif before is None:
                row.cells[column] = cell
            else:
                spaced = len(cell.lines) > 1 or len(before.lines) > 1 or " " in cell.text or " " in before.text
                row.cells[column] = before.joined(cell, " " if spaced else "")
        row.spans.append(span)

    def aligned(self, printed: list[GridCell]) -> dict[int, GridCell]:
        """Return the printed cells by column. Rows that are short, long or slid sideways are put where they belong."""
        while printed and not printed[-1].text and len(printed) > 1:
            printed = printed[:-1]
        column = self.grid.serial
        if column is not None:
            numbered = column < len(printed) and printed[column].text.isdecimal()
            wanted = str(self.last_serial + 1)
            place = next((i for i, c in enumerate(printed) if c.text == wanted and i <= column + 2), None)
            if place is not None and place != column and not numbered:
                return self.slid(printed, place, column)
        elif self.grid.labels and len(printed) < self.width and printed:
            # a merged category cell: what is left of the row belongs at the right
            missing = self.width - len(printed)
            if missing < len(self.grid.labels):
                printed = printed[:1] + [GridCell([], [], "")] * missing + printed[1:]
        return {i: c for i, c in enumerate(printed[: self.width]) if c.text}

    def slid(self, printed: list[GridCell], place: int, column: int) -> dict[int, GridCell]:
        shift = column - place
        if shift < 0 and len(printed) == self.width:  # nothing is missing: only the number stands beside its column
            return {i: c for i, c in enumerate(printed) if c.text and i != place} | {column: printed[place]}
        moved = {i + shift: c for i, c in enumerate(printed) if c.text}
        if all(0 <= i < self.width for i in moved):
            return moved
        out = {column: printed[place]}
        after = [c for c in printed[place + 1 :] if c.text]
        before = [c for c in printed[:place] if c.text]
        out |= {column + 1 + i: c for i, c in enumerate(after[: self.width - column - 1])}
        out |= {column - len(before) + i: c for i, c in enumerate(before) if column - len(before) + i >= 0}
        return out
