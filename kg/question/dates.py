"""When: the date that stands at what the question asks about, the year of a column; and how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from corpus.folding import fold
from kg.iris import passage_iri
from kg.question.answer import Of
from kg.question.asking import Asked
from kg.question.linking import Entry
from kg.question.readings import Finding, Piece, found
from kg.question.retrieval import AROUND, LEAD, PATH, Hit
from kg.question.sources import Sources
from ontology.records import Detail, Task

_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?年?\s?(?:[-—~至到]\s?(?P<y2>(?:20)?\d\d)\s?年?|(?:(?P<m>\d{1,2})月(?:份)?(?:(?P<d>\d{1,2})日)?))?"
    r"(?P<end>上半年|下半年|年?底前?|年?末|前|以前|之前|年内)?"
)
_EVERY = r"每[\d一二三四五六七八九十两半]*(?:个)?(?:年|季度|季|月|周|天|日|小时|两月)"
_OFTEN = re.compile(
    rf"{_EVERY}[^,。;、]{{0,12}}?(?:一次|\d次|次|一遍|一轮|轮训|检查|巡查|评估|检测|体检|通报|调度)?"
    r"|[一二两三四五\d]+(?:年|月|周|天)一(?:次|遍|轮|体检|评估)|(?:周|日|月|季|年)(?:巡查|检查|通报|调度|例会)"
)
_HOW_OFTEN = re.compile(r"遍|次|轮|回|趟|每隔|频率|\boften\b|\bfrequently\b|\btimes\b")
_DUE_ASKED = re.compile(r"(?:什么时候|啥时候|何时|哪一?年|哪一?天|几月)(?:底|末)?(?:之|以)?前|期限|截止|\bby when\b|\bdeadline\b")
_DUE = 0.12  # added to a date before which something is due, where the question asks for such a one
_READ = 25
_LEAST = 0.45
_SENTENCE, _CLAUSE_OF = 0.8, 0.85  # what a match is worth in the sentence, beside 1 in the clause of the date itself
_TASKS_READ = 12
_AS_GOOD, _CITED = 0.15, 4  # how far the worth of a further citation of the same date may lie behind; citations of one date
_TOLD = 390  # characters of a sentence that are told

Place = tuple[float, Hit, re.Match[str]]


class Dates:
    """Finds dates and recurrences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the dates or the recurrence that the question asks for; none where it asks for neither."""
        if asked.wants == "when":
            columns, sentences = list(self._column(asked)), list(self._told(asked, self._dated(asked), 0.97))
            yield from (_also_said(c, sentences) for c in columns)
            yield from sentences
        if asked.wants == "howlong" and _HOW_OFTEN.search(asked.text):
            yield from self._told(asked, self._recurring(asked), 1.0)

    def _told(self, asked: Asked, places: Iterable[Place], share: float) -> Iterable[Finding]:
        """The sentence of the best of the places, its date or recurrence first."""
        judged = list(places)
        best: Place | None = None
        for place in judged:
            best = place if best is None or place[0] > best[0] + 1e-9 else best
        if best is None or best[0] < _LEAST:
            return
        worth, hit, m = best
        s, shelf = hit.sentence, self._sources.shelf
        said = shelf.quote(s.plan, s.start, s.end).strip()
        raw = shelf.quote(s.plan, s.start + m.start(), s.start + m.end())
        date = _iso(m) if m.re is _DATE else None
        piece = Piece(
            type="date" if date else "passage",
            label=said[:110] if date else raw,
            plan=s.plan,
            evidence=_evidence(best, judged),
            subjects=(passage_iri(s.plan, *s.passage, self._sources.base),),
            value=date,
            raw=raw if date else None,
        )
        yield found(asked, "when", [piece], worth * share, said=f"{raw}：{said}"[:_TOLD])

    def _dated(self, asked: Asked) -> Iterator[Place]:
        """Yield the dates of the nearest sentences; each is judged by its own clause, up to the next date."""
        focus = asked.focus
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ]:
            s = hit.sentence
            around = [
                focus.covered(s.folded, _SENTENCE),
                focus.covered(s.lead, LEAD),
                focus.covered(s.path, PATH),
                focus.covered(s.around, AROUND),
            ]
            dates = [m for m in _DATE.finditer(s.folded) if "年" in m[0] or m["m"]]
            ends = [*(m.start() for m in dates[1:]), len(s.folded)]
            for m, end in zip(dates, ends, strict=False):  # no dates, and yet one end
                clause = s.folded[_clause_start(s.folded, m.start()) : end]
                due = _DUE if m["end"] and "前" in m["end"] and _DUE_ASKED.search(asked.text) else 0.0
                yield focus.coverage(focus.covered(clause), *around) + due, hit, m

    def _recurring(self, asked: Asked) -> Iterator[Place]:
        focus = asked.focus
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ]:
            s = hit.sentence
            around = [focus.covered(s.folded, _CLAUSE_OF), focus.covered(s.lead, LEAD), focus.covered(s.path, PATH)]
            for m in _OFTEN.finditer(s.folded):
                clause = re.split(r"[,。;\t]", s.folded[_clause_start(s.folded, m.start()) :])[0]
                yield focus.coverage(focus.covered(clause), *around), hit, m

    def _column(self, asked: Asked) -> Iterable[Finding]:
        """The year in the header of the column where a task's row says what is asked about; the other years are told too."""
        best: tuple[float, Entry[Task]] | None = None
        for link in self._sources.links.tasks.find(asked.focus, asked.plans)[:_TASKS_READ]:
            for detail in _dated_columns(link.entry.record):
                cell = self._cell(link.entry.plan, detail)
                mine = asked.focus.score((cell, 1.0))
                worth = asked.focus.score((link.entry.name, 1.0), (cell, 1.0), (link.entry.path, 0.5)) + 0.1 * mine
                if mine > 0 and (best is None or worth > best[0] + 1e-9):
                    best = worth, link.entry
        if best is None:
            return
        worth, entry = best
        task = entry.record
        evidence = tuple((e.start, e.end) for e in task.evidence)
        pieces: list[Piece] = []
        for detail in _dated_columns(task):
            m = _DATE.search(fold(detail.header))
            label = f"{detail.header}{self._sources.shelf.quote(entry.plan, detail.start, detail.end)}"
            of = Of(type="task", label=task.title, iri=entry.iri)
            if m:
                pieces.append(
                    Piece(
                        type="date",
                        label=label,
                        plan=entry.plan,
                        evidence=evidence,
                        subjects=(entry.iri,),
                        iri=entry.iri,
                        value=_iso(m),
                        raw=m[0],
                        of=of,
                    )
                )
        said = f"{task.title}：" + "；".join(p.label for p in sorted(pieces, key=lambda p: str(p.value))) + "。"
        pieces.sort(key=lambda p: -asked.focus.score((fold(p.label), 1.0)))
        yield found(asked, "when", pieces[:1], worth * 0.98, said=said)

    def _cell(self, plan: str, detail: Detail) -> str:
        return fold(self._sources.shelf.quote(plan, detail.start, detail.end))


