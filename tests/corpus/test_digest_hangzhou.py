"""The digest of the Hangzhou plan is complete in its facts: each one below was listed by hand from the plan itself.

A fact is a set of short strings that stand together in one paragraph; the rows of both tables are given cell by cell.
"""

import itertools
import re
import unicodedata
from pathlib import Path

import pytest

from corpus.catalogue import embedded_plans, entry

FULL_PLANS = Path(__file__).parents[3] / "shared" / "corpus"
[DIGEST] = [path for path in embedded_plans() if path.name == "hangzhou.txt"]
TEXT = DIGEST.read_text("utf-8")
LINES = [line for line in TEXT.splitlines() if line.strip() and not line.startswith("\t")]
OUTCOME = "表1 杭州市“十三五”城市管理主要指标完成情况"
TARGETS = "表2 杭州市城市管理“十四五”时期主要发展指标"

FACTS: dict[str, tuple[str, ...]] = {
    # preface
    "three slogans of service": ("“服务民生、改善民生、保障民生”", "“城市管理让生活更美好”"),
    "three main lines": ("精细管理", "规范执法", "优质服务", "规划目标", "全面完成"),
    "role in the next five years": ("“数智杭州”最佳体验场景", "“宜居天堂”展示的重要组成部分", "“窗口中的窗口”", "“标杆中的标杆”"),
    "basis: central guiding opinions": ("主要依据", "《中共中央国务院关于深入推进城市执法体制改革 改进城市管理工作的指导意见》"),
    "basis: provincial housing plan": ("主要依据", "《浙江省住房和城乡建设“十四五”规划》"),
    "basis: provincial utilities plan": ("主要依据", "《浙江省市政公用事业“十四五”发展规划》"),
    "basis: city outline": ("主要依据", "《杭州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》"),
    "planning area: old districts": ("共11个城区（管委会）", "上城区", "拱墅区", "西湖区", "滨江区", "萧山区", "余杭区"),
    "planning area: other districts": ("共11个城区（管委会）", "富阳区", "临安区", "钱塘区", "临平区", "西湖风景名胜区"),
    "guided counties": ("桐庐、建德、淳安", "三县（市）", "中心镇"),
    # achievements
    "summit: five kinds, 27 items": ("G20峰会", "5大类27小项", "“双百大会战”", "80条重点道路的平路工程", "近500天"),
    "summit: poles and boxes": ("“多杆合一、多箱合一”", "一路一景", "英国BBC", "“焕然一新、美得炫目”"),
    "renewal: water and toilets": ("129219个", "城市公共厕所514座", "农村公厕4498座"),
    "renewal: sewers": ("截污纳管工程项目387个", "“四河三渠”截污纳管项目286个"),
    "renewal: lights": ("照明除暗增亮", "227个", "435条"),
    "renewal: rivers": ("省级美丽城市河道5条(片)", "市级美丽河道49条(片)"),
    "renewal: prizes": ("“中国人居环境范例奖”", "连续14年", "“中国最具幸福感城市”"),
    "fine management: dictionary and manuals": ("《杭州市城市精细化管理辞典》", "29部精细化管理手册"),
    "standards issued: poles and toilets": ("出台《城市道路杆件及标识整合技术规范》", "《城市公共厕所设置标准》"),
    "standards issued: parking and rivers": ("出台", "《政府投资建设公共停车场（库）管理服务规范》", "《美丽河道评价标准》"),
    "standards issued: upkeep and drones": ("出台", "《城市河道养护管理规范》", "《数字化城市管理无人机信息采集管理规范》"),
    "standards issued: water use": ("出台", "《公共生活用水定额》", "《节水型单位评价标准》"),
    "standards issued: sewage": ("出台", "《污水处理管理和服务规范》", "《杭州市排水管理办法》", "《城镇雨污分流改造技术规程》"),
    "three-year plans in five fields": ("公厕管理、垃圾分类、亮化提升、市政道路、市容景观5个方面", "三年行动计划"),
    "model projects": ("街容示范街", "“一城区一品牌”", "“一行业一品牌”", "城管工匠", "一线工作法"),
    "digital: three samples": ("“全市一个停车场-便捷泊车”", "“全市一个画面-户外大屏三联平台”", "“全市一把闸刀-亮灯管理系统”"),
    "digital: national pilot": ("城市综合管理服务平台", "全国首批试点", "数字驾驶舱", "APP"),
    "waste: participation": ("市民参与率达到95.41%", "知晓度95.8", "参与度88.78", "满意度84.83"),
    "waste: support": ("支持度97.45", "信心度94.97", "获得感87.8"),
    "waste: recovery rate": ("全市可回收物回收利用率达51%",),
    "waste: plants": ("临江、九峰、富阳、建德、淳安5座垃圾焚烧项目", "天子岭等10座易腐垃圾处理项目"),
    "waste: rates of 2020": ("2020年", "零填埋、零增长", "无害化率、资源化率达到100%"),
    "enforcement: items handed over": ("省统一目录", "300项", "“一支队伍管执法”", "全覆盖", "14个省级培育单位", "11个市级培育单位"),
    "enforcement: two pilots": ("分水、长庆试点", "2个省级试点", "“最佳实践”"),
    "enforcement: requirements": ("77项具体要求、19项制度", "“派出式”、“进驻式”", "“非接触性”", "“律师驻队”"),
    "enforcement: squads": ("2018年至2020年", "省级达标中队167个", "79%", "四星级中队33个", "五星级中队13个", "85%以上"),
    "environment: two indices": ("“整洁指数”", "“监管指数”", "登报"),
    "environment: inspection put right": ("中央生态环保督察", "90%以上"),
    "environment: estates and rivers": ("“污水零直排”生活小区", "250个", "61条", "137公里"),
    "environment: spoil": ("24个应急消纳保障场地", "1529万方", "1507余万方"),
    "environment: no illegal building": ("15个区（县市）", "无违建"),
    "capacity: roads and tunnels": ("市政道路404公里", "桥梁22座", "隧道7条", "地下管廊18.82公里"),
    "capacity: repairs": ("修复道路169万方", "检查井1.8万余座", "支管2819米"),
    "capacity: water": ("510万立方米/日", "水厂8座", "165.25万立方米/日"),
    "capacity: gas": ("67.4亿方", "245万户"),
    "capacity: sewage": ("98.53%", "3.02万吨/日", "640个"),
    "capacity: waste": ("转运能力达4000吨/日", "焚烧处理能力达到14900吨/日", "2050吨/日"),
    # background, principles
    "window period": ("“亚运会、大都市、现代化”", "“数智杭州•宜居天堂”"),
    "population": ("近1200万", "富阳、临安", "撤市设区"),
    "four hands": ("“精治、共治、慧治、法治”", "“四个一流”", "“四个窗口”", "“八八战略”"),
    "safety: fields": ("桥梁隧道", "污水处理", "城市供水", "垃圾处理", "防汛排涝", "抗雪防冻", "安全冗余"),
    # goals
    "goal: four model cities": ("数字化治理先进城市", "精细化管理样板城市", "城市综合管理服务标杆城市", "综合执法改革示范城市"),
    "goal of 2035": ("二〇三五年", "国际一流水准", "安全韧性全国标杆", "行业品质典范", "国内样板", "示范引领"),
    "goal: lighting pattern": ("市容景观更靓丽", "“一轴、两廊、三心、多点”"),
    "goal: waste rates": ("城市环境更洁净", "零增长", "资源化率和无害化率达到100%", "回收利用率达到60%以上", "“无废城市”"),
    "goal: river water": ("达到或优于V类", "Ⅳ类及以上水体稳定在80%以上"),
    "goal: response": ("城市运行更韧性", "“秒”级达到，“分”级实施，“时”级反馈"),
    "goal: second supply": ("公用服务更优质", "“愿改尽改”", "存量的30%", "管道燃气"),
    "goal: one net, one base, one desk": ("“一张物联感知网”", "“一个基础数据库”", "“一个统一工作台”", "N个场景"),
    "goal: enforcement": ("综合执法更规范", "“大综合、一体化”", "“金字塔型”", "先行区、示范区"),
    # tasks: fine management
    "petitions": ("有奖举报平台", "“全民共管”", "“晴雨表”", "“风向标”"),
    "dictionary revised": ("修编《精细化管理辞典》", "五项"),
    "prizes": ("“最美城管人”", "“十佳城市美容师”", "“行业工匠”", "“先进工作法”"),
    "weak spots": ("三年", "渣土治理", "犬类管理", "店招店牌", "小区环境", "工地管理", "噪声管理", "油烟管理"),
    "brands": ("打响杭州品牌", "垃圾分类", "公厕管理", "回收站（房）管理", "城市家具", "数字社会", "行业党建"),
    # tasks: townscape
    "campaign before the games": ("“迎亚运”市容市貌专项整治", "亭棚", "箱体", "监控探头", "电子走字屏", "车容车貌"),
    "signs guideline": ("制定国际化标识系统建设改造导则", "规范、易读、简约", "多语种"),
    "cleanest city: machines": ("“席地可坐”", "机扫率达100%", "机械化率60%以上", "不低于80%", "洗扫车"),
    "toilets": ("4座/平方公里以上", "“以商补厕、以商养厕”", "“党员负责制”", "“所长制”", "100%", "“一张图”"),
    "depots": ("各城区属地政府至少建设1处多功能环卫停保基地",),
    "river repair": ("九堡片区、红旗河片区、沿山河", "四河四港", "编制综合保护实施方案"),
    "ten culture rivers": ("10条文化河道", "运河、珊瑚沙", "中河双向泵站"),
    "lighting plans": ("《杭州市区城市照明总体规划（2019-2025）》（修编）", "编制实施《杭州市拥江发展景观照明专项规划》"),
    "lighting for the games": ("《杭州市迎亚运亮化提升行动计划（2020-2022年）》", "“星满钱塘、光耀亚运”", "智控体系"),
    "barrier-free": ("《杭州市“迎亚（残）运”无障碍环境建设行动计划（2020—2022年）》", "2.99万个", "“地毯式”"),
    "watching places": ("制定亚运观赛空间设置规范", "“联网联播联控”"),
    # tasks: waste
    "sorting: oversight": ("“全链条过程、全流程、全方位、全天候”", "“五度一感”", "阶梯式"),
    "waste: policy": ("制定低价值可回收物回收利用专项扶持政策", "“两网融合”"),
    "waste: three projects of 2022": ("镜子山、临安、余杭易腐垃圾处理项目", "2022年"),
    "building waste: principle and 2022": ("“市域统筹、远近结合、化整为零、弃用结合”", "2022年底", "资源化利用项目4个"),
    "building waste: 2025": ("2025年底", "600万吨/年以上", "60%以上", "出台资源化利用产业政策和技术标准"),
    # tasks: resilience
    "drainage plan": ("修编《杭州市排水（雨水）防涝综合规划》", "城西南排、五堡、八堡", "进龙河"),
    "sewage works": ("之江、城北", "“回头看”", "“三水分流”"),
    "heavy lorries": ("编制《杭州市重载车辆交通通道专项规划》", "“带病移交”", "“迎亚运”道路品质提升三年行动"),
    "rail protection": ("编制保护区突发事件应急管理预案", "24小时", "制订技术标准"),
    "flood season": ("“两防两抗”", "应急、城管、建设、气象、林水、交警"),
    "flood season: aim": ("“四不一正常”",),
    "command": ("市、区、街道三级", "“平战结合”", "市、区两级物资储备为主，社会征集为辅"),
    "epidemic: standards": ("制订公共区域消杀标准", "制定环卫工人和一线人员的安全防护规范"),
    "epidemic: contingency plan": ("制定突发疫情期间环卫及固废处置基础设施运行预案",),
    # tasks: utilities
    "water works": ("深度处理", "主城区取水口上移", "千岛湖配供水工程", "分质供水试点"),
    "water quality": ("出厂水合格率100%", "9%以内", "99%以上"),
    "five sames": ("“同城、同网、同质、同价、同服务”的“五同”",),
    "gas by 2025": ("2025年", "12%", "44亿立方米左右", "“镇镇通”", "SGIS"),
    "gas stores": ("嘉兴LNG应急储配库", "日均3天", "年用气量5%", "嘉兴、绍兴"),
    "water saving: cover": ("“十四五”期末", "93%", "100%", "15%", "13%", "第四次"),
    "water saving: counties": ("桐庐、淳安、建德3个县城",),
    "parking: two functions": ("“先离场后付费”", "“泊位一点达”", "“停车盲点”", "5G"),
    "parking: standard and association": ("制定社会停车场运营管理服务规范", "道路泊位停车行业协会"),
    "slow traffic": ("“叮嗒出行”",),
    "slow traffic: bikes": ("“无桩”",),
    # tasks: digital
    "digital reform: call": ("“整体智治、唯实惟先”", "五个体系"),
    "1+4+2": ("“1”即", "“4”即", "“2”即", "数字政府、数字社会、数字法治", "数字化理论体系和数字化标准规范体系"),
    "digital base": ("“空天地人车”", "“一张清单、一图展示、综合运用”", "数字驾驶舱"),
    "platform": ("“横向到边、纵向到底”", "“两级指挥、三级联动、六位一体”", "110联动", "“一网统管”"),
    "service platform": ("（2.0）", "“浙政钉”", "“移动办公之局”", "“证照联办”"),
    "oversight platform": ("“云上坦途”", "2.0版本", "“一把闸刀”", "“最多查一次”", "“非现场执法”"),
    # tasks: enforcement
    "enforcement: call": ("“利民为本、法治为基、整体智治、协同高效、综合集成”", "“综合行政执法+部门专业执法+联合执法”"),
    "enforcement: one list": ("全市整体综合执法事项清单",),
    "enforcement: two norms": ("制定三项制度实施细则和操作规范", "制定自由裁量权标准"),
    "enforcement: three systems": ("行政执法公示、执法全过程记录、重大行政执法决定法制审核",),
    "enforcement: base level": ("“一支队伍管执法”", "“综合查一次”", "“双随机一公开”"),
    # safeguards
    "party": ("“三务”（党务、业务、服务）", "“沿街店家临时党支部”", "“党员示范商户”", "“同心圆”"),
    "services reach towns": ("环境卫生、垃圾治理、道桥管理、排水管理、公用事业、数字城管", "乡镇"),
    "laws to issue": ("力争出台", "《杭州市建筑垃圾管理条例》", "《杭州市城市地下综合管廊运营维护监督管理办法》"),
    "laws to revise": ("修订《杭州市市政设施管理条例》、《杭州市城市市容和环境卫生管理条例》",),
    "guideline and lamp posts": ("编制城市家具设置管理导则", "编制多功能智慧灯杆建设标准规范", "落实《智慧灯杆技术标准》"),
    "standards to revise": ("修订环卫作业、垃圾分类等标准",),
    "standards to issue": ("出台排水管渠养护管理、城市河道无障碍环境工程管理等标准",),
    "normative papers": ("制定收费停车场运营服务、道路停车泊位信息化建设等规范性文件", "提高环卫作业定额"),
    "money": ("PPP", "外资、民资和个人资金"),
    "think tank": ("成立杭州市城市管理专家智库", "“外脑”", "培训基地"),
    "media": ("“两微一端”", "“最美城管”"),
}

