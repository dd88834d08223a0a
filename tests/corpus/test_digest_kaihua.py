"""The digest of the Kaihua plan is complete in its facts: each one below was listed by hand from the plan itself.

A fact is a set of short strings that stand together in one paragraph or one table row.
"""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.catalogue import embedded_plans

FULL_PLANS = Path(__file__).parents[3] / "shared" / "corpus"
[DIGEST] = [path for path in embedded_plans() if path.name == "kaihua.txt"]
LINES = [line for line in DIGEST.read_text("utf-8").splitlines() if line.strip()]
ROWS = {cells[1]: cells for line in LINES if len(cells := line.split("\t")) == 7 and cells[1].isdigit()}

FACTS: dict[str, tuple[str, ...]] = {
    # title page and preface
    "document issuer": ("开化县城市管理委员会文件",),
    "document number": ("开城管委〔2022〕1号",),
    "document title": ("关于印发", "《2022年开化县城市精细化管理专项行动方案》", "通知"),
    "addressees": ("城管委各成员单位：",),
    "approved by": ("县城管委研究同意",),
    "strategy served": ("一城五地", "县委", "全国文明城市创建", "在全县开展"),
    # goal
    "three aspects and 16 items": ("完善功能设施", "推进规范治理", "提升环境品质", "三大方面", "16个事项"),
    "items named in the goal": ("城市运行平台建设", "智慧城管“两率”提升", "城市风貌样板区打造", "老旧小区整治提升"),
    # chapter order
    "part one": ("（一）对标先进城市，提升市容环境品质",),
    "part two": ("（二）加强综合治理，补齐市容管理短板",),
    "part three": ("（三）关注民生热点，优化市民居住出行",),
    # tasks
    "model streets: what is surveyed": ("1. 建设精品示范街道", "主次干道", "公共区域", "立面空间"),
    "model streets: four fields": ("城市市容管理标准", "广告店招", "道路设施", "建筑立面", "沿街绿化", "全要素"),
    "model streets: three things built": ("城市风貌样板区", "“城市街容示范街”", "精品小巷", "里弄小巷"),
    "cityscape: campaign and areas": (
        "2. 提升市貌整体档次",
        "“国家公园城市”",
        "公园绿地",
        "景观路",
        "河岸",
        "商业街区",
        "交通枢纽",
        "城市进出口",
    ),
    "cityscape: inspection rule": ("破损巡查上报制度", "路段", "人行道板", "台阶", "主城区"),
    "old estates: which ones": ("3. 优化老旧小区改造建设", "2021年未覆盖", "2022年老旧小区改造计划外"),
    "old estates: main problems": ("“十乱现象”", "停车位设置", "楼道粉刷", "主城区"),
    "parking: method": ("1. 推进车辆停放、建筑工地、飞线治理", "“疏堵结合”", "互联网租赁（电动）自行车"),
    "parking: measures": ("主次干道", "背街小巷", "联合执法", "停车位（线）", "车辆代转移"),
    "hanging cables: boxes and charging posts": ("通讯箱", "报箱", "多功能便民充电桩", "减量", "美化"),
    "sites: hoardings, walls and dust": ("在建工地", "围挡", "围墙", "综合治理标准", "整治方案", "道路扬尘", "常态长效"),
    "advertising: campaign": ("2. 加强户外广告、店招标牌、乱张贴乱涂写等管理", "沿街市容环境专项整治", "防盗窗规范设置"),
    "advertising: manner": ("拆除一批、规范一批、提升一批", "安全隐患", "未经许可设置", "设置要求"),
    "advertising: plan to improve": ("进一步完善户外广告设置详细规划",),
    "bill-posting: principle": ("“清打结合，标本兼治”", "乱张贴乱涂写集中治理行动", "牛皮癣", "法律", "规章"),
    "markets: duty and cleaning": ("3. 规范民生管理服务", "农贸市场", "市容环境责任制", "专人", "场内", "场外"),
    "property: three mechanisms": ("1. 提高物业管理服务水平", "服务市场机制", "小区共治机制", "管理体制机制"),
    "property: alliance and credit": ("“红色物业联盟”", "信用体系", "“补短板”"),
    "property: three kinds of cover": ("物业全覆盖、党建全覆盖、政府职能全覆盖",),
    "lanes: what is wrong": ("2. 推进背街小巷综合治理", "基础设施落后", "环境秩序混乱", "专项整治", "城市容貌综合治理"),
    "lanes: aim": ("公共空间", "历史文化遗产", "城市文化新地标"),
    "waste: system": ("3. 推进生活垃圾分类工作", "投放", "收集", "运输", "处理", "示范试点"),
    "waste: facilities": ("大分流处理设施", "细分类处理能力"),
    # requirements
    "leadership: pattern": ("（一）强化组织领导", "“县域一体、条抓块统”"),
    "leadership: who does what": ("县城管办", "统筹协调", "县级决策、部门牵头、属地实施"),
    "responsibility: system": ("（二）强化责任落实", "清单制+责任制", "专人", "完成时限"),
    "responsibility: monthly meeting": ("每月工作例会制度", "配合单位"),
    "inspection": ("（三）强化监督考核", "城管办", "工作进度", "完成质量", "常态化"),
    "inspection: weight": ("专项行动", "城市管理指数考核的重要内容"),
    "publicity": ("（四）强化宣传引导", "正面典型", "负面问题", "新闻媒体", "群众", "人人参与"),
    # annex
    "annex named in the text": ("附件：2022年城市精细化专项行动事项清单",),
    "annex title": ("2022年城市精细化管理专项行动事项清单",),
    "platform: six in one": ("城市运行平台建设", "住建部", "规划、建设、管理、安全、运营和保障", "六位一体"),
    "platform: one network": ("城市运行管理服务平台", "一网统管"),
    "platform: second level, first phase": ("综合管理服务平台（一期）二级平台", "市级平台", "乡镇街基层治理平台"),
    "platform: joined with": ("市社会治理平台", "联动", "综合考评"),
    "building waste: rate by June": ("建筑垃圾综合利用率", "2022年6月底", "65%以上"),
    "building waste: whole course": ("源头产生", "中间运输", "末端处置", "系统监管"),
    "building waste: one project": ("一处装修垃圾资源化利用项目或装修垃圾消纳场", "装修垃圾中转点"),
    "property firms: lists and exit": ("物业管理规范提升", "红黑榜", "信用信息管理平台", "退出机制"),
    "municipal repairs: weekly": ("市政设施完善修复", "周巡查制度", "路段", "人行道板", "沿街店面", "台阶"),
    "manholes: one number, one file": ("一盖一编号、一井一档案", "二维码", "铭牌", "权属单位", "抢修电话", "确权"),
    "manholes: owner answers": ("谁所有、谁负责", "维保责任主体", "智慧城管系统"),
    "manholes: four faults": ("破损、下沉、凸出、松动", "修复更换", "混用", "未标明用途", "统一更换"),
    "parking spaces: principle": ("停车资源全面整合", "应划尽划", "一批停车位", "停车引导", "小区收费停车"),
    "parking spaces: sharing": ("机关单位停车场节假日对外开放", "共享停车", "潮汐停车"),
    "cables: charging and lines": ("飞线整治", "飞线充电", "通讯线路", "沿街商铺"),
    "cables: four boxes": ("通讯箱、报箱、电表箱", "水表箱"),
    "dogs: vaccination points": ("狂犬病免费免疫点30处",),
    "dogs: tags": ("智能犬牌发放率达100%", "新备案登记犬只"),
    "dogs: police turn-out": ("犬只伤人事件", "出警率达100%"),
    "dogs: licence service": ("浙里办", "关键小事智能速办", "宠物犬证", "市县一体"),
    "digital management: solved": ("问题解决率达98%以上",),
    "digital management: on time": ("按期处置率达96%以上",),
    "illegal parking: areas": ("违停拖移力度", "小区", "背街小巷", "商超"),
    "illegal parking: joint rule": ("综合执法", "交警", "联动机制", "失管区域", "消防通道"),
    "sorting: regulation": ("《浙江省生活垃圾管理条例》", "城区生活垃圾分类提升"),
    "sorting: measures": ("定时定点投放", "垃圾不落地示范街区", "餐厨垃圾桶", "撤除"),
    "dust: watering": ("晴天", "洒水不少于4次/天"),
    "dust: mist cannon": ("雾炮车作业不少于2次/天", "雨天冲洗"),
    "dust: sites": ("普通管控区域", "严格管控区域", "扬尘治理公示牌", "在线扬尘监测仪", "属地责任"),
    "model area: four fields": ("店招广告提升、飞线专项整治、太阳能管线整治、防盗窗规范设置", "4个方面"),
    "model area: guideline and number": ("编制《开化县店招广告设计导则》", "打造1个城市风貌样板区"),
    "model streets in the annex": ("1条市级“街容示范街”", "1条省级“街容示范街”"),
    "old estates in the annex": ("老旧小区整治提升", "十乱现象", "停车位增设", "充电桩铺设", "楼道粉刷", "垃圾分类"),
    "markets in the annex: means": ("农贸市场整治提升", "商户评比", "红黑榜", "市场准入和退出"),
    "markets in the annex: faults": ("出摊经营", "乱堆杂物", "卫生死角", "占道经营", "乱停车辆", "多部门联合"),
}


