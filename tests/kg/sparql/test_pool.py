from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from kg.sparql.pool import BusyError, QueryFailedError, QueryTimeoutError, WorkerPool, _Worker
from kg.sparql.running import Task

T = TypeVar("T")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@asynccontextmanager
async def _pool(size: int = 2, memory: int = 256) -> AsyncIterator[WorkerPool]:
    pool = WorkerPool(size, memory)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


def _within(use: Callable[[WorkerPool], Awaitable[T]], size: int = 2) -> T:
    async def run() -> T:
        async with _pool(size) as pool:
            return await use(pool)

    return asyncio.run(run())


def _there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_query_is_answered(store_folder: Path) -> None:
    outcome = _within(lambda pool: pool.run(Task(store=str(store_folder), query="ASK {}"), 10))
    assert outcome.body == b'{"head":{},"boolean":true}'


def test_a_query_past_its_time_is_killed_and_its_worker_replaced(store_folder: Path) -> None:
    async def use(pool: WorkerPool) -> tuple[tuple[int, ...], tuple[int, ...], float, bytes]:
        before, started = pool.processes, time.monotonic()
        with pytest.raises(QueryTimeoutError, match=r"within 0\.5 seconds"):
            await pool.run(Task(store=str(store_folder), query=ENDLESS), 0.5)
        took = time.monotonic() - started
        answer = await pool.run(Task(store=str(store_folder), query="ASK {}"), 10)
        return before, pool.processes, took, answer.body

    before, after, took, body = _within(use)
    assert took < 5
    assert len(after) == len(before) == 2
    assert len(set(before) & set(after)) == 1
    assert body.endswith(b"true}")
    assert not any(_there(process) for process in before)  # nor any left when the pool is closed


def test_a_query_that_takes_too_much_memory_brings_down_its_worker_alone(store_folder: Path) -> None:
    async def use(pool: WorkerPool) -> int:
        with pytest.raises(QueryFailedError, match="memory"):
            await pool.run(Task(store=str(store_folder), query=GREEDY), 60)
        return len(pool.processes)

    assert _within(use) == 2


def test_others_are_answered_while_one_is_endless(store_folder: Path) -> None:
    async def use(pool: WorkerPool) -> int:
        endless = asyncio.create_task(pool.run(Task(store=str(store_folder), query=ENDLESS), 1.5))
        answers = [await pool.run(Task(store=str(store_folder), query="ASK {}"), 1) for _ in range(20)]
        assert not endless.done()
        with pytest.raises(QueryTimeoutError):
            await endless
        return len(answers)

    assert _within(use) == 20


def test_all_at_work_is_told(store_folder: Path) -> None:
    async def use(pool: WorkerPool) -> None:
        endless = asyncio.create_task(pool.run(Task(store=str(store_folder), query=ENDLESS), 1.0))
        await asyncio.sleep(0.1)
        with pytest.raises(BusyError):
            await pool.run(Task(store=str(store_folder), query="ASK {}"), 0.2)
        with pytest.raises(QueryTimeoutError):
            await endless

    _within(use, size=1)


def test_a_client_that_leaves_frees_its_worker(store_folder: Path) -> None:
    async def use(pool: WorkerPool) -> bytes:
        endless = asyncio.create_task(pool.run(Task(store=str(store_folder), query=ENDLESS), 60))
        await asyncio.sleep(0.2)
        endless.cancel()
        with pytest.raises(asyncio.CancelledError):
            await endless
        return (await pool.run(Task(store=str(store_folder), query="ASK {}"), 5)).body

    assert _within(use, size=1).endswith(b"true}")


def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    async def use(pool: WorkerPool) -> None:
        with pytest.raises(QueryFailedError, match="no graph store"):
            await pool.run(Task(store=str(tmp_path / "gone"), query="ASK {}"), 5)

    _within(use)


def test_a_worker_does_not_reach_the_network(store_folder: Path) -> None:
    """SERVICE is refused before a worker sees it; were it not, nothing would answer: not even this test's own server."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read(100))
        writer.close()

    async def use(pool: WorkerPool) -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        query = f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        async with server:
            await pool.run(Task(store=str(store_folder), query=query), 10)

    _within(use)
    if asked and os.geteuid() != 0:
        pytest.skip("this system lets nobody leave the network; refusing SERVICE is what holds here")
    assert not asked


def test_a_worker_that_is_ended_before_its_result_was_read_is_gone(store_folder: Path) -> None:
    """What a killed process leaves in its pipe must be read away, or the pipe is never seen to end."""

    async def run() -> int | None:
        worker = await _Worker.start(256)
        product = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9000"
        sending = asyncio.create_task(worker.run(Task(store=str(store_folder), query=product, rows=9000)))
        await asyncio.sleep(0)
        sending.cancel()
        await asyncio.sleep(1.0)
        await asyncio.wait_for(worker.end(), 10)
        return worker.process.returncode

    assert asyncio.run(run()) is not None
