"""Lists that a sentence gives: which ones, what are the N, what is X made of. The members are cut from the text as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from corpus.numbering import chinese_number
from kg.iris import passage_iri
from kg.question.enumerations import Listing, lists_in, runs_of
from kg.question.linking import said_pairs
from kg.question.readings import Finding, Piece, Reading
from kg.question.retrieval import AROUND, LEAD, PATH, Hit
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Task

_READ = 30  # sentences whose lists are looked at
_BESIDE, _INSIDE = 1.0, 0.72  # what a match is worth beside the list (its own clause), and elsewhere in its sentence
_TOLD = 0.55  # how much a list loses of whose members the question says the greater part itself
_NUMBERED = re.compile(
    r"哪?([一二两三四五六七八九十]{1,2}|\d{1,2})(?:大|个|项|条|种|类|部|座|处|家|所|方面|样|级|句|化|率|区|段|站|不|有|全|统一|组|点|者|支|城|届|片|环|名|位|款|道|步)"
)
_QUOTED = re.compile(r"\"([^\"]{2,24})\"")
_PLURAL = re.compile(
    r"哪些|哪几|哪[两二三四五六七八九十\d]|几[个项条种类]|分别|都有|有谁|各是|\bare\b|\bwere\b|s\b(?= (?:does|do|did|will|are))"
)
_ITEM = re.compile(r"第\s?(\d+)\s?[条项号个]")
_SUREST = 0.97
_THIN = 1.5  # a focus of less weight than this is found in many sentences
_LONGEST = 60  # characters of a member; longer ones are clauses, not names


class Listings:
    """Finds lists in sentences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the list that answers best as one reading; none where the question asks for none or no sentence has one."""
        if asked.wants not in ("which", "define", "where") or "attribute" in asked.tags:
            return
        found = self.best(asked)
        if found is None:
            return
        score, hit, listing = found
        pieces = tuple(self._pieces(hit, listing, asked))
        iri = passage_iri(hit.sentence.plan, *hit.sentence.passage, self._sources.base)
        reading = Reading(operation="list", asked="passage", about=asked.focus.words(), plans=asked.plans)
        yield Finding(reading=reading, pieces=pieces, score=score, sparql=query_for("passage", (iri,)), passages=True)

    def best(self, asked: Asked) -> tuple[float, Hit, Listing] | None:
        """Return the list that accounts best for the question, with how sure that is and the sentence it stands in."""
        said = said_pairs(asked.focus)
        expected = expected_count(asked)
        out: list[tuple[float, int, int, Hit, Listing]] = []
        for rank, hit in enumerate(self._hits(asked)):
            folded = hit.sentence.folded
            listings = [*lists_in(folded), *runs_of(folded, _head(asked))]
            for listing in listings:
                out.append((self._worth(asked, hit, listing, said, expected), -rank, -listing.start, hit, listing))
        if not out:
            return None
        worth, _, _, hit, listing = max(out, key=lambda o: o[:3])
        return worth, hit, listing

    def _hits(self, asked: Asked) -> list[Hit]:
        """The sentences to be read: those of the numbered row that the question names (第43条), where there is one."""
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        number = _ITEM.search(asked.text)
        if number:
            rows = [
                (e.plan, x.start, x.end)
                for e in self._sources.links.of("task", asked.plans)
                if isinstance(e.record, Task) and e.record.number == number[1]
                for x in e.record.evidence
            ]
            inside = [h for h in hits if any(p == h.sentence.plan and a <= h.sentence.start < b for p, a, b in rows)]
            return inside or hits[:_READ]
        return hits[:_READ]

    def _worth(self, asked: Asked, hit: Hit, listing: Listing, said: frozenset[str], expected: int | None) -> float:
        s, focus = hit.sentence, asked.focus
        head = _head(asked)
        named = [s.folded[a:b] for a, b in listing.members]
        tail = head if head and any(m.endswith(head) for m in named) else ""
        first = named[0] if listing.kind == "run" else ""
        beside = focus.covered(f"{listing.before}\n{listing.after}\n{tail}\n{first}", _BESIDE)
        outside = focus.covered(s.folded[: listing.start] + "\n" + s.folded[listing.end :], _INSIDE)
        near = [focus.covered(s.lead, LEAD), focus.covered(s.path, PATH), focus.covered(s.around, AROUND)]
        worth = focus.coverage(beside, outside, *near)
        members = named
        links = self._sources.links
        told = sum(links.share_said(m, said) for m in members) / len(members)
        worth -= _TOLD * max(0.0, told - 0.35)
        if expected:
            worth += 0.08 if len(members) == expected else -0.2
        if not plural(asked):
            worth -= 0.07
        if "standard" in asked.classes:
            worth -= 0.06
        quoted = _QUOTED.findall(asked.text)
        if quoted and not any(q in f"{listing.before}{s.folded[listing.start : listing.end]}{listing.after}" for q in quoted):
            worth -= 0.3 if asked.wants == "define" else 0.06
        if head and (head in listing.after[:16] or any(m.endswith(head) for m in members) or head in listing.before[-12:]):
            worth += 0.06
        if max(map(len, members)) > _LONGEST:
            worth -= 0.15
        return min(_SUREST, worth) * (1.0 if focus.total > _THIN else 0.85)

    def _pieces(self, hit: Hit, listing: Listing, asked: Asked) -> Iterable[Piece]:
        s = hit.sentence
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        shelf = self._sources.shelf
        spans = [(s.start + a, s.start + b) for a, b in listing.members]
        if listing.kind == "run":
            spans = self._continued(hit, listing, spans, _head(asked))
        for place, (a, b) in enumerate(spans):
            start = a if place or listing.kind != "run" else a + _covered_prefix(asked, s.folded[a - s.start : b - s.start])
            label = shelf.quote(s.plan, start, b).strip(" 。；")
            yield Piece(type="passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))

    def _continued(self, hit: Hit, listing: Listing, spans: list[tuple[int, int]], head: str) -> list[tuple[int, int]]:
        """A run of names goes on in the next line where that holds nothing else."""
        s = hit.sentence
        folded = self._sources.shelf.volumes[s.plan].folded
        if listing.end < len(s.folded.rstrip("。 \n")):
            return spans
        end = folded.find("\n", s.end + 1)
        line = folded[s.end : end if end > 0 else len(folded)].strip("\n")
        more = runs_of(line, head) if line and not line.startswith("-") else ()
        if more and more[0].end == len(line) and more[0].start == 0:
            at = folded.find(line, s.end)
            return [*spans, *((at + a, at + b) for a, b in more[0].members)]
        return spans


def plural(asked: Asked) -> bool:
    """Return whether the question asks for more than one thing: 哪些, 哪几个, 分别, 两项."""
    return bool(_PLURAL.search(asked.text)) or expected_count(asked) is not None


def expected_count(asked: Asked) -> int | None:
    """Return how many members the question says that there are: 哪两类, 三大广场, 5座."""
    found = [m[1] for m in _NUMBERED.finditer(asked.text)]
    asking = [c for c in asked.cues if c.tag == asked.wants]
    near = [m[1] for m in _NUMBERED.finditer(asked.text) if asking and abs(m.start() - asking[-1].start) <= 6] or found[-1:]
    if not near:
        return None
    number = chinese_number(near[-1])
    return number if number and number > 1 else None


def _head(asked: Asked) -> str:
    """The noun that the question asks for more than one of, as far as its first two characters tell: 片区 of 哪几个管理片区."""
    asking = [c for c in asked.cues if c.tag in ("which", asked.wants)]
    after = asked.text[max(c.end for c in asking) :] if asking else ""
    words = re.match(r"[\u4e00-\u9fff]{2,10}", re.split(r"[?,。;!、]|分别|是|有", after)[0])
    return words[0][-2:] if words else ""


def _covered_prefix(asked: Asked, folded: str) -> int:
    """How many characters at the beginning of a member the question says itself."""
    marks = asked.text
    size = 0
    while size < len(folded) - 2 and folded[: size + 1] in marks:
        size += 1
    return size if size >= 2 else 0


def with_score(finding: Finding, score: float) -> Finding:
    """Return the finding with another score."""
    return msgspec.structs.replace(finding, score=score)
