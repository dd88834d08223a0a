"""Paragraphs under the headings of aims to goals: one a section, one an item behind a dash, one a horizon."""

from __future__ import annotations

import re

from corpus.numbering import numbering_of
from corpus.text import Paragraph, PlanText
from ingest.sections import Outline
from ingest.times import find_times
from ontology.records import Evidence, Goal, GoalLevel, Section, record_id

_HEAD = 20  # characters of `text_head`
_LEAD = re.compile(r"(?P<lead>[^，。；：]{2,20})[。：]")
_LONGEST_LEAD = 15  # characters of an unnumbered lead sentence; longer ones are sentences
_SHORTEST = 20  # characters; shorter paragraphs under an aim's heading are captions of figures
_NOUN = re.compile(r"的([^，。；的]{4,24})[；。]?\Z")


def extract_goals(plan: PlanText, outline: Outline) -> tuple[Goal, ...]:
    """Return the goals of `plan` in reading order."""
    goals: list[Goal] = []
    titled: set[str] = set()
    for block, owner, start in zip(plan.blocks, outline.owner, outline.text_start, strict=True):
        section = outline.sections[owner]
        if section.kind != "goals" or not isinstance(block, Paragraph) or block.footnote or block.end - start < _SHORTEST:
            continue
        text = plan.text[start : block.end]
        if text[-1] in "：:" or text[0] in "-•" or not re.search(r"[，。；]", text):
            continue
        title, begin = _title(text, section, section.id in titled)
        if title is None:
            continue
        titled.add(section.id)
        goals.append(_goal(plan, section, title, start + begin, block, len(goals)))
    return tuple(goals)


def _title(text: str, section: Section, again: bool) -> tuple[str | None, int]:
    """A goal's title and where its text begins; None for a paragraph that only goes on with the one before."""
    numbering = numbering_of(text)
    begin = numbering.length if numbering else 0
    lead = _LEAD.match(text, begin)
    if lead and lead.end() < len(text) and (numbering or len(lead["lead"]) <= _LONGEST_LEAD):
        return lead["lead"].strip("“”"), lead.end()
    if numbering is not None:
        noun = _NOUN.search(text)
        return (noun[1] if noun else text[begin:].rstrip("；。")[:40]), begin
    if again and not _horizon(text[: _HEAD + 4]):
        return None, 0
    return section.title or None, 0


def _goal(plan: PlanText, section: Section, title: str, start: int, block: Paragraph, order: int) -> Goal:
    text = plan.text[start : block.end]
    return Goal(
        id=record_id("goal", *section.path, title, str(order)),
        evidence=(Evidence(block.start, block.end),),
        title=title,
        text_head=text[:_HEAD],
        section=" / ".join(section.path),
        level=_level(section),
        horizon=_horizon(text),
        text=Evidence(start, block.end),
    )


def _horizon(text: str) -> tuple[int, ...]:
    """The years by which the text wants its aims reached, in order, each once."""
    return tuple(sorted({t.year for t in find_times(text) if t.kind in ("by", "span") and t.year}))


def _level(section: Section) -> GoalLevel:
    for heading in reversed(section.path):
        if re.search(r"具体|分项|分类|指标", heading):
            return "specific"
        if re.search(r"总体|主要|总目标|愿景|远景", heading):
            return "overall"
    return "overall"
