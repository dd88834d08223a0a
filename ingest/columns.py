"""What the columns of a grid mean, told by their headers: the one place where header words are read."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.tables import Grid

ColumnKind = Literal[
    "serial", "label", "name", "unit_of_measure", "value", "attribute", "unit", "deadline", "aim", "measures", "figure", "detail"
]
GridKind = Literal["indicators", "tasks", "shares", "documents", "other"]

_ATTRIBUTE = re.compile(r"属性|性质|约束性|指标类型|指标性质")
_UNIT_OF_MEASURE = re.compile(r"^(?:计量|度量)?单\s*位(?:[（(].*[）)])?$")
_INDICATOR_NAME = re.compile(r"指\s*标|监测项|评价内容")
_VALUE = re.compile(r"(?:19|20)\d\d|目标值?|基数|基期|基准|现状|完成情况|完成值|实际|规划值|预期值|当前值|[“”]?十[三四五六]五[“”]?(?:末|期末)?|年均|累计|期末")
_UNIT = re.compile(r"牵头|责任|负责|配合|协[同办助]|参[与加]|实施(?:单位|主体|部门)|承办|主办|建设单位|主管|部门|单位$|分工|落实单位|业主")
_DEADLINE = re.compile(r"时限|时间|期限|节点|进度|年限|完成日期")
_AIM = re.compile(r"目标|预期|成效|成果|标志")
_MEASURES = re.compile(r"举措|措施|内容|任务|要求|做法|路径|说明|工作|步骤")
_NAME = re.compile(r"名称|事项|项目|任务|主题|工程|行动|道路|路段|河道|地点|区块|内容|举措|措施|工作|标准|制度|文件|指标")
_FIGURE = re.compile(r"长度|宽度|面积|规模|投资|资金|数量|个数|里程|座数|人数|户数|金额|总额|概算|用地")
_DOCUMENT = re.compile(r"法规|规章|标准|规范|制度|文件|政策")
_YEAR = re.compile(r"((?:19|20)\d\d)")
_IN_BRACKETS = re.compile(r"[（(]\s*([^（）()\d]{1,8}?(?:/[^（）()]{1,6})?)\s*[）)]\s*$")
_PLACE = re.compile(r"(?:区|县|市|镇|乡|街道|开发区|管委会|新区|集聚区)$")


class Column(msgspec.Struct, frozen=True):
    """What one column holds. `year` and `unit` are those that its header names; `header` is the path of header cells."""

    index: int
    kind: ColumnKind
    header: tuple[str, ...]
    year: int | None = None
    unit: str | None = None

    @property
    def title(self) -> str:
        """The header as one phrase, outermost part first."""
        return " ".join(self.header)


def grid_kind(grid: Grid, title: str) -> GridKind:
    """Return what the grid lists. `title` is its caption, or the heading it stands under."""
    heads = [" ".join(path) for path in grid.header]
    names = [h for h in heads if _INDICATOR_NAME.search(h) and not _ATTRIBUTE.search(h)]
    values = [h for h in heads if _VALUE.search(h)]
    units = [h for h in heads if _UNIT.search(h) and not _UNIT_OF_MEASURE.match(h)]
    if values and (names or (any(_ATTRIBUTE.search(h) for h in heads) and "指标" in title)) and not units:
        return "indicators"
    if not grid.labels and grid.serial is None and _shares(grid):
        return "shares"
    if any(_NAME.search(h) for h in heads):
        return "tasks"
    return "other"


def _shares(grid: Grid) -> bool:
    firsts = [row.text(0) for row in grid.rows if row.text(0) and not row.total]
    return len(firsts) >= 2 and sum(bool(_PLACE.search(t)) for t in firsts) * 3 >= 2 * len(firsts)


def read_columns(grid: Grid, kind: GridKind) -> tuple[Column, ...]:
    """Return what each column of `grid` holds, left to right."""
    columns: list[Column] = []
    named = False
    for index, path in enumerate(grid.header):
        head = path[-1] if path else ""
        column_kind = _kind(grid, kind, index, head, " ".join(path), named)
        named = named or column_kind == "name"
        year = next((int(y) for part in reversed(path) for y in _YEAR.findall(part)), None)
        unit = next((u for part in reversed(path) if (u := unit_in_header(part))), None)
        columns.append(Column(index, column_kind, path, year, unit))
    return tuple(columns)


def _kind(grid: Grid, kind: GridKind, index: int, head: str, whole: str, named: bool) -> ColumnKind:
    if index == grid.serial:
        return "serial"
    if index in grid.labels:
        return "label"
    if kind == "indicators":
        return _indicator_kind(head, whole, named)
    if not named and (kind == "shares" or _is_name(grid, index, head)):
        return "name"
    if _DEADLINE.search(head) and not _UNIT.search(head):
        return "deadline"
    if _UNIT.search(whole) and not _UNIT_OF_MEASURE.match(head):
        return "unit"
    if _YEAR.search(head) or kind == "shares":
        return "value"
    if _FIGURE.search(whole):
        return "figure"
    if _AIM.search(head):
        return "aim"
    return "measures" if _MEASURES.search(head) else "detail"


def _indicator_kind(head: str, whole: str, named: bool) -> ColumnKind:
    if _UNIT_OF_MEASURE.match(head):
        return "unit_of_measure"
    if _ATTRIBUTE.search(head):
        return "attribute"
    if not named and not _YEAR.search(head) and (_INDICATOR_NAME.search(head) or re.search(r"名称|内容|项目", head)):
        return "name"
    return "value" if _VALUE.search(whole) else "detail"


def _is_name(grid: Grid, index: int, head: str) -> bool:
    if _UNIT.search(head) or _DEADLINE.search(head):
        return False
    after_serial = grid.serial is not None and index == max((grid.serial, *grid.labels)) + 1
    return after_serial or bool(_NAME.search(head))


def unit_in_header(head: str) -> str | None:
    """Return the unit of measure that a header or an indicator's name carries in brackets at its end (“总投资（万元）”), or None."""
    found = _IN_BRACKETS.search(head)
    return found[1] if found and _is_unit(found[1]) else None


_UNIT_WORD = re.compile(
    r"(?:[万亿百千]*(?:元|米|公里|千米|平方米|平方公里|立方米|公顷|亩|吨|个|座|处|条|家|户|人|人次|件|项|辆|盏|套|台|株|次|起|分|分钟|小时|天|年|名|所|支|部|张|克|千克|"
    r"千瓦时|标准煤|㎡|m²|m³|km|km²|mg/L|t)|%|‰)(?:/.{1,5})?\Z"
)


def _is_unit(text: str) -> bool:
    return bool(_UNIT_WORD.match(text))
