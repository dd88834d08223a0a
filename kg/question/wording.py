"""What an answer says in a sentence, in Chinese or English; and how a reading is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.question.answer import Item, ItemType
from kg.question.asking import Asked
from kg.question.cues import Language
from kg.question.places import Gazetteer
from kg.question.readings import Finding, Operation
from ontology.records import Role

_ROLES: dict[Role, tuple[str, str]] = {
    "lead": ("牵头", "led by"),
    "build": ("负责建设", "built by"),
    "cooperate": ("配合", "supported by"),
    "implement": ("实施", "implemented by"),
    "responsible": ("负责", "the responsibility of"),
}
_OPERATIONS: dict[Operation, str] = {
    "count": "数量",
    "sum": "合计",
    "maximum": "最大",
    "minimum": "最小",
    "average": "平均",
    "compare": "比较",
    "difference": "相差",
    "exists": "是否",
    "when": "时间",
    "define": "含义",
    "say": "原文",
}
_RELATIONS: dict[str, str] = {
    "lead": "牵头单位",
    "build": "建设单位",
    "cooperate": "配合单位",
    "implement": "实施单位",
    "responsible": "责任单位",
    "issue": "制定出台",
    "revise": "修订",
    "issued": "已出台",
    "cited": "引用",
    "baseline": "基数",
    "target": "目标值",
    "actual": "完成值",
}  # a relation of a reading that is no word for people
_TYPES: dict[ItemType, str] = {
    "unit": "单位",
    "indicator": "指标",
    "standard": "标准文件",
    "task": "任务",
    "goal": "目标",
    "target": "量化目标",
    "term": "术语",
    "plan": "规划",
    "place": "地区",
    "value": "内容",
    "count": "数量",
    "boolean": "判断",
    "date": "日期",
    "passage": "原文",
}
_OPS = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}
_ABOUT = 80  # characters of what was looked for that are said
_NAME = 40  # characters of a name that is shown in a reading
_SETS: frozenset[ItemType] = frozenset({"standard", "task", "unit", "indicator", "place", "plan"})
_MEASURED: frozenset[ItemType] = frozenset({"indicator", "target"})
_MANY = 12  # items named in the sentence; the rest are in the list


def role_word(role: Role) -> str:
    """Return the Chinese word for a role."""
    return _ROLES[role][0]


def in_quotes(name: str) -> str:
    """Return a name in Chinese quotation marks, those within it made single ones."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"


def say(finding: Finding, items: Sequence[Item], language: Language) -> str:
    """Return the answer in a sentence; where it is a sentence of the plan, that sentence as it stands."""
    zh = language == "zh"
    if finding.said:
        return finding.said
    if finding.reading.operation == "who":
        return _say_units(items, zh)
    cities = list(dict.fromkeys(i.city for i in items if i.city))
    shown = [_shown(i, zh, len(cities) > 1) for i in items[:_MANY]]
    left = len(items) - _MANY
    more = "" if left <= 0 else f"；共{len(items)}项" if zh else f"; {len(items)} in all"
    head = f"{cities[0]}：" if zh and len(cities) == 1 and not any(i.label == cities[0] for i in items) else ""
    return head + ("；" if zh else "; ").join(shown) + more + ("。" if zh else ".")


def _say_units(items: Sequence[Item], zh: bool) -> str:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for i in items:
        groups.setdefault((i.city or "", i.of.label if i.of else "", i.role or ""), []).append(i.label)
    return ("；" if zh else "; ").join(_say_group(*key, units, zh) for key, units in groups.items()) + ("。" if zh else ".")


def _say_group(city: str, task: str, role: str, units: Sequence[str], zh: bool) -> str:
    chinese, english = next((words for name, words in _ROLES.items() if name == role), ("", ""))
    if not task:
        return f"{city}：{'、'.join(units)}{chinese}" if zh else f"{city}: {', '.join(units)}"
    if zh:
        return f"{city}的{in_quotes(task)}由{'、'.join(units)}{chinese}"
    return f"{in_quotes(task)} ({city}) is {english} {', '.join(units)}"


