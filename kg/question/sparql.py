"""Readings to SPARQL: queries that give exactly the items of an answer. Only IRIs that we made stand in them, nothing of the question."""

from __future__ import annotations

from collections.abc import Iterable

from kg.question.answer import ItemType
from ontology.reused import DCTERMS, RDFS, SKOS
from ontology.vocabulary import PLAN

_PREFIXES = (("plan", PLAN), ("skos", SKOS), ("dcterms", DCTERMS), ("rdfs", RDFS))
_QUANTITY = "OPTIONAL { ?item plan:op ?op } OPTIONAL { ?item plan:value ?value } OPTIONAL { ?item plan:raw ?raw } OPTIONAL { ?item plan:unitText ?unit } OPTIONAL { ?item plan:year ?year }"
_PATTERNS: dict[str, tuple[str, str]] = {
    "unit": ("?item ?unit ?label ?role ?task", "?item plan:unit ?unit ; plan:role ?role ; plan:task ?task . ?unit skos:prefLabel ?label ."),
    "indicator": ("?item ?label ?op ?value ?raw ?unit ?year", f"?item rdfs:label ?label . {_QUANTITY}"),
    "value": ("?item ?label ?op ?value ?raw ?unit ?year", f"?item rdfs:label ?label . {_QUANTITY}"),
    "target": ("?item ?label ?op ?value ?raw ?unit ?year", f"?item rdfs:label ?label . {_QUANTITY}"),
    "standard": (
        "?item ?standard ?label ?action",
        "?item plan:standard ?standard ; plan:action ?action . ?standard dcterms:title ?label .",
    ),
    "term": ("?item ?label ?definition", "?item skos:prefLabel ?label ; skos:definition ?definition ."),
    "plan": (
        "?item ?label ?number ?issued ?start ?end ?place",
        "?item dcterms:title ?label . OPTIONAL { ?item plan:documentNumber ?number } "
        "OPTIONAL { ?item dcterms:issued ?issued } OPTIONAL { ?item plan:periodStart ?start ; plan:periodEnd ?end } "
        "OPTIONAL { ?item plan:jurisdiction/skos:prefLabel ?place FILTER(lang(?place) = 'zh') }",
    ),
    "passage": ("?item ?text ?start ?end", "?item plan:text ?text ; plan:start ?start ; plan:end ?end ."),
}
_LABELLED = ("?item ?label", "?item rdfs:label ?label .")


def query_for(kind: ItemType, subjects: Iterable[str]) -> str:
    """Return the query that gives the `subjects` (IRIs of records, or of passages) with what an item of that kind shows, in order."""
    iris = list(dict.fromkeys(subjects))
    shown, pattern = _PATTERNS.get(kind, _LABELLED)
    prefixes = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in _PREFIXES if f"{name}:" in pattern)
    return (
        f"{prefixes}\nSELECT {shown} WHERE {{\n  VALUES ?item {{ {' '.join(f'<{iri}>' for iri in iris)} }}\n  {pattern}\n}} ORDER BY ?item"
    )
