"""The words of an audit's report, in Chinese and in English, and its figures as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from kg.audit.findings import Contradiction, SumCheck

Lang = Literal["zh", "en"]

WORDS: Final[Mapping[Lang, Mapping[str, str]]] = {
    "zh": {
        "report": "规划核查",
        "coverage": "收录",
        "passages": "段落与表行",
        "numbers": "数字",
        "section": "章节",
        "of": "{part}/{whole}（{share:.0%}）",
        "left": "目标、任务、保障、附件、专栏中未被记录收录的数字：{n} 个",
        "sums": "合计",
        "sums_none": "没有可核对的合计",
        "sums_ok": "{n} 处相符",
        "sums_wrong": "{n} 处不符",
        "states": "载明",
        "adds_up": "实计",
        "differs": "相差 {difference}",
        "terms": "（{n} 项）",
        "contradictions": "矛盾",
        "close": "相近而范围不同，供核对",
        "none": "未发现",
        "holes": "缺项",
        "task_without_lead": "没有牵头单位的任务",
        "indicator_without_baseline": "没有基期值的指标",
        "target_without_year": "没有年份的目标值",
        "goal_without_number": "没有数字的目标",
        "all": "全部",
        "more": "另有 {n} 项，--json 列全",
        "places": "{n} 处",
        "holds": "相符",
        "where": "位置",
        "total": "合计行",
        "across": "合计列",
        "header": "表头所列总数",
        "stated": "文中所列总数与表",
        "count": "所列个数与表行",
        "parts": "总数与分解数",
        "list": "所列个数与列举",
        "value": "同一指标两个数值",
        "vague": "同一指标确数与概数",
        "scale": "同一数字量级不同",
        "action": "同一文件两种安排",
        "lead": "同一任务两个牵头单位",
        "deadline": "同一任务两个时限",
        "issue": "出台",
        "revise": "修订",
        "issued": "已出台",
        "implement": "实施",
        "cited": "依据",
        "stop": "：",
        "no_plans": "没有规划",
    },
    "en": {
        "report": "Audit of plans",
        "coverage": "Coverage",
        "passages": "Paragraphs and rows",
        "numbers": "Numbers",
        "section": "Section",
        "of": "{part}/{whole} ({share:.0%})",
        "left": "Numbers of goals, tasks, safeguards, annexes and boxes that no record states: {n}",
        "sums": "Sums",
        "sums_none": "no sum that could be checked",
        "sums_ok": "{n} add up",
        "sums_wrong": "{n} do not add up",
        "states": "stated",
        "adds_up": "found",
        "differs": "difference {difference}",
        "terms": " ({n} values)",
        "contradictions": "Contradictions",
        "close": "Alike but of another scope, to be looked at",
        "none": "none found",
        "holes": "Holes",
        "task_without_lead": "Tasks without a lead",
        "indicator_without_baseline": "Indicators without a baseline",
        "target_without_year": "Targets without a year",
        "goal_without_number": "Goals without a number",
        "all": "all of them",
        "more": "{n} more, all with --json",
        "places": "{n} places",
        "holds": "adds up",
        "where": "Where",
        "total": "total row",
        "across": "total column",
        "header": "total in the header",
        "stated": "total in the text against the table",
        "count": "count against the table's rows",
        "parts": "whole against its shares",
        "list": "count against the list",
        "value": "one measure, two values",
        "vague": "one measure, an exact and a rough number",
        "scale": "one number, two scales",
        "action": "one document, two intentions",
        "lead": "one task, two leads",
        "deadline": "one task, two deadlines",
        "issue": "issue",
        "revise": "revise",
        "issued": "issued already",
        "implement": "implement",
        "cited": "cited",
        "stop": ": ",
        "no_plans": "no plans",
    },
}
_ADDENDS, _FIGURE = 30, 12  # figures of one sum, and characters of one figure, that a person reads
_OPS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}


def share(part: int, whole: int, words: Mapping[str, str]) -> str:
    """Return “348/368 (95%)”; all of nothing is 100%."""
    return words["of"].format(part=part, whole=whole, share=part / whole if whole else 1.0)


def number(value: float) -> str:
    """Return a number without needless zeros."""
    return f"{value:.12g}"


def stated(check: SumCheck) -> str:
    """Return what is stated in all, as printed, with its unit."""
    bare = check.raw.replace(",", "").replace(".", "").isdigit()
    return f"{_OPS.get(check.op, '')}{check.raw}{check.unit}" if bare else check.raw


def found(check: SumCheck, words: Mapping[str, str]) -> str:
    """Return what the rows, shares or items come to, and of how many values that is the sum."""
    terms = "" if check.kind in ("count", "list") else words["terms"].format(n=check.terms)
    return f"{number(check.found)}{check.unit}{terms}"


def difference(check: SumCheck, words: Mapping[str, str]) -> str:
    """Return the difference with its sign and unit."""
    return words["differs"].format(difference=f"{check.difference:+.12g}{check.unit}")


def side_value(contradiction: Contradiction, value: str, words: Mapping[str, str]) -> str:
    """Return one side of a contradiction; an action in the reader's language."""
    return words.get(value, value) if contradiction.kind == "action" else value


def about(contradiction: Contradiction) -> str:
    """Return what a contradiction is about: its label, scope and year."""
    scope = contradiction.scope if contradiction.scope and contradiction.scope not in contradiction.label else None
    return " · ".join(str(part) for part in (contradiction.label, scope, contradiction.year) if part)


def addends(check: SumCheck) -> str | None:
    """Return the figures that were summed, joined by +; None where the evidence is more than figures, or too much to read."""
    figures = [at.quote.strip() for at in check.found_at]
    short = 1 < len(figures) <= _ADDENDS and all(len(figure) <= _FIGURE for figure in figures)
    return " + ".join(figures) if short else None
