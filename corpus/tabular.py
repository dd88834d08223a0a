"""Tables as plain-text conversions leave them: a row a line with tabs, a cell a line behind a tab, or rows between bars.

What is gathered here is the rows as printed; headers, merged cells and page breaks are resolved later, in one place for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.lines import without_lone_mark

Lines = Sequence[tuple[str, int]]
RawCell = list[tuple[str, int]]  # the cell's own lines, each with its source line

COVERED = "\ufdd0"  # a noncharacter: what a line with tabs has for a cell that a merged cell above covers

_BAR_ROW = re.compile(r"\s*\|.*\|\s*\Z")
_BAR_RULE = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*\Z")
_RULE = re.compile(r"[\s|:]*-{3,}[\s|:-]*\Z")

_FIRST_HEADER = re.compile(
    r"(?:序\s*号|编\s*号|(?:一级|主要|具体|核心)?(?:类别|类型|指标|领域|项目|任务|工程|事项)(?:名称|类别)?|名称|地区|单位|区县|区（?县）?)\Z"
)
_SHORT = 20  # characters of a cell's further line
_CELLS_LOOKED_OVER = 60  # lines of a first row, each cell with its further lines
_CELL_LINES = 4  # further lines of one cell, and blank lines between two rows, that are looked over
_LONGEST_HEADER = 16  # characters of a header cell that begins a further table


@dataclass
class RawRow:
    """One printed row: its cells, and the source line that it begins on; `covered` are the columns that a cell above reaches into."""

    cells: list[RawCell]
    line: int
    covered: frozenset[int] = frozenset()


@dataclass
class RawTable:
    """Printed rows; `breaks` are the indexes of rows after a gap (a page break)."""

    rows: list[RawRow] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


def is_rule(line: str) -> bool:
    """Whether `line` only rules off a table (“--- | ---” with tabs)."""
    return bool(_RULE.match(line)) and bool(line.strip())


def is_table_line(lines: Lines, at: int) -> bool:
    """Whether a table begins at line `at`: a line with a tab in it, or rows between bars."""
    line = lines[at][0]
    if "\t" in line.rstrip(" "):
        return not is_rule(line)
    return is_bar_row(line)


def is_bar_row(line: str, *, further: bool = False) -> bool:
    """Whether `line` is a row between bars, of two cells at least where it is the first of its table and not a `further` one."""
    return "\t" not in line and bool(_BAR_ROW.match(line)) and line.count("|") >= (2 if further else 3)


def gather_table(lines: Lines, at: int) -> tuple[list[RawTable], int]:
    """Return what begins at line `at`: a table, or several that only blank lines part, and the index of the first line after.

    A table of a single column is a text that tabs indent or bars frame (`is_text`).
    """
    tables, end = _gather(lines, at)
    return [full for table in tables if (full := _without_empty_rows(table)).rows], end


def is_text(table: RawTable) -> bool:
    """Whether `table` has but one column with anything in it."""
    return len({column for row in table.rows for column, cell in enumerate(row.cells) if _words(cell)}) <= 1


def _without_empty_rows(table: RawTable) -> RawTable:
    kept = [i for i, row in enumerate(table.rows) if any(_words(cell) for cell in row.cells)]
    at_break = set(table.breaks)
    breaks = [place for place, i in enumerate(kept) if place and any(b in at_break for b in range(kept[place - 1] + 1, i + 1))]
    rows = [table.rows[i] for i in kept]
    return RawTable(
        [row if len(row.cells) > 1 else RawRow([*row.cells, []], row.line, row.covered) for row in rows], breaks
    )  # a row has a tab


def _gather(lines: Lines, at: int) -> tuple[list[RawTable], int]:
    if "\t" not in lines[at][0]:
        table, end = _gather_bars(lines, at)
        return [table], end
    end = _end_of_run(lines, at)
    run = lines[at:end]
    filled = [text for text, _ in run if "\t" in text]
    one_cell = sum(text.startswith("\t") and "\t" not in text[1:].rstrip("\t ") for text in filled)
    if _cells_ahead(lines, at) and len(filled) >= 4 and one_cell >= 0.9 * len(filled):
        return [_one_cell_a_line(run)], end
    return part_table(_one_row_a_line(run)), end


def part_table(table: RawTable) -> list[RawTable]:
    """Return `table` in parts: where a new header stands after a gap, another table begins."""
    parts: list[RawTable] = []
    since = 0
    for place in (*(b for b in table.breaks if _is_other_header(table, since, b)), len(table.rows)):
        if place > since:
            parts.append(RawTable(table.rows[since:place], [b - since for b in table.breaks if since < b < place]))
        since = place
    return parts


def _is_other_header(table: RawTable, first: int, place: int) -> bool:
    """Whether row `place` heads another table than the one that begins with row `first`: short words, the first of them a header's."""
    head, row = ([_words(cell) for cell in table.rows[i].cells] for i in (first, place))
    filled = [cell for cell in row if cell]
    return (
        head != row
        and len(filled) >= 2
        and bool(_FIRST_HEADER.match(filled[0]))
        and all(len(cell) <= _LONGEST_HEADER and not cell.isdecimal() for cell in filled)
        and sum(bool(cell) for cell in head) >= 2
    )


