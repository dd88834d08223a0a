from __future__ import annotations

import pytest

from kg.question.enumerations import lists_in, pairs_of, runs_of, strip_lead


def members(sentence: str) -> list[list[str]]:
    return [[sentence[a:b] for a, b in listing.members] for listing in lists_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("整治车站、菜市场、河道等区域。", [["车站", "菜市场", "河道"]], id="ends-at-etc"),
        pytest.param("设置铁锹、水桶和反光锥。", [["铁锹", "水桶", "反光锥"]], id="last-two-joined-by-and"),
        pytest.param('开展"清渠""疏堵""补绿"行动。', [['"清渠"', '"疏堵"', '"补绿"']], id="quoted"),
        pytest.param("修订《灯具条例》《井盖办法》。", [["《灯具条例》", "《井盖办法》"]], id="titles"),
        pytest.param("划分片区(东门-西门-南门)管理。", [["东门", "西门", "南门"]], id="dashes-in-brackets"),
        pytest.param("东湖绿道、南山绿道、北岭绿道获评最美绿道。", [["东湖绿道", "南山绿道", "北岭绿道"]], id="predicate-behind"),
        pytest.param('镇、村、网格"三级联动"。', [["镇", "村", "网格"]], id="quoted-sum-behind"),
        pytest.param("集冲洗车、清雪车和护栏车为一体。", [["冲洗车", "清雪车", "护栏车"]], id="shared-noun-and-one-more"),
        pytest.param("全县路灯全部点亮。", [], id="no-list"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lists(sentence: str, found: list[list[str]]) -> None:
    assert members(sentence) == found


def test_a_list_in_brackets_stands_beside_the_list_that_holds_it() -> None:
    found = members("整治桥梁(含支座、护栏)、隧道、涵洞。")
    assert ["支座", "护栏"] in found
    assert ["桥梁(含支座、护栏)", "隧道", "涵洞"] in found


def test_a_list_keeps_its_clause_beside_it() -> None:
    [listing] = lists_in("每月,重点整治车站、菜市场、河道等区域。")
    assert (listing.before.startswith("重点整治"), listing.after.startswith("等区域")) == (True, True)


def test_names_that_end_alike() -> None:
    sentence = "设东门片区西门片区南门片区"
    [run] = runs_of(sentence, "片区")
    assert [sentence[a:b] for a, b in run.members] == ["设东门片区", "西门片区", "南门片区"]


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        pytest.param("加快推进垃圾分类", "垃圾分类", id="verbs"),
        pytest.param("垃圾分类", "垃圾分类", id="none"),
        pytest.param("建设", "建设", id="nothing-would-be-left"),
    ],
)
def test_leading_verbs_are_taken_off(words: str, bare: str) -> None:
    assert strip_lead(words) == bare


@pytest.mark.parametrize(
    ("sentence", "head", "pair"),
    [
        pytest.param("逐步提高上报率和办结率。", "率", ["上报率", "办结率"], id="verbs-before"),
        pytest.param("落实路长制度与巡查制度。", "制度", ["路长制度", "巡查制度"], id="longer-noun"),
        pytest.param("提高上报率。", "率", [], id="one-only"),
        pytest.param("提高上报率和办结率。", "", [], id="no-noun"),
    ],
)
def test_pairs(sentence: str, head: str, pair: list[str]) -> None:
    assert [sentence[a:b] for listing in pairs_of(sentence, head) for a, b in listing.members] == pair
