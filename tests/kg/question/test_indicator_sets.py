"""Sets of indicators: by attribute, group, value and subject, listed and counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer
from kg.question.indicator_sets import five_years

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        pytest.param("云溪的约束性指标有哪些", ["城市道路完好率", "生活垃圾回收利用率"], id="attribute"),
        pytest.param("云溪环境卫生类的指标是哪几个", ["生活垃圾回收利用率", "道路机械化清扫率"], id="group"),
        pytest.param("云溪哪些指标的目标值超过95%", ["城市道路完好率", "路灯亮灯率"], id="above-a-figure"),
        pytest.param("云溪哪个指标的目标值是65%", ["生活垃圾回收利用率"], id="a-figure"),
        pytest.param("垃圾方面云溪定了哪些指标", ["生活垃圾回收利用率"], id="subject"),
        pytest.param("List the binding indicators of Yunxi", ["城市道路完好率", "生活垃圾回收利用率"], id="english"),
    ],
)
def test_lists(ask: Ask, question: str, names: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [item.label for item in answer.items] == names


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        pytest.param("云溪指标表里有几个约束性指标", [2], id="attribute"),
        pytest.param("云溪指标表里预期性的有几个", [2], id="attribute-alone"),
        pytest.param("云溪约束性和预期性指标各有几项", [2, 2], id="each-attribute"),
        pytest.param("云溪有多少项指标", [4], id="all"),
        pytest.param("How many binding indicators does Yunxi have?", [2], id="english"),
    ],
)
def test_counts(ask: Ask, question: str, numbers: list[int]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [(item.value, len(item.members)) for item in answer.items] == [(n, n) for n in numbers]


def test_no_indicators_for_a_plan_without_a_table(ask: Ask) -> None:
    assert ask("松岭的约束性指标有哪些").status == "not_found"


@pytest.mark.parametrize(("year", "name"), [(2020, "十三五"), (2021, "十四五"), (2025, "十四五"), (2006, "十一五"), (1990, "")])
def test_five_years(year: int, name: str) -> None:
    assert five_years(year) == name
