"""Readings run: the rows of their queries as items, each with the row or the triples that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from kg.labelled.grammar import Language
from kg.labelled.literals import boolean, iso_date, number
from kg.labelled.loading import Loaded
from kg.labelled.reading import Reading
from kg.labelled.sparql import Compiler
from kg.labelled.wording import Wording
from kg.question.answer import Citation, Item, ItemType, Of
from kg.store import Row

_BODIES = frozenset({"person", "organisation"})
_CITED_WITHOUT_ITEMS = 3
_BESIDE = 5  # things that conditions name, at most, for all to be cited with every item


class Outcome(msgspec.Struct, frozen=True):
    """What a reading gives."""

    items: tuple[Item, ...]
    citations: tuple[Citation, ...]
    sentence: str
    sparql: str


class _Ends(msgspec.Struct, frozen=True):
    """The things between a thing and its value, and the one that the value leads to."""

    way: tuple[int, ...] = ()
    target: int | None = None


class _Evidence:
    """Citations gathered while items are made; each record once."""

    def __init__(self, loaded: Loaded, reading: Reading | None) -> None:
        """Take the reading: what its conditions name beside the things is evidence for each of them."""
        self._loaded = loaded
        named = [t for c in reading.conditions if c.kind in {"leads", "shared"} for t in c.things] if reading else []
        self._beside = named if len(named) <= _BESIDE else []
        self._places: dict[str, tuple[int, ...]] = {}
        self.citations: list[Citation] = []

    def of(self, things: Iterable[int]) -> tuple[int, ...]:
        out: list[int] = []
        for thing in (*things, *self._beside):
            iri = self._loaded.index.schema.things[thing].iri
            if iri not in self._places:
                self._places[iri] = tuple(self._cite(iri))
            out += self._places[iri]
        return tuple(dict.fromkeys(out))

    def _cite(self, iri: str) -> Iterable[int]:
        for record in self._loaded.triples.records.get(iri, ()):
            source = self._loaded.triples.sources[record.source]
            quote = source.text[record.start : record.end]
            self.citations.append(Citation(source.stem, source.title, record.section, None, record.start, record.end, quote))
            yield len(self.citations) - 1


class Teller:
    """Runs readings and tells what they give."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded, self._index = loaded, loaded.index
        self._compiler = Compiler(loaded.index)
        self._wording = Wording(loaded.index)

    def interpretation(self, reading: Reading, language: Language) -> str:
        """Return a reading in words."""
        return self._wording.interpretation(reading, language)

    def query(self, reading: Reading) -> str:
        """Return the reading's query."""
        return self._compiler.query(reading)

    def nearest(self, reading: Reading | None) -> tuple[Citation, ...]:
        """Return the records nearest to what was looked for: those of the things that were named."""
        evidence = _Evidence(self._loaded, None)
        if reading is not None:
            evidence.of(reading.things[:_CITED_WITHOUT_ITEMS])
        return tuple(evidence.citations)

    def run(self, reading: Reading, language: Language) -> Outcome | None:
        """Return what the reading gives; None where the graph has nothing for it."""
        evidence = _Evidence(self._loaded, reading)
        match reading.operation:
            case "things":
                sparql, items = self._things(reading, evidence)
            case "count" | "sum" | "average":
                sparql, items = self._counted(reading, evidence, language)
            case "largest" | "smallest":
                sparql = self._compiler.query(reading)
                items = self._value_items(reading, self._loaded.store.select(sparql), evidence)
            case "groups" | "topgroup":
                sparql, items = self._groups(reading, evidence)
            case "yesno":
                sparql, items = self._truth(reading, evidence, language)
            case "compare" | "difference":
                sparql, items = self._compared(reading, evidence, language)
            case "describe":
                sparql, items = self._described(reading, evidence)
            case _:
                sparql = self._compiler.query(reading)
                items = self._value_items(reading, self._loaded.store.select(sparql), evidence)
        if not items:
            return None
        return Outcome(tuple(items), tuple(evidence.citations), self._wording.sentence(reading, items, language), sparql)

    # ---- items

    def _number_of(self, row: Row, name: str) -> int | None:
        term = row.get(name)
        return None if term is None or term.kind != "iri" else self._index.schema.number.get(term.value)

    def _thing_item(self, thing: int, evidence: _Evidence, measured: Item | None = None) -> Item:
        schema = self._index.schema
        found = schema.things[thing]
        return Item(type="term", label=found.label, iri=found.iri, citations=evidence.of([thing]), members=(measured,) if measured else ())

    def _things(self, reading: Reading, evidence: _Evidence) -> tuple[str, list[Item]]:
        sparql = self._compiler.query(reading)
        found = [n for row in self._loaded.store.select(sparql) if (n := self._number_of(row, "item")) is not None]
        if reading.order is None or reading.order.count == 1:
            found = sorted(dict.fromkeys(found))
        items = []
        for thing in dict.fromkeys(found):
            measured = None
            if reading.order is not None and reading.order.property is not None:
                measured = self._value_item(
                    reading.order.property, thing, self._index.schema.properties[reading.order.property].facts[thing][0].text, evidence
                )
            items.append(self._thing_item(thing, evidence, measured))
        return sparql, items

    def _value_item(self, prop: int, thing: int | None, text: str, evidence: _Evidence, ends: _Ends | None = None) -> Item:
        schema = self._index.schema
        asked = schema.properties[prop]
        target = ends.target if ends else None
        cited = evidence.of([t for t in (thing, *(ends.way if ends else ()), target) if t is not None])
        of = Of("term", schema.things[thing].label, schema.things[thing].iri) if thing is not None else None
        if target is not None:
            kind: ItemType = "unit" if asked.called.kind in _BODIES else "place" if asked.called.kind == "place" else "term"
            return Item(type=kind, label=schema.things[target].label, iri=schema.things[target].iri, of=of, citations=cited)
        value: float | bool | str = text
        kind = "value"
        if asked.kind == "number" and (figure := number(text)) is not None:
            value = int(figure) if figure.is_integer() and abs(figure) < 1e15 else figure
        elif asked.kind == "date" and (iso := iso_date(text)):
            value, kind = iso, "date"
        elif asked.kind == "boolean" and (truth := boolean(text)) is not None:
            value, kind = truth, "boolean"
        return Item(
            type=kind,
            label=asked.label,
            of=of,
            value=value,
            op="=" if asked.kind == "number" else None,
            unit=asked.unit,
            raw=text,
            year=asked.year,
            citations=cited,
        )

    def _value_items(self, reading: Reading, rows: Sequence[Row], evidence: _Evidence) -> list[Item]:
        if reading.also:
            return [item for one in self._single(reading) for item in self._value_items(one, rows, evidence)]
        prop = reading.asked if reading.asked is not None else 0
        found = self._found(reading, prop, rows)
        merged = not reading.things and reading.operation == "values" and reading.order is None
        merged = merged and self._index.schema.properties[prop].kind in {"category", "link"}
        in_order = reading.order is not None and reading.order.count > 1
        items: list[Item] = []
        seen: set[str] = set()
        for thing, text in found if in_order else sorted(found):
            if merged and text in seen:
                continue  # which cities there are: each once
            seen.add(text)
            item = self._value_item(prop, thing, text, evidence, found[thing, text])
            items.append(msgspec.structs.replace(item, of=None) if merged else item)
        return items

    @staticmethod
    def _single(reading: Reading) -> Iterable[Reading]:
        """The reading for each of its properties alone."""
        for ref in (reading.asked, *reading.also):
            yield msgspec.structs.replace(reading, asked=ref, also=())

    def _found(self, reading: Reading, prop: int, rows: Sequence[Row]) -> dict[tuple[int, str], _Ends]:
        """The values in the rows as the files write them, with the thing that each belongs to, what is passed, and where it leads."""
        facts = self._index.schema.properties[prop].facts
        found: dict[tuple[int, str], _Ends] = {}
        for row in rows:
            thing = self._number_of(row, "item")
            said = row.get("property")
            if thing is None or (said is not None and said.value != self._index.schema.properties[prop].iri):
                continue
            if reading.parts:
                found.setdefault((thing, row["value"].value), _Ends())
                continue
            ways: list[tuple[int, ...]] = [(thing,)]
            for step in reading.path:
                ways = [(*way, t) for way in ways for t in self._index.follow(way[-1], step)]
            for way, value in ((w, v) for w in ways for v in facts.get(w[-1], ())):
                if row["value"].value == value.text or reading.operation in {"largest", "smallest"}:
                    found.setdefault((thing, value.text), _Ends(way[1:], value.target))
        return found

    def _members(self, reading: Reading, evidence: _Evidence) -> list[Item]:
        if reading.asked is None:
            _, members = self._things(msgspec.structs.replace(reading, operation="things", order=None), evidence)
            return members
        values = msgspec.structs.replace(reading, operation="values", order=None)
        return self._value_items(values, self._loaded.store.select(self._compiler.query(values)), evidence)

    def _counted(self, reading: Reading, evidence: _Evidence, language: Language) -> tuple[str, list[Item]]:
        sparql = self._compiler.query(reading)
        members = self._members(reading, evidence)
        if reading.operation == "count":
            label = self._wording.subject(reading, language)
            things = reading.asked is None  # the members are what the query counts: of values, the different ones
            value = len(members) if things else len({m.label if m.value is None else str(m.value) for m in members})
            if not value and any(c.kind in {"label", "text"} for c in reading.conditions):
                return sparql, []  # none of those is no number of them where a word was only looked for in names
            return sparql, [
                Item(type="count", label=label, value=value, members=tuple(members), citations=_cited(members) or evidence.of([]))
            ]
        rows = self._loaded.store.select(sparql)
        if not members or "result" not in rows[0]:
            return sparql, []
        result = rows[0]["result"].number()
        asked = self._index.schema.properties[reading.asked or 0]
        figure: float | int = int(result) if float(result).is_integer() else round(result, 6)
        return sparql, [
            Item(
                type="value",
                label=asked.label,
                value=figure,
                op="=",
                unit=asked.unit,
                year=asked.year,
                members=tuple(members),
                citations=_cited(members),
            )
        ]

    def _groups(self, reading: Reading, evidence: _Evidence) -> tuple[str, list[Item]]:
        sparql = self._compiler.query(reading)
        listed = msgspec.structs.replace(reading, operation="values", order=None)
        holders: dict[str, list[int]] = {}
        for row in self._loaded.store.select(self._compiler.values(listed)):
            thing = self._number_of(row, "item")
            if thing is not None:
                holders.setdefault(row["value"].value, []).append(thing)
        schema = self._index.schema
        items = []
        called = schema.properties[reading.asked or 0].called.kind
        kind: ItemType = "place" if called == "place" else "unit" if called in _BODIES else "term"
        for row in self._loaded.store.select(sparql):
            text = row["value"].value
            target = schema.number.get(text) if row["value"].kind == "iri" else None
            measure = row["measure"].number()
            members = tuple(self._thing_item(thing, evidence) for thing in sorted(dict.fromkeys(holders.get(text, ()))))
            label = schema.things[target].label if target is not None else text
            counted = Item(
                type="count" if reading.order is None or reading.order.property is None else "value",
                label=label,
                iri=schema.things[target].iri if target is not None else None,
                value=int(measure) if float(measure).is_integer() else round(measure, 6),
                members=members,
                citations=_cited(members),
            )
            if reading.operation == "topgroup":  # the group is asked for, its figure only says why
                counted = Item(type=kind, label=label, iri=counted.iri, members=(counted,), citations=counted.citations)
            items.append(counted)
        return sparql, items

    def _truth(self, reading: Reading, evidence: _Evidence, language: Language) -> tuple[str, list[Item]]:
        asked = reading
        if reading.things and reading.asked is None:
            asked = msgspec.structs.replace(reading, operation="things")
        sparql = self._compiler.values(reading) if reading.asked is not None else self._compiler.things(asked)
        rows = self._loaded.store.select(sparql)
        schema = self._index.schema
        truth = bool(rows)
        if reading.asked is not None and schema.properties[reading.asked].kind == "boolean":
            truth = any(boolean(row["value"].value) for row in rows)
        things = [n for row in rows if (n := self._number_of(row, "item")) is not None]
        cited = evidence.of(reading.things or dict.fromkeys(things[:20]))
        members = tuple(self._thing_item(t, evidence) for t in dict.fromkeys(things)) if not reading.things else ()
        return sparql, [Item(type="boolean", label=self._wording.subject(reading, language), value=truth, members=members, citations=cited)]

    def _compared(self, reading: Reading, evidence: _Evidence, language: Language) -> tuple[str, list[Item]]:
        sparql = self._compiler.values(msgspec.structs.replace(reading, order=None))
        prop = reading.asked if reading.asked is not None else 0
        schema = self._index.schema
        asked = schema.properties[prop]
        sides = [(ref, t) for ref in (prop, *reading.also) for t in reading.things]
        members = [self._value_item(ref, t, schema.properties[ref].facts[t][0].text, evidence) for ref, t in sides]
        measured = [(m.value, t, m) for m, (_, t) in zip(members, sides, strict=True)]
        numbers = [float(v) if isinstance(v, int | float) else v for v, _, _ in measured]
        if asked.kind == "number" and not all(isinstance(n, float) for n in numbers):
            return sparql, []
        descending = reading.order is not None and reading.order.descending
        if reading.operation == "difference":
            if asked.kind == "date":
                years = [int(str(v)[:4]) for v, _, _ in measured]
                gap: float = abs(years[0] - years[1])
            else:
                gap = round(abs(float(numbers[0] or 0) - float(numbers[1] or 0)), 6)
            value: float | int = int(gap) if float(gap).is_integer() else gap
            return sparql, [
                Item(
                    type="value",
                    label=asked.label,
                    value=value,
                    op="=",
                    unit=asked.unit or ("年" if asked.kind == "date" else None),
                    members=tuple(members),
                    citations=_cited(members),
                )
            ]
        best = max(numbers) if descending else min(numbers)  # type: ignore[type-var]
        winners = [self._thing_item(t, evidence) for n, (_, t, _) in zip(numbers, measured, strict=True) if n == best]
        winners[0] = msgspec.structs.replace(winners[0], members=tuple(members), citations=_cited(members))
        return sparql, winners

    def _described(self, reading: Reading, evidence: _Evidence) -> tuple[str, list[Item]]:
        sparql = self._compiler.everything(reading.things)
        schema = self._index.schema
        items = []
        for thing in reading.things:
            for ref, prop in enumerate(schema.properties):
                for value in prop.facts.get(thing, ()):
                    items.append(
                        self._value_item(ref, thing, value.text, evidence, _Ends((), value.target if prop.kind == "link" else None))
                    )
            for klass in schema.things[thing].classes[: 0 if items else 1]:
                items.append(
                    Item(type="term", label=schema.classes[klass].label, iri=schema.classes[klass].iri, citations=evidence.of([thing]))
                )
        return sparql, items


def _cited(items: Iterable[Item]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(c for item in items for c in item.citations))
