from __future__ import annotations

import pytest

from kg.question.asking import Asked, Wants
from kg.question.sources import Sources


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        pytest.param("井盖归谁管", "unit", id="who"),
        pytest.param("哪个部门管路灯", "unit", id="which-department"),
        pytest.param("要换多少盏灯", "amount", id="how-many"),
        pytest.param("哪一年完成", "when", id="which-year"),
        pytest.param("多久检测一次", "howlong", id="how-often"),
        pytest.param("三清一改是什么意思", "define", id="meaning"),
        pytest.param("有哪些任务", "which", id="which"),
        pytest.param("哪个城市目标最高", "city", id="which-city"),
        pytest.param("路灯是不是要换", "yesno", id="whether"),
        pytest.param("怎么治理油烟", "how", id="how"),
        pytest.param("路灯亮灯率", "noun", id="no-word-that-asks"),
        pytest.param("井盖归口哪里", "unit", id="in-whose-charge"),
        pytest.param("还有谁参加", "unit", id="who-else"),
        pytest.param("哪个乡干的", "unit", id="which-township"),
        pytest.param("最长的路是哪条多长", "which", id="the-longest-and-how-long"),
        pytest.param("分几条任务，分别是什么", "which", id="how-many-and-which"),
        pytest.param("How many lamps or benches?", "amount", id="english-or"),
        pytest.param("How often are bridges checked?", "howlong", id="english-how-often"),
        pytest.param("Who leads it?", "unit", id="english-who"),
        pytest.param("How many lamps?", "amount", id="english-how-many"),
    ],
)
def test_what_is_asked_for(sources: Sources, question: str, wants: Wants) -> None:
    assert sources.understanding.understand(question).wants == wants


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        pytest.param("谁牵头", ("lead",), id="lead"),
        pytest.param("谁带头", ("lead",), id="lead-in-everyday-words"),
        pytest.param("由哪些单位建", ("build",), id="a-verb-behind-who"),
        pytest.param("县住建局要建设哪些事项", ("build",), id="a-verb-before-what"),
        pytest.param("由谁牵头、谁配合", ("lead", "cooperate"), id="two"),
        pytest.param("实施主体是谁", ("implement",), id="implement"),
        pytest.param("建设哪些公园", (), id="a-verb-that-is-no-role"),
        pytest.param("which unit takes the lead", ("lead",), id="english"),
    ],
)
def test_roles(sources: Sources, question: str, roles: tuple[str, ...]) -> None:
    assert sources.understanding.understand(question).roles == roles


@pytest.mark.parametrize(
    ("question", "years"),
    [
        pytest.param("2026年底目标", (2026,), id="digits"),
        pytest.param("到二〇三五年的目标", (2035,), id="ideographs"),
        pytest.param("到27年底要多少", (2027,), id="two-digits"),
        pytest.param("2024年和2026年各是多少", (2024, 2026), id="two"),
        pytest.param("12026个", (), id="part-of-a-number"),
    ],
)
def test_years(sources: Sources, question: str, years: tuple[int, ...]) -> None:
    assert sources.understanding.understand(question).years == years


@pytest.mark.parametrize(
    ("question", "plans", "strangers"),
    [
        pytest.param("云溪的路灯", ("yunxi-2024",), (), id="held"),
        pytest.param("宁波的路灯", (), ("宁波",), id="stranger"),
        pytest.param("路灯", (), (), id="none"),
    ],
)
def test_whose_plans_are_asked(sources: Sources, question: str, plans: tuple[str, ...], strangers: tuple[str, ...]) -> None:
    asked = sources.understanding.understand(question)
    assert (asked.plans, asked.strangers) == (plans, strangers)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("井改普查谁牵头", "井盖普查谁牵头", id="same-sound"),
        pytest.param("路灯节能改造谁牵头", "路灯节能改造谁牵头", id="nothing-wrong"),
        pytest.param("云溪是多少", "云溪是多少", id="grammar-beside-a-place"),
        pytest.param("谁管路灯", "谁管路灯", id="a-verb-of-one-character"),
        pytest.param("路燈節能改造", "路灯节能改造", id="traditional"),
    ],
)
def test_slips_are_put_right(sources: Sources, question: str, text: str) -> None:
    assert sources.understanding.understand(question).text == text


def content(asked: Asked) -> str:
    return "".join(c for c, w in zip(asked.focus.text, asked.focus.weights, strict=True) if w > 0.3)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        pytest.param("请问云溪市的口袋公园目标是多少个？", "口袋公园", id="grammar-place-and-faint-words"),
        pytest.param("松岭的井盖普查由谁牵头", "井盖普查", id="role"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_left_is_what_it_is_about(sources: Sources, question: str, left: str) -> None:
    assert content(sources.understanding.understand(question)) == left


def test_a_translated_question_keeps_its_chinese_words(sources: Sources) -> None:
    asked = sources.understanding.understand("Who leads the manhole cover survey in Songling?")
    assert asked.plans == ("songling-2025",)
    assert "井盖" in asked.focus.text or any("井盖" in word for other in asked.focus.alternatives for word in other.words)
