"""Documents in one line."""

import pytest

from corpus.runon import split_gap, split_run_on
from tests.reading import headings, paragraphs

FILLER = "各镇要落实场地、人员和经费，让群众走得近、借得到、读得好。" * 40
ONE_LINE = (
    f"星沙县阅读计划（2022—2025年） 星沙县文化局 2022年3月 为推动阅读，制定本计划。一、目标 到2025年建成书房30个。"
    f"二、任务 （一）完善设施。{FILLER}（二）丰富活动 1.办好读书月。{FILLER} 2.培育组织。登记读书会。 三、保障 县财政安排经费。"
)


def test_headings_stand_alone_again() -> None:
    found = ["一、目标", "二、任务", "  （一）完善设施", "  （二）丰富活动", "    1.办好读书月", "    2.培育组织", "三、保障"]
    assert headings(ONE_LINE) == found


def test_a_space_parts_title_and_text() -> None:
    first = ["星沙县阅读计划（2022—2025年）", "星沙县文化局", "2022年3月", "为推动阅读，制定本计划。", "一、目标"]
    assert paragraphs(ONE_LINE)[:6] == [*first, "到2025年建成书房30个。"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("一、目标 到2025年建成。二、任务 建设书房。", id="short"),
        pytest.param(f"{FILLER}做好以下工作：（一）清淤；（二）护岸。{FILLER}", id="long-paragraph-with-a-list"),
        pytest.param(f"一、目标\t{FILLER}二、任务", id="row-of-a-table"),
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert split_run_on(line, 7) == [(line, 7)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("（一）加强领导　　各区要落实主体责任，定期研究。", ["（一）加强领导", "各区要落实主体责任，定期研究。"]),
        ("1. 清理河道  全面清理河道淤积，建立台账。定期巡查。", ["1. 清理河道", "全面清理河道淤积，建立台账。定期巡查。"]),
        ("第二章 目标  到2025年，建成书房三十个以上，覆盖各镇。", ["第二章 目标", "到2025年，建成书房三十个以上，覆盖各镇。"]),
    ],
)
def test_a_wide_gap_parts_heading_and_text(line: str, parts: list[str]) -> None:
    assert split_gap(line) == parts


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("（一）加强领导 各区要落实主体责任，定期研究。", id="one-space"),
        pytest.param("第二章  总体要求", id="gap-behind-the-number"),
        pytest.param("一、总体要求      12", id="contents"),
        pytest.param("一、总体要求　和主要目标任务以及保障措施等", id="no-sentence"),
        pytest.param("各区要落实　　主体责任，定期研究，按时报送。", id="no-number"),
        pytest.param("1.清理河道，  全面清理河道淤积，建立台账。", id="gap-amid-a-sentence"),
    ],
)
def test_other_gaps_part_nothing(line: str) -> None:
    assert split_gap(line) == [line]
