from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer
from kg.question.engine import Engine
from kg.question.roles import Roles, unit_names
from kg.question.sources import Sources
from kg.question.wording import in_quotes

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "interpretation"),
    [
        pytest.param("井盖普查谁牵头", "任务=井盖普查 · 关系=牵头单位 · 地区=全部", id="who"),
        pytest.param("松岭县井盖普查谁配合", "任务=井盖普查 · 关系=配合单位 · 地区=松岭县", id="with-a-place"),
        pytest.param("云溪2026年路灯亮灯率", "指标=路灯亮灯率 · 地区=云溪市 · 年份=2026", id="with-a-year"),
        pytest.param("宁波的井盖归谁管", "关于=宁波 井盖 · 地区=全部", id="nothing-found"),
    ],
)
def test_how_a_question_was_read(ask: Ask, question: str, interpretation: str) -> None:
    assert ask(question).interpretation == interpretation


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("“三清一改”的“三清”是哪三清？", id="a-term-twice"),
        pytest.param("松岭公厕改造，公厕要改造几座", id="a-word-twice"),
    ],
)
def test_no_word_is_shown_twice(ask: Ask, question: str) -> None:
    about = next((part for part in ask(question).interpretation.split(" · ") if part.startswith("关于=")), "关于=")
    words = about.removeprefix("关于=").split()
    assert not any(a != b and a in b for a in words for b in words)
    assert len(set(words)) == len(words)


def test_the_year_that_nothing_is_said_of_is_named(ask: Ask) -> None:
    assert "2041" in ask("云溪2041年路灯亮灯率目标是多少").answer


def test_quotes_within_quotes() -> None:
    assert in_quotes("“三清”行动") == "“‘三清’行动”"


def test_parts_of_a_task_are_told_with_their_units(ask: Ask) -> None:
    answer = ask("松岭路面破损由谁负责修复").answer
    assert "修复由属地乡镇负责" in answer


def test_a_cell_is_not_cited_beside_its_row(ask: Ask) -> None:
    answer = ask("井盖普查谁牵头")
    [item] = answer.items
    [citation] = [answer.citations[n] for n in item.citations]
    assert citation.quote.startswith("设施维护\t3\t井盖普查")


@pytest.mark.parametrize(
    ("short", "name"),
    [pytest.param("住建局", "县住建局", id="without-its-level"), pytest.param("供电公司", "县供电公司", id="company")],
)
def test_units_by_their_short_names(sources: Sources, engine: Engine, short: str, name: str) -> None:
    assert engine is not None
    assert name in unit_names(Roles(sources).held)[short]
