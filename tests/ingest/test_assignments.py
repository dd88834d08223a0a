"""Who has which part: in columns, in brackets, in sentences."""

from __future__ import annotations

import pytest

from ingest.assignments import assignments_in_cell, assignments_in_text
from ingest.roles import role_of_header
from ingest.stretches import Stretch
from ontology.records import Assignment, Section, SectionKind


def told(found: tuple[Assignment, ...]) -> list[tuple[str, str]]:
    return [(a.role, a.unit) for a in found]


def in_text(text: str, kind: SectionKind = "tasks", task: str | None = "T1", header: tuple[str, ...] = ()) -> tuple[Assignment, ...]:
    section = Section(id="s1", title="节", level=1, kind=kind, order=0, start=0, body=0, end=len(text))
    return assignments_in_text(text, [Stretch(start=0, end=len(text), section=section, kind="paragraph", task=task, header=header)])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("水利局 财政局", [("responsible", "水利局"), ("responsible", "财政局")], id="plain-list"),
        pytest.param(
            "河长办牵头,水利部门、属地镇街配合。",
            [("lead", "河长办"), ("cooperate", "水利部门"), ("cooperate", "属地镇街")],
            id="roles-inside",
        ),
        pytest.param(
            "林业部门牵头、农业部门、乡镇（街道）配合。",
            [("lead", "林业部门"), ("cooperate", "农业部门"), ("cooperate", "乡镇（街道）")],
            id="wrong-mark",
        ),
        pytest.param(
            "“雪亮工程”领导小组牵头公安、司法部门和3个街道配合。",
            [("lead", "“雪亮工程”领导小组"), ("cooperate", "公安"), ("cooperate", "司法部门"), ("cooperate", "3个街道")],
            id="missing-mark",
        ),
        pytest.param(
            "水利部门牵头,气象部门负责制定预报发布细则,各水库、水电站管理单位负责配合实施。",
            [("lead", "水利部门"), ("responsible", "气象部门"), ("cooperate", "各水库、水电站管理单位")],
            id="three-roles",
        ),
        pytest.param("各有关部门和运营单位做好配合工作。", [("cooperate", "各有关部门"), ("cooperate", "运营单位")], id="do-well"),
        pytest.param("市水利局（牵头）、市财政局", [("lead", "市水利局"), ("responsible", "市财政局")], id="role-in-brackets"),
        pytest.param(
            "牵头单位：市水利局；配合单位：市财政局、市住建局",
            [("lead", "市水利局"), ("cooperate", "市财政局"), ("cooperate", "市住建局")],
            id="labels",
        ),
        pytest.param(
            "省水利厅牵头，省财政厅、省林业局",
            [("lead", "省水利厅"), ("responsible", "省财政厅"), ("responsible", "省林业局")],
            id="the-rest",
        ),
        pytest.param("住建局牵头，各街道（镇）落实", [("lead", "住建局"), ("implement", "各街道（镇）")], id="carry-out"),
        pytest.param("市水利局*、市财政局", [("responsible", "市水利局"), ("responsible", "市财政局")], id="a-star-without-its-key"),
        pytest.param("/", [], id="none"),
    ],
)
def test_cells_of_unit_columns(cell: str, expected: list[tuple[str, str]]) -> None:
    assert told(assignments_in_cell(cell, 0, len(cell), "responsible", "T1")) == expected


FIRST = [("lead", "水利局"), ("responsible", "财政局")]


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        pytest.param("责任单位（列首位的为牵头单位）", "水利局、财政局", FIRST, id="first"),
        pytest.param("责任单位（排第一位的为牵头单位）", "水利局、财政局", FIRST, id="first-in-order"),
        pytest.param("责任单位（加*的为牵头单位）", "财政局、水利局*", FIRST[::-1], id="starred"),
        pytest.param(
            "责任部门（第一个为牵头部门，其余为配合部门）",
            "水利局、财政局",
            [("lead", "水利局"), ("cooperate", "财政局")],
            id="others-cooperate",
        ),
        pytest.param("责任单位", "水利局、财政局", [("responsible", "水利局"), ("responsible", "财政局")], id="nothing-said"),
    ],
)
def test_a_header_that_says_who_leads(header: str, cell: str, expected: list[tuple[str, str]]) -> None:
    assert told(assignments_in_cell(cell, 0, len(cell), role_of_header(header), "T1", header=header)) == expected


