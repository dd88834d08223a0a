"""The queries that analysts begin with, over the embedded corpus."""

from __future__ import annotations

import httpx
import pytest

from ontology.queries import ExampleQuery, example_queries


@pytest.mark.parametrize("query", example_queries(), ids=lambda query: query.en)
def test_an_example_gives_rows(client: httpx.Client, query: ExampleQuery) -> None:
    answer = client.get("/sparql", params={"query": query.sparql})
    rows = answer.json()["results"]["bindings"]
    assert len(rows) >= 3
    assert len({str(row) for row in rows}) == len(rows), "no row is told twice"
    assert "PlanGraph-Truncated" not in answer.headers


def test_there_are_twelve_and_no_two_alike() -> None:
    assert len({query.sparql for query in example_queries()}) == len({query.zh for query in example_queries()}) == 12
