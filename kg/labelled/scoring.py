"""How well a reading accounts for a question: its words covered, its names sure, its question words answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.labelled.bounds import Bound
from kg.labelled.pieces import Pieces
from kg.labelled.schema import Property
from kg.labelled.vocabulary import Mention, Sense

_ASKED, _SURE, _TYPE, _HOP, _UNUSED = 0.22, 0.35, 0.2, 0.04, 0.4
_OF_YEAR, _LATER = 0.02, 0.0001  # for a property of the year that is asked for, or of none; of several years the last is meant
_AGREES = {
    "when": frozenset({"date"}),
    "howmuch": frozenset({"number"}),
    "where": frozenset({"address", "place"}),
    "who": frozenset({"person", "organisation", "link", "text", "category", "phone"}),
}
_DEMANDING = frozenset({"average", "max", "min", "earliest", "latest", "top", "nth", "none", "not", "difference", "each"})
_QUESTION_WORDS = frozenset({"which", "list", "who", "where", "when", "howmuch", "count"})
_BEFORE = {0: 1.0, 1: 0.9}
_BEHIND = {0: 0.95, 1: 0.85}


def score(
    p: Pieces, spans: Iterable[tuple[int, int]], asked: float, weights: Sequence[float], *, kind: str | None = None, hops: int = 0
) -> float:
    """Return how well a reading accounts for the question, about 1 at best.

    `spans` are the stretches that it accounts for, `asked` is how surely it asks for what it gives, `weights` how surely its names mean
    what it takes them for, `kind` is what kind of values it gives, `hops` how far it goes from what is named.
    """
    sure = sum(weights) / len(weights) if weights else 1.0
    worth = p.coverage(spans) - _ASKED * (1 - asked) - _SURE * (1 - sure) - _HOP * hops
    return worth - _TYPE * sum(kind is not None and kind not in kinds and p.parsed.cue(tag) is not None for tag, kinds in _AGREES.items())


def unused(p: Pieces, used: set[str]) -> float:
    """Return what it costs to leave cues aside that must do something."""
    tags = {cue.tag for cue in p.parsed.cues} - used
    return _UNUSED * len(tags & _DEMANDING) + 0.1 * ("count" in tags) + 0.08 * ("sum" in tags)


def values_kind(prop: Property) -> str:
    """Return what kind of values answer a question word: what the values are, else what the property's name says."""
    return prop.kind if prop.kind in {"number", "date", "boolean"} else prop.called.kind or prop.kind


def year_said(p: Pieces, prop: Property) -> list[Bound]:
    """Return the years in the question that are the property's own."""
    if prop.year is None:
        return []
    return [b for b in p.parsed.bounds if b.kind == "date" and b.op == "=" and str(b.low)[:4] == str(prop.year)]


def year_worth(prop: Property, said: Sequence[Bound]) -> float:
    """Return what it is worth that a property is of the year asked for."""
    return _OF_YEAR if prop.year is None or said else _LATER * (prop.year - 2000)


def things_of(mention: Mention) -> list[Sense]:
    """Return the things that a name may mean."""
    return [s for s in mention.senses if s.kind == "thing"]


def asked_worth(p: Pieces, mention: Mention) -> float:
    """Return how surely a name is what is asked for: by the question words beside it, else by its place."""
    text, english = p.parsed.text, p.parsed.language == "en"
    best = 0.0
    for cue in p.parsed.cues:
        if cue.tag not in _QUESTION_WORDS:
            continue
        if cue.end <= mention.start:
            near = _gap(text[cue.end : mention.start])
            worth = _BEFORE.get(near, 0.55 if english and near < 3 else 0.3)
            best = max(best, worth if english or cue.tag != "who" else 0.5 * worth)
        else:
            best = max(best, _BEHIND.get(_gap(text[mention.end : cue.start]), 0.4) if cue.start >= mention.end else 1.0)
    if english:
        return max(best, 0.7 if mention.start == min(m.start for m in p.parsed.mentions) else 0.4)
    last = mention.end == max(m.end for m in p.parsed.mentions)
    return max(best, 0.3 if not last else 0.5 if p.asks else 0.85)


def _gap(text: str) -> int:
    """How much stands between a question word and a name, words of no content aside: 0, 1 or more pieces."""
    bare = re.sub(r"\b(?:the|a|an|is|are|was|were|of|all|in|on|do|does|did|there|other)\b|[的是有在了,，\s]", "", text)
    return 0 if not bare else 1 if len(bare) <= 2 else 2 if len(bare) <= 6 else 3
