from __future__ import annotations

import pytest

from kg.question.sources import Sources
from kg.question.weighing import naming


@pytest.mark.parametrize(
    ("text", "word", "worth"),
    [
        pytest.param("井盖要换掉", "井盖", 1.0, id="a-noun"),
        pytest.param("马上要几座", "马上", 0.0, id="an-adverb"),
        pytest.param("打算调整路灯", "调整", 1.0, id="a-verb-that-is-as-often-a-noun"),
        pytest.param("大家都想拆除围墙", "拆除", 0.25, id="a-verb"),
        pytest.param("充电桩", "充电", 1.0, id="a-verb-that-makes-a-noun"),
        pytest.param("两个", "两个", 0.0, id="a-number"),
        pytest.param("airports", "airports", 1.0, id="english"),
    ],
)
def test_how_much_a_word_names_a_thing(text: str, word: str, worth: float) -> None:
    start = text.index(word)
    assert set(naming(text)[start : start + len(word)]) == {worth}


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        pytest.param("松岭公厕起码要新建几座", "起码", id="an-adverb"),
        pytest.param("松岭井盖普查这活儿谁牵头", "活儿", id="a-word-for-any-work"),
        pytest.param("松岭里头公厕要改造几座", "里头", id="a-place-word"),
    ],
)
def test_words_that_tell_nothing_are_no_content(sources: Sources, question: str, left_out: str) -> None:
    focus = sources.understanding.understand(question).focus
    start = focus.text.index(left_out)
    assert sum(focus.weights[start : start + len(left_out)]) == 0
    assert focus.total > 0


def test_english_words_weigh_less_beside_their_chinese_name(sources: Sources) -> None:
    bare = sources.understanding.understand("How many street lamps in Songling?").focus
    named = sources.understanding.understand("How many street lamps (节能灯具) in Songling?").focus
    assert "节能灯具" in named.text
    assert named.weights[0] < bare.weights[0]
