"""Which documents a plan issues, revises, carries out, has issued or cites: the set that the question describes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile

import msgspec

from kg.question.asking import Asked
from kg.question.document_words import document_asked, fields_asked
from kg.question.focus import Focus, places_of
from kg.question.lexicon import lexicon
from kg.question.linking import Entry, Link
from kg.question.listing import expected_count
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources
from ontology.records import Action, Standard

_PLANNED: tuple[Action, ...] = ("issue", "revise")
_LEAST, _ALIKE = 0.5, 0.1
_NAMED, _NEARLY = (
    0.4,
    0.65,
)  # the share of the question from which it is the title that counts; how much of the best title's share others need
_NOTHING = 0.5  # the weight under which nothing but words for documents is left of a question
_UNDOUBTED = 0.95  # what is left where the question says no action but asks for a document by that word
_ALL, _UNSAID = 0.95, 0.85  # how sure a whole set is; what is left of a score where the question says no action
_DOCUMENT_WORD = 0.1  # what a word for documents keeps of its weight
_REFERENCE = re.compile(r"(专栏|表|附件)\s?(\d+)")
_COUNT = re.compile(r"[多几]少?[部项个份条]")
_PAST = frozenset({"actual", "past"})
_DONE = re.compile(r"(?:出台|制定|编制|印发|发布|推出|颁布)了")
_BEFORE = re.compile(r"以前|曾|过(?!程|渡|境|街|路|江|河)")
_FILLING = re.compile(
    r"法规|政策|标明|哪些|制定|修订|出台|编制|十四五|期间|计划|standards?|issue|regulations?|revise|documents|专栏|plans?"
    r"|(?:要|想|会|得|打算|准备|已经|还|新|以前|曾)*(?:出|编|遵守|遵循|依照|照|配套|落实)(?:过|了|些|台)?"
)
_NARROW = ("条例", "导则", "指引", "指南", "细则", "规程", "定额", "预案", "公约")
_AND = re.compile(r"[和与及、或]|以及")
_BETWEEN = "、和或与及"
_EACH, _PART = 0.95, 0.55  # how sure a coordination is; of a part of it that a title must account for
_CONTENT, _TAIL = 0.7, 6  # the weight of words that make a part; characters of a tail that titles share and that tells none apart
_BRACKETS = re.compile(r"[（(][^）)]*[）)]$|[》\"”]$")


class Standards:
    """Finds documents by what is done with them, what kind they are and what they are about."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the documents that the question asks for as one reading, or their number; none where it asks for none."""
        how_many = asked.wants in ("amount", "howlong")
        if not ("standard" in asked.classes or document_asked(asked)):
            return
        if not (asked.wants in ("which", "noun", "define") or (how_many and _COUNT.search(asked.text))):
            return
        actions = _actions(asked)
        endings = _endings(asked)
        entries = [e for e in self._sources.links.standards.entries(asked.plans) if not actions or e.record.action in actions]
        entries = _referred(asked, [e for e in entries if _is_kind(e, endings)])
        chosen, worth = self._about(entries, _topic(asked), asked)
        if not chosen:
            return
        score = worth * (1.0 if actions else _UNDOUBTED if document_asked(asked) else _UNSAID)
        pieces = _distinguished(asked, [_piece(e) for e in chosen])
        relation = "/".join(actions) or None
        if not how_many:
            yield found(asked, "list", pieces, score, kind="standard", relation=relation)
            return
        evidence = tuple(dict.fromkeys(x for p in pieces for x in p.evidence))
        number = len({(e.plan, e.name) for e in chosen})
        total = Piece(type="count", label=asked.focus.words(), plan=pieces[0].plan, evidence=evidence, value=number, members=tuple(pieces))
        yield found(asked, "count", (total,), score, kind="standard", relation=relation, rows=pieces)

    def _about(self, entries: list[Entry[Standard]], rest: Focus, asked: Asked) -> tuple[list[Entry[Standard]], float]:
        """Return the entries that are about the rest of the question, and how sure that is; all where nothing is left of it."""
        if rest.total < _NOTHING:
            return entries, _ALL
        keyed = {e.iri for e in entries}
        parts = [self._best_of(part, keyed, asked) for part in _coordinated(rest)]
        if len(parts) > 1 and (any if "或" in rest.text else all)(parts):
            union = {e.iri for part in parts for e in part}
            return [e for e in entries if e.iri in union], _EACH
        links = [x for x in self._sources.links.standards.find(rest, asked.plans, 80) if x.entry.iri in keyed]
        best = max((x.score for x in links), default=0.0)
        if best < _LEAST:
            return [], 0.0
        near = [x for x in links if x.score >= best - _ALIKE]
        own = max(x.own for x in near)
        near = _narrow(asked, [x for x in near if own < _NAMED or x.own >= _NEARLY * own])
        near = _expected(asked, near)
        return [x.entry for x in sorted(near, key=lambda x: x.number)], best

    def _best_of(self, part: Focus, keyed: Collection[str], asked: Asked) -> list[Entry[Standard]]:
        """The documents whose titles account for one part of what the question is about."""
        links = [x for x in self._sources.links.standards.find(part, asked.plans, 80) if x.entry.iri in keyed]
        best = max((x.own for x in links), default=0.0)
        return [x.entry for x in links if x.own >= max(_PART, best - _ALIKE)]


