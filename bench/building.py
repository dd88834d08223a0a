"""Building a snapshot: from nothing, and again with nothing changed. Imports and encoder training are counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.commands import timed
from bench.report import Report

_MIB = 1 << 20


def measure(corpus: str, files: Sequence[Path], snapshot: Path) -> Report:
    """Build `files` into `snapshot` twice."""
    arguments = ("build", *map(str, files), "--snapshot", str(snapshot))
    (first, first_peak), (again, again_peak) = timed(*arguments), timed(*arguments)
    size = sum(file.stat().st_size for file in snapshot.rglob("*") if file.is_file() and not file.is_symlink()) / _MIB
    return Report(
        "build",
        corpus,
        (
            {"build": "from nothing", "plans": len(files), "seconds": first, "peak MiB": first_peak, "snapshot MiB": size},
            {"build": "nothing changed", "plans": len(files), "seconds": again, "peak MiB": again_peak, "snapshot MiB": size},
        ),
    )
