"""The sentences of a plan: the smallest pieces of its text that an answer is cut from, each with what stands around it.

Offsets are Unicode code points into the plan's normalised text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from corpus.folding import fold, fold_aligned
from corpus.text import PlanText, Row, Table
from kg.question.cues import grammar
from kg.question.weighing import cut
from ontology.records import Passage, PlanRecords, Section, SectionKind

_END = re.compile(r"[。！？!?；;]+[”’\"）)]*|\n")
_LONG_CELL = 24  # characters: a longer cell is prose with sentences of its own, a shorter one is a name, a number or a unit
_SKIPPED: frozenset[SectionKind] = frozenset({"contents"})


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, or a table row or one sentence of a cell. `lead` are the short cells of its row, or the short sentence with which its
    paragraph begins, `path` the headings above it.

    `folded` is the sentence and `around` its passage, folded; `start`..`end` and `passage` are offsets.
    """

    plan: str
    start: int
    end: int
    folded: str
    around: str
    path: str
    lead: str
    kind: SectionKind
    section: str
    passage: tuple[int, int]
    row: bool = False


def sentences_of(text: PlanText, records: PlanRecords) -> list[Sentence]:
    """Return the sentences of a plan in reading order, table of contents and headings left out."""
    folded = fold_aligned(text.text)
    rows = {row.start: row for block in text.blocks if isinstance(block, Table) for row in block.rows}
    sections = {section.id: section for section in records.sections}
    about = " ".join(w for w, _, _ in cut(fold(records.document.title)) if len(w) > 1 and w not in grammar("zh").faint)
    out: list[Sentence] = []
    for passage in records.passages:
        section = sections.get(passage.section)
        if passage.kind == "heading" or (section is not None and section.kind in _SKIPPED):
            continue
        headings = (about, *(section.path or (section.title,))) if section else (about,)
        path = fold_aligned(" / ".join(h for h in headings if h))
        out += _of_passage(folded, passage, (path, section.kind if section else "other"), rows.get(passage.start), records.plan)
    return out


def _of_passage(folded: str, passage: Passage, under: tuple[str, SectionKind], row: Row | None, plan: str) -> Iterator[Sentence]:
    around = folded[passage.start : passage.end]
    path, kind = under
    of = (passage.start, passage.end)
    if row is None and passage.kind != "row":
        spans = list(_split(folded, passage.start, passage.end))
        first, begin = _lead_of(folded, spans), passage.start
        for start, end in spans:
            lead = first if start > spans[0][0] else ""
            if folded[start] == "(":  # (某部、某局负责): who does what stands before, back to the last such remark
                lead, begin = folded[begin:start], end
            yield Sentence(plan, start, end, folded[start:end], around, path, lead, kind, passage.section, of)
        return
    cells = [(c.start, c.end) for c in row.cells] if row else list(_cells(folded, passage))
    short = " ".join(folded[a:b] for a, b in cells if a < b and b - a <= _LONG_CELL)
    yield Sentence(plan, passage.start, passage.end, around, around, path, short, kind, passage.section, of, row=True)
    for start, end in cells:
        if end - start > _LONG_CELL:
            for a, b in _split(folded, start, end):
                yield Sentence(plan, a, b, folded[a:b], folded[start:end], path, short, kind, passage.section, of)


def _lead_of(folded: str, spans: list[tuple[int, int]]) -> str:
    """The first sentence of a paragraph where it is short: what the others are about, as a heading run into its text."""
    lead = folded[slice(*spans[0])] if len(spans) > 1 else ""
    return lead if len(lead) <= _LONG_CELL and lead.endswith("。") and "," not in lead else ""


def _cells(folded: str, passage: Passage) -> Iterator[tuple[int, int]]:
    at = passage.start
    for cell in folded[passage.start : passage.end].split("\t"):
        yield at, at + len(cell)
        at += len(cell) + 1


def _split(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _END.finditer(folded, start, end):
        if folded[at : found.end()].strip(" \n\t。；;"):
            yield at, found.end()
            at = found.end()
    if folded[at:end].strip():
        yield at, end


def section_at(sections: tuple[Section, ...], offset: int) -> Section | None:
    """Return the innermost section that holds `offset`; `sections` are in reading order. None before the first."""
    place = bisect_right(sections, offset, key=lambda s: s.start) - 1
    while place >= 0:
        if sections[place].end > offset:
            return sections[place]
        place -= 1
    return None
