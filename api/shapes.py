"""What the server's routes return, and the OpenAPI schemas of it all: one definition for the wire, the checks and the document."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from api.problems import Problem
from api.questions import Batch
from kg.question.answer import Answer, Lang, Question


class BatchAnswers(msgspec.Struct, frozen=True):
    """The answers of a batch, in the order of its questions."""

    answers: tuple[Answer, ...]


class Health(msgspec.Struct, frozen=True):
    """That the server serves, and what. `snapshot` is the snapshot's hash."""

    status: Literal["ok"]
    snapshot: str
    plans: int
    version: str


class Held(msgspec.Struct, frozen=True):
    """A plan that can be asked. `digest`: the file is a digest of the plan named by `title`, not its text."""

    id: str
    title: str
    jurisdiction: str
    issued: str | None
    period: tuple[int, int] | None
    digest: bool


class Example(msgspec.Struct, frozen=True):
    """A question that the snapshot answers."""

    question: str
    lang: Lang


class Overview(msgspec.Struct, frozen=True):
    """What a person wants to know before asking: the plans and some questions to try."""

    snapshot: str
    plans: tuple[Held, ...]
    examples: tuple[Example, ...]


SCHEMAS = "#/components/schemas/{name}"
_TYPES = (Question, Batch, Answer, BatchAnswers, Health, Overview, Problem)


def schemas() -> dict[str, Any]:
    """Return the JSON schemas (2020-12, as OpenAPI 3.1 §4.4 takes them) of everything that crosses the wire, by name."""
    _, components = msgspec.json.schema_components(_TYPES, ref_template=SCHEMAS)
    return components


def content(kind: type[msgspec.Struct], media_type: str = "application/json") -> dict[str, Any]:
    """Return the OpenAPI content object of a body of type `kind`."""
    return {media_type: {"schema": {"$ref": SCHEMAS.format(name=kind.__name__)}}}
