"""Totals of tables against what they are totals of: total rows and columns, counts in headers, and what the text states of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.audit.findings import SumCheck, SumKind
from kg.audit.numbers import agree, decimals, read_figure
from kg.audit.quoting import Quoting
from kg.audit.tables import TOTAL, Entry, FigureTable, Line

_HEADER_COUNT = re.compile(r"[（(](?:共|合计|总计)?(?P<figure>\d+(?:\.\d+)?)(?P<unit>[万亿]?[一-龥]{1,3})[）)]\Z")
_FEWEST = 2  # figures that make a sum


def table_sums(quoting: Quoting, table: FigureTable) -> Iterator[SumCheck]:
    """Yield the checks that `table` allows by itself. Columns in which a cell is no number are not checked."""
    if any(line.ragged for line in table.rows):
        return
    for column in range(len(table.header)):
        if column == table.serial:
            continue
        yield from _total_rows(quoting, table, column)
        yield from _header_count(quoting, table, column)
    yield from _across(quoting, table)


def _figures(rows: Sequence[Line], column: int) -> list[Entry] | None:
    """The cells of `column` that are numbers; None where one is words or where there are too few."""
    cells = [row.cells[column] for row in rows]
    if any(cell.value is None for cell in cells):
        return None
    figures = [cell for cell in cells if cell.figure]
    return figures if len(figures) >= _FEWEST else None


def _total_rows(quoting: Quoting, table: FigureTable, column: int) -> Iterator[SumCheck]:
    for place, line in enumerate(table.lines):
        if line.total is None or line.ragged or not line.cells[column].figure or TOTAL.match(line.cells[column].text):
            continue
        sums = [s for rows in _summed(table.lines, place) if (s := _figures(rows, column)) is not None]
        name, total = (table.header[column], table.unit(column)), ((line.start, line.end), line.cells[column].figure or "")
        checks = [_check(quoting, "total", name, total, cells) for cells in sums]
        if checks:
            yield next((check for check in checks if check.holds), checks[0])


def _summed(lines: Sequence[Line], place: int) -> Iterator[list[Line]]:
    """The rows that the total at `place` may be of, the likeliest first: all, those of its group, the subtotals."""
    plain = [line for line in lines if line.total is None and not line.note]
    subtotals = [line for line in lines if line.total == "小" and not line.ragged]
    before = [line for line in lines[:place] if not line.note]
    after = [line for line in lines[place + 1 :] if not line.note]
    if lines[place].total != "小":
        yield plain
        if subtotals:
            yield subtotals
    start = max((i + 1 for i, line in enumerate(before) if line.total), default=0)
    stop = next((i for i, line in enumerate(after) if line.total), len(after))
    for rows in (before[start:], after[:stop]):
        if rows and rows != plain:
            yield rows
    if lines[place].total == "小" and not any(line.total for line in (*before, *after)):
        yield plain


def _header_count(quoting: Quoting, table: FigureTable, column: int) -> Iterator[SumCheck]:
    """A header that prints how many there are in all (“公园（10个）”) against the figures under it."""
    match = _HEADER_COUNT.search(table.heads[column].text)
    figures = _figures(table.rows, column) if match else None
    if match and figures:
        label = table.heads[column].text[: match.start()] or table.heads[column].text
        head = table.heads[column]
        yield _check(quoting, "header", (label, match["unit"]), ((head.start, head.end), match["figure"]), figures)


def _across(quoting: Quoting, table: FigureTable) -> Iterator[SumCheck]:
    """A column of totals (合计) against the other figures of each row; where most rows differ, the columns are no parts of it."""
    for column, header in enumerate(table.header):
        words = header.split(" ")
        if not TOTAL.match(words[-1]):
            continue
        parts = _parts(table, column, " ".join(words[:-1]))
        checks = []
        for line in table.lines:
            if line.ragged or line.note or not line.cells[column].figure:
                continue
            cells = [line.cells[c] for c in parts if line.cells[c].figure]
            if len(cells) >= _FEWEST:
                name = next((c.text for c in line.cells if c.text and not c.figure), header)
                total = (line.start, line.end), line.cells[column].figure or ""
                checks.append(_check(quoting, "across", (f"{name} {header}", table.unit(column)), total, cells))
        if sum(check.holds for check in checks) * 2 > len(checks):
            yield from checks


def _parts(table: FigureTable, column: int, group: str) -> list[int]:
    """The columns that the total in `column` may be of: those under the same group of the header and of the same unit."""
    others = [c for c in range(len(table.header)) if c not in (column, table.serial) and table.unit(c) == table.unit(column)]
    return [c for c in others if (table.header[c].startswith(group + " ") if group else c > 0)]


def _check(quoting: Quoting, kind: SumKind, name: tuple[str, str], total: tuple[tuple[int, int], str], cells: Sequence[Entry]) -> SumCheck:
    """The check of `total`, where it stands and its figure, against `cells`; `name` is what is summed and its unit."""
    span, figure = total
    stated, found = read_figure(figure), round(sum(c.value or 0.0 for c in cells), 6)
    return SumCheck(
        kind=kind,
        label=name[0],
        unit=name[1],
        stated=stated,
        op="=",
        raw=figure,
        found=found,
        terms=len(cells),
        difference=round(found - stated, 6),
        holds=agree(stated, found, decimals(figure), terms=[c.figure or "" for c in cells]),
        stated_at=quoting.quote(*span),
        found_at=tuple(quoting.quote(c.start, c.end) for c in cells),
    )