def _coordinated(rest: Focus) -> list[Focus]:
    """The parts of a coordination that the question is about, each with the others hidden: 地下管线和停车. One where there is none."""
    at = [m.start() for m in _AND.finditer(rest.text)]
    spans = list(pairwise([0, *at, len(rest.text)]))
    held = [s for s in spans if sum(rest.weights[s[0] : s[1]]) > _CONTENT]
    return [rest.hiding(s for s in held if s != one) for one in held] if len(held) > 1 else []


def _distinguished(asked: Asked, pieces: list[Piece]) -> list[Piece]:
    """The documents by what tells them apart, where it is fields or kinds that are asked for: 哪几方面的标准."""
    labels = [p.label for p in pieces]
    alike = (len(set(ends)) == 1 for ends in zip(*(reversed(label) for label in labels), strict=False))
    size = sum(takewhile(bool, alike)) if len(labels) > 1 else 0
    if not fields_asked(asked) or size < _TAIL or any(len(label) < size + 2 for label in labels):
        return pieces
    return [msgspec.structs.replace(p, label=p.label[:-size]) for p in pieces]


def _actions(asked: Asked) -> tuple[Action, ...]:
    named = asked.actions
    if "issue" in named and asked.tags & _PAST and "target" not in asked.tags:
        return ("issued",)
    if asked.language == "zh" and ("issued" in named or _DONE.search(asked.text)):
        return ("issued",)
    if named == ("revise",) and (asked.tags & _PAST or _BEFORE.search(asked.text)):
        return ("issued", "revise")
    if "issue" in named and "revise" in named:
        return _PLANNED
    if named == ("cited",):
        return ("cited", "implement")  # 按照, 依据: what a plan carries out is what it goes by
    return tuple(a for a in named if a != "issued") or named


def _narrow(asked: Asked, chosen: list[Link[Standard]]) -> list[Link[Standard]]:
    """The documents that are of the very kind that the question names, where it names a narrow one and some are."""
    said = [w for w in _NARROW if w in asked.text]
    exact = [x for x in chosen if any(_BRACKETS.sub("", x.entry.name).endswith(w) for w in said)]
    return exact or chosen


def _piece(e: Entry[Standard]) -> Piece:
    s = e.record
    evidence = tuple((x.start, x.end) for x in s.evidence)
    return Piece(type="standard", label=s.title, plan=e.plan, evidence=evidence, subjects=(e.iri,), iri=e.iri, role=s.action, year=s.year)


def _expected(asked: Asked, chosen: list[Link[Standard]]) -> list[Link[Standard]]:
    """Where the question says how many there are, and more were found: those whose titles end in the very word of the question."""
    expected = expected_count(asked)
    words = [w for w in _documents()[asked.language] if w in asked.text]
    exact = [x for x in chosen if any(x.entry.name.endswith(w) for w in words)]
    return exact if expected and len(chosen) > expected >= len(exact) > 0 else chosen


@cache
def _documents() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads((files("kg.question") / "concepts.toml").read_text("utf-8"))
    return table["document"]


def _endings(asked: Asked) -> list[str]:
    """The endings and kinds that the question's word for documents stands for: the one nearest behind the words that ask."""
    table = _documents()[asked.language]
    said = sorted((start, -len(word), word) for word in table for start, _ in places_of((word,), asked.text))
    asking = asked.asking(asked.wants)
    behind = [word for start, _, word in said if asking and start >= asking[-1].start]
    words = behind[:1] or [word for _, _, word in said[-1:]]
    longer = max((w for w in table if w in asked.text and any(x in w for x in words)), key=len, default="")
    return [end for word in _beside(asked.text, longer, table) for end in table[word]]


def _beside(text: str, word: str, known: Collection[str]) -> list[str]:
    """The word with those that stand side by side with it: 法规、政策、地方标准. None where the word is empty."""
    start, end = next(iter(places_of((word,), text)), (0, 0))
    out = [word] if word else []
    while word and (more := next((w for w in known if text[end:].lstrip(_BETWEEN).startswith(w)), None)):
        out.append(more)
        end = text.find(more, end) + len(more)
    while word and (more := max((w for w in known if text[:start].rstrip(_BETWEEN).endswith(w)), key=len, default=None)):
        out.append(more)
        start = text.rfind(more, 0, start)
    return out


def _is_kind(e: Entry[Standard], endings: Sequence[str]) -> bool:
    bare = _BRACKETS.sub("", e.name)
    return not endings or any(bare.endswith(end) or end == f"kind:{e.record.kind}" for end in endings)


def _referred(asked: Asked, entries: list[Entry[Standard]]) -> list[Entry[Standard]]:
    """Keep the entries of the box, table or annex that the question names by its number, where it names one that has some."""
    marks = [f"{m[1]}{m[2]}" for m in _REFERENCE.finditer(asked.text)]
    held = [e for e in entries if any(mark in e.path.replace(" ", "") for mark in marks)]
    return held or entries


def _topic(asked: Asked) -> Focus:
    """The focus without the words for actions, and with the words for documents made light."""
    text = asked.focus.text
    words = places_of(_documents()[asked.language], text)
    acting = [(m.start, m.end) for m in lexicon().actions[asked.language].find(text)]
    return asked.focus.hiding(words, _DOCUMENT_WORD).hiding([*acting, *(m.span() for m in _FILLING.finditer(text))])
