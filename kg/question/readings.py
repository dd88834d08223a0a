"""Readings of a question, and what each one finds: typed, frozen, scored. Only the best is told; the others can be shown."""

from __future__ import annotations

from typing import Literal

import msgspec

from kg.question.answer import ItemType

Operation = Literal[
    "value",
    "list",
    "count",
    "sum",
    "maximum",
    "minimum",
    "average",
    "rank",
    "compare",
    "difference",
    "exists",
    "when",
    "define",
    "who",
    "say",
]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way to understand a question: what kind of thing answers it, looked for in which class, and by which relation.

    `about` is what it is about, in words; `relation` the role, action, property or kind of value; `plans` are those looked in.
    """

    operation: Operation
    asked: ItemType
    about: str
    cls: str | None = None
    relation: str | None = None
    plans: tuple[str, ...] = ()
    year: int | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An answer item in the making, with the slices of its plan's text that it rests on (start, end; code points, end exclusive).

    `subjects` are the IRIs that the query binds to give this item; none for what was cut from a passage.
    """

    type: ItemType
    label: str
    plan: str
    evidence: tuple[tuple[int, int], ...]
    subjects: tuple[str, ...] = ()
    iri: str | None = None
    role: str | None = None
    of: tuple[ItemType, str, str | None] | None = None
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

    `said` is a sentence of the plan to be shown as it stands, where the answer is one.
    """

    reading: Reading
    pieces: tuple[Piece, ...]
    score: float
    sparql: str = ""
    said: str | None = None
    passages: bool = False
