"""Headings to tasks."""

import pytest

from ingest.task_sections import section_tasks
from ontology.records import Task
from tests.reading import read, read_outline

TEXT = "各单位按照职责抓好落实，定期报告进展，确保如期完成。"


def tasks(*lines: str) -> tuple[Task, ...]:
    text = "\n\n".join(lines)
    return section_tasks(read(text), read_outline(text))


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        pytest.param(
            ["一、总体目标", TEXT, "二、重点任务", "（一）清淤", "1.干流", "三、保障措施", "（一）组织领导"],
            ["清淤", "干流", "组织领导"],
            id="announced",
        ),
        pytest.param(
            ["一、总体目标", TEXT, "二、清理河道", "（一）清淤", "三、绿化河岸", TEXT, "四、组织保障", TEXT],
            ["清理河道", "清淤", "绿化河岸"],
            id="chapters-that-are-tasks",
        ),
        pytest.param(
            ["一、推进重点领域改革。深化改革。", "二、优化政策措施。及时兑现。", "三、重点任务", "（一）清淤"],
            ["推进重点领域改革", "优化政策措施", "清淤"],
            id="measures-that-are-chapters",
        ),
        pytest.param(["一、实施重点工程", "（一）清淤", "（二）护岸"], ["清淤", "护岸"], id="a-phrase-that-announces"),
        pytest.param(
            ["一、总体目标", TEXT, "二、特色水产", "（一）育苗", "三、共建水网", "（一）清淤", "四、水产加工", TEXT],
            ["育苗", "共建水网", "清淤", "水产加工"],
            id="a-noun-over-tasks-announces-them",
        ),
        pytest.param(["一、发展基础", "（一）主要成就", "二、基本原则", "1.坚持节水"], [], id="what-was-and-what-guides"),
        pytest.param(["一、总体目标", "1.水质更优", "2.岸线更绿"], [], id="aims"),
        pytest.param(["一、重点任务", "一是清淤。", "——护岸。", "①绿化。"], [], id="lead-words"),
        pytest.param(["一、重点任务", "（一）清淤", "专栏1 清淤工程", "1.干流工程。", "2.支流工程。"], ["清淤"], id="lines-of-a-box"),
        pytest.param(["一、重点任务", "（一）清淤", "附件1 办法", "一、考核对象"], ["清淤"], id="chapters-of-an-annex"),
        pytest.param(["# 水务方案", "## 主要任务", "### 清淤", TEXT, "### 护岸", TEXT], ["清淤", "护岸"], id="headings-without-numbers"),
        pytest.param(
            ["一、总体要求", "二、主要目标和重点任务", "（一）主要目标", TEXT, "（二）重点任务", "1.清淤"],
            ["重点任务", "清淤"],
            id="aims-and-tasks-in-one-chapter",
        ),
    ],
)
def test_which_headings_are_tasks(lines: list[str], titles: list[str]) -> None:
    assert [t.title for t in tasks(*lines)] == titles


def test_numbered_measures_that_are_whole_paragraphs() -> None:
    found = tasks(
        "一、重点任务", "1.清理河道。2024年底前完成。（责任单位：水务局）", "2.绿化河岸（责任单位：园林局）", "3.建立台账，每季度巡查一次"
    )
    assert [(t.number, t.title, t.deadline) for t in found] == [
        ("1.", "清理河道", "2024"),
        ("2.", "绿化河岸", None),
        ("3.", "建立台账，每季度巡查一次", None),
    ]


def test_parent_section_and_number() -> None:
    found = tasks("一、重点任务", "（一）清淤", "1.干流", TEXT)
    assert [(t.number, t.section, t.source) for t in found] == [
        ("（一）", "一、重点任务", "section"),
        ("1.", "一、重点任务 / （一）清淤", "section"),
    ]
    assert found[1].parent == found[0].id
    assert found[0].parent is None


def test_evidence_is_the_heading_with_its_text() -> None:
    lines = ("一、重点任务", "（一）清淤。清理干流。", TEXT, "（二）护岸", "完成时限：2024年6月")
    text = read("\n\n".join(lines)).text
    dredging, banks = tasks(*lines)
    assert [text[e.start : e.end].strip() for e in dredging.evidence] == ["（一）清淤。清理干流。", TEXT]
    assert [text[e.start : e.end].strip() for e in banks.evidence] == ["（二）护岸", "完成时限：2024年6月"]
    assert banks.deadline == "2024-06"
