"""Questions over the rows of a small table: superlatives, sums, counts, rankings and differences, each row that counted cited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        pytest.param("松岭专栏1里哪条路最长？", ["滨河路"], id="longest"),
        pytest.param("松岭河西乡要改造的道路哪条最短", ["站前路"], id="shortest-of-a-unit"),
        pytest.param("松岭道路改造总投资排前两名的是哪些路", ["滨河路", "东门路"], id="first-two"),
        pytest.param("松岭县城道路改造项目按长度从短到长排序", ["书院街", "站前路", "东门路", "滨河路"], id="ranking-upwards"),
        pytest.param("松岭道路改造项目里总投资超过800万元的是哪几条路", ["东门路", "滨河路"], id="above-a-figure"),
        pytest.param("松岭道路改造中实施单位投资最多的是哪个单位", ["河西乡"], id="unit-with-the-largest-sum"),
        pytest.param("城关镇实施哪些道路改造", ["东门路", "书院街"], id="rows-of-a-unit"),
    ],
)
def test_rows(ask: Ask, question: str, labels: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [item.label for item in answer.items] == labels


@pytest.mark.parametrize(
    ("question", "value", "unit", "rows"),
    [
        pytest.param("松岭河西乡的道路改造一共要投多少万元", 2260, "万元", 2, id="sum-of-a-unit"),
        pytest.param("松岭专栏1的道路加起来多少公里", 5.05, "公里", 4, id="sum-in-another-unit"),
        pytest.param("松岭专栏1的道路平均每条长多少米", 1262.5, "米", 4, id="average"),
        pytest.param("松岭县城道路改造里长度不到1000米的有几条", 2, None, 2, id="count-below-a-figure"),
        pytest.param("滨河路比东门路长多少米", 1100, "米", 2, id="difference-of-rows"),
        pytest.param("松岭道路改造河西乡比城关镇多投多少万元", 980, "万元", 2, id="difference-of-units"),
    ],
)
def test_figures_of_rows(ask: Ask, question: str, value: float, unit: str | None, rows: int) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    [item] = answer.items
    assert (item.value, item.unit, len(item.members)) == (value, unit, rows)
    assert all(member.citations for member in item.members)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("松岭哪条地铁最长", id="no-such-rows"),
        pytest.param("松岭河西乡的公园一共占多少亩", id="no-such-column"),
        pytest.param("松岭桃源乡的道路改造一共投多少万元", id="no-such-unit"),
    ],
)
def test_rows_that_are_not_there_give_no_figure(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"
