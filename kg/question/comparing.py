"""Questions over cities, and over measures: which city, highest, lowest, who has it and who has not, how far apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kg.iris import passage_iri, plan_iri
from kg.question.amounts import Amount
from kg.question.focus import Focus
from kg.question.readings import Finding, Operation, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.standards import Standards
from kg.question.understanding import Asked
from kg.question.values import Slot, Values, piece_of, slots

_LEAST = 0.62  # how well an amount must answer for its city to be said to have it
_ALIKE = 0.2
_MENTIONED = 0.82  # of the focus that a sentence must account for to be a mention
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|个百分点)?")
_NOT = re.compile(r"没有|没|未|缺少|\bnot\b|\bwithout\b|\bno\b")
_APART = re.compile(r"比|差|较|\bthan\b|\bexceed|\bdifference\b")
_PLACES = re.compile(r"城市|地方|地市|市县|规划|\bcit(?:y|ies)\b|\bplans?\b")
_MEASURED = re.compile(r"目标|指标|量化|多少|比例|率|密度|\btargets?\b|\bindicators?\b")
_TASKS = re.compile(r"任务|项目|事项|专门|专项行动|\btasks?\b|\bprojects?\b|\bitems?\b")


class Comparing:
    """Compares cities, measures and years."""

    def __init__(self, sources: Sources, values: Values, standards: Standards) -> None:
        self._sources, self._values, self._standards = sources, values, standards

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the comparison that the question asks for as readings; none where it compares nothing."""
        if self._asks_city(asked):
            yield from self._cities(asked)
        elif "difference" in asked.tags and asked.wants == "amount" and _APART.search(asked.text):
            yield from self._difference(asked)
        elif asked.tags & {"more", "less"} and asked.wants in ("which", "unit"):
            yield from self._measures(asked)
        elif "sum" in asked.tags and asked.wants == "amount":
            yield from self._sum(asked)

    def _asks_city(self, asked: Asked) -> bool:
        if asked.wants == "city":
            return True
        several = len(asked.plans) > 1 and asked.wants in ("which", "unit") and bool(asked.tags & {"more", "less", "most", "least"})
        return several or (
            asked.wants == "which" and bool(_NOT.search(asked.text)) and bool(_PLACES.search(asked.text)) and not asked.plans
        )

    def _cities(self, asked: Asked) -> Iterable[Finding]:
        if asked.tags & {"most", "least", "more", "less"}:
            yield from self._extreme(asked)
            return
        if "each" in asked.tags and asked.wants == "city" and not asked.tags & {"amount"} and len(parts := slots(asked)) > 1:
            yield from self._of_each(asked, parts)
            return
        if "amount" in asked.tags:
            yield from self._all(asked)
            return
        if "standard" in asked.classes or (asked.actions and not _MEASURED.search(asked.text)):
            yield from self._having_standards(asked)
        if _MEASURED.search(asked.text) and "standard" not in asked.classes:
            yield from self._having_amounts(asked)
        if _TASKS.search(asked.text):
            yield from self._having_tasks(asked)
        yield from self._mentioning(asked)

    def _amounts(self, asked: Asked, slot: Slot, least: float = _LEAST) -> list[Amount]:
        """One target a city: its best, the latest of several years."""
        found = self._values.best(asked, slot, per_plan=True, least=least)
        best = max((a.worth for a in found), default=0.0)
        out: dict[str, Amount] = {}
        for a in found:
            if a.worth < best - _ALIKE or a.kind == "baseline" or a.value is None:
                continue
            former = out.get(a.plan)
            if former is None or (a.year or 0) > (former.year or 0):
                out[a.plan] = a
        return list(out.values())

    def _extreme(self, asked: Asked) -> Iterable[Finding]:
        slot = slots(asked)[0]
        found = [a for a in self._values.best(asked, slot, per_plan=True, least=_LEAST) if a.value is not None and a.kind != "baseline"]
        best = max((a.worth for a in found), default=0.0)
        found = [a for a in found if a.worth >= best - _ALIKE]
        if not found:
            return
        high = bool(asked.tags & {"most", "more"})
        wanted = (max if high else min)(a.value for a in found if a.value is not None)
        rows = tuple(piece_of(a) for a in found)
        pieces = tuple(self._place(a.plan, a.evidence, rows, a) for a in found if a.value == wanted)
        yield self._finding(asked, "maximum" if high else "minimum", pieces, min(1.0, best), rows)

    def _all(self, asked: Asked) -> Iterable[Finding]:
        rows = tuple(piece_of(a) for slot in slots(asked) for a in self._amounts(asked, slot))
        if rows:
            reading = Reading(operation="compare", asked=rows[0].type, cls="indicator", about=asked.focus.words(), plans=asked.plans)
            yield Finding(reading=reading, pieces=rows, score=0.97, sparql=_values_query(rows), passages=False)

    def _of_each(self, asked: Asked, parts: Sequence[Slot]) -> Iterable[Finding]:
        pieces = []
        for slot in parts:
            found = sorted(self._values.best(asked, slot), key=lambda a: -a.worth)
            pieces += [self._place(a.plan, a.evidence, (piece_of(a),)) for a in found[:1]]
        if pieces:
            yield self._finding(asked, "list", tuple(pieces), 0.95, tuple(m for p in pieces for m in p.members))

    def _having_amounts(self, asked: Asked) -> Iterable[Finding]:
        slot = slots(asked)[0]
        number = _NUMBER.search(re.sub(r"(?:19|20)\d\d年?|十四五|十三五", "", asked.text))
        focus = _without_digits(slot.focus) if number else slot.focus
        found = self._amounts(msgspec.structs.replace(asked, kinds=("target",)), msgspec.structs.replace(slot, focus=focus))
        if number and ("%" in asked.text or "定为" in asked.text):
            found = [a for a in found if a.value == float(number[1])]
        if _NOT.search(asked.text):
            yield from self._lacking(asked, {a.plan for a in found}, [piece_of(a) for a in found])
            return
        rows = tuple(piece_of(a) for a in found)
        pieces = tuple(self._place(a.plan, a.evidence, (piece_of(a),)) for a in found)
        if pieces:
            yield self._finding(asked, "list", pieces, min(1.0, max(a.worth for a in found) + 0.05), rows)

    def _lacking(self, asked: Asked, having: set[str], rows: Sequence[Piece]) -> Iterable[Finding]:
        """The cities whose plans do not have it; the evidence is what the others say."""
        if not having:
            return
        documents = {v.plan: v.records.document for v in self._sources.shelf.volumes.values()}
        pieces = tuple(
            self._place(plan, tuple((e.start, e.end) for e in d.evidence[:1]) or ((0, 40),), tuple(rows))
            for plan, d in documents.items()
            if plan not in having
        )
        if pieces:
            yield self._finding(asked, "list", pieces, 0.95, pieces)

    def _having_standards(self, asked: Asked) -> Iterable[Finding]:
        found: list[tuple[float, Piece]] = []
        for plan in asked.plans or tuple(self._sources.shelf.volumes):
            one = msgspec.structs.replace(asked, plans=(plan,), wants="which")
            found += [(f.score, f.pieces[0]) for f in self._standards.find(one) if f.pieces]
        best = max((score for score, _ in found), default=0.0)
        chosen = [(s, p) for s, p in found if s >= max(0.6, best - _ALIKE)]
        if chosen:
            pieces = tuple(self._place(p.plan, p.evidence, (p,)) for _, p in chosen)
            yield self._finding(asked, "list", pieces, best, tuple(p for _, p in chosen), "standard")

    def _having_tasks(self, asked: Asked) -> Iterable[Finding]:
        links = self._sources.links.candidates(asked.focus, ("task",), asked.plans)
        best = max((x.own for x in links), default=0.0)
        chosen: dict[str, Piece] = {}
        for x in links:
            if x.own >= max(0.6, best - 0.08) and x.entry.plan not in chosen:
                evidence = tuple((e.start, e.end) for e in x.entry.record.evidence)  # type: ignore[union-attr]
                chosen[x.entry.plan] = Piece(
                    type="task", label=x.entry.record.title, plan=x.entry.plan, evidence=evidence, subjects=(x.entry.iri,), iri=x.entry.iri
                )  # type: ignore[union-attr]
        if chosen:
            order = [p for p in self._sources.shelf.volumes if p in chosen]
            pieces = tuple(self._place(p, chosen[p].evidence, (chosen[p],)) for p in order)
            yield self._finding(asked, "list", pieces, min(0.98, best + 0.1), tuple(chosen.values()), "task")

    def _mentioning(self, asked: Asked) -> Iterable[Finding]:
        focus = _special(asked.focus)
        quoted = re.findall(r"\"([^\"]{2,30})\"", asked.text)
        rows: dict[str, Piece] = {}
        scores = []
        for plan in self._sources.shelf.volumes:
            hits = self._sources.retrieval.hits(focus, (plan,))
            hit = (
                next((h for h in hits if quoted and all(q in h.sentence.folded or q in h.sentence.path for q in quoted)), None)
                if quoted
                else (hits[0] if hits else None)
            )
            if hit is None or (
                not quoted and focus.score((hit.sentence.folded, 1.0), (hit.sentence.path, 0.9), (hit.sentence.lead, 1.0)) < _MENTIONED
            ):
                continue
            scores.append(hit.score)
            s = hit.sentence
            iri = passage_iri(plan, *s.passage, self._sources.base)
            rows[plan] = Piece(
                type="passage",
                label=self._sources.shelf.quote(plan, s.start, s.end).strip()[:80],
                plan=plan,
                evidence=((s.start, s.end),),
                subjects=(iri,),
            )
        if rows:
            pieces = tuple(self._place(plan, row.evidence, (row,)) for plan, row in rows.items())
            if _NOT.search(asked.text):
                yield from self._lacking(asked, set(rows), list(rows.values()))
                return
            yield self._finding(asked, "list", pieces, 0.9 if quoted else 0.7, tuple(rows.values()), "passage")

    def _measures(self, asked: Asked) -> Iterable[Finding]:
        parts = _named_measures(asked)
        found = [self._values.best(asked, slot)[:1] for slot in parts]
        amounts = [f[0] for f in found if f and f[0].value is not None]
        if len(amounts) < 2 or len(amounts) != len(parts):
            return
        high = "more" in asked.tags
        wanted = (max if high else min)(a.value for a in amounts if a.value is not None)
        rows = tuple(piece_of(a) for a in amounts)
        chosen = [msgspec.structs.replace(row, members=rows) for row, a in zip(rows, amounts, strict=True) if a.value == wanted]
        score = min(1.0, sum(a.worth for a in amounts) / len(amounts))
        yield self._finding(asked, "maximum" if high else "minimum", tuple(chosen), score, rows)

    def _difference(self, asked: Asked) -> Iterable[Finding]:
        amounts = self._two(asked)
        if amounts is None:
            return
        a, b = amounts
        rows = (piece_of(a), piece_of(b))
        unit = "个百分点" if "%" in (a.unit, b.unit) or a.unit == b.unit == "" or "率" in a.label else a.unit_shown
        value = round(abs((a.value or 0) - (b.value or 0)), 6)
        evidence = tuple(dict.fromkeys((*a.evidence,)))
        piece = Piece(
            type="value",
            label=f"{a.label}相差",
            plan=a.plan,
            evidence=evidence,
            subjects=rows[0].subjects,
            value=value,
            op="=",
            unit=unit,
            members=rows,
            placed=a.plan == b.plan,
        )
        yield self._finding(asked, "difference", (piece,), min(1.0, 0.15 + (a.worth + b.worth) / 2), rows)

    def _two(self, asked: Asked) -> tuple[Amount, Amount] | None:
        """The two amounts that are compared: of two cities, or of two years of one city."""
        slot = slots(asked)[0]
        if len(asked.plans) > 1:
            found = []
            for plan, years in _years_by_plan(asked, self._sources).items():
                one = msgspec.structs.replace(asked, plans=(plan,), years=years, kinds=("target",))
                best = [a for a in self._values.best(one, slot) if a.value is not None]
                found += sorted(best, key=lambda a: -(a.year or 0))[:1]
            return (found[0], found[1]) if len(found) > 1 else None
        if len(asked.years) > 1:
            best = [a for a in self._values.best(asked, slot) if a.year in asked.years and a.value is not None]
            return (best[0], best[1]) if len(best) > 1 else None
        return None

    def _sum(self, asked: Asked) -> Iterable[Finding]:
        parts = _summed(asked)
        found = [self._values.best(asked, slot)[:1] for slot in parts]
        amounts = [f[0] for f in found if f and f[0].value is not None]
        if len(amounts) < 2 or len(amounts) != len(parts) or len({(a.record or "", a.evidence) for a in amounts}) < len(amounts):
            return
        rows = tuple(piece_of(a) for a in amounts)
        first = amounts[0]
        total = round(sum(a.value or 0 for a in amounts), 6)
        evidence = tuple(dict.fromkeys(e for a in amounts for e in a.evidence[:1]))
        piece = Piece(
            type="value",
            label="合计",
            plan=first.plan,
            evidence=evidence,
            subjects=rows[0].subjects,
            value=total,
            op="=",
            unit=first.unit_shown,
            members=rows,
        )
        yield self._finding(asked, "sum", (piece,), min(1.0, sum(a.worth for a in amounts) / len(amounts) + 0.1), rows)

    def _place(self, plan: str, evidence: tuple[tuple[int, int], ...], members: tuple[Piece, ...], amount: Amount | None = None) -> Piece:
        iri = plan_iri(plan, self._sources.base)
        shown = piece_of(amount) if amount else None
        return Piece(
            type="place",
            label=self._sources.shelf.city(plan),
            plan=plan,
            evidence=evidence[:3],
            subjects=(iri,),
            iri=iri,
            members=members,
            value=shown.value if shown else None,
            op=shown.op if shown else None,
            unit=shown.unit if shown else None,
            raw=shown.raw if shown else None,
            year=shown.year if shown else None,
        )

    def _finding(
        self, asked: Asked, operation: Operation, pieces: tuple[Piece, ...], score: float, rows: Sequence[Piece], cls: str = "indicator"
    ) -> Finding:
        reading = Reading(operation=operation, asked=pieces[0].type, cls=cls, about=asked.focus.words(), plans=asked.plans)
        return Finding(reading=reading, pieces=pieces, score=score, sparql=_values_query(rows))


