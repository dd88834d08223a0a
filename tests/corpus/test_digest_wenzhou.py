"""The digest of the Wenzhou plan is complete in its facts: each one below was listed by hand from the plan itself.

A fact is a set of short strings that stand together in one paragraph or one table row.
"""

import re
import unicodedata
from pathlib import Path

import pytest

from corpus.catalogue import embedded_plans

FULL_PLANS = Path(__file__).parents[3] / "shared" / "corpus"
[DIGEST] = [path for path in embedded_plans() if path.name == "wenzhou.txt"]
LINES = [line for line in DIGEST.read_text("utf-8").splitlines() if line.strip()]
FIRST_CHAPTER = LINES.index("一、规划背景")

FACTS: dict[str, tuple[str, ...]] = {
    # title page, notice and preface
    "issuers": ("温州市发展和改革委员会", "温州市综合行政执法局", "文件"),
    "number": ("温发改规划〔2021〕144号",),
    "notice": ("关于印发", "《温州市城市精细化管理“十四五”规划》", "通知"),
    "addressees": ("市各有关单位", "各县（市、区、功能区）发改（经发）局", "综合行政执法局（城市管理局）"),
    "date of issue": ("2021年8月30日",),
    "contents: indicator table": ("“十四五”温州市城市精细化管理主要指标表", "16"),
    "contents: annex": ("附件：温州市城市精细化管理“十四五”规划任务汇总表", "40"),
    "period": ("规划期限为2021—2025年", "行动指南", "年度工作计划"),
    "plan it rests on": ("《温州市国民经济和社会发展的第十四个五年规划和二〇三五年远景目标纲要》",),
    # achievements
    "plan carried out before": ("“十三五”期间", "“做城市管理工匠”", "《温州市区城市管理提升三年行动计划2016—2018年》"),
    "population": ("2020年", "957.3万人", "72.2%", "城镇化率"),
    "built-up area": ("2015年", "241.4平方公里", "2020年", "275.9平方公里"),
    "bridges and roads": ("桥隧2689座", "市区（不包括洞头区）", "2642条", "快速路1条", "主干道170条", "次干道313条", "3145万平方米"),
    "street lighting": ("路灯专变392座", "配电箱886台", "监控终端1184台", "各类灯杆56898基", "光源92571盏"),
    "sewage works": ("污水处理厂46座", "市区12座", "96.6万吨/天"),
    "waterworks": ("制水厂12座", "151万立方米/天", "3526.90公里"),
    "gas": ("储配站6座", "门站2座", "气化站3座", "1670公里", "82万立方米/天"),
    "road renovation": ("道路综合整治", "56条", "983万平方米", "192公里"),
    "street markets": ("马路市场1537处", "疏导点109处"),
    "road greening": ("40条道路绿化整治提升", "10.46万平方米", "示范路55条"),
    "toilets and problems": ("400余座公厕", "280万件", "近30万件"),
    "waterworks inspected": ("28家", "抽检合格率", "100%", "3家制水厂", "“浙江省现代化水厂”"),
    "water saving": ("节水型单位25家", "居民小区144个", "“浙江省节水型城市”", "2020年底"),
    "sewage treated": ("126662万吨", "98.12%", "污泥无害化处置率"),
    "bridges inspected": ("2019、2020连续2年", "219座", "320座"),
    "dark spots and lamps": ("511处", "1162盏", "4.67万盏", "埋地电缆86.60公里", "架空线185.48公里", "合同能源管理"),
    "rest points": ("环卫休息点100余个", "公厕831座", "60余座", "“爱心驿站”"),
    "model streets and parks": ("街容示范街47条", "省级优质公园26个", "“郁金香”", "马鞍池"),
    "greenways": ("752.7公里", "瓯江南岸绿道", "平阳南雁蒲潭绿道", "瑞安天井垟绿道", "“浙江省最美绿道”"),
    "green space": ("9152.36公顷", "绿地率33.18%", "绿化覆盖率37.85%", "13.75平方米", "COD减排39.38万吨", "氨氮减排4.27万吨"),
    "garden cities": ("温州市", "乐清市、瑞安市", "国家园林城市", "百丈镇", "国家园林城镇"),
    "illegal buildings": ("“无违建”", "10088.86万平方米", "防违控违"),
    "waste sorting so far": ("分类示范小区300个", "5777起", "94.36%", "城镇生活垃圾分类体系建设实施方案"),
    "drainage so far": ("“一城一网一主体”", "雨污分流"),
    "gas bottles": ("491.98万个", "149.52万户", "销售实名率", "入户安检"),
    "smart lighting": ("温州市智慧照明管理平台", "GIS", "物联网", "视频远程监控"),
    "parking warnings": ("“人行道违停预警执法”", "74.77万车次", "57.08万车次", "76.34%"),
    "off-site enforcement so far": ("“非现场执法”", "1198个", "72376个", "2233件"),
    "business climate": ("48个检查事项", "“综合查一次”", "81项", "970家", "242家", "“涉企信用修复”"),
    "openness": ("“城管圆桌会”", "市民监督团", "“融媒体+”", "1000余件"),
    "grid pattern": ("“市为主导、区为主体、街道为基础、社区为依托”", "“一套规制管四区”"),
    "one visit at most": ("“最多跑一次”", "15类52项", "网上办、掌上办", "“不见面”"),
    "four shortcomings": ("不足", "一是", "二是", "三是", "四是", "“韧性城市”", "“社会主义现代化先行市”", "“大城管”"),
    # surroundings and goals
    "city's overall goal": ("“五城五高地”", "“做强第三极、建好南大门”", "“续写创新史、争创先行市”", "上海、深圳、杭州"),
    "goal of 2025": ("2025年", "“四个一”", "“美丽、宜居、活力、安全、智慧”", "温州样板"),
    "four beams and eight pillars": ("“四梁八柱”", "1副总体架构", "1项智治方案", "1个治理模式", "1套规范体系"),
    "goal: beautiful": ("——美丽", "2025年", "80%以上", "18小时", "示范公园10个", "示范片区6个"),
    "goal: liveable": ("——宜居", "主题公园50个", "微型公园160个", "49.65公里", "道路20条", "“智慧合杆”"),
    "goal: lively": ("——活力", "学历占比100%", "持证率100%", "建设标准100%", "“共同缔造”"),
    "goal: safe": ("——安全", "95%以上", "99%以上", "85%以上", "9%以下", "漏损率"),
    "goal: smart": ("——智慧", "5G、物联网、云计算、大数据、人工智能", "“一库数据管理、一体协同指挥"),
    # methods
    "enforcement between departments": ("“1+5”", "“综合执法+部门执法+联合执法”"),
    "enforcement in towns": ("“一支队伍管执法”", "“群众角度、用户思维”", "“网格化管理”", "“辛苦指数”", "“幸福指数”"),
    "one network": ("“数字底座”", "“市容环卫、市政公用、园林绿化、综合执法、数字城管”", "“一家开发，全市通用”"),
    "three levels of command": ("市、县、基层中队三级", "“一件事”", "联勤联动"),
    "smart scenes": ("“城市大脑”", "垃圾管控、美丽城市、安全运维、便捷生活、重大活动保障", "“云上城管”"),
    "neighbourhood": ("社区职责清单", "“居委会—小区—楼门”", "“互联网+社区”", "准入制度"),
    "credit": ("“个人诚信分”", "“信用+执法监管”", "信用修复标准", "接受诚信教育"),
    "hot fields of law": ("市容市貌、市政设施、环境卫生", "立改废释", "公众参与、专家论证、风险评估、合法性审查"),
    "standards to complete": ("城市街巷、园林绿化、市容环卫、行政执法", "标准规范", "重点完善"),
    "standards to revise": ("全面修订", "市政设施、地面保洁", "绿化养护、灯景广告", "地下空间、无违建、网格化管理", "专项管理类标准"),
    "system of standards": ("2025年", "“1+6+11”", "1个城市精细化管理综合标准", "6个示范片区标准", "11个专项标准"),
    "the one standard": ("1: 1 个", "即温州市城市精细化管理标准"),
    "the six standards": ("瓯江两岸精细化", "温瑞塘河沿线精细化", "中央绿轴景观带精细化", "示范片区管理标准"),
    "the six standards, on": ("瓯海大道全线美丽精细化", "环大罗山科创走廊精细化", "五马历史街区“席地可坐”精细化"),
    "the eleven standards": ("11个专项标准", "垃圾清运", "车辆停放", "工地管理", "管线管理", "地下空间", "无违建", "专项管理标准"),
    # tasks: the five transformations
    "stations": ("“爱心驿站”370座", "示范“爱心驿站”100座", "2025年", "“冷可取暖、热可纳凉、渴可喝水、累可歇脚”"),
    "roads: sums": ("23条", "49.65公里", "11.49亿元", "2-3条特色化道路", "20余条"),
    "smart poles: shares": ("鹿城区5条", "龙湾区3条", "瓯海区3条", "浙南产业集聚区2条", "瓯江口1条", "乐清市2条", "瑞安市2条", "龙港市2条"),
    "two separated, two joined": ("“两隔离、两贯通”", "非机动车道与机动车道隔离", "人行道与非机动车道连续贯通"),
    "guidelines for roads": ("《温州市城市道路综合整治全要素技术导则》", "《温州市城市道路多杆合一工作导则》", "行人导引类指示牌杆"),
    "parks": ("“一园一品一特色”", "主题公园50个", "微型公园160个", "100公顷", "2025年"),
    "kinds of theme park": ("“专类植物”", "“海洋文化”", "“人文历史”", "“浙派园林”"),
    "enforcement on the phone": ("2025年", "掌上执法率100%", "“互联网+”", "省行政执法监管平台"),
    "teams": ("办案率100%", "执法证持证率100%", "学历100%", "建设标准100%", "全面消除3人以下执法中队"),
    "three systems": ("“三项制度”", "行政执法公示制度", "执法全过程记录制度", "重大执法决定法制审核制度"),
    "box 4: roads": ("2. 市政设施特色化", "23条", "49.65公里", "2—3条", "20余条"),
    "box 4: teams": ("5. 队伍建设规范化", "办案率100%", "3人以下执法中队"),
    # tasks: the six districts
    "six districts": ("一江（瓯江两岸）", "一河（温瑞塘河沿线）", "一路（瓯海大道）", "一带（中央绿轴景观带）"),
    "six districts, on": ("一江", "一环（环大罗山科创走廊）", "一街区（五马历史街区）"),
    "Oujiang": ("“月光经济”", "瓯江防洪堤景观带总体控制规划", "修编", "七都大桥至东瓯大桥（瓯江三桥）", "“外滩”", "“不夜温州”"),
    "three stretches": ("“三段”", "约15公里", "约7公里", "约22公里", "吕浦河、横渎河、划龙桥河、蒲州河", "会昌河、仙门河", "温瑞主塘河"),
    "three squares": ("塘河文化广场、治水文化广场、世纪广场", "大型观景平台"),
    "six parks": ("白鹿洲公园、荷塘月色公园、塘河文化园、帆游农耕园、国际龙舟公园、仙湖公园", "六大公园"),
    "twelve views": ("“十二景”", "世纪之光、蒲州新韵", "瞿溪溯源、仙门烟柳、镜湖古岸、会昌竞渡", "南塘印象", "穗丰怀古"),
    "Ouhai avenue": ("全线美丽、精品示范", "路长制和网格化巡查机制", "2025年前", "风景线、标志线"),
    "green axis": ("绿化彩化亮化美化提升三年行动", "“整体规划、分步实施”", "环大罗山—三垟湿地公园", "2025年前"),
    "science corridor": ("科创走廊", "政策标准", "评价办法", "目标体系", "项目清单", "若干条精品观览线路"),
    "Wuma": ("“绿化、美化、洁化、序化、亮化”", "微更新机制", "社会化监督反馈机制", "年度评估优化机制"),
    # tasks: environment, life and functions
    "cleaning hours": ("“主干道18小时、次干道16小时”", "五马街道、大南街道", "“24小时保洁”标准"),
    "five rates": ("“五率”", "清扫率、冲洗率、洒水率、见员率、督查率", "“冲扫洗收”"),
    "mechanical sweeping": ("2025年", "市区建成区机械化清扫率达80%以上", "县级城市", "70%以上"),
    "advertising": ("编制温州市户外广告专项规划", "“规划一批、实施一批、整治一批”", "门店招牌示范街区"),
    "waste: plan and modes": ("编制生活垃圾治理专项规划", "“投放、收集、运输、处置”", "“高层撤桶、撤桶并点”", "“定时定点”"),
    "waste: policies": ("差别化收费制度", "低价值可回收物兜底回收扶持政策", "新建住宅小区垃圾分类设施设置规范", "垃圾分类片区建设评价标准"),
    "waste: targets": ("2025年", "示范小区600个", "市民分类准确率达90%以上"),
    "building waste": ("“无废城市”", "渣土智慧监管平台", "无尘化运输"),
    "sewage": ("排水许可管理", "“一厂一策”", "周期性检测制度"),
    "parking": ("差异化收费", "共享单车“净化”行动", "共享单车智能化监管平台", "农贸市场、车站码头、学校周边"),
    "greening": ("2025年", "绿地率达到35%以上", "省级生态园林城市", "国家级生态园林城市", "“双最”（最好、最差）", "绿地移交配套规定和办法"),
    "colouring": ("2025年底", "彩化精品示范公园10个", "彩化示范居住区20个", "景观道路20条"),
    "lighting": ("“一把闸刀”", "遥视、遥控、遥测、遥调", "“两线三片”", "24小时监控值班制度"),
    "roads and bridges": ("城市道路养护标准", "道路桥梁应急处置预案", "“一桥一档”", "D级、E级", "2022年前", "100万平方米", "95%以上"),
    "drainage: action plan": ("《温州市区排水管网提质增效三年行动计划（2021-2023）》", "实施", "“清水入河、污水入厂”"),
    "drainage: COD": ("2022年年底", "进水COD浓度达到160mg/L", "2023年末", "BOD"),
    "water": ("2025年", "“同网、同质、同价、同服务”", "99%以上", "不高于9%", "“一城一网”", "国家级节水型城市"),
    "gas users": ("2025年", "32万户", "管道燃气气化率达85%"),
    "check-up": ("“一年一体检”", "管理办法", "常规检测标准", "排水、污水、燃气等运行评估规范", "“城市病”"),
    # safeguards
    "leadership": ("各级党委、政府", "各县级以上政府", "城市精细化管理工作实施方案", "各街道办事处、乡镇政府"),
    "training": ("每三年轮训一遍", "“革命化、正规化、专业化、职业化”", "市级总体统筹、县级部门招录培训、街道（乡镇）执法中队管理使用"),
    "money": ("预算编制、成本控制和统筹使用", "动态资金保障机制", "资金绩效管理"),
    "assessment": ("社会公众满意度第三方评价", "“智慧城管”考核", "定量考核与定性评价", "干部绩效考核"),
    "publicity": ("“城市有我更美好”", "“公众参与、社会监督”", "自媒体"),
}

