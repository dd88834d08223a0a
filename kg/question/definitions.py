"""What a word of the plan means: its definition in parts, from the terms or from the sentence that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold, fold_aligned
from kg.iris import passage_iri
from kg.question.answer import Of
from kg.question.asking import Asked
from kg.question.document_words import document_asked
from kg.question.enumerations import lists_in
from kg.question.linking import Entry
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources
from ontology.records import Term

_MARKS = re.compile(r"[\"'“”‘’《》]")
_QUOTED = re.compile(r"\"([^\"]{2,24})\"")
_EXPLAINED = re.compile(r"\"?\s*(?:\((?:即|指|是指)?|(?:,|:)?(?:即|是指|指的是|指|分别是|分别为|包括))")
_INTRODUCED = re.compile(r"\"?([^\",。;:是]{2,14})\"?,?(?:是指|指的是|就是|是(?![否不由]))")
_BESIDE, _SURE = 0.2, 0.9  # of a question that may be beside what it asks the meaning of; how sure a sentence is that says it
_COMPUTED = re.compile(
    r"(?:怎么|怎样|如何|咋|怎)(?:样)?(?:来|去)?(?:计|核|测|统)?(?:算|计算)|(?:计算|统计|核算)(?:公式|方法|办法|方式|口径)|公式"
    r"|\b(?:calculated|computed|worked out|formula)\b"
)
_FORMULA = re.compile(r"(?P<name>[^=,。;:、\t()]{2,30})=(?P<rule>[^=。;\t]{2,120})")  # 率=解决数/发现数
_RATIO = re.compile(r"(?:是指|指|即|为)(?P<rule>[^。;\t]{2,80}?(?:占|与|除以|/)[^。;\t]{2,80}?(?:比例|比重|比值|之比|百分比|比率|比))")
_READ = 12
_READ_FOR_RULE, _NAME = 30, 40  # sentences in which a rule is looked for, and characters before it that may name what it is of
_NOTHING_ELSE = 0.7  # of the question that a quoted term accounts for, where it is the term that is asked about
_DOCUMENT = 0.6  # what is left of a term's worth where documents are asked for that are about it
_LIST_SHARE = 0.6  # of a definition that its list must be for the members to be its parts
_LEAST_NAME = 4  # characters of a phrase of a term that may stand for it
_LONGEST_PART, _LONGEST_DASHED, _LONGEST_PIECE = 30, 15, 8


class Definitions:
    """Finds what terms mean."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._terms = [(name, e) for e in sources.links.terms.entries() for name in _names(e.name)]

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the meaning of the terms that the question names, none where it names none or the plans don't explain them."""
        if asked.wants not in ("define", "which", "noun", "how") or asked.roles:
            return
        if _COMPUTED.search(asked.text):
            yield from self._computed(asked)
        text = _bare(asked.text)
        named = [(name, e) for name, e in self._terms if len(name) > 1 and name in text and (not asked.plans or e.plan in asked.plans)]
        named = [t for t in named if not any(t[0] != other[0] and t[0] in other[0] for other in named)]
        if named:
            yield self._told(asked, named)
        yield from self._explained(asked)
        if asked.wants == "define" and not named:
            yield from self._introduced(asked)

    def _computed(self, asked: Asked) -> Iterable[Finding]:
        """How a figure is worked out: the rule behind its name, after an equals sign or as the share of one thing in another."""
        focus = asked.focus.hiding(m.span() for m in _COMPUTED.finditer(asked.focus.text))
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ_FOR_RULE]:
            s = hit.sentence
            rule = max(
                (m for pattern in (_FORMULA, _RATIO) for m in pattern.finditer(s.folded)),
                key=lambda m: focus.score((s.folded[max(0, m.start() - _NAME) : m.end()], 1.0)),
                default=None,
            )
            if rule is None:
                continue
            worth = focus.score((s.folded[max(0, rule.start() - _NAME) : rule.end()], 1.0), (s.around, 0.9), (s.path, 0.5))
            if worth < _NOTHING_ELSE:
                continue
            quote, (a, b) = self._sources.shelf.quote, rule.span("rule")
            iri = passage_iri(s.plan, *s.passage, self._sources.base)
            label = quote(s.plan, s.start + a, s.start + b).strip()
            piece = Piece(type="passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))
            yield found(asked, "define", [piece], 0.5 + 0.45 * worth, said=quote(s.plan, s.start, s.end).strip())
            return

    def _told(self, asked: Asked, named: list[tuple[str, Entry[Term]]]) -> Finding:
        pieces: list[Piece] = []
        for _, e in named:
            of = Of(type="term", label=e.record.term.strip('“”"'), iri=e.iri)
            evidence = tuple((x.start, x.end) for x in e.record.evidence)
            parts = _parts(e.record.definition) if len(named) == 1 else [e.record.definition]
            pieces += [Piece(type="term", label=p, plan=e.plan, evidence=evidence, subjects=(e.iri,), iri=e.iri, of=of) for p in parts]
        worth = asked.focus.score(*((e.name, 1.0) for _, e in named), *((e.body, 0.7) for _, e in named))
        quoted = any(_bare(q) == name for q in _QUOTED.findall(asked.text) for name, _ in named)
        if document_asked(asked):
            worth *= _DOCUMENT
        sure = asked.wants == "define" or (quoted and worth > _NOTHING_ELSE)
        score = 0.62 + 0.38 * worth if sure else 0.4 + 0.5 * worth
        said = "；".join(f"“{e.record.term.strip('“”')}”指{e.record.definition.rstrip('。')}" for _, e in named) + "。"
        return found(asked, "define", pieces, min(score, 0.99), kind="term", about="、".join(n for n, _ in named), said=said)

    def _introduced(self, asked: Asked) -> Iterable[Finding]:
        """The sentence that begins with the thing asked about and says what it is: 数字经济是…的经济形态."""
        for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
            s, shelf = hit.sentence, self._sources.shelf
            begins = _INTRODUCED.match(s.folded)
            if begins is None or not _is_name(asked, _bare(begins[1])):
                continue
            said = shelf.quote(s.plan, s.start, s.end).strip()
            meaning = shelf.quote(s.plan, s.start + begins.end(), s.end).strip(" 。")
            subjects = (passage_iri(s.plan, *s.passage, self._sources.base),)
            piece = Piece(type="term", label=meaning, plan=s.plan, evidence=((s.start, s.end),), subjects=subjects)
            yield found(asked, "define", [piece], _SURE, about=begins[1], said=said)
            return

    def _explained(self, asked: Asked) -> Iterable[Finding]:
        """The sentence that explains a quoted word of the question, where no term was read from it."""
        for word in _QUOTED.findall(asked.text):
            for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
                s, shelf = hit.sentence, self._sources.shelf
                at = s.folded.find(word)
                if at < 0 or not _EXPLAINED.match(s.folded, at + len(word)):
                    continue
                begin = s.start + at + len(word)
                listing = next(iter(lists_in(s.folded[at + len(word) :])), None)
                labels = [shelf.quote(s.plan, begin + a, begin + b) for a, b in listing.members] if listing else []
                subjects = (passage_iri(s.plan, *s.passage, self._sources.base),)
                said = shelf.quote(s.plan, s.start, s.end).strip()
                pieces = [
                    Piece(type="term", label=x, plan=s.plan, evidence=((s.start, s.end),), subjects=subjects)
                    for x in labels or [said[:110]]
                ]
                yield found(asked, "define", pieces, 0.5 + 0.4 * hit.score, about=word, said=said)
                return


def _is_name(asked: Asked, word: str) -> bool:
    """Whether a word is what the question asks the meaning of: all that it says, in quotes or not."""
    rest = asked.focus.without([word])
    return len(word) > 1 and word in _bare(asked.text) and rest.total <= _BESIDE * asked.focus.total


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(text)).strip()


