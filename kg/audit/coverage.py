"""What of a plan's paragraphs, rows and numbers a record rests on, and what was left aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.audit.findings import Coverage, NumberLeft, PassageCoverage, RecordKind, SectionCoverage, SumCheck
from kg.audit.numbers import printed_numbers
from kg.audit.quoting import Quoting
from kg.audit.tables import FigureTable
from ontology.records import Achievement, Evidence, Passage, PlanRecords, SectionKind, Target, Task

_LISTED: Final[frozenset[SectionKind]] = frozenset(("goals", "tasks", "safeguards", "annex", "box"))
_OF_TABLE: Final = ("total", "across", "header")  # the sums whose total is a number of the table itself
_OUTSIDE: Final[frozenset[SectionKind]] = frozenset(("cover", "contents"))

Spot = tuple[int, int, RecordKind]


class _Spots:
    """Stretches of the text by kind of record, those of one kind that touch made one."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self._held: dict[RecordKind, list[tuple[int, int]]] = {}
        for start, end, kind in sorted(spots):
            held = self._held.setdefault(kind, [])
            if held and start <= held[-1][1]:
                held[-1] = held[-1][0], max(end, held[-1][1])
            else:
                held.append((start, end))

    def over(self, start: int, end: int) -> tuple[RecordKind, ...]:
        """Return the kinds that share a character with `start`..`end`, in the order of their names."""
        found = []
        for kind, held in self._held.items():
            place = bisect_right(held, end - 1, key=lambda span: span[0]) - 1
            if place >= 0 and held[place][1] > start:
                found.append(kind)
        return tuple(sorted(found))


def coverage(quoting: Quoting, tables: Sequence[FigureTable], sums: Sequence[SumCheck] = ()) -> Coverage:
    """Return what of the plan was captured. Headings, header rows, cover and contents are not counted.

    A number in a table's row or header whose sum was checked (`sums`) is not among those left, though no record states it.
    """
    checked = frozenset(place for s in sums if s.kind in _OF_TABLE for place in range(s.stated_at.start, s.stated_at.end))
    heads = {span for table in tables for span in table.header_rows}
    serials = frozenset(start for table in tables for start in _serial_cells(table))
    resting, stating = _Spots(_resting(quoting.records)), _Spots(_stating(quoting.text, quoting.records))
    details, left = [], []
    for passage in quoting.records.passages:
        section = quoting.section(passage.start)
        if passage.kind == "heading" or (passage.start, passage.end) in heads or (section is not None and section.kind in _OUTSIDE):
            continue
        detail, missed = _passage(quoting, passage, resting, stating, serials)
        details.append(detail)
        if section is not None and section.kind in _LISTED:
            left += [n for n in missed if n.start not in checked]
    return Coverage(
        passages=len(details),
        passages_captured=sum(bool(d.records) for d in details),
        numbers=sum(d.numbers for d in details),
        numbers_captured=sum(d.captured for d in details),
        sections=_sections(quoting, details),
        details=tuple(details),
        numbers_left=tuple(left),
    )


def _serial_cells(table: FigureTable) -> Iterator[int]:
    """Where the serial numbers of a table stand, also those that a page break has moved out of their column: they go on the count."""
    wanted = 1
    for line in table.lines if table.serial is not None else ():
        cell = next((c for c in line.cells[: (table.serial or 0) + 2] if c.text == str(wanted)), None)
        if cell is not None:
            wanted += 1
            yield cell.start


def _passage(
    quoting: Quoting, passage: Passage, resting: _Spots, stating: _Spots, serials: frozenset[int]
) -> tuple[PassageCoverage, list[NumberLeft]]:
    kinds = resting.over(passage.start, passage.end)
    numbers, missed = 0, []
    for number in printed_numbers(quoting.text, passage.start, passage.end):
        if number.start in serials:
            continue
        numbers += 1
        if not stating.over(number.start, number.end):
            at = quoting.around(number.start, number.end)
            missed.append(NumberLeft(number.raw, number.start, number.end, at))
    at = quoting.quote(passage.start, passage.end)
    kind = "paragraph" if passage.kind == "heading" else passage.kind
    return PassageCoverage(at, kind, kinds, numbers, numbers - len(missed)), missed


