"""The section tree: blocks to headings by the official numbering, with its slips (GB/T 9704-2012 §7.3.3).

One pass keeps the stack of open headings. A number opens a heading where it goes on the count at its level or begins a new one;
in a box (专栏) the numbers count the box's own lines until one of them goes on the count outside.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.numbering import RANK, Numbering, NumberKind, heading_like, numbering_of
from corpus.text import Paragraph, PlanText, Table
from ingest.annexes import annex_blocks, title_after
from ingest.covers import is_preamble, labelled_start, page_headings
from ingest.headings import Frame, Heading, split_heading
from ingest.section_kinds import section_kinds
from ontology.records import Section, record_id

_PLAIN_HEADING = re.compile(
    r"(?:前\s*言|引\s*言|序\s*言|导\s*言|导\s*语|结\s*语|结束语|后\s*记|目\s*录|编制说明|名词(?:术语)?解释|术语解释|指标解释)\Z"
)
_TITLE_OF_PLAN = re.compile(r"(?:规划|方案|计划|意见|纲要|要点)\Z")
_APPENDED = re.compile(r"解释\Z")
_LOOSE = 99.0  # the rank of a heading that holds no other: the cover, the contents, 前言
_BARE_CHAPTER = re.compile(r"(?P<n>\d{1,2})(?=[\u4e00-\u9fff“])[^，。；：、\d]{2,24}\Z")  # “1总则” where 1.1 follows
_HEADING_KINDS: frozenset[NumberKind] = frozenset(
    ("part", "chapter", "section", "action", "cn", "cn_bracket", "dotted", "arabic", "arabic_bracket", "annex", "box")
)
_LIST_KINDS: frozenset[NumberKind] = frozenset(("arabic", "arabic_bracket", "circled", "dash"))
_HOLDS_ACTIONS: frozenset[NumberKind] = frozenset(("part", "chapter", "section", "cn", "cn_bracket"))
_CHAPTER_KINDS: frozenset[NumberKind] = frozenset(("part", "chapter", "section"))
_LONGEST_CHAPTER = 60  # characters; a longer line that begins 第三章 speaks of the chapter
_LONG_PARAGRAPH = 120  # characters; after a box's list a paragraph of that length is no longer the box's


@dataclass(frozen=True)
class Outline:
    """The sections in reading order, and for each block the index of the section that it stands directly under.

    `text_start[i]` is where the running text of block `i` begins: after the heading where one runs into its paragraph, the block's
    end where it is nothing but a heading. `run_in` are the ids of the sections whose heading runs into its text.
    """

    sections: tuple[Section, ...]
    owner: tuple[int, ...]
    text_start: tuple[int, ...]
    run_in: frozenset[str]


def outline(plan: PlanText) -> Outline:
    """Return the section tree of `plan`. The first section is the cover: all that stands before the first heading."""
    return _Tree(plan).read()


class _Tree:
    def __init__(self, plan: PlanText) -> None:
        self.plan = plan
        self.all: list[Heading] = []
        self.stack: list[Heading] = []
        self.owner: list[int] = []
        self.text_start: list[int] = []
        self.root_counts: dict[NumberKind, int] = {}
        self.box_items = 0
        self.box_had_table = False
        self.title_at = -1  # where the title of the annex just opened stands on a line of its own
        self.action_rank: float | None = None  # of the actions (行动一, 行动二, …) that are being counted
        self.listing = False  # within “附件：1.… 2.…”, which only lists the annexes
        self.annexes = annex_blocks(plan)
        self.of_page = page_headings(plan)
        self.dotted = _dotted_chapters(plan)
        self.push(Heading("", None, _LOOSE, "cover", 0, 0, None, None, 0, 0))

    def read(self) -> Outline:
        for index, block in enumerate(self.plan.blocks):
            if isinstance(block, Table):
                self.own(block.start)
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
        if block.contents or block.footnote:
            if block.contents and self.current.frame != "contents":
                self.open_alone("目录", block.start, block.end, "contents")
            self.own(block.start)
            return
        if self.current.frame == "contents":
            self.open_alone("", block.start, block.start, "matter")
        if self.stands_alone(block, text):
            return
        numbering = self.numbering_of(text)
        if numbering is not None and numbering.kind in _HEADING_KINDS and self.opens(index, text, numbering):
            self.heading(index, block, text, numbering)
        elif block.heading is not None and numbering is None and index and self.is_source_heading(text):
            if index in self.of_page:
                self.own(block.start)
            else:
                self.heading(index, block, text, None)
        elif numbering is not None or not self.preamble(block, text):
            self.leave_box_for(text, numbering, block.start)
            self.own(block.start)

    def stands_alone(self, block: Paragraph, text: str) -> bool:
        """Take the title of the annex just opened, or a heading that never has a number (前言); False where the block is neither."""
        if block.start != self.title_at:
            if not _PLAIN_HEADING.match(text):
                return False
            self.open_alone(re.sub(r"\s", "", text), block.start, block.end, "annex" if _APPENDED.search(text) else "matter")
        self.own(block.end)
        return True

    def preamble(self, block: Paragraph, text: str) -> bool:
        """Open the preamble where it begins, and take a paragraph of it that a label begins; False for any other paragraph."""
        if not self.before_the_chapters():
            return False
        if label := labelled_start(text):
            body = block.start + label[1]
            self.open_alone(label[0], block.start, body, "matter")
            self.current.run_in = True
            self.own(body)
            return True
        if self.current.frame == "cover" and is_preamble(text):
            self.open_alone("", block.start, block.start, "matter")
        return False

    def before_the_chapters(self) -> bool:
        """Whether only the cover and the plan's preamble have been read."""
        return self.current.frame == "cover" or (self.current.rank == _LOOSE and self.current.frame == "matter")

    def numbering_of(self, text: str) -> Numbering | None:
        numbering = numbering_of(text)
        if numbering is None and self.dotted and (bare := _BARE_CHAPTER.match(text)) and int(bare["n"]) in self.dotted:
            return Numbering("dotted", int(bare["n"]), bare.end("n"), (int(bare["n"]),))
        return numbering

    def is_source_heading(self, text: str) -> bool:
        """Whether a heading of the source without a number is one of ours: the first of them may be the title of the plan itself."""
        return len(text) <= _LONGEST_CHAPTER and not (self.current.frame == "cover" and _TITLE_OF_PLAN.search(text))

    def heading(self, index: int, block: Paragraph, text: str, numbering: Numbering | None) -> None:
        begin = numbering.length if numbering else 0
        bold = next((b.end - block.start for b in block.bold if b.start - block.start <= begin), 0)
        title, run = split_heading(text, numbering, bold if bold < len(text) else 0)
        number = text[:begin].strip() if numbering else None
        frame: Frame = "matter"
        if numbering and numbering.kind in ("annex", "box"):
            frame = "annex" if numbering.kind == "annex" else "box"
        if frame == "annex" and not title:
            below = title_after(self.plan, index)
            title, self.title_at = below or number or "", self.plan.blocks[index + 1].start if below else -1
        rank, shown = self.rank_of(numbering, block)
        body = block.end if run >= len(text) else block.start + run
        opened = Heading(title, number, rank, frame, block.start, body, numbering, None, len(self.all), 0)
        opened.run_in, opened.source_level = run < len(text), block.heading
        self.open_heading(opened)
        self.note(opened, shown)
        self.own(block.start + run)

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
        if kind in _CHAPTER_KINDS or kind == "box":
            if kind == "box":
                self.box_items, self.box_had_table = 0, False
            return len(text) <= _LONGEST_CHAPTER or (kind == "box" and heading_like(text))
        begins = numbering.value in (1, None) or index > 3
        box = self.open_box()
        listed = box is not None and kind in _LIST_KINDS and self.counts_on_in_box(box, numbering)
        return not listed and (begins or self.current.frame != "cover")

    def open_box(self) -> Heading | None:
        return next((o for o in reversed(self.stack) if o.frame == "box"), None)

    def counts_on_in_box(self, box: Heading, numbering: Numbering) -> bool:
        outer = box.parent.counts.get(numbering.kind, 0) if box.parent else 0
        above = max((o.counts.get(numbering.kind, 0) for o in self.stack if o is not box), default=outer)
        value = numbering.value or 0
        goes_on_outside = value == above + 1 and (self.box_had_table or (self.box_items == 0 and value > 1))
        if value == self.box_items + 1 and not goes_on_outside:
            self.box_items = value
            return True
        return value != above + 1

    def leave_box_for(self, text: str, numbering: Numbering | None, start: int) -> None:
        """A paragraph after a box's table, or after its list, belongs to the section around the box."""
        box = self.open_box()
        if box is None or box is not self.current or numbering is not None:
            return
        if self.box_had_table or (self.box_items and len(text) > _LONG_PARAGRAPH):
            if len(self.stack) == 1:
                self.open_alone("", start, start, "matter")
            else:
                self.stack.pop().end = start

    def rank_of(self, numbering: Numbering | None, block: Paragraph) -> tuple[float, NumberKind | None]:
        """The rank of a heading, the lower the further up, and the kind that its number counts as."""
        if numbering is None:
            above = next((o for o in reversed(self.stack) if o.source_level is not None and o.source_level < (block.heading or 0)), None)
            return (above.rank + 0.4 if above else 0.4), None
        if numbering.kind == "dotted":
            under = next((o for o in reversed(self.stack) if o.numbering and o.numbering.kind == "arabic"), None)
            base = 5.0 if under and numbering.parts[:1] == under.numbering.parts[:1] else 1.0  # type: ignore[union-attr]
            return base + 0.2 * len(numbering.parts), "dotted"
        kind = self.slip_of(numbering)
        if kind == "action":
            return self.rank_of_action(numbering), kind
        return RANK[kind], kind

    def rank_of_action(self, numbering: Numbering) -> float:
        """行动一 stands under the chapter or section that is open, and so do all that go on its count."""
        if numbering.value in (1, None) or self.action_rank is None:
            above = next((o for o in reversed(self.stack) if o.numbering and o.numbering.kind in _HOLDS_ACTIONS), None)
            self.action_rank = 0.5 + (above.rank if above else RANK["cn"])
        return self.action_rank

    def slip_of(self, numbering: Numbering) -> NumberKind:
        """The kind that the number counts as: “（2）” among （一） and （三） is a slip of the hand for “（二）”."""
        if numbering.kind == "arabic_bracket" and numbering.value and numbering.value > 1:
            siblings = next((o for o in reversed(self.stack) if o.counts.get("cn_bracket")), None)
            listed = any(o.counts.get("arabic_bracket") for o in self.stack)
            if siblings and siblings.counts["cn_bracket"] == numbering.value - 1 and not listed:
                return "cn_bracket"
        return numbering.kind

    def note(self, opened: Heading, kind: NumberKind | None) -> None:
        """Keep the count: the number just opened is the last of its kind under its parent."""
        if opened.numbering is None or kind is None or opened.numbering.value is None:
            return
        counts = opened.parent.counts if opened.parent else self.root_counts
        counts[kind] = opened.numbering.value

    # -- the stack ---------------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Heading:
        return self.stack[-1]

    def open_alone(self, title: str, start: int, body: int, frame: Frame) -> None:
        """Open a heading outside the numbering, which closes all others."""
        while self.stack:
            self.stack.pop().end = start
        self.push(Heading(title, None, _LOOSE, frame, start, body, None, None, len(self.all), 0))

    def open_heading(self, opened: Heading) -> None:
        while self.stack and self.closes(self.stack[-1], opened):
            self.stack.pop().end = opened.start
        opened.parent, opened.level = (self.stack[-1] if self.stack else None), len(self.stack)
        self.push(opened)

    def closes(self, top: Heading, opened: Heading) -> bool:
        """Whether `opened` ends `top`. An annex ends all; a chapter that goes on the plan's count ends an annex amid the plan."""
        if opened.frame == "annex":
            return True
        if opened.frame == "box":
            return top.frame in ("box", "cover", "contents")
        number = opened.numbering
        if top.frame == "annex" and number and number.value and number.value > 1 and top.counts.get(number.kind) is None:
            return top.rank >= opened.rank or self.root_counts.get(number.kind) == number.value - 1
        return top.rank >= opened.rank

    def push(self, opened: Heading) -> None:
        if opened.parent:
            opened.parent.children += 1
        self.all.append(opened)
        self.stack.append(opened)

    def own(self, text_start: int) -> None:
        self.owner.append(self.current.order)
        self.text_start.append(text_start)

    def close(self) -> Outline:
        kinds = section_kinds(self.all)
        ids: list[str] = []
        times: Counter[str] = Counter()
        sections: list[Section] = []
        for opened, kind in zip(self.all, kinds, strict=True):
            path = opened.path
            base = record_id("section", *path)
            times[base] += 1
            ids.append(base if times[base] == 1 else f"{base}-{times[base]}")
            sections.append(
                Section(
                    id=ids[-1], title=opened.title, level=opened.level, kind=kind, order=opened.order, start=opened.start,
                    body=opened.body, end=max(opened.end, opened.body), number=opened.number, path=path,
                    parent=ids[opened.parent.order] if opened.parent else None,
                )
            )  # fmt: skip
        run_in = frozenset(ids[o.order] for o in self.all if o.run_in)
        return Outline(tuple(sections), tuple(self.owner), tuple(self.text_start), run_in)


def _dotted_chapters(plan: PlanText) -> frozenset[int]:
    """The chapters that have sections numbered 1.1, 1.2 …: there a bare “1 总则” is a heading."""
    first: set[int] = set()
    for block in plan.blocks:
        if isinstance(block, Paragraph) and not block.contents and block.end - block.start <= _LONGEST_CHAPTER:
            numbering = numbering_of(plan.slice(block))
            if numbering and numbering.kind == "dotted" and len(numbering.parts) == 2 and numbering.parts[1] == 1:
                first.add(numbering.parts[0])
    return frozenset(first)
