"""Ruling lines to tables: which rules make up one table, and which of its cells are merged.

Rules that touch belong together. Their places make up a grid; two neighbouring fields of it between which no rule is drawn are one cell.
So merged cells, sides left open and rows that go on over the page need no case of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.readers.page import Glyph, Rule

_NEAR = 3.0  # points: rules nearer than this are one, or touch
_GAP = 4.0  # points: dashes of a dashed rule are no further apart
_SHORTEST = 8.0  # points: a shorter rule is a part of a drawing
_SMALLEST = (40.0, 12.0)  # points: width and height; a smaller frame is a drawing
MOST_RULES = 4000  # rules of a page; a map has more, a page full of cells some 500


@dataclass
class RuledTable:
    """A table or frame: the places of its rules, for each field of the grid its cell, and what stands in each cell.

    A cell is (row, column) of its upper left field. `closed` where upright rules stand on either side: others that touch a level one may
    only underline words.
    """

    xs: list[float]
    ys: list[float]
    cell_of: dict[tuple[int, int], tuple[int, int]]
    glyphs: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)
    closed: bool = True

    @property
    def is_frame(self) -> bool:
        """Whether it only frames text: no two cells with text stand side by side."""
        rows = [row for row, _ in self.glyphs]
        return len(rows) == len(set(rows))

    def bounds(self, cell: tuple[int, int]) -> tuple[float, float]:
        """Return the left and right side of `cell`."""
        columns = [column for (_, column), own in self.cell_of.items() if own == cell]
        return self.xs[min(columns)], self.xs[max(columns) + 1]

    def rows_below(self, cell: tuple[int, int]) -> list[int]:
        """Return the further rows that `cell` reaches into."""
        row, column = cell
        return [further for further in range(row + 1, len(self.ys) - 1) if self.cell_of[further, column] == cell]

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of `glyph` lies inside."""
        return self.xs[0] <= (glyph.left + glyph.right) / 2 <= self.xs[-1] and self.ys[0] <= glyph.middle <= self.ys[-1]

    def put(self, glyph: Glyph) -> None:
        """Put a glyph that lies inside into its cell."""
        row = min(max(bisect_right(self.ys, glyph.middle) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, (glyph.left + glyph.right) / 2) - 1, 0), len(self.xs) - 2)
        self.glyphs.setdefault(self.cell_of[row, column], []).append(glyph)


def find_tables(rules: Sequence[Rule]) -> list[RuledTable]:
    """Return the tables and frames that `rules` draw, the smallest first, so that a table within a frame takes its own text."""
    if len(rules) > MOST_RULES:
        return []
    level, upright = join_rules(rules)
    tables = [table for levels, uprights in _groups(level, upright) if (table := _table(levels, uprights)) is not None]
    return sorted(tables, key=lambda t: (t.xs[-1] - t.xs[0]) * (t.ys[-1] - t.ys[0]))


def join_rules(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return the level and the upright rules that the pieces in `rules` make up."""
    level = [Rule(a, y, b, y) for y, a, b in _joined((r.top, r.left, r.right) for r in rules if r.top == r.bottom)]
    upright = [Rule(x, a, x, b) for x, a, b in _joined((r.left, r.top, r.bottom) for r in rules if r.left == r.right)]
    return level, upright


def _joined(rules: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Rules along one axis as (place, from, to): those at one place that overlap or nearly touch are one."""
    placed: dict[float, list[tuple[float, float]]] = {}
    at = None
    for place, start, end in sorted(rules):
        at = place if at is None or place - at > _NEAR else at
        placed.setdefault(at, []).append((start, end))
    out: list[tuple[float, float, float]] = []
    for place, spans in placed.items():
        spans.sort()
        start, end = spans[0]
        for further_start, further_end in spans[1:]:
            if further_start - end > _GAP:
                out.append((place, start, end))
                start = further_start
            end = max(end, further_end) if further_start - end <= _GAP else further_end
        out.append((place, start, end))
    return [rule for rule in out if rule[2] - rule[1] >= _SHORTEST]


def _groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules that touch one another, level and upright ones apart."""
    group = list(range(len(level) + len(upright)))

    def root(of: int) -> int:
        while group[of] != of:
            group[of] = group[group[of]]
            of = group[of]
        return of

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if h.left - _NEAR <= v.left <= h.right + _NEAR and v.top - _NEAR <= h.top <= v.bottom + _NEAR:
                group[root(j)] = root(i)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(level):
        found.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(upright, len(level)):
        found.setdefault(root(j), ([], []))[1].append(v)
    return [g for g in found.values() if g[0] and g[1]]


def _table(level: Sequence[Rule], upright: Sequence[Rule]) -> RuledTable | None:
    xs = _places([v.left for v in upright] + [min(h.left for h in level), max(h.right for h in level)])
    ys = _places([h.top for h in level] + [min(v.top for v in upright), max(v.bottom for v in upright)])
    if len(xs) < 2 or len(ys) < 2 or xs[-1] - xs[0] < _SMALLEST[0] or ys[-1] - ys[0] < _SMALLEST[1]:
        return None
    cell_of = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(of: tuple[int, int]) -> tuple[int, int]:
        while cell_of[of] != of:
            of = cell_of[of]
        return of

    for row, column in list(cell_of):
        y, x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
        right, below = (row, column + 1), (row + 1, column)
        if right in cell_of and not any(abs(v.left - xs[column + 1]) <= _NEAR and v.top <= y <= v.bottom for v in upright):
            _unite(cell_of, root((row, column)), root(right))
        if below in cell_of and not any(abs(h.top - ys[row + 1]) <= _NEAR and h.left <= x <= h.right for h in level):
            _unite(cell_of, root((row, column)), root(below))
    closed = all(any(abs(v.left - x) <= _NEAR for v in upright) for x in (xs[0], xs[-1]))
    return RuledTable(xs, ys, {place: root(place) for place in cell_of}, closed=closed)


def _unite(cell_of: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    cell_of[max(one, other)] = min(one, other)


def _places(values: Sequence[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places