def _words(cell: RawCell) -> str:
    return "".join("".join(part for part, _ in cell).replace("**", "").split())


def _end_of_run(lines: Lines, at: int) -> int:
    """The first line that no longer belongs: text without a tab, unless it is a cell's own second line and the table goes on."""
    end = at
    cell_a_line = _cells_ahead(lines, at)
    while end < len(lines):
        text = lines[end][0]
        if "\t" in text or not text.strip():
            end += 1
            continue
        if cell_a_line and lines[end - 1][0].strip() and (after := _cell_goes_on(lines, end)):
            end = after
            continue
        break
    while end > at and not lines[end - 1][0].strip("\t ") and "\t" not in lines[end - 1][0]:
        end -= 1
    return end


def _cells_ahead(lines: Lines, at: int) -> bool:
    """Whether a table begins at `at` that has each cell on a line: two cells or more, then a blank line, then a cell again."""
    cells = 0
    for end in range(at, min(len(lines), at + _CELLS_LOOKED_OVER)):
        text = lines[end][0]
        if text.startswith("\t") and "\t" not in text[1:].rstrip("\t "):
            cells += 1
        elif not text.strip() and "\t" not in text:
            return cells >= 2 and any(lines[i][0].startswith("\t") for i in range(end + 1, min(len(lines), end + _CELL_LINES)))
        elif "\t" in text or not cells or len(text) > _SHORT:
            return False
    return False


def _cell_goes_on(lines: Lines, at: int) -> int:
    """The index after a cell's further short lines, where the next line that is not blank begins with a tab; else 0."""
    end = at
    while end < len(lines) and end - at < _CELL_LINES and lines[end][0].strip() and _is_short(lines[end][0]):
        end += 1
    after = end
    while after < len(lines) and after - end < _CELL_LINES and not lines[after][0].strip() and "\t" not in lines[after][0]:
        after += 1
    return end if after < len(lines) and lines[after][0].startswith("\t") else 0


def _is_short(text: str) -> bool:
    return "\t" not in text and "|" not in text and len(text) <= _SHORT and not text.lstrip().startswith("^")


def _cell(text: str, number: int) -> RawCell:
    parts = (without_lone_mark(part) for part in text.split("\v"))
    return [(part, number) for part in parts if part.strip(COVERED + " ")]


def _row(parts: Sequence[str], number: int) -> RawRow:
    covered = frozenset(column for column, part in enumerate(parts) if part == COVERED)
    return RawRow([[] if column in covered else _cell(part, number) for column, part in enumerate(parts)], number, covered)


def _one_row_a_line(run: Lines) -> RawTable:
    table, gap = RawTable(), False
    for text, number in run:
        if is_rule(text):
            continue
        if not text.strip():
            gap = gap or "\t" not in text
            if "\t" not in text:
                continue
        if "\t" not in text and table.rows and table.rows[-1].cells:
            table.rows[-1].cells[-1] += _cell(text, number)
            continue
        if gap and table.rows:
            table.breaks.append(len(table.rows))
        gap = False
        table.rows.append(_row(text.split("\t"), number))
    return table


def _one_cell_a_line(run: Lines) -> RawTable:
    """Rows are separated by blank lines; each cell stands on a line of its own behind a tab, its further lines without one."""
    table = RawTable()
    cells: list[RawCell] = []
    first = run[0][1]
    for text, number in (*run, ("", run[-1][1] + 1)):
        if text.startswith("\t"):
            if not cells:
                first = number
            cells.append(_cell(text[1:], number))
        elif text.strip() and cells:
            cells[-1] += _cell(text, number)
        elif cells:
            table.rows.append(RawRow(cells, first))
            cells = []
    return table


def _gather_bars(lines: Lines, at: int) -> tuple[RawTable, int]:
    table = RawTable()
    first = at
    while at < len(lines) and is_bar_row(lines[at][0], further=at > first):
        text, number = lines[at]
        if not _BAR_RULE.match(text):
            table.rows.append(RawRow([_cell(part.strip(), number) for part in text.strip().strip("|").split("|")], number))
        at += 1
    return table, at
