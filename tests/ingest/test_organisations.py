"""What reads as the name of a unit."""

from __future__ import annotations

import pytest

from ingest.organisations import is_generic, is_name, is_unit


@pytest.mark.parametrize(
    "name",
    [
        "水务局",
        "县政府办",
        "供电公司",
        "消防救援大队",
        "属地镇街",
        "交警",
        "各乡镇（街道）",
        "云海海关",
        "市工商联",
        "市总工会",
        "团市委",
        "云海大学",
        "中国科学院",
        "省委党校",
        "云海军分区",
        "云海日报社",
        "市农科院",
        "省数据集团〔筹〕",
    ],
)
def test_units(name: str) -> None:
    assert is_unit(name)


@pytest.mark.parametrize("name", ["社会", "运动场所", "检查内部", "局", "清淤工程", "生活垃圾处理", "市水务局牵头", "成立治水专班"])
def test_not_units(name: str) -> None:
    assert not is_unit(name)


@pytest.mark.parametrize(
    ("name", "generic"), [("各责任单位", True), ("有关部门", True), ("专门机构", True), ("各区", False), ("水利部门", False)]
)
def test_generic(name: str, generic: bool) -> None:
    assert is_generic(name) is generic


def test_half_a_sentence_is_no_name() -> None:
    assert not is_name("水务局负责的河段")
    assert is_name("市自然资源和规划局（林业局）")
