"""What a plan is called, and of what kind it is: by the notice that issues it, its title line, or what its text calls itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.text import PlanText
from ingest.sections import Outline
from ingest.signatures import Line, is_issuer_line, read_date

_KINDS = (
    "国民经济和社会发展规划纲要", "专项规划", "发展规划", "总体规划", "三年行动计划", "五年行动计划", "三年行动方案", "行动计划",
    "行动方案", "实施方案", "工作方案", "整治方案", "建设方案", "实施意见", "指导意见", "若干意见", "若干措施", "若干举措", "实施办法",
    "工作要点", "行动纲要", "规划纲要", "工作计划", "建设计划", "实施计划", "促进计划", "规划", "方案", "计划", "意见", "建议", "纲要",
    "措施", "要点", "政府工作报告", "重点任务分工表", "任务分工表", "任务清单", "责任清单", "应急预案", "预案", "管理办法", "暂行办法",
    "办法", "实施细则", "细则", "规定", "规则", "条例", "决定", "通知",
)  # fmt: skip
_TYPE = "|".join(_KINDS)
_BRACKET = r"(?:[（(][^（）()]{2,30}[）)])"
_KIND_END = re.compile(rf"(?P<kind>{_TYPE}){_BRACKET}?\Z")
_ANY_TITLE = r"《(?P<{0}>[^》]{{4,80}})》"
_ISSUES = r"(?:印发|下发|发布|公布|转发|批转)"
_NOTICE = re.compile(
    rf"关于{_ISSUES}.{{0,12}}?{_ANY_TITLE.format('a')}"
    rf"|{_ISSUES}{_ANY_TITLE.format('b')}的(?:通知|函|公告)"
    rf"|现(?:将|予).{{0,12}}?{_ANY_TITLE.format('c')}"
    rf"|^{_ANY_TITLE.format('d')}(?:已|业)经.{{0,40}}?现"
    rf"|^.{{0,40}}?(?:近日|日前|日电).{{0,40}}?{_ISSUES}了?{_ANY_TITLE.format('e')}"
    rf"|关于{_ISSUES}《?(?P<f>[^《》]{{4,80}}?(?:规划|方案|意见|计划|纲要|要点|办法|措施|细则|规定|规则|预案){_BRACKET}?)》?的(?:通知|函)"
    rf"|(?:转发|批转)(?P<g>[^《》，。]{{4,80}}?(?:规划|方案|意见|计划|纲要|要点|办法|措施){_BRACKET}?)的通知"
)
_TITLED = re.compile(r"[\u4e00-\u9fff、]{2,30}关于")  # whose title it is: the page may print a shorter one above
_RESTS_ON = re.compile(r"为|根据|按照|依据|近年来|贯彻")
_SPAN_LINE = re.compile(r"[（(]\s?(?:19|20)\d\d\s?年?\s?(?:[-—–~～至到]|——)+\s?(?:19|20)\d\d\s?年?\s?[）)]\Z")
_DRAFT_LINE = re.compile(r"[（(](?:征求意见稿|送审稿|试行|修订(?:版|稿)?|草案|审议稿|报批稿|印发稿|公示稿|公开版)[）)]\Z")
_SELF = re.compile(r"([\u4e00-\u9fff]{2,24}“十[二三四五六]五”[\u4e00-\u9fff]{0,12}?规划)")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]|\d{1,2}[.．、]")
_ENDS_OPEN = re.compile(r"[和与及、的暨]\Z|“[^”]*\Z|《[^》]*\Z")
COVER = 40  # blocks from the start within which title, number and signature are looked for
_NEAR = 400  # characters from the start within which a title is looked for even where a heading comes first
_LONGEST = 60  # characters of a title line
_FULL_LINE = 14  # characters; a title of so many on a line in the largest type may go on below
_YEAR_LINE = 10  # characters; a longer line that begins with a year may be a title by itself
_MOST_LINES = 4  # that a title is printed on


def title_of(plan: PlanText, outline: Outline, lines: Sequence[Line]) -> str | None:
    """Return the title of `plan`, whose cover, notice and short lines are `lines`; None where nothing in it calls itself a plan."""
    first = next((s.start for s in outline.sections if s.title and s.kind not in ("cover", "contents")), 1 << 60)
    return _notice_title([line for line in lines if line.start < first]) or _title_line(lines, first) or _self_title(plan)


def kind_of_title(title: str) -> str:
    """Return what kind of plan a title says it is (行动方案, 专项规划), 规划 where it does not say."""
    kind = _KIND_END.search(title)
    return kind["kind"] if kind else "规划"


def _notice_title(lines: Sequence[Line]) -> str | None:
    """The title that a notice names; the notice's own title may be broken over lines. What the plan rests on is no notice."""
    head = [line.text for line in lines[:COVER] if not _RESTS_ON.match(line.text)]
    for text in head:
        if title := _named_in(text):
            return title
    for place, text in enumerate(head[:12]):
        whole = "".join(head[place : place + 3])[: 2 * _LONGEST]
        if re.search(r"关于|转发", text) and len(text) <= _LONGEST and (title := _named_in(whole)):
            return title
    return None


