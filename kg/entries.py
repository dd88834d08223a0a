"""What the indexes hold: every passage, and every record by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from corpus.text import PlanText
from kg import iris
from ontology.records import PlanRecords

EntryKind = Literal["passage", "goal", "indicator", "target", "task", "unit", "standard", "term", "achievement"]


class Entry(msgspec.Struct, frozen=True):
    """A thing that can be searched for: its IRI in the graph, its kind, the ids of the plans that have it, and the words it is found by."""

    id: str
    kind: EntryKind
    plans: tuple[str, ...]
    text: str


def entries_of(plan: PlanText, records: PlanRecords, base: str = iris.BASE) -> Iterator[Entry]:
    """Yield the entries of one plan; a unit, a document or a passage may come more than once."""
    for passage in records.passages:
        node = iris.passage_iri(records.plan, passage.start, passage.end, base)
        yield Entry(node, "passage", (records.plan,), plan.text[passage.start : passage.end])
    for kind, identifier, text in _named(records):
        yield Entry(iris.record_iri(records.plan, identifier, base), kind, (records.plan,), text)
    for standard in records.standards:
        yield Entry(iris.standard_iri(records.plan, standard.title, base), "standard", (records.plan,), standard.title)
    for assignment in records.units:
        node = iris.unit_iri(records.document.jurisdiction, assignment.unit, base)
        yield Entry(node, "unit", (records.plan,), assignment.unit)


def _named(records: PlanRecords) -> Iterator[tuple[EntryKind, str, str]]:
    for goal in records.goals:
        yield "goal", goal.id, goal.title
    for indicator in records.indicators:
        yield "indicator", indicator.id, indicator.name
    for target in records.targets:
        yield "target", target.id, " ".join(filter(None, (target.scope, target.measure)))
    for task in records.tasks:
        yield "task", task.id, task.title
    for term in records.terms:
        yield "term", term.id, term.term
    for achievement in records.achievements:
        yield "achievement", achievement.id, achievement.measure


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by id, each once: what several plans have is in all of them, by the words of the first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        former = found.get(entry.id)
        plans = (*former.plans, *entry.plans) if former else entry.plans
        found[entry.id] = msgspec.structs.replace(former or entry, plans=tuple(dict.fromkeys(plans)))
    return tuple(found[identifier] for identifier in sorted(found))
