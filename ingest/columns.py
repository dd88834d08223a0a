"""What the columns of a grid mean, told by their headers: the one place where header words are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from ingest.grids import Grid
from ingest.times import find_times

ColumnKind = Literal[
    "serial", "label", "name", "unit_of_measure", "value", "attribute", "unit", "deadline", "aim", "measures", "figure", "detail"
]
GridKind = Literal["indicators", "tasks", "shares", "documents", "other"]

_ATTRIBUTE = re.compile(r"属\s*性|性\s*质|约束性|指标类型|指标性质")
_UNIT_OF_MEASURE = re.compile(r"^(?:计量|度量|指标)?单\s*位(?:[（(].*[）)])?$")
_INDICATOR_NAME = re.compile(r"指\s*标(?!.*(?:属性|性质|类型|值|解释))|监测项|评价内容")
_FIVE_YEAR = r"[“”\"]?十[二三四五六]五[“”\"]?(?:末|期末|时期|期间)?"
_VALUE = re.compile(
    rf"(?:19|20)\d\d|目标值?|基\s*数|基期|基准|基础值|现状|完成情况|完成值|实际|实绩|规划值|预期值|当前值|{_FIVE_YEAR}|年均|累计|期末|近期|远期|增速"
)
_CHANGE = re.compile(r"[较比](?:19|20)\d\d|增减|变化|同比|[较比]上年|排名|来源|计算|解释|说明|备注")
_UNIT = re.compile(
    r"牵头|责任|负责|配合|协[同办助]|参[与加]|实施(?:单位|主体|部门)|承办|主办|建设单位|主管|部门|(?<!计量)单位$|分工"
    r"|落实单位|业主|申报单位|科室|处室"
)
_DEADLINE = re.compile(r"时限|时间|期限|节点|进度|年限|完成日期|时序|周期|工期|建设起止|起止年|年度$")
_AIM = re.compile(r"目标|预期|成效|成果|标志|效果")
_MEASURES = re.compile(r"举措|措施|内容|任务|要求|做法|路径|说明|工作|步骤|概况|简介")
_NAMED = re.compile(r"名\s*称$|^事\s*项$|^项\s*目$|^任\s*务$|^工\s*程$|^工作$")
# Who has the project, where the project has a name of its own: 企业名称 | 项目名称.
_WHOSE_NAME = re.compile(r"企业|单位|公司|部门|机构|业主|法人|主体|地区|区县|市县|乡镇|街道")
_NAME = re.compile(
    r"名称|事项|项目|任务|主题|工程|行动|道路|路段|河道|地点|区块|内容|举措|措施|工作|标准|制度|文件|指标|场景|清单|领域|要点|方向"
)
_NO_NAME = re.compile(r"目标|举措$|措施$|内容$|说明|类型|类别|大类|性质|规模|概况|法人|业主|地点|备注|依据|成果|成效|人$|领导|电话|所在")
_FIGURE = re.compile(r"长度|宽度|面积|规模|投资|资金|数量|个数|里程|座数|人数|户数|金额|总额|概算|用地|库容|产能|产值")
_PLACE_HEAD = re.compile(r"区县|县区|县市|市县|市州|地区|区域|所在|属地|地点|辖区|镇街|乡镇|街道|位置")
_YEAR = re.compile(r"((?:19|20)\d\d)")
_AIMED = re.compile(r"(?:目标|指标|预期|规划|达到)值")
_LEVELLED = re.compile(r"[二三]级指标")
_FIGURED = re.compile(
    r"[≥≤<>＜＞〔\[【（(约]?\s*-?\d|[—/－-]+\Z|不[少低高超]|[以至]|提[高升]|下降|增长|减少|持续|逐[年步]|达到|完成|超过|稳"
)
_SCORED = re.compile(r"分值|得分|扣分|评分|释义|定义|联系电话|职务|姓名|名词|术语")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,16})[）)]")
_ORGANISATION = re.compile(r"(?:[局委办部厅院]|政府|公司|集团|中心|[镇乡]|街道|部门|单位|管委会)(?=$|[\s、，,；;（(])")
_PLACE = re.compile(r"(?:区|县|市|镇|乡|街道|开发区|管委会|新区|集聚区|村|社区)$")


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
    if _lists_indicators(grid, heads, title):
        return "indicators"
    if any(_SCORED.search(h) for h in heads):
        return "other"
    if not grid.labels and _shares(grid):
        return "shares"
    if any(_NAME.search(h) for h in heads):
        return "tasks"
    return "other"


def _lists_indicators(grid: Grid, heads: list[str], title: str) -> bool:
    names = any(_INDICATOR_NAME.search(h) and not _ATTRIBUTE.search(h) for h in heads)
    values = [h for h in heads if _VALUE.search(h) and not _CHANGE.search(h)]
    units = any(_UNIT.search(h) and not _UNIT_OF_MEASURE.match(h) for h in heads)
    measured = any(_UNIT_OF_MEASURE.match(h) for h in heads)
    attributed = any(_ATTRIBUTE.search(h) for h in heads)
    if not values:  # indicators may be listed without values, with their kind and what they mean
        return names and attributed and not units and any(_LEVELLED.search(h) for h in heads)
    if units:  # an indicator may have a unit that answers for it, but then its table says so in every other way
        told = measured or attributed or _figures(grid, [c for c, head in enumerate(heads) if head in values])
        return names and told and any(_YEAR.search(h) or _AIMED.search(h) for h in values)
    told = attributed or _figures(grid, [c for c, head in enumerate(heads) if head in values])
    return names or (told and "指标" in title) or (measured and bool(re.search(r"指标|目标", title)))


def _figures(grid: Grid, columns: Sequence[int]) -> bool:
    """Whether most cells of `columns` begin with a number or a word of comparison (不少于60)."""
    cells = [text for row in grid.rows for column in columns if (text := row.text(column))]
    return bool(cells) and sum(bool(_FIGURED.match(text)) for text in cells) * 5 >= 4 * len(cells)


def _shares(grid: Grid) -> bool:
    column = 0 if grid.serial is None else grid.serial + 1
    others = [path[-1] for c, path in enumerate(grid.header) if c > column and path]
    firsts = [row.text(column) for row in grid.rows if row.text(column) and not row.total]
    return (
        len(firsts) >= 2
        and sum(bool(_PLACE.search(t)) and len(t) <= 12 for t in firsts) * 3 >= 2 * len(firsts)
        and not any(_NAMED.search(head) or _UNIT.search(head) for head in others)
    )


def read_columns(grid: Grid, kind: GridKind) -> tuple[Column, ...]:
    """Return what each column of `grid` holds, left to right."""
    name = _name_column(grid, kind)
    columns: list[Column] = []
    for index, path in enumerate(grid.header):
        head = path[-1] if path else ""
        column_kind: ColumnKind
        if index == grid.serial:
            column_kind = "serial"
        elif index in grid.labels:
            column_kind = "label"
        elif index == name:
            column_kind = "name"
        elif kind == "indicators":
            column_kind = _indicator_kind(head, " ".join(path))
        else:
            column_kind = _task_kind(kind, head, " ".join(path), answers=_names_units(grid, index))
        unit = next((u for part in reversed(path) if (u := unit_in_header(part))), None)
        columns.append(Column(index, column_kind, path, _year_in(path), unit))
    return tuple(columns)


def _names_units(grid: Grid, column: int) -> bool:
    cells = [row.text(column) for row in grid.rows if row.text(column)]
    return bool(cells) and 2 * sum(bool(_ORGANISATION.search(cell)) for cell in cells) >= len(cells)


def _year_in(path: tuple[str, ...]) -> int | None:
    """The year that a header names, in figures or as the end of a five-year period (“十四五”末)."""
    for part in reversed(path):
        if years := _YEAR.findall(part):
            return int(years[0])
        spans = [t.last for t in find_times(part) if t.last]
        if spans:
            return spans[0]
    return None


def _name_column(grid: Grid, kind: GridKind) -> int | None:
    """The column that names what a row is about: the one headed 名称, 事项 or 任务, else the first after the number that may."""
    open_ = [(c, path[-1] if path else "") for c, path in enumerate(grid.header) if c != grid.serial and c not in grid.labels]
    if kind == "shares":
        return open_[0][0] if open_ else None
    if kind == "indicators":
        named = [c for c, head in open_ if _INDICATOR_NAME.search(head) and not _YEAR.search(head) and not _ATTRIBUTE.search(head)]
        other = [c for c, head in open_ if re.search(r"名称|内容|项目|目标$", head) and not _YEAR.search(head)]
        said = next((c for c, head in enumerate(grid.header) if _VALUE.search(" ".join(head))), len(grid.header))
        before = [c for c, head in open_ if head and c < said and not _UNIT_OF_MEASURE.match(head) and not _ATTRIBUTE.search(head)]
        return next(iter((*named, *other, *reversed(before))), None)
    free = [(c, head) for c, head in open_ if not _UNIT.search(" ".join(grid.header[c])) and not _DEADLINE.search(head)]
    strong = sorted((c for c, head in free if _NAMED.search(head)), key=lambda c: bool(_WHOSE_NAME.search(grid.header[c][-1])))
    if strong:
        return strong[0]
    after = max((grid.serial, *grid.labels)) + 1 if grid.serial is not None else None
    first = [c for c, head in free if c == after and not _PLACE_HEAD.search(head) and not _FIGURE.search(head)]
    likely = [c for c, head in free if _NAME.search(head) and not _NO_NAME.search(head)]
    weak = sorted((c for c, head in free if _NAME.search(head)), key=lambda c: bool(_PLACE_HEAD.search(grid.header[c][-1])))
    return next(iter((*first, *likely, *weak)), None)


def _task_kind(kind: GridKind, head: str, whole: str, *, answers: bool) -> ColumnKind:
    """`answers` says that the cells of a column headed 单位 name units of government, not of measure."""
    checks: tuple[tuple[ColumnKind, bool], ...] = (
        ("deadline", bool(_DEADLINE.search(head)) and not _UNIT.search(head)),
        ("unit", bool(_UNIT.search(whole)) and (answers or not _UNIT_OF_MEASURE.match(head))),
        ("value", bool(_YEAR.search(head)) or kind == "shares"),
        ("figure", bool(_FIGURE.search(whole)) and not re.search("内容", head)),
        ("aim", bool(_AIM.search(head))),
        ("measures", bool(_MEASURES.search(head))),
    )
    return next((column_kind for column_kind, holds in checks if holds), "detail")


def _indicator_kind(head: str, whole: str) -> ColumnKind:
    if _UNIT_OF_MEASURE.match(head):
        return "unit_of_measure"
    if _ATTRIBUTE.search(head):
        return "attribute"
    return "value" if _VALUE.search(whole) and not _CHANGE.search(whole) and not _UNIT.search(whole) else "detail"


def unit_in_header(head: str) -> str | None:
    """Return the unit of measure that a header or an indicator's name carries in brackets at its end (“总投资（万元）”), or None."""
    return next((found[1].strip() for found in reversed(list(_IN_BRACKETS.finditer(head))) if _is_unit(found[1].strip())), None)


_UNIT_WORD = re.compile(
    r"(?:[万亿百千]*(?:元|米|公里|千米|平方米|平方公里|立方米|公顷|亩|吨|个|座|处|条|家|户|人|人次|件|项|辆|盏|套|台|株|次|起|分|分钟|小时|天|年|名|所|支|部|张|克|千克|"
    r"千瓦|千瓦时|标准煤|吨标准煤|床|张床|册|场|期|门|列|对|本|篇|宗|例|头|只|尾|公斤|微克|毫克|㎡|m²|m³|km|km²|mg/L|t|岁|倍|种|类|片|级|辆次|微克/立方米|卡|机架|标准机架|笔|艘|架|架次|班次|车次|标箱|批|例|站|口|眼|台套|千克标准煤|公斤标准煤|平方千米|升|毫升|克/立方米|摄氏度)"
    r"|[%％‰℃]|分贝|百分点|个百分点|[EPTGMKk]?(?:[Ff][Ll][Oo][Pp][Ss]|B|bps|Wh?|Hz|TEU)|ms|[cmk]m|hm²|m3|dB|μg/m³|tce)(?:/.{1,8})?\Z"
)


def _is_unit(text: str) -> bool:
    return bool(_UNIT_WORD.match(text))
