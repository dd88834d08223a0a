"""Indicator tables to indicators: one a row, a value for each column of a year, a baseline, a target or an outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.columns import Column, read_columns, unit_in_header
from ingest.grids import Grid, GridCell, GridRow
from ingest.quantity_cells import read_cell
from ingest.times import find_times
from ontology.records import Evidence, Indicator, IndicatorValue, Section, ValueKind, record_id

_BASELINE = re.compile(r"基\s*数|基期|基准|基础值|现状|当前|起点|现值")
_ACTUAL = re.compile(r"完成情况|完成值|实际|实绩|达成")
_AIM = re.compile(r"目标|规划|预期|要求")
_CUMULATIVE = re.compile(r"累计|[五三]年(?:合计|总量)")
_YEARLY = re.compile(r"年均|增速|年增长")
_GROWTH = re.compile("增长|增速|增幅")
_NUMBER = re.compile(r"(?:\d{1,2}\s?[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])\s*")
_MARKED = re.compile(r"^[▲△★☆*※]+\s*|\s*[*※]+\Z")  # marks that refer to a note
_BRACKETED = re.compile(r"[\[〔【［（(]\s*(?P<figure>[^\[\]〔〕【】［］（）()]+?)\s*[\]〕】］）)]\Z")


def extract_indicators(grid: Grid, section: Section, title: str, period: tuple[int, int] | None) -> tuple[Indicator, ...]:
    """Return the indicators of `grid`, which stands in `section` under `title`.

    A value's year is the one in its column's header, else the end of the five-year period that the title names, else the end of
    the plan's `period`; a column of outcomes without a year takes that of the period which the title names, a baseline without one
    has none. Dashes give no value. What a column gives as sum or yearly rate over the period says so in `per` (累计, 年均).
    """
    columns = read_columns(grid, "indicators")
    name = next((c for c in columns if c.kind == "name"), None)
    values = [c for c in columns if c.kind == "value"]
    if name is None or not values:
        return ()
    read = _Row(columns, values, _value_kinds(values, period), _year_of(title, period), section)
    found: list[Indicator] = []
    for row in grid.rows:
        cell = row.cells.get(name.index)
        if cell is not None and cell.text and not row.total:
            found.append(read.indicator(row, cell, len(found)))
    numbered = sum(_NUMBER.match(i.name) is not None for i in found)
    if 2 * numbered > len(found):  # the table's serial numbers, printed before the names
        return tuple(msgspec.structs.replace(i, name=_NUMBER.sub("", i.name) or i.name) for i in found)
    return tuple(found)


class _Row:
    """What all rows of one table are read by: its columns, what kind of value each gives, and the year of those that name none."""

    def __init__(
        self, columns: Sequence[Column], values: Sequence[Column], kinds: Sequence[ValueKind], year: int | None, section: Section
    ) -> None:
        self.columns = columns
        self.values = tuple(zip(values, kinds, strict=True))
        self.year = year
        self.section = section

    def indicator(self, row: GridRow, cell: GridCell, order: int) -> Indicator:
        by_kind = {c.kind: row.text(c.index) for c in self.columns if c.kind in ("unit_of_measure", "attribute")}
        in_name = unit_in_header(cell.text)
        unit = by_kind.get("unit_of_measure") or in_name or None
        unit = None if unit in ("—", "-", "/", "－", "--", "——") else unit
        read = (self.value(row.cells.get(column.index), column, kind, unit) for column, kind in self.values)
        values = _without_growth([v for v in read if v is not None])
        if unit is None:
            printed = {v.unit for v in values if v.op != "text"}
            unit = printed.pop() if len(printed) == 1 else None
        groups = [c.text for c in row.bands] + [row.text(c.index) for c in self.columns if c.kind == "label" and row.text(c.index)]
        groups = [_MARKED.sub("", group) or group for group in groups]
        return Indicator(
            id=record_id("indicator", self.section.id, str(row.spans[0].start - self.section.start), cell.text, str(order)),
            evidence=tuple(Evidence(s.start, s.end) for s in row.spans),
            name=_MARKED.sub("", _without_unit(cell.text, in_name) if unit == in_name else cell.text) or cell.text,
            values=tuple(values),
            group=" / ".join(groups) or None,
            unit=unit,
            attribute=by_kind.get("attribute") or None,
            section=" / ".join(self.section.path),
        )

    def value(self, cell: GridCell | None, column: Column, kind: ValueKind, unit: str | None) -> IndicatorValue | None:
        evidence = tuple(Evidence(s.start, s.end) for s in cell.spans if s.end > s.start) if cell else ()
        if cell is None or not evidence:
            return None
        figure, per = _per(cell.text, column.title)
        if per == "年均":  # a rate of growth is in its column's unit, not in the indicator's
            unit = column.unit or ("%" if _GROWTH.search(column.title) else unit)
        quantity = read_cell(figure, unit or column.unit)
        if quantity is None:
            return None
        return IndicatorValue(
            kind=kind,
            raw=cell.text,
            op=quantity.op,
            year=column.year or (None if kind == "baseline" else self.year),
            value=quantity.value,
            high=quantity.high,
            unit=quantity.unit or (None if quantity.op == "text" else unit or column.unit),
            per=per,
            evidence=evidence,
        )


def _without_growth(values: list[IndicatorValue]) -> list[IndicatorValue]:
    """Leave out the yearly growth of an indicator that has an aim in its own unit: 产值 500亿元, 年均增长 6%."""
    own = {v.unit for v in values if v.kind == "target" and v.per is None and v.value is not None}
    return [v for v in values if v.per != "年均" or not own or v.unit in own]


def _without_unit(name: str, unit: str | None) -> str:
    """Return an indicator's name without the bracket that only names its unit (城镇化率（%）); the unit is a field of its own."""
    if unit is None:
        return name
    bracket = next((m for m in re.finditer(r"\s*[（(]\s*([^（）()]*?)\s*[）)]", name) if m[1] == unit), None)
    return (name[: bracket.start()] + name[bracket.end() :]).strip() or name if bracket else name


