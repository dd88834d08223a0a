"""The small plan as a PDF file: a page with running head and page number, indented paragraphs, ruled tables and a note at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.corpus.readers.making import text_of
from tests.corpus.readers.plan import TITLE, Grid, Heading, Merged, Part, Text

FONT = "STSong-Light"
_SIZE = 16  # points: what GB/T 9704-2012 sets text in (三号)
_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=14, wordWrap="CJK")
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=_SIZE, leading=28, firstLineIndent=2 * _SIZE, wordWrap="CJK")
_TITLE = ParagraphStyle("title", fontName=FONT, fontSize=22, leading=32, alignment=TA_CENTER, wordWrap="CJK")
_CAPTION = ParagraphStyle("caption", fontName=FONT, fontSize=14, leading=24, alignment=TA_CENTER, wordWrap="CJK")


class _Note(Flowable):  # type: ignore[misc]
    """Takes no room where it stands and prints a note at the foot of that page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, 0)
        self.canv.translate(-x, -y)
        self.canv.line(80, 92, 200, 92)
        self.canv.setFont(FONT, 6)
        self.canv.drawString(80, 82, "①")
        self.canv.setFont(FONT, 9)
        self.canv.drawString(87, 78, self.text)


def as_pdf(parts: Sequence[Part], *, password: str | None = None) -> bytes:
    """Return the plan as a printed page looks; locked where a `password` is given."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
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
    flow: list[Any] = []
    for part in parts:
        if isinstance(part, Grid):
            flow += [_table(part), Spacer(1, 12)]
        else:
            flow += _paragraph(part)
    document.build(flow, onFirstPage=_furniture, onLaterPages=_furniture)
    return file.getvalue()


def _furniture(canvas: Canvas, document: Any) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 60, TITLE)
    canvas.drawCentredString(A4[0] / 2, 50, f"— {document.page} —")


def _paragraph(part: Heading | Text) -> list[Any]:
    if isinstance(part, Text) and part.note:
        printed = f'{part.before}<super size="8">①</super>{part.text.removeprefix(part.before)}'
        return [Paragraph(printed, _BODY), _Note(part.note)]
    if part.text == TITLE:
        return [Paragraph(part.text, _TITLE)]
    return [Paragraph(part.text, _CAPTION if part.text.startswith("表") else _BODY)]


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
    data = [[Paragraph(text_of(cell).replace("\n", "<br/>"), _CELL) for cell in cells] for cells in grid.rows]
    width = (A4[0] - 74 - 68) / len(grid.rows[0])
    return Table(
        data, colWidths=[width] * len(grid.rows[0]), repeatRows=_head(grid), style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]
    )
