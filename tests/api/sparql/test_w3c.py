"""The W3C's SPARQL 1.1 tests against the live server: the protocol's, and the query language's beside the engine by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF
from rdflib.query import Result
from rdflib.term import BNode, Literal, Node

from tests.api.sparql.conftest import Shelf

TESTS = Path(__file__).resolve().parents[4] / "shared" / "rdf-tests" / "sparql" / "sparql11"
pytestmark = pytest.mark.skipif(not TESTS.is_dir(), reason=f"the W3C's tests are not in {TESTS}")

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
_FORMATS = {".srx": "xml", ".srj": "json", ".tsv": "tsv", ".csv": "csv"}
_LIMIT = 60  # seconds


def _entries(folder: str) -> list[tuple[Graph, Node]]:
    path = TESTS / folder / "manifest.ttl"
    if not path.is_file():
        return []
    graph = Graph().parse(path, publicID=path.as_uri())
    heads = graph.objects(None, MF.entries)
    return [(graph, test) for head in heads for test in Collection(graph, head)]


def _path(node: Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))


# The protocol


class Request(NamedTuple):
    """One request of a protocol test with what it expects."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]
    statuses: set[str]
    truth: bool | None
    kind: str | None


def _requests(graph: Graph, test: Node) -> Iterator[Request]:
    action = graph.value(test, MF.action)
    requests = graph.value(action, HT.requests)
    for node in Collection(graph, requests) if requests else ():
        body, answer = graph.value(node, HT.body), graph.value(node, HT.resp)
        headers = graph.value(node, HT.headers)
        pairs = Collection(graph, headers) if headers else ()
        encoding = str(graph.value(body, CNT.characterEncoding) or "utf-8") if body else "utf-8"
        truth = graph.value(answer, MF.expectedBoolean)
        yield Request(
            str(graph.value(node, HT.methodName)),
            str(graph.value(node, HT.absolutePath)),
            str(graph.value(body, CNT.chars)).encode(encoding) if body else b"",
            {str(graph.value(pair, HT.fieldName)): str(graph.value(pair, HT.fieldValue)) for pair in pairs},
            {str(status)[-3:] for status in graph.objects(answer, MF.expectedStatus)},
            None if truth is None else truth == Literal(True),
            str(graph.value(answer, MF.expectedFormat) or "") or None,
        )


def _protocol() -> list[pytest.ParameterSet]:
    tests = _entries("protocol")
    return [pytest.param(graph, test, id=str(test).rsplit("#", maxsplit=1)[-1]) for graph, test in tests]


def _serve_data(shelf: Shelf, graph: Graph, test: Node) -> None:
    held = []
    for data in graph.objects(test, UT.graphData):
        held.append((_path(graph.value(data, UT.graph)).read_bytes(), str(graph.value(data, RDFS_LABEL))))
    shelf.put(held)


@pytest.mark.parametrize(("graph", "test"), _protocol())
def test_the_protocol(shelf: Shelf, endpoint: httpx.Client, graph: Graph, test: Node) -> None:
    _serve_data(shelf, graph, test)
    name = str(test).rsplit("#", maxsplit=1)[-1]
    requests = list(_requests(graph, test))
    assert requests
    for request in requests[:1] if name.startswith("update_") else requests:
        address = request.path.replace("/sparql/", "/sparql", 1)
        answer = endpoint.request(request.method, address, content=request.body or None, headers=request.headers)
        if name.startswith("update_"):
            assert answer.status_code == 403, "the endpoint is read-only: every update is refused"
            continue
        assert f"{answer.status_code // 100}xx" in request.statuses, answer.text
        kind = answer.headers["content-type"].partition(";")[0]
        if request.kind == "boolean":
            assert kind in ("application/sparql-results+json", "application/sparql-results+xml")
        if request.kind == "tabular":
            assert kind in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
        if request.kind == "RDF":
            assert kind in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
        if request.truth is not None:
            assert answer.json()["boolean"] is request.truth


# The query language


_FOLDERS = (
    "aggregates",
    "bind",
    "bindings",
    "cast",
    "construct",
    "csv-tsv-res",
    "exists",
    "functions",
    "grouping",
    "json-res",
    "negation",
    "project-expression",
    "property-path",
    "subquery",
    "syntax-query",
)
_SYNTAX = {MF.PositiveSyntaxTest11: True, MF.PositiveSyntaxTest: True, MF.NegativeSyntaxTest11: False, MF.NegativeSyntaxTest: False}


class Case(NamedTuple):
    """A test of the query language. `wanted` is the file of the result, or whether the query may be asked at all."""

    query: Path
    data: tuple[tuple[Path, str | None], ...]
    wanted: Path | bool


