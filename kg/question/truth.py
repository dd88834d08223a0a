"""Yes or no: whether the plans say it; and this or that, where the question offers two."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from corpus.folding import fold
from kg.iris import passage_iri, record_iri
from kg.question.amounts import Amounts
from kg.question.readings import Finding, Piece, Reading
from kg.question.roles import Roles
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Indicator, Standard

_LEAST = 0.6
_SURE = 0.8  # of the focus that one sentence must account for to be a yes
_HOLDS = re.compile(r"包不包括|包不包含|包括|包含|涵盖|属于|属不属于|算不算|在不在|有没有|include")
_OPTION = re.compile(r"还是")
_ACTION_WORDS = {
    "issued": re.compile(r"已|过去|十三五|出台过|前"),
    "issue": re.compile(r"打算|计划|将|准备|要|十四五|拟|新"),
    "revise": re.compile(r"修订|修编|修改|完善"),
    "cited": re.compile(r"依据|引用"),
    "implement": re.compile(r"落实|执行|实施"),
}
_ATTRIBUTES = ("约束性", "预期性")


class Truth:
    """Decides statements."""

    def __init__(self, sources: Sources, roles: Roles, amounts: Amounts) -> None:
        self._sources, self._roles, self._amounts = sources, roles, amounts

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return whether what the question states holds, or which of two it is; none where it asks something else."""
        if "attribute" in asked.tags or (asked.wants == "choice" and all(a in asked.text for a in _ATTRIBUTES)):
            yield from self._attribute(asked)
        if asked.wants == "choice":
            yield from self._choice(asked)
        if asked.wants == "yesno":
            yield from self._role(asked)
            yield from self._standard(asked)
            yield from self._stated(asked)

    def _attribute(self, asked: Asked) -> Iterable[Finding]:
        links = self._sources.links.candidates(asked.focus, ("indicator",), asked.plans, 10)
        if not links or links[0].score < _LEAST or not isinstance(links[0].entry.record, Indicator):
            return
        entry, indicator = links[0].entry, links[0].entry.record
        if not isinstance(indicator, Indicator) or not indicator.attribute:
            return
        evidence = tuple((e.start, e.end) for e in indicator.evidence)
        of = ("indicator", indicator.name, entry.iri)
        pieces = [
            Piece(type="value", label=indicator.attribute, plan=entry.plan, evidence=evidence, subjects=(entry.iri,), iri=entry.iri, of=of)
        ]  # type: ignore[arg-type]
        if "amount" in asked.tags:
            amounts = [a for a in self._amounts.of_indicator(entry.plan, indicator, links[0].score, links[0].said) if a.kind == "target"]
            last = max(amounts, key=lambda a: a.year or 0, default=None)
            if last:
                pieces.insert(
                    0,
                    Piece(
                        type="indicator",
                        label=indicator.name,
                        plan=entry.plan,
                        evidence=evidence,
                        subjects=(entry.iri,),
                        iri=entry.iri,
                        value=last.value,
                        op=last.op,
                        unit=last.unit_shown,
                        raw=last.raw,
                        year=last.year,
                    ),
                )
        reading = Reading(
            operation="value", asked="value", cls="indicator", about=asked.focus.words(), relation="指标属性", plans=asked.plans
        )
        yield Finding(reading=reading, pieces=tuple(pieces), score=min(0.99, links[0].score + 0.25), sparql=query_for("task", (entry.iri,)))

    def _choice(self, asked: Asked) -> Iterable[Finding]:
        """Which of two a document is: already issued, or planned."""
        found = _OPTION.search(asked.text)
        if not found:
            return
        links = [x for x in self._sources.links.candidates(asked.focus, ("standard",), asked.plans, 10) if x.said > 0.8]
        if not links or not isinstance(links[0].entry.record, Standard):
            return
        entry, standard = links[0].entry, links[0].entry.record
        before = asked.text[: found.start()].rstrip(",")
        options = [re.sub(r"^.*?是", "", before, count=1), asked.text[found.end() :].strip("?。 ")]
        rule = _ACTION_WORDS.get(standard.action)
        chosen = max(options, key=lambda o: sum(1 for _ in rule.finditer(o))) if rule else None
        if chosen and isinstance(standard, Standard):
            label = re.sub(r"的$", "", chosen)
            evidence = tuple((e.start, e.end) for e in standard.evidence)
            piece = Piece(
                type="value",
                label=label,
                plan=entry.plan,
                evidence=evidence,
                subjects=(entry.iri,),
                iri=entry.iri,
                of=("standard", standard.title, entry.iri),
            )
            reading = Reading(
                operation="exists", asked="value", cls="standard", about=standard.title, relation=standard.action, plans=asked.plans
            )
            yield Finding(
                reading=reading,
                pieces=(piece,),
                score=0.95,
                sparql=query_for("standard", (entry.iri,)),
                said=f"《{standard.title}》{label}。",
            )

    def _role(self, asked: Asked) -> Iterable[Finding]:
        units = self._roles.units_named(asked)
        if not units:
            return
        names = [n for n in units if n in asked.text] or list(units)
        weights = list(asked.focus.weights)
        for name in names:
            at = asked.focus.text.find(name)
            if at >= 0:
                weights[at : at + len(name)] = [0.0] * len(name)
        focus = msgspec.structs.replace(asked.focus, weights=tuple(weights))
        links = [x for x in self._sources.links.candidates(focus, ("task",), asked.plans, 20) if self._roles.of_task(x.entry.iri)]
        if not links or links[0].score < _LEAST:
            return
        entry = links[0].entry
        parts = self._roles.of_task(entry.iri)
        mine = [h for h in parts if fold(h.assignment.unit) in units and (not asked.roles or h.assignment.role in asked.roles)]
        shown = mine or [h for h in parts if not asked.roles or h.assignment.role in asked.roles] or parts
        evidence = tuple(dict.fromkeys((e.start, e.end) for h in shown for e in (*h.assignment.evidence, *h.task.evidence[:1])))
        who = "、".join(dict.fromkeys(h.assignment.unit for h in shown))
        role = {"lead": "牵头", "cooperate": "配合", "build": "建设", "implement": "实施", "responsible": "负责"}[shown[0].assignment.role]
        label = f"“{shown[0].task.title}”由{who}{role}"
        subjects = tuple(record_iri(h.plan, h.assignment.id, self._sources.base) for h in shown)
        piece = Piece(type="boolean", label=label, plan=entry.plan, evidence=evidence, subjects=subjects, value=bool(mine))
        reading = Reading(
            operation="exists", asked="boolean", cls="task", about=asked.focus.words(), relation="/".join(asked.roles), plans=asked.plans
        )
        yield Finding(reading=reading, pieces=(piece,), score=min(1.0, links[0].score), sparql=query_for("unit", subjects))

    def _standard(self, asked: Asked) -> Iterable[Finding]:
        if not asked.actions:
            return
        links = self._sources.links.candidates(asked.focus, ("standard",), asked.plans, 20)
        mine = [x for x in links if isinstance(x.entry.record, Standard) and x.entry.record.action in asked.actions and x.own >= 0.5]
        if mine:
            entry = mine[0].entry
            evidence = tuple((e.start, e.end) for e in entry.record.evidence)  # type: ignore[union-attr]
            piece = Piece(
                type="boolean", label=f"《{entry.record.title}》", plan=entry.plan, evidence=evidence, subjects=(entry.iri,), value=True
            )  # type: ignore[union-attr]
            reading = Reading(
                operation="exists",
                asked="boolean",
                cls="standard",
                about=asked.focus.words(),
                relation="/".join(asked.actions),
                plans=asked.plans,
            )
            yield Finding(reading=reading, pieces=(piece,), score=0.55 + 0.4 * mine[0].own, sparql=query_for("standard", (entry.iri,)))

    def _stated(self, asked: Asked) -> Iterable[Finding]:
        """Yes where one sentence accounts for nearly all of the question; no where it names the whole but not the part asked about."""
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        if not hits:
            return
        hit = max(hits[:10], key=lambda h: (round(h.own, 3), -h.number))
        s = hit.sentence
        own = asked.focus.score((s.folded, 1.0), (s.lead, 0.95), (s.path, 0.7))
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        value = own >= _SURE
        if not value and not _HOLDS.search(asked.text):
            return
        label = self._sources.shelf.quote(s.plan, s.start, s.end).strip()[:100]
        piece = Piece(type="boolean", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,), value=value)
        reading = Reading(operation="exists", asked="boolean", about=asked.focus.words(), plans=asked.plans)
        yield Finding(reading=reading, pieces=(piece,), score=own * 0.9, sparql=query_for("passage", (iri,)), passages=True)
