"""What stands before a plan's first chapter: headings of the page it was taken from, its notice, and its own preamble."""

from __future__ import annotations

import re

from corpus.numbering import NumberKind, numbering_of
from corpus.text import Paragraph, PlanText
from ingest.section_kinds import is_task_phrase, own_kind

_CHAPTERS: frozenset[NumberKind] = frozenset(("part", "chapter", "cn"))
_LONGEST_NUMBER = 12  # characters; the longest number (第一百二十章) has fewer
_NOTICE = re.compile(
    r"印发给(?:你|各)|(?:现|并)(?:将|予)?(?:予以)?(?:印发|转发|下发|公布|发布|发给)|请(?:各|认真|遵照|按照|结合|贯彻|组织|抓好|严格)[^。]{0,30}(?:执行|落实|实施)"
    r"|^现将|^《[^》]*》(?:已|业)经|^(?:各|[^。]{2,30}，各)[^。]*：\Z"
)
_SENTENCES = re.compile(r"(?=.{24})[^。]{4,}，[^。]*[。：]")
_LABEL = re.compile(
    r"(?P<title>指导思想|(?:总体|主要|发展|工作|建设|行动|基本|具体)?(?:要求|思路|目标|指标|原则)(?:(?:与|和|及)(?:主要|发展|工作)?目标)?|目标任务)[：:](?=.{20})"
)
_PAGE_LINE = re.compile(r"[\s*·•\-]*[^，。：:\s*]{2,8}\**[：:]")  # 发布日期：…, **来源**: …


def page_headings(plan: PlanText) -> frozenset[int]:
    """Return the indexes of the blocks that the source prints as headings and that belong to the page, not to the plan.

    “政策全文” over all chapters says nothing of them, nor does “基本信息” above it: headings without a number, of which only one holds
    chapters that count themselves, and whose words name no chapter of a plan.
    """
    bare: list[int] = []
    held: dict[int, int] = {}
    for index, block in enumerate(plan.blocks):
        if not isinstance(block, Paragraph) or block.contents or block.footnote:
            continue
        numbering = numbering_of(plan.text[block.start : min(block.end, block.start + _LONGEST_NUMBER)])
        if block.heading is not None and numbering is None:
            bare.append(index)
        elif bare and numbering is not None and numbering.kind in _CHAPTERS:
            held[bare[-1]] = held.get(bare[-1], 0) + 1
    if len(held) != 1:
        return frozenset()
    (holder, chapters), *_ = held.items()
    if chapters < 2 or _names_a_chapter(plan, holder):
        return frozenset()
    return frozenset(index for index in bare if index <= holder and not _names_a_chapter(plan, index))


def labelled_start(text: str) -> tuple[str, int] | None:
    """Return the label of a paragraph that a plan without numbers there begins with (总体目标：…), and where its words begin."""
    label = _LABEL.match(text)
    return (label["title"], label.end()) if label else None


def _names_a_chapter(plan: PlanText, index: int) -> bool:
    title = plan.slice(plan.blocks[index])
    return own_kind(title) is not None or is_task_phrase(title)


def is_preamble(text: str) -> bool:
    """Whether a paragraph before the first chapter is the plan's own (为了…，制定本方案。) and not of the notice that issues it."""
    return bool(_SENTENCES.match(text)) and not _NOTICE.search(text) and not _PAGE_LINE.match(text)
