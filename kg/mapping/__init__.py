"""Records to the graph: one named graph a plan, with no blank nodes, so that building twice gives the same bytes."""

from __future__ import annotations

from corpus.catalogue import CatalogueEntry
from corpus.text import PlanText
from kg.iris import BASE
from kg.mapping.documents import write_passage, write_plan, write_section
from kg.mapping.quantities import write_achievement, write_indicator, write_target
from kg.mapping.statements import write_goal, write_standard, write_task, write_term
from kg.mapping.units import write_assignment
from kg.mapping.writer import Writer
from kg.terms import Statement
from kg.topics import Linker
from ontology.records import PlanRecords


def graph_of(
    plan: PlanText, records: PlanRecords, entry: CatalogueEntry | None = None, *, linker: Linker, base: str = BASE
) -> tuple[Statement, ...]:
    """Return all statements about one plan, in a fixed order; some may come twice.

    They belong in the named graph `plan_iri(records.plan, base)`. Raises `KeyError` where an assignment names no task of the plan.
    """
    writer = Writer(plan, records, linker, base)
    write_plan(writer, entry)
    _write_text(writer)
    _write_work(writer)
    _write_words(writer)
    return writer.statements()


def _write_text(writer: Writer) -> None:
    for section in writer.records.sections:
        write_section(writer, section)
    for order, passage in enumerate(writer.records.passages):
        write_passage(writer, passage, order)


def _write_work(writer: Writer) -> None:
    for order, indicator in enumerate(writer.records.indicators):
        write_indicator(writer, indicator, order)
    for order, task in enumerate(writer.records.tasks):
        write_task(writer, task, order)
    for target in writer.records.targets:
        write_target(writer, target)
    tasks = {task.id: task for task in writer.records.tasks}
    for assignment in writer.records.units:
        write_assignment(writer, assignment, tasks[assignment.task])
    for achievement in writer.records.achievements:
        write_achievement(writer, achievement)


def _write_words(writer: Writer) -> None:
    for goal in writer.records.goals:
        write_goal(writer, goal)
    for standard in writer.records.standards:
        write_standard(writer, standard)
    for term in writer.records.terms:
        write_term(writer, term)
