"""RDF files to triples. Blank nodes get names by the order in which they stand, so that they can be asked for and cited."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.decoding import read_bytes
from kg.labelled.triples import Record, Source, Triple, Triples
from kg.store import parse_rdf
from kg.terms import Term, ntriples
from ontology.errors import SourceError

FORMATS = {".ttl": "ttl", ".nt": "nt", ".nq": "nq", ".trig": "trig", ".rdf": "rdf", ".owl": "rdf", ".jsonld": "jsonld", ".n3": "ttl"}


def read_rdf(path: Path, source: int) -> Triples:
    """Return the triples of an RDF file. Raises `SourceError` where it is missing, empty, or no RDF of the format that its name tells."""
    if path.is_file() and path.stat().st_size == 0:
        raise SourceError(path, "at least one triple", "an empty file", "export the graph again")
    data = read_bytes(path)
    names: dict[str, str] = {}

    def named(term: Term) -> Term:
        if term.kind == "blank":
            return Term(names.setdefault(term.value, f"urn:blank:{source}:{len(names) + 1}"))
        return term

    try:
        found = [(named(s).value, p.value, named(o)) for s, p, o in parse_rdf(data, FORMATS[path.suffix.lower()])]
    except SyntaxError as error:
        raise SourceError(path, f"RDF ({path.suffix[1:]})", f"a fault of syntax ({error})", "correct the file") from error
    if not found:
        raise SourceError(path, "at least one triple", "none", "export the graph again")
    unique = sorted(dict.fromkeys(found), key=_line)
    text, records = _written(unique, source)
    return Triples(tuple(unique), records, (Source(path.stem, path.name, text),), {})


def _line(triple: Triple) -> str:
    return f"<{triple[0]}> <{triple[1]}> {ntriples(triple[2])} ."


def _written(triples: Iterable[Triple], source: int) -> tuple[str, dict[str, tuple[Record, ...]]]:
    """The sorted N-Triples, and where each subject's block of lines stands in them."""
    lines: list[str] = []
    blocks: dict[str, tuple[int, int]] = {}
    place = 0
    for triple in triples:
        line = _line(triple)
        blocks[triple[0]] = (blocks.get(triple[0], (place, 0))[0], place + len(line))
        lines.append(line)
        place += len(line) + 1
    return "\n".join(lines) + "\n", {subject: (Record(source, subject, *span),) for subject, span in blocks.items()}
