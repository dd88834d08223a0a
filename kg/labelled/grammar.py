"""The words of a question that name nothing: what asks, counts, orders and compares. The words are data (`cues.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from kg.labelled.bounds import chinese_number, written_number

Language = Literal["zh", "en"]
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(
    r"(?:in|on|at|for|since|by|please)?\s*(?:what|which|who|whose|how|where|when|is|are|was|were|do|does|did|has|have|can|could|list|show|give|"
    r"name|find|tell|count|are there)\b"
)
_CHOICE = re.compile(r"哪|谁|更|比|还是|\b(?:which|who|than|or)\b")
_TAILS = frozenset({"more", "less", "sooner", "later"})


class Cue(msgspec.Struct, frozen=True):
    """Words that ask: what for (`tag`), where they stand, end exclusive, and a number in them (前3名)."""

    tag: str
    start: int
    end: int
    number: int | None = None


class Grammar(msgspec.Struct, frozen=True):
    """One language's words: patterns by what they ask for, and words that carry no content."""

    language: Language
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    stop: frozenset[str]

    def find(self, text: str) -> list[Cue]:
        """Return every cue of the folded `text`, in order of place; cues of different tags may overlap."""
        found = []
        choice = _CHOICE.search(text)
        for tag, pattern in self.patterns:
            if tag in _TAILS and not choice:
                continue  # 面积大 at the end of a question compares only where there is a choice
            for m in pattern.finditer(text):
                if m.end() > m.start():
                    found.append(Cue(tag, m.start(), m.end(), _count(m)))
        return sorted(found, key=lambda cue: (cue.start, -cue.end, cue.tag))


_SPELLED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "second": 2, "third": 3}


def _count(m: re.Match[str]) -> int | None:
    said = next((value for value in m.groupdict().values() if value), None)
    if said is None:
        return None
    return _SPELLED.get(said) or chinese_number(said) or (written_number(said) if said.isdecimal() else None)


def language_of(text: str) -> Language:
    """Return the language a question is asked in: Chinese where it has Chinese words of grammar, English otherwise."""
    return "en" if not _HAN.search(text) or _ENGLISH.match(text) else "zh"


@cache
def grammar(language: Language) -> Grammar:
    """Return the words of `language`; the file is read at the first call."""
    table = tomllib.loads((files("kg.labelled") / "cues.toml").read_text("utf-8"))[language]
    patterns = tuple((tag, re.compile(pattern)) for tag, pattern in table.items() if tag != "stop")
    return Grammar(language, patterns, frozenset(table["stop"]))
