from __future__ import annotations

import pytest

from kg.question.measures import fit, kind_of, written_unit


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        pytest.param("%", "share", id="share"),
        pytest.param("公里", "length", id="length"),
        pytest.param("万元", "money", id="money"),
        pytest.param("平方米", "area", id="area"),
        pytest.param("m³", "volume", id="volume"),
        pytest.param("座/平方公里", "rate", id="rate"),
        pytest.param("分钟", "time", id="time"),
        pytest.param("万人", "people", id="people"),
        pytest.param("座", "count", id="count"),
        pytest.param("", None, id="none"),
    ],
)
def test_kinds(unit: str, kind: str | None) -> None:
    assert kind_of(unit) == kind


@pytest.mark.parametrize(
    ("unit", "wanted", "kind", "worse"),
    [
        pytest.param("座", "座", "count", False, id="the-very-unit"),
        pytest.param("万吨", "吨", "weight", False, id="a-multiple"),
        pytest.param("公里", "座", "count", True, id="another-kind"),
        pytest.param("公里", "", None, False, id="any-will-do"),
        pytest.param("人", "辆", "count", True, id="people-for-cars"),
        pytest.param("处", "座", "count", False, id="a-counter-for-anything"),
    ],
)
def test_how_well_a_unit_fits(unit: str, wanted: str, kind: str | None, worse: bool) -> None:
    assert (fit(unit, wanted, kind) < 0.9) is worse


@pytest.mark.parametrize(("unit", "written"), [("m³", "立方米"), ("万㎡", "万平方米"), ("公里", "公里")])
def test_symbols_are_written_out(unit: str, written: str) -> None:
    assert written_unit(unit) == written
