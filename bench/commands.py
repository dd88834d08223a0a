"""The command line in a process of its own, timed and weighed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

_COMMAND = (sys.executable, "-c", "from api.cli import main; main()")


class CommandError(RuntimeError):
    """A command that was to be measured and did not succeed."""


def timed(*arguments: str) -> tuple[float, float]:
    """Run `plangraph ARGUMENTS` and return its seconds and its peak memory in MiB (of its largest process)."""
    started = time.perf_counter()
    process = subprocess.Popen([*_COMMAND, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(f"plangraph {' '.join(arguments)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024  # Linux counts ru_maxrss in KiB


@contextmanager
def serving(snapshot: str) -> Iterator[tuple[str, float]]:
    """Serve `snapshot` on a free port while the block runs; gives the address and the seconds until it answered."""
    started = time.perf_counter()
    process = subprocess.Popen([*_COMMAND, "serve", "--snapshot", snapshot, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = (process.stdout.readline() if process.stdout else "").split()[-1]
        with urllib.request.urlopen(f"{address}/healthz", timeout=60) as response:  # noqa: S310  (our own loopback address)
            response.read()
        yield address, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()
