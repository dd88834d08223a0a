"""Documents by what the plan does with them, each by its own name."""

from __future__ import annotations

import pytest

from ingest.standards import extract_standards
from ingest.stretches import Stretch, StretchKind
from ontology.records import Section, SectionKind, Standard


def read(text: str, kind: SectionKind = "tasks", stretch: StretchKind = "paragraph", heading: str = "") -> tuple[Standard, ...]:
    section = Section(id="s1", title=heading, level=1, kind=kind, order=0, start=0, body=0, end=len(text), path=("任务", heading))
    return extract_standards(text, [Stretch(start=0, end=len(text), section=section, kind=stretch, task="T1", heading=heading)])


def actions(found: tuple[Standard, ...]) -> list[tuple[str, str]]:
    return [(s.action, s.title) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("出台《湿地保护条例》，修订《节水办法》。", [("issue", "湿地保护条例"), ("revise", "节水办法")], id="verb-before"),
        pytest.param(
            "完成《湿地保护条例》《节水办法》等法规的修订工作。",
            [("revise", "湿地保护条例"), ("revise", "节水办法")],
            id="verb-after-a-run",
        ),
        pytest.param("推动《灌区运行规程》实施。", [("implement", "灌区运行规程")], id="verb-after"),
        pytest.param("以《河湖名录手册》修编为抓手。", [("revise", "河湖名录手册")], id="verb-right-after"),
        pytest.param("编制实施《江滨照明规划》。", [("issue", "江滨照明规划")], id="first-of-two-verbs"),
        pytest.param("认真落实《燃气整治方案》。", [("implement", "燃气整治方案")], id="adverb-in-the-word"),
        pytest.param("要按照市水利局制定的《养护月历》开展巡查。", [("cited", "养护月历")], id="relative-clause-does-not-govern"),
        pytest.param("根据《防洪法》和《节水办法》，划定红线。", [("cited", "防洪法"), ("cited", "节水办法")], id="cited"),
        pytest.param(
            "出台标准规范一批：《河道管护标准》《泵站规范》。", [("issue", "河道管护标准"), ("issue", "泵站规范")], id="list-after-a-colon"
        ),
        pytest.param(
            "制定两项综合执法制度：《移送办法》《联席规则》。", [("issue", "移送办法"), ("issue", "联席规则")], id="counted-before-a-colon"
        ),
        pytest.param(
            "制定3项标准，包括《甲江规范》《乙江规程》。", [("issue", "甲江规范"), ("issue", "乙江规程")], id="list-of-the-clause"
        ),
        pytest.param("推进《河道条例》立法工作。", [("issue", "河道条例")], id="legislation"),
        pytest.param("关于印发《某某行动方案》的通知", [], id="the-plan-itself"),
    ],
)
def test_quoted(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)
    assert actions(found) == expected
    assert all(s.quoted for s in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "修订灌溉作业、河道疏浚等标准，出台泵站运维、堤防巡查等标准。",
            [("revise", "灌溉作业标准"), ("revise", "河道疏浚标准"), ("issue", "泵站运维标准"), ("issue", "堤防巡查标准")],
            id="shared-heads",
        ),
        pytest.param(
            "重点启动编制美丽河湖、森林古道等方面的生态修复指导标准。",
            [("issue", "美丽河湖生态修复指导标准"), ("issue", "森林古道生态修复指导标准")],
            id="to-start-writing-is-to-issue",
        ),
        pytest.param(
            "按照公路、铁路等常规检修标准和供热、供冷等运行评估规范，构建指标。",
            [("cited", "公路常规检修标准"), ("cited", "铁路常规检修标准"), ("cited", "供热运行评估规范"), ("cited", "供冷运行评估规范")],
            id="cited-lists",
        ),
        pytest.param("按照市定苗木养护月度清单做好管护。", [("cited", "市定苗木养护月度清单")], id="cited-before-a-verb"),
        pytest.param(
            "完善渔船差别化补贴制度、废旧渔网兜底回收扶持政策。",
            [("revise", "渔船差别化补贴制度"), ("revise", "废旧渔网兜底回收扶持政策")],
            id="soft-type-beside-a-firm-one",
        ),
        pytest.param("健全值班备勤轮换制度。", [], id="soft-type-alone"),
        pytest.param("制定“共治一件事”清单。", [("issue", "“共治一件事”清单")], id="soft-type-that-is-written"),
        pytest.param("编制建设方案编制导则，制定水库调度实施细则。", [("issue", "水库调度实施细则")], id="verbs-inside-names"),
        pytest.param("细化和落实辖区古树名木保护工作实施方案。", [("implement", "古树名木保护工作实施方案")], id="carry-out-wins"),
        pytest.param("启动新一轮流域防洪规划编制。", [("issue", "新一轮流域防洪规划")], id="verb-at-the-end"),
        pytest.param("严格贯彻实施湿地保护法。", [("implement", "湿地保护法")], id="law"),
        pytest.param(
            "到2026年，制修订冷链物流、农机作业等领域地方标准30项。",
            [("revise", "冷链物流地方标准"), ("revise", "农机作业地方标准")],
            id="count-after-the-list",
        ),
        pytest.param("围绕渔港“八美”标准，推进建设。", [("cited", "渔港“八美”标准")], id="numbered-coinage"),
        pytest.param("按照“一村一品一特色”标准打造样板。", [], id="slogan"),
        pytest.param("制定整治方案，出台支持政策，执行相关标准，按照有关规定处理。", [], id="no-name-of-their-own"),
        pytest.param("坚持高标准建设，推进标准化管理，达到“随手可拍”标准。", [], id="no-document"),
        pytest.param("在完善湿地修复技术规范的基础上适时调整相关经费标准。", [], id="object-of-another-verb"),
        pytest.param("根据本规划制定实施方案。", [], id="by-this-plan"),
        pytest.param("根据本规划制定湖泊保护实施方案。", [("issue", "湖泊保护实施方案")], id="named-by-this-plan"),
        pytest.param("制定具有特色的全领域、全方位的河湖管护标准。", [("issue", "河湖管护标准")], id="adjectives"),
        pytest.param("编制全覆盖、多层次、立体化的灌区运行标准。", [("issue", "灌区运行标准")], id="adjectives-alone"),
        pytest.param("做好创建申报、方案。", [], id="step-of-a-procedure"),
        pytest.param("按照准航道、准港口标准建设管理，推行市场化标准。", [], id="manner"),
        pytest.param("推广一批节水解决方案，同步规划管网。", [], id="a-solution-is-no-document"),
        pytest.param("实施名塘、名渠整治工程和名湖修复工程等专项计划。", [], id="works-are-no-plans"),
        pytest.param("编制节水灌溉装备技术路线图。", [("issue", "节水灌溉装备技术路线图")], id="roadmap"),
        pytest.param("实施应急管理标准提升行动计划。", [("implement", "应急管理标准提升行动计划")], id="a-field-among-general-words"),
        pytest.param(
            "印发市加快水权交易改革的实施意见。", [("issue", "市加快水权交易改革的实施意见")], id="a-verb-inside-a-name-that-ends-in-意见"
        ),
        pytest.param("制定一张河湖清单。", [], id="counted-by-the-sheet"),
        pytest.param("编制国家、江海省的相关标准和指导意见。", [], id="of-a-level"),
        pytest.param("制定国际国内最高标准。", [], id="the-best"),
        pytest.param("推进节约用水条例立法进程。", [("issue", "节约用水条例")], id="legislation-under-way"),
        pytest.param("推动出台应对气候变化法。", [("issue", "应对气候变化法")], id="law-to-come"),
        pytest.param(
            "修订学前教育办园标准、义务教育办学条件标准和高中建设标准。",
            [("revise", "学前教育办园标准"), ("revise", "义务教育办学条件标准"), ("revise", "高中建设标准")],
            id="education",
        ),
        pytest.param(
            "研究出台公共数据授权运营管理办法和数据分类分级指南。",
            [("issue", "公共数据授权运营管理办法"), ("issue", "数据分类分级指南")],
            id="data",
        ),
        pytest.param("完善河道保洁标准和流程。", [("revise", "河道保洁标准")], id="other-head-left-out"),
    ],
)
def test_unquoted(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)
    assert actions(found) == expected
    assert not any(s.quoted for s in found)


