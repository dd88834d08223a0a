from __future__ import annotations

import pytest

from kg.question.rarity import PairIndex, pairs_of

INDEX = PairIndex(["井盖普查", "井盖整治", "路灯整治", "公厕改造", "绿道建设", "桥梁检测", "河道清淤", "停车治理", "油烟整治"])


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("井盖、路灯", {"井盖", "路灯"}, id="not-across-punctuation"),
        pytest.param("5g基站", {"5g", "g基", "基站"}, id="letters-and-digits"),
        pytest.param("井", set(), id="one-character"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_pairs(text: str, pairs: set[str]) -> None:
    assert pairs_of(text) == pairs


def test_the_rarer_the_more() -> None:
    assert INDEX.rarity("公厕") > INDEX.rarity("井盖") > INDEX.rarity("整治") > 0
    assert INDEX.rarity("地铁") == 1.0


def test_scores_add_up_over_the_entries_that_hold_a_pair() -> None:
    scores = INDEX.scores([("井盖", 1.0), ("整治", 0.5), ("地铁", 9.0)]).tolist()
    assert scores[:3] == [1.0, 1.5, 0.5]
    assert sum(scores[3:8]) == 0


def test_an_index_of_nothing() -> None:
    assert PairIndex([]).scores([("井盖", 1.0)]).tolist() == []
