"""Where a thing belongs: the category or larger task that holds a task, the chapter and section in which something is said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.iris import record_iri, section_iri
from kg.question.linking import Link
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Task

_OF = re.compile(
    r"归[在入到于]|属于|隶属|放在|列在|划入|归哪|属哪|哪[一个]?个?(?:大?类|项目类型|类型|类别)(?!型)|\bbelongs?\b|\bfalls? under\b|\bcategory\b"
)
_WHERE = re.compile(r"哪一?(?:章|节|个?部分|个?章节|个?专栏|段)|什么章节|第几[章节]|\b(?:which|what) (?:section|chapter|part)\b")
_LEAST = 0.55
_WORDS = re.compile(r"归在|归入|归到|属于|项目库|项目类型|类型|类别|大类|哪个|下面|里面|写在|提到|章节|部分")


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
        links = self._sources.links.candidates(asked.focus, ("task",), asked.plans)
        named = [x for x in links if isinstance(x.entry.record, Task) and x.entry.record.parent and x.said > 0.6]
        if not named:
            return
        link: Link = max(named, key=lambda x: (round(x.own + 0.3 * x.said, 3), -x.number))
        task = link.entry.record
        volume = self._sources.shelf.volumes[link.entry.plan]
        parent = next((t for t in volume.records.tasks if isinstance(task, Task) and t.id == task.parent), None)
        if parent is None or not isinstance(task, Task):
            return
        iri = record_iri(volume.plan, parent.id, self._sources.base)
        evidence = tuple((e.start, e.end) for e in (*task.evidence, *parent.evidence))
        piece = Piece(type="task", label=parent.title, plan=volume.plan, evidence=evidence, subjects=(iri,), iri=iri)
        reading = Reading(operation="value", asked="task", cls="task", about=task.title, relation="上级任务", plans=asked.plans)
        yield Finding(reading=reading, pieces=(piece,), score=0.75 + 0.2 * link.said, sparql=query_for("task", (iri,)))

    def _section(self, asked: Asked) -> Iterable[Finding]:
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        if not hits or hits[0].score < _LEAST:
            return
        s = hits[0].sentence
        section = self._sources.shelf.volumes[s.plan].sections.get(s.section)
        if section is None:
            return
        iri = section_iri(s.plan, section.id, self._sources.base)
        piece = Piece(
            type="passage",
            label=" / ".join(section.path or (section.title,)),
            plan=s.plan,
            evidence=((s.start, s.end),),
            subjects=(iri,),
            iri=iri,
        )
        reading = Reading(operation="value", asked="passage", about=asked.focus.words(), relation="章节", plans=asked.plans)
        yield Finding(reading=reading, pieces=(piece,), score=min(0.97, hits[0].score + 0.1), sparql=query_for("task", (iri,)))
