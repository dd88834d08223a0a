"""The parts of a question that each ask for one quantity: 多少座桥、多少条隧道; A、B各是多少; A和B合计."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from kg.question.asking import Asked
from kg.question.focus import Focus
from kg.question.measures import unit_asked

RISING = re.compile(r"从(?:多少|几).{0,8}(?:到|至|变成|变为|增为)(?:多少|几)|from how (?:many|much) to how (?:many|much)")
_SPLIT = re.compile(r"[、和与跟,]|(?<![普涉触波危遍])及|以及|再?加上|再加|\band\b")
_NEXT_PART = re.compile(r"[,、;。?!]|和|到")
_EACH = re.compile(r"(?:各|分别|各自)(?:是|为|要|有|达|不|占)?")
_SHARES = re.compile(r"(?:.{0,3}比例)?的?([\u4e00-\u9fff]{3,12})[和与及]([\u4e00-\u9fff]{3,12}?)(?=上|[,;?。、]|$)")
_FAINT = 0.3  # the weight up to which words are no member: 2027年的目标
_COUNTED = re.compile(r"(?:[个座条家处项件所支]|平方米|公里)([\u4e00-\u9fff]{3,10})[、和与及]([\u4e00-\u9fff]{3,10})(?=$|[?。])")
_MEASURES = re.compile(
    r"([\u4e00-\u9fff]{2,10}率)[、和与及]([\u4e00-\u9fff]{2,10}率)(?:的?目标值?)?(?:到?20\d\d年(?:底|末)?)?(?:都|分别|各)?(?:是|为|要|达|到|达到|定|得)*$"
)
_MEMBER = 0.8  # the weight of words that make a member of a coordination
_MOST_MEMBERS = 5
_BEFORE = 0.4  # what the words before the first “how many” weigh for a later one that names its own measure

Span = tuple[int, int]


class Slot(msgspec.Struct, frozen=True):
    """One quantity that is asked for: its own focus, the unit in which it is asked, the kind of that unit (None: any)."""

    focus: Focus
    unit: str
    kind: str | None


def slots(asked: Asked) -> list[Slot]:
    """Return the quantities asked for: one for each “how many”, and one for each member of “A、B各是多少”; one at least."""
    asking = [(c.start, c.end) for c in asked.asking("amount")]
    if len(asking) > 1 and asked.language == "zh" and not RISING.search(asked.text):
        parts = _parts(asked, asking)
        if len(parts) > 1:
            return parts
    start, end = asking[-1] if asking else (len(asked.text), len(asked.text))
    unit, kind = unit_asked(asked, asked.text[end:], asked.text[:start])
    members = _each(asked) if "each" in asked.tags and len(asked.plans) < 2 else _measures(asked, start) if asking else []
    if not members and asking and asked.language == "zh":
        members = _shares(asked, end) or _behind(asked, end)
    return [Slot(one, unit, kind) for one in _ones(asked.focus, members)] if members else [Slot(asked.focus, unit, kind)]


def coordinated(asked: Asked, end: int) -> list[Slot]:
    """Return one slot for each member of the coordination that stands before `end`: A和B of “A和B哪个更高”. None where there is none."""
    members = [s for s in _split(asked.text, 0, end) if sum(asked.focus.weights[s[0] : s[1]]) > _MEMBER]
    if len(members) < 2:
        return []
    base = slots(asked)[0]
    return [Slot(one, base.unit, base.kind) for one in _ones(asked.focus, members)]


def _parts(asked: Asked, asking: list[Span]) -> list[Slot]:
    """One slot a “how many”: what stands between it and the one before belongs to it, what comes before all to each."""
    text = asked.text
    bounds = [0]
    for _, end in asking[:-1]:
        stop = _NEXT_PART.search(text, end)
        bounds.append(stop.end() if stop else end)
    bounds.append(len(text))
    spans = list(pairwise(bounds))
    out = []
    for (a, b), (start, end) in zip(spans, asking, strict=True):
        unit, kind = unit_asked(asked, text[end:b], text[a:start])
        others = [(max(s, asking[0][0]), e) for s, e in spans if (s, e) != (a, b)]
        focus = asked.focus.hiding(o for o in others if o[0] < o[1])
        if a > 0 and sum(focus.weights[a:b]) > _MEMBER:
            focus = focus.hiding([(0, asking[0][0])], _BEFORE)
        out.append(Slot(focus, unit, kind))
    return out


def _split(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    at = start
    for m in _SPLIT.finditer(text, start, end):
        out.append((at, m.start()))
        at = m.end()
    return [*out, (at, end)]


def _each(asked: Asked) -> list[Span]:
    """The members of a coordination that stands before 各 or 分别, in the same clause."""
    found = _EACH.search(asked.text)
    if not found:
        return []
    begin = max(asked.text.rfind(c, 0, max(0, found.start() - 1)) for c in ",;。") + 1
    own = [s for s in _split(asked.text, begin, found.start()) if sum(asked.focus.weights[s[0] : s[1]]) > _FAINT]
    return own if 2 <= len(own) <= _MOST_MEMBERS else []


def _behind(asked: Asked, end: int) -> list[Span]:
    """The members of a coordination of things right behind “how many”: 未来社区 and 未来乡村 of 多少个未来社区、未来乡村."""
    found = _COUNTED.match(asked.text, end)
    return [found.span(1), found.span(2)] if found else []


def _measures(asked: Asked, end: int) -> list[Span]:
    """The members of a coordination of two measures right before the words that ask: 装灯率和亮灯率 of 装灯率和亮灯率要多少."""
    found = _MEASURES.search(asked.text, 0, end)
    return [found.span(1), found.span(2)] if found and len(asked.plans) < 2 else []


def _shares(asked: Asked, end: int) -> list[Span]:
    """The members of a coordination right behind “what share of”: 多大比例的在编人员和执法辅助人员."""
    found = _SHARES.match(asked.text, end)
    if not found or not re.match(r".{0,3}比例|的", asked.text[end:]):
        return []
    return [found.span(1), found.span(2)]


def _ones(focus: Focus, members: list[Span]) -> Iterable[Focus]:
    """The focus with one of the members left, once for each."""
    for member in members:
        yield focus.hiding(m for m in members if m != member)
