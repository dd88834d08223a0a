"""Who holds an office, and where a body sits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer


@pytest.mark.parametrize(
    ("question", "label"),
    [
        pytest.param("青禾渔业专班办公室设在哪里", "市海洋局", id="seat"),
        pytest.param("青禾渔业总召集人由谁担任", "分管副市长", id="office"),
    ],
)
def test_seats(ask_third: Callable[[str], Answer], question: str, label: str) -> None:
    answer = ask_third(question)
    assert [item.label for item in answer.items] == [label], answer.answer
    assert answer.items[0].citations


def test_an_office_that_the_plan_does_not_name(ask_third: Callable[[str], Answer]) -> None:
    assert ask_third("青禾渔业首席科学家由谁担任").status == "not_found"


@pytest.mark.parametrize(("question", "value"), [("青禾渔业计划已经是正式稿了吗", False), ("青禾渔业计划是征求意见稿吗", True)])
def test_whether_a_plan_is_a_draft(ask_third: Callable[[str], Answer], question: str, value: bool) -> None:
    assert [item.value for item in ask_third(question).items] == [value]


def test_a_figure_in_words(ask_third: Callable[[str], Answer]) -> None:
    assert [item.value for item in ask_third("青禾渔业2027年带动就业多少人").items] == [100]
