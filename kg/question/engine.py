"""The engine: a question in, an answer with its evidence out. Understand, find, query, say; the same every time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import msgspec

from corpus.folding import fold
from kg.question.amounts import Amounts
from kg.question.answer import Alternative, Answer, Query, Question
from kg.question.arithmetic import Arithmetic
from kg.question.asking import Asked
from kg.question.assembly import Assembly
from kg.question.belonging import Belonging
from kg.question.busiest import Busiest
from kg.question.comparing import Comparing
from kg.question.compounds import Compounds, letters
from kg.question.cues import Language
from kg.question.dates import Dates
from kg.question.definitions import Definitions
from kg.question.documents import Documents
from kg.question.goals import Goals
from kg.question.headcounts import Headcounts
from kg.question.hybrid import Hybrid
from kg.question.indicator_sets import IndicatorSets
from kg.question.lexicon import lexicon
from kg.question.listing import Listings
from kg.question.membership import Membership
from kg.question.passages import Passages
from kg.question.readings import Finding
from kg.question.rivals import is_ambiguous
from kg.question.roles import Roles
from kg.question.seats import Seats
from kg.question.silence import Silence
from kg.question.sources import Sources
from kg.question.spans import Spans
from kg.question.standards import Standards
from kg.question.tables import Tables
from kg.question.truth import Truth
from kg.question.turns import Turns, told_whole
from kg.question.understanding import language_of
from kg.question.values import Values
from kg.question.wording import interpretation_of, say, say_nothing
from kg.question.workloads import Workloads
from kg.snapshot import Snapshot
from kg.store import Row

Finder = Callable[[Asked], Iterable[Finding]]
Select = Callable[[str], list[Row]]

# Asked once when a snapshot is opened: loads the dictionary and (for the slip of the pen in it) the sounds, so that no user waits.
_WARMING = "道路养护的签头单位是谁？"
_SHOWN = 4  # readings shown beside the best


class Answerer:
    """Answers questions over one snapshot. Safe to use from several threads: nothing changes after it is made."""

    def __init__(self, snapshot: Snapshot) -> None:
        plans = ((plan.text, plan.records) for plan in snapshot.plans.values())
        self._engine = Engine(Sources(plans, snapshot.manifest.base, Hybrid(snapshot).nearest, snapshot.english), snapshot.store.select)
        self._digests = frozenset(i for i, plan in snapshot.plans.items() if plan.entry is not None and plan.entry.digest)
        self._engine.ask(Question(question=_WARMING))

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`; a question that the plans do not answer gets one with status `not_found`."""
        answer = self._engine.ask(question)
        if not any(c.plan in self._digests for c in answer.citations):
            return answer
        marked = tuple(msgspec.structs.replace(c, digest=True) if c.plan in self._digests else c for c in answer.citations)
        return msgspec.structs.replace(answer, citations=marked)


