"""A page as drawn: glyphs and ruling lines with their places. What PDF and OFD have in common, and what recognised scans are made to be.

Lengths are in points (1/72 inch) from the upper left corner of the page as it is read, y downwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_STRAIGHT = 0.6  # points by which a rule may slope
_THIN = 3.0  # points: a filled rectangle no wider is drawn for a rule

_UNMAPPED = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")  # private characters, which such fonts are read as
_MOST_UNMAPPED = 0.2  # of the characters

Point = tuple[float, float]


class Glyph(NamedTuple):
    """A character drawn: its box is its advance by its font size, `top` and `bottom` stand the same way to every font's baseline."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A line drawn along an axis: `left` == `right` where it is upright, `top` == `bottom` where it is level."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """What is drawn on a page of `width` by `height`. `scanned` where it shows an image instead of text."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    scanned: bool = False

    @property
    def unreadable(self) -> bool:
        """Whether it is scanned, or set in fonts that do not say which characters they draw."""
        unmapped = sum(bool(_UNMAPPED.match(glyph.text)) for glyph in self.glyphs)
        return self.scanned or unmapped > _MOST_UNMAPPED * len(self.glyphs)


class Matrix(NamedTuple):
    """From the coordinates of a drawing to those of what it is drawn on (ISO 32000-1 §8.3.3; OFD has the same six numbers)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> Point:
        """Return where the point lies."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, o: Matrix) -> Matrix:
        """Return this matrix followed by `o`, that of the form which the drawing stands in."""
        return Matrix(
            self.a * o.a + self.b * o.c, self.a * o.b + self.b * o.d, self.c * o.a + self.d * o.c, self.c * o.b + self.d * o.d,
            self.e * o.a + self.f * o.c + o.e, self.e * o.b + self.f * o.d + o.f,
        )  # fmt: skip


def rules_of(outline: Sequence[Point], *, stroked: bool) -> Iterator[Rule]:
    """Yield the rules that an outline draws, its corners given on the page: its sides along an axis where it is `stroked`.

    Where it is only filled, it is a rule if it is a thin rectangle.
    """
    if stroked:
        for (x, y), (u, v) in pairwise(outline):
            if abs(x - u) <= _STRAIGHT:
                yield Rule(x, min(y, v), x, max(y, v))
            elif abs(y - v) <= _STRAIGHT:
                yield Rule(min(x, u), y, max(x, u), y)
    elif len(outline) >= 4:
        left, right = min(x for x, _ in outline), max(x for x, _ in outline)
        top, bottom = min(y for _, y in outline), max(y for _, y in outline)
        if right - left <= _THIN < bottom - top:
            yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
        elif bottom - top <= _THIN < right - left:
            yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
