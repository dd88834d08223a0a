"""The section tree: blocks to headings by the official numbering, with its slips (GB/T 9704-2012 §7.3.3).

One pass keeps the stack of open headings. A number opens a heading where it goes on the count at its level or begins a new one;
in a box (专栏) the numbers count the box's own lines until one of them goes on the count outside.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from corpus.numbering import RANK, Numbering, NumberKind, heading_like, numbering_of
from corpus.text import Block, Paragraph, PlanText, Table
from ingest.section_kinds import kind_of
from ontology.records import Section, SectionKind, record_id

_PLAIN_HEADING = re.compile(r"(?:前\s*言|引\s*言|序\s*言|导\s*言|结\s*语|目\s*录|编制说明)\Z")
_TITLE_END = re.compile(r"[。；]|：(?=.*。)")
_LOOSE = 99  # the rank of a heading that holds no other: the cover, the contents, 前言
_LONGEST_TITLE = 40  # characters up to the stop of a heading that runs into its paragraph; longer ones are sentences
_HEADING_KINDS: frozenset[NumberKind] = frozenset(
    ("part", "chapter", "section", "cn", "cn_bracket", "dotted", "arabic", "arabic_bracket", "annex", "box")
)
_LIST_KINDS: frozenset[NumberKind] = frozenset(("arabic", "arabic_bracket", "circled", "dash"))


@dataclass
class Open:
    """A heading in the making. `blocks` are the indexes of the blocks that stand directly under it, `text_start` where its text begins."""

    title: str
    number: str | None
    rank: int
    kind: SectionKind
    start: int
    body: int
    numbering: Numbering | None
    parent: Open | None
    order: int
    level: int
    end: int = 0
    run_in: bool = False
    blocks: list[int] = field(default_factory=list)
    counts: dict[NumberKind, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Outline:
    """The sections in reading order, and for each block the index of the section that it stands directly under (-1: a heading alone).

    `text_start[i]` is where the running text of block `i` begins: after the heading where one runs into its paragraph.
    """

    sections: tuple[Section, ...]
    owner: tuple[int, ...]
    text_start: tuple[int, ...]
    run_in: frozenset[str]


def outline(plan: PlanText) -> Outline:
    """Return the section tree of `plan`. The first section is the cover: all that stands before the first heading."""
    return _Tree(plan).read()


def split_heading(text: str, numbering: Numbering | None, bold: int = 0) -> tuple[str, int]:
    """Return a heading's title, and where its running text begins in `text` (its length where there is none).

    `bold` is the end of a bold run that begins the paragraph, 0 where there is none.
    """
    begin = numbering.length if numbering else 0
    if bold > begin:
        return text[begin:bold].strip().rstrip("。：:；"), bold
    found = _TITLE_END.search(text, begin)
    if found is None or found.end() >= len(text):
        return text[begin:].strip().rstrip("。：:；"), len(text)
    if found.start() - begin <= _LONGEST_TITLE:
        return text[begin : found.start()].strip(), found.end()
    return text[begin : found.start()].strip(), begin


class _Tree:
    def __init__(self, plan: PlanText) -> None:
        self.plan = plan
        self.all: list[Open] = []
        self.stack: list[Open] = []
        self.owner: list[int] = []
        self.text_start: list[int] = []
        self.box_items = 0
        self.box_had_table = False
        self.seen_frame = False
        self.listing = False  # within “附件：1.… 2.…”, which only lists the annexes
        self.annexes = _annex_blocks(plan)
        self.push("", None, _LOOSE, "cover", 0, 0, None, under=None)

    def read(self) -> Outline:
        for index, block in enumerate(self.plan.blocks):
            if isinstance(block, Table):
                self.own(index, block.start)
                self.box_had_table = True
            else:
                self.paragraph(index, block)
        length = len(self.plan.text.rstrip("\n"))
        for opened in self.stack:
            opened.end = length
        return self.close()

    # -- blocks ------------------------------------------------------------------------------------------------------------

    def paragraph(self, index: int, block: Paragraph) -> None:
        text = self.plan.slice(block)
        if block.contents:
            if self.current.kind != "contents":
                self.open_heading("目录", None, _LOOSE, block.start, block.end, None, kind="contents")
            self.own(index, block.start)
            return
        if block.footnote:
            self.own(index, block.start)
            return
        if self.current.kind == "contents":
            self.open_heading("", None, _LOOSE, block.start, block.start, None, kind="preface")
        if _PLAIN_HEADING.match(text):
            self.open_heading(re.sub(r"\s", "", text), None, _LOOSE, block.start, block.end, None)
            self.own(index, block.end)
            return
        numbering = numbering_of(text)
        if block.heading is not None:
            self.heading(index, block, text, numbering, block.heading)
        elif numbering is not None and numbering.kind in _HEADING_KINDS and self.opens(index, text, numbering):
            self.heading(index, block, text, numbering, RANK[self.rank_kind(numbering, index)])
        else:
            self.leave_box_for(text, numbering, block.start)
            self.own(index, block.start)

    def heading(self, index: int, block: Paragraph, text: str, numbering: Numbering | None, rank: int) -> None:
        bold = next((b.end - block.start for b in block.bold if b.start - block.start <= (numbering.length if numbering else 0)), 0)
        title, run = split_heading(text, numbering, bold if bold < len(text) else 0)
        number = text[: numbering.length].strip() if numbering else None
        body = block.end
        if numbering and numbering.kind == "annex":
            title, number = self.annex_title(index, title, number or "")
        self.open_heading(title, number, rank, block.start, body if run >= len(text) else block.start + run, numbering)
        self.current.run_in = run < len(text)
        self.own(index, block.start + run)

    def annex_title(self, index: int, title: str, number: str) -> tuple[str, str]:
        """A bare “附件1” is titled by the line after it."""
        if title or index + 1 >= len(self.plan.blocks):
            return title, number
        after = self.plan.blocks[index + 1]
        if isinstance(after, Paragraph) and not numbering_of(self.plan.slice(after)) and after.end - after.start <= 60:
            return self.plan.slice(after), number
        return title or number, number

    # -- decisions ---------------------------------------------------------------------------------------------------------

    def opens(self, index: int, text: str, numbering: Numbering) -> bool:
        """Whether the number opens a heading here, and not a line of a list, a box or a mention."""
        kind = numbering.kind
        if kind == "annex":
            self.listing = index not in self.annexes
            return not self.listing
        if self.listing and kind == "arabic":
            return False
        self.listing = False
        if kind == "box":
            self.box_items, self.box_had_table = 0, False
            return heading_like(text) or len(text) <= 60
        if kind in ("part", "chapter", "section"):
            return len(text) <= 60
        if self.current.kind == "cover" and not self.begins_text(index, numbering):
            return False
        box = self.open_box()
        if box is not None and kind in _LIST_KINDS:
            return not self.counts_on_in_box(box, numbering, text)
        return True

    def begins_text(self, index: int, numbering: Numbering) -> bool:
        return numbering.value in (1, None) or index > 3

    def open_box(self) -> Open | None:
        return next((o for o in reversed(self.stack) if o.kind == "box" and o.numbering and o.numbering.kind == "box"), None)

    def counts_on_in_box(self, box: Open, numbering: Numbering, text: str) -> bool:
        outer = box.parent.counts.get(numbering.kind, 0) if box.parent else 0
        above = max((o.counts.get(numbering.kind, 0) for o in self.stack if o is not box), default=outer)
        value = numbering.value or 0
        if value == self.box_items + 1 and not (value == above + 1 and (self.box_had_table or self.box_items == 0 and value > 1)):
            self.box_items = value
            return True
        return value != above + 1

    def leave_box_for(self, text: str, numbering: Numbering | None, start: int) -> None:
        """A paragraph after a box's table, or after its list, belongs to the section around the box."""
        box = self.open_box()
        if box is None or box is not self.current or numbering is not None:
            return
        if self.box_had_table or (self.box_items and len(text) > 120):
            self.stack.pop().end = start

    def rank_kind(self, numbering: Numbering, index: int) -> NumberKind:
        """The kind that the number counts as: “（2）” among （一） and （三） is a slip of the hand for “（二）”."""
        if numbering.kind == "arabic_bracket" and numbering.value and numbering.value > 1:
            siblings = next((o for o in reversed(self.stack) if o.counts.get("cn_bracket")), None)
            if siblings and siblings.counts["cn_bracket"] == numbering.value - 1 and not any(o.counts.get("arabic_bracket") for o in self.stack):
                return "cn_bracket"
        return numbering.kind

    # -- the stack ---------------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Open:
        return self.stack[-1]

    def open_heading(
        self, title: str, number: str | None, rank: int, start: int, body: int, numbering: Numbering | None, kind: SectionKind | None = None
    ) -> None:
        box = numbering is not None and numbering.kind == "box"
        while self.stack and (self.stack[-1].kind == "box" if box else self.stack[-1].rank >= rank):
            self.stack.pop().end = start
        parent = self.stack[-1] if self.stack else None
        if numbering and parent is not None and numbering.value:
            parent.counts["cn_bracket" if rank == RANK["cn_bracket"] else numbering.kind] = numbering.value
        self.push(title, number, rank, kind, start, body, numbering, under=parent)

    def push(
        self,
        title: str,
        number: str | None,
        rank: int,
        kind: SectionKind | None,
        start: int,
        body: int,
        numbering: Numbering | None,
        under: Open | None,
    ) -> None:
        if kind is None:
            named = "附件" if numbering and numbering.kind == "annex" else "专栏" if numbering and numbering.kind == "box" else title
            kind = kind_of(named, under.kind if under else None, self.seen_frame)
        self.seen_frame = self.seen_frame or kind in ("guidance", "goals", "principles")
        opened = Open(title, number, rank, kind, start, body, numbering, under, len(self.all), len(self.stack))
        self.all.append(opened)
        self.stack.append(opened)

    def own(self, index: int, text_start: int) -> None:
        self.owner.append(self.current.order)
        self.text_start.append(text_start)

    def close(self) -> Outline:
        for opened in self.all:
            opened.end = max(opened.end, opened.body)
        ids: list[str] = []
        times: Counter[str] = Counter()
        sections: list[Section] = []
        for opened in self.all:
            path = _path(opened)
            base = record_id("section", *path)
            times[base] += 1
            ids.append(base if times[base] == 1 else f"{base}-{times[base]}")
            sections.append(
                Section(
                    id=ids[-1], title=opened.title, level=opened.level, kind=opened.kind, order=opened.order, start=opened.start,
                    body=opened.body, end=opened.end, number=opened.number, path=path,
                    parent=ids[opened.parent.order] if opened.parent else None,
                )
            )  # fmt: skip
        run_in = frozenset(ids[o.order] for o in self.all if o.run_in)
        return Outline(tuple(sections), tuple(self.owner), tuple(self.text_start), run_in)


