"""Where a header ends, what stands over each column, and which columns number or sort the rows."""

import pytest

from ingest.table_headers import header_depth, header_paths, label_columns, serial_column, spread, subdivided

Rows = list[list[str]]


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        pytest.param([["序号", "任务", "责任单位"], ["1", "清淤", "水务局"]], 1, id="one-row"),
        pytest.param(
            [["序号", "任务", "责任单位", ""], ["", "", "牵头单位", "配合单位"], ["1", "清淤", "甲", "乙"]], 2, id="merged-across"
        ),
        pytest.param([["指标", "目标值", "", ""], ["", "2023年", "2024年", "2025年"], ["普及率", "1", "2", "3"]], 2, id="years-below"),
        pytest.param([["指标", "目标值", "目标值"], ["指标", "2024年", "2025年"], ["普及率", "1", "2"]], 1, id="one-cell-printed-twice"),
        pytest.param(
            [["序号", "指标", "目标值", "目标值"], ["序号", "指标", "2024年", "2025年"], ["1", "普及率", "1", "2"]],
            2,
            id="merged-cells-printed-twice",
        ),
        pytest.param([["类别", "指标", "2025年"], ["", "普及率", "98"]], 1, id="row-under-a-merged-category"),
        pytest.param([["1", "清淤", "水务局"], ["2", "护岸", "水务局"]], 0, id="no-header"),
        pytest.param([["", "东区", "西区"], ["公园", "3", "4"], ["绿道", "1", "2"]], 1, id="names-over-figures"),
        pytest.param([["清淤是指清除河底的淤泥，通常每三年一次，由各镇组织实施，市里补助。", "护岸"], ["甲", "乙"]], 0, id="sentences"),
    ],
)
def test_header_depth(rows: Rows, depth: int) -> None:
    assert header_depth(rows, 0) == depth


@pytest.mark.parametrize(
    ("rows", "width", "paths"),
    [
        pytest.param([["序号", "任务"]], 2, (("序号",), ("任务",)), id="one-row"),
        pytest.param(
            [["任务", "责任单位", ""], ["", "牵头单位", "配合单位"]],
            3,
            (("任务",), ("责任单位", "牵头单位"), ("责任单位", "配合单位")),
            id="two-rows",
        ),
        pytest.param([["任务", "单位"], ["任务", "牵头单位"]], 2, (("任务",), ("单位", "牵头单位")), id="printed-twice"),
        pytest.param([["类别", "指标", "目标"]], 4, (("类别",), ("类别",), ("指标",), ("目标",)), id="first-stands-over-two"),
    ],
)
def test_header_paths(rows: Rows, width: int, paths: tuple[tuple[str, ...], ...]) -> None:
    assert header_paths(rows, width) == paths


@pytest.mark.parametrize(
    ("heads", "column"), [(["类别", "序号", "任务"], 1), (["编号", "任务"], 0), (["No.", "任务"], 0), (["任务"], None)]
)
def test_serial_column(heads: list[str], column: int | None) -> None:
    assert serial_column([(head,) for head in heads]) == column


@pytest.mark.parametrize(
    ("heads", "body", "labels"),
    [
        pytest.param(["类别", "序号", "任务"], [], (0,), id="left-of-the-number"),
        pytest.param(["序号", "类别", "指标", "目标"], [], (1,), id="by-its-name"),
        pytest.param(["领域", "方向", "任务", "单位"], [], (0, 1), id="two-by-their-names"),
        pytest.param(["行动", "任务", "单位"], [["绿化", "植树", "甲"], ["", "种草", "乙"]], (0,), id="empty-below"),
        pytest.param(["行动", "任务", "单位"], [["绿化", "植树", "甲"], ["绿化", "种草", "乙"]], (0,), id="printed-again"),
        pytest.param(
            ["序号", "任务", "举措", "单位"], [["1", "绿化", "植树", "甲"], ["", "", "种草", "乙"]], (1,), id="right-of-the-number"
        ),
        pytest.param(["行动", "任务", "单位"], [["绿化", "植树", "甲"], ["清河", "清淤", "乙"]], (), id="every-row-its-own"),
        pytest.param(["任务", "责任单位", "时限"], [["绿化", "甲", "6月"], ["", "乙", "7月"]], (), id="units-do-not-sort"),
        pytest.param(["责任单位", "任务"], [["甲", "绿化"], ["", "清淤"]], (), id="nor-are-they-sorted-by"),
        pytest.param(
            ["序号", "重点工程", "怎么做", "单位"],
            [["1", "绿化", "城东植树三百株", "甲"], ["2", "", "城西种草两万平", "乙"], ["3", "", "城南补种行道树", "丙"]],
            (1,),
            id="numbers-go-on-below",
        ),
        pytest.param(
            ["序号", "项目名称", "建设内容", "单位"],
            [
                ["1", "东闸", "重建一座水闸", "甲"],
                ["2", "", "加固两座水闸", "乙"],
                *([[str(n), f"闸{n}", "加固水闸", "丙"] for n in range(3, 12)]),
            ],
            (),
            id="one-name-missing",
        ),
        pytest.param(["一级", "二级", "2025年"], [["水", "普及率", "9"], ["", "漏损率", "1"]], (0,), id="by-its-level"),
        pytest.param(["指标类型", "指标", "目标"], [["约束", "a", "1"], ["约束", "b", "2"]], (0,), id="repeated-kind"),
    ],
)
def test_label_columns(heads: list[str], body: Rows, labels: tuple[int, ...]) -> None:
    header = [(head,) for head in heads]
    assert label_columns(header, serial_column(header), body) == labels


@pytest.mark.parametrize(
    ("heads", "body", "parts"),
    [
        pytest.param(
            ["指标", "", "2025年"], [["入园率", "公办", "80"], ["", "民办", "60"], ["入学率", "", "99"]], {1: 0}, id="a-name-in-parts"
        ),
        pytest.param(
            ["指标", "", "", "2025年"],
            [["入园率", "", "公办", "80"], ["", "", "民办", "60"], ["入学率", "", "", "99"]],
            {1: 0, 2: 0},
            id="parts-further-right",
        ),
        pytest.param(["任务", "单位", ""], [["清淤", "甲局", "乙局"], ["护岸", "丙局", ""]], {}, id="a-list-that-runs-on"),
        pytest.param(["指标", "目标", ""], [["普及率", "80", "90"], ["漏损率", "", "9"]], {}, id="figures"),
    ],
)
def test_subdivided(heads: list[str], body: Rows, parts: dict[int, int]) -> None:
    assert subdivided([(head,) if head else () for head in heads], body) == parts


def test_a_header_over_groups_and_their_members_names_both() -> None:
    body = [["供水", "普及率", "98"], ["", "漏损率", "9"], ["", "水质", "99"]]
    assert spread([("指标",), (), ("2025年",)], body) == (("指标",), ("指标",), ("2025年",))
    assert subdivided([("指标",), (), ("2025年",)], body) == {}
    assert label_columns([("指标",), ("指标",), ("2025年",)], None, body) == (0,)
