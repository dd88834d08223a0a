"""One query run within its limits on a store that is open here. Workers do nothing else."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import msgspec

from kg.sparql.survey import Survey, limited, survey
from kg.store import GraphFormat, Graphs, QueryError, SolutionFormat, Store

State = Literal["done", "syntax", "failed"]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A query with what it may use. `store` is the store's folder; `graphs` of the protocol replace those of the query."""

    store: str
    query: str
    solutions: SolutionFormat = "json"
    graph: GraphFormat = "ttl"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    rows: int = 10_000
    size: int = 10_000_000
    prefixes: dict[str, str] = {}
    base: str | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What came of a query: its result, whole or cut to `rows`; or why there is none."""

    state: State
    body: bytes = b""
    cut: int | None = None
    detail: str = ""


class TooLargeError(Exception):
    """A result that is larger than it may be."""


class _Bounded(io.BytesIO):
    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object, /) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._most:
            raise TooLargeError
        return written


class Stores:
    """Opens stores; the one used last stays open."""

    def __init__(self) -> None:
        self._path = ""
        self._store: Store | None = None

    def open(self, path: str) -> Store:
        """Return the store in the folder `path`. Raises `SnapshotError` where none is there."""
        if self._store is None or self._path != path:
            self._store = None
            self._path, self._store = path, Store.open(Path(path))
        return self._store


def run(store: Store, task: Task) -> Outcome:
    """Run a query and return its result; one that does not fit is cut to as many rows as do."""
    looked = survey(task.query)
    graphs = Graphs(task.default_graphs, task.named_graphs, task.base)
    write = _graph if looked.form in ("construct", "describe") else _solutions
    rows = task.rows
    while True:
        try:
            return write(store, task, looked, graphs, rows)
        except QueryError as error:
            return Outcome("syntax", detail=str(error))
        except TooLargeError:
            rows //= 2
            if rows < 1:
                return Outcome("failed", detail=f"one row alone is larger than {task.size:,} bytes")


def _solutions(store: Store, task: Task, looked: Survey, graphs: Graphs, rows: int) -> Outcome:
    union = not looked.dataset
    if looked.form != "select" or (looked.limit is not None and looked.limit <= rows):
        return Outcome("done", _written(store, task, task.query, graphs, union=union))
    asked = limited(task.query, rows + 1, looked)
    try:
        body = b"" if rows < task.rows else _written(store, task, asked, graphs, union=union)
    except QueryError:
        return Outcome("done", _written(store, task, task.query, graphs, union=union))  # its own words say what is wrong with it, and where
    if body and _at_most(body, task.solutions) <= rows:
        return Outcome("done", body)
    if store.count_solutions(asked, graphs, union=union) <= rows:
        return Outcome("done", body or _written(store, task, asked, graphs, union=union))
    return Outcome("done", _written(store, task, limited(task.query, rows, looked), graphs, union=union), rows)


def _at_most(body: bytes, form: SolutionFormat) -> int:
    """How many rows a result can have at most: what each begins or ends with may stand in values too."""
    return body.count({"json": b"{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}[form])


def _written(store: Store, task: Task, query: str, graphs: Graphs, *, union: bool) -> bytes:
    out = _Bounded(task.size)
    store.write_solutions(query, out, task.solutions, graphs, union=union)
    return out.getvalue()


def _graph(store: Store, task: Task, looked: Survey, graphs: Graphs, rows: int) -> Outcome:
    out = _Bounded(task.size)
    more = store.write_graph(task.query, out, task.graph, graphs, union=not looked.dataset, most=rows, prefixes=task.prefixes)
    return Outcome("done", out.getvalue(), rows if more else None)