# group, sub-group, indicator, target, outcome; a group or sub-group that a merged cell leaves out is empty
OUTCOMES = """
城市水环境|河道|河道黑臭消除率|彻底消除河道黑臭和晴天排污现象|完成
||河道水质达标率|城市河道水体主要指标达到或优于Ⅴ类，50%以上城市河道主要水质指标达到IV类|完成
||排涝能力|20年一遇24小时暴雨不成涝|完成
|供水|自来水深度处理率|主城区深度处理率达到100%；余杭区深度处理率达到80%；富阳区深度处理率达到60%|均完成
||供水管网漏损率|≤10%|<9.48%
|排污|污水集中处理率|98%（主城区）|完成
|节水|公共供水非居民用水计划用水率|≥90%|93.87%
||万元工业增加值用水量|≤30m3/万元|完成
||节水型企业用水覆盖率|≥20%|25%
||环卫绿化非常规用水替代率|在河道水质4类基础上，替代率达60%|完成
垃圾治理|垃圾减量化率|人均生活垃圾日清运量下降6%|下降8%
|垃圾分类|垃圾分类覆盖率|杭州市区达到90%，四县（市）达到65%|均达到100%
||垃圾分类运输率|100%|完成
|垃圾处置|焚烧处理率|80%以上|完成
||无害化处理率|保持100%|完成
城市美化|城区清洁度|至2020年，主城区清洁度维持在95分以上；副城区清洁度到92分以上；四县市城区清洁度成绩达到90分以上|均完成
|城区序化度|95分以上|完成
|城市照明舒适度|90%|完成
城市运行保障|市政设施|城市道路面技术状况优良率|主次干道98%，支路、背街小巷95%|均完成
||桥隧设施技术状况良好率|市管100%良好，区管100%合格|均完成
||排水管网机械化养护率|80%|完成
||市政排水管网全面结构性检测率|100%|完成
||停车管理水平|道路公共泊位数量减少10%，道路停车有效收费率达到85%|有效收费率90%
|公用事业|燃气供应能力|累计超过60亿立方米，用户数达到135万户|67.4亿方，245户
||公共自行车服务质量|分别达96%以上，80%以上|均完成
城管执法|执法体制改革进度|主城区完成率100%|完成
|执法水平|分别为20%以上，20%，不超过0.5%|均完成
智慧城管|问题及时解决率|96%|完成
|数字城管覆盖面积|600平方公里|完成
"""

