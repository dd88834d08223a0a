"""The numbered lines inside a table cell: “1.… 2.…”, “（1）…（2）…”, “①…②…”, on lines of their own or run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corpus.text import Span

_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:(?<=^)|(?<=[\s。；;，,：:”）)]))(?P<n>\d{1,2})\s?[.．、](?!\d)\s*",
        r"(?:(?<=^)|(?<=[\s。；;，,：:”]))[（(](?P<n>\d{1,2})[）)]\s*[、.]?",
        r"(?P<n>[①-⑳])\s*",
    )
)


class Item(msgspec.Struct, frozen=True):
    """One numbered line: its number, and where its words stand (the number left out, a closing full stop kept)."""

    number: int
    span: Span


def numbered_items(text: str, spans: Sequence[Span]) -> tuple[Item, ...]:
    """Return the numbered lines in the cell that stands at `spans` of `text`; none unless they count 1, 2, … at least to two."""
    for mark in _MARKS:
        starts: list[tuple[int, int, int, int]] = []  # number, where the mark begins, where the words begin, index of the span
        for index, span in enumerate(spans):
            for found in mark.finditer(text[span.start : span.end]):
                raw = found["n"]
                number = int(raw) if raw.isdecimal() else ord(raw) - ord("①") + 1
                if number == len(starts) + 1:
                    starts.append((number, span.start + found.start(), span.start + found.end(), index))
        if len(starts) >= 2:
            return tuple(_items(text, starts, spans))
    return ()


def _items(text: str, starts: Sequence[tuple[int, int, int, int]], spans: Sequence[Span]) -> list[Item]:
    items: list[Item] = []
    for place, (number, _, begin, index) in enumerate(starts):
        after = starts[place + 1] if place + 1 < len(starts) else None
        end = after[1] if after and after[3] == index else spans[index].end
        while end > begin and text[end - 1].isspace():
            end -= 1
        if end > begin:
            items.append(Item(number, Span(begin, end)))
    return items
