"""Pages to paragraphs and tables: the lines of a paragraph are joined by how they are set, over page breaks too.

A line ends its paragraph where it leaves room for the next one's first word; a line that stands further in, is set in another size or
further down begins a new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.drafts import Draft
from corpus.numbering import numbering_of
from corpus.readers.cells import PlacedCell, has_text, place_cells
from corpus.readers.drafting import draft_note, draft_paragraph, draft_table
from corpus.readers.page import Glyph, Page
from corpus.readers.page_cells import join_words, table_rows
from corpus.readers.page_columns import columns_of
from corpus.readers.page_furniture import drop_furniture, without_balloons
from corpus.readers.page_lines import Line, group_lines
from corpus.readers.page_margins import Margins
from corpus.readers.page_notes import Note, lift_notes, mark_glyphs
from corpus.readers.page_open_tables import rules_left_out
from corpus.readers.page_tables import RuledTable, find_tables
from corpus.readers.site import is_path

_INDENT = 0.8  # of the font size: a line that stands as much further in begins a paragraph
_FIRST_SET_IN = 2.0  # times the font size (GB/T 9704-2012 §7.3.3)
_FIRST_LINE = 4.5  # times the font size: a line that stands further in is centred or stands at the right
_OTHER_SIZE = 1.2  # points by which a heading's size differs
_WIDEST = 2.0  # times the font size: lines of a paragraph are no further apart
_FURTHER_DOWN = 1.6  # times the usual distance of two lines
_ROOM = 3.0  # times the font size: a line with as much room behind it ends its paragraph, whatever follows
_TIGHT = 0.5  # of the font size: by so much a line may end before the margin and be full
_ENTRY = re.compile(r".{2,}?(?:\.{3,}|…{2,}|[·．]{3,}|\s{4,})\s*\d{1,3}\s*\Z")  # of the contents, with its page
_COLUMNS = "    "  # a gap as wide as a tab: what stands on either side are columns, or two signatures
_GOES_ON = re.compile(r"[（(]?(?:续\s*[上前]?\s*表|表\s*\d{0,2}\s*[（(]?续)[^，。]{0,20}\Z")
_STOPPED = ("。", "；", "：")
_SAME_SIDE = 8.0  # points by which a table's side may differ on the next page


@dataclass(frozen=True)
class _Set:
    """A line with the margins that it is set between; `frame` tells the text of one frame from that of another and of the page (0)."""

    line: Line
    left: float
    right: float
    page: int
    frame: int = 0


@dataclass
class _Laid:
    """A table with the rows that it has so far, and where it stands."""

    rows: list[list[PlacedCell]]
    sides: tuple[float, float]
    page: int
    breaks: list[int] = field(default_factory=list)
    banded: bool = False  # whether a row that heads those of the next table was put in last


@dataclass(frozen=True)
class Flow:
    """The drafts of a file, and the number of the line at which the second and each further page begins, one more after the last."""

    drafts: list[Draft]
    pages: list[int]


def flow_of(pages: Sequence[Page]) -> Flow:
    """Return the paragraphs, notes and tables of `pages` in reading order."""
    parts = [(number, part) for number, page in enumerate(pages) for part in columns_of(without_balloons(page))]
    return _Composer([part for _, part in parts], [number for number, _ in parts]).compose()


class _Composer:
    """Puts together what stands on `pages`, each the whole or a column of the printed page of that number in `printed`."""

    def __init__(self, pages: Sequence[Page], printed: Sequence[int]) -> None:
        self.pages = pages
        self.printed = printed
        self.count = 0
        self.first_lines: list[int] = []
        self.out: list[Draft] = []
        self.open: Draft | None = None  # the paragraph being put together
        self.last: _Set | None = None  # its last line
        self.begin: _Set | None = None  # its first line
        self.notes: list[Draft] = []  # to be put after it
        self.table: _Laid | None = None

    def compose(self) -> Flow:
        tables = [_filled_tables(page) for page in self.pages]
        free = [group_lines(_outside(page, own)) for page, own in zip(self.pages, tables, strict=True)]
        kept = drop_furniture(free, [page.height for page in self.pages])
        size = _text_size(kept)
        self.margins = Margins(kept, [page.width for page in self.pages])
        for number, (lines, own) in enumerate(zip(kept, tables, strict=True), 1):
            if number > 1 and self.printed[number - 1] != self.printed[number - 2]:
                self.first_lines.append(self.count + 1)
            self.page(number, *lift_notes(lines, size, self.pages[number - 1]), own)
        self.end_table()
        self.end_paragraph()
        return Flow(self.out, [*self.first_lines, self.count + 1])

    def number(self, line: Line) -> Line:
        self.count += 1
        return Line(line.glyphs, self.count)

    def page(self, number: int, lines: Sequence[Line], notes: Sequence[Note], tables: Sequence[RuledTable]) -> None:
        left, right = self.margins.of(lines, number)
        placed: list[tuple[float, _Set | RuledTable]] = [(line.top, _Set(line, left, right, number)) for line in lines]
        for frame, table in enumerate(tables, 1):
            if not table.is_frame or (len(table.xs) > 2 and self.goes_on_with(table, number)):
                placed.append((table.ys[0], table))
                continue
            framed = [line for _, glyphs in sorted(table.glyphs.items()) for line in group_lines(glyphs)]
            sides = (min((line.left for line in framed), default=0.0), max((line.right for line in framed), default=0.0))
            placed += [(line.top, _Set(line, *sides, number, frame)) for line in framed]
        pitch = _pitch(lines)
        waiting = list(notes)
        in_order = [item for _, item in sorted(placed, key=lambda p: p[0])]
        for item, further in pairwise([*in_order, None]):
            if isinstance(item, RuledTable):
                self.lay(item, number)
            elif item is not None and isinstance(further, RuledTable) and self.heads_rows(item, further):
                self.band(item)
            elif item is not None:
                self.line(item, pitch, waiting)
        for note in waiting:
            self.note(note)

    # -- lines -------------------------------------------------------------------------------------------------------------

    def line(self, item: _Set, pitch: float, waiting: list[Note]) -> None:
        line = item.line
        borne = [note for note in waiting if mark_glyphs(line, note.printed)]
        for note in borne:
            line = line.without(mark_glyphs(line, note.printed)) or line
        line = self.number(line)
        item = _Set(line, item.left, item.right, item.page, item.frame)
        if self.table is not None:
            if item.page != self.table.page and _GOES_ON.match(line.text.strip()):
                return
            self.end_table()
        further = draft_paragraph(line.text, line.number, bold=line.bold)
        if self.open is not None and self.last is not None and len(further) == 1 and self.goes_on(self.last, item, pitch):
            _join(self.open, further[0])
        else:
            self.end_paragraph(shown=self.last is not None and _begins(self.last, item, pitch))
            self.begin = item
            self.out += further[:-1]
            self.open = further[-1] if further else None
        self.last = item
        for note in borne:
            waiting.remove(note)
            self.note(note)

    def goes_on(self, before: _Set, item: _Set, pitch: float) -> bool:
        """Whether the paragraph that `before` stands in goes on in `item`."""
        one, other = before.line, item.line
        if before.frame != item.frame or _ENTRY.match(one.text) or is_path(one.text) or _COLUMNS in one.text or _COLUMNS in other.text:
            return False
        if _is_centred(before) and _is_centred(item):
            return before.right - before.left - (one.right - one.left) < other.first_word_width and not _begins(before, item, pitch)
        if before.right - one.right >= other.first_word_width + _TIGHT * other.size or self.lists_on(before, item):
            return False
        near = one.left - before.left <= _FIRST_LINE * one.size
        if near and self.begin is before and abs(one.left - other.left - _FIRST_SET_IN * other.size) < 0.5 * other.size:
            return not _begins(before, item, pitch)  # whatever the margins: the first line was set in by two characters
        indent = other.left - item.left
        if abs(indent) < _INDENT * other.size:
            return not _begins(before, item, pitch)
        # All lines of a paragraph may stand further in; then it is a number that begins the next.
        same = abs(indent - (one.left - before.left)) < 0.5 * other.size
        return same and numbering_of(other.text.strip()) is None and before.page == item.page and self.stands_in(before)

    def lists_on(self, before: _Set, item: _Set) -> bool:
        """Whether `item` begins an entry of a list whose paragraphs are not set in, behind one that ends in a full line."""
        begin = self.begin or before
        set_in = begin.line.left - begin.left >= _INDENT * begin.line.size
        return not set_in and before.line.text.rstrip()[-1:] in _STOPPED and numbering_of(item.line.text.strip()) is not None

    def stands_in(self, before: _Set) -> bool:
        """Whether the open paragraph has two lines that stand equally far in."""
        return self.begin is not None and self.begin is not before and abs(self.begin.line.left - before.line.left) < 0.5 * before.line.size

    def end_paragraph(self, *, shown: bool = False) -> None:
        """Put the open paragraph down; `shown` where the next line shows that it has ended."""
        last = self.last
        if self.open is not None and last is not None:
            size = last.line.size
            room = last.right - last.line.right >= _ROOM * size and last.line.left - last.left <= _FIRST_LINE * size
            self.open.whole = shown or room
            self.out.append(self.open)
        self.out += self.notes
        self.open, self.last, self.begin, self.notes = None, None, None, []

    def note(self, note: Note) -> None:
        lines = [self.number(line) for line in note.lines]
        text = ""
        for line in lines:
            text = join_words(text, line.text.strip()) if text else line.text.strip()
        self.notes += draft_note(text.removeprefix(note.printed), note.mark, lines[0].number)

    # -- tables ------------------------------------------------------------------------------------------------------------

    def lay(self, table: RuledTable, page: int) -> None:
        rows = table_rows(table, self.number)
        before = self.table
        if before is not None and before.banded:
            before.rows += rows
            before.banded = False
            return
        if before is not None and self.goes_on_with(table, page):
            first = next((row for row in rows if any(has_text(cell) for cell in row)), [])
            if _row_goes_on(before.rows[-1], first):
                before.rows[-1] = _joined_row(before.rows[-1], first)
                rows = rows[rows.index(first) + 1 :]
            before.breaks.append(len(before.rows))
            before.rows += rows
            before.page = page
            return
        self.end_table()
        self.end_paragraph()
        self.table = _Laid(rows, (table.xs[0], table.xs[-1]), page)

    def heads_rows(self, item: _Set, further: RuledTable) -> bool:
        """Whether `item`, a numbered name without sides, heads the rows of `further`, in which the open table goes on without a header."""
        before = self.table
        numbering = numbering_of(item.line.text.strip())
        first = min(further.glyphs, default=None)
        return (
            before is not None
            and before.page == item.page
            and numbering is not None
            and numbering.kind in ("cn", "cn_bracket")
            and all(abs(a - b) <= _SAME_SIDE for a, b in zip(before.sides, (further.xs[0], further.xs[-1]), strict=True))
            and first is not None
            and "".join(glyph.text for glyph in further.glyphs[first]).strip().isdecimal()
        )

    def band(self, item: _Set) -> None:
        """Put a row into the open table that heads those below it."""
        if self.table is not None:
            line = self.number(item.line)
            self.table.rows.append([PlacedCell(round(self.table.sides[0]), [(line.text, line.number)])])
            self.table.banded = True

    def goes_on_with(self, table: RuledTable, page: int) -> bool:
        """Whether the table at the end of the page before goes on in `table`, being as wide and standing as far in."""
        before = self.table
        sides = (table.xs[0], table.xs[-1])
        return (
            before is not None
            and page == before.page + 1
            and all(abs(a - b) <= _SAME_SIDE for a, b in zip(before.sides, sides, strict=True))
        )

    def end_table(self) -> None:
        laid, self.table = self.table, None
        if laid is not None:
            self.out += draft_table(place_cells(_snapped(laid.rows), laid.breaks))


def _begins(before: _Set, item: _Set, pitch: float) -> bool:
    """Whether `item` is set as the first line of a paragraph: in another size, further in or further down than `before`."""
    one, other = before.line, item.line
    if before.frame != item.frame:
        return False
    further_down = before.page == item.page and other.top - one.top > _FURTHER_DOWN * min(max(pitch, other.size), _WIDEST * other.size)
    further_in = _INDENT * other.size <= other.left - item.left <= _FIRST_LINE * other.size
    return further_down or further_in or abs(one.size - other.size) > _OTHER_SIZE


def _is_centred(item: _Set) -> bool:
    """Whether a line is set in the middle, further in than a first line is, or as wide as the page within half a character."""
    left, right = item.line.left - item.left, item.right - item.line.inner_right
    return abs(left - right) < item.line.size and (left > _FIRST_LINE * item.line.size or max(left, right) < 0.5 * item.line.size)


def _row_goes_on(row: Sequence[PlacedCell], further: Sequence[PlacedCell]) -> bool:
    """Whether `further`, the first row of the next page, is the rest of `row`, of which it lacks some cells.

    One cell above was cut in a line, and each of the others above ends a sentence, so that it may go on as well.
    """
    filled = [cell for cell in further if has_text(cell)]
    above = [cell for cell in (_above(row, cell) for cell in filled) if cell is not None and cell.lines]
    return (
        len(above) == len(filled) < sum(has_text(cell) for cell in row)
        and any(cell.full for cell in above)
        and all(cell.full or cell.lines[-1][0].rstrip().endswith(("。", "；", ";")) for cell in above)
    )


def _above(row: Sequence[PlacedCell], cell: PlacedCell) -> PlacedCell | None:
    return next((c for c in row if abs(c.left - cell.left) <= _SAME_SIDE), None)


def _joined_row(row: Sequence[PlacedCell], further: Sequence[PlacedCell]) -> list[PlacedCell]:
    rest = {above: cell for cell in further if has_text(cell) and (above := _above(row, cell))}
    joined: list[PlacedCell] = []
    for cell in row:
        if cell not in rest:
            joined.append(cell)
            continue
        lines = [*cell.lines, *rest[cell].lines]
        if cell.full:
            (text, number), (words, _) = cell.lines[-1], rest[cell].lines[0]
            lines = [*cell.lines[:-1], (join_words(text, words), number), *rest[cell].lines[1:]]
        joined.append(PlacedCell(cell.left, lines, rest[cell].full))
    return joined


def _snapped(rows: Sequence[Sequence[PlacedCell]]) -> list[list[PlacedCell]]:
    """The rows with their cells' sides made one where they differ by less than a character: the pages of a table differ a little."""
    sides = sorted({cell.left for row in rows for cell in row})
    snapped: dict[int, int] = {}
    for side in sides:
        near = snapped.get(side - 1, next((snapped[s] for s in sides if s < side and side - s <= _SAME_SIDE and s in snapped), side))
        snapped[side] = near
    return [[PlacedCell(snapped[cell.left], cell.lines, covered=cell.covered) for cell in row] for row in rows]


def _join(draft: Draft, further: Draft) -> None:
    text = draft.fragments[-1][0]
    words, number = further.fragments[0]
    if join_words(text, words) != text + words:
        further = Draft([(" " + words, number)], bold=further.bold)
    draft.join(further)


def _filled_tables(page: Page) -> list[RuledTable]:
    """The tables and frames of a page that hold text, each glyph in the smallest that it stands in."""
    tables = find_tables([*page.rules, *rules_left_out(page)])
    for glyph in page.glyphs:
        inside = next((table for table in tables if table.holds(glyph)), None)
        if inside is not None:
            inside.put(glyph)
    return [table for table in tables if table.glyphs and (table.closed or not table.is_frame)]


def _outside(page: Page, tables: Sequence[RuledTable]) -> list[Glyph]:
    return [glyph for glyph in page.glyphs if not any(table.holds(glyph) for table in tables)]


def _text_size(pages: Sequence[Sequence[Line]]) -> float:
    """The font size that most of the text is set in."""
    sizes = Counter[float]()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next."""
    steps = [b.top - a.top for a, b in pairwise(lines)]
    return median(steps) if steps else 0.0
