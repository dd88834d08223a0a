from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.tokens import pairs, terms, word_class, words


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param("停车场建设", ["停车场", "建设"], id="chinese"),
        pytest.param("“公园”，绿地。", ["公园", "绿地"], id="punctuation-left-out"),
        pytest.param("5G 基站 2027年", ["5G", "基站", "2027", "年"], id="letters-and-digits"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words(text: str, cut: list[str]) -> None:
    assert words(text) == cut


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("窨井盖", ["窨井", "井盖"], id="overlapping"),
        pytest.param("井盖、路灯", ["井盖", "路灯"], id="not-across-punctuation"),
        pytest.param("井5G盖", [], id="not-across-letters"),
        pytest.param("井", [], id="one-character"),
    ],
)
def test_pairs(text: str, found: list[str]) -> None:
    assert pairs(text) == found


def test_terms_are_folded() -> None:
    assert terms("停車场Ａ") == terms("停车场a")


def test_nothing_is_printed_and_nothing_loaded_on_import() -> None:
    code = "import sys; from corpus.tokens import words; assert 'jieba' not in sys.modules; words('停车场')"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param("路灯", "noun", id="noun"),
        pytest.param("规划", "noun", id="verb-that-is-as-often-a-noun"),
        pytest.param("拆除", "verb", id="verb"),
        pytest.param("干净", "adjective", id="adjective"),
        pytest.param("究竟", "function", id="adverb"),
        pytest.param("暗夜灯杆", None, id="a-word-that-it-does-not-have"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_word_class(word: str, kind: str | None) -> None:
    assert word_class(word) == kind
