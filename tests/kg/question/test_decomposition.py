from __future__ import annotations

import pytest

from kg.question.answer import Question
from kg.question.decomposition import parts_of
from kg.question.engine import Engine
from kg.question.sources import Sources


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param(
            "云溪的口袋公园要建多少个，松岭的停车场要建多少处",
            ["云溪的口袋公园要建多少个", "松岭的停车场要建多少处"],
            id="a-question-a-city",
        ),
        pytest.param("云溪的井盖和松岭的路灯，各由谁牵头", ["云溪的井盖,各由谁牵头", "松岭的路灯,各由谁牵头"], id="what-asks-stands-last"),
        pytest.param("云溪和松岭的污水处理率哪个更高", [], id="a-comparison"),
        pytest.param("云溪的口袋公园要建多少个", [], id="one-city"),
        pytest.param(
            "松岭井盖普查谁牵头，什么时候完成", ["松岭井盖普查谁牵头", "松岭井盖普查什么时候完成"], id="two-things-asked-of-one-matter"
        ),
        pytest.param("松岭井盖普查谁牵头，公厕要改造多少座", ["松岭井盖普查谁牵头", "松岭公厕要改造多少座"], id="two-matters-of-one-city"),
        pytest.param("井盖普查最多拖多久？松岭怎么规定的", [], id="how-it-is-put-asks-nothing"),
        pytest.param("口袋公园要建多少个", [], id="no-city"),
    ],
)
def test_parts(sources: Sources, question: str, parts: list[str]) -> None:
    asked = sources.understanding.understand(question)
    assert parts_of(asked, sources.places.find(asked.text)) == parts


def test_the_parts_are_answered_together(engine: Engine) -> None:
    answer = engine.ask(Question(question="云溪的口袋公园要建多少个，松岭的停车场要建多少处"))
    assert [(i.city, i.value) for i in answer.items] == [("云溪市", 45), ("松岭县", 7)]
