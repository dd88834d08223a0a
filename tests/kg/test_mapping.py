from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, QB, RDF, SKOS

from corpus.catalogue import CatalogueEntry
from corpus.text import PlanText
from kg import iris
from kg.mapping import graph_of
from kg.terms import nquads
from kg.topics import Labels, Linker
from kg.validation import graph, validate
from ontology.records import PlanRecords
from ontology.vocabulary import PLAN, TOPIC
from tests.kg.plans import small_plan_records
from tests.strategies import plans

P = Namespace(PLAN)
ODRL = Namespace("http://www.w3.org/ns/odrl/2/")
OA = Namespace("http://www.w3.org/ns/oa#")
LINKER = Linker(Labels([("井盖", TOPIC + "manhole-covers")]), Labels([("公安局", "https://w3id.org/plangraph/function/police")]))
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(scope="module")
def small() -> Graph:
    return graph(graph_of(*small_plan_records(), linker=LINKER))


def named(graph: Graph, cls: URIRef, label: str) -> URIRef:
    [found] = [s for s in graph.subjects(SKOS.prefLabel, Literal(label, lang="zh")) if (s, RDF.type, cls) in graph]
    assert isinstance(found, URIRef)
    return found


@slow
@given(plans())
def test_the_graph_conforms(plan: tuple[PlanText, PlanRecords]) -> None:
    validate("drawn", graph_of(*plan, linker=LINKER))


@slow
@given(plans())
def test_every_record_has_evidence_whose_quote_is_the_slice(plan: tuple[PlanText, PlanRecords]) -> None:
    text, records = plan
    made = graph(graph_of(text, records, linker=LINKER))
    for name in ("goals", "indicators", "targets", "tasks", "units", "standards", "terms", "achievements"):
        for record in getattr(records, name):
            nodes = list(made.objects(URIRef(iris.record_iri(records.plan, record.id)), P.evidence))
            found = sorted((int(str(made.value(n, P.start))), int(str(made.value(n, P.end))), str(made.value(n, P.quote))) for n in nodes)
            assert found == sorted({(e.start, e.end, text.text[e.start : e.end]) for e in record.evidence})


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own parser uses it
@slow
@given(plans())
def test_the_graph_round_trips(plan: tuple[PlanText, PlanRecords]) -> None:
    statements = graph_of(*plan, linker=LINKER)
    name = iris.plan_iri(plan[1].plan)
    read = Dataset().parse(data=nquads(statements, name), format="nquads")
    assert {(s, p, o) for s, p, o, _ in read.quads()} == set(graph(statements))
    assert {str(g) for *_, g in read.quads()} == {name}


@slow
@given(plans())
def test_only_ascii_iris_and_no_blank_nodes(plan: tuple[PlanText, PlanRecords]) -> None:
    for statement in graph_of(*plan, linker=LINKER):
        assert statement.subject.isascii()
        assert statement.object.kind in {"literal", "iri"}
        assert statement.object.kind == "literal" or statement.object.value.isascii()


@slow
@given(plans())
def test_the_same_records_give_the_same_bytes(plan: tuple[PlanText, PlanRecords]) -> None:
    again = PlanRecords.from_json(plan[1].to_json())
    assert nquads(graph_of(*plan, linker=LINKER), "https://a.example/g") == nquads(
        graph_of(plan[0], again, linker=LINKER), "https://a.example/g"
    )


def test_a_unit_and_its_part(small: Graph) -> None:
    task, unit = named(small, P.Task, "井盖安全整治行动"), named(small, P.Unit, "市公安局")
    assert (task, P.leadUnit, unit) in small
    assert (task, P.involvedUnit, unit) in small
    [part] = small.subjects(PROV.agent, unit)
    assert (part, P.role, P.lead) in small
    assert (part, RDF.type, PROV.Attribution) in small
    assert (unit, P.function, URIRef("https://w3id.org/plangraph/function/police")) in small
    assert (unit, RDF.type, ORG.FormalOrganization) in small
    assert {str(o) for o in small.objects(unit, SKOS.altLabel)} == {"云溪市公安局", "公安局"}


