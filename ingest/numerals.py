"""Numbers as Chinese plans write them: ASCII and full-width digits with thousands commas, and Chinese numerals."""

from __future__ import annotations

DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}

CHINESE_NUMERAL = "零〇一二两三四五六七八九十百千"


def read_number(printed: str) -> float:
    """Return the number printed in digits (ASCII or full width), thousands commas allowed. Raises `ValueError` where it is none."""
    return float(printed.replace(",", "").replace("，", "").replace("．", "."))


def read_chinese_number(printed: str) -> int | None:
    """Return the number of a Chinese numeral (“二十五”, “两百”, “二〇三五”, “一万二千”), or None where it is no well-formed one."""
    if not printed:
        return None
    if all(c in DIGITS for c in printed):
        return int("".join(str(DIGITS[c]) for c in printed))
    total = section = digit = 0
    for character in printed:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _PLACES:
            section += (digit or 1) * _PLACES[character]
            digit = 0
        elif character in _SCALES:
            total += (section + digit) * _SCALES[character]
            section = digit = 0
        else:
            return None
    return total + section + digit
