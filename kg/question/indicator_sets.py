"""Which indicators, and how many: the rows of indicator tables, by table, group, attribute, value and what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.folding import fold
from kg.iris import record_iri
from kg.question.asking import Asked
from kg.question.focus import Focus, places_of
from kg.question.readings import Finding, Piece, found
from kg.question.row_questions import condition_of
from kg.question.shelf import Volume
from kg.question.sources import Sources
from ontology.records import Indicator

_INDICATOR = re.compile(r"指标|\bindicators?\b")
_COUNTED = re.compile(r"^\s*(?:[个项条](?!.*[处座公])|(?:约束|预期)性|指标)")
_LISTED = re.compile(
    r"(?:哪|什么|列)[^,?。]{0,10}指标|指标[^,?。]{0,14}(?:哪|什么)|约束|预期|硬性|刚性|\b(?:which|what|list|name|give|show)\b.*\bindicators?\b"
)
_ONE = re.compile(r"指标(?:的)?(?:属性|值|性质)(?:是|为)?(?:什么|哪|多少)|什么属性|\battribute\b")
_ATTRIBUTES: tuple[tuple[str, str], ...] = (
    ("约束", r"约束|硬性|刚性|强制|\bbinding\b|\bmandatory\b|\bobligatory\b"),
    ("预期", r"预期|\banticipat\w+|\bexpected\b|\bindicative\b"),
)
_TABLE = re.compile(r"表\s?(\d)")
_FORMER = re.compile(r"完成情况|成就|成绩|实际完成|上一[个轮]?|过去")
_GENERIC = re.compile(
    r"(?:主要|核心|具体|量化|规划|发展|考核)*指标(?:表|体系|清单)?|目标值?|要求|约束性?|预期性?|硬性|刚性|规划|计划|方案|时期|期间|十[一二三四五]五|"
    r"方面|领域|表\s?\d?|有关|相关|关于|定|设|数|大?类|组|项|里|下面|底下|属于|list|table|group|binding|anticipated|mandatory"
)
_GROUP_SAID = re.compile(r"\"?(?:这|那|一|的)*(?:大?类|组|方面|领域|板块|部分|维度|里|中)|\"|指标")  # behind the name of a group
_EQUAL = re.compile(r"(?:是|为|要?达到|等于|定在|定为)\s?(\d+(?:\.\d+)?)\s?(?:%|$)")
_SAYS_NOTHING, _LEAST, _ALIKE = 0.35, 0.6, 0.15  # weight of a topic; of it that a name must account for; how far others may fall behind
_SURE, _ALL = 0.99, 0.95


class IndicatorSets:
    """Finds sets of indicators."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the indicators that the question describes, or their number; none where it asks for no set of them."""
        counted = counts_indicators(asked)
        listed = asked.wants in ("which", "noun", "define", "choice") and _LISTED.search(asked.text) and not _ONE.search(asked.text)
        if not _INDICATOR.search(asked.text) or asked.roles or asked.tags & {"most", "least"} or not (counted or listed):
            return
        sets = [s for plan in asked.plans or tuple(self._sources.shelf.volumes) for s in self._of_plan(asked, plan)]
        best = max((score for score, _, _, _ in sets), default=0.0)
        kept = [(label, volume, rows) for score, label, volume, rows in sets if score >= best - _ALIKE]
        if not kept:
            return
        rows = [self._piece(volume, i) for _, volume, held in kept for i in held]
        pieces = [self._number(label, volume, held) for label, volume, held in kept] if counted else rows
        yield found(asked, "count" if counted else "list", pieces, best, about="、".join(dict.fromkeys(k[0] for k in kept)), rows=rows)

    def _of_plan(self, asked: Asked, plan: str) -> Iterable[tuple[float, str, Volume, list[Indicator]]]:
        """The sets in one plan, one for each attribute that the question names: how sure, what they are called, their rows."""
        volume = self._sources.shelf.volumes[plan]
        rows, groups = _grouped(asked, _table(asked, volume))
        rows = _valued(asked, rows)
        rest = asked.focus.hiding(m.span() for m in _GENERIC.finditer(asked.focus.text))
        rest = rest.without(groups)
        if _EQUAL.search(asked.text) or condition_of(asked.text):
            rest = rest.hiding(m.span() for m in re.finditer(r"[\d.]+", rest.text))
        rows, score = _about(rest, rows)
        said = [a for a, pattern in _ATTRIBUTES if re.search(pattern, asked.text)]
        for attribute in said or [""]:
            held = [i for i in rows if (i.attribute or "").startswith(attribute)]
            if held:
                yield score, f"{attribute}性指标" if attribute else "指标", volume, held

    def _piece(self, volume: Volume, i: Indicator) -> Piece:
        iri = record_iri(volume.plan, i.id, self._sources.base)
        evidence = tuple((e.start, e.end) for e in i.evidence)
        return Piece(type="indicator", label=i.name, plan=volume.plan, evidence=evidence, subjects=(iri,), iri=iri)

    def _number(self, label: str, volume: Volume, rows: Sequence[Indicator]) -> Piece:
        members = tuple(self._piece(volume, i) for i in rows)
        evidence = tuple(dict.fromkeys(e for m in members for e in m.evidence[:1]))
        return Piece(type="count", label=label, plan=volume.plan, evidence=evidence, value=len(rows), members=members)


