"""Questions that ask two things at once: a part for each city, each with its own words, or for each thing asked of one matter.

Each part is a question by itself.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.question.asking import Asked
from kg.question.places import NamedPlace
from kg.question.weighing import naming

_ASKING = re.compile(r"谁|哪|什么|啥|多少|几|何|怎")
_TOGETHER = re.compile(r"比|相差|差距|更|都|最|还是|追平|超过|领先|落后")
_CONTENT = 0.6  # the weight of words that make a stretch a part of its own
_KINDS = frozenset({"unit", "when", "amount", "howlong", "how", "define", "where"})  # of things that are asked for
_APART = frozenset({"unit", "when"})  # of those that clauses with matters of their own may ask the same
_BEFORE_ASKING = re.compile(r"(?:要求|要|达到|做到|到|是|由|在|定|共)+$")
_HOW_SAID = re.compile(r"怎么(?:规定|说|写|定|讲|要求)")  # asks for nothing of its own
_ALL = re.compile(r"(?:两|三|几)?(?:座|个)?(?:城市|地方|市|地)?(?:的)?(?:规划|方案)?(?:里|中)?(?:都|均|共同|共有)(?!是)")
_JOINED = re.compile(r"[、,和与及跟]+|以及")
_EACH = re.compile(r"(?:分别|各自|各)(?=[由是归为要有在哪什谁\u4e00-\u9fff])")
_MATTER = re.compile(r"(?:(?!以及|[、和与及跟]).)+")
_MOST_MATTERS = 4
_MOST_ASPECTS = 3
_JOINING = re.compile(r"^[和与及跟、,以及]+|[和与及跟、,]+$")


def parts_of(asked: Asked, places: list[NamedPlace]) -> list[str]:
    """Return the questions that a question falls into; none where it is one question. `places` are those named, in order."""
    return _of_cities(asked, places) or _of_aspects(asked, places) or _of_matters(asked)


def common_to(asked: Asked, places: list[NamedPlace]) -> list[str]:
    """Return a question for each city of those that a question asks what they have in common: 甲和乙都点到的部门有哪些. None otherwise."""
    named = [p for p in places if p.plans]
    if asked.language != "zh" or asked.wants not in ("which", "unit", "yesno") or len({p.plans for p in named}) < 2:
        return []
    text, start, end = asked.text, named[0].start, named[-1].end
    together = _ALL.match(text, end)
    between = [text[a.end : b.start] for a, b in pairwise(named)]
    if together is None or not all(_JOINED.fullmatch(words) for words in between):
        return []
    return [f"{text[:start]}{place.name}{text[together.end() :]}" for place in named]


def _of_matters(asked: Asked) -> list[str]:
    """A question for each of several matters of one plan, of each of which the same is asked: A和B分别由谁牵头."""
    each = _EACH.search(asked.text)
    if asked.language != "zh" or each is None or asked.wants not in ("unit", "when") or len(asked.plans) > 1:
        return []
    begin = max(asked.text.rfind(c, 0, each.start()) for c in ";。") + 1
    before = asked.text[begin : each.start()]
    comma = before.rfind(",")
    matters, subject = (before[:comma], before[comma + 1 :]) if comma >= 0 else (before, "")
    spans = [(begin + m.start(), begin + m.end()) for m in _MATTER.finditer(matters)]
    things = [w * n for w, n in zip(asked.focus.weights, naming(asked.focus.text), strict=True)]
    if not 1 < len(spans) <= _MOST_MATTERS or any(sum(things[a:b]) < _CONTENT for a, b in spans):
        return []
    return [f"{asked.text[a:b]}{subject}{asked.text[each.end() :]}" for a, b in spans]


def _of_aspects(asked: Asked, places: list[NamedPlace]) -> list[str]:
    """A question for each clause that asks something of its own kind of the matter that the first is about: 谁牵头,什么时候完成."""
    clauses = [m.span() for m in re.finditer(r"[^,;、?]+", asked.text)]
    if asked.language != "zh" or not 1 < len(clauses) <= _MOST_ASPECTS or len(asked.plans) > 1:
        return []
    kinds = [next((c.tag for c in asked.cues if a <= c.start < b and c.tag in _KINDS), None) for a, b in clauses]
    weights, (start, end) = asked.focus.weights, clauses[0]
    things = [w * n for w, n in zip(weights, naming(asked.focus.text), strict=True)]
    alike = len(set(kinds)) < len(kinds) and not (set(kinds) <= _APART and all(sum(things[a:b]) >= _CONTENT for a, b in clauses))
    if None in kinds or alike or sum(weights[start:end]) < _CONTENT or _HOW_SAID.search(asked.text):
        return []
    asking = min(c.start for c in asked.cues if start <= c.start < end and c.tag in _KINDS)
    matter = _BEFORE_ASKING.sub("", asked.text[start:asking])
    place = next((p.name for p in places if p.plans), "")
    own = [place if sum(things[a:b]) >= _CONTENT else matter for a, b in clauses[1:]]
    return [
        place * (place not in matter) + asked.text[start:end],
        *(m + asked.text[a:b] for m, (a, b) in zip(own, clauses[1:], strict=True)),
    ]


def _of_cities(asked: Asked, places: list[NamedPlace]) -> list[str]:
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
