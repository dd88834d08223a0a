"""The lexical index: BM25 over words and character pairs, as postings in numpy arrays.

Source: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with the idf of Lucene, which is never negative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from corpus.tokens import terms
from kg.ranking import Hit, Rows, best

_K1 = 1.2  # how soon more of the same term stops to count; the usual value
_B = 0.3  # how much length counts against a text: a long row says more, it is not wordier (five plans: R@1 0.74, with 0.75 0.66)


class _Vocabulary(msgspec.Struct, frozen=True):
    ids: tuple[str, ...]
    terms: tuple[str, ...]


class LexicalIndex:
    """BM25 weights of every term in every text, by term: `rows[first[t]:first[t + 1]]` and `weights` likewise."""

    def __init__(self, vocabulary: _Vocabulary, first: NDArray[np.int64], rows: NDArray[np.int32], weights: NDArray[np.float32]) -> None:
        self._vocabulary, self._first, self._postings, self._weights = vocabulary, first, rows, weights
        self._terms = {term: number for number, term in enumerate(vocabulary.terms)}
        self._rows = Rows(vocabulary.ids)

    @classmethod
    def build(cls, ids: Sequence[str], tokens: Sequence[Sequence[str]]) -> LexicalIndex:
        """Return the index of texts by their ids and terms (`corpus.tokens.terms`), as many of one as of the other."""
        if len(ids) != len(tokens):
            raise ValueError(f"expected as many texts as ids, found {len(tokens)} and {len(ids)}")
        order = sorted(range(len(ids)), key=ids.__getitem__)
        known = tuple(sorted({term for text in tokens for term in text}))
        number = {term: n for n, term in enumerate(known)}
        counts = [Counter(tokens[i]) for i in order]
        columns = np.fromiter((number[t] for c in counts for t in c), np.int64, sum(map(len, counts)))
        rows = np.repeat(np.arange(len(order), dtype=np.int32), [len(c) for c in counts])
        frequency = np.fromiter((n for c in counts for n in c.values()), np.float64, len(columns))
        by_term = np.lexsort((rows, columns))
        columns, rows, frequency = columns[by_term], rows[by_term], frequency[by_term]
        texts_with = np.bincount(columns, minlength=len(known))
        first = np.concatenate(([0], np.cumsum(texts_with))).astype(np.int64)
        length = np.array([len(tokens[i]) for i in order], dtype=np.float64)
        mean = length.mean() if len(length) and length.any() else 1.0
        idf = np.log1p((len(order) - texts_with + 0.5) / (texts_with + 0.5))
        weights = idf[columns] * frequency * (_K1 + 1) / (frequency + _K1 * (1 - _B + _B * length[rows] / mean))
        return cls(_Vocabulary(tuple(ids[i] for i in order), known), first, rows, weights.astype(np.float32))

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "vocabulary.msgpack").write_bytes(msgspec.msgpack.encode(self._vocabulary))
        for name, array in (("first", self._first), ("rows", self._postings), ("weights", self._weights)):
            np.save(folder / f"{name}.npy", array, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Return the index that `save` wrote. Raises `FileNotFoundError` where none is there."""
        vocabulary = msgspec.msgpack.decode((folder / "vocabulary.msgpack").read_bytes(), type=_Vocabulary)
        first, rows, weights = (np.load(folder / f"{name}.npy", allow_pickle=False) for name in ("first", "rows", "weights"))
        return cls(vocabulary, first, rows, weights)

    def __len__(self) -> int:
        return len(self._rows)

    def idf(self, term: str) -> float:
        """Return how rare a folded term is: log(1 + (N - n + ½)/(n + ½)) with n of N texts that have it."""
        number = self._terms.get(term)
        having = 0 if number is None else int(self._first[number + 1] - self._first[number])
        return float(np.log1p((len(self) - having + 0.5) / (having + 0.5)))

    def search(self, query: str, limit: int = 10, within: Collection[str] | None = None) -> list[Hit]:
        """Return at most `limit` texts that share a term with `query`, by score, then by id; only ids of `within` where it is given."""
        numbers = [self._terms[term] for term in sorted(set(terms(query))) if term in self._terms]
        scores = np.zeros(len(self), dtype=np.float32)
        for number in numbers:
            part = slice(self._first[number], self._first[number + 1])
            scores[self._postings[part]] += self._weights[part]  # a text is at most once in a term's postings
        return best(self._rows, scores, limit, within)
