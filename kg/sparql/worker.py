"""A worker process: takes tasks on standard input, runs each on the store that it names, writes what came of it to standard output.

Messages are msgpack, each behind its length in four bytes, most significant first. The worker can be killed at any moment: it writes
nothing but its answers. It takes itself off the network where the system lets it, and may use only so much memory more than it begins with.
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from kg.sparql.running import Outcome, Stores, Task, run
from ontology.errors import SnapshotError

LENGTH = struct.Struct(">I")
READY = Outcome("done")
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of <linux/sched.h>
_PAGE = resource.getpagesize()
_MEBIBYTE = 1 << 20
_NICE = 5


def main(memory: int) -> None:
    """Serve tasks until standard input ends. `memory` is what a query may use, in MiB."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand among the answers
    os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _leave_the_network()
    stores, tasks, limited = Stores(), sys.stdin.buffer, ""
    send(answers, READY)
    while (data := receive(tasks)) is not None:
        task = msgspec.msgpack.decode(data, type=Task)
        try:
            store = stores.open(task.store)
            if limited != task.store:
                _limit_memory(memory)
                limited = task.store
            outcome = run(store, task)
        except SnapshotError as error:
            outcome = Outcome("failed", detail=str(error))
        except MemoryError:
            outcome = Outcome("failed", detail="it needs more memory than a query may use")
        send(answers, outcome)


def send(to: BinaryIO, outcome: Outcome) -> None:
    """Write one message."""
    data = msgspec.msgpack.encode(outcome)
    to.write(LENGTH.pack(len(data)) + data)
    to.flush()


def receive(source: BinaryIO) -> bytes | None:
    """Read one message; None at the end."""
    head = source.read(LENGTH.size)
    return source.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


def _leave_the_network() -> None:
    """Enter a network namespace without any interface; where the system does not allow it, refusing SERVICE must do."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NET)


def _limit_memory(mebibytes: int) -> None:
    """Cap the address space at what is in use and `mebibytes` more."""
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * _PAGE
    limit = used + mebibytes * _MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
