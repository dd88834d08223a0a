"""Coinages with a printed meaning, and no other bracket."""

from __future__ import annotations

import pytest

from ingest.stretches import Stretch, StretchKind
from ingest.terms import extract_terms
from ontology.records import Section, Term


def read(text: str, stretch: StretchKind = "paragraph", heading: str = "", body: int = 0) -> tuple[Term, ...]:
    section = Section(id="s1", title=heading, level=1, kind="tasks", order=0, start=0, body=body, end=len(text))
    return extract_terms(text, [Stretch(start=body, end=len(text), section=section, kind=stretch, heading=heading)])


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        pytest.param("落实“三长”（河长、湖长、林长）制。", "“三长”", "河长、湖长、林长", id="bracket"),
        pytest.param("做好“两分离”（即雨水与污水分离）。", "“两分离”", "雨水与污水分离", id="ji-in-bracket"),
        pytest.param("推行“五统”管养机制（统一标识、统一监管；统一结算）。", "“五统”", "统一标识、统一监管；统一结算", id="words-between"),
        pytest.param("形成“1+2+3”（1个平台，2个中心，3个基地）布局。", "“1+2+3”", "1个平台，2个中心，3个基地", id="sum"),
        pytest.param("坚持“四水四定”，即以水定城、以水定地。", "“四水四定”", "以水定城、以水定地", id="ji-after"),
        pytest.param(
            "构建以“三个一”为主的架构，即形成1个库、1张图、1套标准。", "“三个一”", "1个库、1张图、1套标准", id="ji-after-the-clause"
        ),
        pytest.param("所谓“两不愁”，是指不愁吃、不愁穿。", "“两不愁”", "不愁吃、不愁穿", id="so-called"),
        pytest.param("灌溉单元是指共用一条渠系的成片农田。", "灌溉单元", "共用一条渠系的成片农田", id="shizhi"),
        pytest.param("把渔民、船东等“五类人员”纳入培训。", "“五类人员”", "渔民、船东", id="gathered"),
        pytest.param("形成“渔业+研学”“渔业+康养”等“渔业+”业态。", "“渔业+”", "“渔业+研学”“渔业+康养”", id="gathered-quotations"),
        pytest.param("实现“同网、同价、同质”的“三同”目标。", "三同", "同网、同价、同质", id="counted"),
        pytest.param(
            "推广低能耗、低成本、高精度、高可靠的“两低两高”水表。", "“两低两高”", "低能耗、低成本、高精度、高可靠", id="counted-twice"
        ),
        pytest.param("达到“水清、岸绿”的“双优”目标。", "“双优”", "水清、岸绿", id="called-after"),
        pytest.param("实施“三减”即减油、减盐、减糖，同时加强宣传。", "“三减”", "减油、减盐、减糖", id="runs-on"),
        pytest.param("本办法所称村镇供水，是指向村镇居民供水的活动。", "村镇供水", "向村镇居民供水的活动", id="as-called-here"),
        pytest.param(
            "“1+X”联盟中的“1”是指牵头企业，“X”是指配套企业（含合作社）“1+X”联盟不取代协会。",
            "“1+X”",
            "“1”是指牵头企业，“X”是指配套企业（含合作社）",
            id="stop-lost",
        ),
        pytest.param(
            "形成“三个一”成果：一批节水产品；一个水权平台；一套水价制度。",
            "“三个一”",
            "一批节水产品；一个水权平台；一套水价制度",
            id="as-many-items",
        ),
        pytest.param("健全“1+1”水权改革网格责任区制度体系（确权责任区+交易责任区）。", "“1+1”", "确权责任区+交易责任区", id="same-sum"),
        pytest.param("攻关两低两高（低能耗、低成本、高精度、高可靠）的水表。", "两低两高", "低能耗、低成本、高精度、高可靠", id="summed"),
        pytest.param(
            "构建“135”水网体系。\n“1”个调度中心：统一调度。\n“3”级泵站：分级提水。\n“5”类水源：互为备用。",
            "“135”",
            "“1”个调度中心、“3”级泵站、“5”类水源",
            id="digits-explained-below",
        ),
        pytest.param("建设集培训、检测、展示为一体的渔业服务综合体。", "渔业服务综合体", "集培训、检测、展示为一体", id="in-one"),
    ],
)
def test_terms(text: str, term: str, definition: str) -> None:
    assert [(t.term, t.definition) for t in read(text)] == [(term, definition)]


def test_a_run_of_numbered_coinages() -> None:
    found = read("聚焦一湾（南岸海湾）、一岛（灯塔岛）、一港（渔港片区）建设。")
    assert [(t.term, t.definition) for t in found] == [("一湾", "南岸海湾"), ("一岛", "灯塔岛"), ("一港", "渔港片区")]


