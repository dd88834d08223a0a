"""What an answer says, as a test writes it: a figure or truth value alone, a set of labels and values, None for `not_found`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.labelled.engine import GraphAnswerer
from kg.question.answer import Item, Question

GRAPHS = Path(__file__).parent / "graphs"
Said = set[str] | set[int] | float | bool | None


def answerer(*files: str) -> GraphAnswerer:
    return GraphAnswerer.open([GRAPHS / file for file in files])


def said(graph: GraphAnswerer, question: str) -> object:
    """Ask, and return what the items say."""
    answer = graph.ask(Question(question=question))
    if answer.status == "not_found":
        assert answer.items == ()
        return None
    first = answer.items[0]
    if len(answer.items) == 1 and (first.members or first.type in {"count", "boolean"}) and isinstance(first.value, bool | int | float):
        return first.value if isinstance(first.value, bool) else pytest.approx(first.value)
    return {_shown(item) for item in answer.items}


def _shown(item: Item) -> object:
    if item.type == "date":
        return item.value
    if item.type == "count" or (item.raw is None and item.value is not None):
        return item.value
    return item.raw if item.raw is not None else item.label
