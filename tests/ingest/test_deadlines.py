"""By when a task shall be done."""

import pytest

from ingest.deadlines import deadline_in, last_deadline
from ontology.records import Evidence
from tests.reading import read


@pytest.mark.parametrize(
    ("cell", "deadline"),
    [
        ("2025年底", "2025"),
        ("2024年12月", "2024-12"),
        ("2024年6月底前", "2024-06"),
        ("2022年—2025年", "2025"),
        ("2023.6-2024.9", "2024-09"),
        ("2024-12", "2024-12"),
        ("2025", "2025"),
        ("2023—2025", "2025"),
        ("长期坚持", None),
        ("/", None),
        ("", None),
    ],
)
def test_last_deadline(cell: str, deadline: str | None) -> None:
    assert last_deadline(cell) == deadline


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        pytest.param("2024年底前完成清淤，到2025年全部达标。", "2025", id="the-last-limit"),
        pytest.param("清理河道。完成时限：2024年10月底", "2024-10", id="printed-limit"),
        pytest.param("清理河道，（完成时间：2024年6月；责任单位：水务局）", "2024-06", id="printed-limit-in-a-bracket"),
        pytest.param("2024年6月底前完成清淤，2024年底前完成护岸。", "2024", id="the-end-of-a-year-is-later-than-its-june"),
        pytest.param("2024年6月底前完成清淤。", "2024-06", id="with-its-month"),
        pytest.param("更新时间：2026年1月8日", None, id="time-of-the-page"),
        pytest.param("2021年清理河道12条。", None, id="a-year-is-no-limit"),
        pytest.param("清理河道。完成时限：长期坚持", None, id="printed-without-a-year"),
    ],
)
def test_deadline_in(text: str, deadline: str | None) -> None:
    plan = read(text)
    assert deadline_in(plan, [Evidence(0, len(plan.text))]) == deadline
