"""The graph store: Oxigraph on disk, written once and served read-only. The only module that imports pyoxigraph.

Queries see the union of all named graphs as their default graph. Terms that come out are `kg.terms.Term`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

import pyoxigraph as ox

from kg.terms import Term
from ontology.errors import InputError, SnapshotError

_CLASSES = re.compile(r",? ?\['[^\]]*'\]|,? ?\[_\]")
_SAID = 200  # characters of a parser's message that are told

Row = dict[str, Term]
Triple = tuple[Term, Term, Term]


class QueryError(InputError):
    """A SPARQL query that cannot be run. `query` is its text."""

    def __init__(self, query: str, found: str, expected: str = "a SPARQL 1.1 query") -> None:
        self.query = query
        super().__init__(f"expected {expected}, found {found}; correct the query.")


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    match term:
        case ox.NamedNode():
            return Term(term.value)
        case ox.Literal():
            return Term(term.value, "literal", term.datatype.value, term.language)
        case ox.BlankNode():
            return Term(term.value, "blank")
        case _:
            return Term(str(term), "triple")


def _said(error: SyntaxError | ValueError) -> str:
    """What a parser says, without the classes of characters that it would have taken."""
    said = _CLASSES.sub("", " ".join(str(error).split()))
    return said if len(said) <= _SAID else f"{said[:_SAID]}…"


def parse_turtle(data: bytes) -> Iterator[Triple]:
    """Yield the triples of a Turtle file's bytes. Raises `SyntaxError` where it is not Turtle."""
    for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
        yield _term(quad.subject), _term(quad.predicate), _term(quad.object)


_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def parse_rdf(data: bytes, form: str) -> Iterator[Triple]:
    """Yield the triples of an RDF file's bytes; `form` is ttl, nt, nq, trig, rdf or jsonld. Raises `SyntaxError` where it is not."""
    for quad in ox.parse(data, format=_FORMATS[form]):
        yield _term(quad.subject), _term(quad.predicate), _term(quad.object)


SolutionFormat = Literal["json", "xml", "csv", "tsv"]
GraphFormat = Literal["ttl", "nt", "jsonld", "rdf"]


def converted(ntriples: bytes, form: GraphFormat, prefixes: Mapping[str, str]) -> bytes:
    """Return N-Triples in another format. Raises `SyntaxError` where they are none."""
    written = ox.serialize(ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES), format=_FORMATS[form], prefixes=dict(prefixes))
    assert written is not None  # noqa: S101  (bytes where no file is given)
    return written


_SOLUTIONS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


def merged(turtles: Iterable[bytes], form: GraphFormat, prefixes: Mapping[str, str]) -> bytes:
    """Return Turtle documents as one, in a format of RDF; their blank nodes stay apart. Raises `SyntaxError` where one is no Turtle."""
    quads = itertools.chain.from_iterable(ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True) for data in turtles)
    written = ox.serialize(quads, format=_FORMATS[form], prefixes=dict(prefixes))
    assert written is not None  # noqa: S101  (bytes where no file is given)
    return written


class Graphs(NamedTuple):
    """The graphs that a query runs over: their IRIs, as its default graph and as its named ones. None: those of the query or the store.

    `base` is what relative IRIs of the query are resolved against; without it there may be none.
    """

    default: Sequence[str] | None = None
    named: Sequence[str] | None = None
    base: str | None = None


