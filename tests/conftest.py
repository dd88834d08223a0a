"""What several floors' tests share: a small plan in the genre's form, in words of our own, about a city that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

SMALL_PLAN = """\
云溪市人民政府办公室文件

云政办发〔2024〕7号

关于印发《云溪市城市精细化管理行动方案（2024—2026年）》的通知

各区政府，市级各部门：

《云溪市城市精细化管理行动方案（2024—2026年）》已经同意，请照此办理。

云溪市人民政府办公室

2024年3月5日

云溪市城市精细化管理行动方案（2024—2026年）

一、基本情况

（一）已有基础

到2023年底，全市建成公厕310座，生活垃圾分类覆盖率达到92%。

二、总体目标

到2026年，城市道路完好率达到97%以上，新增公共停车泊位3200个，建成口袋公园45个。

主要指标表

| 类别 | 指标名称 | 单位 | 2023年现状 | 2026年目标 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 市政设施 | 城市道路完好率 | % | 93.5 | ≥97 | 约束性 |
| 市政设施 | 路灯亮灯率 | % | 97.8 | ≥99 | 预期性 |
| 环境卫生 | 生活垃圾回收利用率 | % | 48 | 65 | 约束性 |
| 环境卫生 | 道路机械化清扫率 | % | 81 | 90 | 预期性 |

三、重点任务

（一）井盖安全整治行动

排查全市各类井盖，给每个井盖编号建档，破损的两日内修好。（牵头单位：市住房和城乡建设局；配合单位：市城市管理局、市水务集团）

（二）夜间照明提升行动

2025年底前更换节能路灯8000盏。（牵头单位：市城市管理局；配合单位：市财政局、市供电公司）

（三）停车秩序治理行动

三年新增公共停车泊位3200个，开放机关院落泊位600个。（牵头单位：市公安局；配合单位：市交通运输局、各区政府）

（四）垃圾分类提质行动

“定时定点”是指居民在规定的时间把垃圾送到规定的投放点。到2026年，生活垃圾回收利用率达到65%。（牵头单位：市城市管理局；配合单位：各区政府）

四、保障措施

（一）完善标准规范

制定《云溪市公共厕所服务规范》《云溪市路灯养护技术导则》，修订《云溪市城市道路挖掘管理办法》。

（二）加强考核

市城市管理局每季度通报一次进展。
"""


@pytest.fixture(scope="session")
def small_plan() -> str:
    """The text of the small plan."""
    return SMALL_PLAN


@pytest.fixture(scope="session")
def small_plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan as a file."""
    path = tmp_path_factory.mktemp("plans") / "yunxi.txt"
    path.write_text(SMALL_PLAN, encoding="utf-8")
    return path
