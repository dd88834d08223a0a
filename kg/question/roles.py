"""Who does what: the units that a task names for a role, the tasks that name a unit, and counts over both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from corpus.folding import fold
from kg.iris import record_iri, unit_iri
from kg.question.focus import Focus
from kg.question.linking import Entry, Link
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Assignment, Role, Task

_BRACKET = re.compile(r"[（(].*?[）)]")
_LEVEL = re.compile(r"^[县市区省]")
_LEAST = 0.5  # of the focus that a task must account for
_CLEARLY = 0.18  # by how much more the part that one unit has must account for than the parts of others
_ALIKE = 0.06
_CONTENT, _MOSTLY = 0.9, 0.5
_SAME = re.compile(r"同时|也是|又是|兼|同一|相同|both|same|also")
_INSTEAD: dict[Role, tuple[Role, ...]] = {
    "lead": ("responsible",),
    "responsible": ("lead", "implement", "build"),
    "implement": ("responsible", "build", "lead"),
    "build": ("implement", "responsible"),
    "cooperate": (),
}


class Held(msgspec.Struct, frozen=True):
    """One unit's part in one task."""

    plan: str
    task: Task
    entry: Entry
    assignment: Assignment


class Roles:
    """Finds units by task and role, and tasks by unit and role."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        entries = {(e.plan, e.record.id): e for e in sources.links.of("task")}
        self._held: list[Held] = []
        for volume in sources.shelf.volumes.values():
            tasks = {t.id: t for t in volume.records.tasks}
            self._held += [
                Held(volume.plan, tasks[a.task], entries[volume.plan, a.task], a) for a in volume.records.units if a.task in tasks
            ]
        self._by_task: dict[str, list[Held]] = {}
        for held in self._held:
            self._by_task.setdefault(held.entry.iri, []).append(held)
        self._names = _unit_names(self._held)

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the readings of a question about units and roles, none where it is about neither."""
        named = self._units_named(asked)
        asked = _with_role_of(asked, named)
        task_words = "task" in asked.classes or bool(re.search(r"哪些事|什么事|\bitems?\b|\btasks?\b", asked.text))
        if asked.wants == "yesno":
            return
        if asked.roles and task_words and asked.tags & {"most", "least"}:
            yield from self._extreme(asked)
        if len(asked.roles) > 1 and task_words and _SAME.search(asked.text) and asked.wants != "unit":
            yield from self._both(asked)
        if named and asked.wants not in ("unit", "noun") and (asked.roles or task_words):
            yield from self._tasks_of(asked, named)
        if (
            asked.wants in ("unit", "which", "noun", "define")
            and (asked.wants == "unit" or asked.roles)
            and not (named and asked.wants not in ("unit", "noun"))
        ):
            yield from self._units_of(asked)

    def parts(self, plan: str, roles: Sequence[Role] = ()) -> list[Held]:
        """Return all parts in the tasks of one plan, of some roles or of all."""
        return [h for h in self._held if h.plan == plan and (not roles or h.assignment.role in roles)]

    def of_task(self, iri: str) -> list[Held]:
        """Return all parts in one task."""
        return self._by_task.get(iri, [])

    def units_named(self, asked: Asked) -> tuple[str, ...]:
        """Return the folded names, as printed, of units that the question names, the longest of those that overlap."""
        return tuple(sorted({fold(h.assignment.unit) for h in self._held} & set(self._units_named(asked))))

    def _units_named(self, asked: Asked) -> frozenset[str]:
        english = asked.language == "en"
        said = [asked.focus.text, *(w for o in asked.focus.alternatives for w in o.words)] if english else [asked.text]
        out: set[str] = set()
        for text in said:
            taken: list[tuple[int, int]] = []
            for name in sorted(self._names, key=lambda n: (-len(n), n)):
                at = text.find(name)
                while at >= 0:
                    if not any(a < at + len(name) and at < b for a, b in taken):
                        taken.append((at, at + len(name)))
                        out.update(self._names[name])
                    at = text.find(name, at + 1)
        return frozenset(out)

    def _units_of(self, asked: Asked) -> Iterable[Finding]:
        plans = asked.plans
        links = [link for link in self._sources.links.candidates(asked.focus, ("task",), plans) if link.entry.iri in self._by_task]
        several = len(plans) > 1
        usable = [(worth, link) for link in links if (worth := _worth(link, several)) >= _LEAST and self._chosen(link.entry, asked)]
        if not usable:
            return
        best = max(w for w, _ in usable)
        pieces: list[Piece] = []
        seen: set[str] = set()
        for worth, link in sorted(usable, key=lambda u: (-u[0], -u[1].said, u[1].number)):
            if link.entry.plan in seen or worth < best - (0.3 if several else _ALIKE):
                continue
            seen.add(link.entry.plan)
            pieces += [self._unit(h) for h in self._chosen(link.entry, asked)]
        order = list(self._sources.shelf.volumes)
        pieces.sort(key=lambda p: (asked.plans or order).index(p.plan) if p.plan in (asked.plans or order) else 0)
        relation = "/".join(dict.fromkeys(p.role or "" for p in pieces))
        reading = Reading(operation="who", asked="unit", cls="task", about=asked.focus.words(), relation=relation, plans=asked.plans)
        sure = 1.0 if asked.roles or asked.wants == "unit" else 0.85
        yield Finding(reading=reading, pieces=tuple(pieces), score=best * sure, sparql=query_for("unit", (p.subjects[0] for p in pieces)))

    def _chosen(self, entry: Entry, asked: Asked) -> list[Held]:
        """The parts in a task that the question asks for: by role, then by the part of the task that it names."""
        held = self._by_task[entry.iri]
        if asked.roles:
            chosen = [h for role in asked.roles for h in held if h.assignment.role == role]
            if not chosen:
                chosen = next(
                    (found for role in asked.roles for r in _INSTEAD[role] if (found := [h for h in held if h.assignment.role == r])), []
                )
        else:
            chosen = next(
                (f for r in ("lead", "responsible", "implement", "build") if (f := [h for h in held if h.assignment.role == r])), []
            )
        return _by_scope(chosen, asked.focus, entry.name)

    def _tasks_of(self, asked: Asked, named: frozenset[str]) -> Iterable[Finding]:
        held = [h for h in self._held if fold(h.assignment.unit) in named and (not asked.plans or h.plan in asked.plans)]
        if asked.roles:
            held = [h for h in held if h.assignment.role in asked.roles]
        held = self._within(asked, held, named)
        if not held:
            return
        pieces = [self._task(h) for h in held]
        reading = Reading(
            operation="count" if _counts(asked) else "list",
            asked="task",
            cls="task",
            about=asked.focus.words(),
            relation="/".join(asked.roles),
            plans=asked.plans,
        )
        yield _listed(reading, _distinct(pieces), 0.96, asked)

    def _within(self, asked: Asked, held: list[Held], named: frozenset[str]) -> list[Held]:
        """Keep the tasks that account for what else the question says: the list or table that they are to be of."""
        rest = _without(asked.focus, named | {n for n in self._names if n in asked.text})
        if rest.total < 0.6 * 1.0 or not held:
            return held
        worth = {h.entry.iri: rest.score((h.entry.path, 1.0), (h.entry.name, 1.0)) for h in held}
        best = max(worth.values())
        return [h for h in held if worth[h.entry.iri] >= best - 0.15] if best > 0.3 else held

    def _extreme(self, asked: Asked) -> Iterable[Finding]:
        plans = asked.plans or tuple(self._sources.shelf.volumes)
        held = [h for h in self._held if h.plan in plans and h.assignment.role in asked.roles]
        by: dict[str, list[Held]] = {}
        for h in held:
            by.setdefault(h.entry.iri, []).append(h)
        if not by:
            return
        size = {iri: len({h.assignment.unit for h in parts}) for iri, parts in by.items()}
        wanted = max(size.values()) if "most" in asked.tags else min(size.values())
        pieces = []
        for iri, parts in by.items():
            if size[iri] == wanted:
                units = tuple(self._unit(h) for h in parts)
                pieces.append(msgspec.structs.replace(self._task(parts[0]), value=wanted, unit="家", members=units))
        reading = Reading(
            operation="maximum", asked="task", cls="task", about=asked.focus.words(), relation="/".join(asked.roles), plans=asked.plans
        )
        yield Finding(reading=reading, pieces=tuple(pieces), score=0.95, sparql=query_for("task", (p.subjects[0] for p in pieces)))

    def _both(self, asked: Asked) -> Iterable[Finding]:
        plans = asked.plans or tuple(self._sources.shelf.volumes)
        pieces = []
        for iri, parts in self._by_task.items():
            if parts[0].plan not in plans:
                continue
            holders = [{h.assignment.unit for h in parts if h.assignment.role == role} for role in asked.roles]
            if set.intersection(*holders):
                pieces.append(self._task(next(h for h in parts if h.entry.iri == iri)))
        if pieces:
            reading = Reading(
                operation="list", asked="task", cls="task", about=asked.focus.words(), relation="+".join(asked.roles), plans=asked.plans
            )
            yield _listed(reading, pieces, 0.95, asked)

    def _unit(self, h: Held) -> Piece:
        shelf, a = self._sources.shelf, h.assignment
        iri = unit_iri(shelf.city(h.plan), a.unit, self._sources.base)
        evidence = tuple((e.start, e.end) for e in (*a.evidence, *h.task.evidence[:1]))
        subject = record_iri(h.plan, a.id, self._sources.base)
        return Piece(
            type="unit",
            label=a.unit,
            plan=h.plan,
            evidence=evidence,
            subjects=(subject,),
            iri=iri,
            role=a.role,
            of=("task", h.task.title, h.entry.iri),
        )

    def _task(self, h: Held) -> Piece:
        evidence = tuple((e.start, e.end) for e in (*h.assignment.evidence, *h.task.evidence[:1]))
        return Piece(
            type="task",
            label=h.task.title,
            plan=h.plan,
            evidence=evidence,
            subjects=(h.entry.iri,),
            iri=h.entry.iri,
            role=h.assignment.role,
        )


