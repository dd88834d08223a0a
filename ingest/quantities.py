"""A grammar of quantities in plan text: number, comparator before or after, range, scale, unit, rate.

Offsets are Unicode code points into the text that was given, end exclusive. `value` is the number as printed, in `unit` as printed
(“1.8万余座” is 1.8 in 万座): nothing is rescaled. A year, a date, a document's number and an ordinal are no quantities.
"""

from __future__ import annotations

import re

import msgspec

from ingest.measure_units import RATE, SCALE, UNIT
from ingest.numerals import CHINESE_NUMERAL, read_chinese_number, read_number
from ingest.quantity_words import CHANGES, DASH, FIGURE, LEAST, MOST, OVER, SIGN, UNDER
from ontology.records import Op


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity as printed: `start`..`end` is all of it (“不少于1条”, “同比下降20%”), `number_start`..`number_end` its figures and unit.

    `change` is the verb of a change that the number measures (下降, 增长), `per` what it recurs in (每周), `spelled` is set where the
    number is written in Chinese numerals.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    op: Op
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    change: str | None = None
    per: str | None = None
    spelled: bool = False


_MORE = "余|多|来"
_SUFFIX = r"(?:[（(][一-龥]{1,3}[）)](?=及?以[上下]))?\s?(?P<suffix>及?以上|及?以下|[以之]内|左右|上下|不等|内(?![容部涝河外地设陆存]))?"
_AFTER = (
    rf"\s?(?P<more>{_MORE})?\s?(?P<scale>{SCALE})?(?P<more2>{_MORE})?\s?"
    rf"(?P<unit>{UNIT}{RATE}?|[/／]1?0{{0,3}}[千万]人?|[:：∶]1(?![\d:：∶.]))?{_SUFFIX}"
)

_DIGITS = re.compile(rf"(?<![\dA-Za-z+＋.．/])(?P<low>{FIGURE})(?:(?:\s?(?P<unit1>%|％|{SCALE})?{DASH})(?P<high>{FIGURE}))?{_AFTER}")
_SPELLED = re.compile(
    rf"(?P<percent>[百千万]分之)?(?<![第{CHINESE_NUMERAL}])(?P<low>[{CHINESE_NUMERAL}]{{1,7}})"
    rf"(?:(?:至|到|—|-)(?P<high>[{CHINESE_NUMERAL}]{{1,4}}))?{_AFTER}"
)
_WORDS = re.compile(
    rf"(?<![{CHINESE_NUMERAL}])[二三四五六七八九十]{{1,3}}分之[一二三四五六七八九十]{{1,3}}(?:以[上下]|左右)?|(?<![这另各])一半(?:以上|左右)?|半数以上|过半数"
    r"|(?P<double>翻(?:[一二两三]番|番|一倍|两倍)|倍增(?=[，。；、]|\Z))"
)

_PER = r"(?P<per>每个?(?:半|[一二两三四五六七八九十\d]{1,2})?个?(?:年度?|季度?|月|周|日|天|小时|旬|学期))(?:组织|开展|举办|召开|进行)?\s?"
_CHANGE = rf"(?P<change>(?:(?:同比|环比|年均|累计|平均|逐年|均)\s?)*再?(?:{CHANGES}))(?:了|率)?\s?"
_BEFORE = re.compile(
    rf"(?:{_PER})?(?:{_CHANGE})?(?:(?P<least>{LEAST})|(?P<most>{MOST})|(?P<over>{OVER})|(?P<under>{UNDER}))?"
    r"\s?(?P<about>大约|约为|约|将近|接近|近)?\s?\Z"
)
_REACH = re.compile(
    r"(?:达到|达|控制(?:在|到)?|保持(?:在)?|稳定在|维持在|(?:提高|提升|增加|上升|增长|降低|下降|压减|[增降升])[到至]|为)\s?\Z"
)
_CAPPED = re.compile(r"(?:控制(?:在|到)?|限制在)\s?\Z")
_WINDOW = 24  # characters before a number that can hold its comparator: the longest is 每两个月开展同比下降不得超过约

