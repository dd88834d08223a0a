"""Where a thing belongs: the category or larger task that holds a task, the chapter and section in which something is said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.iris import record_iri, section_iri
from kg.question.asking import Asked
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources

_OF = re.compile(
    r"归[在入到于]|属于|隶属|放在|列在|划入|归哪|属哪|哪[一个]?个?(?:大?类|项目类型|类型|类别)(?!型)"
    r"|\bbelongs?\b|\bfalls? under\b|\bcategory\b"
)
_WHERE = re.compile(r"哪一?(?:章|节|个?部分|个?章节|个?专栏|段)|什么章节|第几[章节]|\b(?:which|what) (?:section|chapter|part)\b")
_LEAST = 0.55
_SAID = 0.6  # of a task's name that must be said


class Belonging:
    """Finds what holds a task or a statement."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the category, the larger task or the section that the question asks for; none where it asks for none."""
        if asked.wants not in ("which", "where", "noun"):
            return
        if _WHERE.search(asked.text):
            yield from self._section(asked)
        elif _OF.search(asked.text):
            yield from self._parent(asked)

    def _parent(self, asked: Asked) -> Iterable[Finding]:
        links = self._sources.links.tasks.find(asked.focus, asked.plans)
        named = [x for x in links if x.entry.record.parent and x.said > _SAID]
        if not named:
            return
        link = max(named, key=lambda x: (round(x.own + 0.3 * x.said, 3), -x.number))
        task, volume = link.entry.record, self._sources.shelf.volumes[link.entry.plan]
        parent = next((t for t in volume.records.tasks if t.id == task.parent), None)
        if parent:
            iri = record_iri(volume.plan, parent.id, self._sources.base)
            evidence = tuple((e.start, e.end) for e in (*task.evidence, *parent.evidence))
            piece = Piece(type="task", label=parent.title, plan=volume.plan, evidence=evidence, subjects=(iri,), iri=iri)
            yield found(asked, "value", [piece], 0.75 + 0.2 * link.said, about=task.title, relation="上级任务")

    def _section(self, asked: Asked) -> Iterable[Finding]:
        hit = next(iter(self._sources.retrieval.hits(asked.focus, asked.plans)), None)
        section = self._sources.shelf.volumes[hit.sentence.plan].sections.get(hit.sentence.section) if hit else None
        if hit is None or section is None or hit.score < _LEAST:
            return
        s = hit.sentence
        iri = section_iri(s.plan, section.id, self._sources.base)
        label = " / ".join(section.path or (section.title,))
        piece = Piece(type="passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,), iri=iri)
        yield found(asked, "value", [piece], min(0.97, hit.score + 0.1), relation="章节")
