"""Tables that are ruled by level lines alone (三线表): the lines that are left out, drawn after what stands between those that are not.

Such a table has a rule above its header, one below, and one at its end; there may be more, down to one a row. Its columns are told by the
gaps that no line of its body reaches into. What comes out are rules as a table with all of them has, so that one reader reads both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.page import Glyph, Page, Rule
from corpus.readers.page_lines import Line, group_lines

_NEAR = 3.0  # points
_SAME_SIDE = 8.0  # points by which the rules of a table may differ in length
_WIDE = 0.4  # of the page's width: a shorter rule parts a group of header cells, or notes from the text
_COLUMNS = 3  # with fewer, it is a text between two rules
_FEWEST_RULES = 3
_HEADER_LINES = 4
_GUTTER = 0.5  # of the font size: the least room between two columns
_TOUCHING = 2  # upright rules: a table with as many has its own


@dataclass(frozen=True)
class _Band:
    """What stands between two level rules."""

    top: float
    bottom: float
    lines: tuple[Line, ...]


def rules_left_out(page: Page) -> list[Rule]:
    """Return the rules that the open tables of `page` would have if they were drawn in full, none where it has no such table."""
    drawn: list[Rule] = []
    for rules in _open_rules(page):
        bands = [_band(page, a, b) for a, b in pairwise(rules)]
        at = 0
        while at < len(bands):
            end = _end_of_table(bands, at)
            if end - at >= _FEWEST_RULES - 1:
                drawn += _complete(bands[at:end], rules[at])
            at = max(end, at + 1)
    return drawn


def _open_rules(page: Page) -> Iterable[list[Rule]]:
    """The wide level rules of a page, those of one length and place together from the top down, that no upright rules touch."""
    upright = [rule for rule in page.rules if rule.left == rule.right and rule.bottom - rule.top > _NEAR]
    groups: list[list[Rule]] = []
    wide = (r for r in page.rules if r.top == r.bottom and r.right - r.left >= _WIDE * page.width)
    for rule in sorted(wide, key=lambda r: (r.top, r.left)):
        touching = sum(_touches(rule, other) for other in upright)
        like = next((g for g in groups if max(abs(g[0].left - rule.left), abs(g[0].right - rule.right)) <= _SAME_SIDE), None)
        if touching >= _TOUCHING:
            continue
        if like is None:
            groups.append([rule])
        elif rule.top - like[-1].top > _NEAR:
            like.append(rule)
    return [group for group in groups if len(group) >= _FEWEST_RULES]


def _touches(rule: Rule, upright: Rule) -> bool:
    return rule.left - _NEAR <= upright.left <= rule.right + _NEAR and upright.top - _NEAR <= rule.top <= upright.bottom + _NEAR


def _band(page: Page, above: Rule, below: Rule) -> _Band:
    inside = [g for g in page.glyphs if above.top <= g.middle <= below.top and above.left - _NEAR <= g.left and g.right <= above.right + _NEAR]
    return _Band(above.top, below.top, tuple(group_lines(inside)))


def _end_of_table(bands: Sequence[_Band], at: int) -> int:
    """The index after the last band of the table whose header is band `at`; `at` itself where none begins there."""
    header = bands[at].lines
    if not 1 <= len(header) <= _HEADER_LINES:
        return at
    end = at + 1
    while end < len(bands) and bands[end].lines and len(_columns(bands[at : end + 1])) >= _COLUMNS:
        end += 1
    return end if end > at + 1 else at


def _columns(bands: Sequence[_Band]) -> list[tuple[float, float]]:
    """The columns of a table as (from, to): where its body prints, each with a header cell's words over it."""
    body = [line for band in bands[1:] for line in band.lines]
    size = max(line.size for line in body)
    columns: list[tuple[float, float]] = []
    for left, right in sorted(chunk for line in body for chunk in _chunks(line.glyphs)):
        if columns and left - columns[-1][1] < _GUTTER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    heads = [chunk for line in bands[0].lines for chunk in _chunks(line.glyphs)]
    headed: list[tuple[float, float]] = []
    for left, right in columns:
        if headed and not any(a < right and left < b for a, b in heads):
            headed[-1] = (headed[-1][0], right)  # a space within a cell, in one row or two
        else:
            headed.append((left, right))
    return headed


def _chunks(glyphs: Sequence[Glyph]) -> list[tuple[float, float]]:
    chunks: list[tuple[float, float]] = []
    for glyph in glyphs:
        if not glyph.text.strip():
            continue
        if chunks and glyph.left - chunks[-1][1] < _GUTTER * glyph.size:
            chunks[-1] = (chunks[-1][0], max(chunks[-1][1], glyph.right))
        else:
            chunks.append((glyph.left, glyph.right))
    return chunks


def _complete(bands: Sequence[_Band], rule: Rule) -> list[Rule]:
    """The upright rules of a table between its columns, where no word reaches over, and the level ones between its rows."""
    columns = _columns(bands)
    between = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    level: list[Rule] = []
    upright = [Rule(x, bands[0].top, x, bands[-1].bottom) for x in (rule.left, rule.right)]
    for place, band in enumerate(bands):
        edges = [band.top, *(_between_lines(band, columns) if place and len(bands) == _FEWEST_RULES - 1 else ()), band.bottom]
        level += [Rule(rule.left, y, rule.right, y) for y in edges]
        for top, bottom in pairwise(_header_edges(band) if not place else edges):
            printed = [chunk for line in band.lines if top <= line.glyphs[0].middle <= bottom for chunk in _chunks(line.glyphs)]
            upright += [Rule(x, top, x, bottom) for x in between if not any(left < x < right for left, right in printed)]
    return level + upright


def _header_edges(band: _Band) -> list[float]:
    """The header's lines apart, so that a word over two columns joins them in its own line alone."""
    middles = [line.glyphs[0].middle for line in band.lines]
    return [band.top, *((a + b) / 2 for a, b in pairwise(middles)), band.bottom]


def _between_lines(band: _Band, columns: Sequence[tuple[float, float]]) -> list[float]:
    """Where one row ends and the next begins: above every line that prints in the first column or in most columns."""
    edges: list[float] = []
    for before, line in pairwise(band.lines):
        chunks = _chunks(line.glyphs)
        filled = [any(a < right and left < b for a, b in chunks) for left, right in columns]
        if filled[0] or 2 * sum(filled) > len(columns):
            edges.append((before.bottom + line.top) / 2)
    return edges
