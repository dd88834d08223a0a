"""Where a table's header ends, what stands over each column, and which columns number the rows or sort them into categories.

Rows are given as printed, one text a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Printed = Sequence[Sequence[str]]

_SERIAL = re.compile(r"序\s*号|编\s*号|^No\.?$|^#$", re.IGNORECASE)
_FIGURE = re.compile(r"[\[〔（(]?[\d.,%≥≤<>＜＞±+—/-]+[\]〕）)]?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\s?年?")
_HEADER_WORD = re.compile(
    r"序号|编号|类别|类型|指标|名称|单位|任务|事项|项目|内容|目标|举措|措施|责任|牵头|配合|负责|年|属性|性质|备注|时限|时间|主题|基数|"
    r"现状|完成|规模|投资|长度|宽度|地点|区域|领域|要求|部门|数量|标准|进度|成果|依据|分工|方向|地区|县|市|区|行动|工程|工作|面积|资金|场景|路径|清单|方式|主体|科室|^[一二三]级|期间|期末|维度|层级|人$"
)
_CATEGORY = re.compile(r"类别|类型|分类|大类|领域|方面|规划要求|板块|维度|方向|一级指标|准则层|目标层|模块|专题|篇章")
_NO_CATEGORY = re.compile(r"属性|性质|指标类型|项目类型$|建设类型")
# What stands right of a category, and what is no category.
_SORTED = re.compile(r"^[二三四]级$|路径|步骤|指标|任务|内容|举措|措施|项目|事项|工程|名称|工作|目标|要求|行动|场景|制度|标准|要点")
_NOT_SORTING = re.compile(r"单位|部门|责任|牵头|配合|负责|时限|时间|期限|年|投资|资金|数量|规模|备注|领导|科室|地点|地区|人$")
_WORDY = 6  # characters, on average, of cells that say what to do
_LONG = 30  # characters; header cells at hand have up to 17


def header_depth(printed: Printed, first: int) -> int:
    """Return how many rows from `first` are header: none, one, or two where the second only names parts of the first's merged cells."""
    head = printed[first]
    filled = [c for c in head if c]
    named = sum(bool(_HEADER_WORD.search(c)) for c in filled)
    if len(filled) < 2 or any(len(c) > _LONG for c in filled) or filled[0].isdecimal():
        return 0
    if named * 2 < len(filled) and not _figures_below(printed, first):
        return 0
    return 2 if first + 1 < len(printed) and _second_header(head, printed[first + 1]) else 1


def _second_header(head: Sequence[str], second: Sequence[str]) -> bool:
    below = [j for j, c in enumerate(second) if c]
    same = [j for j in below if j < len(head) and second[j] == head[j]]
    if len(same) >= 2 and len(same) < len(below):  # merged cells printed in both rows
        return all(_may_head(second[j]) for j in below)
    if len(below) < 2 or second[0] or not all(_may_head(second[j]) for j in below):
        return False
    merged = any(j >= len(head) or not head[j] or (j + 1 < len(head) and not head[j + 1]) for j in below)
    return merged and all(_below_group(head, j) or _names_a_value(second[j]) for j in below)


def _names_a_value(cell: str) -> bool:
    """Whether a cell says which value stands below it: 2025年目标."""
    return bool(_YEAR.search(cell)) and bool(_HEADER_WORD.search(cell))


def _may_head(cell: str) -> bool:
    return len(cell) <= 14 and (not cell[0].isdecimal() or bool(_YEAR.match(cell)))


def _figures_below(printed: Printed, first: int) -> bool:
    """Whether the rows below are names with figures behind them, which makes the row above them a header whatever its words."""
    behind = [c for row in printed[first + 1 :] for c in row[1:] if c]
    return bool(behind) and sum(bool(_FIGURE.match(c)) for c in behind) * 4 >= 3 * len(behind)


def _below_group(head: Sequence[str], column: int) -> bool:
    """Whether column stands under a header cell that spans: empty itself, or followed by an empty one."""
    return column >= len(head) or not head[column] or column + 1 >= len(head) or not head[column + 1]


def header_paths(rows: Printed, width: int) -> tuple[tuple[str, ...], ...]:
    """Return the path of header cells over each of `width` columns."""
    top = list(rows[0])
    missing = width - len(trimmed(top)) if len(rows) == 1 else 0
    if missing > 0 and len(top) < width:
        top = [top[0]] * (width - len(top)) + top  # the body's extra columns are parts of its first (类别 over two columns)
    paths: list[tuple[str, ...]] = []
    over = ""
    for column in range(width):
        own = top[column] if column < len(top) else ""
        below = rows[1][column] if len(rows) > 1 and column < len(rows[1]) else ""
        over = own or (over if below else "")
        paths.append(tuple(part for part in ((over, below) if below != over else (over,)) if part))
    return tuple(paths)


