"""Numbered lines inside a cell."""

import pytest

from corpus.text import Span
from ingest.numbered import numbered_items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("1.清淤。2.护岸。", ["清淤。", "护岸。"]),
        ("1. 清淤；2. 护岸；", ["清淤；", "护岸；"]),
        ("1、清淤 2、护岸", ["清淤", "护岸"]),
        ("1．清淤2．护岸", []),
        ("（1）清淤；（2）护岸。", ["清淤；", "护岸。"]),
        ("①清淤②护岸③绿化", ["清淤", "护岸", "绿化"]),
        ("主要做好：1.清淤。2.护岸。", ["清淤。", "护岸。"]),
        ("1.新建泵站1.5公里。2.护岸。", ["新建泵站1.5公里。", "护岸。"]),
        ("1.清淤。", []),
        ("清淤护岸。", []),
        ("3.清淤。4.护岸。", []),
    ],
)
def test_numbered_items(cell: str, items: list[str]) -> None:
    found = numbered_items(cell, [Span(0, len(cell))])
    assert [cell[i.span.start : i.span.end] for i in found] == items
    assert [i.number for i in found] == list(range(1, len(items) + 1))


def test_items_on_lines_of_their_own() -> None:
    text = "前文\n1.清淤，\n2.护岸"
    spans = [Span(3, 8), Span(9, 13)]
    assert [text[i.span.start : i.span.end] for i in numbered_items(text, spans)] == ["清淤，", "护岸"]
