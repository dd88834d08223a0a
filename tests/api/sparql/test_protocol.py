"""The SPARQL 1.1 protocol as clients meet it: formats, graphs, statuses, what was cut."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import httpx
import pytest

from api.problems import MEDIA_TYPE
from kg.store import parse_rdf
from tests.api.sparql.conftest import Query, Shelf

ONE, TWO = "https://a.example/one", "https://a.example/two"
NAMES = "SELECT ?name { ?s <https://a.example/name> ?name } ORDER BY ?name"


@pytest.fixture(autouse=True, scope="module")
def _held(shelf: Shelf) -> None:
    rows = "".join(f'<https://a.example/{n}> <https://a.example/name> "任务,{n:04}\\n\\"x\\""@zh .\n' for n in range(1500))
    shelf.put([(rows.encode(), ONE), (b"<https://a.example/z> a <https://a.example/Z> .", TWO)])


def test_json(query: Query) -> None:
    answer = query(NAMES + " LIMIT 2")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert [b["name"]["value"] for b in answer.json()["results"]["bindings"]] == ['任务,0000\n"x"', '任务,0001\n"x"']


def test_xml(query: Query) -> None:
    answer = query(NAMES + " LIMIT 2", accept="application/sparql-results+xml")
    found = ET.fromstring(answer.content)  # noqa: S314  (of our own server)
    assert [e.text for e in found.iter("{http://www.w3.org/2005/sparql-results#}literal")] == ['任务,0000\n"x"', '任务,0001\n"x"']


def test_csv(query: Query) -> None:
    answer = query(NAMES + " LIMIT 2", accept="text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(io.StringIO(answer.text, newline=""))) == [["name"], ['任务,0000\n"x"'], ['任务,0001\n"x"']]


def test_tsv(query: Query) -> None:
    assert query(NAMES + " LIMIT 1", accept="text/tab-separated-values").text.splitlines()[0] == "?name"


@pytest.mark.parametrize(
    ("accept", "form", "media"),
    [
        ("*/*", "ttl", "text/turtle; charset=utf-8"),
        ("application/n-triples", "nt", "application/n-triples"),
        ("application/ld+json", "jsonld", "application/ld+json"),
        ("application/rdf+xml", "rdf", "application/rdf+xml"),
    ],
)
def test_graphs(query: Query, accept: str, form: str, media: str) -> None:
    answer = query("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }", accept=accept)
    assert answer.headers["content-type"] == media
    assert [o.value for _, _, o in parse_rdf(answer.content, form)] == ["https://a.example/Z"]


def test_a_format_by_name(query: Query) -> None:
    assert query(NAMES, format="csv").headers["content-type"].startswith("text/csv")
    assert query("DESCRIBE <https://a.example/z>", format="nt").headers["content-type"] == "application/n-triples"


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_a_result_that_is_cut_says_so(query: Query, accept: str) -> None:
    answer = query(NAMES, accept=accept)
    assert answer.headers["PlanGraph-Truncated"] == "rows=1000"
    if "json" in accept:
        assert len(answer.json()["results"]["bindings"]) == 1000
        assert answer.json()["head"]["link"] == ["https://w3id.org/plangraph/problems#truncated?rows=1000"]
    if "xml" in accept:
        head = ET.fromstring(answer.content)[0]  # noqa: S314  (of our own server)
        assert [e.attrib for e in head if e.tag.endswith("link")] == [{"href": "https://w3id.org/plangraph/problems#truncated?rows=1000"}]


def test_a_graph_that_is_cut_says_so(query: Query) -> None:
    answer = query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert answer.headers["PlanGraph-Truncated"] == "rows=1000"
    assert answer.text.startswith("# Truncated: the first 1000 triples")
    assert len(list(parse_rdf(answer.content, "ttl"))) == 1000


def test_a_whole_result_says_nothing_of_it(query: Query) -> None:
    assert "PlanGraph-Truncated" not in query(NAMES + " LIMIT 1000").headers


def _problem(answer: httpx.Response, status: int, *words: str) -> None:
    assert (answer.status_code, answer.headers["content-type"]) == (status, MEDIA_TYPE)
    problem = answer.json()
    assert problem["status"] == status
    assert all(word in problem["detail"] for word in words), problem["detail"]


@pytest.mark.parametrize(
    ("sparql", "status", "words"),
    [
        pytest.param("SELECT *\nWHERE { ?s ?p", 400, ("line 2, column",), id="syntax"),
        pytest.param("", 400, ("line 1",), id="empty"),
        pytest.param("DROP ALL", 403, ("read-only",), id="update"),
        pytest.param("LOAD <http://127.0.0.1/>", 403, ("read-only",), id="load"),
        pytest.param("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403, ("SERVICE",), id="service"),
    ],
)
def test_what_is_not_answered(query: Query, sparql: str, status: int, words: tuple[str, ...]) -> None:
    _problem(query(sparql), status, *words)


def test_no_format_that_the_client_takes(query: Query) -> None:
    _problem(query(NAMES, accept="image/png"), 406, "text/csv", "image/png")
    _problem(query("ASK {}", accept="text/csv"), 406)
    _problem(query(NAMES, format="xlsx"), 406, "xlsx")


@pytest.mark.parametrize("timeout", ["0", "-1", "soon", "inf", "nan"])
def test_a_timeout_that_is_none(query: Query, timeout: str) -> None:
    _problem(query(NAMES, timeout=timeout), 400, "seconds")


def test_a_query_past_its_time_names_the_limit_and_the_remedy(query: Query) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    _problem(query(endless, timeout="0.3"), 503, "0.3 seconds", "LIMIT")
    _problem(query(endless, timeout="900"), 503, "5 seconds")


def test_post_as_a_form_and_directly(endpoint: httpx.Client) -> None:
    form = endpoint.post("/sparql", data={"query": "ASK {}"})
    direct = endpoint.post("/sparql", content="ASK {}", headers={"Content-Type": "application/sparql-query"})
    assert form.json() == direct.json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("content_type", "content", "status"),
    [
        pytest.param("text/plain", b"ASK {}", 415, id="plain"),
        pytest.param("", b"ASK {}", 415, id="no-type"),
        pytest.param("application/sparql-query", "ASK {}".encode("utf-16"), 400, id="not-utf-8"),
        pytest.param("application/sparql-query; charset=UTF-16", "ASK {}".encode("utf-16"), 415, id="said-not-to-be-utf-8"),
        pytest.param("application/sparql-update", b"CLEAR ALL", 403, id="update"),
        pytest.param("application/x-www-form-urlencoded", b"update=CLEAR+ALL", 403, id="update-form"),
        pytest.param("application/x-www-form-urlencoded", b"query=ASK{}&query=ASK{}", 400, id="two-queries"),
        pytest.param("application/x-www-form-urlencoded", b"q=ASK{}", 400, id="no-query"),
        pytest.param("application/x-www-form-urlencoded", b"query=%FF", 400, id="form-not-utf-8"),
        pytest.param("application/sparql-query", b"#" * (16 * 1024 + 1), 413, id="too-large"),
    ],
)
def test_bodies_that_are_refused(endpoint: httpx.Client, content_type: str, content: bytes, status: int) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    _problem(endpoint.post("/sparql", content=content, headers=headers), status)


def test_graphs_by_the_protocol(query: Query, endpoint: httpx.Client) -> None:
    every = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def count(**graphs: list[str]) -> str:
        answer = endpoint.get("/sparql", params={"query": every, **graphs})
        return str(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert count() == "1501"
    assert count(**{"default-graph-uri": [TWO]}) == "1"
    assert count(**{"default-graph-uri": [ONE, TWO]}) == "1501"
    assert count(**{"named-graph-uri": [ONE]}) == "0"
    assert count(**{"default-graph-uri": ["http://127.0.0.1:1/never-fetched"]}) == "0"


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_without_an_absolute_iri_is_refused(query: Query, name: str) -> None:
    _problem(query(NAMES, **{name: "plans"}), 400, "absolute IRIs")


def test_the_answer_is_of_one_snapshot(query: Query, shelf: Shelf) -> None:
    assert query(NAMES).headers["etag"] == f'"{shelf.loaded.overview.snapshot}"'


def test_pages_of_others_may_ask(endpoint: httpx.Client) -> None:
    answer = endpoint.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://b.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "PlanGraph-Truncated" in answer.headers["access-control-expose-headers"]


def test_the_description(endpoint: httpx.Client) -> None:
    answer = endpoint.get("/sparql", headers={"Accept": "text/turtle"})
    triples = {(s.value, p.value, o.value) for s, p, o in parse_rdf(answer.content, "ttl")}
    address = str(endpoint.base_url).rstrip("/") + "/sparql"
    described = {(p, o) for s, p, o in triples if s == address}
    assert ("http://www.w3.org/ns/sparql-service-description#endpoint", address) in described
    assert (f"{address}#default-graph", "http://rdfs.org/ns/void#triples", "1501") in triples
    assert {o for _, p, o in triples if p.endswith("#name")} == {ONE, TWO}
    assert len([o for _, p, o in triples if o == "http://www.w3.org/ns/shacl#SPARQLExecutable"]) == 12
    assert "plan" in {o for _, p, o in triples if p == "http://www.w3.org/ns/shacl#prefix"}


@pytest.mark.parametrize("accept", ["application/ld+json", "application/n-triples", "application/rdf+xml", "image/png"])
def test_the_description_is_for_everybody(endpoint: httpx.Client, accept: str) -> None:
    assert endpoint.get("/sparql", headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("sparql", [{}, {"query": "SELECT * { <a> ?p ?o }"}], ids=["description", "query"])
def test_a_host_that_makes_no_iri_is_refused(endpoint: httpx.Client, sparql: dict[str, str]) -> None:
    _problem(endpoint.get("/sparql", params=sparql, headers={"Host": "%zz", "Accept": "*/*"}), 400, "IRI")


def test_head_answers_as_get_does(endpoint: httpx.Client) -> None:
    answer = endpoint.head("/sparql", params={"query": "ASK {}"})
    assert (answer.status_code, answer.content) == (200, b"")


def test_results_are_json_that_programs_read(query: Query) -> None:
    assert json.loads(query(NAMES).content)["head"]["vars"] == ["name"]
