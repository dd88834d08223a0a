"""Sums and differences of figures of one plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer


@pytest.mark.parametrize(
    ("question", "value", "unit", "rows"),
    [
        pytest.param("对虾收获机械化率比海带高多少个百分点", 15, "个百分点", 2, id="two-measures-of-one-list"),
        pytest.param("青禾深水网箱数量2027年比现状增加多少个", 180, "个", 2, id="since-the-baseline"),
        pytest.param("青禾2025到2027年一共改造多少个标准化鱼塘", 45, "个", 3, id="over-the-years"),
        pytest.param("青禾育苗中心再加上深水网箱一共多少个", 302, "个", 2, id="two-things-together"),
    ],
)
def test_computed(ask_third: Callable[[str], Answer], question: str, value: float, unit: str, rows: int) -> None:
    answer = ask_third(question)
    assert answer.status == "answered", answer.answer
    [item] = answer.items
    assert (item.value, item.unit, len(item.members)) == (value, unit, rows)
    assert all(member.citations for member in item.members)


def test_how_a_figure_is_worked_out(ask_third: Callable[[str], Answer]) -> None:
    assert [item.label for item in ask_third("青禾养殖尾水达标率怎么计算").items] == ["达标排放口数量/全部排放口数量"]
