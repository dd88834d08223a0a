"""Quantities that may answer: values of indicators, and the numbers of sentences with the records that were drawn from them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

import msgspec

from corpus.folding import fold
from kg.iris import passage_iri, record_iri, value_iri
from kg.question.answer import ItemType
from kg.question.focus import Focus
from kg.question.linking import Entry, said_pairs
from kg.question.measures import written_unit
from kg.question.numbers import Number, numbers_in, years_before
from kg.question.retrieval import LEAD, PATH, Hit
from kg.question.sentences import Sentence
from kg.question.sources import Sources
from ontology.records import Achievement, Indicator, Target, ValueKind

Quantity = Target | Achievement

_NEAR, _CLAUSE, _SENTENCE, _AROUND = 1.0, 0.86, 0.76, 0.5  # what a match is worth at the number, in its clause, sentence, passage
_ANOTHER_RATE = 0.85  # what is left of a number in whose clause the rate that is asked for does not stand
_SUBJECT = 14  # characters at the beginning of a sentence, which say what its clauses are about
_PRECISE = 0.12  # added for a name of which nothing was left unsaid
_READ, _ROWS = 45, 30  # sentences whose numbers are read, and indicators whose values are
_BACK = 60  # records before a number that may hold it: those of one passage
_PAST_WORDS = ("十三五", "十二五", "截至", "目前", "近三年", "近年", "已建成", "已完成", "累计完成", "现有")
_REMEMBERED = 1 << 13  # sentences and indicators whose quantities are remembered: those of some ten plans
_DIGIT = re.compile(r"\d")
_SHARED_OUT = re.compile(r"分别|各(?=达|为|占)")  # A、B分别达到65%和55%: what each measures only its record tells
_RATE = re.compile(r"[\u4e00-\u9fff]率")  # the end of the name of a rate: 诉率 of 投诉率
_CUT = "，,、；;。：:（(\t"


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity with what it measures; `worth` is how well it answers the focus, in 0..1 and a little more.

    `kind` is baseline, target or actual where that is known. `subject` is the IRI of the record (which `record` or its row is), or
    of the passage. `unit` is folded, `unit_shown` as it is shown; `value` is in it, never rescaled.
    """

    plan: str
    label: str
    kind: ValueKind | None
    raw: str
    op: str
    value: float | None
    unit: str
    unit_shown: str
    evidence: tuple[tuple[int, int], ...]
    subject: str
    type: ItemType
    worth: float
    high: float | None = None
    year: int | None = None
    record: str | None = None


