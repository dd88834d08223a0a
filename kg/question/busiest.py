"""Which unit has the most to do, or the least; which of two has more; how many tasks each has: counted over the parts that units have."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from corpus.folding import fold
from kg.question.asking import Asked
from kg.question.readings import Finding, Piece, found
from kg.question.roles import Held, Roles, bare_name, unit_names
from kg.question.row_questions import RowQuestion, row_question

_TASKS = re.compile(r"事项|任务|事|项目|行动|工作|活|最[多少]|更[多少]|\btasks?\b|\bitems?\b|\bmost\b|\bfewest\b")
_LENGTH = re.compile(r"最?[长宽高]|钱|投资|公里|面积")
_SCORE = 0.97
_ALIKE = 0.15


class Busiest:
    """Ranks units by the number of their tasks."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self._names = unit_names(roles.held)

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the units with the most or the fewest tasks in the role that the question names; none where it asks otherwise."""
        question = row_question(asked)
        if question is None or question.operation not in ("extreme", "top") or asked.wants not in ("unit", "which", "choice"):
            return
        if not _TASKS.search(asked.text) or _LENGTH.search(asked.text) or not (asked.wants == "unit" or "单位" in asked.text):
            return
        if asked.wants != "unit" and not re.search(r"(?:单位|部门|局)(?:是|为)?(?:哪|谁)", asked.text):
            return
        ranked = self._ranked(asked, question)
        if ranked:
            pieces, rows = ranked
            yield found(asked, "maximum" if question.high else "minimum", pieces, _SCORE, relation="/".join(asked.roles) or None, rows=rows)

    def _ranked(self, asked: Asked, question: RowQuestion) -> tuple[list[Piece], list[Piece]] | None:
        """The units asked for with their tasks as members, and all tasks that were counted."""
        named = self._named(asked)
        by: dict[tuple[str, str], list[Held]] = {}
        for h in self._listed(asked, [h for h in self._roles.held if not asked.plans or h.plan in asked.plans]):
            name = bare_name(fold(h.assignment.unit))
            if (not asked.roles or h.assignment.role in asked.roles) and (len(named) < 2 or name in named):
                by.setdefault((h.plan, name), []).append(h)
        if len(by) < 2:
            return None
        items = [self._unit(question, held) for held in by.values()]
        items.sort(key=lambda p: float(p.value or 0) * (-1 if question.high else 1))
        rows = [m for p in items for m in p.members]
        first = items[0].value
        chosen = [p for p in items if p.value == first] if question.operation == "extreme" else items[: question.number]
        return chosen, rows

    def _named(self, asked: Asked) -> set[str]:
        said = [n for n in self._names if n in asked.text]
        said = [n for n in said if not any(n != o and n in o for o in said)]
        return {bare_name(full) for n in said for full in self._names[n]}

    def _listed(self, asked: Asked, held: list[Held]) -> list[Held]:
        """The parts in tasks of the list that the question names best; all where it names none."""
        worth = {h.entry.iri: asked.focus.score((h.entry.path, 1.0)) for h in held}
        best = max(worth.values(), default=0.0)
        return [h for h in held if worth[h.entry.iri] >= best - _ALIKE] if asked.focus.total else held

    def _unit(self, question: RowQuestion, held: list[Held]) -> Piece:
        tasks = list({h.entry.iri: self._roles.task(h) for h in held}.values())
        evidence = tuple(dict.fromkeys(e for t in tasks for e in t.evidence[:1]))
        piece = self._roles.unit(held[0])
        return msgspec.structs.replace(piece, subjects=(), evidence=evidence, of=None, value=len(tasks), unit="项", members=tuple(tasks))
