"""Which format an answer takes: content negotiation with weights (RFC 9110 §12.5.1) between the formats of SPARQL 1.1."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.sparql.survey import Form
from kg.store import GraphFormat, SolutionFormat

SOLUTIONS: Mapping[str, SolutionFormat] = {  # the first is given to those who take anything
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS: Mapping[str, GraphFormat] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/xml": "rdf",
    "application/json": "jsonld",
}
_MEDIA: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
_PART = re.compile(r"([^;\s]+)\s*(.*)", re.DOTALL)
_WEIGHT = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def media_type(form: SolutionFormat | GraphFormat) -> str:
    """Return the media type of a format."""
    return _MEDIA[form]


def offered(form: Form | None) -> Mapping[str, SolutionFormat] | Mapping[str, GraphFormat]:
    """Return the media types that a query of this form can be answered in, the preferred first."""
    if form == "ask":
        return {media: kind for media, kind in SOLUTIONS.items() if kind in ("json", "xml")}  # a truth is no table
    return GRAPHS if form in ("construct", "describe") else SOLUTIONS


def best(accept: str | None, media_types: Mapping[str, str]) -> str | None:
    """Return the media type among `media_types` that `accept` wants most, the earlier of equals; None where it takes none of them.

    Without `accept`, the first. What is accepted by name counts before a range that holds it.
    """
    if accept is None or not accept.strip():
        return next(iter(media_types))
    ranges = dict(_weighted(accept))
    weights = [(_weight(media, ranges), -place, media) for place, media in enumerate(media_types)]
    weight, _, media = max(weights)
    return media if weight > 0 else None


def _weighted(accept: str) -> list[tuple[str, float]]:
    found = (_PART.match(part.strip()) for part in accept.split(","))
    return [(m[1].lower(), float(w[1]) if (w := _WEIGHT.search(m[2])) else 1.0) for m in found if m]


def _weight(media: str, ranges: Mapping[str, float]) -> float:
    kind = media.split("/", maxsplit=1)[0]
    return next((ranges[r] for r in (media, f"{kind}/*", "*/*") if r in ranges), 0.0)
