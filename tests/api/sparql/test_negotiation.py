from __future__ import annotations

import pytest

from api.sparql.negotiation import GRAPHS, SOLUTIONS, best, media_type, offered


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv; q=0.9 , */*;q=0.1", "text/csv"),
        ("application/sparql-results+json;q=0, */*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("image/png", None),
        ("text/csv;q=0", None),
        (";;,,/", None),
    ],
)
def test_the_best_format_of_solutions(accept: str | None, chosen: str | None) -> None:
    assert best(accept, SOLUTIONS) == chosen


def test_graphs_come_as_turtle_unless_asked_otherwise() -> None:
    assert best(None, GRAPHS) == "text/turtle"
    assert best("application/ld+json, text/turtle;q=0.9", GRAPHS) == "application/ld+json"


def test_a_truth_is_no_table() -> None:
    assert best("text/csv", offered("ask")) is None


def test_every_format_has_a_media_type() -> None:
    assert all(media_type(form) for form in (*SOLUTIONS.values(), *GRAPHS.values()))
