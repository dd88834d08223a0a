"""The engine: a question in, an answer with its evidence out. Understand, find, query, say; the same every time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence

import msgspec

from corpus.folding import fold
from kg.question.amounts import Amounts
from kg.question.answer import Alternative, Answer, Query, Question
from kg.question.arithmetic import Arithmetic
from kg.question.asking import Asked
from kg.question.assembly import Assembly
from kg.question.belonging import Belonging
from kg.question.busiest import Busiest
from kg.question.choices import choice_of, offered
from kg.question.comparing import Comparing
from kg.question.cues import Language
from kg.question.dates import Dates
from kg.question.decomposition import common_to, parts_of
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
from kg.question.readings import Finding, found
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
_TOLD = 390  # characters of the sentence of an answer in parts


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

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`."""
        began = time.perf_counter()
        whole = self._turns.whole(question.question, question.context) if question.context else question.question
        asked = self._understood(whole, question.plans)
        language = language_of(question.question) if question.lang == "auto" else question.lang
        findings = (
            self._in_common(asked, question.plans)
            or self._in_parts(asked, question.plans)
            or self._chosen(asked, question.plans)
            or self.readings(asked)
        )
        answer = self._answer(question, asked, findings, language)
        if whole != question.question:
            answer = msgspec.structs.replace(answer, interpretation=told_whole(answer.interpretation, whole))
        return msgspec.structs.replace(answer, took_ms=round((time.perf_counter() - began) * 1000, 3))

    def readings(self, asked: Asked) -> list[Finding]:
        """Return what each reading of the question finds, the surest first."""
        findings = [f for finder in self._finders for f in finder(asked) if f.pieces and not _echoes(asked, f)]
        return self._silence.ranked(asked, sorted(findings, key=lambda f: -f.score))

    def _understood(self, text: str, plans: tuple[str, ...] | None) -> Asked:
        asked = self._sources.understanding.understand(text)
        if not plans:
            return asked
        return msgspec.structs.replace(asked, plans=tuple(p for p in asked.plans if p in plans) or plans)

    def _in_parts(self, asked: Asked, plans: tuple[str, ...] | None) -> list[Finding]:
        """The findings of a question that falls into parts, put together; none where it does not, or where a part finds nothing sure."""
        best: list[Finding] = []
        for part in parts_of(asked, self._sources.places.find(asked.text)):
            one = self._understood(part, plans)
            findings = self.readings(one)[:1]
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
        ones = [self._understood(part, plans) for part in common_to(asked, self._sources.places.find(asked.text))]
        each = [(one, self.readings(one)[:1]) for one in ones]
        if each and asked.wants == "yesno":
            return self._of_both(asked, each)
        if not each or any(not findings or self._silence.reason(one, findings) is not None for one, findings in each):
            return []
        first, *others = [findings[0] for _, findings in each]
        said = [{_plain(fold(p.label)): p for p in f.pieces} for f in others]
        pieces = []
        for piece in first.pieces:
            alike = [labels.get(_plain(fold(piece.label))) for labels in said]
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
        one = self._understood(choice.question, plans)
        findings = self.readings(one)
        if not findings or self._silence.reason(one, findings) is not None:
            return []
        pieces = tuple(offered(choice, findings[0].pieces))
        return [msgspec.structs.replace(findings[0], pieces=pieces, said=None)] if 0 < len(pieces) < len(choice.options) else []

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
        for place in self._silence.nearest(asked):
            assembly.cite(*place)
        return Answer(
            question=question.question,
            status="not_found",
            answer=say_nothing(asked, reason, self._sources.places, language),
            items=(),
            citations=assembly.citations(),
            query=Query(kind="passages", sparql=self._silence.query(asked)),
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
    said = _plain(asked.text)
    return all(p.value is None and p.type != "place" and _plain(fold(p.label)) in said for p in finding.pieces)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
