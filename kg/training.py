"""Training of the default encoder at build: term vectors from what the corpus itself says.

How much more often a term stands in a text than chance has it (positive pointwise mutual information), and a truncated singular
value decomposition of that. Source: Levy and Goldberg, Neural Word Embedding as Implicit Matrix Factorization (2014); Halko,
Martinsson and Tropp, Finding Structure with Randomness (2011), §4.4 and §4.5. The same texts give the same vectors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from kg.encoder import UNKNOWN, TermVectors

DIMENSION = 192  # more gains nothing on five plans (mean reciprocal rank of passages within 0.01 from 128 to 384)
_VOCABULARY = 100_000  # terms; the most widespread are kept, so that 1,000 plans still train in memory
_OVERSAMPLING = 16  # Halko et al. §1.3: 5 to 10 suffice; a few more cost little
_POWER_ITERATIONS = 2  # §4.5: one or two where singular values fall slowly, as here
_NOTHING = 1e-12  # a square this far under the largest is rounding
_SEED = 20251  # any number, always the same


def train(texts: Sequence[Sequence[str]], dimension: int = DIMENSION) -> TermVectors:
    """Return vectors of `dimension` for the terms of `texts` (each a list of `corpus.tokens.terms`)."""
    spread = Counter(term for text in texts for term in set(text))
    known = sorted(sorted(spread), key=lambda term: -spread[term])[:_VOCABULARY]
    number = {term: n for n, term in enumerate(sorted(known))}
    weights = np.zeros((len(number) + 1, dimension), dtype=np.float32)
    if number:
        with threadpool_limits(1):  # on these sizes threads cost more than they give, and their number would change the last bits
            vectors = _left_singular_vectors(_information(texts, number), dimension)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        having = np.array([spread[term] for term in sorted(known)], dtype=np.float64)
        idf = np.log1p((len(texts) - having + 0.5) / (having + 0.5))
        weights[1:, : vectors.shape[1]] = vectors / np.where(lengths > 0, lengths, 1) * idf[:, None]
    return TermVectors((UNKNOWN, *number), weights)


def _information(texts: Sequence[Sequence[str]], number: dict[str, int]) -> sparse.csr_array:
    """Return the positive pointwise mutual information of each term (row) with each text (column)."""
    counts = [Counter(number[term] for term in text if term in number) for text in texts]
    rows = np.fromiter((term for count in counts for term in sorted(count)), np.int64)
    columns = np.repeat(np.arange(len(counts)), [len(count) for count in counts])
    times = np.fromiter((count[term] for count in counts for term in sorted(count)), np.float64)
    by_term = np.bincount(rows, times, minlength=len(number))
    by_text = np.bincount(columns, times, minlength=len(counts))
    information = np.log(times * times.sum() / (by_term[rows] * by_text[columns]))
    found = information > 0
    return sparse.csr_array((information[found], (rows[found], columns[found])), shape=(len(number), len(counts)))


def _left_singular_vectors(matrix: sparse.csr_array, dimension: int) -> NDArray[np.float64]:
    """Return the first left singular vectors, each scaled by the square root of its value and with its largest entry positive.

    Only the side of the texts is made orthonormal on the way: there are far fewer texts than terms.
    """
    size = min(dimension + _OVERSAMPLING, *matrix.shape)
    turned = matrix.T.tocsr()
    basis = np.random.default_rng(_SEED).standard_normal((matrix.shape[1], size))
    for _ in range(_POWER_ITERATIONS):
        basis, _ = np.linalg.qr(turned @ (matrix @ basis))
    image = matrix @ basis
    squares, right = np.linalg.eigh(image.T @ image)
    order = np.argsort(-squares)[:dimension]
    order = order[squares[order] > squares.max() * _NOTHING]
    vectors = image @ right[:, order] * squares[order] ** -0.25  # the square root of a singular value is that of its square's root
    signs = np.where(vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])] < 0, -1.0, 1.0)
    return np.asarray(vectors * signs, dtype=np.float64)
