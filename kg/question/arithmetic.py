"""Sums and differences: how far two figures are apart, which of two measures is higher, what several come to."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kg.question.amounts import Amount, Amounts
from kg.question.asking import Asked
from kg.question.measures import kind_of
from kg.question.readings import Finding, Piece, found
from kg.question.slots import coordinated, slots
from kg.question.sources import Sources
from kg.question.values import Values, piece_of
from ontology.records import ValueKind

_APART = re.compile(r"比|差|较|\bthan\b|\bexceed|\bdifference\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)")
_SIDES = re.compile(
    r"(?P<a>[^,。]{2,30}?)(?<![占对])比(?![例重率较])(?P<b>[^,。]{2,24}?)"
    r"(?:要|得|还)?(?:高|多|低|少|大|长|短|快)(?:出|了|多少|几|百分|下降|增加|建|新|改|投)"
)
_BEFORE = re.compile(
    r"(?:比|较|相比|和|跟|在)?(?:十[一二三四五六]五|上一个五年|基期年?|基数|基准年?|现状|目前|现在|原来|起点|过去)(?:期间|时期|末|期末|值|水平|的时候|时)?(?:的)?"
)
_GROWN = re.compile(r"增加|提高|提升|增长|上升|下降|降低|减少|多|少")
_TOGETHER = re.compile(r"合一块|一共|总共|合计|总计|共计|加起来|加在一起|总和|\bin total\b|\btotal\b|\baltogether\b")
_SPAN = re.compile(r"(20\d\d)年?\s?(?:-|—|~|到|至|\bto\b|\bthrough\b)\s?(20\d\d)")
_SAME_MEASURE = 0.05  # how far the figures of single years may fall behind the best
_DIGITS = 6  # decimals kept of a sum or a difference: more is noise of binary fractions


def _dated(row: Piece, rows: tuple[Piece, ...]) -> Piece:
    return Piece(
        type="date",
        label=f"{row.year}年",
        plan=row.plan,
        evidence=row.evidence,
        subjects=row.subjects,
        value=str(row.year),
        raw=row.raw,
        year=row.year,
        members=rows,
    )


class Arithmetic:
    """Computes over the figures of plans."""

    def __init__(self, sources: Sources, values: Values, amounts: Amounts) -> None:
        self._sources, self._values, self._amounts = sources, values, amounts

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the difference, the higher of two or the sum that the question asks for; none where it asks for none."""
        if asked.wants == "amount" and (period := _SPAN.search(asked.text)) and _TOGETHER.search(asked.text):
            yield from self._over_years(asked, range(int(period[1]), int(period[2]) + 1))
        if "difference" in asked.tags and asked.wants == "amount" and (_APART.search(asked.text) or len(asked.years) > 1):
            yield from self._difference(asked)
        elif asked.tags & {"more", "less"} and asked.wants in ("which", "unit") and len(asked.plans) < 2:
            yield from self._higher(asked)
        elif asked.wants == "amount" and ("sum" in asked.tags or _TOGETHER.search(asked.text)):
            yield from self._sum(asked)
        elif asked.tags & {"most", "least"} and asked.wants == "when":
            yield from self._year(asked)

    def _each(self, asked: Asked, *tags: str) -> list[Amount]:
        """The figure of each member of the coordination before the words that ask; none where one of them has no figure."""
        asking = asked.asking(*tags)
        members = coordinated(asked, asking[0].start) if asking and asked.language == "zh" else []
        best = [next((a for a in self._values.best(asked, slot) if a.value is not None), None) for slot in members]
        amounts = [a for a in best if a is not None]
        return amounts if len(amounts) == len(members) > 1 else []

    def _higher(self, asked: Asked) -> Iterable[Finding]:
        amounts = self._each(asked, "which", "unit", "more", "less")
        if not amounts:
            return
        high = "more" in asked.tags
        wanted = (max if high else min)(a.value for a in amounts if a.value is not None)
        rows = tuple(piece_of(a) for a in amounts)
        pieces = [msgspec.structs.replace(row, members=rows) for row in rows if row.value == wanted]
        score = sum(a.worth for a in amounts) / len(amounts)
        yield found(asked, "maximum" if high else "minimum", pieces, score, kind="quantity", rows=rows)

    def _sum(self, asked: Asked) -> Iterable[Finding]:
        amounts = self._each(asked, "sum", "count", "amount") or (self._of_cities(asked, asked.kinds) if len(asked.plans) > 1 else [])
        alike = len({kind_of(a.unit) for a in amounts}) == 1
        if len(amounts) > 1 and len({(a.subject, a.raw) for a in amounts}) == len(amounts) and alike:
            yield self._added(asked, amounts)

    def _over_years(self, asked: Asked, years: range) -> Iterable[Finding]:
        """The sum of the figures that a plan sets for single years of a period, where it sets one for more than one of them."""
        plans = asked.plans or tuple(self._sources.shelf.volumes)
        slot = slots(asked)[0]
        dated = [a for a in self._amounts.find(slot.focus, plans) if a.year in years and a.value is not None and a.kind == "target"]
        mine = [a for a in dated if (a.label, a.unit) == (dated[0].label, dated[0].unit) and a.worth >= dated[0].worth - _SAME_MEASURE]
        each = list({a.year: a for a in reversed(mine)}.values())
        if len(each) > 1 and dated[0].type == "target" and "%" not in dated[0].unit:
            yield self._added(asked, sorted(each, key=lambda a: a.year or 0))

    def _added(self, asked: Asked, amounts: list[Amount]) -> Finding:
        """The sum of amounts, with each of them as a member."""
        rows = tuple(piece_of(a) for a in amounts)
        total = round(sum(a.value or 0.0 for a in amounts), _DIGITS)
        evidence = tuple(dict.fromkeys(e for a in amounts for e in a.evidence[:1]))
        piece = Piece(
            type="value",
            label="合计",
            plan=amounts[0].plan,
            evidence=evidence,
            value=total,
            op="=",
            unit=amounts[0].unit_shown or None,
            members=rows,
        )
        return found(asked, "sum", (piece,), 0.1 + sum(a.worth for a in amounts) / len(amounts), kind="quantity", rows=rows)

    def _year(self, asked: Asked) -> Iterable[Finding]:
        """The year of the largest or the smallest of the figures that one sentence, or one row, gives for several years."""
        plans = asked.plans or tuple(self._sources.shelf.volumes)
        dated = [a for a in self._amounts.find(slots(asked)[0].focus, plans) if a.year is not None and a.value is not None]
        if not dated:
            return
        mine = [a for a in dated if a.evidence == dated[0].evidence and a.unit == dated[0].unit]
        rows = tuple(piece_of(a) for a in {a.year: a for a in reversed(mine)}.values())
        if len(rows) < 2:
            return
        high = "most" in asked.tags
        wanted = (max if high else min)(float(row.value or 0.0) for row in rows)
        pieces = [_dated(row, rows) for row in rows if row.value == wanted]
        yield found(asked, "maximum" if high else "minimum", pieces, 0.05 + dated[0].worth, kind="quantity", rows=rows)

    def _difference(self, asked: Asked) -> Iterable[Finding]:
        pair = (
            self._of_cities(asked, ("target",))
            if len(asked.plans) > 1
            else self._of_years(asked) or self._since(asked) or self._of_sides(asked)
        )
        if len(pair) < 2:
            return
        a, b = pair[:2]
        rows = (piece_of(a), piece_of(b))
        shares = "%" in (a.unit, b.unit) or "率" in a.label
        value = round(abs((a.value or 0.0) - (b.value or 0.0)), _DIGITS)
        evidence = tuple(dict.fromkeys((*a.evidence[:2], *b.evidence[:2]))) if a.plan == b.plan else a.evidence
        piece = Piece(
            type="value",
            label=f"{a.label}相差",
            plan=a.plan,
            evidence=evidence,
            value=value,
            op="=",
            unit="个百分点" if shares else a.unit_shown if a.unit == b.unit else None,
            members=rows,
            placed=a.plan == b.plan,
        )
        yield found(asked, "difference", (piece,), 0.15 + (a.worth + b.worth) / 2, kind="quantity", rows=rows)

    def _of_cities(self, asked: Asked, kinds: tuple[ValueKind, ...]) -> list[Amount]:
        """The figures (of `kinds`) of the cities named, each of the year named behind it, of the latest year where none is."""
        slot = slots(asked)[0]
        out: list[Amount] = []
        for plan, years in self._years_by_plan(asked).items():
            one = msgspec.structs.replace(asked, plans=(plan,), years=years, kinds=kinds)
            out += sorted((a for a in self._values.best(one, slot) if a.value is not None), key=lambda a: -(a.year or 0))[:1]
        return out

    def _of_years(self, asked: Asked) -> list[Amount]:
        if len(asked.years) < 2:
            return []
        either = msgspec.structs.replace(asked, kinds=("target", "baseline", "actual"))
        best = self._values.best(either, slots(asked)[0])
        if set(asked.years) - {a.year for a in best}:  # an indicator's row has a value for each year, though of different kinds
            each = (self._values.best(msgspec.structs.replace(either, years=(year,)), slots(asked)[0]) for year in asked.years)
            best = [a for amounts in each for a in amounts[:1]]
        return [a for a in best if a.year in asked.years and a.value is not None]

    def _since(self, asked: Asked) -> list[Amount]:
        """The target of an indicator and what it was before, where the question holds one against the other: 比十三五增加几个."""
        if not (former := _BEFORE.search(asked.text)):
            return []
        slot = slots(asked)[0]
        focus = asked.focus.hiding([former.span(), *(m.span() for m in _GROWN.finditer(asked.focus.text))])
        one = msgspec.structs.replace(asked, kinds=("target",), tags=asked.tags - {"past"})
        best = [
            a for a in self._values.best(one, msgspec.structs.replace(slot, focus=focus)) if a.type == "indicator" and a.value is not None
        ]
        if not best:
            return []
        last = max(best, key=lambda a: a.year or 0)
        row = [a for a in self._amounts.find(focus, (last.plan,)) if a.record == last.record and a.kind in ("baseline", "actual")]
        return [last, *(a for a in row[:1] if a.value is not None)]

    def _of_sides(self, asked: Asked) -> list[Amount]:
        """The figures of two measures of one plan: of what stands before 比 and of what stands behind it."""
        sides = _SIDES.search(asked.text) if asked.language == "zh" else None
        if sides is None:
            return self._each(asked, "difference")
        slot = slots(asked)[0]
        out = []
        for focus in (asked.focus.hiding([sides.span("b")]), asked.focus.hiding([_own_of(sides)])):
            best = self._values.best(asked, msgspec.structs.replace(slot, focus=focus))
            out += [a for a in best if a.value is not None][:1]
        apart = len(out) == 2 and (out[0].subject, out[0].raw) != (out[1].subject, out[1].raw)
        apart = apart and kind_of(out[0].unit) == kind_of(out[1].unit)
        return out if apart else []

    def _years_by_plan(self, asked: Asked) -> dict[str, tuple[int, ...]]:
        """The years named behind each place, or before the first where none is: those are meant for all."""
        text = asked.text
        places = [p for p in self._sources.places.find(text) if p.plans]
        ends = [*(p.start for p in places[1:]), len(text)]
        common = tuple(int(y) for y in _YEAR.findall(text[: places[0].start])) if places else ()
        out: dict[str, tuple[int, ...]] = {}
        for place, end in zip(places, ends, strict=True):
            for plan in place.plans:
                out.setdefault(plan, tuple(int(y) for y in _YEAR.findall(text[place.end : end])) or common)
        return out


def _own_of(sides: re.Match[str]) -> tuple[int, int]:
    """Where the words stand that only the first has: 种植机械化率 of 花生种植机械化率比收获机械化率, for 花生 is of both."""
    a, b = sides["a"], sides["b"]
    size = next((n for n in range(min(len(a), len(b)) - 1, 1, -1) if a[-n:] == b[-n:]), 0)
    return (max(sides.start("a"), sides.end("a") - len(b)) if size else sides.start("a")), sides.end("a")
