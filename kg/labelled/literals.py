"""What the values of a property are: numbers, dates, yes or no, codes, words; read off the values themselves, whatever their datatype."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

Kind = Literal["number", "date", "boolean", "phone", "code", "address", "category", "text", "link"]

_NUMBER = re.compile(
    r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?(?:e[+-]?\d+)?\s?(?P<unit>%|[㎡a-z²³]{1,6}|[\u4e00-\u9fff]{1,4})?", re.IGNORECASE
)
_DATE = re.compile(
    r"(?P<y>1[5-9]\d\d|20\d\d)\s?(?:(?:[-/.]|年)\s?(?P<m>\d{1,2})\s?(?:(?:[-/.]|月)\s?(?P<d>\d{1,2})日?)?月?|年)?(?:[T\s]\d\d?:\d\d.*|Z|[+-]\d\d:\d\d)?"
)
_PHONE = re.compile(r"\+?[\d()（）\-\s/、,，;；转]{7,}")
_ADDRESS = re.compile(r"[省市县区镇乡村路街道弄号]|\d+[a-z]? [A-Z]|\b(?:street|road|avenue|lane|square)\b", re.IGNORECASE)
_TRUE = frozenset({"是", "true", "yes", "y", "有", "对", "√"})
_FALSE = frozenset({"否", "false", "no", "n", "不是", "×"})
_MOST = 0.9  # the share of the values that must be of a kind: tables have slips in them
_FEW, _REPEATED = 60, 0.34  # distinct values of a category at most, or at most this share of all values
_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z\-_/.()（）]{5,}")
_EMPTY_DATES = frozenset({"1899-12-30", "1900-01-00"})  # what spreadsheets write for a date that is not there (ECMA-376, serial 0)
_ABSENT = frozenset({"", "-", "--", "/", "\\", "无", "null", "none", "nan", "n/a", "na", "暂无", "未知", "不详"})


def is_absent(text: str) -> bool:
    """Return whether a cell says nothing: empty, a dash, 无, null, or the date that a spreadsheet writes for an empty one."""
    if len(text) > 10:
        return not text.strip()
    bare = text.strip()
    return bare.lower() in _ABSENT or bare in _EMPTY_DATES


def number(text: str) -> float | None:
    """Return the number that `text` is, a unit behind it allowed (120元, 3.5 km); None where it is none."""
    stripped = text.strip()
    found = _NUMBER.fullmatch(stripped)
    if not found or not any(c.isdigit() for c in stripped):
        return None
    digits = stripped[: found.start("unit")] if found["unit"] else stripped
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def iso_date(text: str) -> str | None:
    """Return the date that `text` is, as exact as it is written: `2016`, `2016-06` or `2016-06-01`; None where it is none."""
    found = _DATE.fullmatch(text.strip())
    if not found or text.strip() in _EMPTY_DATES:
        return None
    parts = [int(found[part]) for part in ("y", "m", "d") if found[part]]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return "-".join(f"{part:02d}" for part in parts)


def full_date(iso: str) -> str:
    """Return the first day of an ISO date of any exactness: 2016 is 2016-01-01."""
    return (iso + "-01-01")[:10]


def boolean(text: str) -> bool | None:
    """Return the truth value that `text` is; None where it is none."""
    said = text.strip().lower()
    return True if said in _TRUE else False if said in _FALSE else None


def kind_of(values: Iterable[str], hint: str | None) -> Kind:
    """Return what a property's values are. `hint` is what its name says that they are (phone, code, address, date, number …)."""
    if hint in {"phone", "code"}:
        return "phone" if hint == "phone" else "code"
    times = {value: n for value, n in Counter(values).items() if not is_absent(value)}
    texts = list(times)
    if not texts:
        return "text"
    few = len(texts) <= min(_FEW, _REPEATED * sum(times.values())) or hint in {"category", "place"}
    return _read_as(texts, hint) or _looking_like(texts, hint) or ("category" if few else "text")


def _read_as(texts: list[str], hint: str | None) -> Kind | None:
    """Truth values, dates or numbers, where nearly all texts read as such."""
    least = max(1, round(_MOST * len(texts)))
    if _all(boolean, texts, least):
        return "boolean"
    if _all(iso_date, texts, least) and (hint == "date" or any(len(text.strip()) > 4 for text in texts)):
        return "date"
    if _all(number, texts, least):
        return "number" if hint == "number" or not _looks_like_code(texts) else "code"
    return None


def _looking_like(texts: list[str], hint: str | None) -> Kind | None:
    """Addresses, phone numbers or codes, where the texts have the form."""
    least = max(1, round(_MOST * len(texts)))
    if hint == "address" or (hint is None and sum(map(_is_address, texts)) * 2 > len(texts)):
        return "address"
    if sum(bool(_PHONE.fullmatch(text)) for text in texts) >= least:
        return "phone"
    return "code" if sum(bool(_CODE.fullmatch(text)) for text in texts) >= least else None


def _is_address(text: str) -> bool:
    return len(text) > 6 and bool(_ADDRESS.search(text)) and any(c.isdigit() for c in text)


def _all(reads: Callable[[str], object], texts: list[str], least: int) -> bool:
    return sum(reads(text) is not None for text in texts) >= least


def _looks_like_code(texts: list[str]) -> bool:
    """Digits only, long, and all of one length: a postal code or an id, no amount."""
    lengths = {len(text.strip()) for text in texts}
    return len(texts) > 2 and len(lengths) == 1 and min(lengths) >= 5 and all(text.strip().isdigit() for text in texts)