# number as printed (15 and 28 are not), group, indicator, target, attribute
DEVELOPMENT = """
1|景观亮灯|道路照明亮灯率|98%|约束性
2||功能照明设施完好率|>98%|约束性
3||景观照明设施完好率|>96%|约束性
4||照明设施集中控制率|>70%|预期性
5|环境卫生|全市洁化管理覆盖率|100%|约束性
6||城区主次干道环卫作业机械化率|100%|预期性
7||新增和更新环卫车辆清洁能源比例|≥80%|预期性
8|垃圾治理|人均生活垃圾增长率|0|约束性
9||垃圾分类小区和单位覆盖率|100%|约束性
10||生活垃圾回收利用率|60%|约束性
11||生活垃圾资源化处理率|100%|约束性
12||生活垃圾无害化处理率|100%|约束性
13||建筑垃圾资源化综合利用率|≥60%|预期性
14|市政设施|主次干道优良率|≥98%|约束性
16||市管桥梁良好率|100%|约束性
17||市管隧道良好率|100%|约束性
18||纳入监管的地下管廊良好率|100%|约束性
19||城市生活污水集中收集率|≥90%|约束性
20||城市污水处理率|≥98%|约束性
21|河道管理|城市河道主要水质指标|全部稳定达到或优于V类|约束性
22||城市河道监测断面主要水质指标|Ⅳ类及以上水体稳定在80%以上|约束性
23|公用事业|城市供水管网漏损率|<9%|约束性
24||再生水利用率|20%|预期性
25||规范化二次供水覆盖率|≥90%|预期性
26||天然气供应总规模|44亿m³|预期性
27||城市居民燃气覆盖面|≥99.5%|约束性
29||公共停车场便捷停车功能覆盖率|≥95%|约束性
30|数字治理|智慧城管问题及时解决率|96%|约束性
31||城管信访问题处置满意率|>96%|约束性
32||全市域智慧城管覆盖率|≥80%|约束性
33||供排水、燃气管网智能化监测管理率|>30%|预期性
34||城市智慧化停车推广率|75%|预期性
35||与“城市大脑”互通率|100%|预期性
36|综合执法|乡镇（街道）综合行政执法事项占比|≥25|约束性
37||一线执法人员占执法人员总数比率|≥85|约束性
38||乡镇（街道）执法人员占比|≥50|约束性
39||星级执法中队（规范化中队）占比|≥90|预期性
"""

