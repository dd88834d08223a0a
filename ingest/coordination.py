"""Coordinated lists: where “A、B和C等X” falls apart, and which member shares whose head.

Separators inside brackets and quotes never split. 和, 与, 及 are separators only where they stand as words of their own, not in 和谐 or
参与. A list before 等 shares the head noun that follows 等; without 等 it shares the last member's head, unless a member is too short
to name a thing by itself (收集、运输、处置管理办法 is one document) or the last one far longer than all others.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from corpus.text import Span

_OPENERS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "[": "]", "【": "】", "〔": "〕", "〈": "〉", "「": "」", "『": "』"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
MARKS = "、，,；;"
SENTENCE_ENDS = "。；;！？!?\n"
_CONJUNCTION = re.compile(
    r"以及|或者?(?!许)|(?<![共饱温缓综融总调柔祥])和(?![平谐睦美合田解善气蔼]|县(?![域级乡城区直市内]))|(?<![参给赋授])与(?![时会否])|(?<![普涉以顾触危波惠提埃])及(?![时格早])"
)
_ENUMERATED = re.compile(
    r"(?<![中高初平同])等(?:一系列|系列)?(?:[一二两三四五六七八九十\d]+[个项部类种大])?(?P<field>(?:方面|领域|行业)的)?(?:方面|领域|行业|各类|类)?的?"
    r"(?:相关|有关|各类|一系列|系列|配套)?的?"
)
_LEADING = re.compile(r"^[\s、，,和及与或]+")
# Words that only qualify a type of document: a member made of nothing else leans on the member before it.
_QUALIFIER = (
    r"(?:产业|扶持|补贴|激励|技术|操作|管理|评价|考核|实施|服务|工作|建设|配套|应急|安全|设计|验收|运行|运营|维护|养护|规划|专项|行动|总体|指导|设置"
    r"|评估|检测|常规|综合|保障|支持|奖补|标准)"
)
_BARE = 2  # characters of a member that is one word, and shares what the first of its list is about
_SHORT = 3  # a member of fewer characters names an activity (运输), not a thing with documents of its own


class Heads(msgspec.Struct, frozen=True):
    """The head nouns that matter to a caller: `wanted` end the members it looks for, `other` end members it leaves out.

    Both are regular expressions without anchors or capturing groups.
    """

    wanted: str
    other: str

    def kind(self, member: str) -> Literal["wanted", "other", "none"]:
        """Return which kind of head noun `member` ends with; what follows in brackets does not count."""
        bare = re.sub(r"(?:[（(][^（）()]*[）)]|[”’》\s])+$", "", member)
        if re.search(f"(?:{self.wanted})$", bare):
            return "wanted"
        return "other" if re.search(f"(?:{self.other})$", bare) else "none"


class Member(msgspec.Struct, frozen=True):
    """One member of a list: `text` with what it shares restored (`restored` tells whether anything was), `start`..`end` what is printed."""

    text: str
    start: int
    end: int
    restored: bool = False


def nested(text: str, start: int, end: int) -> bytearray:
    """Return one byte a character of `text[start:end]`, 1 inside brackets or quotes (the marks included). Unclosed marks do not count."""
    inside = bytearray(end - start)
    opened: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_OPENERS, 0)
    for at in range(start, end):
        character = text[at]
        if character in _OPENERS:
            opened.append((character, at))
            waiting[character] += 1
        elif waiting.get(_CLOSERS.get(character, ""), 0):
            opener = ""
            while opener != _CLOSERS[character]:
                opener, since = opened.pop()
                waiting[opener] -= 1
            inside[since - start : at - start + 1] = b"\1" * (at - since + 1)
    return inside


def trim(text: str, start: int, end: int, characters: str = " \t\n\u3000") -> Span:
    """Return `start`..`end` without leading and trailing `characters`; an empty span where nothing is left."""
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return Span(start, end)


def sentences(text: str, start: int, end: int, ends: str = SENTENCE_ENDS) -> tuple[Span, ...]:
    """Return the sentences and half-sentences of `text[start:end]` without the marks that end them; none ends inside brackets or quotes."""
    inside = nested(text, start, end)
    edges = [start]
    for at in range(start, end):
        if text[at] in ends and not inside[at - start]:
            edges += [at, at + 1]
    spans = (trim(text, a, b) for a, b in zip(edges[::2], [*edges[1::2], end], strict=True))
    return tuple(span for span in spans if span.start < span.end)


def split(text: str, start: int, end: int, marks: str = MARKS, conjunctions: bool = True) -> tuple[Span, ...]:
    """Return the non-empty members of the list `text[start:end]`: cut at `marks` and, where asked, at 和, 与, 及, 以及."""
    inside = nested(text, start, end)
    cuts = [(at, at + 1) for at in range(start, end) if text[at] in marks and not inside[at - start]]
    if conjunctions:
        cuts += [m.span() for m in _CONJUNCTION.finditer(text, start, end) if not inside[m.start() - start]]
    edges = [start, *(edge for cut in sorted(cuts) for edge in cut), end]
    spans = (trim(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
    return tuple(span for span in spans if span.start < span.end)


def members(text: str, start: int, end: int, heads: Heads) -> tuple[Member, ...]:
    """Return the members of the list `text[start:end]` that end in a wanted head, each with the head that it shares restored."""
    found: list[Member] = []
    inside = nested(text, start, end)
    at, of = start, ""
    for mark in _ENUMERATED.finditer(text, start, end):
        if mark.start() < at or inside[mark.start() - start]:
            continue
        close = _head_end(text, mark.end(), end, heads)
        head = text[mark.end() : close]
        if mark["field"] and re.fullmatch(heads.wanted, head):
            head = mark["field"] + head  # 街巷等领域的标准 are 街巷领域的标准
        listed = _enumerated(text, at, mark.start(), head, heads)
        found += listed
        of = (
            "".join(listed[0].text.rpartition("的")[:2]) if listed and "的" in head else ""
        )  # 甲、乙等活动的办赛指南和服务规范: both are of the same
        at = close
        while at < end and (lead := _LEADING.match(text[at:end])):
            at += lead.end()
    last = _plain(text, at, end, heads) if at < end else ()
    if found and of:
        bare = re.compile(rf"{_QUALIFIER}*(?:{heads.wanted})")
        last = tuple(Member(of + m.text, m.start, m.end, restored=True) if bare.fullmatch(m.text) else m for m in last)
    return (*found, *last)


def _head_end(text: str, start: int, end: int, heads: Heads) -> int:
    """Return where the head phrase after 等 ends: at the first separator that follows a head noun, or at `end`."""
    inside = nested(text, start, end)
    for cut in re.finditer(rf"[{MARKS}]|{_CONJUNCTION.pattern}", text[start:end]):
        if not inside[cut.start()] and heads.kind(text[start : start + cut.start()]) != "none":
            return start + cut.start()
    return end


def _enumerated(text: str, start: int, end: int, head: str, heads: Heads) -> list[Member]:
    """Return the members of a list before 等, with the `head` that follows it."""
    prefix, start = _shared_prefix(text, start, end, heads)
    spans = list(split(text, start, end, conjunctions=False))
    if spans and len(halves := _halves(text, spans[-1], spans[:-1], heads)) > 1:
        spans[-1:] = halves
    shared = head if heads.kind(head) == "wanted" else ""
    found: list[Member] = []
    topic = text[spans[0].start : spans[0].end][:-2] if spans else ""
    for span in spans:
        name = text[span.start : span.end]
        kind = heads.kind(name)
        if found and kind == "none" and len(name) == _BARE and len(topic) > _SHORT and "的" not in topic:
            name = topic + name  # 应急物资分类、储备等规范: the second is 应急物资储备规范
        if kind == "wanted" or (kind == "none" and shared):
            whole = prefix + name if kind == "wanted" else prefix + _joined(name, shared)
            found.append(Member(text=whole, start=span.start, end=span.end, restored=whole != text[span.start : span.end]))
    return found


def _joined(name: str, head: str) -> str:
    """Return `name` with `head` after it, what both print once: 循环用水 and 用水定额 are 循环用水定额."""
    twice = next((size for size in range(min(len(name), len(head)) - 1, 1, -1) if name.endswith(head[:size])), 0)
    return name + head[twice:]


def _halves(text: str, last: Span, others: list[Span], heads: Heads) -> tuple[Span, ...]:
    """Return the last member of a list, cut at a conjunction where both sides can stand alone (桥梁和隧道; not 保护与修复)."""
    parts = split(text, last.start, last.end, marks="")
    if len(parts) != 2:
        return (last,)
    if text[parts[0].end : parts[1].start] == "以及":
        return parts
    if heads.kind(text[parts[0].start : parts[0].end]) != "none":
        return parts
    left, right = (part.end - part.start for part in parts)
    typical = max((span.end - span.start for span in others), default=0)
    return parts if "和" in text[parts[0].end : parts[1].start] and (min(left, right) > _SHORT or max(left, right) <= typical) else (last,)


def _plain(text: str, start: int, end: int, heads: Heads) -> tuple[Member, ...]:
    """Return the members of a list without 等."""
    prefix, begin = _shared_prefix(text, start, end, heads)
    pieces = _pieces(text, begin, end, heads)
    found: list[Member] = []
    waiting: list[Span] = []
    for span in pieces:
        name = text[span.start : span.end]
        kind = heads.kind(name)
        if kind == "none":
            waiting.append(span)
            continue
        start = span.start
        if waiting and kind == "wanted":
            tail = _shared_tail(name, heads)
            own, others = len(name) - len(tail), [s.end - s.start for s in waiting]
            if all(s.end - s.start == _BARE and text[s.end - 1] == name[_BARE - 1] for s in waiting):  # 中等、高等学校设置标准
                found += (
                    Member(text=prefix + text[s.start : s.end] + name[_BARE:], start=s.start, end=s.end, restored=True) for s in waiting
                )
            elif "的" not in name and min(own, *others) >= _SHORT and own <= 2 * max(others):
                found += (Member(text=prefix + text[s.start : s.end] + tail, start=s.start, end=s.end, restored=True) for s in waiting)
            else:
                start = waiting[0].start
        waiting = []
        if kind == "wanted":
            name = text[start : span.end]
            whole = name if prefix and name.startswith(prefix.rpartition("的")[2] or "的") else prefix + name
            found.append(Member(text=whole if prefix else _leaning(name, found, heads), start=start, end=span.end))
    return tuple(found)


def _shared_tail(name: str, heads: Heads) -> str:
    """Return what the members before `name` can share of it: its type, with the words before that only qualify a type."""
    tail = re.search(rf"专项{_QUALIFIER}*(?:{heads.wanted})$", name) or re.search(rf"{_QUALIFIER}*(?:{heads.wanted})$", name)
    return tail.group() if tail else ""


def _shared_prefix(text: str, start: int, end: int, heads: Heads) -> tuple[str, int]:
    """Return “X的” of “X的A、B和C” and where A begins, where A has a head of its own and no later member has 的; empty otherwise."""
    spans = split(text, start, end, conjunctions=False)
    first = text[spans[0].start : spans[0].end] if spans else ""
    prefix, mark, rest = first.rpartition("的")
    if len(spans) < 2 or not mark or heads.kind(rest) == "none" or any("的" in text[s.start : s.end] for s in spans[1:]):
        return "", start
    about = re.sub(rf"{_QUALIFIER}*(?:{heads.wanted}|{heads.other})$", "", rest)
    begin = spans[0].start + len(prefix) + 1
    if len(about) > _SHORT:  # “一年一检”的城市体检机制、办法: 城市体检 is what the later members share
        return (about if prefix.endswith("”") else prefix + mark + about), begin
    return prefix + mark, begin


def _pieces(text: str, start: int, end: int, heads: Heads) -> list[Span]:
    """Return the members cut at marks, and at a conjunction only after a head noun that is followed by more than a bare type."""
    found: list[Span] = []
    for whole in split(text, start, end, conjunctions=False):
        at = whole.start
        for cut in split(text, whole.start, whole.end, marks="")[:-1]:
            rest = trim(text, cut.end, whole.end, " 和与及以或者")
            kind = heads.kind(text[at : cut.end])
            if kind == "other" or (kind == "wanted" and not re.fullmatch(heads.wanted, text[rest.start : rest.end])):
                found.append(Span(at, cut.end))
                at = rest.start
        found.append(Span(at, whole.end))
    return found


def _leaning(name: str, before: list[Member], heads: Heads) -> str:
    """Return `name`, with what it shares of the member before where it is a mere type (利用产业政策和技术标准)."""
    if not before:
        return name
    if not re.fullmatch(rf"{_QUALIFIER}+(?:{heads.wanted})", name):
        head = re.fullmatch(rf"[\u4e00-\u9fff]{{{_BARE}}}({heads.wanted})", name)
        alike = (
            head is not None
            and len(before) == 1
            and before[-1].text.endswith(head[1])
            and len(before[-1].text) > len(name) + 1
            and "的" not in before[-1].text
        )
        return before[-1].text[: -len(name)] + name if alike else name  # 幼儿园办园标准和收费标准
    shared = re.sub(rf"{_QUALIFIER}?(?:{heads.wanted})$", "", before[-1].text)
    return shared + name if shared != before[-1].text else name