def _sections(quoting: Quoting, details: Sequence[PassageCoverage]) -> tuple[SectionCoverage, ...]:
    held: dict[str, list[PassageCoverage]] = {}
    for detail in details:
        section = quoting.section(detail.at.start)
        held.setdefault(section.id if section else "", []).append(detail)
    return tuple(
        SectionCoverage(
            section=" / ".join(section.path),
            kind=section.kind,
            start=section.start,
            end=section.end,
            passages=len(own),
            passages_captured=sum(bool(d.records) for d in own),
            numbers=sum(d.numbers for d in own),
            numbers_captured=sum(d.captured for d in own),
        )
        for section in quoting.records.sections
        if (own := held.get(section.id))
    )


def _resting(records: PlanRecords) -> Iterator[Spot]:
    kinds: tuple[tuple[RecordKind, Sequence[object]], ...] = (
        ("document", (records.document,)),
        ("goal", records.goals),
        ("indicator", records.indicators),
        ("target", records.targets),
        ("task", records.tasks),
        ("unit", records.units),
        ("standard", records.standards),
        ("term", records.terms),
        ("achievement", records.achievements),
    )
    for kind, held in kinds:
        for record in held:
            for evidence in getattr(record, "evidence", ()):
                yield evidence.start, evidence.end, kind


def _stating(text: str, records: PlanRecords) -> Iterator[Spot]:
    """Where records state what is printed: values, names, titles, definitions; an indicator's row and a task's cells whole."""
    for evidence in records.document.evidence:
        yield evidence.start, evidence.end, "document"
    for indicator in records.indicators:
        for evidence in (*indicator.evidence, *(e for v in indicator.values for e in v.evidence)):
            yield evidence.start, evidence.end, "indicator"
    for kind, quantities in (("target", records.targets), ("achievement", records.achievements)):
        for quantity in quantities:
            yield from _values(text, quantity, "target" if kind == "target" else "achievement")
    for task in records.tasks:
        yield from _of_task(text, task)
    for standard in records.standards:
        yield from _printed(text, standard.evidence, standard.title, "standard")
    for term in records.terms:
        yield from _printed(text, term.evidence, term.definition, "term")
        yield from _printed(text, term.evidence, term.term, "term")
    for unit in records.units:
        yield from _printed(text, unit.evidence, unit.unit, "unit")


def _values(text: str, quantity: Target | Achievement, kind: RecordKind) -> Iterator[Spot]:
    found = list(_printed(text, quantity.evidence, quantity.raw, kind))
    if not found:  # the raw string was joined from parts, or folded: its figures stand there all the same
        for figure in re.findall(r"\d+(?:[.．]\d+)?", quantity.raw):
            found += _printed(text, quantity.evidence, figure, kind)
    yield from found
    for printed in (quantity.measure, quantity.scope):
        if printed and re.search(r"\d", printed):
            yield from _printed(text, quantity.evidence, printed, kind)


def _of_task(text: str, task: Task) -> Iterator[Spot]:
    for detail in task.details:
        yield detail.start, detail.end, "task"
    yield from _printed(text, task.evidence, task.title, "task")


def _printed(text: str, evidence: Sequence[Evidence], words: str, kind: RecordKind) -> Iterator[Spot]:
    """Every place in `evidence` that prints `words`, a number not inside a longer one."""
    if not words:
        return
    pattern = re.compile(rf"(?<![\d.]){re.escape(words)}" if words[0].isdigit() else re.escape(words))
    for piece in evidence:
        for match in pattern.finditer(text, piece.start, piece.end):
            yield match.start(), match.end(), kind
