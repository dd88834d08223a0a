"""Scanned pages read through Tesseract, where it is installed with its data for simplified Chinese (Debian: tesseract-ocr-chi-sim)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from corpus.readers.page import Glyph, Page
from corpus.readers.pdfium import render_pages
from ontology.errors import SourceError

_LANGUAGE = "chi_sim"
_RESOLUTION = 300  # dots an inch: what Tesseract's models were made for
_POINTS = 72 / _RESOLUTION
_PATIENCE = 120  # seconds for one page; most take 2 to 6
_LEAST_SURE = 10.0  # percent; what is recognised with less is a stain or a seal
_WORD = 5  # the level of a word in Tesseract's table
_COLUMNS = 12


def recogniser() -> str | None:
    """Return the path of a Tesseract that reads simplified Chinese, None where none is installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  (no shell)
    except (subprocess.SubprocessError, OSError):
        return None
    return program if _LANGUAGE in listed.stdout.decode("utf-8", "replace").split() else None


def recognise_pages(program: str, data: bytes, path: Path, pages: Sequence[Page]) -> list[Page]:
    """Return `pages` of the PDF file at `path` with the text of the scanned ones as `program` recognises it, their rules left out.

    Raises `SourceError` where Tesseract fails.
    """
    read: list[Page] = []
    for page, (width, height, grey) in zip(pages, render_pages(data, path, _RESOLUTION), strict=True):
        if not page.scanned:
            read.append(page)
            continue
        image = b"P5 %d %d 255\n" % (width, height) + grey
        command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(_RESOLUTION), "tsv"]
        try:
            done = subprocess.run(  # noqa: S603  (no shell)
                command, input=image, check=True, capture_output=True, timeout=_PATIENCE, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise SourceError(
                path, "scanned pages that Tesseract reads", f"one that it does not (page {len(read) + 1})", "scan the plan again"
            ) from error
        read.append(Page(width * _POINTS, height * _POINTS, tuple(_glyphs(done.stdout.decode("utf-8", "replace")))))
    return read


def _glyphs(table: str) -> list[Glyph]:
    """The characters in Tesseract's table, each word's width shared out among its characters.

    The height of a line's box depends on what it reads, so that all lines that are nearly as high as most count as one size.
    """
    words: list[tuple[tuple[str, ...], float, float, float, float, str]] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == str(_WORD) and float(cells[10]) >= _LEAST_SURE and cells[11].strip():
            left, top, width, height = (float(value) * _POINTS for value in cells[6:10])
            words.append((tuple(cells[1:5]), left, top, width, height, cells[11].strip()))
    bases: dict[tuple[str, ...], list[tuple[float, float]]] = {}
    for line, _, top, _, height, _ in words:
        bases.setdefault(line, []).append((top, top + height))
    heights = {line: max(b for _, b in boxes) - min(t for t, _ in boxes) for line, boxes in bases.items()}
    usual = median(heights.values()) if heights else 0.0
    glyphs: list[Glyph] = []
    ends: dict[tuple[str, ...], float] = {}  # boxes of words overlap; what was read later stands further right all the same
    for line, left, _, width, _, text in words:
        size = usual if abs(heights[line] - usual) < 0.3 * usual else heights[line]
        bottom = max(b for _, b in bases[line])
        begin = max(left, ends.get(line, left))
        step = max(left + width - begin, 1.0) / len(text)
        glyphs += [Glyph(c, begin + i * step, begin + (i + 1) * step, bottom - size, bottom, size) for i, c in enumerate(text)]
        ends[line] = begin + len(text) * step
    return glyphs
