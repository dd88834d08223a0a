"""Targets that a plan shares out over its districts, towns or bodies, as tables: a row for each of them, a column for each measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.folding import fold
from kg.question.rows import Row, Sheet, bare
from kg.question.shelf import Shelf, Volume
from ontology.records import Target

_FEWEST = 3  # who share a measure: two may be a city and its counties
_WHOLE = re.compile(r"^[各每全]|^(?:市区|城区|中心城区|主城区|建成区|农村|县城|城市)$")


def divisions_of(shelf: Shelf) -> Iterator[Sheet]:
    """Yield the tables that targets make whose scopes share one measure out, in the order of the plans and of their sections."""
    for volume in shelf.volumes.values():
        sections: dict[str, list[Target]] = {}
        for target in volume.records.targets:
            if target.scope and not _WHOLE.search(target.scope):
                sections.setdefault(target.section, []).append(target)
        for section, targets in sections.items():
            rows = _rows(volume, targets)
            if len(rows) >= _FEWEST:
                yield Sheet(volume.plan, section.rsplit(" / ", 1)[-1], rows, shared=True)


def _rows(volume: Volume, targets: list[Target]) -> list[Row]:
    """A row for each scope with its figure of every measure that is shared out."""
    scopes: dict[str, dict[str, Target]] = {}
    for target in targets:
        scopes.setdefault(target.measure, {}).setdefault(target.scope or "", target)
    shared = {measure: by for measure, by in scopes.items() if len(by) >= _FEWEST}
    names = dict.fromkeys(name for by in shared.values() for name in by)
    return [_row(volume, name, {measure: by[name] for measure, by in shared.items() if name in by}) for name in names]


def _row(volume: Volume, name: str, by: dict[str, Target]) -> Row:
    first = next(iter(by.values()))
    cells = tuple((f"{fold(measure)}({fold(t.unit)})" if t.unit else fold(measure), fold(t.raw)) for measure, t in by.items())
    own = tuple((header, t.id) for (header, _), t in zip(cells, by.values(), strict=True))
    evidence = tuple(dict.fromkeys((e.start, e.end) for t in by.values() for e in t.evidence))
    return Row(volume.plan, first.id, name, first.section, evidence, bare(fold(name)), cells, own)
