"""What every part of the mapping writes with: statements about one plan, and the evidence nodes they rest on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpus.text import PlanText
from kg import iris
from kg.terms import Statement, Term, plain, text, typed
from kg.topics import Linker
from ontology.records import Evidence, PlanRecords, Section
from ontology.reused import Oa, Rdf, Rdfs, Xsd
from ontology.vocabulary import Class, Property

_CONTEXT = 32  # characters of prefix and suffix in a text quote selector: enough to find the quote again in an edited text


class SectionFinder:
    """Finds the innermost section at an offset."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._bounds = sorted({0} | {s.start for s in sections} | {s.end for s in sections})
        ordered = sorted(sections, key=lambda s: (s.start, s.level, s.order))
        self._innermost: list[str | None] = [None] * len(self._bounds)
        for section in ordered:  # an inner section begins with or after the one that holds it, so the last one written is innermost
            first, last = bisect_right(self._bounds, section.start) - 1, bisect_right(self._bounds, section.end - 1)
            self._innermost[first:last] = [section.id] * max(0, last - first)

    def at(self, offset: int) -> str | None:
        """Return the id of the innermost section that holds the character at `offset`, None outside all sections."""
        return self._innermost[bisect_right(self._bounds, offset) - 1]


class Writer:
    """Collects the statements about one plan."""

    def __init__(self, plan: PlanText, records: PlanRecords, linker: Linker, base: str) -> None:
        self.text, self.records, self.linker, self.base = plan, records, linker, base
        self.plan = iris.plan_iri(records.plan, base)
        self.jurisdiction = iris.jurisdiction_iri(records.document.jurisdiction, base)
        self._finder = SectionFinder(records.sections)
        self._statements: list[Statement] = []
        self._evidence: dict[Evidence, str] = {}
        self._names: dict[str, str] = {}

    def statements(self) -> tuple[Statement, ...]:
        """Return all that was written, in order of writing."""
        return tuple(self._statements)

    def first_name(self, subject: str, name: str) -> str | None:
        """Return the name by which `subject` was written before; None where this is the first time, and `name` is its name from now on."""
        before = self._names.get(subject)
        self._names.setdefault(subject, name)
        return before

    def record(self, identifier: str) -> str:
        """Return the IRI of the record with that id."""
        return iris.record_iri(self.records.plan, identifier, self.base)

    def section(self, identifier: str) -> str:
        """Return the IRI of the section with that id."""
        return iris.section_iri(self.records.plan, identifier, self.base)

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """State a link to the IRI `target`; nothing where it is None."""
        if target is not None:
            self._statements.append(Statement(subject, str(predicate), Term(str(target))))

    def value(self, subject: str, predicate: str, literal: Term | None) -> None:
        """State a value; nothing where it is None."""
        if literal is not None:
            self._statements.append(Statement(subject, str(predicate), literal))

    def words(self, subject: str, predicate: str, words: str | None, lang: str = "zh") -> None:
        """State words in a language; nothing where they are None or empty."""
        if words:
            self.value(subject, predicate, text(words, lang))

    def string(self, subject: str, predicate: str, string: str | None) -> None:
        """State an xsd:string; nothing where it is None or empty."""
        if string:
            self.value(subject, predicate, plain(string))

    def whole(self, subject: str, predicate: str, number: int) -> None:
        """State an xsd:nonNegativeInteger: an offset, an order, a depth."""
        self.value(subject, predicate, typed(number, Xsd.NON_NEGATIVE_INTEGER))

    def year(self, subject: str, predicate: str, year: int | None) -> None:
        """State an xsd:gYear; nothing where it is None."""
        if year is not None:
            self.value(subject, predicate, typed(f"{year:04d}", Xsd.G_YEAR))

    def begin(self, subject: str, label: str, *classes: str) -> None:
        """State the classes, the label and the plan of a record."""
        for name in classes:
            self.link(subject, Rdf.TYPE, name)
        self.words(subject, Rdfs.LABEL, label)
        self.link(subject, Property.IN_PLAN, self.plan)

    def extent(self, subject: str, start: int, end: int) -> None:
        """State where a thing stands. Offsets in code points into the normalised text, end exclusive."""
        self.whole(subject, Property.START, start)
        self.whole(subject, Property.END, end)

    def stands_in(self, subject: str, offset: int) -> None:
        """State the innermost section at `offset`."""
        found = self._finder.at(offset)
        if found is not None:
            self.link(subject, Property.SECTION, self.section(found))

    def topics(self, subject: str, label: str, evidence: Iterable[Evidence] = ()) -> None:
        """State the topics of a record by its label, or by its text where the label names none."""
        for topic in self.linker.topics(label, " ".join(self.text.text[e.start : e.end] for e in evidence)):
            self.link(subject, Property.TOPIC, topic)

    def evidence(self, subject: str, evidence: Sequence[Evidence], section: bool = True) -> None:
        """State what a record rests on and, unless told otherwise, the section where the first of it stands."""
        for piece in evidence:
            self.link(subject, Property.EVIDENCE, self._evidence.get(piece) or self._write_evidence(piece))
        if section and evidence:
            self.stands_in(subject, evidence[0].start)

    def _write_evidence(self, piece: Evidence) -> str:
        node = iris.evidence_iri(self.records.plan, piece.start, piece.end, self.base)
        position, quote = f"{node}/position", f"{node}/quote"
        whole, printed = self.text.text, plain(self.text.text[piece.start : piece.end])
        self._evidence[piece] = node
        for name in (Class.EVIDENCE, Oa.SPECIFIC_RESOURCE):
            self.link(node, Rdf.TYPE, name)
        self.link(node, Property.IN_PLAN, self.plan)
        self.extent(node, piece.start, piece.end)
        self.value(node, Property.QUOTE, printed)
        self.stands_in(node, piece.start)
        page = self.text.locate(piece.start).page
        self.value(node, Property.PAGE, None if page is None else typed(page, Xsd.POSITIVE_INTEGER))
        self.link(node, Oa.HAS_SOURCE, self.plan)
        self.link(node, Oa.HAS_SELECTOR, position)
        self.link(node, Oa.HAS_SELECTOR, quote)
        self.link(position, Rdf.TYPE, Oa.TEXT_POSITION_SELECTOR)
        self.whole(position, Oa.START, piece.start)
        self.whole(position, Oa.END, piece.end)
        self.link(quote, Rdf.TYPE, Oa.TEXT_QUOTE_SELECTOR)
        self.value(quote, Oa.EXACT, printed)
        self.string(quote, Oa.PREFIX, whole[max(0, piece.start - _CONTEXT) : piece.start])
        self.string(quote, Oa.SUFFIX, whole[piece.end : piece.end + _CONTEXT])
        return node
