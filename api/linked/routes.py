"""The routes of linked data: a thing's IRI leads (303) to the document about it; a document has an ending that names its format."""

from __future__ import annotations

from typing import cast

from anyio import to_thread
from fastapi import APIRouter, FastAPI, Request, Response
from starlette.exceptions import HTTPException

from api.headers import PAGE_POLICY
from api.linked.addresses import Addresses, split_form
from api.linked.ontology import ontology_html, ontology_rdf
from api.linked.page import Lang, thing_page
from api.linked.things import read_thing, write_thing
from api.problems import MEDIA_TYPE, Problem
from api.routes import Desk
from api.shapes import content
from api.sparql.negotiation import GRAPHS, best, media_type
from kg.store import GraphFormat

router = APIRouter()
_HTML = "text/html"


@router.get(
    "/id/{rest:path}",
    operation_id="thing",
    summary="A thing of the graph: a page, or RDF",
    response_class=Response,
    openapi_extra={"parameters": [{"name": "rest", "in": "path", "required": True, "schema": {"type": "string"}}]},
    responses={
        200: {"description": "The document about it.", "content": {media: {} for media in (_HTML, *GRAPHS)}},
        303: {"description": "The thing itself; Location is the document about it."},
        **{status: {"description": "A problem (RFC 9457).", "content": content(Problem, MEDIA_TYPE)} for status in (404, 406)},
    },
)
async def thing(request: Request) -> Response:
    """Answer for an IRI of the graph at its path."""
    desk: Desk = request.app.state.desk
    loaded = desk.serving.loaded
    path, form = split_form(request.url.path)
    if path == "/ontology" and form is not None:
        return await _ontology(form)
    addresses = Addresses(loaded.base)
    iri = addresses.iri(path)
    if iri is None:
        raise HTTPException(404)
    language: Lang = "en" if _prefers_english(request.headers.get("accept-language")) else "zh"
    found = await to_thread.run_sync(read_thing, loaded.graph, iri, language, limiter=desk.singles)
    if found is None:
        raise HTTPException(404)
    headers = {"ETag": f'"{loaded.overview.snapshot}"', "Vary": "Accept, Accept-Language"}
    if form is None:
        wanted = best(request.headers.get("accept"), {**GRAPHS, _HTML: "html"})
        if wanted is None:
            raise HTTPException(406)
        ending = "html" if wanted == _HTML else GRAPHS[wanted]
        return Response(status_code=303, headers={**headers, "Location": f"{path}.{ending}"})
    if form == "html":
        return Response(
            thing_page(found, path, addresses, language), headers={**headers, "Content-Security-Policy": PAGE_POLICY}, media_type=_HTML
        )
    graph = cast("GraphFormat", form)
    return Response(
        await to_thread.run_sync(write_thing, loaded.graph, iri, graph, limiter=desk.singles), headers=headers, media_type=media_type(graph)
    )


async def _ontology(form: str) -> Response:
    if form == "html":
        return Response(await to_thread.run_sync(ontology_html), headers={"Content-Security-Policy": PAGE_POLICY}, media_type=_HTML)
    graph = cast("GraphFormat", form)
    return Response(await to_thread.run_sync(ontology_rdf, graph), media_type=media_type(graph))


def _prefers_english(accept: str | None) -> bool:
    """Whether the first language that a reader wants is English; most of ours want Chinese."""
    return (accept or "").strip().lower().startswith("en")


def install_linked(app: FastAPI) -> None:
    """Put the routes into `app`."""
    app.include_router(router)
    for path in ("/topic/{rest:path}", "/function/{rest:path}"):
        app.add_api_route(path, thing, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/ontology{rest:path}", thing, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/id/{rest:path}", thing, methods=["HEAD"], include_in_schema=False)
