"""HTML pages of government sites to a `PlanText`: the main part only. Offsets lead back to the paragraph of that part, counted from 1.

Bytes are read as UTF-8 or GB18030 whatever the page claims of itself: the claim is wrong often, and the two cannot be mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.decoding import decode
from corpus.drafts import Draft
from corpus.readers.cells import PlacedCell, place_cells
from corpus.readers.drafting import draft_note, draft_paragraph, draft_table, finish, note_mark
from corpus.readers.html_main import main_part, page_title
from corpus.readers.html_tree import Element, parse_html
from corpus.readers.site import is_said_by_site, number_in
from corpus.text import PlanText
from ontology.errors import SourceError

_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section",
     "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ucapcontent", "ul")
)  # fmt: skip
_BETWEEN = frozenset(("tbody", "thead", "tfoot", "form", "center", "font", "div"))  # what may stand between a table and its rows
_HEADING = re.compile(r"h[1-6]\Z")
_NOTE_MARK = re.compile(r"[\[［【(（]?(?P<mark>\d{1,2}|[①-⑳])[\]］】)）]?\Z")
_UNIT_END = re.compile(r"[A-Za-z]\s*\Z")
_LARGEST_SPAN = 200  # rows or columns; a larger span is a slip
_NEAR_TOP = 12  # paragraphs among which the page's title is looked for
_LONGEST_CELL = 3000  # characters; the longest cell of the plans at hand has some 800, a page laid out as a table more
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def read_html(data: bytes, path: Path) -> PlanText:
    """Return the text of the page at `path` whose bytes are `data`: its main part, without navigation, bars and footers.

    Raises `SourceError` where it is in another encoding, no page, or without text.
    """
    root = parse_html(decode(data, path))
    if root is None:
        raise SourceError(path, "a page in HTML", "a file without any element", "save the page again")
    head = (page_title(root), number_in(root.text()))
    drafts = _Page().read(main_part(root))
    top = re.sub(r"\s", "", "".join(draft.text for draft in drafts[:_NEAR_TOP]))
    outside = [draft for words in head if words and words not in top for draft in draft_paragraph(words, 1)]
    return finish(outside + drafts if drafts else [], path, data)


class _Page:
    """The drafts of the main part as it is walked through."""

    def __init__(self) -> None:
        self.number = 1
        self.drafts: list[Draft] = []
        self.parts: list[str] = []  # of the paragraph being read
        self.bold: list[str] = []
        self.noted: dict[str, int] = {}  # a note's mark as printed → how many drafts stood before the paragraph that bears it
        self.notes: dict[int, list[Draft]] = {}

    def read(self, element: Element) -> list[Draft]:
        self.walk(element)
        self.end_line()
        behind: list[Draft] = []
        for place, draft in enumerate(self.drafts):
            behind += [draft, *self.notes.get(place, ())]
        return behind

    def walk(self, element: Element, *, heading: int | None = None, bold: bool = False) -> None:
        counted = 0
        for child in element.children:
            if isinstance(child, str):
                self.put(_printed(child, element), bold=bold)
            elif child.tag == "br":
                self.put("\v", bold=False)
            elif child.tag == "table" and _is_table(child):
                self.end_line(heading)
                self.table(child)
            elif child.tag in _BLOCKS:
                self.end_line(heading)
                counted += child.tag == "li"
                if child.tag == "li" and element.tag == "ol":
                    self.put(f"{counted}. ", bold=False)
                level = int(child.tag[1]) if _HEADING.match(child.tag) else heading
                self.walk(child, heading=level, bold=bold)
                self.end_line(level)
            elif not self.is_note_mark(child):
                self.walk(child, heading=heading, bold=bold or _is_bold(child))

    def is_note_mark(self, element: Element) -> bool:
        """Whether `element` is the raised mark of a note; the mark is kept to know the note by."""
        if not _raises_mark(element, self.parts):
            return False
        self.noted.setdefault(_squeezed(element), len(self.drafts))
        return True

    def put(self, text: str, *, bold: bool) -> None:
        self.parts.append(text)
        if bold and text.strip():
            self.bold.append(text)

    def end_line(self, heading: int | None = None) -> None:
        text = "".join(self.parts)
        if text.strip():
            bold = self.bold if len("".join(self.bold)) < len(text.strip()) else []
            for draft in draft_paragraph(text, self.number, heading=heading, bold=bold):
                if not is_said_by_site(draft.text) and not self.is_note(draft):
                    self.drafts.append(draft)
            self.number += 1
        self.parts, self.bold = [], []

    def is_note(self, draft: Draft) -> bool:
        """Whether `draft` is a note whose mark was found before; it is kept for the paragraph that bears the mark."""
        text = draft.text
        printed = next((mark for mark in self.noted if text.startswith(mark)), None)
        mark = _NOTE_MARK.match(printed) if printed else None
        if printed is None or mark is None or self.noted[printed] >= len(self.drafts):
            return False
        words = text[len(printed) :]
        if printed.isdecimal() and words[:1] in ".．、0123456789":
            return False  # a number of another kind
        value = note_mark(int(mark["mark"])) if mark["mark"].isdecimal() else mark["mark"]
        self.notes.setdefault(self.noted.pop(printed), []).extend(draft_note(words, value, self.number))
        return True

    def table(self, table: Element) -> None:
        rows: list[list[PlacedCell]] = []
        held: dict[int, int] = {}  # column → rows, this one among them, that a merged cell still covers
        begun: set[int] = set()  # the columns among them in which such a cell begins
        for row in _parts(table, "tr"):
            cells: list[PlacedCell] = []
            held = {column: left - 1 for column, left in held.items() if left > 1}
            cells += [PlacedCell(column, [], covered=True) for column in sorted(begun & held.keys())]
            at = 0
            for cell in _parts(row, "td", "th"):
                while at in held:
                    at += 1
                cells.append(PlacedCell(at, [(line, self.number) for line in _flat(cell).split("\v") if line.strip()]))
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                held |= dict.fromkeys(range(at, at + across), down)
                begun = begun - set(range(at, at + across)) | ({at} if down > 1 else set())
                at += across
                self.number += 1
            rows.append(cells)
        self.drafts += draft_table(place_cells(rows))


def _printed(text: str, parent: Element) -> str:
    """A text as the page prints it: white space is one space, line ends too but in preformatted text."""
    if parent.tag == "pre":
        text = re.sub(r"\r\n|[\r\n]", "\v", text)
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _squeezed(element: Element) -> str:
    return "".join(element.text().split())


def _raises_mark(element: Element, before: list[str]) -> bool:
    """Whether `element` is a raised mark, and not the power of a unit (m²), behind the texts `before`."""
    return element.tag == "sup" and bool(_NOTE_MARK.match(_squeezed(element))) and not _UNIT_END.search("".join(before[-1:]))


def _is_bold(element: Element) -> bool:
    return element.tag in ("b", "strong") or bool(_BOLD_STYLE.search(element.attributes.get("style", "")))


def _flat(element: Element) -> str:
    """The text of a cell, U+000B between its paragraphs."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(_printed(child, element))
        elif child.tag == "br":
            parts.append("\v")
        elif child.tag in _BLOCKS:
            parts += ["\v", _flat(child), "\v"]
        elif not _raises_mark(child, parts):
            parts.append(_flat(child))
    return "".join(parts)


def _parts(element: Element, *tags: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, not those of tables within."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in tags:
                yield child
            elif child.tag in _BETWEEN:
                yield from _parts(child, *tags)


def _span(cell: Element, name: str) -> int:
    raw = cell.attributes.get(name, "").strip()
    return min(int(raw), _LARGEST_SPAN) if raw.isascii() and raw.isdecimal() and int(raw) > 0 else 1


def _is_table(table: Element) -> bool:
    """Whether a table holds cells and not the page: two rows and two columns, no cell with tables in it or a text of its own."""
    rows = [[cell for cell in _parts(row, "td", "th")] for row in _parts(table, "tr")]
    cells = [cell for row in rows for cell in row]
    return (
        len(rows) > 1
        and max((len(row) for row in rows), default=0) > 1
        and not any(inner.tag == "table" and _is_table(inner) for cell in cells for inner in cell.elements())
        and all(len(cell.text().strip()) <= _LONGEST_CELL for cell in cells)
    )
