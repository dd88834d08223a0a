"""Headings in the making: what the section tree holds while it is read, and how a heading is parted from the text it runs into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from corpus.numbering import Numbering, NumberKind

Frame = Literal["cover", "contents", "box", "annex", "matter"]  # matter: a chapter, section or item of the plan itself

_TITLE_END = re.compile(r"[。；]|：(?=.*。)")
_LONGEST_TITLE = 40  # characters up to the stop of a heading that runs into its paragraph; longer ones are sentences
# The bracket that gives a measure its units closes the measure: “…改造（责任单位：甲局）”, “…（甲局牵头，乙局配合）”.
_DUTY = re.compile(
    r"\s*[（(【\[](?:[^（()）:：]{0,8}(?:单位|部门|时限|时间|领导|处室|科室|主体)[:：]"
    r"|[^（()）]{2,80}?(?:牵头|负责|配合|参与|分工)[^（()）]{0,30}[）)]\s*[。；]?\s*\Z)"
)


@dataclass
class Heading:
    """A heading being read. `blocks` are the indexes of the blocks directly under it; `level` its depth, the roots being 0."""

    title: str
    number: str | None
    rank: float
    frame: Frame
    start: int
    body: int
    numbering: Numbering | None
    parent: Heading | None
    order: int
    level: int
    end: int = 0
    run_in: bool = False
    source_level: int | None = None
    children: int = 0
    counts: dict[NumberKind, int] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        """The printed headings from the top down to this one."""
        path: list[str] = []
        at: Heading | None = self
        while at is not None:
            if at.number or at.title:
                path.append(at.printed)
            at = at.parent
        return tuple(reversed(path))

    @property
    def printed(self) -> str:
        """Number and title as they stand, a space between them where the number is a word (第一章 总则)."""
        if not self.number or self.title == self.number:
            return self.title
        spaced = self.numbering is not None and self.numbering.kind in ("annex", "chapter", "part", "section")
        return f"{self.number}{' ' if spaced else ''}{self.title}"


def split_heading(text: str, numbering: Numbering | None, bold: int = 0) -> tuple[str, int]:
    """Return a heading's title, and where its running text begins in `text` (its length where there is none).

    `bold` is the end of a bold run that begins the paragraph, 0 where there is none. A measure that is one long sentence has the
    sentence as its title, without the bracket that names its units, and is its own running text.
    """
    begin = numbering.length if numbering else 0
    if bold > begin:
        stop = _TITLE_END.search(text, begin, bold)
        end = stop.end() if stop else bold
        return _clean(text[begin:end]), end
    stop = _TITLE_END.search(text, begin)
    duty = _DUTY.search(text, begin)
    if duty and (stop is None or duty.start() < stop.start()):
        title = text[begin : duty.start()]
        return _clean(title), duty.start() if len(title) <= _LONGEST_TITLE else begin
    if stop is None or stop.end() >= len(text):
        return _clean(text[begin:]), len(text)
    title = text[begin : stop.start()]
    return title.strip(), stop.end() if len(title) <= _LONGEST_TITLE else begin


def _clean(title: str) -> str:
    return title.strip().rstrip("。：:；")
