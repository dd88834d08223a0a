"""Where a page's text begins and ends from left to right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.readers.page_lines import Line

_LONG = 0.6  # of the longest line: lines as long show where the margins are
_NARROWEST = 0.4  # of the paper's width: no text is set narrower
_SET_IN = 50.0  # points: two characters of 22 points and a little more
_SHARE = 0.08  # of all lines: fewer are something else
_SHOWN = 6  # lines of one page that end at one place
_ENOUGH = 3  # lines that end at one place show a margin
_NEAR = 3.0  # points


class Margins:
    """The left and right margin of every page of a file.

    `pages` are their lines, `widths` those of the paper. Pages of one width share their margins, odd and even ones apart, as books mirror
    them: a page on which each line is a short or indented one does not show its own.
    """

    def __init__(self, pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> None:
        self.widths = widths
        lefts: dict[tuple[int, int], Counter[int]] = {}
        longs: dict[tuple[int, int], Counter[int]] = {}
        rights: dict[tuple[int, int], Counter[int]] = {}
        for number, lines in enumerate(pages, 1):
            for line in lines:
                lefts.setdefault(self._alike(number), Counter())[round(line.left)] += 1
            for line in _long(lines):
                longs.setdefault(self._alike(number), Counter())[round(line.left)] += 1
                rights.setdefault(self._alike(number), Counter())[round(line.inner_right)] += 1
        self.left = {alike: _left(lefts[alike], _most_common(counts)) for alike, counts in longs.items()}
        self.right = {alike: _right(counts, self.left[alike], alike[1]) for alike, counts in rights.items()}

    def of(self, lines: Sequence[Line], number: int) -> tuple[float, float]:
        """Return the margins of page `number` (from 1), whose lines are given."""
        alike = self._alike(number)
        left, right = self.left.get(alike, 0.0), self.right.get(alike, self.widths[number - 1])
        own = Counter(round(line.left) for line in _long(lines))
        further_left = [x for x, count in own.items() if x < left - _NEAR and count > 1]
        ends = [line.inner_right for line in lines]
        alike_ends = [(sum(abs(end - e) <= _NEAR for e in ends), end) for end in ends]
        shown = max(alike_ends, default=(0, 0.0))[0] >= _SHOWN  # a page that is set narrower shows its own margin
        return min([left, *further_left]), max([*([] if shown else [right]), *(end for count, end in alike_ends if count > 1)])

    def _alike(self, number: int) -> tuple[int, int]:
        return number % 2, round(self.widths[number - 1])


def _long(lines: Sequence[Line]) -> list[Line]:
    longest = max((line.right - line.left for line in lines), default=0.0)
    return [line for line in lines if line.right - line.left >= _LONG * longest]


def _left(counts: Counter[int], common: float) -> float:
    """Where text begins: further left than most lines do, where several do so by as much as a first line is set in."""
    enough = max(2.0, _SHARE * counts.total())
    return min([common, *(float(at) for at, count in counts.items() if count >= enough and common - _SET_IN <= at < common)])


def _right(counts: Counter[int], left: float, width: float) -> float:
    """Where the lines that `counts` tells end: opposite to where they begin, if there are too few of them or only short ones."""
    place = _most_common(counts)
    shown = sum(count for at, count in counts.items() if abs(at - place) <= _NEAR) >= _ENOUGH and place - left >= _NARROWEST * width
    return place if shown else max(place, width - left)


def _most_common(counts: Counter[int]) -> float:
    return float(min(counts, key=lambda place: (-counts[place], place)))
