"""Blocks in the making, and how they become a `PlanText`: what a reader of any format hands over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.lines import tighten_cell, without_stars
from corpus.tabular import RawTable
from corpus.text import Anchor, Block, Cell, Paragraph, PlanText, Row, Span, Table

_BRACKET = re.compile("[《》（）]")
_PUNCTUATION = re.compile(r"[，；、。：]")


@dataclass
class Draft:
    """A paragraph as its fragments with their source lines, or a table.

    `mark` is printed before a footnote's or a heading's words and belongs to no block; `bold` are the texts that the source prints
    bold, in order; `whole` where the source shows that the paragraph ends here, so that nothing is joined to it by guess. `length`,
    `punctuated` (whether it has any mark of a sentence) and `bracket` (the last one) are kept as it grows.
    """

    fragments: list[tuple[str, int]]
    footnote: bool = False
    contents: bool = False
    heading: int | None = None
    mark: str = ""
    table: RawTable | None = None
    bold: list[str] = field(default_factory=list)
    whole: bool = False
    length: int = 0
    punctuated: bool = False
    bracket: str = ""

    def __post_init__(self) -> None:
        self.length = sum(len(part) for part, _ in self.fragments)
        self.punctuated = any(_PUNCTUATION.search(part) for part, _ in self.fragments)
        self.bracket = "".join(part for fragment, _ in self.fragments for part in _BRACKET.findall(fragment))[-1:]

    def join(self, further: Draft) -> None:
        """Let the paragraph go on with `further`."""
        self.fragments += further.fragments
        self.bold += further.bold
        self.length += further.length
        self.punctuated = self.punctuated or further.punctuated
        self.bracket = further.bracket or self.bracket

    @property
    def text(self) -> str:
        """The paragraph's text so far."""
        return "".join(part for part, _ in self.fragments)

    def tail(self, length: int) -> str:
        """Return its last characters, `length` of them or somewhat more."""
        kept: list[str] = []
        for part, _ in reversed(self.fragments):
            kept.append(part)
            length -= len(part)
            if length <= 0:
                break
        return "".join(reversed(kept))

    @property
    def first(self) -> str:
        """Its first fragment, enough to see what it begins with."""
        return self.fragments[0][0] if self.fragments else ""


def write_plan(drafts: list[Draft], source: str, sha256: str, pages: Sequence[int] = ()) -> PlanText:
    """Return the `PlanText` of `drafts`, each paragraph and each row of a table on a line, tabs between the cells of a row.

    `pages` are the source lines at which the second and each further page begins, none where the source has no pages.
    """
    writer = _Writer(pages)
    blocks: list[Block] = []
    for draft in drafts:
        if draft.table is not None:
            blocks.append(_write_table(draft.table, writer))
            continue
        if draft.mark:
            writer.put(draft.mark, draft.fragments[0][1])
        spans = [writer.put(part, line) for part, line in draft.fragments]
        start, end = spans[0].start, spans[-1].end
        blocks.append(Paragraph(start, end, _bold_spans(draft, start), draft.heading, draft.footnote, draft.contents))
        writer.put("\n", draft.fragments[-1][1])
    return PlanText(source, sha256, "".join(writer.parts), tuple(blocks), tuple(writer.anchors))


class _Writer:
    """The normalised text as it grows, with an anchor wherever the source line changes."""

    def __init__(self, pages: Sequence[int]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []
        self.pages = pages

    def put(self, text: str, line: int) -> Span:
        start = self.length
        if text and (not self.anchors or self.anchors[-1].line != line):
            self.anchors.append(Anchor(start, line, bisect_right(self.pages, line) + 1 if self.pages else None))
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)


def _bold_spans(draft: Draft, start: int) -> tuple[Span, ...]:
    text, at, spans = draft.text, 0, []
    for bold in draft.bold:
        found = text.find(bold, at) if bold else -1
        if found >= 0:
            spans.append(Span(start + found, start + found + len(bold)))
            at = found + len(bold)
    return tuple(spans)


def _write_table(table: RawTable, writer: _Writer) -> Table:
    rows: list[Row] = []
    covering = _rows_covered(table)
    for at, raw_row in enumerate(table.rows):
        cells: list[Cell] = []
        first = writer.length
        for place, raw_cell in enumerate(raw_row.cells):
            if place:
                writer.put("\t", raw_row.line)
            start = writer.length
            lines: list[Span] = []
            before = ""
            for raw_line, number in raw_cell:
                if text := tighten_cell(without_stars(raw_line)):
                    if lines and tighten_cell(before + " " + text) != before + text:  # a gap that a further reading would close is none
                        writer.put(" ", number)
                    before = text
                    lines.append(writer.put(text, number))
            cells.append(Cell(start, writer.length, tuple(lines), covering.get((at, place), 1) if lines else 1))
        rows.append(Row(first, writer.length, tuple(cells)))
        writer.put("\n", raw_row.line)
    return Table(rows[0].start, rows[-1].end, tuple(rows), tuple(table.breaks))


def _rows_covered(table: RawTable) -> dict[tuple[int, int], int]:
    """How many rows the merged cells cover, by row and column; a page break ends them."""
    rows: dict[tuple[int, int], int] = {}
    begun: dict[int, int] = {}  # column → the row in which the cell that reaches furthest down begins
    for at, row in enumerate(table.rows):
        for column in range(len(row.cells)):
            if column in row.covered and column in begun and at not in table.breaks:
                rows[begun[column], column] = at - begun[column] + 1
            else:
                begun[column] = at
    return rows
