"""The server's routes. Questions are answered on worker threads, so that a long one keeps nobody's health check waiting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from api.headers import PAGE_POLICY
from api.problems import MEDIA_TYPE, Problem
from api.questions import Batch, RequestError, read_batch, read_question
from api.serving import Serving
from api.settings import Settings
from api.shapes import BatchAnswers, Health, Overview, content
from api.sparql.endpoint import Endpoint
from kg.question.answer import Answer, Question

STATIC = Path(__file__).resolve().parent / "static"
JSON = "application/json"
VERSION = "0.1.0"

router = APIRouter()


class Desk(msgspec.Struct, frozen=True):
    """What the routes work with: the settings, the snapshot in service, and how many questions are answered at once.

    Batches have a place of their own, so that one never keeps single questions from being taken.
    """

    settings: Settings
    serving: Serving
    singles: CapacityLimiter
    batches: CapacityLimiter
    sparql: Endpoint


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"description": "A problem (RFC 9457).", "content": content(Problem, MEDIA_TYPE)} for status in statuses}


def _body(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": content(kind)}}


def _returns(kind: type[msgspec.Struct], description: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": description, "content": content(kind)}}


@router.post(
    "/ask",
    operation_id="ask",
    summary="Answer a question, with evidence",
    response_class=Response,
    openapi_extra=_body(Question),
    responses=_returns(Answer, "The answer; also where the plans do not say it (`not_found`).") | _problems(413, 422, 500),
)
async def ask(request: Request) -> Response:
    """Answer one question."""
    desk: Desk = request.app.state.desk
    body = await read_body(request, desk.settings.body_bytes)
    loaded = desk.serving.loaded
    question = read_question(body, desk.settings, loaded.plan_ids)
    answer = await to_thread.run_sync(loaded.answer_json, question, limiter=desk.singles)
    return Response(answer, media_type=JSON)


@router.post(
    "/ask/batch",
    operation_id="askBatch",
    summary="Answer several questions, in order",
    response_class=Response,
    openapi_extra=_body(Batch),
    responses=_returns(BatchAnswers, "One answer a question, in the order of the questions.") | _problems(413, 422, 500),
)
async def ask_batch(request: Request) -> Response:
    """Answer a batch, all of it from the same snapshot."""
    desk: Desk = request.app.state.desk
    body = await read_body(request, desk.settings.body_bytes)
    loaded = desk.serving.loaded
    questions = read_batch(body, desk.settings, loaded.plan_ids)
    answers = await to_thread.run_sync(loaded.answers_json, questions, limiter=desk.batches)
    return Response(answers, media_type=JSON)


@router.get(
    "/healthz",
    operation_id="health",
    summary="Whether the server serves, and what",
    response_class=Response,
    responses=_returns(Health, "It serves.") | _problems(500),
)
async def health(request: Request) -> Response:
    """Report the snapshot in service."""
    overview = request.app.state.desk.serving.loaded.overview
    return _json(Health("ok", overview.snapshot, len(overview.plans), VERSION))


@router.get(
    "/overview",
    operation_id="overview",
    summary="The plans that can be asked, and questions to try",
    response_class=Response,
    responses=_returns(Overview, "The plans and the questions.") | _problems(500),
)
async def overview(request: Request) -> Response:
    """List the plans in service and some questions that they answer."""
    return _json(request.app.state.desk.serving.loaded.overview)


@router.get("/", include_in_schema=False)
async def page() -> Response:
    """Return the page for people."""
    return FileResponse(STATIC / "index.html", media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": PAGE_POLICY})


def install_routes(app: FastAPI) -> None:
    """Put every route into `app`; GET routes answer HEAD as well (RFC 9110 §9.1), undocumented."""
    app.include_router(router)
    for path, endpoint in (("/", page), ("/healthz", health), ("/overview", overview)):
        app.add_api_route(path, endpoint, methods=["HEAD"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))


def _json(value: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(value), media_type=JSON)


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body. Raises `RequestError` (413) past `limit` bytes, before it is all in memory."""
    parts, length = [], 0
    async for part in request.stream():
        length += len(part)
        if length > limit:
            raise RequestError(f"expected a body of at most {limit >> 10} KiB, found more; send it in several requests.", status=413)
        parts.append(part)
    return b"".join(parts)
