"""A plan as a PDF file: running heads, page numbers, indented paragraphs, ruled tables that go on over pages, notes at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.corpus.readers.plan import Box, Grid, Heading, Merged, Note, Part, text_of, title_of

FONT = "STSong-Light"
_SIZE = 16  # points: what GB/T 9704-2012 sets text in (三号)
_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=14, wordWrap="CJK")
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=_SIZE, leading=28, firstLineIndent=2 * _SIZE, wordWrap="CJK")
_CENTRED = ParagraphStyle("centred", fontName=FONT, fontSize=_SIZE, leading=28, alignment=TA_CENTER, wordWrap="CJK")
_TITLE = ParagraphStyle("title", fontName=FONT, fontSize=22, leading=32, alignment=TA_CENTER, wordWrap="CJK")
_WIDTH = A4[0] - 74 - 68


class _Foot(Flowable):  # type: ignore[misc]
    """Takes no room where it stands and prints a note at the foot of that page."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, 0)
        self.canv.translate(-x, -y)
        y = 82 - 10 * (ord(self.note.mark) - ord("①"))
        self.canv.line(80, 94, 200, 94)
        self.canv.setFont(FONT, 6)
        self.canv.drawString(80, y + 4, self.note.mark)
        self.canv.setFont(FONT, 9)
        self.canv.drawString(87, y, self.note.text)


def as_pdf(parts: Sequence[Part], *, password: str | None = None) -> bytes:
    """Return the plan as it looks in print, its title at the head of every page; locked where a `password` is given."""
    head = title_of(parts)
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))

    def furniture(canvas: Canvas, document: Any) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 60, head)
        canvas.drawCentredString(A4[0] / 2, 50, f"— {document.page} —")

    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=74,
        rightMargin=68,
        topMargin=100,
        bottomMargin=100,
        invariant=1,
        encrypt=StandardEncryption(password, canPrint=1) if password else None,
    )
    notes = {part.mark: part for part in parts if isinstance(part, Note)}
    flow = [flowable for part in parts for flowable in _flow(part, head, notes)]
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return file.getvalue()


def _flow(part: Part, head: str, notes: dict[str, Note]) -> list[Any]:
    if isinstance(part, Grid):
        return [_table(part), Spacer(1, 12)]
    if isinstance(part, Box):
        return [_table(Grid((("\n".join(part.lines),),))), Spacer(1, 12)]
    if isinstance(part, Note):
        return []
    if isinstance(part, Heading) or part.is_centred:
        style = _BODY if isinstance(part, Heading) else _TITLE if part.text == head else _CENTRED
        return [Paragraph(escape(part.text).replace("  ", "\u00a0\u00a0"), style)]
    words = "".join(f'<super size="8">{run}</super>' if place % 2 else escape(run) for place, run in enumerate(part.runs))
    return [Paragraph(words, _BODY), *(_Foot(notes[mark]) for mark in part.runs[1::2])]


def _head(grid: Grid) -> int:
    """How many rows are header: as many as its first cell covers."""
    first = grid.rows[0][0]
    return first.down if isinstance(first, Merged) else 1


def _table(grid: Grid) -> Table:
    spans = [
        ("SPAN", (column, row), (column + cell.across - 1, row + cell.down - 1))
        for row, cells in enumerate(grid.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, Merged)
    ]
    data = [[Paragraph(escape(text_of(cell)).replace("\n", "<br/>"), _CELL) for cell in cells] for cells in grid.rows]
    widths = [_WIDTH / len(grid.rows[0])] * len(grid.rows[0])
    return Table(data, colWidths=widths, repeatRows=_head(grid), style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
