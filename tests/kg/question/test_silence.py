from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("云溪市有几条地铁？", id="a-thing-that-no-plan-names"),
        pytest.param("松岭县的供水管网漏损率目标是多少", id="an-indicator-that-no-plan-has"),
        pytest.param("松岭要新建多少公里绿道？", id="a-thing-of-the-past-asked-as-a-plan"),
        pytest.param("云溪2040年路灯亮灯率目标是多少", id="a-year-that-no-value-is-for"),
        pytest.param("松岭县充电桩要建多少个", id="a-thing-beside-known-words"),
        pytest.param("云溪市长是谁", id="out-of-scope"),
        pytest.param("今天天气怎么样", id="weather"),
        pytest.param("松岭县综合执法局的电话是多少", id="the-noun-that-is-asked-for"),
        pytest.param("松岭要招多少环卫工人", id="people-for-things"),
        pytest.param("How many airports will Yunxi build?", id="english"),
    ],
)
def test_what_the_plans_do_not_say_is_not_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.items, answer.confidence) == ("not_found", (), 0.0), answer.answer


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        pytest.param("宁波的井盖归谁管？", "宁波", id="a-city"),
        pytest.param("绍兴市路灯亮灯率目标是多少", "绍兴市", id="with-its-level"),
        pytest.param("广东有哪些任务", "广东", id="a-province"),
    ],
)
def test_a_place_that_no_plan_covers(ask: Ask, question: str, stranger: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert f"没有收录{stranger}的规划" in answer.answer
    assert "云溪市" in answer.answer
    assert "松岭县" in answer.answer
    assert answer.citations == ()


def test_the_nearest_passages_are_shown(ask: Ask) -> None:
    answer = ask("松岭县的供水管网漏损率目标是多少")
    assert 0 < len(answer.citations) <= 3
    assert answer.query.kind == "passages"


def test_nothing_found_is_said_in_english_too(ask: Ask) -> None:
    assert ask("How many airports will Yunxi build?").answer.startswith("The plans of Yunxi do not say")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("松岭那个井盖普查活儿到底谁挑大梁", "县住建局", id="who"),
        pytest.param("松岭公厕起码要新修几座", "新建公厕", id="how-many"),
        pytest.param("松岭路灯改造一共要换掉几盏灯", "更换节能灯具", id="a-verb-that-no-plan-has"),
        pytest.param("How many toilets does Songling actually hope to renovate?", "改造公厕", id="english-verbs"),
    ],
)
def test_everyday_words_do_not_silence(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert answer.items[0].label == told


def test_a_place_in_latin_letters_that_no_plan_covers(ask: Ask) -> None:
    answer = ask("What is Shanghai's target for street lamps?")
    assert answer.answer.startswith("No plan of Shanghai is held")
