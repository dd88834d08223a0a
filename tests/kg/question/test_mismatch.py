"""Questions near to what the plans say: about another rate, another district, a thing of which nothing is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("云溪的生活垃圾无害化处理率要达到多少", id="another-rate"),
        pytest.param("松岭河西乡的污水处理率要达到多少", id="a-town-of-which-it-is-not-said"),
        pytest.param("松岭井盖普查的经费由谁出", id="the-money-for-it"),
        pytest.param("松岭三清一改行动由谁牵头", id="no-leader"),
        pytest.param("帮我写一首关于云溪路灯的诗", id="no-question"),
    ],
)
def test_nothing_is_told(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("云溪的生活垃圾回收利用率2026年要达到多少", 65, id="the-rate-itself"),
        pytest.param("松岭的污水处理率要达到多少", 96, id="of-the-whole-county"),
    ],
)
def test_what_is_said_is_told(ask: Ask, question: str, value: float) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert answer.items[0].value == value
