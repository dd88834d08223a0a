"""Folding: how two writings of the same words are made one, for matching only. What is shown or stored is never folded.

Width and compatibility forms (Unicode NFKC), case, traditional to simplified characters, and the many quotes, dashes and dots are
made one. Characters are folded one by one, so that the fold of a part is a part of the fold of the whole: what matches inside a
name matches inside its fold.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import opencc

_QUOTES = "“”„‟〝〞〟＂「」『』«»"
_APOSTROPHES = "‘’‚‛′＇`´"
_DASHES = "‐‑‒–—―−－﹣﹘⁃─━"  # the hyphen, its kin, the minus and the box lines that conversions use for a dash
_WAVES = "～〜∼˜"
_DOTS = "·•・‧∙⋅●﹒"
_UNIFIED = {
    form: one for forms, one in ((_QUOTES, '"'), (_APOSTROPHES, "'"), (_DASHES, "-"), (_WAVES, "~"), (_DOTS, "·")) for form in forms
}


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _fold_character(character: str) -> str:
    plain = _UNIFIED.get(character) or unicodedata.normalize("NFKC", character).lower()
    plain = "".join(_UNIFIED.get(c, c) for c in plain)
    return plain if plain.isascii() else str(_simplifier().convert(_simplifier().convert(plain)))  # twice: 薴 becomes 苧, and that 苎


class _Folds(dict[int, str]):
    """The fold of each character seen so far, as `str.translate` reads it."""

    def __init__(self, aligned: bool) -> None:
        super().__init__()
        self.aligned = aligned

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if self.aligned and len(folded) != 1:
            folded = chr(code).lower() if len(chr(code).lower()) == 1 else chr(code)
        self[code] = folded
        return folded


_FOLDS = _Folds(aligned=False)
_ALIGNED = _Folds(aligned=True)


def fold(text: str) -> str:
    """Return `text` folded for matching: NFKC, lower case, simplified characters, one kind of quote, dash, wave and dot.

    The result may be longer or shorter than `text` (㎡ becomes m2). Folding twice changes nothing. Source: Unicode UAX #15 (NFKC),
    OpenCC's table of simplified characters.
    """
    return unicodedata.normalize("NFKC", text.translate(_FOLDS))


def fold_aligned(text: str) -> str:
    """Return `text` folded character for character: offsets into the result are offsets into `text`.

    The same as `fold` but for the characters whose fold is not exactly one character; those keep their form, in lower case.
    """
    return text.translate(_ALIGNED)