# name, unit, baseline, target, attribute (Y 约束性, Q 预期性)
INDICATORS: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    "美丽": (
        ("创成精细化管理示范片区", "个", "—", "6", "Q"),
        ("每个县（市、区）创成特色化道路", "条", "1", "2-3", "Y"),
        ("主干道保洁时长", "小时", "14", "18", "Y"),
        ("次干道保洁时长", "小时", "12", "16", "Y"),
        ("市区建成区机械化清扫率", "%", "75", "≥80", "Y"),
        ("县级城市建成区机械化清扫率", "%", "65", "≥70", "Y"),
        ("市民垃圾分类准确率", "%", "—", "≥90", "Y"),
        ("创成省级高标准垃圾分类示范小区", "个", "300", "600", "Q"),
        ("城市污水处理率", "%", "98.12", "≥98", "Y"),
        ("城市污水收集率", "%", "68", "≥85", "Q"),
        ("创成彩化精品示范公园", "个", "—", "10", "Y"),
        ("创成彩化示范居住区", "个", "—", "20", "Y"),
        ("创成绿化美化彩化景观道路", "条", "—", "20", "Y"),
    ),
    "宜居": (
        ("整治市区主要城市道路规模", "条", "—", "23", "Q"),
        ("整治市区主要城市道路总长度", "公里", "—", "49.65", "Q"),
        ("县级以上城市建成区绿地率", "%", "34.49", "≥35", "Y"),
        ("全市人均公园绿地面积", "平方米", "13.75", "14.5", "Y"),
        ("创建主题公园", "个", "30", "50", "Y"),
        ("新建、改造微型公园", "个", "54", "160", "Y"),
        ("提质改造公园绿地", "公顷", "—", "100", "Q"),
        ("建设“智慧合杆”道路数量", "条", "3", "20", "Q"),
    ),
    "活力": (
        ("打造示范“爱心驿站”", "座", "—", "100", "Y"),
        ("执法岗位执法证持证率", "%", "100", "100", "Y"),
        ("新进综合行政执法队伍人员本科以上学历", "%", "—", "100", "Y"),
        ("全市基层队所达到“文明规范公正基层队所”建设标准", "%", "96.49%", "100", "Q"),
    ),
    "安全": (
        ("市区道路完好率", "%", "95", "≥95", "Y"),
        ("市区出厂水水质合格率", "%", "≥98", "≥99", "Y"),
        ("市区供水管网漏损率", "%", "≤10", "≤9", "Y"),
        ("全市管道燃气气化率", "%", "25.20", "≥32", "Q"),
        ("市区管道燃气气化率", "%", "74.80", "≥85", "Q"),
        ("城市管理领域较大及以上安全生产责任事故", "起", "0", "0", "Q"),
    ),
    "智慧": (("掌上执法率", "%", "95", "100", "Y"),),
}