HEADINGS = (
    "前 言",
    "第一章 规划背景",
    "一、“十三五”期间主要成就",
    "二、机遇及挑战",
    "第二章 指导思想和基本原则",
    "一、指导思想",
    "二、基本原则",
    "第三章 规划目标",
    "一、总体目标",
    "二、具体目标",
    "第四章 主要任务",
    "第五章 保障措施",
    "一、全面加强党的领导",
    "二、加强体制机制保障",
    "三、加强法制建设保障",
    "四、加大财政投入保障",
    "五、深化队伍建设保障",
    "六、营造良好氛围环境",
)

# the tasks of each action, in order, under the action's name
ACTIONS: dict[str, tuple[str, ...]] = {
    "城市管理精细化提升行动": (
        "构建以人为本共治体系",
        "构建全周期管理体系",
        "弘扬“工匠精神”“创新精神”",
        "滚动开展补短板行动",
        "打造精细化管理品牌",
    ),
    "市容环境风貌改善行动": (
        "改善市容环境风貌",
        "打造“国内最清洁城市”",
        "开展美丽幸福河道创建",
        "提升城市景观照明效果",
        "推进无障碍环境建设",
        "拓展亚运观赛空间",
    ),
    "垃圾治理能力现代化提升行动": ("深化垃圾分类杭州模式", "优化垃圾资源化利用", "提升垃圾分类处置产能", "加强建筑垃圾统筹管理"),
    "韧性城市打造行动": (
        "开展内涝专项整治",
        "提升污水处理系统可靠性",
        "加强道桥（隧）设施安全管理",
        "加强轨道交通运营期保护区管理",
        "提升重大突发事件应急处置能力",
    ),
    "公用事业服务能力提升行动": (
        "提高供水保障能力",
        "提高燃气保障能力",
        "深化节水型城市创建",
        "提升停车服务水平",
        "打造智慧慢行交通体系",
    ),
    "城市治理数字赋能行动": (
        "构建数字化改革“1+4+2”工作体系",
        "打造城市管理数字底座和驾驶舱",
        "打造城市综合管理服务平台",
        "推进政务服务平台建设",
        "加强行业监管平台建设",
    ),
    "综合执法能效提升行动": ("推进综合行政执法改革", "加强执法联动机制建设", "推进执法“两化”建设", "推进基层综合执法改革"),
}