class Item(NamedTuple):
    """A row of the annex: `category` as it holds for the row, unit names as printed."""

    number: str
    category: str
    name: str
    lead: str
    build: str
    cooperating: str


ITEMS = (
    Item(
        "1",
        "完善功能设施",
        "城市运行平台建设",
        "综合执法局",
        "公安局 资源规划局 住建局 综合执法局",
        "政法委 生态环境局 交通运输局 水利局 应急局 市场监管局 大数据中心",
    ),
    Item("2", "完善功能设施", "建筑垃圾规范化管理", "住建局", "住建局", "公安局 交通运输局 综合执法局 衢州市生态环境开化分局 芹阳办"),
    Item("3", "完善功能设施", "物业管理规范提升", "住建局", "", "红色物业联盟专班 营商办 市场监管局 芹阳办"),
    Item("4", "完善功能设施", "市政设施完善修复", "住建局", "", "综合执法局"),
    Item(
        "5",
        "完善功能设施",
        "窨井盖破损专项治理",
        "住建局",
        "",
        "经信局 综合执法局 国控集团 县供电公司 县水务公司 县移动公司 县电信公司 县联通公司 县华数公司",
    ),
    Item("6", "完善功能设施", "停车资源全面整合", "公安局", "", "公安局 住建局 机关事务保障中心 综合执法局 国控集团 芹阳办"),
    Item("7", "推进规范治理", "飞线整治", "经信局", "", "消防救援大队 芹阳办 公安局 综合执法局"),
    Item("8", "推进规范治理", "犬类管理专项整治", "综合执法局", "公安局 农业农村局 综合执法局", "司法局 市场监管局"),
    Item("9", "推进规范治理", "数字城管“两率”提升", "综合执法局", "综合执法局", "数字城管成员单位"),
    Item("10", "推进规范治理", "违停专项治理", "公安局", "", "综合执法局 消防救援大队 芹阳办 经信局"),
    Item("11", "推进规范治理", "城区生活垃圾分类提升", "住建局", "", "芹阳办 各乡镇"),
    Item("12", "推进规范治理", "建筑施工和道路扬尘综合治理", "住建局", "", "生态环境局 交通运输局 综合执法局 公安局交警大队 芹阳办 华埠镇"),
    Item(
        "13",
        "提升环境品质",
        "城市风貌样板区打造",
        "城乡风貌整治提升工作专班",
        "住建局",
        "经信局 资源规划局 综合执法局 县电信公司 县移动公司 县联通公司 县开化华数",
    ),
    Item("14", "提升环境品质", "街容示范街创建", "住建局", "", "芹阳办 综合执法局"),
    Item("15", "提升环境品质", "老旧小区整治提升", "芹阳办", "", "国控集团 综合执法局 经信局 消防救援大队 县供电公司"),
    Item("16", "提升环境品质", "农贸市场整治提升", "市场监管局", "", "公安局 综合执法局 芹阳办"),
)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_fact_stands_in_one_paragraph_or_row(fact: tuple[str, ...]) -> None:
    assert any(all(part in line for part in fact) for line in LINES)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_row_names_the_units_in_their_roles(item: Item) -> None:
    _, _, name, what, lead, build, cooperating = ROWS[item.number]
    assert name == item.name
    assert what.startswith("要求：")
    assert "任务：" in what
    assert (lead, cooperating.split()) == (item.lead, item.cooperating.split())
    assert build.split() == (item.build or "/").split()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_row_stands_under_its_category(item: Item) -> None:
    named = [ROWS[str(n)][0] for n in range(1, int(item.number) + 1)]
    assert [category for category in named if category][-1] == item.category