DOCUMENTS = (
    "1. 温州市市政设施管理条例（法规）",
    "2. 温州市古树名木保护管理条例（法规）",
    "3. 温州市城市公园管理办法（规范性文件）",
    "4. 温州市城市爱心驿站建设标准与管理办法（规范性文件）",
    "5. 温州市城市公厕管理办法（修订）（规范性文件）",
    "6. 温州市城市排水管理办法（修订）（规范性文件）",
    "7. 温州市户外广告和招牌设施设置规范（地方标准）",
    "8. 温州市城市道路多杆合一工作导则（地方标准）",
    "9. 温州市居民住宅二次供水设施建设与管理实施意见（规范性文件）",
    "10. 温州市城市容貌标准（地方标准）",
)

# name, stretch, class, unit, length and width in metres, cost in 10,000 yuan, words that the contents hold
ROADS = (
    ("划龙桥路", "吴桥路-车站大道", "主干道", "鹿城区", "2600", "40", "8441", "路面 交通 景观绿化 附属设施"),
    ("过境路", "双金路—广化桥路", "主干道", "鹿城区", "4706", "50", "16500", "路面 交通 景观绿化 红线 拓宽"),
    ("飞霞南路", "南站—划龙桥路", "主干道", "鹿城区", "2613", "42", "7800", "路面 交通 附属设施 外立面"),
    ("永中西路", "龙江路—龙海路", "主干道", "龙湾区", "1100", "40", "2587", "沥青 排水管网 上改下（龙祥路—龙康路北侧） 彩化街区"),
    ("龙江路", "瓯海大道—永定路", "主干道", "龙湾区", "1500", "50", "4108", "病害 路外停车场 沥青 排水管网 路灯"),
    ("永定路", "龙江路—建中街", "主干道", "龙湾区", "1600", "50", "3945", "道路功能 交叉口交通 病害 人行道铺装 交通设施"),
    ("高新大道", "永定路—二号桥", "主干道", "龙湾区", "1200", "40", "3350", "人行道 非机动车道 竖向 排水管网 路灯"),
    ("中汇路", "秀浦路—集贤路", "主干道", "瓯海区", "1640", "32", "5600", "景观绿化 夜景亮化 沿线建筑 “上改下”"),
    ("西山东路", "", "次干道", "瓯海区", "960", "20", "2500", "附属设施 夜景亮化 沿线建筑 “上改下”"),
    ("娄东大街", "", "主干道", "瓯海区", "1450", "50", "5000", "景观绿化 夜景亮化 沿线建筑 “上改下”"),
    ("商汇路", "景屿路—经九路", "主干道", "瓯海区", "2200", "40", "5060", "市政道路 景观绿化 附属设施 夜景亮化"),
    ("温瞿东路", "翠微大道—景德西路", "主干道", "瓯海区", "9000", "32", "9000", "“上改下” 人行道 景观绿化 夜景亮化"),
    ("温瑞大道", "温州大道—瓯海大道", "主干道", "瓯海区", "1850", "70", "5000", "市政道路 景观绿化 附属设施"),
    ("罗梅大道", "场桥—龙瑞大道", "主干道", "浙南产业集聚区", "1200", "12", "1500", "约1.2公里 约12米 雨水管 路灯"),
    ("镇前街", "龙瑞大道—中心南路", "次干路", "浙南产业集聚区", "540", "21-22", "1000", "一期 约240米 约21米 二期 约300米 约22米"),
    ("天马大街", "金川路—永强大道", "次干路", "浙南产业集聚区", "1290", "17.80", "1300", "1290米 12米 2.8米 3米 路灯电缆"),
    ("学院路", "飞霞南路—府东路", "次干路", "鹿城区", "3025", "40", "5000", "局部 路面 交通 景观绿化 路灯"),
    ("马鞍池路", "", "次干道", "鹿城区", "2452", "28", "4900", "整体 路面 交通 路灯"),
    ("开源路", "含绣山路开源路以西路段", "次干道", "鹿城区", "1024", "26-30", "2500", "整体 路面 路灯 景观绿化"),
    ("永宁西路", "龙江路—曹龙路", "主干道", "龙湾区", "1100", "50", "2600", "局部 路面 交通 景观绿化"),
    ("半塘街", "上河乡路—振兴路", "主干道", "瓯海区", "2000", "40", "5000", "道路表观 亚运元素 景观绿化 附属设施"),
    ("今汇路", "宁波路—集贤路", "主干道", "瓯海区", "2900", "40", "7250", "道路表观 亚运元素 景观绿化 附属设施"),
    ("海工大道二期", "", "主干道", "浙南产业集聚区", "1700", "36-50", "5000", "拓宽 绿化 路灯 桥梁"),
)

