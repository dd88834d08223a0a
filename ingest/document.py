"""What a plan says of itself: title, number, issuers, date, period, kind, jurisdiction.

The notice that issues a plan names its title in 《》 and carries the number (GB/T 9704-2012 §7.2.5), the issuer signs and dates it
(§7.3.5). A plan without a notice is known by its title line, or by what its text calls itself.
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.numbering import chinese_number
from corpus.text import Paragraph, PlanText
from ingest.sections import Outline
from ingest.times import find_times
from ontology.records import Document, Evidence, Level

_KINDS = (
    "国民经济和社会发展规划纲要", "专项规划", "发展规划", "总体规划", "三年行动计划", "五年行动计划", "行动计划", "行动方案", "实施方案", "工作方案", "整治方案",
    "建设方案", "实施意见", "指导意见", "若干意见", "若干措施", "实施办法", "工作要点", "行动纲要", "规划纲要", "工作计划", "建设计划", "规划", "方案", "计划", "意见",
    "纲要", "措施", "办法", "要点", "通知",
)  # fmt: skip
_KIND_END = re.compile(rf"(?:{'|'.join(_KINDS)})(?:[（(][^（）()]{{2,20}}[）)])?\Z")
_NOTICE = re.compile(r"(?:印发|下发|发布|转发|公布)(?:.{0,12}?)《([^》]{4,80})》|关于(?:印发|下发|发布|公布)([^《》]{4,60}?(?:规划|方案|意见|计划|纲要|要点|办法|措施))的通知")
_NUMBER = re.compile(r"(?<![《（(])([\u4e00-\u9fff]{1,14}(?:〔|\[|［|﹝|（|\()(?:19|20)\d\d(?:〕|\]|］|﹞|）|\))\s?\d{1,4}\s?号)")
_DATE_LINE = re.compile(
    r"(?:[\u4e00-\u9fff（）()、 ]{0,30}?)((?P<y>(?:19|20)\d\d|[二一][〇零○Oo一二三四五六七八九]{3})\s?年\s?(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月"
    r"(?:\s?(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)?)(?:印发|发布)?\Z"
)
_PERIOD = re.compile(r"规划(?:期限|期|时限|年限)[^。]{0,12}?((?:19|20)\d\d)\s?年?\s?(?:[-—–~～至到]|——)+\s?((?:19|20)\d\d)")
_SPAN = re.compile(r"[（(]?((?:19|20)\d\d)\s?年?\s?(?:[-—–~～至到]|——)+\s?((?:19|20)\d\d)\s?年?[）)]?")
_ISSUER_LINE = re.compile(
    r"[\u4e00-\u9fff（）()“”]{2,30}(?:人民政府(?:办公[厅室])?|办公[厅室]|委员会(?:办公室)?|管委会|[委局部厅院署办]|领导小组(?:办公室)?|指挥部|公司)(?:文件)?\Z"
)
_SELF = re.compile(r"([\u4e00-\u9fff]{2,24}“十[二三四五六]五”[\u4e00-\u9fff]{0,12}?规划)")
_PLACE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,7}?(?:特别行政区|自治区|自治州|自治县|自治旗|开发区|新区|地区|省|(?<![城都])市|盟|(?<![城市郊])县|(?<![市郊园社片景街校灌])(?<![主心老新]城)区|旗|镇(?!街|化|市)|(?<!城)乡(?!镇|村|风)|街道))"
    r"(?P<rest>[\u4e00-\u9fff]{1,4}?(?:自治县|(?<![城市郊各])县|(?<![市郊园社片景街校灌各])(?<![主心老新]城)区|旗|(?<![城都各])市))?"
)
_NATION = re.compile(r"全国|国家|中国|我国|国务院|中共中央|中华人民共和国|(?:部|委员会|总局)$")
_LEVELS: tuple[tuple[str, Level], ...] = (
    ("自治区", "province"), ("省", "province"), ("自治州", "city"), ("地区", "city"), ("盟", "city"), ("州", "city"), ("街道", "town"), ("镇", "town"), ("乡", "town"),
    ("自治县", "county"), ("县", "county"), ("旗", "county"), ("区", "district"), ("市", "city"),
)  # fmt: skip
_MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))  # of provincial rank (Constitution, art. 30)
_COVER = 40  # blocks from the start within which title, number and signature are looked for


def read_document(plan: PlanText, outline: Outline) -> Document | None:
    """Return what `plan` says of itself, or None where nothing in it calls itself a plan."""
    lines = _lines(plan, outline)
    notice = _notice_title(lines)
    title = notice or _title_line(lines, outline) or _self_title(plan)
    if title is None:
        return None
    issuers = _issuers(lines)
    jurisdiction, level = _jurisdiction(title, issuers, plan.text)
    number = next((m[1] for _, text, _ in lines if (m := _NUMBER.search(text)) and len(text) < 60), None)
    issued = next((date for _, text, _ in lines if len(text) <= 40 and (date := _date(text))), None)
    kind = next((k for k in _KINDS if k in title[-(len(k) + 24) :] and _KIND_END.search(title)), "规划")
    return Document(
        title=title,
        jurisdiction=jurisdiction,
        level=level,
        kind=kind,
        issuers=issuers,
        number=number,
        issued=issued,
        period=_period(title, plan.text),
        evidence=tuple(Evidence(start, end) for start, _, end in _cited(lines, title, number, issuers, issued)),
    )


_Line = tuple[int, str, int]


def _lines(plan: PlanText, outline: Outline) -> list[_Line]:
    """The short lines of the cover and those where the notice is signed: before the first annex, and the first ones of all."""
    lines: list[_Line] = []
    for index, block in enumerate(plan.blocks):
        if not isinstance(block, Paragraph) or block.contents:
            continue
        section = outline.sections[outline.owner[index]]
        if section.kind == "cover" or index < _COVER or block.end - block.start <= 40:
            lines.append((block.start, plan.slice(block), block.end))
    return lines


def _notice_title(lines: list[_Line]) -> str | None:
    for _, text, _ in lines[:_COVER]:
        found = _NOTICE.search(text)
        if found:
            return (found[1] or found[2]).strip()
    return None


def _title_line(lines: list[_Line], outline: Outline) -> str | None:
    first_heading = next((s.start for s in outline.sections if s.kind not in ("cover", "contents")), 1 << 60)
    for start, text, _ in lines:
        if start >= max(first_heading, 400):
            break
        if 6 <= len(text) <= 60 and _KIND_END.search(text) and not re.search(r"[，。；：]", text) and not text.startswith(("附件", "关于印发")):
            return text
    return None


def _self_title(plan: PlanText) -> str | None:
    head = re.sub(r"《[^》]*》", "", plan.text[:4000])
    found = Counter(m[1] for m in _SELF.finditer(head)).most_common(1)
    if found:
        return re.sub(r"^(?:编制|本规划是|做好|制定|实施|推进|根据|按照|是)", "", found[0][0])
    called = re.search(r"本(规划|方案|行动方案|实施方案|意见|行动计划|计划)", head)
    return f"{plan.source.rsplit('.', 1)[0]}{called[1]}" if called and re.search(r"任务|目标|措施", plan.text) else None


def _issuers(lines: list[_Line]) -> tuple[str, ...]:
    """The organisations that sign above a date line, else the one whose letterhead (“…文件”) it is, else those named on the cover."""
    for place, (_, text, _) in enumerate(lines):
        if len(text) <= 40 and _date(text):
            signed: list[str] = []
            for _, above, _ in reversed(lines[max(0, place - 8) : place]):
                if len(above) > 30 or not _ISSUER_LINE.fullmatch(above) or above.endswith("文件"):
                    break
                signed.insert(0, above)
            if signed:
                return tuple(signed)
    for _, text, _ in lines[:_COVER]:
        if _ISSUER_LINE.fullmatch(text):
            return (re.sub(r"文件$", "", text),)
    return ()


def _date(text: str) -> str | None:
    found = _DATE_LINE.match(text)
    if not found:
        return None
    year = found["y"] if found["y"].isdecimal() else str(chinese_number(re.sub("[○Oo]", "〇", found["y"])))
    month, day = (chinese_number(found[part]) if found[part] else None for part in ("m", "d"))
    if not month or month > 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _period(title: str, text: str) -> tuple[int, int] | None:
    found = _PERIOD.search(text[:6000]) or _SPAN.search(title)
    if found and found[1] <= found[2]:
        return int(found[1]), int(found[2])
    spans = [t for t in find_times(title) if t.first and t.last]
    return (spans[0].first or 0, spans[0].last or 0) if spans else None


def _jurisdiction(title: str, issuers: tuple[str, ...], text: str) -> tuple[str, Level]:
    """The place that the plan is for: the one its title begins with, else its issuer's, else the one its text names most."""
    for source in (re.sub(r"^(?:关于)?(?:加快|推进)?|^(?:19|20)\d\d年", "", title), *issuers):
        found = _PLACE.match(source)
        if found:
            place = found["rest"] if found["rest"] and found["place"].endswith(("省", "市", "自治区", "州")) else found["place"]
            return place, _level(place)
    stem = re.sub(r"^关于|^《", "", title)[:2]
    for suffix in ("市", "县", "省", "区"):
        if text.count(stem + suffix) >= 2:
            return stem + suffix, _level(stem + suffix)
    if _NATION.search(title[:12]) or any(_NATION.search(i) for i in issuers):
        return "全国", "nation"
    named = Counter(m["place"] for m in re.finditer(r"(?P<place>[\u4e00-\u9fff]{2}(?:省|市|县|区))", text[:20000])).most_common(1)
    return (named[0][0], _level(named[0][0])) if named else ("全国", "nation")


def _level(place: str) -> Level:
    if place in _MUNICIPALITIES:
        return "province"
    return next((level for suffix, level in _LEVELS if place.endswith(suffix)), "city")


def _cited(lines: list[_Line], title: str, number: str | None, issuers: tuple[str, ...], issued: str | None) -> list[_Line]:
    wanted = [w for w in (title, number, *issuers) if w]
    cited = [line for line in lines[: 2 * _COVER] if any(w in line[1] for w in wanted) or (issued and len(line[1]) <= 40 and _date(line[1]) == issued)]
    return cited[:8] or lines[:1]
