"""Tables as printed to grids: one header path a column, merged cells carried down, page breaks and shifted columns mended.

Extractors read grids by what the headers mean and never see printed rows. Rows that a page break cut are joined; a row whose
cells slid sideways is put back by its serial number (序号), which must go on the count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.text import Cell, PlanText, Row, Span, Table

_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|^\s+|\s+$")
_SERIAL = re.compile(r"序\s*号|编\s*号|^No\.?$|^#$", re.IGNORECASE)
_TOTAL = re.compile(r"(?:总|合|小|共|累)\s*计\Z|备\s*注\Z")
_FIGURE = re.compile(r"[\d.,%—/-]+\Z")
_HEADER_WORD = re.compile(
    r"序号|编号|类别|类型|指标|名称|单位|任务|事项|项目|内容|目标|举措|措施|责任|牵头|配合|负责|年|属性|性质|备注|时限|时间|主题|基数|现状|完成|规模|投资|"
    r"长度|宽度|地点|区域|领域|要求|部门|数量|标准|进度|成果|依据|分工|方向|地区|县|市|区"
)
_LONG = 30  # characters; header cells at hand have up to 17


@dataclass
class GridCell:
    """The spans of text that make up one cell (two where a page break cut it); `carried` where it comes from a merged cell above."""

    spans: list[Span]
    lines: list[Span]
    text: str
    carried: bool = False


@dataclass
class GridRow:
    """A row: its cells by column, the spans of the printed rows that it was made of, and its serial number."""

    cells: dict[int, GridCell]
    spans: list[Span]
    serial: int | None = None
    total: bool = False
    after_break: bool = False

    def text(self, column: int | None) -> str:
        """Return the text of the cell in `column`, "" where it is empty."""
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell else ""


@dataclass
class Grid:
    """A table resolved: `header[c]` is the path of header cells over column `c`; `caption` a title printed as its first row."""

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


def read_grid(plan: PlanText, table: Table, headings: Sequence[str] = ()) -> Grid | None:
    """Return the grid of `table`, or None where it has no header that could tell what its columns mean.

    `headings` are the plan's section titles: a category cell that a page break cut in two is known by one of them.
    """
    printed = [[_text(plan, cell) for cell in row.cells] for row in table.rows]
    first = 0
    caption = None
    while first < len(printed) - 1 and sum(bool(c) for c in printed[first]) <= 1 and not printed[first][0].isdecimal():
        caption = caption or next((c for c in printed[first] if c), None)
        first += 1
    depth = _header_depth(printed, first)
    if depth == 0 or first + depth >= len(printed):
        return None
    # The body may be wider than its header, where one header cell stands over two columns.
    widths = [len(_trimmed(row)) for row in printed[first + depth :] if any(row)]
    printed_width = max(len(_trimmed(row)) for row in printed[first : first + depth])
    width = max(printed_width, *(w for w in widths if widths.count(w) * 4 >= len(widths)), 0)
    header = _header_paths(printed[first : first + depth], width)
    grid = Grid(header, [], table.start, table.end, caption, _serial_column(header))
    grid.header_rows = [Span(r.start, r.end) for r in table.rows[first : first + depth] if r.end > r.start]
    grid.labels = _label_columns(header, grid.serial)
    _Rows(plan, grid, printed[first : first + depth], headings).read(table.rows[first + depth :], set(table.breaks), first + depth)
    return grid


def _text(plan: PlanText, cell: Cell) -> str:
    return squeeze(plan.text[cell.start : cell.end])


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _header_depth(printed: Sequence[Sequence[str]], first: int) -> int:
    """How many rows from `first` are header: none, one, or two where the second only names parts of the first's merged cells."""
    head = printed[first]
    filled = [c for c in head if c]
    named = sum(bool(_HEADER_WORD.search(c)) for c in filled)
    if len(filled) < 2 or any(len(c) > _LONG for c in filled) or filled[0].isdecimal():
        return 0
    if named * 2 < len(filled) and not _figures_below(printed, first):
        return 0
    if first + 1 >= len(printed):
        return 1
    second = printed[first + 1]
    below = [j for j, c in enumerate(second) if c]
    under_gap = bool(below) and not second[0] and all(len(second[j]) <= 12 and not second[j][0].isdecimal() for j in below)
    merged = any(j >= len(head) or not head[j] or (j + 1 < len(head) and not head[j + 1]) for j in below)
    return 2 if under_gap and merged and len(below) >= 2 and all(_below_group(head, j) for j in below) else 1


def _figures_below(printed: Sequence[Sequence[str]], first: int) -> bool:
    """Whether the rows below are names with figures behind them, which makes the row above them a header whatever its words."""
    behind = [c for row in printed[first + 1 :] for c in row[1:] if c]
    return bool(behind) and sum(bool(_FIGURE.match(c)) for c in behind) * 4 >= 3 * len(behind)


