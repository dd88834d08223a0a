"""The numbers that headings begin with, and lines that only look so."""

import pytest

from corpus.numbering import chinese_number, heading_like, numbering_of


@pytest.mark.parametrize(
    ("line", "kind", "value", "rest"),
    [
        ("第一章 总则", "chapter", 1, "总则"),
        ("第十二章：保障", "chapter", 12, "保障"),
        ("第3节 水网", "section", 3, "水网"),
        ("第二篇 创新", "part", 2, "创新"),
        ("第一部分 背景", "part", 1, "背景"),
        ("一、总体要求", "cn", 1, "总体要求"),
        ("二. 目标", "cn", 2, "目标"),
        ("二十一、附则", "cn", 21, "附则"),
        ("（一）指导思想", "cn_bracket", 1, "指导思想"),
        ("(十) 原则", "cn_bracket", 10, "原则"),
        ("〔三〕机制", "cn_bracket", 3, "机制"),
        ("1.建设", "arabic", 1, "建设"),
        ("2．建设", "arabic", 2, "建设"),
        ("3﹒建设", "arabic", 3, "建设"),
        ("4、建设", "arabic", 4, "建设"),
        ("（1）建设", "arabic_bracket", 1, "建设"),
        ("2）建设", "arabic_bracket", 2, "建设"),
        ("⑶建设", "arabic_bracket", 3, "建设"),
        ("①建设", "circled", 1, "建设"),
        ("1.2 水网", "dotted", 2, "水网"),
        ("2.3.1改造", "dotted", 1, "改造"),
        ("一是加快建设", "lead", 1, "加快建设"),
        ("——坚持创新", "dash", None, "坚持创新"),
        ("──坚持创新", "dash", None, "坚持创新"),
        ("行动三：清河", "action", 3, "清河"),
        ("重点任务1：清河", "action", 1, "清河"),
        ("【重点任务12】清河", "action", 12, "清河"),
        ("方向/赛道二：绿色水运", "action", 2, "绿色水运"),
        ("赛道三：绿色水运", "action", 3, "绿色水运"),
        ("2.12345热线整合", "arabic", 2, "12345热线整合"),
        ("3.5G基站建设", "arabic", 3, "5G基站建设"),
        ("专栏2 重点工程", "box", 2, "重点工程"),
        ("专栏一：重点工程", "box", 1, "重点工程"),
        ("专栏：典型", "box", None, "典型"),
        ("表1 主要指标", "table", 1, "主要指标"),
        ("图2-1 布局", "figure", 1, "布局"),
        ("附件1：清单", "annex", 1, "清单"),
        ("附件2任务分工", "annex", 2, "任务分工"),
        ("附表3 指标", "annex", 3, "指标"),
        ("附件", "annex", None, ""),
        ("附件重点项目清单", "annex", None, "重点项目清单"),
    ],
)
def test_numbering_of(line: str, kind: str, value: int | None, rest: str) -> None:
    found = numbering_of(line)
    assert found is not None
    assert (found.kind, found.value) == (kind, value)
    assert line[found.length :].strip() == rest


@pytest.mark.parametrize(
    "line",
    [
        "2025年建成", "3.5公里道路", "1.125万亩农田", "方向一致",
        "【通知】", "1.2万亩农田", "12个街道", "到2025年", "一体化推进", "十四五时期", "三年行动", "附近居民", "专项整治",
        "表面整治", "行动方案", "第一批项目", "（见附件）", "附件所列的任务由各区分头落实，年底前报送进展。", "-", "",
    ],
)  # fmt: skip
def test_no_numbering(line: str) -> None:
    assert numbering_of(line) is None


def test_dotted_numbers_give_their_parts() -> None:
    found = numbering_of("2.3.1改造")
    assert found is not None
    assert found.parts == (2, 3, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零五", 105), ("二〇三五", 2035), ("35", 35), ("③", 3)],
)
def test_chinese_number(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "千", "甲", "一a"])
def test_no_chinese_number(text: str) -> None:
    assert chinese_number(text) is None


@pytest.mark.parametrize("line", ["一、总体要求", "（二）完善体制", "1.建设水网", "第三章 主要任务", "专栏1：重点工程", "附件"])
def test_heading_like(line: str) -> None:
    assert heading_like(line)


@pytest.mark.parametrize(
    "line",
    ["总体要求", "1.建设水网，", "（一）加快建设。到2025年建成。", "2.清理河道；", "一、" + "坚持" * 40],
    ids=["no-number", "goes-on", "runs-into-text", "list-item", "too-long"],
)
def test_not_heading_like(line: str) -> None:
    assert not heading_like(line)
