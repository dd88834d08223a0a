"""Who holds an office and where a body sits: 总指挥由谁担任, 办公室设在哪里; read from the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.iris import passage_iri
from kg.question.asking import Asked
from kg.question.readings import Finding, Piece, found
from kg.question.retrieval import PATH, Hit
from kg.question.sources import Sources

_HOLDING = re.compile(
    r"(?:一职|职务)?(?:是|应|要|都)?(?:由)?(?:谁|哪(?:一)?(?:位|个)(?:领导|人|同志|负责人)?)(?:来|去)?(?:担任|兼任|出任|任|当)"
)
_STATED = re.compile(  # 总指挥：张某；由张某担任总指挥
    r"(?:^|(?<=[,。;\n\t]))(?P<office>[\u4e00-\u9fff]{2,10}):(?P<who>[^。;\n\t]{2,60})"
    r"|由(?P<by>[^,。;\n\t]{2,30}?)(?:担任|兼任|出任|任|兼)(?P<post>[\u4e00-\u9fff]{2,10})"
)
_SEAT = re.compile(
    r"(?:设立|设置|设|挂靠|安排|落户|坐落|选址|位)(?:在|于)(?P<seat>[^,。;:、()\t\n]{2,24}?)(?=[,。;:()\t\n]|$|由|负责|具体|承担|内|，)"
)
_SEATED = re.compile(
    r"(?:设立|设置|设|挂靠|安排|落户|坐落|选址|位)?(?:在|于)(?:哪(?:里|儿|个(?:单位|部门|地方|局))?|什么(?:地方|单位|部门))"
)
_READ, _LEAST = 25, 0.6
_SENTENCE = 0.85  # what a match is worth elsewhere in the sentence, beside 1 in the clause
_SURE = 0.97

Place = tuple[float, Hit, int, int]


class Seats:
    """Finds office holders and seats."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return who holds the office, or where the body sits, that the question asks about; none where it asks for neither."""
        if asked.language != "zh":
            return
        holding, seated = _HOLDING.search(asked.text), _SEATED.search(asked.text)
        if holding:
            yield from self._best(asked, self._holders(asked, asked.text[: holding.start()]), "unit")
        elif seated and asked.wants in ("where", "which", "unit"):
            yield from self._best(asked, self._seats(asked), "passage")

    def _holders(self, asked: Asked, before: str) -> Iterator[Place]:
        for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
            s = hit.sentence
            for m in _STATED.finditer(s.folded):
                if not before.endswith(m["office"] or m["post"]):
                    continue
                a, b = m.span("who") if m["who"] else m.span("by")
                worth = asked.focus.coverage(
                    asked.focus.covered(s.folded), asked.focus.covered(s.path, 1.0), asked.focus.covered(s.around, PATH)
                )
                yield worth, hit, a, b

    def _seats(self, asked: Asked) -> Iterator[Place]:
        for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
            s = hit.sentence
            for m in _SEAT.finditer(s.folded):
                left = max(s.folded.rfind(c, 0, m.start()) for c in ",。;\t") + 1
                marks = asked.focus.covered(s.folded[left : m.end()]), asked.focus.covered(s.folded, _SENTENCE)
                yield (
                    asked.focus.coverage(*marks, asked.focus.covered(s.path, PATH), asked.focus.covered(s.around, PATH)),
                    hit,
                    *m.span("seat"),
                )

    def _best(self, asked: Asked, places: Iterable[Place], kind: str) -> Iterable[Finding]:
        best: Place | None = None
        for place in places:
            best = place if best is None or place[0] > best[0] + 1e-9 else best
        if best is None or best[0] < _LEAST:
            return
        worth, hit, a, b = best
        s = hit.sentence
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        label = self._sources.shelf.quote(s.plan, s.start + a, s.start + b).strip()
        piece = Piece(type="unit" if kind == "unit" else "passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))
        yield found(asked, "say", [piece], min(_SURE, worth), said=self._sources.shelf.quote(s.plan, s.start, s.end).strip())
