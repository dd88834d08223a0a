"""Pieces of a question to readings: each way to take it apart gives several, scored by what they account for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import msgspec

from kg.labelled.filters import Filters
from kg.labelled.grammar import Cue
from kg.labelled.index import Index
from kg.labelled.ordering import measured_by, ordering
from kg.labelled.pieces import Pieces, Role, pieces_of
from kg.labelled.question import Parsed
from kg.labelled.reading import Condition, Operation, Order, Reading, Step
from kg.labelled.schema import Property
from kg.labelled.vocabulary import Mention, Sense

_ASSIGNMENTS = 40  # ways to give the mentions their roles that are tried for one way to take the question apart
_ASKED, _SURE, _TYPE, _HOP, _UNUSED = 0.22, 0.35, 0.2, 0.04, 0.25
_MOST = re.compile(r"多|少|^(?:most|fewest|least|top)$")
_COMPARING = ("difference", "more", "less", "sooner", "later", "max", "min", "earliest", "latest", "than")
_AGREES = {
    "when": frozenset({"date"}),
    "howmuch": frozenset({"number"}),
    "where": frozenset({"address", "place"}),
    "who": frozenset({"person", "organisation", "link"}),
}


class Composer:
    """Makes readings."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._filters = Filters(index)

    def readings(self, ways: Sequence[Parsed]) -> list[Reading]:
        """Return the readings of a question, best first; alike ones once."""
        found: dict[Reading, float] = {}
        for place, parsed in enumerate(ways):
            for reading in self._of(parsed):
                score = round(reading.score - 0.012 * place, 4)
                bare = msgspec.structs.replace(reading, score=0.0)
                if score > found.get(bare, -9.0):
                    found[bare] = score
        return sorted((msgspec.structs.replace(r, score=s) for r, s in found.items()), key=lambda r: -r.score)

    def _of(self, parsed: Parsed) -> Iterator[Reading]:
        options = [_roles(m) for m in parsed.mentions]
        for number, roles in enumerate(product(*options)):
            if number >= _ASSIGNMENTS:
                break
            pieces = pieces_of(parsed, roles)
            yield from self._comparing(pieces)
            yield from self._asking_values(pieces)
            yield from self._asking_things(pieces)
            yield from self._describing(pieces)

    # ---- values of a property

    def _asking_values(self, p: Pieces) -> Iterator[Reading]:
        for mention in p.properties:
            worth = _asked_worth(p, mention)
            for sense in mention.senses:
                if sense.kind not in {"property", "asking"}:
                    continue
                asked = 1.0 if sense.kind == "asking" else worth
                yield from self._of_things(p, mention, sense, asked)
                yield from self._of_class(p, mention, sense, asked)
        if not p.properties:
            yield from self._by_question_word(p)
        yield from self._by_place(p)
        yield from self._either(p)

    def _by_place(self, p: Pieces) -> Iterator[Reading]:
        """Where? asks for an address, and for the place where there is none."""
        if p.parsed.cue("where"):
            for ref, prop in enumerate(self._index.schema.properties):
                if prop.called.kind in {"address", "place"} and prop.kind != "number":
                    mention = next((m for m in p.properties if all(s.kind == "asking" for s in m.senses)), None)
                    yield from self._of_things(p, mention, Sense("property", ref, 0.9 if prop.called.kind == "address" else 0.8), 1.0)

    def _by_question_word(self, p: Pieces) -> Iterator[Reading]:
        """When? asks for the one date that a thing has, or the one that says when it began."""
        if not p.parsed.cue("when") or not p.named:
            return
        things = _things(p.named[0])
        schema = self._index.schema
        dates = [ref for ref, prop in enumerate(schema.properties) if prop.kind == "date" and any(s.ref in prop.facts for s in things)]
        if len(dates) == 1:
            yield from self._of_things(p, None, Sense("property", dates[0], 0.8), 1.0)

    def _either(self, p: Pieces) -> Iterator[Reading]:
        """是省级还是国家级: the property that has both values."""
        if not re.search(r"还是|\bor\b", p.parsed.text) or len(p.named) < 3:
            return
        for subject in (m for m in p.named if _things(m)):
            others = [m for m in p.named if m is not subject]
            refs = [{s.ref: s.weight for s in m.senses if s.kind == "value"} for m in others]
            for ref in sorted(set.intersection(*(set(r) for r in refs))):
                spans = [(m.start, m.end) for m in p.named]
                said = {s.text for m in others for s in m.senses if s.ref == ref}
                facts = self._index.schema.properties[ref].facts
                things = tuple(s.ref for s in _things(subject) if any(v.text in said for v in facts.get(s.ref, ())))
                if things:
                    score = self._score(p, spans, 1.0, [refs[0][ref], *(s.weight for s in _things(subject)[:1])], None, 0) + 0.05
                    yield Reading(operation="values", things=things, asked=ref, score=score, missing=p.missing(spans))

    def _of_things(self, p: Pieces, mention: Mention | None, sense: Sense, asked: float) -> Iterator[Reading]:
        named = [m for m in p.named if _things(m)]
        if not named:
            return
        prop = self._index.schema.properties[sense.ref]
        chains: list[tuple[tuple[Step, ...], list[Mention]]] = [((), [])]
        others = [m for m in p.properties if m is not mention] + list(p.classes)
        for other in others:
            chains += [
                ((Step(s.ref),), [other]) for s in other.senses if s.kind == "property" and self._index.schema.properties[s.ref].link
            ]
            chains += [
                ((step,), [other])
                for s in other.senses
                if s.kind == "class"
                for step in self._index.links(None)
                if s.ref in self._index.beyond(step)
            ]
        chains += [((*first, *second), [*said, *also]) for first, said in chains[1:] for second, also in chains[1:] if said != also]
        chains += [((step,), []) for step in self._index.links(None) if not step.reverse]
        for path, through in chains:
            if path and path[-1] == Step(sense.ref, True):
                continue  # there and back
            subjects: list[int] = []
            weights: list[float] = []
            used = list(through)
            for m in named:
                held = [s for s in _things(m) if self._reaches(s.ref, path, sense.ref)]
                if not held:
                    continue
                best = max(s.weight for s in held)
                subjects += [s.ref for s in held if s.weight >= best - 0.02]
                weights.append(best)
                used.append(m)
            if not subjects:
                continue
            for extra in (*p.named, *p.classes, *p.properties):
                if extra not in used and extra is not mention and self._true_of(subjects, extra):
                    used.append(extra)
            spans = [(m.start, m.end) for m in used] + ([(mention.start, mention.end)] if mention else [])
            bounds = [
                b
                for b in p.parsed.bounds
                if prop.year is not None and b.kind == "date" and str(b.low)[:4] == str(prop.year) and b.op == "="
            ]
            spans += [(b.start, b.end) for b in bounds]
            operation: Operation = (
                "yesno" if p.parsed.cue("yesno") and not p.parsed.cue("howmuch", "who", "where", "when", "count") else "values"
            )
            conditions: tuple[Condition, ...] = ()
            score = self._score(p, spans, asked, [sense.weight, *weights], _kind(prop), len(path) * (1 if through else 3))
            yield Reading(
                operation=operation,
                things=tuple(dict.fromkeys(subjects)),
                asked=sense.ref,
                path=path,
                conditions=conditions,
                score=score - self._unused(p, set()) + (0.02 if prop.year is None or bounds else 0.0001 * (prop.year - 2000)),
                missing=p.missing(spans),
            )

    def _reaches(self, thing: int, path: tuple[Step, ...], prop: int) -> bool:
        reached = [thing]
        for step in path:
            reached = [t for r in reached for t in self._index.follow(r, step)]
        return any(t in self._index.schema.properties[prop].facts for t in reached)

    def _true_of(self, things: Sequence[int], mention: Mention) -> bool:
        """Whether a name says what is so of the things anyway: their place, their class."""
        index = self._index
        for s in mention.senses:
            if s.kind == "class" and index.in_class(things, s.ref):
                return True
            if s.kind == "kind" and any(s.text in index.labels[t] for t in things):
                return True
            if s.kind == "value" and any(t in things for t in index.holders.get((s.ref, s.text), ())):
                return True
            if s.kind == "part" and any(t in things for t in index.part_holders.get((s.ref, s.text), ())):
                return True
        return False

    def _of_class(self, p: Pieces, mention: Mention, sense: Sense, asked: float) -> Iterator[Reading]:
        """Values of all things of a class that fulfil conditions: listed, summed, averaged; or how many of the things each value has."""
        prop = self._index.schema.properties[sense.ref]
        for klass, class_mention, class_weight, kind in self._classes(p, sense.ref):
            found = self._filters.find(p, klass, kind, [mention], class_mention)
            spans = [*found.spans, (mention.start, mention.end)] + ([(class_mention.start, class_mention.end)] if class_mention else [])
            order, order_cue, order_spans = ordering(p, klass, self._index, mention)
            weights = [sense.weight, class_weight, *found.weights]
            year = [
                b
                for b in p.parsed.bounds
                if prop.year is not None and b.kind == "date" and b.op == "=" and str(b.low)[:4] == str(prop.year)
            ]
            spans += [(b.start, b.end) for b in year]
            if not (class_mention or found.conditions or p.parsed.cue("average", "sum", "max", "min", "earliest", "latest")):
                continue
            if any(c.kind in {"same", "part", "leads"} and not c.negated and not c.path[1:] and _refs(c) == {sense.ref} for c in found.conditions):
                continue  # what is asked for was said
            for operation, bonus, used, chosen in self._operations(p, sense.ref, order, order_cue, mention):
                score = self._score(p, spans + list(order_spans if chosen else ()), asked, weights, _kind(prop), 0)
                score += (
                    bonus
                    - self._unused(p, used | found.cues)
                    - found.guessed
                    + (0.02 if prop.year is None or year else 0.0001 * (prop.year - 2000))
                )
                yield Reading(
                    operation=operation,
                    klass=klass,
                    conditions=found.conditions,
                    asked=sense.ref,
                    order=chosen,
                    score=score,
                    missing=p.missing(spans + list(order_spans)),
                )

    def _operations(
        self, p: Pieces, prop: int, order: Order | None, order_cue: Cue | None, mention: Mention
    ) -> Iterator[tuple[Operation, float, set[str], Order | None]]:
        """What may be done with the values of a class: with how much it is worth, the cues that it accounts for, and the order."""
        kind = self._index.schema.properties[prop].kind
        cue = p.parsed.cue
        grouped = kind in {"category", "link", "text", "address"}
        if kind == "number" and cue("average"):
            yield "average", 0.05, {"average"}, None
        total = p.parsed.text[mention.start : mention.end].startswith(("总", "total"))
        if kind == "number" and (total or cue("sum", "count")) and not cue("average"):
            yield "sum", 0.02, {"sum", "count", "howmuch"}, None
        if kind in {"number", "date"} and order is not None and order.property == prop:
            other = cue("which", "who") and any(_asked_worth(p, m) > _asked_worth(p, mention) for m in p.classes)
            yield "largest" if order.descending else "smallest", -0.15 if other else 0.03, {"max", "min", "earliest", "latest"}, None
        if order is not None and order.property != prop and order.property is not None:
            yield "values", 0.05, {"max", "min", "earliest", "latest", "top"}, order
        most = order_cue is not None and _MOST.search(p.parsed.text[order_cue.start : order_cue.end])
        if grouped and order_cue is not None and order_cue.tag in {"max", "min"} and (order.property != prop if order else most):
            before = all(mention.start < m.start for m in p.classes)
            yield (
                "topgroup",
                0.06 if before else -0.15,
                {"max", "min", "top"},
                Order(order.property if order else None, order_cue.tag == "max", order.count if order else 1),
            )
        if grouped and cue("each", "count"):
            yield "groups", 0.05 if cue("each") else -0.1, {"each", "count"}, None
        if grouped and cue("count") and not cue("each"):
            yield "count", -0.04, {"count"}, None
        yield "values", 0.0 if p.named or p.parsed.bounds else -0.06, set(), None

    def _classes(self, p: Pieces, prop: int | None) -> Iterator[tuple[int | None, Mention | None, float, str]]:
        """The classes that may be meant: with the words for them, how surely, and the ending of their names that limits them."""
        for m in p.classes:
            for s in m.senses:
                if s.kind in {"class", "kind"} and (prop is None or self._index.has(prop, s.ref)):
                    yield s.ref, m, s.weight, s.text if s.kind == "kind" else ""
        if not p.classes:
            if prop is not None:
                for ref in range(len(self._index.schema.classes)):
                    if self._index.has(prop, ref):
                        yield ref, None, 0.75, ""
            else:
                yield None, None, 0.75, ""
                for m in p.properties:
                    for s in m.senses:
                        if s.kind == "property" and self._index.schema.properties[s.ref].kind == "boolean":
                            said = p.parsed.text[m.start : m.end]
                            for ref, klass in enumerate(self._index.schema.classes):
                                if self._index.has(s.ref, ref) and any(name in said for name in klass.names if len(name) > 1):
                                    yield ref, m, 1.0, ""

    def _linked(self, p: Pieces) -> Iterator[tuple[int | None, Mention | None, float, str]]:
        """Classes by the properties that lead to them: 哪个区 where 所在区 leads to districts."""
        for m in p.properties:
            if _asked_worth(p, m) >= 0.95:
                for s in m.senses:
                    if s.kind == "property" and self._index.schema.properties[s.ref].link:
                        for klass in sorted(self._index.ranges[s.ref]):
                            yield klass, m, 0.9 * s.weight, ""

    # ---- things

    def _asking_things(self, p: Pieces) -> Iterator[Reading]:
        cue = p.parsed.cue
        for klass, mention, weight, kind in (*self._classes(p, None), *self._linked(p)):
            found = self._filters.find(p, klass, kind, [], mention)
            order, order_cue, order_spans = ordering(p, klass, self._index, None)
            if not (mention or found.conditions) or (not mention and not found.conditions):
                continue
            spans = [*found.spans, *order_spans] + ([(mention.start, mention.end)] if mention else [])
            asked = _asked_worth(p, mention) if mention else 0.75 if cue("which", "who", "list", "yesno", "count") else 0.4
            used = set(found.cues)
            operation: Operation = "things"
            if order is not None:
                used |= {"max", "min", "earliest", "latest", "top"}
            elif cue("count"):
                operation, used = "count", used | {"count"}
            elif cue("yesno"):
                operation = "yesno"
            score = self._score(p, spans, asked, [weight, *found.weights], None, 0) - self._unused(p, used) - found.guessed
            if mention is None and operation in {"count", "yesno"}:
                score -= 0.1
            score -= 0.15 * (cue("when") is not None) + 0.08 * (cue("where") is not None)
            yield Reading(operation=operation, klass=klass, conditions=found.conditions, order=order, score=score, missing=p.missing(spans))

    # ---- one against another, yes or no, everything

    def _comparing(self, p: Pieces) -> Iterator[Reading]:
        cue = p.parsed.cue(*_COMPARING)
        named = [m for m in p.named if _things(m)]
        if cue is None or len(named) < 2:
            return
        tags = {c.tag for c in p.parsed.cues}
        things = [max(_things(m), key=lambda s: s.weight).ref for m in named]
        descending = not tags & {"less", "min", "sooner", "earliest"}
        for prop, weight, spans in self._measures(p, things, cue):
            operation: Operation = "difference" if "difference" in tags else "compare"
            used = [(m.start, m.end) for m in named] + spans
            year = self._index.schema.properties[prop].year
            bounds = [(b.start, b.end) for b in p.parsed.bounds if b.kind == "date" and year is not None and str(b.low)[:4] == str(year)]
            score = self._score(p, [*used, *bounds], 1.0, [weight], None, 0) + 0.06
            yield Reading(
                operation=operation,
                things=tuple(things),
                asked=prop,
                order=Order(prop, descending),
                score=score + (0.02 if year is None or bounds else 0.0001 * (year - 2000)),
                missing=p.missing([*used, *bounds]),
            )

    def _measures(self, p: Pieces, things: Sequence[int], cue: Cue) -> Iterator[tuple[int, float, list[tuple[int, int]]]]:
        """The numbers and dates that all of the things have and the question may mean."""
        schema = self._index.schema
        for m in p.properties:
            for s in m.senses:
                prop = schema.properties[s.ref]
                if prop.kind in {"number", "date"} and all(t in prop.facts for t in things):
                    yield s.ref, s.weight, [(m.start, m.end)]
        if not p.properties:
            klass = next(iter(schema.things[things[0]].classes), None)
            for other in p.parsed.cues:
                if other.tag in _COMPARING:
                    said = p.parsed.text[other.start : other.end]
                    ref = measured_by(said, klass, self._index, bool(re.search(r"早|晚|新|老|earl|old|new|lat|young", said)))
                    if ref is not None and all(t in schema.properties[ref].facts for t in things):
                        yield ref, 0.9, []
                        break

    def _describing(self, p: Pieces) -> Iterator[Reading]:
        """A thing's conditions checked (是国家级的吗), or all that is known of it."""
        named = [m for m in p.named if _things(m)]
        if not named:
            return
        subject = named[0]
        best = max(s.weight for s in _things(subject))
        things = tuple(s.ref for s in _things(subject) if s.weight >= best - 0.02)
        if p.parsed.cue("yesno"):
            rest = p.without(subject)
            for klass in dict.fromkeys(k for t in things for k in self._index.schema.things[t].classes):
                found = self._filters.find(rest, klass, "", [], None)
                used = [*found.spans, (subject.start, subject.end)]
                for m in p.classes:
                    used.append((m.start, m.end))
                stated = [m for m in p.classes if re.search(r"是(?:一?[个家座所])?$|\b(?:a|an|the)\s*$", p.parsed.text[: m.start])]
                if p.classes and not stated:
                    continue
                classes = tuple(s.ref for m in p.classes for s in m.senses if s.kind == "class")
                if found.conditions or classes:
                    score = self._score(p, used, 1.0, [best, *found.weights], None, 0) - self._unused(p, {"yesno", *found.cues}) + 0.03
                    yield Reading(
                        operation="yesno",
                        klass=classes[0] if classes else None,
                        things=things,
                        conditions=found.conditions,
                        score=score,
                        missing=p.missing(used),
                    )
        elif not p.properties and len(p.named) == 1:
            spans = [(subject.start, subject.end)]
            for m in p.classes:
                if self._true_of(things, m):
                    spans.append((m.start, m.end))
            asked = 0.8 if p.parsed.cue("every", "which") else 0.35
            score = self._score(p, spans, asked, [best], None, 0) - self._unused(p, set()) - 0.05
            if not p.parsed.cue("when", "where", "howmuch", "count"):
                yield Reading(operation="describe", things=things, score=score, missing=p.missing(spans))

    # ---- scores

    def _score(
        self, p: Pieces, spans: Iterable[tuple[int, int]], asked: float, weights: Sequence[float], kind: str | None, hops: int
    ) -> float:
        sure = sum(weights) / len(weights) if weights else 1.0
        score = p.coverage(spans) - _ASKED * (1 - asked) - _SURE * (1 - sure) - _HOP * hops
        for tag, kinds in _AGREES.items():
            if (
                p.parsed.cue(tag)
                and kind is not None
                and kind not in kinds
                and not (tag == "who" and kind in {"text", "category", "phone"})
            ):
                score -= _TYPE
        return score

    @staticmethod
    def _unused(p: Pieces, used: set[str]) -> float:
        """What it costs to leave cues aside that must do something."""
        tags = {cue.tag for cue in p.parsed.cues}
        demanding = {"average", "max", "min", "earliest", "latest", "top", "none", "not", "difference", "each"}
        return (
            _UNUSED * len((tags & demanding) - used)
            + 0.1 * ("count" in tags and "count" not in used)
            + 0.08 * ("sum" in tags and "sum" not in used)
        )


