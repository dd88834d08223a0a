"""What a page prints around its text: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from corpus.lines import is_page_number
from corpus.numbering import numbering_of
from corpus.readers.page import Page
from corpus.readers.page_lines import Line, group_lines

# What Word prints beside a text whose changes are tracked, a balloon each: “删除[某人]: …”.
_BALLOON = re.compile(r"(?:删除|插入|设置格式|带格式|批注|移动)[的了]?(?:内容)?\s?\[[^\[\]]{1,20}\]\s?[:：]")
_ZONE = 0.15  # of the page's height at either end: heads, page numbers (GB/T 9704-2012 §7.5 puts them into the outer tenth)
_DEEP = 0.25  # of the height: how far from the foot a page's number may stand, on pages that lie on their side
_OUTER = 2  # lines at either end that may be furniture
_RIGHT = 0.5  # of the page's width: balloons stand further right
_SMALL = 0.85  # of the text's font size: a head set so small is one when it stands on two pages
_RUNNING = 3  # pages on which a running head comes again
_SAME_HEIGHT = 3.0  # points
_ROMAN = re.compile(r"[-—–·\s]*[ivxlc]{1,6}[-—–·\s]*\Z", re.IGNORECASE)


def without_balloons(page: Page) -> Page:
    """Return `page` without the balloons that tell its tracked changes, and with it all that stands as far right as they begin."""
    begin = page.width
    for line in group_lines(page.glyphs) if any(glyph.text == "[" for glyph in page.glyphs) else ():
        if found := _BALLOON.search("".join(glyph.text for glyph in line.glyphs)):
            begin = min(begin, line.glyphs[found.start()].left)
    if begin < _RIGHT * page.width:
        return page
    rules = tuple(rule for rule in page.rules if rule.right < begin - 1.0)  # the others lead to balloons
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph.left < begin - 1.0), rules=rules)


def drop_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page, from the top down, without running heads and page numbers. `heights` are those of the pages."""
    outer = [_outer(lines, height) for lines, height in zip(pages, heights, strict=True)]
    times = Counter((_pattern(line), _height(line)) for lines in outer for line in lines)
    text_size = median([line.size for lines in pages for line in lines] or [0.0])
    small = Counter((_pattern(line), _height(line)) for lines in outer for line in lines if line.size < _SMALL * text_size)
    running = {seen for seen, count in times.items() if count >= _RUNNING} | {seen for seen, count in small.items() if count > 1}
    at = Counter(height for lines in outer for height in {_height(line) for line in lines if (_pattern(line), _height(line)) in running})
    heads = {height for height, count in at.items() if 2 * count >= len(pages)}
    out: list[list[Line]] = []
    counted = _counted(pages, heights)
    for lines, candidates in zip(pages, outer, strict=True):
        gone = counted | {id(c) for c in candidates if _is_number(c) or (_pattern(c), _height(c)) in running or _height(c) in heads}
        out.append([line for line in lines if id(line) not in gone])
    return out


def _counted(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """The page numbers that end pages further in than other furniture stands: those with dashes, and bare figures that go on the count."""
    last = [lines[-1] if lines and lines[-1].top > (1 - _DEEP) * height else None for lines, height in zip(pages, heights, strict=True)]
    bare = [(int(line.text) - at, line) for at, line in enumerate(last) if line and re.fullmatch(r"\s*\d{1,3}\s*", line.text)]
    offsets = Counter(offset for offset, _ in bare)
    dashed = {id(line) for line in last if line and is_page_number(line.text)}
    return dashed | {id(line) for offset, line in bare if offsets[offset] >= _RUNNING}


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    first = [line for line in lines[:_OUTER] if line.bottom < _ZONE * height]
    last = [line for line in lines[-_OUTER:] if line.top > (1 - _ZONE) * height and line not in first]
    return [line for line in first + last if not _is_heading(line)]


def _is_heading(line: Line) -> bool:
    """Whether a line is numbered as what it heads is (附件1, 表2, 一、): that stands at the top of many pages too."""
    numbering = numbering_of(line.text.strip())
    return numbering is not None and numbering.kind not in ("arabic", "dash")


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))


def _height(line: Line) -> int:
    return round(line.top / _SAME_HEIGHT)


def _is_number(line: Line) -> bool:
    text = line.text.strip()
    return is_page_number(text) or (text.isdecimal() and len(text) <= 3) or bool(_ROMAN.match(text))
