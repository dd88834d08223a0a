"""Numbers that say who is meant or at what rate is paid are no aims; the same numbers elsewhere are."""

from __future__ import annotations

import pytest

from ingest.stretches import Stretch
from ingest.targets import extract_targets
from ontology.records import Section


def raws(text: str) -> list[str]:
    section = Section(id="s1", title="任务", level=1, kind="tasks", order=1, start=0, body=0, end=10_000, path=("任务",))
    return [t.raw for t in extract_targets(text, [Stretch(start=0, end=len(text), section=section, kind="paragraph")])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("企业新招员工人数达到在岗人数20%的，可申请专项贷款。", id="met-by-whom"),
        pytest.param("失业保险费按实缴额60%的标准返还。", id="rate-of-support"),
        pytest.param("从具有5年以上车间经历的技师中选聘讲师。", id="record-of-a-person"),
        pytest.param("新招人数达到在岗人数20%（超过50人的企业达到10%）的，给予贴息。", id="in-a-bracket"),
    ],
)
def test_conditions(text: str) -> None:
    assert raws(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("到2027年，技师占比达到20%，建成实训基地6个。", ["20%", "6个"], id="aims"),
        pytest.param("培育年产值超过5亿元的企业12家。", ["12家"], id="of-a-size"),
    ],
)
def test_aims_stay(text: str, expected: list[str]) -> None:
    assert raws(text)[-len(expected) :] == expected
