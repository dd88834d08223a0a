"""Extraction beside jieba alone, over the same text in the same run on one core."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.report import Figure, Report
from corpus.reading import read_plan
from corpus.text import PlanText
from corpus.tokens import segmenter
from ingest.extraction import extract

_ROUNDS = 3  # the best of them: what the machine does besides can only slow a round down


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _row(name: str, plans: Sequence[PlanText]) -> dict[str, Figure]:
    characters = sum(len(plan.text) for plan in plans)
    rounds = [
        (_seconds(lambda: [segmenter().lcut(p.text) for p in plans]), _seconds(lambda: [extract(p) for p in plans])) for _ in range(_ROUNDS)
    ]
    cutting, extracting = (min(column) for column in zip(*rounds, strict=True))
    return {
        "plan": name,
        "characters": characters,
        "jieba s": cutting,
        "extract s": extracting,
        "characters/s": round(characters / extracting),
        "ratio": extracting / cutting,
    }


def measure(corpus: str, files: Sequence[Path]) -> Report:
    """Measure each plan and all of them together."""
    reading = time.perf_counter()
    plans = [read_plan(file) for file in files]
    reading = time.perf_counter() - reading
    extract(plans[0])  # loads what is loaded once
    rows = [_row(plan.source, [plan]) for plan in plans] + [_row("all", plans)]
    return Report("extraction", corpus, (*rows, {**dict.fromkeys(rows[0], ""), "plan": "reading all", "extract s": reading}))
