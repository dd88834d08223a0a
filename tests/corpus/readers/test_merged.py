"""Cells merged over several rows: every format that tells of them says how far they reach, and each row they reach into has them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.drafts import Draft, write_plan
from corpus.reading import read_plan
from corpus.tabular import RawRow, RawTable
from corpus.text import PlanText, Table
from ingest.extraction import extract
from tests.corpus.readers.making import as_html, as_markdown
from tests.corpus.readers.making_docx import as_docx
from tests.corpus.readers.making_ofd import as_ofd
from tests.corpus.readers.making_pdf import as_pdf
from tests.corpus.readers.plan import Grid, Merged, Part, Text, plan

MAKERS: dict[str, Callable[[Any], bytes]] = {"docx": as_docx, "html": as_html, "md": as_markdown, "ofd": as_ofd, "pdf": as_pdf}
GRID = Grid(
    (
        ("序号", "领域", "重点任务", "牵头单位", "配合单位", "完成时限"),
        ("1", Merged("水源", down=3), "扩建北湖水厂", Merged("市水务局", down=2), "市财政局", Merged("2025年", down=3)),
        ("2", None, "新建取水泵站", None, "各区政府", None),
        ("3", None, "清理水源地", "市生态环境局", "市公安局", None),
        ("4", "管网", "改造老旧管网", "市水务集团", "各区政府", "2026年"),
    )
)
PLAN: tuple[Part, ...] = (*(part for part in plan("city_water") if not isinstance(part, Grid)), Text("附件2"), Text("任务清单"), GRID)


@pytest.fixture(params=MAKERS)
def read(request: pytest.FixtureRequest, tmp_path: Path) -> PlanText:
    path = tmp_path / f"plan.{request.param}"
    path.write_bytes(MAKERS[request.param](PLAN))
    return read_plan(path)


def test_cells_say_how_many_rows_they_cover(read: PlanText) -> None:
    (table,) = (block for block in read.blocks if isinstance(block, Table))
    reaching = {read.slice(cell): cell.rows for row in table.rows for cell in row.cells if cell.rows > 1}
    assert reaching == {"水源": 3, "市水务局": 2, "2025年": 3}


def test_each_row_has_what_reaches_into_it(read: PlanText) -> None:
    records = extract(read)
    tasks = {task.id: task for task in records.tasks if task.source == "table"}
    leads = {tasks[unit.task].title: unit.unit for unit in records.units if unit.task in tasks and unit.role == "lead"}
    assert leads == {"扩建北湖水厂": "市水务局", "新建取水泵站": "市水务局", "清理水源地": "市生态环境局", "改造老旧管网": "市水务集团"}
    assert {task.title: task.deadline for task in tasks.values() if task.number} == {
        "扩建北湖水厂": "2025", "新建取水泵站": "2025", "清理水源地": "2025", "改造老旧管网": "2026",
    }  # fmt: skip


def test_a_page_break_ends_what_a_cell_covers() -> None:
    rows = [
        RawRow([[(name, n)], [(unit, n)] if unit else []], n, frozenset() if unit else frozenset({1}))
        for n, (name, unit) in enumerate(_ROWS)
    ]
    text = write_plan([Draft([], table=RawTable(rows, [2]))], "a.txt", "0" * 64)
    (table,) = text.blocks
    assert isinstance(table, Table)
    assert [row.cells[1].rows for row in table.rows] == [2, 1, 1]


_ROWS = (("清淤", "市水务局"), ("护岸", ""), ("绿化", ""))
