"""The section tree: headings by number, with the slips that plans have."""

import pytest
from hypothesis import HealthCheck, given, settings

from ingest.sections import outline
from tests.plan_lines import plan_like
from tests.reading import headings, read, read_outline

TEXT = "各单位按照职责抓好落实，定期报告进展，确保如期完成。"


def plan(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param(
            plan("第一章 总则", "第一节 目标", "一、近期", TEXT, "第二节 原则", "第二章 任务", "一、清淤"),
            ["第一章总则", "  第一节目标", "    一、近期", "  第二节原则", "第二章任务", "  一、清淤"],
            id="chapter-section-cn",
        ),
        pytest.param(
            plan("一、任务", "（一）水网", "1.清淤", "（1）机械清淤", "（2）人工清淤", "2.护岸", "（二）绿地", "二、保障"),
            [
                "一、任务",
                "  （一）水网",
                "    1.清淤",
                "      （1）机械清淤",
                "      （2）人工清淤",
                "    2.护岸",
                "  （二）绿地",
                "二、保障",
            ],
            id="four-levels-of-the-standard",
        ),
        pytest.param(plan("第一篇 总论", "第一章 目标", "第二篇 任务"), ["第一篇总论", "  第一章目标", "第二篇任务"], id="parts"),
        pytest.param(
            plan("1 总则", "1.1 背景", TEXT, "1.2 目标", "2 任务", "2.1 清淤", "2.1.1 干流"),
            ["1总则", "  1.1背景", "  1.2目标", "2任务", "  2.1清淤", "    2.1.1干流"],
            id="dotted",
        ),
        pytest.param(
            plan("一、任务", "1.清淤", "1.1 干流", "1.2 支流", "2.护岸"),
            ["一、任务", "  1.清淤", "    1.1干流", "    1.2支流", "  2.护岸"],
            id="dotted-under-arabic",
        ),
        pytest.param(
            plan("一、任务", "行动一：清河", "（一）清淤", "行动二：绿岸"),
            ["一、任务", "  行动一：清河", "    （一）清淤", "  行动二：绿岸"],
            id="actions",
        ),
        pytest.param(
            plan("一、任务", "（一）近期", "行动一：清河", "1.清淤", "行动二：绿岸", "（二）远期", "行动三：美村"),
            ["一、任务", "  （一）近期", "    行动一：清河", "      1.清淤", "    行动二：绿岸", "  （二）远期", "    行动三：美村"],
            id="actions-under-sections",
        ),
        pytest.param(
            plan("一、任务", "【重点任务1】清淤。" + TEXT, "二、推进绿化", "【重点任务2】育苗。" + TEXT),
            ["一、任务", "  【重点任务1】清淤", "二、推进绿化", "  【重点任务2】育苗"],
            id="labels-in-brackets",
        ),
        pytest.param(
            plan("一、任务", "(一) 清淤", "（2）护岸", "（三）绿化"),
            ["一、任务", "  (一)清淤", "  （2）护岸", "  （三）绿化"],
            id="slip-of-the-bracket",
        ),
        pytest.param(
            plan("一、任务", "1.清淤", "3.护岸", "二、保障"), ["一、任务", "  1.清淤", "  3.护岸", "二、保障"], id="missing-number"
        ),
        pytest.param(
            plan("一、任务", "（一）清淤。" + TEXT, "（二）护岸：" + TEXT),
            ["一、任务", "  （一）清淤", "  （二）护岸"],
            id="run-into-paragraphs",
        ),
        pytest.param(
            plan("一、任务", "重点做到：一是清淤；二是护岸。", "一是清淤。", "——护岸。", "①绿化。"),
            ["一、任务"],
            id="lead-words-open-nothing",
        ),
        pytest.param(plan("前言", TEXT, "一、任务", "结语", TEXT), ["前言", "一、任务", "结语"], id="unnumbered-frame"),
        pytest.param(
            plan("# 绿地规划", "## 基本信息", "- 发布机构：园林局", "## 正文内容", "一、总体要求", TEXT, "二、主要任务", "（一）清淤"),
            ["一、总体要求", "二、主要任务", "  （一）清淤"],
            id="headings-of-the-page",
        ),
        pytest.param(
            plan("# 绿地规划", "## 总体要求", TEXT, "## 主要任务", "一、清淤", "二、护岸"),
            ["总体要求", "主要任务", "  一、清淤", "  二、护岸"],
            id="a-chapter-without-number-is-none-of-the-page",
        ),
        pytest.param(
            plan("# 绿地规划", "## 水网", "一、清淤", "二、护岸", "## 林网", "一、育苗", "二、栽植"),
            ["水网", "  一、清淤", "  二、护岸", "林网", "  一、育苗", "  二、栽植"],
            id="two-that-hold-chapters",
        ),
        pytest.param(
            plan("# 绿地规划", "## 总体要求", "### 指导思想", TEXT, "## 主要任务", "### 清淤"),
            ["总体要求", "  指导思想", "主要任务", "  清淤"],
            id="markdown-without-numbers",
        ),
        pytest.param(
            plan("# 绿地规划", "## 一、任务", "### （一）清淤", "1.干流"),
            ["一、任务", "  （一）清淤", "    1.干流"],
            id="markdown-with-numbers",
        ),
    ],
)
def test_tree(text: str, tree: list[str]) -> None:
    assert headings(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param(
            plan("一、任务", "1.清淤", "专栏1 重点工程", "1.干流工程。", "2.支流工程。", "2.护岸", TEXT),
            ["一、任务", "  1.清淤", "    专栏1重点工程", "  2.护岸"],
            id="list-then-the-count-goes-on",
        ),
        pytest.param(
            plan("一、任务", "（一）清淤", "专栏1 重点工程", "1.干流工程。", "2.支流工程。", "（二）护岸"),
            ["一、任务", "  （一）清淤", "    专栏1重点工程", "  （二）护岸"],
            id="a-higher-number-ends-it",
        ),
        pytest.param(
            plan("一、任务", "专栏1 工程", "序号\t工程\n1\t干流", "1.清淤", "专栏2 行动", TEXT),
            ["一、任务", "  专栏1工程", "  1.清淤", "    专栏2行动"],
            id="behind-its-table",
        ),
        pytest.param(plan("一、任务", "专栏1 工程", "专栏2 行动"), ["一、任务", "  专栏1工程", "  专栏2行动"], id="box-after-box"),
    ],
)
def test_boxes(text: str, tree: list[str]) -> None:
    assert headings(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param(
            plan("一、任务", "附件：1.清单", "2.名词解释", "附件1", "清单", TEXT, "附件2", "名词解释", TEXT),
            ["一、任务", "附件1清单", "附件2名词解释"],
            id="listed-then-begun",
        ),
        pytest.param(
            plan("一、任务", "附表1 指标", "指标\t单位\t2025年\n普及率\t%\t98", "二、保障"),
            ["一、任务", "附表1指标", "二、保障"],
            id="amid-the-plan",
        ),
        pytest.param(
            plan("一、任务", "二、保障", "附件1 办法", "一、总则", "二、考核"),
            ["一、任务", "二、保障", "附件1办法", "  一、总则", "  二、考核"],
            id="with-chapters",
        ),
        pytest.param(plan("一、任务", "名词解释", TEXT), ["一、任务", "名词解释"], id="terms-without-a-number"),
        pytest.param(
            plan("各区政府：", "附件", "绿地规划", "一、目标", "二、任务", "（一）清淤"),
            ["一、目标", "二、任务", "  （一）清淤"],
            id="the-plan-as-annex",
        ),
    ],
)
def test_annexes(text: str, tree: list[str]) -> None:
    assert headings(text) == tree


