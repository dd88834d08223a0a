from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer, Question, Turn
from kg.question.engine import Engine
from kg.question.lexicon import lexicon
from kg.question.sources import Sources
from kg.question.turns import Turns, told_whole, whole_of

LIGHTS = "松岭县路灯节能改造由谁牵头？"
ROADS = "松岭县城市道路完好率到2027年的目标是多少？"


@pytest.fixture(scope="module")
def turns(sources: Sources) -> Turns:
    return Turns(sources.understanding, sources.places, lexicon())


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        pytest.param(ROADS, "那云溪呢？", "云溪城市道路完好率到2027年的目标是多少?", id="place"),
        pytest.param(ROADS, "2030年呢", "松岭县城市道路完好率到2030年的目标是多少?", id="year"),
        pytest.param(ROADS, "污水处理率呢？", "松岭县污水处理率到2027年的目标是多少?", id="thing"),
        pytest.param(ROADS, "那宁波呢？", "宁波城市道路完好率到2027年的目标是多少?", id="stranger"),
        pytest.param(LIGHTS, "谁配合？", "松岭县路灯节能改造谁配合?", id="role"),
        pytest.param(LIGHTS, "它什么时候完成？", "松岭县路灯节能改造什么时候完成?", id="pronoun"),
        pytest.param(LIGHTS, "and who cooperates?", "松岭县路灯节能改造由谁配合", id="english-after-chinese"),
        pytest.param("谁牵头路灯节能改造？", "云溪呢", "云溪谁牵头路灯节能改造?", id="place-where-none-was"),
    ],
)
def test_what_is_left_out_comes_from_the_turn_before(turns: Turns, before: str, question: str, whole: str) -> None:
    assert turns.whole(question, Turn(question=before)) == whole


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("云溪2026年路灯亮灯率目标是多少？", id="complete"),
        pytest.param("“三清一改”指什么？", id="no-place-but-a-thing-of-its-own"),
        pytest.param("那些道路由哪些单位实施？", id="those-is-no-sign-of-a-turn"),
    ],
)
def test_a_question_that_leaves_nothing_out_stays(turns: Turns, question: str) -> None:
    assert turns.whole(question, Turn(question=LIGHTS)) == question


def test_a_third_turn_builds_on_the_second(engine: Engine) -> None:
    asked = [LIGHTS, "谁配合？", "什么时候完成？"]
    before, answers = None, []
    for question in asked:
        answer = engine.ask(Question(question=question, context=before))
        answers.append(answer)
        before = Turn(question=question, interpretation=answer.interpretation)
    assert [[i.label if i.value is None else i.value for i in a.items] for a in answers] == [["县综合执法局"], ["县供电公司"], ["2026-10"]]
    assert answers[1].question == "谁配合？"
    assert whole_of(Turn(question="谁配合？", interpretation=answers[1].interpretation)) == "松岭县路灯节能改造谁配合?"


def test_a_question_by_itself_is_not_changed_by_having_no_context(ask: Callable[[str], Answer]) -> None:
    assert "问句=" not in ask(LIGHTS).interpretation


def test_the_language_of_the_answer_is_that_of_the_question(engine: Engine) -> None:
    answer = engine.ask(Question(question="and who cooperates?", context=Turn(question=LIGHTS)))
    assert answer.answer == "“路灯节能改造” (松岭县) is supported by 县供电公司."


def test_the_whole_question_survives_the_separator() -> None:
    told = told_whole("求=时间 · 地区=全部", "甲 · 乙谁牵头")
    assert whole_of(Turn(question="谁", interpretation=told)) == "甲 乙谁牵头"
