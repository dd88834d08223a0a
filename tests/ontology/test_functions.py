"""The kinds of departments: labels in both languages, one kind a name, and the names that plans print."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from ontology.vocabulary import FUNCTION, Class

LABELS = (SKOS.prefLabel, SKOS.altLabel)

PRINTED = [
    ("住建局", "housing-construction"),
    ("住房和城乡建设局", "housing-construction"),
    ("住房城乡建设部门", "housing-construction"),
    ("建委", "housing-construction"),
    ("建设部门", "housing-construction"),
    ("公安局", "public-security"),
    ("公安局交警大队", "traffic-police"),
    ("综合行政执法局", "law-enforcement"),
    ("城管执法局", "law-enforcement"),
    ("城管办", "urban-management"),
    ("城管委", "urban-management"),
    ("城市管理局", "urban-management"),
    ("资源规划局", "natural-resources"),
    ("自然资源和规划局", "natural-resources"),
    ("生态环境局", "ecology-environment"),
    ("交通运输局", "transport"),
    ("水利局", "water-resources"),
    ("水务公司", "water-affairs"),
    ("发改委", "development-reform"),
    ("财政局", "finance"),
    ("经信局", "industry-information"),
    ("工业和信息化局", "industry-information"),
    ("大数据中心", "big-data"),
    ("市场监管局", "market-regulation"),
    ("卫健委", "health"),
    ("教育局", "education"),
    ("民政局", "civil-affairs"),
    ("人力社保局", "human-resources"),
    ("农业农村局", "agriculture"),
    ("文广旅局", "culture-tourism"),
    ("应急局", "emergency"),
    ("消防救援大队", "fire-rescue"),
    ("气象局", "meteorology"),
    ("司法局", "justice"),
    ("政法委", "political-legal"),
    ("宣传部", "publicity"),
    ("组织部", "organization-department"),
    ("文明办", "civilization-office"),
    ("机关事务局", "government-offices-administration"),
    ("商务局", "commerce"),
    ("科技局", "science-technology"),
    ("供电公司", "power-supply"),
    ("燃气公司", "gas-supply"),
    ("城投集团", "city-investment"),
    ("乡镇（街道）", "town-government"),
    ("各区县", "county-government"),
    ("法院", "court"),
    ("检察院", "procuratorate"),
    ("税务局", "tax"),
    ("审计局", "audit"),
    ("统计局", "statistics"),
    ("团市委", "youth-league"),
    ("妇联", "womens-federation"),
    ("总工会", "trade-union"),
    ("体育局", "sports"),
    ("退役军人事务局", "veterans"),
    ("医保局", "medical-security"),
    ("林业局", "forestry"),
    ("海洋与渔业局", "marine-fishery"),
    ("邮政管理局", "postal"),
    ("国安局", "state-security"),
    ("侨办", "overseas-chinese"),
    ("新城管委会", "development-zone"),
    ("外交部", "foreign-affairs"),
    ("国防科工办", "industry-information"),
    ("出入境管理局", "public-security"),
    ("退役局", "veterans"),
    ("设区市", "government"),
    ("环委办", "ecology-environment"),
    ("律师协会", "justice"),
]


@pytest.fixture(scope="session")
def functions(functions_graph: Graph) -> list[URIRef]:
    return sorted(s for s in functions_graph.subjects(RDF.type, URIRef(Class.FUNCTION)) if isinstance(s, URIRef))


def labels(graph: Graph, function: URIRef) -> set[str]:
    return {str(o) for predicate in LABELS for o in graph.objects(function, predicate)}


def test_there_are_enough(functions: list[URIRef]) -> None:
    assert len(functions) >= 50


def test_every_function_is_an_ascii_slug_named_in_each_language(functions: list[URIRef], functions_graph: Graph) -> None:
    for function in functions:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", function.removeprefix(FUNCTION)), function
        assert (function, SKOS.inScheme, URIRef(FUNCTION + "scheme")) in functions_graph
        for predicate in LABELS:
            spoken = [str(o.language) for o in functions_graph.objects(function, predicate) if isinstance(o, Literal)]
            assert set(spoken) == {"en", "zh"}, function
            assert predicate == SKOS.altLabel or len(spoken) == 2, function


def test_no_name_stands_at_two_functions(functions: list[URIRef], functions_graph: Graph) -> None:
    bearers = Counter(
        label.casefold() for function in functions for label in {each.casefold() for each in labels(functions_graph, function)}
    )
    assert [label for label, count in bearers.items() if count > 1] == []


def test_no_name_is_a_single_character(functions: list[URIRef], functions_graph: Graph) -> None:
    assert [label for function in functions for label in labels(functions_graph, function) if len(label) < 2] == []


def test_a_broader_function_is_one_of_them(functions: list[URIRef], functions_graph: Graph) -> None:
    assert set(functions_graph.objects(None, SKOS.broader)) <= set(functions)


@pytest.mark.parametrize(("name", "slug"), PRINTED, ids=[name for name, _ in PRINTED])
def test_a_printed_name_finds_its_function(name: str, slug: str, functions_graph: Graph) -> None:
    assert name in labels(functions_graph, URIRef(FUNCTION + slug))
