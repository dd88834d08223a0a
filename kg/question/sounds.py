"""How characters are read: pinyin without tones, one reading a character."""

from __future__ import annotations

from functools import cache

from kg.pinyin import spelled


@cache
def sound(character: str) -> str:
    """Return the sound of `character`; one that is no ideograph sounds as itself."""
    return spelled(character)[0] if ord(character) > 0x3400 else character
