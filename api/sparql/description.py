"""The service's description: what it can do (SPARQL 1.1 Service Description), what it holds (VoID), prefixes and example queries (SHACL).

Editors read the last two: `sh:declare` for prefixes, `sh:SPARQLExecutable` with `rdfs:comment` for examples.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ontology.prefixes import PREFIXES
from ontology.queries import example_queries
from ontology.reused import DCTERMS, RDF, RDFS, XSD
from ontology.vocabulary import ONTOLOGY

_SD, _VOID, _SH, _FORMATS = (
    "http://www.w3.org/ns/sparql-service-description#",
    "http://rdfs.org/ns/void#",
    "http://www.w3.org/ns/shacl#",
    "http://www.w3.org/ns/formats/",
)
DESCRIBED: Mapping[str, str] = {**PREFIXES, "sd": _SD, "void": _VOID, "sh": _SH}
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")

CLASSES = "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s a ?of } GROUP BY ?of ORDER BY ?of"
PROPERTIES = "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s ?of ?o } GROUP BY ?of ORDER BY ?of"
NAMED = "SELECT ?of (COUNT(*) AS ?n) WHERE { GRAPH ?of { ?s ?p ?o } } GROUP BY ?of ORDER BY ?of"

Counts = Iterable[tuple[str, int]]


class _Value(msgspec.Struct):
    value: str


class _Bindings(msgspec.Struct):
    bindings: list[dict[str, _Value]]


class _Results(msgspec.Struct):
    results: _Bindings


def counts(results: bytes) -> list[tuple[str, int]]:
    """Return what one of the queries above gave (as SPARQL results in JSON): IRIs with how often each stands."""
    rows = msgspec.json.decode(results, type=_Results).results.bindings
    return [(row["of"].value, int(row["n"].value)) for row in rows if "of" in row]


def describe(endpoint: str, classes: Counts, properties: Counts, named: Counts) -> bytes:
    """Return the description of the service at `endpoint` as N-Triples."""
    triples = [*_service(endpoint), *_data(endpoint, list(classes), list(properties), list(named)), *_prefixes(), *_examples(endpoint)]
    return "".join(f"{s} {p} {o} .\n" for s, p, o in triples).encode()


Triple = tuple[str, str, str]


def _service(endpoint: str) -> Iterator[Triple]:
    service = _iri(endpoint)
    yield service, _iri(RDF + "type"), _iri(_SD + "Service")
    yield service, _iri(_SD + "endpoint"), service
    yield service, _iri(_SD + "supportedLanguage"), _iri(_SD + "SPARQL11Query")
    yield service, _iri(_SD + "feature"), _iri(_SD + "UnionDefaultGraph")
    for name in (*_RESULTS, *_GRAPHS):
        yield service, _iri(_SD + "resultFormat"), _iri(_FORMATS + name)
    yield service, _iri(_SD + "defaultDataset"), _iri(endpoint + "#dataset")


def _data(
    endpoint: str, classes: list[tuple[str, int]], properties: list[tuple[str, int]], named: list[tuple[str, int]]
) -> Iterator[Triple]:
    dataset, default = _iri(endpoint + "#dataset"), _iri(endpoint + "#default-graph")
    yield dataset, _iri(RDF + "type"), _iri(_SD + "Dataset")
    yield dataset, _iri(RDF + "type"), _iri(_VOID + "Dataset")
    yield dataset, _iri(_VOID + "sparqlEndpoint"), _iri(endpoint)
    yield dataset, _iri(_VOID + "vocabulary"), _iri(ONTOLOGY)
    yield dataset, _iri(_SD + "defaultGraph"), default
    yield default, _iri(RDF + "type"), _iri(_SD + "Graph")
    yield default, _iri(RDF + "type"), _iri(_VOID + "Dataset")
    yield default, _iri(_VOID + "triples"), _integer(sum(n for _, n in properties))
    yield default, _iri(_VOID + "classes"), _integer(len(classes))
    yield default, _iri(_VOID + "properties"), _integer(len(properties))
    for place, (iri, number) in enumerate(classes):
        yield from _part(default, "classPartition", f"_:c{place}", ("class", iri), ("entities", number))
    for place, (iri, number) in enumerate(properties):
        yield from _part(default, "propertyPartition", f"_:p{place}", ("property", iri), ("triples", number))
    for place, (iri, number) in enumerate(named):
        yield dataset, _iri(_SD + "namedGraph"), f"_:g{place}"
        yield f"_:g{place}", _iri(RDF + "type"), _iri(_SD + "NamedGraph")
        yield f"_:g{place}", _iri(_SD + "name"), _iri(iri)
        yield f"_:g{place}", _iri(_SD + "graph"), f"_:h{place}"
        yield f"_:h{place}", _iri(RDF + "type"), _iri(_SD + "Graph")
        yield f"_:h{place}", _iri(_VOID + "triples"), _integer(number)


def _part(whole: str, relation: str, node: str, of: tuple[str, str], number: tuple[str, int]) -> Iterator[Triple]:
    yield whole, _iri(_VOID + relation), node
    yield node, _iri(_VOID + of[0]), _iri(of[1])
    yield node, _iri(_VOID + number[0]), _integer(number[1])


def _prefixes() -> Iterator[Triple]:
    for name, iri in PREFIXES.items():
        node = f"_:prefix-{name}"
        yield _iri(ONTOLOGY), _iri(_SH + "declare"), node
        yield node, _iri(_SH + "prefix"), _literal(name)
        yield node, _iri(_SH + "namespace"), f"{_literal(iri)}^^{_iri(XSD + 'anyURI')}"


def _examples(endpoint: str) -> Iterator[Triple]:
    for place, query in enumerate(example_queries(), start=1):
        node = _iri(f"{endpoint}#example-{place}")
        yield node, _iri(RDF + "type"), _iri(_SH + "SPARQLExecutable")
        yield node, _iri(RDF + "type"), _iri(_SH + "SPARQLSelectExecutable")
        yield node, _iri(RDFS + "comment"), f"{_literal(query.zh)}@zh"
        yield node, _iri(RDFS + "comment"), f"{_literal(query.en)}@en"
        yield node, _iri(_SH + "prefixes"), _iri(ONTOLOGY)
        yield node, _iri(_SH + "select"), _literal(query.sparql)
        yield node, _iri("https://schema.org/target"), _iri(endpoint)
        yield node, _iri(DCTERMS + "identifier"), _literal(str(place))


def _iri(value: str) -> str:
    return f"<{value}>"


def _integer(value: int) -> str:
    return f'"{value}"^^<{XSD}integer>'


def _literal(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # the escapes of JSON strings are among those of N-Triples
