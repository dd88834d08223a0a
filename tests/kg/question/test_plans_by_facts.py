"""Plans asked for by a fact about them, and what holds for two cities alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        pytest.param("云政办发〔2024〕7号是哪份文件的文号", ["云溪市城市精细化管理行动方案（2024—2026年）"], id="number"),
        pytest.param("哪份方案是2025年印发的", ["松岭县城乡环境整治实施方案"], id="year"),
        pytest.param("哪个城市的方案是2024年印发的", ["云溪市"], id="place-by-year"),
        pytest.param("Which of the plans came out in 2025?", ["松岭县城乡环境整治实施方案"], id="english"),
    ],
)
def test_plans(ask: Ask, question: str, labels: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [item.label for item in answer.items] == labels


@pytest.mark.parametrize("question", ["云政办发〔2023〕7号是哪份文件", "哪份方案是2019年印发的"], ids=["number", "year"])
def test_no_such_plan(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        pytest.param("云溪和松岭都提出了城市道路完好率的目标吗", True, id="said-by-both"),
        pytest.param("云溪和松岭都要建成口袋公园45个吗", False, id="said-by-one"),
    ],
)
def test_two_cities(ask: Ask, question: str, holds: bool) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert answer.items[0].value is holds