# parks, estates, roads
COLOURING = {
    "鹿城区": ("3", "3", "中心城区合计 11 条"),
    "龙湾区": ("2", "3", ""),
    "瓯海区": ("1", "3", ""),
    "洞头区": ("1", "1", "1"),
    "乐清市": ("1", "2", "1"),
    "瑞安市": ("1", "2", "1"),
    "龙港市": ("1", "1", "1"),
    **dict.fromkeys(("永嘉县", "文成县", "平阳县", "泰顺县", "苍南县"), ("—", "1", "1")),
}

# sub-task of the annex -> what its lines say, in order
ANNEX: dict[str, tuple[str, ...]] = {
    "推进爱心驿站人文化": ("配置标识", "冷可取暖、热可纳凉", "爱心服务点", "“15分钟‘爱心驿站’服务网络”"),
    "推进市政设施特色化": ("全要素技术导则》", "“两隔离、两贯通”", "城市家居", "“一路一景一特色”", "“智慧合杆”"),
    "推进公园建设主题化": ("“一园一品一特色”", "“浙派园林”", "边角地、闲置地"),
    "推进执法管理智慧化": ("掌上执法系统", "“非现场执法”", "末端非现场执法"),
    "推进队伍建设规范化": ("城管志愿队", "“三项制度”", "“四个平台”"),
    "打造瓯江两岸精细化管理示范片区": ("带状公园绿化彩化", "重点区域亮化建设", "瓯江南岸街景美化"),
    "打造温瑞塘河沿线精细化管理示范片区": ("“三段”", "“十二景”", "沿河景观线"),
    "打造瓯海大道全线美丽精细化管理示范片区": ("全过程全要素管理", "路长制", "标志线"),
    "打造中央绿轴精细化管理示范片区": ("三年行动", "“城市轴线”"),
    "打造环大罗山科创走廊精细化管理示范片区": ("示范片区（道路）精细化管理", "精品景观线路"),
    "打造五马街区“席地可坐”精细化管理示范片区": ("社会化监督反馈机制", "示范街区"),
    "提升环卫保洁水平": ("“24小时保洁”标准", "“五率”", "80%以上"),
    "深化户外广告招牌管理": ("色彩调控", "户外非广告设施", "门店招牌示范街区"),
    "深化垃圾分类处理": ("闭环运行机制", "“定时定点”", "第三方服务", "一次性消费用品管理规范", "减量化、资源化、无害化"),
    "加强建筑垃圾处置管理": ("渣土智慧监管平台",),
    "规范停车管理": ("人行道", "“人行道违停预警执法”", "差异化收费", "“净化”行动"),
    "推进城市绿化提升": ("城市绿线", "行道树", "属地管理职责", "督考子系统", "绿地移交", "养护效率"),
    "推进城市彩化提升": ("精品街头游园",),
    "推进城市亮化提升": ("24小时监控值班制度", "斑马线"),
    "加强道路桥梁养护管理": ("道路完好率考核", "100万平方米", "D级、E级", "2022年底前"),
    "大力推进市区排水管网整治行动": ("三年行动计划（2021-2023）》", "“应收未收”", "160mg/L"),
    "提升公用事业服务能力": ("99%以上", "9%以内", "32万户"),
    "开展城市体检工作": ("城市体检信息平台", "“一年一体检”"),
}
CATEGORIES = {
    "聚焦“五化”建设，打造有温州辨识度的标志性成果": 1,
    "聚焦深耕示范，打造引领全省的城市精细化管理示范片区": 19,
    "聚焦环境品质，塑造有颜值的城市整体形象": 34,
    "聚焦生活品质，建设有格调的城市人居环境": 50,
    "聚焦功能完善，提高优质韧性的市政设施服务水平": 59,
}

