"""Statements: what each number measures, for whom, by when, with coordination undone. The sentences are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.measures import read_statements
from ingest.statements import Statement


def read(text: str) -> tuple[Statement, ...]:
    return read_statements(text, 0, len(text))


def measures(text: str) -> list[tuple[str, str]]:
    return [(s.measure, s.raw) for s in read(text)]


# text, measures with raw values
PAIRS = [
    # the number after its measure
    ("道路清扫率达到90%以上", [("道路清扫率", "90%以上")]),
    ("建成示范街区12个", [("示范街区", "12个")]),
    ("整治背街小巷80条", [("整治背街小巷", "80条")]),
    ("新建、改造停车场30处", [("新建、改造停车场", "30处")]),
    ("高标准农田累计建成300万亩", [("累计建成高标准农田", "300万亩")]),
    ("按照“应改尽改”的原则完成管网更新25公里", [("管网更新", "25公里")]),
    ("推动服务业增加值占比提高2个百分点", [("服务业增加值占比", "提高2个百分点")]),
    ("修补坑洼、沉陷等病害60处以上", [("修补坑洼、沉陷等病害", "60处以上")]),
    # the number before what it counts
    ("打造20个群众认可的“美好家园”", [("“美好家园”", "20个")]),
    ("完成36座病险水库除险加固", [("病险水库除险加固", "36座")]),
    ("治理10处以上堵点、乱点", [("治理堵点、乱点", "10处以上")]),
    ("2023年完成城区雨水管网15个片区整治", [("城区雨水管网片区整治", "15个")]),
    ("对全市600座桥梁开展安全检测", [("桥梁安全检测", "600座")]),
    ("形成不低于年用气量5%的储气能力", [("储气能力", "5%")]),
    ("五年内实现40%的公交车辆的电动化", [("公交车辆的电动化", "40%")]),
    ("接到报告后30分钟内到达现场", [("到达现场", "30分钟内")]),
    ("建成两座污水处理厂", [("污水处理厂", "两座")]),
    # coordination
    ("秸秆利用率、粪污利用率分别达到90%、85%", [("秸秆利用率", "90%"), ("粪污利用率", "85%")]),
    ("垃圾处置资源化率和无害化率均达到100%", [("垃圾处置资源化率", "100%"), ("垃圾处置无害化率", "100%")]),
    ("A类单位、居民小区覆盖率分别达到15%、13%", [("A类单位覆盖率", "15%"), ("居民小区覆盖率", "13%")]),
    ("工地扬尘、噪声问题投诉率下降20%", [("工地扬尘、噪声问题投诉率", "下降20%")]),
    ("建设示范片区6个、精品公园10个", [("示范片区", "6个"), ("精品公园", "10个")]),
    ("建设8个联勤站和4个示范点", [("联勤站", "8个"), ("示范点", "4个")]),
    (
        "完成500部电梯、300处消防设施和200户用气设备的检查",
        [("电梯的检查", "500部"), ("消防设施的检查", "300处"), ("用气设备的检查", "200户")],
    ),
    ("培育国家级绿色工厂5家，省级10家", [("国家级绿色工厂", "5家"), ("省级绿色工厂", "10家")]),
    ("增加值占比提高3个百分点，达到12%", [("增加值占比", "提高3个百分点"), ("增加值占比", "12%")]),
    ("2024年改造管网60公里；2025年改造80公里", [("改造管网", "60公里"), ("改造管网", "80公里")]),
    ("将物业管理纳入考核，占比不低于10%", [("物业管理纳入考核占比", "不低于10%")]),
    ("检查保洁质量，每周不少于1次", [("检查保洁质量", "每周不少于1次")]),
    ("形成“1+2”（1个总纲，2个分册）体系", [("总纲", "1个"), ("分册", "2个")]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[p[0] for p in PAIRS])
def test_names_what_is_measured(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


# text, (measure, scope, value)
SCOPES = [
    ("全市打造驿站370座", [("驿站", "全市", 370)]),
    ("各乡镇（街道）完成不少于2条道路提升", [("道路提升", "各乡镇（街道）", 2)]),
    ("每个县（市、区）创成2-3条特色路", [("特色路", "每个县（市、区）", 2)]),
    ("市区清扫率达80%以上、县级城市达到70%以上", [("市区清扫率", "市区", 80), ("清扫率", "县级城市", 70)]),
    (
        "推进20条道路改造（其中甲城区5条、乙湾区3条、丙口2条）",
        [("道路改造", None, 20), ("道路改造", "甲城区", 5), ("道路改造", "乙湾区", 3), ("道路改造", "丙口", 2)],
    ),
    ("甲县、乙县分别造林1.2万亩、0.8万亩", [("造林", "甲县", 1.2), ("造林", "乙县", 0.8)]),
    (
        "普查管网长度达5000公里以上，其中供水1800公里、燃气700公里",
        [("普查管网长度", None, 5000), ("普查管网长度", "供水", 1800), ("普查管网长度", "燃气", 700)],
    ),
    ("公厕达到每平方公里5座", [("公厕", "每平方公里", 5)]),
    ("新增泊位2万个，其中老旧小区周边不少于5000个", [("新增泊位", None, 2), ("新增泊位", "老旧小区周边", 5000)]),
    ("每500米设置1处休憩点", [("休憩点", "每500米", 1)]),
    ("基层站所50%以上在编人员上路执勤", [("在编人员上路执勤", "基层站所", 50)]),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES, ids=[s[0] for s in SCOPES])
def test_tells_for_whom(text: str, expected: list[tuple[str, str | None, float]]) -> None:
    assert [(s.measure, s.scope, s.quantity.value) for s in read(text)] == expected


# text, years
YEARS = [
    ("到2025年，甲率达到90%、乙率达到80%", [2025, 2025]),
    ("2021年完成管网整治22片，2022年完成37片", [2021, 2022]),
    ("2023年、2024年分别新增学位3000个、2500个", [2023, 2024]),
    ("新建公厕300座，其中2024年100座、2025年200座", [None, 2024, 2025]),
    ("普及率由2020年的91%提高到2025年的96%", [2020, 2025]),
    ("2022年前完成检测，城区每年道路维修不少于50万平方米", [None]),
    ("到2025年，用水量较2020年下降16%", [2025]),
]


@pytest.mark.parametrize(("text", "years"), YEARS, ids=[y[0] for y in YEARS])
def test_tells_by_when(text: str, years: list[int | None]) -> None:
    assert [s.time.year if s.time else None for s in read(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "构筑“15分钟生活圈”", "落实24小时值班制度", "强化工地7个100%管理", "推进老旧住宅二次供水改造", "落实三项制度",
        "聚焦5个方面问题", "《某市2021-2023年行动计划（第2版）》", "健全市、县、乡三级体系",
        "60周岁以上老人免费乘车", "划分为12个片区", "打通服务“最后一公里”",
        "实施“415”产业集群工程", "每2个月一调度",
    ],
)  # fmt: skip
def test_leaves_names_and_slogans(text: str) -> None:
    assert measures(text) == []


def test_a_condition_is_no_measure_but_belongs_to_the_name() -> None:
    assert measures("气化率低于50%的乡镇实现站点全覆盖") == []
    assert measures("建设日处理1000吨的污水处理厂2座") == [("日处理1000吨的污水处理厂", "2座")]


def test_a_norm_in_quotes_is_carried_out() -> None:
    text = "实施“主干道18小时、次干道16小时”保洁时长标准，甲街道实施“24小时保洁”标准"
    assert measures(text) == [("主干道保洁时长", "18小时"), ("次干道保洁时长", "16小时"), ("甲街道保洁", "24小时")]


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("截至2020年底，建成公园158个", True),
        ("已累计改造公厕60座", True),
        ("近三年新增绿地70公顷", True),
        ("目前拥有泊位3000个，到2025年达到5000个", False),
        ("改造公厕60座", False),
    ],
    ids=["until", "already", "recent", "now-then-aim", "plain"],
)
def test_tells_reports_from_aims(text: str, past: bool) -> None:
    assert read(text)[-1].past is past


def test_offsets_count_in_the_whole_text() -> None:
    text = "前文。到2025年，新增绿地20公顷。后文。"
    (statement,) = read_statements(text, 3, 18)
    assert text[statement.quantity.start : statement.quantity.end] == "20公顷"
    assert text[statement.start : statement.end] == "到2025年，新增绿地20公顷"


@given(st.text(alphabet="建成公园率达到5%个、，。；（）“”各县区每年其中由提高至已和分别10以上2025 的一次", max_size=120))
def test_any_text_gives_statements_that_slice_back(text: str) -> None:
    for statement in read(text):
        assert statement.start <= statement.quantity.start < statement.quantity.end <= statement.end
        assert "".join(text[statement.quantity.start : statement.quantity.end].split()).strip("、，。；（）") in statement.raw
