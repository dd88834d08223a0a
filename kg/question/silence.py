"""When to say nothing: a question about a place that no plan covers, or with rare words that nothing found accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.folding import fold_aligned
from kg.iris import passage_iri
from kg.question.asking import Asked
from kg.question.focus import Focus
from kg.question.listing import expected_count
from kg.question.mismatch import Mismatch
from kg.question.readings import Finding, Piece
from kg.question.sentences import section_at
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.weighing import cut, naming

# Learned on questions of our own: a finding less sure than _LEAST is not told, one that accounts for _NEARLY_ALL things of the question if
# it is as sure as _LEAST_WHOLE; one as sure as _CERTAIN whatever is left of the question.
_LEAST, _LEAST_WHOLE, _NEARLY_ALL, _CERTAIN = 0.5, 0.4, 0.9, 0.95
_RARE = 1.7  # the weight of a missing thing (two rare characters and a little) from which a finding of middling sureness is not told
_MIDDLING, _SURER = 0.6, 3.0  # what is middling, and how much more may be missing of a finding that is surer by 1
_UNWRITTEN = 0.35  # what is added for each of its characters that no plan writes
_SURE, _BEHIND = 0.75, 2  # under which sureness the label must have the noun that is counted; characters between it and the words that ask
_BEHIND_FIGURE = 8  # characters behind a figure that tell what it counts: 1000例病例
_TELLING = 0.8  # the weight from which a word tells what is asked for
_TRIED, _NEARLY = 5, 0.3  # findings looked at beside the surest, and how much less sure they may be
_NEAREST = 3  # passages shown where nothing is told
_HOW_MANY = re.compile(r"(?:in total,? )?how many ")
_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")  # 二〇三五年
_BEFORE = 300  # characters before a statement in which the year may stand that it is for
_MEMBERS = 12  # members of an aggregate whose texts are looked through


class Silence:
    """Decides whether the best finding is told."""

    def __init__(self, sources: Sources) -> None:
        self._sources, self._mismatch = sources, Mismatch(sources)

    def reason(self, asked: Asked, findings: Sequence[Finding]) -> str | None:
        """Return what was looked for in vain, None where the best finding may be told."""
        if "compose" in asked.tags:
            return asked.text
        if asked.strangers and not asked.plans and not (findings and self._names(asked.strangers, findings[0])):
            return "、".join(asked.strangers)
        if not findings:
            return asked.focus.words() or asked.text
        return self._reason(asked, findings[0])

    def _reason(self, asked: Asked, finding: Finding) -> str | None:
        return self._unsaid_year(asked, finding) or self._mismatch.find(asked, finding) or self._unaccounted(asked, finding)

    def ranked(self, asked: Asked, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings with one first that accounts for every rare word, where the surest does not and another nearly does."""
        if not findings or self._passes(asked, findings[0]):
            return list(findings)
        near = (f for f in findings[1:_TRIED] if f.score >= findings[0].score - _NEARLY)
        better = next((f for f in near if self._passes(asked, f)), None)
        return list(findings) if better is None else [better, *(f for f in findings if f is not better)]

    def _passes(self, asked: Asked, finding: Finding) -> bool:
        return self._reason(asked, finding) is None

    def nearest(self, asked: Asked) -> list[tuple[str, int, int]]:
        """Return the passages nearest to what was asked (plan, start, end of each); none where another place was asked about."""
        if asked.strangers and not asked.plans:
            return []
        if self._sources.nearby is not None:
            return self._sources.nearby(asked.focus.words() or asked.text, asked.plans, _NEAREST)
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        return list(dict.fromkeys((h.sentence.plan, *h.sentence.passage) for h in hits[: 2 * _NEAREST]))[:_NEAREST]

    def query(self, places: Iterable[tuple[str, int, int]]) -> str:
        """Return the query that gives the nearest passages (plan, start, end of each) again."""
        return query_for("passage", (passage_iri(plan, a, b, self._sources.base) for plan, a, b in places))

    def _names(self, strangers: Sequence[str], finding: Finding) -> bool:
        """Whether what a finding rests on names the places that no plan covers."""
        texts = (self._sources.shelf.volumes[p.plan].folded[a:b] for p in finding.pieces for a, b in p.evidence)
        named = {place.name for text in texts for place in self._sources.places.find(text)}
        return all(s in named for s in strangers)

    def _unsaid_year(self, asked: Asked, best: Finding) -> str | None:
        """The years asked about, where the finding is of none of them: another year's figure is no answer."""
        if not asked.years or best.reading.asked == "date" or any(self._is_of(piece, asked.years) for piece in best.pieces):
            return None
        return "、".join(map(str, asked.years))

    def _is_of(self, piece: Piece, years: Sequence[int]) -> bool:
        """Whether an item, or one that it was computed from, is of one of the years: by its own, by its words, or by its plan's period."""
        if piece.year in years or any(self._is_of(member, years) for member in piece.members):
            return True
        document = self._sources.shelf.volumes[piece.plan].records.document
        first, last = document.period or (0, 0)
        undated = piece.year is None or piece.type != "indicator"
        if undated and not self._is_past(piece) and any(first <= year <= last for year in years):
            return True
        folded = self._sources.shelf.volumes[piece.plan].folded
        before = [folded[max(0, a - _BEFORE) : a] for a, _ in piece.evidence]
        texts = "\n".join((document.issued or "", *before, *self._texts(piece))).translate(_DIGITS)
        return any(str(year) in texts for year in years)

    def _is_past(self, piece: Piece) -> bool:
        """Whether an item stands where the plan tells what was done before it."""
        sections = self._sources.shelf.volumes[piece.plan].records.sections
        held = [section_at(sections, a) for a, _ in piece.evidence]
        return bool(held) and all(s is not None and s.kind == "background" for s in held)

    def _unaccounted(self, asked: Asked, best: Finding) -> str | None:
        """What the finding does not account for, where that is too much for its sureness: all, or the rarest thing missing."""
        if best.score >= _CERTAIN:
            return None
        focus, names = asked.focus, naming(asked.focus.text)
        texts = list(dict.fromkeys(text for piece in best.pieces for text in self._texts(piece)))
        things = focus.reweighed(names)
        missing = focus.missing(*texts)
        if best.reading.operation == "value":
            head = _head(asked)
            if head and head in missing_words(focus, missing):
                return head
            counted = _counted(asked) if best.score < _SURE else None
            if counted and not any(_named(focus, counted, words) for piece in best.pieces for words in self._counting(piece)):
                return focus.text[slice(*counted)]
        left = sum(sum(things.weights[start:end]) for start, end in missing)
        whole = _is_set(asked, best) and left <= (1 - _NEARLY_ALL) * things.total
        if best.score < (_LEAST_WHOLE if whole else _LEAST):
            return focus.words() or asked.text
        weight, word = max(((self._rarity(things, start, end, names), focus.text[start:end]) for start, end in missing), default=(0.0, ""))
        return word if weight >= _RARE + _SURER * max(0.0, best.score - _MIDDLING) else None

    def _counting(self, piece: Piece) -> Iterator[str]:
        """Yield the words that tell what an item counts, folded: its label, and those right behind its figure in the text."""
        yield fold_aligned(piece.label)
        figure = fold_aligned(piece.raw or "")
        for a, b in piece.evidence if figure else ():
            text = self._sources.shelf.volumes[piece.plan].folded[a:b]
            at = text.find(figure)
            if at >= 0:
                yield text[at : at + len(figure) + _BEHIND_FIGURE]

    def _rarity(self, things: Focus, start: int, end: int, names: Sequence[float]) -> float:
        """The weight of a missing piece as far as it names things; of one that no plan writes each character adds to it."""
        index = self._sources.shelf.index
        known = [index.known(things.text[i : i + 2]) for i in range(start, end - 1)]
        unwritten = [names[start + i] for i in range(end - start) if known and not any(known[max(0, i - 1) : i + 1])]
        if things.text[start:end].isascii():  # an English word that the glossary does not have
            unwritten = []
        return sum(things.weights[start:end]) + _UNWRITTEN * sum(unwritten)

    def _texts(self, piece: Piece) -> Iterator[str]:
        """Yield all that accounts for an item, folded: label, owner, paragraphs and headings of its evidence, plan's title."""
        volume = self._sources.shelf.volumes[piece.plan]
        yield fold_aligned(piece.label)
        yield fold_aligned(volume.records.document.title)
        if piece.of:
            yield fold_aligned(piece.of.label)
        for a, b in piece.evidence:
            left, right = volume.folded.rfind("\n", 0, a) + 1, volume.folded.find("\n", b)
            yield volume.folded[left : right if right > 0 else None]
            yield fold_aligned(self._sources.shelf.path(piece.plan, a))
        for member in piece.members[:_MEMBERS]:
            yield from self._texts(member)