def _path(opened: Open) -> tuple[str, ...]:
    path: list[str] = []
    at: Open | None = opened
    while at is not None:
        if at.number or at.title:
            joiner = " " if at.numbering and at.numbering.kind in ("annex", "chapter", "part", "section") else ""
            path.append(f"{at.number}{joiner if at.title != at.number else ''}{at.title if at.title != at.number else ''}" if at.number else at.title)
        at = at.parent
    return tuple(reversed(path))


def _annex_blocks(plan: PlanText) -> frozenset[int]:
    """The blocks at which annexes begin: of several lines with the same annex number the last, as the earlier ones only list it."""
    last: dict[int | None, int] = {}
    found: list[tuple[int, int | None]] = []
    for index, block in enumerate(plan.blocks):
        if isinstance(block, Paragraph) and not block.contents and block.end - block.start <= 80:
            numbering = numbering_of(plan.slice(block))
            if numbering and numbering.kind == "annex":
                found.append((index, numbering.value))
                last[numbering.value] = index
    numbered = [index for index, value in found if value is not None and last[value] == index]
    bare = [index for index, value in found if value is None and last[None] == index and (not numbered or index > max(numbered))]
    return frozenset(i for i in (*numbered, *bare) if i + 1 < len(plan.blocks))


def block_text(plan: PlanText, block: Block, start: int) -> str:
    """Return the running text of `block` from `start` on."""
    return plan.text[start : block.end]