def _below_group(head: Sequence[str], column: int) -> bool:
    """Whether column stands under a header cell that spans: empty itself, or followed by an empty one."""
    return column >= len(head) or not head[column] or column + 1 >= len(head) or not head[column + 1]


def _header_paths(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], ...]:
    top = list(rows[0])
    missing = width - len(_trimmed(top)) if len(rows) == 1 else 0
    if missing > 0 and len(top) < width:
        top = [top[0]] * (width - len(top)) + top  # the body's extra columns are parts of its first (类别 over two columns)
    paths: list[tuple[str, ...]] = []
    over = ""
    for column in range(width):
        own = top[column] if column < len(top) else ""
        below = rows[1][column] if len(rows) > 1 and column < len(rows[1]) else ""
        over = own or (over if below else "")
        paths.append(tuple(part for part in (over, below) if part))
    return tuple(paths)


def _serial_column(header: Sequence[tuple[str, ...]]) -> int | None:
    return next((c for c, path in enumerate(header) if path and _SERIAL.search(path[-1])), None)


def _label_columns(header: Sequence[tuple[str, ...]], serial: int | None) -> tuple[int, ...]:
    """The category columns: those left of the serial number, or columns that are headed 类别, 类型, 领域 and the like."""
    if serial:
        return tuple(range(serial))
    named = [c for c, path in enumerate(header) if path and re.search(r"类别|类型|分类|大类|领域|方面|规划要求|板块|维度|方向", path[-1])]
    first = serial + 1 if serial is not None else 0
    labels = []
    for column in range(first, len(header)):
        if column not in named:
            break
        labels.append(column)
    return tuple(labels)


