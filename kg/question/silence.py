"""When to say nothing: a question about a place that no plan covers, or with rare words that nothing found accounts for."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.folding import fold_aligned
from kg.iris import passage_iri
from kg.question.readings import Finding, Piece
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked

_LEAST = 0.5  # a finding less sure than this is not told
_CERTAIN = 0.86  # a finding as sure as this is told whatever is left of the question
_RARE = 1.7  # the weight of a missing word (two rare characters and a little) from which nothing is told; learned on questions of our own
_UNWRITTEN = 0.35  # what is added for each of its characters that no plan writes
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
        return self._unaccounted(asked, findings[0])

    def _unaccounted(self, asked: Asked, best: Finding) -> str | None:
        """The rare words of the question that nothing the finding rests on accounts for, where they are too many to tell it."""
        if best.score >= _CERTAIN or best.reading.cls == "plan":
            return None
        texts = [t for piece in best.pieces for t in self._texts(piece)]
        missing = [(word, self._rarity(asked, word, weight)) for word, weight in asked.focus.missing(*texts)]
        word, weight = max(missing, key=lambda m: (m[1], m[0]), default=("", 0.0))
        return word if weight >= _RARE else None

    def _rarity(self, asked: Asked, word: str, weight: float) -> float:
        """The weight of a word that is missing; one that no plan writes counts in full."""
        index = self._sources.shelf.index
        unwritten = sum(
            1 for i in range(len(word)) if not any(index.known(word[k : k + 2]) for k in (i - 1, i) if k >= 0 and k + 2 <= len(word))
        )
        return weight + _UNWRITTEN * unwritten * (len(word) > 1)

    def _texts(self, piece: Piece) -> list[str]:
        """All that accounts for an item, folded: its label, what it belongs to, its evidence with the headings, its plan's title."""
        volume = self._sources.shelf.volumes[piece.plan]
        words = [piece.label, volume.records.document.title, *((piece.of[1],) if piece.of else ())]
        words += [self._sources.shelf.path(piece.plan, a) for a, _ in piece.evidence]
        out = [fold_aligned(w) for w in words] + [volume.folded[a:b] for a, b in piece.evidence]
        return out + [t for m in piece.members[:12] for t in self._texts(m)]

    def _names(self, strangers: Sequence[str], finding: Finding) -> bool:
        """Whether what a finding rests on names the places that no plan covers."""
        shelf = self._sources.shelf
        named = {
            p.name
            for piece in finding.pieces
            for a, b in piece.evidence
            for p in self._sources.places.find(shelf.volumes[piece.plan].folded[a:b])
        }
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
