"""OFD files (GB/T 33190-2016, China's own fixed layout format) to a `PlanText`. Offsets lead back to the page and the printed line.

An OFD file is an archive of XML parts: OFD.xml names the documents, each of which names its pages; a page holds text objects with the place
of every character, and path objects. Lengths are in millimetres.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.readers.archives import Archive, attribute, child, local_name
from corpus.readers.drafting import finish
from corpus.readers.page import Glyph, Matrix, Page, Point, Rule, rules_of
from corpus.readers.page_flow import flow_of
from corpus.text import PlanText
from ontology.errors import SourceError

_POINTS = 72 / 25.4  # points in a millimetre
_ASCENT = 0.86  # of the font size above the baseline
_IDENTITY = Matrix()
_LATIN_WIDTH = 0.5  # of the font size, where the file does not say how far the next character stands
_A4 = (0.0, 0.0, 210.0, 297.0)
_BOLD = 600  # font weight from which text is bold (GB/T 33190-2016 §11.2: 400 is usual)
_MOST_REPEATED = 10_000  # characters that one run of equal steps may span

Box = tuple[float, float, float, float]


def read_ofd(data: bytes, path: Path) -> PlanText:
    """Return the text of the OFD file at `path` whose bytes are `data`, by its text layer.

    Raises `SourceError` where it is locked, damaged, of another kind, or shows images without text.
    """
    archive = Archive(data, path, "OFD")
    root = archive.xml("OFD.xml")
    if root is None:
        raise archive.broken("an archive without OFD.xml")
    if any(local_name(e) == "Encryptions" for e in root.iter()) or archive.read("Encryptions.xml"):
        raise SourceError(path, "an open OFD file", "a locked one", "save it without a password")
    pages = [page for body in root if local_name(body) == "DocBody" for page in _document_pages(archive, _text(child(body, "DocRoot")))]
    if 2 * sum(page.unreadable or not page.glyphs for page in pages) > len(pages):
        raise SourceError(path, "an OFD file with a text layer", "scanned pages", "take the plan in another format")
    flow = flow_of(pages)
    return finish(flow.drafts, path, data, flow.pages)


def _document_pages(archive: Archive, name: str) -> Iterator[Page]:
    document = archive.xml(name)
    if document is None:
        raise archive.broken(f"no document {name}")
    folder = posixpath.dirname(name)
    common = child(document, "CommonData")
    box = _box(_text(child(common, "PageArea", "PhysicalBox")), _A4)
    templates = {
        attribute(e, "ID") or "": _located(folder, attribute(e, "BaseLoc")) for e in common or () if local_name(e) == "TemplatePage"
    }
    for page in child(document, "Pages") or ():
        content = archive.xml(_located(folder, attribute(page, "BaseLoc")))
        if content is not None:
            yield _read_page(archive, content, templates, box)


def _read_page(archive: Archive, content: Element, templates: dict[str, str], box: Box) -> Page:
    x, y, width, height = _box(_text(child(content, "Area", "PhysicalBox")), box)
    used = [templates[name] for e in content if local_name(e) == "Template" and (name := attribute(e, "TemplateID") or "") in templates]
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    for root in (*(archive.xml(name) for name in used), content):
        for drawn in root.iter() if root is not None else ():
            left, top, _, _ = _box(attribute(drawn, "Boundary"), _A4)
            values = [_number(word, 0.0) for word in (attribute(drawn, "CTM") or "").split()]
            matrix = (Matrix(*values) if len(values) == len(_IDENTITY) else _IDENTITY).within(
                Matrix(_POINTS, 0, 0, _POINTS, (left - x) * _POINTS, (top - y) * _POINTS)
            )
            if local_name(drawn) == "TextObject":
                glyphs += _glyphs(drawn, matrix)
            elif local_name(drawn) == "PathObject":
                stroked = (attribute(drawn, "Stroke") or "true") != "false"
                for outline in _outlines(_text(child(drawn, "AbbreviatedData"))):
                    rules += rules_of([matrix.point(*corner) for corner in outline], stroked=stroked)
    return Page(width * _POINTS, height * _POINTS, tuple(glyphs), tuple(rules))


def _glyphs(drawn: Element, matrix: Matrix) -> Iterator[Glyph]:
    """The characters of a text object. `matrix` leads to points on the page. Source: GB/T 33190-2016 §11.3 (TextCode, DeltaX, DeltaY)."""
    size = _number(attribute(drawn, "Size"), 0.0)
    wide = _number(attribute(drawn, "HScale"), 1.0)
    bold = _number(attribute(drawn, "Weight"), 0.0) >= _BOLD
    height = size * abs(matrix.d)
    x = y = 0.0
    for code in (e for e in drawn if local_name(e) == "TextCode"):
        x, y = _number(attribute(code, "X"), x), _number(attribute(code, "Y"), y)
        across, down = _steps(attribute(code, "DeltaX")), _steps(attribute(code, "DeltaY"))
        for place, sign in enumerate((code.text or "").strip("\r\n")):
            usual = size * wide * (_LATIN_WIDTH if sign.isascii() else 1.0)
            step = across[place] if place < len(across) else 0.0 if down else usual
            advance = step if sign.isascii() and 0 < step < size else usual
            left, base = matrix.point(x, y)
            right, _ = matrix.point(x + advance, y)
            if sign.isprintable():
                yield Glyph(sign, left, right, base - _ASCENT * height, base + (1 - _ASCENT) * height, height, bold)
            x += step
            y += down[place] if place < len(down) else 0.0


def _steps(raw: str | None) -> list[float]:
    """The steps from character to character; “g 3 2.5” stands for three steps of 2.5."""
    steps: list[float] = []
    words = iter((raw or "").split())
    for word in words:
        if word == "g":
            times, step = int(_number(next(words, None), 0.0)), _number(next(words, None), 0.0)
            steps += [step] * min(max(times, 0), _MOST_REPEATED)
        else:
            steps.append(_number(word, 0.0))
    return steps


def _outlines(data: str) -> Iterator[list[Point]]:
    """The outlines of a path as corners; what is curved has none. Source: GB/T 33190-2016 §9 (M x y, L x y, C)."""
    outline: list[Point] = []
    for sign, raw in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        values = [_number(word, 0.0) for word in re.split(r"[\s,]+", raw.strip()) if word]
        if sign in "MS" and len(values) >= 2:
            yield outline
            outline = [(values[0], values[1])]
        elif sign == "L" and len(values) >= 2:
            outline.append((values[0], values[1]))
        elif sign == "C" and outline:
            outline.append(outline[0])
        elif sign in "QBA":
            outline = []
    yield outline


def _box(raw: str | None, default: Box) -> Box:
    values = [_number(word, 0.0) for word in (raw or "").split()]
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else default


def _number(raw: str | None, default: float) -> float:
    try:
        value = float(raw) if raw is not None else default
    except ValueError:
        return default
    return value if isfinite(value) else default


def _located(folder: str, name: str | None) -> str:
    return name if name and name.startswith("/") else posixpath.join(folder, name or "")


def _text(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