# headings, boxes and the indicator table in their order, white space folded away
CHAPTERS = """
一、规划背景 （一）发展基础 （二）面临环境
二、指导思想与发展目标 （一）指导思想 （二）基本原则 （三）发展目标 “十四五”温州市城市精细化管理主要指标表
三、方法路径与机制建设
（一）坚持高质量发展，构建现代化的城市管理体系 （二）坚持数字赋能，构建智慧化的城市综合管理服务平台
（三）坚持共治共享，构建多元化的城市治理模式 （四）坚持依法依规，构建法治化的城市管理法规和标准体系
专栏1：“十四五”需要制定和修订的法规、政策、地方标准 专栏2：“1+6+11”的城市管理标准体系
四、重点任务与主要举措
（一）聚焦“五化”建设，打造有温州辨识度的标志性成果 专栏3：市区城市道路综合整治 专栏4：“五化”建设
（二）聚焦深耕示范，形成引领全省的管理示范片区 （三）聚焦环境品质，塑造有颜值的城市整体形象
（四）聚焦生活品质，建设有格调的城市人居环境 专栏5：城市彩化提升建设 （五）聚焦功能完善，提高优质韧性的市政设施服务水平
五、保障措施 （一）加强组织领导 （二）提升队伍素质 （三）加大资金保障力度 （四）完善监督考核评价机制 （五）加强宣传引导
附件
"""


