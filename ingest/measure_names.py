"""Names of measures: lists taken apart with the shared head or front restored, and the words that a list shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from corpus import tokens
from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.coordination import split
from ingest.statements import Draft

_OF_PEOPLE = "参保|参加|参训|就业|受益|持证|登记|服务|培训|从业|常住"
_TAIL = re.compile(
    r"(?:(?:重点工程)?(?:减排|排放|用水|用电|处理|供应|消费|使用|施用|运输|储备)量|"
    r"(?:机械|规模|数字|信息|自动|标准|电气|智能|城镇|良种|绿色|网络|市场|专业|社会|产业|资源|无害)化(?:处理|处置|利用|覆盖|生产)?率|"
    rf"[一-龥]{{2}}率|比例|占比|比重|(?:{_OF_PEOPLE})人[数次]|床位数|机构数|人[数次]|[起次件户张台例批]数|数量|总?面积|总?里程|长度|装机(?:容量|规模)?|总?产[值量]|增加值|"
    r"(?:营业|销售|主营业务|业务|经营|总)?收入|销售额|交易额|总额|总?规模|[一-龥]量|[一-龥]度|浓度|单产|能力)\Z"
)
_KIND = re.compile(r"[特大中小微]{1,3}型|(?:国家|[国省市县区乡镇村]|[一二两三四五六七八九十百千万亿]{1,5}元?)级")
_SUBSTANCE = re.compile(r"需氧量\Z")  # a substance that is measured, not a measure
_KIND_OF_PEOPLE = re.compile(r"居民|人口|患者|职工|学生|教师|儿童|企业|学校|地区")
_SHORT = 4  # characters of a member that cannot do without the front of the first (资源化率、无害化率)
_FRONT = 8  # characters of a first member that says what the others are about too
ACTION = re.compile(
    r"(?:安全)?(?:建设|改造|整治|提升|治理|检查|排查|检测|创建|修复|更新|升级|修编|编制|试点|申报|整改|[一-龥]{1,6}化(?:和[一-龥]{1,6}化)?|任务|工作|目标|布局|覆盖|安装|应用|体检|养护|研发|攻关|开发|孵化|"
    r"管理|评估)(?:提升|工作|任务|改造)?"
)
_DONE_TO = re.compile(rf"的(?:{ACTION.pattern})\Z")


def split_names(name: str, *, rates_only: bool = False, shared_rate: bool = False) -> tuple[str, ...]:
    """Return the measures that `name` lists (A率和B率), each with the head or the front that it shares restored; itself where it is one.

    With `rates_only`, a list falls apart only where every member names a rate by itself; with `shared_rate`, also where the last
    names one for all of them (种植、收获机械化率均达到45%).
    """
    parts = [name[s.start : s.end] for s in split(name, 0, len(name), marks="、")]
    if len(parts) < 2 or (rates_only and not all(words.RATE_NOUN.search(part) for part in parts)):
        return (name,)
    tail = _shared_tail(parts)
    if shared_rate and (not tail or words.RATE_NOUN.search(parts[-1]) is None):
        return (name,)
    front = _front(parts, tail)
    verb, kind = verbs.LEADING_VERBS.match(parts[-1]), _KIND.match(parts[-1])
    named: list[str] = []
    for part in parts:
        shared = front if named else ""
        if tail and not part.endswith(tail) and (not words.MEASURE_NOUN.search(part) or _SUBSTANCE.search(part)):
            named.append(shared + part + tail)
        elif shared:
            named.append(shared + part)
        elif kind is not None and _KIND.fullmatch(part):
            named.append(part + parts[-1][kind.end() :])
        elif verb is not None and verbs.LEADING_VERBS.fullmatch(part):
            named.append(part + parts[-1][verb.end() :])
        elif named and _leans(part, named[0]):
            named.append(named[0][: -len(part)] + part)
        else:
            named.append(part)
    return tuple(named)


def _shared_tail(parts: Sequence[str]) -> str:
    """Return the end of the last member that all share, which names a measure; empty where it names none.

    It begins behind as many characters as another member has, where a word ends there (城镇、农村居民收入), else with the measure itself.
    """
    last = parts[-1]
    known = _TAIL.search(last)
    if known is None or all(words.MEASURE_NOUN.search(part) and not _SUBSTANCE.search(part) for part in parts[:-1]):
        return known.group() if known is not None else ""
    area = words.SCOPE_NOUN.match(last)
    if area is not None and area.end() < known.start() and all(words.AREA.search(part) for part in parts[:-1]):
        return last[area.end() :]  # 设市城市、县城污水处理率
    cut = tokens.words(last)
    edges = list(accumulate(map(len, cut)))
    for part in reversed(parts[:-1]):
        if len(part) not in edges and _KIND_OF_PEOPLE.match(last, len(part)):
            return last[len(part) :]
        if len(part) in edges and len(part) < known.start():
            place = edges.index(len(part))
            start = edges[place + 1] if cut[place + 1].endswith(part[-1]) else edges[place]  # 风电、光伏发电装机
            return last[min(start, known.start()) :]
    return known.group()


def _front(parts: Sequence[str], tail: str) -> str:
    """Return what the first member says before its own two characters, where the others say two and the head (花生种植、收获机械化率)."""
    if not tail or words.MEASURE_NOUN.search(parts[0]) or words.AREA.search(parts[0]) or not 4 <= len(parts[0]) <= _FRONT:
        return ""
    others = (*parts[1:-1], parts[-1].removesuffix(tail))
    return parts[0][:-2] if all(len(other) == 2 for other in others) else ""


def _leans(part: str, first: str) -> bool:
    if len(part) > _SHORT or len(first) <= len(part) + 1:
        return False
    return bool(words.RATE_NOUN.search(part) and words.RATE_NOUN.search(first))


def share_action(drafts: Sequence[Draft]) -> None:
    """Give what is done to the last of a list to all of it (完成1000部电梯、1000处消防设施的检查)."""
    for i in reversed(range(len(drafts))):
        share_kind(drafts, i)
    for i, last in enumerate(drafts):
        head = _DONE_TO.search(last.measure) if last.counted else None
        if head is None:
            continue
        for draft in reversed(drafts[:i]):
            if draft.clause != last.clause or not draft.counted or draft.verb != last.verb or _DONE_TO.search(draft.measure):
                break
            draft.measure += head.group()


def share_kind(drafts: Sequence[Draft], at: int) -> None:
    """Give what the draft `at` counts to the one before it, where that is but a size or a grade (改造10座大型和30座小型水库)."""
    thing = drafts[at].measure.removeprefix(drafts[at].verb)
    own = _KIND.match(thing)
    if not at or own is None or not drafts[at].counted or own.end() == len(thing):
        return
    before = drafts[at - 1]
    if _KIND.fullmatch(before.measure.removeprefix(before.verb)):
        before.measure += thing[own.end() :]


def without_scope(draft: Draft) -> str:
    """Return the measure of `draft` without the place that it begins with."""
    if draft.scope and draft.measure.startswith(draft.scope) and len(draft.measure) > len(draft.scope) + 1:
        return draft.measure[len(draft.scope) :].lstrip("的")
    return draft.measure
