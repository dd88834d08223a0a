"""A question taken apart: its names, cues and comparisons, and what none of them accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from corpus.folding import fold
from corpus.tokens import is_word, word_class, words
from kg.labelled.approximate import Approximator
from kg.labelled.bounds import Bound, bounds_in, with_digits
from kg.labelled.grammar import Cue, Language, grammar, language_of
from kg.labelled.vocabulary import Mention, Vocabulary

_POWER = 1.35  # a long name is worth more than two short ones in its place
_CONTENT = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+")
_SINGLE = re.compile(r"(?:哪[一几]?个?|什么|啥|几|每个?|各个?|所在的?|所属的?|同一?个?|多少|属于|不同的?|多少个|几个)$")
_TORN = "人书车钱"
_WORDS = frozenset({"人口", "人次", "人家", "人民", "人员", "书架", "书店", "书籍", "车位", "车站", "车辆", "车道", "钱包"})
_WHICH = re.compile(r"[个些家座一几所条种类年天级]")
_ASKS = frozenset({"which", "list", "yesno", "who", "where", "when", "howmuch", "count", "every"})


class Parsed(msgspec.Struct, frozen=True):
    """A question's pieces. `rest` are the stretches that nothing accounts for; `content` are the places that carry meaning."""

    text: str
    language: Language
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    bounds: tuple[Bound, ...]
    rest: tuple[tuple[int, int], ...]
    content: frozenset[int]

    def cue(self, *tags: str) -> Cue | None:
        """Return the first cue of one of the tags."""
        return next((cue for cue in self.cues if cue.tag in tags), None)


class Parser:
    """Takes questions apart, in more than one way where names overlap."""

    def __init__(self, vocabulary: Vocabulary, approximator: Approximator) -> None:
        self._vocabulary, self._approximator = vocabulary, approximator

    def parse(self, question: str) -> list[Parsed]:
        """Return the ways to take the question apart, the likeliest first: with the longest names, and without each of the longest."""
        text = with_digits(fold(question)).strip()
        language = language_of(text)
        every = [m for m in self._vocabulary.find(text) if self._allowed(text, m)]
        cues = grammar(language).find(text)
        exact = _chosen(every)
        ways = [self._pieces(text, language, exact, cues)]
        near = self._approximator.find(text, [(m.start, m.end) for m in exact if _names_thing(m)], ways[0].rest)
        if near:
            ways.append(self._pieces(text, language, _chosen([*every, *near], near), cues))
        for long in sorted((m for m in exact if m.end - m.start > 3), key=lambda m: m.start - m.end)[:2]:
            ways.append(
                self._pieces(text, language, _chosen([m for m in every if not (m.start <= long.start and long.end <= m.end)]), cues)
            )
        return list(dict.fromkeys(ways))

    @staticmethod
    def _allowed(text: str, mention: Mention) -> bool:
        if mention.end - mention.start > 1:
            torn = text[mention.end - 1] in _TORN and text[mention.end - 1 : mention.end + 1] in _WORDS  # 多少人 is not in 多少人口
            return not torn and not (text[mention.end - 1] == "哪" and _WHICH.match(text, mention.end))
        return bool(_SINGLE.search(text[: mention.start]))

    def _pieces(self, text: str, language: Language, mentions: Sequence[Mention], cues: Sequence[Cue]) -> Parsed:
        figures = bounds_in(text)
        mentions = [
            m for m in mentions if not (text[m.start : m.end].isdigit() and m.end - m.start < 5 and any(_within(m, b) for b in figures))
        ]
        kept = [c for c in cues if not any(_masks(m, c) for m in mentions)]
        bounds = [b for b in figures if not any(m.start < b.end and b.start < m.end and _names_thing(m) for m in mentions)]
        kept = [c for c in kept if c.tag in _ASKS or not any(b.start <= c.start and c.end <= b.end for b in bounds)]
        asked = [c for c in kept if c.tag == "yesno"]
        kept = [c for c in kept if c.tag not in {"none", "not"} or not any(y.start <= c.start and c.end <= y.end for y in asked)]
        covered: set[int] = set()
        for start, end in [(m.start, m.end) for m in mentions] + [(b.start, b.end) for b in bounds] + [(c.start, c.end) for c in kept]:
            covered.update(range(start, end))
        rest = tuple(_rest(text, covered, grammar(language).stop, language))
        named = any(s.kind == "property" for m in mentions for s in m.senses)
        asking = {i for m in mentions if named and all(s.kind == "asking" for s in m.senses) for i in range(m.start, m.end)}
        content = frozenset(
            i
            for start, end in [*((m.start, m.end) for m in mentions), *((b.start, b.end) for b in bounds), *rest]
            for i in range(start, end)
            if _CONTENT.match(text[i]) and i not in asking
        )
        return Parsed(text, language, tuple(mentions), tuple(kept), tuple(bounds), rest, content)