def _names(term: str) -> list[str]:
    """What a term may be called: all of it, or one of the phrases that it puts side by side."""
    whole = _bare(term)
    return list(dict.fromkeys((whole, *(part for part in re.split(r"[、,]", whole) if len(part) >= _LEAST_NAME))))


def _parts(definition: str) -> list[str]:
    """The parts of a definition: its clauses between semicolons, the members of its list, what stands between dashes or commas."""
    text = definition.strip("。 ")
    clauses = [c.strip() for c in re.split(r"[；;]", text) if c.strip()]
    if len(clauses) > 1:
        return clauses
    pieces = [c.strip() for c in re.split(r"[、，,]", text) if c.strip()]
    if len(pieces) > 2 and max(map(len, pieces)) <= _LONGEST_PIECE and "，" in text.replace(",", "，"):
        return pieces
    listing = max(lists_in(fold_aligned(text)), key=lambda x: sum(b - a for a, b in x.members), default=None)
    if listing and sum(b - a for a, b in listing.members) >= _LIST_SHARE * len(text):
        return [text[a:b] for a, b in listing.members]
    dashed = [c.strip() for c in re.split(r"[-—－]", text) if c.strip()]
    if len(dashed) > 2 and max(map(len, dashed)) <= _LONGEST_DASHED:
        return dashed
    commas = [c.strip() for c in re.split(r"[，,]", text) if c.strip()]
    return commas if len(commas) > 1 and max(map(len, commas)) <= _LONGEST_PART else [text]
