"""A `PlanText` to `PlanRecords`: one clear pass, structure first, then what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from pypinyin import lazy_pinyin

from corpus.text import Paragraph, PlanText, Table
from ingest.achievements import extract_achievements
from ingest.assignments import assignments_in_text
from ingest.columns import grid_kind, read_columns
from ingest.document import read_document
from ingest.goals import aims_in, extract_goals
from ingest.indicators import extract_indicators
from ingest.lead_notes import note_in_plan
from ingest.sections import Outline, outline
from ingest.spoken_headings import spoken_headings
from ingest.standards import extract_standards
from ingest.stretches import Stretch
from ingest.tables import Grid, read_grid
from ingest.targets import extract_targets
from ingest.task_sections import section_tasks
from ingest.task_tables import TableTasks, read_task_table
from ingest.terms import extract_terms
from ontology.errors import NoPlanError
from ontology.records import (
    Achievement,
    Assignment,
    Document,
    Goal,
    Indicator,
    Passage,
    PassageKind,
    PlanRecords,
    Section,
    Standard,
    Target,
    Task,
    Term,
)

_Named = TypeVar("_Named", Achievement, Goal, Indicator, Standard, Target, Term)
# What such a document numbers are rules that hold (a term of office, a share of members), no aims but where it names the year.
_RULES = re.compile(r"(?:办法|细则|规定|规则|条例)(?:[（(][^（）()]*[）)])?\Z")
_SHORT_LINE = 45  # characters; a table's caption is no longer


def extract(plan: PlanText) -> PlanRecords:
    """Return all that `plan` says, each record with its evidence. Raises `NoPlanError` where the text has not the form of a plan."""
    tree = outline(plan)
    document = read_document(plan, tree)
    if document is None or not (len(tree.sections) > 1 or any(isinstance(block, Table) for block in plan.blocks)):
        raise NoPlanError(
            plan.source,
            "a plan (a title such as …规划 or …方案, numbered headings, aims or tasks)",
            "a text without them",
            "check that it is the plan itself, not a notice or a page about it",
        )
    tables = _read_tables(plan, tree, document)
    tasks = [*section_tasks(plan, tree), *tables.tasks]
    duties = _tasks_of_sections(tree, tasks)
    stretches = _in_order([*_paragraph_stretches(plan, tree, duties), *tables.stretches])
    running = [s for s in stretches if s.kind != "cell" or not s.header or s.label is None or len(plan.text[s.start : s.end]) > 12]
    headings = [msgspec.structs.replace(s, task=duties[s.section.id]) for s in spoken_headings(plan, tree)]
    read_for_aims = _in_order([*stretches, *headings])
    targets = _distinct(extract_targets(plan.text, read_for_aims, since=_first_year(document)))
    if _RULES.search(document.title):
        targets = tuple(t for t in targets if t.year is not None)
    return PlanRecords(
        plan=plan_id(document),
        document=document,
        sections=tree.sections,
        passages=_passages(plan, tree),
        goals=_distinct(extract_goals(plan, tree)),
        indicators=_distinct(tables.indicators),
        targets=targets,
        tasks=_with_targets(tasks, targets),
        units=_once((*tables.units, *assignments_in_text(plan.text, running))),
        standards=_distinct(extract_standards(plan.text, _in_order([*running, *headings]))),
        terms=_distinct(extract_terms(plan.text, running)),
        achievements=_distinct(extract_achievements(plan.text, stretches)),
    )


def plan_id(document: Document) -> str:
    """Return a plan's id: the jurisdiction in pinyin without its suffix, and the year of issue (or of the number, title or period)."""
    place = re.sub(r"(?<=..)(?:特别行政区|自治[区州县旗]|[省市县区州旗盟])$", "", document.jurisdiction)
    name = re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(place)).lower()) or "plan"
    dated = re.search(r"(?:19|20)\d\d", " ".join(filter(None, (document.issued, document.number, document.title))))
    year = dated[0] if dated else str(document.period[0]) if document.period else ""
    return f"{name}-{year}" if year else name


def _first_year(document: Document) -> int | None:
    """The first year that the plan plans for: of its period, else that of its issue."""
    if document.period:
        return document.period[0]
    return int(document.issued[:4]) if document.issued else None


class _Tables(TableTasks):
    def __init__(self) -> None:
        super().__init__()
        self.indicators: list[Indicator] = []


def _read_tables(plan: PlanText, tree: Outline, document: Document) -> _Tables:
    out = _Tables()
    note = note_in_plan(plan.text)
    headings = ["\x1f" * s.level + s.title for s in tree.sections if s.kind != "contents" and s.title]
    for index, block in enumerate(plan.blocks):
        if not isinstance(block, Table):
            continue
        section = tree.sections[tree.owner[index]]
        grid = read_grid(plan, block, headings)
        if grid is None:
            out.stretches += _loose_rows(block, section)
            continue
        title = _caption(plan, tree, index, grid)
        kind = grid_kind(grid, title)
        if kind == "indicators":
            out.indicators += extract_indicators(grid, section, title, document.period)
        elif kind == "tasks":
            read = read_task_table(plan, grid, section, title, note)
            out.tasks += read.tasks
            out.units += read.units
            out.stretches += read.stretches
        else:
            out.stretches += _shared_cells(grid, section, title)
    return out


