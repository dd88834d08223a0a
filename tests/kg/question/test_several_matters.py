"""Several things asked at once, of one plan or of two, and what two have in common."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer
from kg.question.decomposition import common_to, parts_of
from kg.question.sources import Sources

Ask = Callable[[str], Answer]


def labels(answer: Answer) -> list[str]:
    assert answer.status == "answered", answer.answer
    return [item.label for item in answer.items]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param("松岭井盖普查和路灯节能改造，牵头单位各是谁", ["县住建局", "县综合执法局"], id="two-matters-one-question"),
        pytest.param("松岭井盖普查谁牵头，公厕改造谁牵头", ["县住建局"], id="one-unit-for-both"),
        pytest.param("松岭哪项任务要求破损井盖24小时内更换", ["井盖普查"], id="the-task-that-says-it"),
        pytest.param("云溪和松岭都要修订的办法有哪些", [], id="nothing-in-common"),
    ],
)
def test_items(ask: Ask, question: str, found: list[str]) -> None:
    answer = ask(question)
    assert list(dict.fromkeys(item.label for item in answer.items if item.type != "standard")) == found


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("松岭要改造公厕和新建公厕各多少座", [30, 12], id="each"),
        pytest.param("云溪路灯亮灯率2023年是多少，2026年要多少", [97.8, 99], id="two-years"),
        pytest.param("云溪路灯亮灯率和城市道路完好率2026年要达到多少", [99, 97], id="two-measures"),
    ],
)
def test_values(ask: Ask, question: str, values: list[float]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert sorted(float(item.value or 0) for item in answer.items) == sorted(values)


def test_a_rise_between_two_years(ask: Ask) -> None:
    answer = ask("云溪城市道路完好率从2023年到2026年要提高几个百分点")
    assert [(item.value, item.unit) for item in answer.items] == [(3.5, "个百分点")]


def test_what_is_common_is_asked_of_each(sources: Sources) -> None:
    asked = sources.understanding.understand("路灯养护，云溪和松岭都点到的部门有哪些")
    assert common_to(asked, sources.places.find(asked.text)) == ["路灯养护,云溪点到的部门有哪些", "路灯养护,松岭点到的部门有哪些"]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("松岭井盖普查和公厕改造分别由谁牵头", ["松岭井盖普查由谁牵头", "公厕改造由谁牵头"], id="two"),
        pytest.param("松岭井盖普查由谁牵头", [], id="one"),
    ],
)
def test_matters(sources: Sources, question: str, parts: list[str]) -> None:
    asked = sources.understanding.understand(question)
    assert parts_of(asked, sources.places.find(asked.text)) == parts
