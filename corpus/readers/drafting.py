"""What every reader does with the paragraphs and tables that it has found: clean them, mark what is furniture, join and write them.

The cleaning is that of plain text, so that the same words come out of every format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from corpus.drafts import Draft, write_plan
from corpus.furniture import find_furniture
from corpus.lines import is_ornament, strip_marks, tighten, without_breaks, without_stars
from corpus.plaintext import join_drafts
from corpus.runon import split_run_on
from corpus.tabular import RawTable, part_table
from corpus.text import PlanText
from ontology.errors import SourceError

_LONGEST_HEADING = 80  # characters; a paragraph in a heading's style that is longer, or ends as a sentence, is none
_GAP_BEFORE_PAGE = re.compile(r"(?<=[^\s，。；：])\s{4,}(?=\d{1,3}\s*\Z)")  # between an entry of the contents and its page
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def draft_paragraph(text: str, number: int, *, heading: int | None = None, contents: bool = False, bold: Sequence[str] = ()) -> list[Draft]:
    """Return the drafts of one paragraph of the source, its `number` there: one for each of its lines (U+000B) that has text.

    `heading` is the source's level from 1, `bold` the texts that are bold, in order.
    """
    drafts: list[Draft] = []
    for line in strip_marks(text).split("\v"):
        for piece, _ in split_run_on(line, number):
            if (words := tighten(without_stars(_GAP_BEFORE_PAGE.sub("……", piece)))) and not is_ornament(words):
                level = heading if len(words) <= _LONGEST_HEADING and words[-1] not in "。；;，" else None
                drafts.append(
                    Draft(
                        [(words, number)],
                        heading=None if contents else level,
                        contents=contents,
                        mark=f"{'#' * min(level, 6)} " if level and not contents else "",
                        bold=[kept for run in bold if (kept := tighten(strip_marks(run))) and kept in words],
                    )
                )
    return drafts


def draft_note(text: str, mark: str, number: int) -> list[Draft]:
    """Return the footnote of that `mark` as a draft, none where it has no text."""
    words = tighten(without_stars(without_breaks(strip_marks(text))))
    return [Draft([(words, number)], footnote=True, mark=f"^{mark}")] if words else []


def note_mark(count: int) -> str:
    """Return the mark that the footnote number `count` of a document is printed with: ① to ⑳, then [21]."""
    return _CIRCLED[count - 1] if 1 <= count <= len(_CIRCLED) else f"[{count}]"


def draft_table(table: RawTable) -> list[Draft]:
    """Return a table as a draft, none where it has no rows; a table of one column only frames a text and comes back as paragraphs."""
    for row in table.rows:
        row.cells = [[(part, at) for text, at in cell for part in strip_marks(text).split("\v")] for cell in row.cells]
    if all(len(row.cells) <= 1 for row in table.rows):
        return [d for row in table.rows for cell in row.cells for text, at in cell for d in draft_paragraph(text, at)]
    return [Draft([], table=table)]


def finish(drafts: Sequence[Draft], path: Path, data: bytes, pages: Sequence[int] = ()) -> PlanText:
    """Return the `PlanText` of the file at `path` whose bytes are `data`. `pages` are the numbers at which each further page begins.

    Raises `SourceError` where there is no text.
    """
    whole = join_drafts(_adjacent_tables(_without_furniture(list(drafts))))
    if not whole:
        raise SourceError(path, "the text of a plan", "a file without text", "check that it is the plan itself and export it again")
    return write_plan(whole, path.name, hashlib.sha256(data).hexdigest(), pages)


def _without_furniture(drafts: list[Draft]) -> list[Draft]:
    """The drafts without page numbers and running heads that a conversion left in the text; lines of the contents are marked."""
    furniture = find_furniture(["" if draft.table or draft.footnote else draft.text for draft in drafts])
    for index in furniture.contents:
        drafts[index].contents, drafts[index].heading, drafts[index].mark = True, None, ""
    return [draft for index, draft in enumerate(drafts) if index not in furniture.dropped]


def _adjacent_tables(drafts: list[Draft]) -> list[Draft]:
    """Tables with nothing between them and as many columns are one that a page break cut, unless the later one has a header of its own."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1].table if out else None
        if before is None or draft.table is None or len(before.rows[-1].cells) != len(draft.table.rows[0].cells):
            out.append(draft)
            continue
        before.breaks += [len(before.rows), *(len(before.rows) + b for b in draft.table.breaks)]
        before.rows += draft.table.rows
        out[-1:] = [Draft([], table=part) for part in part_table(before)]
    return out
