from __future__ import annotations

import pytest

from kg.question.places import Gazetteer

HELD = Gazetteer([("yunxi-2024", "云溪市"), ("songling-2025", "松岭县"), ("yunxi-2021", "云溪市")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("云溪市的路灯", [("云溪市", 2)], id="full-name"),
        pytest.param("云溪的路灯", [("云溪", 2)], id="short-name"),
        pytest.param("云溪市场整治", [("云溪", 2)], id="market-is-a-word"),
        pytest.param("云溪市区公交", [("云溪", 2)], id="urban-area"),
        pytest.param("云溪路灯亮灯率", [("云溪", 2)], id="lamps-are-no-road"),
        pytest.param("songling's lamps", [("songling", 1)], id="pinyin"),
        pytest.param("云溪和松岭", [("云溪", 2), ("松岭", 1)], id="two"),
        pytest.param("云溪和宁波", [("云溪", 2)], id="a-stranger-beside-one-that-is-held"),
        pytest.param("宁波的路灯", [("宁波", 0)], id="stranger"),
        pytest.param("云溪大道多长", [], id="a-road"),
        pytest.param("宁波路改造", [], id="a-road-of-a-strange-name"),
        pytest.param("新疆的路灯", [("新疆", 0)], id="an-autonomous-region"),
        pytest.param("德清县的路灯", [("德清县", 0)], id="a-county"),
        pytest.param("安吉的路灯", [("安吉", 0)], id="a-county-without-its-level"),
        pytest.param("路灯", [], id="none"),
    ],
)
def test_places(text: str, found: list[tuple[str, int]]) -> None:
    assert [(place.name, len(place.plans)) for place in HELD.find(text)] == found


def test_a_county_that_a_plan_writes_is_no_stranger() -> None:
    held = Gazetteer([("yunxi-2024", "云溪市")], lambda words: words == "德清县")
    assert held.find("德清县的路灯") == []


def test_covered_places_are_named_once() -> None:
    assert HELD.covered() == ("云溪市", "松岭县")
    assert HELD.covered_in_english() == ("Yunxi", "Songling")
