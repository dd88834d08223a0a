"""The audit of the embedded plans: their known slips are found, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from corpus.catalogue import embedded_plans
from corpus.reading import read_plan
from ingest.extraction import extract
from kg.audit import PlanAudit, audit


@pytest.fixture(scope="module")
def audits() -> dict[str, PlanAudit]:
    """The audits of the embedded plans by the name of their file."""
    texts = {path.stem: read_plan(path) for path in embedded_plans()}
    return {name: audit(text, extract(text)) for name, text in texts.items()}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("wenzhou", [("vague", ["20条", "20余条"])]),
        ("hangzhou", [("scale", ["245万户", "245户"])]),
        ("jiaxing", []),
        ("huzhou", []),
        ("kaihua", []),
    ],
)
def test_contradictions_of_the_embedded_plans(audits: dict[str, PlanAudit], plan: str, expected: list[tuple[str, list[str]]]) -> None:
    found = audits[plan]
    assert [(c.kind, [side.value for side in c.sides]) for c in found.contradictions] == expected
    assert found.wrong_sums == ()


def test_totals_that_add_up_are_told(audits: dict[str, PlanAudit]) -> None:
    held = {(check.kind, check.raw) for check in audits["wenzhou"].sums}
    assert {("total", "49650"), ("total", "114941"), ("stated", "11.49亿元"), ("parts", "10个")} <= held


def test_rates_of_two_scopes_are_close(audits: dict[str, PlanAudit]) -> None:
    assert [[side.value for side in c.sides] for c in audits["wenzhou"].close] == [["33.18%", "34.49%"]]


def test_numbers_announced_are_counted_in_the_annex(audits: dict[str, PlanAudit]) -> None:
    assert [(c.kind, c.raw, c.found) for c in audits["kaihua"].sums] == [("count", "16个", 16)]