@pytest.mark.parametrize("mark", ["；", "，", ""])
def test_a_run_of_coinages_goes_on_over(mark: str) -> None:
    found = read(f"打造一轴（沿江轴）{mark}两带（南带、北带）。")
    assert [(t.term, t.definition) for t in found] == [("一轴", "沿江轴"), ("两带", "南带、北带")]


def test_pieces_of_a_sum_explain_the_sum() -> None:
    found = read("“1”即建设一个底座。“2”是指两大平台。其他另行安排。", heading="构建“1+2”应用体系")
    assert [(t.term, t.definition) for t in found] == [("“1+2”", "“1”即建设一个底座。“2”是指两大平台")]


def test_named_pieces_stand_by_themselves() -> None:
    found = read("“一委”即强化河长委员会统筹。“一办”即做实河长办。")
    assert [(t.term, t.definition) for t in found] == [("“一委”", "强化河长委员会统筹"), ("“一办”", "做实河长办")]


@pytest.mark.parametrize(
    ("note", "term"),
    [
        pytest.param("① “三同时”：指污染防治设施同时设计、施工、投产。", "“三同时”", id="colon"),
        pytest.param("[3]LID，即低影响开发。", "LID", id="ji"),
        pytest.param("2 海绵城市，是指能够吸水、蓄水的城市。", "海绵城市", id="shizhi"),
    ],
)
def test_footnotes(note: str, term: str) -> None:
    assert [t.term for t in read(note, "footnote")] == [term]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("推进“雪亮工程”（二期）建设。", id="part-of-a-work"),
        pytest.param("修订“十四五”（2021—2025年）规划。", id="years"),
        pytest.param("建设“四个平台”（以下简称“平台”）。", id="short-for"),
        pytest.param("一期（东段）、二期（西段）同步推进。", id="phases"),
        pytest.param("改造农贸市场（含周边道路、停车场）。", id="no-coinage"),
        pytest.param("弘扬“红船精神”，推进建设。", id="used-not-defined"),
        pytest.param("注：数据为快报数。", id="note"),
        pytest.param("实施“清水行动”，“碧水行动”指导各镇开展治理。", id="guidance"),
        pytest.param("形成“三个一”成果：一批节水产品；一个水权平台。", id="fewer-items-than-counted"),
        pytest.param("推进“十四五”重点水利工程前期工作（甲库、乙库）。", id="a-bracket-far-behind"),
        pytest.param("推广两低两高（见附件）水表。", id="bracket-without-the-items"),
        pytest.param("拨打“110”报警，“1”个中心：全天值守。", id="digits-without-parts"),
    ],
)
def test_what_is_no_definition(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("水权网是连接用水户、实现水量交易的新型基础设施，是节水的抓手。", ["水权网"]),
        ("节水产业是引领绿色转型的重要力量，前景广阔。", []),
    ],
    ids=["says-what-it-is", "says-how-it-matters"],
)
def test_what_a_plan_is_about_is_said_where_it_begins(text: str, terms: list[str]) -> None:
    section = Section(id="s1", title="", level=0, kind="preface", order=0, start=0, body=0, end=len(text))
    assert [t.term for t in extract_terms(text, [Stretch(start=0, end=len(text), section=section, kind="paragraph")])] == terms


def test_headings_define_too_and_evidence_is_the_sentence() -> None:
    text = "（三）推行“两查”（自查、抽查）\n各镇落实。"
    (term,) = read(text, body=text.index("各镇"))
    assert text[term.evidence[0].start : term.evidence[0].end] == "（三）推行“两查”（自查、抽查）"


def test_defined_once() -> None:
    assert len(read("“两查”（自查、抽查）常态化。“两查”（即自查、抽查）入网。")) == 1


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("健全“1+1+N”机制，设立“1”支节水基金，组建“1”个水权中心，带动“N”家用水户。", ["“1+1+N”"]),
        ("健全“1+1+N”机制，设立“1”支节水基金。", []),
        ("启动“用水证+若干节水证”制度试点（以下称1+N证试点）。", ["1+N证试点"]),
        ("建设一批资源共享、集展示、培训于一体的节水基地。", []),
        ("建成集展示、培训于一体的节水基地。", ["节水基地"]),
    ],
    ids=["parts-behind", "parts-missing", "called", "some-of-a-kind", "one-whole"],
)
def test_what_is_explained_afterwards(text: str, terms: list[str]) -> None:
    assert [t.term for t in read(text)] == terms
