"""PDF files to a `PlanText`, by their text layer. Offsets lead back to the page, and to the printed line, counted through the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.readers.drafting import finish
from corpus.readers.page_flow import flow_of
from corpus.readers.pdfium import load_pages
from corpus.readers.scans import recognise_pages, recogniser
from corpus.readers.site import without_site
from corpus.text import PlanText
from ontology.errors import SourceError

_A_TEXT = 1000  # characters: a cover and the names of those who sign have fewer, the shortest plan seen has 2,000


def read_pdf(data: bytes, path: Path) -> PlanText:
    """Return the text of the PDF file at `path` whose bytes are `data`: paragraphs, notes and ruled tables.

    Of a file that is in part scanned the rest is read where no program is installed that reads scans. Raises `SourceError` where it is
    locked, damaged, without text, or scanned and no such program is installed.
    """
    pages = [replace(page, scanned=page.unreadable) for page in load_pages(data, path)]
    if 2 * sum(page.scanned for page in pages) > len(pages):
        program = recogniser()
        if program is not None:
            pages = recognise_pages(program, data, path, pages)
        elif sum(len(page.glyphs) for page in pages if not page.scanned) < _A_TEXT:
            raise SourceError(
                path,
                "a PDF file with a text layer",
                "scanned pages",
                "install Tesseract with its data for Chinese (on Debian tesseract-ocr-chi-sim), or take the plan in another format",
            )
    flow = flow_of(pages)
    return finish(without_site(flow.drafts), path, data, flow.pages)
