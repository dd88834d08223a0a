"""Workbooks: titles, merged cells, remarks, and how numbers are shown."""

import datetime
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from corpus.readers.xlsx import printed, read_xlsx
from corpus.text import PlanText, Table
from ontology.errors import SourceError

_PATH = Path("云溪市水务行动方案任务清单.xlsx")


def read(fill: Callable[[Workbook], None]) -> PlanText:
    book = openpyxl.Workbook()
    fill(book)
    file = BytesIO()
    book.save(file)
    return read_xlsx(file.getvalue(), _PATH)


def _tasks(book: Workbook) -> None:
    sheet = book.active
    sheet.title = "水务重点任务"
    sheet.append(["附件2 云溪市水务重点任务", None, None])
    sheet.merge_cells("A1:C1")
    sheet.append(["类别", "任务", "牵头单位"])
    sheet.append(["水源", "建成水厂", "市水务局\n市财政局"])
    sheet.append([None, "改造管网", "市水务集团"])
    sheet.merge_cells("A3:A4")
    sheet.append(["注：排名不分先后。"])


def test_a_sheet_is_a_title_and_a_table_and_its_remarks() -> None:
    plan = read(_tasks)
    assert plan.text == (
        "云溪市水务行动方案任务清单\n# 附件2云溪市水务重点任务\n类别\t任务\t牵头单位\n水源\t建成水厂\t市水务局 市财政局\n"
        "\t改造管网\t市水务集团\n注：排名不分先后。\n"
    )


def test_a_merged_cell_says_how_many_rows_it_covers() -> None:
    (table,) = (block for block in read(_tasks).blocks if isinstance(block, Table))
    assert [[cell.rows for cell in row.cells] for row in table.rows] == [[1, 1, 1], [2, 1, 1], [1, 1, 1]]


def test_a_sheet_without_a_name_takes_its_first_row() -> None:
    def fill(book: Workbook) -> None:
        book.active.title = "Sheet1"
        for row in (["水务主要指标"], ["指标", "2026年"], ["漏损率", 8]):
            book.active.append(row)

    assert read(fill).text.splitlines()[1:] == ["# 水务主要指标", "指标\t2026年", "漏损率\t8"]


def test_every_visible_sheet_is_read() -> None:
    def fill(book: Workbook) -> None:
        for name, state in (("指标", "visible"), ("草稿", "hidden"), ("任务", "visible")):
            sheet = book.create_sheet(name)
            sheet.sheet_state = state
            sheet.append(["名称", "数"])
            sheet.append([name + "甲", 1])

    plan = read(fill)
    assert "草稿" not in plan.text
    assert [plan.slice(b.rows[1]) for b in plan.blocks if isinstance(b, Table)] == ["指标甲\t1", "任务甲\t1"]


def test_empty_rows_and_columns_are_none_and_anchors_count_rows() -> None:
    def fill(book: Workbook) -> None:
        book.active["B3"], book.active["D3"] = "指标", "目标"
        book.active["B5"], book.active["D5"] = "漏损率", "8%"

    plan = read(fill)
    (table,) = [block for block in plan.blocks if isinstance(block, Table)]
    assert [plan.slice(row) for row in table.rows] == ["指标\t目标", "漏损率\t8%"]
    assert plan.locate(plan.text.index("漏损率")).line == 5


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.985, "0.0%", "98.5%"),
        (0.98, "0%", "98%"),
        (97.0, "General", "97"),
        (8.50, "0.00", "8.50"),
        (0.1 + 0.2, "General", "0.3"),
        (120, "#,##0", "120"),
        (True, "General", "True"),
        ("≥95", "General", "≥95"),
        (datetime.datetime(2025, 12, 1), "yyyy年m月", "2025年12月"),
        (datetime.date(2025, 12, 1), "yyyy-mm-dd", "2025年12月1日"),
        (None, "General", ""),
    ],
)
def test_values_print_as_the_sheet_shows_them(value: object, form: str, shown: str) -> None:
    assert printed(value, form) == shown


def _empty() -> bytes:
    file = BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(_empty(), "a file without text", id="empty"),
        pytest.param(b"PK\x03\x04 torn", "a broken archive", id="broken"),
        pytest.param(_empty().replace(b"xl/workbook.xml", b"xl/workb00k.xml"), "a damaged workbook", id="no-workbook"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(data: bytes, found: str) -> None:
    with pytest.raises(SourceError) as error:
        read_xlsx(data, _PATH)
    assert found in str(error.value)
    assert "\n" not in str(error.value)
