"""Tables of tasks to tasks, assignments and stretches: categories are parents, numbered measures in a cell are children."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.text import PlanText, Span
from ingest.assignments import assignments_in_cell, role_of_header
from ingest.columns import Column, read_columns
from ingest.deadlines import last_deadline
from ingest.grids import Grid, GridCell, GridRow
from ingest.numbered import Item, numbered_items
from ingest.stretches import Stretch
from ontology.records import Assignment, Detail, Evidence, Section, Task, record_id

_LABEL_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))\s*")
# What stands in these chapters is told, not set: a table of projects there lists what was built.
_TOLD = ("background", "situation", "guidance", "principles")


@dataclass
class TableTasks:
    """What was read of one table."""

    tasks: list[Task] = field(default_factory=list)
    units: list[Assignment] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)


def read_task_table(plan: PlanText, grid: Grid, section: Section, title: str) -> TableTasks:
    """Return the tasks, units and stretches of `grid`, a table called `title` in `section`."""
    return _TaskTable(plan, grid, section, title).read()


class _TaskTable:
    def __init__(self, plan: PlanText, grid: Grid, section: Section, title: str) -> None:
        self.plan = plan
        self.grid = grid
        self.section = section
        self.title = title
        self.path = " / ".join(section.path)
        self.place = str(grid.start - section.start)  # two tables of one section may have the same title and the same rows
        self.columns = read_columns(grid, "tasks")
        self.name = next((c for c in self.columns if c.kind == "name"), None)
        self.out = TableTasks()
        self.labels: dict[tuple[str, ...], str] = {}

    def read(self) -> TableTasks:
        if self.name is None or self.section.kind in _TOLD:
            return self.out
        for row in self.grid.rows:
            cell = row.cells.get(self.name.index)
            if row.total or cell is None or not cell.text:
                continue
            self.row(row, cell)
        return self.out

    def row(self, row: GridRow, cell: GridCell) -> None:
        parent = self.label_task(row)
        name = re.sub(r"^\d{1,2}\s?[.．、]\s*(?!\d)", "", cell.text).rstrip("；;")
        task_id = record_id("task", self.section.id, self.title, self.place, parent or "", name, str(len(self.out.tasks)))
        place = len(self.out.tasks)
        details: list[Detail] = []
        for column in self.columns:
            content = row.cells.get(column.index)
            if content is None or content.carried or column.kind in ("serial", "label"):
                continue
            if column.kind == "unit":
                self.assign(column, content, task_id)
            details += [] if column is self.name else _details(column, content)
            if column.kind not in ("unit", "deadline"):
                self.read_cell(column, content, task_id, name)
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
        for span in cell.spans:
            if span.end > span.start:
                lines = [line for line in cell.lines if span.start <= line.start and line.end <= span.end]
                self.out.units += assignments_in_cell(
                    self.plan.text, span.start, span.end, role, task_id, lines, header="".join(column.header), first=span is cell.spans[0]
                )

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
        return next((found for c in self.columns if c.kind == "deadline" and (found := last_deadline(row.text(c.index)))), None)


def _evidence(spans: Sequence[Span]) -> tuple[Evidence, ...]:
    return tuple(Evidence(s.start, s.end) for s in spans if s.end > s.start)


def _details(column: Column, cell: GridCell) -> list[Detail]:
    return [Detail(header=column.title, start=s.start, end=s.end) for s in cell.spans if s.end > s.start]
