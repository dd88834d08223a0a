"""What kind of chapter a heading opens, by the words of the genre: it decides past or planned, goal or task, before any phrase does."""

from __future__ import annotations

import re

from ontology.records import SectionKind

# The first pattern that a heading matches decides; the order puts the more telling word first.
_BY_TITLE: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("contents", r"^目\s*[录次]$"),
        ("preface", r"^(?:前言|引言|序言|序|导言|总则|编制(?:说明|依据|背景|思路))$"),
        ("annex", r"^附\s?[件录表]"),
        ("box", r"^专\s?[栏题]"),
        ("safeguards", r"保障|组织实施|实施机制|工作要求|有关要求|工作机制$|推进机制|规划实施|监督考核|附则|^(?:加强|强化)?组织领导$"),
        ("principles", r"原则"),
        ("situation", r"形势|机遇|挑战|问题|短板|面临|存在|不足|需求分析|环境分析"),
        ("background", r"基础|现状|成效|成就|回顾|背景|取得|进展|概况|主要经验|总结评估|“?十[二三四]五”?(?:时期|期间)?(?:主要)?(?:成|发展情况)"),
        ("tasks", r"任务|举措|措施|方法路径|工作重点|重点(?:工作|工程|项目|领域)|行动内容|工程项目|建设内容|工作内容|实施内容|工作安排|实施步骤|进度安排"),
        ("goals", r"目标|愿景|指标"),
        ("guidance", r"指导思想|总体(?:要求|思路|考虑)|战略定位|发展思路|基本思路|总体布局|发展定位"),
    )
)

# Kinds that the headings beneath take over where they say nothing of their own.
_INHERITED: frozenset[SectionKind] = frozenset(("background", "situation", "principles", "goals", "tasks", "safeguards", "annex", "box", "preface", "contents"))
# Beneath these a heading's own words no longer change the kind: “主要目标” within a task is a task's text.
_SETTLED: frozenset[SectionKind] = frozenset(("background", "situation", "tasks", "safeguards", "annex", "box", "contents"))


def own_kind(title: str) -> SectionKind | None:
    """Return the kind that the words of `title` tell, or None."""
    for kind, pattern in _BY_TITLE:
        if pattern.search(title):
            return kind
    return None


def kind_of(title: str, parent: SectionKind | None, seen_frame: bool) -> SectionKind:
    """Return the kind of the section headed `title`.

    `parent` is the kind of the section above it; `seen_frame` says whether guidance, principles or goals came before, after which
    a chapter that says nothing of its kind is one of tasks.
    """
    own = own_kind(title)
    if own in ("annex", "box"):
        return own
    if parent == "background" and own == "situation":
        return own
    if parent in _SETTLED:
        return parent
    if own is not None and not (parent is None and own in ("goals", "guidance") and _is_task_phrase(title)):
        return own
    if parent in _INHERITED:
        return parent
    if parent == "guidance":
        return "guidance"
    return "tasks" if seen_frame or parent is None else "other"


_VERB = re.compile(r"^(?:聚焦|着力|加快|推进|推动|加强|强化|深化|实施|构建|建设|打造|完善|优化|提升|健全|大力|全面|坚持|以)")


def _is_task_phrase(title: str) -> bool:
    return bool(_VERB.match(title)) and len(title) > 12
