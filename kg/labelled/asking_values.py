"""Readings that ask for values: of things that are named, also over hops, or of all things of a class, also summed up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from kg.labelled.classes_meant import classes_with
from kg.labelled.filters import Filters
from kg.labelled.index import Index
from kg.labelled.ordering import Extreme, ordering
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Condition, Operation, Order, Reading, Step
from kg.labelled.scoring import asked_worth, score, things_of, unused, values_kind, year_said, year_worth
from kg.labelled.vocabulary import Mention, Sense

_MOST = re.compile(r"多|少|^前|^(?:most|fewest|least|top.*)$")
_EXTREMES = frozenset({"max", "min", "earliest", "latest"})
_ORDERED = frozenset({"max", "min", "more", "less", "nth", "top"})
_WHICH = re.compile(r"哪(?!一?[年天])")
_GROUPED = frozenset({"category", "link", "text", "address"})
_PLACE_ENDS = (("区", "县"), ("县", "区"), ("市",), ("镇", "乡", "街道"), ("乡", "镇", "街道"), ("道", "街道"), ("省",), ("村", "社区"))
_AND = re.compile(r"\s*(?:和|与|及|以及|、|,|，|and|还有)\s*(?:the\s+)?")
_COUNTED = ("count", "sum")
_TIED = 0.02  # things that a name may mean nearly as surely as the surest are meant too
_SURE, _OF_ONE, _OF_ANY = 0.85, 0.08, 0.3
_UNSAID_HOP = 3  # a hop that no word names counts for so many


class _Chain(msgspec.Struct, frozen=True):
    """Hops from what is named to what has the property asked for, with the words that name them."""

    path: tuple[Step, ...] = ()
    said: tuple[Mention, ...] = ()


class _Use(msgspec.Struct, frozen=True):
    """What may be done with values: how much that is worth, the cues that it accounts for, and the order."""

    operation: Operation
    worth: float
    cues: frozenset[str] = frozenset()
    order: Order | None = None


class ValueReadings:
    """Makes the readings that ask for values."""

    def __init__(self, index: Index, filters: Filters) -> None:
        self._index, self._filters = index, filters

    def readings(self, p: Pieces) -> Iterator[Reading]:
        """Yield the readings of the pieces that ask for values of a property."""
        for mention in p.properties:
            worth = asked_worth(p, mention)
            for sense in mention.senses:
                if sense.kind in {"property", "asking"}:
                    asked = 1.0 if sense.kind == "asking" else worth
                    yield from self._of_things(p, mention, sense, asked)
                    yield from self._of_class(p, mention, sense, asked)
        yield from self._by_time(p)
        yield from self._by_place(p)
        yield from self._in_address(p)
        yield from self._either(p)

    # ---- of things that are named

    def _of_things(self, p: Pieces, mention: Mention | None, sense: Sense, asked: float) -> Iterator[Reading]:
        prop = self._index.schema.properties[sense.ref]
        for chain in self._chains(p, mention) if any(things_of(m) for m in p.named) else ():
            if chain.path and chain.path[-1] == Step(sense.ref, True):
                continue  # there and back
            subjects, weights, used = self._subjects(p, chain, sense.ref)
            if not subjects:
                continue
            also = self._also(p, mention, subjects) if mention is not None and not chain.path else {}
            used += also.values()
            used += [m for m in self._beside(p, subjects) if m not in used and m is not mention]
            spans = [(m.start, m.end) for m in (*used, *((mention,) if mention else ()))]
            years = year_said(p, prop)
            spans += [(b.start, b.end) for b in years] + p.around(sense.ref, prop.called.names)
            checks = p.parsed.cue("yesno") and not p.parsed.cue("howmuch", "who", "where", "when", "count")
            several = also or len(subjects) > 1
            hops = len(chain.path) * (1 if chain.said else _UNSAID_HOP)
            asks = max([asked, *(asked_worth(p, m) for m in also.values())])
            worth = score(p, spans, asks, [sense.weight, *weights], kind=values_kind(prop), hops=hops)
            yield Reading(
                operation="yesno" if checks else "values",
                things=tuple(dict.fromkeys(subjects)),
                asked=sense.ref,
                also=tuple(also),
                path=chain.path,
                score=worth
                - unused(p, {*(_COUNTED if prop.kind == "number" else ()), *({"each"} if several else ())})
                + year_worth(prop, years),
                missing=p.missing(spans),
            )

    def _also(self, p: Pieces, mention: Mention, things: Sequence[int]) -> dict[int, Mention]:
        """Further properties of the things that are asked for beside one: 地址和电话."""
        found: dict[int, Mention] = {}
        before = mention
        for m in sorted((m for m in p.properties if m.start > mention.start), key=lambda m: m.start):
            if not _AND.fullmatch(p.parsed.text[before.end : m.start]):
                break
            held = [s for s in m.senses if s.kind == "property" and any(t in self._index.schema.properties[s.ref].facts for t in things)]
            if not held:
                break
            found[max(held, key=lambda s: s.weight).ref] = before = m
        return found

    def _chains(self, p: Pieces, mention: Mention | None) -> list[_Chain]:
        """No hop, hops by the properties and classes that words name, two of them, and one that no word names."""
        links = self._index.links(None)
        named = []
        for other in (*(m for m in p.properties if m is not mention), *p.classes):
            for s in other.senses:
                if s.kind == "property" and self._index.schema.properties[s.ref].link:
                    named.append(_Chain((Step(s.ref),), (other,)))
                elif s.kind == "class":
                    named += [_Chain((step,), (other,)) for step in links if s.ref in self._index.beyond(step)]
        double = [_Chain((*a.path, *b.path), (*a.said, *b.said)) for a in named for b in named if a.said != b.said]
        return [_Chain(), *named, *double, *(_Chain((step,)) for step in links if not step.reverse)]

    def _subjects(self, p: Pieces, chain: _Chain, prop: int) -> tuple[list[int], list[float], list[Mention]]:
        """The things that are named and from which the chain leads to the property; how surely they are meant; the words used."""
        subjects: list[int] = []
        weights: list[float] = []
        used = list(chain.said)
        for m in p.named:
            held = [s for s in things_of(m) if self._reaches(s.ref, chain.path, prop)]
            if held:
                best = max(s.weight for s in held)
                subjects += [s.ref for s in held if s.weight >= best - _TIED]
                weights.append(best)
                used.append(m)
        return subjects, weights, used

    def _reaches(self, thing: int, path: tuple[Step, ...], prop: int) -> bool:
        reached = [thing]
        for step in path:
            reached = [t for r in reached for t in self._index.follow(r, step)]
        return any(t in self._index.schema.properties[prop].facts for t in reached)

    def _beside(self, p: Pieces, things: Sequence[int]) -> list[Mention]:
        """The names that only say what is so of the things anyway (their place, their class), and are not asked for."""
        return [m for m in (*p.named, *p.classes) if self._index.true_of(things, m) and not (m in p.classes and asked_worth(p, m) >= 0.9)]

    # ---- of a class

    def _of_class(self, p: Pieces, mention: Mention, sense: Sense, asked: float) -> Iterator[Reading]:
        """Values of all things of a class that fulfil conditions: listed, summed, averaged; or how many of the things each value has."""
        prop = self._index.schema.properties[sense.ref]
        years = year_said(p, prop)
        told = any(s.ref in prop.facts and s.weight > _SURE for m in p.named for s in things_of(m))
        for meant in classes_with(p, sense.ref, self._index):
            found = self._filters.find(p, meant.klass, meant.ending, [mention], meant.mention)
            if not (meant.mention or found.conditions or p.parsed.cue("average", "sum", *_EXTREMES)):
                continue
            if any(_says(c, sense.ref) for c in found.conditions):
                continue
            order, extreme, order_spans = ordering(p, meant.klass, self._index, mention)
            spans = [*found.spans, (mention.start, mention.end), *((b.start, b.end) for b in years), *self._around(p, sense.ref, order)]
            spans += [(meant.mention.start, meant.mention.end)] if meant.mention else []
            for use in self._uses(p, (sense.ref, mention), order, extreme):
                covered = [*spans, *(order_spans if use.order else ())]
                worth = score(p, covered, asked, [sense.weight, meant.weight, *found.weights], kind=values_kind(prop))
                worth += use.worth + year_worth(prop, years) - unused(p, {*use.cues, *found.cues}) - found.guessed
                worth -= _OF_ONE * told  # a thing that is named has it itself
                worth -= _OF_ANY * (meant.mention is None and bool(found.conditions) and all(map(self._wide, found.conditions)))
                yield Reading(
                    operation=use.operation,
                    klass=meant.klass,
                    conditions=found.conditions,
                    asked=sense.ref,
                    order=use.order,
                    score=worth,
                    missing=p.missing([*spans, *order_spans]),
                )

    def _wide(self, c: Condition) -> bool:
        """Whether a condition holds for things of many classes: a place, a category."""
        properties = self._index.schema.properties
        return c.kind in {"part", "bound", "truth", "has", "label", "text"} or (
            c.kind == "same" and all(properties[ref].kind == "category" for ref in c.properties)
        )

    def _around(self, p: Pieces, asked: int, order: Order | None) -> list[tuple[int, int]]:
        refs = [ref for ref in (asked, order.property if order else None) if ref is not None]
        return [span for ref in refs for span in p.around(ref, self._index.schema.properties[ref].called.names)]

    def _uses(self, p: Pieces, asked: tuple[int, Mention], order: Order | None, extreme: Extreme | None) -> Iterator[_Use]:
        """What may be done with the values of a property (`asked` has it with the word for it)."""
        prop, mention = asked
        kind = self._index.schema.properties[prop].kind
        if kind in {"number", "date"}:
            yield from _calculations(p, prop, kind, order, mention)
        if order is not None and order.property != prop and order.property is not None:
            yield _Use("values", 0.05, _EXTREMES | {"top", "nth"}, order)
        if kind in _GROUPED:
            yield from _groupings(p, prop, order, extreme, mention)
        yield _Use("values", 0.0 if p.named or p.parsed.bounds else -0.06)

    # ---- by a question word alone

    def _by_time(self, p: Pieces) -> Iterator[Reading]:
        """When? asks for the one date that a thing has."""
        if p.parsed.cue("when") and p.named and not p.properties:
            things = things_of(p.named[0])
            dates = [
                r
                for r, prop in enumerate(self._index.schema.properties)
                if prop.kind == "date" and any(s.ref in prop.facts for s in things)
            ]
            if len(dates) == 1:
                yield from self._of_things(p, None, Sense("property", dates[0], 0.8), 1.0)

    def _by_place(self, p: Pieces) -> Iterator[Reading]:
        """Where? asks for an address, and for the place where there is none."""
        if not p.parsed.cue("where"):
            return
        mention = next((m for m in p.properties if all(s.kind == "asking" for s in m.senses)), None)
        for ref, prop in enumerate(self._index.schema.properties):
            if prop.called.kind in {"address", "place"} and prop.kind != "number":
                yield from self._of_things(p, mention, Sense("property", ref, 0.9 if prop.called.kind == "address" else 0.8), 1.0)

    def _in_address(self, p: Pieces) -> Iterator[Reading]:
        """The district, the city, the town … that an address names, where no property does."""
        for mention in p.properties:
            ends = next((e for e in _PLACE_ENDS if e[0] == p.parsed.text[mention.end - 1]), ())
            for ref in self._index.vocabulary.parts if ends else ():
                if self._index.schema.properties[ref].kind == "address":
                    for reading in self._of_things(p, mention, Sense("property", ref, 0.85), asked_worth(p, mention)):
                        yield msgspec.structs.replace(reading, operation="values", parts=ends)

    def _either(self, p: Pieces) -> Iterator[Reading]:
        """是省级还是国家级: the property that has both values."""
        if not re.search(r"还是|\bor\b", p.parsed.text) or len(p.named) < 3:
            return
        for subject in (m for m in p.named if things_of(m)):
            others = [m for m in p.named if m is not subject]
            refs = [{s.ref: s.weight for s in m.senses if s.kind == "value"} for m in others]
            for ref in sorted(set.intersection(*(set(r) for r in refs))):
                spans = [(m.start, m.end) for m in p.named]
                said = {s.text for m in others for s in m.senses if s.ref == ref}
                facts = self._index.schema.properties[ref].facts
                things = tuple(s.ref for s in things_of(subject) if any(v.text in said for v in facts.get(s.ref, ())))
                if things:
                    worth = score(p, spans, 1.0, [refs[0][ref]]) + 0.05
                    yield Reading(operation="values", things=things, asked=ref, score=worth, missing=p.missing(spans))


def _says(c: Condition, prop: int) -> bool:
    """Whether a condition already says the value of the property."""
    refs = {c.path[0].property} if c.path else set(c.properties)
    one = len(c.texts) + len(c.things) == 1  # of several it may be asked which
    return c.kind in {"same", "part", "leads"} and one and not c.negated and len(c.path) < 2 and refs == {prop}


def _calculations(p: Pieces, prop: int, kind: str, order: Order | None, mention: Mention) -> Iterator[_Use]:
    """Average and sum of numbers, the extremes of numbers and dates."""
    cue = p.parsed.cue
    if kind == "number" and cue("average"):
        yield _Use("average", 0.05, frozenset({"average"}))
    elif kind == "number" and (cue("sum", "count") or p.parsed.text[mention.start : mention.end].startswith(("总", "total"))):
        yield _Use("sum", 0.02, frozenset({"sum", "count", "howmuch"}))
    if order is not None and order.property == prop:
        other = cue("which", "who") and any(asked_worth(p, m) > asked_worth(p, mention) for m in p.classes)
        other = other or any(c.tag == "which" and _WHICH.search(p.parsed.text[c.start : c.end]) for c in p.parsed.cues)
        yield _Use("largest" if order.descending else "smallest", -0.15 if other else 0.03, _EXTREMES)


def _groupings(p: Pieces, prop: int, order: Order | None, extreme: Extreme | None, mention: Mention) -> Iterator[_Use]:
    """How many things each value has, and which has most; how many values there are."""
    most = extreme is not None and _MOST.search(extreme.text)
    if extreme is not None and extreme.tag in _ORDERED and (order.property != prop if order else most):
        before = all(mention.start < m.start for m in p.classes)  # 哪个县的公园最大, and not 最大的公园在哪个县
        last = extreme.count > 1 and p.parsed.mentions[-1] is mention  # 公园最多的3个县
        by = Order(order.property if order else None, extreme.descending, extreme.count, extreme.rank)
        yield _Use("topgroup", 0.06 if before or last else -0.15, _EXTREMES | {"top", "nth"}, by)
    if p.parsed.cue("each", "count"):
        yield _Use("groups", 0.05 if p.parsed.cue("each") else -0.1, frozenset({"each", "count"}))
    if p.parsed.cue("count") and not p.parsed.cue("each"):
        yield _Use("count", -0.04, frozenset({"count"}))
