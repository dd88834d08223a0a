"""The routes over a real server: answers as they are published, batches in order, what browsers are told."""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import msgspec
import pytest

from api.problems import Problem
from api.serving import Loaded
from api.settings import Settings
from api.shapes import BatchAnswers, Health, Overview
from kg.question.answer import Answer, Question
from tests.api.conftest import running

LEADER = "云溪市井盖安全整治行动由哪个单位牵头？"
TARGET = "云溪市2026年路灯亮灯率的目标是多少？"
STANDARDS = "云溪市计划出台哪些标准？"
ABSENT = "云溪市的海水淡化产能目标是多少？"


def _ask(client: httpx.Client, question: str, **parts: object) -> Answer:
    response = client.post("/ask", json={"question": question, **parts})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return msgspec.json.decode(response.content, type=Answer)


@pytest.mark.parametrize(
    ("question", "label"),
    [(LEADER, "市住房和城乡建设局"), (STANDARDS, "云溪市公共厕所服务规范")],
    ids=["leader", "standards"],
)
def test_answer_names_it(client: httpx.Client, question: str, label: str) -> None:
    answer = _ask(client, question)
    assert answer.status == "answered"
    assert label in [item.label for item in answer.items]


def test_answer_has_the_value(client: httpx.Client) -> None:
    answer = _ask(client, TARGET)
    assert (answer.items[0].value, answer.items[0].op, answer.items[0].unit, answer.items[0].year) == (99, ">=", "%", 2026)


@pytest.mark.parametrize("question", [LEADER, TARGET, STANDARDS])
def test_every_item_has_evidence(client: httpx.Client, question: str, small_plan: str) -> None:
    answer = _ask(client, question)
    assert answer.items
    for item in answer.items:
        assert item.citations
        for citation in (answer.citations[place] for place in item.citations):
            assert citation.end - citation.start == len(citation.quote)
            assert "".join(citation.quote.split())[:10] in "".join(small_plan.replace("|", "").split())


def test_what_the_plans_do_not_say(client: httpx.Client) -> None:
    answer = _ask(client, ABSENT)
    assert (answer.status, answer.items) == ("not_found", ())
    assert answer.answer


def test_the_same_question_gets_the_same_bytes(client: httpx.Client) -> None:
    first, second = (msgspec.structs.replace(_ask(client, STANDARDS), took_ms=0.0).to_json() for _ in range(2))
    assert first == second


def test_plans_limit_the_answer(client: httpx.Client) -> None:
    overview = msgspec.json.decode(client.get("/overview").content, type=Overview)
    other = next(plan.id for plan in overview.plans if plan.jurisdiction != "云溪市")
    answer = _ask(client, STANDARDS, plans=[other])
    assert all(citation.plan == other for citation in answer.citations)


def test_limit_cuts_and_says_so(client: httpx.Client) -> None:
    answer = _ask(client, STANDARDS, limit=1)
    assert (len(answer.items), answer.truncated) == (1, True)
    assert isinstance(answer.total, int)
    assert answer.total > 1


def test_unknown_keys_are_left_alone(client: httpx.Client) -> None:
    assert _ask(client, LEADER, id="q-1", category="unit").status == "answered"


def test_the_content_type_is_no_obstacle(client: httpx.Client) -> None:
    response = client.post("/ask", content='{"question": "谁牵头"}'.encode(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert response.status_code == 200


def test_questions_asked_at_once_get_their_own_answers(client: httpx.Client) -> None:
    questions = [LEADER, TARGET, STANDARDS, ABSENT] * 6
    alone = {question: msgspec.structs.replace(_ask(client, question), took_ms=0.0) for question in questions[:4]}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda question: msgspec.structs.replace(_ask(client, question), took_ms=0.0), questions))
    assert together == [alone[question] for question in questions]


def test_batch_keeps_its_order(client: httpx.Client) -> None:
    questions = [STANDARDS, LEADER, ABSENT, TARGET] * 5
    response = client.post("/ask/batch", json={"questions": [{"question": question} for question in questions]})
    answers = msgspec.json.decode(response.content, type=BatchAnswers).answers
    assert [answer.question for answer in answers] == questions
    single = _ask(client, LEADER)
    assert msgspec.structs.replace(answers[1], took_ms=0.0) == msgspec.structs.replace(single, took_ms=0.0)


def test_batch_of_a_thousand(client: httpx.Client) -> None:
    response = client.post("/ask/batch", json={"questions": [{"question": LEADER}] * 1000}, timeout=120)
    assert response.status_code == 200
    assert len(msgspec.json.decode(response.content, type=BatchAnswers).answers) == 1000


def test_health_says_what_is_served(client: httpx.Client) -> None:
    health = msgspec.json.decode(client.get("/healthz").content, type=Health)
    overview = msgspec.json.decode(client.get("/overview").content, type=Overview)
    assert (health.status, health.snapshot, health.plans) == ("ok", overview.snapshot, len(overview.plans))
    assert len(health.snapshot) >= 16


