"""Units (departments, governments, companies) and what each has to do in a task."""

from __future__ import annotations

from kg import iris
from kg.mapping.writer import Writer
from kg.places import LEVEL_WORDS
from ontology.records import Assignment, Task
from ontology.reused import Dcat, Org, Prov, Rdf, Rdfs, Skos
from ontology.vocabulary import ROLE_SHORTCUTS, ROLES, Class, Property

# Parts of a department, as against departments: 处、科、队、所、站 and the like at the end of the name.
_PARTS = ("处", "科", "股", "支队", "大队", "中队", "总队", "所", "站")


def write_unit(writer: Writer, name: str) -> str:
    """State a unit of the plan's jurisdiction and return its IRI. Names that only differ in width or the like are one unit's."""
    jurisdiction = writer.records.document.jurisdiction
    node = iris.unit_iri(jurisdiction, name, writer.base)
    former = writer.first_name(node, name)
    if former is not None:
        writer.words(node, Skos.ALT_LABEL, name if name != former else None)
        return node
    for kind in (Class.UNIT, Org.ORGANIZATIONAL_UNIT if name.endswith(_PARTS) else Org.FORMAL_ORGANIZATION):
        writer.link(node, Rdf.TYPE, kind)
    for label in (Skos.PREF_LABEL, Rdfs.LABEL):
        writer.words(node, label, name)
    for other in _other_names(name, jurisdiction):
        writer.words(node, Skos.ALT_LABEL, other)
    writer.link(node, Property.IN_PLAN, writer.plan)
    writer.link(node, Property.JURISDICTION, writer.jurisdiction)
    for function in writer.linker.functions(name):
        writer.link(node, Property.FUNCTION, function)
        writer.link(node, Org.CLASSIFICATION, function)
    return node


def _other_names(name: str, jurisdiction: str) -> tuple[str, ...]:
    """Return what else people call the unit: 市公安局 of 某某市 is 某某市公安局 in full and 公安局 in short."""
    level = jurisdiction[-1:]
    if level not in LEVEL_WORDS:
        return ()
    bare = name.removeprefix(jurisdiction).removeprefix(level)
    if len(bare) < 2 or (bare == name and not name.endswith(("局", "委", "办"))):
        return ()
    return tuple(other for other in (jurisdiction + bare, bare) if other != name)


def write_assignment(writer: Writer, assignment: Assignment, task: Task) -> None:
    """State who has which part in a task: the qualified node, and the shortcut that is drawn from it."""
    node, step, unit = writer.record(assignment.id), writer.record(task.id), write_unit(writer, assignment.unit)
    writer.begin(node, f"{task.title}：{assignment.unit}", Class.ASSIGNMENT, Prov.ATTRIBUTION)
    writer.link(node, Property.TASK, step)
    for agent in (Property.UNIT, Prov.AGENT):
        writer.link(node, agent, unit)
    for role in (Property.ROLE, Dcat.HAD_ROLE):
        writer.link(node, role, ROLES[assignment.role])
    writer.words(node, Property.SCOPE, assignment.scope)
    writer.evidence(node, assignment.evidence)
    writer.link(step, Prov.QUALIFIED_ATTRIBUTION, node)
    for shortcut in (ROLE_SHORTCUTS[assignment.role], Property.INVOLVED_UNIT):
        writer.link(step, shortcut, unit)
