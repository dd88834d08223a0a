"""The ontology as a page: every class and property with its labels, meaning, parents, domain and range; every scheme with its concepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

_KINDS = (
    ("Classes 类", OWL.Class),
    ("Object properties 对象属性", OWL.ObjectProperty),
    ("Datatype properties 数据属性", OWL.DatatypeProperty),
)
_HEADINGS = ("Term", "中文", "English", "Meaning 含义", "Kind of 上位", "Domain 定义域", "Range 值域")


def ontology_page(sources: Sequence[bytes]) -> str:
    """Return the body of the HTML page for the Turtle `sources`. Terms are in the order of their IRIs."""
    graph = Graph()
    for source in sources:
        graph.parse(data=source, format="turtle")
    namespace = next((str(iri) + "#" for iri in graph.subjects(RDF.type, OWL.Ontology) if isinstance(iri, URIRef)), "")
    parts = [f"<h1>PlanGraph ontology</h1><p><code>plan:</code> = <code>{escape(namespace)}</code></p>"]
    for heading, kind in _KINDS:
        terms = sorted(str(t) for t in graph.subjects(RDF.type, kind) if str(t).startswith(namespace))
        parts.append(f"<h2>{heading}</h2>" + _table(_HEADINGS, [_term(graph, URIRef(term)) for term in terms]))
    for scheme in sorted(str(s) for s in graph.subjects(RDF.type, SKOS.ConceptScheme)):
        concepts = sorted(str(c) for c in graph.subjects(SKOS.inScheme, URIRef(scheme)))
        title = " ".join(_words(graph, URIRef(scheme), lang) for lang in ("zh", "en"))
        parts.append(f'<h2 id="{_local(scheme)}">{escape(title)}</h2>')
        rows = [_concept(graph, URIRef(concept)) for concept in concepts]
        parts.append(_table(("Concept", "中文", "English", "Also called 又称"), rows))
    return "\n".join(parts)


def _term(graph: Graph, term: URIRef) -> Sequence[str]:
    meaning = " ".join(_texts(graph, term, RDFS.comment, "zh") + _texts(graph, term, RDFS.comment, "en"))
    parents = [*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf)]
    ends = [_names(graph, graph.objects(term, predicate)) for predicate in (RDFS.domain, RDFS.range)]
    row = [escape(cell) for cell in (_words(graph, term, "zh"), _words(graph, term, "en"), meaning, _names(graph, parents), *ends)]
    return [f'<code id="{_local(str(term))}">plan:{escape(_local(str(term)))}</code>', *row]


def _concept(graph: Graph, concept: URIRef) -> Sequence[str]:
    also = ", ".join(_texts(graph, concept, SKOS.altLabel, "zh") + _texts(graph, concept, SKOS.altLabel, "en"))
    name = f'<code id="{_local(str(concept))}">{escape(_local(str(concept)))}</code>'
    return [name, *(escape(text) for text in (_words(graph, concept, "zh"), _words(graph, concept, "en"), also))]


def _words(graph: Graph, term: URIRef, lang: str) -> str:
    return ", ".join(_texts(graph, term, RDFS.label, lang) or _texts(graph, term, SKOS.prefLabel, lang))


def _texts(graph: Graph, term: URIRef, predicate: URIRef, lang: str) -> list[str]:
    return sorted(str(text) for text in graph.objects(term, predicate) if getattr(text, "language", None) == lang)


def _names(graph: Graph, nodes: Iterable[Node]) -> str:
    return ", ".join(sorted(graph.qname(str(node)) for node in nodes if isinstance(node, URIRef)))


def _local(iri: str) -> str:
    return iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>\n{body}</table>"
