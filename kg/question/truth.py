"""Yes or no: whether the plans say it; and this or that, where the question offers two."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from corpus.folding import fold
from kg.iris import passage_iri, record_iri
from kg.question.amounts import Amounts
from kg.question.answer import Of
from kg.question.asking import Asked
from kg.question.claims import Claim, agrees, claim_of, frequencies, in_unit
from kg.question.focus import Focus
from kg.question.indicator_sets import counts_indicators
from kg.question.linking import Link
from kg.question.measures import fit, kind_of
from kg.question.readings import Finding, Piece, found
from kg.question.retrieval import LEAD, PATH
from kg.question.roles import Roles, evidence_of
from kg.question.sentences import Sentence
from kg.question.sources import Sources
from kg.question.values import piece_of
from kg.question.weighing import naming
from kg.question.wording import in_quotes, role_word
from kg.question.workloads import Workloads
from ontology.records import Action, Indicator, Task

_LEAST = 0.6
_SURE = 0.8  # of the focus that one sentence must account for to be a yes
_SAME_UNIT = 0.9  # how well a figure's unit must fit that of a claim
_ALIKE = 0.01  # how far the worth of figures that a claim may be of may lie apart
_SUREST, _READ, _LABEL = 0.97, 20, 100
_WHOLE, _ROW = 0.85, 0.9  # what a match is worth in the sentence of a frequency, beside 1 in its clause; and in a row beside a cell
_TITLE = 0.5  # of the focus that a document's title must account for
_SAID = 0.8  # of a document's title that must be said for it to be the one that is chosen for
_ASKED_ATTRIBUTE = 0.25  # added where the question asks for the attribute by that word
_BINDING = frozenset({"约束", "硬性", "刚性", "强制", "binding", "mandatory"})
_NAMED_ATTRIBUTE = re.compile(r"约束|硬性|刚性|强制|预期|指导|binding|mandatory|expected|anticipated")
_HAS = re.compile(r"有.{0,24}(?:这(?:一)?[个项条]|一项|指标|任务|项目|事项)|(?:包括|包含|列入|列了|列有|在.{0,10}(?:表|库|清单)里)")
_WHOLE, _IN_LIST, _SHOWN = 0.9, 0.15, 80  # of a name that must be said; added where a list is meant; characters of a row that are shown
_HOLDS = re.compile(r"包不包括|包不包含|包括|包含|涵盖|属于|属不属于|算不算|在不在|有没有|\binclude")
_OPTION = re.compile(r"还是")
_OPTION_LENGTH = 10  # characters of an option; more is the question itself
_STATES: dict[Action, str] = {"issued": "已经出台", "issue": "计划出台", "revise": "计划修订", "cited": "引用", "implement": "落实"}
_DONE: dict[Action, re.Pattern[str]] = {
    "issued": re.compile(r"已|过去|十三五|出台过|前"),
    "issue": re.compile(r"打算|计划|将|准备|要|十四五|拟|新"),
    "revise": re.compile(r"修订|修编|修改|完善"),
    "cited": re.compile(r"依据|引用"),
    "implement": re.compile(r"落实|执行|实施"),
}


class Truth:
    """Decides statements."""

    def __init__(self, sources: Sources, roles: Roles, workloads: Workloads, amounts: Amounts) -> None:
        self._sources, self._roles, self._workloads, self._amounts = sources, roles, workloads, amounts

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return whether what the question states holds, or which of two it is; none where it asks something else."""
        if "attribute" in asked.tags and not counts_indicators(asked):
            yield from self._attribute(asked)
        if asked.wants == "choice":
            yield from self._choice(asked)
        if asked.wants == "yesno":
            of_role = list(self._role(asked))
            yield from of_role
            yield from self._standard(asked)
            yield from self._held(asked)
            figures = list(self._figures(asked))
            yield from figures
            if (
                not (of_role and asked.roles) and not figures
            ):  # who has a role is in the records: a sentence with all the words says nothing of it
                yield from self._stated(asked)

    def _attribute(self, asked: Asked) -> Iterable[Finding]:
        """The attribute of an indicator, its target value before it where the question asks for that too."""
        focus = asked.focus.reweighed(naming(asked.focus.text))
        link: Link[Indicator] | None = next(iter(self._sources.links.indicators.find(focus, asked.plans, 10)), None)
        if link is None or link.score < _LEAST or not link.entry.record.attribute:
            return
        entry, indicator = link.entry, link.entry.record
        evidence = tuple((e.start, e.end) for e in indicator.evidence)
        label = indicator.attribute or ""
        of = Of(type="indicator", label=indicator.name, iri=entry.iri)
        pieces = [Piece(type="value", label=label, plan=entry.plan, evidence=evidence, subjects=(entry.iri,), iri=entry.iri, of=of)]
        said = _NAMED_ATTRIBUTE.search(asked.text)
        if asked.wants == "yesno" and said:
            binding = label.startswith("约束") == (said[0] in _BINDING)
            pieces = [msgspec.structs.replace(pieces[0], type="boolean", value=binding)]
        if "amount" in asked.tags:
            targets = [a for a in self._amounts.of_indicator(entry.plan, indicator, link.score) if a.kind == "target"]
            pieces = [*(piece_of(a) for a in sorted(targets, key=lambda a: a.year or 0)[-1:]), *pieces]
        yield found(asked, "value", pieces, min(0.99, link.score + _ASKED_ATTRIBUTE), relation="指标属性")

    def _choice(self, asked: Asked) -> Iterable[Finding]:
        """Which of two a document is: already issued, or planned."""
        option = _OPTION.search(asked.text)
        named = [x for x in self._sources.links.standards.find(asked.focus, asked.plans, 10) if x.said > _SAID]
        if not option or not named:
            return
        entry, standard = named[0].entry, named[0].entry.record
        options = [re.sub(r"^.*?是", "", asked.text[: option.start()].rstrip(","), count=1), asked.text[option.end() :].strip("?。 ")]
        label = re.sub(r"的$", "", max(options, key=lambda o: len(_DONE[standard.action].findall(o))))
        label = label if len(label) <= _OPTION_LENGTH else _STATES[standard.action]
        evidence = tuple((e.start, e.end) for e in standard.evidence)
        of = Of(type="standard", label=standard.title, iri=entry.iri)
        piece = Piece(type="value", label=label, plan=entry.plan, evidence=evidence, subjects=(entry.iri,), iri=entry.iri, of=of)
        yield found(
            asked,
            "exists",
            [piece],
            0.95,
            kind="standard",
            about=standard.title,
            relation=standard.action,
            said=f"《{standard.title}》{label}。",
        )

    def _role(self, asked: Asked) -> Iterable[Finding]:
        """Whether the unit that the question names has that role in the task that it names."""
        units = self._workloads.units_named(asked)
        if not units:
            return
        focus = asked.focus.without(sorted(units))
        links = [x for x in self._sources.links.tasks.find(focus, asked.plans, 20) if self._roles.of_task(x.entry.iri)]
        if not links or links[0].score < _LEAST:
            return
        parts = self._roles.of_task(links[0].entry.iri)
        parts = [h for h in parts if not asked.roles or h.assignment.role in asked.roles] or parts
        mine = [h for h in parts if fold(h.assignment.unit) in units]
        shown = mine or parts
        who = "、".join(dict.fromkeys(h.assignment.unit for h in shown))
        label = f"{in_quotes(shown[0].task.title)}由{who}{role_word(shown[0].assignment.role)}"
        evidence = tuple(dict.fromkeys(e for h in shown for e in evidence_of(h)))
        subjects = tuple(record_iri(h.plan, h.assignment.id, self._sources.base) for h in shown)
        piece = Piece(type="boolean", label=label, plan=shown[0].plan, evidence=evidence, subjects=subjects, value=bool(mine))
        yield found(asked, "exists", [piece], links[0].score, kind="assignment", relation="/".join(asked.roles) or None)

    def _held(self, asked: Asked) -> Iterable[Finding]:
        """Yes where the list or table that the question means has the task or indicator that it names in full."""
        if not _HAS.search(asked.text):
            return
        links: list[Link[Task] | Link[Indicator]] = [*self._sources.links.tasks.find(asked.focus, asked.plans, 10)]
        links += self._sources.links.indicators.find(asked.focus, asked.plans, 10)
        link = max((x for x in links if x.said > _WHOLE), key=lambda x: x.score, default=None)
        if link and link.score >= _LEAST:
            entry = link.entry
            evidence = tuple((e.start, e.end) for e in entry.record.evidence)
            label = self._sources.shelf.quote(entry.plan, *evidence[0])[:_SHOWN]
            piece = Piece(type="boolean", label=label, plan=entry.plan, evidence=evidence, subjects=(entry.iri,), value=True)
            yield found(asked, "exists", [piece], min(0.97, link.score + _IN_LIST))

    def _standard(self, asked: Asked) -> Iterable[Finding]:
        """Yes where the plan does with a document what the question says."""
        links = self._sources.links.standards.find(asked.focus, asked.plans, 20)
        mine = next((x for x in links if x.entry.record.action in asked.actions and x.own >= _TITLE), None)
        if mine:
            entry = mine.entry
            evidence = tuple((e.start, e.end) for e in entry.record.evidence)
            piece = Piece(
                type="boolean", label=f"《{entry.record.title}》", plan=entry.plan, evidence=evidence, subjects=(entry.iri,), value=True
            )
            yield found(asked, "exists", [piece], 0.55 + 0.4 * mine.own, kind="standard", relation="/".join(asked.actions))

    def _figures(self, asked: Asked) -> Iterable[Finding]:
        """Whether the frequency or the quantity that the question claims is the one that the plans state of the same thing."""
        claim = claim_of(asked.text)
        if claim is None or asked.language != "zh":
            return
        focus = asked.focus.hiding(claim.spans)
        if claim.often:
            yield from self._frequency(asked, claim, focus)
            return
        plans, kind = asked.plans or tuple(self._sources.shelf.volumes), kind_of(claim.unit)
        amounts = [a for a in self._amounts.find(focus, plans) if a.year is None or not asked.years or a.year in asked.years]
        amounts = [a for a in amounts if a.kind in (None, *(asked.kinds or ("target",)))]
        amounts = [a for a in amounts if a.value is not None and fit(a.unit, claim.unit, kind) > _SAME_UNIT]
        near = [a for a in amounts if a.worth >= max(_SURE, amounts[0].worth - _ALIKE) and a.plan == amounts[0].plan]
        stated = [(a, value) for a in near if (value := in_unit(a.value or 0.0, a.unit, claim.unit)) is not None]
        if not stated:
            return
        stated.sort(key=lambda s: (s[0].worth, s[0].year or 0), reverse=True)
        held = next((a for a, value in stated if agrees(claim, value, a.op)), None)
        figure = held or stated[0][0]
        printed = figure.raw if figure.unit_shown in figure.raw else f"{figure.raw}{figure.unit_shown}"
        piece = msgspec.structs.replace(
            piece_of(figure), type="boolean", label=f"{figure.label} {printed}", value=held is not None, op=None, high=None, unit=None
        )
        yield found(asked, "exists", [piece], min(_SUREST, near[0].worth), kind="quantity")

    def _frequency(self, asked: Asked, claim: Claim, focus: Focus) -> Iterable[Finding]:
        best: tuple[float, Sentence, float] | None = None
        for hit in self._sources.retrieval.hits(focus, asked.plans)[:_READ]:
            s = hit.sentence
            around = [focus.covered(s.folded, _WHOLE * (_ROW if s.row else 1.0)), focus.covered(s.lead, LEAD), focus.covered(s.path, PATH)]
            for often, (start, _) in frequencies(s.folded):
                clause = re.split(r"[,。;\t]", s.folded[max(s.folded.rfind(c, 0, start) for c in ",。;\t") + 1 :], maxsplit=1)[0]
                worth = focus.coverage(focus.covered(clause), *around)
                if best is None or (round(worth, 3), -len(s.folded)) > (round(best[0], 3), -len(best[1].folded)):
                    best = worth, s, often
        if best is None or best[0] < _SURE:
            return
        worth, s, often = best
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        label = self._sources.shelf.quote(s.plan, s.start, s.end).strip().rstrip("。")[:_LABEL]
        piece = Piece(type="boolean", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,), value=agrees(claim, often))
        yield found(asked, "exists", [piece], min(_SUREST, worth))

    def _stated(self, asked: Asked) -> Iterable[Finding]:
        """Yes where one sentence accounts for nearly all of the question; no where it names the whole but not the part asked about."""
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)[:10]
        if not hits:
            return
        s = max(hits, key=lambda h: (round(h.own, 3), -h.number)).sentence
        own = asked.focus.score((s.folded, 1.0), (s.lead, 0.95), (s.path, 0.7))
        if own < _SURE and not _HOLDS.search(asked.text):
            return
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        label = self._sources.shelf.quote(s.plan, s.start, s.end).strip().rstrip("。")[:_LABEL]
        piece = Piece(type="boolean", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,), value=own >= _SURE)
        yield found(asked, "exists", [piece], own * 0.9)
