"""Numbered items that are one sentence: what stands as a heading says what shall be done, by when and how much of it.

Annual points and lists of duties number such sentences (“2.新建管网60公里。（责任单位：甲局）”): the sentence is the task's title, and its
figures, documents and limits are read as those of a paragraph are. A heading that only names what the text below tells is not read.
"""

from __future__ import annotations

import re

from corpus.numbering import numbering_of
from corpus.text import Paragraph, PlanText
from ingest.sections import Outline
from ingest.stretches import Stretch
from ontology.records import SectionKind

_READ: frozenset[SectionKind] = frozenset(("goals", "tasks", "safeguards"))
_SENTENCE = re.compile(r"[，；].")
_BRACKETS_ONLY = re.compile(
    r"(?:\s*(?:（[^（）]*(?:（[^（）]*）[^（）]*)*）|\([^()]*\)|〔[^〔〕]*〕|【[^【】]*】|\[[^\[\]]*\])\s*[。；]?)+\s*\Z"
)


def spoken_headings(plan: PlanText, outline: Outline) -> tuple[Stretch, ...]:
    """Return the numbered headings of aims, tasks and safeguards that are sentences, without their numbers, in reading order."""
    found: list[Stretch] = []
    filled = _filled(plan, outline)
    for block, owner, start in zip(plan.blocks, outline.owner, outline.text_start, strict=True):
        section = outline.sections[owner]
        if not isinstance(block, Paragraph) or section.start != block.start or not section.number or section.kind not in _READ:
            continue
        numbering = numbering_of(plan.slice(block))
        begin = block.start + (numbering.length if numbering else 0)
        if not begin < start:
            continue
        rest = plan.text[start : block.end].strip()
        alone = section.id not in filled if not rest else _BRACKETS_ONLY.match(rest) is not None
        if alone or _SENTENCE.search(plan.text, begin, start):
            found.append(Stretch(start=begin, end=start, section=section, kind="paragraph", heading=section.title))
    return tuple(found)


def _filled(plan: PlanText, outline: Outline) -> frozenset[str]:
    """The ids of the sections that hold more than their heading's line: other headings, or paragraphs of their own."""
    held = {s.parent for s in outline.sections if s.parent}
    for block, owner in zip(plan.blocks, outline.owner, strict=True):
        if block.start > outline.sections[owner].start:
            held.add(outline.sections[owner].id)
    return frozenset(held)