def test_quoted_and_unquoted_under_one_verb() -> None:
    found = read("编制《河湖导则》和29部精细化管护手册。")
    assert [(s.title, s.quoted) for s in found] == [("河湖导则", True), ("精细化管护手册", False)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(
            "background",
            "先后印发《节水办法》，编制了林长制工作手册。",
            [("issued", "节水办法"), ("issued", "林长制工作手册")],
            id="background-issued",
        ),
        pytest.param("background", "深入实施《治水三年行动计划》。", [("implement", "治水三年行动计划")], id="background-carried-out"),
        pytest.param("preface", "《云溪节水方案》已经市政府同意，现印发给你们。", [], id="the-plan-itself-approved"),
        pytest.param("background", "登上《时代》封面，入选《中国节水报告》。", [("cited", "中国节水报告")], id="a-magazine"),
        pytest.param("preface", "根据《节水条例》，编制《某市节水规划》。", [("cited", "节水条例")], id="preface"),
        pytest.param("goals", "完善河湖管护、林地管护等方面的标准规范。", [], id="goals-name-none"),
        pytest.param("contents", "附：《节水办法》", [], id="contents"),
        pytest.param("situation", "《水网建设规划纲要》提出新要求。", [("cited", "水网建设规划纲要")], id="situation"),
    ],
)
def test_sections(kind: SectionKind, text: str, expected: list[tuple[str, str]]) -> None:
    assert actions(read(text, kind)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("1.某市湿地保护条例（法规）", ("issue", "某市湿地保护条例", "regulation"), id="regulation"),
        pytest.param("2. 某市节约用水办法（修订）（规范性文件）", ("revise", "某市节约用水办法", "normative"), id="revised"),
        pytest.param("3.某市农村公路养护规范（地方标准）", ("issue", "某市农村公路养护规范", "local_standard"), id="local-standard"),
    ],
)
def test_boxes(line: str, expected: tuple[str, str, str]) -> None:
    found = read(line, "box", "box", "专栏1：需要制定和修订的法规、标准")
    assert [(s.action, s.title, s.kind) for s in found] == [expected]


