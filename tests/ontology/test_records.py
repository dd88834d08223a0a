"""The record types refuse what cannot be, and their JSON is the same bytes for the same records."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.records import (
    Achievement,
    Assignment,
    Document,
    Evidence,
    Goal,
    Indicator,
    IndicatorValue,
    Passage,
    PlanRecords,
    Section,
    Standard,
    Target,
    Task,
    Term,
    record_id,
)

HERE = (Evidence(3, 9),)
NOWHERE: tuple[Evidence, ...] = ()


def document(issued: str | None = None, period: tuple[int, int] | None = None, title: str = "云溪市行动方案") -> Document:
    return Document(title=title, jurisdiction="云溪市", level="city", kind="行动方案", issued=issued, period=period)


def value(op: str, number: float | None = None, high: float | None = None) -> IndicatorValue:
    return msgspec.convert({"kind": "target", "raw": "9", "op": op} | {"value": number} | {"high": high}, IndicatorValue)


def target(evidence: tuple[Evidence, ...] = HERE, high: float | None = None) -> Target:
    return Target(id="t", evidence=evidence, measure="井盖", raw="9", op="=", section="s", high=high)


def task(deadline: str | None = None, evidence: tuple[Evidence, ...] = HERE) -> Task:
    return Task(id="k", evidence=evidence, title="整治", section="s", source="section", deadline=deadline)


IMPOSSIBLE: dict[str, Callable[[], object]] = {
    "evidence of no length": lambda: Evidence(4, 4),
    "evidence back to front": lambda: Evidence(5, 4),
    "evidence before the text": lambda: Evidence(-1, 4),
    "passage of no length": lambda: Passage(section="s", kind="row", start=4, end=4),
    "passage before the text": lambda: Passage(section="s", kind="row", start=-2, end=4),
    "section whose body is before it": lambda: Section(id="s", title="一", level=1, kind="tasks", order=0, start=5, body=4, end=9),
    "section whose end is before its body": lambda: Section(id="s", title="一", level=1, kind="tasks", order=0, start=5, body=8, end=7),
    "document without a title": lambda: document(title=""),
    "document issued in a month 13": lambda: document(issued="2024-13"),
    "document issued on a day 32": lambda: document(issued="2024-01-32"),
    "document issued in words": lambda: document(issued="2024年3月"),
    "document issued with more behind": lambda: document(issued="2024-03-05\n"),
    "document whose period runs backwards": lambda: document(period=(2025, 2021)),
    "range without an upper end": lambda: value("range", 3.0),
    "upper end without a range": lambda: value("=", 3.0, 4.0),
    "words with a number": lambda: value("text", 3.0),
    "value that is not a number": lambda: value("=", float("nan")),
    "value without bounds": lambda: value(">=", float("inf")),
    "upper end without bounds": lambda: value("range", 1.0, float("inf")),
    "target without evidence": lambda: target(evidence=NOWHERE),
    "target with an upper end of no range": lambda: target(high=4.0),
    "task without evidence": lambda: task(evidence=NOWHERE),
    "task due in words": lambda: task(deadline="年底"),
    "task due in a month 0": lambda: task(deadline="2024-00"),
    "goal without evidence": lambda: Goal(id="g", evidence=NOWHERE, title="目标", text_head="到", section="s", level="overall"),
    "indicator without evidence": lambda: Indicator(id="i", evidence=NOWHERE, name="亮灯率", values=()),
    "assignment without evidence": lambda: Assignment(id="a", evidence=NOWHERE, task="k", unit="住建局", role="lead"),
    "standard without evidence": lambda: Standard(
        id="d", evidence=NOWHERE, title="办法", kind="normative", action="issue", section="s", quoted=True
    ),
    "term without evidence": lambda: Term(id="w", evidence=NOWHERE, term="两率", definition="解决率和处置率"),
    "achievement without bounds": lambda: Achievement(
        id="c", evidence=HERE, measure="公厕", raw="许多", op="=", value=float("inf"), section="s"
    ),
}


@pytest.mark.parametrize("make", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_an_impossible_value_cannot_be_built(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"^expected "):
        make()


POSSIBLE: dict[str, Callable[[], object]] = {
    "evidence of one character at the start": lambda: Evidence(0, 1),
    "section of a heading alone": lambda: Section(id="s", title="一", level=1, kind="tasks", order=0, start=5, body=9, end=9),
    "document issued in a month": lambda: document(issued="2024-03"),
    "document issued on a day": lambda: document(issued="2024-12-31"),
    "document for one year": lambda: document(period=(2022, 2022)),
    "range": lambda: value("range", 3.0, 4.0),
    "words": lambda: value("text"),
    "comparator without a number": lambda: value(">="),
    "task due in a year": lambda: task(deadline="2025"),
    "task due in a month": lambda: task(deadline="2025-12"),
}


@pytest.mark.parametrize("make", POSSIBLE.values(), ids=POSSIBLE.keys())
def test_a_possible_value_can_be_built(make: Callable[[], object]) -> None:
    make()


REFUSED = {
    "a role that is none": ("units", {"id": "a", "evidence": [{"start": 0, "end": 1}], "task": "k", "unit": "住建局", "role": "boss"}),
    "a key that is unknown": (
        "terms",
        {"id": "w", "evidence": [{"start": 0, "end": 1}], "term": "两率", "definition": "率", "colour": "red"},
    ),
    "evidence back to front": ("terms", {"id": "w", "evidence": [{"start": 4, "end": 1}], "term": "两率", "definition": "率"}),
    "no evidence": ("terms", {"id": "w", "evidence": [], "term": "两率", "definition": "率"}),
    "a range without an upper end": (
        "targets",
        {"id": "t", "evidence": [{"start": 0, "end": 1}], "measure": "井盖", "raw": "3", "op": "range", "value": 3, "section": "s"},
    ),
}


@pytest.mark.parametrize(("records", "row"), REFUSED.values(), ids=REFUSED.keys())
def test_json_that_cannot_be_is_refused(records: str, row: dict[str, object]) -> None:
    whole = {"plan": "yunxi-2024", "document": {"title": "方案", "jurisdiction": "云溪市", "level": "city", "kind": "方案"}, records: [row]}
    with pytest.raises(msgspec.ValidationError):
        PlanRecords.from_json(msgspec.json.encode(whole))


def plan_records() -> PlanRecords:
    return PlanRecords(
        plan="yunxi-2024",
        document=document("2024-03-05", (2024, 2026)),
        tasks=(task("2025-12"),),
        targets=(target(),),
        units=(Assignment(id="a", evidence=HERE, task="k", unit="市住建局", role="lead"),),
    )


def test_json_goes_there_and_back() -> None:
    written = plan_records().to_json()
    assert PlanRecords.from_json(written) == plan_records()
    assert PlanRecords.from_json(written).to_json() == written


def test_what_the_plan_does_not_say_is_left_out_of_the_json() -> None:
    written = plan_records().to_json().decode("utf-8")
    assert "null" not in written
    assert "市住建局" in written
    assert "goals" not in written


@given(
    st.lists(st.text(alphabet="ab甲", max_size=3), min_size=1, max_size=4),
    st.lists(st.text(alphabet="ab甲", max_size=3), min_size=1, max_size=4),
)
def test_an_id_is_the_same_for_the_same_parts_alone(one: list[str], other: list[str]) -> None:
    assert re.fullmatch(r"task-[0-9a-f]{10}", record_id("task", *one))
    assert (record_id("task", *one) == record_id("task", *other)) == (one == other)


def test_an_id_tells_kinds_apart() -> None:
    assert record_id("task", "a").removeprefix("task") != record_id("goal", "a").removeprefix("goal")
