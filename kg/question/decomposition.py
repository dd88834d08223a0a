"""Questions that ask two things at once: a part for each city, each with its own words. Each part is a question by itself."""

from __future__ import annotations

import re

from kg.question.asking import Asked
from kg.question.places import NamedPlace

_ASKING = re.compile(r"谁|哪|什么|啥|多少|几|何|怎")
_TOGETHER = re.compile(r"比|相差|差距|更|都|最|还是|追平|超过|领先|落后")
_CONTENT = 0.6  # the weight of words that make a stretch a part of its own
_JOINING = re.compile(r"^[和与及跟、,以及]+|[和与及跟、,]+$")


def parts_of(asked: Asked, places: list[NamedPlace]) -> list[str]:
    """Return the questions that a question over several cities falls into; none where it is one question.

    `places` are those named, in order. What stands before the first and, after the last comma, what asks, belongs to each part.
    """
    named = [p for p in places if p.plans]
    if asked.language != "zh" or len({p.plans for p in named}) < 2 or _TOGETHER.search(asked.text):
        return []
    text = asked.text
    ends = [*(p.start for p in named[1:]), len(text)]
    stretches = [(p.end, end) for p, end in zip(named, ends, strict=True)]
    before = text[: named[0].start]
    tail = ""
    last_start, last_end = stretches[-1]
    comma = text.rfind(",", last_start, last_end)
    if comma > 0 and _ASKING.search(text, comma) and not _ASKING.search(text[last_start:comma]):
        tail, stretches[-1] = text[comma:], (last_start, comma)
    weights = asked.focus.weights
    own = [sum(weights[a:b]) >= _CONTENT or bool(_ASKING.search(text[a:b])) for a, b in stretches]
    if not all(own) or any(not (tail or _ASKING.search(text[a:b])) for a, b in stretches):
        return []
    return [f"{before}{place.name}{_JOINING.sub('', text[a:b])}{tail}" for place, (a, b) in zip(named, stretches, strict=True)]
