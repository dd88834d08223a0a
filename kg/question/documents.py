"""What a plan says of itself: its number, who issued it and when, its period, its title, what it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.folding import fold
from kg.iris import plan_iri, record_iri, unit_iri
from kg.question.answer import ItemType
from kg.question.asking import Asked
from kg.question.readings import Finding, Piece, found
from kg.question.sentences import section_at
from kg.question.shelf import Volume
from kg.question.sources import Sources
from kg.question.sparql import QueryKind
from ontology.records import Evidence, Standard

_FACTS = {
    "document_number": "文号",
    "document_basis": "依据",
    "document_issuer": "发布单位",
    "document_date": "发布日期",
    "document_period": "规划期限",
    "document_title": "标题",
}
_SELF = (
    "文件 印发 发布 发文 文号 发文字号 字号 编号 依据 编制 期限 规划期 机构 单位 机关 部门 日期 时间 主要 全称 标题 名称 题目 出台 落款 "
    "颁布 公布 实施期 起止 年限 有效期 方案 规划 意见 通知 年到 哪年 documents mainly based number issued issuer date"
)
_ISSUED = re.compile(r"印发|发布|发文|颁布|落款|盖章|发出|出来|\bissued\b|\bpublished\b|\breleased\b|\bcame out\b")
_ISSUING = re.compile(r"印发|发布|发文|颁布|落款|盖章|参与|联合|共同|一起|规划|方案|文件|计划|发出|出来|\bcame\b|\bout\b")
_NUMBER = re.compile(r"[〔\[(]?(?:19|20)\d\d[〕\])]\d+号")
_DOCUMENT = re.compile(r"哪(?:一|几|些|两)?(?:份|个|部)?(?:规划|方案|文件|计划|意见)|\bplans?\b|\bdocuments?\b")
_CONTENT = 0.5  # the weight of what a question must say beside those words to name a body
_LEAST = 0.55  # of the question that the plan's title and the words for its facts must account for
_ALIKE = 0.05
_BASE, _SHARE = 0.7, 0.3  # how sure a fact is, and how much of that the title's share makes
_STATE = re.compile(r"正式(?:稿|版|文件|文本|印发|发布|出台)|征求意见(?:稿)?|送审稿|草案|草稿|修改稿|讨论稿|定稿")
_DRAFT_ASKED = re.compile(r"征求意见|送审|草案|草稿|修改稿|讨论稿")
_DRAFT = re.compile(r"[(〔\[][^()〔〕\[\]]{0,10}(?:征求意见稿|送审稿|修改稿|讨论稿|草案|初稿|公示稿|代拟稿)[)〕\]]")
_AT_TITLE = 400  # characters in which the title page stands
_SURELY = 0.97
_OWN_WORDS = frozenset({"cover", "preface", "guidance"})  # kinds of section in which a plan says what it rests on


class Documents:
    """Finds facts about the plans themselves."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the document facts that the question asks for, none where it asks for none."""
        if asked.wants == "city" or (asked.wants == "which" and _DOCUMENT.search(asked.text)):
            yield from self._with_fact(asked)
            if _NUMBER.search(asked.text):
                return
        if asked.wants in ("yesno", "choice") and _STATE.search(asked.text):
            yield from self._draft(asked)
        tags = [t for t in _FACTS if t in asked.tags]
        if not tags or asked.wants == "city":
            return
        volumes = [v for v in self._sources.shelf.volumes.values() if not asked.plans or v.plan in asked.plans]
        focus = asked.focus.hiding((c.start, c.end) for c in asked.asking(*tags)) if asked.language == "zh" else asked.focus
        said = focus.total >= _CONTENT
        worth = {v.plan: focus.score((_facts_of(v), 1.0), (_SELF, 1.0)) if said else 1.0 for v in volumes}
        best = max(worth.values(), default=0.0)
        if best < _LEAST:
            return
        for rank, tag in enumerate(tags):
            pieces = [p for v in volumes if worth[v.plan] >= best - _ALIKE for p in self._facts(tag, v)]
            if pieces:
                when = tag in ("document_date", "document_period")
                kind: QueryKind = "standard" if pieces[0].type == "standard" else "plan"
                yield found(
                    asked, "when" if when else "value", pieces, _BASE + _SHARE * best - 0.01 * rank, kind=kind, relation=_FACTS[tag]
                )

    def _draft(self, asked: Asked) -> Iterable[Finding]:
        """Whether the plan is in force or a draft: by the word in brackets at its title, else by its number and date of issue."""
        focus = asked.focus.hiding(m.span() for m in _STATE.finditer(asked.focus.text))
        pieces = []
        for v in self._sources.shelf.volumes.values():
            d = v.records.document
            if (asked.plans and v.plan not in asked.plans) or (not asked.plans and focus.score((_facts_of(v), 1.0), (_SELF, 1.0)) < _LEAST):
                continue
            draft = _DRAFT.search(v.folded, 0, _AT_TITLE)
            if draft is None and not (d.number or d.issued):
                continue
            iri = plan_iri(v.plan, self._sources.base)
            evidence = (draft.span(),) if draft else _where(v, d.number or _printed(d.issued or ""))
            label = v.text.text[slice(*evidence[0])].strip() or d.title
            asks_draft = _DRAFT_ASKED.search(asked.text) is not None
            value = (draft is not None) == asks_draft
            pieces.append(Piece(type="boolean", label=label, plan=v.plan, evidence=evidence, subjects=(iri,), iri=iri, value=value))
        if pieces:
            yield found(asked, "exists", pieces, _SURELY, kind="plan", relation="状态")

    def _with_fact(self, asked: Asked) -> Iterable[Finding]:
        """The plans, or their places, of which the question says a fact: the number, the year of issue or the bodies that issued them."""
        number = _NUMBER.search(asked.text)
        bodies = asked.focus.hiding(m.span() for m in _ISSUING.finditer(asked.focus.text))
        volumes = [v for v in self._sources.shelf.volumes.values() if not asked.plans or v.plan in asked.plans]
        if number:
            fact, held = "document_number", [v for v in volumes if fold(v.records.document.number or "").endswith(number[0])]
            worth = 1.0
        elif not _ISSUED.search(asked.text):
            return
        elif asked.years and bodies.total < _CONTENT:
            fact, worth = "document_date", 1.0
            held = [v for v in volumes if (v.records.document.issued or "")[:4] in map(str, asked.years)]
        else:
            fact, said = "document_issuer", {v.plan: bodies.score((fold(" ".join(v.records.document.issuers)), 1.0)) for v in volumes}
            worth = max(said.values(), default=0.0)
            held = [v for v in volumes if said[v.plan] >= worth - _ALIKE] if bodies.total >= _CONTENT and worth >= _LEAST else []
        if held:
            pieces = [self._plan(v, fact, named=asked.wants == "city" and not _DOCUMENT.search(asked.text)) for v in held]
            yield found(asked, "list", pieces, worth, kind="plan", relation=_FACTS[fact])

    def _plan(self, v: Volume, fact: str, named: bool) -> Piece:
        """The item that shows a plan by its place (`named`) or by its title, with the fact by which it was found as evidence."""
        d, iri = v.records.document, plan_iri(v.plan, self._sources.base)
        words = {"document_number": d.number, "document_date": _printed(d.issued) if d.issued else None}.get(fact) or d.issuers[:1]
        evidence = _where(v, words if isinstance(words, str) else "".join(words))
        if named:
            return Piece(type="place", label=d.jurisdiction, plan=v.plan, evidence=evidence, subjects=(iri,), iri=iri)
        return Piece(type="plan", label=d.title, plan=v.plan, evidence=evidence, subjects=(iri,), iri=iri, raw=d.jurisdiction)

    def _facts(self, tag: str, volume: Volume) -> Sequence[Piece]:
        d = volume.records.document
        if tag == "document_number" and d.number:
            return [self._fact(volume, "value", _FACTS[tag], d.number, d.number)]
        if tag == "document_date" and d.issued:
            return [self._fact(volume, "date", d.title, d.issued, _printed(d.issued))]
        if tag == "document_period" and d.period:
            return [self._fact(volume, "value", _FACTS[tag], f"{d.period[0]}—{d.period[1]}年", str(d.period[0]))]
        if tag == "document_title":
            return [self._fact(volume, "value", _FACTS[tag], d.title, d.title)]
        if tag == "document_issuer":
            return [self._issuer(volume, name) for name in d.issuers]
        return [self._cited(volume, s) for s in _basis(volume)] if tag == "document_basis" else []

    def _fact(self, volume: Volume, kind: ItemType, label: str, value: str, words: str) -> Piece:
        iri = plan_iri(volume.plan, self._sources.base)
        return Piece(type=kind, label=label, plan=volume.plan, evidence=_where(volume, words), subjects=(iri,), iri=iri, value=value)

    def _issuer(self, volume: Volume, name: str) -> Piece:
        iri = plan_iri(volume.plan, self._sources.base)
        unit = unit_iri(volume.records.document.jurisdiction, name, self._sources.base)
        return Piece(type="unit", label=name, plan=volume.plan, evidence=_where(volume, name), subjects=(iri,), iri=unit)

    def _cited(self, volume: Volume, s: Standard) -> Piece:
        iri = record_iri(volume.plan, s.id, self._sources.base)
        evidence = tuple((e.start, e.end) for e in s.evidence)
        return Piece(type="standard", label=s.title, plan=volume.plan, evidence=evidence, subjects=(iri,), iri=iri, role=s.action)


