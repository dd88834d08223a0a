"""English questions: the Chinese words of the plans for the English ones, longest phrases first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from corpus.folding import fold

_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z][a-z'-]*|\d+(?:\.\d+)?|[\u4e00-\u9fff]+")


class Rendering(msgspec.Struct, frozen=True):
    """A piece of an English question: where it stands, end exclusive, and its Chinese forms, none where it is not known."""

    start: int
    end: int
    words: tuple[str, ...]


class Renderer:
    """English phrases to Chinese words, from the glossary and from concepts that have labels in both languages."""

    def __init__(self, groups: Iterable[tuple[str, ...]]) -> None:
        """Take groups of words of one meaning, English and Chinese ones mixed."""
        forms = dict(_glossary())
        for group in groups:
            chinese = tuple(w for w in group if _HAN.search(w))
            for word in group:
                if chinese and not _HAN.search(word) and len(word) > 2:
                    forms.setdefault(word, ()) or forms.update({word: chinese})
        self._forms = {k: v for k, v in forms.items() if v}
        ordered = sorted(self._forms, key=lambda f: (-len(f), f))
        self._pattern = re.compile("|".join(rf"(?<![a-z]){re.escape(f)}(?![a-z])" for f in ordered))

    def render(self, text: str, stop: Iterable[tuple[int, int]]) -> list[Rendering]:
        """Return the pieces of the folded `text` in order: known phrases, then words that are not known and not within `stop`."""
        out = [Rendering(m.start(), m.end(), self._forms[m[0]]) for m in self._pattern.finditer(text)]
        taken = [(r.start, r.end) for r in out] + list(stop)
        for m in _WORD.finditer(text):
            if not any(a <= m.start() and m.end() <= b for a, b in taken):
                out.append(Rendering(m.start(), m.end(), (m[0],) if not m[0].isascii() else ()))
        return sorted(out, key=lambda r: r.start)


@cache
def _glossary() -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = (files("kg.question") / "glossary.txt").read_text("utf-8").splitlines()
    out: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        english, chinese = line.split("|")
        for form in english.split(","):
            out[fold(form.strip())] = tuple(fold(w.strip()) for w in chinese.split(","))
    return tuple(out.items())
