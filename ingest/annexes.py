"""Which lines that name an annex begin one: not those that list the annexes, and not the one behind which the plan itself stands."""

from __future__ import annotations

from corpus.numbering import numbering_of
from corpus.text import Paragraph, PlanText, Table

_LONGEST = 80  # characters of a line that begins an annex


def annex_blocks(plan: PlanText) -> frozenset[int]:
    """Return the indexes of the blocks that begin an annex.

    Of several lines with the same annex number the last begins it, the earlier ones list it. A notice that issues the plan as its
    annex (附件, then the plan with its chapters) has no annex there.
    """
    last: dict[tuple[str, int | None], int] = {}
    found: list[tuple[int, tuple[str, int | None]]] = []
    chapters: list[int] = []
    for index, block in enumerate(plan.blocks):
        if isinstance(block, Table) or block.contents or block.footnote:
            continue
        text = plan.text[block.start : min(block.end, block.start + _LONGEST + 1)]
        numbering = numbering_of(text)
        if numbering is None:
            continue
        if numbering.kind in ("part", "chapter", "cn"):
            chapters.append(index)
        elif numbering.kind == "annex" and len(text) <= _LONGEST:
            key = (text[1:2] if numbering.value is not None else "", numbering.value)  # 附件1 and 附表1 are two
            found.append((index, key))
            last[key] = index
    numbered = [index for index, key in found if key[1] is not None and last[key] == index]
    bare = [index for index, key in found if key[1] is None and last[key] == index and (not numbered or index > max(numbered))]
    begin = {i for i in (*numbered, *bare) if _has_content(plan, i)}
    return frozenset(begin - _plan_itself(sorted(begin), chapters))


def _has_content(plan: PlanText, index: int) -> bool:
    return index + 1 < len(plan.blocks)


def _plan_itself(annexes: list[int], chapters: list[int]) -> set[int]:
    """The annex that holds the plan: before it no chapter, and two chapters at least before the next annex."""
    if not annexes or (chapters and chapters[0] < annexes[0]):
        return set()
    until = annexes[1] if len(annexes) > 1 else 1 << 60
    return {annexes[0]} if sum(annexes[0] < c < until for c in chapters) >= 2 else set()


def title_after(plan: PlanText, index: int) -> str | None:
    """Return the line after the bare “附件1” in block `index` where it can be its title: short, unnumbered, no sentence."""
    after = plan.blocks[index + 1] if index + 1 < len(plan.blocks) else None
    if not isinstance(after, Paragraph) or after.end - after.start > 60:
        return None
    text = plan.slice(after)
    return text if not numbering_of(text) and text[-1] not in "。；：" else None
