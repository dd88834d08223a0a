"""The shapes accept one record of every class and reject it with any one thing broken."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from rdflib import DCTERMS, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.reused import Dcterms
from ontology.sources import Source
from ontology.vocabulary import FUNCTION, PLAN, TOPIC, Class
from tests.ontology.conftest import parsed

GOOD = Path(__file__).with_name("plan_good.ttl")
ID = Namespace("https://example.org/id/")
plan = Namespace(PLAN)
SH = Namespace("http://www.w3.org/ns/shacl#")


def zh(text: str) -> Literal:
    return Literal(text, lang="zh")


def typed(text: str, datatype: URIRef) -> Literal:
    return Literal(text, datatype=datatype, normalize=False)


class Change(NamedTuple):
    """One statement taken away (with any value) and one put in its place, or only one of the two."""

    what: str
    subject: URIRef
    predicate: URIRef
    values: tuple[Node, ...] = ()
    keep: bool = False


BROKEN = [
    Change("evidence that ends where it starts", ID.evidence, plan.end, (typed("8", XSD.nonNegativeInteger),)),
    Change("evidence that ends before it starts", ID.evidence, plan.end, (typed("3", XSD.nonNegativeInteger),)),
    Change("evidence with a start below zero", ID.evidence, plan.start, (typed("-1", XSD.integer),)),
    Change("evidence without a quotation", ID.evidence, plan.quote),
    Change("evidence with an empty quotation", ID.evidence, plan.quote, (Literal(""),)),
    Change("evidence with two quotations", ID.evidence, plan.quote, (Literal("井盖"), Literal("安全"))),
    Change("evidence on page 0", ID.evidence, plan.page, (typed("0", XSD.positiveInteger),)),
    Change("a section that ends before it starts", ID.section, plan.start, (typed("99", XSD.nonNegativeInteger),)),
    Change("a section of no known kind", ID.section, plan.sectionKind, (plan.lead,)),
    Change("a section without an order", ID.section, plan.order),
    Change("a passage outside every section", ID.passage, plan.section),
    Change("a passage of no known kind", ID.passage, plan.passageKind, (plan.boxSection,)),
    Change("a goal without evidence", ID.goal, plan.evidence),
    Change("a goal whose evidence is a section", ID.goal, plan.evidence, (ID.section,)),
    Change("a goal without a name", ID.goal, SKOS.prefLabel),
    Change("a goal that is neither overall nor specific", ID.goal, plan.goalLevel, (plan.city,)),
    Change("a goal with a number for a year", ID.goal, plan.horizon, (typed("2026", XSD.integer),)),
    Change("an indicator without a language", ID.indicator, SKOS.prefLabel, (Literal("路灯亮灯率"),)),
    Change("an indicator in a language of its own", ID.indicator, SKOS.prefLabel, (Literal("路灯亮灯率", lang="fr"),)),
    Change("an indicator with two names in one language", ID.indicator, SKOS.prefLabel, (zh("路灯亮灯率"), zh("亮灯率"))),
    Change("an indicator about a unit's function", ID.indicator, plan.topic, (URIRef(FUNCTION + "finance"),)),
    Change("an indicator whose value is a task", ID.indicator, plan.hasValue, (ID.task,)),
    Change("an indicator with two attributes", ID.indicator, plan.attribute, (zh("约束性"), zh("预期性"))),
    Change("a value of no indicator", ID.value, plan.indicator),
    Change("a value of no kind", ID.value, plan.valueKind),
    Change("a value whose kind is a class", ID.value, plan.valueKind, (plan.Target,)),
    Change("a value with no evidence", ID.value, plan.evidence),
    Change("a value with a comparator in words", ID.value, plan.op, (Literal("不低于"),)),
    Change("a range without an upper end", ID.value, plan.high),
    Change("an upper end without a range", ID.value, plan.op, (Literal("="),)),
    Change("a range that ends below its start", ID.value, plan.high, (typed("90.0", XSD.decimal),)),
    Change("a number in words", ID.value, plan.value, (Literal("九十七"),)),
    Change("a number as a double", ID.value, plan.value, (typed("97.5", XSD.double),)),
    Change("two numbers", ID.target, plan.value, (typed("8.0", XSD.decimal), typed("9.0", XSD.decimal))),
    Change("a number beside the comparator text", ID.target, plan.op, (Literal("text"),)),
    Change("a year as an integer", ID.value, plan.year, (typed("2026", XSD.integer),)),
    Change("a year of two digits", ID.value, plan.year, (typed("26", XSD.gYear),)),
    Change("two years", ID.value, plan.year, (typed("2025", XSD.gYear), typed("2026", XSD.gYear))),
    Change("a quantity without what is printed", ID.target, plan.raw),
    Change("a target that measures nothing", ID.target, plan.measure),
    Change("a target in two plans", ID.target, plan.inPlan, (ID.plan, ID.elsewhere)),
    Change("a target in no plan", ID.target, plan.inPlan),
    Change("a target in a section of its own", ID.target, plan.section, (ID.nowhere,)),
    Change("a task in a city, not a plan", ID.task, plan.inPlan, (ID.yunxi,)),
    Change("a task from nowhere", ID.task, plan.source),
    Change("a task part of a goal", ID.task, plan.partOfTask, (ID.goal,), keep=True),
    Change("a task led by its own name", ID.task, plan.leadUnit, (zh("住建局"),)),
    Change("a task built by a task", ID.task, plan.buildUnit, (ID.target,), keep=True),
    Change("a deadline in words", ID.task, plan.deadline, (zh("明年底"),)),
    Change("a deadline as text", ID.task, plan.deadline, (Literal("2025-12"),)),
    Change("two deadlines", ID.task, plan.deadline, (typed("2025", XSD.gYear), typed("2026", XSD.gYear))),
    Change("an assignment with a role not in the list", ID.assignment, plan.role, (plan.issue,)),
    Change("an assignment without a role", ID.assignment, plan.role),
    Change("an assignment with two roles", ID.assignment, plan.role, (plan.lead, plan.cooperate)),
    Change("an assignment without a unit", ID.assignment, plan.unit),
    Change("an assignment to a place", ID.assignment, plan.unit, (ID.yunxi,)),
    Change("an assignment of no task", ID.assignment, plan.task),
    Change("a unit of no jurisdiction", ID.unit, plan.jurisdiction),
    Change("a unit of two jurisdictions", ID.unit, plan.jurisdiction, (ID.yunxi, ID.xishan)),
    Change("a unit whose function is a topic", ID.unit, plan.function, (URIRef(TOPIC + "gas"),)),
    Change("a unit's other name without a language", ID.unit, SKOS.altLabel, (Literal("住建局"),)),
    Change("a unit that no plan names", ID.unit, plan.inPlan),
    Change("a standard without a title", ID.standard, URIRef(Dcterms.TITLE)),
    Change("a standard of no kind", ID.standard, plan.standardKind),
    Change("a standard of a section's kind", ID.standard, plan.standardKind, (plan.annexSection,)),
    Change("an action on nothing", ID.action, plan.standard),
    Change("an action that is a role", ID.action, plan.action, (plan.lead,)),
    Change("an action quoted by a word", ID.action, plan.quoted, (zh("是"),)),
    Change("a term without a definition", ID["term"], SKOS.definition),
    Change("an achievement without a number", ID.achievement, plan.value),
    Change("a plan without a jurisdiction", ID.plan, plan.jurisdiction),
    Change("a plan with a Chinese identifier", ID.plan, DCTERMS.identifier, (Literal("云溪-2024"),)),
    Change("a plan of no level", ID.plan, plan.level),
    Change("a period of two ends", ID.plan, plan.periodEnd, (typed("2025", XSD.gYear), typed("2026", XSD.gYear))),
    Change("a period that starts in words", ID.plan, plan.periodStart, (zh("十四五"),)),
    Change("a plan issued at some time", ID.plan, DCTERMS.issued, (Literal("2024年3月"),)),
    Change("a plan without a kind", ID.plan, plan.documentKind),
    Change("a place without a name", ID.yunxi, SKOS.prefLabel),
]


# At the edge, and still right.
SOUND = [
    Change("a section without text", ID.section, plan.end, (typed("0", XSD.nonNegativeInteger),)),
    Change("a range of one number", ID.value, plan.high, (typed("97.5", XSD.decimal),)),
    Change("a period of one year", ID.plan, plan.periodEnd, (typed("2024", XSD.gYear),)),
    Change("a plan issued in a month", ID.plan, DCTERMS.issued, (typed("2024-03", XSD.gYearMonth),)),
    Change("a deadline on a day", ID.task, plan.deadline, (typed("2025-06-30", XSD.date),)),
    Change("a task without a deadline", ID.task, plan.deadline),
    Change("a target without a number", ID.target, plan.value),
    Change("a goal for two years", ID.goal, plan.horizon, (typed("2025", XSD.gYear), typed("2035", XSD.gYear))),
    Change("a unit of no known function", ID.unit, plan.function),
]


@pytest.fixture(scope="session")
def validator() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own dependencies when imported
        import pyshacl  # noqa: PLC0415
    return pyshacl


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return parsed(Source.SHAPES)


@pytest.fixture
def good() -> Graph:
    return Graph().parse(GOOD)


def violations(validator: ModuleType, graph: Graph, shapes: Graph) -> set[Node]:
    """Return the nodes that some shape is violated at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        conforms, results, _ = validator.validate(graph, shacl_graph=shapes, inference="none")
    nodes = set(results.objects(None, SH.focusNode))
    assert conforms == (not nodes)
    return nodes


