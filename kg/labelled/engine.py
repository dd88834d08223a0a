"""A question to an answer over any labelled graph: take it apart, compose readings, run the best one as SPARQL."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kg.labelled.answering import Outcome, Teller
from kg.labelled.approximate import Approximator
from kg.labelled.composing import Composer
from kg.labelled.grammar import Language, language_of
from kg.labelled.loading import Loaded, load
from kg.labelled.question import Parser
from kg.labelled.reading import Reading
from kg.question.answer import Alternative, Answer, Query, Question

_LEAST = 0.62  # a reading's score under which the graph does not say
_MISSING = 0  # characters that may be left unaccounted for
_CLOSE = 0.015  # readings as near to the best as this are told as alternatives
_NEARLY = 0.1  # a reading that much worse than the best is no way out where the best gives nothing
_TRIED = 6  # readings that are run at most
_EMPTY = "SELECT ?item WHERE { ?item ?property ?value FILTER(false) }"


class GraphAnswerer:
    """Answers questions over one graph."""

    def __init__(self, loaded: Loaded) -> None:
        schema = loaded.index.schema
        self._parser = Parser(loaded.index.vocabulary, Approximator(schema))
        self._composer = Composer(loaded.index)
        self._teller = Teller(loaded)

    @classmethod
    def open(cls, paths: Sequence[Path]) -> GraphAnswerer:
        """Return the answerer over these files. Raises `SourceError` for one that cannot be read."""
        return cls(load(paths))

    def readings(self, question: str) -> list[Reading]:
        """Return the readings of a question, best first."""
        return self._composer.readings(self._parser.parse(question))

    def ask(self, question: Question) -> Answer:
        """Return the answer; `not_found` where no reading accounts for the question or nothing in the graph fulfils the best."""
        began = time.perf_counter()
        language: Language = question.lang if question.lang != "auto" else language_of(question.question.lower())
        readings = self.readings(question.question)
        good = [r for r in readings if r.score >= _LEAST and sum(map(len, r.missing)) <= _MISSING][:_TRIED]
        chosen, outcome = self._first(good, language)
        if outcome is None or chosen is None:
            return self._silent(question, readings, language, began)
        others = self._others(good, chosen, outcome, language)
        items, citations = outcome.items, outcome.citations
        total: int | msgspec.UnsetType = msgspec.UNSET
        truncated: bool | msgspec.UnsetType = msgspec.UNSET
        if question.limit and len(items) > question.limit:
            total, truncated = len(items), True
            items = items[: question.limit]
        return Answer(
            question=question.question,
            status="ambiguous" if others else "answered",
            answer=outcome.sentence,
            items=items,
            citations=citations,
            query=Query(kind="graph", sparql=outcome.sparql),
            interpretation=self._teller.interpretation(chosen, language),
            confidence=round(min(1.0, max(0.0, chosen.score)), 2),
            alternatives=tuple(others),
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            truncated=truncated,
            total=total,
        )

    def _first(self, readings: Sequence[Reading], language: Language) -> tuple[Reading | None, Outcome | None]:
        """The best reading that the graph has an answer to, as long as it is nearly as good as the best of all."""
        best = readings[0].score if readings else 0.0
        for reading in readings:
            if reading.score < best - _NEARLY:
                break
            outcome = self._teller.run(reading, language)
            if outcome is not None:
                return reading, outcome
            if any(c.kind in {"label", "text"} for c in reading.conditions):
                best = min(best, reading.score - 0.05)  # it only guessed at words in names: that nothing has them says little
        return None, None

    def _others(self, readings: Sequence[Reading], chosen: Reading, outcome: Outcome, language: Language) -> list[Alternative]:
        """Readings as good as the best with other answers."""
        out = []
        seen = [outcome.items]
        for reading in readings:
            if reading is chosen or reading.score < chosen.score - _CLOSE:
                continue
            other = self._teller.run(reading, language)
            if other is not None and other.items not in seen:
                seen.append(other.items)
                out.append(
                    Alternative(
                        self._teller.interpretation(reading, language), len(other.items), round(min(1.0, max(0.0, reading.score)), 2)
                    )
                )
        return out

    def _silent(self, question: Question, readings: Sequence[Reading], language: Language, began: float) -> Answer:
        best = readings[0] if readings else None
        told = self._teller.interpretation(best, language) if best else question.question.strip()
        missing = "、".join(best.missing) if best and best.missing else told
        sentence = f"数据中没有找到：{missing}。" if language == "zh" else f"The data does not say: {missing}."
        return Answer(
            question=question.question,
            status="not_found",
            answer=sentence,
            items=(),
            citations=self._teller.nearest(best),
            query=Query(kind="graph", sparql=self._teller.query(best) if best else _EMPTY),
            interpretation=told,
            confidence=0.0,
            alternatives=(),
            took_ms=round((time.perf_counter() - began) * 1000, 2),
        )
