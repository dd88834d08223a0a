"""Which number or date a comparison in a question is about, and in which unit."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from kg.labelled.bounds import Bound
from kg.labelled.index import Index
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Step
from kg.labelled.vocabulary import Mention

_QUANTITIES = frozenset({"quantity", "数量", "amount"})
_FAR = 20  # characters behind which it no longer matters how far a word is from a comparison
_SIZES = (
    {
        "平方米": 1.0,
        "平米": 1.0,
        "m2": 1.0,
        "㎡": 1.0,
        "亩": 2000 / 3,
        "公顷": 1e4,
        "hectare": 1e4,
        "平方公里": 1e6,
        "平方千米": 1e6,
        "km2": 1e6,
    },
    {"毫米": 1e-3, "厘米": 1e-2, "米": 1.0, "m": 1.0, "公里": 1e3, "千米": 1e3, "km": 1e3},
    {"克": 1e-3, "公斤": 1.0, "千克": 1.0, "kg": 1.0, "吨": 1e3, "ton": 1e3},
    {"元": 1.0, "yuan": 1.0, "万元": 1e4, "亿元": 1e8},
    {"升": 1.0, "立方米": 1e3, "立方": 1e3, "m3": 1e3},
)  # how many of the smallest each unit is; a mu is 2/3 of 1,000 m2 (GB 3100-93 leaves it in use)


class Measure(msgspec.Struct, frozen=True):
    """A property that a comparison may be about, how surely, the hops to it, and the words for it."""

    property: int
    weight: float
    path: tuple[Step, ...] = ()
    word: Mention | None = None


def in_unit(bound: Bound, unit: str | None) -> Bound:
    """Return the comparison in the property's `unit`, where both that and the question's are known."""
    for sizes in _SIZES:
        said, kept = sizes.get((bound.unit or "").rstrip("s")), sizes.get(unit or "")
        if said and kept and said != kept:
            low, high = (round(v * said / kept, 6) if isinstance(v, float) else v for v in (bound.low, bound.high))
            return msgspec.structs.replace(bound, low=low, high=high, unit=unit)
    return bound


def measures(p: Pieces, klass: int | None, bound: Bound, taken: Collection[Mention], index: Index) -> list[Measure]:
    """Return the properties of the class's things that a comparison may be about, the surest first."""
    found = [*_said(p, klass, bound, taken, index)]
    if bound.kind == "number":
        found += _unsaid_quantity(p, klass, index)
    elif klass is not None:
        dates = [ref for ref in index.of_class(klass) if index.schema.properties[ref].kind == "date"]
        found += [Measure(ref, 0.6) for ref in dates if len(dates) == 1]
    return sorted(found, key=lambda m: -m.weight)


def _said(p: Pieces, klass: int | None, bound: Bound, taken: Collection[Mention], index: Index) -> Iterator[Measure]:
    """The properties that words name, the nearest first; those of linked things too."""
    for m in (m for m in p.properties if m not in taken):
        distance = min(abs(m.start - bound.end), abs(bound.start - m.end), _FAR)
        for s in m.senses:
            prop = index.schema.properties[s.ref]
            if prop.kind != bound.kind:
                continue
            said = any(b is not bound and b.kind == "date" and str(b.low)[:4] == str(prop.year) for b in p.parsed.bounds)
            worth = s.weight - 0.01 * distance + 0.1 * said + 1e-6 * (prop.year or 0)
            if index.has(s.ref, klass):
                yield Measure(s.ref, worth, (), m)
            else:
                for step in index.links(klass):
                    if any(index.has(s.ref, k) for k in index.beyond(step)):
                        yield Measure(s.ref, worth - 0.1, (step,), m)


def _unsaid_quantity(p: Pieces, klass: int | None, index: Index) -> Iterator[Measure]:
    """How many of something (deliver more than 100 units) where no number is named: a quantity, also that of a class named beside."""
    properties = index.schema.properties
    if any(s.kind == "property" and properties[s.ref].kind == "number" for m in p.properties for s in m.senses):
        return
    said = {s.ref for m in p.classes for s in m.senses if s.kind == "class"}
    ways: list[tuple[int | None, tuple[Step, ...]]] = [(klass, ())]
    ways += [(k, (way,)) for way in index.links(klass) for k in sorted(index.beyond(way) & said)]
    for k, path in ways:
        for ref in index.of_class(k) if k is not None else ():
            if properties[ref].kind == "number" and properties[ref].called.names.keys() & _QUANTITIES:
                yield Measure(ref, 0.85, path)
