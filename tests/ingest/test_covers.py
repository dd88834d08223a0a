"""What stands before a plan's first chapter."""

import pytest

from ingest.covers import is_preamble, page_headings
from tests.reading import read, read_outline

PREAMBLE = "为推进节水型社会建设，提升供水保障能力，依据《岭东省节水条例》，制定本方案。"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param(PREAMBLE, True, id="why-the-plan-is-made"),
        pytest.param("水是生命之源，节水是长久之计。近年来，全市用水效率稳步提高。", True, id="what-it-is-about"),
        pytest.param("各区人民政府，市政府各部门，各有关单位和各直属机构：", False, id="addressees"),
        pytest.param("《云溪市节水方案》已经市政府常务会议审议通过，现印发给你们，请认真贯彻落实。", False, id="notice"),
        pytest.param("经市政府同意，现将《云溪市节水方案》印发给你们，请结合实际抓好落实。", False, id="notice-that-names-it-later"),
        pytest.param("发布日期：2024年3月5日，云溪市水务局办公室供稿。", False, id="line-of-the-page"),
        pytest.param("云溪市节水方案", False, id="title"),
    ],
)
def test_is_preamble(text: str, *, own: bool) -> None:
    assert is_preamble(text) is own


def test_the_preamble_is_a_section_of_its_own() -> None:
    text = "\n\n".join(("云溪市节水方案", "各区政府：", PREAMBLE, "一、总体目标", "到2025年，用水量下降。"))
    assert [s.kind for s in read_outline(text).sections] == ["cover", "preface", "goals"]


def test_headings_of_the_page() -> None:
    plan = read(
        "\n\n".join(("# 节水方案", "## 全文", "一、总体目标", "到2025年，用水量下降。", "二、重点任务", "（一）清淤", "## 相关链接"))
    )
    assert [plan.slice(plan.blocks[index]) for index in sorted(page_headings(plan))] == ["节水方案", "全文"]
