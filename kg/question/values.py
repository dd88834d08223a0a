"""How much, how many, what value: the quantity that a question asks for, of the right year and kind, for each part of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kg.question.amounts import Amount, Amounts
from kg.question.focus import Focus
from kg.question.measures import fit, unit_asked
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import ValueKind

_LEAST = 0.5
_ALIKE = 0.05  # amounts of other plans whose worth is this near answer too where no place is named
_SAME_FACT = 0.75  # share of the best's worth from which an equal value is further evidence for the same fact
_FORMER = 0.78  # a target of the period before
_WRONG_TENSE, _WRONG_YEAR, _NO_YEAR = 0.42, 0.4, 0.95
_RISING = re.compile(r"从(?:多少|几).{0,8}(?:到|至)(?:多少|几)|from how (?:many|much) to how (?:many|much)")
_SPLIT = re.compile(r"[、和与及]|以及|,|\band\b")
_COORDINATED = re.compile(r"(?:各|分别|各自)(?:是|为|要|有|达|不|占)?")


class Slot(msgspec.Struct, frozen=True):
    """One quantity that is asked for: its own focus, the unit in which it is asked, the kind of that unit."""

    focus: Focus
    unit: str
    kind: str | None


class Values:
    """Finds quantities for questions."""

    def __init__(self, sources: Sources, amounts: Amounts) -> None:
        self._sources, self._amounts = sources, amounts

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the quantities that the question asks for as one reading; none where it asks for none."""
        if (
            "attribute" in asked.tags
            or asked.wants not in ("amount", "howlong", "noun", "which")
            or (asked.wants == "which" and not self._is_value(asked))
        ):
            return
        pieces: list[Piece] = []
        worths: list[float] = []
        for slot in slots(asked):
            found = self.best(asked, slot)
            if found:
                worths.append(max(a.worth for a in found))
                pieces += [piece_of(a) for a in found]
        if not pieces:
            return
        score = min(1.0, sum(worths) / len(worths)) * (1.0 if asked.wants == "amount" else 0.93)
        reading = Reading(
            operation="value",
            asked=pieces[0].type,
            cls="indicator",
            about=asked.focus.words(),
            relation="/".join(asked.kinds),
            plans=asked.plans,
        )
        plain = all(p.subjects[0].find("/passage/") < 0 for p in pieces)
        kind = "value" if plain else "passage" if all("/passage/" in p.subjects[0] for p in pieces) else "task"
        yield Finding(
            reading=reading, pieces=tuple(pieces), score=score, sparql=query_for(kind, (p.subjects[0] for p in pieces)), passages=not plain
        )

    def _is_value(self, asked: Asked) -> bool:
        return bool(asked.tags & {"attribute"}) or (
            bool(re.search(r"(?:率|目标值|指标值|数值|target|rate)(?:是)?(?:什么|what)?", asked.text)) and "standard" not in asked.classes
        )

    def best(self, asked: Asked, slot: Slot, per_plan: bool = False, least: float = _LEAST) -> list[Amount]:
        """Return the best amounts for a slot: one a plan (and a year, where several are asked for), of the kind that the question implies."""
        plans = asked.plans or tuple(self._sources.shelf.volumes)
        judged = sorted((self._judged(a, asked, slot) for a in self._amounts.find(slot.focus, plans)), key=lambda a: -a.worth)
        if not judged or judged[0].worth < least:
            return []
        out: list[Amount] = []
        top = judged[0].worth
        for plan in plans:
            mine = [a for a in judged if a.plan == plan]
            floor = least if per_plan or len(asked.plans) > 1 else max(least, top - _ALIKE)
            if mine and mine[0].worth >= floor:
                out += self._of_plan(asked, mine)
        return out

    def _of_plan(self, asked: Asked, mine: list[Amount]) -> list[Amount]:
        first = mine[0]
        chosen = [first]
        if _RISING.search(asked.text):
            chosen = self._rise(first, mine)
        elif first.type == "indicator":
            chosen = [a for a in mine if a.record == first.record and a.worth >= first.worth - 0.02]
            chosen = _of_years(chosen, asked)
        elif len(asked.years) > 1:
            for year in asked.years:
                other = next((a for a in mine if a.year == year), None)
                if other and other.worth >= 0.8 * first.worth and all(c.year != year for c in chosen):
                    chosen.append(other)
        return [self._with_evidence(a, mine) for a in chosen]

    def _rise(self, first: Amount, mine: list[Amount]) -> list[Amount]:
        """The baseline and the target of one indicator, for “from how many to how many”; the amount alone where it is none."""
        same = sorted((a for a in mine if a.record == first.record and a.record), key=lambda a: a.year or 0)
        rising = next(([b, t] for b in same if b.kind == "baseline" for t in reversed(same) if t.kind == "target"), None)
        return rising or [first]

    def _with_evidence(self, amount: Amount, others: Sequence[Amount]) -> Amount:
        """The amount with the places of the same plan that say the same."""
        more = [
            e
            for o in others
            if o is not amount
            and o.value == amount.value
            and o.value is not None
            and o.worth >= _SAME_FACT * amount.worth
            and (o.year is None or amount.year is None or o.year == amount.year)
            for e in o.evidence
        ]
        return msgspec.structs.replace(amount, evidence=tuple(dict.fromkeys((*amount.evidence, *more)))[:4])

    def _judged(self, a: Amount, asked: Asked, slot: Slot) -> Amount:
        worth = a.worth * fit(a.unit, slot.unit, slot.kind) if a.op != "text" else a.worth * (0.8 if slot.kind else 0.97)
        worth *= _tense(a, asked)
        period = self._sources.shelf.volumes[a.plan].records.document.period
        if a.year and period and a.year < period[0] and a.kind == "target" and "past" not in asked.tags and a.year not in asked.years:
            worth *= _FORMER
        if asked.years:
            if a.year is None:
                worth *= _NO_YEAR
            elif a.year not in asked.years:
                worth *= _WRONG_YEAR
        return msgspec.structs.replace(a, worth=worth)


