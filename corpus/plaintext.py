"""Plain text and Markdown, as conversions of PDF and DOCX leave them, to a `PlanText`.

The lines are numbered and stripped of marks; one pass sorts them into paragraphs, tables, footnotes and crumbs; a second joins what
page breaks and hard line ends cut.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from corpus.cell_lines import gather_cell_lines
from corpus.drafts import Draft, write_plan
from corpus.furniture import find_furniture, is_contents_head, row_with_tabs
from corpus.lines import is_ornament, is_page_number, is_signature, strip_marks, tighten, without_breaks, without_stars
from corpus.markup import table_lines
from corpus.numbering import heading_like, numbering_of
from corpus.runon import split_gap, split_run_on
from corpus.separators import numbered_text, with_tabs, without_edge_bars
from corpus.tabular import COVERED, RawTable, gather_table, is_table_line, is_text
from corpus.text import PlanText

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_HASHES = re.compile(r"\s{0,3}(?P<level>#{1,6})\s+(?=\S)(?P<text>.*?)[\s#]*\Z")
_RAISED = re.compile(r"\s*\^\s?(?P<mark>[①-⑳]|\[\d{1,2}\])\s*")
_NOTE = re.compile(r"(?P<mark>[①-⑳]|\[\d{1,2}\])(?=.)(?!.*；\Z)")
_NOTED_BEFORE = 12  # paragraphs; a page has fewer between a mark and its note
_LINE_END = re.compile(r"\r\n|[\n\r\f]")
_SEAM = 8  # characters on either side of where two lines are joined; no mark of a note is longer
_WRAPPED = 22  # characters; a printed line of A4 holds 28 ideographs (GB/T 9704-2012 §5.2.3), the last before a page break often fewer
_BULLETS = "•●■◆□-*[^"
_OPENING = ("《", "（")
_ENDED = ("。”", "。）", "！”", "？”", "。》")
_CLOSED = re.compile(r"[。；]\s*[（(][^（）()]*[）)]\Z")  # a bracket behind the last sentence: who is responsible for what it says
_LONGEST_CLOSING = 400  # characters of such a bracket
_LABELLED = re.compile(r"[（(]?(?:责任|牵头|配合|完成|主管|参与|协办|实施)(?:单位|部门|领导|时限|时间|处室)[:：]")


def read_plain_text(raw: str, source: str, data: bytes) -> PlanText:
    """Return the `PlanText` of `raw`, the decoded content of the file called `source` whose bytes are `data`.

    Reading the text that comes out once more changes nothing.
    """
    lines, feeds = _clean_lines(raw.replace(COVERED, ""))
    drafts = join_drafts(_sort_lines(lines, feeds))
    return write_plan(drafts, source, hashlib.sha256(data).hexdigest(), [lines[i][1] for i in feeds])


def _numbered_lines(raw: str) -> Iterator[tuple[str, int]]:
    """The lines of `raw` with their numbers; tables in HTML become rows with tabs, a form feed begins its line as U+000C."""
    at, number = 0, 1
    while at <= len(raw):
        begin = raw.find("<table", at)
        close = raw.find("</table>", begin) if begin >= 0 else -1
        plain = raw[at:begin] if close >= 0 else raw[at:]
        feed = ""
        since = 0
        for end in _LINE_END.finditer(plain):
            yield feed + plain[since : end.start()], number
            since, feed = end.end(), "\f" if end.group() == "\f" else ""
            number += end.group() != "\f"
        yield feed + plain[since:], number
        if close < 0:
            return
        markup = raw[begin : close + len("</table>")]
        yield "", number
        yield from ((line, number) for line in table_lines(markup))
        yield "", number
        number += len(re.findall(r"\r\n|[\n\r]", markup))
        at = close + len("</table>")


def _clean_lines(raw: str) -> tuple[list[tuple[str, int]], list[int]]:
    """The lines without marks, and the indexes of those that a form feed stands before."""
    lines: list[tuple[str, int]] = []
    feeds: list[int] = []
    for line, number in _numbered_lines(raw):
        if line.startswith("\f"):
            feeds.append(len(lines))
        for part in split_gap(line.lstrip("\f")):
            lines += split_run_on(strip_marks(part), number)
    tabbed = with_tabs([text for text, _ in lines])
    return [(text, number) for text, (_, number) in zip(tabbed, lines, strict=True)], feeds


def _sort_lines(lines: list[tuple[str, int]], feeds: list[int]) -> list[Draft]:
    furniture = find_furniture([without_stars(text) for text, _ in lines], feeds)
    lines = [("", number) if index in furniture.dropped else (text, number) for index, (text, number) in enumerate(lines)]
    lines = [(row_with_tabs(text) if index in furniture.contents else text, number) for index, (text, number) in enumerate(lines)]
    lines, contents = _unframed(lines, furniture.contents)
    drafts: list[Draft] = []
    at = 0
    while at < len(lines):
        line = lines[at][0]
        if not line.strip() and "\t" not in line:
            at += 1
        elif at not in contents and is_table_line(lines, at):
            tables, at = gather_table(lines, at)
            drafts += [draft for table in tables for draft in _table_drafts(table)]
        elif (found := gather_cell_lines(lines, at)) is not None:
            drafts.append(Draft([], table=found[0]))
            at = found[1]
        else:
            draft = _paragraph(*lines[at], at in contents)
            if draft.text and not is_ornament(draft.text):
                drafts.append(draft)
            at += 1
    return drafts


def _unframed(lines: list[tuple[str, int]], contents: frozenset[int]) -> tuple[list[tuple[str, int]], set[int]]:
    """The lines with a text that tabs indent or bars frame as plain ones, and which of them are contents."""
    out: list[tuple[str, int]] = []
    listed: set[int] = set()
    at = 0
    while at < len(lines):
        end = at + 1
        kept = lines[at:end]
        if at in contents:
            listed.add(len(out))
        elif is_table_line(lines, at):
            tables, end = gather_table(lines, at)
            kept = lines[at:end]
            if all(is_text(table) for table in tables):
                inner = (line for table in tables for row in table.rows for cell in row.cells for line in cell)
                kept = [(text, number) for line, number in inner if not is_page_number(text := without_edge_bars(line))]
        out += kept
        at = end
    return out, listed


def _table_drafts(table: RawTable) -> list[Draft]:
    """A table, or the paragraphs that one only frames: of a single column, or numbered lines whose numbers stand in a column."""
    if is_text(table):
        return _text_drafts([line for row in table.rows for cell in row.cells for line in cell])
    numbered: list[tuple[str, int]] = []
    for row in table.rows:
        number, words = ("".join(part for part, _ in cell) for cell in (*row.cells[:2], *[[]] * (2 - len(row.cells[:2]))))
        text = numbered_text(number.strip(), words.strip()) if len(row.cells) == 2 and number.strip() else None
        if text is None:
            break
        numbered.append((text, row.line))
    rest = RawTable(table.rows[len(numbered) :], [b - len(numbered) for b in table.breaks if b > len(numbered)])
    if numbered:
        return [*_text_drafts(numbered), *(_table_drafts(rest) if rest.rows else [])]
    return [Draft([], table=table)]


def _text_drafts(lines: Sequence[tuple[str, int]]) -> list[Draft]:
    drafts = [_paragraph(without_edge_bars(line), number, contents=False) for line, number in lines]
    return [draft for draft in drafts if draft.text and not is_page_number(draft.text) and not is_ornament(draft.text)]


def _paragraph(line: str, number: int, contents: bool) -> Draft:
    hashes = _HASHES.match(line)
    raised = None if contents else _RAISED.match(line)
    body = line[raised.end() :] if raised else hashes["text"] if hashes else line
    text = tighten(without_breaks(body))
    return Draft(
        [(tighten(without_stars(text)), number)],
        footnote=raised is not None,
        contents=contents,
        heading=len(hashes["level"]) if hashes else None,
        mark=f"^{raised['mark']}" if raised else f"{hashes['level']} " if hashes else "",
        bold=[tighten(run) for run in _BOLD.findall(text)],
    )


def _unfinished(draft: Draft) -> bool:
    if draft.whole or draft.contents or draft.table or draft.footnote or draft.heading is not None:
        return False
    first, last = draft.first, draft.fragments[-1][0]
    if len(draft.fragments) == 1 and heading_like(first):
        return False
    if first[:1] in _BULLETS and draft.length < 2 * _WRAPPED:
        return False
    if last[-1] in "。！？；：…!?;:" or last.endswith(_ENDED) or (last[-1] in "）)" and _CLOSED.search(draft.tail(_LONGEST_CLOSING))):
        return False
    if last[-1] in "，、,（(《“" or draft.bracket in _OPENING:
        return True
    return draft.length >= _WRAPPED and draft.punctuated and not _LABELLED.match(first)


def _continues(head: Draft, draft: Draft) -> bool:
    """Whether `draft` may go on from `head`; no mark is made of two halves."""
    if draft.contents or draft.table or draft.footnote or draft.heading is not None:
        return False
    text = draft.text
    seam = head.fragments[-1][0][-_SEAM:] + draft.first[:_SEAM]
    if strip_marks(seam) != seam or is_signature(text) or is_signature(head.fragments[-1][0]):
        return False
    return not (numbering_of(text) or text[:1] in _BULLETS or is_contents_head(text) or _LABELLED.match(text))


def join_drafts(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with each paragraph joined to what a page break cut from it; footnotes between the two come after the whole."""
    out: list[Draft] = []
    at = 0
    run = ""  # the first row of the first of adjacent tables
    while at < len(drafts):
        head = drafts[at]
        at += 1
        out.append(head)
        if not head.footnote and not head.table:
            _lift_note(head, out)
        if head.footnote:
            continue
        if head.table:
            run = run if len(out) > 1 and out[-2].table else _row_text(head.table, 0)
            at = _join_tables(head.table, drafts, at, out, run)
            continue
        notes: list[Draft] = []
        while _unfinished(head):
            ahead = _after_notes(drafts, at, unfinished=True)
            notes += drafts[at:ahead]
            at = ahead
            if ahead == len(drafts) or not _continues(head, drafts[ahead]):
                break
            head.join(drafts[ahead])
            at = ahead + 1
        out += notes
    return out


