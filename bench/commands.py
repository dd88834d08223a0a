"""The command line in a process of its own, timed and weighed."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

# The process reads its own peak: what `wait4` reports of a child begins with the memory of the parent that it was forked from.
_WEIGHED = """
import sys
from pathlib import Path
from api.cli import run
code = run(sys.argv[2:])
Path(sys.argv[1]).write_text(Path("/proc/self/status").read_text())
sys.exit(code)
"""
_COMMAND = (sys.executable, "-c", "from api.cli import main; main()")


class CommandError(RuntimeError):
    """A command that was to be measured and did not succeed."""


def timed(*arguments: str) -> tuple[float, float]:
    """Run `plangraph ARGUMENTS` and return its seconds and its peak memory in MiB."""
    with tempfile.NamedTemporaryFile("r", suffix=".status") as status:
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _WEIGHED, status.name, *arguments], stdout=subprocess.DEVNULL, check=False)
        seconds = time.perf_counter() - started
        peak = re.search(r"VmHWM:\s*(\d+) kB", status.read())
    if done.returncode or peak is None:
        raise CommandError(f"plangraph {' '.join(arguments)} ended with {done.returncode}")
    return seconds, int(peak[1]) / 1024


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
