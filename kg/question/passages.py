"""When no record answers: the sentence of the plans that accounts best for the question, as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.iris import passage_iri
from kg.question.asking import Asked
from kg.question.document_words import document_asked
from kg.question.listing import expected_count
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources

_WORTH, _NAMED = 0.8, 0.72  # a sentence is less sure than a record of the kind that is asked for; less still where a thing is to be named
_NEVER = frozenset({"amount", "unit", "when", "howlong", "yesno", "choice", "city", "define"})  # without the thing itself it is no answer
_FIGURE = re.compile(r"率|面积|数量|比例|占比|规模|长度|密度|覆盖")  # a noun phrase that asks for a figure
_AIM = re.compile(r"目标|要求")
_AIMING = re.compile(r"力争|争创|争取|创成|达到|实现|建成|到20\d\d年|积极创建")
_AIMED = 0.1  # added to a sentence that sets an aim, where the question asks for one
_RANKED = re.compile(r"最(?:高|低|晚|早)(?=人民|检察|法院|楼|层)")  # a superlative that is part of a name
_DOCUMENT = 0.8  # what is left of a sentence's score where a document is to be named
_READ, _LABEL = 12, 110  # sentences compared; characters of one that name it


class Passages:
    """Finds sentences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the best sentence as a reading of the question; none where a sentence would be no answer."""
        if asked.wants in _NEVER and ("how" not in asked.tags or asked.wants == "unit"):
            return
        if (asked.wants == "which" and expected_count(asked)) or (
            asked.wants == "noun" and "target" in asked.tags and _FIGURE.search(asked.text)
        ):
            return
        if asked.wants == "which" and asked.tags & {"most", "least"} and not _RANKED.search(asked.text):
            return
        aimed = bool(_AIM.search(asked.text))
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]
        judged = [(h.score + (_AIMED if aimed and _AIMING.search(h.sentence.folded) else 0.0), -n, h) for n, h in enumerate(hits)]
        if not judged:
            return
        score, _, hit = max(judged, key=lambda j: j[:2])
        s = hit.sentence
        said = self._sources.shelf.quote(s.plan, s.start, s.end).strip()
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        piece = Piece(type="passage", label=said[:_LABEL], plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,), iri=iri)
        worth = score * (_NAMED if asked.wants == "which" else _WORTH) * (_DOCUMENT if document_asked(asked) else 1.0)
        yield found(asked, "say", [piece], worth, said=said)