def rows(caption: str, width: int) -> list[list[str]]:
    """Return the rows of `width` cells below the line `caption`, up to the next line that is none."""
    begins = [line.rstrip("\t") for line in LINES].index(caption, FIRST_CHAPTER)
    below = [line.split("\t") for line in LINES[begins + 1 :]]
    end = next((n for n, cells in enumerate(below) if len(cells) != width), len(below))
    return below[:end]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_fact_stands_in_one_paragraph_or_row(fact: tuple[str, ...]) -> None:
    assert any(all(part in line for part in fact) for line in LINES)


@pytest.mark.parametrize(("year", "count"), [("2021", "22"), ("2022", "37"), ("2023", "13")])
def test_drainage_districts_stand_with_their_year(year: str, count: str) -> None:
    assert any(re.search(f"{year}年完成[^，；。]*{count}个", line) and "网格片区整治" in line for line in LINES)


@pytest.mark.parametrize("group", INDICATORS, ids=["beautiful", "liveable", "lively", "safe", "smart"])
def test_indicator_group_has_its_rows(group: str) -> None:
    table = rows("“十四五”温州市城市精细化管理主要指标表", 6)[1:]
    begins = next(n for n, cells in enumerate(table) if cells[0] == group)
    expected = [[*row[:4], {"Y": "约束性", "Q": "预期性"}[row[4]]] for row in INDICATORS[group]]
    assert [cells[1:] for cells in table[begins : begins + len(expected)]] == expected


