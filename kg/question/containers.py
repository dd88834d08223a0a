"""Sets that the plan's own structure makes: the parts of a section, the measures of a task, the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from corpus.folding import fold_aligned
from corpus.numbering import chinese_number, numbering_of
from kg.iris import passage_iri, record_iri, section_iri
from kg.question.answer import ItemType
from kg.question.readings import Piece
from kg.question.shelf import Shelf, Volume
from ontology.records import Passage, Section, SectionKind, Task

SetKind = Literal["section", "lines", "task", "table", "categories", "chapters"]
_LEAD_END = re.compile(r"[。：:；]")
_FIRST_CLAUSE = re.compile(r"[，,。：:；;]")
_LONGEST_LEAD = 45
_LED = re.compile(r"(?P<lead>[^。：:；\n]{3,22})[。：:](?=\s*\S)")
_NO_CHAPTERS: frozenset[SectionKind] = frozenset({"cover", "contents", "preface", "annex", "box"})
_NOUN = 2  # characters of a noun
_FEWEST = 2  # points of a paragraph
_ORDINAL = re.compile(r"(?:^|(?<=[\s。；;，,：:！”]))(?P<n>[一二三四五六七八九十])(?:是|要|方面)(?!否)[，,要是]?")  # 一是…；二要…


class Container(msgspec.Struct, frozen=True):
    """A set with its name and headings, folded, and its members in the plan's order.

    `tail` is the noun in which the names of all members end, folded (工程), empty where they share none.
    """

    plan: str
    kind: SetKind
    name: str
    path: str
    members: tuple[Piece, ...]
    label: str
    tail: str = ""


def containers_of(shelf: Shelf, base: str) -> list[Container]:
    """Return all sets of two members and more, in the order of the plans."""
    out: list[Container] = []
    for volume in shelf.volumes.values():
        found = [*_chapters(volume, base), *_sections(volume, base), *_tasks(volume, base), *_tables(volume, base)]
        out += [msgspec.structs.replace(c, tail=_tail(c.members)) for c in found if c.members]
    return out


def _tail(members: tuple[Piece, ...]) -> str:
    ends = {fold_aligned(m.label)[-_NOUN:] for m in members}
    return ends.pop() if len(ends) == 1 and len(members) > 1 else ""


def _sections(volume: Volume, base: str) -> Iterable[Container]:
    r = volume.records
    tasks = {e.start: t for t in r.tasks if t.source == "section" for e in t.evidence[:1]}
    children: dict[str, list[Section]] = {}
    passages: dict[str, list[Passage]] = {}
    for passage in r.passages:
        passages.setdefault(passage.section, []).append(passage)
    for s in r.sections:
        if s.parent and s.kind != "box" and s.title:
            children.setdefault(s.parent, []).append(s)
    for s in r.sections:
        path = " / ".join(s.path[:-1])
        if s.id in children:
            members = tuple(_heading(volume, base, c, tasks.get(c.start)) for c in children[s.id])
            yield Container(volume.plan, "section", fold_aligned(s.title), fold_aligned(path), members, s.title)
        lines = tuple(_lines(volume, base, s)) or tuple(_led(volume, base, s, passages.get(s.id, [])))
        if len(lines) > 1 and (s.id not in children or s.kind == "box"):
            yield Container(volume.plan, "lines", fold_aligned(s.title), fold_aligned(path), lines, s.title)
    yield from _paragraphs(volume, base)


def _chapters(volume: Volume, base: str) -> Iterable[Container]:
    """The chapters of the plan, by its title."""
    tops = [s for s in volume.records.sections if not s.parent and s.title and s.kind not in _NO_CHAPTERS and s.number]
    title = volume.records.document.title
    if len(tops) >= _FEWEST:
        yield Container(volume.plan, "chapters", fold_aligned(title), "", tuple(_heading(volume, base, s, None) for s in tops), title)


def _paragraphs(volume: Volume, base: str) -> Iterable[Container]:
    """The points that one paragraph makes in order (一是…；二要…), by the heading above it and the words before the first of them."""
    for passage in volume.records.passages:
        section = volume.sections.get(passage.section)
        if passage.kind != "paragraph" or section is None:
            continue
        text = volume.text.text[passage.start : passage.end]
        marks = list(_ORDINAL.finditer(text))
        if len(marks) < _FEWEST or [chinese_number(m["n"]) for m in marks] != list(range(1, len(marks) + 1)):
            continue
        iri = passage_iri(volume.plan, passage.start, passage.end, base)
        leads = [_FIRST_CLAUSE.split(text[m.end() :], maxsplit=1)[0].strip() for m in marks]
        if all(2 <= len(lead) <= _LONGEST_LEAD for lead in leads):
            evidence = ((passage.start, passage.end),)
            members = tuple(Piece(type="passage", label=x, plan=volume.plan, evidence=evidence, subjects=(iri,)) for x in leads)
            path = fold_aligned(" / ".join((*section.path[:-1], text[: marks[0].start()])))
            yield Container(volume.plan, "lines", fold_aligned(section.title), path, members, section.title)


def _heading(volume: Volume, base: str, s: Section, task: Task | None) -> Piece:
    kind: ItemType = "task" if task or s.kind in ("tasks", "safeguards") else "passage"
    iri = record_iri(volume.plan, task.id, base) if task else section_iri(volume.plan, s.id, base)
    return Piece(type=kind, label=s.title, plan=volume.plan, evidence=((s.start, max(s.body, s.start + 1)),), subjects=(iri,), iri=iri)


def _lines(volume: Volume, base: str, s: Section) -> Iterable[Piece]:
    """The numbered lines directly under a heading, each by the words it begins with."""
    for passage in volume.records.passages:
        if passage.section != s.id or passage.kind != "paragraph" or passage.start < s.body:
            continue
        text = volume.text.text[passage.start : passage.end]
        number = numbering_of(text)
        if number is None or number.kind in ("lead", "table", "box"):
            continue
        rest = text[number.length :].strip()
        stop = _LEAD_END.search(rest)
        lead = rest[: stop.start()] if stop else rest
        if 2 <= len(lead) <= _LONGEST_LEAD:
            iri = passage_iri(volume.plan, passage.start, passage.end, base)
            yield Piece(type="passage", label=lead, plan=volume.plan, evidence=((passage.start, passage.end),), subjects=(iri,))


def _led(volume: Volume, base: str, s: Section, mine: list[Passage]) -> Iterable[Piece]:
    """The paragraphs directly under a heading by the short sentences that they begin with, where all of them begin so."""
    mine = [p for p in mine if p.kind == "paragraph" and p.start >= s.body]
    leads = [_LED.match(volume.text.text[p.start : p.end]) for p in mine]
    for passage, lead in zip(mine, leads, strict=True) if len(mine) > 1 and all(leads) else ():
        if lead:
            iri = passage_iri(volume.plan, passage.start, passage.end, base)
            evidence = ((passage.start, passage.end),)
            yield Piece(type="passage", label=lead["lead"].strip(), plan=volume.plan, evidence=evidence, subjects=(iri,))


def _task_piece(volume: Volume, base: str, t: Task) -> Piece:
    iri = record_iri(volume.plan, t.id, base)
    return Piece(
        type="task",
        label=t.title.rstrip("。；;"),
        plan=volume.plan,
        evidence=tuple((e.start, e.end) for e in t.evidence),
        subjects=(iri,),
        iri=iri,
    )


def _tasks(volume: Volume, base: str) -> Iterable[Container]:
    tasks = {t.id: t for t in volume.records.tasks}
    children: dict[tuple[str, str | None, str | None], list[Task]] = {}
    for t in volume.records.tasks:
        if t.parent and t.source == "table":
            parent = tasks[t.parent]
            children.setdefault((fold_aligned(parent.title), parent.table, parent.number), []).append(t)
    for (name, table, _number), members in children.items():
        path = " / ".join(filter(None, (members[0].section, table)))
        label = tasks[members[0].parent or ""].title
        yield Container(volume.plan, "task", name, fold_aligned(path), tuple(_task_piece(volume, base, t) for t in members), label)


def _tables(volume: Volume, base: str) -> Iterable[Container]:
    tasks = {t.id: t for t in volume.records.tasks}
    rows: dict[str, list[Task]] = {}
    for t in volume.records.tasks:
        if t.source == "table" and t.table:
            rows.setdefault(t.table, []).append(t)
    for table, all_rows in rows.items():
        path = fold_aligned(all_rows[0].section)
        numbered = [t for t in all_rows if t.number and (not t.parent or tasks[t.parent].number is None)]
        top = [t for t in all_rows if not t.parent]
        yield Container(
            volume.plan, "table", fold_aligned(table), path, tuple(_task_piece(volume, base, t) for t in numbered or top), table
        )
        names = dict.fromkeys(t.title for t in top)
        if numbered and len(names) > 1 and not any(t.number for t in top):
            firsts = [next(t for t in top if t.title == name) for name in names]
            yield Container(
                volume.plan, "categories", fold_aligned(table), path, tuple(_task_piece(volume, base, t) for t in firsts), table
            )
