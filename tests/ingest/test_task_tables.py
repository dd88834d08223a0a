"""Tables of tasks to tasks, units and stretches."""

import pytest

from corpus.text import PlanText
from ingest.lead_notes import LeadNote
from ingest.task_tables import TableTasks, read_task_table
from tests.reading import grid_of, read, read_outline

Told = tuple[str, str | None, str | None, str | None]


def table(text: str, heading: str = "一、重点任务") -> tuple[PlanText, TableTasks]:
    whole = f"{heading}\n\n{text}"
    plan = read(whole)
    return plan, read_task_table(plan, grid_of(whole), read_outline(whole).sections[1], "任务表")


def told(text: str) -> list[Told]:
    _, found = table(text)
    titles = {task.id: task.title for task in found.tasks}
    return [(t.title, t.number, titles.get(t.parent or ""), t.deadline) for t in found.tasks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("序号\t任务\t责任单位\t完成时限\n1\t清淤\t水务局\t2024年6月\n", [("清淤", "1", None, "2024-06")], id="row"),
        pytest.param(
            "任务\t责任单位\n清淤\t水务局\n护岸\t水务局\n", [("清淤", None, None, None), ("护岸", None, None, None)], id="no-numbers"
        ),
        pytest.param(
            "类别\t序号\t任务\n水务\t1\t清淤\n\t2\t护岸\n",
            [("水务", None, None, None), ("清淤", "1", "水务", None), ("护岸", "2", "水务", None)],
            id="category",
        ),
        pytest.param(
            "领域\t方向\t任务\n水务\t河道\t清淤\n\t管网\t检漏\n",
            [
                ("水务", None, None, None),
                ("河道", None, "水务", None),
                ("清淤", None, "河道", None),
                ("管网", None, "水务", None),
                ("检漏", None, "管网", None),
            ],
            id="category-within-a-category",
        ),
        pytest.param(
            "序号\t任务\t单位\n一、水务\t\t\n1\t清淤\t甲局\n",
            [("水务", "一、", None, None), ("清淤", "1", "水务", None)],
            id="row-that-heads-a-group",
        ),
        pytest.param(
            "序号\t任务\t举措\t责任单位\n1\t水务\t清淤\t甲局\n\t\t护岸\t乙局\n",
            [("水务", None, None, None), ("清淤", "1", "水务", None), ("护岸", None, "水务", None)],
            id="measures-of-a-merged-task",
        ),
        pytest.param(
            "序号\t任务\t举措\n1\t清淤\t1.摸底；2.施工。\n",
            [("清淤", "1", None, None), ("摸底", "1", "清淤", None), ("施工。", "2", "清淤", None)],
            id="numbered-measures-in-a-cell",
        ),
        pytest.param("序号\t任务\t目标\n1\t清淤\t1.摸底；2.施工。\n", [("清淤", "1", None, None)], id="numbered-aims-are-no-tasks"),
        pytest.param("序号\t任务\t长度\n1\t清淤\t12\n合计\t\t12\n", [("清淤", "1", None, None)], id="sums-left-out"),
        pytest.param(
            "任务\t单位\n1.清淤\t甲局\n2.护岸；\t乙局\n",
            [("清淤", None, None, None), ("护岸", None, None, None)],
            id="number-within-the-name",
        ),
    ],
)
def test_tasks(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("header", "row", "units"),
    [
        pytest.param(
            "完成时限\t配合单位\t牵头单位\t任务",
            "6月\t乙局、丙局\t甲局\t清淤",
            [("乙局", "cooperate"), ("丙局", "cooperate"), ("甲局", "lead")],
            id="any-order",
        ),
        pytest.param("任务\t责任单位\t配合单位", "清淤\t甲局\t/", [("甲局", "responsible")], id="slash-for-none"),
        pytest.param("任务\t责任单位\t", "清淤\t甲局\t乙局", [("甲局", "responsible")], id="column-without-a-header"),
    ],
)
def test_units(header: str, row: str, units: list[tuple[str, str]]) -> None:
    _, found = table(f"{header}\n{row}\n")
    assert [(u.unit, u.role) for u in found.units] == units


def test_roles_in_a_second_row_of_the_header() -> None:
    _, found = table("任务\t责任单位\t\n\t牵头单位\t建设单位\n清淤\t甲局\t乙局\n")
    assert [(u.unit, u.role) for u in found.units] == [("甲局", "lead"), ("乙局", "build")]


