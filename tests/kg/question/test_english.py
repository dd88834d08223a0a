from __future__ import annotations

import pytest

from kg.question.english import Renderer, bases


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer((("flood wall", "防洪墙"),))


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        pytest.param("manhole covers", ["窨井盖"], id="a-phrase"),
        pytest.param("flood walls", ["防洪墙"], id="a-plural-that-no-list-has"),
        pytest.param("dust-free construction sites", ["无尘", "建筑工地"], id="a-compound"),
        pytest.param("the district's parks", ["区", "公园"], id="a-genitive"),
        pytest.param("who leads 'five sames'", ["五同"], id="quoted"),
        pytest.param("repaired", ["维修"], id="another-form-of-a-verb"),
    ],
)
def test_known_words_are_rendered(renderer: Renderer, text: str, chinese: list[str]) -> None:
    assert [piece.words[0] for piece in renderer.render(text, ()) if piece.words] == chinese


@pytest.mark.parametrize(
    ("text", "everyday"),
    [
        pytest.param("hopes", True, id="a-word-of-every-day"),
        pytest.param("volcanoes", False, id="a-thing-that-no-plan-has"),
        pytest.param("volcanoes (火山)", True, id="explained-by-its-chinese-name"),
    ],
)
def test_words_that_are_not_known(renderer: Renderer, text: str, everyday: bool) -> None:
    first = renderer.render(text, ())[0]
    assert (first.words, first.everyday) == ((), everyday)


def test_pieces_keep_their_order_and_places(renderer: Renderer) -> None:
    text = "park and bridge"
    assert [text[p.start : p.end] for p in renderer.render(text, ())] == ["park", "and", "bridge"]


@pytest.mark.parametrize(
    ("word", "base"),
    [pytest.param("switches", "switch", id="es"), pytest.param("cities", "city", id="ies"), pytest.param("moving", "move", id="ing")],
)
def test_bases(word: str, base: str) -> None:
    assert base in bases(word)


def test_a_short_word_is_no_form_of_a_shorter_one() -> None:
    assert "app" not in bases("apply")
