"""How measurements are kept and shown: one JSON file and one printed table each."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

RESULTS = Path(__file__).resolve().parent / "results"
Figure = float | int | str


class Report(msgspec.Struct, frozen=True):
    """One benchmark's rows; each row's keys are its columns."""

    name: str
    corpus: str
    rows: tuple[dict[str, Figure], ...]
    python: str = platform.python_version()
    processors: int = os.cpu_count() or 0


def keep(report: Report) -> None:
    """Write `report` to `results/` and print it."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{report.name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")
    columns = list(report.rows[0])
    cells = [columns, *([_shown(row[column]) for column in columns] for row in report.rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(columns))]
    print(f"\n{report.name} ({report.corpus})")
    for line in cells:
        print(
            "  "
            + "  ".join(
                cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
        )


def spread(milliseconds: Sequence[float]) -> Mapping[str, Figure]:
    """Return the median and the 99th percentile of `milliseconds`."""
    ordered = sorted(milliseconds)
    return {"n": len(ordered), "p50 ms": statistics.median(ordered), "p99 ms": ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]}


def _shown(figure: Figure) -> str:
    return f"{figure:,.2f}" if isinstance(figure, float) else f"{figure:,}" if isinstance(figure, int) else figure
