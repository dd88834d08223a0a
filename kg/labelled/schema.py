"""What a graph holds, read off its triples: things with their names, classes, and properties with what their values are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from corpus.folding import fold
from kg.labelled.attributes import Called, called, class_names, header_of
from kg.labelled.literals import Kind, kind_of
from kg.labelled.triples import Triples
from kg.terms import Term
from ontology.reused import Dcterms, Owl, Rdf, Rdfs, Skos

SCHEMA_NAMES = ("http://schema.org/name", "https://schema.org/name", "http://schema.org/alternateName", "https://schema.org/alternateName")
NAMING = (
    Skos.PREF_LABEL.value,
    Rdfs.LABEL.value,
    *SCHEMA_NAMES[:2],
    "http://xmlns.com/foaf/0.1/name",
    Dcterms.TITLE.value,
    "http://purl.org/dc/elements/1.1/title",
    "http://www.w3.org/2006/vcard/ns#fn",
    "http://www.w3.org/2006/vcard/ns#organization-name",
    Skos.ALT_LABEL.value,
    *SCHEMA_NAMES[2:],
    Skos.HIDDEN_LABEL.value,
    "http://xmlns.com/foaf/0.1/nick",
)
LINK, TYPED, PART = (
    "/link",
    "/value",
    "/part",
)  # what our own predicates end in: the row that a cell names, a value normalised, a part of one
NAMED = "urn:graph:name"  # our own predicate of a thing's label, folded
_RANK = {predicate: place for place, predicate in enumerate(NAMING)}
_META = ("http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
_TYPE = Rdf.TYPE.value
_SUBCLASS, _SUBPROPERTY = _META[1] + "subClassOf", _META[1] + "subPropertyOf"
_COMMENTS = frozenset({_META[1] + "isDefinedBy", _META[1] + "seeAlso", _SUBCLASS, _SUBPROPERTY, _META[1] + "domain", _META[1] + "range"})


class Value(msgspec.Struct, frozen=True):
    """What a thing has under a property: the text as it is written, and the thing that it leads to, by number, where it does."""

    text: str
    target: int | None = None
    datatype: str | None = None
    lang: str | None = None


class Thing(msgspec.Struct, frozen=True):
    """A thing: its IRI, its label, what else it is called, and the classes that it is in, by number."""

    iri: str
    label: str
    names: tuple[str, ...]
    classes: tuple[int, ...]


class Class(msgspec.Struct, frozen=True):
    """A class of things. `names` is what its members may be called, with how surely; `members` are its things by number."""

    iri: str
    label: str
    names: Mapping[str, float]
    members: tuple[int, ...]


class Property(msgspec.Struct, frozen=True):
    """A property. `path` is the predicate of its literal values, `link` that of the things it leads to, `typed` that of normalised values.

    `called` is what it may be called; `year` and `unit` come from its label.
    """

    iri: str
    label: str
    labels: tuple[str, ...]
    called: Called
    kind: Kind
    link: str | None
    year: int | None
    unit: str | None
    facts: Mapping[int, tuple[Value, ...]]


class Schema(msgspec.Struct, frozen=True):
    """The whole graph, by number: things, classes, properties."""

    things: tuple[Thing, ...]
    classes: tuple[Class, ...]
    properties: tuple[Property, ...]
    number: Mapping[str, int]


def read_schema(graph: Triples) -> Schema:
    """Return what the graph holds. Classes and properties are told by use; their labels, where there are some, by the naming predicates."""
    names: dict[str, list[tuple[int, int, str, str | None]]] = {}
    types: dict[str, dict[str, None]] = {}
    above: dict[str, list[str]] = {}
    facts: dict[str, dict[str, list[Term]]] = {}
    for order, (subject, predicate, value) in enumerate(graph.triples):
        if predicate == _TYPE:
            types.setdefault(subject, {})[value.value] = None
        elif predicate in _RANK and value.kind == "literal":
            names.setdefault(subject, []).append((_RANK[predicate], order, value.value, value.lang))
        elif predicate == _SUBCLASS:
            above.setdefault(subject, []).append(value.value)
        elif predicate not in _COMMENTS:
            facts.setdefault(predicate, {}).setdefault(subject, []).append(value)
    meta = {s for s, kinds in types.items() if any(kind.startswith(_META) for kind in kinds)} | set(facts) | set(above)
    meta |= {kind for kinds in types.values() for kind in kinds}
    things = _things(graph, names, types, facts, meta)
    number = {iri: place for place, iri in enumerate(things)}
    members = _members(types, above, number)
    classes = sorted(members, key=lambda iri: (min(members[iri]), iri))
    places = {iri: place for place, iri in enumerate(classes)}
    held: list[list[int]] = [[] for _ in things]
    for iri in classes:
        for thing in members[iri]:
            held[thing].append(places[iri])
    return Schema(
        tuple(Thing(iri, *_label(iri, names), tuple(held[place])) for place, iri in enumerate(things)),
        tuple(_class(iri, names, tuple(sorted(members[iri]))) for iri in classes),
        tuple(_properties(graph, facts, names, number)),
        number,
    )


def _things(
    graph: Triples,
    names: Mapping[str, object],
    types: Mapping[str, Mapping[str, None]],
    facts: Mapping[str, Mapping[str, list[Term]]],
    meta: set[str],
) -> list[str]:
    """The IRIs that are neither classes nor properties, in the order of the files: subjects, and what they lead to."""
    found: dict[str, None] = {s: None for s, _, _ in graph.triples if s not in meta}
    for by_subject in facts.values():
        for subject, values in by_subject.items():
            if subject not in meta:
                found.update(
                    (value.value, None) for value in values if value.kind == "iri" and value.value not in meta and not _is_page(value.value)
                )
    return list(found)


def _is_page(iri: str) -> bool:
    """A web address or a mailbox that is a value, no thing of the graph, unless the graph says something about it."""
    return iri.startswith(("mailto:", "tel:"))


def _members(types: Mapping[str, Mapping[str, None]], above: Mapping[str, list[str]], number: Mapping[str, int]) -> dict[str, set[int]]:
    members: dict[str, set[int]] = {}
    for subject, kinds in types.items():
        if subject not in number:
            continue
        waiting = list(kinds)
        seen: set[str] = set()
        while waiting:
            kind = waiting.pop()
            if kind in seen or kind.startswith(_META) or kind == Owl.CLASS.value:
                continue
            seen.add(kind)
            members.setdefault(kind, set()).add(number[subject])
            waiting += above.get(kind, ())
    return members


def local_name(iri: str) -> str:
    """Return the last part of an IRI, which names the thing where nothing else does."""
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] or iri


def _label(iri: str, names: Mapping[str, list[tuple[int, int, str, str | None]]]) -> tuple[str, tuple[str, ...]]:
    """The label (the first of the best naming predicate, Chinese before other languages) and all names."""
    rows = sorted(names.get(iri, ()), key=lambda row: (row[0], not (row[3] or "").startswith("zh"), row[1]))
    found = tuple(dict.fromkeys(row[2].strip() for row in rows if row[2].strip()))
    return (found[0], found) if found else (local_name(iri), (local_name(iri),) if not iri.startswith("urn:blank:") else ())


def _class(iri: str, names: Mapping[str, list[tuple[int, int, str, str | None]]], members: tuple[int, ...]) -> Class:
    label, found = _label(iri, names)
    meant: dict[str, float] = {}
    for name in dict.fromkeys((*found, local_name(iri))):
        for form, weight in class_names(name).items():
            meant[form] = max(weight, meant.get(form, 0.0))
    return Class(iri, label, meant, members)


def _properties(
    graph: Triples,
    facts: Mapping[str, Mapping[str, list[Term]]],
    names: Mapping[str, list[tuple[int, int, str, str | None]]],
    number: Mapping[str, int],
) -> Iterable[Property]:
    for iri, by_subject in facts.items():
        label, labels = _label(iri, names)
        meaning = called(dict.fromkeys((*labels, local_name(iri))))
        cells = graph.links.get(iri, {})
        values = {number[subject]: tuple(_values(terms, cells, number)) for subject, terms in by_subject.items() if subject in number}
        if not values:
            continue
        leads = any(v.target is not None for vs in values.values() for v in vs)
        written = [
            v.text for vs in values.values() for v in vs if cells or v.target is None
        ]  # a cell that leads to a row is a text as well
        kind: Kind = kind_of(written, meaning.kind) if written else "link"
        kind = "category" if leads and written and kind in {"text", "code"} and not cells else kind
        link = (iri + LINK if cells else iri) if leads else None
        header = header_of(label)
        yield Property(iri, header.text, tuple(fold(x) for x in labels), meaning, kind, link, header.year, header.unit, values)


def _values(terms: Iterable[Term], cells: Mapping[str, str], number: Mapping[str, int]) -> Iterable[Value]:
    """The values of one thing: a literal, the thing that it is, or (a cell that names a row) both."""
    for term in terms:
        yield Value(term.value, number.get(term.value if term.kind == "iri" else cells.get(term.value, "")), term.datatype, term.lang)
