"""Small plans with slips planted in them, in words of our own."""

from __future__ import annotations

from corpus.plaintext import read_plain_text
from ingest.extraction import extract
from kg.audit import PlanAudit, audit

HEAD = """\
青川市人民政府办公室文件

青政办发〔2023〕8号

青川市海绵城市建设行动方案（2023—2025年）

"""
PLAN = (
    HEAD
    + """\
一、工作基础

全市建成区绿地率38.20%，累计建成雨水花园120个。

二、总体目标

到2025年，建成雨水花园300个，改造积水点45处，海绵达标面积占比达到50%以上，打造示范片区4个，即东湖片区、南山片区、老城片区。

主要指标表

序号	指标名称	单位	2022年基数	2025年目标	属性
1	雨水花园	个	120	320	约束性
2	改造积水点	处	—	45	约束性
3	海绵达标面积占比	%	32	≥50	预期性

三、重点任务

（一）推进积水点改造。2025年改造积水点40余处，由市住建局牵头，市城管局配合。

（二）完善雨水管网。摸清每条管线的底数，逐段修复。牵头单位：市水利局。

（三）健全制度标准。制定《青川市海绵城市管理办法》，修订《青川市雨水管网养护标准》。由市住建局牵头。

（四）抓好项目实施。围绕城区短板实施18个项目（详见附件），投用后及时移交管护。

四、保障措施

（一）加强组织领导。修订《青川市海绵城市管理办法》，市政府定期调度，畅通12345热线。

附件

海绵城市建设项目表

序号	项目名称	所在区	长度（公里）	投资（万元）	牵头单位	完成时限
1	东湖路管网	东城区	12.5	5200	市水利局	2024年
2	南山路管网	南山区	20.0	8100	市水利局	2025年
3	老城街管网	老城区	8.5	3300	市住建局	2024年
小计			41.0	16600		
4	北岸路管网	东城区	18.0	7400	市水利局	2025年
5	西环路管网	西城区	21.5	9000	市水利局	2025年
小计			39.5	16400		
合计			80.5	33900		
"""
)


def audit_of(text: str) -> PlanAudit:
    """Return the audit of the plan in `text`."""
    plan = read_plain_text(text, "plan.txt", text.encode())
    return audit(plan, extract(plan))


def with_tasks(*tasks: str, goals: str = "到2025年，海绵城市建设取得明显进展。", annex: str = "") -> str:
    """Return a plan with those tasks, a paragraph each."""
    listed = "\n\n".join(f"（{'一二三四五六七八九'[place]}）{task}" for place, task in enumerate(tasks))
    return f"{HEAD}一、总体目标\n\n{goals}\n\n二、重点任务\n\n{listed}\n\n三、保障措施\n\n（一）加强领导。健全工作机制。\n\n{annex}"
