"""Paragraphs under aims to goals."""

import pytest

from ingest.goals import extract_goals
from ontology.records import Goal
from tests.reading import read, read_outline

SINCE = "一、目标"


def goals(*lines: str) -> tuple[Goal, ...]:
    text = "\n\n".join(lines)
    return extract_goals(read(text), read_outline(text))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [SINCE, "到2025年，城乡供水一体化基本建成，水质稳定达标。"],
            [("目标", "到2025年，城乡供水一体化基本建成，水", (2025,))],
            id="paragraph",
        ),
        pytest.param(
            [
                SINCE,
                "到2025年，供水能力明显增强，水质稳定达标。",
                "——供水更有保障。新增供水能力8.5亿立方米，普及率达到96%。",
                "——河湖更加健康。生态流量达标率达到92%以上。",
            ],
            [
                ("目标", "到2025年，供水能力明显增强，水质稳定", (2025,)),
                ("供水更有保障", "新增供水能力8.5亿立方米，普及率达到9", (2025,)),
                ("河湖更加健康", "生态流量达标率达到92%以上。", (2025,)),
            ],
            id="dashes-inherit-the-year",
        ),
        pytest.param(
            [SINCE, "到2025年，供水能力明显增强，水质稳定达标。", "到2035年，全面建成现代水网，实现水网互联互通。"],
            [("目标", "到2025年，供水能力明显增强，水质稳定", (2025,)), ("目标", "到2035年，全面建成现代水网，实现水网", (2035,))],
            id="one-a-horizon",
        ),
        pytest.param(
            [SINCE, "到2025年，供水能力明显增强，水质稳定达标。", "展望2035年，水网全面建成，水旱灾害防御有力。"],
            [("目标", "到2025年，供水能力明显增强，水质稳定", (2025,)), ("目标", "展望2035年，水网全面建成，水旱灾害防御", (2035,))],
            id="outlook",
        ),
        pytest.param(
            [SINCE, "2024年，全县水质优良率达到88%；2025年，达到90%，黑臭水体消除。"],
            [("目标", "2024年，全县水质优良率达到88%；20", (2024, 2025))],
            id="two-years-in-one",
        ),
        pytest.param(
            [SINCE, "到2025年实现以下目标：", "供水可靠。城乡供水能力明显增强，漏损率下降。", "河湖健康。河湖水质明显改善，生态流量达标。"],
            [("供水可靠", "城乡供水能力明显增强，漏损率下降。", (2025,)), ("河湖健康", "河湖水质明显改善，生态流量达标。", (2025,))],
            id="lead-phrases",
        ),
        pytest.param(
            [
                SINCE,
                "紧扣水网强市建设，坚持节水优先和空间均衡，着力提升供水保障与生态服务两种能力，到2027年：",
                "1.供水规模：新增供水能力3亿立方米，覆盖全部镇村。",
            ],
            [
                ("目标", "紧扣水网强市建设，坚持节水优先和空间均衡", (2027,)),
                ("供水规模", "新增供水能力3亿立方米，覆盖全部镇村。", (2027,)),
            ],
            id="a-line-that-leads-and-aims",
        ),
        pytest.param(
            [SINCE, "——供水更有保障，河湖更加健康。供水能力、生态流量达标率明显提高。"],
            [("供水更有保障，河湖更加健康", "供水能力、生态流量达标率明显提高。", ())],
            id="a-lead-of-two-clauses",
        ),
        pytest.param(
            [SINCE, "（一）2024年目标。水质优良率达到88%，黑臭水体基本消除。", "（二）2025年目标。水质优良率达到90%，黑臭水体全部消除。"],
            [
                ("2024年目标", "水质优良率达到88%，黑臭水体基本消除。", (2024,)),
                ("2025年目标", "水质优良率达到90%，黑臭水体全部消除。", (2025,)),
            ],
            id="one-a-heading",
        ),
        pytest.param(
            [SINCE, "到2025年，供水能力明显增强，水质稳定达标。", "为此要坚持系统治理，上下游一起谋划。"],
            [("目标", "到2025年，供水能力明显增强，水质稳定", (2025,))],
            id="goes-on",
        ),
        pytest.param([SINCE, "主要指标体系图", "注：括号内为累计数，其余为当年数，不含山区县。"], [], id="captions-and-notes"),
        pytest.param(["一、任务", "到2025年，建成水厂6座，改造管网120公里。"], [], id="aims-of-tasks-are-none"),
    ],
)
def test_goals(lines: list[str], expected: list[tuple[str, str, tuple[int, ...]]]) -> None:
    found = [(g.title, g.text_head, g.horizon) for g in goals(*lines)]
    assert found == [(title, text[:20], horizon) for title, text, horizon in expected]


def test_where_no_heading_speaks_of_aims_the_guiding_chapter_does() -> None:
    found = goals(
        "一、总体要求", "坚持节水优先，统筹规划。到2025年，普及率达到96%，漏损率下降到9%。力争更好。", "二、建设水网", "建设水厂。"
    )
    assert [(g.title, g.text_head, g.horizon) for g in found] == [("总体要求", "到2025年，普及率达到96%，漏损率下", (2025,))]


def test_a_sentence_of_guidance_is_none_beside_a_heading_of_aims() -> None:
    found = goals("一、总体要求", "到2025年，城乡面貌明显改善，群众满意。", "二、主要目标", "到2025年，普及率达到96%，漏损率下降。")
    assert [g.section for g in found] == ["二、主要目标"]


@pytest.mark.parametrize(
    ("heading", "level"), [("总体目标", "overall"), ("具体目标", "specific"), ("发展目标", "overall"), ("年度目标", "specific")]
)
def test_level(heading: str, level: str) -> None:
    (found,) = goals("一、发展目标", f"（一）{heading}", "到2025年，普及率达到96%，漏损率下降到9%以内。")
    assert found.level == level


def test_evidence_holds_the_paragraph_and_text_what_it_says() -> None:
    lines = (SINCE, "——供水更有保障。新增供水能力8.5亿立方米，普及率达到96%。")
    text = read("\n\n".join(lines)).text
    (found,) = goals(*lines)
    assert [text[e.start : e.end] for e in found.evidence] == [lines[1]]
    assert found.text is not None
    assert text[found.text.start : found.text.end] == "新增供水能力8.5亿立方米，普及率达到96%。"


def test_aims_said_in_a_sentence_where_no_heading_speaks_of_them() -> None:
    found = goals("一、总体要求", "统筹城乡供水。主要预期目标是：供水普及率达到95%，漏损率明显下降。", "二、重点任务", "（一）建设水厂。")
    assert [(goal.title, goal.text_head) for goal in found] == [("主要预期目标", "供水普及率达到95%，漏损率明显下降。")]


def test_a_lead_sentence_with_a_figure_is_no_title() -> None:
    found = goals(SINCE, "（一）供水能力：全县水厂达到20座。新增管网60公里，漏损率明显下降。")
    assert [goal.title for goal in found] == ["供水能力"]
