"""The engine: a question in, an answer with its evidence out. Understand, find, choose, say; the same every time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable

import msgspec

from corpus.folding import fold
from kg.question.amounts import Amounts
from kg.question.answer import Alternative, Answer, Query, Question
from kg.question.assembly import Assembly
from kg.question.belonging import Belonging
from kg.question.comparing import Comparing
from kg.question.dates import Dates
from kg.question.decomposition import parts_of
from kg.question.definitions import Definitions
from kg.question.documents import Documents
from kg.question.goals import Goals
from kg.question.listing import Listings
from kg.question.membership import Membership
from kg.question.passages import Passages
from kg.question.readings import Finding
from kg.question.roles import Roles
from kg.question.silence import Silence
from kg.question.sources import Sources
from kg.question.spans import Spans
from kg.question.sparql import query_for
from kg.question.standards import Standards
from kg.question.tables import Tables
from kg.question.truth import Truth
from kg.question.understanding import Asked
from kg.question.values import Values
from kg.question.wording import interpretation_of, say, say_nothing
from kg.snapshot import Snapshot

_SHOWN = 4  # readings shown beside the best


class Answerer:
    """Answers questions over one snapshot. Safe to use from several threads: nothing changes after it is made."""

    def __init__(self, snapshot: Snapshot) -> None:
        plans = ((plan.text, plan.records) for plan in snapshot.plans.values())
        self._engine = Engine(Sources(plans, snapshot.manifest.base))

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`; a question that the plans do not answer gets one with status `not_found`."""
        return self._engine.ask(question)


class Engine:
    """The same over plans that are in memory."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._silence = Silence(sources)
        amounts, standards, roles = Amounts(sources), Standards(sources), Roles(sources)
        values = Values(sources, amounts)
        self._finders: tuple[Callable[[Asked], Iterable[Finding]], ...] = (
            Documents(sources).find,
            Truth(sources, roles, amounts).find,
            standards.find,
            roles.find,
            Comparing(sources, values, standards).find,
            values.find,
            Dates(sources, amounts).find,
            Goals(sources).find,
            Definitions(sources).find,
            Membership(sources).find,
            Belonging(sources).find,
            Tables(sources).find,
            Spans(sources).find,
            Listings(sources).find,
            Passages(sources).find,
        )

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`."""
        began = time.perf_counter()
        asked = self._sources.understanding.understand(question.question)
        if question.plans:
            chosen = tuple(p for p in asked.plans if p in question.plans) or question.plans
            asked = msgspec.structs.replace(asked, plans=chosen)
        language = asked.language if question.lang == "auto" else question.lang
        findings = self._parts(asked) or self.readings(asked)
        answer = self._answer(question, asked, findings, language)
        return msgspec.structs.replace(answer, took_ms=round((time.perf_counter() - began) * 1000, 3))

    def _parts(self, asked: Asked) -> list[Finding]:
        """The findings of a question that falls into parts, put together; none where it does not, or where a part finds nothing sure."""
        sources = self._sources
        best = []
        for part in parts_of(asked, sources.places.find(asked.text)):
            one = sources.understanding.understand(part)
            found = self.readings(one)
            if not found or self._silence.reason(one, found[:1]) is not None:
                return []
            best.append(found[0])
        if len(best) < 2:
            return []
        first = best[0]
        kinds = {f.pieces[0].type for f in best}
        pieces = tuple(p for f in best for p in f.pieces)
        query = query_for(pieces[0].type if len(kinds) == 1 else "task", (s for p in pieces for s in p.subjects))
        said = " ".join(f.said for f in best if f.said)[:390] if all(f.said for f in best) else None
        whole = Finding(
            reading=first.reading,
            pieces=pieces,
            score=min(f.score for f in best),
            sparql=query,
            said=said,
            passages=any(f.passages for f in best),
        )
        return [whole]

    def readings(self, asked: Asked) -> list[Finding]:
        """Return what each reading of the question finds, the surest first."""
        found = [f for finder in self._finders for f in finder(asked) if f.pieces and not _echoes(asked, f)]
        return sorted(found, key=lambda f: -f.score)

    def _answer(self, question: Question, asked: Asked, findings: list[Finding], language: str) -> Answer:
        assembly = Assembly(self._sources.shelf)
        reason = self._silence.reason(asked, findings)
        if reason is not None or not findings:
            for place in self._silence.nearest(asked):
                assembly.cite(*place)
            return Answer(
                question=question.question,
                status="not_found",
                answer=say_nothing(asked, reason or "", self._sources, language),
                items=(),
                citations=assembly.citations(),
                query=Query(kind="passages", sparql=self._silence.query(asked)),
                interpretation=interpretation_of(asked, None, self._sources),
                confidence=0.0,
                alternatives=(),
                took_ms=0.0,
            )
        best = findings[0]
        items = assembly.items(best.pieces)
        limited = items[: question.limit] if question.limit else items
        others = tuple(
            Alternative(
                interpretation=interpretation_of(asked, f.reading, self._sources), count=len(f.pieces), confidence=round(f.score, 3)
            )
            for f in findings[1 : 1 + _SHOWN]
        )
        cut = len(limited) < len(items)
        return Answer(
            question=question.question,
            status="answered",
            answer=say(asked, best, limited, self._sources, language),
            items=limited,
            citations=assembly.citations(),
            query=Query(kind="passages" if best.passages else "graph", sparql=best.sparql),
            interpretation=interpretation_of(asked, best.reading, self._sources),
            confidence=round(min(1.0, best.score), 3),
            alternatives=others,
            took_ms=0.0,
            truncated=True if cut else msgspec.UNSET,
            total=len(items) if cut else msgspec.UNSET,
        )


def _echoes(asked: Asked, finding: Finding) -> bool:
    """Whether a finding names nothing but what the question says itself."""
    if finding.reading.operation not in ("list", "say", "define"):
        return False
    said = _plain(asked.text)
    return all(p.value is None and p.type != "place" and _plain(fold(p.label)) in said for p in finding.pieces)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
