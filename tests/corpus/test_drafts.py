"""Drafts to a plan's text: offsets, anchors and what a footnote's mark belongs to."""

from corpus.drafts import Draft, write_plan
from corpus.tabular import RawRow, RawTable
from corpus.text import Anchor, Paragraph


def test_fragments_keep_their_lines() -> None:
    plan = write_plan([Draft([("新建公园，", 3), ("改造道路。", 5)])], "a.txt", "0" * 64)
    assert plan.text == "新建公园，改造道路。\n"
    assert plan.anchors == (Anchor(0, 3), Anchor(5, 5))


def test_the_mark_of_a_note_is_text_but_not_its_block() -> None:
    plan = write_plan([Draft([("指建成区。", 1)], footnote=True, mark="^①")], "a.txt", "0" * 64)
    (note,) = plan.blocks
    assert isinstance(note, Paragraph)
    assert (plan.text, plan.slice(note), note.footnote) == ("^①指建成区。\n", "指建成区。", True)


def test_a_joined_draft_counts_its_length() -> None:
    head = Draft([("新建公园", 1)])
    head.join(Draft([("改造道路，", 2)], bold=["道路"]))
    assert (head.length, head.punctuated, head.bold, head.text) == (9, True, ["道路"], "新建公园改造道路，")


def test_cells_are_parted_by_tabs_and_their_lines_by_spaces() -> None:
    table = RawTable([RawRow([[("甲局", 1), ("乙局", 2)], []], 1), RawRow([[("丙局", 3)], [("是", 3)]], 3)])
    plan = write_plan([Draft([], table=table)], "a.txt", "0" * 64)
    assert plan.text == "甲局 乙局\t\n丙局\t是\n"


def test_pages_are_counted_from_the_lines_they_begin_on() -> None:
    plan = write_plan([Draft([("一", 1)]), Draft([("二", 4)]), Draft([("三", 9)])], "a.txt", "0" * 64, pages=[4, 8])
    assert [a.page for a in plan.anchors] == [1, 2, 3]
