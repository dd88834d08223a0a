"""How much, how many, what value: the quantity that a question asks for, of the right year and kind, for each part of the question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from kg.question.amounts import Amount, Amounts
from kg.question.asking import Asked
from kg.question.measures import fit
from kg.question.readings import Finding, Piece, found
from kg.question.slots import RISING, Slot, slots
from kg.question.sources import Sources
from ontology.records import ValueKind

_LEAST = 0.5
_ALIKE = 0.05  # amounts of other plans whose worth is this near answer too where no place is named
_SAME_FACT = 0.75  # share of the best's worth from which an equal value is further evidence for the same fact
_DATED = 0.9  # what an amount of the year that is named keeps of its worth at least, though it be of another kind
_AGAIN = 0.8  # share of the best's worth from which another figure answers a further “how many”
_SAME_ROW = 0.02
_OTHER_YEAR = 0.8  # share of the best's worth from which another year's amount answers for that year
# What an amount keeps of its worth if it is of the period before, of another kind (past for planned), of another year, of no year.
_FORMER, _WRONG_KIND, _WRONG_YEAR, _NO_YEAR = 0.78, 0.42, 0.4, 0.95
_WORDS, _WORDS_FOR_FIGURE = 0.97, 0.8  # what is left of one that is in words; and where the question names a unit
_UNASKED_PAST, _BESIDE = 0.93, 0.97
_VALUE_WORD = re.compile(r"(?:率|目标值|指标值|数值|target|rate)(?:是)?(?:什么|what)?")
_MEMBERS = re.compile(r"[项条个](?:具体|重点)?(?:任务|事项|举措|措施|指标)")
_COUNTED = 0.93  # what a figure keeps where the question counts the parts of the plan, or asks how far two years are apart
_NAMES = re.compile(r"哪(?:些|几|[两俩二三四五六七八九十])")  # asks for names, though of rates
_EVIDENCE = 4  # places cited for one amount


class Values:
    """Finds quantities for questions."""

    def __init__(self, sources: Sources, amounts: Amounts) -> None:
        self._sources, self._amounts = sources, amounts

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the quantities that the question asks for as one reading; none where it asks for none."""
        rate = bool(_VALUE_WORD.search(asked.text)) and not _NAMES.search(asked.text)
        named = asked.wants == "which" and rate and "standard" not in asked.classes
        if "attribute" in asked.tags or not (named or asked.wants in ("amount", "howlong", "noun")):
            return
        groups: list[list[Amount]] = []
        for slot in slots(asked):
            groups.append(self.best(asked, slot, told=frozenset((a.subject, a.raw) for amounts in groups for a in amounts)))
        worths = [max(a.worth for a in amounts) for amounts in groups if amounts]
        if not worths:
            return
        pieces = [piece_of(a) for amounts in groups for a in amounts]
        score = min(1.0, sum(worths) / len(worths)) * (1.0 if asked.wants == "amount" else 0.93)
        if _MEMBERS.match(asked.behind("amount")) or ("difference" in asked.tags and len(asked.years) > 1):
            score *= _COUNTED
        yield found(asked, "value", pieces, score, kind="quantity", relation="/".join(asked.kinds) or None)

    def best(
        self, asked: Asked, slot: Slot, per_plan: bool = False, least: float = _LEAST, told: Collection[tuple[str, str]] = ()
    ) -> list[Amount]:
        """Return the best amounts for a slot, of the kind that the question implies: one a plan, and a year where several are asked for.

        With `per_plan` each plan answers whose best is worth `least`, otherwise only those that are as good as the best of all. Figures
        that are `told` already (subject and words) are so only once where another is nearly as good.
        """
        plans = asked.plans or tuple(self._sources.shelf.volumes)
        telling = _SAME_FACT * least  # what is worth less is no evidence either
        judged = [self._judged(a, asked, slot) for a in self._amounts.find(slot.focus, plans) if a.worth >= telling]
        judged = sorted((a for a in judged if a.worth >= telling), key=lambda a: -a.worth)
        if not judged or judged[0].worth < least:
            return []
        others = [a for a in judged if (a.subject, a.raw) not in told]
        if others and others[0].worth >= _AGAIN * judged[0].worth:
            judged = others
        floor = least if per_plan or len(asked.plans) > 1 else max(least, judged[0].worth - _ALIKE)
        by_plan: dict[str, list[Amount]] = {}
        for a in judged:
            by_plan.setdefault(a.plan, []).append(a)
        kept = (by_plan[plan] for plan in plans if plan in by_plan)
        return [a for mine in kept if mine[0].worth >= floor for a in self._of_plan(asked, mine)]

    def _of_plan(self, asked: Asked, mine: list[Amount]) -> list[Amount]:
        first = mine[0]
        chosen = [first]
        if RISING.search(asked.text):
            chosen = _rise(first, mine)
        elif first.type == "indicator":
            row = [a for a in mine if a.record == first.record and a.worth >= first.worth - _SAME_ROW]
            chosen = [a for a in row if a.year in asked.years] or row if asked.years else row
        elif "count" in asked.tags and not asked.years:
            same = (a for a in mine if a.label == first.label and a.kind == first.kind and a.worth >= first.worth - _SAME_ROW)
            chosen = [max(same, key=lambda a: a.year or 0)]  # 一共: what the last year brings it to
        elif len(asked.years) > 1:
            for year in asked.years:
                other = next((a for a in mine if a.year == year), None)
                if other and other.worth >= _OTHER_YEAR * first.worth and all(c.year != year for c in chosen):
                    chosen.append(other)
        return [_with_evidence(a, mine) for a in chosen]

    def _judged(self, a: Amount, asked: Asked, slot: Slot) -> Amount:
        """The amount with the worth that it has for this question: less where unit, kind or year speak against it."""
        worth = a.worth * (fit(a.unit, slot.unit, slot.kind) if a.op != "text" else _WORDS_FOR_FIGURE if slot.kind else _WORDS)
        dated = a.year is not None and a.year in asked.years  # a year that is named tells more than 要 or 已
        worth *= max(_DATED if dated else 0.0, _kind_fit(a.kind, asked.kinds))
        period = self._sources.shelf.volumes[a.plan].records.document.period
        former = a.year is not None and period is not None and a.year < period[0] and a.year not in asked.years
        if former and a.kind == "target" and "past" not in asked.tags:
            worth *= _FORMER
        if asked.years:
            worth *= _NO_YEAR if a.year is None else 1.0 if a.year in asked.years else _WRONG_YEAR
        return msgspec.structs.replace(a, worth=worth)


