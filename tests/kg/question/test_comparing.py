"""Comparisons of the two small plans: which is higher, whether they are the same, who says it and who does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        pytest.param("城市道路完好率目标最高的城市是哪个", ["云溪市"], id="highest"),
        pytest.param("城市道路完好率云溪和松岭哪个目标低", ["松岭县"], id="lower-of-two"),
        pytest.param("哪个地方的城市道路完好率要求更严", ["云溪市"], id="stricter-is-higher"),
        pytest.param("谁的城市道路完好率目标最严？", ["云溪市"], id="whose-is-strictest"),
        pytest.param("城市道路完好率哪家要求最严", ["云溪市"], id="strictest-of-which-place"),
        pytest.param("Whose 城市道路完好率 target is the strictest?", ["云溪市"], id="whose-in-english"),
        pytest.param("哪些城市提出了污水处理率目标", ["松岭县"], id="who-has-it"),
    ],
)
def test_places(ask: Ask, question: str, places: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [item.label for item in answer.items] == places


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        pytest.param("云溪和松岭的城市道路完好率目标一样吗", False, id="same"),
        pytest.param("云溪和松岭的城市道路完好率目标是不是不一样", True, id="not-the-same"),
        pytest.param("云溪的城市道路完好率目标是不是比松岭高", True, id="higher"),
        pytest.param("松岭的城市道路完好率目标是不是比云溪更高", False, id="not-higher"),
    ],
)
def test_judgements(ask: Ask, question: str, holds: bool) -> None:
    [item] = ask(question).items
    assert (item.type, item.value, len(item.members)) == ("boolean", holds, 2)


def test_years_of_one_indicator_are_told_apart(ask: Ask) -> None:
    [item] = ask("云溪路灯亮灯率2026年比2023年高几个百分点").items
    assert (item.value, item.unit, sorted(m.year or 0 for m in item.members)) == (1.2, "个百分点", [2023, 2026])
