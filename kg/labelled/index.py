"""What a schema is asked for while a question is read: who holds a value, which classes have a property, what leads where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.folding import fold
from kg.labelled.reading import Step
from kg.labelled.schema import Schema
from kg.labelled.vocabulary import Mention, Sense, Vocabulary


class Index:
    """Look-ups by number over a schema."""

    def __init__(self, schema: Schema, vocabulary: Vocabulary) -> None:
        self.schema, self.vocabulary = schema, vocabulary
        self.holders: dict[tuple[int, str], list[int]] = {}
        self.part_holders: dict[tuple[int, str], list[int]] = {}
        self.leading: dict[tuple[int, int], list[int]] = {}
        self._classes: list[dict[int, int]] = []
        self.ranges: list[frozenset[int]] = []
        for ref, prop in enumerate(schema.properties):
            classes: dict[int, int] = {}
            reached: set[int] = set()
            for thing, values in prop.facts.items():
                for klass in schema.things[thing].classes:
                    classes[klass] = classes.get(klass, 0) + 1
                for value in values:
                    if prop.kind not in {"number", "date", "boolean"}:
                        self.holders.setdefault((ref, value.text), []).append(thing)
                    if value.target is not None:
                        self.leading.setdefault((ref, value.target), []).append(thing)
                        reached.update(schema.things[value.target].classes)
            self._classes.append(classes)
            self.ranges.append(frozenset(reached))
        for ref, found in vocabulary.parts.items():
            for thing, parts in found.items():
                for part in parts:
                    self.part_holders.setdefault((ref, part), []).append(thing)
        self.labels = [fold(thing.label) for thing in schema.things]
        self._written: dict[tuple[int, int | None], str] = {}
        self._of_class: dict[int | None, list[int]] = {}
        self._holding: dict[tuple[str, int, str], tuple[list[int], frozenset[int]]] = {}
        self._links: dict[int | None, list[Step]] = {}

    def has(self, prop: int, klass: int | None) -> bool:
        """Return whether some member of the class has the property."""
        return klass is None or klass in self._classes[prop]

    def share(self, prop: int, klass: int | None) -> float:
        """Return the share of the class's members that have the property."""
        if klass is None:
            return 1.0
        return self._classes[prop].get(klass, 0) / max(1, len(self.schema.classes[klass].members))

    def of_class(self, klass: int | None) -> list[int]:
        """Return the properties that members of the class have, the commonest first."""
        if klass not in self._of_class:
            found = [ref for ref in range(len(self.schema.properties)) if self.has(ref, klass)]
            self._of_class[klass] = sorted(found, key=lambda ref: -self.share(ref, klass))
        return self._of_class[klass]

    def written(self, klass: int, prop: int | None) -> str:
        """Return the different values that the class's things have under a property, a line each; the folded labels for None."""
        if (klass, prop) not in self._written:
            members = self.schema.classes[klass].members
            if prop is None:
                lines = [self.labels[thing] for thing in members]
            else:
                facts = self.schema.properties[prop].facts
                lines = [value.text for thing in members for value in facts.get(thing, ())]
            self._written[klass, prop] = "\n".join(dict.fromkeys(lines))
        return self._written[klass, prop]

    def in_class(self, things: Iterable[int], klass: int | None) -> bool:
        """Return whether one of the things is in the class."""
        return any(klass is None or klass in self.schema.things[thing].classes for thing in things)

    def holding(self, sense: Sense) -> tuple[list[int], frozenset[int]]:
        """Return the things that have the value (or the part of one) that a sense means, and the classes that they are in."""
        key = (sense.kind, sense.ref, sense.text)
        if key not in self._holding:
            things = (self.holders if sense.kind == "value" else self.part_holders).get((sense.ref, sense.text), [])
            self._holding[key] = things, frozenset(k for thing in things for k in self.schema.things[thing].classes)
        return self._holding[key]

    def true_of(self, things: Sequence[int], mention: Mention) -> bool:
        """Return whether a name says what is so of one of the things: a value that it has, its class, how its name ends."""
        for s in mention.senses:
            if s.kind == "class" and self.in_class(things, s.ref):
                return True
            if s.kind == "kind" and any(s.text in self.labels[t] for t in things):
                return True
            if s.kind in {"value", "part"} and any(t in self.holding(s)[0] for t in things):
                return True
        return False

    def links(self, klass: int | None) -> list[Step]:
        """Return the hops that members of the class can make, forward ones first."""
        if klass in self._links:
            return self._links[klass]
        schema = self.schema
        forward = [Step(ref) for ref, prop in enumerate(schema.properties) if prop.link and self.has(ref, klass)]
        backward = [
            Step(ref, True) for ref, prop in enumerate(schema.properties) if prop.link and (klass is None or klass in self.ranges[ref])
        ]
        self._links[klass] = forward + backward
        return self._links[klass]

    def beyond(self, step: Step) -> frozenset[int]:
        """Return the classes that a hop leads to."""
        return frozenset(self._classes[step.property]) if step.reverse else self.ranges[step.property]

    def follow(self, thing: int, step: Step) -> list[int]:
        """Return the things that a hop leads to from a thing."""
        if step.reverse:
            return self.leading.get((step.property, thing), [])
        return [v.target for v in self.schema.properties[step.property].facts.get(thing, ()) if v.target is not None]
