"""Notes that say who leads in a list."""

from __future__ import annotations

import pytest

from ingest.lead_notes import LeadNote, note_in_header, note_in_plan, unstarred, without_note


@pytest.mark.parametrize(
    ("note", "starred", "others"),
    [
        pytest.param("列首位的为牵头单位", False, None, id="first-listed"),
        pytest.param("排在第一位的部门为牵头部门", False, None, id="first-in-order"),
        pytest.param("排名第一的单位系主办单位", False, None, id="ranked-first"),
        pytest.param("第一个单位为牵头单位，其余为配合单位", False, "cooperate", id="others-cooperate"),
        pytest.param("牵头单位列首位", False, None, id="the-other-way-round"),
        pytest.param("带★的为牵头单位，其他单位参与", True, "cooperate", id="star"),
    ],
)
def test_notes(note: str, starred: bool, others: str | None) -> None:
    found = note_in_plan(f"开篇。\n注：{note}。\n（水利局、林业局）")
    assert found == LeadNote(starred=starred, others=others)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["市水务局为牵头单位。", "第一位到岗的为值班员。", "首个示范区为东岭。", ""])
def test_no_note(text: str) -> None:
    assert note_in_plan(text) is None


def test_what_holds_from_there_on() -> None:
    text = "一、护林。（林业局、水利局）\n二、护河。（水利局、林业局，列首位的为牵头单位，下同）\n"
    assert note_in_plan(text) == LeadNote(since=text.index("二"))


def test_a_header_may_leave_leading_to_its_column() -> None:
    header = "责任单位（排第一位的为主要负责单位）"
    assert note_in_header(header) == LeadNote()
    assert without_note(header) == "责任单位"
    assert note_in_header("责任单位") is None


def test_stars_are_no_part_of_a_name() -> None:
    assert unstarred("水利局 *") == "水利局"
