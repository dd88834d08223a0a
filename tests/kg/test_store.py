from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import QueryError, Store, parse_turtle
from kg.terms import Statement, Term, nquads, plain, text, typed
from ontology.errors import SnapshotError
from ontology.reused import Xsd

A, B, P, Q = (f"https://a.example/{name}" for name in ("a", "b", "p", "q"))
VOCABULARY = b"@prefix ex: <https://a.example/> . ex:p ex:label 'property'@en ."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("store")
    first, second = folder / "1.nq", folder / "2.nq"
    first.write_text(nquads([Statement(A, P, text("甲")), Statement(A, Q, typed("2027", Xsd.G_YEAR))], "https://a.example/g1"), "utf-8")
    second.write_text(nquads([Statement(B, P, plain("乙")), Statement(B, Q, typed("6.50", Xsd.DECIMAL))], "https://a.example/g2"), "utf-8")
    Store.create(folder / "store", first, second, turtle=[(VOCABULARY, "https://a.example/vocabulary")])
    return Store.open(folder / "store")


def test_the_default_graph_is_the_union(store: Store) -> None:
    found = store.select(f"SELECT ?s ?o WHERE {{ ?s <{P}> ?o }} ORDER BY ?s")
    assert [(str(row["s"]), str(row["o"])) for row in found] == [(A, "甲"), (B, "乙")]
    assert store.ask(f"ASK {{ <{P}> ?label 'property'@en }}")


def test_named_graphs_stay_apart(store: Store) -> None:
    found = store.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    assert [str(row["g"]) for row in found] == ["https://a.example/g1", "https://a.example/g2", "https://a.example/vocabulary"]


def test_terms_come_out_whole(store: Store) -> None:
    rows = store.select(f"SELECT ?o WHERE {{ VALUES ?p {{ <{P}> <{Q}> }} ?s ?p ?o }} ORDER BY ?s ?p")
    assert [row["o"] for row in rows] == [text("甲"), typed("2027", Xsd.G_YEAR), plain("乙"), typed("6.5", Xsd.DECIMAL)]
    assert rows[3]["o"].number() == 6.5


def test_an_unbound_variable_is_absent(store: Store) -> None:
    assert store.select(f"SELECT ?o ?x WHERE {{ <{A}> <{P}> ?o OPTIONAL {{ <{A}> <https://a.example/none> ?x }} }}") == [{"o": text("甲")}]


def test_construct(store: Store) -> None:
    assert store.construct(f"CONSTRUCT {{ ?s <{Q}> ?o }} WHERE {{ ?s <{P}> ?o . FILTER(lang(?o) = 'zh') }}") == [
        (Term(A), Term(Q), text("甲"))
    ]


@pytest.mark.parametrize(
    ("run", "query", "said"),
    [
        pytest.param(Store.select, "SELECT ?x WHERE", "does not parse", id="syntax"),
        pytest.param(Store.select, "ASK { ?s ?p ?o }", "a SELECT query", id="ask-as-select"),
        pytest.param(Store.ask, "SELECT * WHERE { ?s ?p ?o }", "an ASK query", id="select-as-ask"),
        pytest.param(Store.construct, "ASK { ?s ?p ?o }", "a CONSTRUCT", id="ask-as-construct"),
        pytest.param(Store.select, "DELETE WHERE { ?s ?p ?o }", "does not parse", id="update"),
    ],
)
def test_bad_queries_are_input_errors(store: Store, run: Callable[[Store, str], object], query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        run(store, query)


@pytest.mark.parametrize("what", ["nothing", "another-file"])
def test_no_store_to_open(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "store"
    if what == "another-file":
        folder.mkdir()
        (folder / "CURRENT").write_text("not a database")
    with pytest.raises(SnapshotError):
        Store.open(folder)


def test_what_is_not_turtle_is_refused() -> None:
    with pytest.raises(SyntaxError):
        list(parse_turtle(b"this is no Turtle"))
