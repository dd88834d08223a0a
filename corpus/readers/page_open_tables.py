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
from corpus.readers.page_tables import MOST_RULES, join_rules

_NEAR = 3.0  # points
_SAME_SIDE = 8.0  # points by which the rules of a table may differ in length
_WIDE = 0.4  # of the page's width: a shorter rule parts a group of header cells, or notes from the text
_COLUMNS = 3  # with fewer, it is a text between two rules
_FEWEST_RULES = 3
_HEADER_LINES = 4
_GUTTER = 0.5  # of the font size: the least room between two columns
_WRAPPED = 1.15  # times the closest two lines: what stands further down is no wrapped line
_TOUCHING = 2  # upright rules: a table with as many has its own


@dataclass(frozen=True)
class _Band:
    """What stands between two level rules."""

    top: float
    bottom: float
    lines: tuple[Line, ...]


def rules_left_out(page: Page) -> list[Rule]:
    """Return the rules that the open tables of `page` would have if they were drawn in full, none where it has no such table."""
    if len(page.rules) > MOST_RULES:
        return []
    drawn: list[Rule] = []
    level, upright = join_rules(page.rules)
    for rules in _open_rules(page, level, upright):
        bands = [_band(page, a, b) for a, b in pairwise(rules)]
        at = 0
        while at < len(bands):
            end = _end_of_table(bands, at)
            if end - at >= _FEWEST_RULES - 1:
                drawn += _complete(bands[at:end], rules[at], level)
            at = max(end, at + 1)
    return drawn


def _open_rules(page: Page, level: Sequence[Rule], upright: Sequence[Rule]) -> Iterable[list[Rule]]:
    """The wide level rules of a page, those of one length and place together from the top down, that no upright rules touch."""
    groups: list[list[Rule]] = []
    wide = (rule for rule in level if rule.right - rule.left >= _WIDE * page.width)
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
    inside = [
        g for g in page.glyphs if above.top <= g.middle <= below.top and above.left - _NEAR <= g.left and g.right <= above.right + _NEAR
    ]
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


def _complete(bands: Sequence[_Band], rule: Rule, drawn: Sequence[Rule]) -> list[Rule]:
    """The upright rules of a table between its columns, where no word reaches over, and the level ones between its rows."""
    columns = _columns(bands)
    header, *body = bands
    heads = [chunk for line in header.lines for chunk in _chunks(line.glyphs)]
    between = [_side(a, b, heads) for a, b in pairwise(columns)]
    out = [Rule(x, header.top, x, body[-1].bottom) for x in (rule.left, rule.right)]
    short = [
        r for r in drawn if header.top + _NEAR < r.top < header.bottom - _NEAR and r.right - r.left < rule.right - rule.left - _SAME_SIDE
    ]
    groups = [group for r in short if (group := _grouped(columns, r)) is not None]
    out += _header_rules(header, [rule.left, *between, rule.right], groups)
    for band in body:
        ruled = len(bands) > _FEWEST_RULES  # a rule a row
        edges = [band.top, *([] if ruled else _between_lines(band, columns)), band.bottom]
        out += [Rule(rule.left, y, rule.right, y) for y in edges]
        for top, bottom in pairwise(edges):
            out += _uprights(between, top, bottom, _words(band, top, bottom))
    return out


def _side(column: tuple[float, float], further: tuple[float, float], heads: Sequence[tuple[float, float]]) -> float:
    """Where the rule between two columns stands: right behind the longest line of the first, so that it is known to be full."""
    right = max([column[1], *(b for a, b in heads if a < column[1] and b < further[0])])
    return min(right + _NEAR, (right + further[0]) / 2)


def _grouped(columns: Sequence[tuple[float, float]], rule: Rule) -> Rule | None:
    """The short `rule` from the middle of the first column that it stands over to the middle of the last, None where it is over none."""
    middles = [middle for a, b in columns if rule.left < (middle := (a + b) / 2) < rule.right]
    return Rule(middles[0], rule.top, middles[-1], rule.top) if middles else None


def _header_rules(band: _Band, sides: Sequence[float], groups: Sequence[Rule]) -> list[Rule]:
    """The rules of a header: a word over several columns parts them only below its line, or below the short rule of `groups` under it."""
    out = [Rule(sides[0], band.top, sides[-1], band.top)]
    middles = [line.glyphs[0].middle for line in band.lines]
    for top, bottom in pairwise([band.top, *((a + b) / 2 for a, b in pairwise(middles)), band.bottom]):
        words = _words(band, top, bottom)
        grouped = [(r.left, r.right) for r in groups if r.top >= (top + bottom) / 2]
        out += _uprights(sides[1:-1], top, bottom, [*words, *grouped])
        if not groups:
            out += [_under(sides, word, bottom) for word in words if any(word[0] < x < word[1] for x in sides)]
    return out


def _words(band: _Band, top: float, bottom: float) -> list[tuple[float, float]]:
    return [chunk for line in band.lines if top <= line.glyphs[0].middle <= bottom for chunk in _chunks(line.glyphs)]


def _uprights(places: Sequence[float], top: float, bottom: float, across: Sequence[tuple[float, float]]) -> list[Rule]:
    return [Rule(x, top, x, bottom) for x in places if not any(left < x < right for left, right in across)]


def _under(sides: Sequence[float], word: tuple[float, float], y: float) -> Rule:
    """The rule at `y` under a header's `word` that stands over several columns."""
    return Rule(max(x for x in sides if x <= word[0]), y, min(x for x in sides if x >= word[1]), y)


def _between_lines(band: _Band, columns: Sequence[tuple[float, float]]) -> list[float]:
    """Where one row ends and the next begins: a line prints in columns that the row has, or stands further down than a wrapped one."""
    closest = min((b.top - a.top for a, b in pairwise(band.lines)), default=0.0)
    edges: list[float] = []
    row = _filled(band.lines[0], columns)
    for before, line in pairwise(band.lines):
        filled = _filled(line, columns)
        apart = line.top - before.top > _WRAPPED * closest and (0 in filled or 2 * len(filled) > len(columns))
        if apart or 2 * len(row & filled) >= len(columns):
            edges.append((before.bottom + line.top) / 2)
            row = set()
        row |= filled
    return edges


def _filled(line: Line, columns: Sequence[tuple[float, float]]) -> set[int]:
    """The columns in which `line` prints."""
    chunks = _chunks(line.glyphs)
    return {place for place, (left, right) in enumerate(columns) if any(a < right and left < b for a, b in chunks)}
