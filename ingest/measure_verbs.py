"""Verbs that plans put before a number: those that bring a thing about, and those that say what is done to it."""

from __future__ import annotations

import re

# Their object is the thing counted; they are left out of its name (建成公园50个 counts 公园).
_MAKING = (
    "建成投用|建成投入使用|建成运行|建成|建设完成|建设|打造形成|打造|创建|创成|创评|评选出|评选|评定|评出|新评选|新创建|新建成|"
    "新建设|新打造|认定|新认定|命名|完成|实现|形成|设立|新设立|设置|建立|组建|推出|推进|推动|开展|组织开展|组织实施|组织|举办|"
    "举行|制定出台|制定|制订|编制|出台|发布|印发|培育形成|培育|培养|选树|遴选|申报|获评|获得|布设|布局|布点|配置|配备|配建|安装|"
    "投放|拥有|构建|搭建|谋划|安排|探索|启动|实施|落实|落地|上线|开通|开发|梳理形成|梳理|总结|提炼|征集|评审|建有|设有|配有|"
    "共有|现有|公开明确|公开|公布|明确|划定|谋划建设|谋划实施|储备|策划|入选|列入|纳入|创作|推广应用|推广|应用|部署|支持|扶持|"
    "指导|确定|选取|选择|树立|争创|新成立|成立|招引|招聘|招录|聘请|选派|选聘|组织培训|设计|规划建设|规划布局|规划|研究制定|研制|"
    "获批|开拓|拓展|开辟|集聚|招募|孕育|塑造|建好|办好|推介|落户|筹集|筹建|募集|投产|投用|竣工|完工|新开工|开工建设|开工|守住|严守|坚守|守牢|保住|牢牢守住|"
    "立项|牵头制定|主导制定|参与制定|参与|吸引|引导|动员|发展|规范设置|施划"
)
# They say what is done to the thing counted, and stay in its name (整治道路23条 counts 整治道路).
_CHANGING = (
    "提质改造|提升改造|改造提升|整治提升|改建提升|更新改造|新建改造|新改扩建|改扩建|迁扩建|新建改建|新改建|新扩建|新建续建|新建|改建|扩建|"
    "迁建|续建|重建|改造|整治|新增|增设|增加|增补|增种|修复|修缮|治理|维修|养护|更新|拆除|拆改|清理|清退|清运|整改|处置|处理|"
    "淘汰|关闭|关停|关改搬转|减排|削减|压减|减少|缩减|培训|轮训|造林|种植|补植|绿化|疏浚|清淤|加固|除险加固|改善|提升|优化|解决|"
    "消除|化解|救助|资助|发放|引进|引育|转移|安置|保护|恢复|修编|修订|打通|铺设|敷设|埋设|联通|接入|归集|汇聚|共享|开放|排查|"
    "检查|检测|巡查|抽查|体检|查处|办理|受理|服务|覆盖|惠及|受益|带动|吸纳|帮扶|帮助|盘活|腾退|收储|出让|供应|提供|保障|储备|"
    "回收|利用|综合利用|改厕|脱贫|就业|招商|投资|投入|完成投资|融资|流转|建档|普查|确权|登记|颁发|兴建|加装|替换|更换|换装|撤并|"
    "撤除|回购|认养|认领|栽植|抚育|放流|养殖|播种|推广种植|开垦|退耕|还湿|衬砌|配套|拓宽|延伸|贯通|整合|亮化|美化|彩化|硬化|"
    "净化|提质|扩面|孵化|转化|攻克|突破|申请|授权|新引进|新培育|新招引|新增加|新办|新设|引入|优选|升级|迭代|复制|细化|完善|深化|"
    "建设改造"
)
# Before these a verb begins a noun (建设规模, 处理能力, 覆盖率), not an order.
_NOUN = (
    "率|场景|度(?!假)|量(?!子|大|身)|数(?![字据智控学])|面积|比例|比重|占比|规模|能力|水平|时限|时长|时间|区(?!域|块)|用地|资金|标准(?!化|厂)|工期|指标|系数|"
    r"项目(?=\d)|体系(?=\d)|效率|周期|强度|服务半径"
)
MAKING = frozenset(_MAKING.split("|"))
_CHANGES = frozenset(_CHANGING.split("|"))
_ANY = "|".join(sorted(MAKING | _CHANGES, key=lambda word: (-len(word), word)))
_JOINT = "[、和与及或/并]|以及"

VERB = f"(?:新?(?:{_ANY})(?!{_NOUN}))"
VERBS = f"(?:{VERB}(?:(?:{_JOINT}){VERB})*)"
LEADING_VERBS = re.compile(VERBS)
ENDING_VERBS = re.compile(
    rf"(?P<verbs>{VERBS}|建|创)(?:出|了|成|到|并)?(?:\s|至少|不少于|不低于|不超过|超过|共|约|近|各|总计|共计|合计|累计)*\Z"
)
# 高标准农田累计建成420万亩: the deed between the thing and its number.
DONE = re.compile(r"(?<=..)(?:累计|全部|力争|年|再|共)?(?:建成|创成|新增|增加|完成|开工|投产|投用|投入使用)\s?\Z")


def is_making(verb: str) -> bool:
    """Return whether a verb (or each of several joined by 、) only brings its object about, so that it adds nothing to the measure."""
    parts = [part if part in _CHANGES else part.removeprefix("新") for part in re.split(_JOINT, verb) if part]
    return all(part in MAKING for part in parts)
