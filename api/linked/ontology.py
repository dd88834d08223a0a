"""The ontology as one document: all its vocabularies together, as RDF and as a page."""

from __future__ import annotations

from functools import cache
from html import escape

from kg.store import GraphFormat, merged
from ontology.prefixes import PREFIXES
from ontology.sources import VOCABULARY, source_bytes

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="static/style.css">
<link rel="alternate" type="text/turtle" href="ontology.ttl">
</head>
<body>
<header class="masthead"><p class="brand"><a href="./">PlanGraph</a><span class="tagline">{title}</span></p></header>
<main class="thing wide">
<p class="soft"><a href="ontology.ttl">Turtle</a> · <a href="ontology.jsonld">JSON-LD</a> · <a href="ontology.nt">N-Triples</a></p>
{body}
</main>
</body>
</html>
"""


@cache
def ontology_rdf(form: GraphFormat) -> bytes:
    """Return the ontology in a format of RDF."""
    return merged([source_bytes(source) for source in VOCABULARY], form, PREFIXES)


@cache
def ontology_html() -> str:
    """Return the ontology as a page. The first call takes about a second."""
    from api.linked.ontology_page import ontology_page  # noqa: PLC0415  (rdflib is slow to import, and only this needs it)

    body = ontology_page([source_bytes(source) for source in VOCABULARY])
    return _PAGE.format(title=escape("PlanGraph ontology 本体"), body=body)
