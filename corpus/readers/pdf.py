"""PDF files to a `PlanText`, by their text layer. Offsets lead back to the page, and to the printed line, counted through the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.readers.drafting import finish
from corpus.readers.page_flow import flow_of
from corpus.readers.pdfium import load_pages
from corpus.readers.scans import recognise_pages, recogniser
from corpus.text import PlanText
from ontology.errors import SourceError


def read_pdf(data: bytes, path: Path) -> PlanText:
    """Return the text of the PDF file at `path` whose bytes are `data`: paragraphs, notes and ruled tables.

    Raises `SourceError` where it is locked, damaged, without text, or scanned and no program is installed that reads scans.
    """
    pages = [replace(page, scanned=page.unreadable) for page in load_pages(data, path)]
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
