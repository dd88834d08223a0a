"""One source line made clean: conversion marks, image crumbs, tags and stray spaces away, widths folded where that is safe.

Safe foldings replace one character by one (full-width Latin and digits, compatibility ideographs, radicals), so Chinese
punctuation, circled numbers and unit signs stay as printed. No pattern here looks further than the next mark of its own kind,
so a line takes time linear in its length whatever stands in it.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(
    r"\[bookmark:[^\[\]]*\]"  # Word bookmarks that a conversion printed
    r"|!\[[^\[\]]*\]\([^()]*\)|<img\b[^<>]*>|\[image[^\[\]]*\]"  # image crumbs
    r"|<!--(?:(?!<!--|-->).)*-->|</?(?:ol|ul|span|font|strong|em|b|i|u|sup|sub|a|div|table|tbody|thead|td|th|html|body)\b[^<>]*>"
    r"|&(?:nbsp|emsp|ensp);"
    r"|[\u200b-\u200f\u2028\u2029\u2060\ufeff\ufffc\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_BREAKS = re.compile(r"</?(?:p|br|li|tr)\b[^<>]*>|\v")
_FOOTNOTE_MARK = re.compile(r"(?<=\S)\s*\^\s*(?:[①-⑳]|\[?\d{1,2}\]?)|\$\^\{?[①-⑳\d]+\}?\$")
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－·\s]*\Z")
_PAGE_SIGN = re.compile(r"[-—–－·/／页]")

_OPENING = re.compile(r"[<^$\[&]")  # every mark of more than one character has one of these
_NESTED = 4  # marks in each other, at most; deeper ones are no writing, and are taken apart so that time stays linear

_ORNAMENT = 3  # signs
_DASHES = "-_=*~—–─━═·.|: "

_FOLD = {c: unicodedata.normalize("NFKC", chr(c)) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FOLD |= {c: folded for c in (*range(0xF900, 0xFAFF), *range(0x2F00, 0x2FD6)) if len(folded := unicodedata.normalize("NFKC", chr(c))) == 1}
_FOLD |= {ord("％"): "%", ord("＋"): "+", ord("\u00a0"): " ", ord("\u3000"): " ", ord("﹒"): ".", ord("﹪"): "%"}

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·≥≤"
_LOOSE = re.compile(rf"(?<=[{_WIDE},;:%]) +(?=\S)|(?<=\S) +(?=[{_WIDE},;:%])")
# In a cell a space between two ideographs may part two units, and one before “2.” parts two measures.
_LOOSE_CELL = re.compile(rf"(?<=[{_WIDE}]) +(?=[\dA-Za-z≥≤])(?!\d{{1,2}}[.、．])|(?<=[\dA-Za-z%]) +(?=[{_WIDE}])|(?<=[，,；;、]) +(?=\S)")
_STOPPED = re.compile(r"(?<=\d)．(?=\d)")
# Two or three issuers that sign on one line, a gap between them: “教育部  财政部”, “甲市水务局 乙市城管局文件”.
_SIGNER = r"[\u4e00-\u9fff（）]{2,24}(?:[部委局厅署办院会行社]|政府|总局|公司|中心)"
_SIGNED_TOGETHER = re.compile(rf"{_SIGNER}(?: +{_SIGNER})+(?:文件)?\Z")


def strip_marks(line: str) -> str:
    """Return `line` without conversion marks, image crumbs and footnote marks, widths folded; tags that end a line become U+000B.

    Doing so again changes nothing: what is left where a mark stood is no mark either.
    """
    for _ in range(_NESTED):
        before, line = line, _without_marks(line)
        if line == before or not _OPENING.search(line):
            return line
    return _without_marks(_OPENING.sub("", line))


def _without_marks(line: str) -> str:
    line = _MARKS.sub("", _BREAKS.sub("\v", line))
    line = _FOOTNOTE_MARK.sub("", line).translate(_FOLD)
    return _STOPPED.sub(".", line)


def is_signature(text: str) -> bool:
    """Whether `text` is nothing but the names of several issuers with gaps between them."""
    return len(text) <= 80 and bool(_SIGNED_TOGETHER.match(text))


def without_breaks(line: str) -> str:
    """Return a line that `strip_marks` has cleaned with spaces for its breaks (U+000B); no mark is made of what stood on either side."""
    return strip_marks(line.replace("\v", " ")) if "\v" in line else line


def without_stars(line: str) -> str:
    """Return a line that `strip_marks` has cleaned without the stars of bold runs; no mark is made of what stood on either side."""
    return strip_marks(line.replace("**", "")) if "**" in line else line


def without_lone_mark(line: str) -> str:
    """Return a line of a cell without the mark of a note that it begins with: it would be one behind the line before."""
    return strip_marks("某" + line)[1:] if line.lstrip().startswith(("^", "$")) else line


def tighten(text: str) -> str:
    """Return a paragraph's text without the spaces that a conversion put beside Chinese characters.

    The gap between issuers that sign on one line stays: without it their names could not be told apart.
    """
    text = re.sub(r"\s+", " ", text).strip()
    return text if is_signature(text) else _LOOSE.sub("", text)


def tighten_cell(text: str) -> str:
    """Return a cell's text, keeping the spaces that may part two entries."""
    return _LOOSE_CELL.sub("", re.sub(r"\s+", " ", text)).strip()


def is_ornament(text: str) -> bool:
    """Whether `text` only rules a page off: three dashes or stars and more, or one sign again and again, as fonts draw lines with."""
    return len(text) >= _ORNAMENT and (not text.strip(_DASHES) or (len(text) >= 2 * _ORNAMENT and not text.strip(text[0])))


def is_page_number(line: str) -> bool:
    """Whether `line` is a page number and nothing else (“— 12 —”, “第3页”); a bare figure is not, it may be a cell."""
    stripped = line.strip()
    return "\t" not in line and len(stripped) <= 30 and bool(_PAGE_NUMBER.match(stripped)) and bool(_PAGE_SIGN.search(stripped))
