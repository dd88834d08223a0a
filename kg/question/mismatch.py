"""What a finding is of, held against what was asked for: another rate, another district, a figure of something else, no leader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.folding import fold_aligned
from corpus.tokens import is_word
from kg.question.asking import Asked
from kg.question.focus import Focus
from kg.question.readings import Finding, Piece
from kg.question.sources import Sources
from kg.question.weighing import cut, naming

_RATE = re.compile(r"([\u4e00-\u9fff]{2})率")
_MARKS = ",，。;；\t\n"
_TELLING = 0.8  # the weight from which a word tells what is asked for
_BEFORE_WHO = re.compile(r"[由归是为让请找靠的]+$")
_BEFORE_AMOUNT = re.compile(r"[要的是为有达到共约可需]+$")
_SAME_FIELD = 0.7  # what a match is worth at most that is by words of the same field: what they name may be another thing
_BEHIND_ASKING = re.compile(r"^(?:联合|共同|一起|单独|之前|以前|前|能|要|会|才|可以|开始|正式|全部|全面)+")
_TOLD = 0.45  # of a word that a text must have to tell of it: 停车场 tells nothing of 停车泊位
_EVENT = 0.5  # the weight from which a word names an event
_LEADING = re.compile(r"牵头|主抓|主办|主管|总负责|抓总|为主")


class Mismatch:
    """Tells findings that are of something else than the question."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked, finding: Finding) -> str | None:
        """Return the words of the question that the finding does not hold to, None where it holds to all."""
        if asked.language != "zh":
            return None
        operation = finding.reading.operation
        if asked.wants == "unit" and operation in ("who", "value"):
            return self._leader(asked, finding) or self._matter(asked, finding)
        if operation == "when":
            return self._event(asked, finding)
        if operation == "value":
            return self._place(asked, finding) or self._rate(asked, finding) or self._measure(asked, finding)
        return None

    def _place(self, asked: Asked, finding: Finding) -> str | None:
        """A district or town that the question names, where no item is of it."""
        said = [n for n in self._sources.shelf.localities if n in asked.text]
        texts = [t for p in finding.pieces for t in self._texts(p)]
        return next((n for n in said if not any(n[:-1] in t for t in texts)), None)

    def _rate(self, asked: Asked, finding: Finding) -> str | None:
        """The rate that the question names, where no item is that rate: a treatment rate is no recycling rate."""
        focus = asked.focus
        rates = [m.span() for m in _RATE.finditer(focus.text) if all(focus.weights[slice(*m.span(1))])]
        words = [w for p in finding.pieces for w in (*_names(p), *self._clauses(p))]
        unlike = (s for s in rates if not any(max(focus.covered(w)[s[0] : s[1] - 1]) > _SAME_FIELD for w in words))
        return next((focus.text[slice(*s)] for s in unlike), None)

    def _leader(self, asked: Asked, finding: Finding) -> str | None:
        """The word for leading, where a body was cut from a sentence in which none leads."""
        if "lead" not in asked.roles or any(p.role for p in finding.pieces):
            return None
        texts = [self._sources.shelf.volumes[p.plan].folded[a:b] for p in finding.pieces for a, b in p.evidence]
        return None if any(_LEADING.search(t) for t in texts) else asked.focus.words()

    def _event(self, asked: Asked, finding: Finding) -> str | None:
        """The event that the question asks the date of, right behind the words that ask, where the dated sentence tells of none such."""
        event = _behind(asked, "when")
        if event and _of_document(asked, event):
            return None
        return _untold(asked.focus, event, [t for p in finding.pieces for t in self._texts(p)])

    def _matter(self, asked: Asked, finding: Finding) -> str | None:
        """The thing that someone is asked for, right before the words that ask, where nothing found tells of it: 经费 of 经费由谁出."""
        texts = [t for p in finding.pieces for t in self._texts(p)]
        doing = None if asked.roles else _behind(asked, "unit")
        return _untold(asked.focus, _before(asked, "unit", _BEFORE_WHO), texts) or _untold(asked.focus, doing, texts)

    def _measure(self, asked: Asked, finding: Finding) -> str | None:
        """The thing that “how many” is asked of, right before the words that ask, where neither name nor clause of a figure tells of it."""
        words = [w for p in finding.pieces for w in (*_names(p), *self._clauses(p), self._heading(p))]
        return _untold(asked.focus, _before(asked, "amount", _BEFORE_AMOUNT), words)

    def _heading(self, piece: Piece) -> str:
        return fold_aligned(" ".join(self._sources.shelf.path(piece.plan, a) for a, _ in piece.evidence[:1]))

    def _clauses(self, piece: Piece) -> Iterator[str]:
        """Yield the clauses in which the figure of an item stands, folded."""
        figure = fold_aligned(piece.raw or "")
        for a, b in piece.evidence if figure else ():
            text = self._sources.shelf.volumes[piece.plan].folded[a:b]
            at = text.find(figure)
            if at >= 0:
                left = max(text.rfind(c, 0, at) for c in _MARKS) + 1
                right = min((i for i in (text.find(c, at + len(figure)) for c in _MARKS) if i >= 0), default=len(text))
                yield text[left:right]

    def _texts(self, piece: Piece) -> Iterator[str]:
        volume = self._sources.shelf.volumes[piece.plan]
        yield from _names(piece)
        for a, b in piece.evidence:
            yield volume.folded[a:b]
            yield fold_aligned(self._sources.shelf.path(piece.plan, a))
        for member in piece.members:
            yield from self._texts(member)


