"""The snapshot in service, and how a newer one takes its place without a request being dropped.

A request takes `Serving.loaded` once and works with that to its end; a swap is one assignment. The former snapshot is closed when the
last request that holds it is done.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread

from api.collector import loading
from api.examples import choose_examples
from api.settings import Settings
from api.shapes import Held, Overview
from kg.question.answer import Question
from kg.question.engine import Answerer
from kg.snapshot import Snapshot, StoredPlan, current
from kg.store import Store
from ontology.errors import PlanGraphError

log = logging.getLogger("plangraph")


@dataclass(frozen=True)
class Loaded:
    """An open snapshot with all that its requests need."""

    answerer: Answerer
    overview: Overview
    plan_ids: tuple[str, ...]
    store: Path
    graph: Store
    base: str
    quads: Path
    plans: Mapping[str, StoredPlan]

    def answer_json(self, question: Question) -> bytes:
        """Return the answer as the published JSON."""
        return self.answerer.ask(question).to_json()

    def answers_json(self, questions: Sequence[Question]) -> bytes:
        """Return the answers in order, as the JSON of a `BatchAnswers`."""
        return b'{"answers":[' + b",".join(map(self.answer_json, questions)) + b"]}"


def load(snapshot: Snapshot) -> Loaded:
    """Return what serving `snapshot` takes; its example questions are asked once, which also warms what is loaded on first use."""
    answerer = Answerer(snapshot)
    plans = tuple(snapshot.plans.values())
    examples = choose_examples([plan.records for plan in plans], answerer.ask)
    overview = Overview(snapshot.hash, tuple(map(_held, plans)), examples)
    return Loaded(
        answerer,
        overview,
        tuple(snapshot.plans),
        store=snapshot.store_folder.resolve(),
        graph=snapshot.store,
        base=snapshot.manifest.base,
        quads=snapshot.quads_file.resolve(),
        plans=snapshot.plans,
    )


class Serving:
    """Holds what is in service for one snapshot folder."""

    def __init__(self, settings: Settings) -> None:
        """Open the snapshot that `settings` names. Raises `SnapshotError` where there is none."""
        self._folder = settings.snapshot_dir
        self._seconds = settings.watch_seconds
        self._version: Path | None = current(self._folder)
        with loading():
            self.loaded = load(Snapshot.open(self._folder))

    def refresh(self) -> bool:
        """Put a newer snapshot in service and return whether there was one; one that cannot be opened leaves all as it is."""
        version = current(self._folder)
        if version is None or version == self._version:
            return False
        self._version = version  # one that is broken is complained of once, not every second
        try:
            with loading():
                self.loaded = load(Snapshot(version))
        except (PlanGraphError, OSError) as error:  # OSError: removed while it was being opened
            log.warning("the newer snapshot is not taken into service: %s", error)
            return False
        return True

    async def watch(self) -> None:
        """Look for a newer snapshot again and again, off the event loop; ends by being cancelled."""
        while True:
            await asyncio.sleep(self._seconds)
            await to_thread.run_sync(self.refresh)


def _held(plan: StoredPlan) -> Held:
    document = plan.records.document
    return Held(
        id=plan.records.plan,
        title=plan.entry.title if plan.entry else document.title,
        jurisdiction=document.jurisdiction,
        issued=document.issued or (plan.entry.date if plan.entry else None),
        period=document.period,
        digest=plan.entry is not None and plan.entry.digest,
    )