def test_annex_has_its_sixteen_rows_and_no_more() -> None:
    assert list(ROWS) == [item.number for item in ITEMS]


def test_chapters_follow_the_order_of_the_plan() -> None:
    chapters = ("一、总体目标", "二、重点任务", "三、工作要求", "附件")
    assert [line for line in LINES if line in chapters] == list(chapters)


def test_digest_claims_no_day_of_issue() -> None:
    """The plan prints a year in its number and one deadline to the month, no day."""
    assert not re.search(r"\d月\d+日", DIGEST.read_text("utf-8"))


@pytest.fixture(scope="module")
def plan() -> str:
    """Return the full plan, folded, from the folder of full plans beside the project."""
    for path in sorted(FULL_PLANS.glob("*.txt")):
        text = path.read_text("utf-8")
        if "开城管委〔2022〕1号" in text:
            return fold(text)
    pytest.skip(f"no full text of this plan in {FULL_PLANS}")


def fold(text: str) -> str:
    """Return `text` in NFKC without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    "pattern",
    [pytest.param(r"\d+(?:\.\d+)?%?", id="figures"), pytest.param("“[^”]+”", id="coined words"), pytest.param("《[^》]+》", id="titles")],
)
def test_digest_has_what_the_plan_prints_and_adds_nothing(plan: str, pattern: str) -> None:
    assert set(re.findall(pattern, fold(DIGEST.read_text("utf-8")))) == set(re.findall(pattern, plan))
