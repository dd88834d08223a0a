from __future__ import annotations

import pytest

from kg.question.slots import coordinated, slots
from kg.question.sources import Sources


def words(weights: tuple[float, ...], text: str) -> str:
    return "".join(c for c, w in zip(text, weights, strict=True) if w > 0.3)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        pytest.param("松岭改造公厕多少座", [("座", "改造公厕")], id="one"),
        pytest.param("松岭改造公厕多少座，更换灯具多少盏", [("座", "公厕"), ("盏", "灯具")], id="one-a-number"),
        pytest.param("云溪的口袋公园、停车泊位各是多少", [("", "口袋公园"), ("", "停车泊位")], id="one-a-member"),
    ],
)
def test_slots(sources: Sources, question: str, asked: list[tuple[str, str]]) -> None:
    found = slots(sources.understanding.understand(question))
    assert len(found) == len(asked)
    for slot, (unit, about) in zip(found, asked, strict=True):
        assert slot.unit == unit
        assert about in words(slot.focus.weights, slot.focus.text)


def test_members_of_a_coordination(sources: Sources) -> None:
    asked = sources.understanding.understand("口袋公园和停车泊位哪个更多")
    found = coordinated(asked, asked.text.index("哪"))
    assert [words(s.focus.weights, s.focus.text) for s in found] == ["口袋公园", "停车泊位"]


def test_one_thing_is_no_coordination(sources: Sources) -> None:
    asked = sources.understanding.understand("口袋公园多少个")
    assert coordinated(asked, asked.text.index("多")) == []
