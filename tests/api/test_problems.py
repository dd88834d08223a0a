"""One shape for every error of every route (RFC 9457)."""

from __future__ import annotations

import json

import httpx
import msgspec
import pytest

from api.problems import Problem, problem_type

JSON = "application/json"
LONG = "路" * 501


def _body(**parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False).encode()


BAD_QUESTIONS = {
    "no-body": (b"", ""),
    "not-json": (b"question=1", ""),
    "cut-json": (b'{"question": "\xe8\xb7\xaf', ""),
    "not-utf8": (b'{"question": "\xff\xfe"}', ""),
    "utf16": ('{"question": "路"}'.encode("utf-16"), ""),
    "trailing": (b'{"question": "a"} b', ""),
    "deep": (b'{"question": "a", "x": ' + b"[" * 100_000, ""),
    "half-surrogate": (b'{"question": "\\ud800"}', ""),
    "array": (b"[]", ""),
    "string": ('"谁牵头"'.encode(), ""),
    "null": (b"null", ""),
    "no-question": (_body(lang="zh"), ""),
    "question-number": (_body(question=1), "/question"),
    "question-null": (_body(question=None), "/question"),
    "question-list": (_body(question=["谁牵头"]), "/question"),
    "empty": (_body(question=""), "/question"),
    "blank": (_body(question=" \u3000\n"), "/question"),
    "too-long": (_body(question=LONG), "/question"),
    "lang-unknown": (_body(question="谁牵头", lang="fr"), "/lang"),
    "lang-number": (_body(question="谁牵头", lang=1), "/lang"),
    "plans-string": (_body(question="谁牵头", plans="yunxi-2024"), "/plans"),
    "plans-number": (_body(question="谁牵头", plans=["yunxi-2024", 7]), "/plans/1"),
    "plan-unknown": (_body(question="谁牵头", plans=["atlantis-2024"]), "/plans/0"),
    "limit-fraction": (_body(question="谁牵头", limit=1.5), "/limit"),
    "limit-string": (_body(question="谁牵头", limit="all"), "/limit"),
    "limit-zero": (_body(question="谁牵头", limit=0), "/limit"),
    "limit-negative": (_body(question="谁牵头", limit=-3), "/limit"),
    "context-string": (_body(question="谁牵头", context="井盖"), "/context"),
    "context-empty": (_body(question="谁牵头", context={}), "/context"),
    "context-too-long": (_body(question="谁牵头", context={"question": LONG}), "/context/question"),
}

BAD_BATCHES = {
    "no-questions": (_body(), ""),
    "none": (_body(questions=[]), "/questions"),
    "not-a-list": (_body(questions={"question": "谁牵头"}), "/questions"),
    "too-many": (_body(questions=[{"question": "谁牵头"}] * 1001), "/questions"),
    "one-is-empty": (_body(questions=[{"question": "谁牵头"}, {"question": ""}]), "/questions/1/question"),
    "one-has-no-question": (_body(questions=[{"question": "谁牵头"}, {}]), "/questions/1"),
    "one-names-an-unknown-plan": (_body(questions=[{"question": "谁牵头", "plans": ["x"]}]), "/questions/0/plans/0"),
    "not-json": (b"{", ""),
}


def _problem(response: httpx.Response, status: int) -> Problem:
    """The problem that `response` states, checked: the shape, the type, and that the status is said twice alike."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = msgspec.json.decode(response.content, type=Problem, strict=True)
    assert set(json.loads(response.content)) == {"type", "title", "status", "detail", "instance", "errors"}
    assert (problem.status, problem.type) == (status, problem_type(status))
    assert problem.title and problem.detail.endswith(".")
    assert problem.instance == response.request.url.path
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["access-control-allow-origin"] == "*"
    return problem


@pytest.mark.parametrize(("body", "pointer"), BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_bad_question(client: httpx.Client, body: bytes, pointer: str) -> None:
    problem = _problem(client.post("/ask", content=body, headers={"Content-Type": JSON}), 422)
    assert [error.pointer for error in problem.errors] == [pointer]


@pytest.mark.parametrize(("body", "pointer"), BAD_BATCHES.values(), ids=BAD_BATCHES)
def test_bad_batch(client: httpx.Client, body: bytes, pointer: str) -> None:
    problem = _problem(client.post("/ask/batch", content=body, headers={"Content-Type": JSON}), 422)
    assert [error.pointer for error in problem.errors] == [pointer]


def test_the_limit_is_named(client: httpx.Client) -> None:
    problem = _problem(client.post("/ask", json={"question": LONG}), 422)
    assert problem.detail == "expected a question of at most 500 characters, found 501; ask for one thing at a time."


def test_the_known_plans_are_named(client: httpx.Client) -> None:
    known = [plan["id"] for plan in client.get("/overview").json()["plans"]]
    problem = _problem(client.post("/ask", json={"question": "谁牵头", "plans": ["atlantis-2024"]}), 422)
    assert all(plan in problem.detail for plan in known)


@pytest.mark.parametrize("path", ["/nowhere", "/ask/", "/static/none.js", "/static/../app.py", "/路", "/docs"])
def test_unknown_path(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert msgspec.json.decode(response.content, type=Problem).type == problem_type(404)
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/ask"),
        ("PUT", "/ask"),
        ("DELETE", "/ask/batch"),
        ("POST", "/healthz"),
        ("POST", "/"),
        ("PATCH", "/overview"),
        ("POST", "/static/page.js"),
    ],
)
def test_wrong_method(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path)
    _problem(response, 405)
    assert response.headers["allow"]


@pytest.mark.parametrize("path", ["/ask", "/ask/batch"])
def test_body_too_large(client: httpx.Client, path: str) -> None:
    _problem(client.post(path, content=b" " * (8192 * 1024 + 1)), 413)


def test_five_hundred_characters_are_allowed(client: httpx.Client) -> None:
    assert client.post("/ask", json={"question": LONG[:500]}).status_code == 200
