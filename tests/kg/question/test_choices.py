"""Questions that offer two answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer
from kg.question.choices import choice_of
from kg.question.sources import Sources

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "opened", "options"),
    [
        pytest.param("井盖普查是住建局牵头还是水务局牵头", "井盖普查是哪个单位牵头", ("住建局", "水务局"), id="units"),
        pytest.param("井盖普查由住建局还是水务局牵头", "井盖普查由哪个单位牵头", ("住建局", "水务局"), id="units-before-the-verb"),
        pytest.param("公厕要改造30座还是40座", "公厕要改造多少座", ("30座", "40座"), id="figures"),
        pytest.param("方案是2024年还是2025年印发的", "方案是什么时候印发的", ("2024年", "2025年"), id="years"),
    ],
)
def test_a_choice_is_asked_openly(sources: Sources, question: str, opened: str, options: tuple[str, ...]) -> None:
    choice = choice_of(sources.understanding.understand(question), ())
    assert choice is not None
    assert (choice.question, choice.options) == (opened, options)


@pytest.mark.parametrize("question", ["井盖普查谁牵头", "云溪还是松岭的污水处理率高"], ids=["no-choice", "places"])
def test_no_choice(sources: Sources, question: str) -> None:
    assert choice_of(sources.understanding.understand(question), ("云溪", "松岭")) is None


@pytest.mark.parametrize(
    ("question", "label"),
    [
        pytest.param("松岭井盖普查是县住建局牵头还是县水务公司牵头", "县住建局", id="unit"),
        pytest.param("松岭要改造公厕30座还是40座", "改造公厕", id="figure"),
    ],
)
def test_the_one_that_holds_is_told(ask: Ask, question: str, label: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [item.label for item in answer.items] == [label]
