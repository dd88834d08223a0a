"""The plan itself, its jurisdiction, sections and passages."""

from __future__ import annotations

from functools import cache

from corpus.catalogue import CatalogueEntry
from kg import iris
from kg.mapping.units import write_unit
from kg.mapping.writer import Writer
from kg.places import english_name, place, short_name
from kg.store import parse_turtle
from kg.terms import date, plain
from ontology.records import Passage, PassageKind, Section
from ontology.reused import Dcat, Dcterms, Doco, PPlan, Rdf, Rdfs, Schema, Skos
from ontology.sources import Source, source_bytes
from ontology.vocabulary import LEVELS, PASSAGE_KINDS, SECTION_KINDS, Class, Property

_LABEL_LENGTH = 40  # characters of a passage that name it in a list
_PASSAGE_CLASSES: dict[PassageKind, Doco] = {
    "heading": Doco.SECTION_TITLE,
    "paragraph": Doco.PARAGRAPH,
    "row": Doco.TABLE_ROW,
    "footnote": Doco.FOOTNOTE,
}


def write_plan(writer: Writer, entry: CatalogueEntry | None) -> None:
    """State what the plan says of itself, and of an embedded file whether it is a digest."""
    plan, document = writer.plan, writer.records.document
    for name in (Class.PLAN, Dcterms.BIBLIOGRAPHIC_RESOURCE, PPlan.PLAN):
        writer.link(plan, Rdf.TYPE, name)
    for label in (Dcterms.TITLE, Rdfs.LABEL):
        writer.words(plan, label, document.title)
    writer.string(plan, Dcterms.IDENTIFIER, writer.records.plan)
    writer.string(plan, Dcterms.SOURCE, writer.text.source)
    writer.words(plan, Property.SHORT_TITLE, document.short)
    writer.words(plan, Property.DOCUMENT_KIND, document.kind)
    writer.string(plan, Property.DOCUMENT_NUMBER, document.number)
    writer.link(plan, Property.LEVEL, LEVELS[document.level])
    writer.value(plan, Dcterms.ISSUED, date(document.issued) if document.issued else None)
    for predicate in (Property.JURISDICTION, Dcterms.SPATIAL):
        writer.link(plan, predicate, writer.jurisdiction)
    for issuer in document.issuers:
        writer.link(plan, Dcterms.PUBLISHER, write_unit(writer, issuer))
    if entry is not None and entry.digest:
        writer.words(plan, Dcterms.DESCRIPTION, "摘要：保留原文全部事实与数据，文字另行撰写")
        writer.words(plan, Dcterms.DESCRIPTION, "a digest: all facts and figures of the plan, in other words", "en")
    if document.period is not None:
        _write_period(writer, document.period)
    writer.evidence(plan, document.evidence, section=False)
    write_jurisdiction(writer)


def _write_period(writer: Writer, period: tuple[int, int]) -> None:
    node, (first, last) = f"{writer.plan}/period", period
    writer.link(writer.plan, Dcterms.TEMPORAL, node)
    writer.link(node, Rdf.TYPE, Dcterms.PERIOD_OF_TIME)
    for subject, start, end in ((node, Dcat.START_DATE, Dcat.END_DATE), (writer.plan, Property.PERIOD_START, Property.PERIOD_END)):
        writer.year(subject, start, first)
        writer.year(subject, end, last)


def write_jurisdiction(writer: Writer) -> None:
    """State the plan's jurisdiction with its names and, where they are known, its code and the province that it lies in."""
    name, node = writer.records.document.jurisdiction, writer.jurisdiction
    writer.link(node, Property.LEVEL, LEVELS[writer.records.document.level])
    _write_place(writer, name, node)
    known = place(name)
    if known is not None and known.within is not None:
        province = iris.jurisdiction_iri(known.within, writer.base)
        writer.link(node, Property.WITHIN, province)
        writer.link(province, Property.LEVEL, LEVELS["province"])
        _write_place(writer, known.within, province)


def _write_place(writer: Writer, name: str, node: str) -> None:
    for kind in (Class.JURISDICTION, Schema.ADMINISTRATIVE_AREA):
        writer.link(node, Rdf.TYPE, kind)
    for label in (Skos.PREF_LABEL, Rdfs.LABEL):
        writer.words(node, label, name)
    writer.words(node, Skos.ALT_LABEL, short_name(name))
    writer.words(node, Skos.PREF_LABEL, english_name(name), "en")
    known = place(name)
    writer.value(node, Skos.NOTATION, plain(known.code) if known else None)


@cache
def _names() -> dict[str, str]:
    """Return the Chinese names of the vocabulary's concepts by IRI."""
    return {s.value: o.value for s, p, o in parse_turtle(source_bytes(Source.PLAN)) if p.value == Skos.PREF_LABEL and o.lang == "zh"}


def write_section(writer: Writer, section: Section) -> None:
    """State a section: its heading (of a cover or a preface without one, what it is), its place in the tree, and its extent."""
    node, kind = writer.section(section.id), SECTION_KINDS[section.kind]
    title = section.title or _names()[kind]
    writer.begin(node, title, Class.SECTION, Doco.SECTION)
    parent = writer.section(section.parent) if section.parent else None
    writer.link(node, Dcterms.IS_PART_OF, parent or writer.plan)
    writer.link(node, Property.PARENT_SECTION, parent)
    writer.words(node, Dcterms.TITLE, title)
    writer.string(node, Property.NUMBER, section.number)
    writer.words(node, Property.PATH, " / ".join(section.path) or title)
    writer.link(node, Property.SECTION_KIND, kind)
    for order in (Property.ORDER, Schema.POSITION):
        writer.whole(node, order, section.order)
    writer.whole(node, Property.DEPTH, section.level)
    writer.whole(node, Property.BODY_START, section.body)
    writer.extent(node, section.start, section.end)


def write_passage(writer: Writer, passage: Passage, order: int) -> None:
    """State a passage: what the answers that no record gives are quoted from."""
    node = iris.passage_iri(writer.records.plan, passage.start, passage.end, writer.base)
    printed = writer.text.text[passage.start : passage.end]
    writer.begin(node, printed[:_LABEL_LENGTH], Class.PASSAGE, Schema.CREATIVE_WORK, _PASSAGE_CLASSES[passage.kind])
    writer.link(node, Property.PASSAGE_KIND, PASSAGE_KINDS[passage.kind])
    writer.link(node, Property.SECTION, writer.section(passage.section))
    writer.words(node, Property.TEXT, printed)
    writer.whole(node, Property.ORDER, order)
    writer.extent(node, passage.start, passage.end)
