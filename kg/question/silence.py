"""When to say nothing: a question about a place that no plan covers, or with rare words that nothing found accounts for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.iris import passage_iri
from kg.question.readings import Finding
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked

_LEAST = 0.5  # a finding less sure than this is not told
_NEAREST = 3  # passages shown where nothing is told


class Silence:
    """Decides whether the best finding is told."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def reason(self, asked: Asked, findings: Sequence[Finding]) -> str | None:
        """Return what was looked for in vain, None where the best finding may be told."""
        if asked.strangers and not asked.plans and not (findings and self._names(asked.strangers, findings[0])):
            return "、".join(asked.strangers)
        if not findings or findings[0].score < _LEAST:
            return asked.focus.words() or asked.text
        return None

    def _names(self, strangers: Sequence[str], finding: Finding) -> bool:
        """Whether what a finding rests on names the places that no plan covers."""
        shelf = self._sources.shelf
        named = {p.name for piece in finding.pieces for a, b in piece.evidence for p in self._sources.places.find(shelf.volumes[piece.plan].folded[a:b])}
        return all(s in named for s in strangers)

    def nearest(self, asked: Asked) -> list[tuple[str, int, int]]:
        """Return the passages nearest to what was asked: plan, start and end of each."""
        if asked.strangers and not asked.plans:
            return []
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        places = dict.fromkeys((h.sentence.plan, *h.sentence.passage) for h in hits[: 2 * _NEAREST])
        return list(places)[:_NEAREST]

    def query(self, asked: Asked) -> str:
        """Return the query that gives the nearest passages again."""
        return query_for("passage", (passage_iri(plan, a, b, self._sources.base) for plan, a, b in self.nearest(asked)))
