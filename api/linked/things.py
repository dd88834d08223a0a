"""A thing of the graph with all that is said of it: read once, shown as a page or as RDF."""

from __future__ import annotations

import io
from collections.abc import Iterable

import msgspec

from kg.store import GraphFormat, Graphs, Row, Store
from kg.terms import Term
from ontology.prefixes import PREFIXES
from ontology.vocabulary import PLAN

_INCOMING = 200  # statements about other things that mention it, at most
_MOST = 20_000  # triples of one thing
_EVIDENCE = PLAN + "evidence"


class Value(msgspec.Struct, frozen=True):
    """What a property says: a term, with its label where it is a thing that has one."""

    term: Term
    label: str | None


class Statement(msgspec.Struct, frozen=True):
    """A property with what it is called and its values, in order."""

    property: str
    label: str | None
    values: tuple[Value, ...]


class Quotation(msgspec.Struct, frozen=True):
    """A piece of a plan that a thing rests on. Offsets in code points, end exclusive."""

    quote: str
    start: int
    end: int
    section: str | None
    plan: str | None


class Thing(msgspec.Struct, frozen=True):
    """A thing: what it is called, what it says, what says something of it (with whether there is more), what it rests on."""

    iri: str
    label: str | None
    says: tuple[Statement, ...]
    said: tuple[Statement, ...]
    more: bool
    quotations: tuple[Quotation, ...]


def read_thing(store: Store, iri: str, language: str) -> Thing | None:
    """Return what the graph says of an IRI, labels in `language` (zh or en) where there are such; None where it says nothing.

    `iri` must be one that may stand in a query between angle brackets.
    """
    own = store.select(_query(f"<{iri}> ?p ?o", "?o"))
    around = store.select(_query(f"?s ?p <{iri}> FILTER(?p != <{_EVIDENCE}>)", "?s", limit=_INCOMING + 1))
    if not own and not around:
        return None
    says = _statements((row for row in own if row["p"].value != _EVIDENCE), "o", language)
    said = _statements(around[:_INCOMING], "s", language)
    label = next(
        (v.term.value for s in says if s.property.endswith(("label", "prefLabel", "title")) for v in _preferred(s, language)), None
    )
    return Thing(iri, label, says, said, len(around) > _INCOMING, _quotations(store, iri))


def write_thing(store: Store, iri: str, form: GraphFormat) -> bytes:
    """Return what the graph says of an IRI, and of the evidence it rests on, in a format of RDF."""
    out = io.BytesIO()
    query = (
        f"CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> . ?e ?r ?v }} WHERE {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} "
        f"UNION {{ <{iri}> <{_EVIDENCE}> ?e . ?e ?r ?v }} }}"
    )
    store.write_graph(query, out, form, Graphs(), union=True, most=_MOST, prefixes=PREFIXES)
    return out.getvalue()


def _query(pattern: str, other: str, limit: int | None = None) -> str:
    labels = "<http://www.w3.org/2000/01/rdf-schema#label>"
    return (
        f"SELECT ?p {other} ?label ?named WHERE {{ {{ SELECT DISTINCT ?p {other} WHERE {{ {pattern} }} ORDER BY ?p {other} "
        f"{f'LIMIT {limit}' if limit else ''} }} "
        f"OPTIONAL {{ {other} {labels} ?label }} OPTIONAL {{ ?p {labels} ?named }} }} ORDER BY ?p {other} ?label ?named"
    )


def _statements(rows: Iterable[Row], other: str, language: str) -> tuple[Statement, ...]:
    names: dict[str, list[Term]] = {}
    values: dict[str, dict[Term, list[Term]]] = {}
    for row in rows:
        names.setdefault(row["p"].value, []).extend(t for t in (row.get("named"),) if t)
        values.setdefault(row["p"].value, {}).setdefault(row[other], []).extend(t for t in (row.get("label"),) if t)
    return tuple(
        Statement(iri, _in(names[iri], language), tuple(Value(term, _in(labels, language)) for term, labels in held.items()))
        for iri, held in values.items()
    )


def _in(labels: Iterable[Term], language: str) -> str | None:
    """The label in a language, else the first."""
    found = list(dict.fromkeys(labels))
    return next((t.value for t in found if t.lang == language), found[0].value if found else None)


def _preferred(statement: Statement, language: str) -> list[Value]:
    return sorted(statement.values, key=lambda v: (v.term.lang != language, v.term.value))


def _quotations(store: Store, iri: str) -> tuple[Quotation, ...]:
    rows = store.select(
        f"PREFIX plan: <{PLAN}> PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?quote ?start ?end ?section ?plan WHERE {{ "
        f"<{iri}> plan:evidence ?e . ?e plan:quote ?quote ; plan:start ?start ; plan:end ?end . "
        "OPTIONAL { ?e plan:section/dcterms:title ?section } OPTIONAL { ?e plan:inPlan/dcterms:title ?plan } } "
        "ORDER BY ?start ?end ?section"
    )
    found = {
        (int(row["start"].value), int(row["end"].value)): (
            row["quote"].value,
            row["section"].value if "section" in row else None,
            row["plan"].value if "plan" in row else None,
        )
        for row in rows
    }
    return tuple(Quotation(quote, start, end, section, plan) for (start, end), (quote, section, plan) in found.items())
