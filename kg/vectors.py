"""The vector index: exact inner product over normalised vectors. The only module that imports faiss."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import faiss
import msgspec
import numpy as np
from numpy.typing import NDArray

from kg.ranking import Hit, Rows

Vectors = NDArray[np.float32]
_ENCLOSED = 8  # more hits asked for than wanted, so that equal scores at the end of the list are put in order too


class VectorIndex:
    """A flat faiss index and the ids of its rows."""

    def __init__(self, ids: Sequence[str], index: faiss.Index) -> None:
        self._rows, self._index = Rows(ids), index

    @classmethod
    def build(cls, ids: Sequence[str], vectors: Vectors) -> VectorIndex:
        """Return the index of `vectors` (one row an id, each of length 1 or 0)."""
        if vectors.ndim != 2 or len(ids) != len(vectors):
            raise ValueError(f"expected one vector an id, found {vectors.shape} and {len(ids)} ids")
        order = sorted(range(len(ids)), key=ids.__getitem__)
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors[order], dtype=np.float32))
        return cls([ids[i] for i in order], index)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._index, str(folder / "vectors.faiss"))
        (folder / "ids.msgpack").write_bytes(msgspec.msgpack.encode(self._rows.ids))

    @classmethod
    def load(cls, folder: Path) -> VectorIndex:
        """Return the index that `save` wrote. Raises `FileNotFoundError` where none is there."""
        ids = msgspec.msgpack.decode((folder / "ids.msgpack").read_bytes(), type=tuple[str, ...])
        return cls(ids, faiss.read_index(str(folder / "vectors.faiss")))

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._index.d)

    def search(self, vector: Vectors, limit: int = 10, within: Collection[str] | None = None) -> list[Hit]:
        """Return at most `limit` ids whose vectors score above 0 with `vector`, by score, then by id; of `within` where it is given."""
        parameters = None
        if within is not None:
            chosen = self._rows.of(within)
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(chosen))  # type: ignore[call-arg]  # its stubs lack the keywords
        wanted = min(len(self), limit + _ENCLOSED)
        if not wanted or not vector.any():
            return []
        scores, rows = self._index.search(np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32), wanted, params=parameters)
        found = [(-float(score), int(row)) for score, row in zip(scores[0], rows[0], strict=True) if row >= 0 and score > 0]
        return [Hit(self._rows.ids[row], -score) for score, row in sorted(found)[:limit]]
