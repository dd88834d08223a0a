"""What a plan leaves open: tasks that nobody leads, indicators without a baseline, targets without a year, goals without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.audit.claims import Claim
from kg.audit.findings import Hole, Holes
from kg.audit.numbers import printed_numbers
from kg.audit.quoting import Quoting
from ontology.records import Assignment, Task

_YEARLY = re.compile(r".{0,10}20\d\d年(?!.{0,3}[-—–至~])")  # a plan of the one year that its title names
_ASSIGNED = 3  # where at least one task in so many has a unit, the plan assigns tasks there, and one without is a hole


def holes(quoting: Quoting, claims: tuple[Claim, ...]) -> tuple[Holes, ...]:
    """Return the holes of each kind; a kind is left out where the plan has nothing that could have one."""
    found = (_leads(quoting), _baselines(quoting), _years(quoting, claims), _goals(quoting))
    return tuple(kind for kind in found if kind.of)


def _leads(quoting: Quoting) -> Holes:
    """Tasks without a lead, in tables and chapters that assign their tasks; what stands under or over a task with one has one."""
    records = quoting.records
    units: dict[str, list[Assignment]] = {}
    for unit in records.units:
        units.setdefault(unit.task, []).append(unit)
    by_id = {task.id: task for task in records.tasks}
    parents = {task.parent for task in records.tasks if task.parent}
    groups: dict[tuple[str, str | None], list[Task]] = {}
    for task in records.tasks:
        if task.id not in parents or task.id in units:
            groups.setdefault((task.source, task.table), []).append(task)
    of, items = 0, []
    for tasks in groups.values():
        assigned = [[u for t in _line(task, by_id) for u in units.get(t.id, ())] for task in tasks]
        if sum(map(bool, assigned)) * _ASSIGNED < len(tasks) or not any(assigned):
            continue
        roles = ("lead", "responsible") if any(u.role == "lead" for held in assigned for u in held) else None
        of += len(tasks)
        items += [t for t, held in zip(tasks, assigned, strict=True) if not any(roles is None or u.role in roles for u in held)]
    return Holes("task_without_lead", of, tuple(Hole(t.title, quoting.evidence(t.evidence)) for t in items))


def _line(task: Task, by_id: dict[str, Task]) -> Iterator[Task]:
    """The task and those that it is a part of."""
    seen: set[str] = set()
    current: Task | None = task
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = by_id.get(current.parent) if current.parent else None


def _baselines(quoting: Quoting) -> Holes:
    """Indicators with a target ahead and neither a baseline nor a value reached."""
    ahead = [
        i for i in quoting.records.indicators if any(v.kind == "target" for v in i.values) and not any(v.kind == "actual" for v in i.values)
    ]
    items = [i for i in ahead if not any(v.kind == "baseline" for v in i.values)]
    return Holes("indicator_without_baseline", len(ahead), tuple(Hole(i.name, quoting.evidence(i.evidence)) for i in items))


def _years(quoting: Quoting, claims: tuple[Claim, ...]) -> Holes:
    """Targets without a year: neither their own nor their task's, their chapter's goals', or that of the same value or whole elsewhere."""
    document = quoting.records.document
    if _YEARLY.match(document.title) or (document.period and document.period[0] == document.period[1]):
        return Holes("target_without_year", len(quoting.records.targets), ())
    due = {task.id for task in quoting.records.tasks if task.deadline}
    dated = {(c.name.key, c.base, c.amount) for c in claims if c.year is not None}
    wholes = {(c.name.key, c.base) for c in claims if c.year is not None and c.phase == "aim"}
    named = {(c.at, c.raw): c for c in claims if c.phase == "aim" and not c.tabled}
    aimed = any(goal.horizon for goal in quoting.records.goals)
    targets = [t for t in quoting.records.targets if t.per is None]
    items = []
    for target in targets:
        section = quoting.section(target.evidence[0].start)
        if target.year is not None or target.task in due or (aimed and section is not None and section.kind == "goals"):
            continue
        claim = named.get((target.evidence[0], target.raw))
        shares_dated = claim is not None and claim.scope is not None and (claim.name.key, claim.base) in wholes
        if claim is None or not (shares_dated or (claim.name.key, claim.base, claim.amount) in dated):
            items.append(Hole(f"{target.measure} {target.raw}", quoting.evidence(target.evidence)))
    return Holes("target_without_year", len(targets), tuple(items))


def _goals(quoting: Quoting) -> Holes:
    """Goals whose text prints no number."""
    items = []
    for goal in quoting.records.goals:
        spans = (goal.text,) if goal.text else goal.evidence
        if not any(True for span in spans for _ in printed_numbers(quoting.text, span.start, span.end)):
            items.append(Hole(goal.title, quoting.evidence(goal.evidence)))
    return Holes("goal_without_number", len(quoting.records.goals), tuple(items))
