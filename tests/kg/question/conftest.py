"""Two small plans of places that do not exist, in words of our own, read and indexed once: what the tests of questions ask about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extraction import extract
from kg.question.answer import Answer, Question
from kg.question.engine import Engine
from kg.question.sources import Sources
from tests.conftest import SMALL_PLAN
from tests.reading import read

SECOND_PLAN = """\
松岭县人民政府办公室文件

松政办〔2025〕12号

关于印发《松岭县城乡环境整治实施方案》的通知

松岭县人民政府办公室

2025年2月18日

松岭县城乡环境整治实施方案

为改善城乡面貌，根据《松岭县国土空间总体规划》，制定本方案。实施期限为2025—2027年。

一、工作基础

截至2024年底，全县累计改造老旧小区26个，建成绿道38公里，城区公厕达到54座。

二、总体目标

到2027年，建成整洁、有序、安全的山水县城，城市道路完好率达到95%以上，污水处理率达到96%以上，新建停车场7处。

到2035年，城乡环境全面达到省内一流水平。

三、重点任务

（一）开展“三清一改”行动

“三清一改”是指清垃圾、清沟渠、清残墙，改陋习。每月组织两次集中清扫，重点整治车站、菜市场、河道等区域。

（二）治理路面病害

对坑洞、裂缝、沉陷等病害及时修补，县住建局每半年检测一次桥梁。支路破损的，由属地乡镇负责修复。

专栏1 县城道路改造项目

序号\t道路名称\t实施单位\t长度（米）\t总投资（万元）
1\t东门路\t城关镇\t1200\t860
2\t书院街\t城关镇\t650\t420
3\t滨河路\t河西乡\t2300\t1750
4\t站前路\t河西乡\t900\t510

四、保障措施

（一）完善制度

编制《松岭县店招设置导则》，修订《松岭县城区停车管理办法》，出台犬类管理、油烟治理等标准。

（二）强化督查

县督查办定期通报进展。

附件

松岭县城乡环境整治任务清单

类别\t序号\t任务名称\t具体内容\t牵头单位\t配合单位\t完成时限
环境卫生\t1\t垃圾分类提升\t建成分拣中心2座，分类准确率达到90%以上。\t县综合执法局\t县供销社 城关镇\t2026年6月
环境卫生\t2\t公厕改造\t改造公厕30座，新建公厕12座。\t县住建局\t县财政局 河西乡\t2025年12月
设施维护\t3\t井盖普查\t普查井盖5600个，破损井盖24小时内更换。\t县住建局\t县供电公司 县水务公司\t2025年9月
设施维护\t4\t路灯节能改造\t更换节能灯具2400盏。\t县综合执法局\t县供电公司\t2026年10月
"""


THIRD_PLAN = """\
青禾市渔业提质三年行动计划（2025—2027年）

（征求意见稿）

为推动渔业提质，制定本行动计划。

一、基本原则

坚持生态优先。把养护水域放在首位，不搞竭泽而渔。

坚持质量为本。让吃鱼的人放心，让养鱼的人有赚头。

二、总体目标

到2027年，对虾、海带收获机械化率分别达到60%和45%，带动就业百人。渔港应急状态分为市级（甲级）和县级（乙级）两级。

主要指标表

| 类别 | 指标名称 | 单位 | 2024年现状 | 2027年目标 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 绿色养殖 | 养殖尾水达标率 | % | 78 | 95 | 约束性 |
| 绿色养殖 | 深水网箱数量 | 个 | 120 | 300 | 预期性 |
| 产业融合 | 水产品加工率 | % | 35 | 50 | 预期性 |

养殖尾水达标率=达标排放口数量/全部排放口数量。

三、重点任务

（一）良种繁育工程

建设育苗中心2个，渔政队伍每两月组织1次苗种抽检。（牵头单位：市农业农村局、市海洋局；配合单位：市科技局、市财政局、市港务集团）

（二）鱼塘改造工程

2025年改造标准化鱼塘12个，2026年改造标准化鱼塘15个，2027年改造标准化鱼塘18个。（牵头单位：市海洋局）

（三）品牌培育工程

一是开展地理标志认证，支持企业申报。二是举办渔港美食节，每年一届。三是建设冷链直播基地，拓宽销路。（牵头单位：市商务局）

渔港分级体系。建立中心渔港、一级渔港、避风锚地的三级体系。

四、保障措施

（一）加强统筹

市海洋局牵头建立协调机制。渔业专班办公室设在市海洋局，负责日常工作。

总召集人：分管副市长。

附件

青禾市渔业重点项目一览表

区域\t序号\t项目名称\t计划投资（万元）\t进度安排
南湾县\t1\t南湾育苗中心\t3200\t2026年底
\t2\t南湾冷库\t1800\t持续推进
\t3\t南湾码头改造\t900\t持续推进
北屿县\t4\t北屿深水网箱\t5600\t2027年底
\t5\t北屿加工园\t4100\t2026年底
"""


@pytest.fixture(scope="session")
def sources() -> Sources:
    """The two plans, opened for questions."""
    texts = [read(SMALL_PLAN, "yunxi.txt"), read(SECOND_PLAN, "songling.txt")]
    return Sources([(text, extract(text)) for text in texts])


@pytest.fixture(scope="session")
def engine(sources: Sources) -> Engine:
    """An engine over the two plans."""
    return Engine(sources)


@pytest.fixture(scope="session")
def ask(engine: Engine) -> Callable[[str], Answer]:
    """Ask a question in words."""
    return lambda question: engine.ask(Question(question=question))


@pytest.fixture(scope="session")
def ask_third() -> Callable[[str], Answer]:
    """Ask a question of a plan of another field, whose project list has a row for each place."""
    text = read(THIRD_PLAN, "qinghe.txt")
    engine = Engine(Sources([(text, extract(text))]))
    return lambda question: engine.ask(Question(question=question))
