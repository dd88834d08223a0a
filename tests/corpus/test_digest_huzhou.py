"""The digest of the Huzhou guiding opinion is complete in its facts: each one below was listed by hand from the plan itself.

A fact is a set of short strings that stand together in one paragraph or one table row.
"""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.catalogue import embedded_plans

FULL_PLANS = Path(__file__).parents[3] / "shared" / "corpus"
[DIGEST] = [path for path in embedded_plans() if path.name == "huzhou.txt"]


def fold(text: str) -> str:
    """Return `text` in NFKC without white space and without the stars of bold type."""
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", text))


LINES = [fold(line) for line in DIGEST.read_text("utf-8").splitlines() if line.strip()]
ROWS = [cells for line in DIGEST.read_text("utf-8").splitlines() if len(cells := line.split("\t")) == 5 and cells[0].isdigit()]

FACTS: dict[str, tuple[str, ...]] = {
    # title page
    "document issuer": ("湖州市城市管理委员会文件",),
    "document number": ("湖城管委〔2022〕2号",),
    "document title": ("关于印发", "《关于加快打造城市精细化管理升级版的指导意见》", "的通知"),
    "addressees": ("各区县人民政府（管委会），市城管委成员单位，各乡镇政府、街道办事处：",),
    "approved by": ("《关于加快打造城市精细化管理升级版的指导意见》", "市城管委同意"),
    "date of issue": ("2022年5月8日",),
    "made for": ("全市社会治理创新大会", "品质湖州", "绿色低碳共富社会主义现代化新湖州", "市城管委"),
    # requirements and goals
    "general requirement": ("“人民至上”", "创新治理模式", "目标", "问题", "效果", "系统", "整体", "创新", "共建共治共享"),
    "people's three feelings": ("获得感", "幸福感", "安全感", "高质量赶超发展"),
    "goal: three levels, first round": ("2022年底前", "市、区县、乡镇（街道）三级联动", "首轮"),
    "goal: the two programmes": ("“城市精细化管理七大攻坚行动”", "“城市精细化管理领域社会治理创新三项最佳实践”"),
    "goal: content citizens": ("2022年底前", "市民满意率", "96%"),
    "goal: fewer complaints": ("小区治理、市政道路、景观照明、停车拥堵、工地管理、市场保洁", "投诉量同比下降20%"),
    "goal: one mechanism, national rank": ("规划、建设、管理、服务一体化", "更安全", "韧性", "温度", "全国先进城市行列"),
    # standards
    "benchmark cities": ("1.对标补短创新", "北京、上海、深圳", "第一方阵"),
    "benchmark fields": ("园林绿化", "环境卫生", "景观照明", "垃圾分类", "治堵保畅", "无障碍设施", "湖州特色"),
    "standards: four ways": ("2.完善标准体系", "空白的抓补缺", "已有的抓落实", "滞后的抓提升", "急需的抓先行"),
    "standards: differentiated": ("领域", "等级", "时空", "差异化", "标准编制和宣贯体系"),
    "standards: four guiding standards": ("编制", "美丽小区", "城市公园", "景观照明", "水生态保护与修复", "城市精细化管理指导标准"),
    "incentives: three fields": ("3.健全激励机制", "未来社区规划", "全国领先的新构思", "微提升、微改造市政建设", "高性价比作品"),
    "incentives: models of order": ("市容秩序", "小区管理", "首创的治理模式", "敢想敢创敢试"),
    # highlights
    "estates: standard and count": ("1.持续打造“美丽小区”", "“十美”标准", "“四四六六”", "100个群众满意的“美丽小区”"),
    "estates: four safeties": ("四项安全", "治安、消防、燃气、电梯"),
    "estates: four keys": ("四个关键", "红色队伍、清廉账本、文体活动、宣传氛围"),
    "estates: six services": ("六项民生服务", "养老、托幼、志愿、医疗、物业、教育"),
    "estates: six elements": ("六要件", "房屋、市政、绿地、环境卫生、小区秩序、线箱柜"),
    "lanes: standard and eight goods": (
        "2.持续创建“美丽街巷”",
        "“八景”标准",
        "好吃、好玩、好拍、好逛、好购、好行、好乐、好游",
        "“八景+八好”",
    ),
    "lanes: beauty plus": ("“美丽+娱乐”“美丽+购物”“美丽+休闲”", "“美丽+”", "“一街一品牌，一街一特色”"),
    "lanes: count and traits": ("打造100个", "“美丽街巷”", "有辨识度", "有体验感", "有高流量"),
    "towns: one picture each": ("3.持续提升“美丽镇街”", "“一镇一画卷，一城一名片”", "“绿、序、洁”"),
    "towns: monthly calendar of greening": ("市城管办制定", "《园林绿化精细化管理基础月历》", "绿化养护"),
    "towns: model units": ("评选出20个“美丽城镇（街道）”长效管理示范单位",),
    # smart management
    "platform: systems joined": ("1.打造优质场景应用", "市政养护", "水、气、环卫、排涝", "一体化综合管理服务平台", "市级运行管理服务平台"),
    "platform: modules served": ("公众服务", "运行监测", "决策建议"),
    "city brain": ("2.强化系统功能建设", "城市“神经中枢”", "城市大脑", "新型智慧城市"),
    "data: gathering": ("3.汇聚拓展数据共享", "数据汇聚系统", "综合性城市管理数据库", "“一张图”"),
    "data: exchange with nation and province": ("数据交换系统", "国家平台、省级平台", "“五位一体”", "“数字大脑”"),
    "data: what is sent up": ("基础数据", "城市部件事件监管数据", "城市管理行业应用数据", "相关行业数据", "公众诉求数据"),
    # services
    "services: campaigns": (
        "1.优化公共服务供给",
        "道路绿化品质提升",
        "城市景观照明优化",
        "“停车难”再攻坚",
        "“无尘无噪”治理",
        "市场环境清洁",
    ),
    "services: life circle": ("基本保障类公共服务底板", "选配类", "“15分钟社区生活圈”"),
    "services: halls and museums": (
        "公共图书馆",
        "文化馆（站）",
        "博物馆（纪念馆）",
        "美术馆",
        "非遗馆",
        "档案馆",
        "音乐厅",
        "科技馆",
        "展览馆",
        "方志馆",
    ),
    "services: sport and reading": ("体育馆", "体育公园", "城市书房", "文旅驿站", "书店", "社区综合性文化服务中心", "宗教场所"),
    "services: windows": ("政务服务中心", "党群服务中心", "车站", "高铁站", "码头", "公园"),
    "services: soft furnishing": ("3.强化综合服务配套", "软装饰", "作品陈列、绿植布设、休憩设施、动线安排"),
    "services: soft surroundings and power": ("软环境", "声环境、光环境、水环境", "软实力", "高规格展会、高水平创作、高水准比赛"),
    # common government
    "participation: old platforms": ("1.深化多元参与", "市级路长平台", "志愿服务平台", "河长、林长平台"),
    "participation: three adoptions as the text has them": ("认养植物、认领流浪犬和认管垃圾分类站", "新试点"),
    "forces: posts and areas": ("2.聚合专业力量", "智慧城警联勤驿站", "100个", "大联勤示范区", "10个", "示范大联勤站点"),
    "forces: who joins": ("“大综合一体化”", "全科网格", "安全生产", "志愿服务、政务服务、商业服务、窗口服务"),
    "party: red teams": ("3.强化党建引领", "“红色队伍三合一”", "小区党支部", "红色业委会", "红色物业"),
    # safeguards
    "leadership": ("1.加强组织领导", "市、区县城管委", "统筹指导、组织协调、督促落实", "各区县、乡镇（街道）", "主体责任"),
    "mechanism: offices and teams": ("2.落实工作机制", "各级城管办", "专班", "实体化运作", "集中办公"),
    "mechanism: grid": ("网格化管理机制", "“事事有人管、人人有责任、一级抓一级、层层抓落实”"),
    "assessment": ("3.完善考核制度", "工作考核制度", "考核标准", "市、区县、镇各级城管办主任巡查机制"),
    "assessment by society and third parties": ("社会满意度评价", "第三方考评"),
    "climate of opinion": ("4.广泛营造氛围", "公众意见采纳反馈机制", "文明生活习惯", "比学赶超"),
    # annex 1
    "annex 1 named in the text": ("附件：1.城市精细化管理七大攻坚行动",),
    "estates action: aim": ("“美丽小区”、“美丽街巷”建设行动", "100个“美丽小区”", "100条“美丽街巷”"),
    "estates action: looking back": ("“对标干、回头看、新蝶变”行动", "“两美”"),
    "estates action: new equipment": ("物业管理", "新设备、新技术、新产品"),
    "estates action: small waters": ("小微水体复清提升", "示范类", "水位", "水生态"),
    "estates action: cleaning every two months": ("“整洁家园、干净街道”双月环境卫生大扫除",),
    "greening: what is built": ("道路绿化品质提升行动", "重要街道", "背街小巷", "观赏性", "功能性", "生态性"),
    "greening: towns": ("各乡镇（街道）", "不少于1条道路绿化带品质提升"),
    "greening: city and districts": ("市、区县管养责任单位", "不少于2条道路绿化带品质提升"),
    "greening: design and monthly list": ("绿化带品质提升方案", "苗木配置", "市定绿化基础养护月度清单"),
    "greening: cases": ("评选10个品质提升典型案例",),
    "lighting: shopping areas": ("10处以上城市商圈灯光场景",),
    "lighting: landscape": ("10处以上自然景观（山、水、桥、园林和重要建筑、文保场所等）灯光场景",),
    "lighting: dark reserves": ("暗夜保护区10处以上",),
    "lighting: street lamps": ("城市路灯装灯率100%，亮灯率不低于98%",),
    "lighting: detailed rules": ("制定景观照明控制指引细则", "照明区域、廊道、节点", "界面"),
    "lighting: cases": ("全市", "10个优秀案例"),
    "parking: black spots": ("10处以上堵点、乱点、事故黑点",),
    "parking: car parks and spaces": ("停车场所（含平改立和居住小区）10处以上", "新增停车位10000个以上"),
    "parking: road damage": ("路面破损、凹陷、隆起等问题100处以上",),
    "parking: one net": ("公共停车场（位）信息", "“停车一张网”"),
    "parking: land and fees": ("空闲公共场地、闲置空地、断头路", "平改立", "合理收费政策"),
    "parking: schools, markets, hospitals": ("“护校（含培训机构）、护市、护医”行动", "上学、求医、集市"),
    "parking: roads": ("凹凸不平、碎裂、隆起、积水、破损", "无障碍设施", "麻坑路、跳车路", "补丁路"),
    "parking: one spot, one plan": ("“一点一策”", "市牵头部门", "交办、督办", "市城管办", "约谈"),
    "sites: complaints": ("建筑工地扬尘、噪音问题投诉率下降20%",),
    "sites: means": ("工程车", "“三化”管理", "7个100%管理", "抑尘设施", "“无尘无噪”专项抽查"),
    "markets: no dead corners": ("没有卫生死角", "周边道路、附属停车场", "垃圾乱堆放（投放）", "污水乱排放"),
    "markets: thirty minutes": ("零星垃圾和积水", "滞留时间不超过30分钟"),
    "markets: content citizens": ("市场环境清洁行动", "市民满意率达95%以上"),
    "markets: kinds of work": ("市场管理单位", "机械清扫、机械洗扫、机械吸尘", "人工清扫、人工保洁", "垃圾收集容器清洁和清掏"),
    "markets: weekly check": ("市场监管部门牵头", "抽查清扫保洁质量", "每周不少于1次"),
    "markets: part of two assessments": ("市、区县城管办", "每月精细化管理", "美丽城镇长效管理考核"),
    "markets: red and black list": ("市场清扫保洁质量红黑榜",),
    "markets: volunteers": ("属地街镇", "每两月组织1次", "志愿者和市场举办者"),
    "safety: estates": ("100个以上小区", "安全体检", "本年度", "美丽小区创建对象"),
    "safety: lifts, fire, gas": ("1000部以上电梯", "1000处以上消防", "10000户以上燃气设施"),
    "safety: lifts by the market authority": ("市场监管部门负责检查电梯", "轿厢", "通风照明", "月度、季度、年度", "故障处置"),
    "safety: fire by the building authority": ("建设部门负责检查消防", "消防水源", "常闭式防火门", "安全出口", "登高面管理", "值班"),
    "safety: gas companies": ("建设部门组织和督促燃气特许经营单位", "防腐、防雷、防电", "巡线"),
    "safety: four lists": ("总、片、点责任人", "检查结果清单、整改清单、责任清单", "复检清单"),
    "safety: one joint check": ("“综合查一次”",),
    # annex 2
    "annex 2 named in the text": ("2.城市精细化管理领域社会治理创新三项最佳实践",),
    "police and city: posts": ("100个城警联勤和城乡丰收复合驿站",),
    "police and city: joint action": ("“大综合和警执一体”共管作战新机制",),
    "police and city: five stations in one": ("集执法站、警务站、管理站、服务站、资讯站为一体的智慧城警联勤驿站",),
    "police and city: four mechanisms": ("日常勤务工作机制", "重大活动指挥机制", "专项行动协调机制", "部门执法事项统筹机制"),
    "police and city: staff on the street": ("基层队所50%以上在编人员", "70%以上执法辅助人员", "上路面、进社区"),
    "police and city: list": ("制定“共管一件事”清单", "执法", "流程"),
    "three adoptions: pilots": ("新增“三认”工作试点范例100处",),
    "three adoptions: rules": ("制定认养绿植、认领一项助老志愿服务、认管垃圾分类站实施办法",),
    "red teams: branches": ("新建家园支部100个",),
    "red teams: owners' committees": ("新建红色业委会100个",),
    "red teams: property firms": ("新评选红色物业100家",),
    "red teams: means": ("鼓励设立“红色业委会”", "“双联系双报到”", "“红色物业”示范小区", "在职党员"),
}


