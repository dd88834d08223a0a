"""When: the date that stands at what the question asks about, the deadline of a task, the year of a column; and how often."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold
from kg.iris import passage_iri, record_iri
from kg.question.amounts import Amounts
from kg.question.readings import Finding, Piece, Reading
from kg.question.retrieval import AROUND, LEAD, PATH, Hit
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Detail, Task

_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?年?\s?(?:[-—~至到]\s?(?P<y2>(?:20)?\d\d)\s?年?|(?:(?P<m>\d{1,2})月(?:份)?(?:(?P<d>\d{1,2})日)?))?(?P<end>上半年|下半年|年?底前?|年?末|前|以前|之前|年内)?"
)
_OFTEN = re.compile(
    r"每[\d一二三四五六七八九十两半]*(?:个)?(?:年|季度|季|月|周|天|日|小时|两月)[^,。;、]{0,12}?(?:一次|\d次|次|一遍|一轮|轮训|检查|巡查|评估|检测|体检|通报|调度)?|[一二两三四五\d]+(?:年|月|周|天)一(?:次|遍|轮|体检|评估)|(?:周|日|月|季|年)(?:巡查|检查|通报|调度|例会)|每(?:年|月|周|日|天|季度)"
)
_READ = 25
_LEAST = 0.45


class Dates:
    """Finds dates and recurrences."""

    def __init__(self, sources: Sources, amounts: Amounts) -> None:
        self._sources, self._amounts = sources, amounts

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the dates or the recurrence that the question asks for; none where it asks for neither."""
        if asked.wants == "when":
            yield from self._column(asked)
            yield from self._stated(asked)
        if asked.wants == "howlong":
            yield from self._often(asked)

    def _stated(self, asked: Asked) -> Iterable[Finding]:
        """The date in the sentence whose own clause accounts best for the question."""
        best: tuple[float, Hit, re.Match[str]] | None = None
        focus = asked.focus
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ]:
            s = hit.sentence
            around = [
                focus.covered(s.folded, 0.8),
                focus.covered(s.lead, LEAD),
                focus.covered(s.path, PATH),
                focus.covered(s.around, AROUND),
            ]
            found = [m for m in _DATE.finditer(s.folded) if "年" in m[0] or m["m"]]
            for i, m in enumerate(found):
                left = max((s.folded.rfind(c, 0, m.start()) for c in "，,。;\t"), default=-1) + 1
                right = found[i + 1].start() if i + 1 < len(found) else len(s.folded)
                worth = focus.coverage(focus.covered(s.folded[left:right]), *around)
                if best is None or worth > best[0] + 1e-9:
                    best = (worth, hit, m)
        if best is None or best[0] < _LEAST:
            return
        worth, hit, m = best
        s = hit.sentence
        shelf = self._sources.shelf
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        said = shelf.quote(s.plan, s.start, s.end).strip()
        piece = Piece(
            type="date",
            label=said[:110],
            plan=s.plan,
            evidence=((s.start, s.end),),
            subjects=(iri,),
            value=_iso(m),
            raw=shelf.quote(s.plan, s.start + m.start(), s.start + m.end()),
        )
        reading = Reading(operation="when", asked="date", about=focus.words(), plans=asked.plans)
        yield Finding(
            reading=reading,
            pieces=(piece,),
            score=worth * 0.97,
            sparql=query_for("passage", (iri,)),
            said=f"{piece.raw}：{said}"[:390],
            passages=True,
        )

    def _column(self, asked: Asked) -> Iterable[Finding]:
        """The year in the header of the column where a task's row says what is asked about."""
        found: list[tuple[float, Task, str, Detail]] = []
        for link in self._sources.links.candidates(asked.focus, ("task",), asked.plans)[:12]:
            task = link.entry.record
            if not isinstance(task, Task):
                continue
            for detail in task.details:
                if _DATE.search(fold(detail.header)):
                    cell = fold(self._sources.shelf.quote(link.entry.plan, detail.start, detail.end))
                    worth = asked.focus.score((link.entry.name, 1.0), (cell, 1.0), (link.entry.path, 0.5))
                    mine = asked.focus.score((cell, 1.0))
                    if mine > 0:
                        found.append((worth + 0.1 * mine, task, link.entry.plan, detail))
        if not found:
            return
        worth, task, plan, _ = max(found, key=lambda f: f[0])
        columns = [d for d in task.details if _DATE.search(fold(d.header))]
        iri = record_iri(plan, task.id, self._sources.base)
        evidence = tuple((e.start, e.end) for e in task.evidence)
        pieces = []
        for d in columns:
            m = _DATE.search(fold(d.header))
            cell = self._sources.shelf.quote(plan, d.start, d.end)
            if m:
                pieces.append(
                    Piece(
                        type="date",
                        label=f"{d.header}{cell}",
                        plan=plan,
                        evidence=evidence,
                        subjects=(iri,),
                        iri=iri,
                        value=_iso(m),
                        raw=m[0],
                        of=("task", task.title, iri),
                    )
                )
        pieces.sort(key=lambda p: -asked.focus.score((fold(p.label), 1.0)))
        said = f"{task.title}：" + "；".join(p.label for p in sorted(pieces, key=lambda p: str(p.value))) + "。"
        reading = Reading(operation="when", asked="date", cls="task", about=asked.focus.words(), plans=asked.plans)
        yield Finding(reading=reading, pieces=tuple(pieces[:1]), score=min(1.0, worth * 0.98), sparql=query_for("task", (iri,)), said=said)

    def _often(self, asked: Asked) -> Iterable[Finding]:
        focus = asked.focus
        best: tuple[float, Hit, re.Match[str]] | None = None
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ]:
            for m in _OFTEN.finditer(hit.sentence.folded):
                left = max((hit.sentence.folded.rfind(c, 0, m.start()) for c in "，,。;\t"), default=-1) + 1
                clause = re.split(r"[,。;\t]", hit.sentence.folded[left:])[0]
                worth = focus.coverage(
                    focus.covered(clause),
                    focus.covered(hit.sentence.folded, 0.85),
                    focus.covered(hit.sentence.lead, LEAD),
                    focus.covered(hit.sentence.path, PATH),
                )
                if best is None or worth > best[0] + 1e-9:
                    best = (worth, hit, m)
        if (
            best is None
            or best[0] < _LEAST
            or ("遍" not in asked.text and "次" not in asked.text and "轮" not in asked.text and "每隔" not in asked.text)
        ):
            return
        worth, hit, m = best
        s = hit.sentence
        shelf = self._sources.shelf
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        label = shelf.quote(s.plan, s.start + m.start(), s.start + m.end())
        said = shelf.quote(s.plan, s.start, s.end).strip()
        piece = Piece(type="passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))
        reading = Reading(operation="when", asked="passage", about=focus.words(), plans=asked.plans)
        yield Finding(
            reading=reading, pieces=(piece,), score=worth, sparql=query_for("passage", (iri,)), said=f"{label}：{said}"[:390], passages=True
        )


def _iso(m: re.Match[str]) -> str:
    if m["y2"]:
        last = m["y2"] if len(m["y2"]) == 4 else m["y"][:2] + m["y2"]
        return f"{m['y']}/{last}"
    if not m["m"]:
        return m["y"]
    return f"{m['y']}-{int(m['m']):02d}" + (f"-{int(m['d']):02d}" if m["d"] else "")
