from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold, fold_aligned


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("ＧＢ／Ｔ３０４２８", "gb/t30428", id="full-width-letters-and-digits"),
        pytest.param("窨井蓋與照明設施", "窨井盖与照明设施", id="traditional-characters"),
        pytest.param("“停车难”『试点』", '"停车难""试点"', id="quotes"),
        pytest.param("2021－2025—2030", "2021-2025-2030", id="dashes"),
        pytest.param("１０～２０", "10~20", id="waves"),
        pytest.param("约3㎡", "约3m2", id="a-square-metre-becomes-two-characters"),
        pytest.param("Manhole COVER", "manhole cover", id="case"),
        pytest.param("（一）", "(一)", id="brackets"),
        pytest.param("停车 泊位", "停车 泊位", id="what-is-folded-stays"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_aligned_keeps_a_character_whose_fold_is_longer() -> None:
    assert fold_aligned("共3㎡綠地Ａ") == "共3㎡绿地a"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_aligned_offsets_hold(text: str) -> None:
    assert len(fold_aligned(text)) == len(text)


@given(st.text("停車场绿化０Ａ“”—", max_size=9), st.text("停車场绿化０Ａ“”—", max_size=9))
def test_the_fold_of_a_part_is_part_of_the_fold(part: str, rest: str) -> None:
    assert fold(part) in fold(rest + part + rest)
