"""Sums that do not add up are found, and those that do are not."""

from __future__ import annotations

import pytest

from kg.audit.findings import SumKind
from tests.kg.audit.plans import PLAN, audit_of, with_tasks

DISTRICTS = "附件\n\n公园建设表\n\n{header}\n{rows}\n"


def _table(header: str, *rows: str) -> str:
    return with_tasks("建设公园。各区按表推进。", annex=DISTRICTS.format(header=header, rows="\n".join(rows)))


def _wrong(text: str) -> list[tuple[SumKind, float, float]]:
    return [(check.kind, check.stated, check.found) for check in audit_of(text).wrong_sums]


def test_planted_slips_are_found_with_both_sides() -> None:
    found = audit_of(PLAN)
    wrong = {(check.kind, check.raw): check for check in found.wrong_sums}
    assert set(wrong) == {("count", "18个"), ("list", "4个"), ("total", "33900")}
    total = wrong["total", "33900"]
    assert (total.found, total.difference, total.unit, total.terms) == (33000, -900, "万元", 5)
    assert "33900" in total.stated_at.quote
    assert [at.quote for at in total.found_at] == ["5200", "8100", "3300", "7400", "9000"]
    assert {check.raw for check in found.sums if check.holds} == {"41.0", "16600", "39.5", "16400", "80.5"}


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("地区\t公园（5个）\t绿道（公里）", ["东城区\t2\t3", "南山区\t3\t4"], []),
        ("地区\t公园（6个）\t绿道（公里）", ["东城区\t2\t3", "南山区\t3\t4"], [("header", 6, 5)]),
        ("地区\t公园（个）\t绿道（公里）", ["总计\t5\t8", "东城区\t2\t3", "南山区\t3\t4"], [("total", 8, 7)]),
        ("地区\t公园（个）\t绿道（公里）", ["东城区\t2\t3", "南山区\t若干\t4", "总计\t9\t7"], []),
        ("地区\t2024年\t2025年\t合计", ["东城区\t2\t3\t5", "南山区\t3\t4\t8", "老城区\t1\t1\t2"], [("across", 8, 7)]),
        ("地区\t投资（亿元）\t绿道（公里）", ["东城区\t1.25\t3", "南山区\t2.33\t4", "合计\t3.6\t7"], []),
        ("地区\t公园（个）\t绿道（公里）", ["东城区\t—\t3", "南山区\t3\t4", "合计\t3\t7"], []),
    ],
    ids=["header-holds", "header", "total-first", "words-in-column", "across", "rounding", "dash"],
)
def test_tables(header: str, rows: list[str], expected: list[tuple[SumKind, float, float]]) -> None:
    assert _wrong(_table(header, *rows)) == expected


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("建设3个片区，即东湖片区、南山片区和老城片区。", []),
        ("建设5个片区，即东湖片区、南山片区和老城片区。", [("list", 5, 3)]),
        ("建设2个片区，即东湖片区、南山片区、老城片区。", [("list", 2, 3)]),
        ("建设5个片区，如东湖片区、南山片区和老城片区。", []),
        ("建设5个片区，即东湖片区、南山片区，以及其他片区。", []),
    ],
    ids=["holds", "fewer", "more", "examples", "goes-on"],
)
def test_lists(task: str, expected: list[tuple[SumKind, float, float]]) -> None:
    assert _wrong(with_tasks(f"建设片区。{task}")) == expected


ROADS = (
    "附件\n\n道路整治项目表\n\n序号\t整治道路\t长度（米）\t投资（万元）\n1\t东湖路\t1200\t300\n2\t南山路\t800\t260\n3\t北岸路\t1500\t450\n"
)


@pytest.mark.parametrize(
    ("aim", "expected"),
    [
        ("到2025年，整治城市道路3条、总长度3.5公里、总投资0.10亿元。", []),
        ("到2025年，整治城市道路4条、总长度3.5公里、总投资0.10亿元。", [("count", 4, 3)]),
        ("到2025年，整治城市道路3条、总长度3.9公里、总投资0.10亿元。", [("stated", 3.9, 3.5)]),
    ],
    ids=["holds", "rows", "length"],
)
def test_text_against_its_table(aim: str, expected: list[tuple[SumKind, float, float]]) -> None:
    text = with_tasks("整治道路。" + aim, annex="")
    box = "专栏1：道路整治\n\n" + ROADS.split("\n\n", 1)[1]
    assert _wrong(text.replace("三、保障措施", box + "\n三、保障措施")) == expected
