"""A pool of worker processes for strangers' queries. One that runs past its time is killed and another takes its place."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections import deque

import msgspec

from kg.sparql.running import Outcome, Task
from kg.sparql.worker import LENGTH
from ontology.errors import PlanGraphError

_STARTING = 30.0  # seconds that a worker may take to start
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "TMPDIR")  # nothing else of ours is a worker's business


class QueryTimeoutError(PlanGraphError):
    """A query that ran past its time. `seconds` is the limit."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"expected a query that ends within {seconds:g} seconds, found one that does not; "
            "ask for less: bind more, drop unbounded paths and cross products, add LIMIT."
        )


class QueryFailedError(PlanGraphError):
    """A query that brought its worker down or could not be run: it needed more memory than it may have."""


class BusyError(PlanGraphError):
    """All workers are at work. `seconds` is when to try again."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"expected a free worker within {seconds:g} seconds, found all at work; try again later.")


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, process: Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, memory: int) -> _Worker:
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.sparql.worker", str(memory), stdin=PIPE, stdout=PIPE, env=environment, start_new_session=True
        )
        worker = cls(process)
        await asyncio.wait_for(worker._receive(), _STARTING)
        return worker

    async def run(self, task: Task) -> Outcome:
        data = msgspec.msgpack.encode(task)
        assert self.process.stdin is not None  # noqa: S101  (a pipe was asked for)
        self.process.stdin.write(LENGTH.pack(len(data)) + data)
        await self.process.stdin.drain()
        return await self._receive()

    async def _receive(self) -> Outcome:
        assert self.process.stdout is not None  # noqa: S101  (a pipe was asked for)
        head = await self.process.stdout.readexactly(LENGTH.size)
        return msgspec.msgpack.decode(await self.process.stdout.readexactly(LENGTH.unpack(head)[0]), type=Outcome)

    async def end(self) -> None:
        """Kill the process, read away what it has left in its pipe, and wait until it is gone: a full pipe would never be seen to end."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.communicate()


class WorkerPool:
    """Runs tasks, `size` at once. To be made and closed in one event loop."""

    def __init__(self, size: int, memory: int) -> None:
        """`memory` is what a query may use in MiB, beside the store."""
        self._size, self._memory = size, memory
        self._idle: deque[_Worker] = deque()
        self._workers: set[_Worker] = set()
        self._places = asyncio.Semaphore(size)

    async def start(self) -> None:
        """Start all workers, so that the first query need not wait for one."""
        for worker in await asyncio.gather(*(self._new() for _ in range(self._size))):
            self._idle.append(worker)

    async def close(self) -> None:
        """End all workers."""
        workers, self._workers = self._workers, set()
        self._idle.clear()
        await asyncio.gather(*(worker.end() for worker in workers))

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that are there."""
        return tuple(sorted(w.process.pid for w in self._workers if w.process.returncode is None))

    async def run(self, task: Task, seconds: float) -> Outcome:
        """Run a task and return what came of it.

        Raises `BusyError` where no worker gets free, `QueryTimeoutError` past `seconds`, `QueryFailedError` where it needs too much.
        """
        began = time.monotonic()
        try:
            await asyncio.wait_for(self._places.acquire(), seconds)
        except TimeoutError:
            raise BusyError(seconds) from None
        worker = None
        try:
            worker = self._idle.popleft() if self._idle else await self._new()
            outcome = await asyncio.wait_for(worker.run(task), max(0.05, seconds - (time.monotonic() - began)))
        except TimeoutError:
            raise QueryTimeoutError(seconds) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise QueryFailedError("expected a query that runs in the memory it may have, found one that does not; ask for less.") from None
        else:
            self._idle.append(worker)
            worker = None
        finally:
            try:
                if worker is not None:
                    await self._replace(worker)
            finally:
                self._places.release()
        if outcome.state == "failed":
            raise QueryFailedError(f"expected a query that can be run, found that {outcome.detail}; ask for less.")
        return outcome

    async def _new(self) -> _Worker:
        worker = await _Worker.start(self._memory)
        self._workers.add(worker)
        return worker

    async def _replace(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        await worker.end()
        self._idle.append(await self._new())