def test_the_rest_of_a_cut_cell_has_no_first_unit() -> None:
    header = "责任单位（列首位的为牵头单位）"
    assert told(assignments_in_cell("林业局", 0, 3, role_of_header(header), "T1", header=header, first=False)) == [
        ("responsible", "林业局")
    ]


def test_scopes_and_evidence() -> None:
    cell = "航运部门（港航中心）牵头码头事项。 渔业部门和属地乡镇按照各自职责牵头渔港修复事项。"
    found = assignments_in_cell(cell, 0, len(cell), "responsible", "T1")
    assert [(a.unit, a.role, a.scope) for a in found] == [
        ("航运部门（港航中心）", "lead", "码头事项"),
        ("渔业部门", "lead", "渔港修复事项"),
        ("属地乡镇", "lead", "渔港修复事项"),
    ]
    assert cell[found[0].evidence[0].start : found[0].evidence[0].end] == "航运部门（港航中心）牵头码头事项"


def test_a_column_that_names_no_units_gives_none() -> None:
    assert assignments_in_cell("水利局 财政局", 0, 7, None, "T1") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "推进灌区改造。（水利部牵头，财政部、农业农村部等参与，地方各级人民政府负责落实）",
            [("lead", "水利部"), ("cooperate", "财政部"), ("cooperate", "农业农村部"), ("responsible", "地方各级人民政府")],
            id="ministries-in-brackets",
        ),
        pytest.param(
            "开放数据。（牵头单位：省大数据局；配合单位：省公安厅，各设区市政府；完成时限：2026年6月）",
            [("lead", "省大数据局"), ("cooperate", "省公安厅"), ("cooperate", "各设区市政府")],
            id="labels-in-brackets",
        ),
        pytest.param(
            "治理扬尘。责任单位：市住建局、市城管局。",
            [("responsible", "市住建局"), ("responsible", "市城管局")],
            id="label-without-brackets",
        ),
        pytest.param(
            "修复湿地。[林草局、水利部等按职责分工负责]", [("responsible", "林草局"), ("responsible", "水利部")], id="square-brackets"
        ),
        pytest.param("共享数据。〔省公安厅、省民政厅〕", [("responsible", "省公安厅"), ("responsible", "省民政厅")], id="bare-bracket"),
        pytest.param("建设泵站（一期、二期）", [], id="bracket-of-other-things"),
        pytest.param("由市林业局牵头，市水利局配合，完成普查。", [("lead", "市林业局"), ("cooperate", "市水利局")], id="led-by"),
        pytest.param(
            "由市生态环境局会同市水利局组织实施。", [("implement", "市生态环境局"), ("cooperate", "市水利局")], id="together-with"
        ),
        pytest.param(
            "粮食部门牵头相关部门、乡镇，每月抽检。",
            [("lead", "粮食部门"), ("cooperate", "相关部门"), ("cooperate", "乡镇")],
            id="leads-others",
        ),
        pytest.param("各乡镇负责人员转移，负责人签字。", [("responsible", "各乡镇")], id="not-the-person-in-charge"),
        pytest.param("区级抓推进，负责方案编制。", [("responsible", "区级")], id="level-of-government"),
        pytest.param("实施河道清淤，配合完成泵站改造，推行片长负责制。", [], id="verbs-without-units"),
        pytest.param("健全党委领导、政府负责、公众参与的治理格局。", [], id="slogan"),
        pytest.param("各县区政府要切实承担主体责任，落实经费。", [("responsible", "各县区政府")], id="printed-responsibility"),
        pytest.param("各乡镇要加快进度。", [], id="no-role-printed"),
        pytest.param("形成水务局牵头抓总、部门协同、社会广泛参与的治水格局。", [("lead", "水务局")], id="slogan-after-a-lead"),
        pytest.param("水利局和林业局各按职责牵头巡查。", [("lead", "水利局"), ("lead", "林业局")], id="each-by-its-duties"),
        pytest.param("市、区县水务局负责调度。", [("responsible", "市、区县水务局")], id="levels-of-one-name"),
        pytest.param("市级负责统筹，区级负责落实。", [("responsible", "市级"), ("responsible", "区级")], id="levels-by-themselves"),
        pytest.param(
            "省水利厅会同省财政厅负责资金安排，市县人民政府负责组织实施。",
            [("responsible", "省水利厅"), ("implement", "市县人民政府"), ("cooperate", "省财政厅")],
            id="charged-with-carrying-out",
        ),
        pytest.param("疾控局牵头，会同教育部组织实施。", [("lead", "疾控局"), ("cooperate", "教育部")], id="along-with"),
        pytest.param("水利部、财政部等部门负责推动落实。", [("responsible", "水利部"), ("responsible", "财政部")], id="ministries-charged"),
        pytest.param("（水利部等有关部门和单位负责）", [("responsible", "水利部")], id="deng-in-brackets"),
        pytest.param(
            "（水利部、供销合作总社等和各有关省级政府负责）",
            [("responsible", "水利部"), ("responsible", "供销合作总社"), ("responsible", "各有关省级政府")],
            id="deng-and-others",
        ),
        pytest.param(
            "（市委组织部、市工商联、团市委、云海海关、云海电视台按职责分工负责）",
            [("responsible", u) for u in ("市委组织部", "市工商联", "团市委", "云海海关", "云海电视台")],
            id="party-and-peoples-organisations",
        ),
        pytest.param(
            "（责任单位：市水务局、省林业集团〔筹〕、市水务集团（供水公司），列第一位的为牵头单位）",
            [("lead", "市水务局"), ("responsible", "省林业集团〔筹〕"), ("responsible", "市水务集团（供水公司）")],
            id="a-remark-is-no-unit",
        ),
        pytest.param(
            "（责任单位：市水务局，各县区政府，以下各条均须县区落实，不再列出）",
            [("responsible", "市水务局"), ("responsible", "各县区政府")],
            id="what-holds-below",
        ),
        pytest.param(
            "（牵头责任单位：市水务局，配合责任单位：市财政局）", [("lead", "市水务局"), ("cooperate", "市财政局")], id="long-labels"
        ),
        pytest.param("牵头：市水务局；配合：市妇联。", [("lead", "市水务局"), ("cooperate", "市妇联")], id="short-labels"),
        pytest.param(
            "责任单位：市水务局牵头，市林业局配合。", [("lead", "市水务局"), ("cooperate", "市林业局")], id="roles-behind-a-label"
        ),
        pytest.param("清淤完成。（市水务局）", [("responsible", "市水务局")], id="one-unit-after-a-sentence"),
        pytest.param("报送主管部门（市水务局）。", [], id="one-unit-beside-a-name"),
        pytest.param("（展示厅、体验区建设）", [], id="bracket-of-buildings"),
        pytest.param("（水利部指导，供销合作总社参与）", [("responsible", "水利部"), ("cooperate", "供销合作总社")], id="guided"),
        pytest.param("（各地级市政府结合实际落实）", [("implement", "各地级市政府")], id="as-things-are"),
        pytest.param("水利局要会同有关部门编制方案。", [("lead", "水利局"), ("cooperate", "有关部门")], id="together-without-a-role"),
        pytest.param(
            "各级水利部门会同林业部门巡护。", [("responsible", "各级水利部门"), ("cooperate", "林业部门")], id="a-group-does-not-lead"
        ),
        pytest.param(
            "水利局要发挥牵头作用，完善规程，会同各有关部门抓好巡护。",
            [("lead", "水利局"), ("cooperate", "各有关部门")],
            id="together-later-on",
        ),
        pytest.param(
            "由水利局牵头，会同林业局巡护。（责任单位：水利局、林业局）",
            [("responsible", "水利局"), ("responsible", "林业局"), ("lead", "水利局"), ("cooperate", "林业局")],
            id="a-sentence-beside-a-label",
        ),
        pytest.param(
            "民政、公安、人民防空、水利局等部门要积极配合。",
            [("cooperate", u) for u in ("民政", "公安", "人民防空", "水利局")],
            id="fields-of-departments",
        ),
        pytest.param("水价由联合定价办公室负责测算。", [("responsible", "联合定价办公室")], id="by-whom"),
        pytest.param("由云海水文站管理处承担日常巡测。", [("responsible", "云海水文站管理处")], id="carried-by"),
        pytest.param("水利部门依照规程牵头复核。", [("lead", "水利部门")], id="adverbial-between"),
        pytest.param(
            "市级编制规程，水利部门依照规程牵头复核，财政部门参与。",
            [("lead", "水利部门"), ("cooperate", "财政部门")],
            id="adverbial-in-a-later-clause",
        ),
        pytest.param("各县政府是护林的责任主体，要落实经费。", [("responsible", "各县政府")], id="the-one-responsible"),
        pytest.param("由各县（区）政府负责组织实施。", [("implement", "各县（区）政府")], id="bracket-after-by"),
        pytest.param("鼓励骨干企业牵头护林，引导林场参与。", [], id="urged"),
        pytest.param("推动灌区与供水企业协同开展节水。", [], id="firms"),
        pytest.param("主管单位负责解释，各方积极参与。", [], id="parties"),
        pytest.param("明确专门机构负责巡护。", [], id="chosen"),
        pytest.param("实行水利站负责、农户参与、乡镇监管的机制。", [], id="formula"),
        pytest.param("降低节水企业要素成本。", [], id="yaosu"),
    ],
)
def test_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(in_text(text)) == expected


