"""A ruled table's glyphs to rows of cells, each cell's printed lines joined where they only wrap."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.numbering import numbering_of
from corpus.readers.cells import PlacedCell
from corpus.readers.page_lines import Line, group_lines
from corpus.readers.page_tables import RuledTable
from corpus.tabular import RawCell

_PADDING = (0.5, 8.0)  # points on either side: what cells leave beside their text at least and at most (Word's default is 5.4)
_TIGHT = 0.3  # of the font size: by so much a line may be set tighter than its font says
_UNIT_END = re.compile(r"(?:[局委办厅部署院会处站所]|政府|集团|公司|中心)\Z")
_UNIT_BEGIN = re.compile(r"[省市县区镇各国]")
_LIST_KINDS = frozenset(("cn", "cn_bracket", "arabic", "arabic_bracket", "circled", "dash", "lead"))
_STOPPED = "。；;！？"


def table_rows(table: RuledTable, number: Callable[[Line], Line]) -> list[list[PlacedCell]]:
    """Return the rows of `table`, each cell placed by its left side in points. `number` gives a line its number in the file."""
    rows: list[list[PlacedCell]] = [[] for _ in table.ys[1:]]
    cells = sorted(set(table.cell_of.values()))
    printed = {cell: group_lines(table.glyphs.get(cell, ())) for cell in cells}
    bounds = {cell: table.bounds(cell) for cell in cells}
    beside = [line.left - bounds[cell][0] for cell in cells for line in printed[cell]]
    padding = min(max(min(beside, default=0.0), _PADDING[0]), _PADDING[1])
    for cell in cells:
        left, right = bounds[cell]
        lines = [number(line) for line in printed[cell]]
        rows[cell[0]].append(PlacedCell(round(left), join_wrapped(lines, right - left - 2 * padding)))
    return rows


def join_wrapped(lines: Sequence[Line], width: float) -> RawCell:
    """Return the lines of a cell with room of that `width`: one that had no room for the next one's first word goes on in it."""
    out: RawCell = []
    before: Line | None = None
    for line in lines:
        if before is not None and _wraps(before, line, width):
            text, number = out[-1]
            out[-1] = (join_words(text, line.text), number)
        else:
            out.append((line.text, line.number))
        before = line
    return out


def join_words(text: str, further: str) -> str:
    """Return `text` and what goes on from it on the next line, a space between two Latin words."""
    latin = text[-1:].isascii() and text[-1:].isalpha() and further[:1].isascii() and further[:1].isalnum()
    return f"{text} {further}" if latin else text + further


def _wraps(before: Line, line: Line, width: float) -> bool:
    text, further = before.text.rstrip(), line.text.strip()
    numbering = numbering_of(further)
    if numbering is not None and numbering.kind in _LIST_KINDS and (text[-1:] in _STOPPED or numbering.value == 1):
        return False
    if _UNIT_END.search(text) and _UNIT_BEGIN.match(further):
        return False
    return width - (before.right - before.left) < line.first_word_width + _TIGHT * line.size
