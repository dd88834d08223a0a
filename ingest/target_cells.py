"""Numbers in table cells: what a cell leaves unsaid stands in its column's header or in the row's name.

A cell may be a number alone (a table that shares an aim out over districts, or sets it by year), a verb with a number (改造48条), or
words with numbers, which are read as running text is.
"""

from __future__ import annotations

import re

import msgspec

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.clauses import clean
from ingest.columns import unit_in_header
from ingest.measures import read_statements
from ingest.quantities import Quantity, find_quantities
from ingest.quantity_cells import read_cell
from ingest.statements import Statement
from ingest.stretches import Stretch

_NO_AIM = re.compile(
    r"序\s*号|编\s*号|单\s*位(?!面积)|备\s*注|依据|联系|电话|时限|时间|期限|责任|牵头|配合|负责|部门|属性|性质|现状|基数|基期|起止|地点|位置|页码|等级|来源|业主|主体"
)
_AIM = re.compile(r"(?:19|20)\d\d|目标|任务[数量]|计划|累计|指标值|预期|成效|期末|^任务$|年度任务")
_FIGURE = re.compile(
    r"投资|资金|金额|概算|费用|长度|宽度|高度|面积|规模|概况|用地|长\b|宽\b|起点|终点|(?:建设|整治|工程|项目|改造)[^/]{0,4}内容"
)
_GENERIC = re.compile(
    r"(?:[至到截]?\s*(?:(?:19|20)\d\d|“?十[三四五六]五”?)\s*年?(?:底|末|期末)?(?:[-—至](?:19|20)\d\d年)?|累计|目标值?|任务数?|计划数?|数量|合计|小计|总计|完成|情况|指标值?|年度|工作|主要|发展|规划|分解|具体|预期|建设|"
    r"期末|值|数|量|一览|清单|表|[（(][^（）()]*[）)]|[\s/、:：])+\Z"
)
_OTHERS = re.compile("其他|其余|各(?!类|项|级)|每个?[县市区镇乡街村]|市本级|小学|初中|高中|幼儿园")
_RESULTS = re.compile("成果|案例|亮点|经验")
_BY_YEAR = re.compile("到20[2-9]")
_WILL = re.compile(
    "力争|争取|确保|将(?!军|领)|计划|拟|[—-]\\d{1,3}[家个项款]|(?:打造|建成|形成|培育|建设|推出|新增|集聚|引进)[^，。；]{0,30}以上"
)
_BRACKET_END = re.compile(r"[（(][^（）()]*[）)]\s*\Z")
_TITLE_FRAME = re.compile(r"^(?:附?[表件]|专栏)\s*\d*[-—.：:]*\s*|(?:分解|任务|计划|一览|安排|汇总)*表$")
_LONG = 40  # characters of a cell that can still be a number alone with its bracket
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_SHORT = 6  # characters: a shorter name in an aim column (占比, 应急处置率) needs the row's name before it
_TERSE = 12  # characters of a cell that is a name with its number and no more
_ROW = 600  # characters of a table row that is still good evidence as a whole


class CellReading(msgspec.Struct, frozen=True):
    """The statements of a cell; `aimed` where its column sets aims, so that each of them is one."""

    statements: tuple[Statement, ...]
    aimed: bool = False


class _Named(msgspec.Struct, frozen=True):
    """What the table says of a number that stands alone in its cell."""

    measure: str
    scope: str | None = None
    unit: str | None = None


def read_target_cell(text: str, stretch: Stretch) -> CellReading:
    """Return what the table cell `stretch` of `text` says in numbers; nothing where its column holds no aims."""
    header = " ".join(stretch.header)
    if _NO_AIM.search(header):
        return CellReading(())
    cell = text[stretch.start : stretch.end]
    found = read_cell(cell, stretch.unit) if len(cell) <= _LONG else None
    if found is not None and found.value is not None and _alone(cell, found):
        named = _named_by_table(stretch, header)
        return CellReading((_bare(text, stretch, found, named),) if named is not None else (), aimed=True)
    if _FIGURE.search(header):
        return CellReading(())
    aimed = bool(_AIM.search(header)) or _is_place(stretch.label)
    statements = tuple(_completed(s, stretch, aimed) for s in read_statements(text, stretch.start, stretch.end))
    if _RESULTS.search(f"{stretch.table or ''} {header}") and not _AIM.search(header):  # 成果清单 tells what was done, rarely what will be
        statements = tuple(s for s in statements if _intends(text, stretch, s))
    return CellReading(statements, aimed=aimed)