def test_indicator_table_has_32_rows() -> None:
    table = rows("“十四五”温州市城市精细化管理主要指标表", 6)
    assert table[0] == ["规划要求", "指标名称", "单位", "2020年基数", "2025年目标", "指标属性"]
    assert len(table[1:]) == 32
    assert [cells[0] for cells in table[1:] if cells[0]] == list(INDICATORS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=[f"document {n}" for n in range(1, 11)])
def test_box_1_names_the_document_with_its_kind(document: str) -> None:
    begins = LINES.index("专栏 1：“十四五”需要制定和修订的法规、政策、地方标准")
    assert document in LINES[begins : begins + 1 + len(DOCUMENTS)]


@pytest.mark.parametrize(("number", "road"), [*enumerate(ROADS, 1)], ids=[f"road {n}" for n in range(1, 24)])
def test_box_3_has_the_road(number: int, road: tuple[str, ...]) -> None:
    name, stretch, *plain, cost, what = road
    cells = rows("“十四五”期间市区城市道路综合整治项目", 8)[1 + number]
    assert cells[0] == str(number)
    assert re.split(r"\s*[（(]|[）)]", cells[1])[:2] == [name, *filter(None, (stretch,))]
    assert cells[2:6] == plain
    assert [word for word in what.split() if word not in cells[6]] == []
    assert cells[7] == cost


