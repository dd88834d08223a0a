"""Measure everything, print tables, write `bench/results/*.json`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import asking, building, endpoint, extraction, growth, startup
from bench.plans import plan_files
from bench.report import keep


def main() -> None:
    """Run all benchmarks over one corpus."""
    corpus, files = plan_files()
    with tempfile.TemporaryDirectory(prefix="plangraph-bench-") as folder:
        snapshot = Path(folder) / "snapshot"
        keep(building.measure(corpus, files, snapshot))
        keep(extraction.measure(corpus, files))
        keep(asking.measure(corpus, snapshot))
        keep(startup.measure(corpus, snapshot))
        keep(endpoint.measure(corpus, snapshot))
        keep(growth.measure(corpus, snapshot))


if __name__ == "__main__":
    main()