def _kind(prop: Property) -> str:
    return prop.kind if prop.kind in {"number", "date", "boolean"} else prop.called.kind or prop.kind


def _things(mention: Mention) -> list[Sense]:
    return [s for s in mention.senses if s.kind == "thing"]


def _roles(mention: Mention) -> list[Role]:
    kinds = {s.kind for s in mention.senses}
    out: list[Role] = []
    if kinds & {"thing", "value", "part"}:
        out.append("named")
    if kinds & {"class", "kind"}:
        out.append("class")
    if kinds & {"property", "asking"}:
        out.append("property")
    return out


def _asked_worth(p: Pieces, mention: Mention) -> float:
    """How surely a name is what is asked for: by the question words beside it, else by its place."""
    text = p.parsed.text
    best = 0.0
    for cue in p.parsed.cues:
        if cue.tag not in {"which", "list", "who", "where", "when", "howmuch", "count"}:
            continue
        if cue.end <= mention.start:
            gap = text[cue.end : mention.start]
            near = _gap(gap)
            worth = {0: 1.0, 1: 0.9}.get(near, 0.55 if p.parsed.language == "en" and near < 3 else 0.3)
            best = max(best, worth if cue.tag not in {"who"} or p.parsed.language == "en" else 0.5 * worth)
        elif cue.start >= mention.end:
            near = _gap(text[mention.end : cue.start])
            best = max(best, {0: 0.95, 1: 0.85}.get(near, 0.4))
        else:
            best = max(best, 1.0)
    last = max((m.end for m in p.parsed.mentions), default=0)
    first = min((m.start for m in p.parsed.mentions), default=0)
    if p.parsed.language == "zh":
        return max(best, 0.85 if mention.end == last and not p.asks else 0.5 if mention.end == last else 0.3)
    return max(best, 0.7 if mention.start == first else 0.4)


def _refs(c: Condition) -> set[int]:
    return {c.path[0].property} if c.path else set(c.properties)


def _gap(text: str) -> int:
    """How much stands between a question word and a name, words of no content aside: 0, 1 or more pieces."""
    bare = re.sub(r"\b(?:the|a|an|is|are|was|were|of|all|in|on|do|does|did|there|other)\b|[的是有在了,，\s]", "", text)
    return 0 if not bare else 1 if len(bare) <= 2 else 2 if len(bare) <= 6 else 3
