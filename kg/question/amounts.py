"""Quantities that may answer: values of indicators, and the numbers of sentences with the records that were drawn from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable

import msgspec

from corpus.folding import fold
from kg.iris import passage_iri, record_iri, value_iri
from kg.question.answer import ItemType
from kg.question.focus import Focus
from kg.question.linking import Links, said_pairs
from kg.question.measures import written_unit
from kg.question.numbers import Number, numbers_in, years_before
from kg.question.retrieval import Hit
from kg.question.sources import Sources
from ontology.records import Achievement, Indicator, Target, ValueKind

_NEAR, _CLAUSE, _SENTENCE, _LEAD, _PATH, _AROUND = 1.0, 0.86, 0.76, 0.92, 0.6, 0.5
_GROUP = 0.55
_PRECISE = 0.12  # added for a name of which nothing was left unsaid
_READ = 45  # sentences whose numbers are read
_PAST_WORDS = ("十三五", "十二五", "截至", "目前", "近三年", "近年", "已建成", "已完成", "累计完成", "现有")


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity with what it measures; `worth` is how well it answers the focus, in 0..1 and a little more.

    `kind` is baseline, target or actual where that is known. `subject` is the record's IRI, or the passage's.
    """

    plan: str
    label: str
    kind: ValueKind | None
    raw: str
    op: str
    value: float | None
    unit: str
    evidence: tuple[tuple[int, int], ...]
    subject: str
    type: ItemType
    worth: float
    high: float | None = None
    year: int | None = None
    attribute: str | None = None
    record: str | None = None
    said: float = 0.0
    unit_shown: str = ""


class Amounts:
    """Finds quantities on one shelf."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._links: Links = sources.links
        self._records: dict[str, list[tuple[int, int, Target | Achievement]]] = {}
        for plan, volume in sources.shelf.volumes.items():
            rows: list[tuple[int, int, Target | Achievement]] = [
                (e.start, e.end, r) for r in (*volume.records.targets, *volume.records.achievements) for e in r.evidence
            ]
            self._records[plan] = sorted(rows, key=lambda row: (row[0], row[1], row[2].id))
        self._rows = {
            plan: sorted((e.start, e.end) for i in v.records.indicators for e in i.evidence) for plan, v in sources.shelf.volumes.items()
        }

    def find(self, focus: Focus, plans: Collection[str]) -> list[Amount]:
        """Return the quantities that may answer, best first; those of different plans, years and kinds beside one another."""
        said = said_pairs(focus)
        out = [
            amount
            for link in self._links.candidates(focus, ("indicator",), plans, 30)
            for amount in self.of_indicator(link.entry.plan, link.entry.record, link.score, link.said)
        ]  # type: ignore[arg-type]
        for hit in self._sources.retrieval.hits(focus, plans)[:_READ]:
            out += self._of_sentence(focus, hit, said)
        return sorted(out, key=lambda a: -a.worth)

    def of_indicator(self, plan: str, indicator: Indicator, score: float, said: float) -> Iterable[Amount]:
        """Yield the values of an indicator with the worth that its name has."""
        evidence = tuple((e.start, e.end) for e in indicator.evidence)
        for place, v in enumerate(indicator.values, start=1):
            slices = tuple((e.start, e.end) for e in v.evidence) + evidence
            yield Amount(
                plan=plan,
                label=indicator.name,
                kind=v.kind,
                raw=v.raw,
                op=v.op,
                value=v.value,
                high=v.high,
                unit=fold(v.unit or indicator.unit or ""),
                unit_shown=written_unit(v.unit or indicator.unit or ""),
                evidence=slices[:2],
                subject=value_iri(plan, indicator.id, place, self._sources.base),
                type="indicator",
                worth=score + _PRECISE * said,
                year=v.year,
                attribute=indicator.attribute,
                record=record_iri(plan, indicator.id, self._sources.base),
                said=said,
            )

    def _of_sentence(self, focus: Focus, hit: Hit, said: frozenset[str]) -> Iterable[Amount]:
        s = hit.sentence
        found = numbers_in(s.folded)
        if not found or self._in_indicator_row(s.plan, s.start):
            return
        whole = [
            focus.covered(s.folded, _SENTENCE),
            focus.covered(s.lead, _LEAD),
            focus.covered(s.path, _PATH),
            focus.covered(s.around, _AROUND),
        ]
        for number in found:
            if s.row and not number.unit:
                continue  # the number of a row, or a figure whose meaning only the column's header tells
            near = number.near.replace("|", " ")
            marks = [focus.covered(near, _NEAR), focus.covered(number.clause, _CLAUSE), *whole]
            precise = self._links.share_said(near, said)
            yield self._amount(hit, number, focus.coverage(*marks), precise)

    def _amount(self, hit: Hit, number: Number, score: float, said: float) -> Amount:
        s = hit.sentence
        at = s.start + number.start
        record = self._record_at(s.plan, at, s.start + number.end, number)
        years = years_before(s.folded, number.start)
        past = (
            s.kind in ("background",)
            or isinstance(record, Achievement)
            or (any(w in s.folded for w in _PAST_WORDS) and s.kind not in ("tasks", "goals"))
        )
        kind: ValueKind = "actual" if past else "target"
        shelf, base = self._sources.shelf, self._sources.base
        raw = shelf.quote(s.plan, at, s.start + number.end).strip().removeprefix("到").removeprefix("至").strip()
        iri = record_iri(s.plan, record.id, base) if record else passage_iri(s.plan, *s.passage, base)
        label = record.measure if record else _label(shelf.quote(s.plan, s.start, s.end), number)
        year = record.year if record and record.year else (years[0] if years else None)
        return Amount(
            plan=s.plan,
            label=label,
            kind=kind,
            raw=raw,
            op=number.op,
            value=number.value,
            high=number.high,
            unit=number.unit,
            unit_shown=written_unit(number.unit),
            evidence=((s.start, s.end),),
            subject=iri,
            type="target" if isinstance(record, Target) else "value",
            worth=score + _PRECISE * said,
            year=year,
            record=iri if record else None,
            said=said,
        )

    def _record_at(self, plan: str, start: int, end: int, number: Number) -> Target | Achievement | None:
        rows = self._records[plan]
        place = bisect_right(rows, start, key=lambda row: row[0])
        best: tuple[int, Target | Achievement] | None = None
        for a, b, record in rows[max(0, place - 60) : place]:
            if a <= start and end <= b and record.value == number.value and (best is None or b - a < best[0]):
                best = b - a, record
        return best[1] if best else None

    def _in_indicator_row(self, plan: str, start: int) -> bool:
        rows = self._rows[plan]
        place = bisect_right(rows, start, key=lambda row: row[0]) - 1
        return place >= 0 and rows[place][0] <= start < rows[place][1]


def _label(sentence: str, number: Number) -> str:
    before = sentence[: number.start]
    start = max((before.rfind(c) for c in "，,、；;。：:（(\t"), default=-1) + 1
    words = before[start:].strip(' “”"')
    if len(words) > 2:
        return words
    after = sentence[number.end :]
    stop = min((i for i in (after.find(c) for c in "，,、；;。：:）)\t") if i >= 0), default=len(after))
    return (words + after[:stop]).strip() or sentence.strip()[:30]
