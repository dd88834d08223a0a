"""The same thing stated in two ways: values of a measure, actions on a standard, leads and deadlines of a task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpus.folding import fold
from kg.audit.claims import Claim, changes
from kg.audit.findings import Contradiction, Quote, Side
from kg.audit.names import same_unit, title_key
from kg.audit.numbers import Printed, agree, in_base, printed_numbers
from kg.audit.quoting import Quoting
from ontology.records import Assignment, Task

_CLASHING = (frozenset(("issue", "revise")), frozenset(("issue", "issued")))
_TASK_NAME, _STANDARD_NAME = 4, 6  # characters of a name that tells which one is meant
_TELLING = 3  # figures of a number that two places do not share by chance
_TELLS_NOTHING = re.compile(r"[^一-龥]|\d[\d.]*[百千万亿]*[一-龥]|达到?|完成|累计|建成|总量|突破|超过|全[国省市县区]|新增|[为共约近]")
_NEAR = 32  # characters before a number that tell what is counted


def value_contradictions(quoting: Quoting, claims: Sequence[Claim]) -> tuple[list[Contradiction], list[Contradiction]]:
    """Return the measures with two values for the same scope, year and span, and those with another value where no scope is told."""
    groups: dict[tuple[str, str, str, str | None], list[Claim]] = {}
    for claim in claims:
        if claim.name.telling and not changes(claim):
            groups.setdefault((claim.name.key, claim.base, claim.phase, claim.per), []).append(claim)
    found, close = [], []
    for group in groups.values():
        for dated in _by_year(group):
            by_scope: dict[str, list[Claim]] = {}
            for claim in dated:
                by_scope.setdefault(claim.name.scope, []).append(claim)
            for same in by_scope.values():
                if (contradiction := _clash(quoting, same)) is not None:
                    found.append(contradiction)
            if (likeness := _likeness(quoting, by_scope)) is not None:
                close.append(likeness)
    return found, close


def _by_year(group: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of one year; those without a year go with the only one that there is."""
    years = sorted({c.year for c in group if c.year is not None})
    undated = [c for c in group if c.year is None]
    if len(years) <= 1:
        yield list(group)
        return
    for year in years:
        yield [c for c in group if c.year == year]
    if undated:
        yield undated


