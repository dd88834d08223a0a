"""Pieces of a question to readings: each way to take it apart gives several, scored by what they account for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

import msgspec

from kg.labelled.asking_things import ThingReadings
from kg.labelled.asking_values import ValueReadings
from kg.labelled.comparing import Comparisons
from kg.labelled.filters import Filters
from kg.labelled.index import Index
from kg.labelled.pieces import Role, pieces_of
from kg.labelled.question import Parsed
from kg.labelled.reading import Reading
from kg.labelled.vocabulary import Mention

_ASSIGNMENTS = 40  # ways to give the mentions their roles that are tried for one way to take the question apart
_LATER_WAY = 0.02  # what a way to take the question apart costs that stands behind another


class Composer:
    """Makes readings."""

    def __init__(self, index: Index) -> None:
        filters = Filters(index)
        self._makers = (Comparisons(index), ValueReadings(index, filters), ThingReadings(index, filters))

    def readings(self, ways: Sequence[Parsed]) -> list[Reading]:
        """Return the readings of a question, best first; alike ones once."""
        found: dict[Reading, float] = {}
        for place, parsed in enumerate(ways):
            for reading in self._of(parsed):
                worth = round(reading.score - _LATER_WAY * place, 4)
                bare = msgspec.structs.replace(reading, score=0.0)
                found[bare] = max(worth, found.get(bare, worth))
        return sorted((msgspec.structs.replace(r, score=worth) for r, worth in found.items()), key=lambda r: -r.score)

    def _of(self, parsed: Parsed) -> Iterator[Reading]:
        for roles in islice(product(*(_roles(m) for m in parsed.mentions)), _ASSIGNMENTS):
            pieces = pieces_of(parsed, roles)
            for maker in self._makers:
                yield from maker.readings(pieces)


def _roles(mention: Mention) -> list[Role]:
    kinds = {s.kind for s in mention.senses}
    out: list[Role] = []
    if kinds & {"thing", "value", "part"}:
        out.append("named")
    if kinds & {"class", "kind"}:
        out.append("class")
    if kinds & {"property", "asking"}:
        out.append("property")
    return out