def test_numbers_in_the_notice_open_nothing_before_the_first() -> None:
    assert headings(plan("各区政府：", "3.其他事项", "一、任务")) == ["一、任务"]


def test_extent_body_and_path() -> None:
    text = plan("一、任务", "（一）清淤。清理干流。", TEXT, "（二）护岸", "二、保障")
    tree = read_outline(text)
    full = read(text)
    dredging = tree.sections[2]
    assert dredging.path == ("一、任务", "（一）清淤")
    assert full.text[dredging.start : dredging.body] == "（一）清淤。"
    assert full.text[dredging.start : dredging.end].rstrip() == f"（一）清淤。清理干流。\n{TEXT}"
    assert tree.run_in == {dredging.id}
    running = [full.text[start : block.end] for block, start in zip(full.blocks, tree.text_start, strict=True)]
    assert running == ["", "清理干流。", TEXT, "", ""]


def test_sections_of_the_same_name_have_ids_of_their_own() -> None:
    ids = [s.id for s in read_outline(plan("一、任务", "1.清淤", "1.清淤", "1.清淤")).sections]
    assert len(set(ids)) == len(ids)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(plan_like)
def test_any_text_gives_a_tree_in_order(raw: str) -> None:
    text = read(raw)
    tree = outline(text)
    starts = [s.start for s in tree.sections]
    assert starts == sorted(starts)
    assert [s.order for s in tree.sections] == list(range(len(tree.sections)))
    by_id = {s.id: s for s in tree.sections}
    assert len(by_id) == len(tree.sections)
    assert len(tree.owner) == len(tree.text_start) == len(text.blocks)
    for section in tree.sections:
        assert section.end <= max(len(text.text), 0)
        if section.parent:
            above = by_id[section.parent]
            assert above.level == section.level - 1
            assert above.start <= section.start <= section.end <= above.end
    for block, owner, start in zip(text.blocks, tree.owner, tree.text_start, strict=True):
        assert tree.sections[owner].start <= block.start <= start <= block.end