def _names_thing(mention: Mention) -> bool:
    return mention.end - mention.start > 2 and any(sense.kind in {"thing", "value"} for sense in mention.senses)


def _within(mention: Mention, bound: Bound) -> bool:
    return bound.start <= mention.start and mention.end <= bound.end


def _masks(mention: Mention, cue: Cue) -> bool:
    """Whether a cue is only part of a name (第一医院, 总面积)."""
    if cue.tag in {"count", "top"} and not (mention.start <= cue.start and cue.end <= mention.end):
        return False
    inside = mention.start <= cue.start and cue.end <= mention.end
    crossing = mention.start < cue.end and cue.start < mention.end
    if inside and any(sense.kind == "asking" for sense in mention.senses):
        return False
    return inside or (crossing and _names_thing(mention) and cue.tag not in _ASKS)


def _chosen(mentions: Iterable[Mention], near: Iterable[Mention] = ()) -> list[Mention]:
    """The names, none overlapping another, that are worth most together."""
    wanted = set(near)
    merged: dict[tuple[int, int], Mention] = {}
    for m in mentions:
        old = merged.get((m.start, m.end))
        merged[m.start, m.end] = (
            m if old is None else Mention(m.start, m.end, tuple(dict.fromkeys((*old.senses, *m.senses))), max(old.weight, m.weight))
        )
    ordered = sorted(merged.values(), key=lambda m: (m.end, m.start))
    best: list[tuple[float, int, Mention | None]] = [(0.0, -1, None)]
    ends = [0]
    for m in ordered:
        before = max(i for i, end in enumerate(ends) if end <= m.start)
        worth = best[before][0] + (m.end - m.start) ** _POWER * m.weight * (1.5 if m in wanted else 1.0)
        if worth > best[-1][0]:
            best.append((worth, before, m))
            ends.append(m.end)
    out = []
    at = len(best) - 1
    while at > 0:
        _, before, found = best[at]
        if found is not None:
            out.append(found)
        at = before
    return out[::-1]


def _rest(text: str, covered: set[int], stop: frozenset[str], language: Language) -> Iterable[tuple[int, int]]:
    """The stretches of content that are neither covered nor words of no content."""
    for m in re.finditer(r"[\u3400-\u9fff]+|[a-z0-9][a-z0-9'\-.]*", text):
        run = [i for i in range(m.start(), m.end()) if i not in covered]
        if not run:
            continue
        for start, end in _runs(run):
            if text[start].isascii():
                whole = (start, end) == m.span()
                if text[start:end].isdigit() or (whole and text[start:end].strip(".'-") not in stop):
                    yield start, end
            else:
                yield from _without(text, start, end, stop)


def _runs(places: list[int]) -> Iterable[tuple[int, int]]:
    start = places[0]
    for here, following in zip(places, [*places[1:], -2], strict=True):
        if following != here + 1:
            yield start, here + 1
            start = following


def _without(text: str, start: int, end: int, stop: frozenset[str]) -> Iterable[tuple[int, int]]:
    """What a Chinese run holds beside words of no content. A word of the dictionary is whole: 上海市 has no 上 in it."""
    place = start
    left: list[int] = []
    for word in words(text[start:end]):
        if not _empty(word, stop):
            left += range(place, place + len(word))
        place += len(word)
    if left:
        yield from _runs(left)


def _empty(word: str, stop: frozenset[str]) -> bool:
    """Whether a word says nothing: a stop word, a row of them, or a word of grammar."""
    if word in stop or (len(word) < 2 and word_class(word) != "noun"):
        return True
    reached = {0}
    for i in range(len(word)):
        if i in reached:
            reached.update(i + n for n in range(1, 6) if word[i : i + n] in stop and i + n <= len(word))
    return len(word) in reached and not is_word(word)
