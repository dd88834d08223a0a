"""The snapshot in service, and how a newer one takes its place without a request being dropped.

A request takes `Serving.loaded` once and works with that to its end; a swap is one assignment. The former snapshot is closed when the
last request that holds it is done.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread

from api.examples import choose_examples
from api.settings import Settings
from api.shapes import Held, Overview
from corpus.catalogue import embedded_digests
from kg.question.answer import Question
from kg.question.engine import Answerer
from kg.snapshot import Snapshot
from ontology.errors import PlanGraphError

log = logging.getLogger("plangraph")


@dataclass(frozen=True)
class Loaded:
    """An open snapshot with all that its requests need."""

    answerer: Answerer
    overview: Overview
    plan_ids: tuple[str, ...]

    def answer_json(self, question: Question) -> bytes:
        """Return the answer as the published JSON."""
        return self.answerer.ask(question).to_json()

    def answers_json(self, questions: Sequence[Question]) -> bytes:
        """Return the answers in order, as the JSON of a `BatchAnswers`."""
        return b'{"answers":[' + b",".join(map(self.answer_json, questions)) + b"]}"
