"""Tables of which a conversion left nothing but their cells, each on a line of its own.

Such a table is known by its header (one word a line: 序号 and whatever follows, or 指标, 单位 …) and by what then comes again in every row:
a number that counts up in the first column, or 约束性 and 预期性 in the last. Tables without either stay what they are, lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.tabular import RawRow, RawTable

_FIRST = re.compile(r"(?:序\s*号|编\s*号|类\s*别|领\s*域|(?:主要|核心)?指\s*标(?:名\s*称)?|项\s*目(?:名\s*称)?|任\s*务(?:名\s*称)?)\Z")
_WORD = re.compile(
    r"(?:序号|编号|类别|领域|方向|板块|一级指标|二级指标|(?:主要|核心|具体)?指标(?:名称|属性|性质|类型|类别)?|属性|性质|(?:计量)?单位|(?:19|20)\d\d年?(?:底)?(?:\S{0,6})"
    r"|(?:“?十[二三四五六]五”?)?(?:末|期末|时期)?(?:规划)?(?:现状|目标|预期|预计|实际|完成|基期|基准|基础)?值?|基数|累计|年均\S{0,4}|(?:项目|任务|工程|事项|工作|措施|行动)(?:名称|内容|类型)?"
    r"|(?:重点|主要|具体|建设|工作|实施)(?:任务|内容|举措|措施|规模|项目|工作|目标|地点|年限)|(?:责任|牵头|配合|实施|建设|主管|协办|参与|承办|完成)(?:单位|部门|主体|时限|时间|时间节点)"
    r"|完成(?:时限|时间|情况)|总?投资\S{0,6}|备注)\Z"
)
_SERIAL = re.compile(r"(?:序|编)号\Z")
_CATEGORY = re.compile(r"类别|领域|方向|板块|一级指标|项目类型")
_ATTRIBUTE = re.compile(r"(?:约束性|预期性|导向性|底线性|引导性)\Z")
_COLUMNS = (3, 12)  # a table has at least three columns, and no plan prints more than twelve
_LONGEST_CELL = 200  # characters
_LONGEST_HEAD = 16
_SENTENCE = re.compile("[，。；：]")
_FULL = 0.7  # so many of the rows must have every cell for the table to be read as one


def is_header_word(cell: str) -> bool:
    """Whether `cell` by itself reads like a header's (序号, 指标名称, 2025年, 责任单位 …)."""
    return bool(_WORD.match("".join(cell.split())))


def gather_cell_lines(lines: Sequence[tuple[str, int]], at: int) -> tuple[RawTable, int] | None:
    """Return the table whose first header cell is line `at`, with the index of the first line after it; None where none begins there."""
    if not _FIRST.match(lines[at][0].strip()):
        return None
    head, body = _header(lines, at)
    width = len(head)
    if not _COLUMNS[0] <= width <= _COLUMNS[1]:
        return None
    words = ["".join(lines[i][0].split()) for i in head]
    if _SERIAL.match(words[0]):
        rows, end = _numbered_rows(lines, body, width)
        gap = 1 if _CATEGORY.match(words[1]) else None
    elif re.search(r"属性|性质", words[-1]):
        rows, end = _attributed_rows(lines, body, width)
        gap = 0 if _CATEGORY.match(words[0]) else None
    else:
        return None
    full = sum(len(row) == width or (gap is not None and len(row) == width - 1) for row in rows)
    if len(rows) < 2 or full < _FULL * len(rows):
        return None
    return RawTable([_row(lines, head, width, None), *(_row(lines, cells, width, gap) for cells in rows)]), end


def _row(lines: Sequence[tuple[str, int]], cells: Sequence[int], width: int, gap: int | None) -> RawRow:
    """A row of `width` cells: a missing one is the merged category at `gap`, a surplus one a further line of the last cell."""
    printed = [[(lines[i][0].strip(), lines[i][1])] for i in cells[:width]]
    for i in cells[width:]:
        printed[-1].append((lines[i][0].strip(), lines[i][1]))
    if gap is not None and len(printed) == width - 1:
        printed.insert(gap, [])
    return RawRow(printed + [[] for _ in range(width - len(printed))], lines[cells[0]][1])


def _next(lines: Sequence[tuple[str, int]], at: int) -> int:
    """The index of the next line with text, the number of lines where none is left."""
    while at < len(lines) and not lines[at][0].strip():
        at += 1
    return at


def _header(lines: Sequence[tuple[str, int]], at: int) -> tuple[list[int], int]:
    head: list[int] = []
    heads = _may_head if _SERIAL.match("".join(lines[at][0].split())) else is_header_word
    while at < len(lines) and len(head) <= _COLUMNS[1] and heads(lines[at][0]) and "\t" not in lines[at][0]:
        head.append(at)
        at = _next(lines, at + 1)
    return head, at


def _may_head(cell: str) -> bool:
    """Whether `cell` may stand in a header behind 序号: any short words will do, the rows that count from 1 tell the table."""
    return len(cell) <= _LONGEST_HEAD and not cell.strip().isdecimal() and not _SENTENCE.search(cell)


def _numbered_rows(lines: Sequence[tuple[str, int]], at: int, width: int) -> tuple[list[list[int]], int]:
    """Rows that begin with 1, 2, 3 … on lines of their own; the last has as many cells as the header."""
    rows: list[list[int]] = []
    end = at
    while at < len(lines) and lines[at][0].strip() == str(len(rows) + 1):
        cells = [at]
        at = _next(lines, at + 1)
        while at < len(lines) and len(cells) < 2 * width and _is_cell(lines[at][0]) and lines[at][0].strip() != str(len(rows) + 2):
            cells.append(at)
            at = _next(lines, at + 1)
        rows.append(cells)
        end = at
    if rows and len(rows[-1]) > width:
        end = rows[-1][width]
        rows[-1] = rows[-1][:width]
    return rows, end


def _attributed_rows(lines: Sequence[tuple[str, int]], at: int, width: int) -> tuple[list[list[int]], int]:
    """Rows that end with 约束性 or 预期性; a row that lacks its first cell stands under the category above."""
    rows: list[list[int]] = []
    end = at
    cells: list[int] = []
    while at < len(lines) and len(cells) <= width and _is_cell(lines[at][0]):
        cells.append(at)
        attribute = bool(_ATTRIBUTE.match(lines[at][0].strip()))
        at = _next(lines, at + 1)
        if attribute:
            rows.append(cells)
            cells, end = [], at
    return rows, end


def _is_cell(line: str) -> bool:
    return "\t" not in line and len(line) <= _LONGEST_CELL
