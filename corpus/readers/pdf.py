"""PDF files to a `PlanText`, by their text layer. Offsets lead back to the page, and to the printed line, counted through the file."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.readers.drafting import finish
from corpus.readers.page import Page
from corpus.readers.page_flow import flow_of
from corpus.readers.pdfium import load_pages
from corpus.text import PlanText
from ontology.errors import SourceError

_UNMAPPED = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")  # what fonts give that don't say which characters they draw
_MOST_UNMAPPED = 0.2  # of the characters


def read_pdf(data: bytes, path: Path) -> PlanText:
    """Return the text of the PDF file at `path` whose bytes are `data`: paragraphs, notes and ruled tables.

    Raises `SourceError` where it is locked, damaged, without text, or scanned and no program is installed that reads scans.
    """
    pages = load_pages(data, path)
    if _is_scanned(pages):
        raise SourceError(path, "a PDF file with a text layer", "scanned pages", "run it through a text recognition (OCR) program first")
    flow = flow_of(pages)
    return finish(flow.drafts, path, data, flow.pages)


def _is_scanned(pages: list[Page]) -> bool:
    """Whether most pages show images, or the text layer does not say which characters it draws."""
    if 2 * sum(page.scanned for page in pages) > len(pages):
        return True
    glyphs = [glyph.text for page in pages for glyph in page.glyphs]
    return bool(glyphs) and sum(bool(_UNMAPPED.match(text)) for text in glyphs) > _MOST_UNMAPPED * len(glyphs)
