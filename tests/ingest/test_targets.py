"""Targets: what a plan sets in running text and in table cells, and what it does not set. The sentences and tables are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.stretches import Stretch, StretchKind
from ingest.targets import extract_targets
from ontology.records import Section, SectionKind, Target


def section(kind: SectionKind = "tasks", *path: str) -> Section:
    titles = path or ("三、主要任务", "（一）设施")
    return Section(id="s1", title=titles[-1], level=len(titles), kind=kind, order=1, start=0, body=0, end=10_000, path=titles)


def paragraph(text: str, kind: SectionKind = "tasks", *path: str, shape: StretchKind = "paragraph") -> tuple[Target, ...]:
    return extract_targets(text, [Stretch(start=0, end=len(text), section=section(kind, *path), kind=shape)])


def cell(
    row: str, text: str, header: str, *, label: str | None = None, year: int | None = None, unit: str | None = None
) -> tuple[Target, ...]:
    start = row.index(text)
    stretch = Stretch(
        start=start + 1,
        end=start + 1 + len(text),
        section=section("annex", "附件"),
        kind="cell",
        header=(header,),
        label=label,
        year=year,
        unit=unit,
    )
    return extract_targets(f"\n{row}\n", [stretch])


def brief(targets: tuple[Target, ...]) -> list[tuple[str, str, str | None, int | None, str | None]]:
    return [(t.measure, t.raw, t.unit, t.year, t.scope) for t in targets]


# One paragraph each from plans of several fields.
FIELDS = {
    "water": (
        "到2025年，全市新增年供水能力3.2亿立方米，农田灌溉水有效利用系数提高到0.58以上，万元产值用水量较2020年下降16%。",
        [
            ("新增年供水能力", "3.2亿立方米", "亿立方米", 2025, "全市"),
            ("农田灌溉水有效利用系数", "0.58以上", None, 2025, None),
            ("万元产值用水量", "下降16%", "%", 2025, None),
        ],
    ),
    "agriculture": (
        "粮食播种面积稳定在650万亩以上，培育省级以上龙头企业80家、示范家庭农场500家；每年培训高素质农民2万人次。",
        [
            ("粮食播种面积", "650万亩以上", "万亩", None, None),
            ("省级以上龙头企业", "80家", "家", None, None),
            ("示范家庭农场", "500家", "家", None, None),
            ("培训高素质农民", "2万人次", "万人次", None, None),
        ],
    ),
    "digital": (
        "归集公共数据60亿条，打造20个以上“一体化”应用场景；2024年底前，网上可办率不低于98%，审批时限压缩至5个工作日以内。",
        [
            ("归集公共数据", "60亿条", "亿条", None, None),
            ("“一体化”应用场景", "20个以上", "个", None, None),
            ("网上可办率", "不低于98%", "%", 2024, None),
            ("审批时限", "5个工作日以内", "个工作日", 2024, None),
        ],
    ),
    "environment": (
        "PM2.5年均浓度控制在28微克/立方米以下，优良天数比率达到92.5%，完成绿化80万亩，其中人工造林20万亩、封山育林60万亩。",
        [
            ("PM2.5年均浓度", "28微克/立方米以下", "微克/立方米", None, None),
            ("优良天数比率", "92.5%", "%", None, None),
            ("绿化", "80万亩", "万亩", None, None),
            ("人工造林", "20万亩", "万亩", None, None),
            ("封山育林", "60万亩", "万亩", None, None),
        ],
    ),
    "health": (
        "人均预期寿命达到80.5岁，每千人口执业医师数达到3.2人、注册护士数达到3.8人，每个乡镇至少建成1个养老服务中心。",
        [
            ("人均预期寿命", "80.5岁", "岁", None, None),
            ("每千人口执业医师数", "3.2人", "人", None, None),
            ("注册护士数", "3.8人", "人", None, None),
            ("养老服务中心", "1个", "个", None, "每个乡镇"),
        ],
    ),
}

# Further ones, as plans of ministries and provinces phrase them: text, measure, raw, value, scope.
PHRASES = [
    ("治理中小河流3200公里，水库除险加固112座。", [("治理中小河流", "3200公里"), ("水库除险加固", "112座")]),
    ("农村自来水普及率、规模化供水比例分别达到95%、65%。", [("农村自来水普及率", "95%"), ("规模化供水比例", "65%")]),
    ("创建30个产业园、40个优势特色产业集群。", [("产业园", "30个"), ("优势特色产业集群", "40个")]),
    ("建成标准化渔港6座、码头12处。", [("标准化渔港", "6座"), ("码头", "12处")]),
    ("数字经济增加值翻一番。", [("数字经济增加值", "翻一番")]),
    ("到2027年，三分之二以上的乡镇建成卫生院。", [("乡镇建成卫生院", "三分之二以上")]),
    ("平台响应时长不超过200毫秒。", [("平台响应时长", "不超过200毫秒")]),
    ("审批时限在法定时限基础上压缩70%以上。", [("审批时限", "压缩70%以上")]),
    ("孕产妇死亡率下降到14.5/10万，婴儿死亡率控制在5.2‰以下。", [("孕产妇死亡率", "14.5/10万"), ("婴儿死亡率", "5.2‰以下")]),
    ("过早死亡率与2015年相比下降20%。", [("过早死亡率", "下降20%")]),
    ("每千人口执业（助理）医师数3.2人。", [("每千人口执业（助理）医师数", "3.2人")]),
    ("劣Ⅴ类水体比例为0。", [("劣Ⅴ类水体比例", "0")]),
    ("城乡收入之比缩小到1.9以内。", [("城乡收入之比", "1.9以内")]),
    ("新建、改扩建幼儿园120所。", [("新建、改扩建幼儿园", "120所")]),
    ("项目资金8000万—1亿元由市级统筹。", []),
    ("力争年旅客吞吐量600万人次、货邮吞吐量20万吨。", [("年旅客吞吐量", "600万人次"), ("货邮吞吐量", "20万吨")]),
    ("实施危桥改造70座，安全防护工程400公里。", [("危桥改造", "70座"), ("安全防护工程", "400公里")]),
    ("年度减排氨氮60吨。", [("减排氨氮", "60吨")]),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES, ids=[p[0] for p in PHRASES])
def test_reads_the_phrases_of_ministries(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.measure, t.raw) for t in paragraph(text)] == expected


@pytest.mark.parametrize(
    ("text", "per"), [("平均每年办结咨询800余件。", "每年"), ("护林员每三年轮训一遍。", "每三年"), ("每周不少于2次巡河。", "每周")]
)
def test_tells_what_a_number_recurs_in(text: str, per: str) -> None:
    assert [t.per for t in paragraph(text)] == [per]


@given(st.text(alphabet="0123456789.,—-至%年月万亿座个每不低于到；，。一二三分之半翻番各", max_size=60))
def test_no_text_makes_an_impossible_record(text: str) -> None:
    assert all(t.raw and (t.high is None or (t.value is not None and t.high >= t.value)) for t in paragraph(f"到2025年，建成{text}。"))


@pytest.mark.parametrize("field", FIELDS)
def test_reads_the_targets_of_a_field(field: str) -> None:
    text, expected = FIELDS[field]
    assert brief(paragraph(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "截至2020年底，全市共有公园158个，人均绿地14.2平方米。",
        "近三年新增公厕60座，合格率达到100%。",
        "目前已建成驿站61座。",
        "市级财政对获评的单位奖励50万元。",
        "中心城区现有20个风貌区。",
        "依托12345热线，落实“15分钟生活圈”和24小时值守制度。",
        "涉及5个乡镇、30个村。",
        "按规定给予不超过总投入30%、最高800万元的经费支持。",
        "对首次达标的企业给予一次性奖励40万元。",
        "补贴金额不超过60万元/年。",
        "应在受理后10个工作日内报市级部门备案。",
        "各机构应于名录更新后20天内，组织评估。",
        "计算方法：达标户数/总户数×100%。",
        "全面实现一所高校对接一个产业、组建一个学院。",
        "年产300台巡检机器人项目。",
        "推动3万卡智算中心落地。",
        "从具有3年以上工作经历的人员中招聘。",
        "固定资产投资6000万元以上的项目，按投资额的4%给予奖励。",
    ],
)
def test_leaves_what_is_reported_or_named(text: str) -> None:
    assert paragraph(text) == ()


@pytest.mark.parametrize("kind", ["cover", "contents", "preface", "background", "situation", "principles"])
def test_reads_only_chapters_that_set_something(kind: SectionKind) -> None:
    assert paragraph("到2025年，绿地率达到40%。", kind) == ()
    assert paragraph("到2025年，绿地率达到40%。", "goals") != ()


def test_a_box_in_a_chapter_of_results_sets_nothing() -> None:
    assert paragraph("建成示范区5个。", "box", "一、发展基础", "专栏1") == ()
    assert paragraph("建成示范区5个。", "box", "三、主要任务", "专栏2") != ()
    assert paragraph("建成示范区5个。", "box", "四、夯实发展基础", "专栏3") != ()


def test_a_limit_carries_over_to_the_next_sentence_and_no_further() -> None:
    text = "到2025年，建成完善的分类体系。创成示范小区600个。改造公厕20座。"
    assert [(t.measure, t.year) for t in paragraph(text)] == [("示范小区", 2025), ("改造公厕", None)]


def test_a_limit_of_a_chapter_of_goals_holds_for_what_it_introduces() -> None:
    head = section("goals", "二、目标")
    lines = ("到2025年，供水能力达到8亿立方米。漏损率降到9%以下。", "到2035年，供水能力达到12亿立方米。", "——达标率达到80%。")
    later = ("到2027年，主要目标如下：", "——漏损率降到7%。")
    text, at, stretches = "\n".join(lines + later), 0, []
    for line in lines + later:
        stretches.append(Stretch(start=at, end=at + len(line), section=head, kind="paragraph"))
        at += len(line) + 1
    assert [(t.measure, t.value, t.year) for t in extract_targets(text, stretches)] == [
        ("供水能力", 8, 2025),
        ("漏损率", 9, 2025),
        ("供水能力", 12, 2035),
        ("达标率", 80, 2025),
        ("漏损率", 7, 2027),
    ]


def test_years_listed_before_a_measure_are_one_each() -> None:
    assert [(t.measure, t.value, t.year) for t in paragraph("到2026年、2028年，新能源客车占比分别达到40%、60%。")] == [
        ("新能源客车占比", 40, 2026),
        ("新能源客车占比", 60, 2028),
    ]


def test_what_is_dated_before_the_plan_is_no_aim() -> None:
    text = "2019年完成改造公厕20座，2023年完成30座。"
    stretch = Stretch(start=0, end=len(text), section=section(), kind="paragraph")
    assert [t.year for t in extract_targets(text, [stretch], since=2021)] == [2023]


def test_a_target_has_its_section_its_recurrence_and_its_sentence() -> None:
    text = "抓好养护。道路维修每年不少于50万平方米。其他。"
    (target,) = paragraph(text)
    assert target.section == "三、主要任务 / （一）设施"
    assert target.per == "每年"
    assert text[target.evidence[0].start : target.evidence[0].end] == "道路维修每年不少于50万平方米"


def test_the_same_stretch_read_twice_gives_one_record() -> None:
    text = "建成公园5个。"
    stretch = Stretch(start=0, end=len(text), section=section(), kind="paragraph")
    assert len(extract_targets(text, [stretch, stretch])) == 1


def test_a_number_alone_takes_its_measure_from_the_header_and_its_scope_from_the_row() -> None:
    (target,) = cell("甲区\t3\t5", "3", "示范公园（10个）", label="甲区")
    assert (target.measure, target.scope, target.value, target.unit, target.raw) == ("示范公园", "甲区", 3, "个", "3")
    assert "甲区" in "\n甲区\t3\t5\n"[target.evidence[0].start : target.evidence[0].end]


def test_a_place_in_the_header_is_whom_the_number_is_for() -> None:
    (target,) = cell("新增学位（个）\t1200\t800", "1200", "甲县", label="新增学位（个）")
    assert (target.measure, target.scope, target.value, target.unit) == ("新增学位", "甲县", 1200, "个")


def test_a_number_under_a_year_takes_its_measure_from_the_row() -> None:
    (target,) = cell("改造管网（公里）\t12\t≥20", "≥20", "2024年", label="改造管网（公里）", year=2024)
    assert (target.measure, target.op, target.value, target.unit, target.year) == ("改造管网", ">=", 20, "公里", 2024)


def test_a_frame_chapter_sets_only_what_it_dates() -> None:
    assert paragraph("坚持统筹推进，建成公园5个。", "guidance") == ()
    assert [t.value for t in paragraph("到2025年，建成公园5个。", "guidance")] == [5]


def test_a_list_of_results_sets_only_what_it_looks_ahead_to() -> None:
    done = cell("东山县\t在12个路口试点，识别率提升30%。", "在12个路口试点，识别率提升30%。", "标志性成果", label="东山县")
    ahead = cell("东山县\t到2028年，建成平台3个。识别率达到95%。", "到2028年，建成平台3个。识别率达到95%。", "标志性成果", label="东山县")
    assert (done, [t.value for t in ahead]) == ((), [3, 95])


def test_a_row_that_is_named_for_a_deed_or_a_kind_is_no_place() -> None:
    (target,) = cell("每年培育标杆企业数量\t60家以上\t市级部门", "60家以上", "2027年目标值", label="每年培育标杆企业数量", year=2027)
    assert (target.measure, target.scope, target.year) == ("每年培育标杆企业数量", None, 2027)


def test_a_verb_with_a_number_takes_its_measure_from_the_row() -> None:
    (target,) = cell("5\t断头路打通\t打通 48 条", "打通 48 条", "至2025年底累计", label="断头路打通", year=2025)
    assert (target.measure, target.value, target.unit, target.year) == ("断头路打通", 48, "条", 2025)


def test_a_short_name_in_an_aim_column_is_completed_by_the_row() -> None:
    (target,) = cell("1\t规建管协同\t占比达到 60%", "占比达到 60%", "2025年目标", label="规建管协同", year=2025)
    assert (target.measure, target.value, target.year) == ("规建管协同占比", 60, 2025)


def test_a_cell_may_name_another_place_than_its_row() -> None:
    (target,) = cell("甲区\t3\t城区合计 11 条", "城区合计 11 条", "景观路（20条）", label="甲区")
    assert (target.measure, target.scope, target.value) == ("景观路", "城区", 11)


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("序号", "3"),
        ("责任单位", "8个部门"),
        ("总投资（万元）", "8441"),
        ("建设规模（米） 长度", "2600"),
        ("完成时限", "2025年"),
        ("2020年基数", "30"),
        ("目标", "—"),
    ],
)
def test_leaves_cells_that_set_nothing(header: str, text: str) -> None:
    assert cell(f"1\t某某路\t{text}x", text, header, label="某某路") == ()
