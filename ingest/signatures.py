"""What a notice carries around a plan: its number, its issuers and its date (GB/T 9704-2012 §7.2.5, §7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corpus.numbering import chinese_number

_NUMBER = re.compile(r"(?<![《（(])([\u4e00-\u9fff]{1,14}(?:〔|\[|［|﹝|（|\(|【)(?:19|20)\d\d(?:〕|\]|］|﹞|）|\)|】)\s?第?\d{1,4}\s?号)")
_YEAR = r"(?P<y>(?:19|20)\d\d|[二一][〇零○ＯOo0一二三四五六七八九]{3})"
_DATE_LINE = re.compile(
    rf"[（(]?(?P<who>[\u4e00-\u9fff（）()、 ]{{0,40}}?)[，, ]?{_YEAR}\s?年\s?(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?月"
    r"(?:\s?(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)?(?P<printed>印发|发布)?[）)]?\Z"
)
_ISSUER = (
    r"[\u4e00-\u9fff（）()“”·]{2,30}(?:人民政府(?:办公[厅室])?|办公[厅室]|委员会(?:办公室)?|管委会|[委厅院署办]|(?<![布格结大全当])局|(?<![全内外干])部|领导小组(?:办公室)?"
    r"|指挥部|公司|中心|总会|协会)"
)
_ISSUER_LINE = re.compile(rf"{_ISSUER}(?: +{_ISSUER})*(?:文件)?\Z")
# Who begins the title of a notice or an opinion: 某省水利厅关于…, 某部等七部门关于…, 中共中央 国务院关于….
_TITLED = re.compile(
    rf"(?P<who>(?:中共中央 ?|{_ISSUER})(?: *{_ISSUER})*?)(?:等[\d一二三四五六七八九十]+(?:个?部门|单位|部委))?(?:办公厅)?(?:关于|印发《)"
)
_REPORTED = re.compile(rf"(?:近日|日前|电)[，, ]?(?P<who>(?:中共中央|{_ISSUER})(?:、{_ISSUER})*?)(?:近日|日前|联合)?印发了?《")
_PARTY_AND_STATE = re.compile(r"(?<=中共中央)(?=国务院)|(?<=中央办公厅)(?=国务院)")
_PLACE_AHEAD = re.compile(r"(?:中共)?([\u4e00-\u9fff]{2,7}?[省市县区州旗])")  # several issuers of one place may run together
_NOT_ISSUER = re.compile(
    r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]|^(?:各|抄送|主送|报送|附件|关于|责任|牵头|配合|完善|加强|推进)|^[\u4e00-\u9fff]{2,4}[:：]"
)
_LABELLED = re.compile(
    r"[\s*·\-]*(?P<label>成文|印发|发布|公开|公布)(?:日期|时间)[\s*]*[：:][\s*]*(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})(?:[-/.月](?P<d>\d{1,2}))?"
)
_HEAD = 40  # lines among which the page dates the document
_LONGEST = 60  # characters of a line that may sign, number or date a plan
_SIGNED_ABOVE = 8  # lines above the date in which issuers sign


class Line(msgspec.Struct, frozen=True):
    """A line of the plan that may belong to its notice or cover: where it stands, and its words."""

    start: int
    end: int
    text: str


class Date(msgspec.Struct, frozen=True):
    """A line that dates the plan: ISO 8601 to the month or day, who stands before it on the line, whether it tells the printing."""

    iso: str
    who: str
    printed: bool


def read_date(text: str) -> Date | None:
    """Return the date that a line ends with, in Arabic or Chinese numerals (二〇二三年六月九日), None where it does not."""
    found = _DATE_LINE.match(text) if len(text) <= _LONGEST else None
    if not found:
        return None
    raw = found["y"]
    year = raw if raw.isdecimal() else str(chinese_number(re.sub("[○ＯOo0]", "〇", raw)))
    month, day = (chinese_number(found[part]) if found[part] else None for part in ("m", "d"))
    if not month or month > 12 or (day is not None and not 1 <= day <= 31):
        return None
    return Date(f"{year}-{month:02}" + (f"-{day:02}" if day else ""), found["who"].strip("（）() "), bool(found["printed"]))


def document_number(lines: Sequence[Line]) -> str | None:
    """Return the number of the document (云政发〔2023〕8号), not one that it mentions."""
    for line in lines:
        found = _NUMBER.search(line.text) if len(line.text) < _LONGEST else None
        if found and not re.search(r"根据|按照|依据|贯彻|落实|《", line.text[: found.end()]):
            return found[1]
    return None


def issue_date(lines: Sequence[Line]) -> str | None:
    """Return the date that the plan was signed on, else printed on, else the one that the page gives it."""
    dates = [date for line in lines if (date := read_date(line.text)) is not None]
    signed = next((d.iso for d in dates if not d.printed), dates[0].iso if dates else None)
    return signed or next((told for label in ("成文", "") for line in lines[:_HEAD] if (told := _labelled_date(line.text, label))), None)


def _labelled_date(text: str, label: str) -> str | None:
    """Return the date that the page gives the document (成文日期：…, 发布时间：…)."""
    found = _LABELLED.match(text) if len(text) <= _LONGEST else None
    if not found or not found["label"].startswith(label):
        return None
    month, day = int(found["m"]), int(found["d"] or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    return f"{found['y']}-{month:02}" + (f"-{day:02}" if day else "")


def issuers_of(lines: Sequence[Line], cover: int) -> tuple[str, ...]:
    """Return who issues the plan.

    That is who signs above or before its date, else whose letterhead it has, else whom its title begins with. `cover` is how many of
    `lines` belong to the cover and the notice.
    """
    printed: tuple[str, ...] = ()
    for place, line in enumerate(lines):
        date = read_date(line.text)
        if date is None:
            continue
        if date.who and _ISSUER_LINE.fullmatch(date.who) and not _NOT_ISSUER.match(date.who):
            if not date.printed:
                return _split(date.who)
            printed = printed or _split(date.who)
        elif signed := _signed_above(lines, place):
            return signed
    head = [line.text for line in lines[:cover] if is_issuer_line(line.text)]
    letterhead = next((text for text in head if text.endswith("文件")), None)
    titled = next((m["who"] for line in lines[:cover] if len(line.text) <= 2 * _LONGEST and (m := _TITLED.match(line.text))), None)
    told = next((m["who"].replace("、", " ") for line in lines[:cover] if (m := _REPORTED.search(line.text[: 2 * _LONGEST]))), None)
    first = letterhead or titled or next(iter(head), None) or told
    return _split(re.sub(r"文件$", "", first)) if first else printed


def is_issuer_line(text: str) -> bool:
    """Whether a line is nothing but the name of one or more organisations, “文件” behind them or not."""
    return len(text) <= _LONGEST and bool(_ISSUER_LINE.fullmatch(text)) and not _NOT_ISSUER.match(text)


def _signed_above(lines: Sequence[Line], place: int) -> tuple[str, ...]:
    signed: list[str] = []
    for above in reversed(lines[max(0, place - _SIGNED_ABOVE) : place]):
        if len(above.text) > _LONGEST or not is_issuer_line(above.text) or above.text.endswith("文件"):
            break
        signed[:0] = _split(above.text)
    return tuple(signed)


def _split(text: str) -> tuple[str, ...]:
    place = _PLACE_AHEAD.match(text)
    joined = re.compile(rf"(?<=[厅局委部办室会院署行府])(?=(?:中共)?{place[1]})") if place else _PARTY_AND_STATE
    return tuple(part for part in joined.sub(" ", text).split(" ") if part)
