"""Glyphs to printed lines: which stand on one line, and where spaces are between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from corpus.readers.page import Glyph

_SPACE = 0.18  # of the font size: a gap by so much wider than the line's usual one is a space; justified lines set all apart alike
_TAB = 2.5  # of the font size: a gap as a tab or leaders leave it
_FARTHEST = 1e6  # points: what a damaged file puts further away is on no page
_SMALLEST = 1.0  # points: what is set smaller is not meant to be read
_TWIN = 0.4  # of its width: a glyph drawn again so near is drawn for boldness
_RAISED = 0.75  # of the line's font size: marks of notes are set smaller than this
_PUNCTUATION = re.compile(r"[\u2010-\u203f\u3000-\u303f\uff00-\uffef·]")  # drawn on one side of its box, which may be set tighter
_STUCK = "，。；：、！？）》」』】〕”’…％%,.;:!?)]-–/·"  # no line begins with these
_HANGING = "，。；：、）》”’"
_OPENING = "“‘《（『「【〔(["  # no line ends with these
_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[!-~]+|.)[{re.escape(_STUCK)}]*")


@dataclass(frozen=True)
class Line:
    """The glyphs of one printed line from left to right. `number` counts the lines of the file from 1."""

    glyphs: tuple[Glyph, ...]
    number: int = 0

    @property
    def left(self) -> float:
        """Where its first glyph begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where its last glyph ends, without the space behind it."""
        return self.glyphs[-1].right

    @cached_property
    def inner_right(self) -> float:
        """Where its last glyph ends that is no punctuation: what ends a line may hang over the margin."""
        return next((glyph.right for glyph in reversed(self.glyphs) if glyph.text not in _HANGING), self.right)

    @cached_property
    def size(self) -> float:
        """The font size that most of it is set in, in half points."""
        widths: dict[float, float] = {}
        for glyph in self.glyphs:
            size = round(glyph.size * 2) / 2
            widths[size] = widths.get(size, 0.0) + glyph.right - glyph.left
        return max(widths, key=lambda size: (widths[size], size))

    @cached_property
    def top(self) -> float:
        """The top of its glyphs of that size."""
        return min(g.top for g in self.glyphs if g.size > _RAISED * self.size)

    @cached_property
    def bottom(self) -> float:
        """The bottom of its glyphs of that size."""
        return max(g.bottom for g in self.glyphs if g.size > _RAISED * self.size)

    @cached_property
    def text(self) -> str:
        """What it reads, a space for a gap, four for a gap as wide as a tab."""
        return text_of(self.glyphs)

    @property
    def bold(self) -> list[str]:
        """The runs that are bold, none where all of it is."""
        runs: list[list[Glyph]] = []
        before = False
        for glyph in self.glyphs:
            if glyph.bold and before:
                runs[-1].append(glyph)
            elif glyph.bold:
                runs.append([glyph])
            before = glyph.bold
        return [] if all(g.bold for g in self.glyphs) else [text_of(run) for run in runs]

    @property
    def first_word_width(self) -> float:
        """How much room its first word needs: a run of Latin characters, or an ideograph with the punctuation that sticks to it."""
        word = _WORD.match("".join(g.text for g in self.glyphs).lstrip())
        glyphs = self.glyphs[: len(word[0])] if word else self.glyphs[:1]
        return glyphs[-1].right - glyphs[0].left

    def is_raised(self, glyph: Glyph) -> bool:
        """Whether `glyph` is set small and high, as the mark of a note is."""
        return glyph.size <= _RAISED * self.size and glyph.bottom < self.bottom - 0.1 * self.size

    def without(self, glyphs: Iterable[Glyph]) -> Line | None:
        """Return the line without `glyphs`, None where nothing is left."""
        gone = set(glyphs)
        kept = tuple(g for g in self.glyphs if g not in gone)
        return Line(kept, self.number) if kept else None


def text_of(glyphs: Sequence[Glyph]) -> str:
    """Return what `glyphs` read from left to right."""
    gaps = [b.left - a.right for a, b in pairwise(glyphs)]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    parts = [glyphs[0].text] if glyphs else []
    for (before, glyph), gap in zip(pairwise(glyphs), gaps, strict=True):
        size = max(before.size, glyph.size)
        if gap > _TAB * size:
            parts.append("    ")
        elif gap - usual > _SPACE * size and not _PUNCTUATION.match(before.text) and not _PUNCTUATION.match(glyph.text):
            parts.append(" ")
        parts.append(glyph.text)
    return "".join(parts)


def group_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the printed lines that `glyphs` make up, from the top down; glyphs drawn twice for boldness count once."""
    rows: list[list[Glyph]] = []
    reference: Glyph | None = None  # the largest glyph of the line so far: marks stand higher or lower than it
    for glyph in sorted(
        (g for g in glyphs if g.size >= _SMALLEST and abs(g.left) + abs(g.right) + abs(g.top) < _FARTHEST), key=lambda g: (g.middle, g.left)
    ):
        if reference is None or glyph.middle - reference.middle > 0.5 * max(glyph.size, reference.size):
            rows.append([glyph])
            reference = glyph
        else:
            rows[-1].append(glyph)
            reference = max(reference, glyph, key=lambda g: g.size)
    return [Line(tuple(kept)) for row in rows if (kept := _trimmed(_once(sorted(row, key=lambda g: (g.left, g.top)))))]


def _trimmed(glyphs: list[Glyph]) -> list[Glyph]:
    printed = [place for place, glyph in enumerate(glyphs) if glyph.text.strip()]
    return glyphs[printed[0] : printed[-1] + 1] if printed else []


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    out: list[Glyph] = []
    for glyph in glyphs:
        twin = next((o for o in out[-2:] if o.text == glyph.text and abs(o.left - glyph.left) < _TWIN * (glyph.right - glyph.left)), None)
        if twin is None:
            out.append(glyph)
        elif not twin.bold:
            out[out.index(twin)] = twin._replace(bold=True)
    return out
