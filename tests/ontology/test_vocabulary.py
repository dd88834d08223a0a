"""The constants and plan.ttl say the same, and what was promised to people's saved queries is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import get_args

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import vocabulary
from ontology.records import Action, GoalLevel, Level, PassageKind, Role, SectionKind, StandardKind, TaskSource, ValueKind
from ontology.vocabulary import Class, Concept, Property, Scheme

PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

# Names that stay: people's queries rest on them.
PROMISED_CLASSES = [
    "Plan",
    "Section",
    "Goal",
    "Indicator",
    "IndicatorValue",
    "Target",
    "Task",
    "Assignment",
    "Unit",
    "Standard",
    "StandardAction",
    "Term",
    "Achievement",
    "Evidence",
    "Topic",
    "Jurisdiction",
]
PROMISED_PROPERTIES = [
    "jurisdiction",
    "periodStart",
    "periodEnd",
    "documentNumber",
    "number",
    "order",
    "horizon",
    "text",
    "group",
    "unitText",
    "attribute",
    "hasValue",
    "indicator",
    "year",
    "valueKind",
    "op",
    "value",
    "high",
    "raw",
    "measure",
    "scope",
    "deadline",
    "partOfTask",
    "hasTarget",
    "leadUnit",
    "buildUnit",
    "cooperatingUnit",
    "implementingUnit",
    "responsibleUnit",
    "task",
    "unit",
    "role",
    "function",
    "standardKind",
    "standard",
    "action",
    "plansToIssue",
    "plansToRevise",
    "implements",
    "hasIssued",
    "cites",
    "evidence",
    "start",
    "end",
    "quote",
    "section",
    "topic",
    "within",
    "inPlan",
]
PROMISED_CONCEPTS = ["baseline", "target", "actual", "issue", "revise", "implement", "issued", "cited"]


def declared(graph: Graph, *types: Node) -> set[str]:
    return {str(s) for kind in types for s in graph.subjects(RDF.type, kind) if str(s).startswith(vocabulary.PLAN)}


@pytest.mark.parametrize(
    ("constants", "types"),
    [(Class, (OWL.Class,)), (Property, PROPERTY_TYPES), (Scheme, (SKOS.ConceptScheme,)), (Concept, (SKOS.Concept,))],
    ids=["classes", "properties", "schemes", "concepts"],
)
def test_constants_are_what_the_ontology_declares(constants: type[StrEnum], types: tuple[Node, ...], plan_graph: Graph) -> None:
    assert {member.value for member in constants} == declared(plan_graph, *types)


@pytest.mark.parametrize("constants", [Class, Property, Scheme, Concept])
def test_a_constant_is_named_for_its_term(constants: type[StrEnum]) -> None:
    for member in constants:
        local = member.value.removeprefix(vocabulary.PLAN)
        assert member.name == re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local).upper()


@pytest.mark.parametrize("name", PROMISED_CLASSES)
def test_a_promised_class_is_there(name: str, plan_graph: Graph) -> None:
    assert (URIRef(vocabulary.PLAN + name), RDF.type, OWL.Class) in plan_graph


@pytest.mark.parametrize("name", PROMISED_PROPERTIES)
def test_a_promised_property_is_there(name: str, plan_graph: Graph) -> None:
    assert vocabulary.PLAN + name in declared(plan_graph, *PROPERTY_TYPES)


@pytest.mark.parametrize("name", PROMISED_CONCEPTS)
def test_a_promised_concept_is_there(name: str, plan_graph: Graph) -> None:
    assert (URIRef(vocabulary.PLAN + name), RDF.type, SKOS.Concept) in plan_graph


@pytest.mark.parametrize("constants", [Class, Property, Scheme, Concept])
def test_a_typo_breaks(constants: type[StrEnum]) -> None:
    with pytest.raises(AttributeError):
        constants.LEAD_UNTI  # type: ignore[attr-defined]  # noqa: B018


CODES = {
    "roles": (vocabulary.ROLES, Role, Scheme.ROLES),
    "actions": (vocabulary.ACTIONS, Action, Scheme.ACTIONS),
    "value kinds": (vocabulary.VALUE_KINDS, ValueKind, Scheme.VALUE_KINDS),
    "standard kinds": (vocabulary.STANDARD_KINDS, StandardKind, Scheme.STANDARD_KINDS),
    "section kinds": (vocabulary.SECTION_KINDS, SectionKind, Scheme.SECTION_KINDS),
    "passage kinds": (vocabulary.PASSAGE_KINDS, PassageKind, Scheme.PASSAGE_KINDS),
    "levels": (vocabulary.LEVELS, Level, Scheme.LEVELS),
    "goal levels": (vocabulary.GOAL_LEVELS, GoalLevel, Scheme.GOAL_LEVELS),
    "task sources": (vocabulary.TASK_SOURCES, TaskSource, Scheme.TASK_SOURCES),
}


@pytest.mark.parametrize(("concepts", "codes", "scheme"), CODES.values(), ids=CODES.keys())
def test_every_code_of_the_records_has_its_concept(
    concepts: Mapping[str, Concept], codes: object, scheme: Scheme, plan_graph: Graph
) -> None:
    assert set(concepts) == set(get_args(codes))
    members = {str(s) for s in plan_graph.subjects(SKOS.inScheme, URIRef(scheme))}
    assert {concept.value for concept in concepts.values()} == members
    for code, concept in concepts.items():
        assert (URIRef(concept), SKOS.notation, Literal(code)) in plan_graph


@pytest.mark.parametrize(
    ("shortcuts", "concepts"),
    [(vocabulary.ROLE_SHORTCUTS, vocabulary.ROLES), (vocabulary.ACTION_SHORTCUTS, vocabulary.ACTIONS)],
    ids=["roles", "actions"],
)
def test_every_role_and_action_has_its_direct_property(
    shortcuts: Mapping[str, Property], concepts: Mapping[str, Concept], plan_graph: Graph
) -> None:
    assert set(shortcuts) == set(concepts)
    for code, shortcut in shortcuts.items():
        assert plan_graph.value(URIRef(shortcut), URIRef(Property.SHORTCUT_OF)) == URIRef(concepts[code])
