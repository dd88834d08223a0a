"""Words and character pairs of Chinese text: the terms of both indexes. The only module that imports jieba.

jieba's own shared dictionary is used, the one that spaCy's segmenter reads too, so that it is loaded once.
"""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from threading import Lock
from typing import IO, Literal, Protocol, cast

from corpus.folding import fold

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f〇"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_WORD = re.compile(r"\w", re.UNICODE)
_LOADING = Lock()
_PLACE = re.compile(r"^(\S+) \d+ ns\b", re.MULTILINE)
_CLASSED = re.compile(r"^(\S+) \d+ (?:(v(?!n)|zg)|(a(?!n)|z|b)|([dcpuyeorqkfm]))\w*$", re.MULTILINE)

WordClass = Literal["noun", "verb", "adjective", "function"]


class Segmenter(Protocol):
    """What this project uses of jieba's tokenizer. `FREQ` has the words of its dictionary, and their beginnings with a frequency of 0."""

    FREQ: dict[str, int]

    def get_dict_file(self) -> IO[bytes]:
        """Open the dictionary: a line a word, with its frequency and class."""

    def initialize(self) -> None:
        """Load the dictionary."""

    def lcut(self, sentence: str) -> list[str]:
        """Return the words of `sentence`, white space and punctuation included."""


@cache
def _loaded() -> Segmenter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42.1 has escape sequences and an import that newer Pythons warn of
        import jieba  # noqa: PLC0415  (for those who cut words only: its import configures logging)
    logging.getLogger("jieba").setLevel(logging.WARNING)  # it reports its loading on standard error otherwise
    segmenter = cast(Segmenter, jieba.dt)
    segmenter.initialize()
    return segmenter


def segmenter() -> Segmenter:
    """Return jieba's shared tokenizer, its dictionary loaded (once in a process, about half a second)."""
    with _LOADING:
        return _loaded()


def words(text: str) -> list[str]:
    """Return the words of `text` in order, as jieba cuts them; punctuation and white space are left out."""
    return [word for word in segmenter().lcut(text) if _WORD.match(word)]


def is_word(word: str) -> bool:
    """Return whether jieba's dictionary has `word`."""
    return segmenter().FREQ.get(word, 0) > 0


def pairs(text: str) -> list[str]:
    """Return the overlapping pairs of neighbouring Chinese characters of `text` in order; a pair never crosses another character."""
    return [run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1)]


def terms(text: str) -> list[str]:
    """Return what the indexes know `text` by: its words, then its character pairs, all folded."""
    folded = fold(text)
    return words(folded) + pairs(folded)


@cache
def _classes() -> dict[str, WordClass]:
    with segmenter().get_dict_file() as file:
        found = _CLASSED.findall(file.read().decode("utf-8"))
    return {word: "verb" if verb else "adjective" if adjective else "function" for word, verb, adjective, _ in found}


def word_class(word: str) -> WordClass | None:
    """Return what `word` is by jieba's dictionary, None for a word that it does not have.

    All that is no verb, no adjective and no function word is a noun: names too, and a verb that is as often a noun (vn: 服务, 规划).
    Adverbs, pronouns, particles, prepositions, conjunctions, numerals and measure words are function words. The dictionary is read at
    the first call (about 0.3 s).
    """
    return _classes().get(word) or ("noun" if segmenter().FREQ.get(word) else None)


@cache
def _place_words() -> frozenset[str]:
    with segmenter().get_dict_file() as file:
        return frozenset(_PLACE.findall(file.read().decode("utf-8")))


def is_place(word: str) -> bool:
    """Return whether jieba's dictionary has `word` as the name of a place. The dictionary is read at the first call (about 0.2 s)."""
    return word in _place_words()