def _with_role_of(asked: Asked, named: frozenset[str]) -> Asked:
    """The question with the role that stands right behind a unit that it names: 由鹿城区实施, 综合执法局负责."""
    if asked.roles or asked.wants == "unit":
        return asked
    for name in sorted(named):
        found = re.search(re.escape(_BRACKET.sub("", name)) + r"(?:来|具体|负责)?(实施|建设|负责|承担|落实)", asked.text)
        if found:
            role: Role = {"建设": "build", "实施": "implement", "落实": "implement"}.get(found[1], "responsible")  # type: ignore[assignment]
            return msgspec.structs.replace(asked, roles=(role,))
    return asked


def _worth(link: Link, several: bool) -> float:
    """How well a task is what the question is about; where several cities are named, each task answers for its part of the question."""
    return max(link.score, 0.95 * link.said if link.said > 0.7 else 0.0) if several else link.score


def _by_scope(held: list[Held], focus: Focus, title: str) -> list[Held]:
    """Keep the parts whose scope the question names beyond the task's title; where it names nothing beyond that, by the title's own words."""
    if not any(h.assignment.scope for h in held):
        return held
    plain = msgspec.structs.replace(focus, alternatives=())
    beyond = msgspec.structs.replace(
        plain, weights=tuple(0.0 if t > 0.5 else w for w, t in zip(plain.weights, plain.covered(title), strict=True))
    )
    whole = beyond.total < _CONTENT
    judged = plain if whole else beyond
    worth = [judged.score((fold(h.assignment.scope or ""), 1.0)) for h in held]
    best = max(worth)
    if best - min(worth) < _CLEARLY or (whole and best < _MOSTLY):
        return held
    return [h for h, w in zip(held, worth, strict=True) if w >= best - _ALIKE]


