"""The server: routes, problems and headers put together over one snapshot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from api.exports.routes import install_exports
from api.headers import BrowserPolicy
from api.linked.routes import install_linked
from api.problems import install_problems
from api.routes import VERSION, Desk, install_routes
from api.serving import Serving
from api.settings import Settings
from api.shapes import schemas
from api.sparql.endpoint import Endpoint
from api.sparql.routes import install_sparql

DESCRIPTION = """Questions to Chinese city plans, answered from a cited knowledge graph.

Every error is a problem of one shape (RFC 9457). Offsets are Unicode code points into a plan's normalised text, end exclusive."""

_COMPRESSED_FROM = 1400  # bytes: what fits one Ethernet packet gains nothing from gzip


def create_app(settings: Settings, serving: Serving) -> ASGIApp:
    """Return the server over what `serving` has in service."""
    app = create_fastapi(settings, serving)
    return BrowserPolicy(app, tuple(settings.cors_origins.split()))


def create_fastapi(settings: Settings, serving: Serving) -> FastAPI:
    """Return the application without the browser's headers: what the OpenAPI document is made from."""
    app = FastAPI(
        title="PlanGraph",
        version=VERSION,
        description=DESCRIPTION,
        lifespan=_watching,
        docs_url=None,  # FastAPI's pages load their scripts from foreign hosts
        redoc_url=None,
        redirect_slashes=False,  # a redirected POST is sent twice; one address a route
    )
    app.state.desk = Desk(settings, serving, CapacityLimiter(settings.threads), CapacityLimiter(1), Endpoint(settings))
    install_problems(app)
    install_routes(app)
    install_sparql(app)
    install_linked(app)
    install_exports(app)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM, compresslevel=5)
    _document(app)
    return app


def _document(app: FastAPI) -> None:
    """Make the OpenAPI document carry the schemas of our own types."""
    framework = app.openapi

    def openapi() -> dict[str, Any]:
        document = framework()
        document.setdefault("components", {})["schemas"] = schemas()
        return document

    app.openapi = openapi  # type: ignore[method-assign]


@asynccontextmanager
async def _watching(app: FastAPI) -> AsyncIterator[None]:
    """Keep the workers for queries, and look for a newer snapshot, for as long as the server runs."""
    desk: Desk = app.state.desk
    await desk.sparql.start()
    watch = asyncio.create_task(desk.serving.watch())
    try:
        yield
    finally:
        watch.cancel()
        await desk.sparql.close()