def test_safeguards_lay_duties_on_their_subjects() -> None:
    found = in_text("各级党委和政府要重视节水。水利部门要加强统筹，财政部门要保障投入。", kind="safeguards")
    assert [(a.unit, a.scope) for a in found] == [("各级党委和政府", "重视节水"), ("水利部门", "加强统筹"), ("财政部门", "保障投入")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("各责任单位要压实责任，配合单位要主动作为。", [], id="parts"),
        pytest.param("区级抓推进，干部要下沉一线。", [], id="levels-and-people"),
        pytest.param("各地区、林业部门要充分认识护林的意义，加强领导。", [], id="what-all-are-told"),
        pytest.param("各省（自治区、直辖市）教育行政部门要定方案。", ["各省（自治区、直辖市）教育行政部门"], id="bracket-in-the-name"),
        pytest.param("财政部门要保障投入，审计部门要强化监督。", ["财政部门", "审计部门"], id="fields"),
    ],
)
def test_a_part_or_a_level_is_no_unit(text: str, expected: list[str]) -> None:
    assert [a.unit for a in in_text(text, kind="safeguards")] == expected


@pytest.mark.parametrize(
    ("task", "header"), [pytest.param(None, (), id="outside-tasks"), pytest.param("T1", ("责任单位",), id="unit-column")]
)
def test_what_is_not_read_here(task: str | None, header: tuple[str, ...]) -> None:
    assert in_text("由市林业局牵头，市水利局配合。", task=task, header=header) == ()


