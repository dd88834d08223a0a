"""A conversation that the client carries: a question that leaves out what the turn before said is made whole with that turn's words.

What a question can leave out is its place, its year, what it is about, or what it asks; what it says of these takes the place of the
turn's own. The whole question is told in the interpretation, so that the next turn can build on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kg.question.answer import Turn
from kg.question.asking import Asked
from kg.question.lexicon import Lexicon
from kg.question.places import Gazetteer, NamedPlace
from kg.question.understanding import Understanding
from kg.question.weighing import cut
from ontology.records import Role

_WHOLE = "问句="  # in an interpretation: the question that was answered, made whole
_BETWEEN = " · "
_MARK = re.compile(
    r"^(?:那么|那(?![些个里边])|还有|另外|再问一下|so\b|then\b|and\b|but\b|also\b|(?:what|how) about\b|,|，|\s)+"
    r"|(?:呢|哪)?[\s?？。.!！]*$"
)
_GOES_ON = re.compile(r"^(?:那么?(?![些个里边])|还有|另外|and\b|but\b|also\b|then\b|so\b|(?:what|how) about\b)|呢[\s?？。]*$")
_PRONOUN = re.compile(
    r"(?:这|那|该|此)(?:一)?(?:个|项|条|件|类|些)?(?:指标|任务|项目|工作|行动|标准|目标|事项|事情?|活)?(?=[由的是要到在谁归什哪何有,，]|$)|它们?的?|其(?=[中他]?[由的])"
    r"|\b(?:it|its|they|them|their|this|that|these|those)(?: (?:task|one|project|indicator|target|standard)s?)?\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?年(?:底|末|度|初)?)?(?!\d)")
_ASKS = frozenset(
    {
        "unit",
        "amount",
        "when",
        "howlong",
        "how",
        "define",
        "yesno",
        "choice",
        "which",
        "why",
        "where",
        "city",
        "most",
        "least",
        "more",
        "less",
        "difference",
        "sum",
        "average",
        "rank",
        "attribute",
        "baseline",
        "target",
        "actual",
    }
)
_LITTLE = 0.5  # the weight of words that a question is not about
_BARE = 10  # characters of a question that may be a name alone
_IN_CHINESE: dict[Role, str] = {
    "lead": "由谁牵头",
    "build": "由谁建设",
    "cooperate": "由谁配合",
    "implement": "由谁实施",
    "responsible": "由谁负责",
}

Span = tuple[int, int]


class _Said(msgspec.Struct, frozen=True):
    """A question with where its places, years, content and words that ask stand in its folded text."""

    asked: Asked
    places: tuple[NamedPlace, ...]
    years: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def text(self) -> str:
        return self.asked.text

    @property
    def asks(self) -> bool:
        return bool(self.asked.roles or self.asked.kinds or self.asked.tags & _ASKS)

    def words(self) -> str:
        """What it is about, as it says it."""
        joint = " " if self.asked.language == "en" else ""
        return joint.join(self.text[a:b] for a, b in self.content)


class Turns:
    """Makes questions whole over one set of plans."""

    def __init__(self, understanding: Understanding, places: Gazetteer, words: Lexicon) -> None:
        self._understanding, self._places, self._lexicon = understanding, places, words

    def whole(self, question: str, before: Turn) -> str:
        """Return `question` with what it leaves out taken from the turn `before`; as it is where it leaves nothing out."""
        goes_on = _GOES_ON.search(question.strip().lower())
        stripped = _MARK.sub("", question.strip(), count=0) if goes_on else question
        pointed = _PRONOUN.sub("", stripped.lower()) if _PRONOUN.search(stripped.lower()) else ""
        now = self._said(pointed or stripped)
        alone = not now.asks and len(now.text) <= _BARE
        if not (goes_on or pointed or alone or not now.content):
            return question
        last = self._said(whole_of(before))
        return self._asking_anew(now, last) if now.asks else _replaced(now, last)

    def _said(self, text: str) -> _Said:
        asked = self._understanding.understand(text)
        places = tuple(self._places.find(asked.text))
        years = tuple(m.span() for m in _YEAR.finditer(asked.text))
        taken = [(p.start, p.end) for p in places] + list(years) + [(c.start, c.end) for c in asked.cues if c.tag in _ASKS]
        if asked.language == "zh":
            content = tuple(run for run in _without(asked.focus.runs, taken) if sum(asked.focus.weights[slice(*run)]) >= _LITTLE)
        else:
            taken += [(c.start, c.end) for c in asked.cues] + [(m.start, m.end) for m in self._lexicon.roles["en"].find(asked.text)]
            content = _without(((a, b) for word, a, b in cut(asked.text) if word[0].isalnum()), taken)
        return _Said(asked, places, years, content)

    def _asking_anew(self, now: _Said, last: _Said) -> str:
        """Another question about the same: its own words, and what it leaves out of place, year and content."""
        dated = now.years or now.asked.wants == "when" or {"baseline", "actual"} & set(now.asked.kinds)
        year = "" if dated else " ".join(last.text[a:b] for a, b in last.years)
        place = "" if now.places else " ".join(p.name for p in last.places)
        if now.asked.language == "en" and last.asked.language == "en":
            about = "" if now.content else last.words()
            return " ".join(part for part in (now.text, about, f"in {place}" if place else "", year) if part)
        about = "" if now.content else last.asked.focus.words() if last.asked.language == "en" else last.words()
        if not now.places:
            place = "、".join(self._chinese(p) for p in last.places)
        return f"{place}{year}{about}{self._in_chinese(now)}"

    def _chinese(self, named: NamedPlace) -> str:
        return self._places.label(named.plans[0]) if named.plans and named.name.isascii() else named.name

    def _in_chinese(self, now: _Said) -> str:
        """What a question asks, in Chinese: an English one's role or kind of answer."""
        if now.asked.language == "zh":
            return now.text
        asking = next((_IN_CHINESE[role] for role in now.asked.roles), "什么时候完成" if now.asked.wants == "when" else "是多少")
        return "".join((*(self._chinese(p) for p in now.places), *(now.text[a:b] for a, b in now.years), now.asked.focus.words(), asking))


