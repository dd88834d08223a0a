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