def _cases() -> list[pytest.ParameterSet]:
    out = []
    for folder in _FOLDERS:
        for graph, test in _entries(folder):
            kind, action = graph.value(test, RDF.type), graph.value(test, MF.action)
            name = f"{folder}/{str(test).rsplit('#', maxsplit=1)[-1]}"
            if kind in _SYNTAX:
                out.append(pytest.param(Case(_path(action), (), _SYNTAX[kind]), id=name))  # type: ignore[index]
            elif action is not None and (query := graph.value(action, QT.query)) is not None:
                data: list[tuple[Path, str | None]] = [(_path(d), None) for d in graph.objects(action, QT.data)]
                data += [(_path(d), str(d)) for d in graph.objects(action, QT.graphData)]
                out.append(pytest.param(Case(_path(query), tuple(data), _path(graph.value(test, MF.result))), id=name))
    return out


def _engine(case: Case, base: str, form: str) -> bytes:
    """What the engine gives by itself, in N-Triples or in the format `form`. Raises what the engine raises."""
    store = ox.Store()
    for path, graph in case.data:
        store.load(path=str(path), base_iri=path.as_uri(), to_graph=ox.NamedNode(graph) if graph else None)
    found = store.query(case.query.read_text("utf-8"), base_iri=base)
    if isinstance(found, ox.QueryTriples):
        return ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
    return found.serialize(format=ox.QueryResultsFormat.from_extension({"xml": "srx", "json": "srj"}.get(form, form))) or b""


def _rows(result: Result) -> object:
    """A result as it can be compared: blank nodes are told apart only from other terms."""
    if result.type == "ASK":
        return result.askAnswer
    names = sorted(str(v) for v in result.vars or ())
    return names, Counter(tuple(sorted((str(k), _plain(v)) for k, v in b.items())) for b in result.bindings)


def _plain(term: Node) -> str:
    if isinstance(term, BNode):
        return "_:"
    if isinstance(term, Literal) and isinstance(term.value, int | float) and not isinstance(term.value, bool):
        return repr((str(term.datatype), float(term)))
    return term.n3()


def _expected(path: Path, base: str) -> object:
    if path.suffix in _FORMATS:
        with path.open("rb") as file:
            return _rows(Result.parse(file, format=_FORMATS[path.suffix]))
    return Graph().parse(path, publicID=base)


def _agrees(found: object, wanted: object) -> bool:
    if isinstance(found, Graph) and isinstance(wanted, Graph):
        return isomorphic(found, wanted)
    return found == wanted


def _passes_engine(case: Case, base: str) -> bool:
    form = "json" if isinstance(case.wanted, bool) else _FORMATS.get(case.wanted.suffix, "nt")
    try:
        found = _engine(case, base, form)
    except (SyntaxError, ValueError, RuntimeError):
        return case.wanted is False
    if isinstance(case.wanted, bool):
        return case.wanted
    return _agrees(Graph().parse(data=found, format="nt") if form == "nt" else _parsed(found, form), _expected(case.wanted, base))


def _parsed(text: bytes, form: str) -> object:
    return _rows(Result.parse(BytesIO(text), format=form))


def _passes_server(case: Case, shelf: Shelf, endpoint: httpx.Client) -> bool:
    base = urljoin(str(endpoint.base_url), "/sparql")
    shelf.put([(_turtle(path), graph or f"{base}#default") for path, graph in case.data])
    defaults = [f"{base}#default"] if any(graph is None for _, graph in case.data) else []
    named = [graph for _, graph in case.data if graph]
    graphs = {"default-graph-uri": defaults, "named-graph-uri": named} if named else {}
    tabular = isinstance(case.wanted, Path) and case.wanted.suffix in _FORMATS
    form = {"format": _FORMATS[case.wanted.suffix]} if tabular and isinstance(case.wanted, Path) else {}
    text = f"BASE <{base}>\n{case.query.read_text('utf-8')}"
    answer = endpoint.post("/sparql", data={"query": text, **graphs, **form}, timeout=_LIMIT)
    if isinstance(case.wanted, bool):
        return (answer.status_code == 200) is case.wanted
    if answer.status_code != 200:
        return False
    if "turtle" in answer.headers["content-type"]:
        return _agrees(Graph().parse(data=answer.content, format="turtle"), _expected(case.wanted, base))
    return _agrees(_parsed(answer.content, form.get("format", "json")), _expected(case.wanted, base))


def _turtle(path: Path) -> bytes:
    """The data of a test as Turtle, whatever its format."""
    quads = ox.parse(path=str(path), base_iri=path.as_uri())
    return ox.serialize((q.triple for q in quads), format=ox.RdfFormat.TURTLE) or b""


@pytest.mark.parametrize("case", _cases())
def test_no_fewer_queries_pass_than_with_the_engine_itself(case: Case, shelf: Shelf, endpoint: httpx.Client) -> None:
    base = urljoin(str(endpoint.base_url), "/sparql")
    if not _passes_engine(case, base):
        pytest.skip("the engine itself does not pass it")
    assert _passes_server(case, shelf, endpoint)
