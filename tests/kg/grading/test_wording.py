from __future__ import annotations

import pytest

from kg.grading.wording import alike, bare, direction, same_quantity, stands_in, unit_kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("市住建局", "市 住建局", True, id="spaces"),
        pytest.param("《停车管理办法》", "停车管理办法", True, id="quotes"),
        pytest.param("城区停车管理办法", "停车管理办法", True, id="within-the-longer"),
        pytest.param("停车", "城区停车管理办法", False, id="too-small-a-part"),
        pytest.param("第1标段", "第2标段", False, id="other-figures"),
        pytest.param("住建局", "水利局", False, id="other-name"),
        pytest.param("", "", False, id="nothing"),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


@pytest.mark.parametrize(
    ("known", "said", "same"),
    [
        pytest.param("95%", "95％", True, id="width"),
        pytest.param("1,200米", "1200米", True, id="thousands"),
        pytest.param("2026年6月", "2026-06", True, id="iso-date"),
        pytest.param("95", "95%以上", True, id="bare-number-known"),
        pytest.param("95%", "96%", False, id="other-number"),
        pytest.param("12吨", "12公里", False, id="other-unit"),
        pytest.param("优良", "良好", False, id="no-number"),
    ],
)
def test_quantities(known: str, said: str, same: bool) -> None:
    assert same_quantity(known, said) is same


def test_two_numbers_do_not_become_one() -> None:
    assert bare("3、4") == "3|4"


@pytest.mark.parametrize(
    ("words", "said", "stands"),
    [("2025", "到2025年", True), ("2025", "编号12025", False), ("3年", "2023年", False), ("1.5", "1.53", False), ("", "任何", False)],
)
def test_words_stand_in_what_was_said(words: str, said: str, stands: bool) -> None:
    assert stands_in(words, said) is stands


@pytest.mark.parametrize(("text", "way"), [("不低于95%", 1), ("≥95", 1), ("9%以内", -1), ("<9%", -1), ("95%", 0)])
def test_direction(text: str, way: int) -> None:
    assert direction(text) == way


def test_units_of_one_kind_and_their_scale() -> None:
    assert unit_kind("5万吨") != unit_kind("5吨")
    assert unit_kind("30公里") == unit_kind("30 km")
    assert unit_kind("12平方公里") != unit_kind("12公里")
    assert unit_kind("三分") is None