def test_an_indicator_value_is_an_observation(small: Graph) -> None:
    indicator = named(small, P.Indicator, "供水管网漏损率")
    [value] = [v for v in small.objects(indicator, P.hasValue) if (v, P.valueKind, P.target) in small]
    assert (value, RDF.type, QB.Observation) in small
    assert (value, ODRL.operator, ODRL.lteq) in small
    assert str(small.value(value, P.value)) == "8.5"
    assert str(small.value(value, P.year)) == "2026"
    assert str(small.value(value, P.unitText)) == "%"
    assert (value, URIRef("http://qudt.org/schema/qudt/hasUnit"), URIRef("http://qudt.org/vocab/unit/PERCENT")) in small
    assert (indicator, P.attributeKind, P.binding) in small


def test_topics_and_sections(small: Graph) -> None:
    task = named(small, P.Task, "井盖安全整治行动")
    assert list(small.objects(task, P.topic)) == [URIRef(TOPIC + "manhole-covers")]
    section = small.value(task, P.section)
    assert str(small.value(section, P.path)) == "三、重点任务"


def test_a_section_without_heading_is_named_by_its_kind(small: Graph) -> None:
    [cover] = small.subjects(P.sectionKind, P.coverSection)
    assert small.value(cover, DCTERMS.title) == Literal("封面", lang="zh")


def test_the_shortcut_from_plan_to_standard(small: Graph) -> None:
    [standard] = small.objects(None, P.plansToIssue)
    assert small.value(standard, DCTERMS.title) == Literal("云溪市公共厕所服务规范", lang="zh")


def test_names_that_differ_in_width_are_one_unit_or_document() -> None:
    text, records = small_plan_records()
    [lead], [toilets] = records.units, records.standards
    units = tuple(
        msgspec.structs.replace(lead, id=f"assignment-{n}", unit=name) for n, name in enumerate(("城管办（常态办）", "城管办(常态办)"))
    )
    titles = ("公厕标准(试行)", "公厕标准（试行）")
    standards = tuple(msgspec.structs.replace(toilets, id=f"standard-{n}", title=title) for n, title in enumerate(titles))
    made = graph(graph_of(text, msgspec.structs.replace(records, units=units, standards=standards), linker=LINKER))
    unit = named(made, P.Unit, "城管办（常态办）")
    assert Literal("城管办(常态办)", lang="zh") in set(made.objects(unit, SKOS.altLabel))
    assert len(list(made.subjects(P.unit, unit))) == 2
    [document] = made.subjects(RDF.type, P.Standard)
    assert made.value(document, DCTERMS.title) == Literal(titles[0], lang="zh")
    assert len(list(made.subjects(P.standard, document))) == 2


def test_the_jurisdiction_lies_in_its_province() -> None:
    text, records = small_plan_records()
    moved = msgspec.structs.replace(records, document=msgspec.structs.replace(records.document, jurisdiction="绍兴市"))
    made = graph(graph_of(text, moved, linker=LINKER))
    city = named(made, P.Jurisdiction, "绍兴市")
    assert made.value(city, P.within) == named(made, P.Jurisdiction, "浙江省")
    assert str(made.value(city, SKOS.notation)) == "330600"


def test_selectors_find_the_quote_again(small: Graph) -> None:
    text, _ = small_plan_records()
    for selector in small.subjects(RDF.type, OA.TextQuoteSelector):
        prefix, exact, suffix = (str(small.value(selector, part) or "") for part in (OA.prefix, OA.exact, OA.suffix))
        assert prefix + exact + suffix in text.text


def test_a_digest_says_so() -> None:
    entry = CatalogueEntry(file="yunxi.txt", title="方案", jurisdiction="云溪市", issuer="云溪市人民政府办公室", digest=True)
    made = graph(graph_of(*small_plan_records(), entry, linker=LINKER))
    assert "digest" in str(list(made.objects(URIRef(iris.plan_iri("yunxi-2024")), DCTERMS.description)))