def _intends(text: str, stretch: Stretch, statement: Statement) -> bool:
    """Whether the sentence of a statement looks ahead: the cell up to it names a year to come by, or the sentence a will."""
    ahead = statement.time is not None and statement.time.kind == "by"
    return (
        ahead
        or _BY_YEAR.search(text, stretch.start, statement.end) is not None
        or _WILL.search(text, statement.start, statement.end) is not None
    )


def _is_place(name: str | None) -> bool:
    if name is None or words.PLACE.fullmatch(name.strip()) is None:
        return False
    ordered = verbs.LEADING_VERBS.match(name.strip()) is not None or words.KIND.search(name.strip()) is not None
    return not ordered and (words.ADMIN_PLACE.search(name.strip()) is not None or _OTHERS.match(name.strip()) is not None)


def _alone(cell: str, quantity: Quantity) -> bool:
    """Whether the cell is the number alone, but for a comparator, its unit and a bracket."""
    rest = _BRACKET.sub("", cell[: quantity.number_start] + cell[quantity.number_end :])
    return not re.sub(r"[\s≥≤<>＜＞≧≦=约近余多]|不[低少小高大多]于|不超过|至少|及?以[上下内]|左右|超过|达到?", "", rest)


def _named_by_table(stretch: Stretch, header: str) -> _Named | None:
    """Return what the header and the row's name say of a number: a place is whom it is for, the other what it measures."""
    parts = [p for p in stretch.header if not _GENERIC.match(p)]
    head, label = clean(_BRACKET.sub("", parts[-1])) if parts else "", stretch.label or ""
    unit = stretch.unit or next((q.unit for q in find_quantities(header) if q.unit), None)
    if _is_place(label):
        measure = head or clean(_TITLE_FRAME.sub("", stretch.table or ""))
        return _Named(measure, clean(label), unit) if measure else None
    thing, unit = clean(_BRACKET_END.sub("", label)), unit or unit_in_header(label)
    if not thing or _FIGURE.search(header):
        return None
    if parts and words.ADMIN_PLACE.search(head) and _is_place(head):
        return _Named(thing, head, unit)
    return _Named(thing, None, unit) if _AIM.search(header) else None


def _bare(text: str, stretch: Stretch, quantity: Quantity, named: _Named) -> Statement:
    start, end = row_of(text, stretch.start, stretch.end)
    base = stretch.start
    return Statement(
        quantity=msgspec.structs.replace(
            quantity,
            start=base + quantity.start,
            end=base + quantity.end,
            number_start=base + quantity.number_start,
            number_end=base + quantity.number_end,
            unit=quantity.unit or named.unit,
        ),
        raw=clean(text[base + quantity.start : base + quantity.end]),
        measure=named.measure,
        start=start,
        end=end,
        scope=named.scope,
        reached=True,
    )


def _completed(statement: Statement, stretch: Stretch, aimed: bool) -> Statement:
    """The statement with what the cell leaves unsaid: the row's name, or the header's measure for a place that the cell names."""
    label = clean(stretch.label or "")
    heads = [clean(_BRACKET.sub("", p)) for p in stretch.header if not _GENERIC.match(p)]
    measure = statement.measure
    if aimed and heads and measure and words.ADMIN_PLACE.search(measure) and words.PLACE.fullmatch(measure):
        return msgspec.structs.replace(statement, measure=heads[-1], scope=measure)
    if not label or not aimed:
        return statement if measure or not label else msgspec.structs.replace(statement, measure=label)
    if not measure or verbs.LEADING_VERBS.fullmatch(measure):
        return msgspec.structs.replace(statement, measure=label, verb=statement.verb or measure)
    terse = stretch.end - stretch.start <= _TERSE
    if terse and len(measure) < _SHORT and measure not in label and not words.PLACE.fullmatch(label):
        return msgspec.structs.replace(statement, measure=label + measure)
    return statement


def row_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the table row (a line of the text) that holds the cell `start`..`end`; the cell itself where the row is very long."""
    first = text.rfind("\n", max(0, start - _ROW), start) + 1
    last = text.find("\n", end, end + _ROW)
    if (first == 0 and start > _ROW) or last < 0 or last - first > _ROW:
        return start, end
    return first, last
