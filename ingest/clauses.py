"""Running text cut into sentences and clauses, with brackets and quotes set apart.

A `Line` is a sentence of a body of text with a mask as long as the body, in which every bracketed or quoted stretch is filler: commas
and verbs inside it do not cut the clause around it. What stands in the brackets is a body of its own. Offsets are into the body.
"""

from __future__ import annotations

import re

import msgspec

from ingest.measure_words import FILLER

MARKS = " \t\u3000、，,；;：:。—-·*#"
_SPACE = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z\s])")  # a space between Latin words stays
_MARK = re.compile("[（(《“‘「『【〔）)》”’」』】〕]")
_CLOSES = {"）": "（(", ")": "（(", "》": "《", "”": "“", "’": "‘", "」": "「", "』": "『", "】": "【", "〕": "〔"}
_LONGEST_BRACKET = 400  # characters; what is longer lost its closing mark
_LONGEST_SENTENCE = 2000  # characters; what is longer is no sentence, and is cut so that reading stays linear
_STOP = re.compile("[。；;！!？?\n]")
_COMMA = re.compile(r"，|(?<!\d)[：:]|[：:](?!\d)|,(?!\d{3}(?!\d))|——")


class Bracket(msgspec.Struct, frozen=True):
    """A pair of marks: `open` is the place of the first, `close` of the second."""

    open: int
    close: int
    mark: str


class Line(msgspec.Struct, frozen=True):
    """A sentence `start`..`end` of `body`; `mask` is as long as `body`, filler inside brackets; `inner` are this sentence's brackets."""

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
        while stack and at - stack[0][1] > _LONGEST_BRACKET:
            del stack[0]
        if opens is None:
            stack.append((mark, at))
            continue
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] in opens), None)
        if depth is not None:
            pairs.append(Bracket(stack[depth][1], at, stack[depth][0]))
            del stack[depth:]
    return tuple(sorted(pairs, key=lambda b: b.open))


def cut_lines(body: str, brackets: tuple[Bracket, ...]) -> tuple[Line, ...]:
    """Return the sentences of `body`; `brackets` are those of the whole of it."""
    outer: list[Bracket] = []
    pieces, at = [], 0
    for bracket in brackets:
        if bracket.open >= at:
            outer.append(bracket)
            pieces += [body[at : bracket.open], FILLER * (bracket.close + 1 - bracket.open)]
            at = bracket.close + 1
    mask = "".join(pieces) + body[at:]
    lines: list[Line] = []
    first = 0
    for start, end in _sentences(mask):
        while first < len(outer) and outer[first].close < start:
            first += 1
        inner = []
        for bracket in outer[first:]:
            if bracket.open >= end:
                break
            inner.append(bracket)
        lines.append(Line(body, start, end, mask, tuple(inner)))
    return tuple(lines)


def _sentences(mask: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for stop in [*(m.start() for m in _STOP.finditer(mask)), len(mask)]:
        while stop - at > _LONGEST_SENTENCE:
            cut = mask.rfind("，", at + 1, at + _LONGEST_SENTENCE)
            cut = cut if cut > at else at + _LONGEST_SENTENCE
            spans.append((at, cut))
            at = cut
        if at < stop:
            spans.append((at, stop))
        at = stop + 1
    return spans


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


def clean(name: str) -> str:
    """Return a name as it is written in a record: without the spaces of line ends and without stray marks around it."""
    return _SPACE.sub("", name).strip(MARKS)
