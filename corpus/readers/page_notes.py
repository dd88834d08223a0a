"""The notes at the foot of a page, and the marks that refer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.drafting import note_mark
from corpus.readers.page import Glyph, Page
from corpus.readers.page_lines import Line

_NOTE = re.compile(r"\s*(?P<mark>[①-⑳]|[\[［]\d{1,2}[\]］]|\d{1,2}(?![\d.、．]))\s*(?=\S)")
_RULE = (0.1, 0.45)  # of the page's width: how long the rule above the notes is
_LOWER = 0.3  # of the page's height: notes stand further down
_NOTE_SIZE = 0.92  # of the text's size: a note is set smaller


@dataclass(frozen=True)
class Note:
    """A note at the foot of a page: its mark as footnotes print it (①), its mark as printed on the page, and its lines."""

    mark: str
    printed: str
    lines: tuple[Line, ...]


def lift_notes(lines: Sequence[Line], size: float, page: Page) -> tuple[list[Line], list[Note]]:
    """Return the lines of a page without the notes at its foot, and those notes. `size` is the font size of the document's text.

    Notes are set smaller than the text, or stand below a short rule.
    """
    below = _separator(page)
    first = len(lines)
    while first and (lines[first - 1].size < _NOTE_SIZE * size or lines[first - 1].top > below):
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


def _separator(page: Page) -> float:
    """How far down the short rule stands that parts the notes from the text, the page's height where there is none."""
    short = (r.top for r in page.rules if r.top == r.bottom and _RULE[0] * page.width <= r.right - r.left <= _RULE[1] * page.width)
    return max((y for y in short if y > _LOWER * page.height), default=page.height)


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
