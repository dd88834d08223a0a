"""PDF pages as drawn, through PDFium: glyphs, ruling lines, and pages as images. The only module that imports pypdfium2.

Text is read in the direction that most of a page is set in, whatever the page's own rotation: so pages printed sideways come out right,
and slanting watermarks do not come out at all. Source: PDFium's public headers fpdf_text.h and fpdf_edit.h.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double, c_float, c_int, c_void_p, cast
from math import hypot
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.readers.page import Glyph, Matrix, Page, Point, Rule, rules_of
from ontology.errors import SourceError

_ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads
_BOLD = re.compile(r"bold|black|heavy|hei|xbs|dbs|黑", re.IGNORECASE)
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_ASCENT = 0.86  # of the font size above the baseline, where the box of an ideograph ends
_OBJECTS = 200_000  # of a page; a map has as many, a page of text some thousand
_SEGMENTS = 400  # of a path; a longer one is a drawing
_FORMS = 6  # forms within forms that are looked into
_FEW = 10  # glyphs: a page with fewer and an image on it is a scan
_STROKED_AND_FILLED = 2  # text rendering mode (ISO 32000-1 table 106): what programs do that have no bold font
_HYPHEN = 2  # how PDFium tells a hyphen that ends a line

Direction = tuple[int, int]


def load_pages(data: bytes, path: Path) -> list[Page]:
    """Return the pages of the PDF file at `path` whose bytes are `data`. Raises `SourceError` where it is locked, damaged or empty."""
    with _ONE_AT_A_TIME:
        document = _open(data, path)
        try:
            return [_read_page(document[index]) for index in range(len(document))]
        except pypdfium2.PdfiumError as error:
            raise SourceError(path, "a whole PDF file", "a damaged page", "save or download the plan again") from error
        finally:
            document.close()


def render_pages(data: bytes, path: Path, resolution: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield width, height and grey values of each page at `resolution` dots an inch. Raises `SourceError` as `load_pages` does."""
    with _ONE_AT_A_TIME:
        document = _open(data, path)
        try:
            for index in range(len(document)):
                page = document[index]
                bitmap = page.render(scale=resolution / 72, grayscale=True, may_draw_forms=False)
                rows = bytes(bitmap.buffer)
                width, height, stride = int(bitmap.width), int(bitmap.height), int(bitmap.stride)
                yield width, height, b"".join(rows[y * stride : y * stride + width] for y in range(height))
        finally:
            document.close()


def _open(data: bytes, path: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise SourceError(path, "an open PDF file", "one locked with a password", "save it without a password") from error
        raise SourceError(path, "a PDF file", "a damaged one or another kind", "save or download the plan again") from error
    if len(document) == 0:
        raise SourceError(path, "a PDF file with pages", "none", "save or download the plan again")
    return document


def _read_page(page: Any) -> Page:
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    drawn = list(_characters(text))
    directions = Counter(direction for direction, _ in drawn if direction is not None)
    direction = max(directions, key=lambda d: (directions[d], d), default=(1, 0))
    turn = _Turn(direction, (left, bottom, right, top))
    glyphs = tuple(turn.glyph(*drawing) for along, drawing in drawn if along == direction)
    kinds: Counter[int] = Counter()
    rules = tuple(_rules(page, turn, kinds))
    scanned = len(glyphs) < _FEW and kinds[pdfium.FPDF_PAGEOBJ_IMAGE] > 0
    text.close()
    page.close()
    return Page(*turn.size, glyphs, rules, scanned)


class _Turn:
    """From the page's own coordinates to those in which its text reads from left to right and down."""

    def __init__(self, direction: Direction, box: tuple[float, float, float, float]) -> None:
        self.direction = direction
        self.left, self.bottom, self.right, self.top = box
        width, height = self.right - self.left, self.top - self.bottom
        self.size = (width, height) if direction[1] == 0 else (height, width)

    def point(self, x: float, y: float) -> Point:
        if self.direction == (0, 1):
            return y - self.bottom, x - self.left
        if self.direction == (0, -1):
            return self.top - y, self.right - x
        if self.direction == (-1, 0):
            return self.right - x, y - self.bottom
        return x - self.left, self.top - y

    def glyph(self, text: str, box: tuple[Point, Point], origin: Point, size: float, bold: bool) -> Glyph:
        ends = [self.point(*corner)[0] for corner in box]
        base = self.point(*origin)[1]
        return Glyph(text, min(ends), max(ends), base - _ASCENT * size, base + (1 - _ASCENT) * size, size, bold)


Drawing = tuple[str, tuple[Point, Point], Point, float, bool]


def _characters(text: Any) -> Iterator[tuple[Direction | None, Drawing]]:
    """The characters that the page draws, with the direction that each is set in, None where it slants."""
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()
    bold: dict[int, bool] = {}
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        code = ord("-") if code == _HYPHEN else code
        if code < 32 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if pdfium.FPDFText_GetMatrix(text, index, matrix) and pdfium.FPDFText_GetLooseCharBox(text, index, box):
            points = pdfium.FPDFText_GetFontSize(text, index)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            origin = x.value, y.value
            corners = (box.left, box.bottom), (box.right, box.top)
            if _IDEOGRAPH.match(chr(code)):  # as wide as its size; some fonts give the box of its strokes instead
                corners = origin, (origin[0] + points * matrix.a, origin[1] + points * matrix.b)
            drawn = pdfium.FPDFText_GetTextObject(text, index)
            yield _direction(matrix), (chr(code), corners, origin, points * hypot(matrix.c, matrix.d), _is_bold(drawn, bold))


def _direction(matrix: Any) -> Direction | None:
    length = hypot(matrix.a, matrix.b)
    if length == 0:
        return None
    x, y = matrix.a / length, matrix.b / length
    return (round(x), round(y)) if max(abs(x), abs(y)) > 0.99 else None


def _is_bold(drawn: Any, known: dict[int, bool]) -> bool:
    if not drawn:
        return False
    if pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _STROKED_AND_FILLED:
        return True
    font = pdfium.FPDFTextObj_GetFont(drawn)
    address = cast(font, c_void_p).value or 0
    if address not in known:
        known[address] = address != 0 and bool(_BOLD.search(pypdfium2.PdfFont(font).get_base_name()))
    return known[address]


def _drawings(page: Any, depth: int = 0, outer: Matrix | None = None) -> Iterator[tuple[int, Any, Matrix]]:
    """The objects of a page or form, those of forms within it too: kind, handle, and the matrix that they are drawn through."""
    form = outer is not None
    count, member = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if form
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for index in range(min(count(page), _OBJECTS)):
        drawing = member(page, index)
        kind = int(pdfium.FPDFPageObj_GetType(drawing))
        matrix = Matrix()
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
            raw = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(drawing, raw)
            matrix = Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f).within(outer or Matrix())
        yield kind, drawing, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORMS:
            yield from _drawings(drawing, depth + 1, matrix)


def _rules(page: Any, turn: _Turn, kinds: Counter[int]) -> Iterator[Rule]:
    """The rules that a page draws; `kinds` counts its objects."""
    for kind, drawing, matrix in _drawings(page):
        kinds[kind] += 1
        if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(drawing) <= _SEGMENTS:
            fill, stroke = c_int(), c_int()
            pdfium.FPDFPath_GetDrawMode(drawing, fill, stroke)
            if stroke.value or fill.value:
                for outline in _outlines(drawing, matrix):
                    yield from rules_of([turn.point(*corner) for corner in outline], stroked=bool(stroke.value))


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The outlines of a path as corners; what is curved has none."""
    points: list[Point] = []
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            points = []
        else:
            points.append(matrix.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    yield points
