"""The plans that are measured with: full ones where there are some, else the embedded corpus."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.catalogue import embedded_plans

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def plan_files() -> tuple[str, tuple[Path, ...]]:
    """Return where the plans come from, in words, and their files."""
    folder = Path(os.environ.get("PLANGRAPH_BENCH_CORPUS") or _BESIDE)
    files = tuple(sorted(folder.glob("*.txt"))) if folder.is_dir() else ()
    return (str(folder), files) if files else ("the embedded corpus", embedded_plans())