class _Rows:
    def __init__(self, plan: PlanText, grid: Grid, head: Sequence[Sequence[str]], headings: Sequence[str]) -> None:
        self.plan = plan
        self.grid = grid
        self.head = {"\t".join(_trimmed(row)) for row in head}
        self.headings = headings
        self.width = len(grid.header)
        self.last_serial = 0

    def read(self, rows: Sequence[Row], breaks: set[int], offset: int) -> None:
        after_break = False
        for index, row in enumerate(rows):
            after_break = after_break or index + offset in breaks
            texts = [_text(self.plan, cell) for cell in row.cells]
            if not any(texts):
                continue
            if "\t".join(_trimmed(texts)) in self.head:
                after_break = True
                continue
            cells = self.aligned([GridCell([Span(c.start, c.end)], list(c.lines), t) for c, t in zip(row.cells, texts, strict=True)])
            self.add(cells, Span(row.start, row.end), after_break)
            after_break = False
        self.carry_down()

    def add(self, cells: dict[int, GridCell], span: Span, after_break: bool) -> None:
        serial = self.serial_of(cells)
        rows = self.grid.rows
        if after_break and rows and self.goes_on(cells, serial):
            self.join(rows[-1], cells, span)
            return
        if after_break and rows:
            self.join_labels(rows[-1], cells)
        row = GridRow(cells, [span], serial, after_break=after_break)
        row.total = any(_TOTAL.match(cells[c].text) for c in sorted(cells)[:3])
        rows.append(row)
        if serial is not None:
            self.last_serial = serial

    def serial_of(self, cells: dict[int, GridCell]) -> int | None:
        column = self.grid.serial
        text = cells[column].text.rstrip(".．、") if column is not None and column in cells else ""
        return int(text) if text.isdecimal() and len(text) <= 4 else None

    def goes_on(self, cells: dict[int, GridCell], serial: int | None) -> bool:
        """Whether a row after a page break is the rest of the row before it: no number where rows are numbered, or no name."""
        if serial is not None:
            return False
        if self.grid.serial is not None:
            return not any(_TOTAL.match(c.text) for c in cells.values())
        first = len(self.grid.labels)
        return first not in cells and len(cells) < self.width

    def join(self, row: GridRow, cells: dict[int, GridCell], span: Span) -> None:
        for column, cell in cells.items():
            before = row.cells.get(column)
            if column in self.grid.labels:
                self.join_cut_label(row, column, cell)
            elif before is None:
                row.cells[column] = cell
            else:
                spaced = " " if len(cell.lines) > 1 or len(before.lines) > 1 or " " in cell.text or " " in before.text else ""
                row.cells[column] = GridCell(before.spans + cell.spans, before.lines + cell.lines, before.text + spaced + cell.text)
        row.spans.append(span)

    def join_cut_label(self, row: GridRow, column: int, cell: GridCell) -> None:
        """The rest of a category may have slid to another category column than its beginning."""
        for place in self.grid.labels:
            before = row.cells.get(place)
            if before is not None and self.cut_label(before.text, cell.text):
                row.cells[place] = GridCell(before.spans + cell.spans, before.lines + cell.lines, before.text + cell.text)
                return
        row.cells[column] = cell

    def cut_label(self, before: str, after: str) -> bool:
        return any(_alike(before + after, heading) for heading in self.headings)

    def join_labels(self, last: GridRow, cells: dict[int, GridCell]) -> None:
        """A category that a page break cut: its second half stands in the first row of the new page."""
        for column in self.grid.labels:
            rest = cells.get(column)
            if rest is None:
                continue
            above = next((r.cells[column] for r in reversed(self.grid.rows) if column in r.cells), None)
            if above is not None and self.cut_label(above.text, rest.text) and not any(_alike(above.text, h) for h in self.headings):
                whole = GridCell(above.spans + rest.spans, above.lines + rest.lines, above.text + rest.text)
                for row in self.grid.rows:
                    if row.cells.get(column) is above:
                        row.cells[column] = whole
                cells[column] = whole

    def aligned(self, printed: list[GridCell]) -> dict[int, GridCell]:
        """Return the printed cells by column. Rows that are short, long or slid sideways are put where they belong."""
        while printed and not printed[-1].text and len(printed) > 1:
            printed = printed[:-1]
        column = self.grid.serial
        if column is not None:
            wanted = str(self.last_serial + 1)
            place = next((i for i, c in enumerate(printed) if c.text == wanted and i <= column + 2), None)
            if place is not None and place != column:
                return self.slid(printed, place, column)
        elif self.grid.labels and len(printed) < self.width and printed:
            # a merged category cell: what is left of the row belongs at the right
            missing = self.width - len(printed)
            if missing < len(self.grid.labels):
                printed = printed[:1] + [GridCell([], [], "")] * missing + printed[1:]
        return {i: c for i, c in enumerate(printed[: self.width]) if c.text}

    def slid(self, printed: list[GridCell], place: int, column: int) -> dict[int, GridCell]:
        shift = column - place
        moved = {i + shift: c for i, c in enumerate(printed) if c.text}
        if all(0 <= i < self.width for i in moved):
            return moved
        out = {column: printed[place]}
        after = [c for c in printed[place + 1 :] if c.text]
        before = [c for c in printed[:place] if c.text]
        out |= {column + 1 + i: c for i, c in enumerate(after[: self.width - column - 1])}
        out |= {column - len(before) + i: c for i, c in enumerate(before) if column - len(before) + i >= 0}
        return out

    def carry_down(self) -> None:
        """Give rows under a merged category cell its text, outermost column first; a new category ends the inner ones."""
        current: dict[int, GridCell] = {}
        for row in self.grid.rows:
            self.settle_single_label(row)
            for place, column in enumerate(self.grid.labels):
                if column in row.cells and not row.total:
                    current[column] = row.cells[column]
                    if not row.after_break:  # over a page break an inner category goes on, though the outer one is printed anew
                        for inner in self.grid.labels[place + 1 :]:
                            current.pop(inner, None)
                elif column in current and not row.total:
                    above = current[column]
                    row.cells[column] = GridCell(above.spans, above.lines, above.text, carried=True)

    def settle_single_label(self, row: GridRow) -> None:
        """Where two levels of category are printed in one column after a slip, the plan's own headings tell which level one is."""
        if len(self.grid.labels) != 2:
            return
        outer, inner = self.grid.labels
        if outer in row.cells and inner not in row.cells and self.known_level(row.cells[outer].text) == 1:
            row.cells[inner] = row.cells.pop(outer)

    def known_level(self, text: str) -> int | None:
        """0 where rows above or below print the label in the outer column with an inner one beside it, 1 where its heading is an inner one."""
        places = [i for i, heading in enumerate(self.headings) if _alike(text, heading)]
        if not places:
            return None
        depth = self.headings[places[0]].count("\x1f")
        outer = self.grid.labels[0]
        depths = [
            self.headings[i].count("\x1f")
            for row in self.grid.rows
            if outer in row.cells and self.grid.labels[1] in row.cells and not row.cells[outer].carried
            for i, h in enumerate(self.headings)
            if _alike(row.cells[outer].text, h)
        ]
        return None if not depths else int(depth > min(depths))


def _alike(label: str, heading: str) -> bool:
    """Whether a category label is that heading: the same characters but for a few (headings are given with a mark a level, U+001F)."""
    a, b = re.sub(r"\W", "", label), re.sub(r"\W", "", heading)
    if not a or not b or abs(len(a) - len(b)) > max(2, len(b) // 4):
        return False
    common = sum(min(a.count(c), b.count(c)) for c in set(a))
    return 2 * common >= 0.85 * (len(a) + len(b))
