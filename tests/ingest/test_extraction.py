"""Whole plans, in words of our own, of unlike places, fields and habits: what stands in them is what comes out.

Beside each `plans/NAME.txt` (or `.md`) stands `NAME.expected`: what a reader finds in the plan, a line each, written down by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from corpus.reading import read_plan
from corpus.text import PlanText
from ingest.extraction import extract
from ontology.errors import NoPlanError
from ontology.records import Evidence, Indicator, PlanRecords
from tests.plan_lines import plan_like
from tests.reading import read

PLANS = sorted(path for path in (Path(__file__).parent / "plans").iterdir() if path.suffix in (".txt", ".md"))


def told(records: PlanRecords) -> Iterator[str]:
    """What the records tell, a line each, units left out."""
    about = records.document
    years = "-".join(map(str, about.period)) if about.period else None
    yield f"document: {about.title} | {about.jurisdiction} | {about.level} | {about.kind}"
    yield f"issued: {'、'.join(about.issuers)} | {about.number} | {about.issued} | {years}"
    for section in records.sections:
        if section.title and section.kind != "contents":
            yield f"section: {'  ' * section.level}{section.kind} {section.number or ''} {section.title}"
    for goal in records.goals:
        yield f"goal: {goal.title} | {','.join(map(str, goal.horizon))} | {goal.level} | {goal.text_head}"
    for indicator in records.indicators:
        yield f"indicator: {indicator.group} | {indicator.name} | {indicator.unit} | {indicator.attribute} | {values(indicator)}"
    titles = {task.id: task.title for task in records.tasks}
    for task in records.tasks:
        parent = f" < {titles[task.parent]}" if task.parent else ""
        yield f"task: {task.source} | {task.number} | {task.title}{parent} | {task.deadline}"


def values(indicator: Indicator) -> str:
    """The values of an indicator: kind, year, comparison, number, and what it is taken over."""
    shown = []
    for value in indicator.values:
        number = value.raw if value.op == "text" else f"{value.value:g}" + (f"-{value.high:g}" if value.high is not None else "")
        shown.append(f"{value.kind} {value.year} {value.op} {number}" + (f" {value.per}" if value.per else ""))
    return "; ".join(shown)


def units(records: PlanRecords) -> list[str]:
    """The units of the records, a line each."""
    titles = {task.id: task.title for task in records.tasks}
    return [f"unit: {titles[unit.task]} | {unit.unit} | {unit.role}" for unit in records.units]


def expected(path: Path) -> list[str]:
    return path.with_suffix(".expected").read_text("utf-8").splitlines()


@pytest.fixture(params=PLANS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_what_a_reader_finds_in_the_plan(path: Path) -> None:
    assert list(told(extract(read_plan(path)))) == [line for line in expected(path) if not line.startswith("unit: ")]


def test_the_units_of_its_tasks(path: Path) -> None:
    records = extract(read_plan(path))
    wanted = [line for line in expected(path) if line.startswith("unit: ")]
    found = units(records)
    assert [line for line in wanted if line not in found] == []
    tables = {task.title for task in records.tasks if task.source == "table"}
    assert [line for line in found if line.split(" | ")[0].removeprefix("unit: ") in tables and line not in wanted] == []


def test_the_same_plan_gives_the_same_bytes(path: Path) -> None:
    assert extract(read_plan(path)).to_json() == extract(read_plan(path)).to_json()


def test_every_record_rests_on_a_slice(path: Path) -> None:
    plan = read_plan(path)
    records = extract(plan)
    check_evidence(plan, records)
    for task in records.tasks:
        quoted = "".join(plan.text[e.start : e.end] for e in task.evidence)
        assert "".join(task.title.split()) in "".join(quoted.split())
    for indicator in records.indicators:
        for value in indicator.values:
            assert "".join(plan.text[e.start : e.end] for e in value.evidence).replace(" ", "") == value.raw.replace(" ", "")


def check_evidence(plan: PlanText, records: PlanRecords) -> None:
    spans: list[Evidence] = [e for r in (*records.goals, *records.tasks, *records.units, *records.indicators) for e in r.evidence]
    assert all(0 <= span.start < span.end <= len(plan.text) for span in spans)
    for kind in (records.goals, records.indicators, records.targets, records.standards, records.terms, records.achievements, records.units):
        held = [record.id for record in kind]
        assert len(set(held)) == len(held)
    ids = [task.id for task in records.tasks]
    assert len(set(ids)) == len(ids)
    assert {task.parent for task in records.tasks if task.parent} <= set(ids)
    assert {unit.task for unit in records.units} <= set(ids)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(plan_like)
@example("1.建立台账；2.定期检查\n| 序号 | 任务 |\n|  | 序号 |\n" * 2)  # two sections and tables alike in every word
def test_any_plan_like_text_is_extracted_or_refused(raw: str) -> None:
    plan = read(f"云溪市水务规划（2021—2025年）\n{raw}")
    try:
        records = extract(plan)
    except NoPlanError as error:
        assert str(error).startswith("plan.txt: expected a plan")
    else:
        check_evidence(plan, records)
        assert PlanRecords.from_json(records.to_json()) == records


# -- the five plans in full, where they are at hand ----------------------------------------------------------------------------

FULL = Path(__file__).resolve().parents[3] / "shared" / "corpus"
COUNTS = {"000": (82, 32, 170), "001": (78, 66, 47), "002": (92, 20, 123), "003": (32, 0, 69), "004": (22, 0, 35)}
"""How many sections, indicators and tasks each of them has."""


@pytest.mark.parametrize("start", COUNTS)
def test_the_full_plans(start: str) -> None:
    found = sorted(FULL.glob(f"{start}_*.txt"))
    if not found:
        pytest.skip(f"the full plans are not in {FULL}")
    plan = read_plan(found[0])
    records = extract(plan)
    assert (len(records.sections), len(records.indicators), len(records.tasks)) == COUNTS[start]
    check_evidence(plan, records)
    assert read(plan.text).text == plan.text
