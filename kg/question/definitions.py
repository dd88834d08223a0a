"""What a word of the plan means: its definition in parts, from the terms or from the sentence that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold, fold_aligned
from kg.iris import passage_iri
from kg.question.enumerations import lists_in
from kg.question.linking import Entry
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Term

_MARKS = re.compile(r"[\"'“”‘’《》]")
_QUOTED = re.compile(r"\"([^\"]{2,24})\"")
_EXPLAINED = re.compile(r"\"?\s*(?:\((?:即|指|是指)?|(?:,|:)?(?:即|是指|指的是|指|分别是|分别为|包括))")
_ASKING = ("define", "which", "noun", "how")
_ONE_OF = re.compile(r"\"([^\"]{1,12})\"(?:即|是指|指)")


class Definitions:
    """Finds what terms mean."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._terms = [(_bare(e.name), e) for e in sources.links.of("term")]

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the meaning of the term that the question names, none where it names none or the plans don't explain it."""
        if asked.wants not in _ASKING or asked.roles:
            return
        text = _bare(asked.text)
        terms = [(name, e) for name, e in self._terms if name in text and (not asked.plans or e.plan in asked.plans) and len(name) > 1]
        terms = [t for t in terms if not any(t[0] != o[0] and t[0] in o[0] for o in terms)]
        if terms:
            yield self._told(asked, terms)
        yield from self._explained(asked)

    def _told(self, asked: Asked, terms: list[tuple[str, Entry]]) -> Finding:
        focus = asked.focus
        pieces: list[Piece] = []
        for _name, e in terms:
            term = e.record
            assert isinstance(term, Term)
            of = ("term", term.term.strip('“”"'), e.iri)
            evidence = tuple((x.start, x.end) for x in term.evidence)
            parts = _parts(term.definition) if len(terms) == 1 else [term.definition]
            pieces += [Piece(type="term", label=p, plan=e.plan, evidence=evidence, subjects=(e.iri,), iri=e.iri, of=of) for p in parts]  # type: ignore[arg-type]
        worth = focus.score(*((e.name, 1.0) for _, e in terms), *((e.body, 0.7) for _, e in terms))
        quoted = any(_bare(q) == name for q in _QUOTED.findall(asked.text) for name, _ in terms)
        score = 0.62 + 0.38 * worth if asked.wants == "define" or quoted else 0.45 + 0.5 * worth
        said = (
            "；".join(f"“{e.record.term.strip('“”')}”指{e.record.definition.rstrip('。')}" for _, e in terms if isinstance(e.record, Term))
            + "。"
        )
        reading = Reading(operation="define", asked="term", cls="term", about="、".join(n for n, _ in terms), plans=asked.plans)
        return Finding(
            reading=reading, pieces=tuple(pieces), score=min(score, 0.99), sparql=query_for("term", (e.iri for _, e in terms)), said=said
        )

    def _explained(self, asked: Asked) -> Iterable[Finding]:
        """The sentence that explains a quoted word of the question, where no term was read from it."""
        for word in _QUOTED.findall(asked.text):
            for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:12]:
                s = hit.sentence
                at = s.folded.find(word)
                if at < 0 or not _EXPLAINED.match(s.folded, at + len(word)):
                    continue
                rest = s.folded[at + len(word) :]
                listing = next((x for x in lists_in(rest)), None)
                spans = [(s.start + at + len(word) + a, s.start + at + len(word) + b) for a, b in listing.members] if listing else []
                iri = passage_iri(s.plan, *s.passage, self._sources.base)
                shelf = self._sources.shelf
                labels = [shelf.quote(s.plan, a, b) for a, b in spans] or [shelf.quote(s.plan, s.start, s.end)[:110]]
                pieces = tuple(Piece(type="term", label=x, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,)) for x in labels)
                reading = Reading(operation="define", asked="term", about=word, plans=asked.plans)
                said = shelf.quote(s.plan, s.start, s.end).strip()
                yield Finding(
                    reading=reading,
                    pieces=pieces,
                    score=0.5 + 0.4 * hit.score,
                    sparql=query_for("passage", (iri,)),
                    said=said,
                    passages=True,
                )
                return


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(text)).strip()


def _parts(definition: str) -> list[str]:
    """The parts of a definition: the members of its list, or its clauses between semicolons."""
    text = definition.strip("。 ")
    clauses = [c.strip() for c in re.split(r"[；;]", text) if c.strip()]
    if len(clauses) > 1:
        return clauses
    folded = fold_aligned(text)
    listing = max(lists_in(folded), key=lambda x: sum(b - a for a, b in x.members), default=None)
    if listing and sum(b - a for a, b in listing.members) >= 0.6 * len(text):
        return [text[a:b] for a, b in listing.members]
    dashes = [c.strip() for c in re.split(r"[-—－]", text) if c.strip()]
    if len(dashes) > 2 and max(map(len, dashes)) <= 15:
        return dashes
    commas = [c.strip() for c in re.split(r"[，,]", text) if c.strip()]
    return commas if len(commas) > 1 and max(map(len, commas)) <= 30 else [text]
