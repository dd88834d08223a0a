"""Pages set in two columns, as gazettes are, to pages of one column each, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from corpus.readers.page import Glyph, Page
from corpus.readers.page_lines import Line, group_lines
from corpus.readers.page_tables import RuledTable, find_tables

_MIDDLE = (0.42, 0.58)  # of the page's width: where the gutter stands
_GUTTER = 1.0  # times the font size: it is no narrower
_LINES = 8  # printed in both columns show that there are two; a table of words has fewer, or short ones
_SHARE = 0.5  # of the lines that stand outside tables
_WIDEST = 0.12  # of the page's width: names and figures that stand side by side are further apart


def columns_of(page: Page) -> list[Page]:
    """Return `page`, or its parts in reading order where it is set in two columns: what goes over both, the left one, the right one."""
    tables = find_tables(page.rules)
    lines = group_lines(glyph for glyph in page.glyphs if not any(table.holds(glyph) for table in tables))
    x = _gutter(lines, page.width)
    if x is None:
        return [page]
    edges = _edges(lines, tables, x)
    parts: list[Page] = []
    for (top, over), (bottom, _) in pairwise([*edges, (page.height + 1.0, True)]):
        inside = [glyph for glyph in page.glyphs if top <= glyph.middle < bottom]
        if over:
            parts.append(_part(page, inside, (top, bottom), (0.0, page.width)))
        else:
            parts.append(_part(page, [g for g in inside if g.right <= x], (top, bottom), (0.0, x)))
            parts.append(_part(page, [g for g in inside if g.right > x], (top, bottom), (x, page.width)))
    return [part for part in parts if part.glyphs] or [page]


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the gutter stands between two columns of text, None where the page has one column."""
    gaps = [gap for line in lines if (gap := _middle_gap(line, width)) is not None]
    if len(gaps) < max(_LINES, _SHARE * len(lines)):
        return None
    left, right = median(a for a, _ in gaps), median(b for _, b in gaps)
    wide = _GUTTER * median(line.size for line in lines) <= right - left <= _WIDEST * width
    return (left + right) / 2 if wide else None


def _middle_gap(line: Line, width: float) -> tuple[float, float] | None:
    """The gap of `line` in the middle of the page, as (from, to), where it has text on either side."""
    for before, glyph in pairwise(line.glyphs):
        if glyph.left - before.right >= _GUTTER * line.size and before.right < _MIDDLE[1] * width and glyph.left > _MIDDLE[0] * width:
            return before.right, glyph.left
    return None


def _edges(lines: Sequence[Line], tables: Sequence[RuledTable], x: float) -> list[tuple[float, bool]]:
    """Where each part of the page begins from the top, and whether what is in it goes over both columns."""
    stands = [(line.top, any(g.left < x < g.right for g in line.glyphs) or _reaches_over(line, x)) for line in lines]
    stands += [(table.ys[0], True) for table in tables if table.xs[0] < x < table.xs[-1]]
    runs = [(over, [top for top, _ in run]) for over, run in groupby(sorted(stands), key=lambda s: s[1])]
    return [(0.0 if not place else tops[0] - 1.0, over) for place, (over, tops) in enumerate(runs)]


def _reaches_over(line: Line, x: float) -> bool:
    between = ((before.right, glyph.left) for before, glyph in pairwise(line.glyphs))
    return any(left <= x <= right and right - left < _GUTTER * line.size for left, right in between)


def _part(page: Page, glyphs: Sequence[Glyph], rows: tuple[float, float], sides: tuple[float, float]) -> Page:
    """What stands on `page` between `rows` and `sides`, moved to the left edge."""
    by = sides[0]
    moved = tuple(glyph._replace(left=glyph.left - by, right=glyph.right - by) for glyph in glyphs)
    rules = tuple(
        rule._replace(left=rule.left - by, right=rule.right - by)
        for rule in page.rules
        if rows[0] <= rule.top <= rows[1] and sides[0] <= (rule.left + rule.right) / 2 < sides[1]
    )
    return Page(sides[1] - by, page.height, moved, rules, page.scanned)
