"""Goals, tasks, standards and terms: what a plan says in words."""

from __future__ import annotations

from kg import iris
from kg.mapping.writer import Writer
from kg.terms import date, typed
from ontology.records import Goal, Standard, StandardKind, Task, Term
from ontology.reused import Dcterms, Eli, PPlan, Rdf, Skos, Xsd
from ontology.vocabulary import (
    ACTION_SHORTCUTS,
    ACTIONS,
    GOAL_LEVELS,
    STANDARD_KINDS,
    TASK_SOURCES,
    Class,
    Property,
)

_LEGAL: frozenset[StandardKind] = frozenset({"regulation", "rule", "normative"})
_TECHNICAL: frozenset[StandardKind] = frozenset({"local_standard", "technical", "guideline"})


def write_goal(writer: Writer, goal: Goal) -> None:
    """State an aim."""
    node = writer.record(goal.id)
    writer.begin(node, goal.title, Class.GOAL, Skos.CONCEPT)
    writer.words(node, Skos.PREF_LABEL, goal.title)
    writer.words(node, Property.TEXT_HEAD, goal.text_head)
    writer.words(node, Property.TEXT, writer.text.text[goal.text.start : goal.text.end] if goal.text else None)
    writer.link(node, Property.GOAL_LEVEL, GOAL_LEVELS[goal.level])
    for year in goal.horizon:
        writer.year(node, Property.HORIZON, year)
    writer.evidence(node, goal.evidence)
    writer.topics(node, goal.title, goal.evidence)


def write_task(writer: Writer, task: Task, order: int) -> None:
    """State a task with the further cells of its row."""
    node = writer.record(task.id)
    writer.begin(node, task.title, Class.TASK, PPlan.STEP)
    writer.words(node, Skos.PREF_LABEL, task.title)
    writer.link(node, PPlan.IS_STEP_OF_PLAN, writer.plan)
    writer.link(node, Property.PART_OF_TASK, writer.record(task.parent) if task.parent else None)
    writer.string(node, Property.NUMBER, task.number)
    writer.whole(node, Property.ORDER, order)
    writer.link(node, Property.SOURCE, TASK_SOURCES[task.source])
    writer.words(node, Property.TABLE, task.table)
    writer.value(node, Property.DEADLINE, date(task.deadline) if task.deadline else None)
    for raw in task.targets:
        writer.string(node, Property.TARGET_TEXT, raw)
    writer.evidence(node, task.evidence)
    writer.topics(node, task.title, task.evidence)
    for place, detail in enumerate(task.details, start=1):
        cell = f"{node}/detail/{place}"
        writer.link(node, Property.DETAIL, cell)
        writer.begin(cell, detail.header, Class.DETAIL)
        writer.words(cell, Property.HEADER, detail.header)
        writer.words(cell, Property.TEXT, writer.text.text[detail.start : detail.end])
        writer.extent(cell, detail.start, detail.end)


def write_standard(writer: Writer, standard: Standard) -> None:
    """State a document and what the plan does with it."""
    document = _write_document(writer, standard)
    writer.link(writer.plan, ACTION_SHORTCUTS[standard.action], document)
    node = writer.record(standard.id)
    writer.begin(node, standard.title, Class.STANDARD_ACTION)
    writer.link(node, Property.STANDARD, document)
    writer.link(node, Property.ACTION, ACTIONS[standard.action])
    writer.year(node, Property.YEAR, standard.year)
    writer.value(node, Property.QUOTED, typed("true" if standard.quoted else "false", Xsd.BOOLEAN))
    writer.link(node, Property.TASK, writer.record(standard.task) if standard.task else None)
    writer.evidence(node, standard.evidence)


def _write_document(writer: Writer, standard: Standard) -> str:
    """State a document and return its IRI. All that the plan does with it rests on one node, named and classed as it first comes."""
    document = iris.standard_iri(writer.records.plan, standard.title, writer.base)
    writer.evidence(document, standard.evidence, section=False)
    former = writer.first_name(document, standard.title)
    if former is not None:
        writer.words(document, Dcterms.ALTERNATIVE, standard.title if standard.title != former else None)
        return document
    writer.begin(document, standard.title, Class.STANDARD)
    if standard.kind in _LEGAL:
        writer.link(document, Rdf.TYPE, Eli.LEGAL_RESOURCE)
    elif standard.kind in _TECHNICAL:
        writer.link(document, Rdf.TYPE, Dcterms.STANDARD)
    writer.words(document, Dcterms.TITLE, standard.title)
    writer.link(document, Property.STANDARD_KIND, STANDARD_KINDS[standard.kind])
    writer.topics(document, standard.title, standard.evidence)
    return document


def write_term(writer: Writer, term: Term) -> None:
    """State a word of the plan's own."""
    node = writer.record(term.id)
    writer.begin(node, term.term, Class.TERM, Skos.CONCEPT)
    writer.words(node, Skos.PREF_LABEL, term.term)
    writer.words(node, Skos.DEFINITION, term.definition)
    writer.evidence(node, term.evidence)
