"""When no record answers: the sentence of the plans that accounts best for the question, as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.iris import passage_iri
from kg.question.listing import expected_count
from kg.question.readings import Finding, Piece, Reading
from kg.question.retrieval import Hit
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked

_WORTH = 0.8  # a sentence that is only alike is less sure than a record of the kind that is asked for
_FIGURE = re.compile(r"率|面积|数量|比例|占比|规模|长度|密度|覆盖")  # a noun phrase that asks for a figure
_NAMED = 0.72  # the same where a thing is to be named
_NEVER = frozenset(
    {"amount", "unit", "when", "howlong", "yesno", "choice", "city", "define"}
)  # a sentence without the thing asked for is no answer
_LABEL = 110  # characters of a sentence that name it


class Passages:
    """Finds sentences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the best sentence as a reading of the question."""
        if (asked.wants in _NEVER and not asked.tags & {"how"}) or (asked.wants == "which" and expected_count(asked)):
            return
        if asked.wants == "noun" and "target" in asked.tags and _FIGURE.search(asked.text):
            return
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        if hits:
            yield self.telling(asked, hits[0], hits[0].score * (_NAMED if asked.wants == "which" else _WORTH))

    def telling(self, asked: Asked, hit: Hit, score: float) -> Finding:
        """Return a finding that tells the sentence of `hit`."""
        s = hit.sentence
        said = self._sources.shelf.quote(s.plan, s.start, s.end).strip()
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        piece = Piece(type="passage", label=said[:_LABEL], plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,), iri=iri)
        reading = Reading(operation="say", asked="passage", about=asked.focus.words(), plans=asked.plans)
        return Finding(reading=reading, pieces=(piece,), score=score, sparql=query_for("passage", (iri,)), said=said, passages=True)
