"""Readings to SPARQL. Only IRIs and values of the graph stand in a query, and numbers and dates that were read from the question."""

from __future__ import annotations

from collections.abc import Iterable

from kg.labelled.bounds import Bound
from kg.labelled.index import Index
from kg.labelled.reading import Condition, Order, Reading, Step
from kg.labelled.schema import NAMED, PART, TYPED
from kg.terms import Term, ntriples, plain
from ontology.reused import XSD, Rdf

_AGGREGATES = {"sum": "SUM", "average": "AVG", "largest": "MAX", "smallest": "MIN"}


class Compiler:
    """Writes queries over the graph of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    # ---- whole queries

    def query(self, reading: Reading) -> str:
        """Return the query that gives the items of a reading."""
        match reading.operation:
            case "things":
                return self.things(reading)
            case "count":
                counted = "?item" if reading.asked is None else "?value"
                return self._select(f"(COUNT(DISTINCT {counted}) AS ?count)", [*self._subject(reading), *self._asked(reading, typed=False)])
            case "sum" | "average" | "largest" | "smallest":
                return self._calculated(reading)
            case "groups" | "topgroup":
                return self._groups(reading)
            case _:
                return self.values(reading)

    def _calculated(self, reading: Reading) -> str:
        function = _AGGREGATES[reading.operation]
        lines = [*self._subject(reading), *self._asked(reading, typed=True)]
        if reading.operation in {"sum", "average"}:
            inner = self._select("DISTINCT ?item ?value", lines)
            return self._select(f"({function}(?value) AS ?result)", ["{ " + inner + " }"])
        best = self._select(f"({function}(?value) AS ?best)", lines)
        order = "DESC(?value)" if reading.operation == "largest" else "?value"
        return self._select("DISTINCT ?item ?value", ["{ " + best + " }", *lines, "FILTER(?value = ?best)"], order)

    def things(self, reading: Reading) -> str:
        """Return the query for the things themselves, the first of them by the reading's order."""
        lines = self._subject(reading)
        if reading.order is None or reading.order.property is None:
            return self._select("DISTINCT ?item", lines)
        lines.append(f"?item {self._typed(reading.order.property)} ?measure .")
        direction = "DESC(?measure)" if reading.order.descending else "?measure"
        if reading.order.count == reading.order.rank == 1:
            best = self._select(f"({'MAX' if reading.order.descending else 'MIN'}(?measure) AS ?best)", lines)
            return self._select("DISTINCT ?item ?measure", ["{ " + best + " }", *lines, "FILTER(?measure = ?best)"])
        return self._select("DISTINCT ?item ?measure", lines, f"{direction} ?item{_slice(reading.order)}")

    def values(self, reading: Reading) -> str:
        """Return the query for the values of what is asked, with the thing that each belongs to."""
        if reading.order is not None and reading.order.property is not None and reading.operation == "values":
            inner = self.things(reading)
            return self._select("DISTINCT ?item ?value", ["{ " + inner + " }", *self._asked(reading, typed=False)])
        lines = [*self._subject(reading), *self._asked(reading, typed=False)]
        return self._select("DISTINCT ?item ?property ?value" if reading.also else "DISTINCT ?item ?value", lines)

    def everything(self, things: Iterable[int]) -> str:
        """Return the query for all that is said of the things."""
        return self._select("DISTINCT ?item ?property ?value", [self._values("item", things), "?item ?property ?value ."])

    def _groups(self, reading: Reading) -> str:
        lines = [*self._subject(reading), *self._asked(reading, typed=False)]
        measure = "(COUNT(DISTINCT ?item) AS ?measure)"
        if reading.order is not None and reading.order.property is not None:
            lines.append(f"?item {self._typed(reading.order.property)} ?amount .")
            measure = "(SUM(?amount) AS ?measure)"
        grouped = f"SELECT ?value {measure} WHERE {{\n  " + "\n  ".join(lines) + "\n} GROUP BY ?value"
        if reading.operation == "groups" or reading.order is None:
            return f"{grouped} ORDER BY DESC(?measure) ?value"
        direction = "DESC(?measure)" if reading.order.descending else "?measure"
        if reading.order.count > 1 or reading.order.rank > 1:
            return f"{grouped} ORDER BY {direction} ?value{_slice(reading.order)}"
        best = f"SELECT ({'MAX' if reading.order.descending else 'MIN'}(?measure) AS ?best) WHERE {{ {{ {grouped} }} }}"
        return f"SELECT ?value ?measure WHERE {{\n  {{ {best} }}\n  {{ {grouped} }}\n  FILTER(?measure = ?best)\n}} ORDER BY ?value"

    def _select(self, shown: str, lines: Iterable[str], order: str = "") -> str:
        body = "\n  ".join(lines)
        return f"SELECT {shown} WHERE {{\n  {body}\n}}" + (f" ORDER BY {order}" if order else "")

    # ---- patterns

    def _subject(self, reading: Reading) -> list[str]:
        """The patterns of the things, the rarest first: the store follows the order that it is given."""
        lines: list[tuple[int, int, str]] = []
        if reading.things:
            lines.append((0, 0, self._values("item", reading.things)))
        if reading.klass is not None:
            members = len(self._index.schema.classes[reading.klass].members)
            lines.append((1, members, f"?item <{Rdf.TYPE.value}> {self._class(reading.klass)} ."))
        for n, c in enumerate(reading.conditions):
            exact = not c.negated and c.kind in {"same", "part", "leads", "shared", "truth"}
            first = 0 if c.kind == "shared" and not c.negated else 1 if exact else 3 if c.negated else 2
            lines.append((first, self._size(c) if exact else n, self._condition(c, n)))
        return [line for _, _, line in sorted(lines)] or ["?item ?anything ?else ."]

    def _size(self, c: Condition) -> int:
        """About how many things fulfil a condition."""
        index = self._index
        if c.kind in {"same", "part"} and not c.path:
            holders = index.holders if c.kind == "same" else index.part_holders
            return sum(len(holders.get((ref, text), ())) for ref in c.properties for text in c.texts)
        return 50 if c.kind == "leads" else 500

    def _class(self, klass: int) -> str:
        return f"<{self._index.schema.classes[klass].iri}>"

    def _values(self, name: str, things: Iterable[int]) -> str:
        return f"VALUES ?{name} {{ {' '.join(f'<{self._index.schema.things[t].iri}>' for t in things)} }}"

    def _iri(self, ref: int) -> str:
        return f"<{self._index.schema.properties[ref].iri}>"

    def _typed(self, ref: int) -> str:
        return f"<{self._index.schema.properties[ref].iri}{TYPED}>"

    def _link(self, step: Step) -> str:
        return f"{'^' if step.reverse else ''}<{self._index.schema.properties[step.property].link}>"

    def _asked(self, reading: Reading, typed: bool) -> list[str]:
        if reading.asked is None:
            return []
        prop = self._typed(reading.asked) if typed else self._iri(reading.asked)
        if reading.parts:
            prop = f"<{self._index.schema.properties[reading.asked].iri}{PART}>"
        if reading.also:
            each = [prop, *(self._typed(ref) if typed else self._iri(ref) for ref in reading.also)]
            return [f"VALUES ?property {{ {' '.join(each)} }} ?item ?property ?value ."]
        lines = [f"?item {'/'.join([*(self._link(s) for s in reading.path), prop])} ?value ."]
        ends = " || ".join(f"STRENDS(?value, {ntriples(plain(part))})" for part in reading.parts)
        return lines + ([f"FILTER({ends})"] if ends else [])

    def _condition(self, c: Condition, n: int) -> str:
        if not c.negated:
            return self._test(c, n)
        return f"FILTER NOT EXISTS {{ {self._test(c, n)} }}"

    def _test(self, c: Condition, n: int) -> str:
        way = "/".join(self._link(step) for step in c.path)
        lead = f"?item {way}/" if way else "?item "
        if c.kind in {"label", "text"}:
            predicate = f"<{NAMED}>" if c.kind == "label" else self._iri(c.properties[0])
            tests = " || ".join(f"CONTAINS(?text{n}, {ntriples(plain(t))})" for t in c.texts)
            return f"{lead}{predicate} ?text{n} . FILTER({tests})"
        if c.kind in {"same", "part", "leads"}:
            return self._equal(*self._equated(c, way, lead), n)
        match c.kind:
            case "bound":
                return f"{lead}{self._typed(c.properties[0])} ?bound{n} . FILTER({self._compare(f'?bound{n}', c.bound)})"
            case "has":
                return f"{lead}{self._iri(c.properties[0])} ?has{n} ."
            case "truth":
                return f'{lead}{self._typed(c.properties[0])} "{str(c.truth).lower()}"^^<{XSD}boolean> .'
            case _:
                mine, theirs = self._iri(c.properties[0]), self._iri(c.properties[-1])
                others = self._values(f"other{n}", c.things)
                return f"{others} ?other{n} {theirs} ?same{n} . {lead}{mine} ?same{n} . FILTER(?item != ?other{n})"

    def _equated(self, c: Condition, way: str, lead: str) -> tuple[str, list[str]]:
        """The pattern whose object is one of the terms, and those."""
        if c.kind == "leads":
            return f"?item {way}", [f"<{self._index.schema.things[t].iri}>" for t in c.things]
        if c.kind == "part":
            parts = [f"<{self._index.schema.properties[ref].iri}{PART}>" for ref in c.properties]
            return lead + self._either(parts), [ntriples(plain(t)) for t in c.texts]
        terms = dict.fromkeys(t for ref in c.properties for t in self._terms(ref, c.texts))
        return lead + self._either([self._iri(ref) for ref in c.properties]), list(terms)

    def _terms(self, ref: int, texts: Iterable[str]) -> list[str]:
        """The literals of a property that read so: in an RDF file a value may carry a language or a datatype."""
        found: dict[str, None] = {}
        for text in texts:
            for thing in self._index.holders.get((ref, text), ())[:200]:
                for value in self._index.schema.properties[ref].facts[thing]:
                    if value.text == text:
                        found[ntriples(Term(text, "literal", value.datatype, value.lang))] = None
        return list(found)

    @staticmethod
    def _either(predicates: list[str]) -> str:
        return predicates[0] if len(predicates) == 1 else f"({'|'.join(predicates)})"

    @staticmethod
    def _equal(pattern: str, terms: list[str], n: int) -> str:
        if len(terms) == 1:
            return f"{pattern} {terms[0]} ."
        return f"VALUES ?any{n} {{ {' '.join(terms)} }} {pattern} ?any{n} ."

    @staticmethod
    def _compare(variable: str, bound: Bound | None) -> str:
        if bound is None:
            return "true"
        if bound.kind == "date":
            low, high = (f'"{value}"^^<{XSD}date>' if value is not None else "" for value in (bound.low, bound.high))
            if bound.op in {"=", "range"}:
                return f"{variable} >= {low} && {variable} < {high}"
            return f"{variable} {'>=' if bound.op in {'>', '>='} else '<'} {low}"
        if bound.op == "range":
            return f"{variable} >= {bound.low!r} && {variable} <= {bound.high!r}"
        return f"{variable} {bound.op} {bound.low!r}"


def _slice(order: Order) -> str:
    return f" OFFSET {order.rank - 1} LIMIT {order.count}" if order.rank > 1 else f" LIMIT {order.count}"
