"""Files to a graph that can be asked: triples, schema, and a store with normalised values beside what the files say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from corpus.folding import fold
from kg.labelled.csv_source import read_tables
from kg.labelled.index import Index
from kg.labelled.literals import boolean, full_date, iso_date, number
from kg.labelled.rdf_source import FORMATS, read_rdf
from kg.labelled.schema import NAMED, PART, TYPED, Property, Schema, Value, read_schema
from kg.labelled.triples import Record, Triples
from kg.labelled.vocabulary import Vocabulary
from kg.store import Store
from kg.terms import Term, ntriples, plain, typed
from kg.terms import decimal as decimal_term
from ontology.errors import SourceError
from ontology.reused import Rdf, Xsd

TABLES = (".csv", ".tsv")
_LARGEST = 1e15


class Loaded(msgspec.Struct, frozen=True):
    """A graph ready to be asked."""

    triples: Triples
    index: Index
    store: Store


def load(paths: Sequence[Path]) -> Loaded:
    """Return the graph that the files hold together. Raises `SourceError` for a file that cannot be read as what its name says."""
    for path in paths:
        if path.suffix.lower() not in FORMATS and path.suffix.lower() not in TABLES:
            known = ", ".join((*FORMATS, *TABLES))
            raise SourceError(path, f"one of {known}", f"“{path.suffix or path.name}”", "save it in one of those formats")
    parts = []
    sources = 0
    for path in paths:
        if path.suffix.lower() in FORMATS:
            parts.append(read_rdf(path, sources))
            sources += 1
    tables = [path for path in paths if path.suffix.lower() in TABLES]
    if tables:
        parts.append(read_tables(tables, sources))
    triples = _together(parts)
    schema = read_schema(triples)
    vocabulary = Vocabulary(schema)
    lines = "".join(line for part in (_said(triples), _normalised(schema, vocabulary)) for line in part)
    return Loaded(triples, Index(schema, vocabulary), Store.of(lines.encode()))


def _together(parts: Sequence[Triples]) -> Triples:
    records: dict[str, tuple[Record, ...]] = {}
    for part in parts:
        for iri, found in part.records.items():
            records[iri] = (*records.get(iri, ()), *found)
    return Triples(
        tuple(dict.fromkeys(t for part in parts for t in part.triples)),
        records,
        tuple(s for part in parts for s in part.sources),
        {predicate: cells for part in parts for predicate, cells in part.links.items()},
    )


def _said(triples: Triples) -> Iterator[str]:
    for subject, predicate, value in triples.triples:
        yield f"<{subject}> <{predicate}> {ntriples(value)} .\n"


def _normalised(schema: Schema, vocabulary: Vocabulary) -> Iterator[str]:
    """Folded names, classes with those above them, and the values of each property: what SPARQL compares."""
    for thing in schema.things:
        yield f"<{thing.iri}> <{NAMED}> {ntriples(plain(fold(thing.label)))} .\n"
    for klass in schema.classes:
        for member in klass.members:
            yield f"<{schema.things[member].iri}> <{Rdf.TYPE.value}> <{klass.iri}> .\n"
    for ref, prop in enumerate(schema.properties):
        for subject, values in prop.facts.items():
            for value in values:
                yield from (f"<{schema.things[subject].iri}> {rest}" for rest in _beside(value, prop, schema))
        for subject, parts in vocabulary.parts.get(ref, {}).items():
            yield from (f"<{schema.things[subject].iri}> <{prop.iri}{PART}> {ntriples(plain(part))} .\n" for part in parts)


def _beside(value: Value, prop: Property, schema: Schema) -> Iterator[str]:
    """The row that a cell leads to; the number, date or truth value that a text is."""
    if value.target is not None and prop.link != prop.iri:
        yield f"<{prop.link}> <{schema.things[value.target].iri}> .\n"
    term = _term(value.text, prop.kind)
    if term is not None:
        yield f"<{prop.iri}{TYPED}> {ntriples(term)} .\n"


def _term(text: str, kind: str) -> Term | None:
    if kind == "number":
        value = number(text)
        return decimal_term(value) if value is not None and abs(value) < _LARGEST else None
    if kind == "date":
        iso = iso_date(text)
        return typed(full_date(iso), Xsd.DATE) if iso else None
    if kind == "boolean":
        truth = boolean(text)
        return None if truth is None else typed(str(truth).lower(), Xsd.BOOLEAN)
    return None
