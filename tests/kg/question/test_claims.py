"""Figures that a yes-or-no question claims, and whether those of a plan agree with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer
from kg.question.claims import agrees, claim_of, frequencies, in_unit


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("每月一次", [12.0], id="month"),
        pytest.param("每两月组织1次大扫除", [6.0], id="two-months"),
        pytest.param("每周巡查三遍", [156.0], id="three-a-week"),
        pytest.param("每季度通报一次", [4.0], id="quarter"),
        pytest.param("两年开展一次普查", [0.5], id="two-years"),
        pytest.param("每年评估", [1.0], id="year"),
        pytest.param("巡查道路", [], id="none"),
    ],
)
def test_frequencies(text: str, times: list[float]) -> None:
    assert [often for often, _ in frequencies(text)] == times


@pytest.mark.parametrize(
    ("text", "value", "op", "unit", "often"),
    [
        pytest.param("覆盖率达到90%吗", 90.0, "=", "%", False, id="share"),
        pytest.param("滞留不超过1小时吗", 1.0, "<=", "小时", False, id="bound"),
        pytest.param("是每个月都要开一次例会吗", 12.0, "=", "", True, id="frequency"),
    ],
)
def test_a_claim(text: str, value: float, op: str, unit: str, often: bool) -> None:
    claim = claim_of(text)
    assert claim is not None
    assert (claim.value, claim.op, claim.unit, claim.often) == (value, op, unit, often)


@pytest.mark.parametrize("text", [pytest.param("要建公园吗", id="no-figure"), pytest.param("建公园12个、绿道30公里吗", id="two-figures")])
def test_no_claim(text: str) -> None:
    assert claim_of(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "told"),
    [
        pytest.param(30.0, "分钟", "小时", 0.5, id="minutes"),
        pytest.param(2.0, "公里", "米", 2000.0, id="kilometres"),
        pytest.param(5.0, "个", "处", 5.0, id="counters"),
        pytest.param(5.0, "公里", "小时", None, id="other-kind"),
    ],
)
def test_units(value: float, unit: str, wanted: str, told: float | None) -> None:
    assert in_unit(value, unit, wanted) == told


@pytest.mark.parametrize(("value", "holds"), [(0.5, True), (1.0, True), (1.5, False)])
def test_a_bound_is_kept(value: float, holds: bool) -> None:
    claim = claim_of("滞留不超过1小时吗")
    assert claim is not None
    assert agrees(claim, value) is holds


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("青禾渔政队伍是每个月都抽检一次苗种吗", False, id="other-frequency"),
        pytest.param("青禾渔政队伍是不是每两月抽检一次苗种", True, id="frequency"),
        pytest.param("青禾养殖尾水达标率目标是90%吗", False, id="other-target"),
        pytest.param("青禾养殖尾水达标率目标是95%吗", True, id="target"),
        pytest.param("青禾养殖尾水达标率目标是78%吗", False, id="baseline-is-no-target"),
        pytest.param("鱼塘改造工程是市商务局牵头的吧？", False, id="other-leader"),
    ],
)
def test_yes_or_no(ask_third: Callable[[str], Answer], question: str, value: bool) -> None:
    answer = ask_third(question)
    assert answer.status == "answered", answer.answer
    assert answer.items[0].value is value
    assert answer.items[0].citations
