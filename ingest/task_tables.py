"""Tables of tasks to tasks, assignments and stretches: categories are parents, numbered measures in a cell are children."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from corpus.text import PlanText, Span
from ingest.assignments import assignments_in_cell
from ingest.columns import Column, read_columns
from ingest.deadlines import last_deadline
from ingest.grids import Grid, GridCell, GridRow
from ingest.lead_notes import LeadNote
from ingest.numbered import Item, numbered_items
from ingest.roles import role_of_header
from ingest.stretches import Stretch
from ontology.records import Assignment, Detail, Evidence, Section, Task, record_id

_LABEL_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))\s*")
_YEAR = re.compile(r"((?:19|20)\d\d)\s?年")
_MONTH = re.compile(r"(\d{1,2})\s?月(?:底|末|份|中旬|[上下]旬)?前?\Z")
# What stands in these chapters is told, not set: a table of projects there lists what was built.
_ASKED = re.compile(r"诉求|恳请")  # what the plan's authors ask of those above them is no task of theirs
_TOLD = ("background", "situation", "guidance", "principles")


@dataclass
class TableTasks:
    """What was read of one table."""

    tasks: list[Task] = field(default_factory=list)
    units: list[Assignment] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)


def read_task_table(plan: PlanText, grid: Grid, section: Section, title: str, note: LeadNote | None = None) -> TableTasks:
    """Return the tasks, units and stretches of `grid`, a table called `title` in `section`; `note` says for the plan who leads a list."""
    return _TaskTable(plan, grid, section, title, note).read()


class _TaskTable:
    def __init__(self, plan: PlanText, grid: Grid, section: Section, title: str, note: LeadNote | None) -> None:
        self.plan = plan
        self.grid = grid
        self.section = section
        self.title = title
        self.note = note if note and note.since <= grid.start else None
        self.path = " / ".join(section.path)
        self.place = str(grid.start - section.start)  # two tables of one section may have the same title and the same rows
        self.columns = read_columns(grid, "tasks")
        self.name = next((c for c in self.columns if c.kind == "name"), None)
        self.out = TableTasks()
        self.labels: dict[tuple[str, ...], str] = {}
        self.of_name: dict[str, str] = {}  # the last task of each name

    def read(self) -> TableTasks:
        if self.name is None or self.section.kind in _TOLD or any(_ASKED.search(part) for part in (self.title, *sum(self.grid.header, ()))):
            return self.out
        for row in self.grid.rows:
            cell = row.cells.get(self.name.index)
            if row.total or cell is None or not cell.text:
                continue
            self.row(row, cell)
        return self.out

    def row(self, row: GridRow, cell: GridCell) -> None:
        if cell.carried and self.out.tasks and (task := self.of_name.get(cell.text)):
            self.read_cells(row, task, cell.text)
            return
        parent = self.label_task(row)
        name = re.sub(r"^\d{1,2}\s?[.．、]\s*(?!\d)", "", cell.text).rstrip("；;")
        task_id = record_id("task", self.section.id, self.title, self.place, parent or "", name, str(len(self.out.tasks)))
        place = len(self.out.tasks)
        self.of_name[cell.text] = task_id
        details = self.read_cells(row, task_id, name)
        self.out.tasks.insert(
            place,
            Task(
                id=task_id,
                evidence=_evidence(row.spans),
                title=name,
                section=self.path,
                source="table",
                parent=parent,
                number=str(row.serial) if row.serial is not None else None,
                table=self.title or None,
                deadline=self.deadline(row),
                details=tuple(details),
            ),
        )

    def read_cells(self, row: GridRow, task_id: str, name: str) -> list[Detail]:
        """Read the cells of `row` for the task that it stands for; one merged over rows names its units for each of them."""
        details: list[Detail] = []
        for column in self.columns:
            content = row.cells.get(column.index)
            if content is None or column.kind in ("serial", "label"):
                continue
            if column.kind == "unit":
                self.assign(column, content, task_id)
            if content.carried:
                continue
            details += [] if column is self.name else _details(column, content)
            if column.kind not in ("unit", "deadline"):
                self.read_cell(column, content, task_id, name)
        return details

    def label_task(self, row: GridRow) -> str | None:
        """The task of the row's category, made where it first stands; groups and categories nest as they are printed."""
        path: tuple[str, ...] = ()
        parent: str | None = None
        for cell in (*row.bands, *(row.cells[c] for c in self.grid.labels if c in row.cells)):
            number = _LABEL_NUMBER.match(cell.text)
            title = cell.text[number.end() if number else 0 :].rstrip("：:；;")
            if not title:
                continue
            path = (*path, title)
            if path not in self.labels:
                self.labels[path] = record_id("task", self.section.id, self.title, self.place, "label", *path)
                self.out.tasks.append(
                    Task(
                        id=self.labels[path],
                        evidence=_evidence(cell.spans),
                        title=title,
                        section=self.path,
                        source="table",
                        parent=parent,
                        number=number[0].strip() if number else None,
                        table=self.title or None,
                    )
                )
            parent = self.labels[path]
        return parent

    def assign(self, column: Column, cell: GridCell, task_id: str) -> None:
        role = next((r for part in reversed(column.header) if (r := role_of_header(part)) is not None), None)
        text, pieces = self.plan.text, [span for span in cell.spans if span.end > span.start]
        if not pieces:
            return
        header = "".join(column.header)
        if len(pieces) == 1:
            start, end = pieces[0].start, pieces[0].end
            self.out.units += assignments_in_cell(text, start, end, role, task_id, cell.lines, header=header, note=self.note)
            return
        whole = _Joined(text, pieces)  # a page break may cut a name in two
        for unit in assignments_in_cell(whole.text, 0, len(whole.text), role, task_id, header=header, note=self.note):
            found = tuple(Evidence(s.start, s.end) for e in unit.evidence for s in whole.places(e.start, e.end))
            self.out.units.append(msgspec.structs.replace(unit, evidence=found))

    def read_cell(self, column: Column, cell: GridCell, task_id: str, name: str) -> None:
        items = numbered_items(self.plan.text, cell.lines or cell.spans)
        children = column.kind not in ("aim", "value", "figure")
        for item in items:
            child = self.measure(item, column, task_id) if children else task_id
            self.stretch(column, item.span, child, name)
        first = items[0].span.start if items else None
        for span in cell.spans:
            end = min(span.end, first - 2) if first is not None and span.start <= first <= span.end else span.end
            if first is None or (first > span.start + 6 and end > span.start):
                self.stretch(column, Span(span.start, end), task_id, name)

    def measure(self, item: Item, column: Column, task_id: str) -> str:
        text = self.plan.text[item.span.start : item.span.end].rstrip("；;")
        child = record_id("task", task_id, str(column.index), str(item.number), text)
        self.out.tasks.append(
            Task(
                id=child,
                evidence=(Evidence(item.span.start, item.span.end),),
                title=text,
                section=self.path,
                source="table",
                parent=task_id,
                number=str(item.number),
                table=self.title or None,
            )
        )
        return child

    def stretch(self, column: Column, span: Span, task_id: str, name: str) -> None:
        if span.end <= span.start:
            return
        self.out.stretches.append(
            Stretch(
                start=span.start,
                end=span.end,
                section=self.section,
                kind="cell",
                task=task_id,
                heading=name,
                header=column.header,
                table=self.title or None,
                label=name if column is not self.name else None,
                year=column.year,
                unit=column.unit,
            )
        )

    def deadline(self, row: GridRow) -> str | None:
        cells = [row.text(c.index) for c in self.columns if c.kind == "deadline"]
        year = _YEAR.search(self.title)
        months = (month for cell in cells if year and (month := _MONTH.match(cell)))
        return next((found for cell in cells if (found := last_deadline(cell))), None) or next(
            (f"{year[1]}-{int(month[1]):02}" for month in months if year and 1 <= int(month[1]) <= 12), None
        )


class _Joined:
    """The text of a cell that stands in several places, a line for each."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self.pieces = pieces
        self.text = "\n".join(text[piece.start : piece.end] for piece in pieces)

    def places(self, start: int, end: int) -> list[Span]:
        """Return where the characters `start`..`end` of the joined text stand in the plan."""
        found: list[Span] = []
        at = 0
        for piece in self.pieces:
            low, high = max(start, at), min(end, at + piece.end - piece.start)
            if low < high:
                found.append(Span(piece.start + low - at, piece.start + high - at))
            at += piece.end - piece.start + 1
        return found


def _evidence(spans: Sequence[Span]) -> tuple[Evidence, ...]:
    return tuple(Evidence(s.start, s.end) for s in spans if s.end > s.start)


def _details(column: Column, cell: GridCell) -> list[Detail]:
    return [Detail(header=column.title, start=s.start, end=s.end) for s in cell.spans if s.end > s.start]
