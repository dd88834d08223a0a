"""What kind of chapter a heading opens, by the words of the genre: it decides past or planned, goal or task, before any phrase does.

A plan goes from what was (background, situation) through its frame (guidance, principles, goals) to what shall be (tasks,
safeguards). So the same word tells more or less by where it stands: a chapter before the frame that speaks of shortcomings
describes them, one behind it mends them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.headings import Heading
from ontology.records import SectionKind

_AIMS = r"(?:目标|愿景|指标)"
_SUPPORT = r"组织|政策|制度|支撑|要素|配套|实施|措施|服务|机制|资金|人才|规划|各项|综合|全面|工作|有力|全方位|体系"
# The first pattern that a heading matches decides; the order puts the more telling word first.
_BY_TITLE: tuple[tuple[SectionKind, str], ...] = (
    ("contents", r"^目[录次]$"),
    ("other", r"^附[件录表](?:清单|目录)?$"),
    (
        "preface",
        r"^(?:前言|引言|序言|序|导言|导语|总则|规划总则|结语|结束语|后记|编制(?:说明|依据|背景|思路|过程)|规划(?:编制)?(?:说明|依据|范围))$",
    ),
    (
        "safeguards",
        rf"保障(?:措施|机制)|^(?:强化|加强|健全|完善|落实|做好|提供|夯实)?(?:{_SUPPORT}|和|与|、)*保障(?:措施|机制|体系|工作|力度|条件)?$"
        r"|组织实施|实施机制|工作要求|有关要求|相关要求|推进要求|工作机制$|推进机制"
        r"|^(?:强化|加强|做好|抓好)?规划(?:的)?实施(?:与|和|$)|监督考核|考核评价$|附则"
        r"|^(?:加强|强化)?(?:组织)?领导(?:$|和|与)|^加强党的(?:全面)?领导|组织领导(?:和|与)|监测评估$|^实施(?:与|和)?(?:管理|监督|评估)",
    ),
    ("principles", r"原则"),
    ("tasks", r"方法路径|任务|举措|(?<!保障)措施|工作重点|重点(?:工作|工程|项目|领域|内容|行动)|行动内容|工程项目"),
    ("tasks", r"(?:[一二三四五六七八九十]+|\d+)(?:大|项|个)[^，、]{0,12}(?:行动(?:计划)?|工程|任务|举措|专项)$"),
    ("tasks", r"(?:建设|工作|实施|整治|改造)内容|工作安排|(?:实施|工作|推进|整治|方法)步骤"),
    ("tasks", r"(?:进度|时间|阶段|进程)安排|实施(?:阶段|计划|路径)|主攻方向"),
    (
        "situation",
        r"形势|机遇|挑战|短板|不足|面临|需求分析|(?:发展|外部|宏观|内外部|面临|政策)(?:的)?环境$|环境分析"
        r"|(?:存在|主要|突出|面临)(?:的)?(?:主要|突出)?(?:问题|困难|矛盾)|问题和|和问题$|问题(?:分析|与)",
    ),
    (
        "background",
        r"(?:发展|工作|现有|已有|现实|建设|良好|总体|主要|现状)基础(?:$|和|与|条件)"
        r"|^(?:规划)?基础(?:与|和)?(?:现状|条件|形势)?$"
        r"|现状|成效|成就|回顾|背景|取得|进展|概况|主要经验|总结评估|(?:基本|总体|工作|发展|有关)情况|重(?:要|大)(?:意义|性)|必要性"
        r"|(?:充分|深刻|统一|提高|深化)(?:思想)?认识|“?十[一二三四]五”?(?:时期|期间|以来)?(?:主要)?(?:成|发展情况|工作)",
    ),
    (
        "goals",
        rf"{_AIMS}(?:体系|任务|要求|定位|值|设定|展望)?(?:$|和|与|、|及|[（(])|^(?:到)?20\d\d年"
        rf"|(?:总|分|预期|远景|近期|年度|阶段性?|总体|主要|发展|工作){_AIMS}",
    ),
    (
        "guidance",
        r"指导思想|总体(?:要求|思路|考虑|布局|安排|方略|战略)|战略(?:定位|思路)|(?:发展|基本|工作|规划|建设)思路|发展定位|功能定位|空间布局",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _BY_TITLE)
_LONGEST_KIND = 26  # characters of a heading that says what its chapter is about; a longer one is a measure in full
_FRAME: frozenset[SectionKind] = frozenset(("guidance", "principles", "goals"))
_PAST: frozenset[SectionKind] = frozenset(("background", "situation"))
_WORK: frozenset[SectionKind] = frozenset(("tasks", "safeguards"))
_MENDED = re.compile(r"补齐|解决|破解|化解|攻克|消除|缓解|整改|突破|显著|明显|持续|有效|扎实")
_TELLS_PAST = re.compile(r"现状|成效|成就|回顾|发展基础|工作基础|基本情况")
# How a heading begins that says what to do: with a verb, or with how it shall be done.
_VERB = re.compile(
    r"^(?:聚焦|着力|加快|加大|推进|推动|加强|强化|深化|实施|构建|建设|打造|完善|优化|提升|提高|健全|大力|全面|坚持|以|围绕|夯实|补齐|培育"
    r"|发展|拓展|扩大|促进|创新|开展|落实|严格|统筹|切实|深入|积极|做强|做优|做好|着眼|突出|紧扣|立足|保障|防范|巩固|改革|建立|营造|引导|支持|解决|破解|化解|攻克|整治|治理|激发|壮大|守牢|筑牢|织密|抓好"
    r"|扎实|努力|奋力|持续|继续|进一步|不断|更好|更加|更高|更大|加力|有序|有效|科学|合理|依法|坚决|系统|优先|协同|一体|高标准|高质量|高水平|因地制宜|稳步|充分"
    r"|共[筑建育享创]|增强|增进|厚植|塑造|擦亮|彰显|弘扬|传承|繁荣|保护|修复|维护|用好|管好|办好|讲好|抓紧|抓实|织牢|兜牢|兜住|稳住|稳定|引进|集聚|汇聚|融入|对接|探索|争创|创建"
    r"|压实|厘清|理顺|盘活|释放|畅通|打通|补强|补足|防治|防控|应对|调整|转变|改善|改进|改造|更新|升级|赋能|引领|带动|推广|普及|做实|做大|倡导|满足|鼓励|发挥|组建|设立|制定|编制|开放|突破"
    r"|清理|清退|整顿|绿化|净化|美化|放宽|取消|允许|授权|简化|压减|精简|推行|试行|用足|用活|理清|摸清|动员|发动|督促|指导|攻坚|攻关|守护|守住|树立|确保|铸牢|铸造|锻造|谋划|布局|明确|规范|丰富|重视|严守|严控|控制|减少|降低|落细|培优|加速|活跃)"
)
_LAST = re.compile(r"保障|组织领导|组织实施|规划实施|贯彻落实|督促落实|责任落实|工作落实")


def own_kind(title: str) -> SectionKind | None:
    """Return the kind that the words of `title` tell by themselves, or None."""
    squeezed = re.sub(r"\s", "", title)
    return next((kind for kind, pattern in _PATTERNS if pattern.search(squeezed)), None)


def section_kinds(headings: Sequence[Heading]) -> tuple[SectionKind, ...]:
    """Return the kind of each of `headings`, which stand in reading order, parents before children."""
    return _Kinds(headings).read()


class _Kinds:
    def __init__(self, headings: Sequence[Heading]) -> None:
        self.headings = headings
        self.own = [own_kind(h.title) if h.frame == "matter" and len(h.title) <= _LONGEST_KIND else None for h in headings]
        frame = (h for h, own in zip(headings, self.own, strict=True) if own in _FRAME and not is_task_phrase(h.title))
        self.frame_from = next((h.order for h in frame), None)
        self.has_frame = self.frame_from is not None
        self.framed = {
            h.parent.order
            for h, own in zip(headings, self.own, strict=True)
            if h.parent and own in ("guidance", "principles") and not is_task_phrase(h.title)
        }
        # “战略目标和战略主题” holds one heading of aims and one of something else
        self.mixed = {h.parent.order for h, own in zip(headings, self.own, strict=True) if h.parent and own == "goals"}
        chapters = [h for h in headings if h.parent is None and h.frame == "matter" and h.number]
        self.last_chapter = chapters[-1].order if len(chapters) > 2 else -1
        self.kinds: list[SectionKind] = []

    def read(self) -> tuple[SectionKind, ...]:
        for heading in self.headings:
            if heading.frame != "matter":
                self.kinds.append(heading.frame)
            elif heading.parent is None:
                self.kinds.append(self.chapter(heading))
            else:
                self.kinds.append(self.beneath(heading, self.kinds[heading.parent.order]))
        return tuple(self.kinds)

    def chapter(self, heading: Heading) -> SectionKind:
        own = self.own[heading.order]
        before = self.has_frame and heading.order < (self.frame_from or 0)
        if heading.order == self.last_chapter and own not in _FRAME and _LAST.search(heading.title):
            return "safeguards"
        if own in _PAST and not before and self.has_frame and is_task_phrase(heading.title):
            own = None
        if own in ("goals", "guidance") and is_task_phrase(heading.title) and (len(heading.title) > 12 or "布局" in heading.title):
            own = None
        if own == "tasks" and _AIM_AND_TASK.search(heading.title) and not heading.children:
            return "goals"
        if own is not None:
            return own
        if heading.number is None and not heading.title:
            return "preface"
        if heading.order in self.framed:  # “第一章 总论” with 指导思想 and 原则 under it
            return "guidance"
        return "background" if before else "tasks"

    def beneath(self, heading: Heading, parent: SectionKind) -> SectionKind:
        own = self.own[heading.order]
        if parent in ("annex", "box", "contents", "cover", "other"):
            return parent
        if parent in _WORK:
            aims = own in _FRAME and heading.parent is not None and _AIM_AND_TASK.search(heading.parent.title)
            return own if aims and own is not None else parent
        if parent == "background":
            return "situation" if own == "situation" and not _MENDED.search(heading.title) else parent
        if parent == "situation":
            return "background" if _TELLS_PAST.search(heading.title) and own == "background" else parent
        return self.within_frame(heading, parent) if parent in _FRAME else own or parent

    def within_frame(self, heading: Heading, parent: SectionKind) -> SectionKind:
        own = self.own[heading.order]
        listed = own == "tasks" and not is_task_phrase(heading.title) and heading.children > 0
        if own is not None and (own in _FRAME or listed):
            return own
        above = heading.parent  # one that names aims and something else, and holds a heading of aims among others
        mixed = above is not None and above.order in self.mixed and _AIM_AND_MORE.search(above.title)
        return "guidance" if mixed else parent


_AIM_AND_MORE = re.compile(r"目标.{0,2}[和与及、]|[和与及、].{0,4}目标")
_AIM_AND_TASK = re.compile(r"目标.{0,3}任务|任务.{0,3}目标")


def is_task_phrase(title: str) -> bool:
    """Whether `title` says what to do (加快…, 推进…), as a heading of a task does, and not what the chapter is about."""
    return bool(_VERB.match(title))
