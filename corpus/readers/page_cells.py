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
# Units that a cell lists a line each, without a mark between them: “…局” is whole, unless its branch or office follows.
_UNIT_END = re.compile(r"(?:[局厅院]|集团|公司|中心|支队|大队|学校)\Z")
_UNIT_MAY_END = re.compile(r"[委办部会处站所室]\Z|政府\Z")
_UNIT_BEGIN = re.compile(r"[省市县区州镇乡各国]")
_UNIT_GOES_ON = re.compile(r"(?:\S{0,4}(?:分局|分公司|办公室|支队|大队)|[（(、，和及与等的])")
_SHOWN = 2  # lines that are as long as the longest
_NARROW = 6.0  # times the font size
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff、，\s]+\Z")
_MARKS = re.compile(r"[，。；：,;:]")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")
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
        width = right - left - 2 * padding
        rows[cell[0]].append(PlacedCell(round(left), join_wrapped(lines, width), bool(lines) and _is_full(lines[-1], width)))
        for row in table.rows_below(cell):
            rows[row].append(PlacedCell(round(left), [], covered=True))
    return rows


def join_wrapped(lines: Sequence[Line], width: float) -> RawCell:
    """Return the lines of a cell with room of that `width`: one that had no room for the next one's first word goes on in it.

    In a column of a few ideographs names are cut wherever it suits, so that any line goes on there.
    """
    out: RawCell = []
    narrow = any(width < _NARROW * line.size for line in lines) and all(_IDEOGRAPHS.match(line.text) for line in lines)
    listed = not any(_MARKS.search(line.text) for line in lines)
    before: Line | None = None
    longest = max((line.right - line.left for line in lines), default=0.0)
    if not listed and sum(longest - (line.right - line.left) < line.size for line in lines[:-1]) >= _SHOWN:
        width = min(width, longest)  # sentences that are set narrower than the cell is
    for line in lines:
        wraps = before is not None and width - (before.right - before.left) < line.first_word_width + _TIGHT * line.size
        if (wraps or (narrow and before is not None)) and not _begins_anew(out[-1][0].rstrip(), line.text.strip(), listed=listed):
            text, number = out[-1]
            out[-1] = (join_words(text, line.text), number)
        else:
            out.append((line.text, line.number))
        before = line
    return out


def _begins_anew(text: str, further: str, *, listed: bool) -> bool:
    """Whether `further` is an entry of its own though `text` fills its line: a number or label, or a unit in a cell that lists units."""
    stopped = text[-1:] in _STOPPED
    numbering = numbering_of(further)
    if numbering is not None and numbering.kind in _LIST_KINDS and (stopped or numbering.value == 1):
        return True
    if stopped and _LABEL.match(further):
        return True
    if not listed or _UNIT_GOES_ON.match(further):
        return False
    return bool(_UNIT_END.search(text)) or bool(_UNIT_MAY_END.search(text) and _UNIT_BEGIN.match(further))


def _is_full(line: Line, width: float) -> bool:
    """Whether `line` leaves no room for another ideograph and does not end a sentence."""
    return width - (line.right - line.left) < 1.5 * line.size and line.text.rstrip()[-1:] not in _STOPPED


def join_words(text: str, further: str) -> str:
    """Return `text` and what goes on from it on the next line, a space between two Latin words."""
    latin = text[-1:].isascii() and text[-1:].isalpha() and further[:1].isascii() and further[:1].isalnum()
    return f"{text} {further}" if latin else text + further