def counts_indicators(asked: Asked) -> bool:
    """Return whether the question asks how many indicators there are."""
    if asked.wants != "amount" or not _INDICATOR.search(asked.text):
        return False
    return asked.language == "en" or _COUNTED.match(asked.behind("amount")) is not None


def _table(asked: Asked, volume: Volume) -> list[Indicator]:
    """The rows of the table that the question means: by its number, else of the plan's own period, or of the one before."""
    tables: dict[str, list[Indicator]] = {}
    for i in volume.records.indicators:
        tables.setdefault(i.section, []).append(i)
    number = _TABLE.search(asked.text)
    if number and len(tables) > 1:
        return next((rows for place, rows in enumerate(tables.values(), start=1) if place == int(number[1])), [])
    period = volume.records.document.period
    before = five_years(period[0] - 1) if period else ""
    former = bool(_FORMER.search(asked.text)) or (bool(before) and before in asked.text)
    done = {section: any(v.kind == "actual" for i in rows for v in i.values) for section, rows in tables.items()}
    return [i for section, rows in tables.items() if done[section] == former for i in rows]


def five_years(year: int) -> str:
    """Return what the five-year period that holds `year` is called (十四五 for 2021 to 2025), empty before 2001 and after 2045."""
    number = (year - 1951) // 5  # the first five-year plan began in 1953, the second and later at 1951 + 5n
    return f"十{'一二三四五六七八九'[number - 11]}五" if 11 <= number <= 19 else ""


def _grouped(asked: Asked, rows: list[Indicator]) -> tuple[list[Indicator], list[str]]:
    """The rows of the groups that the question names, and those names; all where it names none."""
    parts = {i.id: [p for p in fold(i.group or "").split(" / ") if p] for i in rows}
    names = dict.fromkeys(p for i in rows for p in parts[i.id])
    said = [n for n in names if any(_GROUP_SAID.match(asked.text, end) for _, end in places_of((n,), asked.text))]
    said = [n for n in said if not any(n != o and n in o for o in said)]
    return [i for i in rows if not said or set(said) & set(parts[i.id])], said


def _valued(asked: Asked, rows: list[Indicator]) -> list[Indicator]:
    """The rows whose last target is as the question says: 是100%, 超过95%."""
    bound, equal = condition_of(asked.text), _EQUAL.search(asked.text)
    if not bound and not equal:
        return rows
    out = []
    for i in rows:
        last = max((v for v in i.values if v.kind == "target" and v.value is not None), key=lambda v: v.year or 0, default=None)
        if last and last.value is not None and (bound.holds(last.value, None) if bound else equal and last.value == float(equal[1])):
            out.append(i)
    return out


def _about(rest: Focus, rows: list[Indicator]) -> tuple[list[Indicator], float]:
    """The rows that account for what else the question says, and how sure that is; all where it says nothing else."""
    if rest.total < _SAYS_NOTHING:
        return rows, _SURE if rest.total == 0.0 else _ALL
    worth = {i.id: rest.score((fold(i.name), 1.0), (fold(i.group or ""), 1.0)) for i in rows}
    best = max(worth.values(), default=0.0)
    return ([i for i in rows if worth[i.id] >= best - _ALIKE], best * _ALL) if best >= _LEAST else ([], 0.0)
