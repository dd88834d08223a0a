"""`/ask`: in process, over HTTP, and the same server's health check beside it, in one run."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from bench.commands import serving
from bench.questions import questions
from bench.report import Figure, Report, spread
from kg.question.answer import Question
from kg.question.engine import Answerer
from kg.snapshot import Snapshot

_ROUNDS = 3


def _milliseconds(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    for question in asked[:20]:
        ask(question)  # caches and connections as a server in use has them
    taken = []
    for question in asked * _ROUNDS:
        started = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def _over_http(address: str, asked: list[str]) -> tuple[list[float], list[float]]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)

    def post(question: str) -> None:
        connection.request("POST", "/ask", json.dumps({"question": question}), {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise ValueError(f"{response.status} for {question}")

    def health(_: str) -> None:
        connection.request("GET", "/healthz")
        connection.getresponse().read()

    return _milliseconds(post, asked), _milliseconds(health, asked)


def measure(corpus: str, snapshot: Path) -> Report:
    """Measure the same questions on every way in."""
    opened = Snapshot.open(snapshot)
    asked = questions(sorted((plan.records for plan in opened.plans.values()), key=lambda plan: plan.plan))
    answerer = Answerer(opened)
    inside = _milliseconds(lambda question: answerer.ask(Question(question=question)), asked)
    with serving(str(snapshot)) as (address, _):
        outside, health = _over_http(address, asked)
    rows: list[dict[str, Figure]] = [
        {"way": way, **spread(taken)} for way, taken in (("in process", inside), ("POST /ask", outside), ("GET /healthz", health))
    ]
    return Report("ask", corpus, tuple(rows))