def _kind_fit(kind: ValueKind | None, asked: tuple[ValueKind, ...]) -> float:
    if kind is None or not asked:
        return 1.0 if kind in (None, "target") else _UNASKED_PAST
    if kind in asked:
        return 1.0
    return (
        _BESIDE if {kind, *asked} <= {"actual", "baseline"} or (kind != "target" and set(asked) & {"actual", "baseline"}) else _WRONG_KIND
    )


def _rise(first: Amount, mine: list[Amount]) -> list[Amount]:
    """The baseline and the target of one indicator, for “from how many to how many”; the amount alone where it is none."""
    rows = dict.fromkeys(a.record for a in mine if a.record and a.worth >= _OTHER_YEAR * first.worth)
    for record in rows:
        same = sorted((a for a in mine if a.record == record), key=lambda a: a.year or 0)
        rising = next(([b, t] for b in same if b.kind == "baseline" for t in reversed(same) if t.kind == "target"), None)
        if rising:
            return rising
    return [first]


def _with_evidence(amount: Amount, others: Sequence[Amount]) -> Amount:
    """The amount with the places of the same plan that say the same."""
    same = (
        o
        for o in others
        if o.value == amount.value
        and o.value is not None
        and o.worth >= _SAME_FACT * amount.worth
        and (None in (o.year, amount.year) or o.year == amount.year)
    )
    more = (e for o in same for e in o.evidence)
    return msgspec.structs.replace(amount, evidence=tuple(dict.fromkeys((*amount.evidence, *more)))[:_EVIDENCE])


def piece_of(a: Amount) -> Piece:
    """Return the item that shows an amount."""
    return Piece(
        type=a.type,
        label=a.label,
        plan=a.plan,
        evidence=a.evidence,
        subjects=(a.subject,),
        iri=a.subject if a.record else None,
        value=a.value,
        op=a.op,
        high=a.high,
        unit=a.unit_shown or None,
        raw=a.raw,
        year=a.year,
    )
