"""The passages nearest to a question by words and by meaning: BM25 and vectors of the snapshot, their rankings fused."""

from __future__ import annotations

from collections.abc import Collection

from kg.entries import EntryKind
from kg.iris import passage_iri
from kg.snapshot import Snapshot

Place = tuple[str, int, int]

_PASSAGES: tuple[EntryKind, ...] = ("passage",)
_RANKED = 12  # hits of each index that are fused
_DAMPING = 60  # of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)
_SHORTEST = 12  # characters; shorter passages are headings and captions, which tell nothing


class Hybrid:
    """Looks up passages in the indexes of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        base = snapshot.manifest.base
        self._places: dict[str, Place] = {
            passage_iri(plan, p.start, p.end, base): (plan, p.start, p.end)
            for plan, stored in snapshot.plans.items()
            for p in stored.records.passages
            if p.end - p.start >= _SHORTEST
        }

    def nearest(self, text: str, plans: Collection[str], limit: int) -> list[Place]:
        """Return the passages (plan, start, end) of `plans`, all where none is given, nearest to `text`: by fused rank, then by IRI."""
        within = self._snapshot.ids(_PASSAGES, plans or None)
        vector = self._snapshot.encoder.encode([text], query=True)[0]
        fused: dict[str, float] = {}
        for hits in (self._snapshot.lexical.search(text, _RANKED, within), self._snapshot.vectors.search(vector, _RANKED, within)):
            for rank, hit in enumerate(hits, start=1):
                fused[hit.id] = fused.get(hit.id, 0.0) + 1 / (_DAMPING + rank)
        ranked = sorted((i for i in fused if i in self._places), key=lambda i: (-fused[i], i))
        return [self._places[i] for i in ranked[:limit]]