def paragraphs(*texts: str) -> list[list[tuple[str, str]]]:
    text, section = "\n".join(texts), Section(id="s1", title="节", level=1, kind="tasks", order=0, start=0, body=0, end=99)
    starts = [sum(len(t) + 1 for t in texts[:at]) for at in range(len(texts))]
    stretches = [
        Stretch(start=start, end=start + len(t), section=section, kind="paragraph", task=f"T{at}")
        for at, (start, t) in enumerate(zip(starts, texts, strict=True))
    ]
    found = assignments_in_text(text, stretches)
    return [told(tuple(a for a in found if a.task == f"T{at}")) for at in range(len(texts))]


def test_a_note_holds_from_there_on() -> None:
    assert paragraphs(
        "清淤。（林业局、水利局负责）",
        "护岸。（水利局、林业局负责，排在第一位的为牵头部门，下同）",
        "植树。（林业局、水利局负责）",
        "（各县区政府负责）",
    ) == [
        [("responsible", "林业局"), ("responsible", "水利局")],
        [("lead", "水利局"), ("responsible", "林业局")],
        [("lead", "林业局"), ("responsible", "水利局")],
        [("responsible", "各县区政府")],
    ]


def test_what_is_given_by_whom_is_the_scope() -> None:
    assert [(a.unit, a.scope) for a in in_text("护林经费由财政局负责。")] == [("财政局", "护林经费")]


def test_one_unit_once_a_role() -> None:
    found = in_text("市水利局牵头清淤。市水利局牵头护岸。")
    assert told(found) == [("lead", "市水利局")]
    assert found[0].id == in_text("市水利局牵头清淤。")[0].id