class Engine:
    """The same over plans that are in memory. `select` runs a query over their graph; without it the items are taken as found."""

    def __init__(self, sources: Sources, select: Select | None = None) -> None:
        self._sources, self._select = sources, select
        self._turns = Turns(sources.understanding, sources.places, lexicon())
        self._silence = Silence(sources)
        self._finders = _finders(sources)
        self._compounds = Compounds(sources, self._silence, self.readings)

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`."""
        began = time.perf_counter()
        whole = self._turns.whole(question.question, question.context) if question.context else question.question
        asked = self._compounds.understood(whole, question.plans)
        language = language_of(question.question) if question.lang == "auto" else question.lang
        findings = self._compounds.find(asked, question.plans) or self.readings(asked)
        answer = self._answer(question, asked, findings, language)
        if whole != question.question:
            answer = msgspec.structs.replace(answer, interpretation=told_whole(answer.interpretation, whole))
        return msgspec.structs.replace(answer, took_ms=round((time.perf_counter() - began) * 1000, 3))

    def readings(self, asked: Asked) -> list[Finding]:
        """Return what each reading of the question finds, the surest first."""
        findings = [f for finder in self._finders for f in finder(asked) if f.pieces and not _echoes(asked, f)]
        return self._silence.ranked(asked, sorted(findings, key=lambda f: -f.score))

    def _answer(self, question: Question, asked: Asked, findings: list[Finding], language: Language) -> Answer:
        reason = self._silence.reason(asked, findings)
        if reason is not None:
            return self._nothing(question, asked, reason, language)
        best, places = self._queried(findings[0]), self._sources.places
        assembly = Assembly(self._sources.shelf)
        items = assembly.items(best.pieces)
        limited = items[: question.limit] if question.limit else items
        cut = len(limited) < len(items)
        return Answer(
            question=question.question,
            status="ambiguous" if is_ambiguous(asked, findings) else "answered",
            answer=say(best, limited, language),
            items=limited,
            citations=assembly.citations(),
            query=Query(kind="passages" if best.passages else "graph", sparql=best.sparql),
            interpretation=interpretation_of(asked, best, places),
            confidence=round(best.score, 3),
            alternatives=tuple(
                Alternative(interpretation=interpretation_of(asked, f, places), count=len(f.pieces), confidence=round(f.score, 3))
                for f in findings[1 : 1 + _SHOWN]
            ),
            took_ms=0.0,
            truncated=True if cut else msgspec.UNSET,
            total=len(items) if cut else msgspec.UNSET,
        )

    def _nothing(self, question: Question, asked: Asked, reason: str, language: Language) -> Answer:
        """The answer that the plans do not say it, with the nearest passages."""
        assembly = Assembly(self._sources.shelf)
        nearest = self._silence.nearest(asked)
        for place in nearest:
            assembly.cite(*place)
        return Answer(
            question=question.question,
            status="not_found",
            answer=say_nothing(asked, reason, self._sources.places, language),
            items=(),
            citations=assembly.citations(),
            query=Query(kind="passages", sparql=self._silence.query(nearest)),
            interpretation=interpretation_of(asked, None, self._sources.places),
            confidence=0.0,
            alternatives=(),
            took_ms=0.0,
        )

    def _queried(self, finding: Finding) -> Finding:
        """The finding with the items that its query gives: what the graph does not hold is not told."""
        if self._select is None:
            return finding
        given = {row["item"].value for row in self._select(finding.sparql)}
        pieces = tuple(p for p in finding.pieces if not p.subjects or given.intersection(p.subjects) or _computed(finding))
        return msgspec.structs.replace(finding, pieces=pieces) if pieces else finding


def _computed(finding: Finding) -> bool:
    """Whether the items were computed from the rows that the query gives."""
    return any(piece.members for piece in finding.pieces)


def _finders(sources: Sources) -> tuple[Finder, ...]:
    """All kinds of reading; of two findings that are equally sure the earlier is told."""
    amounts, standards, roles = Amounts(sources), Standards(sources), Roles(sources)
    values, workloads = Values(sources, amounts), Workloads(sources, roles)
    return (
        Documents(sources).find,
        Truth(sources, roles, workloads, amounts).find,
        standards.find,
        Busiest(roles).find,
        roles.find,
        Headcounts(roles).find,
        workloads.find,
        Tables(sources).find,
        Comparing(sources, values, standards).find,
        Arithmetic(sources, values, amounts).find,
        values.find,
        Dates(sources).find,
        Goals(sources).find,
        Definitions(sources).find,
        IndicatorSets(sources).find,
        Membership(sources).find,
        Belonging(sources).find,
        Seats(sources).find,
        Spans(sources).find,
        Listings(sources).find,
        Passages(sources).find,
    )


def _echoes(asked: Asked, finding: Finding) -> bool:
    """Whether a finding names nothing but what the question says itself."""
    if finding.reading.operation not in ("list", "say", "define"):
        return False
    said = letters(asked.text)
    return all(p.value is None and p.type != "place" and letters(fold(p.label)) in said for p in finding.pieces)
