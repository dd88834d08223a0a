"""What kind of chapter a heading opens, by its words and by where it stands."""

import pytest

from ingest.section_kinds import is_task_phrase, own_kind
from ontology.records import SectionKind
from tests.reading import read_outline


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("总体要求", "guidance"), ("指导思想", "guidance"), ("总体思路", "guidance"), ("战略定位", "guidance"),
        ("基本原则", "principles"), ("工作原则", "principles"),
        ("发展目标", "goals"), ("主要指标", "goals"), ("2035年远景目标", "goals"), ("到2025年目标", "goals"), ("目标体系", "goals"),
        ("发展基础", "background"), ("“十三五”主要成就", "background"), ("现状与成效", "background"), ("基本情况", "background"),
        ("重要意义", "background"), ("充分认识水安全工作", "background"),
        ("面临形势", "situation"), ("机遇与挑战", "situation"), ("存在问题", "situation"), ("主要短板", "situation"),
        ("发展环境", "situation"), ("主要任务", "tasks"), ("重点工程", "tasks"), ("工作举措", "tasks"), ("实施步骤", "tasks"),
        ("进度安排", "tasks"), ("工作内容", "tasks"),
        ("保障措施", "safeguards"), ("组织保障", "safeguards"), ("强化支撑保障", "safeguards"), ("规划实施", "safeguards"),
        ("加强组织领导", "safeguards"), ("组织实施", "safeguards"), ("工作要求", "safeguards"), ("保障机制", "safeguards"),
        ("前言", "preface"), ("编制依据", "preface"), ("总则", "preface"), ("目录", "contents"),
    ],
)  # fmt: skip
def test_own_kind(title: str, kind: SectionKind) -> None:
    assert own_kind(title) == kind


@pytest.mark.parametrize(
    "title",
    [
        "完善市政基础设施",
        "加强基础教育",
        "健全住房保障体系建设",
        "提升供水能力",
        "推进环境综合治理",
        "建设水网",
        "河湖水系",
        "加快绿色转型",
    ],
)
def test_titles_that_tell_no_kind(title: str) -> None:
    assert own_kind(title) is None


@pytest.mark.parametrize(
    ("title", "does"), [("推进水网建设", True), ("筑牢安全底线", True), ("发展基础", True), ("主要任务", False), ("水网建设", False)]
)
def test_is_task_phrase(title: str, *, does: bool) -> None:
    assert is_task_phrase(title) is does


def kinds(text: str) -> list[tuple[str, SectionKind]]:
    return [(s.title, s.kind) for s in read_outline(text).sections if s.title]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(
            ["一、新的起点", "二、总体要求", "三、建设水网", "四、保障措施"],
            ["background", "guidance", "tasks", "safeguards"],
            id="a-chapter-before-the-frame-tells-what-was",
        ),
        pytest.param(["一、清理河道", "二、绿化河岸", "三、建立台账"], ["tasks", "tasks", "tasks"], id="without-a-frame-all-are-tasks"),
        pytest.param(
            ["一、总体要求", "二、补齐供水短板", "三、解决排水突出问题", "四、组织保障"],
            ["guidance", "tasks", "tasks", "safeguards"],
            id="behind-the-frame-shortcomings-are-mended",
        ),
        pytest.param(
            ["一、发展基础", "（一）主要成就", "（二）存在问题", "（三）短板加快补齐"],
            ["background", "background", "situation", "background"],
            id="within-the-past",
        ),
        pytest.param(
            ["一、发展环境", "（一）现状基础", "（二）供需矛盾"], ["situation", "background", "situation"], id="background-under-situation"
        ),
        pytest.param(
            ["一、总论", "（一）指导思想", "（二）基本原则", "（三）发展目标", "1.基础设施更完善"],
            ["guidance", "guidance", "principles", "goals", "goals"],
            id="a-chapter-that-holds-the-frame",
        ),
        pytest.param(
            ["一、工作目标", "二、工作任务", "（一）明确目标任务", "（二）存在问题整改", "三、有关要求", "（一）总体目标管理"],
            ["goals", "tasks", "tasks", "tasks", "safeguards", "safeguards"],
            id="under-tasks-all-are-tasks",
        ),
        pytest.param(
            ["一、总体目标", "二、强化供水保障", "三、提升排水能力", "四、强化责任落实"],
            ["goals", "tasks", "tasks", "safeguards"],
            id="the-last-chapter-may-say-it-in-other-words",
        ),
        pytest.param(
            ["一、主要目标和重点任务", "（一）主要目标", "（二）清理河道"], ["tasks", "goals", "tasks"], id="aims-and-tasks-in-one-chapter"
        ),
        pytest.param(
            ["一、基本情况", "二、目标任务", "三、工作措施"], ["background", "goals", "tasks"], id="aims-and-tasks-without-sub-headings"
        ),
        pytest.param(
            ["一、营造良好环境", "二、优化布局", "（一）优化空间布局", "三、健全机制"],
            ["tasks", "tasks", "tasks", "tasks"],
            id="a-measure-is-no-frame",
        ),
        pytest.param(
            ["一、总体要求", "二、主要任务", "三、附件", "1.任务清单", "2.项目清单"],
            ["guidance", "tasks", "other", "other", "other"],
            id="list-of-annexes",
        ),
        pytest.param(["一、总体要求", "二、实施六大人才行动计划", "（一）引才行动"], ["guidance", "tasks", "tasks"], id="counted-actions"),
        pytest.param(["一、总体要求", "专栏1 重点工程", "附件1 任务清单"], ["guidance", "box", "annex"], id="boxes-and-annexes"),
    ],
)
def test_kinds_by_position(headings: list[str], expected: list[SectionKind]) -> None:
    text = "\n\n".join(f"{heading}\n\n各单位按照职责抓好落实，定期报告进展。" for heading in headings)
    assert [kind for _, kind in kinds(text)] == expected
