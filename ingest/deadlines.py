"""By when a task shall be done: the time that its table's column, its label or its text names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import PlanText
from ingest.times import find_times
from ontology.records import Evidence

_LABELLED = re.compile(r"(?<![\u4e00-\u9fff])(?:计划|要求|任务)?(?:完成|办结|整改)?(?:时限|时间|期限|节点)[:：]\s*([^，。；）)]{2,20})")


_WHOLE_YEAR = 13  # where a limit names no month: it is later than any that names December


def last_deadline(text: str) -> str | None:
    """Return the last time that `text` names, as YYYY or YYYY-MM; None where it names no year."""
    for time in reversed(find_times(text)):
        if time.year or time.last:
            return f"{time.year}-{time.month:02}" if time.year and time.month else str(time.year or time.last)
    dotted = re.findall(r"((?:19|20)\d\d)(?:[./](1[0-2]|0?[1-9])|-(1[0-2]|0[1-9]))(?!\d)", text)
    if dotted:
        year, month, hyphened = dotted[-1]
        return f"{year}-{int(month or hyphened):02}"
    bare = re.findall(r"(?:19|20)\d\d", text)
    return bare[-1] if bare else None


def deadline_in(plan: PlanText, spans: Sequence[Evidence]) -> str | None:
    """Return the time by which the text at `spans` wants something done: the printed 完成时限, else the last
    limit that it sets; None without one.
    """
    for span in spans:
        printed = _LABELLED.search(plan.text, span.start, span.end)
        if printed and (deadline := last_deadline(printed[1])):
            return deadline
    limits = [
        (t.year, t.month or _WHOLE_YEAR)
        for span in spans
        for t in find_times(plan.text[span.start : span.end])
        if t.kind == "by" and t.year
    ]
    if not limits:
        return None
    year, month = max(limits)
    return str(year) if month == _WHOLE_YEAR else f"{year}-{month:02}"
