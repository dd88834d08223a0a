"""Documents that were run into one line: cut again before each numbered heading, and after it where a space parts it from its text."""

from __future__ import annotations

import re

from corpus.numbering import numbering_of

_LONG = 1000  # characters; the longest paragraph of a plan seen has 900, a document in one line 5,000 and more
_CN = "[一二三四五六七八九十]{1,3}"
_UPPER = re.compile(rf"(?:(?<=[。；！？：”）)])\s*|\s+)(?=(?:第{_CN}[章节篇](?![、，的和])|{_CN}、|[（(]{_CN}[）)]))")
_LOWER = re.compile(
    r"(?:(?<=[。；！？])\s*|\s+)(?=(?:\d{1,2}[.．](?!\d)|\d{1,2}、|[（(]\d{1,2}[）)])\s*[\u4e00-\u9fff“])"
    r"|\s+(?=附\s?件\s?\d{0,2}\s*[:：\s])"
)
_CHAPTERS = (re.compile(r"(?:^|[\s。；！？：”）)])(?:一、|第一章)"), re.compile(r"(?:[\s。；！？：”）)])(?:二、|第二章)"))
_SENTENCE = re.compile(r"[，。]")
_PUNCTUATION = re.compile(r"[，。；：、]")
# A heading that a wide gap parts from its text on the same line: “（一）加强领导　　各区要…”. One space may stand anywhere in a conversion.
_GAP = re.compile(
    rf"\s*(?:\*\*)?(?P<head>(?:第\s?{_CN}\s?[章节]\s*|{_CN}、\s?|[（(]{_CN}[）)]\s?|\d{{1,2}}[.．、]\s?|[（(]\d{{1,2}}[）)]\s?)"
    r"[^\s，。；：、（）\d][^\s，。；：、]{1,24})(?:\*\*)?(?:\u3000+|[ \u00a0]{2,})(?P<text>\S.{14,})\Z"
)
_LONGEST_TITLE = 50  # characters of a heading before the space that ends it
_TITLE_END = re.compile(r"(?:规划|方案|计划|意见|纲要|要点|措施|办法|通知)(?:[（(][^（）()]{2,20}[）)])?\Z")


def split_run_on(line: str, number: int) -> list[tuple[str, int]]:
    """Return `line` as pieces, all on line `number`: more than one where it holds several chapters of a document.

    A heading is parted from the text that follows it by the first space, if that comes before any punctuation; the title of the
    document likewise.
    """
    if len(line) < _LONG or "\t" in line or not all(mark.search(line) for mark in _CHAPTERS):
        return [(line, number)]
    pieces = [part for upper in _UPPER.split(line) for part in _LOWER.split(upper) if part.strip()]
    return [(part, number) for place, piece in enumerate(pieces) for part in _heading_and_text(piece.strip(), first=place == 0)]


def split_gap(line: str) -> list[str]:
    """Return `line`, or the heading and the text that a wide gap parts on it. Marks may still be in it, widths not yet folded."""
    found = _GAP.match(line)
    if found is None or "\t" in line or not _SENTENCE.search(found["text"]):
        return [line]
    return [found["head"], found["text"]]


def _heading_and_text(piece: str, *, first: bool) -> list[str]:
    if first:
        return _title_and_text(piece)
    numbering = numbering_of(piece)
    if numbering is None:
        return [piece]
    title = re.match(r"\s*[^\s，。；：]{2,}", piece[numbering.length :])
    if title is None:
        return [piece]
    end = numbering.length + title.end()
    if end >= len(piece) or not piece[end].isspace() or end > _LONGEST_TITLE or _PUNCTUATION.search(piece[numbering.length : end]):
        return [piece]
    return [piece[:end], piece[end:].strip()]


def _title_and_text(piece: str) -> list[str]:
    """The words before the first heading: a run of short pieces at the beginning, parted by spaces, holds title, number and issuer."""
    words = piece.split()
    lead = 0
    while lead < len(words) and len(words[lead]) <= 60 and not re.search(r"[。；]", words[lead]) and not words[lead].endswith(("，", "：")):
        lead += 1
    if not any(_TITLE_END.search(word) for word in words[:lead]):
        return [piece]
    return [*words[:lead], *([" ".join(words[lead:])] if words[lead:] else [])]
