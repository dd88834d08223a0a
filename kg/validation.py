"""Whether a plan's graph conforms to `shapes.ttl`, by pyshacl. rdflib and pyshacl are imported on call: serving needs neither."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from kg.terms import Statement, Term
from ontology.errors import GraphInvalidError
from ontology.reused import Xsd
from ontology.sources import Source, source_bytes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


_REPORT = 4000  # characters of the validator's report: some ten violations; one slip in the mapping is found in every record


def _node(term: Term) -> Node:
    from rdflib import BNode, Literal, URIRef  # noqa: PLC0415

    if term.kind == "literal":
        if term.lang or term.datatype in (None, Xsd.STRING):  # rdflib tells "a" from "a"^^xsd:string, which RDF 1.1 does not
            return Literal(term.value, lang=term.lang)
        return Literal(term.value, datatype=URIRef(str(term.datatype)), normalize=False)
    return BNode(term.value) if term.kind == "blank" else URIRef(term.value)


def graph(statements: Iterable[Statement]) -> Graph:
    """Return the statements as an rdflib graph."""
    from rdflib import Graph, URIRef  # noqa: PLC0415

    iris: dict[str, Node] = {}
    out = Graph()
    for statement in statements:
        subject, predicate = (iris.get(iri) or iris.setdefault(iri, URIRef(iri)) for iri in (statement.subject, statement.predicate))
        out.add((subject, predicate, _node(statement.object)))
    return out


@cache
def _shapes() -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    return Graph().parse(data=source_bytes(Source.SHAPES), format="turtle")


def validate(plan: str, statements: Iterable[Statement]) -> None:
    """Check the graph of `plan`. Raises `GraphInvalidError` with the validator's report where a shape is violated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyshacl and what it imports warn of their own dependencies
        import pyshacl  # noqa: PLC0415

        conforms, _, report = pyshacl.validate(graph(statements), shacl_graph=_shapes(), inference="none")
    if not conforms:
        raise GraphInvalidError(plan, report if len(report) <= _REPORT else f"{report[:_REPORT]} …")
