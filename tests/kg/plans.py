"""A small plan of a city that does not exist, as text and records: what the graph's tests share."""

from __future__ import annotations

import hashlib

from corpus.text import Anchor, Paragraph, PlanText
from ontology.records import (
    Assignment,
    Document,
    Evidence,
    Indicator,
    IndicatorValue,
    Passage,
    PlanRecords,
    Section,
    Standard,
    Target,
    Task,
)

_TITLE = "云溪市城市精细化管理行动方案"
_INDICATOR = "供水管网漏损率\t%\t10.2\t≤8.5\t约束性"
_TASKS = "三、重点任务"
_COVERS = "井盖安全整治行动：给全市1200个井盖编号，破损的两日内修好，市公安局牵头。"
_TOILETS = "制定《云溪市公共厕所服务规范》。"


def plan_text(*paragraphs: str, source: str = "yunxi.txt") -> PlanText:
    """Return a text of those paragraphs."""
    text, blocks, at = "\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        blocks.append(Paragraph(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return PlanText(source, hashlib.sha256(text.encode()).hexdigest(), text, tuple(blocks), (Anchor(0, 1, 1),))


def small_plan_records(title: str = _TITLE, jurisdiction: str = "云溪市", plan: str = "yunxi-2024") -> tuple[PlanText, PlanRecords]:
    """Return the plan's text and records."""
    text = plan_text(title, _INDICATOR, _TASKS, _COVERS, _TOILETS, source=f"{plan}.txt")

    def at(paragraph: str) -> tuple[Evidence, ...]:
        start = text.text.index(paragraph)
        return (Evidence(start, start + len(paragraph)),)

    tasks_at, end = at(_TASKS)[0], len(text.text)
    cover = Section(id="s-cover", title="", level=0, kind="cover", order=0, start=0, body=0, end=tasks_at.start)
    tasks = Section(
        id="s-tasks",
        title=_TASKS,
        level=1,
        kind="tasks",
        order=1,
        start=tasks_at.start,
        body=tasks_at.end,
        end=end,
        number="三、",
        path=(_TASKS,),
    )
    document = Document(
        title=title,
        jurisdiction=jurisdiction,
        level="city",
        kind="行动方案",
        issued="2024-03-05",
        period=(2024, 2026),
        evidence=at(title),
    )
    values = (
        IndicatorValue(kind="baseline", raw="10.2", op="=", year=2023, value=10.2),
        IndicatorValue(kind="target", raw="≤8.5", op="<=", year=2026, value=8.5),
    )
    leak = Indicator(id="indicator-1", evidence=at(_INDICATOR), name="供水管网漏损率", values=values, unit="%", attribute="约束性")
    covers = Target(id="target-1", evidence=at(_COVERS), measure="井盖", raw="1200个", op="=", value=1200, section=_TASKS, task="task-1")
    task = Task(id="task-1", evidence=at(_COVERS), title="井盖安全整治行动", section=_TASKS, source="section")
    lead = Assignment(id="assignment-1", evidence=at(_COVERS), task="task-1", unit="市公安局", role="lead")
    toilets = Standard(
        id="standard-1",
        evidence=at(_TOILETS),
        title="云溪市公共厕所服务规范",
        kind="normative",
        action="issue",
        section=_TASKS,
        quoted=True,
    )
    passages = tuple(
        Passage(section="s-cover" if block.start < tasks_at.start else "s-tasks", kind="paragraph", start=block.start, end=block.end)
        for block in text.blocks
    )
    return text, PlanRecords(
        plan=plan,
        document=document,
        sections=(cover, tasks),
        passages=passages,
        indicators=(leak,),
        targets=(covers,),
        tasks=(task,),
        units=(lead,),
        standards=(toilets,),
    )