def _also_said(column: Finding, sentences: Iterable[Finding]) -> Finding:
    """The date of a table's column with the sentences as evidence that give the same."""
    first, *others = column.pieces
    more = [x for f in sentences for p in f.pieces if (p.plan, p.value) == (first.plan, first.value) for x in p.evidence]
    evidence = tuple(dict.fromkeys((*first.evidence, *more)))
    return msgspec.structs.replace(column, pieces=(msgspec.structs.replace(first, evidence=evidence), *others))


def _evidence(best: Place, places: Iterable[Place]) -> tuple[tuple[int, int], ...]:
    """Where the date stands, and where else the plan gives the same for what is nearly as good an answer."""
    worth, hit, m = best
    same = [
        (h.sentence.start, h.sentence.end)
        for other, h, n in places
        if h.sentence.plan == hit.sentence.plan and other >= worth - _AS_GOOD and m.re is _DATE is n.re and _iso(n) == _iso(m)
    ]
    return tuple(dict.fromkeys([(hit.sentence.start, hit.sentence.end), *same]))[:_CITED]


def _dated_columns(task: Task) -> list[Detail]:
    return [d for d in task.details if _DATE.search(fold(d.header))]


def _clause_start(folded: str, at: int) -> int:
    return max((folded.rfind(c, 0, at) for c in ",，。;\t"), default=-1) + 1


def _iso(m: re.Match[str]) -> str:
    """The date as ISO 8601: to the year, the month or the day; an interval of years with a solidus."""
    if m["y2"]:
        return f"{m['y']}/{m['y2'] if len(m['y2']) == 4 else m['y'][:2] + m['y2']}"
    if not m["m"]:
        return m["y"]
    return f"{m['y']}-{int(m['m']):02d}" + (f"-{int(m['d']):02d}" if m["d"] else "")
