"""What contradicts itself is found; what only looks like it is not."""

from __future__ import annotations

import pytest

from tests.kg.audit.plans import HEAD, PLAN, audit_of, with_tasks

INDICATORS = (
    "序号\t指标名称\t单位\t2022年基数\t2025年目标\n1\t{}\n2\t雨水花园\t个\t20\t30\n\n三、重点任务\n\n（一）抓好落实。明确分工，按期推进。\n"
)


def _found(text: str) -> list[tuple[str, list[str]]]:
    return [(c.kind, [side.value for side in c.sides]) for c in audit_of(text).contradictions]


def test_planted_contradictions_are_found() -> None:
    assert sorted(_found(PLAN)) == [
        ("action", ["issue", "revise"]),
        ("value", ["300个", "320个"]),
        ("value", ["45处", "40余处"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("到2025年，建成雨水花园20个。", "到2025年，建成雨水花园20余个。", [("vague", ["20个", "20余个"])]),
        ("到2025年，建成雨水花园20个。", "到2025年，雨水花园建成20个。", []),
        ("到2025年，建成雨水花园20个。", "到2024年，建成雨水花园12个。", []),
        ("到2025年，污水集中处理率达到95%。", "到2025年，污水集中处理率达到95%以上。", []),
        ("到2025年，污水集中处理率达到95%以上。", "到2025年，污水集中处理率达到97%以上。", [("value", ["95%以上", "97%以上"])]),
        ("到2025年，市区污水集中处理率达到98%。", "到2025年，农村污水集中处理率达到60%。", []),
        ("到2025年，完成率达到95%。", "到2025年，完成率达到90%。", []),
        ("到2025年，新建雨水管网2公里。", "到2025年，新建雨水管网2000米。", []),
        ("到2025年，惠及燃气居民用户245万户。", "目前燃气居民用户已有245户。", [("scale", ["245万户", "245户"])]),
    ],
    ids=["vague", "agree", "years", "or-more", "floors", "scopes", "too-general", "units", "scale"],
)
def test_measures(one: str, other: str, expected: list[tuple[str, list[str]]]) -> None:
    assert _found(with_tasks("推进建设。" + one, "加强管理。" + other)) == expected


def test_a_change_is_no_second_value() -> None:
    text = HEAD + "一、工作基础\n\n“十三五”期间，全市城镇污水处理率由86%提高到91%。\n\n二、总体目标\n\n主要指标表\n\n"
    text += INDICATORS.format("城镇污水处理率\t%\t91\t95")
    assert _found(text) == []


def test_a_rate_of_another_scope_is_close_but_no_contradiction() -> None:
    text = HEAD + "一、工作基础\n\n全市绿化成效明显，绿地率38.20%，绿化覆盖率42.10%。\n\n二、总体目标\n\n主要指标表\n\n"
    text += INDICATORS.format("建成区绿地率\t%\t39.41\t40")
    found = audit_of(text)
    assert found.contradictions == ()
    assert [[side.value for side in c.sides] for c in found.close] == [["38.20%", "39.41%"]]


def test_two_leads_of_one_task() -> None:
    rows = "序号\t任务名称\t牵头单位\n1\t推进积水点改造\t{unit}\n2\t完善雨水管网\t市水利局\n"
    text = with_tasks("推进积水点改造。排查隐患。由市住建局牵头。", annex="附件\n\n任务清单\n\n" + rows)
    assert _found(text.format(unit="市财政局")) == [("lead", ["市住建局", "市财政局"])]
    assert _found(text.format(unit="市住房和城乡建设局")) == []