class Item(NamedTuple):
    """A row of an annex: how many aims and measures its cells number, and the parts of its cell of units, as printed."""

    annex: int
    number: str
    name: str
    aims: int
    measures: int
    units: tuple[str, ...]


ITEMS = (
    Item(1, "1", "“美丽小区”、“美丽街巷”建设行动", 0, 5, ("城管办(常态办)牵头", "建设部门、综合执法部门、属地乡镇(街道)配合")),
    Item(1, "2", "道路绿化品质提升行动", 2, 3, ("市政公用主管部门牵头", "交通运输部门、管养责任单位和各乡镇(街道)配合")),
    Item(
        1,
        "3",
        "城市景观照明优化行动",
        3,
        3,
        ("建设部门牵头", "规划部门负责制定景观照明控制指引细则", "各公共场所、公共建筑经营管理单位、属地乡镇(街道)负责配合实施"),
    ),
    Item(
        1,
        "4",
        "“停车难”再攻坚行动",
        4,
        4,
        (
            "交通运输部门(治堵办)牵头治堵事项",
            "城管办牵头全市“停车一张网”事项",
            "市政公用主管部门和属地乡镇(街道)按职责牵头道路修复事项",
            "各相关部门和经营管理单位做好配合工作",
        ),
    ),
    Item(1, "5", "建筑工地“无尘无噪”治理行动", 0, 3, ("生态环境部门牵头", "建设部门、综合执法部门、属地乡镇(街道)配合")),
    Item(1, "6", "市场环境清洁行动", 3, 4, ("市场监督管理部门牵头", "城管办(常态办)、建设部门、乡镇(街道)配合")),
    Item(1, "7", "城市运行安全排查整治行动", 2, 5, ("建设部门、消防救援机构、市场监督管理部门、综合执法部门、属地乡镇(街道)",)),
    Item(
        2,
        "1",
        "“城警一体化”六联机制新治理模式全域推广",
        2,
        3,
        ("“城警一体化”工作领导小组牵头", "公安、综合执法部门和8个专业执法部门、属地(乡镇、街道)配合"),
    ),
    Item(
        2,
        "2",
        "“三认”(认养绿植、认领一项助老志愿服务、认管垃圾分类站)新试点工作全面铺开",
        0,
        2,
        ("园林绿化主管部门牵头认养绿植、认管垃圾分类站工作", "各经营管理单位配合", "文明办和民政部门共同牵头认领一项助老志愿服务"),
    ),
    Item(
        2,
        "3",
        "“红色队伍三合一”(家园支部-红色业委会-红色物业)新党建架构全面建立",
        3,
        3,
        ("市直机关工委牵头", "城管办(常态办)协调", "属地乡镇(街道)配合"),
    ),
)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_fact_stands_in_one_paragraph_or_row(fact: tuple[str, ...]) -> None:
    assert any(all(fold(part) in line for part in fact) for line in LINES)


