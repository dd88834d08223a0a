"""What a plan says of itself: title, number, issuers, date, period, kind, jurisdiction.

The notice that issues a plan names its title in 《》 and carries the number (GB/T 9704-2012 §7.2.5), the issuer signs and dates it
(§7.3.5). A plan without a notice is known by its title line, or by what its text calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import Paragraph, PlanText
from ingest.jurisdictions import jurisdiction_of
from ingest.plan_titles import COVER, kind_of_title, title_of
from ingest.sections import Outline
from ingest.signatures import Line, document_number, issue_date, issuers_of, read_date
from ingest.times import find_times, five_year_period
from ontology.records import Document, Evidence

_PERIOD = re.compile(
    r"(?:规划|计划|方案|行动|实施)(?:期限|期|时限|年限|周期)[^。；\d]{0,12}?((?:19|20)\d\d)\s?年?\s?(?:[-—–~～至到]|——)+\s?((?:19|20)\d\d)"
)
_SPAN = re.compile(r"[（(]?((?:19|20)\d\d)\s?年?\s?(?:[-—–~～至到]|——)+\s?((?:19|20)\d\d)\s?年?[）)]?")
_FIVE_YEARS = re.compile(r"第(十[一二三四五六七]?)个五年")
_OUTLOOK = re.compile(r"\s?(?:远景|愿景)")


def read_document(plan: PlanText, outline: Outline) -> Document | None:
    """Return what `plan` says of itself, or None where nothing in it calls itself a plan."""
    lines = _lines(plan, outline)
    title = title_of(plan, outline, lines)
    if title is None:
        return None
    issuers = issuers_of(lines, COVER)
    jurisdiction, level = jurisdiction_of(title, issuers, plan.text)
    number, issued = document_number(lines), issue_date(lines)
    return Document(
        title=title,
        jurisdiction=jurisdiction,
        level=level,
        kind=kind_of_title(title),
        issuers=issuers,
        number=number,
        issued=issued,
        period=_period(title, plan.text),
        evidence=_evidence(plan, lines, [w for w in (title, number, *issuers) if w], issued),
    )


def _lines(plan: PlanText, outline: Outline) -> list[Line]:
    """The lines of the cover, the first ones of all, and the short ones wherever a notice may be signed."""
    return [
        Line(block.start, block.end, plan.slice(block))
        for index, block in enumerate(plan.blocks)
        if isinstance(block, Paragraph)
        and not block.contents
        and (outline.sections[outline.owner[index]].kind == "cover" or index < COVER or block.end - block.start <= 40)
    ]


def _period(title: str, text: str) -> tuple[int, int] | None:
    for found in (_PERIOD.search(text[:6000]), _SPAN.search(title)):
        if found and int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
    if five := _FIVE_YEARS.search(title):  # 第十四个五年规划和2035年远景目标纲要 plans for the five years
        return five_year_period(five[1])
    spans = [t for t in find_times(title) if t.first and t.last and not _OUTLOOK.match(title, t.end)]
    return (spans[0].first or 0, spans[0].last or 0) if spans else None


def _evidence(plan: PlanText, lines: Sequence[Line], wanted: Sequence[str], issued: str | None) -> tuple[Evidence, ...]:
    """The lines that say so, of several that say the same the first ones; the beginning of the text where no line by itself does."""
    cited = [
        line
        for line in lines[: 2 * COVER]
        if any(w in line.text for w in wanted) or (issued and (date := read_date(line.text)) is not None and date.iso == issued)
    ]
    chosen = cited[:8] or lines[:1]
    if chosen:
        return tuple(Evidence(line.start, line.end) for line in chosen)
    return (Evidence(0, min(len(plan.text), 80)),) if plan.text else ()
