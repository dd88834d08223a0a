"""The grammar of questions: the words that ask, as found in a question. The words themselves are data (`cues.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Language = Literal["zh", "en"]
_LISTS = ("stop", "faint")


class Cue(msgspec.Struct, frozen=True):
    """Words that ask: what they ask for (`tag`) and where they stand in the folded question, end exclusive."""

    tag: str
    start: int
    end: int


class Grammar(msgspec.Struct, frozen=True):
    """One language's words: patterns by what they ask for, words that carry no content, words that carry little."""

    language: Language
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    stop: frozenset[str]
    faint: frozenset[str]

    def find(self, text: str) -> tuple[Cue, ...]:
        """Return every cue of the folded `text`, in order of place; cues of different tags may overlap."""
        found = {(m.start(), m.end(), tag) for tag, pattern in self.patterns for m in pattern.finditer(text) if m.end() > m.start()}
        return tuple(Cue(tag, start, end) for start, end, tag in sorted(found))


@cache
def grammar(language: Language) -> Grammar:
    """Return the words of `language`; the file is read at the first call."""
    tables = tomllib.loads((files("kg.question") / "cues.toml").read_text("utf-8"))[language]
    patterns = tuple((tag, re.compile("|".join(words))) for tag, words in tables.items() if not (tag in _LISTS and language == "zh"))
    return Grammar(language, patterns, frozenset(tables["stop"]), frozenset(tables.get("faint", ())))


@cache
def known_words() -> tuple[str, ...]:
    """Return every run of two or more ideographs in the words of the Chinese grammar: words that are rightly spelt."""
    text = (files("kg.question") / "cues.toml").read_text("utf-8")
    return tuple(dict.fromkeys(re.findall(r"[\u4e00-\u9fff]{2,}", text)))
