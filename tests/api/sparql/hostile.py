"""Queries that would take all time, all memory or all attention of a server that let them."""

from __future__ import annotations

_NAME, _NEXT = "<https://a.example/name>", "<https://a.example/next>"
_FOUR = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
_THREE = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"

HOSTILE: dict[str, str] = {
    "cross-product": f"SELECT * {{ {_FOUR} FILTER(?a = ?l) }}",
    "count-of-a-cross-product": f"SELECT (COUNT(*) AS ?n) {{ {_FOUR} }}",
    "endless-sort": f"SELECT ?a ?f ?i {{ {_THREE} }} ORDER BY ?c ?f ?i",
    "endless-distinct": f"SELECT DISTINCT ?a ?d ?g {{ {_THREE} }}",
    "endless-groups": f"SELECT ?a ?d ?g (COUNT(*) AS ?n) {{ {_THREE} }} GROUP BY ?a ?d ?g",
    "endless-concatenation": f'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g)); separator="") AS ?all) {{ {_THREE} }}',
    "huge-regex": f'SELECT * {{ ?s {_NAME} ?a . ?t {_NAME} ?b . ?u {_NAME} ?c FILTER(REGEX(CONCAT(?a, ?b, ?c), "(a*)*(b*)*(c*)*$")) }}',
    "regex-that-grows": f'SELECT * {{ ?s ?p ?a FILTER(REGEX(STR(?a), "{"(x?){50}" * 20}")) }}',
    "path-of-any-length": f"SELECT (COUNT(*) AS ?n) {{ ?a {_NEXT}* ?b . ?b {_NEXT}* ?c . ?c {_NEXT}* ?d }}",
    "path-of-anything": "SELECT (COUNT(*) AS ?n) { ?a (!<https://a.example/none>)* ?b . ?b (!<https://a.example/none>)+ ?c . ?d ?e ?f }",
    "path-both-ways": f"SELECT (COUNT(*) AS ?n) {{ ?a ({_NEXT}|^{_NEXT})* ?b . ?c ({_NEXT}|^{_NEXT})* ?d }}",
    "nested-optionals": f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c OPTIONAL {{ ?d ?e ?f OPTIONAL {{ ?g ?h ?i OPTIONAL {{ {_THREE} }} }} }} }}",
    "nested-not-exists": (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f FILTER NOT EXISTS { ?g ?h ?i . ?j ?k ?l FILTER(?l = ?c) } } }"
    ),
    "minus": f"SELECT (COUNT(*) AS ?n) {{ {_THREE} MINUS {{ ?a ?x ?y . ?d ?z ?w . ?g ?v ?u FILTER(?y != ?w) }} }}",
    "union-of-many": "SELECT (COUNT(*) AS ?n) { " + " UNION ".join(f"{{ {_THREE} }}" for _ in range(40)) + " }",
    "values-times-values": "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 9 0 }}" for n in range(12)) + " }",
    "subqueries-in-each-other": "SELECT (COUNT(*) AS ?n) { " + "{ SELECT * { ?a ?b ?c . ?d ?e ?f " * 3 + "} } " * 3 + "}",
    "replace-that-grows": f'SELECT (STRLEN(REPLACE(REPLACE(STR(?c), "", "{"x" * 500}"), "", "{"y" * 500}")) AS ?n) {{ {_THREE} }}',
    "hash-of-everything": f"SELECT (MAX(SHA512(CONCAT(SHA512(STR(?a)), SHA512(STR(?d)), SHA512(STR(?g))))) AS ?m) {{ {_THREE} }}",
    "offset-far-away": f"SELECT * {{ {_FOUR} }} OFFSET 999999999999 LIMIT 1",
    "construct-of-everything": f"CONSTRUCT {{ ?a ?b ?f }} WHERE {{ {_FOUR} FILTER(?c != ?c) }}",
    "describe-everything": f"DESCRIBE * {{ {_FOUR} FILTER(?a = ?l) }}",
}

ORDINARY = (
    "ASK {}",
    f"SELECT ?name {{ <https://a.example/7> {_NAME} ?name }}",
    f"SELECT * {{ ?s {_NAME} ?name }} LIMIT 10",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    f"SELECT ?b {{ <https://a.example/1> {_NEXT}/{_NEXT} ?b }}",
    f'SELECT ?s {{ ?s {_NAME} ?name FILTER(CONTAINS(?name, "99")) }} LIMIT 5',
    f"CONSTRUCT {{ ?s {_NAME} ?name }} WHERE {{ ?s {_NAME} ?name }} LIMIT 10",
    "DESCRIBE <https://a.example/3>",
    f"SELECT ?name (COUNT(*) AS ?n) {{ ?s {_NAME} ?name }} GROUP BY ?name ORDER BY ?name LIMIT 5",
    "SELECT DISTINCT ?p { ?s ?p ?o }",
)


def triples(count: int) -> bytes:
    """Return N-Triples of `count` things in a ring, each with a name."""
    names = (f'<https://a.example/{n}> {_NAME} "name {n} {"abc" * 9}" .\n' for n in range(count))
    ring = (f"<https://a.example/{n}> {_NEXT} <https://a.example/{(n + 1) % count}> .\n" for n in range(count))
    return "".join((*names, *ring)).encode()
