"""What a plan shares out over its districts: one district's figure, the most, the sum, how far apart, who has no share."""

from __future__ import annotations

import pytest

from ingest.extraction import extract
from kg.question.answer import Answer, Question
from kg.question.engine import Engine
from kg.question.sources import Sources
from tests.reading import read

SHARED_OUT = """\
禾川市城市品质提升行动方案（2024—2026年）

一、总体目标

到2026年，全市建成口袋公园12个、共享停车点9处。

二、重点任务

（一）增加身边公园

专栏1 口袋公园和共享停车点建设计划

区县\t口袋公园（个）\t共享停车点（处）
东港区\t5\t4
西桥区\t4\t3
南屏县\t3\t—
北塘县\t2\t2
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    text = read(SHARED_OUT, "hechuan.txt")
    return Engine(Sources([(text, extract(text))]))


def answered(engine: Engine, question: str) -> Answer:
    answer = engine.ask(Question(question=question))
    assert answer.status == "answered", answer.answer
    return answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("东港区的口袋公园要建几个", 5, id="of-one-district"),
        pytest.param("西桥区要建几处共享停车点", 3, id="of-another-measure"),
        pytest.param("东港区和西桥区一共要建多少个口袋公园", 9, id="sum"),
        pytest.param("东港比北塘多几个口袋公园", 3, id="difference-of-short-names"),
        pytest.param("禾川有几个县要建口袋公园", 2, id="how-many-counties"),
        pytest.param("How many pocket parks will Donggang District build?", 5, id="english-name"),
    ],
)
def test_figures(engine: Engine, question: str, value: float) -> None:
    assert answered(engine, question).items[0].value == value


@pytest.mark.parametrize(
    ("question", "places"),
    [
        pytest.param("禾川哪个区的口袋公园最多", ["东港区"], id="most"),
        pytest.param("禾川哪两个区县口袋公园最多", ["东港区", "西桥区"], id="the-two-with-most"),
        pytest.param("禾川哪些县没有共享停车点的任务", ["南屏县"], id="without-a-share"),
        pytest.param("禾川哪些县要建口袋公园", ["南屏县", "北塘县"], id="of-one-kind"),
    ],
)
def test_places(engine: Engine, question: str, places: list[str]) -> None:
    assert [item.label for item in answered(engine, question).items] == places
