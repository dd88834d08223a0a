"""RDF terms and statements in a light form of our own, and N-Quads, their canonical writing (W3C RDF 1.1 N-Quads)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import msgspec

from ontology.reused import XSD, Rdf, Xsd

TermKind = Literal["iri", "literal", "blank", "triple"]

_NUMERIC = frozenset(XSD + name for name in ("decimal", "integer", "double", "float", "int", "long"))
_IRI_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES = {0x22: '\\"', 0x5C: "\\\\", 0x0A: "\\n", 0x0D: "\\r"}


class Term(msgspec.Struct, frozen=True):
    """An RDF term: an IRI, a blank node's label, or a literal's lexical form with its datatype or language."""

    value: str
    kind: TermKind = "iri"
    datatype: str | None = None
    lang: str | None = None

    def number(self) -> float:
        """Return the value of a numeric literal. Raises `ValueError` for any other term."""
        if self.datatype not in _NUMERIC:
            raise ValueError(f"expected a numeric literal, found {self}")
        return float(self.value)

    def __str__(self) -> str:
        return self.value


class Statement(msgspec.Struct, frozen=True):
    """A triple whose subject and predicate are IRIs; the graph is that of the plan it is made for."""

    subject: str
    predicate: str
    object: Term


def text(value: str, lang: str = "zh") -> Term:
    """Return `value` as a literal with a language tag."""
    return Term(value, "literal", Rdf.LANG_STRING.value, lang)


def plain(value: str) -> Term:
    """Return `value` as an xsd:string."""
    return Term(value, "literal", Xsd.STRING.value)


def typed(value: str | int, datatype: Xsd) -> Term:
    """Return `value`, a lexical form of that XML Schema datatype, as a literal."""
    return Term(str(value), "literal", datatype.value)


def decimal(value: float) -> Term:
    """Return `value` as an xsd:decimal with no more digits than it was read with, and no exponent."""
    written = format(Decimal(repr(value)), "f")
    return typed(written.rstrip("0").rstrip(".") if "." in written else written, Xsd.DECIMAL)


def date(value: str) -> Term:
    """Return an ISO 8601 date as an xsd:gYear, xsd:gYearMonth or xsd:date, as exact as it is written."""
    return typed(value, (Xsd.G_YEAR, Xsd.G_YEAR_MONTH, Xsd.DATE)[value.count("-")])


def _iri(value: str) -> str:
    if _IRI_FORBIDDEN.search(value):
        raise ValueError(f"expected an IRI, found {value!r}")
    return f"<{value}>"


def ntriples(term: Term) -> str:
    r"""Return `term` as N-Triples writes it (canonical form: only `\"`, `\\`, LF and CR are escaped)."""
    if term.kind == "iri":
        return _iri(term.value)
    if term.kind == "blank":
        return f"_:{term.value}"
    written = f'"{term.value.translate(_ESCAPES)}"'
    if term.lang:
        return f"{written}@{term.lang}"
    return written if term.datatype in (None, Xsd.STRING.value) else f"{written}^^{_iri(str(term.datatype))}"


def nquads(statements: Iterable[Statement], graph: str) -> str:
    """Return the statements as N-Quads in the named graph `graph`: each once, sorted, a line each."""
    name = _iri(graph)
    lines = {f"{_iri(s.subject)} {_iri(s.predicate)} {ntriples(s.object)} {name} .\n" for s in statements}
    return "".join(sorted(lines))
