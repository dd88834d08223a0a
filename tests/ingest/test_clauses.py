"""Sentences and clauses: brackets set apart, lengths bounded, names cleaned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clauses import clean, cut_clauses, cut_lines, find_brackets
from ingest.measure_words import FILLER


def lines(body: str) -> list[str]:
    return [body[line.start : line.end] for line in cut_lines(body, find_brackets(body))]


def test_a_bracket_does_not_end_a_sentence() -> None:
    assert lines("甲（其中一。二；三）乙。丙“丁。”戊") == ["甲（其中一。二；三）乙", "丙“丁。”戊"]


def test_a_mark_without_its_partner_is_left_out() -> None:
    assert find_brackets("甲）乙（丙") == ()
    assert lines("甲（乙。丙") == ["甲（乙", "丙"]


def test_the_mask_is_as_long_as_the_body_and_hides_what_is_in_brackets() -> None:
    body = "建成（含改建，扩建）公园"
    (line,) = cut_lines(body, find_brackets(body))
    assert line.mask == "建成" + FILLER * 8 + "公园"
    assert [(b.open, b.close) for b in line.inner] == [(2, 9)]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("甲，乙：丙", ["甲", "乙", "丙"]),
        ("约1,200万元,丁", ["约1,200万元", "丁"]),
        ("比例2:1，戊", ["比例2:1", "戊"]),
        ("己（庚，辛）壬", ["己（庚，辛）壬"]),
    ],
)
def test_cuts_clauses(sentence: str, clauses: list[str]) -> None:
    (line,) = cut_lines(sentence, find_brackets(sentence))
    assert [sentence[a:b] for a, b in cut_clauses(line)] == clauses


def test_a_sentence_without_end_is_cut() -> None:
    assert max(len(line) for line in lines("建成公园，" * 2000)) <= 2000


@pytest.mark.parametrize(("printed", "name"), [(" 公 园、", "公园"), ("COD 浓度", "COD浓度"), ("Big Data 平台，", "Big Data平台")])
def test_cleans_a_name(printed: str, name: str) -> None:
    assert clean(printed) == name


@given(st.text(alphabet="甲（）()“”《》，。；：1\n", max_size=60))
def test_sentences_are_ordered_and_do_not_overlap(body: str) -> None:
    at = 0
    for line in cut_lines(body, find_brackets(body)):
        assert at <= line.start < line.end <= len(body)
        assert len(line.mask) == len(body)
        at = line.end