def subdivided(header: Sequence[tuple[str, ...]], body: Printed) -> dict[int, int]:
    """Return the columns without a header whose words divide what the column to their left names, each with that column.

    An indicator's cell may stand over 小学段 and 初中段, under one header for both columns.
    """
    parts: dict[int, int] = {}
    for column in range(1, len(header)):
        whole = parts.get(column - 1, column - 1)
        cells = [(row[whole], row[column]) for row in body if len(row) > column and row[column]]
        words = sum(not _FIGURE.match(part) for _, part in cells)
        most = 4 * len(cells) > 3 * sum(any(row) for row in body)
        if (
            not header[column]
            and header[whole]
            and not most
            and (not cells or (2 * words > len(cells) and not all(name for name, _ in cells)))
        ):
            parts[column] = whole
    return {column: whole for column, whole in parts.items() if any(p == whole and _filled(body, c) for c, p in parts.items())}


def spread(header: Sequence[tuple[str, ...]], body: Printed) -> tuple[tuple[str, ...], ...]:
    """Return `header` with the cell over a category and its members given to both: a column without a header that has words in most rows,
    beside one that is empty in some, holds what the header names.
    """
    paths = list(header)
    for column in range(1, len(paths)):
        rows = [row for row in body if len(row) > column and any(row)]
        own = [row[column] for row in rows if row[column]]
        words = sum(not _FIGURE.match(cell) for cell in own)
        merged = any(row[column] and not row[column - 1] for row in rows)
        if not paths[column] and paths[column - 1] and merged and 4 * len(own) > 3 * len(rows) and 2 * words > len(own):
            paths[column] = paths[column - 1]
    return tuple(paths)


def _filled(body: Printed, column: int) -> bool:
    return any(len(row) > column and row[column] for row in body)


def trimmed(row: Sequence[str]) -> list[str]:
    """Return `row` without the empty cells at its end."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def serial_column(header: Sequence[tuple[str, ...]]) -> int | None:
    """Return the column of serial numbers, None where there is none."""
    return next((c for c, path in enumerate(header) if path and _SERIAL.search(path[-1])), None)


def label_columns(header: Sequence[tuple[str, ...]], serial: int | None, body: Printed) -> tuple[int, ...]:
    """Return the category columns: those left of the serial number, those whose header says so, and leading ones whose cells are merged.

    `body` are the rows under the header but for the first after each page break, which may be the rest of a row.
    """
    first = serial + 1 if serial is not None else 0
    labels: list[int] = list(range(serial or 0))
    for column in range(first, len(header) - 1):
        head = header[column][-1] if header[column] else ""
        after = header[column + 1][-1] if header[column + 1] else ""
        named = bool(_CATEGORY.search(head)) and not _NO_CATEGORY.search(head)
        may = not _NOT_SORTING.search(after) and not _NOT_SORTING.search(head)
        own = [row for row in body if serial is None or not _numbered(row, serial) or (column < len(row) and row[column])]
        merged = may and bool(_SORTED.search(after)) and _merged(own, column)
        counted = may and serial is not None and _counted_through(body, serial, column)
        if not counted and (bool(serial) or not (named or merged)):  # a category left of the number is seldom followed by another
            break
        labels.append(column)
    return tuple(labels)


def _counted_through(body: Printed, serial: int, column: int) -> bool:
    """Whether the numbers of the rows go on below the cells of `column`: it heads groups, and the words beside it say what each row is."""
    rows = [row for row in body if len(row) > column + 1 and _numbered(row, serial)]
    below = [row[column + 1] for row in rows if not row[column]]
    return max(2, len(rows) // 5) <= len(below) < len(rows) and all(below) and sum(map(len, below)) >= _WORDY * len(below)


def _numbered(row: Sequence[str], serial: int) -> bool:
    return serial < len(row) and row[serial].strip("（()） .．、").isdecimal()


def _merged(body: Printed, column: int) -> bool:
    """Whether cells of `column` stand for several rows: empty below, or printed again, beside different cells to the right."""
    above, beside = "", ""
    for row in body:
        own = row[column] if column < len(row) else ""
        right = row[column + 1] if column + 1 < len(row) else ""
        if right and right != beside and above and own in ("", above):
            return True
        above, beside = own or above, right
    return False
