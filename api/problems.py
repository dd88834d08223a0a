"""Problems: the one shape in which the server says what went wrong (RFC 9457, `application/problem+json`).

Every answer of 4xx or 5xx has this shape, whatever raised it: our own error tree, the framework's router, or a defect.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api.questions import RequestError
from ontology.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/plangraph/problems#"


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a request; `pointer` says where in its body (RFC 6901), the empty string for the whole of it."""

    detail: str
    pointer: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457 §3.1). `type` names the kind for programs, `detail` says to people what to do."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[Fault, ...] = ()


def problem_type(status: int) -> str:
    """Return the IRI of the kind of problem that `status` stands for, such as `…#unprocessable-content`."""
    return TYPES + _title(status).lower().replace(" ", "-")


def problem_response(
    status: int, detail: str, instance: str, *, pointer: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the response that states a problem. `instance` is the path that was asked for."""
    problem = Problem(
        type=problem_type(status),
        title=_title(status),
        status=status,
        detail=detail,
        instance=instance,
        errors=() if pointer is None else (Fault(detail, pointer),),
    )
    return Response(msgspec.json.encode(problem), status, headers, MEDIA_TYPE)


def install_problems(app: FastAPI) -> None:
    """Make every error of `app` a problem."""
    app.add_exception_handler(InputError, _bad_input)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _defect)


def _title(status: int) -> str:
    # RFC 9110 §15.5.21 renamed 422; Python calls it “Unprocessable Entity” before 3.13.
    return "Unprocessable Content" if status == 422 else HTTPStatus(status).phrase


async def _bad_input(request: Request, error: Exception) -> Response:
    status, pointer = (error.status, error.pointer) if isinstance(error, RequestError) else (422, "")
    return problem_response(status, str(error), request.url.path, pointer=pointer)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    return problem_response(status, _refusal(status, request), request.url.path, headers=headers)


def _refusal(status: int, request: Request) -> str:
    if status == 404:
        return f"expected a path of /openapi.json, found {request.url.path}; see there what can be asked for."
    if status == 405:
        return f"expected another method for {request.url.path}, found {request.method}; the Allow header names those that work."
    return f"{HTTPStatus(status).phrase}: {request.method} {request.url.path}."


async def _gone(request: Request, error: Exception) -> Response:
    # Nobody reads this: it keeps a client that leaves in the middle of its body from being logged as a defect of ours.
    return problem_response(400, "expected the whole body, found that the client had left; send it again.", request.url.path)


async def _defect(request: Request, error: Exception) -> Response:
    # Starlette raises `error` again after this answer, and the server logs its trace; a stranger has no use for it.
    return problem_response(
        500, "the server failed on this request, which is a defect of ours; it is in the server's log.", request.url.path
    )
