"""The SPARQL endpoint beside Oxigraph's own server over the same store, and ordinary queries while hostile ones run."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench.commands import serving
from bench.report import Figure, Report, spread
from kg.snapshot import store_in_service
from ontology.queries import example_queries

_QUERIES = 10
_ROUNDS = 15
_HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
_ORDINARY_ROUNDS = 40
_STARTING = 20.0  # seconds


@contextmanager
def _oxigraph(store: Path) -> Iterator[str | None]:
    """Serve a copy of the store with Oxigraph's own server; None where that is not installed."""
    beside = Path(sys.executable).parent / "oxigraph"
    program = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if program is None:
        print("oxigraph is not installed: its server is not measured")
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="plangraph-oxigraph-") as folder:
        copy = Path(folder) / "store"
        shutil.copytree(store, copy)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [program, "serve-read-only", "--location", str(copy), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            process.terminate()
            process.wait()


def _wait(port: int) -> None:
    deadline = time.monotonic() + _STARTING
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _asked(connection: http.client.HTTPConnection, path: str, query: str, **parameters: str) -> float:
    started = time.perf_counter()
    body = urlencode({"query": query, **parameters})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    response.read()
    if response.status not in (200, 503):
        raise ValueError(f"{response.status} for {query}")
    return (time.perf_counter() - started) * 1000


def _costs(address: str, queries: list[str]) -> list[float]:
    """The milliseconds of each query: the median of several rounds."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    rounds = [[_asked(connection, parts.path, query) for query in queries] for _ in range(_ROUNDS)]
    return [sorted(column)[len(rounds) // 2] for column in zip(*rounds, strict=True)]


def measure(corpus: str, snapshot: Path) -> Report:
    """Measure typical queries of analysts on both servers, in turn, and then ours while one hostile query after another runs."""
    queries = [query.sparql for query in example_queries()[:_QUERIES]]
    rows: list[dict[str, Figure]] = []
    with serving(str(snapshot)) as (ours, _), _oxigraph(store_in_service(snapshot)) as theirs:
        own = sum(_costs(f"{ours}/sparql", queries))
        rows.append({"what": "ten queries, ours", "ms": own, "ratio": 1.0})
        if theirs:
            peer = sum(_costs(theirs, queries))
            rows.append({"what": "ten queries, Oxigraph's server", "ms": peer, "ratio": own / peer})
        ordinary = [queries[1], *["ASK {}"] * 9]
        calm = _ordinary(ours, ordinary)
        stop = threading.Event()
        hostile = threading.Thread(target=_be_hostile, args=(ours, stop))
        hostile.start()
        busy = _ordinary(ours, ordinary)
        stop.set()
        hostile.join()
    quiet, beside = (float(spread(taken)["p99 ms"]) for taken in (calm, busy))
    rows.append({"what": "an ordinary query's p99, calm", "ms": quiet, "ratio": 1.0})
    rows.append({"what": "an ordinary query's p99, beside hostile ones", "ms": beside, "ratio": beside / quiet})
    return Report("endpoint", corpus, tuple(rows))


def _ordinary(address: str, queries: list[str]) -> list[float]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    return [_asked(connection, "/sparql", query) for _ in range(_ORDINARY_ROUNDS) for query in queries]


def _be_hostile(address: str, stop: threading.Event) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    while not stop.is_set():
        _asked(connection, "/sparql", _HOSTILE, timeout="0.5")
