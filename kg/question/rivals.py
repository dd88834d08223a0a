"""Whether a question can be read in several ways: a bare name asks nothing, and two readings may fit equally well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import fold
from kg.question.asking import Asked
from kg.question.readings import Finding

_EQUAL = 0.02  # two readings so near in their scores fit alike
_FITS = 0.6  # the score of a reading that fits a bare name


def is_ambiguous(asked: Asked, findings: Sequence[Finding]) -> bool:
    """Return whether another reading than the best fits the question as well, and gives something else.

    `findings` are the surest first. What an answer was computed from, and the sentence that it was cut from, is nothing else; a passage
    near by fits any question, so it counts beside a bare name alone.
    """
    if not findings:
        return False
    best = findings[0]
    if _is_bare(asked):
        return any(other.score >= _FITS and not _same(best, other) for other in findings[1:])
    rivals = (other for other in findings[1:] if not (best.passages or other.passages or other.reading.operation == "say"))
    return any(other.score >= best.score - _EQUAL and not _same(best, other) for other in rivals)


def _is_bare(asked: Asked) -> bool:
    """Whether a question is a name alone: it says neither what is asked of the thing nor of which kind or year."""
    return asked.wants == "noun" and not (
        asked.roles or asked.actions or asked.kinds or asked.classes or asked.years or asked.asking("most", "least")
    )


def _same(best: Finding, other: Finding) -> bool:
    if any(p.members for p in (*best.pieces, *other.pieces)):
        return True
    mine, theirs = _labels(best), _labels(other)
    return all(any(a in b or b in a for b in mine) for a in theirs) or all(any(a in b or b in a for b in theirs) for a in mine)


def _labels(finding: Finding) -> list[str]:
    return [re.sub(r"[\W_]+", "", fold(f"{p.label}{'' if p.raw is None else p.raw}")) for p in finding.pieces]