def _tense(a: Amount, asked: Asked) -> float:
    wanted: set[ValueKind] = set(asked.kinds)
    if a.kind is None or not wanted:
        return 1.0 if a.kind == "target" or not a.kind else 0.93
    if a.kind in wanted or (a.kind == "actual" and "baseline" in wanted) or (a.kind == "baseline" and "actual" in wanted):
        return 1.0 if len(wanted) == 1 or a.kind in wanted else 0.97
    return _WRONG_TENSE


def _of_years(amounts: list[Amount], asked: Asked) -> list[Amount]:
    if asked.years:
        return [a for a in amounts if a.year in asked.years] or amounts
    return amounts


def piece_of(a: Amount) -> Piece:
    """Return the item that shows an amount."""
    value = a.value if a.value is not None else None
    return Piece(
        type=a.type,
        label=a.label,
        plan=a.plan,
        evidence=a.evidence,
        subjects=(a.subject,),
        iri=a.subject if "/passage/" not in a.subject else None,
        value=value,
        op=a.op,
        high=a.high,
        unit=a.unit_shown or None,
        raw=a.raw,
        year=a.year,
    )


def slots(asked: Asked) -> list[Slot]:
    """Return the quantities asked for: one for each “how many”, and one for each member of “A、B各是多少”."""
    asking = [c for c in asked.cues if c.tag == "amount"]
    if len(asking) > 1 and asked.language == "zh" and not _RISING.search(asked.text):
        parts = _parts(asked, [(c.start, c.end) for c in asking])
        if len(parts) > 1:
            return parts
    start, end = (asking[-1].start, asking[-1].end) if asking else (len(asked.text), len(asked.text))
    unit, kind = unit_asked(asked, asked.text[end:], asked.text[:start])
    members = _members(asked) if "each" in asked.tags and len(asked.plans) < 2 else []
    if not members and asking and asked.language == "zh":
        members = _after(asked, asking[-1].end)
    if members:
        return [Slot(_only(asked.focus, m, members), unit, kind) for m in members]
    return [Slot(asked.focus, unit, kind)]


def _parts(asked: Asked, asking: list[tuple[int, int]]) -> list[Slot]:
    """One slot a “how many”: what stands between it and the one before belongs to it, what comes before all to each."""
    text = asked.text
    bounds = [0]
    for _start, end in asking[:-1]:
        stop = re.compile(r"[,、;。?!]|和|到").search(text, end)
        bounds.append(stop.end() if stop else end)
    bounds.append(len(text))
    spans = list(zip(bounds, bounds[1:], strict=False))
    out = []
    for (a, b), (start, end) in zip(spans, asking, strict=True):
        unit, kind = unit_asked(asked, text[end:b], text[a:start])
        others = [s for s in spans if s != (a, b)]
        out.append(Slot(_hide(asked.focus, others, keep=(0, asking[0][0])), unit, kind))
    return out


def _members(asked: Asked) -> list[tuple[int, int]]:
    """The members of a coordination that stands before 各 or 分别: 装灯率、亮灯率指标各是多少."""
    found = _COORDINATED.search(asked.text)
    if not found:
        return []
    begin = max(asked.text.rfind(c, 0, found.start() - 1) for c in ",;。")
    chunk = (begin + 1, found.start())
    pieces: list[tuple[int, int]] = []
    at = chunk[0]
    for m in _SPLIT.finditer(asked.text, *chunk):
        pieces.append((at, m.start()))
        at = m.end()
    pieces.append((at, chunk[1]))
    own = [p for p in pieces if any(asked.focus.weights[p[0] : p[1]])]
    return own if 2 <= len(own) <= 5 else []


def _after(asked: Asked, end: int) -> list[tuple[int, int]]:
    """The members of a coordination right behind “what share of”: 多大比例的在编人员和执法辅助人员."""
    found = re.match(r"(?:的)?([\u4e00-\u9fff]{3,12})[和与及]([\u4e00-\u9fff]{3,12}?)(?=上|[,;?。、]|$)", asked.text[end:])
    if not found or not re.match(r".{0,3}比例|.{0,2}的", asked.text[end:]):
        return []
    return [(end + found.start(1), end + found.end(1)), (end + found.start(2), end + found.end(2))]


def _only(focus: Focus, member: tuple[int, int], members: list[tuple[int, int]]) -> Focus:
    return _hide(focus, [m for m in members if m != member], keep=(0, 0))


def _hide(focus: Focus, spans: Iterable[tuple[int, int]], keep: tuple[int, int]) -> Focus:
    weights = list(focus.weights)
    for a, b in spans:
        for i in range(a, min(b, len(weights))):
            if not keep[0] <= i < keep[1]:
                weights[i] = 0.0
    return msgspec.structs.replace(focus, weights=tuple(weights))
