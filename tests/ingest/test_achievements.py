"""Achievements: figures reported as reached. The sentences are made up."""

from __future__ import annotations

import pytest

from ingest.achievements import extract_achievements
from ingest.stretches import Stretch
from ontology.records import Achievement, Section, SectionKind


def read(text: str, kind: SectionKind = "background") -> tuple[Achievement, ...]:
    section = Section(id="s1", title="发展基础", level=1, kind=kind, order=1, start=0, body=0, end=10_000, path=("一、发展基础",))
    return extract_achievements(text, [Stretch(start=0, end=len(text), section=section, kind="paragraph")])


def brief(found: tuple[Achievement, ...]) -> list[tuple[str, str, float, str | None, int | None]]:
    return [(a.measure, a.raw, a.value, a.unit, a.year) for a in found]


def test_reads_what_a_chapter_of_results_reports() -> None:
    text = "完成42条道路综合整治，整治面积70万平方米。2020年底，全市污水处理率达98.2%、各县（市）达94.4%。改造路灯3.5万盏、电缆86公里。"
    assert brief(read(text)) == [
        ("道路综合整治", "42条", 42, "条", None),
        ("整治面积", "70万平方米", 70, "万平方米", None),
        ("全市污水处理率", "98.2%", 98.2, "%", 2020),
        ("污水处理率", "94.4%", 94.4, "%", 2020),
        ("改造路灯", "3.5万盏", 3.5, "万盏", None),
        ("电缆", "86公里", 86, "公里", None),
    ]


def test_a_growth_reports_both_its_ends() -> None:
    text = "建成区面积由2015年的241平方公里增加到2020年的275平方公里。"
    assert [(a.value, a.year) for a in read(text)] == [(241, 2015), (275, 2020)]


def test_a_span_of_years_is_no_figure() -> None:
    assert brief(read("2019、2020连续2年，全市新增泵站9座。")) == [("新增泵站", "9座", 9, "座", 2020)]
    assert brief(read("产量连续6年稳定在600亿斤以上。")) == [("产量", "600亿斤以上", 600, "亿斤", None)]


@pytest.mark.parametrize("kind", ["tasks", "goals", "situation", "preface"])
def test_elsewhere_only_sentences_of_the_past_report(kind: SectionKind) -> None:
    assert [a.value for a in read("截至目前，已建成驿站61座。到2025年，建成驿站90座。", kind)] == [61]


@pytest.mark.parametrize("kind", ["cover", "contents", "guidance", "principles"])
def test_other_chapters_are_not_read(kind: SectionKind) -> None:
    assert read("已建成驿站61座。", kind) == ()


def test_an_achievement_rests_on_its_sentence() -> None:
    text = "成绩显著。创成示范街47条。下一步继续。"
    (achievement,) = read(text)
    assert text[achievement.evidence[0].start : achievement.evidence[0].end] == "创成示范街47条"
    assert achievement.section == "一、发展基础"
