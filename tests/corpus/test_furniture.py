"""Page numbers, running heads and contents among the lines of a file."""

import pytest

from corpus.furniture import find_furniture

BODY = "各区按照职责分工推进绿地建设，落实管护责任，定期评估成效，及时公布结果。" * 10


def pages(*numbers: str, head: str = "") -> list[str]:
    return [line for number in numbers for line in (BODY, number, head)]


@pytest.mark.parametrize(
    ("numbers", "dropped"),
    [
        pytest.param(("1", "2", "3"), 3, id="count-up"),
        pytest.param(("11", "12", "13", "14"), 4, id="from-any-number"),
        pytest.param(("1", "5", "9"), 0, id="do-not-count"),
        pytest.param(("1", "2"), 0, id="too-few"),
        pytest.param(("- 1 -", "- 5 -"), 2, id="printed-as-page-numbers"),
    ],
)
def test_bare_numbers(numbers: tuple[str, ...], dropped: int) -> None:
    assert len(find_furniture(pages(*numbers)).dropped) == dropped


@pytest.mark.parametrize("line", ["云溪市绿地规划 {}", "{}  云溪市绿地规划"], ids=["behind-the-head", "before-the-head"])
def test_a_running_head_may_carry_the_number(line: str) -> None:
    lines = [text for n in range(7, 12) for text in (BODY, line.format(n))]
    assert find_furniture(lines).dropped == {1, 3, 5, 7, 9}


@pytest.mark.parametrize("line", ["第{}章 绿地", "（{}）绿地", "到第{}"], ids=["chapters", "list", "words"])
def test_numbered_headings_are_no_pagination(line: str) -> None:
    lines = [text for n in range(1, 6) for text in (BODY, line.format(n))]
    assert not find_furniture(lines).dropped


def test_long_rows_of_a_table_are_no_pages() -> None:
    lines = ["序号", "任务", "责任单位", *(text for n in range(1, 6) for text in (str(n), BODY, "水务局"))]
    assert not find_furniture(lines).dropped


def test_a_column_of_serial_numbers_is_no_pagination() -> None:
    lines = [line for n in range(1, 30) for line in (str(n), "清理河道", "水务局")]
    assert not find_furniture(lines).dropped


@pytest.mark.parametrize(
    ("head", "vanishes"),
    [
        pytest.param("云溪市绿地规划", True, id="title"),
        pytest.param("第三章 任务", False, id="heading"),
        pytest.param("各区要抓紧落实。", False, id="sentence"),
        pytest.param("清淤、护岸", False, id="list"),
    ],
)
def test_running_heads_stand_beside_page_numbers(head: str, *, vanishes: bool) -> None:
    lines = pages("- 1 -", "- 2 -", "- 3 -", head=head)
    dropped = find_furniture(lines).dropped
    assert all((index in dropped) is vanishes for index, line in enumerate(lines) if line == head)


def test_the_same_line_elsewhere_stays() -> None:
    lines = ["云溪市绿地规划", "", "", "", *pages("- 1 -", "- 2 -", "- 3 -", head="云溪市绿地规划")]
    assert 0 not in find_furniture(lines).dropped


def test_form_feeds_mark_pages_too() -> None:
    lines = [line for _ in range(3) for line in ("绿地规划", BODY)]
    assert find_furniture(lines, feeds=(0, 2, 4)).dropped == {0, 2, 4}


def test_an_entry_of_the_contents_may_take_two_lines() -> None:
    lines = ["目录", "一、以绿地建设为重点开展城市", "环境提升行动……3", "二、保障……5", "一、以绿地建设为重点开展城市环境提升行动", BODY]
    assert find_furniture(lines).contents == {0, 1, 2, 3}
