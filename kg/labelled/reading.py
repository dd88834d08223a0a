"""A reading of a question: of which things, what, and what is done with it. Things, classes and properties are numbers of the schema."""

from __future__ import annotations

from typing import Literal

import msgspec

from kg.labelled.bounds import Bound

Operation = Literal[
    "values", "things", "count", "sum", "average", "largest", "smallest", "yesno", "compare", "difference", "groups", "topgroup", "describe"
]
TestKind = Literal["same", "part", "leads", "bound", "has", "label", "text", "truth", "shared"]


class Step(msgspec.Struct, frozen=True):
    """A hop along the links of a property, or against them."""

    property: int
    reverse: bool = False


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What the things asked about must fulfil, at the end of `path`.

    same, part: one of `properties` has one of `texts` (as its value, or as a part of it). leads: the last step of the path leads to one
    of `things`. bound: a comparison. has: there is a value. label, text: the label, or a value, has `texts` in it. truth: the value is
    `truth`. shared: the value is one that one of `things` has too.
    """

    kind: TestKind
    path: tuple[Step, ...] = ()
    properties: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    things: tuple[int, ...] = ()
    bound: Bound | None = None
    truth: bool = True
    negated: bool = False


class Order(msgspec.Struct, frozen=True):
    """The first `count` by a property, or the `rank`-th; by how many things there are (with groups) where `property` is None."""

    property: int | None
    descending: bool
    count: int = 1
    rank: int = 1


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a question may mean: `operation` on the values of `asked` (at the end of `path`) of the things, or on the things themselves.

    The things are `things`, or those of `klass` (of any class without one) that fulfil the conditions, the first by `order`.
    `also` are further properties that are asked for. With `parts`, the parts of the values that end so are asked for: the district of
    an address.
    `score` is how well it accounts for the question, 1 at best; `missing` is what it leaves.
    """

    operation: Operation
    klass: int | None = None
    things: tuple[int, ...] = ()
    conditions: tuple[Condition, ...] = ()
    asked: int | None = None
    also: tuple[int, ...] = ()
    path: tuple[Step, ...] = ()
    parts: tuple[str, ...] = ()
    order: Order | None = None
    score: float = 0.0
    missing: tuple[str, ...] = ()
