"""How long commands take from nothing: a fresh process each time, the best of three."""

from __future__ import annotations

from pathlib import Path

from bench.commands import serving, timed
from bench.report import Figure, Report

_ROUNDS = 3


def measure(corpus: str, snapshot: Path) -> Report:
    """Measure `--help`, one question, and the server until it answers."""
    folder = str(snapshot)
    rows: list[dict[str, Figure]] = []
    for name, arguments in (("plangraph --help", ("--help",)), ("plangraph ask", ("ask", "谁牵头停车治理？", "--snapshot", folder))):
        rounds = [timed(*arguments) for _ in range(_ROUNDS)]
        rows.append({"command": name, "seconds": min(s for s, _ in rounds), "peak MiB": min(m for _, m in rounds)})
    ready = []
    for _ in range(_ROUNDS):
        with serving(folder) as (_, seconds):
            ready.append(seconds)
    rows.append({"command": "plangraph serve, ready", "seconds": min(ready), "peak MiB": ""})
    return Report("startup", corpus, tuple(rows))
