"""A heading parted from the text that it runs into."""

import pytest

from corpus.numbering import numbering_of
from ingest.headings import split_heading

LONG = "开展河湖健康评价并按照评价结果制定修复方案到二〇二五年完成骨干河湖评价六十条其中跨县河湖二十条以上"


@pytest.mark.parametrize(
    ("text", "title", "running"),
    [
        pytest.param("（一）建设水网", "建设水网", "", id="heading-alone"),
        pytest.param("（一）建设水网。", "建设水网", "", id="heading-with-a-stop"),
        pytest.param("1.建设水网。新建泵站6座。", "建设水网", "新建泵站6座。", id="stop"),
        pytest.param("1.建设水网：新建泵站6座。", "建设水网", "新建泵站6座。", id="colon"),
        pytest.param("一、主要目标：", "主要目标", "", id="colon-at-the-end"),
        pytest.param("2.清淤；护岸。", "清淤", "护岸。", id="semicolon"),
        pytest.param(f"3.{LONG}。年底报送。", LONG, f"{LONG}。年底报送。", id="long-sentence-is-title-and-text"),
        pytest.param("4.清理河道（责任单位：水务局、各镇）", "清理河道", "（责任单位：水务局、各镇）", id="bracket-of-units"),
        pytest.param("5.清理河道。（责任单位：水务局）", "清理河道", "（责任单位：水务局）", id="bracket-behind-the-stop"),
        pytest.param("6.清理河道（水务局牵头，各镇配合）", "清理河道", "（水务局牵头，各镇配合）", id="bracket-with-roles"),
        pytest.param("7.建设“智慧水务”（二期）工程", "建设“智慧水务”（二期）工程", "", id="bracket-of-the-name"),
        pytest.param("总体目标", "总体目标", "", id="no-number"),
    ],
)
def test_split_heading(text: str, title: str, running: str) -> None:
    found, run = split_heading(text, numbering_of(text))
    assert (found, text[run:]) == (title, running)


def test_a_bold_beginning_ends_at_its_first_stop() -> None:
    text = "（三）主要短板。一是水源不足，二是管网老旧。"
    assert split_heading(text, numbering_of(text), bold=13) == ("主要短板", 8)


def test_a_bold_beginning_is_the_title() -> None:
    text = "（1）学位更加充足 新增学位2万个，覆盖所有街道。"
    assert split_heading(text, numbering_of(text), bold=9) == ("学位更加充足", 9)