class Amounts:
    """Finds quantities on one shelf."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._records: dict[str, list[tuple[int, int, Quantity]]] = {}
        self._rows: dict[str, list[tuple[int, int]]] = {}
        self._worded: dict[str, list[Target]] = {}
        for plan, volume in sources.shelf.volumes.items():
            self._worded[plan] = [t for t in volume.records.targets if t.value is not None and not _DIGIT.search(t.raw)]
            quantities: tuple[Quantity, ...] = (*volume.records.targets, *volume.records.achievements)
            self._records[plan] = sorted(((e.start, e.end, q) for q in quantities for e in q.evidence), key=lambda r: r[:2])
            self._rows[plan] = sorted((e.start, e.end) for i in volume.records.indicators for e in i.evidence)
        self._figures = lru_cache(maxsize=_REMEMBERED)(lambda number: tuple(self._read(sources.shelf.sentences[number])))
        self._cells = lru_cache(maxsize=_REMEMBERED)(lambda number: tuple(self._of_entry(sources.links.indicators.entry(number))))

    def find(self, focus: Focus, plans: Collection[str]) -> list[Amount]:
        """Return the quantities that may answer, best first; those of different plans, years and kinds beside one another."""
        said = said_pairs(focus)
        out: list[Amount] = []
        for link in self._sources.links.indicators.find(focus, plans, _ROWS):
            worth = link.score + _PRECISE * link.said
            out += (msgspec.structs.replace(amount, worth=worth) for amount in self._cells(link.number))
        hits = self._sources.retrieval.hits(focus, plans)[:_READ]
        asked = [m[0] for m in _RATE.finditer(focus.text) if focus.weights[m.start()]]
        rate = next((end for end in asked[-1:] if any(end in hit.sentence.folded for hit in hits)), "")
        for hit in hits:
            out += self._of_sentence(focus, hit, said, rate)
        for plan in plans:
            out += (self._of_words(focus, plan, t, said) for t in self._worded.get(plan, ()))
        return sorted(out, key=lambda a: -a.worth)

    def _of_entry(self, entry: Entry[Indicator]) -> Iterable[Amount]:
        return self.of_indicator(entry.plan, entry.record, 0.0)

    def of_indicator(self, plan: str, indicator: Indicator, worth: float) -> Iterable[Amount]:
        """Yield the values of an indicator with the worth that its name has."""
        base = self._sources.base
        row = tuple((e.start, e.end) for e in indicator.evidence)
        for place, v in enumerate(indicator.values, start=1):
            unit = v.unit or indicator.unit or ""
            yield Amount(
                plan=plan,
                label=indicator.name,
                kind=v.kind,
                raw=v.raw,
                op=v.op,
                value=v.value,
                high=v.high,
                unit=fold(unit),
                unit_shown=written_unit(unit),
                evidence=(*((e.start, e.end) for e in v.evidence), *row)[:2],
                subject=value_iri(plan, indicator.id, place, base),
                type="indicator",
                worth=worth,
                year=v.year,
                record=record_iri(plan, indicator.id, base),
            )

    def _of_words(self, focus: Focus, plan: str, target: Target, said: frozenset[str]) -> Amount:
        """A target whose figure is in words: 百家."""
        name, shelf = fold(f"{target.scope or ''}{target.measure}"), self._sources.shelf
        text = "\n".join(shelf.folded(plan, e) for e in target.evidence)
        worth = focus.score((name, _NEAR), (text, _SENTENCE), (fold(target.section), PATH))
        iri = record_iri(plan, target.id, self._sources.base)
        unit = target.unit or ""
        return Amount(
            plan=plan,
            label=target.measure,
            kind="target",
            raw=target.raw,
            op=target.op,
            value=target.value,
            high=target.high,
            unit=fold(unit),
            unit_shown=written_unit(unit),
            evidence=tuple((e.start, e.end) for e in target.evidence),
            subject=iri,
            type="target",
            worth=worth + _PRECISE * self._sources.links.share_said(name, said),
            year=target.year,
            record=iri,
        )

    def _of_sentence(self, focus: Focus, hit: Hit, said: frozenset[str], rate: str) -> Iterable[Amount]:
        """The numbers of a sentence; `rate` is the end of the name of the rate that is asked for, where the plans write it."""
        s, figures = hit.sentence, self._figures(hit.number)
        if not figures:
            return
        whole = [
            focus.covered(s.folded[:_SUBJECT], _CLAUSE),
            focus.covered(s.folded, _SENTENCE),
            focus.covered(s.lead, LEAD),
            focus.covered(s.path, PATH),
            focus.covered(s.around, _AROUND),
        ]
        for near, clause, amount in figures:
            score = focus.coverage(focus.covered(near, _NEAR), focus.covered(clause, _CLAUSE), *whole)
            if rate and rate not in clause and rate not in near:
                score *= _ANOTHER_RATE
            yield msgspec.structs.replace(amount, worth=score + _PRECISE * self._sources.links.share_said(near, said))

    def _read(self, s: Sentence) -> Iterator[tuple[str, str, Amount]]:
        """Yield the quantities of a sentence, of no worth yet, each with the words beside it and its clause; none of an indicator's row."""
        numbers = () if self._in_indicator_row(s) else numbers_in(s.folded)
        for number in numbers:
            if s.row and not number.unit:
                continue  # the number of a row, or a figure whose meaning only the column's header tells
            record = self._record_at(s.plan, s.start + number.start, s.start + number.end, number)
            shared = isinstance(record, Target) and _SHARED_OUT.search(number.clause)
            near = fold(record.measure) if shared and record else number.near.replace("|", " ")
            yield near, number.clause, self._amount(s, number, record)

    def _amount(self, s: Sentence, number: Number, record: Quantity | None) -> Amount:
        start, end = s.start + number.start, s.start + number.end
        years = years_before(s.folded, number.start)
        shelf, base = self._sources.shelf, self._sources.base
        iri = record_iri(s.plan, record.id, base) if record else None
        return Amount(
            plan=s.plan,
            label=record.measure if record and not record.measure.endswith("等") else _label(shelf.quote(s.plan, s.start, s.end), number),
            kind="actual" if _is_past(s, record) else "target",
            raw=shelf.quote(s.plan, start, end).strip().lstrip("到至 "),
            op=number.op,
            value=number.value,
            high=number.high,
            unit=number.unit,
            unit_shown=written_unit(number.unit),
            evidence=((s.start, s.end),),
            subject=iri or passage_iri(s.plan, *s.passage, base),
            type="target" if isinstance(record, Target) else "value",
            worth=0.0,
            year=record.year if record and record.year else next(iter(years), None),
            record=iri,
        )

    def _record_at(self, plan: str, start: int, end: int, number: Number) -> Quantity | None:
        """The target or achievement with that value whose evidence holds the number, the one with the least evidence of several."""
        rows = self._records[plan]
        place = bisect_right(rows, start, key=lambda row: row[0])
        held = [(b - a, a, q) for a, b, q in rows[max(0, place - _BACK) : place] if end <= b and q.value == number.value]
        if not held:
            return None
        size, first = min((size, -a) for size, a, _ in held)
        same = [q for length, a, q in held if (length, -a) == (size, first)]
        if len(same) == 1:
            return same[0]
        before = sum(n.value == number.value for n in numbers_in(self._sources.shelf.volumes[plan].folded[-first:start]))
        return same[min(before, len(same) - 1)]  # the second of two equal figures is that of the second record

    def _in_indicator_row(self, s: Sentence) -> bool:
        rows = self._rows[s.plan]
        place = bisect_right(rows, s.start, key=lambda row: row[0]) - 1
        return place >= 0 and s.start < rows[place][1]


def _is_past(s: Sentence, record: Quantity | None) -> bool:
    if s.kind == "background" or isinstance(record, Achievement):
        return True
    if isinstance(record, Target):
        return False  # 改扩建现有的20个: what was read as a target is none of the past
    return s.kind not in ("tasks", "goals") and any(word in s.folded for word in _PAST_WORDS)


def _label(sentence: str, number: Number) -> str:
    """What a number measures, in the sentence's words: those before it in its part of the clause, those behind it where they are few."""
    before = sentence[: number.start]
    words = before[max((before.rfind(c) for c in _CUT), default=-1) + 1 :].strip(' “”"')
    if words.endswith("等"):
        words = ""  # A、B等16个事项: the number counts what stands behind it
    if len(words) > 2:
        return words
    after = sentence[number.end :]
    stop = min((i for i in (after.find(c) for c in _CUT + "）)") if i >= 0), default=len(after))
    return (words + after[:stop]).strip() or sentence.strip()[:30]
