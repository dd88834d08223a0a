"""What a unit has to do: the tasks that name it for a role, how many, and the tasks with the most or the same units."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from corpus.folding import fold
from kg.question.asking import Asked
from kg.question.focus import places_of
from kg.question.readings import Finding, Piece, found
from kg.question.roles import Held, Roles, bare_name, unit_names
from kg.question.sources import Sources
from ontology.records import Role

_SAME = re.compile(r"同时|也是|又是|兼|同一|相同|\bboth\b|\bsame\b|\balso\b")
_TASKS = re.compile(r"哪些事|什么事|\bitems?\b|\btasks?\b")
_UNITS = re.compile(r"(?:单位|部门|局)(?:数|数量|个数)?最|\bunits\b|\bdepartments\b")
_ANY_ROLE: tuple[tuple[Role, ...], ...] = (("cooperate",), ("responsible",))  # 参与 and 负责 are said of any part, too
_BEHIND: tuple[tuple[str, Role], ...] = (
    ("建设", "build"),
    ("实施", "implement"),
    ("落实", "implement"),
    ("负责", "responsible"),
    ("承担", "responsible"),
)
_BETWEEN = re.compile(r"^(?:来|具体|负责(?=建设|实施))")
_REST = 0.6  # the weight of what a question must say beside the unit to name a list of tasks
_ALIKE, _SOME = 0.15, 0.3


class Workloads:
    """Finds tasks by unit and role."""

    def __init__(self, sources: Sources, roles: Roles) -> None:
        self._sources, self._roles = sources, roles
        self._names = unit_names(roles.held)

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the tasks that the question asks for by their units; none where it does not ask so."""
        if asked.wants in ("yesno", "unit"):
            return
        named = self.units_named(asked)
        asked = _with_role_behind(asked, named)
        tasks = "task" in asked.classes or bool(_TASKS.search(asked.text))
        if asked.wants != "amount" and asked.roles and asked.tags & {"most", "least"} and (tasks or _UNITS.search(asked.text)):
            yield from self._extreme(asked)
        if len(asked.roles) > 1 and tasks and _SAME.search(asked.text):
            yield from self._same(asked)
        if named and asked.wants != "noun" and (asked.roles or tasks):
            yield from self._of_unit(asked, named)

    def units_named(self, asked: Asked) -> frozenset[str]:
        """Return the folded names, as printed, of the units that the question names, the longest of those that overlap."""
        english = asked.language == "en"
        texts = [asked.focus.text, *(w for o in asked.focus.alternatives for w in o.words)] if english else [asked.text]
        out: set[str] = set()
        for text in texts:
            taken: list[tuple[int, int]] = []
            for name in sorted(self._names, key=lambda n: (-len(n), n)):
                for start, end in places_of((name,), text):
                    if not any(a < end and start < b for a, b in taken):
                        taken.append((start, end))
                        out.update(self._names[name])
        return frozenset(out)

    def _in_plans(self, asked: Asked) -> list[Held]:
        return [h for h in self._roles.held if (not asked.plans or h.plan in asked.plans)]

    def _of_unit(self, asked: Asked, named: frozenset[str]) -> Iterable[Finding]:
        mine = [h for h in self._in_plans(asked) if fold(h.assignment.unit) in named]
        held = [h for h in mine if not asked.roles or h.assignment.role in asked.roles]
        if not held and asked.roles in _ANY_ROLE:
            held = mine
        held = self._listed(asked, held, named)
        if held:
            pieces = list({h.entry.iri: self._roles.task(h) for h in held}.values())
            yield counted_or_listed(asked, pieces, 0.96, "/".join(asked.roles))

    def _listed(self, asked: Asked, held: list[Held], named: Collection[str]) -> list[Held]:
        """Keep the tasks that account for what else the question says: the list or table that they are to be of."""
        rest = asked.focus.without({*named, *(n for n in self._names if n in asked.text)})
        if rest.total < _REST or not held:
            return held
        worth = {h.entry.iri: rest.score((h.entry.path, 1.0), (h.entry.name, 1.0)) for h in held}
        best = max(worth.values())
        return [h for h in held if worth[h.entry.iri] >= best - _ALIKE] if best > _SOME else held

    def _extreme(self, asked: Asked) -> Iterable[Finding]:
        by: dict[str, list[Held]] = {}
        for h in self._in_plans(asked):
            if h.assignment.role in asked.roles:
                by.setdefault(h.entry.iri, []).append(h)
        if not by:
            return
        size = {iri: len({h.assignment.unit for h in parts}) for iri, parts in by.items()}
        most = "most" in asked.tags
        wanted = max(size.values()) if most else min(size.values())
        pieces = [
            msgspec.structs.replace(self._roles.task(parts[0]), value=wanted, unit="家", members=tuple(self._roles.unit(h) for h in parts))
            for iri, parts in by.items()
            if size[iri] == wanted
        ]
        yield found(asked, "maximum" if most else "minimum", pieces, 0.95, relation="/".join(asked.roles))

    def _same(self, asked: Asked) -> Iterable[Finding]:
        """The tasks in which one unit has all the roles that the question names."""
        by: dict[str, list[Held]] = {}
        for h in self._in_plans(asked):
            by.setdefault(h.entry.iri, []).append(h)
        pieces = []
        for parts in by.values():
            holders = [{h.assignment.unit for h in parts if h.assignment.role == role} for role in asked.roles]
            if set.intersection(*holders):
                pieces.append(self._roles.task(parts[0]))
        if pieces:
            yield counted_or_listed(asked, pieces, 0.95, "+".join(asked.roles))


def counted_or_listed(asked: Asked, pieces: Sequence[Piece], score: float, relation: str) -> Finding:
    """Return a list of items, or their number with the items as members where the question asks how many."""
    if asked.wants != "amount" and "count" not in asked.tags:
        return found(asked, "list", pieces, score, relation=relation)
    evidence = tuple(dict.fromkeys(e for p in pieces for e in p.evidence))
    total = Piece(type="count", label=asked.focus.words(), plan=pieces[0].plan, evidence=evidence, value=len(pieces), members=tuple(pieces))
    return found(asked, "count", (total,), score, relation=relation, rows=pieces)


def _with_role_behind(asked: Asked, named: frozenset[str]) -> Asked:
    """The question with the role that stands right behind a unit that it names: 由鹿城区实施, 综合执法局负责."""
    if asked.roles:
        return asked
    for name in sorted(named):
        behind = [_BETWEEN.sub("", asked.text[end:]) for _, end in places_of((bare_name(name),), asked.text)]
        for word, role in _BEHIND:
            if any(text.startswith(word) for text in behind):
                return msgspec.structs.replace(asked, roles=(role,))
    return asked