def test_a_good_graph_conforms(validator: ModuleType, good: Graph, shapes: Graph) -> None:
    assert violations(validator, good, shapes) == set()


def test_the_good_graph_has_one_of_everything_extracted(good: Graph) -> None:
    kinds = {str(kind) for kind in good.objects(None, RDF.type)}
    assert {str(each) for each in Class} - kinds == {Class.FUNCTION, Class.TOPIC, Class.ALIGNMENT}


def test_the_shapes_themselves_are_shapes(validator: ModuleType, good: Graph, shapes: Graph) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        conforms, _, report = validator.validate(good, shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


def apply(graph: Graph, change: Change) -> None:
    assert change.keep or (change.subject, change.predicate, None) in graph, "nothing to change"
    if not change.keep:
        graph.remove((change.subject, change.predicate, None))
    for value in change.values:
        graph.add((change.subject, change.predicate, value))


@pytest.mark.parametrize("broken", BROKEN, ids=[each.what for each in BROKEN])
def test_a_broken_graph_is_rejected(broken: Change, validator: ModuleType, good: Graph, shapes: Graph) -> None:
    apply(good, broken)
    assert violations(validator, good, shapes) == {broken.subject}


@pytest.mark.parametrize("sound", SOUND, ids=[each.what for each in SOUND])
def test_what_is_at_the_edge_conforms(sound: Change, validator: ModuleType, good: Graph, shapes: Graph) -> None:
    apply(good, sound)
    assert violations(validator, good, shapes) == set()


def test_every_term_that_the_shapes_name_is_declared(shapes: Graph, plan_graph: Graph) -> None:
    named = {node for triple in shapes for node in triple if str(node).startswith(PLAN)}
    assert named
    assert named - set(plan_graph.subjects()) == set()


def test_no_rule_needs_sparql(shapes: Graph) -> None:
    assert not list(shapes.triples((None, SH.sparql, None)))
    assert not list(shapes.triples((None, SH.select, None)))
