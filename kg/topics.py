"""Names in text: which topics a record is about and what kind of department a unit is, by one Aho-Corasick automaton each.

Labels and text are folded, so width, case and traditional characters do not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import ahocorasick
import msgspec

from corpus.folding import fold_aligned
from kg.store import Triple, parse_turtle
from ontology.reused import Skos
from ontology.sources import Source, source_bytes

_LABELS = frozenset({Skos.PREF_LABEL.value, Skos.ALT_LABEL.value, Skos.HIDDEN_LABEL.value})
_FROM_LABEL = 3  # topics that a name may have; a name that lists more is about none of them in particular
_FROM_TEXT = 2  # topics taken from the text of a record whose name says none


class Match(msgspec.Struct, frozen=True, order=True):
    """A label found in a text: offsets in code points, end exclusive, and the IRIs of the concepts that bear it."""

    start: int
    end: int
    label: str
    concepts: tuple[str, ...]


class Labels:
    """The labels of a concept scheme."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a label and the IRI of its concept."""
        concepts: dict[str, set[str]] = {}
        self._labels: dict[str, list[str]] = {}
        for label, concept in labels:
            concepts.setdefault(fold_aligned(label), set()).add(concept)
            self._labels.setdefault(concept, []).append(label)
        self._automaton = ahocorasick.Automaton()
        for label in sorted(concepts):
            self._automaton.add_word(label, (label, tuple(sorted(concepts[label]))))
        self._automaton.make_automaton()
        self._empty = not concepts

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Labels:
        """Return the labels (preferred, other and hidden ones, in every language) that the triples of a SKOS scheme state."""
        return cls((o.value, s.value) for s, p, o in triples if p.value in _LABELS)

    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Return all labels of each concept, in the order of the concepts' IRIs."""
        return tuple(tuple(sorted(self._labels[concept])) for concept in sorted(self._labels))

    def find(self, text: str) -> list[Match]:
        """Return the labels in `text` from left to right, each the longest that begins there, none overlapping another.

        A label in Latin letters matches whole words only.
        """
        if self._empty:
            return []
        folded = fold_aligned(text)
        found = [Match(last + 1 - len(label), last + 1, label, concepts) for last, (label, concepts) in self._automaton.iter_long(folded)]
        return [match for match in found if _stands_alone(folded, match)]


def _stands_alone(folded: str, match: Match) -> bool:
    before, after = folded[match.start - 1 : match.start], folded[match.end : match.end + 1]
    return not ((_latin(before) and _latin(match.label[0])) or (_latin(after) and _latin(match.label[-1])))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


class Linker:
    """Links names to topics and functions."""

    def __init__(self, topics: Labels, functions: Labels) -> None:
        self._topics, self._functions = topics, functions

    def find_topics(self, text: str) -> list[Match]:
        """Return where `text` names topics."""
        return self._topics.find(text)

    def find_functions(self, text: str) -> list[Match]:
        """Return where `text` names kinds of departments."""
        return self._functions.find(text)

    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Return the names of each topic, then of each function."""
        return self._topics.synonyms() + self._functions.synonyms()

    def topics(self, label: str, text: str = "") -> tuple[str, ...]:
        """Return the topics of a record: those its label names, longest name first; where it names none, those its text names most."""
        named = sorted(self._topics.find(label), key=lambda m: (m.start - m.end, m.start))
        if named:
            return tuple(dict.fromkeys(concept for match in named for concept in match.concepts))[:_FROM_LABEL]
        counted = Counter(concept for match in self._topics.find(text) for concept in match.concepts)
        return tuple(sorted(counted, key=lambda concept: (-counted[concept], concept)))[:_FROM_TEXT]

    def functions(self, unit: str) -> tuple[str, ...]:
        """Return what kind of department a unit is: the longest name of one in its own, the last of two that are equally long."""
        named = max(self._functions.find(unit), key=lambda m: (m.end - m.start, m.start), default=None)
        return named.concepts if named else ()


@cache
def packaged_linker() -> Linker:
    """Return the linker over the packaged topics and functions, read once."""
    return Linker(*(Labels.of(parse_turtle(source_bytes(source))) for source in (Source.TOPICS, Source.FUNCTIONS)))
