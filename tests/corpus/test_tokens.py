from __future__ import annotations

import subprocess
import sys

import pytest

from corpus.tokens import pairs, terms, words


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
