"""What a superlative orders by: the property that is named beside it, or the one that the adjective is about."""

from __future__ import annotations

import re

import msgspec

from kg.labelled.grammar import Cue
from kg.labelled.index import Index
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Order
from kg.labelled.scoring import year_said
from kg.labelled.vocabulary import Mention

_CUES = ("max", "min", "earliest", "latest", "top", "nth")
_MORE = frozenset({"more", "less", "sooner", "later"})
_OF_TIME = re.compile(r"早|晚|新|老|久|首|率|先|earl|old|new|lat|young|recent|first|last")
_RISING = re.compile(r"早|少|小|低|短|earl|old|small|low|cheap|short")
_ADJECTIVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"大|小|larg|big|small", ("面积", "总面积", "占地面积", "建筑面积", "规模", "size", "area", "容量", "人口")),
    (r"高|低|tall|high|low", ("高度", "海拔", "height", "价格", "price", "评分", "score")),
    (r"长|短|long|short", ("长度", "length", "时长")),
    (r"宽|窄|wid|narrow", ("宽度", "width")),
    (r"深|浅|deep", ("深度", "depth")),
    (r"重|轻|heav|light", ("重量", "weight")),
    (r"贵|便宜|expensive|cheap|dear|pric", ("价格", "单价", "price", "门票", "费用", "成本", "fee", "cost")),
    (r"快|慢|fast|slow", ("速度", "speed")),
    (r"远|近|far|near", ("距离", "distance")),
    (r"早|老|久|先|old|earl|first|首|率", ("成立时间", "建成时间", "成立", "建立时间", "登记时间", "批准时间", "开放日期", "日期")),
    (r"晚|新|迟|年轻|new|lat|young|recent|last", ("成立时间", "建成时间", "成立", "建立时间", "登记时间", "批准时间", "开放日期", "日期")),
)
_AFTER = re.compile(r"^的?(\d{1,3})(?:名|个|家|座|所|位|处|条|种)?")


class Extreme(msgspec.Struct, frozen=True):
    """A superlative: its words and tag, the first how many, or the how-manieth (`rank`), and the stretches of the question besides."""

    tag: str
    text: str
    descending: bool
    count: int = 1
    rank: int = 1
    spans: tuple[tuple[int, int], ...] = ()


def extreme_of(p: Pieces) -> tuple[Extreme, Cue] | None:
    """Return the superlative of the question with its cue; none where there is none. 哪个市的公园多 has one too."""
    named = sum(any(s.kind == "thing" for s in m.senses) for m in p.named)
    cues = [c for c in p.parsed.cues if c.tag in _CUES or (c.tag in _MORE and (named < 2 or p.classes))]
    if not cues:
        return None
    main = next((c for c in cues if c.tag not in {"top", *_MORE}), cues[0])
    after = _AFTER.match(p.parsed.text[main.end :]) if main.tag not in {"top", "nth"} else None
    top = next((c.number for c in cues if c.number and c.tag == "top"), None)
    count = top or (int(after[1]) if after else 1)
    spans = ((main.end, main.end + after.end()),) if after else ()
    rank = main.number if main.tag == "nth" and main.number else 1
    text = p.parsed.text[main.start : main.end]
    falling = main.tag in {"max", "latest", "top", "more", "later"} or (main.tag == "nth" and not _RISING.search(text))
    return Extreme(main.tag, text, falling, count, rank, spans), main


def ordering(
    p: Pieces, klass: int | None, index: Index, asked: Mention | None
) -> tuple[Order | None, Extreme | None, tuple[tuple[int, int], ...]]:
    """Return what is ordered by, the superlative, and the stretches of the question that it accounts for; no order where none fits."""
    found = extreme_of(p)
    if found is None:
        return None, None, ()
    extreme, main = found
    dated = bool(_OF_TIME.search(extreme.text))
    best: tuple[float, int, tuple[tuple[int, int], ...]] | None = None
    for m in p.properties:
        distance = max(0, m.start - main.end, main.start - m.end)
        for s in m.senses:
            prop = index.schema.properties[s.ref]
            if prop.kind not in {"number", "date"} or not index.has(s.ref, klass):
                continue
            years = tuple((b.start, b.end) for b in year_said(p, prop))
            worth = (
                s.weight - 0.02 * min(distance, 20) - 0.3 * (dated != (prop.kind == "date")) + 0.1 * bool(years) + 1e-6 * (prop.year or 0)
            )
            if best is None or worth > best[0]:
                best = (worth, s.ref, ((m.start, m.end), *years, *extreme.spans))
    if best is not None and best[0] > 0.3:
        return Order(best[1], extreme.descending, extreme.count, extreme.rank), extreme, best[2]
    ref = measured_by(extreme.text, klass, index, dated) if klass is not None else None
    return (None if ref is None else Order(ref, extreme.descending, extreme.count, extreme.rank)), extreme, extreme.spans


def measured_by(text: str, klass: int | None, index: Index, dated: bool) -> int | None:
    """Return the property of the class's things that an adjective (大, 早, cheaper) is about; None where there is none."""
    wanted = next((names for pattern, names in _ADJECTIVES if re.search(pattern, text)), ())
    properties = index.schema.properties
    fitting = [ref for ref in index.of_class(klass) if properties[ref].kind == ("date" if dated else "number")]
    for name in wanted:
        named = sorted(
            (ref for ref in fitting if name in properties[ref].called.names), key=lambda ref: -properties[ref].called.names[name]
        )
        if named and properties[named[0]].called.names[name] > 0.55:
            return named[0]
    return fitting[0] if dated and len(fitting) == 1 else None