# After a number without a unit: what shows that it is a date, a name, a version, a list number.
_HAN = re.compile("[一-龥](?<![的并且和及或与])")
_RANK = re.compile("(?<![目此年底月日期之以空当提])前\\Z")  # 前1%学科, 前10位
_NO_BARE = re.compile(r"\s?(?:[年月日号级版届期时点线度强网A-Za-z+＋./／%-]|[一-龥]{0,2}(?:计划|工程|行动|模式|热线|平台|专线))")
_SPANS = frozenset({"年", "个月", "天", "日", "周", "季度"})
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d\Z")
_STANDING = frozenset({"条", "处", "座", "所", "栋", "幢", "户", "片", "村", "家", "块"})
_DEED = re.compile(r"(?:整治|改造|更新|品质|优化|提质|修缮|治理)\Z")
_DONE_THINGS = frozenset({"项", "个", "件", "种", "款", "批", "类"})
_SOLVED = re.compile(r"[^，。；\d]{0,20}(?:技术|难题|瓶颈|难点|堵点|产品|装备|成果|材料|工艺|部件|零部件|问题|课题|核心)")
_TIMES = frozenset({"次", "遍", "轮", "场", "期", "批", "批次", "场次", "趟", "课时", "学时"})
# In Chinese numerals these tell which one, not how many (一期, 二年级).
_ORDINAL = frozenset("年日期批轮层头环")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in reading order, none overlapping another.

    A number without a unit is one only where a comparator or a verb of reaching stands before it, or 以上/以下 after it.
    """
    found = [q for match in _DIGITS.finditer(text) if (q := _from_digits(text, match)) is not None]
    found += [q for match in _SPELLED.finditer(text) if (q := _from_words(text, match)) is not None]
    found += [_in_words(m.start(), m.end(), m["double"]) for m in _WORDS.finditer(text)]
    found.sort(key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)


def _from_digits(text: str, match: re.Match[str]) -> Quantity | None:
    start = match.start()
    if start and (text[start - 1] in "第〔[【×✕✖" or _RANK.search(text, max(0, start - 2), start)):
        return None
    low, high = match["low"], match["high"]
    unit = match["unit"]
    if high is None and match["unit1"]:
        unit = unit or match["unit1"]
    bare = unit is None and not match["scale"]
    if _is_date(text, match, bare=bare):
        return None
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    named = unit is None and not bare and not match["suffix"] and _HAN.match(text, match.end()) is not None
    if (bare and not _bare_allowed(text, match, before)) or (named and not _is_told(text, match.start(), before)):  # 5万卡中心
        return None
    if high is not None and _scaled(match):
        return _in_words(match.start(), match.end())
    if high is not None and read_number(high) <= read_number(low):
        return None
    return _build(text, match, before, read_number(low), read_number(high) if high else None, spelled=False)


def _in_words(start: int, end: int, change: str | None = None) -> Quantity:
    """A quantity that no number says: 三分之二, 翻番, 8000万—1亿元."""
    return Quantity(start=start, end=end, number_start=start, number_end=end, op="text", change=change, spelled=True)


def _scaled(match: re.Match[str]) -> bool:
    """Whether the numbers of a range are in different scales (8000万—1亿元)."""
    low, high, scale = match["low"], match["high"], match["scale"]
    if not scale or match["unit1"] in ("%", "％"):
        return False
    return match["unit1"] != scale if match["unit1"] else read_number(high) <= read_number(low)


def _is_date(text: str, match: re.Match[str], *, bare: bool) -> bool:
    unit, last = match["unit"], match["high"] or match["low"]
    if unit in _SPANS and text[max(0, match.start() - 2) : match.start()] == "连续":
        return True  # 连续2年 says for how long
    if unit == "年":
        return _YEAR_LIKE.match(last) is not None
    if unit == "日":  # 30日内 is a span, 6月30日 a date
        return match["suffix"] is None or text[max(0, match.start() - 1) : match.start()] == "月"
    if bare and _YEAR_LIKE.match(last) is not None:
        return text[match.end("high" if match["high"] else "low") :][:1] in tuple("年-—–~至") or match["high"] is not None
    return False


def _bare_allowed(text: str, match: re.Match[str], before: re.Match[str] | None) -> bool:
    if _NO_BARE.match(text, match.end()) or match["suffix"] == "内":
        return False
    if match["suffix"] and _HAN.match(text, match.end()) is None:  # 3.0及以上企业 names a version
        return True
    ends = match.end() == len(text) or text[match.end()] in "，。；、;,）)！ \n\t"
    return ends and _is_told(text, match.start(), before)


def _is_told(text: str, start: int, before: re.Match[str] | None) -> bool:
    """Whether a comparator or a verb of reaching stands before the number that begins at `start`."""
    compared = before is not None and any(before[g] for g in ("least", "most", "over", "under"))
    return compared or _REACH.search(text, max(0, start - 6), start) is not None


def _from_words(text: str, match: re.Match[str]) -> Quantity | None:
    low = read_chinese_number(match["low"])
    high = read_chinese_number(match["high"]) if match["high"] else None
    if low is None or (high is not None and high <= low):
        return None
    unit, percent = match["unit"], match["percent"] is not None
    span = unit == "年" and match["suffix"] in ("内", "以内", "之内")
    if not percent and not span and (unit is None or unit in _ORDINAL):
        return None
    if percent and unit is not None and unit != "个百分点":
        return None
    before = _BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
    return _build(text, match, before, float(low), None if high is None else float(high), spelled=True)


def _build(text: str, match: re.Match[str], before: re.Match[str] | None, low: float, high: float | None, *, spelled: bool) -> Quantity:
    start = before.start() if before is not None and before.group() else match.start()
    change = before["change"] if before is not None else None
    if before is not None and change and _is_deed(text, before, match):  # 道路整治提升40条: the deed, not a change of the number
        start, change = before.end("change"), None
    if before is not None and before["over"] == "突破" and match["unit"] in _DONE_THINGS and _SOLVED.match(text, match.end()):
        start = match.start()
    if before is not None and before["per"] and _apart(before, match):  # 平均每年1000余件
        start = before.end("per")
    while text[start].isspace():
        start += 1
    more = bool(match["more"] or match["more2"])
    end = match.end()
    while text[end - 1].isspace():
        end -= 1
    about = bool(before is not None and before["about"]) or match["suffix"] in ("左右", "上下") or more
    op = _op(text, start, match, before, ranged=high is not None, more=more)
    return Quantity(
        start=start,
        end=end,
        number_start=match.start(),
        number_end=match.end("unit") if match["unit"] else max(match.end("low"), match.end("scale")),
        op=op,
        value=low,
        high=high,
        unit=_unit(match, spelled=spelled),
        approximate=about,
        change=change,
        per=None if before is None else before["per"],
        spelled=spelled,
    )


def _is_deed(text: str, before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether 提升 before a count of things says what is done to them: things do not rise by 40 条."""
    if not before["change"].endswith(("提升", "扩大", "压缩")) or match["unit"] is None:
        return False
    return match["unit"] in _STANDING or _DEED.search(text, max(0, before.start("change") - 2), before.start("change")) is not None


