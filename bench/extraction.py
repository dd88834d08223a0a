"""Extraction beside jieba alone, over the same text in the same run on one core.

Each round is a process of its own, so that no round finds in a cache what an earlier one has left there.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from bench.report import Figure, Report
from corpus.reading import read_plan
from corpus.tokens import segmenter
from ingest.extraction import extract
from ingest.language import pipeline

_ROUNDS = 3  # the best of them: what the machine does besides can only slow a round down
_WARMING = (
    "某某市市容整治行动方案\n\n一、总体目标\n\n到2030年，完成整治10处。\n\n二、重点任务\n\n（一）整治市容\n\n由市城管局牵头，全面整治。\n"
)


class Timing(msgspec.Struct, frozen=True):
    """Seconds that one plan took: to read, to cut into words with jieba alone, and to extract."""

    plan: str
    characters: int
    reading: float
    cutting: float
    extracting: float


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def time_plans(files: Sequence[Path], warming: Path) -> list[Timing]:
    """Return the timings of each file, after what is loaded once has been loaded."""
    warming.write_text(_WARMING, encoding="utf-8")
    extract(read_plan(warming))
    pipeline()
    timings = []
    for file in files:
        reading = _seconds(partial(read_plan, file))
        plan = read_plan(file)
        cutting = _seconds(partial(segmenter().lcut, plan.text))
        extracting = _seconds(partial(extract, plan))
        timings.append(Timing(file.name, len(plan.text), reading, cutting, extracting))
    return timings


def _round(files: Sequence[Path]) -> list[Timing]:
    done = subprocess.run([sys.executable, "-m", "bench.extraction", *map(str, files)], capture_output=True, check=True)
    return msgspec.json.decode(done.stdout, type=list[Timing])


def _row(name: str, timings: Sequence[Timing]) -> dict[str, Figure]:
    characters = sum(timing.characters for timing in timings)
    cutting, extracting = sum(timing.cutting for timing in timings), sum(timing.extracting for timing in timings)
    return {
        "plan": name,
        "characters": characters,
        "read s": sum(timing.reading for timing in timings),
        "jieba s": cutting,
        "extract s": extracting,
        "characters/s": round(characters / extracting),
        "ratio": extracting / cutting,
    }


def measure(corpus: str, files: Sequence[Path]) -> Report:
    """Measure each plan and all of them together."""
    rounds = [_round(files) for _ in range(_ROUNDS)]
    best = [
        Timing(
            of_plan[0].plan,
            of_plan[0].characters,
            min(timing.reading for timing in of_plan),
            min(timing.cutting for timing in of_plan),
            min(timing.extracting for timing in of_plan),
        )
        for of_plan in zip(*rounds, strict=True)
    ]
    return Report("extraction", corpus, (*(_row(timing.plan, [timing]) for timing in best), _row("all", best)))


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        sys.stdout.buffer.write(msgspec.json.encode(time_plans([Path(name) for name in sys.argv[1:]], Path(folder) / "warming.txt")))