def _clash(quoting: Quoting, claims: Sequence[Claim]) -> Contradiction | None:
    passages: dict[int, list[Claim]] = {}
    for claim in claims:
        passages.setdefault(quoting.passage(claim.at.start), []).append(claim)
    # With two values in one passage (由86%提高到91%) neither is the only one; what is left differs from passage to passage alone.
    same = [c for held in passages.values() for c in held if all(_compatible(c, other) for other in held)]
    told = {(c.amount, c.high, c.op, c.raw, c.year, c.tabled): c for c in reversed(same)}
    pair = next((pair for pair in combinations(reversed(told.values()), 2) if _comparable(*pair) and not _compatible(*pair)), None)
    if pair is None:
        return None
    vague = pair[0].vague != pair[1].vague and abs(pair[0].amount - pair[1].amount) < 1e-9 * pair[0].amount
    year = next((c.year for c in same if c.year), None)
    scope = same[0].scope or same[0].name.scope or None
    return Contradiction(kind="vague" if vague else "value", label=_shortest(same), sides=_sides(quoting, same), scope=scope, year=year)


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one time: past figures without a year may be of any span, but for those of the indicator table."""
    return one.phase == "aim" or one.tabled or other.tabled or (one.year is not None and one.year == other.year)


def _compatible(one: Claim, other: Claim) -> bool:
    if one.op == "range" or other.op == "range":
        low, high = (one, other) if one.op == "range" else (other, one)
        top = (low.high or low.value) * low.factor
        return low.amount <= high.amount <= top and (high.op != "range" or (high.high or 0) * high.factor == top)
    places = min(one.places, other.places)
    close = agree(one.amount, other.amount, places, max(one.factor, other.factor) if one.factor != other.factor or places else 1.0)
    if not close:
        return one.vague and other.vague and agree(one.amount, other.amount, 0, 0.0)
    return one.vague == other.vague


def _sides(quoting: Quoting, same: Sequence[Claim]) -> tuple[Side, ...]:
    held: dict[str, list[Quote]] = {}
    for claim in same:
        unit = "" if not claim.unit or fold(claim.unit) in fold(claim.raw) else claim.unit
        at = quoting.quote(claim.at.start, claim.at.end)
        places = held.setdefault(fold(claim.raw + unit), [])
        if at not in places:
            places.append(at)
    return tuple(Side(value, tuple(places)) for value, places in held.items())


def _shortest(same: Sequence[Claim]) -> str:
    return min((c.label for c in same), key=lambda label: (len(label), label))


def _likeness(quoting: Quoting, by_scope: dict[str, list[Claim]]) -> Contradiction | None:
    """A rate that one place states for no scope, with a value that no scope has elsewhere."""
    bare = by_scope.get("")
    scoped = [c for scope, held in sorted(by_scope.items()) if scope for c in held]
    if not bare or not scoped or (bare[0].base not in ("%", "") and "人均" not in bare[0].label):
        return None
    if any(_compatible(b, c) or (b.vague != c.vague and b.amount == c.amount) for b in bare for c in scoped):
        return None
    both = [*bare, *scoped]
    return Contradiction(
        kind="value", label=_shortest(both), sides=_sides(quoting, both), year=next((c.year for c in both if c.year), None)
    )


def scale_contradictions(quoting: Quoting) -> Iterator[Contradiction]:
    """Yield the numbers that one place prints with 万 or 亿 and another without, of the same unit and the same thing."""
    seen: dict[tuple[float, str], list[Printed]] = {}
    for passage in quoting.records.passages:
        for number in printed_numbers(quoting.text, passage.start, passage.end):
            figures = re.sub(r"\D", "", quoting.text[number.start : number.end]).strip("0")
            base = number.unit.lstrip("百千万亿")
            if len(figures) >= _TELLING and base and base not in ("%", "％"):
                seen.setdefault((number.value, base), []).append(number)
    for numbers in seen.values():
        if len({in_base(n.unit)[1] for n in numbers}) < 2:
            continue
        shared = set.intersection(*(_things(quoting.text, n.start) for n in numbers))
        if shared:
            held: dict[str, list[Quote]] = {}
            for n in numbers:
                held.setdefault(n.raw, []).append(quoting.around(n.start, n.end))
            label = max(sorted(shared), key=lambda pair: quoting.text.rfind(pair, 0, numbers[0].start))
            yield Contradiction(kind="scale", label=label, sides=tuple(Side(raw, tuple(at)) for raw, at in held.items()))


def _things(text: str, start: int) -> set[str]:
    """The pairs of characters before a number that tell what is counted, those of units and verbs left out."""
    before = _TELLS_NOTHING.sub(" ", text[max(0, start - _NEAR) : start].rsplit("\n", 1)[-1])
    return {before[i : i + 2] for i in range(len(before) - 1) if " " not in before[i : i + 2]}


def standard_contradictions(quoting: Quoting) -> Iterator[Contradiction]:
    """Yield the standards that are to be issued in one place and revised, or issued already, in another."""
    groups: dict[str, list[tuple[str, str, Quote]]] = {}
    for standard in quoting.records.standards:
        if len(title_key(standard.title)) >= _STANDARD_NAME:
            entry = standard.action, standard.title, quoting.evidence(standard.evidence)
            groups.setdefault(title_key(standard.title), []).append(entry)
    for held in groups.values():
        actions = dict.fromkeys(action for action, _, _ in held)
        if any(pair <= set(actions) for pair in _CLASHING):
            sides = tuple(Side(action, tuple(at for a, _, at in held if a == action)) for action in actions)
            yield Contradiction(kind="action", label=held[0][1], sides=sides)


def task_contradictions(quoting: Quoting) -> Iterator[Contradiction]:
    """Yield the tasks that two places name alike and give to two leads, or for two years."""
    leads: dict[str, list[Assignment]] = {}
    for unit in quoting.records.units:
        if unit.role == "lead" and unit.scope is None:
            leads.setdefault(unit.task, []).append(unit)
    groups: dict[str, list[Task]] = {}
    for task in quoting.records.tasks:
        if len(title_key(task.title)) >= _TASK_NAME:
            groups.setdefault(title_key(task.title), []).append(task)
    for tasks in groups.values():
        if len(tasks) < 2:
            continue
        led = [(t, leads[t.id]) for t in tasks if t.id in leads]
        if len(led) > 1 and not any(same_unit(a.unit, b.unit) for a in led[0][1] for b in led[1][1]):
            sides = tuple(Side("、".join(u.unit for u in units), (quoting.evidence(units[0].evidence),)) for _, units in led[:2])
            yield Contradiction(kind="lead", label=tasks[0].title, sides=sides)
        due = [t for t in tasks if t.deadline]
        if len({(t.deadline or "")[:4] for t in due}) > 1:
            sides = tuple(Side(t.deadline or "", (quoting.evidence(t.evidence),)) for t in due)
            yield Contradiction(kind="deadline", label=tasks[0].title, sides=sides)
