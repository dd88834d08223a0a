"""Questions and answers as they cross from `kg` to `api`: the published shape of `/ask`.

Offsets are Unicode code points into the plan's normalised text, end exclusive; a citation's quote is exactly that slice.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["answered", "not_found", "ambiguous"]
ItemType = Literal[
    "unit", "indicator", "standard", "task", "goal", "target", "term", "plan", "place", "value", "count", "boolean", "date", "passage"
]
Lang = Literal["zh", "en"]


class _Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    pass


class Turn(_Part, frozen=True):
    """The turn before, as the client sends it back."""

    question: str
    interpretation: str | None = None


class Question(_Part, frozen=True):
    """A question. `plans` limits it to those plan ids, `limit` cuts long lists, `lang` auto takes the question's own."""

    question: str
    lang: Literal["auto", "zh", "en"] = "auto"
    plans: tuple[str, ...] | None = None
    limit: int | None = None
    context: Turn | None = None


class Of(_Part, frozen=True):
    """What an item belongs to."""

    type: ItemType
    label: str
    iri: str | None = None


class Item(_Part, frozen=True):
    """One thing that answers. A quantity has `value`, `op`, `unit`, `raw` (and `high` of a range); a count has `members`."""

    type: ItemType
    label: str
    iri: str | None = None
    city: str | None = None
    role: str | None = None
    of: Of | None = None
    value: float | int | bool | str | None = None
    op: str | None = None
    high: float | None = None
    unit: str | None = None
    raw: str | None = None
    year: int | None = None
    citations: tuple[int, ...] = ()
    members: tuple[Item, ...] = ()


class Citation(_Part, frozen=True, omit_defaults=False):
    """Where it stands: `quote` is the plan's normalised text from `start` to `end`.

    `digest` is set where that text is a digest of the plan called `title`, in other words than the plan's own.
    """

    plan: str
    title: str
    section: str
    page: int | None
    start: int
    end: int
    quote: str
    digest: bool | msgspec.UnsetType = msgspec.UNSET


class Query(_Part, frozen=True, omit_defaults=False):
    """The query that gave the items; `passages` where they were extracted from the best passages."""

    kind: Literal["graph", "passages"]
    sparql: str


class Alternative(_Part, frozen=True, omit_defaults=False):
    """Another reading of the question."""

    interpretation: str
    count: int
    confidence: float


class Answer(_Part, frozen=True, omit_defaults=False):
    """What `/ask` returns."""

    question: str
    status: Status
    answer: str
    items: tuple[Item, ...]
    citations: tuple[Citation, ...]
    query: Query
    interpretation: str
    confidence: float
    alternatives: tuple[Alternative, ...]
    took_ms: float
    truncated: bool | msgspec.UnsetType = msgspec.UNSET
    total: int | msgspec.UnsetType = msgspec.UNSET

    def to_json(self) -> bytes:
        """Return the published JSON, UTF-8."""
        return msgspec.json.encode(self)