@pytest.mark.parametrize(
    ("item", "row"), list(zip(ITEMS, ROWS, strict=True)), ids=[f"annex {item.annex} row {item.number}" for item in ITEMS]
)
class TestRow:
    def test_stands_at_its_number_with_its_name(self, item: Item, row: list[str]) -> None:
        assert (row[0], fold(row[1])) == (item.number, item.name)

    def test_numbers_its_aims_and_measures(self, item: Item, row: list[str]) -> None:
        for printed, cell in ((item.aims, row[2]), (item.measures, row[3])):
            assert re.findall(r"(?:^|<br>)(\d)\.", cell) == [str(n) for n in range(1, printed + 1)]

    def test_names_the_units_in_their_roles_and_nothing_else(self, item: Item, row: list[str]) -> None:
        left = fold(row[4].replace("<br>", ""))
        for part in item.units:
            before, found, left = left.partition(fold(part))
            assert found
            assert not before.strip(",;、。")
        assert not left.strip("。")


def test_chapters_follow_the_order_of_the_plan() -> None:
    chapters = ["一、总体要求", "二、主要目标", "三、工作任务", "四、保障措施", "附件1:", "附件2:"]
    assert [line for line in LINES if line in chapters] == chapters


def test_tasks_follow_the_order_of_the_plan() -> None:
    tasks = [
        "(一)城市标准体系提档升级",
        "(二)城市管理亮点提档升级",
        "(三)城市智慧管理提档升级",
        "(四)城市民生服务提档升级",
        "(五)城市共治共享提档升级",
    ]
    assert [line for line in LINES if line.startswith("(")] == tasks


@pytest.fixture(scope="module")
def plan() -> str:
    """Return the full plan, folded, from the folder of full plans beside the project."""
    for path in sorted(FULL_PLANS.glob("*.txt")):
        text = path.read_text("utf-8")
        if "湖城管委〔2022〕2号" in text:
            return fold(re.sub("<[^>]+>", "", text))
    pytest.skip(f"no full text of this plan in {FULL_PLANS}")


@pytest.mark.parametrize(
    "pattern",
    [pytest.param(r"\d+(?:\.\d+)?%?", id="figures"), pytest.param("“[^”]+”", id="coined words"), pytest.param("《[^》]+》", id="titles")],
)
def test_digest_has_what_the_plan_prints_and_adds_nothing(plan: str, pattern: str) -> None:
    digest = fold(DIGEST.read_text("utf-8").replace("<br>", ""))
    assert set(re.findall(pattern, digest)) == set(re.findall(pattern, plan))
