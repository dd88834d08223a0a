"""The figures of a graded set of questions, told as a table: by category, and all together."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import msgspec

from kg.grading.scoring import KnownAnswer, Score
from kg.question.answer import Answer


class Graded(msgspec.Struct, frozen=True):
    """A question with its answer and how right that is."""

    known: KnownAnswer
    answer: Answer
    score: Score


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a set of questions came to. Times are milliseconds, as the answers tell them."""

    questions: int
    exact: int
    mean: float
    answerable: int
    flatly_wrong: int
    unanswerable: int
    refused_rightly: int
    right: int
    right_with_evidence: int
    p50_ms: float
    p99_ms: float


def figures(rows: Sequence[Graded]) -> Figures:
    """Return the figures of `rows`, of which there is at least one."""
    answerable = [r for r in rows if r.known.answer_type != "abstain"]
    right = [r for r in answerable if r.score.exact]
    took = sorted(r.answer.took_ms for r in rows)
    return Figures(
        questions=len(rows),
        exact=sum(r.score.exact for r in rows),
        mean=statistics.fmean(r.score.value for r in rows),
        answerable=len(answerable),
        flatly_wrong=sum(r.score.value < 0.001 and r.answer.status != "not_found" for r in answerable),
        unanswerable=len(rows) - len(answerable),
        refused_rightly=sum(r.score.exact for r in rows if r.known.answer_type == "abstain"),
        right=len(right),
        right_with_evidence=sum(r.score.cited is not False for r in right),
        p50_ms=took[len(took) // 2],
        p99_ms=took[int(len(took) * 0.99)],
    )


def table(rows: Sequence[Graded]) -> str:
    """Return the figures as lines: one a category, then all together."""
    by: dict[str, list[Score]] = {}
    for row in rows:
        by.setdefault(row.known.category, []).append(row.score)
    lines = [
        f"{category:12} {sum(s.exact for s in got):4}/{len(got):<4} exact  mean {statistics.fmean(s.value for s in got):.3f}"
        for category, got in sorted(by.items())
    ]
    f = figures(rows)
    lines.append(
        f"exact {f.exact}/{f.questions} = {f.exact / f.questions:.3f}; mean {f.mean:.3f}; "
        f"flatly wrong {f.flatly_wrong}/{f.answerable}; refused rightly {f.refused_rightly}/{f.unanswerable}; "
        f"right with its evidence {f.right_with_evidence}/{f.right}; p50 {f.p50_ms:.1f} ms p99 {f.p99_ms:.1f} ms"
    )
    return "\n".join(lines)