def _names(piece: Piece) -> Iterator[str]:
    """Yield the names of an item and of what it belongs to, folded."""
    yield fold_aligned(piece.label)
    if piece.of:
        yield fold_aligned(piece.of.label)


def _before(asked: Asked, tag: str, between: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the noun stands right before the last words that ask for `tag`: 经费 of 经费由谁出. None where none stands there."""
    asking = asked.asking(tag)
    if not asking:
        return None
    focus: Focus = asked.focus
    end = len(between.sub("", focus.text[: asking[-1].start]))
    a, b = next(((a, b) for _, a, b in cut(focus.text) if b == end), (0, 0))
    if _of_document(asked, (a, b)):
        return None
    telling = (
        b - a > 1 and is_word(focus.text[a:b]) and sum(focus.weights[a:b]) >= _TELLING and min(naming(focus.text)[a:b], default=0.0) >= 1.0
    )
    return (a, b) if telling else None


def _of_document(asked: Asked, word: tuple[int, int]) -> bool:
    """Whether a word asks for a fact of the document itself (编号, 成文), and names nothing in it."""
    return any(c.start <= word[0] and word[1] <= c.end for c in asked.cues if c.tag.startswith("document_"))


def _behind(asked: Asked, tag: str) -> tuple[int, int] | None:
    """Where the verb stands right behind the words that ask for `tag`: 验收 of 什么时候验收, 出资 of 由谁出资. None where none stands."""
    end = max((c.end for c in asked.asking(tag)), default=len(asked.text))
    at = len(asked.focus.text) - len(_BEHIND_ASKING.sub("", asked.focus.text[end:]))
    event = next(((a, b) for _, a, b in cut(asked.focus.text) if a == at and b - a > 1), None)
    return event if event and sum(asked.focus.weights[slice(*event)]) >= _EVENT else None


def _untold(focus: Focus, word: tuple[int, int] | None, texts: list[str]) -> str | None:
    """The word of the question, where no text accounts for any of it."""
    if word is None:
        return None
    told = (sum(focus.covered(t)[slice(*word)]) / (word[1] - word[0]) for t in texts)
    return None if any(share >= _TOLD for share in told) else focus.text[slice(*word)]
