"""What a page carries besides its text: page numbers, running heads, and the lines of a table of contents.

Positions are indexes into the lines of the file, marks already stripped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.lines import is_page_number
from corpus.numbering import numbering_of

_LEADERS = re.compile(r".{2,80}?(?:…{2,}|[.．…·]{3,}|\t|\s{4,})\s*\d{1,3}\s*\Z")
_DOTTED = re.compile(r".{2,80}?(?:…{2,}|[.．…·]{3,})\s*\d{1,3}\s*\Z")
_LED = 4  # so many lines that lead to pages are a contents, whatever stands above
_CONTENTS_HEAD = re.compile(r"\s*(?:目\s*录|目\s*次|CONTENTS)\s*\Z", re.IGNORECASE)
_NUMBERED_PAGE = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、]?\s*)?\D{2,60}\s\d{1,3}\s*\Z")
_LONGEST_ENTRY = 80  # characters of a line of the contents; the longest heading of the plans at hand has 47
_SHORTEST_ENTRY = 2  # characters
_MOST_ENTRIES = 600  # lines of the contents, blank ones among them
_PAGE = 250  # characters; a page of text has some 600, with a table or a heading on it fewer, a row of a table fewer than these
_RUNNING = 3  # a line is a running head when it stands beside page numbers that often
_LONGEST_RUNNING = 40  # characters
_HEADER = 12  # cells; no table has more columns
_COUNTED = re.compile(r"\s*(?:(?P<head>[^\d\s][^\d]*?)?\s*(?P<n>\d{1,3})|(?P<first>\d{1,3})\s+(?P<tail>[^\d\s][^\d]*?))\s*\Z")
_PUNCTUATION = ("，", "。", "；", "：", "、", "（", "第", "-", "—")


@dataclass(frozen=True)
class Furniture:
    """Indexes of the lines that belong to the page and not to the text, and of those that are the table of contents."""

    dropped: frozenset[int]
    contents: frozenset[int]


def is_contents_head(line: str) -> bool:
    """Whether `line` heads a table of contents (“目  录”)."""
    return bool(_CONTENTS_HEAD.match(line))


def find_furniture(lines: Sequence[str], feeds: Sequence[int] = ()) -> Furniture:
    """Return the furniture among `lines`; `feeds` are the indexes of the lines that a form feed stands before."""
    pages = {i for i, line in enumerate(lines) if is_page_number(line)} | _counted(lines)
    contents = _contents([row_with_tabs(line) for line in lines])
    return Furniture(frozenset(pages | _running_heads(lines, sorted(pages), feeds)), frozenset(contents))


def row_with_tabs(line: str) -> str:
    """Return a row between bars as one with tabs, any other line as it is; what only rules a table off comes out blank."""
    row = line.strip()
    if not row.startswith("|"):
        return line
    return "\t".join(cell.strip() for cell in row[1:].removesuffix("|").split("|")) if row.strip("|-: ") else ""


def _counted(lines: Sequence[str]) -> set[int]:
    """Page numbers printed bare, or behind or before the running head: they count up by one, a page of text apart."""
    chains: dict[tuple[str, int], list[tuple[int, int]]] = {}  # head and last number → (index, characters read) of each link
    best: dict[str, list[tuple[int, int]]] = {}
    read = 0
    for index, line in enumerate(lines):
        read += len(line)
        found = _COUNTED.match(line) if len(line) <= _LONGEST_RUNNING + 4 else None
        if not found or "\t" in line or (found["head"] or found["tail"] or "").strip().endswith(_PUNCTUATION):
            continue
        head, value = "".join((found["head"] or found["tail"] or "").split()), int(found["n"] or found["first"])
        if head and numbering_of(line.strip()):
            continue
        chain = chains.pop((head, value - 1), [])
        if chain and read - chain[-1][1] < _PAGE // 2:
            chain = []
        chain.append((index, read))
        chains[head, value] = chain
        best[head] = max(best.get(head, []), chain, key=len)
    return {index for chain in best.values() if _paginates(lines, chain) for index, _ in chain}


def _paginates(lines: Sequence[str], chain: Sequence[tuple[int, int]]) -> bool:
    """Whether the numbers of `chain` count pages: three at least, a page of text apart, and no column of a table (序号) before them."""
    first = chain[0][0]
    column = any("".join(line.split()) in ("序号", "编号") for line in lines[max(0, first - 2 * _HEADER) : first])
    return len(chain) >= _RUNNING and chain[-1][1] - chain[0][1] >= _PAGE * (len(chain) - 1) and not column


def _running_heads(lines: Sequence[str], pages: Sequence[int], feeds: Sequence[int]) -> set[int]:
    """Lines that stand beside page numbers or page breaks again and again: the title at the head of every page."""
    beside: dict[str, set[int]] = {}
    for mark in sorted({*pages, *feeds}):
        for index in _neighbours(lines, mark):
            text = re.sub(r"\s", "", lines[index])
            if 2 <= len(text) <= _LONGEST_RUNNING and not re.search(r"[\t|]", lines[index]) and not text.endswith(("。", "；")):
                beside.setdefault(text, set()).add(index)
    return {
        index
        for text, places in beside.items()
        if len(places) >= _RUNNING and not numbering_of(text) and not re.search(r"[，、]", text)
        for index in places
    }


def _neighbours(lines: Sequence[str], mark: int) -> list[int]:
    """The nearest lines with text before and after the line `mark`, and that line itself where a form feed stands before its text."""
    itself = [mark] if lines[mark].strip() and not is_page_number(lines[mark]) and not lines[mark].strip().isdecimal() else []
    before = next((i for i in range(mark - 1, max(-1, mark - 4), -1) if lines[i].strip()), None)
    after = next((i for i in range(mark + 1, min(len(lines), mark + 4)) if lines[i].strip()), None)
    return [*itself, *(i for i in (before, after) if i is not None)]


def _contents(lines: Sequence[str]) -> set[int]:
    """The lines of the table of contents: its head, lines with a page number behind leaders, and headings that come again later."""
    head = next((i for i, line in enumerate(lines) if is_contents_head(line)), None)
    if head is None:
        return _led_to_pages(lines)
    if listed := _until_it_begins_anew(lines, head):
        return listed
    times = Counter(entry for line in lines[head:] if len(line) <= _LONGEST_ENTRY and (entry := _entry(line)))
    found, seen = {head}, set[str]()
    ahead = [i for i in range(head + 1, len(lines)) if lines[i].strip()]
    for place, index in enumerate(ahead):
        line, entry = lines[index].rstrip(), _entry(lines[index])
        if is_contents_head(line) and index - head < 200:
            found.add(index)
            continue
        if len(line) > _LONGEST_ENTRY or (entry in seen and not _LEADERS.match(line)):
            break
        if _LEADERS.match(line) or _NUMBERED_PAGE.match(line) or (times[entry] > 1 and numbering_of(line.strip()) is not None):
            found.add(index)
            seen.add(entry)
        elif any(_LEADERS.match(lines[i].rstrip()) for i in ahead[place + 1 : place + 3]) and "\t" not in line:
            found.add(index)
        elif not is_page_number(line) and len(seen) >= 2 and times[entry] <= 1:
            break
    return found


def _until_it_begins_anew(lines: Sequence[str], head: int) -> set[int]:
    """The head and the entries below it up to where the first of them stands again, as the first heading; none where it does not."""
    short = list(takewhile(lambda i: len(lines[i]) <= _LONGEST_ENTRY and lines[i].rstrip()[-1:] not in "。；", _filled(lines, head + 1)))
    first = _entry(lines[short[0]]) if short else ""
    again = next((i for i in short[1:] if _entry(lines[i]) == first), None)
    if again is None or len(first) < _SHORTEST_ENTRY:
        return set()
    body = {_entry(line) for line in lines[again:] if len(line) <= _LONGEST_ENTRY}
    listed = [i for i in short if i < again]
    while listed and _entry(lines[listed[-1]]) not in body:
        listed.pop()  # the title, which stands between the contents and the first heading
    return {head, *listed}


def _led_to_pages(lines: Sequence[str]) -> set[int]:
    """The entries of a contents without a head: several lines in a row whose dots lead to a page."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if len(line) <= _LONGEST_ENTRY and _DOTTED.match(line):
            run.append(index)
        elif line.strip():
            if len(run) >= _LED:
                break
            run = []
    return set(run) if len(run) >= _LED else set()


def _filled(lines: Sequence[str], at: int) -> Iterator[int]:
    return (i for i in range(at, min(len(lines), at + _MOST_ENTRIES)) if lines[i].strip())


def _entry(line: str) -> str:
    return re.sub(r"[\s.．…·]+", "", line).rstrip("0123456789")