def _shown(item: Item, zh: bool, cities: bool) -> str:
    place = f"{item.city} " if cities and item.city and item.city != item.label else ""
    if item.type == "boolean":
        word = ("是" if item.value else "不是") if zh else ("Yes" if item.value else "No")
        return word + (f"{'：' if zh else ': '}{item.label}" if item.label else "")
    if item.value is None and item.raw is None:
        return place + item.label
    year = "" if not item.year else f" {item.year}年" if zh else f" {item.year}"
    amount = item.raw or f"{_OPS.get(item.op or '', '')}{item.value}{item.unit or ''}"
    return f"{place}{item.label}{year} {amount}".strip()


def say_nothing(asked: Asked, reason: str, places: Gazetteer, language: Language) -> str:
    """Return that the plans do not answer, with what was looked for and, where another place was asked about, which are covered."""
    zh = language == "zh"
    covered = places.covered() if zh else places.covered_in_english()
    if asked.strangers and not asked.plans:
        names = "、".join(dict.fromkeys(asked.strangers))
        if zh:
            return f"没有收录{names}的规划；收录的是{'、'.join(covered)}的规划。"
        return f"No plan of {names} is held; the plans held are those of {', '.join(covered)}."
    where = list(dict.fromkeys((places.label if zh else places.english)(p) for p in asked.plans)) or list(covered)
    about = (reason or asked.focus.words() or asked.text)[:_ABOUT]
    dated = [str(year) for year in asked.years if str(year) not in about]
    about = " ".join((*dated, about))
    return f"{'、'.join(where)}的规划没有说到：{about}。" if zh else f"The plans of {', '.join(where)} do not say: {about}."


def interpretation_of(asked: Asked, finding: Finding | None, places: Gazetteer) -> str:
    """Return how the question was read, for people: of what, by which relation, where, when.

    For example 任务=井盖普查 · 关系=牵头单位 · 地区=全部.
    """
    where = "、".join(dict.fromkeys(places.label(p) for p in asked.plans)) or "全部"
    parts = [_looked_for(asked.focus.words())] if finding is None else [*_operation(finding), _subject(finding), *_relation(finding)]
    parts += [f"地区={where}", *([f"年份={'、'.join(map(str, asked.years))}"] if asked.years else [])]
    return " · ".join(p for p in parts if p)


def _operation(finding: Finding) -> list[str]:
    listed = finding.reading.operation == "list" and finding.reading.asked in _SETS
    said = _TYPES[finding.reading.asked] if listed else _OPERATIONS.get(finding.reading.operation)
    return [f"求={said}"] if said else []


def _relation(finding: Finding) -> list[str]:
    names = [name for name in re.split(r"[/+]", finding.reading.relation or "") if name]
    return [f"关系={'、'.join(dict.fromkeys(_RELATIONS.get(name, name) for name in names))}"] if names else []


def _subject(finding: Finding) -> str:
    """What the items belong to or are: one named thing with its class, or what was looked for."""
    owners = list(dict.fromkeys((p.of.type, p.of.label) for p in finding.pieces if p.of))
    if not owners and finding.pieces[0].type in _MEASURED:
        owners = list(dict.fromkeys((p.type, p.label) for p in finding.pieces))
    if not owners:
        return _looked_for(finding.reading.about)
    kind, label = owners[0]
    more = f"等{len(owners)}项" if len(owners) > 1 else ""
    return f"{_TYPES[kind]}={label[:_NAME]}{'…' if len(label) > _NAME else ''}{more}"


def _looked_for(words: str) -> str:
    """The words looked for, each once: none that is a part of another."""
    kept: list[str] = []
    for word in words.split():
        if not any(word in other for other in kept):
            kept = [other for other in kept if other not in word] + [word]
    return f"关于={' '.join(kept)}" if kept else ""
