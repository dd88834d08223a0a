from __future__ import annotations

import pytest

from kg.question.focus import Alternative, Focus

COVERS = Focus("井盖普查", (1.0,) * 4, ((0, 4),))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("全市井盖普查一次", 1.0, id="all"),
        pytest.param("井盖", 0.425, id="half-of-it-by-a-short-match"),
        pytest.param("路灯", 0.0, id="none"),
        pytest.param("", 0.0, id="nothing"),
    ],
)
def test_how_much_a_text_accounts_for(text: str, share: float) -> None:
    assert COVERS.score((text, 1.0)) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("窨井盖板", (0.0, 0.85, 0.85, 0.0, 0.0), id="a-pair-of-a-longer-run"),
        pytest.param("雨水井盖、井盖普查", (0.0, 1.0, 1.0, 1.0, 1.0), id="the-longest-stretch"),
        pytest.param("城井盖,盖普查", (0.0, 0.85, 1.0, 1.0, 1.0), id="stretches-that-share-a-character"),
        pytest.param('"井"盖普', (0.0, 1.0, 1.0, 1.0, 0.0), id="quotation-marks-are-no-letters"),
    ],
)
def test_the_longest_stretches_are_marked(text: str, marks: tuple[float, ...]) -> None:
    assert tuple(Focus("查井盖普查", (1.0,) * 5, ((0, 5),)).covered(text)) == marks


def test_a_character_alone_says_little() -> None:
    alone = Focus("路", (1.0,), ((0, 1),))
    assert (alone.score(("路灯", 1.0)), alone.score(("桥", 1.0))) == (0.35, 0.0)


def test_texts_account_for_it_together() -> None:
    both = COVERS.score(("井盖", 1.0), ("普查", 1.0))
    assert both == pytest.approx(COVERS.score(("井盖", 1.0)) + COVERS.score(("普查", 1.0)))


def test_a_match_is_worth_what_the_text_is() -> None:
    assert COVERS.score(("井盖普查", 0.6)) == pytest.approx(0.6)


def test_other_words_of_the_same_meaning_count() -> None:
    focus = Focus("路灯", (1.0, 1.0), ((0, 2),), (Alternative(0, 2, ("道路照明",)),))
    assert focus.score(("道路照明设施", 1.0)) == pytest.approx(0.95)
    assert focus.score(("道路", 1.0)) == 0.0


def test_what_is_hidden_has_no_weight() -> None:
    assert COVERS.hiding([(0, 2)]).weights == (0.0, 0.0, 1.0, 1.0)
    assert COVERS.hiding([(0, 2)]).total == 2.0


def test_nothing_asked_about_is_accounted_for_by_nothing() -> None:
    assert Focus("", (), ()).score(("井盖", 1.0)) == 0.0
