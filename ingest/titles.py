"""What names a document: the types of documents that Chinese governments issue, and whether a phrase names one of its own."""

from __future__ import annotations

import re

from ingest.coordination import Heads
from ontology.records import StandardKind

# Types whose every named member is a document. 办法 is none in 做法; 规划, 方案 and 计划 are, named.
_FIRM = (
    r"条例|办法|规定|实施细则|细则|导则|指引|指南|规范|规程|标准|(?:管理|技术|质量|指导)?类标准|标准规范|规范标准|标准定额|定额|手册|规划|(?:行动|总体|实施|工作|建设"
    r"|治理|整治|提升|改革|处置)?方案|(?:行动|专项|攻坚|整治|提升|建设|治理)计划|规划纲要|纲要|预案|公约|(?:实施|指导|若干|工作|管理|处理)意见|政策|政策文件|规范性文件|图集|图则"
    r"|(?:资历|资格|能力|素养|课程|标准)框架|技术要求|若干(?:政策)?措施|工作要点|路线图|白皮书|蓝皮书|辞典|月历|守则|准则|议事规则|工作规则|(?:保护|防治|促进|管理|治理|安全|监督|保障|处罚|利用|节约|教育|能源|变化|发展|振兴)法"
)
# Programmes that a plan carries out: 实施…人才培养计划, but 制定培养计划 names nothing.
_PROGRAMME = r"(?:(?!行动|专项|攻坚|整治|提升|建设|治理|实施|工作|年度|采购|投资|预算|供地|供应|用地|开工)[\u4e00-\u9fff]{2})计划"
PROGRAMME = re.compile(rf"{_PROGRAMME}[”’]?$")
# Types that are documents only where they are written as such: 制定…清单, but not 健全…制度.
_SOFT = r"制度|清单|目录|名录"
HEADS = Heads(
    wanted=rf"{_FIRM}|{_PROGRAMME}|{_SOFT}",
    other=r"体系|机制|流程|线路|措施|项目|目标|任务|模式|程序|责任制|平台|网络|系统|团队|队伍|格局|能力|水平|责任|要求|建议|工作|法规|规章|立法|技术管理|规则|指标|台账|档案|方法",
)
SOFT = re.compile(rf"(?:{_SOFT})[”’]?$")
TYPE = re.compile(rf"(?:{_FIRM}|{_PROGRAMME}|{_SOFT})(?![化性])")
_LEADING = re.compile(
    r"^(?:一[批张份]|一系列|系列|具体的?|相应的?|统一的?|相关的?|有关的?|各类|各项|各级|切实可行的?|科学合理的?|更加|现有的?|本地区?的?|本级|辖区内?的?|各自的?"
    r"|一套|一个|若干|并(?:推进|推动|落实|实施|发布|推广|完善)(?=[\u4e00-\u9fff]{4})|了|好|出|完成|\d+次|\d+[部个项件份]|[一二三四五六七八九十两]+[部个项件份](?!制度))+"
)
# What a name may hold without naming anything: 年度实施方案, 相关管理标准.
GENERAL = re.compile(
    rf"(?:{_FIRM}|{_SOFT}|计划|意见|年度|下一|分年|每年|具体|相关|有关|各项|国家|国际|国内|最高|先进|一流|上级|省|市|县|(?<![灌景园库片社街山林矿])区|地方|行业|团体|法律|法规|规章|文件|管理|技术|操作|评价|考核"
    r"|实施|服务|工作|建设|配套|应急(?!管理)|安全|设计|验收|运行|运营|维护|养护|专项|行动|总体|指导|设置|评估|综合|保障|支持|激励|整改|整治|治理|改造|提升|项目|责任|问题|任务"
    r"|统一|完整|完善|科学|合理|严格|三年|五年|长效|日常|创建|分类|分级|处置|处理|解决|编制|重点|领域|多项|多样|及|和|与|或|的|等|、)+"
)
# 全覆盖、多层次、立体化的X标准 is one X标准.
_ADJECTIVES = re.compile(
    r"^(?:[^、，的]{2,6}[、，])+(?:[^、，的]{2,6}(?:化|性|次|域|位|程|盖|元|级|端|新|高|优|效|行|作|合|学|密|全|准))的(?=\S{4})"
)
# No document: what goes by this plan, a step of a procedure, the rules of a level of government, the best there is.
_NO_NAME = re.compile(
    r"^[本该此](?:规划|方案|意见|计划|办法|通知|标准|规定)|^[^《》、]{2,6}、(?:方案|计划|标准)$|^(?:国家|国际|国内|中央|上级|[\u4e00-\u9fff]{0,6}[省市县])[、和及].*(?:的|相关|有关)"
    r"|^(?:准(?!入)|更高|较高)[^，。；的]{1,6}标准$|[^，。；的]化标准$|(?:解决|产品|替代|诊疗|治疗)方案$|(?:歧视|不合理)[^，。；]{0,4}$"
    r"|(?:科学|合理|同步|超前|统一|长远)规划$"
    rf"|(?:最高|最严|最优|最好|先进|一流|国际|国内)(?:的)?(?:{_FIRM})$"
)
_LAW = re.compile(r"[\u4e00-\u9fff]{2,}(?<!办)法")
_VAGUE = re.compile(rf"(?:{_SOFT}|方案|计划)$")
_RELATED = re.compile(rf"(?:相关|有关)(?:{_FIRM}|{_SOFT})")
LEAST = 5  # characters of an unquoted name: 收费标准 is a subject, 信用修复标准 a document
_CLAUSE = 10  # characters before 的 beyond which they describe the document rather than name it
_DESCRIBES = re.compile(r"符合|适应|适合|体现|满足|反映|有利于|有助于")

