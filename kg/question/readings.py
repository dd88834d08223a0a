"""Readings of a question, and what each one finds: typed, frozen, scored. Only the best is told; the others can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from kg.question.answer import ItemType, Of
from kg.question.asking import Asked
from kg.question.sparql import QueryKind, query_for

Operation = Literal[
    "value", "list", "count", "sum", "maximum", "minimum", "average", "compare", "difference", "exists", "when", "define", "who", "say"
]
_PASSAGE = "/passage/"  # in the IRI of a passage (kg.iris)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way to understand a question: what kind of thing answers it, and by which relation.

    `about` is what it is about, in words; `relation` the role, action, column or kind of value; `plans` are those looked in.
    """

    operation: Operation
    asked: ItemType
    about: str
    relation: str | None = None
    plans: tuple[str, ...] = ()


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An answer item in the making, with the slices of its plan's text that it rests on (start, end; code points, end exclusive).

    `subjects` are the IRIs that the query binds to give this item: of records, or of the passage that it was cut from.
    """

    type: ItemType
    label: str
    plan: str
    evidence: tuple[tuple[int, int], ...]
    subjects: tuple[str, ...] = ()
    iri: str | None = None
    role: str | None = None
    of: Of | None = None
    value: float | int | bool | str | None = None
    op: str | None = None
    high: float | None = None
    unit: str | None = None
    raw: str | None = None
    year: int | None = None
    members: tuple[Piece, ...] = ()
    placed: bool = True


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading finds: the items, best first; how sure it is, in 0..1; the query that gives the items again.

    `said` is a sentence of the plan to be shown as it stands, where the answer is one; `passages` where items were cut from passages.
    """

    reading: Reading
    pieces: tuple[Piece, ...]
    score: float
    sparql: str
    said: str | None = None
    passages: bool = False


def found(
    asked: Asked,
    operation: Operation,
    pieces: Sequence[Piece],
    score: float,
    *,
    kind: QueryKind = "labelled",
    about: str | None = None,
    relation: str | None = None,
    said: str | None = None,
    rows: Sequence[Piece] | None = None,
) -> Finding:
    """Return a finding. `rows` are what the items were computed from, where that is more than the items; `pieces` is not empty."""
    subjects = [s for piece in (pieces if rows is None else rows) for s in piece.subjects]
    cut = [_PASSAGE in s for s in subjects]
    reading = Reading(
        operation=operation,
        asked=pieces[0].type,
        about=asked.focus.words() if about is None else about,
        relation=relation,
        plans=asked.plans,
    )
    query = query_for("passage" if all(cut) else "labelled" if any(cut) else kind, subjects)
    return Finding(reading=reading, pieces=tuple(pieces), score=min(1.0, score), sparql=query, said=said, passages=any(cut))
