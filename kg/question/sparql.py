"""Readings to SPARQL: queries that give exactly the items of an answer. Only IRIs that we made stand in them, nothing of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from ontology.reused import DCTERMS, RDFS, SKOS
from ontology.vocabulary import PLAN

QueryKind = Literal["assignment", "quantity", "standard", "term", "plan", "passage", "labelled"]

_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
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


def _shortened(iri: str, spaces: dict[str, str]) -> str:
    """An IRI as a prefixed name (SPARQL 1.1 §4.1.1.1), its namespace put into `spaces`; between angle brackets where it is no such name."""
    space, _, local = iri.rpartition("/")
    if not _LOCAL.fullmatch(local):
        return f"<{iri}>"
    return f"{spaces.setdefault(f'{space}/', f'n{len(spaces) + 1}')}:{local}"


def query_for(kind: QueryKind, subjects: Iterable[str]) -> str:
    """Return the query that gives the `subjects` (IRIs of records, or of passages) with what an item of that kind shows, in order.

    The IRIs are shortened by prefixes of their own, so that a query with hundreds of them still is one that an endpoint takes.
    """
    spaces: dict[str, str] = {}
    iris = " ".join(_shortened(iri, spaces) for iri in dict.fromkeys(subjects))
    shown, pattern = _PATTERNS[kind]
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in _PREFIXES if f"{name}:" in pattern)
    prefixes += "".join(f"PREFIX {name}: <{space}>\n" for space, name in spaces.items())
    return f"{prefixes}SELECT {shown} WHERE {{\n  VALUES ?item {{ {iris} }}\n  {pattern}\n}} ORDER BY ?item"
