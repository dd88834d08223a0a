"""What an answer says in a sentence, in Chinese or English; and how a reading is shown."""

from __future__ import annotations

from collections.abc import Sequence

from kg.question.answer import Item
from kg.question.readings import Finding, Reading
from kg.question.sources import Sources
from kg.question.understanding import Asked

_ROLE_ZH = {"lead": "牵头", "build": "负责建设", "cooperate": "配合", "implement": "实施", "responsible": "负责"}
_ROLE_EN = {
    "lead": "led by",
    "build": "built by",
    "cooperate": "supported by",
    "implement": "implemented by",
    "responsible": "the responsibility of",
}
_OPERATION_ZH = {
    "value": "取值",
    "list": "列举",
    "count": "计数",
    "sum": "求和",
    "maximum": "最大",
    "minimum": "最小",
    "average": "平均",
    "rank": "排序",
    "compare": "比较",
    "difference": "求差",
    "exists": "是否",
    "when": "时间",
    "define": "释义",
    "who": "单位",
    "say": "原文",
}
_TYPE_ZH = {
    "unit": "单位",
    "indicator": "指标",
    "standard": "标准文件",
    "task": "任务",
    "goal": "目标",
    "target": "量化目标",
    "term": "术语",
    "plan": "规划",
    "place": "地区",
    "value": "数值",
    "count": "数量",
    "boolean": "是否",
    "date": "日期",
    "passage": "原文",
}
_OPS = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}
_MANY = 12  # items named in the sentence; the rest are in the list


def say(asked: Asked, finding: Finding, items: Sequence[Item], sources: Sources, language: str) -> str:
    """Return the answer in a sentence; where it is a sentence of the plan, that sentence as it stands."""
    zh = language == "zh"
    if finding.said:
        return finding.said
    if finding.reading.operation == "who":
        return _say_units(items, zh)
    cities = {i.city for i in items if i.city}
    shown = [_shown(i, zh, len(cities) > 1) for i in items[:_MANY]]
    more = (f"等{len(items)}项" if zh else f" and {len(items) - _MANY} more") if len(items) > _MANY else ""
    head = f"{next(iter(cities))}：" if zh and len(cities) == 1 else ""
    return head + ("；" if zh else "; ").join(shown) + more + ("。" if zh else ".")


def _say_units(items: Sequence[Item], zh: bool) -> str:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for i in items:
        groups.setdefault((i.city or "", i.of.label if i.of else "", i.role or ""), []).append(i.label)
    out = []
    for (city, task, role), units in groups.items():
        if zh:
            out.append(
                f"{city}的“{task}”由{'、'.join(units)}{_ROLE_ZH.get(role, '负责')}"
                if task
                else f"{city}：{'、'.join(units)}{_ROLE_ZH.get(role, '')}"
            )
        else:
            out.append(
                f"{task} ({city}) is {_ROLE_EN.get(role, 'assigned to')} {', '.join(units)}" if task else f"{city}: {', '.join(units)}"
            )
    return ("；" if zh else "; ").join(out) + ("。" if zh else ".")


def _shown(item: Item, zh: bool, city: bool) -> str:
    place = f"{item.city} " if city and item.city and item.city != item.label else ""
    year = f"{item.year}年 " if item.year and zh else f"{item.year}: " if item.year else ""
    if item.type == "boolean":
        return (
            ("是" if item.value else "不是") + (f"：{item.label}" if item.label else "")
            if zh
            else ("Yes" if item.value else "No") + (f": {item.label}" if item.label else "")
        )
    if item.value is None and item.raw is None:
        return place + item.label
    amount = item.raw if item.raw else f"{_OPS.get(item.op or '', '')}{item.value}{item.unit or ''}"
    return f"{place}{item.label} {year}{amount}".strip() if item.label else f"{place}{year}{amount}"


def say_nothing(asked: Asked, reason: str, sources: Sources, language: str) -> str:
    """Return that the plans do not answer, with what was looked for and, where another place was asked about, which are covered."""
    about = reason or asked.focus.words() or asked.text
    covered = sources.places.covered()
    if asked.strangers and not asked.plans:
        names = "、".join(dict.fromkeys(asked.strangers))
        return (
            f"没有收录{names}的规划；收录的是{'、'.join(covered)}的规划。"
            if language == "zh"
            else f"No plan of {names} is held; the plans held are those of {', '.join(covered)}."
        )
    where = [sources.places.label(p) for p in asked.plans] or list(covered)
    return f"{'、'.join(where)}的规划没有说到：{about}。" if language == "zh" else f"The plans of {', '.join(where)} do not say: {about}."


def interpretation_of(asked: Asked, reading: Reading | None, sources: Sources) -> str:
    """Return how the question was read, for people: what is asked, of what, where, when."""
    where = "、".join(sources.places.label(p) for p in asked.plans) or "全部"
    years = "、".join(map(str, asked.years))
    about = (reading.about if reading else "") or asked.focus.words()
    parts = [f"{_OPERATION_ZH[reading.operation]}{_TYPE_ZH[reading.asked]}" if reading else "", f"关于={about}" if about else ""]
    parts += [f"关系={reading.relation}" if reading and reading.relation else "", f"地区={where}", f"年份={years}" if years else ""]
    return " · ".join(p for p in parts if p)
