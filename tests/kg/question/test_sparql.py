from __future__ import annotations

from typing import get_args

import pytest

from kg.question.sparql import QueryKind, query_for
from kg.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("empty") / "store"
    Store.create(folder)
    return Store.open(folder)


@pytest.mark.parametrize("kind", get_args(QueryKind))
def test_every_kind_of_query_parses(store: Store, kind: QueryKind) -> None:
    assert store.select(query_for(kind, ["https://a.example/a", "https://a.example/b"])) == []


def test_an_item_is_bound_once() -> None:
    query = query_for("passage", ["https://a.example/b", "https://a.example/a", "https://a.example/b"])
    assert "PREFIX n1: <https://a.example/>" in query
    assert "VALUES ?item { n1:b n1:a }" in query


@pytest.mark.parametrize(
    "iri", ["https://a.example/a.b", "https://a.example/a-", "https://a.example/", "https://a.example/%E4", "https://a.example#b"]
)
def test_an_iri_that_makes_no_short_name_stands_whole(iri: str) -> None:
    assert f"{{ <{iri}> }}" in query_for("labelled", [iri])


def test_hundreds_of_items_fit_into_a_request() -> None:
    query = query_for("labelled", [f"https://w3id.org/plangraph/id/plan/yunxi-2024/task-{n:010x}" for n in range(600)])
    assert len(query.encode()) < 16 * 1024


def test_no_items_still_make_a_query(store: Store) -> None:
    assert store.select(query_for("labelled", [])) == []
