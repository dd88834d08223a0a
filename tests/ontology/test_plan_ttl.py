"""plan.ttl on its own: labels in both languages, places for every field of the records, and the standards it is tied to."""

from __future__ import annotations

import msgspec
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import records, reused
from ontology.vocabulary import ONTOLOGY, Class, Concept, Property, Scheme

NAMED = [*Class, *Property, *Scheme]
REUSED = [
    reused.Dcterms.TITLE,
    reused.Dcterms.PUBLISHER,
    reused.Dcterms.ISSUED,
    reused.Dcterms.IDENTIFIER,
    reused.Skos.PREF_LABEL,
    reused.Skos.ALT_LABEL,
    reused.Skos.DEFINITION,
]

# Where each field of the records goes in the graph. `id` becomes the node's IRI, `PlanRecords` the named graph.
HOMES: dict[type[msgspec.Struct], dict[str, str]] = {
    records.Evidence: {"start": Property.START, "end": Property.END},
    records.Document: {
        "title": reused.Dcterms.TITLE,
        "jurisdiction": Property.JURISDICTION,
        "level": Property.LEVEL,
        "kind": Property.DOCUMENT_KIND,
        "short": Property.SHORT_TITLE,
        "issuers": reused.Dcterms.PUBLISHER,
        "number": Property.DOCUMENT_NUMBER,
        "issued": reused.Dcterms.ISSUED,
        "period": Property.PERIOD_START,
        "evidence": Property.EVIDENCE,
    },
    records.Section: {
        "title": reused.Dcterms.TITLE,
        "level": Property.DEPTH,
        "kind": Property.SECTION_KIND,
        "order": Property.ORDER,
        "start": Property.START,
        "body": Property.BODY_START,
        "end": Property.END,
        "number": Property.NUMBER,
        "parent": Property.PARENT_SECTION,
        "path": Property.PATH,
    },
    records.Passage: {"section": Property.SECTION, "kind": Property.PASSAGE_KIND, "start": Property.START, "end": Property.END},
    records.Goal: {
        "evidence": Property.EVIDENCE,
        "title": reused.Skos.PREF_LABEL,
        "text_head": Property.TEXT_HEAD,
        "section": Property.SECTION,
        "level": Property.GOAL_LEVEL,
        "horizon": Property.HORIZON,
        "text": Property.TEXT,
    },
    records.Indicator: {
        "evidence": Property.EVIDENCE,
        "name": reused.Skos.PREF_LABEL,
        "values": Property.HAS_VALUE,
        "group": Property.GROUP,
        "unit": Property.UNIT_TEXT,
        "attribute": Property.ATTRIBUTE,
        "section": Property.SECTION,
    },
    records.IndicatorValue: {
        "kind": Property.VALUE_KIND,
        "raw": Property.RAW,
        "op": Property.OP,
        "year": Property.YEAR,
        "value": Property.VALUE,
        "high": Property.HIGH,
        "unit": Property.UNIT_TEXT,
        "per": Property.PER,
        "evidence": Property.EVIDENCE,
    },
    records.Target: {
        "evidence": Property.EVIDENCE,
        "measure": Property.MEASURE,
        "raw": Property.RAW,
        "op": Property.OP,
        "section": Property.SECTION,
        "value": Property.VALUE,
        "high": Property.HIGH,
        "unit": Property.UNIT_TEXT,
        "year": Property.YEAR,
        "scope": Property.SCOPE,
        "per": Property.PER,
        "task": Property.TASK,
    },
    records.Detail: {"header": Property.HEADER, "start": Property.START, "end": Property.END},
    records.Task: {
        "evidence": Property.EVIDENCE,
        "title": reused.Skos.PREF_LABEL,
        "section": Property.SECTION,
        "source": Property.SOURCE,
        "parent": Property.PART_OF_TASK,
        "number": Property.NUMBER,
        "table": Property.TABLE,
        "deadline": Property.DEADLINE,
        "targets": Property.TARGET_TEXT,
        "details": Property.DETAIL,
    },
    records.Assignment: {
        "evidence": Property.EVIDENCE,
        "task": Property.TASK,
        "unit": Property.UNIT,
        "role": Property.ROLE,
        "scope": Property.SCOPE,
    },
    records.Standard: {
        "evidence": Property.EVIDENCE,
        "title": reused.Dcterms.TITLE,
        "kind": Property.STANDARD_KIND,
        "action": Property.ACTION,
        "section": Property.SECTION,
        "quoted": Property.QUOTED,
        "year": Property.YEAR,
        "task": Property.TASK,
    },
    records.Term: {"evidence": Property.EVIDENCE, "term": reused.Skos.PREF_LABEL, "definition": reused.Skos.DEFINITION},
    records.Achievement: {
        "evidence": Property.EVIDENCE,
        "measure": Property.MEASURE,
        "raw": Property.RAW,
        "op": Property.OP,
        "value": Property.VALUE,
        "section": Property.SECTION,
        "unit": Property.UNIT_TEXT,
        "year": Property.YEAR,
        "scope": Property.SCOPE,
        "high": Property.HIGH,
    },
}


