"""The numbering of headings in Chinese official documents, with its slips.

Source: GB/T 9704-2012 §7.3.3 (一、 / （一） / 1. / （1）); 章, 节, 专栏, 表, 附件 and the lead words 一是, —— as plans use them.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

NumberKind = Literal[
    "part", "chapter", "section", "action", "cn", "cn_bracket", "dotted", "arabic", "arabic_bracket", "circled", "dash", "lead",
    "box", "table", "figure", "annex",
]  # fmt: skip

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CN = "[一二三四五六七八九十百〇零]{1,4}"
_ORDINAL = rf"(?:{_CN}|\d{{1,3}})"
# “3.5公里” is a length and no section 3.5.
_MEASURED = r"(?:[万亿倍%米吨亩座]|个(?![性体人])|元(?!宇)|年(?!度)|公[里顷斤]|千[米克瓦]|[平立]方)"
# 附件1：… / 附件 / 附件1… / 附件…清单
_LABEL_END = r"(?:[：:.、]|(?=\s|$)|(?<=[\d一二三四五六七八九十])(?=[^\d.、])|(?=[^，。；]{2,50}\Z))"
_ACTION = r"(?:重点|专项|主要|特色|核心)?(?:行动|任务|工程|举措|方向/赛道|方向|赛道|专题)"
# “2.12345热线”, “3.5G基站”: the title begins with digits of its own.
_NAME_OF_DIGITS = r"(?=\d{3,5}(?![\d.,，%％‰万亿个元吨亩米公平千克岁年])[\u4e00-\u9fff]|[56]G)"
_PATTERNS: tuple[tuple[NumberKind, re.Pattern[str]], ...] = (
    ("annex", re.compile(rf"附\s?(?:件|录|表|图)\s?(?P<n>{_ORDINAL}(?![年月日个项条]))?\s*{_LABEL_END}")),
    ("box", re.compile(rf"专\s?[栏题]\s?(?P<n>{_ORDINAL}(?:[-—]\d{{1,2}})?)?\s*{_LABEL_END}")),
    ("table", re.compile(r"表\s?(?P<n>\d{1,2}(?:[-—.]\d{1,2})?)\s*[：:.、]?(?=\D|$)")),
    ("figure", re.compile(r"图\s?(?P<n>\d{1,2}(?:[-—.]\d{1,2})?)\s*[：:.、]?(?=\D|$)")),
    ("part", re.compile(rf"第\s?(?P<n>{_ORDINAL})\s?(?:编|篇|部分)\s*[：:、]?")),
    ("chapter", re.compile(rf"第\s?(?P<n>{_ORDINAL})\s?章\s*[：:、]?")),
    ("section", re.compile(rf"第\s?(?P<n>{_ORDINAL})\s?节\s*[：:、]?")),
    ("action", re.compile(rf"(?P<open>【)?{_ACTION}\s?(?P<n>{_ORDINAL})\s*(?(open)】|[：:、．])\s?")),
    ("lead", re.compile(rf"(?P<n>{_CN})(?:是|要)(?!否)[，,]?")),
    ("cn", re.compile(rf"(?P<n>{_CN})\s?[、.．﹒]\s?")),
    ("cn_bracket", re.compile(rf"[（(〔]\s?(?P<n>{_CN})\s?[）)〕]\s?[、.]?")),
    ("dotted", re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=[\s\u4e00-\u9fff“])(?!\s?{_MEASURED})[.、]?\s?")),
    ("arabic", re.compile(rf"(?P<n>\d{{1,2}})\s?(?:[.．﹒、]|．)(?:(?!\d)\s?|{_NAME_OF_DIGITS})")),
    ("arabic_bracket", re.compile(r"(?:[（(]\s?(?P<n>\d{1,2})\s?[）)]|(?P<n2>\d{1,2})[）)]|(?P<n3>[⑴-⒇]))\s?[、.]?")),
    ("circled", re.compile(r"(?P<n>[①-⑳])")),
    ("dash", re.compile(r"(?:[—―－─━]\s?[—―－─━]+|--|⸺|[—―─━](?=[\u4e00-\u9fff]))\s*")),
)

RANK: dict[NumberKind, int] = {
    "part": 0, "chapter": 1, "annex": 1, "section": 2, "cn": 3, "action": 3, "cn_bracket": 4, "dotted": 5, "arabic": 5, "arabic_bracket": 6,
    "circled": 7, "box": 8, "table": 8, "figure": 8, "lead": 9, "dash": 9,
}  # fmt: skip


class Numbering(msgspec.Struct, frozen=True):
    """The number that a line begins with: its kind, its value (None where it has none), and its length in characters.

    `parts` are the values of a dotted number (2.3.1), of any other its one value.
    """

    kind: NumberKind
    value: int | None
    length: int
    parts: tuple[int, ...] = ()


def chinese_number(text: str) -> int | None:
    """Return the value of a numeral such as 十二, 二〇三五, 35 or ③; None where it is none."""
    if text.isdecimal():
        return int(text)
    for first, last in ("①⑳", "⑴⒇"):
        if len(text) == 1 and first <= text <= last:
            return ord(text) - ord(first) + 1
    if not text or any(c not in _DIGITS and c not in "十百" for c in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        else:
            total += (digit or 1) * (100 if c == "百" else 10)
            digit = 0
    return total + digit


def numbering_of(line: str) -> Numbering | None:
    """Return the number that `line` begins with, or None. Leading white space is not skipped."""
    for kind, pattern in _PATTERNS:
        if found := pattern.match(line):
            raw = next((part for name, part in found.groupdict().items() if part and name != "open"), None)
            values = [chinese_number(part) for part in re.split(r"[.—-]", raw)] if raw else []
            parts = tuple(v for v in values if v is not None)
            return Numbering(kind, values[-1] if values else None, found.end(), parts)
    return None


_LONGEST_HEADING = 60  # the longest chapter heading in the plans at hand has 47 characters


def heading_like(line: str) -> bool:
    """Whether `line` by itself looks like a heading: it begins with a number, is short, and is no sentence."""
    found = numbering_of(line)
    if found is None or len(line) > _LONGEST_HEADING or "。" in line[:-1]:
        return False
    return found.kind in ("box", "table", "figure", "annex", "chapter", "part", "section") or line[-1:] not in "。；;，,、"