def listed(rows: str) -> list[str]:
    return rows.strip().splitlines()


def printed(title: str) -> list[str]:
    """Return the rows of the table under `title`, the header's first: cells parted by bars, a cell's line breaks taken out."""
    block = TEXT.split(title + "\n", 1)[1]
    rows = itertools.takewhile(lambda row: row.startswith("\t"), re.split(r"\n{2,}", block))
    return ["|".join(cell.replace("\n", "") for cell in row.removeprefix("\t").split("\n\t")) for row in rows]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_fact_stands_in_one_paragraph(fact: tuple[str, ...]) -> None:
    assert any(all(part in line for part in fact) for line in LINES)


@pytest.mark.parametrize("row", listed(OUTCOMES), ids=[f"outcome {n}" for n in range(1, 30)])
def test_outcome_of_the_last_five_years_is_printed_cell_by_cell(row: str) -> None:
    assert row in printed(OUTCOME)


@pytest.mark.parametrize("row", listed(DEVELOPMENT), ids=lambda row: f"number {row.split('|')[0]}")
def test_indicator_is_printed_cell_by_cell(row: str) -> None:
    assert row in printed(TARGETS)


@pytest.mark.parametrize(
    ("title", "header", "rows"),
    [
        pytest.param(OUTCOME, "类别|主要指标|规划目标|完成情况", OUTCOMES, id="29 rows of outcomes"),
        pytest.param(TARGETS, "序号|项目大类|指标名称|目标值|指标属性", DEVELOPMENT, id="37 rows of targets"),
    ],
)
def test_table_has_its_rows_in_order_and_no_more(title: str, header: str, rows: str) -> None:
    assert printed(title) == [header, *listed(rows)]