def _facts_of(volume: Volume) -> str:
    """The title of a plan, its number and the bodies that issued it, folded."""
    d = volume.records.document
    return fold("\n".join((d.title, d.number or "", *d.issuers)))


def _basis(volume: Volume) -> list[Standard]:
    """The documents cited by title where the plan speaks of itself; all that are cited by title where it does not."""
    cited = [s for s in volume.records.standards if s.action == "cited" and s.quoted]
    sections = volume.records.sections
    own = [s for s in cited if (at := section_at(sections, s.evidence[0].start)) is None or at.kind in _OWN_WORDS]
    return own or cited


def _printed(issued: str) -> str:
    parts = issued.split("-")
    return f"{parts[0]}年" + (f"{int(parts[1])}月" if len(parts) > 1 else "") + (f"{int(parts[2])}日" if len(parts) > 2 else "")


def _where(volume: Volume, words: str) -> tuple[tuple[int, int], ...]:
    """The evidence that holds `words`, all of it where none does."""
    bare = re.sub(r"\s", "", fold(words))
    evidence = volume.records.document.evidence or (Evidence(0, min(60, len(volume.folded))),)
    held = [e for e in evidence if bare in re.sub(r"\s", "", volume.folded[e.start : e.end])]
    return tuple((e.start, e.end) for e in held or evidence)
