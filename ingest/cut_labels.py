"""Category cells of a grid: put together where a page break cut them, and carried down to the rows that they stand for.

The plan's own headings tell what a category is called, and at which level it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.grids import Grid, GridCell, GridRow

_LEVEL = "\x1f"  # stands before a heading as often as it lies deep


class CutLabels:
    """Mends the category columns of `grid` by the plan's `headings`."""

    def __init__(self, grid: Grid, headings: Sequence[str]) -> None:
        self.grid = grid
        self.headings = [(heading.count(_LEVEL), re.sub(r"\W", "", heading)) for heading in dict.fromkeys(headings)]
        self.places: dict[str, int | None] = {}

    def join(self, cells: dict[int, GridCell]) -> None:
        """Join the second half of a category, which stands in the first row of a new page, to the first."""
        for column in self.grid.labels:
            rest = cells.get(column)
            above = next((r.cells[column] for r in reversed(self.grid.rows) if column in r.cells), None) if rest else None
            if rest is None or above is None or not self.is_heading(above.text + rest.text) or self.is_heading(above.text):
                continue
            whole = above.joined(rest)
            for row in self.grid.rows:
                if row.cells.get(column) is above:
                    row.cells[column] = whole
            cells[column] = whole

    def join_to(self, row: GridRow, column: int, cell: GridCell) -> None:
        """Join the rest of a category to its beginning in `row`; it may have slid to another category column."""
        for place in self.grid.labels:
            before = row.cells.get(place)
            if before is not None and self.is_heading(before.text + cell.text):
                row.cells[place] = before.joined(cell)
                return
        row.cells[column] = cell

    def is_heading(self, text: str) -> bool:
        """Whether a heading of the plan reads like `text`."""
        return self.depth(text) is not None

    def depth(self, text: str) -> int | None:
        """How deep the first heading lies that reads like `text`."""
        place = self.place(text)
        return None if place is None else self.headings[place][0]

    def place(self, text: str) -> int | None:
        """Where among the headings the first stands that reads like `text`."""
        if text not in self.places:
            self.places[text] = next((place for place, (_, heading) in enumerate(self.headings) if _alike(text, heading)), None)
        return self.places[text]

    def above(self, text: str) -> str | None:
        """The heading over the one that reads like `text`."""
        place = self.place(text)
        if place is None:
            return None
        depth = self.headings[place][0]
        return next((heading for level, heading in reversed(self.headings[:place]) if level < depth), None)

    def carry_down(self) -> None:
        """Give rows under a merged category cell its text, outermost column first; a new category ends the inner ones."""
        current: dict[int, GridCell] = {}
        bands: tuple[GridCell, ...] = ()
        outer_depths = self.outer_depths()
        for row in self.grid.rows:
            self.settle_single(row, outer_depths)
            if row.bands != bands:
                current, bands = {}, row.bands
            for place, column in enumerate(self.grid.labels):
                if row.total:
                    break
                if column in row.cells:
                    self._start(current, place, column, row)
                elif column in current:
                    row.cells[column] = current[column].below()
        self.settle_outer()

    def settle_outer(self) -> None:
        """Give rows the outer category that their inner one stands under.

        Where a page break printed an outer category late, the plan's headings tell which one an inner category belongs to.
        """
        if len(self.grid.labels) != 2:
            return
        outer, inner = self.grid.labels
        outers = {row.cells[outer].text: row.cells[outer] for row in self.grid.rows if outer in row.cells}
        right = {label: self.outer_of(label, outers) for label in dict.fromkeys(row.text(inner) for row in self.grid.rows)}
        for row in self.grid.rows:
            cell = right[row.text(inner)]
            if cell is not None and row.text(outer) not in ("", cell.text):
                row.cells[outer] = cell.below()

    def outer_of(self, label: str, outers: Mapping[str, GridCell]) -> GridCell | None:
        """The outer category, of those printed, whose heading stands over that of the inner category `label`."""
        above = self.above(label) if label else None
        return next((cell for text, cell in outers.items() if above and _akin(text, above)), None)

    def _start(self, current: dict[int, GridCell], place: int, column: int, row: GridRow) -> None:
        above = current.get(column)
        current[column] = row.cells[column]
        again = above is not None and above.text == row.cells[column].text
        if not row.after_break and not again:  # over a page break an inner category goes on, though the outer one is printed anew
            for inner in self.grid.labels[place + 1 :]:
                current.pop(inner, None)

    def outer_depths(self) -> list[int]:
        """How deep the headings lie that the outer of two category columns names."""
        if len(self.grid.labels) != 2 or not self.headings:
            return []
        outer, inner = self.grid.labels
        both = [row.cells[outer].text for row in self.grid.rows if outer in row.cells and inner in row.cells]
        return [depth for text in both if (depth := self.depth(text)) is not None]

    def settle_single(self, row: GridRow, outer_depths: Sequence[int]) -> None:
        """Where two levels of category are printed in one column after a slip, the plan's own headings tell which level one is."""
        if not outer_depths:
            return
        outer, inner = self.grid.labels
        depth = self.depth(row.text(outer)) if outer in row.cells and inner not in row.cells else None
        if depth is not None and depth > min(outer_depths):
            row.cells[inner] = row.cells.pop(outer)


def _akin(label: str, heading: str) -> bool:
    """Whether a label is that heading in somewhat other words: it begins the same."""
    a = re.sub(r"\W", "", label)
    common = sum(min(a.count(c), heading.count(c)) for c in set(a))
    return _alike(label, heading) or (len(a) > 6 and a[:6] == heading[:6] and 2 * common >= 0.75 * (len(a) + len(heading)))


def _alike(label: str, heading: str) -> bool:
    """Whether a category label is that heading: the same characters but for a few."""
    a, b = re.sub(r"\W", "", label), heading
    if not a or not b or abs(len(a) - len(b)) > max(2, len(b) // 4):
        return False
    common = sum(min(a.count(c), b.count(c)) for c in set(a))
    return 2 * common >= 0.85 * (len(a) + len(b))
