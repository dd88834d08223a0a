"""Chinese characters in Latin letters. The only module that imports pypinyin."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Protocol, cast


class _Speller(Protocol):
    def __call__(self, hans: str) -> list[str]: ...


@cache
def _speller() -> _Speller:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pypinyin import lazy_pinyin  # noqa: PLC0415  (its phrase table takes a while to load, and only building needs it)
    return cast(_Speller, lazy_pinyin)


def spelled(name: str) -> list[str]:
    """Return the pinyin of each character of `name`, without tones; runs of other characters stay as they are."""
    return _speller()(name)
