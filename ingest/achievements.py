"""Achievements: the figures that a plan reports as reached, in its background chapters and in sentences of the past elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from ingest import measure_words as words
from ingest.measures import read_statements
from ingest.statements import Statement
from ingest.stretches import Stretch
from ingest.targets import is_report
from ontology.records import Achievement, Evidence, SectionKind, record_id

# Chapters that report: every number there was reached, unless its sentence says otherwise.
REPORTING: frozenset[SectionKind] = frozenset({"background"})
# Chapters in which only a sentence of the past reports.
MIXED: frozenset[SectionKind] = frozenset({"preface", "situation", "goals", "tasks", "box", "annex", "safeguards"})


def extract_achievements(text: str, stretches: Sequence[Stretch]) -> tuple[Achievement, ...]:
    """Return what the `stretches` of the plan's normalised `text` report as reached, in reading order.

    A record's evidence is the sentence that carries measure and number; its year is the one printed with it, if any.
    """
    found: dict[str, Achievement] = {}
    for stretch in stretches:
        kind = stretch.section.kind
        if stretch.kind not in ("paragraph", "box") or kind not in REPORTING | MIXED:
            continue
        reporting = kind in REPORTING or is_report(stretch)
        if not reporting and not words.PAST.search(text, stretch.start, stretch.end):
            continue  # most chapters report nothing, and reading a sentence is dearer than looking for a sign of the past
        for statement in read_statements(text, stretch.start, stretch.end):
            if _reports(statement, reporting):
                achievement = _achievement(stretch, statement)
                found.setdefault(achievement.id, achievement)
    return tuple(found.values())


def _reports(statement: Statement, reporting: bool) -> bool:
    if statement.quantity.value is None or len(statement.measure) < 2:
        return False
    if not reporting:
        return statement.past
    time = statement.time
    return statement.past or time is None or not (time.kind == "by" and statement.quantity.op in (">=", "<="))


def _achievement(stretch: Stretch, statement: Statement) -> Achievement:
    quantity = statement.quantity
    section = " / ".join(stretch.section.path) or stretch.section.title
    value = quantity.value
    if value is None:
        raise ValueError(f"expected a number to report, found {statement.raw}")
    return Achievement(
        id=record_id("achievement", section, str(quantity.start), statement.measure, statement.raw, statement.scope or ""),
        evidence=(Evidence(statement.start, statement.end),),
        measure=statement.measure,
        raw=statement.raw,
        op=quantity.op,
        value=value,
        section=section,
        high=quantity.high,
        unit=quantity.unit,
        year=statement.time.year if statement.time is not None and statement.time.kind != "ago" else None,
        scope=statement.scope,
    )
