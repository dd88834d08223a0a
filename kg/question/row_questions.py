"""What a question asks of the rows of a table: the largest, the first three, the sum, how many, those above a figure, how far apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from corpus.numbering import chinese_number
from kg.question.asking import Asked
from kg.question.rows import Row, Sheet, name_of, unit_of

RowOperation = Literal["extreme", "top", "sum", "average", "count", "list", "difference"]
Span = tuple[int, int]
_SEVERAL = re.compile(r"哪([两三四五六])")
_SHARERS = re.compile(r"(?:哪|几|多少)(?:些|几|一|两)?个?(区县|县市区|县市|区|县|街道|镇|乡镇?)(?!域|级)")
_EXACTLY = re.compile(r"(?:有|是|为|要?建|要?完成)(\d+)[个条座处项家](?!以|及)")
_NOT = re.compile(r"没有?|未")
_MEASURED = 0.55  # of a question that the name of a measure must account for

_SUM = (
    r"一共|总共|合计|总计|共计|加起来|加在一起|总和|总(?=投|长|里程|面积|金额|花)|共(?=[有要投花需计多几])"
    r"|\bin total\b|\btotal\b|\baltogether\b|\bsum\b"
)
_MEAN = r"平均(?:每一?[条个项座处家])?|均值|\baverage\b"
_MOST = r"最(?:多|大|长|宽|高|贵|重|远|费钱|花钱|烧钱)|排(?:名)?第一|\b(?:most|largest|longest|widest|highest|biggest)\b"
_LEAST = r"最(?:少|小|短|窄|低|便宜|省钱|轻|近)|\b(?:least|smallest|shortest|narrowest|lowest|cheapest|fewest)\b"
_TOP = (
    r"(?:排(?:名|行)?(?:在)?|位列|居)?前(?P<top>[两二三四五六七八九十]|\d{1,2})(?:名|位|条|个|项|大|家)?(?!年)"
    r"|\btop (?P<top2>\d{1,2}|three|five)\b"
)
_RANK = r"排名|排序|排个序|(?:从|由)(?:高到低|大到小|多到少|长到短|宽到窄|贵到便宜)|\brank\w*"
_RANK_UP = r"(?:从|由)(?:低到高|小到大|少到多|短到长|窄到宽)"
_ABOVE = r"超过|大于|多于|高于|不少于|不低于|至少|达到|长于|宽于|\bover\b|\bmore than\b"
_BELOW = r"低于|少于|小于|不到|不足|不超过|不大于|短于|窄于|\bunder\b|\bless than\b"
_CONDITION = re.compile(
    rf"(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))\s?(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>万元|亿元|万|亿|公里|千米|米|元|平方米)?"
    r"(?:的|以上|以下)?|(?P<value2>\d+(?:\.\d+)?)\s?(?P<unit2>万元|亿元|万|亿|公里|千米|米|元|平方米)?(?:(?P<above2>及?以上)|(?P<below2>及?以[下内]))"
)
_EQUAL = re.compile(r"不少于|不低于|至少|达到|不超过|不大于|以")
_APART = re.compile(r"比.{1,24}?(?:[多少高低长短宽窄大小贵]|便宜)(?:出|了|投|花|要)*(?:了)?(?:多少|几)|相?差(?:了)?(?:多少|几|\b)|差距")
_COUNT = re.compile(
    r"(?:(?<![那这哪好前])几|多少)\s?(?:[条个项座处段家类]|道?路|项目|工程|任务)(?!公里|月|百分点|小时)|数量"
    r"|how many (?!\w*met|kilo|\w*yuan)"
)
_UNIT_ASKED = re.compile(r"(?:多少|几)\s?(公里|千米|米|亿元?|万元?|平方米|元)")
_COLUMNS = (
    (r"宽|窄|\bwid|\bnarrow", r"宽度|宽"),
    (
        r"费钱|花钱|烧钱|省钱|钱|投资额?|投入|投|花|贵|便宜|资金|经费|费用|造价|金额|万元|亿元|\binvest\w*|\bcost\w*|\bexpens\w*|\bcheap\w*|\bspen[dt]\w*",
        r"投资|资金|金额|经费|造价|费用",
    ),
    (r"长度?|最短|里程|公里|千米|多少米|\blong|\bshort|\blength\b", r"长度|里程|长"),
    (r"面积|平方米|亩|公顷|\barea\b", r"面积"),
    (r"规模|最大|最小|\bsize\b", r"规模|数量"),
    (r"数量|多少[个座条处]|最多|最少", r"数量|个数"),
)
_SCALES = {"万": 1e4, "亿": 1e8, "万元": 1e4, "亿元": 1e8, "元": 1.0, "米": 1.0, "公里": 1e3, "千米": 1e3, "平方米": 1.0}
_LEVELS = "区县市镇乡"
_PLACES = frozenset({"县市区", "区县市", "区县", "县区", "市县", "县市", "地区", "地方", "区域", "区", "县", "乡镇", "镇"})
_ENGLISH_NUMBERS = {"three": 3, "five": 5}


class Condition(msgspec.Struct, frozen=True):
    """A bound on a figure: `value` in `unit` (empty: that of the column)."""

    above: bool
    equal: bool
    value: float
    unit: str

    def holds(self, figure: float, unit: str | None) -> bool:
        """Return whether a figure in `unit` keeps the bound."""
        bound = self.value * scale(self.unit, unit)
        return (figure > bound if self.above else figure < bound) or (self.equal and figure == bound)


class RowQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of rows. `spans` are the words of the question that ask it, so that they need not stand in the table."""

    operation: RowOperation
    high: bool = True
    number: int | None = None
    condition: Condition | None = None
    unit: str = ""
    spans: tuple[Span, ...] = ()
    whole: bool = False