def _without(focus: Focus, words: Iterable[str]) -> Focus:
    weights = list(focus.weights)
    for word in words:
        at = focus.text.find(word)
        while at >= 0:
            weights[at : at + len(word)] = [0.0] * len(word)
            at = focus.text.find(word, at + 1)
    return msgspec.structs.replace(focus, weights=tuple(weights))


def _unit_names(held: Iterable[Held]) -> dict[str, tuple[str, ...]]:
    """Names by which units may be called, to the folded names as printed: without what stands in brackets, without 县 or 市."""
    out: dict[str, set[str]] = {}
    for h in held:
        name = fold(h.assignment.unit)
        bare = _BRACKET.sub("", name)
        for form in {name, bare, _LEVEL.sub("", bare)}:
            if len(form) >= 3 or form == name:
                out.setdefault(form, set()).add(name)
    return {form: tuple(sorted(names)) for form, names in out.items()}


def _distinct(pieces: Iterable[Piece]) -> list[Piece]:
    return list({(p.iri, p.label): p for p in pieces}.values())


def _counts(asked: Asked) -> bool:
    return asked.wants == "amount" or "count" in asked.tags


def _listed(reading: Reading, pieces: Sequence[Piece], score: float, asked: Asked) -> Finding:
    """A list of items, or their number with the items as members where the question asks how many."""
    sparql = query_for(pieces[0].type, (p.subjects[0] for p in pieces))
    if not _counts(asked):
        return Finding(reading=reading, pieces=tuple(pieces), score=score, sparql=sparql)
    evidence = tuple(dict.fromkeys(e for p in pieces for e in p.evidence))
    total = Piece(
        type="count",
        label=asked.focus.words() or reading.about,
        plan=pieces[0].plan,
        evidence=evidence,
        value=len(pieces),
        members=tuple(pieces),
    )
    return Finding(reading=reading, pieces=(total,), score=score, sparql=sparql)