def missing_words(focus: Focus, missing: Sequence[tuple[int, int]]) -> set[str]:
    """Return the words of the question that lie wholly within what is missing."""
    return {word for word, a, b in cut(focus.text) if any(start <= a and b <= end for start, end in missing)}


def _head(asked: Asked) -> str | None:
    """The noun that “how much” is asked of, right before the words that ask: 电话 of 城管局的电话是多少. None where none stands there."""
    asking = asked.asking("amount")
    if asked.language != "zh" or not asking:
        return None
    focus, names = asked.focus, naming(asked.focus.text)
    before = [(word, a, b) for word, a, b in cut(focus.text) if b <= asking[-1].start and sum(focus.weights[a:b]) >= _TELLING]
    word, a, b = before[-1] if before else ("", 0, 0)
    return word if len(word) > 1 and min(names[a:b], default=0.0) >= 1.0 else None


def _counted(asked: Asked) -> tuple[int, int] | None:
    """Where the noun stands that “how many” is asked of, right behind the words that ask: 停车场 of 几个停车场. None where none does."""
    asking = asked.asking("amount")
    if asked.language == "en" and _HOW_MANY.match(asked.text):
        first = next((run for run in asked.focus.runs if sum(asked.focus.weights[slice(*run)]) >= _TELLING), None)
        return first if first == asked.focus.runs[0] and not asked.focus.text[slice(*first)].isascii() else None
    if asked.language != "zh" or not asking:
        return None
    focus, names, end = asked.focus, naming(asked.focus.text), asking[-1].end
    behind = end
    for _, a, b in cut(focus.text):
        telling = b - a > 1 and sum(focus.weights[a:b]) >= _TELLING
        if end <= a <= behind + _BEHIND and telling:
            if min(names[a:b]) >= 1.0:
                return a, b
            behind = b - _BEHIND  # 小区 of 老旧小区: the noun right behind what describes it
    return None


def _named(focus: Focus, word: tuple[int, int], label: str) -> bool:
    """Whether a label accounts for a word of the question."""
    return max(focus.covered(label)[slice(*word)]) > 0


def _is_set(asked: Asked, finding: Finding) -> bool:
    """Whether a finding is what the question asks for rather than a sentence near it, and as many as it says."""
    return finding.reading.operation != "say" and expected_count(asked) in (None, len(finding.pieces))