_KINDS: tuple[tuple[StandardKind, str], ...] = (
    ("contingency", r"预案$"),
    ("regulation", r"条例$|(?<!办)法$"),
    ("guideline", r"导则$|指引$|指南$|细则$|手册$|月历$|辞典$|指导标准$|图集$|图则$|(?:月度|养护)清单$"),
    ("plan", r"规划$|路线图$|要点$|方案$|计划$|纲要$|行动$"),
    ("policy", r"政策$|措施$|意见$|制度$|公约$|政策文件$|补助办法$"),
    ("technical", r"标准$|规范$|规程$|定额$|技术要求$|标准体系$"),
    ("normative", r"办法$|规定$|规范性文件$|守则$|准则$|规则$"),
)
_SAID: tuple[tuple[StandardKind, str], ...] = (
    ("regulation", r"地方性法规|法规$|^法规|法律"),
    ("rule", r"规章"),
    ("normative", r"规范性文件"),
    ("local_standard", r"地方标准"),
    ("guideline", r"导则|指引|指南"),
    ("technical", r"国家标准|行业标准|团体标准|技术标准|技术规范"),
    ("policy", r"政策"),
    ("plan", r"规划"),
)
_COINED = re.compile(r"\w*“[二三四五六七八九十百双]\w{1,2}”\w{0,4}标准$")  # a numbered set of demands that serves as a standard


def named(phrase: str, least: int = LEAST) -> str | None:
    """Return the name in an unquoted `phrase` of `least` characters or more, its determiners dropped.

    None where it names no document of its own (年度实施方案, 相关标准). A long description before 的 is left out of the name.
    """
    name = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", phrase)
    name = re.sub(rf"[（(](?![^（）()]*(?:{_FIRM})[）)])[^（）()\d]*[）)]$", "", _ADJECTIVES.sub("", _LEADING.sub("", name)))
    if _NO_NAME.search(name):
        return None
    before, mark, after = name.rpartition("的")
    inner = named(after) if mark else None
    if inner and (len(before) > _CLAUSE or _DESCRIBES.match(before)):
        return inner
    if (mark and not inner and _VAGUE.search(after)) or _RELATED.search(name):
        return None
    bare = name.strip("“”")
    long_enough = len(bare) >= least or _COINED.fullmatch(name) or _LAW.fullmatch(name)
    return name if long_enough and len(GENERAL.sub("", bare).strip("“”")) > 1 else None


def kind_of(title: str, said: str = "") -> StandardKind:
    """Return the kind of the document called `title`; `said` is what the plan calls it (a bracket after it, the noun after 等)."""
    if re.search(r"地方标准$", title):
        return "local_standard"
    if re.search(r"法规|规章", said) and re.search(r"(?:办法|规定)$", title):
        return "rule"  # of 法规规章 the 条例 are regulations (地方性法规), the 办法 rules (政府规章)
    for kind, pattern in _SAID:
        if said and re.search(pattern, said):
            return kind
    bare = re.sub(r"(?:[（(][^（）()]*[）)]|[\d—\-－年]+|[”\s])+$", "", title)
    if _COINED.search(title):
        return "local_standard"
    return next((kind for kind, pattern in _KINDS if re.search(pattern, bare)), "other")
