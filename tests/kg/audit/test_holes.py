"""Holes: only where the plan could be expected to say more."""

from __future__ import annotations

import pytest

from kg.audit.findings import HoleKind
from tests.kg.audit.plans import PLAN, audit_of, with_tasks


def _labels(text: str, kind: HoleKind) -> tuple[int, list[str]] | None:
    return next(((h.of, [item.label for item in h.items]) for h in audit_of(text).holes if h.kind == kind), None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("task_without_lead", (10, ["抓好项目实施", "加强组织领导"])),
        ("indicator_without_baseline", (3, ["改造积水点"])),
        ("goal_without_number", (1, [])),
    ],
    ids=["lead", "baseline", "goal"],
)
def test_planted_holes(kind: HoleKind, expected: tuple[int, list[str]]) -> None:
    assert _labels(PLAN, kind) == expected


def test_a_plan_that_assigns_nothing_has_no_task_without_lead() -> None:
    assert _labels(with_tasks("整治河道。清理淤泥。", "建设公园。种植树木。"), "task_without_lead") is None


@pytest.mark.parametrize(
    ("goals", "tasks", "expected"),
    [
        ("加快推进。", ["整治河道。清理河道10条。"], ["河道 10条"]),
        ("加快推进。", ["整治河道。到2025年，清理河道10条。"], []),
        ("加快推进。", ["整治河道。每年清理河道10条。"], []),
        ("加快推进。", ["整治河道。到2025年，清理市区河道10条。", "加强管护。清理市区河道10条。"], []),
    ],
    ids=["none", "dated", "yearly", "dated-elsewhere"],
)
def test_targets_without_a_year(goals: str, tasks: list[str], expected: list[str]) -> None:
    found = _labels(with_tasks(*tasks, goals=goals), "target_without_year")
    assert [label[-len(e) :] for label, e in zip(found[1] if found else [], expected, strict=True)] == [e[-len(e) :] for e in expected]
