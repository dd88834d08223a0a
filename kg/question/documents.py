"""What a plan says of itself: its number, who issued it and when, its period, its title, what it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import fold
from kg.iris import plan_iri, record_iri, unit_iri
from kg.question.readings import Finding, Piece, Reading
from kg.question.shelf import Volume
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Document, Evidence

_TAGS = ("document_number", "document_basis", "document_issuer", "document_date", "document_period", "document_title")
_SELF = "文件 印发 发布 发文 文号 发文字号 字号 编号 依据 编制 期限 规划期 机构 单位 机关 部门 日期 时间 主要 全称 标题 名称 题目 出台 落款 颁布 公布 方案 规划 意见 通知 年到 哪年 documents mainly based number issued issuer date"
_LEAST = 0.55  # of the question that the plan's title and the words for its facts must account for
_CITING = frozenset({"cover", "preface", "guidance", "background", "other"})


class Documents:
    """Finds facts about the plans themselves."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the document facts that the question asks for, none where it asks for none."""
        tags = [t for t in _TAGS if t in asked.tags]
        if not tags or asked.wants == "city":
            return
        volumes = [v for v in self._sources.shelf.volumes.values() if not asked.plans or v.plan in asked.plans]
        worth = {
            v.plan: asked.focus.score((fold(v.records.document.title), 1.0), (_SELF, 1.0)) if asked.focus.total else 1.0 for v in volumes
        }
        best = max(worth.values(), default=0.0)
        chosen = [v for v in volumes if worth[v.plan] >= best - 0.05]
        if best < _LEAST:
            return
        for tag in tags:
            pieces = [p for v in chosen for p in self._facts(tag, v)]
            if pieces:
                reading = Reading(
                    operation="when" if tag in ("document_date", "document_period") else "value",
                    asked=pieces[0].type,
                    cls="plan",
                    about=asked.focus.words(),
                    relation=tag,
                    plans=asked.plans,
                )
                kind = "plan" if pieces[0].type != "standard" else "standard"
                yield Finding(
                    reading=reading,
                    pieces=tuple(pieces),
                    score=0.6 + 0.4 * best - 0.01 * tags.index(tag),
                    sparql=query_for(kind, (p.subjects[0] for p in pieces)),
                )

    def _facts(self, tag: str, volume: Volume) -> list[Piece]:
        d, plan = volume.records.document, volume.plan
        iri = plan_iri(plan, self._sources.base)

        def fact(label: str, value: str, words: str) -> Piece:
            return Piece(
                type="date" if tag == "document_date" else "value",
                label=label,
                plan=plan,
                evidence=_where(volume, d, words),
                subjects=(iri,),
                iri=iri,
                value=value,
            )

        if tag == "document_number" and d.number:
            return [fact("文号", d.number, d.number)]
        if tag == "document_date" and d.issued:
            return [fact(d.title, d.issued, _printed(d.issued))]
        if tag == "document_period" and d.period:
            return [fact("规划期限", f"{d.period[0]}—{d.period[1]}年", f"{d.period[0]}")]
        if tag == "document_title":
            return [fact("标题", d.title, d.title)]
        if tag == "document_issuer":
            return [
                Piece(
                    type="unit",
                    label=name,
                    plan=plan,
                    evidence=_where(volume, d, name),
                    subjects=(iri,),
                    iri=unit_iri(d.jurisdiction, name, self._sources.base),
                )
                for name in d.issuers
            ]
        return self._basis(volume) if tag == "document_basis" else []

    def _basis(self, volume: Volume) -> list[Piece]:
        sections = {s.id: s for s in volume.records.sections}
        cited = [s for s in volume.records.standards if s.action == "cited" and s.quoted]
        first = [s for s in cited if (section := _section(volume, s.evidence[0].start)) is None or sections[section].kind in _CITING]
        chosen = first or cited
        early = [
            s
            for s in chosen
            if (section := _section(volume, s.evidence[0].start)) is None or sections[section].kind in ("cover", "preface", "guidance")
        ]
        return [
            Piece(
                type="standard",
                label=s.title,
                plan=volume.plan,
                evidence=tuple((e.start, e.end) for e in s.evidence),
                subjects=(record_iri(volume.plan, s.id, self._sources.base),),
                role="cited",
            )
            for s in early or chosen
        ]


def _section(volume: Volume, offset: int) -> str | None:
    found = None
    for section in volume.records.sections:
        if section.start <= offset < section.end:
            found = section.id
    return found


def _printed(issued: str) -> str:
    parts = issued.split("-")
    return f"{parts[0]}年{int(parts[1])}月" + (f"{int(parts[2])}日" if len(parts) > 2 else "")


def _where(volume: Volume, document: Document, words: str) -> tuple[tuple[int, int], ...]:
    """The evidence that holds `words`, all of it where none does."""
    bare = re.sub(r"\s", "", fold(words))
    held = [e for e in document.evidence if bare in re.sub(r"\s", "", volume.folded[e.start : e.end])]
    chosen: Iterable[Evidence] = held or document.evidence or (Evidence(0, min(60, len(volume.text.text))),)
    return tuple((e.start, e.end) for e in chosen)