@pytest.mark.parametrize(
    "rows",
    ["1\t清淤\t甲局\n1\t清淤\t甲局\n", "1\t清淤\t1.摸底；2.摸底；\n2\t清淤\t1.摸底；2.摸底；\n"],
    ids=["the-same-row-twice", "the-same-measures-twice"],
)
def test_tasks_that_say_the_same_are_told_apart(rows: str) -> None:
    _, found = table(f"序号\t任务\t举措\n{rows}")
    ids = [task.id for task in found.tasks]
    assert len(set(ids)) == len(ids)


def test_a_name_that_a_page_break_cuts_is_one_unit() -> None:
    whole = "一、重点任务\n\n序号\t任务\t责任单位\n1\t清淤\t省水利厅、省公安\n2\t护岸\t厅、省法院\n"
    plan, grid = read(whole), grid_of(whole)
    first, second = grid.rows
    first.cells[2] = first.cells[2].joined(second.cells[2])
    grid.rows[:] = [first]
    found = read_task_table(plan, grid, read_outline(whole).sections[1], "任务表")
    assert [(u.unit, [plan.text[e.start : e.end] for e in u.evidence]) for u in found.units] == [
        ("省水利厅", ["省水利厅"]),
        ("省公安厅", ["省公安", "厅"]),
        ("省法院", ["省法院"]),
    ]


def test_a_unit_merged_over_rows_has_all_of_them() -> None:
    _, found = table("序号\t任务\t责任单位\t目标\n1\t清淤\t甲局\t3公里\n2\t护岸\t同上\t同上\n")
    assert [u.unit for u in found.units] == ["甲局", "甲局"]
    assert len({u.task for u in found.units}) == 2
    assert [len(task.details) for task in found.tasks] == [2, 0]


def test_rows_of_one_merged_name_are_one_task() -> None:
    _, found = table("序号\t任务\t地点\t责任单位\n1\t清淤\t东溪\t甲局\n2\t同上\t西溪\t乙局\n")
    assert [task.title for task in found.tasks] == ["清淤"]
    assert [u.unit for u in found.units] == ["甲局", "乙局"]


def test_the_plan_may_say_who_leads() -> None:
    whole = "一、重点任务\n\n任务\t责任单位\n清淤\t甲局、乙局\n"
    section = read_outline(whole).sections[1]
    found = read_task_table(read(whole), grid_of(whole), section, "任务表", LeadNote(others="cooperate"))
    assert [(u.unit, u.role) for u in found.units] == [("甲局", "lead"), ("乙局", "cooperate")]
    later = read_task_table(read(whole), grid_of(whole), section, "任务表", LeadNote(since=99))
    assert {u.role for u in later.units} == {"responsible"}


def test_a_month_is_one_of_the_year_in_the_title() -> None:
    whole = "一、重点任务\n\n任务\t完成时限\n清淤\t9月底前\n护岸\t持续推进\n"
    found = read_task_table(read(whole), grid_of(whole), read_outline(whole).sections[1], "2026年任务清单")
    assert [task.deadline for task in found.tasks] == ["2026-09", None]


def test_what_is_asked_for_is_no_task() -> None:
    assert table("序号\t工作举措\t政策诉求\t建议责任单位\n1\t清淤\t给予补助\t省水利厅\n")[1].tasks == []


@pytest.mark.parametrize("heading", ["一、发展基础", "一、面临形势", "一、基本原则"])
def test_a_table_of_what_was_gives_no_tasks(heading: str) -> None:
    assert table("序号\t项目\t责任单位\n1\t清淤\t甲局\n", heading)[1].tasks == []


def test_details_and_stretches_slice_to_their_cells() -> None:
    plan, found = table("序号\t任务\t2025年目标\t责任单位\n1\t清淤\t清淤12公里\t甲局\n")
    (task,) = found.tasks
    assert [(d.header, plan.text[d.start : d.end]) for d in task.details] == [("2025年目标", "清淤12公里"), ("责任单位", "甲局")]
    assert [(s.header[-1], plan.text[s.start : s.end], s.year, s.label) for s in found.stretches] == [
        ("任务", "清淤", None, None),
        ("2025年目标", "清淤12公里", 2025, "清淤"),
    ]


def test_evidence_of_a_category_of_a_row_and_of_a_measure() -> None:
    plan, found = table("类别\t序号\t任务\t举措\n水务\t1\t清淤\t1.摸底；2.施工。\n")
    assert [plan.text[e.start : e.end] for t in found.tasks for e in t.evidence] == [
        "水务",
        "水务\t1\t清淤\t1.摸底；2.施工。",
        "摸底；",
        "施工。",
    ]
