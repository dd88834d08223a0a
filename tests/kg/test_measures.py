from __future__ import annotations

import pytest

from kg.measures import qudt_unit


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        pytest.param("％", "PERCENT", id="full-width"),
        pytest.param("平方公里", "KiloM2", id="area"),
        pytest.param("㎡", "M2", id="compatibility-character"),
    ],
)
def test_known(printed: str, unit: str) -> None:
    assert qudt_unit(printed) == f"http://qudt.org/vocab/unit/{unit}"


@pytest.mark.parametrize("printed", [pytest.param("座", id="count"), pytest.param("万吨", id="multiplied"), pytest.param(None, id="none")])
def test_left_out(printed: str | None) -> None:
    assert qudt_unit(printed) is None