def _replaced(now: _Said, last: _Said) -> str:
    """The same question about another place, year or thing."""
    about = now.words() if now.asked.language == last.asked.language else now.asked.focus.words()
    changes: list[tuple[Span, str]] = []
    if now.places:
        changes += _swapped([(p.start, p.end) for p in last.places], " ".join(dict.fromkeys(p.name for p in now.places)), last)
    if now.years:
        changes += _swapped(list(last.years), now.text[slice(*now.years[0])], last)
    if now.content and last.content:
        changes.append(((last.content[0][0], last.content[-1][1]), about))
    text = last.text
    for (a, b), words in sorted(changes, reverse=True):
        text = text[:a] + words + text[b:]
    return text


def _without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of `spans` outside `taken`."""
    out = list(spans)
    for start, end in taken:
        out = [piece for a, b in out for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]]
    return tuple(sorted(out))


def _swapped(spans: list[Span], words: str, last: _Said) -> list[tuple[Span, str]]:
    """The first of `spans` becomes `words`, the others go; where there is none they come first, in English last."""
    if not spans:
        end = len(last.text.rstrip("?？ "))
        return [((end, end), f" in {words}")] if last.asked.language == "en" else [((0, 0), words)]
    return [(spans[0], words), *((span, "") for span in spans[1:])]


def whole_of(turn: Turn) -> str:
    """Return the turn's question, as its interpretation has it where it was made whole."""
    parts = (turn.interpretation or "").split(_BETWEEN)
    return next((part.removeprefix(_WHOLE) for part in parts if part.startswith(_WHOLE)), turn.question)


def told_whole(interpretation: str, whole: str) -> str:
    """Return the interpretation with the question that was answered."""
    return _BETWEEN.join(part for part in (interpretation, _WHOLE + whole.replace(_BETWEEN, " ")) if part)
