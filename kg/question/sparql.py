"""Readings to SPARQL: queries that give exactly the items of an answer. Only IRIs that we made stand in them, nothing of the question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ontology.reused import DCTERMS, RDFS, SKOS
from ontology.vocabulary import PLAN

QueryKind = Literal["assignment", "quantity", "standard", "term", "plan", "passage", "labelled"]

_PREFIXES = (("plan", PLAN), ("skos", SKOS), ("dcterms", DCTERMS), ("rdfs", RDFS))
_PATTERNS: dict[QueryKind, tuple[str, str]] = {
    "assignment": (
        "?item ?unit ?label ?role ?task",
        "?item plan:unit ?unit ; plan:role ?role ; plan:task ?task .\n  ?unit skos:prefLabel ?label .",
    ),
    "quantity": (
        "?item ?label ?op ?value ?raw ?unit ?year",
        "?item rdfs:label ?label ; plan:op ?op ; plan:raw ?raw .\n"
        "  OPTIONAL { ?item plan:value ?value }\n  OPTIONAL { ?item plan:unitText ?unit }\n  OPTIONAL { ?item plan:year ?year }",
    ),
    "standard": (
        "?item ?standard ?label ?action",
        "?item plan:standard ?standard ; plan:action ?action .\n  ?standard dcterms:title ?label .",
    ),
    "term": ("?item ?label ?definition", "?item skos:prefLabel ?label ; skos:definition ?definition ."),
    "plan": (
        "?item ?label ?number ?issued ?start ?end",
        "?item dcterms:title ?label .\n  OPTIONAL { ?item plan:documentNumber ?number }\n  OPTIONAL { ?item dcterms:issued ?issued }\n"
        "  OPTIONAL { ?item plan:periodStart ?start ; plan:periodEnd ?end }",
    ),
    "passage": ("?item ?text ?start ?end", "?item plan:text ?text ; plan:start ?start ; plan:end ?end ."),
    "labelled": ("?item ?label", "?item rdfs:label ?label ."),
}


def query_for(kind: QueryKind, subjects: Iterable[str]) -> str:
    """Return the query that gives the `subjects` (IRIs of records, or of passages) with what an item of that kind shows, in order."""
    iris = " ".join(f"<{iri}>" for iri in dict.fromkeys(subjects))
    shown, pattern = _PATTERNS[kind]
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in _PREFIXES if f"{name}:" in pattern)
    return f"{prefixes}SELECT {shown} WHERE {{\n  VALUES ?item {{ {iris} }}\n  {pattern}\n}} ORDER BY ?item"