def row_question(asked: Asked) -> RowQuestion | None:
    """Return what the question may ask of the rows of a table; None where it asks nothing of the kind."""
    if asked.wants not in ("which", "unit", "amount", "noun", "when", "choice", "city"):
        return None
    text = asked.text
    unit = _UNIT_ASKED.search(text)
    condition = condition_of(text)
    operation, high, number = _operation(asked, text)
    if operation is None:
        return None
    return RowQuestion(
        operation=operation,
        high=high,
        number=number,
        condition=condition,
        unit=unit[1] if unit else "",
        spans=tuple(_spans(text)),
        whole=bool(re.search(r"合计|加起来|总和|加在一起", text)),
    )


def _operation(asked: Asked, text: str) -> tuple[RowOperation | None, bool, int | None]:
    """What is asked of the rows, whether of the large ones, and of how many."""
    extreme = _extreme(asked, text)
    if extreme is not None:
        return extreme
    if re.search(_MEAN, text):
        return "average", True, None
    if asked.wants not in ("amount", "howlong", "noun"):
        return ("list" if asked.wants in ("which", "unit") else None), True, None
    return ("count" if _COUNT.search(text) and not _UNIT_ASKED.search(text) else "sum"), True, None


def _extreme(asked: Asked, text: str) -> tuple[RowOperation, bool, int | None] | None:
    """The same for questions that compare rows; None where the question does not."""
    top = re.search(_TOP, text)
    if top:
        word = top["top"] or top["top2"]
        number = _ENGLISH_NUMBERS.get(word) or (int(word) if word.isdigit() else chinese_number(word.replace("两", "二")))
        return "top", not re.search(_LEAST, text), number
    if re.search(_RANK_UP, text) or re.search(_RANK, text):
        return "top", not re.search(_RANK_UP, text), None
    if _APART.search(text):
        return "difference", True, None
    most, least = re.search(_MOST, text), re.search(_LEAST, text)
    if (most or least) and (several := _SEVERAL.search(text)):
        return "top", bool(most), chinese_number(several[1].replace("两", "二"))
    if most or least:
        return "extreme", bool(most), None
    compared = asked.tags & {"more", "less"} and asked.wants in ("which", "unit", "choice")
    return ("extreme", "more" in asked.tags, None) if compared else None


def condition_of(text: str) -> Condition | None:
    """Return the bound on a figure that the folded question states, None where it states none."""
    m = _CONDITION.search(text)
    if m is None:
        return None
    value = float(m["value"] or m["value2"])
    return Condition(bool(m["above"] or m["above2"]), bool(_EQUAL.search(m[0])), value, m["unit"] or m["unit2"] or "")


