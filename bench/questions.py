"""Questions to measure with, made from what the plans hold, and some that no plan answers."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.records import PlanRecords

_A_PLAN = 12  # questions of each kind for each plan
_ABSENT = (
    "明天的天气怎么样？",
    "请写一首关于春天的诗",
    "海水淡化产能目标是多少？",
    "Who won the football match?",
    "月球基地由哪个单位牵头？",
)


def questions(plans: Sequence[PlanRecords]) -> list[str]:
    """Return questions about every plan: leaders, helpers, values, standards, terms, counts; always the same ones."""
    asked = list(_ABSENT)
    for plan in plans:
        place = plan.document.jurisdiction
        asked += [f"{task.title}由哪个单位牵头？" for task in plan.tasks[:_A_PLAN]]
        asked += [f"{place}{task.title}有哪些配合单位？" for task in plan.tasks[:_A_PLAN]]
        asked += [f"Which unit leads {task.title}?" for task in plan.tasks[:_A_PLAN]]
        asked += [f"{place}{indicator.name}的目标是多少？" for indicator in plan.indicators[:_A_PLAN]]
        asked += [f"{place}要求{target.measure}达到多少？" for target in plan.targets[:_A_PLAN]]
        asked += [f"什么是{term.term}？" for term in plan.terms[:_A_PLAN]]
        asked += [
            f"{place}计划出台哪些标准？",
            f"{place}要修订哪些标准？",
            f"{place}有多少项任务？",
            f"Which standards does {place} plan to issue?",
        ]
    return asked
