"""The endpoint itself: a request becomes a task for a worker, and what comes of it an answer, complete before its status is sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec
from starlette.responses import Response

from api.problems import TYPES, problem_response
from api.questions import RequestError
from api.settings import Settings
from api.sparql.description import CLASSES, DESCRIBED, NAMED, PROPERTIES, counts, describe
from api.sparql.negotiation import media_type
from api.sparql.request import SparqlRequest
from kg.sparql.pool import BusyError, QueryFailedError, QueryTimeoutError, WorkerPool
from kg.sparql.running import Outcome, Task
from kg.store import GraphFormat, SolutionFormat, converted
from ontology.prefixes import PREFIXES

PATH = "/sparql"
CUT = "PlanGraph-Truncated"
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_LATER = "1"  # seconds
_TOLD = 200  # characters of an address that are told back
_DESCRIBED, _DESCRIBING = 100_000, 60.0  # graphs and terms that a description lists at most; seconds that counting them may take


class ThrottledError(RequestError):
    """A client that asks more at once than it may."""

    def __init__(self, most: int) -> None:
        super().__init__(f"expected at most {most} queries of one client at once, found more; wait for an answer first.", status=429)


class Endpoint:
    """Answers queries over the store in service. To be started and closed with the server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool = WorkerPool(settings.sparql_workers, settings.sparql_memory_mib)
        self._asking: Counter[str] = Counter()
        self._described: tuple[str, str, bytes] = ("", "", b"")  # what the snapshot of that ETag holds, at that address, as N-Triples

    async def start(self) -> None:
        """Start the workers."""
        await self._pool.start()

    async def close(self) -> None:
        """End the workers."""
        await self._pool.close()

    @contextmanager
    def place(self, client: str) -> Iterator[None]:
        """Hold one of a client's places. Raises `ThrottledError` where it has none left."""
        if self._asking[client] >= self._settings.sparql_per_client:
            raise ThrottledError(self._settings.sparql_per_client)
        self._asking[client] += 1
        try:
            yield
        finally:
            self._asking[client] -= 1
            if not self._asking[client]:
                del self._asking[client]

    async def answer(self, asked: SparqlRequest, store: Path, etag: str, address: str) -> Response:
        """Return the answer to a query over the store in the folder `store`; a problem where there is none.

        `address` is the endpoint's own, against which relative IRIs are resolved.
        """
        most = self._settings.sparql_seconds
        graph = asked.form in ("construct", "describe")
        task = Task(
            store=str(store),
            query=asked.query,
            solutions="json" if graph else cast("SolutionFormat", asked.format),
            graph=cast("GraphFormat", asked.format) if graph else "ttl",
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            rows=self._settings.sparql_rows,
            size=self._settings.sparql_bytes,
            prefixes=dict(PREFIXES),
            base=address,
        )
        try:
            outcome = await self._pool.run(task, min(most, asked.seconds or most))
        except (QueryTimeoutError, QueryFailedError) as error:
            return problem_response(503, str(error), PATH)
        except BusyError as error:
            return problem_response(503, str(error), PATH, headers={"Retry-After": _LATER})
        if outcome.state == "syntax":
            return problem_response(400, _PLACE.sub(r"at line \1, column \2: ", outcome.detail), PATH)
        return _response(outcome, asked.format, etag)

    async def description(self, address: str, form: GraphFormat, store: Path, etag: str) -> Response:
        """Return the description of the service at `address`; counted once for a snapshot.

        Raises `RequestError` with status 400 where `address`, which the Host header has a part in, is no IRI.
        """
        if self._described[:2] != (etag, address):
            held = []
            for query in (CLASSES, PROPERTIES, NAMED):
                outcome = await self._pool.run(Task(store=str(store), query=query, rows=_DESCRIBED), _DESCRIBING)
                held.append(counts(outcome.body))
            self._described = (etag, address, describe(address, *held))
        try:
            body = converted(self._described[2], form, DESCRIBED)
        except SyntaxError as error:
            raise RequestError(f"expected a Host header that makes an IRI, found {address[:_TOLD]}; correct it.", status=400) from error
        return Response(body, headers={"ETag": etag, "Vary": "Accept"}, media_type=media_type(form))


def throttled(error: ThrottledError) -> Response:
    """Return the answer to a client that asks too much at once."""
    return problem_response(429, str(error), PATH, headers={"Retry-After": _LATER})


def _response(outcome: Outcome, form: str, etag: str) -> Response:
    headers = {"ETag": etag, "Vary": "Accept"}
    body = outcome.body
    if outcome.cut is not None:
        headers[CUT] = f"rows={outcome.cut}"
        body = _marked(body, form, outcome.cut)
    return Response(body, headers=headers, media_type=media_type(cast("SolutionFormat | GraphFormat", form)))


def _marked(body: bytes, form: str, rows: int) -> bytes:
    """A result that was cut, saying so in its head; CSV, TSV and JSON-LD have none for it."""
    note = f"{TYPES}truncated?rows={rows}"
    marks: Mapping[str, tuple[bytes, bytes]] = {
        "json": (b'{"head":{', b'{"head":{"link":' + msgspec.json.encode([note]) + b","),
        "xml": (b"</head>", f'<link href="{note}"/></head>'.encode()),
    }
    if form in ("ttl", "nt"):
        return f"# Truncated: the first {rows} triples ({note}).\n".encode() + body
    found, put = marks.get(form, (b"", b""))
    return body.replace(found, put, 1) if found else body
