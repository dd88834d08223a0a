"""Hostile queries, one after another: each is ended or answered, ordinary ones go on, and nothing is left behind."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from kg.sparql.pool import QueryFailedError, QueryTimeoutError, WorkerPool
from kg.sparql.running import Task
from kg.store import Store
from tests.api.sparql.conftest import Shelf, serve
from tests.api.sparql.hostile import HOSTILE, ORDINARY, triples

_THINGS = 3000
_KILLS = 25


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    shelf = Shelf(tmp_path_factory.mktemp("hostile"))
    shelf.put([(triples(_THINGS), "https://a.example/g")])
    settings = Settings(sparql_seconds=0.7, sparql_memory_mib=256)
    with serve(shelf, settings) as address, httpx.Client(base_url=address, timeout=30) as one:
        yield one


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_query_is_ended_and_ordinary_ones_go_on(client: httpx.Client, kind: str) -> None:
    answer = client.get("/sparql", params={"query": HOSTILE[kind]})
    assert answer.status_code in (200, 400, 503), answer.text
    if answer.status_code == 503:
        assert "0.7 seconds" in answer.text or "memory" in answer.text
    ordinary = client.get("/sparql", params={"query": ORDINARY[1]})
    assert ordinary.json()["results"]["bindings"][0]["name"]["value"].startswith("name 7 ")


def test_most_kinds_are_hostile_indeed(client: httpx.Client) -> None:
    """A kind that the engine answers at once protects nothing."""
    ended = [kind for kind, query in HOSTILE.items() if client.get("/sparql", params={"query": query, "timeout": "0.2"}).status_code == 503]
    assert len(ended) >= 15, ended


def test_a_client_may_not_take_more_places_than_it_has(client: httpx.Client) -> None:
    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(base_url=client.base_url, timeout=30) as many:
            return await asyncio.gather(*(many.get("/sparql", params={"query": HOSTILE["count-of-a-cross-product"]}) for _ in range(6)))

    answers = asyncio.run(ask())
    refused = [a for a in answers if a.status_code == 429]
    assert len(refused) == 4
    assert all(a.headers["retry-after"] == "1" for a in refused)
    assert {a.status_code for a in answers} == {429, 503}
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_after_many_kills_the_pool_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_bytes(triples(_THINGS))
    Store.create(tmp_path / "store", file)

    async def run() -> tuple[set[int], tuple[int, ...], bytes]:
        pool = WorkerPool(2, 256)
        seen: set[int] = set()
        await pool.start()
        for _ in range(_KILLS):
            seen.update(pool.processes)
            with pytest.raises((QueryTimeoutError, QueryFailedError)):
                await pool.run(Task(store=str(tmp_path / "store"), query=HOSTILE["count-of-a-cross-product"]), 0.1)
        left = pool.processes
        answer = await pool.run(Task(store=str(tmp_path / "store"), query="ASK {}"), 10)
        await pool.close()
        return seen, left, answer.body

    seen, left, body = asyncio.run(run())
    assert len(left) == 2
    assert len(seen) >= _KILLS
    assert body.endswith(b"true}")
    assert not any(Path(f"/proc/{process}").exists() for process in (seen | set(left)) - {os.getpid()})
