"""Short ways from a text to what is read of it, for tests of every step."""

from __future__ import annotations

from corpus.plaintext import read_plain_text
from corpus.text import Paragraph, PlanText, Table
from ingest.sections import Outline, outline
from ingest.tables import Grid, read_grid


def read(text: str, name: str = "plan.txt") -> PlanText:
    """Return the `PlanText` of `text`."""
    return read_plain_text(text, name, text.encode())


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text` as they are read, without tables and footnotes."""
    plan = read(text)
    return [plan.slice(b) for b in plan.blocks if isinstance(b, Paragraph) and not b.footnote]


def tables(text: str) -> list[list[list[str]]]:
    """Return the printed rows of every table in `text`, cell by cell."""
    plan = read(text)
    return [[[plan.slice(cell) for cell in row.cells] for row in block.rows] for block in plan.blocks if isinstance(block, Table)]


def read_outline(text: str) -> Outline:
    """Return the section tree of `text`."""
    return outline(read(text))


def headings(text: str) -> list[str]:
    """Return the headings of `text`, two spaces a level, cover and nameless sections left out."""
    return ["  " * s.level + f"{s.number or ''}{s.title}" for s in read_outline(text).sections if s.title]


def grid_of(text: str) -> Grid:
    """Return the grid of the only table in `text`; its headings are those of the text."""
    plan = read(text)
    (table,) = (b for b in plan.blocks if isinstance(b, Table))
    marked = ["\x1f" * s.level + s.title for s in outline(plan).sections if s.title]
    grid = read_grid(plan, table, marked)
    assert grid is not None, "expected a table with a header"
    return grid


def cells(grid: Grid) -> list[list[str]]:
    """Return the rows of `grid` as texts, a carried cell behind “^”."""
    width = len(grid.header)
    return [[("^" if c in row.cells and row.cells[c].carried else "") + row.text(c) for c in range(width)] for row in grid.rows]