def _caption(plan: PlanText, tree: Outline, index: int, grid: Grid) -> str:
    """A table's title: the box's heading that it fills, the short line right above, its own first row, or the heading above."""
    section = tree.sections[tree.owner[index]]
    if section.kind in ("box", "annex") and section.title:
        return section.path[-1] if section.kind == "box" else section.title
    above = plan.blocks[index - 1] if index else None
    if isinstance(above, Paragraph) and above.end - above.start <= _SHORT_LINE:
        text = plan.slice(above)
        if not text.endswith(("。", "；", "：")):
            return text
    return grid.caption or section.title


def _loose_rows(block: Table, section: Section) -> list[Stretch]:
    return [
        Stretch(start=line.start, end=line.end, section=section, kind="cell")
        for row in block.rows
        for cell in row.cells
        for line in cell.lines
        if line.end > line.start
    ]


def _shared_cells(grid: Grid, section: Section, title: str) -> list[Stretch]:
    """The cells of a table that shares aims out over places, or of one whose columns tell nothing: each with its row's first cell."""
    columns = read_columns(grid, "shares")
    name = next((c for c in columns if c.kind == "name"), columns[0])
    cells: list[Stretch] = []
    for row in grid.rows:
        label = row.text(name.index)
        for column in columns:
            if column.kind in ("serial", "label") or column is name:
                continue
            cell = row.cells.get(column.index)
            for span in cell.spans if cell and not row.total else ():
                if span.end > span.start:
                    cells.append(
                        Stretch(
                            start=span.start, end=span.end, section=section, kind="cell", header=column.header, table=title or None,
                            label=label or None, year=column.year, unit=column.unit,
                        )
                    )  # fmt: skip
    return cells


def _in_order(stretches: Iterable[Stretch]) -> list[Stretch]:
    return sorted(stretches, key=lambda s: (s.start, s.end))


def _tasks_of_sections(tree: Outline, tasks: Sequence[Task]) -> dict[str, str | None]:
    """The id of the task that the text of each section belongs to: its own, else that of the section around it."""
    by_start = {t.evidence[0].start: t.id for t in tasks if t.source == "section"}
    task_of: dict[str, str | None] = {}
    for section in tree.sections:
        own = by_start.get(section.start) if section.kind in ("tasks", "safeguards") else None
        task_of[section.id] = own or (task_of.get(section.parent) if section.parent else None)
    return task_of


def _paragraph_stretches(plan: PlanText, tree: Outline, task_of: Mapping[str, str | None]) -> list[Stretch]:
    stretches: list[Stretch] = []
    for block, owner, start in zip(plan.blocks, tree.owner, tree.text_start, strict=True):
        section = tree.sections[owner]
        if isinstance(block, Table) or block.contents or start >= block.end:
            continue
        kind = "footnote" if block.footnote else "box" if section.kind == "box" else "paragraph"
        task = task_of[section.id]
        aims = aims_in(plan.text, start, block.end) if section.kind in ("preface", "guidance", "other") else None
        if aims and start < aims[1]:  # “主要目标是：…” in a preamble sets what a chapter of aims would
            aimed = msgspec.structs.replace(section, kind="goals")
            stretches.append(Stretch(start=start, end=aims[1], section=section, kind="paragraph", task=task, heading=section.title))
            stretches.append(Stretch(start=aims[1], end=block.end, section=aimed, kind="paragraph", task=task, heading=section.title))
            continue
        stretches.append(Stretch(start=start, end=block.end, section=section, kind=kind, task=task, heading=section.title))  # type: ignore[arg-type]
    return stretches


def _passages(plan: PlanText, tree: Outline) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    for block, owner, start in zip(plan.blocks, tree.owner, tree.text_start, strict=True):
        section = tree.sections[owner]
        if isinstance(block, Table):
            passages += [Passage(section=section.id, kind="row", start=r.start, end=r.end) for r in block.rows if r.end > r.start]
        elif not block.contents:
            kind: PassageKind = "footnote" if block.footnote else "heading" if start >= block.end else "paragraph"
            passages.append(Passage(section=section.id, kind=kind, start=block.start, end=block.end))
    return tuple(passages)


def _once(units: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return the assignments, the same unit in the same role for the same task once: as its table says, before the text does."""
    out: dict[str, Assignment] = {}
    for unit in units:
        out.setdefault(unit.id, unit)
    return tuple(out.values())


def _distinct(records: Iterable[_Named]) -> tuple[_Named, ...]:
    """Return the records with ids of their own: of several that are alike in every word, the later ones are numbered."""
    times: Counter[str] = Counter()
    out: list[_Named] = []
    for record in records:
        times[record.id] += 1
        again = times[record.id]
        out.append(record if again == 1 else msgspec.structs.replace(record, id=f"{record.id}-{again}"))
    return tuple(out)


def _with_targets(tasks: Sequence[Task], targets: Sequence[Target]) -> tuple[Task, ...]:
    """Return the tasks in reading order, each with the raw strings of the targets that its text or row sets."""
    raw: dict[str, list[str]] = {}
    for target in targets:
        if target.task:
            raw.setdefault(target.task, []).append(target.raw)
    return tuple(msgspec.structs.replace(t, targets=tuple(raw[t.id])) if t.id in raw else t for t in tasks)
