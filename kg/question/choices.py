"""Questions that offer what may answer them: A or B. Asked openly they are answered like any other; the answer is one of those offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corpus.folding import fold
from kg.question.asking import Asked
from kg.question.readings import Piece

_OR = re.compile(r"还是")
_BEGINS = re.compile(r".*(?:是|由|归|为|达到|要|在|[,:、])(?=.)")
_UNIT = re.compile(r"[局委办厅部院队]$|中心$|公司$|集团$|政府$|专班$")
_FIGURE = re.compile(r"(?:[≥≤><]|不?[低高少多小大]于|超过)?\d+(?:\.\d+)?(.*)$")
_LAST_FIGURE = re.compile(r"(?:[≥≤><]|不?[低高少多小大]于|超过)?\d[\d.]*[^\d]*$")
_YEAR = re.compile(r"(?:20\d\d年?|\d{1,2}月)(?:底|末)?$")
_LONGEST = 16  # characters of an option


class Choice(msgspec.Struct, frozen=True):
    """The open question, and what is offered: folded words."""

    question: str
    options: tuple[str, ...]


def choice_of(asked: Asked, places: Sequence[str]) -> Choice | None:
    """Return the open question and the options of a question that offers two; None where it offers none, or `places`."""
    found = _OR.search(asked.text)
    if asked.wants != "choice" or found is None or asked.language != "zh":
        return None
    before, after = asked.text[: found.start()].rstrip(","), asked.text[found.end() :].rstrip("?。 ")
    begins = _BEGINS.match(before)
    start = begins.end() if begins else 0
    second = re.sub(r"^(?:是|由|归|为)", "", after)
    if _FIGURE.match(second) and (figure := _LAST_FIGURE.search(before, start)):
        start = figure.start()
    first = before[start:]
    tail = _shared_tail(first, second)
    options = (first[: len(first) - len(tail)], second[: len(second) - len(tail)])
    for kind in (_UNIT, _YEAR) if not tail else ():
        if kind.search(options[0]) and (more := re.match(rf"(.*?(?:{kind.pattern.replace('$', '')}))(.+)$", second)):
            options, tail = (options[0], more[1]), more[2]
    if not all(0 < len(o) <= _LONGEST for o in options) or any(o in places for o in options):
        return None
    return Choice(f"{before[:start]}{_asking(options)}{tail}", options)


def offered(choice: Choice, pieces: Sequence[Piece]) -> list[Piece]:
    """Return those of `pieces` that are what `choice` offers."""
    return [p for p in pieces if any(_is(option, p) for option in choice.options)]


def _is(option: str, piece: Piece) -> bool:
    shown = [fold(str(s)) for s in (piece.label, piece.raw, piece.value) if s is not None]
    if _YEAR.search(option):
        return option[:4] in (str(piece.value)[:4], str(piece.year))
    bare = _FIGURE.match(option)
    if bare and piece.value is not None:
        return option[: bare.start(1)].lstrip("≥≤><不低高少多小大于超过") in (str(piece.value).removesuffix(".0"), str(piece.year))
    return any(option in s or (len(s) > 1 and s in option) for s in shown)


def _shared_tail(first: str, second: str) -> str:
    size = 0
    while size < min(len(first), len(second)) - 1 and first[-1 - size] == second[-1 - size] and not first[-1 - size].isdigit():
        size += 1
    tail = (first[len(first) - size :] if size else "").lstrip("局委办厅部院队")  # of 住建局牵头 and 水务局牵头 they share 牵头
    return tail if len(tail) > 1 and not _UNIT.search(tail) else ""


def _asking(options: tuple[str, ...]) -> str:
    """The words that ask for what the options are: units, a date, a figure, anything else."""
    if all(_UNIT.search(o) for o in options):
        return "哪个单位"
    if all(_YEAR.search(o) for o in options):
        return "什么时候"
    figures = [m for o in options if (m := _FIGURE.match(o))]
    return f"多少{figures[-1][1]}" if len(figures) == len(options) else "什么"
