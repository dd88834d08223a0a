"""Questions over cities: which one, the highest and the lowest, who has it and who has not, the same figure of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kg.iris import passage_iri, plan_iri
from kg.question.amounts import Amount
from kg.question.asking import Asked
from kg.question.readings import Finding, Operation, Piece, found
from kg.question.slots import Slot, slots
from kg.question.sources import Sources
from kg.question.sparql import QueryKind
from kg.question.standards import Standards
from kg.question.values import Values, piece_of

_LEAST = 0.62  # how well an amount must answer for its city to be said to have it
_ALIKE, _NAMED_ALIKE = 0.2, 0.08  # how far a city's figure, or its task's name, may fall behind the best
_TASK = 0.6  # of the question that the name of a task must account for
_MENTIONED = 0.82  # of the focus that a sentence must account for to be a mention
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|个百分点)?")
_YEARS = re.compile(r"(?:19|20)\d\d年?|十[二三四五]五")
_NOT = re.compile(r"没有|没|未|缺少|\bnot\b|\bwithout\b|\bno\b")
_PLACES = re.compile(r"城市|地方|地市|市县|规划|\bcit(?:y|ies)\b|\bplans?\b")
_MEASURED = re.compile(r"目标|指标|量化|多少|比例|率|密度|\btargets?\b|\bindicators?\b")
_TASKS = re.compile(r"任务|项目|事项|专门|专项行动|\btasks?\b|\bprojects?\b|\bitems?\b")
_QUOTED = re.compile(r"\"([^\"]{2,30})\"")
_SAYING = re.compile(r"规划|提到|出现|涉及|写到|提及|点到|哪里|章节|提出|计划|mention|appear")
_AIM = re.compile(r"(?:总体|远景|长远|发展|规划|奋斗)?目标|远景|愿景|城管|城市管理")
_AIMLESS = 1.0  # the weight of what else a question for cities with goals may say
_STRICT, _LOOSE = re.compile(r"严|\bstrict"), re.compile(r"宽松|\bloos")
_COMPARED = re.compile(
    r"(?:哪一?[个家边]|谁)[^,?]{0,6}[高低多少大小长短严]|[更较][高低多少大小长短严]|比[^,?]{1,10}[高低大小长短严]|[高低多少大小严]于(?!\d)"
)
_DOWN = re.compile(r"(?:哪一?[个家边]|谁)[^,?]{0,6}[低少小短]|[更较][低少小短]|比[^,?]{1,10}[低小短]|[低少小]于(?!\d)")
_CITY_IS = re.compile(r"(?:城市|地方|地市)(?:是|为|有)?哪(?:里|儿|一?[个座些]|几[个座])")
_SAME, _UNLIKE = re.compile(r"一样|相同|一致|同样|相等|\bsame\b|\bequal\b"), re.compile(r"不一样|不同|不一致|\bdiffer")
_THAN, _FINAL = re.compile(r"比|[高低大小多少严宽]于|超过|\bthan\b"), re.compile(r"期末|期满|到期|最终|最后一年")
_CLOSE, _LIKE = 0.05, 0.8  # by how much a figure must fall behind for another of its city to be looked for; how like its name must be
_HALF, _JUDGED, _NAMED_LEAST = 0.5, 0.1, 0.4  # what is left of a score without one of the cities; added for a judgement; a named city's
_SET_AT = re.compile(r"定为|设为|定在|等于|达到|\d+(?:\.\d+)?")


class Comparing:
    """Compares cities."""

    def __init__(self, sources: Sources, values: Values, standards: Standards) -> None:
        self._sources, self._values, self._standards = sources, values, standards

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the comparison of cities that the question asks for as readings; none where it asks for none."""
        if asked.wants == "yesno" and len(asked.plans) > 1:
            yield from self._judged(asked)
        if not _asks_city(asked):
            return
        if _comparative(asked):
            yield from self._extreme(asked)
        elif "each" in asked.tags and asked.wants == "city" and "amount" not in asked.tags and len(parts := slots(asked)) > 1:
            yield from self._of_each(asked, parts)
        elif "amount" in asked.tags:
            yield from self._all(asked)
        else:
            yield from self._having(asked)

    def _having(self, asked: Asked) -> Iterable[Finding]:
        """The cities whose plans have such a document, figure or task, or say such a thing."""
        measured = bool(_MEASURED.search(asked.text))
        if "standard" in asked.classes or (asked.actions and not measured):
            yield from self._having_standards(asked)
        if measured and "standard" not in asked.classes:
            yield from self._having_amounts(asked)
        if _TASKS.search(asked.text):
            yield from self._having_tasks(asked)
        if asked.years and _AIM.search(asked.text):
            yield from self._having_goals(asked)
        yield from self._mentioning(asked)

    def _having_goals(self, asked: Asked) -> Iterable[Finding]:
        """The cities whose plans set goals for the year that the question names, where it says nothing else of them."""
        if asked.focus.hiding(m.span() for m in _AIM.finditer(asked.focus.text)).total > _AIMLESS:
            return
        goals = {e.plan: e for e in reversed(self._sources.links.goals.entries(asked.plans)) if set(asked.years) & set(e.record.horizon)}
        pieces = [
            self._place(plan, tuple((x.start, x.end) for x in goals[plan].record.evidence), ())
            for plan in self._sources.shelf.volumes
            if plan in goals
        ]
        if pieces:
            yield found(asked, "list", pieces, 0.95, kind="plan")

    def _amounts(self, asked: Asked, slot: Slot) -> list[Amount]:
        """One figure a city: its best, the latest of several years; that of the plan's last year where the question asks for it."""
        amounts = self._last_years(asked, slot) if _FINAL.search(asked.text) and not asked.years else self._figures(asked, slot)
        out: dict[str, Amount] = {}
        for a in amounts:
            former = out.get(a.plan)
            if former is None or (a.year or 0) > (former.year or 0):
                out[a.plan] = a
        return list(out.values())

    def _figures(self, asked: Asked, slot: Slot) -> list[Amount]:
        least = _LEAST if len(asked.plans) < 2 else _NAMED_LEAST
        amounts = [a for a in self._values.best(asked, slot, per_plan=True, least=least) if a.value is not None and a.kind != "baseline"]
        best = max((a.worth for a in amounts), default=0.0)
        alike = [a for a in amounts if a.worth >= best - _ALIKE or a.plan in asked.plans] if best >= _LEAST else []
        return self._aligned(asked, slot, alike)

    def _last_years(self, asked: Asked, slot: Slot) -> list[Amount]:
        out: list[Amount] = []
        for plan in self._sources.retrieval.plans(asked.focus, asked.plans):
            records = self._sources.shelf.volumes[plan].records
            period = records.document.period
            end = period[1] if period else max((v.year or 0 for i in records.indicators for v in i.values), default=0)
            one = msgspec.structs.replace(asked, plans=(plan,), years=(end,) if end else ())
            out += [a for a in self._figures(one, slot) if not end or a.year in (None, end)]
        return out

    def _aligned(self, asked: Asked, slot: Slot, amounts: list[Amount]) -> list[Amount]:
        """The figures with those put in that have nearly the same name as the best's, where one of a named city has not."""
        best = max(amounts, key=lambda a: a.worth, default=None)
        others = [a for a in amounts if best and a.plan != best.plan and a.worth < best.worth - _CLOSE]
        if best is None or not others or len(asked.plans) < 2:
            return amounts
        same = msgspec.structs.replace(slot, focus=self._sources.understanding.understand(best.label).focus)
        out = [a for a in amounts if a not in others]
        for a in others:
            like = self._values.best(msgspec.structs.replace(asked, plans=(a.plan,)), same)
            out += [msgspec.structs.replace(o, worth=a.worth) for o in like if o.value is not None and o.worth > _LIKE] or [a]
        return out

    def _extreme(self, asked: Asked) -> Iterable[Finding]:
        amounts = self._amounts(asked, slots(asked)[0])
        if not amounts:
            return
        high = _upward(asked, amounts)
        wanted = (max if high else min)(a.value for a in amounts if a.value is not None)
        rows = tuple(piece_of(a) for a in amounts)
        first = [a for a in amounts if a.value == wanted]
        if _STRICT.search(asked.text):  # below 9 is stricter than 9 at most
            first = [a for a in first if a.op in ("<", ">")] or first
        pieces = [self._place(a.plan, a.evidence, rows, a) for a in first]
        whole = {a.plan for a in amounts} >= set(asked.plans)
        score = max(a.worth for a in amounts) * (1.0 if whole else _HALF)
        yield found(asked, "maximum" if high else "minimum", pieces, score, kind="quantity", rows=rows)

    def _judged(self, asked: Asked) -> Iterable[Finding]:
        """Whether the cities named have the same figure, or the first a higher, lower or stricter one than the second."""
        same = _SAME.search(asked.text)
        if not same and not (_THAN.search(asked.text) and _comparative(asked)):
            return
        amounts = {a.plan: a for a in self._amounts(asked, slots(asked)[0])}
        if set(amounts) < set(asked.plans):
            return
        values = [amounts[plan].value or 0.0 for plan in asked.plans]
        ordered = values[0] > values[1] if _upward(asked, list(amounts.values())) else values[0] < values[1]
        holds = (len(set(values)) == 1) != bool(_UNLIKE.search(asked.text)) if same else ordered
        rows = tuple(piece_of(amounts[plan]) for plan in asked.plans)
        label = "；".join(f"{self._sources.shelf.city(r.plan)}{r.label}{r.year or ''} {r.raw}" for r in rows)
        piece = Piece(type="boolean", label=label, plan=rows[0].plan, evidence=rows[0].evidence, value=holds, members=rows, placed=False)
        yield found(asked, "compare", [piece], min(a.worth for a in amounts.values()) + _JUDGED, kind="quantity", rows=rows)

    def _all(self, asked: Asked) -> Iterable[Finding]:
        rows = [piece_of(a) for slot in slots(asked) for a in self._amounts(asked, slot)]
        if rows:
            yield found(asked, "compare", rows, 0.97, kind="quantity")

    def _of_each(self, asked: Asked, parts: Sequence[Slot]) -> Iterable[Finding]:
        best = [max(amounts, key=lambda a: a.worth) for slot in parts if (amounts := self._values.best(asked, slot))]
        if best:
            pieces = [self._place(a.plan, a.evidence, (piece_of(a),)) for a in best]
            yield self._listed(asked, pieces, 0.95, "quantity")

    def _having_amounts(self, asked: Asked) -> Iterable[Finding]:
        slot = slots(asked)[0]
        number = _NUMBER.search(_YEARS.sub("", asked.text))
        if number:
            slot = msgspec.structs.replace(slot, focus=slot.focus.hiding(m.span() for m in _SET_AT.finditer(slot.focus.text)))
        amounts = self._amounts(msgspec.structs.replace(asked, kinds=("target",)), slot)
        if number and re.search(r"%|定为|设为", asked.text):
            amounts = [a for a in amounts if a.value == float(number[1])]
        if _NOT.search(asked.text):
            yield from self._lacking(asked, {a.plan for a in amounts}, [piece_of(a) for a in amounts])
        elif amounts:
            pieces = [self._place(a.plan, a.evidence, (piece_of(a),)) for a in amounts]
            yield self._listed(asked, pieces, max(a.worth for a in amounts) + 0.05, "quantity")

    def _lacking(self, asked: Asked, having: set[str], rows: Sequence[Piece]) -> Iterable[Finding]:
        """The cities whose plans do not have it; the members are what the others say."""
        without = [v for plan, v in self._sources.shelf.volumes.items() if plan not in having] if having else []
        pieces = [
            self._place(
                v.plan, tuple((e.start, e.end) for e in v.records.document.evidence[:1]) or ((0, min(40, len(v.folded))),), tuple(rows)
            )
            for v in without
        ]
        if pieces:
            yield found(asked, "list", pieces, 0.95, kind="plan")

    def _having_standards(self, asked: Asked) -> Iterable[Finding]:
        best: list[tuple[float, Piece]] = []
        for plan in self._sources.retrieval.plans(asked.focus, asked.plans):
            one = msgspec.structs.replace(asked, plans=(plan,), wants="which")
            best += [(f.score, f.pieces[0]) for f in self._standards.find(one)]
        top = max((score for score, _ in best), default=0.0)
        pieces = [self._place(p.plan, p.evidence, (p,)) for score, p in best if score >= max(_TASK, top - _ALIKE)]
        if pieces:
            yield self._listed(asked, pieces, top, "standard")

    def _having_tasks(self, asked: Asked) -> Iterable[Finding]:
        links = self._sources.links.tasks.find(asked.focus, asked.plans)
        best = max((x.own for x in links), default=0.0)
        chosen: dict[str, Piece] = {}
        for x in links:
            task, iri = x.entry.record, x.entry.iri
            if x.own >= max(_TASK, best - _NAMED_ALIKE) and x.entry.plan not in chosen:
                evidence = tuple((e.start, e.end) for e in task.evidence)
                chosen[x.entry.plan] = Piece(type="task", label=task.title, plan=x.entry.plan, evidence=evidence, subjects=(iri,), iri=iri)
        pieces = [self._place(p, chosen[p].evidence, (chosen[p],)) for p in self._sources.shelf.volumes if p in chosen]
        if pieces:
            yield self._listed(asked, pieces, min(0.98, best + 0.1), "labelled")

    def _mentioning(self, asked: Asked) -> Iterable[Finding]:
        """The cities whose plans say the quoted words; where nothing is quoted, have a sentence that accounts for the question itself."""
        focus = asked.focus.hiding(m.span() for m in _SAYING.finditer(asked.focus.text))
        plain = msgspec.structs.replace(focus, alternatives=tuple(o for o in focus.alternatives if o.worth > 0.9))
        quoted = _QUOTED.findall(asked.text)
        rows: dict[str, Piece] = {}
        for plan in self._sources.retrieval.plans(plain):
            for hit in self._sources.retrieval.hits(plain, (plan,))[: None if quoted else 1]:
                s = hit.sentence
                said = (
                    all(q in s.folded or q in s.path for q in quoted)
                    if quoted
                    else plain.score((s.folded, 1.0), (s.path, 0.9), (s.lead, 1.0)) >= _MENTIONED
                )
                if said:
                    label = self._sources.shelf.quote(plan, s.start, s.end).strip()[:80]
                    subjects = (passage_iri(plan, *s.passage, self._sources.base),)
                    rows[plan] = Piece(type="passage", label=label, plan=plan, evidence=((s.start, s.end),), subjects=subjects)
                    break
        if rows and _NOT.search(asked.text):
            yield from self._lacking(asked, set(rows), list(rows.values()))
        elif rows:
            pieces = [self._place(plan, row.evidence, (row,)) for plan, row in rows.items()]
            yield self._listed(asked, pieces, 0.9 if quoted else 0.7, "passage")

    def _listed(self, asked: Asked, places: Sequence[Piece], score: float, kind: QueryKind) -> Finding:
        operation: Operation = "list"
        return found(asked, operation, places, score, kind=kind, rows=[m for p in places for m in p.members])

    def _place(self, plan: str, evidence: tuple[tuple[int, int], ...], members: tuple[Piece, ...], amount: Amount | None = None) -> Piece:
        iri = plan_iri(plan, self._sources.base)
        place = Piece(
            type="place", label=self._sources.shelf.city(plan), plan=plan, evidence=evidence[:3], subjects=(iri,), iri=iri, members=members
        )
        if amount is None:
            return place
        shown = piece_of(amount)
        return msgspec.structs.replace(place, value=shown.value, op=shown.op, unit=shown.unit, raw=shown.raw, year=shown.year)


def _comparative(asked: Asked) -> bool:
    return bool(asked.tags & {"most", "least", "more", "less"}) or bool(_COMPARED.search(asked.text))


def _upward(asked: Asked, amounts: Sequence[Amount]) -> bool:
    """Whether more is what the question asks for: the stricter of two bounds from above is the lower one."""
    if _STRICT.search(asked.text):
        return 2 * sum(a.op in ("<", "<=") for a in amounts) < len(amounts)
    if _LOOSE.search(asked.text):
        return 2 * sum(a.op in ("<", "<=") for a in amounts) >= len(amounts)
    down = _DOWN.search(asked.text) if not asked.tags & {"most", "more"} else None
    return not (asked.tags & {"least", "less"} or down)


def _asks_city(asked: Asked) -> bool:
    if asked.wants == "city":
        return True
    if len(asked.plans) > 1 and asked.wants in ("which", "unit", "choice") and _comparative(asked):
        return True
    if asked.wants in ("which", "noun") and not asked.plans and _CITY_IS.search(asked.text):
        return True
    return asked.wants == "which" and not asked.plans and bool(_NOT.search(asked.text)) and bool(_PLACES.search(asked.text))