def test_headings_follow_the_order_of_the_plan() -> None:
    assert [line for line in LINES if line in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize(("action", "tasks"), ACTIONS.items(), ids=[f"action {n}" for n in range(1, 8)])
def test_action_has_its_tasks_in_order(action: str, tasks: tuple[str, ...]) -> None:
    chapter = LINES[LINES.index("第四章 主要任务") : LINES.index("第五章 保障措施")]
    start = next(i for i, line in enumerate(chapter) if re.match("[一二三四五六七]、", line) and line.endswith(action))
    under = next((i for i in range(start + 1, len(chapter)) if re.match("[一二三四五六七]、", chapter[i])), len(chapter))
    headings = [re.sub(r"^（.）\s*", "", line) for line in chapter[start:under] if re.match("（.）", line)]
    assert headings == list(tasks)


def test_digest_and_catalogue_claim_no_number_and_no_date() -> None:
    """The plan prints neither."""
    known = entry(DIGEST)
    assert known is not None
    assert (known.number, known.date) == (None, None)
    assert not re.search(r"〔\d{4}〕|\d月\d+日", TEXT)


@pytest.fixture(scope="module")
def plan() -> str:
    """Return the full plan, folded, from the folder of full plans beside the project."""
    for path in sorted(FULL_PLANS.glob("*.txt")):
        text = path.read_text("utf-8")
        if TARGETS in text:
            return fold(re.sub(r"\[bookmark:[^\]]*\]", "", text))
    pytest.skip(f"no full text of this plan in {FULL_PLANS}")


def fold(text: str) -> str:
    """Return `text` in NFKC without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\d+(?:\.\d+)?%?", id="figures"),
        # Longer quotations of the plan are whole sentences, and those the digest does not carry.
        pytest.param("“[^”]{1,12}”", id="coined words"),
        pytest.param("《[^》]+》", id="titles"),
    ],
)
def test_digest_has_what_the_plan_prints_and_adds_nothing(plan: str, pattern: str) -> None:
    body = fold(TEXT.split("\n", 1)[1])
    assert sorted(set(re.findall(pattern, body))) == sorted(set(re.findall(pattern, plan)))
