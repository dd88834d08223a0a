"""Readings that set two things side by side: which has more, by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.labelled.index import Index
from kg.labelled.ordering import measured_by
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Order, Reading
from kg.labelled.scoring import score, things_of, year_said, year_worth
from kg.labelled.vocabulary import Mention

_CUES = ("difference", "more", "less", "sooner", "later", "max", "min", "earliest", "latest")
_FALLING = frozenset({"less", "min", "sooner", "earliest"})
_OF_TIME = re.compile(r"早|晚|新|老|earl|old|new|lat|young")


class Comparisons:
    """Makes the readings that compare."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def readings(self, p: Pieces) -> Iterator[Reading]:
        """Yield the readings of the pieces that compare things by a number or a date that all of them have."""
        named = [m for m in p.named if things_of(m)]
        if len(named) == 1:
            yield from self._over_years(p, named[0])
        if p.parsed.cue(*_CUES) is None or len(named) < 2:
            return
        tags = {c.tag for c in p.parsed.cues}
        things = tuple(max(things_of(m), key=lambda s: s.weight).ref for m in named)
        for ref, weight, said in self._measures(p, things):
            prop = self._index.schema.properties[ref]
            years = year_said(p, prop)
            spans = [*((m.start, m.end) for m in named), *said, *((b.start, b.end) for b in years)]
            yield Reading(
                operation="difference" if "difference" in tags else "compare",
                things=things,
                asked=ref,
                order=Order(ref, not tags & _FALLING),
                score=score(p, spans, 1.0, [weight]) + 0.06 + year_worth(prop, years),
                missing=p.missing(spans),
            )

    def _over_years(self, p: Pieces, named: Mention) -> Iterator[Reading]:
        """One thing's number in two years: 2018年比2017年多了多少."""
        properties = self._index.schema.properties
        thing = max(things_of(named), key=lambda s: s.weight).ref
        for m in p.properties if p.parsed.cue("difference") else ():
            held = [s for s in m.senses if properties[s.ref].kind == "number" and thing in properties[s.ref].facts]
            said = [s for s in held if year_said(p, properties[s.ref])]
            pairs = ((a, b) for a in said for b in said if a.ref != b.ref and properties[a.ref].label == properties[b.ref].label)
            for a, b in pairs:
                years = [*year_said(p, properties[a.ref]), *year_said(p, properties[b.ref])]
                spans = [(named.start, named.end), (m.start, m.end), *((x.start, x.end) for x in years)]
                worth = score(p, spans, 1.0, [a.weight]) + 0.06
                yield Reading(operation="difference", things=(thing,), asked=a.ref, also=(b.ref,), score=worth, missing=p.missing(spans))
                return

    def _measures(self, p: Pieces, things: Sequence[int]) -> Iterator[tuple[int, float, list[tuple[int, int]]]]:
        """The numbers and dates that all of the things have and the question may mean, with the words for them."""
        schema = self._index.schema
        for m in p.properties:
            for s in m.senses:
                prop = schema.properties[s.ref]
                if prop.kind in {"number", "date"} and all(t in prop.facts for t in things):
                    yield s.ref, s.weight, [(m.start, m.end)]
        klass = next(iter(schema.things[things[0]].classes), None)
        for cue in p.parsed.cues if not p.properties else ():
            said = p.parsed.text[cue.start : cue.end]
            ref = measured_by(said, klass, self._index, bool(_OF_TIME.search(said))) if cue.tag in _CUES else None
            if ref is not None and all(t in schema.properties[ref].facts for t in things):
                yield ref, 0.9, []
                return
