"""Which unit has the most tasks in a role, each task that was counted a member."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "unit", "number"),
    [
        pytest.param("松岭任务清单里牵头最多的是哪个单位", {"县综合执法局", "县住建局"}, 2, id="equal"),
        pytest.param("松岭谁配合的任务最多", {"县供电公司"}, 2, id="cooperates"),
    ],
)
def test_units_with_the_most_tasks(ask: Ask, question: str, unit: set[str], number: int) -> None:
    items = ask(question).items
    assert {i.label for i in items} == unit
    assert all(i.value == number == len(i.members) for i in items)