def _lift_note(draft: Draft, before: list[Draft]) -> None:
    """Make a footnote of a paragraph whose mark (①) stands behind a word of a paragraph before it, and take the mark out there."""
    note = _NOTE.match(draft.first)
    if note is None or draft.contents:
        return
    mark = re.compile(rf"(?<=[\w”》）%]){re.escape(note['mark'])}(?=[，。；、：）”])")
    for noted in reversed(before[-1 - _NOTED_BEFORE : -1]):
        for place, (part, number) in enumerate(noted.fragments):
            if found := mark.search(part):
                noted.fragments[place] = (part[: found.start()] + part[found.end() :], number)
                _make_note(draft, note)
                return


def _make_note(draft: Draft, note: re.Match[str]) -> None:
    part, number = draft.fragments[0]
    draft.footnote, draft.mark = True, f"^{note['mark']}"
    draft.fragments[0] = (part[note.end() :].strip(), number)


def _after_notes(drafts: list[Draft], at: int, *, unfinished: bool = False) -> int:
    """The index after the footnotes that begin at `at`; behind an `unfinished` paragraph a line that begins with ① is one."""
    while at < len(drafts):
        draft = drafts[at]
        note = _NOTE.match(draft.first) if unfinished and not draft.contents and not draft.footnote else None
        if note:
            _make_note(draft, note)
        if not draft.footnote:
            break
        at += 1
    return at


def _join_tables(table: RawTable, drafts: list[Draft], at: int, out: list[Draft], run: str) -> int:
    """Join to `table` the tables after it that begin with the same row, footnotes between them put after the whole.

    A table that begins as the first of the adjacent ones does (with the row `run`) stays one of its own, but stands before those notes too.
    """
    notes: list[Draft] = []
    while True:
        ahead = _after_notes(drafts, at)
        further = drafts[ahead].table if ahead < len(drafts) else None
        first = _row_text(further, 0) if further is not None else None
        if further is None or first not in (_row_text(table, 0), run):
            out += notes
            return at
        notes += drafts[at:ahead]
        if first == _row_text(table, 0):
            table.breaks += [len(table.rows), *(len(table.rows) + b for b in further.breaks)]
            table.rows += further.rows
        else:
            out.append(drafts[ahead])
            table = further
        at = ahead + 1


def _row_text(table: RawTable, row: int) -> str:
    return "".join("\t" + re.sub(r"\s", "", "".join(part for part, _ in cell)) for cell in table.rows[row].cells)
