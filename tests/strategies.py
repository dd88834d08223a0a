"""Plans as Hypothesis draws them: a text in paragraphs, and records of every class that rest on slices of it."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from corpus.text import Anchor, Paragraph, PlanText
from ontology.records import (
    Achievement,
    Action,
    Assignment,
    Document,
    Evidence,
    Goal,
    Indicator,
    IndicatorValue,
    Level,
    Passage,
    PlanRecords,
    Role,
    Section,
    Standard,
    StandardKind,
    Target,
    Task,
    Term,
    ValueKind,
)

# Characters that plans have, with those that a serialiser may stumble over: quotes, backslash, angle brackets, outside the BMP.
_CHARACTERS = '市区道路井盖停车绿化治理达到标准办法“”《》（）—、。；%≥0123456789ABab "\\<>{}|^`&𠮷'
_JURISDICTIONS = ("云溪市", "青石县", "南浦区", "东泽省")

EvidenceStrategy = st.SearchStrategy[tuple[Evidence, ...]]
Drawn = TypeVar("Drawn", Goal, Indicator, Target, Assignment, Standard, Term, Achievement)

words = st.text(_CHARACTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
years = st.integers(2015, 2040)
numbers = st.integers(-9999, 99999).map(lambda n: n / 100)


@st.composite
def plan_texts(draw: st.DrawFn) -> PlanText:
    """A text of one to eight paragraphs, each on a line and a page of its own."""
    paragraphs = draw(st.lists(words, min_size=1, max_size=8))
    text, blocks, anchors, at = "\n".join(paragraphs), [], [], 0
    for line, paragraph in enumerate(paragraphs, start=1):
        blocks.append(Paragraph(at, at + len(paragraph)))
        anchors.append(Anchor(at, line, line))
        at += len(paragraph) + 1
    return PlanText("drawn.txt", hashlib.sha256(text.encode()).hexdigest(), text, tuple(blocks), tuple(anchors))


def slices(text: PlanText) -> st.SearchStrategy[Evidence]:
    """Non-empty slices of `text`."""
    length = len(text.text)
    return st.integers(0, length - 1).flatmap(lambda start: st.integers(start + 1, length).map(lambda end: Evidence(start, end)))


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, Any]:
    """The fields of a quantity that go together: a range has an upper end, words have no number."""
    op = draw(st.sampled_from(["=", ">=", "<=", ">", "<", "range", "text"]))
    value = None if op == "text" else draw(numbers)
    high = value + draw(st.integers(0, 50)) if op == "range" and value is not None else None
    return {"raw": draw(words), "op": op, "value": value, "high": high, "unit": draw(st.none() | st.sampled_from(["%", "座", "平方公里"]))}


def _ids(kind: str) -> st.SearchStrategy[str]:
    return st.integers(0, 99).map(lambda n: f"{kind}-{n}")


def _goals(evidence: EvidenceStrategy, text: PlanText) -> st.SearchStrategy[Goal]:
    return st.builds(
        Goal,
        id=_ids("goal"),
        evidence=evidence,
        title=words,
        text_head=words,
        section=st.just("一"),
        level=st.just("overall"),
        horizon=st.lists(years, max_size=2).map(tuple),
        text=st.none() | slices(text),
    )


@st.composite
def _indicators(draw: st.DrawFn, evidence: EvidenceStrategy) -> Indicator:
    kinds = draw(st.lists(st.sampled_from(get_args(ValueKind)), max_size=3))
    return Indicator(
        id=draw(_ids("indicator")),
        evidence=draw(evidence),
        name=draw(words),
        values=tuple(IndicatorValue(kind=kind, year=draw(st.none() | years), **draw(quantities())) for kind in kinds),
        unit=draw(st.none() | st.just("%")),
        attribute=draw(st.sampled_from([None, "约束性", "另一种"])),
    )


@st.composite
def _targets(draw: st.DrawFn, evidence: EvidenceStrategy, tasks: st.SearchStrategy[str]) -> Target:
    found, of = draw(evidence), draw(st.none() | tasks)
    return Target(id=draw(_ids("target")), evidence=found, measure=draw(words), section="一", task=of, **draw(quantities()))


def _assignments(evidence: EvidenceStrategy, tasks: st.SearchStrategy[str]) -> st.SearchStrategy[Assignment]:
    roles = st.sampled_from(get_args(Role))
    return st.builds(Assignment, id=_ids("assignment"), evidence=evidence, task=tasks, unit=words, role=roles, scope=st.none() | words)


def _standards(evidence: EvidenceStrategy) -> st.SearchStrategy[Standard]:
    return st.builds(
        Standard,
        id=_ids("standard"),
        evidence=evidence,
        title=words,
        kind=st.sampled_from(get_args(StandardKind)),
        action=st.sampled_from(get_args(Action)),
        section=st.just("一"),
        quoted=st.booleans(),
        year=st.none() | years,
    )


def _terms(evidence: EvidenceStrategy) -> st.SearchStrategy[Term]:
    return st.builds(Term, id=_ids("term"), evidence=evidence, term=words, definition=words)


def _achievements(evidence: EvidenceStrategy) -> st.SearchStrategy[Achievement]:
    said = {"measure": words, "raw": words, "op": st.just("="), "value": numbers, "year": years}
    return st.builds(Achievement, id=_ids("achievement"), evidence=evidence, section=st.just("一"), **said)


def _sections(text: PlanText) -> tuple[Section, ...]:
    length, half = len(text.text), len(text.text) // 2
    whole = Section(id="s1", title="一、总则", level=1, kind="tasks", order=0, start=0, body=0, end=length, path=("一、总则",))
    untitled = Section(id="s2", title="", level=2, kind="preface", order=1, start=half, body=half, end=length, parent="s1")
    return whole, untitled


@st.composite
def documents(draw: st.DrawFn, evidence: EvidenceStrategy) -> Document:
    """What a plan says of itself."""
    return Document(
        title=draw(words),
        jurisdiction=draw(st.sampled_from(_JURISDICTIONS)),
        level=draw(st.sampled_from(get_args(Level))),
        kind="专项规划",
        issuers=tuple(draw(st.lists(words, max_size=2))),
        issued=draw(st.sampled_from([None, "2023", "2023-05", "2023-05-08"])),
        period=draw(st.none() | years.map(lambda year: (year, year + 5))),
        evidence=draw(evidence),
    )


@st.composite
def _some(draw: st.DrawFn, one: st.SearchStrategy[Drawn]) -> tuple[Drawn, ...]:
    return tuple(draw(st.lists(one, max_size=2, unique_by=lambda record: record.id)))


@st.composite
def plans(draw: st.DrawFn) -> tuple[PlanText, PlanRecords]:
    """A text and the records of every class that rest on it."""
    text = draw(plan_texts())
    evidence: EvidenceStrategy = st.lists(slices(text), min_size=1, max_size=2).map(tuple)
    tasks = [
        Task(id=f"task-{n}", evidence=draw(evidence), title=draw(words), section="一", source="table", parent="task-0" if n else None)
        for n in range(draw(st.integers(1, 3)))
    ]
    task_ids = st.sampled_from([task.id for task in tasks])
    return text, PlanRecords(
        plan="drawn-2023",
        document=draw(documents(evidence)),
        sections=_sections(text),
        passages=tuple(Passage(section="s1", kind="paragraph", start=block.start, end=block.end) for block in text.blocks),
        goals=draw(_some(_goals(evidence, text))),
        indicators=draw(_some(_indicators(evidence))),
        targets=draw(_some(_targets(evidence, task_ids))),
        tasks=tuple(tasks),
        units=draw(_some(_assignments(evidence, task_ids))),
        standards=draw(_some(_standards(evidence))),
        terms=draw(_some(_terms(evidence))),
        achievements=draw(_some(_achievements(evidence))),
    )
