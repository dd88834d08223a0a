"""What a table cell says in numbers, and what it says in words."""

from __future__ import annotations

import pytest

from ingest.quantity_cells import read_cell

# cell, op, value, high, unit
CELLS = [
    ("≥95%", ">=", 95, None, "%"),
    ("<6%", "<", 6, None, "%"),
    ("96.49%", "=", 96.49, None, "%"),
    ("0", "=", 0, None, "座"),
    ("2-3", "range", 2, 3, "座"),
    ("≥10处/年", ">=", 10, None, "处/年"),
    ("98%（主城区）", "=", 98, None, "%"),
    ("不少于3个", ">=", 3, None, "个"),
    ("完成 3个", "=", 3, None, "个"),
    ("保持100%", "=", 100, None, "%"),
    ("50以上", ">=", 50, None, "座"),
    ("44亿m³", "=", 44, None, "亿m³"),
    ("≤0.7起", "<=", 0.7, None, "起"),
    ("完成二期建设", "text", None, None, None),
    ("甲区达到90%，乙区达到65%", "text", None, None, None),
    ("12.5亿方，300万户", "text", None, None, None),
    ("完成省下达任务", "text", None, None, None),
    ("进入全国前列", "text", None, None, None),
    ("100左右", "=", 100, None, "座"),
    ("3—5", "range", 3, 5, "座"),
    ("＞9.5", ">", 9.5, None, "座"),
]


@pytest.mark.parametrize(("cell", "op", "value", "high", "unit"), CELLS, ids=[c[0] for c in CELLS])
def test_reads_a_cell(cell: str, op: str, value: float | None, high: float | None, unit: str | None) -> None:
    read = read_cell(f" {cell} ", "座")
    assert read is not None
    assert (read.op, read.value, read.high, read.unit) == (op, value, high, unit)
    assert (read.start, read.end) == (1, 1 + len(cell))


def test_a_cell_of_figures_with_signs() -> None:
    read = {cell: read_cell(cell, "%") for cell in ("下降13.5", "-4.5", "90*", "88①", "3000+", "+2", "累计降低18%", "4条（个）以上")}
    assert {cell: (q.op, q.value, q.unit) if q else None for cell, q in read.items()} == {
        "下降13.5": ("=", 13.5, "%"),
        "-4.5": ("=", -4.5, "%"),
        "90*": ("=", 90, "%"),
        "88①": ("=", 88, "%"),
        "3000+": (">=", 3000, "%"),
        "+2": ("=", 2, "%"),
        "累计降低18%": ("=", 18, "%"),
        "4条（个）以上": (">=", 4, "条"),
    }


@pytest.mark.parametrize("cell", ["", "—", "/", "-", " ", "--", "无"])
def test_an_empty_cell_holds_nothing(cell: str) -> None:
    assert read_cell(cell) is None
