"""How answering grows with the corpus: the same questions over the plans alone, and among ten and a hundred times as many.

The others are copies for places with invented names: the hardest neighbours there are, as every word of theirs is that of a real plan. A
question that names no place is answered for all that fit, so that its answers grow too; it is told apart.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from api.collector import loading
from bench.questions import questions
from bench.report import Figure, Report, spread
from corpus.text import PlanText
from kg.question.answer import Question
from kg.question.engine import Engine
from kg.question.sources import Sources
from kg.snapshot import Snapshot
from ontology.records import PlanRecords

_TIMES = (1, 10, 100)
_SYLLABLES = "澄泸沅潆沭淇滏漳潞涑浍沮洺沣滈浐灞泾汭渫溇澧洈涔沩"
_ENDS = ("市", "县", "区", "省")

Plan = tuple[PlanText, PlanRecords]


def _among(plans: Sequence[Plan], times: int) -> Iterator[Plan]:
    """Yield the plans, and copies of them for other places until there are `times` as many."""
    names = ("".join(pair) for pair in itertools.product(_SYLLABLES, repeat=2))
    yield from plans
    for number in range(1, times):
        for text, records in plans:
            place = records.document.jurisdiction.rstrip("".join(_ENDS))
            yield _moved(text, records, place, next(names)[: len(place)].ljust(len(place), "河"), f"{records.plan}-{number}")


def _moved(text: PlanText, records: PlanRecords, place: str, other: str, plan: str) -> Plan:
    """The plan with another place of as many characters for its own, so that offsets hold."""
    said = msgspec.json.encode(records).decode().replace(place, other)
    moved = msgspec.structs.replace(msgspec.json.decode(said, type=PlanRecords), plan=plan)
    return msgspec.structs.replace(text, text=text.text.replace(place, other)), moved


def _timed(engine: Engine, asked: Sequence[str]) -> list[float]:
    for question in asked[:20]:
        engine.ask(Question(question=question))
    taken = []
    for question in asked:
        started = time.perf_counter()
        engine.ask(Question(question=question))
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def measure(corpus: str, snapshot: Path) -> Report:
    """Measure the questions of `bench.questions` among more and more plans."""
    plans = [(plan.text, plan.records) for plan in Snapshot.open(snapshot).plans.values()]
    asked = questions([records for _, records in plans])
    places = [records.document.jurisdiction for _, records in plans]
    named = [q for q in asked if any(place in q for place in places)]
    rows: list[dict[str, Figure]] = []
    for times in _TIMES:
        started = time.perf_counter()
        with loading():  # as every way in does it
            engine = Engine(Sources(_among(plans, times)))
        opened = time.perf_counter() - started
        for kind, questions_of in (("place named", named), ("no place named", [q for q in asked if q not in named])):
            row: dict[str, Figure] = {
                "questions": kind,
                "times": times,
                "plans": times * len(plans),
                **spread(_timed(engine, questions_of)),
            }
            first = next((r for r in rows if r["questions"] == kind), row)
            rows.append({**row, "p50 ratio": float(row["p50 ms"]) / float(first["p50 ms"]), "opened s": opened})
    return Report("growth", corpus, tuple(rows))
