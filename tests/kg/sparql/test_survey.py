from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sparql.survey import Form, limited, survey


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "select"),
        ("# UPDATE\nPREFIX insert: <http://a#>\nask {}", "ask"),
        ("BASE <http://select/> CONSTRUCT WHERE {}", "construct"),
        ("describe <http://a>", "describe"),
        ("INSERT DATA { <a> <b> <c> }", "update"),
        ("PREFIX a: <b> WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "update"),
        ("LOAD <http://a>", "update"),
        ("\\u0044ROP ALL", "update"),
        ("?select", None),
        ("", None),
    ],
)
def test_form(query: str, form: Form | None) -> None:
    assert survey(query).form == form


@pytest.mark.parametrize(
    ("query", "leaves"),
    [
        pytest.param("SELECT * { SERVICE <http://a> { ?s ?p ?o } }", True, id="plain"),
        pytest.param("SELECT * { service silent ?x { ?s ?p ?o } }", True, id="small-letters"),
        pytest.param("SELECT * { \\u0053ERVICE <http://a> {} }", True, id="escaped"),
        pytest.param("SELECT * { SERVI\\U00000043E <http://a> {} }", True, id="escaped-long"),
        pytest.param('SELECT * { ?s ?p "SERVICE" } # SERVICE', False, id="string-and-comment"),
        pytest.param("SELECT ?service { <http://SERVICE/> a:service ?service }", False, id="names"),
        pytest.param("SELECT * { ?s ?p '''a 'SERVICE' b''' }", False, id="long-string"),
    ],
)
def test_service(query: str, leaves: bool) -> None:
    assert survey(query).service is leaves


@pytest.mark.parametrize(
    ("query", "limit", "own"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 7", 7, "SELECT * { ?s ?p ?o } LIMIT 7"),
        ("SELECT * { ?s ?p ?o } LIMIT 70", 70, "SELECT * { ?s ?p ?o } LIMIT 10"),
        pytest.param(f"SELECT * {{}} LIMIT {'9' * 5000}", 10**18 - 1, "SELECT * {} LIMIT 10", id="more-digits-than-python-reads"),
        pytest.param(f"SELECT * {{}} LIMIT {'0' * 5000}7", 7, f"SELECT * {{}} LIMIT {'0' * 5000}7", id="zeros-before"),
        ("SELECT * { { SELECT * {} LIMIT 3 } }", None, "SELECT * { { SELECT * {} LIMIT 3 } }\nLIMIT 10\n"),
        ("SELECT * {} VALUES ?s { 1 }", None, "SELECT * {} \nLIMIT 10\nVALUES ?s { 1 }"),
        ("SELECT * { VALUES ?s { 1 } } # LIMIT 3", None, "SELECT * { VALUES ?s { 1 } } # LIMIT 3\nLIMIT 10\n"),
    ],
)
def test_limits(query: str, limit: int | None, own: str) -> None:
    found = survey(query)
    assert found.limit == limit
    assert limited(query, 10, found) == own


def test_graphs_that_a_query_names() -> None:
    assert survey("SELECT * FROM <g> {}").dataset
    assert not survey("SELECT * { ?from ?p ?o }").dataset


@given(st.text(max_size=200) | st.text(alphabet="'\"\\{}<>#:? a", max_size=300))
def test_anything_can_be_surveyed(query: str) -> None:
    assert 0 <= survey(query).tail <= len(query)


@pytest.mark.parametrize("pattern", ["'''", '"', "''a", "a:", "\\", "<", "{", ".", "-", "a.", "1-"])
def test_a_long_query_takes_no_longer_than_its_length(pattern: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        survey(pattern * times)
        return time.process_time() - started

    assert seconds(20_000) < 1.0
