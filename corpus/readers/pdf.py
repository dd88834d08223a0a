"""PDF files to a `PlanText`, by their text layer. Offsets lead back to the page, and to the printed line, counted through the file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from corpus.readers.drafting import finish
from corpus.readers.page import Page
from corpus.readers.page_flow import flow_of
from corpus.readers.pdfium import load_pages
from corpus.readers.scans import recognise_pages, recogniser
from corpus.text import PlanText
from ontology.errors import SourceError

_UNMAPPED = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")  # what fonts give that don't say which characters they draw
_MOST_UNMAPPED = 0.2  # of the characters


def read_pdf(data: bytes, path: Path) -> PlanText:
    """Return the text of the PDF file at `path` whose bytes are `data`: paragraphs, notes and ruled tables.

    Raises `SourceError` where it is locked, damaged, without text, or scanned and no program is installed that reads scans.
    """
    pages = [replace(page, scanned=_is_scanned(page)) for page in load_pages(data, path)]
    if 2 * sum(page.scanned for page in pages) > len(pages):
        program = recogniser()
        if program is None:
            raise SourceError(
                path,
                "a PDF file with a text layer",
                "scanned pages",
                "install Tesseract with its data for Chinese (on Debian tesseract-ocr-chi-sim), or take the plan in another format",
            )
        pages = recognise_pages(program, data, path, pages)
    flow = flow_of(pages)
    return finish(flow.drafts, path, data, flow.pages)


def _is_scanned(page: Page) -> bool:
    """Whether a page shows an image instead of text, or its text layer does not say which characters it draws."""
    unmapped = sum(bool(_UNMAPPED.match(glyph.text)) for glyph in page.glyphs)
    return page.scanned or unmapped > _MOST_UNMAPPED * len(page.glyphs)
