"""A graph as it was brought: its triples, and where in its files each subject stands."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kg.terms import Term

Triple = tuple[str, str, Term]


class Source(msgspec.Struct, frozen=True):
    """A file: its name without and with its ending, and the text in which offsets count (an RDF file's is its sorted N-Triples)."""

    stem: str
    title: str
    text: str


class Record(msgspec.Struct, frozen=True):
    """Where a subject stands: a row of a table or a block of triples. `start` and `end` are offsets into the text of `source`."""

    source: int
    section: str
    start: int
    end: int


class Triples(msgspec.Struct, frozen=True):
    """All triples with the records of each subject. `links` are the rows that cells name, by predicate and cell."""

    triples: tuple[Triple, ...]
    records: Mapping[str, tuple[Record, ...]]
    sources: tuple[Source, ...]
    links: Mapping[str, Mapping[str, str]]