class Store:
    """A store that is open for reading."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def create(cls, path: Path, *nquads: Path, turtle: Iterable[tuple[bytes, str]] = ()) -> None:
        """Write a store into the folder `path` from N-Quads files and from Turtle, each into the named graph beside it."""
        store = ox.Store(str(path))
        for file in nquads:
            store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        for data, graph in turtle:
            store.bulk_load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
        store.flush()
        store.optimize()

    @classmethod
    def of(cls, ntriples: bytes) -> Store:
        """Return a store in memory of these N-Triples."""
        store = ox.Store()
        store.bulk_load(ntriples, format=ox.RdfFormat.N_TRIPLES)
        return cls(store)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Return the store in the folder `path`, read-only. Raises `SnapshotError` where none is there."""
        if not path.is_dir():
            raise SnapshotError(path, "no graph store")
        try:
            return cls(ox.Store.read_only(str(path)))
        except (OSError, RuntimeError) as error:  # a broken database is a RuntimeError
            raise SnapshotError(path, f"a graph store that cannot be opened ({error})", "build the snapshot again") from error

    def __len__(self) -> int:
        return len(self._store)

    def _query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._store.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(sparql, f"one that does not parse ({_said(error)})") from error

    def write_solutions(self, sparql: str, to: BinaryIO, form: SolutionFormat, graphs: Graphs, *, union: bool) -> None:
        """Write what a SELECT or an ASK gives. `union` makes all graphs its default graph, where neither it nor `graphs` names any.

        Raises `QueryError`, and whatever `to` raises.
        """
        found = self._run(sparql, graphs, union=union)
        if isinstance(found, ox.QueryTriples):
            raise QueryError(sparql, "another form of query", "a SELECT or ASK query")
        found.serialize(to, format=_SOLUTIONS[form])

    def count_solutions(self, sparql: str, graphs: Graphs, *, union: bool) -> int:
        """Return how many solutions a SELECT has. Raises `QueryError`."""
        found = self._run(sparql, graphs, union=union)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError(sparql, "another form of query", "a SELECT query")
        return sum(1 for _ in found)

    def write_graph(
        self, sparql: str, to: BinaryIO, form: GraphFormat, graphs: Graphs, *, union: bool, most: int, prefixes: Mapping[str, str]
    ) -> bool:
        """Write the triples that a CONSTRUCT or DESCRIBE gives, `most` at most; return whether there were more.

        Raises `QueryError`, and whatever `to` raises.
        """
        found = self._run(sparql, graphs, union=union)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError(sparql, "another form of query", "a CONSTRUCT or DESCRIBE query")
        ox.serialize(itertools.islice(found, most), to, format=_FORMATS[form], prefixes=dict(prefixes))
        return next(found, None) is not None

    def _run(self, sparql: str, graphs: Graphs, *, union: bool) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        named: list[ox.NamedNode | ox.BlankNode] | None = None
        try:
            if graphs.default is not None:
                default = [ox.NamedNode(iri) for iri in graphs.default]
            if graphs.named is not None:
                named = [ox.NamedNode(iri) for iri in graphs.named]
            if (default is None) != (named is None):  # a data set that the protocol gives is the whole of it (SPARQL 1.1 Protocol §2.1.4)
                default, named = default or [], named or []
            return self._store.query(
                sparql,
                base_iri=graphs.base,
                use_default_graph_as_union=union and default is None,
                default_graph=default,
                named_graphs=named,
            )
        except ValueError as error:  # also one that the address of the request gives as base
            raise QueryError(sparql, f"another ({_said(error)})", "absolute IRIs as graphs and as base") from error
        except SyntaxError as error:
            raise QueryError(sparql, f"one that does not parse ({_said(error)})") from error
        except RuntimeError as error:  # a function that is not there
            raise QueryError(sparql, f"one that cannot be evaluated ({error})") from error

    def select(self, sparql: str) -> list[Row]:
        """Return the solutions of a SELECT in order: variable names without “?”, unbound ones absent. Raises `QueryError`."""
        found = self._query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError(sparql, "another form of query", "a SELECT query")
        names = [variable.value for variable in found.variables]
        return [{name: _term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in found]

    def ask(self, sparql: str) -> bool:
        """Return the truth of an ASK. Raises `QueryError`."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryBoolean):
            raise QueryError(sparql, "another form of query", "an ASK query")
        return bool(found)

    def construct(self, sparql: str) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE. Raises `QueryError`."""
        found = self._query(sparql)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError(sparql, "another form of query", "a CONSTRUCT or DESCRIBE query")
        return [(_term(triple.subject), _term(triple.predicate), _term(triple.object)) for triple in found]