def test_a_box_that_spells_out_its_numbers() -> None:
    found = read("3：3个专项标准，即水闸管护、堤防管护、泵站管护专项管理标准", "box", "box", "专栏2：标准体系")
    assert [s.title for s in found] == ["水闸管护专项管理标准", "堤防管护专项管理标准", "泵站管护专项管理标准"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("省节约用水条例", "regulation"), ("水污染防治法", "regulation"), ("渔业安全管理办法", "normative"), ("灌区运行导则", "guideline"),
        ("林地巡查实施细则", "guideline"), ("堤防养护规范", "technical"), ("农业用水定额", "technical"), ("流域综合规划", "plan"),
        ("治水三年行动计划（2023—2025年）", "plan"), ("关于加强节水的指导意见", "policy"), ("防汛应急预案", "contingency"),
    ],
)  # fmt: skip
def test_kinds(title: str, kind: str) -> None:
    assert [s.kind for s in read(f"落实《{title}》。")] == [kind]


def test_kind_as_the_plan_calls_it() -> None:
    assert [s.kind for s in read("制定《码头作业指南》地方标准。")] == ["local_standard"]


def test_of_laws_and_rules_the_measures_are_rules() -> None:
    found = read("推动《码头作业管理办法》《码头条例》等法规规章出台。")
    assert [(s.action, s.kind) for s in found] == [("issue", "rule"), ("issue", "regulation")]


def test_a_column_of_titles() -> None:
    text = "某市湿地保护条例（修订）"
    section = Section(id="s1", title="附件", level=1, kind="annex", order=0, start=0, body=0, end=len(text))
    cell = Stretch(start=0, end=len(text), section=section, kind="cell", header=("法规名称",), table="立法计划")
    assert actions(extract_standards(text, [cell])) == [("revise", "某市湿地保护条例")]


