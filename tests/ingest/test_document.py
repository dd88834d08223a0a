"""What a plan says of itself."""

import pytest

from ingest.document import read_document
from ontology.records import Document
from tests.reading import read, read_outline

BODY = ("一、总体目标", "到2025年，普及率达到96%。", "二、重点任务", "（一）清淤")


def document(*lines: str, name: str = "plan.txt") -> Document | None:
    text = "\n\n".join(lines)
    return read_document(read(text, name), read_outline(text))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param(["关于印发《云溪市水务规划》的通知", "各区政府：", *BODY], "云溪市水务规划", id="quoted-in-the-notice"),
        pytest.param(
            ["市政府关于印发云溪市水务行动计划（2023—2025年）的通知", *BODY], "云溪市水务行动计划（2023—2025年）", id="not-quoted"
        ),
        pytest.param(
            ["云溪市人民政府", "关于印发云溪市水务", "三年行动方案的通知", *BODY], "云溪市水务三年行动方案", id="notice-over-two-lines"
        ),
        pytest.param(["云溪市水务“十四五”规划", *BODY], "云溪市水务“十四五”规划", id="title-line"),
        pytest.param(["云溪市水务发展", "“十四五”规划", "云溪市水务局", *BODY], "云溪市水务发展“十四五”规划", id="title-over-two-lines"),
        pytest.param(["云溪市水务局文件", "水务规划", *BODY], "水务规划", id="letterhead-is-no-title"),
        pytest.param(
            ["云溪市水务五年行动方案", "（2022—2026年）", *BODY], "云溪市水务五年行动方案（2022—2026年）", id="years-on-their-own-line"
        ),
        pytest.param(["教育部 财政部", "关于推进社区健身的指导意见", *BODY], "关于推进社区健身的指导意见", id="opinion"),
        pytest.param(
            ["岭东省水利厅关于加快推进农村供水和", "节水设备产业升级的指导意见", "岭水发〔2024〕3号", *BODY],
            "岭东省水利厅关于加快推进农村供水和节水设备产业升级的指导意见",
            id="opinion-over-two-lines",
        ),
        pytest.param(
            ["云溪市加快水网数字化改造推动灌溉和", "供水服务提质行动方案（2026-2027年）", *BODY],
            "云溪市加快水网数字化改造推动灌溉和供水服务提质行动方案（2026-2027年）",
            id="a-full-line-goes-on",
        ),
        pytest.param(["云溪要闻", "2026年云溪市政府工作报告", *BODY], "2026年云溪市政府工作报告", id="a-year-begins-a-title"),
        pytest.param(
            ["水务意见", "云溪市人民政府关于做好水务工作的意见", *BODY],
            "云溪市人民政府关于做好水务工作的意见",
            id="the-page-says-it-shorter",
        ),
        pytest.param(
            ["近日，岭东省人民政府印发了《岭东省水网建设纲要（2022—2035年）》，并发出通知。", *BODY],
            "岭东省水网建设纲要（2022—2035年）",
            id="told-by-the-news",
        ),
        pytest.param(["云溪市政府办公室转发水务局关于推进节水工作意见的通知", *BODY], "水务局关于推进节水工作意见", id="passed-on"),
        pytest.param(
            ["云溪市水务工作意见", "本意见依据省政府发布的《岭东省供水条例》起草，请遵照。", *BODY],
            "云溪市水务工作意见",
            id="not-what-it-rests-on",
        ),
        pytest.param(
            ["前言", "云溪市水务“十四五”规划是纲领性文件。云溪市水务“十四五”规划期限五年。", *BODY],
            "云溪市水务“十四五”规划",
            id="by-its-text",
        ),
        pytest.param(["为推进水务工作，制定本方案。", *BODY], "plan方案", id="by-the-file-and-what-it-calls-itself"),
    ],
)
def test_title(lines: list[str], title: str) -> None:
    found = document(*lines)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    "lines",
    [["各区政府：", "请于5月8日参加会议。"], ["本市今日晴。", "明日多云。"], []],
    ids=["letter", "news", "nothing"],
)
def test_a_text_that_is_no_plan(lines: list[str]) -> None:
    assert document(*lines) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云溪市水务“十四五”规划", "规划"),
        ("云溪市绿地专项规划", "专项规划"),
        ("云溪市水务三年行动计划（2023—2025年）", "三年行动计划"),
        ("云溪市水务行动方案", "行动方案"),
        ("关于推进水务的指导意见", "指导意见"),
        ("云溪市供水应急预案", "应急预案"),
        ("云溪市水务工作任务分工表（2026年）", "任务分工表"),
        ("2026年云溪市政府工作报告", "政府工作报告"),
        ("云溪市国民经济和社会发展规划纲要", "国民经济和社会发展规划纲要"),
    ],
)
def test_kind(title: str, kind: str) -> None:
    found = document(title, *BODY)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        pytest.param(["云溪市水务“十四五”规划"], (2021, 2025), id="five-year-plan"),
        pytest.param(["云溪市水务行动计划（2023—2025年）"], (2023, 2025), id="years-of-the-title"),
        pytest.param(["2022年云溪市水务方案"], (2022, 2022), id="one-year"),
        pytest.param(["云溪市水务规划", "规划期限为2021年至2035年。"], (2021, 2035), id="stated"),
        pytest.param(["云溪市水务“十四五”规划", "规划期为2021—2025年，展望到2035年。"], (2021, 2025), id="stated-with-an-outlook"),
        pytest.param(["云溪市第十五个五年规划和2040年远景目标纲要分工方案"], (2026, 2030), id="five-years-and-an-outlook"),
        pytest.param(["云溪市水务规划"], None, id="none"),
    ],
)
def test_period(lines: list[str], period: tuple[int, int] | None) -> None:
    found = document(*lines, *BODY)
    assert found is not None
    assert found.period == period


def test_everything_of_a_notice_with_evidence() -> None:
    lines = (
        "云溪市人民政府办公室文件", "云政办发〔2024〕7号", "关于印发《云溪市水务行动方案（2024—2026年）》的通知", "各区政府：",
        "云溪市人民政府办公室", "2024年3月5日", "云溪市水务行动方案（2024—2026年）", *BODY,
    )  # fmt: skip
    found = document(*lines)
    assert found is not None
    assert (found.jurisdiction, found.level) == ("云溪市", "city")
    assert (found.issuers, found.number, found.issued) == (("云溪市人民政府办公室",), "云政办发〔2024〕7号", "2024-03-05")
    text = read("\n\n".join(lines)).text
    quotes = [text[e.start : e.end] for e in found.evidence]
    assert "云政办发〔2024〕7号" in quotes
    assert "2024年3月5日" in quotes
