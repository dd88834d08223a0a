"""Headings to tasks: every numbered heading under the chapters of methods, tasks and safeguards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.text import Paragraph, PlanText
from ingest.deadlines import deadline_in
from ingest.section_kinds import is_task_phrase, own_kind
from ingest.sections import Outline
from ingest.spoken_headings import spoken_headings
from ontology.records import Evidence, Section, Task, record_id


def section_tasks(plan: PlanText, outline: Outline) -> tuple[Task, ...]:
    """Return the tasks that are headings, in reading order. A chapter that only announces tasks (“三、重点任务”) is none."""
    paragraphs = _own_paragraphs(plan, outline)
    spoken = {s.section.id: Evidence(s.start, s.end) for s in spoken_headings(plan, outline)}
    ids: dict[str, str] = {}
    tasks: list[Task] = []
    sections = {s.id: s for s in outline.sections}
    holders = {s.parent for s in outline.sections}
    for section in outline.sections:
        if not is_task(section, sections, holds=section.id in holders):
            continue
        ids[section.id] = record_id("task", section.id)
        parent = section.parent
        own = paragraphs.get(section.id, ())
        tasks.append(
            Task(
                id=ids[section.id],
                evidence=_evidence(section, own),
                title=section.title,
                section=" / ".join(section.path[:-1]) or section.title,
                source="section",
                parent=ids.get(parent) if parent else None,
                number=section.number,
                deadline=deadline_in(plan, (spoken[section.id], *own) if section.id in spoken else own),
            )
        )
    return tuple(tasks)


def is_task(section: Section, sections: Mapping[str, Section], *, holds: bool) -> bool:
    """Whether the heading of `section` is a task; `holds` says whether other headings stand under it.

    A chapter that announces tasks (“三、重点任务”, or “三、特色产业” with headings below) is none, one that says what to do is
    (“三、推进水网建设”).
    """
    if section.kind not in ("tasks", "safeguards") or not section.title:
        return False
    parent = sections.get(section.parent) if section.parent else None
    if parent is not None and parent.kind in ("tasks", "safeguards"):
        return True
    said = own_kind(section.title) in ("tasks", "safeguards")
    announces = (holds or said) and not (is_task_phrase(section.title) and not (said and holds))
    return section.kind == "tasks" and not announces


def _own_paragraphs(plan: PlanText, outline: Outline) -> dict[str, list[Evidence]]:
    own: dict[str, list[Evidence]] = {}
    for block, owner, start in zip(plan.blocks, outline.owner, outline.text_start, strict=True):
        if isinstance(block, Paragraph) and not block.contents and not block.footnote and start < block.end:
            own.setdefault(outline.sections[owner].id, []).append(Evidence(start, block.end))
    return own


def _evidence(section: Section, own: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The heading with the text that runs on from it, then the section's further paragraphs."""
    head = Evidence(section.start, max(section.body, section.start + 1))
    if own and own[0].start <= section.body:
        return (Evidence(section.start, own[0].end), *own[1:])
    return (head, *own)