def test_overview_lists_the_plans(client: httpx.Client) -> None:
    overview = msgspec.json.decode(client.get("/overview").content, type=Overview)
    own = next(plan for plan in overview.plans if plan.jurisdiction == "云溪市")
    assert (own.title, own.digest, own.period) == ("云溪市城市精细化管理行动方案（2024—2026年）", False, (2024, 2026))
    assert any(plan.digest for plan in overview.plans)


def test_examples_are_answered(client: httpx.Client) -> None:
    overview = msgspec.json.decode(client.get("/overview").content, type=Overview)
    assert {example.lang for example in overview.examples} == {"zh", "en"}
    for example in overview.examples:
        assert _ask(client, example.question).status == "answered"


@pytest.mark.parametrize("path", ["/", "/healthz", "/overview"])
def test_head(client: httpx.Client, path: str) -> None:
    response = client.head(path)
    assert (response.status_code, response.content) == (200, b"")


def test_the_page_may_load_nothing_from_elsewhere(client: httpx.Client) -> None:
    response = client.get("/")
    assert response.headers["content-type"].startswith("text/html")
    assert response.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "http" not in response.text.replace("http-equiv", "")


def test_answers_are_compressed(client: httpx.Client) -> None:
    response = client.post("/ask/batch", json={"questions": [{"question": STANDARDS}] * 3}, headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    ("origins", "origin", "expected"),
    [
        ("*", "https://office.example", "*"),
        ("https://office.example https://b.example", "https://office.example", "https://office.example"),
        ("https://office.example", "https://stranger.example", None),
    ],
    ids=["any", "listed", "not-listed"],
)
def test_who_may_ask_from_a_browser(snapshot_dir: Path, origins: str, origin: str, expected: str | None) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    with running(Settings(snapshot=str(snapshot_dir), cors_origins=origins)) as address:
        preflight = httpx.options(f"{address}/ask", headers=asked)
        answer = httpx.post(f"{address}/ask", json={"question": LEADER}, headers={"Origin": origin})
    assert preflight.status_code == 204
    assert preflight.headers.get("access-control-allow-origin") == expected
    assert preflight.headers.get("access-control-allow-methods") == (expected and "GET, POST")
    assert (answer.status_code, answer.headers.get("access-control-allow-origin")) == (200, expected)


def test_a_defect_is_a_problem_too(snapshot_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Loaded, question: Question) -> bytes:
        raise RuntimeError("secret of the machine")

    monkeypatch.setattr(Loaded, "answer_json", broken)
    with running(Settings(snapshot=str(snapshot_dir))) as address:
        response = httpx.post(f"{address}/ask", json={"question": LEADER})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert msgspec.json.decode(response.content, type=Problem).status == 500
    assert "secret" not in response.text
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_client_that_leaves_is_no_defect(snapshot_dir: Path, caplog: pytest.LogCaptureFixture) -> None:
    with running(Settings(snapshot=str(snapshot_dir))) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as leaving:
            leaving.sendall(b"POST /ask HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            time.sleep(0.1)
        time.sleep(0.1)
        assert httpx.get(f"{address}/healthz").status_code == 200
    assert "Traceback" not in caplog.text


def test_a_long_answer_keeps_no_health_check_waiting(snapshot_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def slow(self: Loaded, question: Question) -> bytes:
        released.wait(20)
        return b"{}"

    monkeypatch.setattr(Loaded, "answer_json", slow)
    with running(Settings(snapshot=str(snapshot_dir), threads=2)) as address:
        asking = [
            threading.Thread(target=httpx.post, args=(f"{address}/ask",), kwargs={"json": {"question": LEADER}, "timeout": 30})
            for _ in range(4)
        ]
        for thread in asking:
            thread.start()
        time.sleep(0.2)
        started = time.perf_counter()
        health = httpx.get(f"{address}/healthz", timeout=10)
        waited = time.perf_counter() - started
        released.set()
        for thread in asking:
            thread.join()
    assert health.status_code == 200
    assert waited < 2


def test_no_answer_waits_for_an_acknowledgement(client: httpx.Client) -> None:
    taken = []
    for _ in range(20):
        started = time.perf_counter()
        client.get("/healthz")
        taken.append(time.perf_counter() - started)
    assert statistics.median(taken) < 0.02, "with Nagle's algorithm on, each takes 0.04 s"


def _schemas(document: Mapping[str, object]) -> list[str]:
    """Every `$ref` in the document."""
    found: list[str] = []
    waiting: list[object] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            found += [value for key, value in node.items() if key == "$ref"]
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


def test_the_openapi_document_is_whole(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {
        "/ask",
        "/ask/batch",
        "/healthz",
        "/overview",
        "/sparql",
        "/id/{rest}",
        "/export/plans/{name}",
        "/export/all.nq.gz",
    }
    held = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(_schemas(document)) <= held
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["operationId"] and operation["summary"]
            assert all("content" in response for status, response in operation["responses"].items() if not status.startswith("3"))
