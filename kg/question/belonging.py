"""Where a thing belongs: the category or larger task that holds a task, the task, chapter and section in which something is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.folding import fold_aligned
from kg.iris import record_iri, section_iri
from kg.question.asking import Asked
from kg.question.focus import Focus
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources
from ontology.records import Section, SectionKind

Place = tuple[float, str, Section, tuple[tuple[int, int], ...]]
_SKIPPED: frozenset[SectionKind] = frozenset({"contents", "cover"})

_OF = re.compile(
    r"归[在入到于]|属于|隶属|放在|列在|划入|归哪|属哪|哪[一个]?个?(?:大?类|项目类型|类型|类别)(?!型)"
    r"|\bbelongs?\b|\bfalls? under\b|\bcategory\b"
)
_HOLDER = r"(?:章节?|小?节|部分|专栏|段|标题|板块|条|款|点|(?:重点|主要)?(?:任务|工程|行动|举措|措施))"
_WHERE = re.compile(
    r"哪一?(?:章|节|个?部分|个?章节|个?专栏|段|个?板块|个?标题)|什么章节|第几[章节]"
    rf"|(?:哪|什么)(?:一|个|项|大)*{_HOLDER}的?(?:底下|下面|之下|下边|当中|里面?|里头|中)(?:[提讲说写]到?)?的?(?=[?。]|$)"
    r"|(?:写|放|列|归|提|规定|出现)[在于到]哪一?(?:条|款|点|项|块)"
    r"|哪一?(?:条|款|点)(?:下面|里)?[提讲说写]"
    r"|\b(?:which|what) (?:section|chapter|part|heading)\b"
)
_GENERIC = re.compile(r"内容|文件|规划|方案|意见|计划|(?:重点|主要)?任务|举措|措施|板块|标题|content|mention\w*")
_TASK = re.compile(r"哪(?:一)?(?:项|个|条)(?:具体|重点|专项)?(?:任务|事项|行动|项目|举措)(?!.*(?:单位|部门|谁))")
_TOLD, _OF_BODY = 0.55, 1.3  # of a question that a task and its row must say; how much surer its whole row makes it than single words do
_LEAST = 0.55
_HEADED = 0.7  # of the question that a heading must account for to be what is asked about
_BODY, _ROW = 0.95, 0.85  # what is left of the worth of a section whose text says it, and of a table that does
_READ = 20
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
        elif _TASK.search(asked.text) and not asked.roles and not asked.tags & {"most", "least"}:
            yield from self._task(asked)

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

    def _task(self, asked: Asked) -> Iterable[Finding]:
        """The one task of which the question says something that its row says: 哪项任务要求….."""
        links = [x for x in self._sources.links.tasks.find(asked.focus, asked.plans) if x.entry.record.source == "table"]
        link = max(links, key=lambda x: (round(x.score, 3), x.own, -x.number), default=None)
        if link is None or link.score < _TOLD:
            return
        e = link.entry
        evidence = tuple((x.start, x.end) for x in e.record.evidence)
        piece = Piece(type="task", label=e.record.title.rstrip("。；;"), plan=e.plan, evidence=evidence, subjects=(e.iri,), iri=e.iri)
        yield found(asked, "list", [piece], link.score * _OF_BODY, about=asked.focus.words(), relation="任务内容")

    def _section(self, asked: Asked) -> Iterable[Finding]:
        focus = asked.focus.hiding(m.span() for m in _GENERIC.finditer(asked.focus.text))
        places = sorted((*self._headed(asked, focus), *self._saying(asked, focus)), key=lambda place: -place[0])
        if not places or places[0][0] < _LEAST:
            return
        worth, plan, section, evidence = places[0]
        iri = section_iri(plan, section.id, self._sources.base)
        label = " / ".join(section.path or (section.title,))
        piece = Piece(type="passage", label=label, plan=plan, evidence=evidence, subjects=(iri,), iri=iri)
        yield found(asked, "value", [piece], min(0.97, worth + 0.1), relation="章节")

    def _headed(self, asked: Asked, focus: Focus) -> Iterator[Place]:
        """The sections whose headings are what is asked about."""
        for plan in asked.plans or tuple(self._sources.shelf.volumes):
            for section in self._sources.shelf.volumes[plan].records.sections:
                if section.kind in _SKIPPED or not section.title:
                    continue
                worth = focus.score((fold_aligned(section.title), 1.0))
                if worth >= _HEADED:
                    yield worth, plan, section, ((section.start, max(section.body, section.start + 1)),)

    def _saying(self, asked: Asked, focus: Focus) -> Iterator[Place]:
        """The sections whose text says it; a table says much in few words, so that what the text says counts for more."""
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ]:
            s = hit.sentence
            volume = self._sources.shelf.volumes[s.plan]
            section = volume.sections.get(s.section)
            if section is not None:
                tabular = "\t" in volume.folded[slice(*s.passage)]
                yield hit.score * (_ROW if tabular else _BODY), s.plan, section, ((s.start, s.end),)
