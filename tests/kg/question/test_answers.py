"""Questions over two small plans, kind by kind, each in words that differ from the plans' own where people's would."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.question.answer import Answer

Ask = Callable[[str], Answer]


def labels(answer: Answer) -> list[str]:
    assert answer.status == "answered", answer.answer
    return [item.label for item in answer.items]


@pytest.mark.parametrize(
    ("question", "units"),
    [
        pytest.param("井盖整治由哪个单位牵头？云溪的", ["市住房和城乡建设局"], id="lead-under-a-heading"),
        pytest.param("松岭县公厕改造谁牵头", ["县住建局"], id="lead-in-a-row"),
        pytest.param("松岭县路灯节能改造谁牵头，谁配合？", ["县综合执法局", "县供电公司"], id="two-roles"),
        pytest.param("云溪市夜间照明提升行动有哪些配合单位", ["市财政局", "市供电公司"], id="several"),
        pytest.param("松岭县井盖普查是谁挑头的", ["县住建局"], id="everyday-word-for-lead"),
        pytest.param("书院街由谁实施？", ["城关镇"], id="implements"),
        pytest.param("支路破损由谁修复？", ["属地乡镇"], id="in-running-text"),
        pytest.param("松领县井盖普察谁牵头", ["县住建局"], id="two-slips-of-the-pen"),
        pytest.param("Which unit leads the manhole cover task in Songling?", ["县住建局"], id="english"),
    ],
)
def test_units(ask: Ask, question: str, units: list[str]) -> None:
    assert labels(ask(question)) == units


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        pytest.param("县供电公司配合哪些任务？", ["井盖普查", "路灯节能改造"], id="of-a-unit"),
        pytest.param("松岭“环境卫生”这类有哪些任务？", ["垃圾分类提升", "公厕改造"], id="of-a-category"),
        pytest.param("松岭重点任务分哪两项？", ["开展“三清一改”行动", "治理路面病害"], id="of-a-chapter"),
        pytest.param("保障措施有哪几条？云溪", ["完善标准规范", "加强考核"], id="city-behind"),
        pytest.param("松岭专栏1里哪条路最长？", ["滨河路"], id="longest-row"),
        pytest.param("松岭要改造的道路里哪条总投资最少", ["书院街"], id="cheapest-row"),
    ],
)
def test_tasks(ask: Ask, question: str, tasks: list[str]) -> None:
    assert labels(ask(question)) == tasks


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("云溪2026年路灯亮灯率目标是多少？", [(99, ">=", 2026)], id="target"),
        pytest.param("云溪市城市道路完好率现状是多少", [(93.5, "=", 2023)], id="baseline"),
        pytest.param("松岭公厕要改造多少座？", [(30, "=", None)], id="in-a-cell"),
        pytest.param("路灯节能改造要更换多少盏灯具", [(2400, "=", None)], id="unit-between"),
        pytest.param("松岭累计改造了多少老旧小区？", [(26, "=", 2024)], id="achieved"),
        pytest.param("书院街的长度是多少米？", [(650, "=", None)], id="cell-of-a-row"),
        pytest.param("城关镇实施的道路总投资合计多少万元？", [(1280, "=", None)], id="sum-of-the-rows-kept"),
        pytest.param("两地城市道路完好率目标分别是多少？", [(97, ">=", 2026), (95, ">=", 2027)], id="each-city"),
        pytest.param("云溪和松岭的城市道路完好率目标相差几个百分点", [(2, "=", None)], id="difference"),
        pytest.param("What is Yunxi's 2026 target for the recycling rate of household waste?", [(65, "=", 2026)], id="english"),
    ],
)
def test_values(ask: Ask, question: str, values: list[tuple[float, str, int | None]]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [(i.value, i.op, i.year) for i in answer.items] == values


@pytest.mark.parametrize(
    ("question", "number"),
    [
        pytest.param("县住建局牵头几项任务？", 2, id="of-a-unit"),
        pytest.param("松岭任务清单一共多少项任务？", 4, id="of-a-list"),
    ],
)
def test_counts_come_with_what_was_counted(ask: Ask, question: str, number: int) -> None:
    [item] = ask(question).items
    assert (item.type, item.value, len(item.members or ())) == ("count", number, number)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        pytest.param("松岭要制定什么导则", ["松岭县店招设置导则"], id="of-a-kind"),
        pytest.param("云溪要修订哪个办法？", ["云溪市城市道路挖掘管理办法"], id="to-be-revised"),
        pytest.param("松岭县出台哪些标准？", ["松岭县店招设置导则", "犬类管理标准", "油烟治理标准"], id="all-of-a-kind"),
    ],
)
def test_documents(ask: Ask, question: str, documents: list[str]) -> None:
    assert labels(ask(question)) == documents


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("松岭县方案的文号是多少", "松政办〔2025〕12号", id="number"),
        pytest.param("松岭这份方案是哪天印发的？", "2025-02-18", id="date"),
        pytest.param("松岭的实施期限是哪几年", "2025—2027年", id="period"),
        pytest.param("井盖普查什么时候完成？", "2025-09", id="deadline"),
    ],
)
def test_facts_and_dates(ask: Ask, question: str, value: str) -> None:
    [item] = ask(question).items
    assert item.value == value


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("“三清一改”指什么？", ["清垃圾", "清沟渠", "清残墙", "改陋习"], id="in-parts"),
        pytest.param("“定时定点”是什么意思？", ["居民在规定的时间把垃圾送到规定的投放点"], id="whole"),
        pytest.param("路面病害包括哪些？", ["坑洞", "裂缝", "沉陷"], id="list-in-a-sentence"),
    ],
)
def test_meanings_and_lists(ask: Ask, question: str, parts: list[str]) -> None:
    assert labels(ask(question)) == parts


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        pytest.param("公厕改造是县住建局牵头的吗", True, id="yes"),
        pytest.param("垃圾分类提升是县住建局牵头的吗？", False, id="no"),
    ],
)
def test_yes_and_no(ask: Ask, question: str, holds: bool) -> None:
    [item] = ask(question).items
    assert (item.type, item.value) == ("boolean", holds)


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        pytest.param("哪个地方的城市道路完好率目标更高？", ["云溪市"], id="higher"),
        pytest.param("哪些地方提出了污水处理率目标？", ["松岭县"], id="who-has-it"),
        pytest.param("哪个地方要修订停车管理办法？", ["松岭县"], id="who-revises-it"),
    ],
)
def test_cities(ask: Ask, question: str, cities: list[str]) -> None:
    assert labels(ask(question)) == cities


def test_the_attribute_of_an_indicator(ask: Ask) -> None:
    assert labels(ask("生活垃圾回收利用率是约束性还是预期性？")) == ["约束性"]


def test_a_goal_of_the_far_future(ask: Ask) -> None:
    [item] = ask("松岭县到2035年的目标是什么").items
    assert (item.type, "省内一流" in item.label) == ("goal", True)


def test_how_often(ask: Ask) -> None:
    assert "半年" in ask("桥梁多久检测一次").answer
