"""The plans as questions see them: texts, records and sentences with one index over all sentences. Built when a snapshot is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

import msgspec

from corpus.folding import fold_aligned
from corpus.text import PlanText
from kg.question.focus import Focus
from kg.question.rarity import PairIndex
from kg.question.sentences import Sentence, section_at, sentences_of
from ontology.records import Evidence, PlanRecords, Section

_REMEMBERED = 256  # foci: those of the readings of some questions
_ROAD = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:大道|大街|路|街)(?=$|[ (（])")
_LOCALITY = re.compile(r"(?!各|每|全|本)[\u4e00-\u9fff]{2,4}[区县市镇乡]|(?!各|每|全)[\u4e00-\u9fff]{2,4}街道")


class Volume(msgspec.Struct, frozen=True):
    """One plan: its id, its text (and the same folded, character for character), its records."""

    plan: str
    text: PlanText
    folded: str
    records: PlanRecords
    sections: Mapping[str, Section]


class Shelf:
    """All plans of a snapshot."""

    def __init__(self, plans: Iterable[tuple[PlanText, PlanRecords]]) -> None:
        """Take each plan's text with its records; their order is that of every list of cities."""
        volumes = [Volume(r.plan, t, fold_aligned(t.text), r, {s.id: s for s in r.sections}) for t, r in plans]
        self.volumes: dict[str, Volume] = {v.plan: v for v in volumes}
        self.sentences: list[Sentence] = [s for v in volumes for s in sentences_of(v.text, v.records)]
        self.index = PairIndex([_indexed(s) for s in self.sentences])
        # The pairs of a focus to look up, with their weights: sentences and records of every class are looked up by the same.
        self.pairs: Callable[[Focus], list[tuple[str, float]]] = lru_cache(maxsize=_REMEMBERED)(lambda focus: focus.pairs(self.index))

    @cached_property
    def jurisdictions(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a plan's id and the name of the place that it is for."""
        return tuple((plan, v.records.document.jurisdiction) for plan, v in self.volumes.items())

    @cached_property
    def localities(self) -> tuple[str, ...]:
        """The districts, counties and towns that have a part or a share in some plan, and the roads that are rows of a table, each once."""
        parts = (
            n for v in self.volumes.values() for n in (*(a.unit for a in v.records.units), *(t.scope or "" for t in v.records.targets))
        )
        roads = (m[0] for v in self.volumes.values() for t in v.records.tasks if t.table and (m := _ROAD.match(t.title)))
        return tuple(dict.fromkeys((*(n for n in parts if _LOCALITY.fullmatch(n)), *roads)))

    def quote(self, plan: str, start: int, end: int) -> str:
        """Return the plan's text from `start` to `end`."""
        return self.volumes[plan].text.text[start:end]

    def written(self, words: str) -> bool:
        """Return whether some plan holds the folded `words`."""
        return any(words in v.folded for v in self.volumes.values())

    def folded(self, plan: str, evidence: Evidence) -> str:
        """Return the folded text of a piece of evidence."""
        return self.volumes[plan].folded[evidence.start : evidence.end]

    def path(self, plan: str, offset: int) -> str:
        """Return the headings above `offset`, joined by “ / ”; empty before the first."""
        section = section_at(self.volumes[plan].records.sections, offset)
        return " / ".join(section.path or (section.title,)) if section else ""

    def city(self, plan: str) -> str:
        """Return the name of the place that the plan is for."""
        return self.volumes[plan].records.document.jurisdiction


def _indexed(sentence: Sentence) -> str:
    path = re.split(r" / ", sentence.path)[-2:]
    return "\n".join((sentence.folded, sentence.lead, *path))
