"""Indicators and their values, targets and achievements: quantities as observations."""

from __future__ import annotations

from kg import iris
from kg.mapping.writer import Writer
from kg.measures import qudt_unit
from kg.terms import decimal, plain
from ontology.records import Achievement, Indicator, IndicatorValue, Op, Target
from ontology.reused import Odrl, Qb, Qudt, SdmxDimension, SdmxMeasure, Skos
from ontology.vocabulary import ATTRIBUTE_KINDS, VALUE_KINDS, Class, Property

# ODRL has no operator for a range or for words.
_OPERATORS: dict[Op, Odrl] = {"=": Odrl.EQ, ">=": Odrl.GTEQ, "<=": Odrl.LTEQ, ">": Odrl.GT, "<": Odrl.LT}


def write_indicator(writer: Writer, indicator: Indicator, order: int) -> None:
    """State an indicator with all its values."""
    node = writer.record(indicator.id)
    writer.begin(node, indicator.name, Class.INDICATOR, Skos.CONCEPT)
    writer.words(node, Skos.PREF_LABEL, indicator.name)
    writer.words(node, Property.GROUP, indicator.group)
    writer.string(node, Property.UNIT_TEXT, indicator.unit)
    writer.words(node, Property.ATTRIBUTE, indicator.attribute)
    writer.link(node, Property.ATTRIBUTE_KIND, ATTRIBUTE_KINDS.get(indicator.attribute or ""))
    writer.whole(node, Property.ORDER, order)
    writer.evidence(node, indicator.evidence)
    writer.topics(node, indicator.name, indicator.evidence)
    for place, value in enumerate(indicator.values, start=1):
        _write_indicator_value(writer, indicator, value, iris.value_iri(writer.records.plan, indicator.id, place, writer.base))


def _write_indicator_value(writer: Writer, indicator: Indicator, value: IndicatorValue, node: str) -> None:
    of = writer.record(indicator.id)
    writer.begin(node, " ".join(filter(None, (indicator.name, str(value.year or ""), value.raw))), Class.INDICATOR_VALUE, Qb.OBSERVATION)
    writer.link(of, Property.HAS_VALUE, node)
    writer.link(node, Property.INDICATOR, of)
    writer.link(node, Property.VALUE_KIND, VALUE_KINDS[value.kind])
    _write_quantity(writer, node, value, value.unit or indicator.unit)
    writer.words(node, Property.PER, value.per)
    writer.evidence(node, value.evidence or indicator.evidence)


def _write_quantity(writer: Writer, node: str, quantity: IndicatorValue | Target | Achievement, unit: str | None) -> None:
    writer.value(node, Property.RAW, plain(quantity.raw))
    writer.value(node, Property.OP, plain(quantity.op))
    writer.link(node, Odrl.OPERATOR, _OPERATORS.get(quantity.op))
    if quantity.value is not None:
        for measure in (Property.VALUE, SdmxMeasure.OBS_VALUE):
            writer.value(node, measure, decimal(quantity.value))
    if quantity.high is not None:
        writer.value(node, Property.HIGH, decimal(quantity.high))
    writer.string(node, Property.UNIT_TEXT, unit)
    writer.link(node, Qudt.HAS_UNIT, qudt_unit(unit))
    for period in (Property.YEAR, SdmxDimension.REF_PERIOD):
        writer.year(node, period, quantity.year)
    writer.link(node, SdmxDimension.REF_AREA, writer.jurisdiction)


def _write_measure(writer: Writer, node: str, quantity: Target | Achievement, kind: Class) -> None:
    writer.begin(node, quantity.measure, kind, Qb.OBSERVATION)
    writer.words(node, Property.MEASURE, quantity.measure)
    writer.words(node, Property.SCOPE, quantity.scope)
    _write_quantity(writer, node, quantity, quantity.unit)
    writer.evidence(node, quantity.evidence)
    writer.topics(node, quantity.measure, quantity.evidence)


def write_target(writer: Writer, target: Target) -> None:
    """State a number that the plan sets, and the task that sets it."""
    node = writer.record(target.id)
    _write_measure(writer, node, target, Class.TARGET)
    writer.words(node, Property.PER, target.per)
    if target.task is not None:
        task = writer.record(target.task)
        writer.link(node, Property.TASK, task)
        writer.link(task, Property.HAS_TARGET, node)


def write_achievement(writer: Writer, achievement: Achievement) -> None:
    """State a figure that the plan reports as reached."""
    _write_measure(writer, writer.record(achievement.id), achievement, Class.ACHIEVEMENT)