@pytest.mark.parametrize(
    ("header", "table", "text", "titles"),
    [
        pytest.param("细则名称", "配套清单", "水权交易风险监测机制", ["水权交易风险监测机制"], id="column-of-titles"),
        pytest.param("名称", "配套制度清单", "水权交易管理办法", ["水权交易管理办法"], id="list-of-documents"),
        pytest.param("名称", "配套制度清单", "泵站扩建", [], id="no-document-in-a-list-of-documents"),
        pytest.param("名称", "重点项目清单", "水权交易管理办法", [], id="list-of-projects"),
    ],
)
def test_the_name_column_of_a_table(header: str, table: str, text: str, titles: list[str]) -> None:
    section = Section(id="s1", title="附件", level=1, kind="annex", order=0, start=0, body=0, end=len(text))
    cell = Stretch(start=0, end=len(text), section=section, kind="cell", header=(header,), table=table)
    assert [s.title for s in extract_standards(text, [cell])] == titles


def test_year_evidence_and_repetition() -> None:
    text = "到2026年，出台湿地养护管理办法。加快出台湿地养护管理办法。"
    (found,) = read(text)
    assert found.year == 2026
    assert found.section == "任务 / "
    assert [text[e.start : e.end] for e in found.evidence] == ["到2026年，出台湿地养护管理办法", "加快出台湿地养护管理办法"]


def test_a_year_inside_a_title_is_not_the_year() -> None:
    assert [s.year for s in read("完成《生态修复规划（2021—2035年）》编制工作，印发水土保持治理工作方案。")] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "实施村医素质提升计划，组织实施好百名茶艺师见习计划。",
            [("implement", "村医素质提升计划"), ("implement", "百名茶艺师见习计划")],
            id="programmes",
        ),
        pytest.param("落实年度供水计划，实施“青荷计划”。", [], id="no-programme"),
        pytest.param(
            "持续更新并推进茶艺目录、茶园管护标准、采摘标准、茶师培训标准建设。",
            [("revise", "茶艺目录"), ("revise", "茶园管护标准"), ("revise", "采摘标准"), ("revise", "茶师培训标准")],
            id="updated-and-pushed-on",
        ),
        pytest.param("完善中等、高等茶校设置标准。", [("revise", "中等茶校设置标准"), ("revise", "高等茶校设置标准")], id="paired"),
        pytest.param("制定村医生均经费标准或村医公用经费标准。", [("issue", "村医生均经费标准"), ("issue", "村医公用经费标准")], id="or"),
        pytest.param("制定茶馆开办标准和收费标准。", [("issue", "茶馆开办标准"), ("issue", "茶馆收费标准")], id="shares-its-topic"),
        pytest.param(
            "编制水乡振兴规划和县域水利达标实施方案。", [("issue", "水乡振兴规划"), ("issue", "县域水利达标实施方案")], id="and-a-county"
        ),
        pytest.param(
            "制定龙舟、风筝等民间活动的办赛指南和服务规范。",
            [("issue", "龙舟民间活动的办赛指南"), ("issue", "风筝民间活动的办赛指南"), ("issue", "龙舟民间活动的服务规范")],
            id="of-the-same",
        ),
        pytest.param(
            "修订山塘淤泥采样、转运以及农膜回收处理控制等标准。",
            [("revise", "山塘淤泥采样标准"), ("revise", "山塘淤泥转运标准"), ("revise", "农膜回收处理控制标准")],
            id="topic-of-the-first",
        ),
        pytest.param("制定《云溪县茶业条例》实施细则。", [("issue", "云溪县茶业条例实施细则")], id="rules-of-an-act"),
        pytest.param("修订符合山区特点的茶师资格标准。", [("revise", "茶师资格标准")], id="described"),
        pytest.param("制定把旧茶厂全部改成工坊的实施方案。", [("issue", "把旧茶厂全部改成工坊的实施方案")], id="says-what-to-do"),
        pytest.param("按照茶园与市场对接、采摘与工艺标准对接的要求，推进改造。按照先近后远的标准推进。", [], id="manner"),
        pytest.param("用足用好已出台茶产业扶持政策，优化实施“两茶”政策。", [], id="what-there-is"),
    ],
)  # fmt: skip
def test_lists_and_programmes(text: str, expected: list[tuple[str, str]]) -> None:
    assert actions(read(text)) == expected
