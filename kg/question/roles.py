"""Who does what: the units that a task names for a role, in the whole of the task or in the part of it that the question means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from corpus.folding import fold
from kg.iris import record_iri, unit_iri
from kg.question.answer import Of
from kg.question.asking import Asked
from kg.question.focus import Focus
from kg.question.linking import Entry, Link
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources
from kg.question.wording import in_quotes, role_word
from ontology.records import Assignment, Role, Task

_LEAST = 0.5  # of the focus that a task must account for
_ALIKE, _PARTLY = 0.06, 0.3  # how far a task may fall behind the best: of another city, and where the question names several
_NAMED = 0.7  # the share of a task's name that must be said for its part of a question over several cities
_CLEARLY = 0.18  # by how much more the part that one unit has must account for than the parts of others
_CONTENT, _MOSTLY = 0.9, 0.5  # what a question must say beyond a task's title to mean a part of it, and how much of it a part must be
_INSTEAD: dict[Role, tuple[Role, ...]] = {
    "lead": ("responsible",),
    "responsible": ("lead", "implement", "build"),
    "implement": ("responsible", "build", "lead"),
    "build": ("implement", "responsible"),
    "cooperate": (),
}
_TOUCHED, _ANOTHER_PART = 0.3, 0.7  # of a question that a part must touch to be meant; what is left of the score where it is not
_SHORTENED = re.compile(r"^(..).{2,4}(大队|支队|公司|中心|集团)$")  # 消防救援大队 is called 消防大队
_WITHIN = re.compile(r"^.*[局委](?=.{2,}(?:大队|支队|中心)$)")  # 公安局交警大队 is called 交警大队
_UNSAID: tuple[Role, ...] = ("lead", "responsible", "implement", "build")


class Held(msgspec.Struct, frozen=True):
    """One unit's part in one task."""

    plan: str
    task: Task
    entry: Entry[Task]
    assignment: Assignment


class Roles:
    """Finds units by task and role."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        entries = {(e.plan, e.record.id): e for e in sources.links.tasks.entries()}
        self.held: list[Held] = []
        for volume in sources.shelf.volumes.values():
            tasks = {t.id: t for t in volume.records.tasks}
            self.held += [
                Held(volume.plan, tasks[a.task], entries[volume.plan, a.task], a) for a in volume.records.units if a.task in tasks
            ]
        self._by_task: dict[str, list[Held]] = {}
        for held in self.held:
            self._by_task.setdefault(held.entry.iri, []).append(held)

    def of_task(self, iri: str) -> list[Held]:
        """Return all parts in one task."""
        return self._by_task.get(iri, [])

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the units that the question asks for as a reading; none where it asks for no units."""
        if asked.wants != "unit" and not (asked.roles and asked.wants in ("which", "noun", "define")):
            return
        several = len(asked.plans) > 1
        links = [link for link in self._sources.links.tasks.find(asked.focus, asked.plans) if link.entry.iri in self._by_task]
        usable = [(worth, link) for link in links if (worth := _worth(link, several)) >= _LEAST and self._chosen(link.entry, asked)]
        if not usable:
            return
        best = max(w for w, _ in usable)
        chosen: dict[str, list[Held]] = {}
        for worth, link in sorted(usable, key=lambda u: (-u[0], -u[1].said, u[1].number)):
            if link.entry.plan not in chosen and worth >= best - (_PARTLY if several else _ALIKE):
                chosen[link.entry.plan] = self._chosen(link.entry, asked)
        parts = [h for plan in asked.plans or self._sources.shelf.volumes for h in chosen.get(plan, ())]
        pieces = [self.unit(h) for h in parts]
        relation = "/".join(dict.fromkeys(p.role or "" for p in pieces))
        score = best * (1.0 if asked.roles or asked.wants == "unit" else 0.85)
        if parts and all(_is_of_another_part(h, asked.focus) for h in parts):
            score *= _ANOTHER_PART
        said = self._said(parts) if asked.language == "zh" else None
        yield found(asked, "who", pieces, score, kind="assignment", relation=relation, said=said)

    def _said(self, parts: Sequence[Held]) -> str | None:
        """The sentence that says which part of a task each unit has; None where none has but a part."""
        if not any(h.assignment.scope for h in parts):
            return None
        tasks: dict[tuple[str, str], dict[tuple[str, Role], list[str]]] = {}
        for h in parts:
            name = f"{self._sources.shelf.city(h.plan)}的{in_quotes(h.task.title)}"
            share = h.assignment.scope or "", h.assignment.role
            tasks.setdefault((name, h.entry.iri), {}).setdefault(share, []).append(h.assignment.unit)
        return "。".join(f"{name}：{_shares(shares)}" for (name, _), shares in tasks.items()) + "。"

    def _chosen(self, entry: Entry[Task], asked: Asked) -> list[Held]:
        """The parts in a task that the question asks for: by role, then by the part of the task that it names."""
        held = self._by_task[entry.iri]
        roles: tuple[Role, ...] = ("lead", "responsible") if asked.roles == ("responsible",) else asked.roles
        chosen = [h for role in roles for h in held if h.assignment.role == role]
        if not chosen:
            others = [r for role in asked.roles for r in _INSTEAD[role]] if asked.roles else list(_UNSAID)
            chosen = next((having for r in others if (having := [h for h in held if h.assignment.role == r])), [])
        return _by_scope(chosen, asked.focus, entry.name)

    def unit(self, h: Held) -> Piece:
        """Return the item that shows a unit with its part."""
        a, base = h.assignment, self._sources.base
        iri = unit_iri(self._sources.shelf.city(h.plan), a.unit, base)
        subject = record_iri(h.plan, a.id, base)
        of = Of(type="task", label=h.task.title, iri=h.entry.iri)
        return Piece(type="unit", label=a.unit, plan=h.plan, evidence=evidence_of(h), subjects=(subject,), iri=iri, role=a.role, of=of)

    def task(self, h: Held) -> Piece:
        """Return the item that shows a task in which a unit has a part."""
        iri = h.entry.iri
        return Piece(
            type="task", label=h.task.title, plan=h.plan, evidence=evidence_of(h), subjects=(iri,), iri=iri, role=h.assignment.role
        )