def _values_query(rows: Sequence[Piece]) -> str:
    passages = all("/passage/" in s for r in rows for s in r.subjects)
    kinds = {r.type for r in rows}
    kind = (
        "passage"
        if passages
        else "standard"
        if kinds == {"standard"}
        else "value"
        if kinds <= {"indicator", "value", "target"} and not any("/passage/" in s for r in rows for s in r.subjects)
        else "task"
    )
    return query_for(kind, (s for r in rows for s in r.subjects))


def _special(focus: Focus) -> Focus:
    """The focus without the words that ask where something is said."""
    weights = list(focus.weights)
    for m in re.finditer(r"规划|提到|出现|涉及|写到|提及|点到|哪里|章节|提出|计划|mention|appear", focus.text):
        weights[m.start() : m.end()] = [0.0] * (m.end() - m.start())
    return msgspec.structs.replace(focus, weights=tuple(weights))


def _without_digits(focus: Focus) -> Focus:
    weights = [0.0 if c.isdigit() or c == "." else w for c, w in zip(focus.text, focus.weights, strict=True)]
    for m in re.finditer(r"定为|设为|定在|等于|达到", focus.text):
        weights[m.start() : m.end()] = [0.0] * (m.end() - m.start())
    return msgspec.structs.replace(focus, weights=tuple(weights))


