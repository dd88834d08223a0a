"""The topics: labels in both languages, one topic a label, a hierarchy without loops, and the words that people really use."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from ontology.vocabulary import TOPIC, Class

SCHEME = URIRef(TOPIC + "scheme")
LABELS = (SKOS.prefLabel, SKOS.altLabel)

# What people say, and the topic that they mean.
EVERYDAY = [
    ("井盖", "manhole-covers"),
    ("窨井盖", "manhole-covers"),
    ("检查井盖", "manhole-covers"),
    ("manhole cover", "manhole-covers"),
    ("街灯", "street-lamps"),
    ("street lamp", "street-lamps"),
    ("乱停车", "illegal-parking"),
    ("违章停车", "illegal-parking"),
    ("illegal parking", "illegal-parking"),
    ("遛狗", "dogs"),
    ("犬只", "dogs"),
    ("dog", "dogs"),
    ("菜场", "markets"),
    ("菜市场", "markets"),
    ("wet market", "markets"),
    ("牛皮癣", "illegal-ads"),
    ("乱张贴", "illegal-ads"),
    ("厕所", "public-toilets"),
    ("公共卫生间", "public-toilets"),
    ("public toilet", "public-toilets"),
    ("水管漏水", "leakage"),
    ("漏损率", "leakage"),
    ("leakage", "leakage"),
    ("垃圾分类", "waste-sorting"),
    ("渣土", "construction-waste"),
    ("construction waste", "construction-waste"),
    ("数字城管", "digital-urban-management"),
    ("内涝", "waterlogging"),
    ("燃气", "gas"),
    ("城市更新", "urban-renewal"),
    ("老小区", "old-communities"),
    ("无障碍", "accessibility"),
    ("水库", "water-resources"),
    ("电子政务", "digital-government"),
    ("乡村振兴", "agriculture-rural"),
    ("高标准农田", "grain-production"),
    ("PM2.5", "air-quality"),
    ("公交车", "public-transport"),
    ("养老", "elderly-care"),
]


def labels(graph: Graph, topic: URIRef) -> list[Literal]:
    return [o for predicate in LABELS for o in graph.objects(topic, predicate) if isinstance(o, Literal)]


@pytest.fixture(scope="session")
def topics(topics_graph: Graph) -> list[URIRef]:
    return sorted(s for s in topics_graph.subjects(RDF.type, URIRef(Class.TOPIC)) if isinstance(s, URIRef))


def test_there_are_enough(topics: list[URIRef]) -> None:
    assert len(topics) >= 180


def test_every_topic_is_an_ascii_slug_in_the_scheme(topics: list[URIRef], topics_graph: Graph) -> None:
    for topic in topics:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", topic.removeprefix(TOPIC)), topic
        assert (topic, SKOS.inScheme, SCHEME) in topics_graph
        assert (topic, RDF.type, SKOS.Concept) in topics_graph


def test_every_topic_has_one_name_and_other_words_in_each_language(topics: list[URIRef], topics_graph: Graph) -> None:
    for topic in topics:
        names = sorted(str(o.language) for o in topics_graph.objects(topic, SKOS.prefLabel) if isinstance(o, Literal))
        assert names == ["en", "zh"], topic
        others = {o.language for o in topics_graph.objects(topic, SKOS.altLabel) if isinstance(o, Literal)}
        assert others == {"en", "zh"}, topic


def test_no_label_stands_at_two_topics(topics: list[URIRef], topics_graph: Graph) -> None:
    bearers = Counter(str(label).casefold() for topic in topics for label in {str(o).casefold() for o in labels(topics_graph, topic)})
    assert [label for label, count in bearers.items() if count > 1] == []


def test_no_label_says_too_little(topics: list[URIRef], topics_graph: Graph) -> None:
    general = {
        "管理",
        "建设",
        "工作",
        "服务",
        "城市",
        "发展",
        "安全",
        "设施",
        "项目",
        "治理",
        "整治",
        "提升",
        "management",
        "city",
        "service",
    }
    said = {str(o) for topic in topics for o in labels(topics_graph, topic)}
    assert {label for label in said if len(label) < 2 or label.lower() in general} == set()


def test_the_hierarchy_reaches_the_top_without_loops(topics: list[URIRef], topics_graph: Graph) -> None:
    for topic in topics:
        above = {topic}
        frontier = list(topics_graph.objects(topic, SKOS.broader))
        while frontier:
            step = frontier.pop()
            assert step != topic, f"{topic} is above itself"
            assert step in topics, f"{topic} is under {step}, which is no topic"
            if step not in above:
                above.add(step)  # type: ignore[arg-type]
                frontier.extend(topics_graph.objects(step, SKOS.broader))
        assert any((each, SKOS.topConceptOf, SCHEME) in topics_graph for each in above), topic


def test_narrower_is_broader_the_other_way_round(topics_graph: Graph) -> None:
    assert set(topics_graph.subject_objects(SKOS.narrower)) == {(o, s) for s, o in topics_graph.subject_objects(SKOS.broader)}


def test_a_national_class_number_stands_at_one_topic(topics_graph: Graph) -> None:
    numbers = list(topics_graph.objects(None, SKOS.notation))
    assert len(numbers) == len(set(numbers)) == 9
    assert {str(number.datatype) for number in numbers if isinstance(number, Literal)} == {TOPIC + "component-code", TOPIC + "event-code"}


@pytest.mark.parametrize(("word", "slug"), EVERYDAY, ids=[f"{word}-{slug}" for word, slug in EVERYDAY])
def test_an_everyday_word_finds_its_topic(word: str, slug: str, topics_graph: Graph) -> None:
    assert word.casefold() in {str(o).casefold() for o in labels(topics_graph, URIRef(TOPIC + slug))}
