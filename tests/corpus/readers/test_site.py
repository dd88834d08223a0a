"""What a government site prints around a document, known by what it says."""

import pytest

from corpus.drafts import Draft
from corpus.readers.drafting import draft_paragraph, draft_table
from corpus.readers.site import is_index_card, is_path, is_said_by_site, number_in, without_site
from corpus.tabular import RawRow, RawTable

TEXT = ["云溪市水务规划", "一、目标", "到2025年建成水厂3座。", "二、任务", "主办单位：市水务局"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("【打印正文】", True, id="print"),
        pytest.param("（来源：云溪日报）", True, id="source"),
        pytest.param("发布日期：2024-04-20 10:21 浏览次数：12", True, id="date-of-the-page"),
        pytest.param("首页 > 政务公开 > 政策文件", True, id="path"),
        pytest.param("主办单位：市水务局", False, id="responsible-unit"),
        pytest.param("达标率>90%", False, id="comparison"),
        pytest.param("一、目标", False, id="heading"),
    ],
)
def test_lines_of_the_site(line: str, said: bool) -> None:
    assert is_said_by_site(line) is said


@pytest.mark.parametrize("line", ["当前位置：首页", "政务公开>政策文件>文件发布", "您现在的位置：首页 > 规划"])
def test_paths(line: str) -> None:
    assert is_path(line)


def test_the_number_on_an_index_card() -> None:
    card = "索引号：001 主题分类：水利 发布机构：市政府办公室 文 号： 云政发〔2024〕8号"
    assert is_index_card(card)
    assert number_in(card) == "云政发〔2024〕8号"
    assert number_in("文件编号：") is None


def drafts(*lines: str) -> list[Draft]:
    return [draft for number, line in enumerate(lines, 1) for draft in draft_paragraph(line, number)]


def test_a_printed_page_without_its_site() -> None:
    cells = [("索引号：001", "组配分类：规划"), ("发布机构：市政府", "文号：云政发〔2024〕8号")]
    card = draft_table(RawTable([RawRow([[(text, 1)] for text in row], 1) for row in cells]))
    head = drafts("简体版 繁体版", "当前位置：首页>规划计划")
    foot = drafts("分享到：打印 关闭", "主办：云溪市人民政府办公室", "版权所有 云ICP备0000号")
    page = [*head, *card, *drafts("发布日期：2024-04-20", *TEXT), *foot]
    assert [draft.text for draft in without_site(page)] == ["云政发〔2024〕8号", *TEXT]


def test_a_plan_that_no_site_printed_stays_whole() -> None:
    assert [draft.text for draft in without_site(drafts(*TEXT))] == TEXT
