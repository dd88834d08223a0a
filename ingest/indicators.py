"""Indicator tables to indicators: one a row, a value for each column of a year, a baseline, a target or an outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.columns import Column, read_columns, unit_in_header
from ingest.quantities import read_cell
from ingest.tables import Grid, GridCell, GridRow
from ingest.times import find_times
from ontology.records import Evidence, Indicator, IndicatorValue, Section, ValueKind, record_id

_BASELINE = re.compile(r"基数|基期|基准|现状|当前|起点")
_ACTUAL = re.compile(r"完成情况|完成值|实际|实绩|达成")
_AIM = re.compile(r"目标|规划|预期|要求")


def extract_indicators(grid: Grid, section: Section, title: str, period: tuple[int, int] | None) -> tuple[Indicator, ...]:
    """Return the indicators of `grid`, which stands in `section` under `title`.

    A value's year is the one in its column's header, else the end of the five-year period that the title names, else the end of
    the plan's `period`; a column of outcomes without a year takes that of the period which the title names. Dashes give no value.
    """
    columns = read_columns(grid, "indicators")
    name = next((c for c in columns if c.kind == "name"), None)
    values = [c for c in columns if c.kind == "value"]
    if name is None or not values:
        return ()
    ends = _year_of(title, period)
    kinds = _value_kinds(values)
    found: list[Indicator] = []
    for row in grid.rows:
        cell = row.cells.get(name.index)
        if cell is None or row.total or not cell.text:
            continue
        found.append(_indicator(row, cell, columns, values, kinds, ends, section, len(found)))
    return tuple(found)


def _indicator(
    row: GridRow,
    cell: GridCell,
    columns: Sequence[Column],
    value_columns: Sequence[Column],
    kinds: Sequence[ValueKind],
    year: int | None,
    section: Section,
    order: int,
) -> Indicator:
    by_kind = {c.kind: row.text(c.index) for c in columns if c.kind in ("unit_of_measure", "attribute")}
    unit = by_kind.get("unit_of_measure") or unit_in_header(cell.text) or None
    values = [
        v
        for column, kind in zip(value_columns, kinds, strict=True)
        if (v := _value(row.cells.get(column.index), column, kind, unit, column.year or year)) is not None
    ]
    if unit is None:
        printed = {v.unit for v in values if v.op != "text"}
        unit = printed.pop() if len(printed) == 1 else None
    groups = [row.text(c.index) for c in columns if c.kind == "label" and row.text(c.index)]
    return Indicator(
        id=record_id("indicator", *section.path, cell.text, str(order)),
        evidence=tuple(Evidence(s.start, s.end) for s in row.spans),
        name=cell.text,
        values=tuple(values),
        group=" / ".join(groups) or None,
        unit=unit,
        attribute=by_kind.get("attribute") or None,
        section=" / ".join(section.path),
    )


def _value(cell: GridCell | None, column: Column, kind: ValueKind, unit: str | None, year: int | None) -> IndicatorValue | None:
    if cell is None:
        return None
    quantity = read_cell(cell.text, unit or column.unit)
    if quantity is None:
        return None
    return IndicatorValue(
        kind=kind,
        raw=cell.text,
        op=quantity.op,
        year=year,
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit or (None if quantity.op == "text" else unit or column.unit),
        evidence=tuple(Evidence(s.start, s.end) for s in cell.spans if s.end > s.start),
    )


def _value_kinds(columns: Sequence[Column]) -> list[ValueKind]:
    """A baseline says so, or is the earliest year of several where the others are aims; an outcome says so; the rest are targets."""
    years = [c.year for c in columns if c.year]
    kinds: list[ValueKind] = []
    for column in columns:
        words = column.title
        if _ACTUAL.search(words) and not _AIM.search(words):
            kinds.append("actual")
        elif _BASELINE.search(words):
            kinds.append("baseline")
        elif column.year and len(years) > 1 and column.year == min(years) and not _AIM.search(words) and _named_aim(columns):
            kinds.append("baseline")
        else:
            kinds.append("target")
    return kinds


def _named_aim(columns: Sequence[Column]) -> bool:
    """Whether some column calls itself an aim, or the years lie so far apart that the first is where one starts from."""
    years = sorted(c.year for c in columns if c.year)
    return any(_AIM.search(c.title) for c in columns) or years[-1] - years[0] >= 3


def _year_of(title: str, period: tuple[int, int] | None) -> int | None:
    named = [year for t in find_times(title) if (year := t.last or t.year)]
    if named:
        return named[-1]
    return period[1] if period else None
