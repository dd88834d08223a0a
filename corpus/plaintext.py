"""Plain text, as conversions of PDF and DOCX leave it, to a `PlanText`.

One pass over the lines sorts them into paragraphs, tables, footnotes and crumbs; a second joins what page breaks and hard line
ends cut; the last writes the normalised text and the way back to the lines.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from corpus.lines import is_page_number, strip_marks, tighten, tighten_cell
from corpus.numbering import heading_like, numbering_of
from corpus.tabular import RawTable, gather_table, is_rule, is_table_line
from corpus.text import Anchor, Block, Cell, Paragraph, PlanText, Row, Span, Table

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_FOOTNOTE_LINE = re.compile(r"\s*(?P<raised>\^)?\s?(?:[①-⑳]|\[\d{1,2}\])\s*")
_CONTENTS_LINE = re.compile(r".{2,80}?(?:[.．…·]{3,}|\t|\s{4,})\s*\d{1,3}\s*\Z")
_CONTENTS_HEAD = re.compile(r"\s*(?:目\s*录|目\s*次|CONTENTS)\s*\Z", re.IGNORECASE)
_RUN_ON = re.compile(r"(?:(?<=[。；！？：”）)])\s*|\s+)(?=(?:第[一二三四五六七八九十]{1,3}[章节]\s|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）))")
_LONG_LINE = 1500  # characters; the longest paragraph of a plan seen has 900, a document in one line 5,000 and more
_WRAPPED = 22  # characters; a printed line of A4 holds 28 ideographs (GB/T 9704-2012 §5.2.3), the last before a page break often fewer
_BULLETS = "•●■◆□-["
_SENTENCE = re.compile(r"[，；、。：]")


@dataclass
class _Draft:
    """A paragraph in the making: its fragments with their source lines."""

    fragments: list[tuple[str, int]]
    footnote: bool = False
    contents: bool = False
    after_blank: bool = True
    table: RawTable | None = None
    bold: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part for part, _ in self.fragments)


def read_plain_text(raw: str, source: str, data: bytes) -> PlanText:
    """Return the `PlanText` of `raw`, the decoded content of the file called `source` whose bytes are `data`."""
    drafts = _join(_sort_lines(raw))
    return _write(drafts, source, hashlib.sha256(data).hexdigest())


def _sort_lines(raw: str) -> list[_Draft]:
    lines = [(strip_marks(line), number) for number, line in enumerate(re.split(r"\r\n|[\n\r\f]", raw), 1)]
    lines = [piece for line in lines for piece in _run_on(*line)]
    drafts: list[_Draft] = []
    blank, in_contents, at = True, False, 0
    while at < len(lines):
        line, number = lines[at]
        bare = line.strip()
        if (not bare and "\t" not in line) or is_page_number(line):
            blank, at = True, at + 1
            continue
        if _CONTENTS_HEAD.match(line):
            in_contents = True
        contents = in_contents and (bool(_CONTENTS_LINE.match(line.rstrip())) or bool(_CONTENTS_HEAD.match(line)))
        if not contents and is_table_line(lines, at):
            table, at = gather_table(lines, at)
            drafts.append(_Draft([], table=table))
            blank, in_contents = True, False
            continue
        if in_contents and not contents and len(bare) > 60:
            in_contents = False
        mark = _FOOTNOTE_LINE.match(line)
        footnote = mark is not None and (bool(mark["raised"]) or (bool(drafts) and _unfinished(drafts[-1])))
        text = tighten((line[mark.end() :] if footnote and mark else line).replace("\v", " "))
        bold = _BOLD.findall(text)
        text = tighten(text.replace("**", ""))
        if text:
            drafts.append(_Draft([(text, number)], footnote=footnote, contents=contents, after_blank=blank, bold=[tighten(b) for b in bold]))
        blank, at = False, at + 1
    return drafts


def _run_on(line: str, number: int) -> list[tuple[str, int]]:
    """Split a document that was run into one line before each heading of the two upper levels."""
    if len(line) < _LONG_LINE or "\t" in line:
        return [(line, number)]
    return [(piece, number) for piece in _RUN_ON.split(line) if piece.strip()]


def _unfinished(draft: _Draft) -> bool:
    text = draft.text
    if draft.contents or draft.table or heading_like(text) or (text[:1] in _BULLETS and len(text) < 2 * _WRAPPED):
        return False
    if text[-1] in "。！？；：…!?;:" or text[-2:] in ("。”", "。）", "！”", "？”", "。》"):
        return False
    return text[-1] in "，、,（(《“" or (len(text) >= _WRAPPED and bool(_SENTENCE.search(text)))


def _continues(draft: _Draft) -> bool:
    text = draft.text
    return not (draft.contents or draft.table or numbering_of(text) or text[:1] in _BULLETS or _CONTENTS_HEAD.match(text))


def _join(drafts: list[_Draft]) -> list[_Draft]:
    """Join a paragraph with what a page break cut from it; footnotes between the two come after the whole."""
    out: list[_Draft] = []
    at = 0
    while at < len(drafts):
        head = drafts[at]
        at += 1
        out.append(head)
        if head.footnote:
            continue
        if head.table:
            at = _join_tables(head.table, drafts, at, out)
            continue
        notes: list[_Draft] = []
        while _unfinished(head):
            ahead = at
            while ahead < len(drafts) and drafts[ahead].footnote:
                ahead += 1
            if ahead == len(drafts) or not _continues(drafts[ahead]):
                break
            notes += drafts[at:ahead]
            head.fragments += drafts[ahead].fragments
            head.bold += drafts[ahead].bold
            at = ahead + 1
        out += notes
    return out


def _join_tables(table: RawTable, drafts: list[_Draft], at: int, out: list[_Draft]) -> int:
    """Join to `table` the tables after it that begin with the same row, footnotes between them put after the whole."""
    while True:
        ahead = at
        while ahead < len(drafts) and drafts[ahead].footnote:
            ahead += 1
        further = drafts[ahead].table if ahead < len(drafts) else None
        if further is None or _row_text(further, 0) != _row_text(table, 0):
            return at
        table.breaks += [len(table.rows), *(len(table.rows) + b for b in further.breaks)]
        table.rows += further.rows
        out += drafts[at:ahead]
        at = ahead + 1


def _row_text(table: RawTable, row: int) -> str:
    return "".join("\t" + re.sub(r"\s", "", "".join(part for part, _ in cell)) for cell in table.rows[row].cells)


class _Writer:
    """The normalised text as it grows, with an anchor wherever the source line changes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []

    def put(self, text: str, line: int) -> Span:
        start = self.length
        if text and (not self.anchors or self.anchors[-1].line != line):
            self.anchors.append(Anchor(start, line))
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)


