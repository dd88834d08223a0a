"""What parts the cells of a row, made one: gaps of several spaces become tabs, inner bars a row between bars; what parts none vanishes.

Word prints a tab behind an automatic number (“一、⇥总体要求”) and may indent a paragraph by one: neither makes a table. Nor does a bar at
the edge of a line that is no row: what begins with a bar is a row, whatever is joined to it later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.cell_lines import is_header_word
from corpus.numbering import numbering_of
from corpus.tabular import is_bar_row

_GAP = re.compile(r"\s{2,}|\u3000+")
_INNER_BARS = re.compile(r"[^|]+(?: \| [^|]+){2,}\Z")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_COLUMNS = 3  # a row of words apart by spaces alone makes a header from three on
_EDGE = re.compile(r"(?:[\s|]|\*\*)*")
_NUMBERED = re.compile(r"(?P<number>[^\t]{1,8})\t(?P<rest>[^\t]+)\Z")


def with_tabs(lines: Sequence[str]) -> list[str]:
    """Return `lines`, as many as before, with tabs between the cells of rows and nowhere else that a number's tab may stand."""
    out: list[str] = []
    columns = 0  # of the table of spaced words that the lines before belong to
    barred = False  # whether the last line is a row between bars
    table = False  # whether the last line with text is a row
    for place, line in enumerate(lines):
        fixed, columns = _spaced(line, columns)
        if not columns:
            fixed = _barred(lines, place)
        barred = is_bar_row(fixed, further=barred)
        if not table:
            fixed = _without_number_tab(fixed)
        if not barred:
            fixed = without_edge_bars(fixed)
        if fixed.strip():
            table = "\t" in fixed
        out.append(fixed)
    return out


def without_edge_bars(line: str) -> str:
    """Return `line`, which is no row, without the bars that it begins or ends with."""
    if "|" not in line or "\t" in line:
        return line
    return _without_bars_before(_without_bars_before(line)[::-1])[::-1]


def _without_bars_before(line: str) -> str:
    edge = _EDGE.match(line)
    return line[edge.end() :] if edge and "|" in edge[0] else line


def _spaced(line: str, columns: int) -> tuple[str, int]:
    """A line whose words stand apart, if it heads a table or has as many words as the header before it."""
    if "\t" in line or "|" in line or not line.strip():
        return line, columns if not line.strip() else 0
    words = _GAP.split(line.strip())
    if len(words) >= _COLUMNS and (len(words) == columns or all(is_header_word(word) for word in words)):
        return "\t".join(words), len(words)
    return line, 0


def _barred(lines: Sequence[str], place: int) -> str:
    """A row between bars that has none at its edges, where the next or the last line has as many."""
    line = lines[place]
    bars = line.count("|")
    if bars < 2 or "\t" in line or not _INNER_BARS.match(line.strip()):
        return line
    beside = (lines[i] for i in (place - 1, place + 1) if 0 <= i < len(lines))
    return f"| {line.strip()} |" if any(other.count("|") == bars for other in beside) else line


def _without_number_tab(line: str) -> str:
    found = _NUMBERED.match(line.strip(" "))
    return numbered_text(found["number"], found["rest"]) or line if found else line


def numbered_text(number: str, words: str) -> str | None:
    """Return number and words as one line, where `number` is nothing but the number of a heading (“一、”, “（2）”, “1.”), else None."""
    numbering = numbering_of(number.rstrip() + "某")
    if numbering is None or numbering.length < len(number.rstrip()) or not _WORDS.search(words):
        return None
    return number.rstrip() + words
