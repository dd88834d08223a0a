"""Units of measure as questions ask for them: which kinds go together. Nothing is converted."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.question.asking import Asked

_UNITS = 4096  # as printed, of which the kind is remembered: each is seen again and again
_KINDS: tuple[tuple[str, str], ...] = (
    ("share", r"%|‰|百分|个点|percent"),
    ("rate", r"/"),
    ("money", r"元|钱|投资|资金|经费|yuan|rmb|cost"),
    ("area", r"平方|平米|㎡|公顷|亩|m2|面积|hectare|square"),
    ("volume", r"立方|m3|m³|升|cubic"),
    ("length", r"公里|千米|km|毫米|厘米|长度|里程|kilomet|^米$|^m$|met(?:er|re)"),
    ("weight", r"吨|公斤|千克|kg|mg|tonn"),
    ("time", r"小时|钟头|分钟|天$|^日$|^周$|个月|秒|工作日|hour|minute|week"),
    ("score", r"^分$"),
    ("people", r"[人名]$|万人|people|person"),
    ("count", r"[个处座条项家件套株盏辆次趟起户部所只支种类片张台栋幢期级场篇本间层站对组队批倍门道轮遍床位页章节]"),
)
_AFTER = re.compile(
    r"^\s*(?:的)?(百分点|个百分点|个点|个小时|个钟头|钟头|个工作日|个月|平方公里|平方千米|平方米|立方米|平米|公里|千米|毫米|厘米|公顷|亩|万?吨|公斤|小时|分钟|个月|工作日|亿元|万元|亿|元|钱|"
    r"万?[个处座条项家件套株盏辆次趟起户部所只支种类片张台栋幢期级场篇本间层站对组队批倍门轮遍米分天周人名年]|万(?=$|[?,。的]))"
)
_PEOPLE = re.compile(r"^\s*(?:名|个)?(?!的|比例)[\u4e00-\u9fff]{0,4}?(?:工人|人员|队员|人口|民警|志愿者|专家)")
_COUNTERS = ("人名", "辆", "盏", "株棵", "户家", "座栋幢", "次趟遍回", "米", "台", "篇", "字")  # those of one string count the same things
_OTHER_THINGS = 0.6  # how well cars answer a question for people
_OF = re.compile(r"^\s*(面积|长度|里程|资金|投资|经费)")
_BEFORE = re.compile(r"(百分之|每平方公里)$")
_RATE_WORD = re.compile(r"(?:率|占比|比例|比重|百分比|覆盖面|percentage|proportion|share|\brate\b)")
_SIZES = (("多长", "length"), ("多宽", "length"), ("多大面积", "area"), ("有多大", "area"), ("多少钱", "money"))
_ENGLISH_MONEY = re.compile(r"\b(?:budget|invest\w*|costs?|funding|how much money|expenditure)\b")
_ENGLISH_RATE = re.compile(r"percentage|proportion|share|\brate\b|percent")
_MONEY_WORD = re.compile(r"投|资金|花|钱|经费|预算|基金")
_SIZE_BEFORE = re.compile(r"(面积|长度|里程)(?:大概|大约|约)?(?:是|为|有|达|达到|要|共)*$")
_SPENT = re.compile(r"(?:投资|资金|经费|花费|造价|金额|投入)额?(?:要|是|为|达|达到|共|有)?$")
_ENGLISH = re.compile(
    r"how (?:many|much) (?:million |thousand )?"
    r"(square \w+|cubic \w+|kilomet\w+|met(?:er|re)s?|hectares?|tonn?e?s?|hours?|minutes?|yuan|people|persons?)"
)


@lru_cache(maxsize=_UNITS)
def kind_of(unit: str) -> str | None:
    """Return what kind of quantity is in `unit` (as printed, folded): share, length, count and so on; None where it is none known."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, unit)), None)


def unit_asked(asked: Asked, after: str, before: str) -> tuple[str, str | None]:
    """Return the unit that the question's words ask for, as far as they say, and its kind.

    `after` and `before` are what stands behind and before the words that ask how many.
    """
    if asked.wants == "howlong":
        return "", "time"
    if asked.language == "en":
        return _unit_asked_in_english(asked.text)
    found = _AFTER.match(after)
    if found:
        scale_only = found[1] in ("亿", "万") or not kind_of(found[1])
        return found[1], "money" if scale_only and _MONEY_WORD.search(asked.text) else kind_of(found[1])
    named = _OF.match(after)
    if named or _PEOPLE.match(after):
        return "", kind_of(named[1]) if named else "people"
    if "百分之" in asked.text:
        return "%", "share"
    text = asked.text.replace("多大比例", "")
    size = _SIZE_BEFORE.search(before)
    said = next((kind for word, kind in _SIZES if word in text), None) or ("money" if _SPENT.search(before) else None)
    said = said or (kind_of(size[1]) if size else None)
    return ("%", "share") if said is None and _RATE_WORD.search(before[-14:]) else ("", said)


def _unit_asked_in_english(text: str) -> tuple[str, str | None]:
    found = _ENGLISH.search(text)
    unit = found[1] if found else "%" if _ENGLISH_RATE.search(text) else ""
    if not unit and _ENGLISH_MONEY.search(text):
        return "", "money"
    return unit, kind_of(unit) if unit else "count" if "how many" in text else None


def written_unit(unit: str) -> str:
    """Return a unit with its symbols written out: m³ as 立方米, ㎡ as 平方米. Anything else stays as printed."""
    return re.sub(r"m³|m3", "立方米", re.sub(r"m²|m2|㎡", "平方米", unit))


def _things(unit: str) -> int | None:
    """Which things are counted in `unit`: lamps, people; None where it may be anything (个, 处, 项)."""
    return next((n for n, units in enumerate(_COUNTERS) if unit and unit in units), None)


def fit(unit: str, wanted: str, kind: str | None) -> float:
    """Return how well a quantity in `unit` answers a question for `wanted`, of that `kind`: 1 where nothing speaks against it."""
    if not kind:
        return 1.0
    mine = kind_of(unit)
    if mine == kind or (kind == "count" and mine in ("people", "rate")) or (kind == "share" and not unit):
        bare, asked_for = unit.lstrip("万亿").split("/")[0].strip(), wanted.lstrip("万亿")
        things = {_things(bare), _things(asked_for)}
        if kind == "count" and len(things) > 1 and None not in things:
            return _OTHER_THINGS
        return 1.0 if not wanted or asked_for == bare or kind != "count" else 0.98 if asked_for == "个" else 0.95
    if mine == "rate" and kind_of(unit.split("/", maxsplit=1)[0]) == kind:
        return 0.97
    return 0.7 if not unit else 0.45
