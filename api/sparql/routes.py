"""The routes of the endpoint: GET and POST, as the SPARQL 1.1 protocol has them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import FileResponse

from api.headers import PAGE_POLICY
from api.problems import MEDIA_TYPE, Problem
from api.routes import STATIC, Desk, read_body
from api.shapes import content
from api.sparql.endpoint import PATH, ThrottledError, throttled
from api.sparql.negotiation import GRAPHS, SOLUTIONS, best
from api.sparql.request import FORM, QUERY, graph_format, parameters, read_request

router = APIRouter()

_STATUSES = {
    400: "No query, several, or one that does not parse.",
    403: "An update, SERVICE or LOAD: the endpoint is read-only and asks nobody else.",
    406: "No format that the client takes.",
    413: "A request that is too large.",
    415: "A body that is neither a form nor a query.",
    429: "More queries at once than one client may run.",
    503: "The query ran past its time or memory, or all workers are at work.",
}
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": description}


_PARAMETERS = [
    _parameter("query", _TEXT, "The query; without it, the description of the service."),
    _parameter("default-graph-uri", _TEXTS, "Graphs held here, as default graph."),
    _parameter("named-graph-uri", _TEXTS, "Graphs held here, as named graphs."),
    _parameter("format", _TEXT, "json, xml, csv, tsv; ttl, nt, jsonld, rdf. Goes before Accept."),
    _parameter("timeout", {"type": "number", "exclusiveMinimum": 0}, "Seconds, fewer than the server's."),
]


def _responses() -> dict[int | str, dict[str, Any]]:
    problems: dict[int | str, dict[str, Any]] = {
        status: {"description": text, "content": content(Problem, MEDIA_TYPE)} for status, text in _STATUSES.items()
    }
    results: dict[str, Any] = {media: {} for media in (*SOLUTIONS, *GRAPHS)}
    return {200: {"description": "The result, complete; one that was cut says so in PlanGraph-Truncated.", "content": results}, **problems}


@router.get(
    PATH,
    operation_id="sparql",
    summary="Run a SPARQL query",
    response_class=Response,
    openapi_extra={"parameters": _PARAMETERS},
    responses=_responses(),
)
async def sparql_get(request: Request) -> Response:
    """Run the query of the address."""
    return await _answer(request, b"")


@router.post(
    PATH,
    operation_id="sparqlPost",
    summary="Run a SPARQL query",
    response_class=Response,
    openapi_extra={"requestBody": {"required": True, "content": {FORM: {"schema": {"type": "object"}}, QUERY: {"schema": _TEXT}}}},
    responses=_responses(),
)
async def sparql_post(request: Request) -> Response:
    """Run the query of the body."""
    desk: Desk = request.app.state.desk
    return await _answer(request, await read_body(request, desk.settings.sparql_body_kib * 1024))


async def _answer(request: Request, body: bytes) -> Response:
    desk: Desk = request.app.state.desk
    search = request.url.query
    given = parameters(request.method, search, request.headers.get("content-type", ""), body)
    loaded, accept = desk.serving.loaded, request.headers.get("accept")
    address = str(request.url.replace(query=""))
    etag = f'"{loaded.overview.snapshot}"'
    try:
        with desk.sparql.place(request.client.host if request.client else ""):
            if request.method != "POST" and not given and best(accept, {**GRAPHS, "text/html": "html"}) == "text/html":
                return FileResponse(
                    STATIC / "sparql.html", media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": PAGE_POLICY}
                )
            if request.method != "POST" and not given:
                return await desk.sparql.description(address, graph_format(accept), loaded.store, etag)
            return await desk.sparql.answer(read_request(given, accept), loaded.store, etag, address)
    except ThrottledError as error:
        return throttled(error)


def install_sparql(app: FastAPI) -> None:
    """Put the endpoint into `app`."""
    app.include_router(router)
    app.add_api_route(PATH, sparql_get, methods=["HEAD"], include_in_schema=False)
