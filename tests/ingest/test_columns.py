"""What a table lists, and what each of its columns holds."""

import pytest

from ingest.columns import grid_kind, read_columns, unit_in_header
from tests.reading import grid_of


def table(header: str, *rows: str) -> str:
    return "\n".join(line.replace(" ", "\t") for line in (header, *rows))


@pytest.mark.parametrize(
    ("header", "row", "title", "kind"),
    [
        pytest.param("指标 单位 2020年 2025年", "普及率 % 91 98", "", "indicators", id="years"),
        pytest.param("序号 类别 指标名称 目标值 属性", "1 供水 普及率 98 约束性", "", "indicators", id="aim-and-attribute"),
        pytest.param("类别 主要指标 规划目标 完成情况", "供水 普及率 98% 完成", "", "indicators", id="outcomes"),
        pytest.param("名称 单位 2025年", "普及率 % 98", "主要指标", "indicators", id="indicators-by-the-title"),
        pytest.param("序号 项目 单位 2025年 属性", "1 普及率 % 98 预期性", "主要发展目标", "indicators", id="aims-by-the-title"),
        pytest.param("指标 单位 2025年 责任单位", "普及率 % 98 水务局", "", "indicators", id="indicators-with-a-unit-that-answers"),
        pytest.param("序号 工作指标 2027年目标值 责任单位", "1 普及率 98% 水务局", "", "indicators", id="aims-with-a-unit-that-answers"),
        pytest.param("一级 二级 十三五期间 2025目标", "供水 普及率 91 不低于98", "核心指标", "indicators", id="levels-by-the-title"),
        pytest.param("一级指标 二级指标 三级指标 指标性质", "供水 水量 普及率 定量", "", "indicators", id="indicators-without-values"),
        pytest.param("序号 任务 责任单位 完成时限", "1 清淤 水务局 2025年底", "", "tasks", id="tasks"),
        pytest.param("工程名称 地点 总投资（亿元） 2025年目标", "水库 江口 38 蓄水", "", "tasks", id="projects"),
        pytest.param("区县 公园（个） 绿道（公里）", "东区 3 12", "", "shares", id="shared-over-places"),
        pytest.param("序号 地区 户厕改造数", "1 东区 3", "", "shares", id="shared-with-a-number"),
        pytest.param("区县 项目名称 责任单位", "东区 清淤 水务局", "", "tasks", id="places-of-projects"),
        pytest.param("考核项目 分值 评分标准", "清淤 10 每处扣1分", "", "other", id="scores"),
        pytest.param("序号 单位 姓名 职务", "1 水务局 陈立 局长", "", "other", id="people"),
    ],
)
def test_grid_kind(header: str, row: str, title: str, kind: str) -> None:
    assert grid_kind(grid_of(table(header, row, row.replace("东区", "西县"))), title) == kind


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("序号 任务 责任单位 完成时限", "serial name unit deadline"),
        ("完成时限 配合单位 牵头单位 重点任务", "deadline unit unit name"),
        ("牵头单位 项目名称 建设内容 投资（万元）", "unit name measures figure"),
        ("序号 区县 项目名称 建设规模 建设起止年限", "serial detail name figure deadline"),
        ("序号 建设地点 主要内容 责任部门", "serial detail name unit"),
        ("序号 实践主题 任务目标 实践举措 责任单位", "serial name aim measures unit"),
        ("类别 序号 事项 具体任务 责任领导", "label serial name measures unit"),
        ("序号 重点任务 具体举措 2024年 2025年", "serial name measures value value"),
        ("序号 工作内容 预期成果 进度", "serial name aim deadline"),
        ("序号 项目名称 建设规模及内容 总投资", "serial name measures figure"),
        ("序号 企业名称 项目名称 建设周期", "serial detail name deadline"),
    ],
)
def test_columns_of_tasks(header: str, kinds: str) -> None:
    grid = grid_of(table(header, " ".join("甲乙丙丁戊"[: len(header.split())])))
    assert [c.kind for c in read_columns(grid, "tasks")] == kinds.split()


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("序号 指标 单位 2020年 2025年 属性", "serial name unit_of_measure value value attribute"),
        ("类别 指标名称 现状值 目标值 指标属性", "label name value value attribute"),
        ("指标 计量单位 2025年 较2020年增减 备注", "name unit_of_measure value detail detail"),
        ("指标 2025年 累计[年均] 责任单位", "name value value detail"),
        ("主要指标 规划目标 完成情况", "name value value"),
    ],
)
def test_columns_of_indicators(header: str, kinds: str) -> None:
    grid = grid_of(table(header, " ".join("甲乙丙丁戊己"[: len(header.split())])))
    assert [c.kind for c in read_columns(grid, "indicators")] == kinds.split()


@pytest.mark.parametrize(
    ("cells", "kind"), [(["水务局", "园林局"], "unit"), (["公里", "座"], "detail")], ids=["of-government", "of-measure"]
)
def test_a_column_headed_unit_is_told_by_its_cells(cells: list[str], kind: str) -> None:
    grid = grid_of(table("序号 任务 单位", *(f"{n} 清淤 {cell}" for n, cell in enumerate(cells, 1))))
    assert read_columns(grid, "tasks")[2].kind == kind


@pytest.mark.parametrize(
    ("head", "year"),
    [("2025年目标", 2025), ("“十四五”末", 2025), ("“十三五”期末", 2020), ("2030年", 2030), ("目标值", None), ("2025年比2020年", 2025)],
)
def test_year_of_a_column(head: str, year: int | None) -> None:
    (column, *_) = reversed(read_columns(grid_of(table(f"指标 {head}", "普及率 98")), "indicators"))
    assert column.year == year


def test_the_year_may_stand_in_the_upper_row() -> None:
    grid = grid_of("指标\t2025年\t\t属性\n\t全市\t城区\t\n普及率\t95\t98\t约束性\n")
    assert [c.year for c in read_columns(grid, "indicators")] == [None, 2025, 2025, None]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("总投资（万元）", "万元"),
        ("长度(公里)", "公里"),
        ("公园（个）", "个"),
        ("普及率（%）", "%"),
        ("浓度（微克/立方米）", "微克/立方米"),
        ("泊位（万个）", "万个"),
        ("算力（EFlops）", "EFlops"),
        ("时延（ms）", "ms"),
        ("创建数（所/个）", "所/个"),
        ("支出（万元）（全市）", "万元"),
        ("入学率（%）小学段", "%"),
        ("道路（主干道）", None),
        ("责任单位（牵头）", None),
        ("目标（2025年）", None),
        ("长度", None),
    ],
)
def test_unit_in_header(head: str, unit: str | None) -> None:
    assert unit_in_header(head) == unit