def _per(cell: str, header: str) -> tuple[str, str | None]:
    """The figure of a cell without the bracket that sets sums or yearly rates apart, and which of the two it is.

    A header like “累计[年均]” or “年均/[累计]” tells what the bracket means; without one a bracketed figure in a year's column is the
    sum over the period, as the notes under such tables say.
    """
    bracketed = _BRACKETED.match(cell)
    if bracketed and not re.search(r"\d", bracketed["figure"]):
        bracketed = None
    figure = bracketed["figure"] if bracketed else cell
    inside = re.search(r"[\[〔【［（(]([^\]〕】］）)]*)[\]〕】］）)]", header)
    of_brackets = inside[1] if inside else header if _YEARLY.search(header) else "累计"
    words = of_brackets if bracketed else re.sub(r"[\[〔【［（(].*", "", header)
    if _CUMULATIVE.search(words):
        return figure, "累计"
    return figure, "年均" if _YEARLY.search(words) else None


def _value_kinds(columns: Sequence[Column], period: tuple[int, int] | None) -> list[ValueKind]:
    """A baseline says so, or lies before the plan's period or the aims; an outcome says so; the rest are targets."""
    named = any(_BASELINE.search(c.title) for c in columns)
    return [_kind(column, columns, period, named) for column in columns]


def _kind(column: Column, columns: Sequence[Column], period: tuple[int, int] | None, named: bool) -> ValueKind:
    words = column.title
    if _ACTUAL.search(words) and not _AIM.search(words):  # an outcome before the aims is where they start from
        aimed = any(c.year == column.year for c in columns if _AIM.search(c.title))  # it is measured against what was aimed at
        starts = not named and not aimed and _is_first(column, columns) and any(_AIM.search(c.title) for c in columns)
        return "baseline" if starts else "actual"
    if _BASELINE.search(words):
        return "baseline"
    if named or _AIM.search(words) or _YEARLY.search(words) or _CUMULATIVE.search(words) or not _is_first(column, columns):
        return "target"
    if period:
        return "baseline" if column.year is not None and column.year < period[0] else "target"
    return "baseline" if _lie_apart(columns) else "target"


def _is_first(column: Column, columns: Sequence[Column]) -> bool:
    """Whether the column's year is the first of several."""
    years = [c.year for c in columns if c.year]
    return column.year is not None and len(set(years)) > 1 and column.year == min(years)


def _lie_apart(columns: Sequence[Column]) -> bool:
    """Whether some column calls itself an aim, or the years lie so far apart that the first is where one starts from."""
    years = sorted({c.year for c in columns if c.year})
    return any(_AIM.search(c.title) for c in columns) or (years[-1] - years[0] >= 3 and len(years) <= 3)


def _year_of(title: str, period: tuple[int, int] | None) -> int | None:
    named = [year for t in find_times(title) if (year := t.last or t.year)]
    if named:
        return named[-1]
    return period[1] if period else None
