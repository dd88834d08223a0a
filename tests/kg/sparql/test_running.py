from __future__ import annotations

import json

import pytest

from kg.sparql.running import Task, run
from kg.store import GraphFormat, SolutionFormat, Store, parse_rdf
from tests.kg.sparql.conftest import ONE, TWO

ALL = "SELECT ?s ?name { ?s ?p ?name } ORDER BY ?s"


def task(query: str, **rest: object) -> Task:
    return Task(store="", query=query, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize(("rows", "cut"), [(299, 299), (300, None), (301, None), (1000, None)])
def test_a_result_is_cut_at_the_rows_that_are_allowed(store: Store, form: SolutionFormat, rows: int, cut: int | None) -> None:
    outcome = run(store, task(ALL, solutions=form, rows=rows))
    assert (outcome.state, outcome.cut) == ("done", cut)
    if form in ("csv", "tsv"):
        assert outcome.body.count(b"\n") - 1 == min(rows, 300)
    if form == "json":
        assert len(json.loads(outcome.body)["results"]["bindings"]) == min(rows, 300)


def test_a_result_that_is_too_large_is_cut_to_what_fits(store: Store) -> None:
    outcome = run(store, task(ALL, solutions="csv", size=3000))
    assert outcome.cut is not None
    assert 20 < outcome.cut < 300
    assert len(outcome.body) <= 3000


def test_a_row_that_is_too_large_by_itself_fails(store: Store) -> None:
    assert run(store, task("SELECT (GROUP_CONCAT(STR(?n)) AS ?all) { ?s ?p ?n }", solutions="csv", size=500)).state == "failed"


def test_its_own_limit_is_no_cut(store: Store) -> None:
    assert run(store, task(ALL + " LIMIT 5", rows=10)).cut is None
    assert run(store, task(ALL + " LIMIT 50", rows=10)).cut == 10


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_graphs(store: Store, form: GraphFormat) -> None:
    outcome = run(store, task("CONSTRUCT WHERE { ?s ?p ?o }", graph=form, rows=100))
    assert outcome.cut == 100
    assert len(list(parse_rdf(outcome.body, form))) == 100


def test_ask(store: Store) -> None:
    assert json.loads(run(store, task("ASK { ?s ?p '任务1'@zh }")).body)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("SELECT * { ?s ?p", "error at 1:", id="one-line"),
        pytest.param("SELECT *\nWHERE { ?s ?p ?o\nLIMIT 3", "error at 3:", id="third-line"),
        pytest.param("nothing of the kind", "error at 1:1", id="no-query"),
        pytest.param("ASK {} ASK {}", "error at 1:", id="two-queries"),
    ],
)
def test_what_does_not_parse_is_told_with_its_own_place(store: Store, query: str, words: str) -> None:
    outcome = run(store, task(query))
    assert outcome.state == "syntax"
    assert words in outcome.detail


@pytest.mark.parametrize(
    ("default", "named", "query", "count"),
    [
        pytest.param(None, None, "SELECT * { ?s ?p ?o }", 300, id="union"),
        pytest.param((ONE,), None, "SELECT * { ?s ?p ?o }", 150, id="default-graph"),
        pytest.param((ONE, TWO), None, "SELECT * { ?s ?p ?o }", 300, id="default-graphs"),
        pytest.param(None, (ONE,), "SELECT * { ?s ?p ?o }", 0, id="named-only-leaves-the-default-empty"),
        pytest.param(None, (ONE,), "SELECT * { GRAPH ?g { ?s ?p ?o } }", 150, id="named-graph"),
        pytest.param(("https://b.example/absent",), None, "SELECT * { ?s ?p ?o }", 0, id="a-graph-not-held-is-empty"),
        pytest.param(None, None, "SELECT * FROM <https://a.example/g/1> { ?s ?p ?o }", 150, id="from"),
        pytest.param((TWO,), None, "SELECT * FROM <https://a.example/g/1> { ?s ?p '任务1'@zh }", 0, id="the-protocol-goes-before-from"),
        pytest.param(None, None, "SELECT * FROM <https://b.example/absent> { ?s ?p ?o }", 0, id="nothing-is-fetched"),
    ],
)
def test_graphs_of_a_query(store: Store, default: tuple[str, ...] | None, named: tuple[str, ...] | None, query: str, count: int) -> None:
    outcome = run(store, task(query, default_graphs=default, named_graphs=named))
    assert len(json.loads(outcome.body)["results"]["bindings"]) == count


@pytest.mark.parametrize(
    "graphs",
    [
        pytest.param({"default_graphs": ("plans",)}, id="default-graph-without-scheme"),
        pytest.param({"named_graphs": ("https://a.example/ g",)}, id="named-graph-with-a-space"),
        pytest.param({"named_graphs": (ONE, "https://[/")}, id="one-of-several"),
        pytest.param({"base": "http://%zz/sparql"}, id="base"),
    ],
)
@pytest.mark.parametrize("query", [ALL, "CONSTRUCT WHERE { ?s ?p ?o }", "ASK {}"], ids=["select", "construct", "ask"])
def test_iris_of_a_request_that_are_none_are_its_fault(store: Store, query: str, graphs: dict[str, object]) -> None:
    outcome = run(store, task(query, **graphs))
    assert outcome.state == "syntax"
    assert "absolute IRIs" in outcome.detail
