"""Which class of things a question may be about: by its words, or by a property that only some classes have."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kg.labelled.index import Index
from kg.labelled.pieces import Pieces
from kg.labelled.scoring import asked_worth
from kg.labelled.vocabulary import Mention

_OF_VALUE = 0.9  # … that a value tells which only its things have
_UNSAID = 0.75  # how surely a class is meant that no word names


class Meant(msgspec.Struct, frozen=True):
    """A class (any, where None), the words for it, how surely it is meant, and the ending of names that limits it."""

    klass: int | None
    mention: Mention | None
    weight: float
    ending: str = ""


def classes_named(p: Pieces) -> Iterator[Meant]:
    """Yield the classes that words of the question name."""
    for m in p.classes:
        for s in m.senses:
            if s.kind in {"class", "kind"}:
                yield Meant(s.ref, m, s.weight, s.text if s.kind == "kind" else "")


def classes_with(p: Pieces, prop: int, index: Index) -> Iterator[Meant]:
    """Yield the classes whose things have the property: those that are named, all where none is."""
    if p.classes:
        yield from (meant for meant in classes_named(p) if index.has(prop, meant.klass))
    else:
        yield from (Meant(ref, None, _UNSAID) for ref in range(len(index.schema.classes)) if index.has(prop, ref))


def classes_asked(p: Pieces, index: Index) -> Iterator[Meant]:
    """Yield the classes whose things may be asked for: those that are named, any where none is, and those that properties tell."""
    yield from classes_named(p)
    if not p.classes:
        yield Meant(None, None, _UNSAID)
        yield from _by_truth(p, index)
        yield from _by_value(p, index)
    yield from _by_link(p, index)


def _by_truth(p: Pieces, index: Index) -> Iterator[Meant]:
    """少儿图书馆 where a property says whether a 图书馆 is one."""
    for m in p.properties:
        said = p.parsed.text[m.start : m.end]
        for s in m.senses:
            if s.kind == "property" and index.schema.properties[s.ref].kind == "boolean":
                for ref, klass in enumerate(index.schema.classes):
                    if index.has(s.ref, ref) and any(name in said for name in klass.names if len(name) > 1):
                        yield Meant(ref, m, 1.0)


def _by_value(p: Pieces, index: Index) -> Iterator[Meant]:
    """寺观教堂 where only one class has things of that category."""
    for m in p.named:
        classes = {k for s in m.senses if s.kind == "value" for k in index.holding(s)[1]}
        if len(classes) == 1 and not any(s.kind in {"thing", "part"} for s in m.senses):
            yield Meant(next(iter(classes)), None, _OF_VALUE)


def _by_link(p: Pieces, index: Index) -> Iterator[Meant]:
    """哪个区 where 所在区 leads to districts."""
    for m in p.properties:
        for s in m.senses if asked_worth(p, m) >= 0.95 else ():
            if s.kind == "property" and index.schema.properties[s.ref].link:
                yield from (Meant(klass, m, 0.9 * s.weight) for klass in sorted(index.ranges[s.ref]))
