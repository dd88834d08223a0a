"""The routes of the dumps."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from anyio import to_thread
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException

from api.exports.tables import as_csv, as_xlsx, tables
from api.problems import MEDIA_TYPE, Problem
from api.routes import Desk
from api.serving import Loaded
from api.shapes import content
from api.sparql.negotiation import media_type
from kg.iris import plan_iri
from kg.store import GraphFormat, Graphs
from ontology.prefixes import PREFIXES

router = APIRouter()
_CHUNK = 1 << 16
_ALL = 100_000_000  # triples: a plan is exported whole


def _graph(form: GraphFormat) -> Callable[[Loaded, str], bytes]:
    def written(loaded: Loaded, plan: str) -> bytes:
        out, graph = io.BytesIO(), plan_iri(plan, loaded.base)
        query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        loaded.graph.write_graph(query, out, form, Graphs(default=(graph,)), union=False, most=_ALL, prefixes=PREFIXES)
        return out.getvalue()

    return written


def _quads(loaded: Loaded, plan: str) -> bytes:
    end = f" <{plan_iri(plan, loaded.base)}> .\n".encode()
    with loaded.quads.open("rb") as file:
        return b"".join(line for line in file if line.endswith(end))


def _csv(loaded: Loaded, plan: str) -> bytes:
    stored = loaded.plans[plan]
    return as_csv(tables(stored.text, stored.records))


def _xlsx(loaded: Loaded, plan: str) -> bytes:
    stored = loaded.plans[plan]
    return as_xlsx(tables(stored.text, stored.records))


_FORMS: Mapping[str, tuple[Callable[[Loaded, str], bytes], str]] = {
    "ttl": (_graph("ttl"), media_type("ttl")),
    "nq": (_quads, "application/n-quads"),
    "jsonld": (_graph("jsonld"), media_type("jsonld")),
    "csv": (_csv, "text/csv; charset=utf-8"),
    "xlsx": (_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@router.get(
    "/export/plans/{name}",
    operation_id="exportPlan",
    summary="One plan: its graph as Turtle, N-Quads or JSON-LD, its records as CSV or XLSX",
    response_class=Response,
    openapi_extra={"parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}]},
    responses={
        200: {"description": "The plan.", "content": {kind.partition(";")[0]: {} for _, kind in _FORMS.values()}},
        404: {"description": "No such plan or format.", "content": content(Problem, MEDIA_TYPE)},
    },
)
async def export_plan(request: Request) -> Response:
    """Return the plan of that name, which ends in its format."""
    desk: Desk = request.app.state.desk
    name = str(request.path_params["name"])
    loaded = desk.serving.loaded
    plan, _, form = name.rpartition(".")
    if plan not in loaded.plans or form not in _FORMS:
        raise HTTPException(404)
    made, kind = _FORMS[form]
    body = await to_thread.run_sync(made, loaded, plan, limiter=desk.batches)
    headers = {"ETag": f'"{loaded.overview.snapshot}"', "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, headers=headers, media_type=kind)


@router.get(
    "/export/all.nq.gz",
    operation_id="exportAll",
    summary="Everything: all named graphs as N-Quads, gzipped",
    response_class=Response,
    responses={200: {"description": "All quads.", "content": {"application/gzip": {}}}},
)
async def export_all(request: Request) -> Response:
    """Stream the whole graph."""
    loaded = cast("Desk", request.app.state.desk).serving.loaded
    headers = {"ETag": f'"{loaded.overview.snapshot}"', "Content-Disposition": 'attachment; filename="all.nq.gz"'}
    return StreamingResponse(_zipped(loaded), headers=headers, media_type="application/gzip")


def _zipped(loaded: Loaded) -> Iterator[bytes]:
    out = io.BytesIO()
    with loaded.quads.open("rb") as file, gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as zipped:
        while chunk := file.read(_CHUNK):
            zipped.write(chunk)
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def install_exports(app: FastAPI) -> None:
    """Put the routes into `app`."""
    app.include_router(router)
    app.add_api_route("/export/plans/{name}", export_plan, methods=["HEAD"], include_in_schema=False)
    app.add_api_route("/export/all.nq.gz", export_all, methods=["HEAD"], include_in_schema=False)
