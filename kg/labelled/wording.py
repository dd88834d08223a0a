"""Readings and answers in words, Chinese or English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.labelled.bounds import Bound
from kg.labelled.grammar import Language
from kg.labelled.index import Index
from kg.labelled.reading import Condition, Reading
from kg.question.answer import Item

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SURE = 0.9  # how surely a name must mean a property to stand for its label
_SHOWN = 5  # items that a sentence names
_OPERATIONS = {
    "zh": {
        "count": "计数",
        "sum": "合计",
        "average": "平均",
        "largest": "最大",
        "smallest": "最小",
        "yesno": "是否",
        "compare": "比较",
        "difference": "相差",
        "groups": "分组",
        "topgroup": "分组最值",
        "describe": "介绍",
    },
    "en": {
        "count": "count",
        "sum": "sum",
        "average": "average",
        "largest": "maximum",
        "smallest": "minimum",
        "yesno": "yes or no",
        "compare": "comparison",
        "difference": "difference",
        "groups": "groups",
        "topgroup": "top group",
        "describe": "everything",
    },
}
_TRUTH = {"zh": ("是", "否"), "en": ("yes", "no")}


class Wording:
    """Words for the things, classes and properties of one graph."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def interpretation(self, reading: Reading, language: Language) -> str:
        """Return what a reading takes the question to mean: thing or class, conditions, property, operation."""
        parts = [self.subject(reading, language)]
        for step in reading.path:
            parts.append(("← " if step.reverse else "→ ") + self._property(step.property, language))
        if reading.asked is not None:
            parts.append(self._property(reading.asked, language))
        if reading.order is not None and reading.operation not in {"largest", "smallest"}:
            arrow = "↓" if reading.order.descending else "↑"
            by = self._property(reading.order.property, language) if reading.order.property is not None else ""
            parts.append(f"{arrow}{by}{reading.order.count}")
        said = _OPERATIONS[language].get(reading.operation)
        return " · ".join([*parts, *([said] if said else [])])

    def subject(self, reading: Reading, language: Language) -> str:
        """Return the things that a reading is about in words."""
        schema = self._index.schema
        named = "、".join(schema.things[t].label for t in reading.things[:_SHOWN])
        klass = schema.classes[reading.klass].label if reading.klass is not None and not named else ""
        conditions = [self._condition(c, language) for c in reading.conditions]
        joined = "，".join(conditions) if language == "zh" else ", ".join(conditions)
        head = named or klass
        return (
            f"{head}（{joined}）" if head and joined and language == "zh" else f"{head} ({joined})" if head and joined else head or joined
        )

    def _property(self, ref: int, language: Language) -> str:
        """What a property is called in the language, as far as a name is known that surely means it; its label otherwise."""
        prop = self._index.schema.properties[ref]
        label = prop.label
        if (language == "zh") != bool(_HAN.search(label)):
            sure = {name: weight for name, weight in prop.called.names.items() if weight >= _SURE}
            label = next((name for name in sure if (language == "zh") == bool(_HAN.search(name))), label)
        if prop.year is None:
            return label
        return f"{prop.year}年{label}" if language == "zh" else f"{label} ({prop.year})"

    def _condition(self, c: Condition, language: Language) -> str:
        schema = self._index.schema
        names = "/".join(
            dict.fromkeys([self._property(s.property, language) for s in c.path] + [self._property(ref, language) for ref in c.properties])
        )
        no = ("非" if language == "zh" else "not ") if c.negated else ""
        match c.kind:
            case "same" | "part" | "text":
                return f"{names} {no}= {'/'.join(c.texts)}" if c.kind != "text" else f"{names} {no}∋ {'/'.join(c.texts)}"
            case "label":
                return f"{no}“{'/'.join(c.texts)}”"
            case "leads" | "shared":
                return f"{names} {no}= {'、'.join(schema.things[t].label for t in c.things[:3])}"
            case "bound":
                return f"{names} {_bound(c.bound)}"
            case "has":
                return f"{names} {'∅' if c.negated else '∃'}"
            case _:
                return f"{names} = {_TRUTH[language][not c.truth]}"

    def sentence(self, reading: Reading, items: Sequence[Item], language: Language) -> str:
        """Return the answer in a sentence."""
        zh = language == "zh"
        shown = [self._told(item, language) for item in items[:_SHOWN]]
        joined = ("、" if zh else ", ").join(dict.fromkeys(shown))
        if len(items) > _SHOWN:
            joined += f"等{len(items)}项" if zh else f" and {len(items) - _SHOWN} more"
        subject = self.subject(reading, language)
        if reading.asked is not None and reading.operation not in {"count", "yesno"}:
            subject = (
                f"{subject}的{self._property(reading.asked, language)}" if zh else f"{subject}, {self._property(reading.asked, language)}"
            )
        return f"{subject}：{joined}。" if zh else f"{subject}: {joined}."

    def _told(self, item: Item, language: Language) -> str:
        if isinstance(item.value, bool):
            return _TRUTH[language][not item.value]
        if item.value is None:
            return item.label
        figure = item.raw if item.raw else f"{item.value}{item.unit or ''}"
        return f"{item.label} {figure}" if item.type == "count" and not item.raw and item.members == () else figure


def _bound(bound: Bound | None) -> str:
    if bound is None:
        return ""
    if bound.high is not None:
        return f"{bound.low} – {bound.high}"
    return f"{bound.op} {bound.low}"
