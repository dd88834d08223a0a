"""Plans named by their titles, whole or shortened."""

from __future__ import annotations

import pytest

from kg.question.titles import Titles

TITLES = Titles(
    [
        ("space", "云溪市促进商业航天发展行动计划（2023—2025年）"),
        ("brain", "云溪市脑机接口产业培育行动方案（2025—2030年）"),
        ("city", "松岭县城市精细化管理“十四五”规划"),
    ]
)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        pytest.param("商业航天行动计划里火箭一年造多少发", ("space",), id="shortened"),
        pytest.param("云溪市脑机接口产业培育行动方案由谁印发", ("brain",), id="nearly-whole"),
        pytest.param("脑机接口方案由谁印发", ("brain",), id="two-words"),
    ],
)
def test_named(question: str, plans: tuple[str, ...]) -> None:
    named = TITLES.find(question)
    assert named is not None
    assert named.plans == plans


@pytest.mark.parametrize(
    "question",
    ["城市管理规划由谁印发", "行动计划由谁印发", "低空经济规划由谁印发", "火箭一年造多少发"],
    ids=["words-of-any-plan", "kind-alone", "no-such-plan", "no-plan"],
)
def test_not_named(question: str) -> None:
    assert TITLES.find(question) is None


def test_a_title_limits_the_plans_of_a_place() -> None:
    named = TITLES.find("云溪市商业航天计划由谁印发", ("space", "brain"))
    assert named is not None
    assert named.plans == ("space",)
