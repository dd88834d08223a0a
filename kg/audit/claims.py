"""What a plan states of its measures, brought together from indicators, targets and achievements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from kg.audit.names import MeasureName, measure_name
from kg.audit.numbers import decimals, in_base
from ontology.records import Achievement, Evidence, Indicator, IndicatorValue, Op, PlanRecords, Target

Quantity = Target | Achievement
Phase = Literal["aim", "past"]
_VAGUE = re.compile(r"\d\s?[百千万亿]?(?:余|多)(?![少于])|(?<![附邻])近\d|约\d|左右|上下")


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A value stated for a measure. `amount` is in `base` (米 for 公里), `value` and `unit` as printed, `section` where it stands.

    `tabled` where the indicator table states it; `at` is then the row.
    """

    name: MeasureName
    label: str
    phase: Phase
    base: str
    factor: float
    value: float
    high: float | None
    op: Op
    raw: str
    unit: str
    year: int | None
    per: str | None
    scope: str | None
    section: str
    task: str | None
    at: Evidence
    tabled: bool

    @property
    def amount(self) -> float:
        """Return the value in `base`."""
        return self.value * self.factor

    @property
    def vague(self) -> bool:
        """Whether the number is only about what is meant (余, 近, 约, 左右)."""
        return bool(_VAGUE.search(self.raw))

    @property
    def places(self) -> int:
        """Return how many decimals are printed."""
        return decimals(self.raw)


def claims(records: PlanRecords) -> tuple[Claim, ...]:
    """Return all that the plan states with a number, in reading order."""
    found = [*_of_indicators(records.indicators), *_of_quantities(records.targets, "aim"), *_of_quantities(records.achievements, "past")]
    return tuple(sorted(found, key=lambda c: (c.at, c.label, c.raw, c.year or 0)))


def _of_indicators(indicators: Iterable[Indicator]) -> Iterator[Claim]:
    for indicator in indicators:
        for value in indicator.values:
            claim = _claim(indicator, value, indicator.name, phase="aim" if value.kind == "target" else "past")
            if claim is not None:
                yield claim


def _of_quantities(quantities: Iterable[Quantity], phase: Phase) -> Iterator[Claim]:
    for quantity in quantities:
        claim = _claim(quantity, quantity, quantity.measure, phase=phase, scope=quantity.scope)
        if claim is not None:
            yield claim


def _claim(
    record: Indicator | Quantity, value: IndicatorValue | Quantity, label: str, *, phase: Phase, scope: str | None = None
) -> Claim | None:
    if value.value is None or value.op == "text":
        return None
    unit = value.unit or getattr(record, "unit", None) or ""
    base, factor = in_base(unit)
    return Claim(
        name=measure_name(label, scope),
        label=label,
        phase=phase,
        base=base,
        factor=factor,
        value=value.value,
        high=value.high,
        op=value.op,
        raw=value.raw,
        unit=unit,
        year=value.year,
        per=getattr(value, "per", None),
        scope=scope,
        section=record.section,
        task=getattr(record, "task", None),
        at=record.evidence[0],
        tabled=isinstance(record, Indicator),
    )


def changes(claim: Claim) -> bool:
    """Whether the number is that of a change (下降20%), which is no value of the measure itself."""
    return bool(re.search(r"下降|降低|减少|增长|增加|提高|提升|上升|压减|缩短|同比|递增|年均", claim.raw))
