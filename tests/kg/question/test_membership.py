"""Members of what a plan divides into parts: by the noun their names end in, by the order words of a paragraph, by a table's groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "members"),
    [
        pytest.param("青禾渔业行动计划分哪三大工程", ["良种繁育工程", "鱼塘改造工程", "品牌培育工程"], id="noun-of-the-names"),
        pytest.param(
            "青禾品牌培育从哪三个方面着手", ["开展地理标志认证", "举办渔港美食节", "建设冷链直播基地"], id="points-of-a-paragraph"
        ),
        pytest.param("青禾渔业计划的基本原则有哪几条", ["坚持生态优先", "坚持质量为本"], id="short-sentences-that-begin-paragraphs"),
        pytest.param("青禾渔港应急状态分为哪两级", ["市级", "县级"], id="two-with-brackets"),
        pytest.param("青禾渔港分成哪三级", ["中心渔港", "一级渔港", "避风锚地"], id="number-behind-the-list"),
        pytest.param("青禾渔业重点项目哪几项的进度安排是持续推进", ["南湾冷库", "南湾码头改造"], id="rows-by-a-cell"),
    ],
)
def test_members(ask_third: Ask, question: str, members: list[str]) -> None:
    answer = ask_third(question)
    assert answer.status == "answered", answer.answer
    assert [item.label for item in answer.items] == members


@pytest.mark.parametrize(
    ("question", "number"),
    [
        pytest.param("青禾指标表里绿色养殖大类下面有几个指标", 2, id="indicators-of-a-group"),
        pytest.param("青禾良种繁育工程的配合单位一共有几家", 3, id="units-of-a-role"),
        pytest.param("良种繁育工程由几个部门牵头", 2, id="units-that-lead"),
        pytest.param("青禾渔业计划一共分几章", 4, id="chapters"),
    ],
)
def test_counts(ask_third: Ask, question: str, number: int) -> None:
    [item] = ask_third(question).items
    assert item.value == number
    assert len(item.members) == number


@pytest.mark.parametrize(
    ("question", "label", "value"),
    [
        pytest.param("青禾渔业重点项目哪个县最多", "南湾县", 3, id="place-with-the-most-rows"),
        pytest.param("青禾渔业重点项目里投资最大的是哪个项目", "北屿深水网箱", 5600, id="dearest-row"),
    ],
)
def test_extremes(ask_third: Ask, question: str, label: str, value: float) -> None:
    item = ask_third(question).items[0]
    assert (item.label, item.value) == (label, value)


def test_the_sum_of_a_place(ask_third: Ask) -> None:
    [item] = ask_third("青禾渔业重点项目南湾县一共投多少万元").items
    assert (item.value, item.unit, len(item.members)) == (5900, "万元", 3)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        pytest.param("青禾渔港美食节的内容写在哪一节", "三、重点任务 / （三）品牌培育工程", id="text"),
        pytest.param("青禾育苗中心归在哪个重点任务底下", "三、重点任务 / （一）良种繁育工程", id="text-before-table"),
        pytest.param("青禾鱼塘改造放在哪一章", "三、重点任务 / （二）鱼塘改造工程", id="heading"),
    ],
)
def test_where_it_is_said(ask_third: Ask, question: str, path: str) -> None:
    assert [item.label for item in ask_third(question).items] == [path]
