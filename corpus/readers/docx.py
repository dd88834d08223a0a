"""DOCX (ECMA-376 WordprocessingML, strict or transitional) to a `PlanText`. Offsets lead back to the paragraph, counted from 1.

The parts are read as XML and not through an object model: files of WPS and of converters lack parts that one insists on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.drafts import Draft
from corpus.readers.archives import Archive, attribute, child, local_name
from corpus.readers.cells import PlacedCell, place_cells
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_runs import RunText, is_gone, read_runs
from corpus.readers.docx_styles import ParagraphKind, Styles, value_of
from corpus.readers.drafting import draft_note, draft_paragraph, draft_table, finish, note_mark
from corpus.tabular import RawCell
from corpus.text import PlanText

_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice", "AlternateContent", "body"))
_SLIVER = 200  # twentieths of a point: narrower than one character, a column is only a border drawn a little off
_NUMBER_ENDS = "、，．.)）：:。"


def read_docx(data: bytes, path: Path) -> PlanText:
    """Return the text of the DOCX file at `path` whose bytes are `data`, with tracked changes accepted.

    Raises `SourceError` where it is locked, damaged, of another kind or without text.
    """
    archive = Archive(data, path, "DOCX")
    relations = archive.relations("")
    main = next((target for kind, target in relations.values() if kind == "officeDocument"), "word/document.xml")
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise archive.broken("an archive without a document in it")
    parts = {kind: archive.xml(target) for kind, target in archive.relations(main).values() if kind in _PARTS}
    try:
        drafts = _Document(parts).read(body)
    except RecursionError as error:
        raise archive.broken("elements nested too deep") from error
    return finish(drafts, path, data)


_PARTS = ("styles", "numbering", "footnotes", "endnotes")


class _Document:
    def __init__(self, parts: dict[str, Element | None]) -> None:
        self.styles = Styles(parts.get("styles"))
        self.numbering = Numbering(parts.get("numbering"))
        self.notes = {
            (kind.removesuffix("s"), attribute(note, "id") or ""): note
            for kind in ("footnotes", "endnotes")
            for note in parts.get(kind) or ()
            if attribute(note, "type") in (None, "normal")
        }
        self.number = 0  # of the paragraph being read
        self.noted = 0  # notes that have been referred to
        self.pending: list[Draft] = []  # notes to be put after the block that refers to them
        self.carried = ""  # what is left of a paragraph whose mark was deleted, to be put before the next one

    def read(self, parent: Element, *, contents: bool = False) -> list[Draft]:
        drafts: list[Draft] = []
        for block, listed in _blocks(parent, contents):
            drafts += self.table(block) if local_name(block) == "tbl" else self.paragraph(block, contents=listed)
            drafts += self.pending
            self.pending = []
        return drafts

    def paragraph(self, element: Element, *, contents: bool) -> list[Draft]:
        kind, runs, text = self.line(element)
        drafts = draft_paragraph(text, self.number, heading=kind.heading, contents=contents or kind.contents, bold=runs.bold)
        for box in runs.boxes:
            drafts += self.read(box)
        return drafts

    def line(self, element: Element) -> tuple[ParagraphKind, RunText, str]:
        """The paragraph's kind, its runs, and its text behind the number that Word prints."""
        self.number += 1
        kind = self.styles.kind(child(element, "pPr"))
        runs = read_runs(element, self.styles)
        for note in runs.notes:
            self.note(note)
        text, self.carried = self.carried + runs.text, ""
        if is_gone(element):
            text, self.carried = "", text
            return kind, runs, text
        label = self.label(kind)
        return kind, runs, label + text if text.strip() else ""

    def label(self, kind: ParagraphKind) -> str:
        num = kind.num
        if num is None:
            return ""
        link = self.numbering.linked_style(num)
        num = (self.styles.list_of(link) if link else None) or num
        level = kind.level if kind.level is not None else self.numbering.level_of_style(num, kind.style or "")
        label = self.numbering.count(num, level)
        return label if not label or label[-1] in _NUMBER_ENDS else label + " "

    def note(self, key: tuple[str, str]) -> None:
        element = self.notes.get(key)
        if element is not None:
            self.noted += 1
            text = "".join(read_runs(p, self.styles).text for p in element if local_name(p) == "p")
            self.pending += draft_note(text, note_mark(self.noted), self.number)

    def table(self, element: Element) -> list[Draft]:
        edges = _column_edges(element)
        rows = [self.row(row, edges) for row, _ in _blocks(element, False, "tr") if child(row, "trPr", "del") is None]
        return draft_table(place_cells(rows))

    def row(self, element: Element, edges: list[int]) -> list[PlacedCell]:
        at = _spanned(element, "trPr", "gridBefore", least=0)
        cells: list[PlacedCell] = []
        for cell, _ in _blocks(element, False, "tc"):
            merged = child(cell, "tcPr", "vMerge")
            lines = self.cell_lines(cell)
            covered = merged is not None and (attribute(merged, "val") or "continue") == "continue"
            cells.append(PlacedCell(edges[at] if at < len(edges) else at, [] if covered else lines, covered=covered))
            at += _spanned(cell, "tcPr", "gridSpan", least=1)
        return cells

    def cell_lines(self, cell: Element) -> RawCell:
        lines: RawCell = []
        for block, _ in _blocks(cell, False):
            if local_name(block) == "tbl":
                for inner in (c for row, _ in _blocks(block, False, "tr") for c, _ in _blocks(row, False, "tc")):
                    lines += self.cell_lines(inner)
                continue
            _, runs, text = self.line(block)
            lines += [(part, self.number) for part in text.split("\v") if part.strip()]
            for box in runs.boxes:
                lines += self.cell_lines(box)
        return lines


def _blocks(parent: Element, contents: bool, *wanted: str) -> Iterator[tuple[Element, bool]]:
    """The paragraphs and tables (or the `wanted` elements) of `parent`, through whatever wraps them, each with whether it is contents."""
    for element in parent:
        name = local_name(element)
        if name in (wanted or ("p", "tbl")):
            yield element, contents
        elif name in _WRAPPERS:
            gallery = value_of(element, "sdtPr", "docPartObj", "docPartGallery")
            yield from _blocks(element, contents or gallery == "Table of Contents", *wanted)


def _column_edges(table: Element) -> list[int]:
    """The left edge of each column of the grid, in columns, slivers counted to the column before them."""
    grid = child(table, "tblGrid")
    widths = [int(w) if (w := attribute(column, "w") or "").isdecimal() else _SLIVER for column in (grid if grid is not None else ())]
    starts = [1] + [int(width >= _SLIVER or not any(widths)) for width in widths[:-1]]
    return [edge - 1 for edge in accumulate(starts)]


def _spanned(element: Element, *path: str, least: int) -> int:
    value = value_of(element, *path)
    return max(least, int(value)) if value and value.isdecimal() and len(value) <= 3 else least