def _named_in(text: str) -> str | None:
    found = _NOTICE.search(text)
    title = next((part for part in found.groups() if part), "").strip() if found else ""
    return title or None


def _title_line(lines: Sequence[Line], first_heading: int) -> str | None:
    """The first line of the cover that is a title; one of a notice (…的通知) only where there is no other."""
    near = [line.text for line in lines if line.start < max(first_heading, _NEAR)]
    titles = [_whole(near, place) for place, text in enumerate(near) if _may_be_title(text)]
    own = [title for title in titles if not title.endswith("通知")] or titles
    return next((title for title in own if _TITLED.match(title)), own[0] if own else None)


def _whole(near: Sequence[str], place: int) -> str:
    """The title that ends on line `place`, with the lines above that it begins on and the years printed below."""
    title = near[place]
    first = next((up for up in range(place, max(-1, place - _MOST_LINES), -1) if "关于" in near[up]), place)
    if first < place and all(_goes_on(text) for text in near[first:place]):
        title = "".join(near[first : place + 1])
    elif place and _goes_before(near[place - 1], title):
        title = near[place - 1] + title
    after = near[place + 1] if place + 1 < len(near) else ""
    return title + after if _SPAN_LINE.match(after) else title


def _may_be_title(text: str) -> bool:
    text = _DRAFT_LINE.sub("", text)
    return (
        4 <= len(text) <= _LONGEST
        and bool(_KIND_END.search(text))
        and not re.search(r"[，。；：]", text)
        and not text.startswith(("附件", "关于印发", "第", "根据", "按照", "本", "《", "圆满", "完成", "全面完成"))
        and not _NUMBERED.match(text)
    )


def _goes_on(line: str) -> bool:
    """Whether a title that names what it is about (关于…) may go on after `line`."""
    return len(line) <= _LONGEST and not _KIND_END.search(line) and not re.search(r"[。；：>›»]", line) and read_date(line) is None


def _goes_before(before: str, line: str) -> bool:
    """Whether `before` is the first part of a title that the cover prints on two lines: no sentence, no issuer, and alone no title."""
    return (
        2 <= len(before) <= 30
        and len(line) <= 30
        and not re.search(r"[，。；：>›»]|文件$|号$", before)
        and not is_issuer_line(before)
        and not _KIND_END.search(before)
        and read_date(before) is None
        and bool(
            _ENDS_OPEN.search(before)
            or (
                "、" not in before
                and (
                    len(before) >= _FULL_LINE
                    or len(line) <= 8
                    or line[0] in "“第的"
                    or (len(line) <= _YEAR_LINE and re.match(r"[“\"]?(?:十[一二三四五六]五|(?:19|20)\d\d)", line))
                )
            )
        )
    )


def _self_title(plan: PlanText) -> str | None:
    head = re.sub(r"《[^》]*》", "", plan.text[:4000])
    found = Counter(m[1] for m in _SELF.finditer(head)).most_common(1)
    if found:
        return re.sub(r"^(?:编制|本规划是|做好|制定|实施|推进|根据|按照|是)", "", found[0][0])
    called = re.search(r"本(规划|方案|行动方案|实施方案|意见|行动计划|计划)", head)
    return f"{plan.source.rsplit('.', 1)[0]}{called[1]}" if called and re.search(r"任务|目标|措施", plan.text) else None
