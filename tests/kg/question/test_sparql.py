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
    assert "VALUES ?item { <https://a.example/b> <https://a.example/a> }" in query


def test_no_items_still_make_a_query(store: Store) -> None:
    assert store.select(query_for("labelled", [])) == []
