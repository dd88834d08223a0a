"""The passages shown where nothing is told: found by words and by meaning, in the plan that was asked about."""

from __future__ import annotations

import pytest

from api.building import build
from kg.question.hybrid import Hybrid
from kg.snapshot import Snapshot

_PLAN = """{city}城市管理行动方案（2023—2025年）

一、总体目标

到2025年，{city}管理水平走在前列，市民满意率达到90%以上。

二、主要任务

（一）加强井盖管养。对破损的窨井盖逐一更换，建立井盖电子档案。

（二）优化公厕服务。新建公共厕所12座，老旧公厕全部改造。

三、保障措施

（一）加强组织领导。各部门按照职责分工抓好落实。
"""


@pytest.fixture(scope="module")
def hybrid(tmp_path_factory: pytest.TempPathFactory) -> Hybrid:
    folder = tmp_path_factory.mktemp("hybrid")
    for name, city in (("a", "云溪市"), ("b", "松岭县")):
        (folder / f"{name}.txt").write_text(_PLAN.format(city=city), "utf-8")
    build([folder / "a.txt", folder / "b.txt"], folder / "snapshot")
    return Hybrid(Snapshot.open(folder / "snapshot"))


@pytest.mark.parametrize(
    ("question", "said"),
    [pytest.param("窨井盖坏了谁来换", "窨井盖", id="manhole-cover"), pytest.param("公共厕所要新建多少", "公共厕所", id="public-toilet")],
)
def test_the_nearest_passage_comes_first(hybrid: Hybrid, question: str, said: str) -> None:
    found = hybrid.nearest(question, (), 2)
    assert {plan.split("-")[0] for plan, _, _ in found} == {"yunxi", "songling"}
    texts = hybrid._snapshot.plans
    assert all(said in texts[plan].text.text[start:end] for plan, start, end in found)


def test_only_the_plans_that_were_asked_about(hybrid: Hybrid) -> None:
    [plan] = {plan for plan, _, _ in hybrid.nearest("公共厕所", ("yunxi-2023",), 3)}
    assert plan == "yunxi-2023"


def test_the_same_passages_each_time_and_none_for_nothing(hybrid: Hybrid) -> None:
    assert hybrid.nearest("井盖档案", (), 3) == hybrid.nearest("井盖档案", (), 3)
    assert hybrid.nearest("", (), 3) == []