def languages(graph: Graph, subject: str, predicate: Node) -> list[str]:
    return sorted(str(o.language) for o in graph.objects(URIRef(subject), predicate) if isinstance(o, Literal))


@pytest.mark.parametrize("term", [*NAMED, *REUSED], ids=str)
def test_a_term_is_labelled_once_in_each_language(term: str, plan_graph: Graph) -> None:
    assert languages(plan_graph, term, RDFS.label) == ["en", "zh"]


@pytest.mark.parametrize("term", [*Class, *Property, *REUSED], ids=str)
def test_a_term_is_explained_in_each_language(term: str, plan_graph: Graph) -> None:
    assert languages(plan_graph, term, RDFS.comment) == ["en", "zh"]


@pytest.mark.parametrize("concept", list(Concept), ids=str)
def test_a_concept_is_named_and_defined_in_each_language(concept: str, plan_graph: Graph) -> None:
    assert languages(plan_graph, concept, SKOS.prefLabel) == ["en", "zh"]
    assert languages(plan_graph, concept, SKOS.definition) == ["en", "zh"]


@pytest.mark.parametrize("record", HOMES, ids=lambda record: record.__name__)
def test_every_field_of_a_record_has_a_home(record: type[msgspec.Struct]) -> None:
    assert set(HOMES[record]) == set(record.__struct_fields__) - {"id"}


def test_every_record_type_is_covered() -> None:
    structs = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    assert {kind for kind in structs if not kind.__name__.startswith("_")} == {records.PlanRecords, *HOMES}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Class.PLAN, reused.PPlan.PLAN),
        (Class.PLAN, reused.Dcterms.BIBLIOGRAPHIC_RESOURCE),
        (Class.SECTION, reused.Doco.SECTION),
        (Class.INDICATOR, reused.Skos.CONCEPT),
        (Class.INDICATOR_VALUE, reused.Qb.OBSERVATION),
        (Class.TARGET, reused.Qb.OBSERVATION),
        (Class.ACHIEVEMENT, reused.Qb.OBSERVATION),
        (Class.TASK, reused.PPlan.STEP),
        (Class.ASSIGNMENT, reused.Prov.ATTRIBUTION),
        (Class.UNIT, reused.Org.ORGANIZATION),
        (Class.TERM, reused.Skos.CONCEPT),
        (Class.TOPIC, reused.Skos.CONCEPT),
        (Class.EVIDENCE, reused.Oa.SPECIFIC_RESOURCE),
        (Class.JURISDICTION, reused.Schema.ADMINISTRATIVE_AREA),
    ],
)
def test_a_class_is_tied_to_the_standard_one(ours: str, theirs: str, plan_graph: Graph) -> None:
    assert (URIRef(ours), RDFS.subClassOf, URIRef(theirs)) in plan_graph


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Property.JURISDICTION, reused.Dcterms.SPATIAL),
        (Property.UNIT, reused.Prov.AGENT),
        (Property.ROLE, reused.Dcat.HAD_ROLE),
        (Property.VALUE, reused.SdmxMeasure.OBS_VALUE),
        (Property.ORDER, reused.Schema.POSITION),
        (Property.FUNCTION, reused.Org.CLASSIFICATION),
    ],
)
def test_a_property_is_tied_to_the_standard_one(ours: str, theirs: str, plan_graph: Graph) -> None:
    assert (URIRef(ours), RDFS.subPropertyOf, URIRef(theirs)) in plan_graph


def test_the_header_states_version_licence_and_title(plan_graph: Graph) -> None:
    header = URIRef(ONTOLOGY)
    assert (header, RDF.type, OWL.Ontology) in plan_graph
    assert str(plan_graph.value(header, DCTERMS.license)).startswith("https://www.apache.org/licenses/")
    assert str(plan_graph.value(header, OWL.versionInfo)).count(".") == 2
    assert languages(plan_graph, ONTOLOGY, DCTERMS.title) == ["en", "zh"]


def test_nothing_is_said_of_a_term_that_is_not_declared(plan_graph: Graph) -> None:
    known = {str(term) for term in (*NAMED, *Concept)}
    used = {str(node) for triple in plan_graph for node in triple if str(node).startswith("https://w3id.org/plangraph/ontology#")}
    assert used - known <= {"https://w3id.org/plangraph/ontology#"}