def _apart(before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether the span before a number is no part of how often: 每周1次 is one phrase, 每年1000件 a number and what it recurs in."""
    alone = not any(before[g] for g in ("least", "most", "over", "under", "change"))
    return alone and before.group().strip() == before["per"] and match["unit"] not in _TIMES


def _op(text: str, start: int, match: re.Match[str], before: re.Match[str] | None, *, ranged: bool, more: bool) -> Op:
    if ranged:
        return "range"
    suffix = match["suffix"] or ""
    signs: tuple[tuple[bool, Op], ...] = (
        (suffix.endswith("以上"), ">="),
        (suffix.endswith(("以下", "内")), "<="),
        (before is not None and bool(before["least"]), ">="),
        (before is not None and bool(before["most"]), "<="),
        (before is not None and bool(before["over"]) and start < match.start(), ">"),
        (before is not None and bool(before["under"]), "<"),
        (more, ">"),
        (_CAPPED.search(text, max(0, start - 5), start) is not None, "<="),
    )
    return next((op for holds, op in signs if holds), "=")


def _unit(match: re.Match[str], *, spelled: bool) -> str | None:
    if spelled and match["percent"]:
        return {"百": "%", "千": "‰", "万": "‱"}[match["percent"][0]]
    unit = "".join((match["scale"] or "", match["unit"] or ""))
    if not unit and match.re is _DIGITS and match["unit1"]:
        unit = match["unit1"]
    unit = re.sub(r"\s", "", unit).replace("／", "/")
    return SIGN.get(unit, unit) or None
