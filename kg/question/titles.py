"""Plans named by their titles, whole or shortened: 商业航天行动计划, 应急体系规划."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import msgspec

from corpus.folding import fold
from kg.question.cues import grammar
from kg.question.weighing import cut

_KIND = re.compile(r"(?:总体|专项|发展|实施|行动|工作|试点|建设|培育|三年|五年)*(?:规划|计划|方案|意见|纲要|办法|通知|措施)")
_STRETCH = 4  # characters of a title that name a plan by themselves
_NOT_WORDS = re.compile(r"[\W_]+")


class NamedPlans(msgspec.Struct, frozen=True):
    """Plans that a question names by a title: where, end exclusive, and which they may be."""

    start: int
    end: int
    plans: tuple[str, ...]


class Titles:
    """The titles of all plans."""

    def __init__(self, titles: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a plan's id and its title."""
        self._titles = {plan: _NOT_WORDS.sub("", fold(title)) for plan, title in titles}

    def find(self, text: str, plans: Collection[str] = ()) -> NamedPlans | None:
        """Return those of `plans` (of all where none is given) whose titles the folded `text` names; None where that leaves them all.

        A title is named by words of it before a word for plans, one of which at least is no word that any plan's title may have.
        """
        among = [p for p in self._titles if not plans or p in plans]
        best: NamedPlans | None = None
        for kind in _KIND.finditer(text) if len(among) > 1 else ():
            found = self._before(text, kind.start(), kind.end(), among)
            if found and (best is None or found.end - found.start > best.end - best.start):
                best = found
        return best or (self._said(text, among) if plans else None)

    def _said(self, text: str, among: list[str]) -> NamedPlans | None:
        """The one of several plans of a place of whose title the question says a stretch that no other has: 商业航天. It stays content."""
        bare = {p: _KIND.sub("", self._titles[p]) for p in among}
        stretches = [(p, n) for p, title in bare.items() for n in range(len(title) - _STRETCH + 1) if title[n : n + _STRETCH] in text]
        own = {p for p, n in stretches if not any(bare[p][n : n + _STRETCH] in bare[o] for o in among if o != p)}
        return NamedPlans(0, 0, (own.pop(),)) if len(own) == 1 and len(among) > 1 else None

    def words_in(self, text: str, plan: str) -> list[tuple[int, int]]:
        """Return where the words of two characters and more stand in `text` that the title of `plan` has: all of it is about them."""
        title = self._titles[plan]
        return [(a, b) for word, a, b in cut(text) if b - a > 1 and word in title]

    def _before(self, text: str, start: int, end: int, among: list[str]) -> NamedPlans | None:
        """The longest stretch of words before a word for plans that stand in the title of some plan."""
        faint, named, begin, telling = grammar("zh").faint, among, start, False
        for word, a, b in reversed(cut(text[:start])):
            bare = _NOT_WORDS.sub("", word)
            held = [p for p in named if bare in self._titles[p]]
            if not held or b > start:
                break
            telling = telling or (len(bare) > 1 and bare not in faint and len(held) < len(among))
            named, begin = held, a if bare else begin
        return NamedPlans(begin, end, tuple(named)) if telling and len(named) < len(among) else None
