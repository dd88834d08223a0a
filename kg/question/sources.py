"""What every finder works with: the shelf, the sentences and records that can be looked up on it, and the words of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from corpus.text import PlanText
from kg.dictionary import English
from kg.iris import BASE
from kg.question.cues import known_words
from kg.question.lexicon import lexicon
from kg.question.linking import Links
from kg.question.places import Gazetteer
from kg.question.retrieval import Retrieval
from kg.question.shelf import Shelf
from kg.question.spelling import Speller
from kg.question.titles import Titles
from kg.question.understanding import Names, Understanding
from ontology.records import PlanRecords

Nearby = Callable[[str, Collection[str], int], list[tuple[str, int, int]]]


class Sources:
    """All that is built from a set of plans when it is opened.

    `nearby` looks up passages by words and meaning where there are indexes; `english` has Chinese words of the plans for English ones.
    """

    def __init__(
        self,
        plans: Iterable[tuple[PlanText, PlanRecords]],
        base: str = BASE,
        nearby: Nearby | None = None,
        english: English | None = None,
    ) -> None:
        self.base, self.nearby = base, nearby
        self.shelf = Shelf(plans)
        self.retrieval = Retrieval(self.shelf)
        self.links = Links(self.shelf, base)
        self.places = Gazetteer(self.shelf.jurisdictions, self.shelf.written)
        titles = Titles((plan, v.records.document.title) for plan, v in self.shelf.volumes.items())
        names = Names(self.places, titles, self.shelf.localities, english or {})
        speller = Speller(self.shelf.index.frequencies(), known_words(), self.shelf.written)
        self.understanding = Understanding(lexicon(), names, self.shelf.index, speller)