def _spans(text: str) -> Iterable[Span]:
    for pattern in (_SUM, _MEAN, _MOST, _LEAST, _TOP, _RANK, _RANK_UP, *(said for said, _ in _COLUMNS)):
        yield from (m.span() for m in re.finditer(pattern, text))
    for compiled in (_CONDITION, _UNIT_ASKED, _COUNT, _SHARERS):
        yield from (m.span() for m in compiled.finditer(text))
    yield from (m.span() for m in re.finditer(r"\d+\s?[条个项座处段]|比|排|相差|差|条数|(?<=[条个项处座])数|每|负责|之间|里头|这批", text))


def column_of(asked: Asked, sheet: Sheet) -> str | None:
    """Return the header of the column that the question's words for size, length, cost and the like mean, among those with figures."""
    for said, header in _COLUMNS:
        if re.search(said, asked.text):
            fitting = next((h for h in sheet.headers if re.search(header, h) and any(r.figure(h) is not None for r in sheet.rows)), None)
            if fitting:
                return fitting
    return _measure_of(asked, sheet) if sheet.shared else None


def _measure_of(asked: Asked, sheet: Sheet) -> str | None:
    """The measure shared out that accounts best for the question, where it names one."""
    focus = asked.focus.without(sheet.said_names(asked.focus.text)).hiding(m.span() for m in _SHARERS.finditer(asked.focus.text))
    worth = {h: focus.score((h, 1.0)) for h in sheet.headers}
    best = max(sheet.headers, key=lambda h: worth[h])
    return best if worth[best] >= _MEASURED else None


def group_of(asked: Asked, sheet: Sheet) -> tuple[str | None, Span]:
    """Return the column by whose cells the question asks (哪个区, 哪个等级, 谁), and where it does: the words that ask are no content.

    It is the column whose header, or all of whose cells, end in the noun that is asked for.
    """
    for header, kinds in sheet.groups.items():
        tails = {k[-1] for k in kinds}
        nouns = {name_of(header), name_of(header)[-2:]} | (tails if len(tails) == 1 else set()) | (_PLACES if _are_places(kinds) else set())
        for noun in sorted((n for n in nouns if n in asked.text), key=lambda n: (-len(n), n)):
            which = rf"(?:哪|什么|何)(?:一|几|两|些)?(?:个|家|类|种|级|片)?{re.escape(noun)}|{re.escape(noun)}(?:是|为)?(?:哪|谁)"
            if found := re.search(which, asked.text):
                return header, found.span()
        if asked.wants == "unit" and re.search(r"单位|主体|部门", header):
            return header, (0, 0)
    return None, (0, 0)


def _are_places(kinds: tuple[str, ...]) -> bool:
    return sum(k[-1] in _LEVELS for k in kinds) * 2 > len(kinds)


def kept_of(asked: Asked, sheet: Sheet, column: str | None, rows: list[Row]) -> list[Row] | None:
    """Return the rows that a question for a part of those that share something out means; None where it asks for no part of them.

    By their kind (哪些县), by a figure (有2条的), or those that have no share.
    """
    which, figure = _SHARERS.search(asked.text), _EXACTLY.search(asked.text)
    if not sheet.shared or not (which or figure):
        return None
    kind = [r for r in rows if which and r.name.endswith(which[1])] or rows
    if column and _NOT.search(asked.text):
        return [r for r in kind if r.figure(column) is None]
    held = [r for r in kind if column is None or r.figure(column) is not None]
    return [r for r in held if r.figure(column) == float(figure[1])] if figure and column else held


def scale(unit: str, other: str | None) -> float:
    """Return how many of `other` one `unit` is: 10 for 万元 in 千元; 1 where either is unknown."""
    return _SCALES[unit] / _SCALES[other] if unit in _SCALES and other in _SCALES else 1.0


def unit_for(question: RowQuestion, header: str) -> tuple[str | None, float]:
    """Return the unit that an amount of the column is told in, and what its figures are divided by for that."""
    own = unit_of(header)
    wanted = {"万": "万元", "亿": "亿元"}.get(question.unit, question.unit)
    if not own or wanted not in _SCALES or own not in _SCALES or (own[-1] != wanted[-1] and not {own, wanted} <= {"米", "公里", "千米"}):
        return own, 1.0
    return wanted, _SCALES[wanted] / _SCALES[own]
