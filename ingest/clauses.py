"""Running text cut into sentences and clauses, with brackets and quotes set apart.

A `Line` is a piece of text with a mask of the same length, in which every bracketed or quoted stretch is filler: commas and verbs
inside it do not cut the clause around it. What stands in the brackets is a line of its own.
"""

from __future__ import annotations

import re

import msgspec

from ingest.measure_words import FILLER

_MARK = re.compile("[（(《“‘「『【〔）)》”’」』】〕]")
_CLOSES = {"）": "（(", ")": "（(", "》": "《", "”": "“", "’": "‘", "」": "「", "』": "『", "】": "【", "〕": "〔"}
_LONGEST = 400  # characters between brackets; what is longer lost its closing mark
_STOP = re.compile("[。；;！!？?\n]")
_COMMA = re.compile(r"[，：:]|,(?!\d{3}(?!\d))|——")


class Bracket(msgspec.Struct, frozen=True):
    """A pair of marks: `open` is the place of the first, `close` of the second."""

    open: int
    close: int
    mark: str


class Line(msgspec.Struct, frozen=True):
    """`start`..`end` of `body` without what stands outside it; `mask` is as long as `body`, filler inside `inner` brackets."""

    body: str
    start: int
    end: int
    mask: str
    inner: tuple[Bracket, ...]


def find_brackets(body: str) -> tuple[Bracket, ...]:
    """Return the pairs of brackets and quotes of `body` by their opening. A mark without its partner is left out."""
    stack: list[tuple[str, int]] = []
    pairs: list[Bracket] = []
    for match in _MARK.finditer(body):
        mark, at = match.group(), match.start()
        opens = _CLOSES.get(mark)
        if opens is None:
            stack.append((mark, at))
            continue
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] in opens), None)
        if depth is not None:
            mark_open, start = stack[depth]
            del stack[depth:]
            if at - start <= _LONGEST:
                pairs.append(Bracket(start, at, mark_open))
    return tuple(sorted(pairs, key=lambda b: b.open))


def cut_lines(body: str, start: int, end: int, brackets: tuple[Bracket, ...]) -> tuple[Line, ...]:
    """Return the sentences between `start` and `end` as lines; `brackets` are those of the whole `body`."""
    outer: list[Bracket] = []
    for bracket in brackets:
        if start <= bracket.open and bracket.close < end and (not outer or bracket.open > outer[-1].close):
            outer.append(bracket)
    pieces, at = [], 0
    for bracket in outer:
        pieces += [body[at : bracket.open], FILLER * (bracket.close + 1 - bracket.open)]
        at = bracket.close + 1
    mask = "".join(pieces) + body[at:]
    edges = [start, *(m.start() for m in _STOP.finditer(mask, start, end)), end]
    lines = []
    for a, b in zip(edges, edges[1:], strict=False):
        first = a + 1 if a > start or (a < b and _STOP.match(mask, a)) else a
        if first < b:
            lines.append(Line(body, first, b, mask, tuple(k for k in outer if first <= k.open < b)))
    return tuple(lines)


def cut_clauses(line: Line) -> tuple[tuple[int, int], ...]:
    """Return `start`, `end` of the clauses of a sentence, cut at commas, colons and long dashes outside brackets."""
    clauses, at = [], line.start
    for match in _COMMA.finditer(line.mask, line.start, line.end):
        if match.start() > at:
            clauses.append((at, match.start()))
        at = match.end()
    if at < line.end:
        clauses.append((at, line.end))
    return tuple(clauses)
