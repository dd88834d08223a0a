from __future__ import annotations

import pytest

from kg.dictionary import english_of, spellings
from kg.question.english import Renderer

TEXT = "推广甘蔗机械化收获，组织居民参与；保护河流与蝴蝶栖息地。"


@pytest.fixture(scope="module")
def english() -> dict[str, tuple[str, ...]]:
    return english_of([TEXT])


@pytest.mark.parametrize(
    ("phrase", "chinese"),
    [
        pytest.param("sugar cane", "甘蔗", id="phrase"),
        pytest.param("resident", "居民", id="word"),
        pytest.param("butterfly", "蝴蝶", id="another-field"),
        pytest.param("organization", "组织", id="one-of-many-senses"),
    ],
)
def test_chinese_words_of_the_plans(english: dict[str, tuple[str, ...]], phrase: str, chinese: str) -> None:
    assert chinese in english[phrase]


def test_only_what_the_plans_write_counts(english: dict[str, tuple[str, ...]]) -> None:
    assert all(word in TEXT for words in english.values() for word in words)
    assert "airport" not in english


def test_the_same_plans_give_the_same_table(english: dict[str, tuple[str, ...]]) -> None:
    assert list(english_of([TEXT]).items()) == list(english.items())


@pytest.mark.parametrize(
    ("word", "other"), [("organisation", "organization"), ("mechanise", "mechanize"), ("colour", "color"), ("centre", "center")]
)
def test_spellings(word: str, other: str) -> None:
    assert other in spellings(word)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("butterflies", ("蝴蝶",), id="another-form"),
        pytest.param("organisations", ("组织",), id="british"),
        pytest.param("sugar cane", ("甘蔗",), id="phrase"),
        pytest.param("sugar, cane", (), id="no-phrase-over-punctuation"),
    ],
)
def test_a_question_is_rendered_with_it(english: dict[str, tuple[str, ...]], question: str, words: tuple[str, ...]) -> None:
    rendered = Renderer((), (), english).render(question, ())
    assert tuple(w for piece in rendered for w in piece.words if w in words) == words
