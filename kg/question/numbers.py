"""Numbers as a sentence prints them, with what each one measures: read when a question needs them. Offsets are into the string given."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ontology.records import Op

_UNITS = (
    "个百分点|百分点|%|‰|平方公里|平方千米|平方米|立方米|立方|平米|公里|千米|毫米|厘米|公顷|亩|吨|公斤|千克|小时|分钟|个月|个工作日|工作日|天|秒|"
    "km2?|m[23²³]?|㎡|mg/l|人次|车次|元|米|座|处|条|项|家|个|名|人|户|套|件|部|辆|盏|台|种|类|所|起|次|分|年|期|级|倍|株|棵|只|片|张|根|支|批|场|篇|本|"
    "间|栋|幢|基|层|站|对|组|队|度|日|周(?![年边围期岁密到转])|方|亿|万|岁|款|册|门|期|轮|遍|大类|小类|字|升|千瓦|兆瓦|床|位|页|章|节"
)
_OPEN: dict[str, Op] = {
    "≥": ">=",
    ">=": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "不小于": ">=",
    "至少": ">=",
    "≤": "<=",
    "<=": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "不大于": "<=",
    "不多于": "<=",
    ">": ">",
    "超过": ">",
    "大于": ">",
    "高于": ">",
    "超": ">",
    "突破": ">",
    "<": "<",
    "小于": "<",
    "低于": "<",
    "少于": "<",
}
_CLOSE: dict[str, Op] = {"以上": ">=", "及以上": ">=", "以内": "<=", "以下": "<=", "及以下": "<=", "余": ">", "多": ">"}
_NUMBER = re.compile(
    rf"(?P<open>{'|'.join(sorted(map(re.escape, _OPEN), key=lambda w: -len(w)))})?\s?(?:到|至)?\s?"
    r"(?P<value>(?<![\d.+])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.+])\d+(?:\.\d+)?)"
    r"(?:\s?(?:-|~|至|到)\s?(?P<high>\d+(?:\.\d+)?)(?![\d年月]))?\s?"
    rf"(?P<more>余|多)?(?P<unit>(?:[十百千]?[万亿])?(?:{_UNITS})?(?:\s?/\s?(?:[万百千]?(?:平方公里|平方千米|公里|人|年|天|日|月|周|次|元|户|小时|吨)))?)"
    r"(?P<close>及?以[上内下]|余|多(?!元))?"
)
_STOP = "。;；!！?？\n\t"
_CLAUSE = _STOP + "，,"
_LIST = _CLAUSE + "、"
_DATE = re.compile(r"(?:19|20)\d\d\s?(?:年|[-—~/.]\s?(?:20)?\d)|\d{1,2}月\d{1,2}日|\d{1,2}月")
_OPENERS = '“"（(《'


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity in a sentence. `near` is what it measures as far as its own part of the clause says, `clause` its whole clause.

    `value` and `high` are in `unit`, never rescaled; the number's place in `near` is a bar.
    """

    start: int
    end: int
    value: float
    op: Op
    unit: str
    near: str
    clause: str
    high: float | None = None


@lru_cache(maxsize=1 << 14)
def numbers_in(folded: str) -> tuple[Number, ...]:
    """Return the quantities of a folded sentence in order; years, dates, numbering and codes such as 1+4+2 are none."""
    dates = [m.span() for m in _DATE.finditer(folded)]
    found = [m for m in _NUMBER.finditer(folded) if _is_quantity(m, folded, dates)]
    out = []
    for place, m in enumerate(found):
        low = found[place - 1].end() if place else 0
        high = found[place + 1].start() if place + 1 < len(found) else len(folded)
        out.append(_number(folded, m, low, high))
    return tuple(out)


def _is_quantity(m: re.Match[str], folded: str, dates: list[tuple[int, int]]) -> bool:
    a, b = m.span("value")
    if any(s <= a < e for s, e in dates):
        return False
    before, after = folded[max(0, a - 1) : a], folded[b : b + 1]
    if not m["unit"] and not m["high"] and after.isascii() and after.isalpha():
        return False  # 6G, 3D
    if (before in "+[〔-" and before) or after == "+" or re.match(r"[〕\]]", folded[b:]) or (before.isascii() and before.isalpha()):
        return False
    return not (not m["unit"] and re.match(r"[.、．)）]\D", folded[b:]) and (a == 0 or folded[a - 1] in "\n\t (（"))


def _number(folded: str, m: re.Match[str], low: int, high: int) -> Number:
    """The quantity that was matched; `low` and `high` are where the number before it ends and the next one begins."""
    begin = max(low, _last(folded, _LIST, m.start()))
    end = min(high, _next(folded, _LIST, m.end()))
    before = folded[begin : m.start()]
    summed = before.rstrip().endswith("等")  # A、B等16个事项: what is counted stands behind, what is named before are some of them
    return Number(
        start=m.start(),
        end=m.end(),
        value=float(m["value"].replace(",", "")),
        high=float(m["high"]) if m["high"] else None,
        op=_op(m),
        unit=m["unit"].strip(),
        near=f"{'' if summed else before}|{folded[m.end() : end]}",
        clause=folded[m.start() if summed else _last(folded, _CLAUSE, m.start()) : _next(folded, _CLAUSE, m.end())],
    )


def _op(m: re.Match[str]) -> Op:
    if m["high"]:
        return "range"
    said = (_OPEN.get(m["open"] or ""), _CLOSE.get(m["close"] or ""), _CLOSE.get(m["more"] or ""))
    return next((op for op in said if op), "=")


def _last(text: str, marks: str, at: int) -> int:
    """Where the stretch begins that ends at `at`: behind the last of the marks before it."""
    return max(text.rfind(c, 0, at) for c in marks) + 1


def _next(text: str, marks: str, at: int) -> int:
    return min((i for i in (text.find(c, at) for c in marks) if i >= 0), default=len(text))


def years_before(folded: str, at: int) -> tuple[int, ...]:
    """Return the years named in `folded` before `at`, the nearest first."""
    return tuple(int(m[1]) for m in reversed(list(re.finditer(r"(?<!\d)((?:19|20)\d\d)\s?年", folded[:at]))))
