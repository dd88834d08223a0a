"""What a plan says of itself: title, number, issuers, date, period, kind, jurisdiction.

The notice that issues a plan names its title in 《》 and carries the number (GB/T 9704-2012 §7.2.5), the issuer signs and dates it
(§7.3.5). A plan without a notice is known by its title line, or by what its text calls itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.text import Paragraph, PlanText
from ingest.jurisdictions import jurisdiction_of
from ingest.sections import Outline
from ingest.signatures import Line, document_number, is_issuer_line, issue_date, issuers_of, read_date
from ingest.times import find_times
from ontology.records import Document, Evidence

_KINDS = (
    "国民经济和社会发展规划纲要", "专项规划", "发展规划", "总体规划", "三年行动计划", "五年行动计划", "三年行动方案", "行动计划",
    "行动方案", "实施方案", "工作方案", "整治方案", "建设方案", "实施意见", "指导意见", "若干意见", "若干措施", "实施办法", "工作要点",
    "行动纲要", "规划纲要", "工作计划", "建设计划",
    "实施计划", "促进计划", "规划", "方案", "计划", "意见", "纲要", "措施", "办法", "要点", "通知",
)  # fmt: skip
_TYPE = "|".join(_KINDS)
_BRACKET = r"(?:[（(][^（）()]{2,30}[）)])"
_KIND_END = re.compile(rf"(?P<kind>{_TYPE}){_BRACKET}?\Z")
_NOTICE = re.compile(
    r"(?:印发|下发|发布|转发|公布)(?:.{0,12}?)《([^》]{4,80})》"
    rf"|关于(?:印发|下发|发布|公布)《?([^《》]{{4,60}}?(?:规划|方案|意见|计划|纲要|要点|办法|措施){_BRACKET}?)》?的通知"
)
_PERIOD = re.compile(
    r"(?:规划|计划|方案|行动|实施)(?:期限|期|时限|年限|周期)[^。；\d]{0,12}?((?:19|20)\d\d)\s?年?\s?(?:[-—–~～至到]|——)+\s?((?:19|20)\d\d)"
)
_SPAN = re.compile(r"[（(]?((?:19|20)\d\d)\s?年?\s?(?:[-—–~～至到]|——)+\s?((?:19|20)\d\d)\s?年?[）)]?")
_SPAN_LINE = re.compile(r"[（(]\s?(?:19|20)\d\d\s?年?\s?(?:[-—–~～至到]|——)+\s?(?:19|20)\d\d\s?年?\s?[）)]\Z")
_DRAFT_LINE = re.compile(r"[（(](?:征求意见稿|送审稿|试行|修订(?:版|稿)?|草案|审议稿|报批稿|印发稿|公示稿|公开版)[）)]\Z")
_SELF = re.compile(r"([\u4e00-\u9fff]{2,24}“十[二三四五六]五”[\u4e00-\u9fff]{0,12}?规划)")
_COVER = 40  # blocks from the start within which title, number and signature are looked for
_LONGEST_TITLE = 60  # characters


def read_document(plan: PlanText, outline: Outline) -> Document | None:
    """Return what `plan` says of itself, or None where nothing in it calls itself a plan."""
    lines = _lines(plan, outline)
    title = _notice_title(lines) or _title_line(lines, outline) or _self_title(plan)
    if title is None:
        return None
    issuers = issuers_of(lines, _COVER)
    jurisdiction, level = jurisdiction_of(title, issuers, plan.text)
    kind = _KIND_END.search(title)
    number, issued = document_number(lines), issue_date(lines)
    return Document(
        title=title,
        jurisdiction=jurisdiction,
        level=level,
        kind=kind["kind"] if kind else "规划",
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
        and (outline.sections[outline.owner[index]].kind == "cover" or index < _COVER or block.end - block.start <= 40)
    ]


def _notice_title(lines: Sequence[Line]) -> str | None:
    """The title that a notice names; the notice's own title may be broken over lines."""
    head = [line.text for line in lines[:_COVER]]
    for text in head:
        if found := _NOTICE.search(text):
            return (found[1] or found[2]).strip()
    for place, text in enumerate(head[:12]):
        whole = "".join(head[place : place + 3])[: 2 * _LONGEST_TITLE]
        if "关于" in text and len(text) <= _LONGEST_TITLE and (found := _NOTICE.search(whole)):
            return (found[1] or found[2]).strip()
    return None


def _title_line(lines: Sequence[Line], outline: Outline) -> str | None:
    first_heading = next((s.start for s in outline.sections if s.kind not in ("cover", "contents")), 1 << 60)
    near = [line for line in lines if line.start < max(first_heading, 400)]
    for place, line in enumerate(near):
        if not _may_be_title(line.text):
            continue
        before = near[place - 1].text if place else ""
        after = near[place + 1].text if place + 1 < len(near) else ""
        title = before + line.text if _goes_before(before, line.text) else line.text
        return title + after if _SPAN_LINE.match(after) else title
    return None


def _may_be_title(text: str) -> bool:
    text = _DRAFT_LINE.sub("", text)
    return (
        4 <= len(text) <= _LONGEST_TITLE
        and bool(_KIND_END.search(text))
        and not re.search(r"[，。；：]", text)
        and not text.startswith(("附件", "关于印发", "第", "根据", "按照", "本", "《"))
        and not re.match(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]", text)
    )


def _goes_before(before: str, line: str) -> bool:
    """Whether `before` is the first part of a title that the cover prints on two lines: no sentence, no issuer, and alone no title."""
    return (
        2 <= len(before) <= 30
        and len(line) <= 20
        and not re.search(r"[，。；：、]|文件$|号$", before)
        and not is_issuer_line(before)
        and not _KIND_END.search(before)
        and read_date(before) is None
        and (len(line) <= 8 or line[0] in "“第的" or bool(re.match(r"[“\"]?(?:十[一二三四五六]五|(?:19|20)\d\d)", line)))
    )


def _self_title(plan: PlanText) -> str | None:
    head = re.sub(r"《[^》]*》", "", plan.text[:4000])
    found = Counter(m[1] for m in _SELF.finditer(head)).most_common(1)
    if found:
        return re.sub(r"^(?:编制|本规划是|做好|制定|实施|推进|根据|按照|是)", "", found[0][0])
    called = re.search(r"本(规划|方案|行动方案|实施方案|意见|行动计划|计划)", head)
    return f"{plan.source.rsplit('.', 1)[0]}{called[1]}" if called and re.search(r"任务|目标|措施", plan.text) else None


def _period(title: str, text: str) -> tuple[int, int] | None:
    for found in (_PERIOD.search(text[:6000]), _SPAN.search(title)):
        if found and int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
    spans = [t for t in find_times(title) if t.first and t.last]
    return (spans[0].first or 0, spans[0].last or 0) if spans else None


def _evidence(plan: PlanText, lines: Sequence[Line], wanted: Sequence[str], issued: str | None) -> tuple[Evidence, ...]:
    """The lines that say so, of several that say the same the first ones; the beginning of the text where no line by itself does."""
    cited = [
        line
        for line in lines[: 2 * _COVER]
        if any(w in line.text for w in wanted) or (issued and (date := read_date(line.text)) is not None and date.iso == issued)
    ]
    chosen = cited[:8] or lines[:1]
    if chosen:
        return tuple(Evidence(line.start, line.end) for line in chosen)
    return (Evidence(0, min(len(plan.text), 80)),) if plan.text else ()