def _shares(shares: dict[tuple[str, Role], list[str]]) -> str:
    return "；".join(f"{scope}由{'、'.join(dict.fromkeys(units))}{role_word(role)}" for (scope, role), units in shares.items())


def evidence_of(h: Held) -> tuple[tuple[int, int], ...]:
    """Return where a part is stated: its cell or words, then the task's row or heading."""
    return tuple((e.start, e.end) for e in (*h.assignment.evidence, *h.task.evidence[:1]))


def _worth(link: Link[Task], several: bool) -> float:
    """How well a task is what the question is about; where several cities are named, each task answers for its part of the question."""
    return max(link.score, 0.95 * link.said if link.said > _NAMED else 0.0) if several else link.score


def _by_scope(held: Sequence[Held], focus: Focus, title: str) -> list[Held]:
    """Keep the parts whose scope the question names beyond the task's title; if it names nothing beyond that, by the title's own words."""
    if not any(h.assignment.scope for h in held):
        return list(held)
    plain = msgspec.structs.replace(focus, alternatives=())
    beyond = plain.reweighed(0.0 if t > 0.5 else 1.0 for t in plain.covered(title))
    whole = beyond.total < _CONTENT
    judged = plain if whole else beyond
    worth = [judged.score((fold(h.assignment.scope or ""), 1.0)) for h in held]
    best = max(worth)
    if best - min(worth) < _CLEARLY or (whole and best < _MOSTLY):
        return list(held)
    return [h for h, w in zip(held, worth, strict=True) if w >= best - _ALIKE]


def _is_of_another_part(held: Held, focus: Focus) -> bool:
    """Whether a unit has but a part of its task, and the question is about something else than that part and the task's title."""
    scope = fold(held.assignment.scope or "")
    plain = msgspec.structs.replace(focus, alternatives=())
    beyond = plain.reweighed(0.0 if t > 0.5 else 1.0 for t in plain.covered(held.entry.name))
    return bool(scope) and beyond.total >= _CONTENT and beyond.score((scope, 1.0)) < _TOUCHED


def unit_names(held: Iterable[Held]) -> dict[str, tuple[str, ...]]:
    """Return the names by which units may be called, each with the folded names as printed: without brackets, without 县 or 市."""
    out: dict[str, set[str]] = {}
    for h in held:
        name = fold(h.assignment.unit)
        bare = bare_name(name)
        for form in {name, bare, re.sub(r"^[县市区省]", "", bare), _SHORTENED.sub(r"\1\2", bare), _WITHIN.sub("", bare)}:
            if len(form) >= 3 or form == name:
                out.setdefault(form, set()).add(name)
    return {form: tuple(sorted(names)) for form, names in out.items()}


def bare_name(name: str) -> str:
    """Return a unit's name without what stands in brackets."""
    return re.sub(r"[（(].*?[）)]", "", name)