def _write(drafts: list[_Draft], source: str, sha256: str) -> PlanText:
    writer = _Writer()
    blocks: list[Block] = []
    for draft in drafts:
        if draft.table is not None:
            blocks.append(_write_table(draft.table, writer))
        else:
            spans = [writer.put(part, line) for part, line in draft.fragments]
            start, end = spans[0].start, spans[-1].end
            blocks.append(Paragraph(start, end, _bold_spans(draft, start), None, draft.footnote, draft.contents))
            writer.put("\n", draft.fragments[-1][1])
    return PlanText(source, sha256, "".join(writer.parts), tuple(blocks), tuple(writer.anchors))


def _bold_spans(draft: _Draft, start: int) -> tuple[Span, ...]:
    text, at, spans = draft.text, 0, []
    for bold in draft.bold:
        found = text.find(bold, at)
        if bold and found >= 0:
            spans.append(Span(start + found, start + found + len(bold)))
            at = found + len(bold)
    return tuple(spans)


def _write_table(table: RawTable, writer: _Writer) -> Table:
    rows: list[Row] = []
    for raw_row in table.rows:
        cells: list[Cell] = []
        first = writer.length
        for place, raw_cell in enumerate(raw_row.cells):
            if place:
                writer.put("\t", raw_row.line)
            start = writer.length
            lines: list[Span] = []
            for raw_line, number in raw_cell:
                if text := tighten_cell(raw_line.replace("**", "")):
                    if lines:
                        writer.put(" ", number)
                    lines.append(writer.put(text, number))
            cells.append(Cell(start, writer.length, tuple(lines)))
        rows.append(Row(first, writer.length, tuple(cells)))
        writer.put("\n", raw_row.line)
    return Table(rows[0].start, rows[-1].end, tuple(rows), tuple(table.breaks))
