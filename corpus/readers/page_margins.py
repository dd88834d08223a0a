"""What a page prints around its text: running heads and page numbers, and the notes at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import is_page_number
from corpus.readers.drafting import note_mark
from corpus.readers.page import Glyph
from corpus.readers.page_lines import Line

_ZONE = 0.15  # of the page's height at either end: heads, page numbers (GB/T 9704-2012 §7.5 puts them into the outer tenth)
_OUTER = 2  # lines at either end that may be furniture
_RUNNING = 3  # pages on which a running head comes again
_SAME_HEIGHT = 3.0  # points
_ROMAN = re.compile(r"[-—–·\s]*[ivxlc]{1,6}[-—–·\s]*\Z", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?P<mark>[①-⑳]|[\[［]\d{1,2}[\]］]|\d{1,2}(?![\d.、．]))\s*(?=\S)")
_NOTE_SIZE = 0.92  # of the text's size: a note is set smaller


@dataclass(frozen=True)
class Note:
    """A note at the foot of a page: its mark as footnotes print it (①), its mark as printed on the page, and its lines."""

    mark: str
    printed: str
    lines: tuple[Line, ...]


def drop_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page, from the top down, without running heads and page numbers. `heights` are those of the pages."""
    outer = [_outer(lines, height) for lines, height in zip(pages, heights, strict=True)]
    times = Counter((_pattern(line), round(line.top / _SAME_HEIGHT)) for lines in outer for line in lines)
    known = {(_pattern(line), line.top) for lines in outer for line in lines if times[_pattern(line), round(line.top / _SAME_HEIGHT)] >= _RUNNING}
    running = {pattern for pattern, _ in known if pattern}
    tops = Counter(round(top / _SAME_HEIGHT) for lines in outer for top in {line.top for line in lines if _pattern(line) in running})
    heads = {top for top, count in tops.items() if 2 * count >= len(pages)}
    out: list[list[Line]] = []
    for lines, candidates in zip(pages, outer, strict=True):
        gone = {
            id(line)
            for line in candidates
            if _is_number(line) or _pattern(line) in running or round(line.top / _SAME_HEIGHT) in heads
        }
        out.append([line for line in lines if id(line) not in gone])
    return out


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    first = [line for line in lines[:_OUTER] if line.bottom < _ZONE * height]
    return first + [line for line in lines[-_OUTER:] if line.top > (1 - _ZONE) * height and line not in first]


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))


def _is_number(line: Line) -> bool:
    text = line.text.strip()
    return is_page_number(text) or (text.isdecimal() and len(text) <= 3) or bool(_ROMAN.match(text))


def lift_notes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Note]]:
    """Return the lines of a page without the notes at its foot, and those notes. `size` is the font size of the document's text."""
    first = len(lines)
    while first and lines[first - 1].size < _NOTE_SIZE * size:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    notes: list[Note] = []
    for line in lines[first:]:
        found = _NOTE.match(line.text)
        if found is None or (notes and not _follows(notes[-1].printed, found["mark"])):
            notes[-1] = Note(notes[-1].mark, notes[-1].printed, (*notes[-1].lines, line))
            continue
        value = found["mark"].strip("[]［］")
        notes.append(Note(note_mark(int(value)) if value.isdecimal() else value, found["mark"], (line,)))
    body = list(lines[:first])
    if any(note.printed.isdecimal() and not _bearer(body, note.printed) for note in notes):
        return list(lines), []  # small print that begins with a figure and that nothing in the text refers to
    return body, notes


def _follows(before: str, mark: str) -> bool:
    return mark != before and mark.isdecimal() == before.isdecimal()


def mark_glyphs(line: Line, printed: str) -> list[Glyph]:
    """Return the glyphs of `line` that are the raised mark `printed` of a note, none where it bears none."""
    raised = [g for g in line.glyphs if line.is_raised(g)]
    for at in range(len(raised)):
        run = raised[at : at + len(printed)]
        before = next((g for g in reversed(line.glyphs) if g.left < run[0].left), None)
        if "".join(g.text for g in run) == printed and not (before is not None and before.text.isascii() and before.text.isalpha()):
            return run
    return []


def _bearer(lines: Sequence[Line], printed: str) -> Line | None:
    return next((line for line in lines if mark_glyphs(line, printed)), None)