def _years_by_plan(asked: Asked, sources: Sources) -> dict[str, tuple[int, ...]]:
    """The year named behind each city, for “嘉兴2027年的目标比温州2025年的”; all the years where a city has none of its own."""
    places = [p for p in sources.places.find(asked.text) if p.plans]
    out: dict[str, tuple[int, ...]] = {}
    for place, after in zip(places, [*places[1:], None], strict=True):
        chunk = asked.text[place.end : after.start if after else len(asked.text)]
        years = tuple(int(y) for y in re.findall(r"(?<!\d)(20\d\d)", chunk))
        for plan in place.plans:
            out.setdefault(plan, years)
    return out


def _named_measures(asked: Asked) -> list[Slot]:
    """The measures named before 哪个更高: A和B."""
    asking = next((c for c in asked.cues if c.tag in ("which", "unit", "more", "less")), None)
    if asking is None or asked.language == "en":
        return []
    return _coordinated(asked, asking.start)


def _summed(asked: Asked) -> list[Slot]:
    asking = next((c for c in asked.cues if c.tag == "sum"), None)
    return _coordinated(asked, asking.start) if asking and asked.language == "zh" else []


def _coordinated(asked: Asked, end: int) -> list[Slot]:
    spans: list[tuple[int, int]] = []
    at = 0
    for m in re.finditer(r"[、,和与及]|以及", asked.text[:end]):
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, end))
    held = [(a, b) for a, b in spans if sum(asked.focus.weights[a:b]) > 0.8]
    if len(held) < 2:
        return []
    base = slots(asked)[0]
    out = []
    for span in held:
        weights = list(asked.focus.weights)
        for a, b in held:
            if (a, b) != span:
                weights[a:b] = [0.0] * (b - a)
        out.append(Slot(msgspec.structs.replace(asked.focus, weights=tuple(weights)), base.unit, base.kind))
    return out
