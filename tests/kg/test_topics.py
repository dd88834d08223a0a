from __future__ import annotations

import pytest

from kg.topics import Labels, Linker

TOPICS = Labels(
    [
        ("停车", "t:parking"),
        ("停车场", "t:car-park"),
        ("parking", "t:parking"),
        ("park", "t:park"),
        ("公园", "t:park"),
        ("绿道", "t:greenway"),
        ("路灯", "t:street-light"),
    ]
)
FUNCTIONS = Labels([("公安局", "f:police"), ("交警", "f:traffic-police"), ("交警支队", "f:traffic-police")])
LINKER = Linker(TOPICS, FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("建设停车场三处", [(2, 5, ("t:car-park",))], id="longest-only"),
        pytest.param("停車場與公園", [(0, 3, ("t:car-park",)), (4, 6, ("t:park",))], id="traditional-with-offsets"),
        pytest.param("Parking near a PARK", [(0, 7, ("t:parking",)), (15, 19, ("t:park",))], id="latin-any-case"),
        pytest.param("parks and sparking", [], id="latin-whole-words-only"),
        pytest.param("停车park场", [(0, 2, ("t:parking",)), (2, 6, ("t:park",))], id="latin-beside-chinese"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_find(text: str, found: list[tuple[int, int, tuple[str, ...]]]) -> None:
    assert [(match.start, match.end, match.concepts) for match in LINKER.find_topics(text)] == found


@pytest.mark.parametrize(
    ("label", "text", "topics"),
    [
        pytest.param("路灯与停车场改造", "公园", ("t:car-park", "t:street-light"), id="label-longest-first"),
        pytest.param("专项行动", "建公园，修路灯，再建公园", ("t:park", "t:street-light"), id="text-most-named-first"),
        pytest.param("停车、公园、路灯、绿道", "", ("t:parking", "t:park", "t:street-light"), id="at-most-three"),
        pytest.param("专项行动", "加强领导", (), id="none"),
    ],
)
def test_topics(label: str, text: str, topics: tuple[str, ...]) -> None:
    assert LINKER.topics(label, text) == topics


def test_the_longest_function_counts() -> None:
    assert LINKER.functions("市公安局交警支队") == ("f:traffic-police",)
    assert LINKER.functions("市档案馆") == ()


def test_synonyms_of_each_concept_in_a_fixed_order() -> None:
    assert ("parking", "停车") in LINKER.synonyms()
    assert LINKER.synonyms()[-1] == ("交警", "交警支队")


def test_no_labels_find_nothing() -> None:
    assert Labels([]).find("停车") == []
