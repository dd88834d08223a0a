"""What the two indexes have in common: hits, and the choice of the best rows in an order that never changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray


class Hit(msgspec.Struct, frozen=True):
    """A text found: its id, and how well it matches (more is better; of one index only)."""

    id: str
    score: float


class Rows:
    """The ids of an index, sorted, so that the order of rows is the order of ids."""

    def __init__(self, ids: Sequence[str]) -> None:
        if any(a >= b for a, b in pairwise(ids)):
            raise ValueError("expected ids sorted and each once")
        self.ids = tuple(ids)
        self._number = {identifier: row for row, identifier in enumerate(self.ids)}
        self._cached: tuple[frozenset[str], NDArray[np.int64]] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, ids: Collection[str]) -> NDArray[np.int64]:
        """Return the rows of those of `ids` that are known, ascending. The last frozenset's rows are kept for the next call."""
        if self._cached is not None and self._cached[0] is ids:
            return self._cached[1]
        rows = np.array(sorted(self._number[i] for i in ids if i in self._number), dtype=np.int64)
        if isinstance(ids, frozenset):
            self._cached = (ids, rows)
        return rows


def best(rows: Rows, scores: NDArray[np.float32], limit: int, within: Collection[str] | None) -> list[Hit]:
    """Return at most `limit` rows that score above 0, by score, then by id; only those of `within` where it is given."""
    candidates = np.flatnonzero(scores > 0) if within is None else (known := rows.of(within))[scores[known] > 0]
    order = np.argsort(-scores[candidates], kind="stable")[:limit]
    return [Hit(rows.ids[row], float(scores[row])) for row in candidates[order]]
