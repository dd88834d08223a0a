"""What a superlative orders by: the property that is named beside it, or the one that the adjective is about."""

from __future__ import annotations

import re

from kg.labelled.grammar import Cue
from kg.labelled.index import Index
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Order
from kg.labelled.vocabulary import Mention

_CUES = ("max", "min", "earliest", "latest", "top")
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
_NEAR = 8


def ordering(
    p: Pieces, klass: int | None, index: Index, asked: Mention | None
) -> tuple[Order | None, Cue | None, tuple[tuple[int, int], ...]]:
    """Return what is ordered by, the superlative, and the stretches of the question that it accounts for; no order where none fits."""
    cues = [c for c in p.parsed.cues if c.tag in _CUES]
    if not cues:
        return None, None, ()
    main = next((c for c in cues if c.tag != "top"), cues[0])
    top = next((c.number for c in cues if c.number), None)
    after = _AFTER.match(p.parsed.text[main.end :])
    count = top or (int(after[1]) if after and main.tag != "top" else 1)
    counted = ((main.end, main.end + after.end()),) if after else ()
    descending = main.tag in {"max", "latest", "top"}
    dated = main.tag in {"earliest", "latest"}
    text = p.parsed.text[main.start : main.end]
    best: tuple[float, int, tuple[tuple[int, int], ...]] | None = None
    for m in p.properties:
        distance = max(0, m.start - main.end, main.start - m.end)
        for s in m.senses:
            prop = index.schema.properties[s.ref]
            if prop.kind not in {"number", "date"} or not index.has(s.ref, klass):
                continue
            worth = s.weight - 0.02 * min(distance, 20) - 0.3 * (dated != (prop.kind == "date")) + 0.000001 * (prop.year or 0)
            if prop.year is not None and any(b.kind == "date" and str(b.low)[:4] == str(prop.year) for b in p.parsed.bounds):
                worth += 0.1
            if best is None or worth > best[0]:
                best = (worth, s.ref, ((m.start, m.end), *_year(p, prop.year), *counted))
    if best is not None and best[0] > 0.3:
        return Order(best[1], descending, count), main, best[2]
    ref = measured_by(text, klass, index, dated) if klass is not None else None
    return (None if ref is None else Order(ref, descending, count)), main, counted


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


def _year(p: Pieces, year: int | None) -> tuple[tuple[int, int], ...]:
    if year is None:
        return ()
    return tuple((b.start, b.end) for b in p.parsed.bounds if b.kind == "date" and b.op == "=" and str(b.low)[:4] == str(year))
