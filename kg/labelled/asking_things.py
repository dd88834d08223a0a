"""Readings that ask for things: listed, counted, the first by a measure, whether there are any, or all that is known of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.labelled.classes_meant import classes_asked
from kg.labelled.filters import Filters
from kg.labelled.index import Index
from kg.labelled.ordering import ordering
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Operation, Reading
from kg.labelled.scoring import asked_worth, score, things_of, unused
from kg.labelled.vocabulary import Mention

_STATED = re.compile(r"是(?:一?[个家座所])?$|\b(?:a|an|the)\s*$")
_TIED = 0.02
_ORDERING = frozenset({"max", "min", "earliest", "latest", "top", "nth"})


class ThingReadings:
    """Makes the readings that ask for things."""

    def __init__(self, index: Index, filters: Filters) -> None:
        self._index, self._filters = index, filters

    def readings(self, p: Pieces) -> Iterator[Reading]:
        """Yield the readings of the pieces that ask for things."""
        yield from self._of_class(p)
        named = next((m for m in p.named if things_of(m)), None)
        if named is not None and p.parsed.cue("yesno"):
            yield from self._checks(p, named)
        elif named is not None:
            yield from self._everything(p, named)

    def _of_class(self, p: Pieces) -> Iterator[Reading]:
        cue = p.parsed.cue
        for meant in classes_asked(p, self._index):
            found = self._filters.find(p, meant.klass, meant.ending, [], meant.mention)
            if not (meant.mention or found.conditions):
                continue
            order, _, order_spans = ordering(p, meant.klass, self._index, None)
            spans = [*found.spans, *order_spans, *((m.start, m.end) for m in (meant.mention,) if m)]
            if order is not None and order.property is not None:
                spans += p.around(order.property, self._index.schema.properties[order.property].called.names)
            asked = 0.75 if cue("which", "who", "list", "yesno", "count") else 0.4
            if meant.mention is not None:
                asked = asked_worth(p, meant.mention)
            operation: Operation = "count" if order is None and cue("count") else "yesno" if order is None and cue("yesno") else "things"
            used = {*found.cues, *(_ORDERING if order is not None else {operation})}
            worth = score(p, spans, asked, [meant.weight, *found.weights]) - unused(p, used) - found.guessed
            worth -= 0.1 * (meant.klass is None and operation != "things")
            worth -= 0.25 * (meant.klass is None and order is not None)
            worth -= 0.15 * (cue("when") is not None) + 0.08 * (cue("where") is not None)
            yield Reading(
                operation=operation, klass=meant.klass, conditions=found.conditions, order=order, score=worth, missing=p.missing(spans)
            )

    def _surest(self, named: Mention) -> tuple[tuple[int, ...], float]:
        best = max(s.weight for s in things_of(named))
        return tuple(s.ref for s in things_of(named) if s.weight >= best - _TIED), best

    def _checks(self, p: Pieces, named: Mention) -> Iterator[Reading]:
        """Whether what is said of a thing is so: 是国家级的吗, 在杭州吗, 是公园吗."""
        things, best = self._surest(named)
        if p.classes and not any(_STATED.search(p.parsed.text[: m.start]) for m in p.classes):
            return
        classes = tuple(s.ref for m in p.classes for s in m.senses if s.kind == "class")
        for klass in dict.fromkeys(k for t in things for k in self._index.schema.things[t].classes):
            found = self._filters.find(p.without(named), klass, "", [], None)
            if not (found.conditions or classes):
                continue
            spans = [*found.spans, *((m.start, m.end) for m in (named, *p.classes))]
            worth = score(p, spans, 1.0, [best, *found.weights]) - unused(p, {"yesno", *found.cues}) + 0.03
            yield Reading(
                operation="yesno",
                klass=classes[0] if classes else None,
                things=things,
                conditions=found.conditions,
                score=worth,
                missing=p.missing(spans),
            )

    def _everything(self, p: Pieces, named: Mention) -> Iterator[Reading]:
        """All that is known of a thing, where nothing else is asked."""
        if p.properties or len(p.named) > 1 or p.parsed.cue("when", "where", "howmuch", "count"):
            return
        things, best = self._surest(named)
        spans = [(m.start, m.end) for m in (named, *(m for m in p.classes if self._index.true_of(things, m)))]
        asked = 0.8 if p.parsed.cue("every", "which") else 0.35
        worth = score(p, spans, asked, [best]) - unused(p, set()) - 0.05
        yield Reading(operation="describe", things=things, score=worth, missing=p.missing(spans))
