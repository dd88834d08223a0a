"""Numbered items that are one sentence: read as text where they say what shall be done, left alone where they name a chapter's matter."""

from __future__ import annotations

import pytest

from corpus.text import PlanText
from ingest.extraction import extract
from ingest.sections import outline
from ingest.spoken_headings import spoken_headings
from tests.reading import read

HEAD = "云溪县2026年水务工作要点\n\n一、重点任务\n\n"


def plan(*lines: str) -> PlanText:
    return read(HEAD + "\n\n".join(lines))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["1.新建供水管网48公里。（责任单位：县水务局）"], ["新建供水管网48公里。"], id="with-a-bracket"),
        pytest.param(
            ["1.新建供水管网48公里。", "2.修订《云溪县用水办法》。"], ["新建供水管网48公里。", "修订《云溪县用水办法》。"], id="alone"
        ),
        pytest.param(["1.完成清淤任务，完成率不低于95%；组织巡查。"], ["完成清淤任务，完成率不低于95%；"], id="cut-at-a-semicolon"),
        pytest.param(["1.建设8座泵站", "各镇要抓紧选址。"], [], id="names-the-text-below"),
        pytest.param(["（一）打造3个片区", "1.修缮旧泵房。"], ["修缮旧泵房。"], id="holds-others"),
    ],
)
def test_what_is_read(lines: list[str], expected: list[str]) -> None:
    text = plan(*lines)
    assert [text.text[s.start : s.end] for s in spoken_headings(text, outline(text))] == expected


def test_figures_documents_and_limits_of_such_items() -> None:
    records = extract(
        plan(
            "1.到2027年建成蓄水池40座。（牵头单位：县水务局）",
            "2.出台支持节水的若干措施，修订《云溪县用水办法》。",
            "3.新建管网60公里，改造30公里。",
        )
    )
    tasks = {task.id: task for task in records.tasks}
    assert [(t.measure, t.raw, t.year) for t in records.targets] == [
        ("蓄水池", "40座", 2027),
        ("新建管网", "60公里", None),
        ("改造管网", "30公里", None),
    ]
    assert [tasks[t.task].number for t in records.targets if t.task] == ["1.", "3.", "3."]
    assert [(s.action, s.title) for s in records.standards] == [("issue", "支持节水的若干措施"), ("revise", "云溪县用水办法")]
    assert [task.deadline for task in records.tasks] == ["2027", None, None]
    assert [(u.unit, u.role) for u in records.units] == [("县水务局", "lead")]


def test_aims_in_a_sentence_of_the_preamble() -> None:
    records = extract(
        read(
            "云溪县2026年水务工作要点\n\n2026年全县水务工作的主要目标是：管网漏损率控制在9%以内，河道水质达标率达到96%以上。\n\n"
            "一、重点任务\n\n1.加强巡查。"
        )
    )
    assert [(goal.title, goal.text_head) for goal in records.goals] == [("主要目标", "管网漏损率控制在9%以内，河道水质达标率")]
    assert [(t.measure, t.op, t.value) for t in records.targets] == [("管网漏损率", "<=", 9.0), ("河道水质达标率", ">=", 96.0)]


@pytest.mark.parametrize(
    ("title", "raws"),
    [
        pytest.param("云溪县泵站管理办法", ["5座"], id="rules"),
        pytest.param("云溪县泵站管理方案", ["不少于3人", "5座"], id="a-plan"),
    ],
)
def test_the_figures_of_rules_are_no_aims(title: str, raws: list[str]) -> None:
    text = "一、总则\n\n加强管理。\n\n二、泵站管理\n\n（一）值守\n\n泵站值守人员不少于3人。到2027年，建成示范泵站5座。"
    assert [t.raw for t in extract(read(f"{title}\n\n{text}")).targets] == raws
