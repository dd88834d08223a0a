"""Questions made of questions: parts put together, what several cities have in common, one of two answers that are offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from corpus.folding import fold
from kg.question.asking import Asked
from kg.question.choices import choice_of, offered
from kg.question.decomposition import common_to, parts_of
from kg.question.readings import Finding, found
from kg.question.silence import Silence
from kg.question.sources import Sources

Read = Callable[[Asked], list[Finding]]

_TOLD = 390  # characters of the sentence of an answer in parts


class Compounds:
    """Answers compound questions. `read` gives the findings of a simple one, the surest first."""

    def __init__(self, sources: Sources, silence: Silence, read: Read) -> None:
        self._sources, self._silence, self._read = sources, silence, read

    def understood(self, text: str, plans: tuple[str, ...] | None) -> Asked:
        """Return what `text` asks, limited to `plans` where some are given."""
        asked = self._sources.understanding.understand(text)
        if not plans:
            return asked
        return msgspec.structs.replace(asked, plans=tuple(p for p in asked.plans if p in plans) or plans)

    def find(self, asked: Asked, plans: tuple[str, ...] | None) -> list[Finding]:
        """Return the finding of a question that is made of several, limited to `plans`; none where it is not, or where a part fails."""
        return self._in_common(asked, plans) or self._in_parts(asked, plans) or self._chosen(asked, plans)

    def _in_parts(self, asked: Asked, plans: tuple[str, ...] | None) -> list[Finding]:
        """The findings of a question that falls into parts, put together; none where it does not, or where a part finds nothing sure."""
        best: list[Finding] = []
        for part in parts_of(asked, self._sources.places.find(asked.text)):
            one = self.understood(part, plans)
            findings = self._read(one)[:1]
            if not findings or self._silence.reason(one, findings) is not None:
                return []
            best += findings
        if len(best) < 2:
            return []
        pieces = [p for f in best for p in f.pieces]
        rows = [m for p in pieces for m in ((p,) if p.subjects else p.members)]
        said = " ".join(f.said for f in best if f.said)[:_TOLD] if all(f.said for f in best) else None
        operation = best[0].reading.operation
        return [found(asked, operation, pieces, min(f.score for f in best), relation=best[0].reading.relation, said=said, rows=rows)]

    def _in_common(self, asked: Asked, plans: tuple[str, ...] | None) -> list[Finding]:
        """The items that are found for each of several cities alike; none where the question asks for nothing that they share."""
        ones = [self.understood(part, plans) for part in common_to(asked, self._sources.places.find(asked.text))]
        each = [(one, self._read(one)[:1]) for one in ones]
        if each and asked.wants == "yesno":
            return self._of_both(asked, each)
        if not each or any(not findings or self._silence.reason(one, findings) is not None for one, findings in each):
            return []
        first, *others = [findings[0] for _, findings in each]
        said = [{letters(fold(p.label)): p for p in f.pieces} for f in others]
        pieces = []
        for piece in first.pieces:
            alike = [labels.get(letters(fold(piece.label))) for labels in said]
            if None not in alike:
                members = (piece, *(p for p in alike if p is not None))
                pieces.append(msgspec.structs.replace(piece, subjects=(), members=members, placed=False))
        rows = [m for p in pieces for m in p.members]
        score = min(f.score for f in (first, *others))
        return [found(asked, "list", pieces, score, relation=first.reading.relation, rows=rows)] if pieces else []

    def _of_both(self, asked: Asked, each: Sequence[tuple[Asked, list[Finding]]]) -> list[Finding]:
        """Whether something holds for each of several cities: not where one of them says it and another says nothing of it."""
        said = [f[0].pieces[0] for one, f in each if f and self._silence.reason(one, f) is None and f[0].pieces[0].type == "boolean"]
        if not any(piece.value for piece in said):
            return []
        holds = len(said) == len(each) and all(piece.value for piece in said)
        label = "；".join(f"{self._sources.shelf.city(p.plan)}：{p.label}" for p in said)[:_TOLD]
        piece = msgspec.structs.replace(said[0], label=label, value=holds, subjects=(), members=tuple(said), placed=False)
        return [found(asked, "exists", [piece], min(f[0].score for _, f in each if f), rows=said)]

    def _chosen(self, asked: Asked, plans: tuple[str, ...] | None) -> list[Finding]:
        """The finding of a question that offers two answers, asked openly: the one of the two that it is; none where it is neither."""
        choice = choice_of(asked, self._sources.places.covered())
        if choice is None:
            return []
        one = self.understood(choice.question, plans)
        findings = self._read(one)
        if not findings or self._silence.reason(one, findings) is not None:
            return []
        pieces = tuple(offered(choice, findings[0].pieces))
        return [msgspec.structs.replace(findings[0], pieces=pieces, said=None)] if 0 < len(pieces) < len(choice.options) else []


def letters(text: str) -> str:
    """Return the letters, characters and digits of `text` alone."""
    return re.sub(r"[\W_]+", "", text)