def test_box_3_adds_up_as_printed() -> None:
    *_, last = rows("“十四五”期间市区城市道路综合整治项目", 8)
    assert [cell for cell in last if cell] == ["总计", "49650", "114941"]
    assert (sum(int(road[4]) for road in ROADS), sum(int(road[6]) for road in ROADS)) == (49650, 114941)


@pytest.mark.parametrize("place", COLOURING, ids=[f"row {n}" for n in range(1, 13)])
def test_box_5_shares_the_parks_estates_and_roads_out(place: str) -> None:
    [cells] = [cells for cells in rows("城市彩化提升建设计划表", 4) if cells[0] == place]
    assert tuple(cells[1:]) == COLOURING[place]


def test_box_5_notes_the_roads() -> None:
    *_, note = rows("城市彩化提升建设计划表", 4)
    assert note[0] == "备注"
    assert all(place in note[3] for place in COLOURING if COLOURING[place][2] == "1")
    assert "中心城区11条" in note[3]


@pytest.mark.parametrize("name", ANNEX, ids=[f"sub-task {n}" for n in range(1, 24)])
def test_annex_has_the_lines_of_the_sub_task(name: str) -> None:
    table = rows("温州市城市精细化管理“十四五”规划任务汇总表", 4)
    begins = next(n for n, cells in enumerate(table) if cells[1] == name)
    block = table[begins : begins + len(ANNEX[name])]
    assert [cells[1] for cells in block[1:]] == [""] * (len(block) - 1)
    assert [words for words, cells in zip(ANNEX[name], block, strict=True) if words not in cells[3]] == []


def test_annex_is_numbered_from_1_to_70_under_its_categories() -> None:
    table = rows("温州市城市精细化管理“十四五”规划任务汇总表", 4)[1:]
    assert [cells[2] for cells in table] == [str(n) for n in range(1, 71)]
    assert {cells[0]: int(cells[2]) for cells in table if cells[0]} == CATEGORIES
    assert [cells[1] for cells in table if cells[1]] == list(ANNEX)


def test_chapters_and_boxes_follow_the_order_of_the_plan() -> None:
    chapters = [fold(chapter) for chapter in CHAPTERS.split()]
    assert [fold(line) for line in LINES[FIRST_CHAPTER:] if fold(line) in chapters] == chapters


@pytest.fixture(scope="module")
def plan() -> str:
    """Return the full plan, folded, from the folder of full plans beside the project."""
    for path in sorted(FULL_PLANS.glob("*.txt")):
        text = path.read_text("utf-8")
        if "温发改规划〔2021〕144号" in text:
            return fold(text)
    pytest.skip(f"no full text of this plan in {FULL_PLANS}")


def fold(text: str) -> str:
    """Return `text` in NFKC without white space and marks of bold type."""
    return re.sub(r"\s+|\*\*", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    "pattern",
    [pytest.param(r"\d+(?:\.\d+)?%?", id="figures"), pytest.param("“[^“”]+”", id="coined words"), pytest.param("《[^》]+》", id="titles")],
)
def test_digest_has_what_the_plan_prints_and_adds_nothing(plan: str, pattern: str) -> None:
    assert set(re.findall(pattern, fold(DIGEST.read_text("utf-8")))) == set(re.findall(pattern, plan))
