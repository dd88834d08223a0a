"""A page as drawn: glyphs and ruling lines with their places. What PDF and OFD have in common, and what recognised scans are made to be.

Lengths are in points (1/72 inch) from the upper left corner of the page as it is read, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


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
