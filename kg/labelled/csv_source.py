"""CSV tables to triples. A row is a subject, its cells are facts, and a cell that is another row's name or id leads to that row.

The class is the cell under `type`, else the file's name; the label is the cell under `name`, `id`, or in the first column.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from corpus.decoding import decode, read_bytes
from kg.labelled.literals import boolean, is_absent, iso_date, number
from kg.labelled.triples import Record, Source, Triple, Triples
from kg.terms import Term, plain
from ontology.errors import SourceError
from ontology.reused import Rdf, Rdfs

PROPERTY, CLASS, ROW = "urn:table:property/", "urn:table:class/", "urn:table:row/"
_TYPE, _LABEL = Rdf.TYPE.value, Rdfs.LABEL.value

_NAMES = ("name", "名称", "名字", "title", "label", "标题", "姓名", "编号", "id", "code")
_IDS = ("id", "编号", "代码", "code", "序号", "no", "key")
_TYPES = ("type", "类型", "class")
_ENDING = re.compile(r"(?:名称|名字|[_ ]?name|name)$", re.IGNORECASE)
_LINKED = 0.5  # the share of a column's distinct cells that must name rows of one table for the column to lead there
_ESCAPED = re.compile(r"[^\w\-.()（）·]")
_DELIMITERS = ",\t;|"
_TYPES_MOST = 30  # a column of types with more distinct cells than this is no column of classes


class _Row(msgspec.Struct, frozen=True):
    iri: str
    cells: tuple[str, ...]
    record: Record


class _Table(msgspec.Struct, frozen=True):
    source: int
    stem: str
    headers: tuple[str, ...]
    name: int
    key: int | None
    type: int | None
    rows: tuple[_Row, ...]


def read_tables(paths: Sequence[Path], first: int) -> Triples:
    """Return the triples of CSV tables; `first` is the number of the first source.

    Raises `SourceError` where a file is missing, has no row below its header, a row longer than its header, or is no CSV text. A file of no
    bytes is a table without rows as long as another has some.
    """
    tables, sources = [], []
    for place, path in enumerate(paths):
        text = _text(path)
        sources.append(Source(path.stem, path.name, text))
        table = _table(path, text, first + place)
        if table:
            tables.append(table)
    if not tables and paths:
        raise SourceError(paths[0], "a table with at least one row", "none", "export the table again")
    triples: list[Triple] = []
    records: dict[str, list[Record]] = {}
    for table in tables:
        triples += _facts(table)
        for row in table.rows:
            records.setdefault(row.iri, []).append(row.record)
    links: dict[str, dict[str, str]] = {}
    for predicate, cells in _links(tables):
        links.setdefault(predicate, {}).update(cells)
    return Triples(tuple(dict.fromkeys(triples)), {iri: tuple(r) for iri, r in records.items()}, tuple(sources), links)


def _text(path: Path) -> str:
    if path.is_file() and path.stat().st_size == 0:
        return ""
    return decode(read_bytes(path), path)


def _rows(text: str, delimiter: str) -> Iterator[tuple[list[str], int, int]]:
    """The rows with their offsets in the text, without their line ends; empty lines are none."""
    lines = io.StringIO(text, newline="").readlines()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    for cells in reader:
        start, end = starts[before], starts[reader.line_num]
        before = reader.line_num
        if any(cell.strip() for cell in cells):
            yield [cell.strip() for cell in cells], start, start + len(text[start:end].rstrip("\r\n"))


def _table(path: Path, text: str, source: int) -> _Table | None:
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda d: (head.count(d), -_DELIMITERS.index(d)))
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as error:
        raise SourceError(path, "a CSV table", f"a fault ({error})", "export the table again") from error
    if len(rows) < 2:
        if not text.strip():
            return None
        raise SourceError(path, "a header and at least one row", f"{len(rows)} row(s)", "export the table again")
    headers = rows[0][0]
    while headers and not headers[-1]:
        headers.pop()
    if all(number(h) is not None for h in headers if h):
        raise SourceError(path, "a row of headers first", "figures", "put the names of the columns into the first row")
    for place, (cells, _, _) in enumerate(rows[1:], start=2):
        if len(cells) > len(headers) and any(cells[len(headers) :]):
            raise SourceError(
                path, f"{len(headers)} cells as in the header", f"{len(cells)} in row {place}", "quote cells with commas in them"
            )
    lower = [header.lower() for header in headers]
    name = _named(lower, _NAMES, _ENDING)
    key = next((lower.index(n) for n in _IDS if n in lower), None)
    kinds = [lower.index(n) for n in _TYPES if n in lower]
    body = [(cells + [""] * len(headers), start, end) for cells, start, end in rows[1:]]
    kind = kinds[0] if kinds and len({c[kinds[0]] for c, _, _ in body}) <= min(_TYPES_MOST, max(1, len(body) // 2)) else None
    numbered = ((tuple(cells[: len(headers)]), Record(source, f"{row}", *span)) for row, (cells, *span) in enumerate(body, start=2))
    return _Table(source, path.stem, tuple(headers), name, key, kind, tuple(_identified(path.stem, name, key, numbered)))


def _named(headers: list[str], names: Iterable[str], ending: re.Pattern[str]) -> int:
    """The column of labels: the one called so, else the first whose header ends so, else the first."""
    for wanted in names:
        if wanted in headers and wanted not in _IDS:
            return headers.index(wanted)
    by_ending = next((i for i, header in enumerate(headers) if ending.search(header)), None)
    if by_ending is not None:
        return by_ending
    return next((headers.index(n) for n in names if n in headers), 0)


def _identified(stem: str, name: int, key: int | None, rows: Iterable[tuple[tuple[str, ...], Record]]) -> Iterator[_Row]:
    """Rows with their IRIs: alike rows are one subject; different rows of one name are told apart by number."""
    taken: dict[tuple[str, ...], str] = {}
    times: Counter[str] = Counter()
    for cells, record in rows:
        if cells not in taken:
            label = cells[name] or (cells[key] if key is not None else "") or record.section
            base = f"{ROW}{_written(stem)}/{_written(label)}"
            times[base] += 1
            taken[cells] = base if times[base] == 1 else f"{base}-{times[base]}"
        yield _Row(taken[cells], cells, record)


def _written(text: str) -> str:
    return _ESCAPED.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), text)


def _facts(table: _Table) -> Iterator[Triple]:
    stem_class = CLASS + _written(table.stem)
    if table.type is None:
        yield stem_class, _LABEL, plain(table.stem)
    for header in filter(None, table.headers):
        yield PROPERTY + _written(header), _LABEL, plain(header)
    for kind in dict.fromkeys(row.cells[table.type] for row in table.rows) if table.type is not None else ():
        if kind:
            yield CLASS + _written(kind), _LABEL, plain(kind)
    headed = [(place, PROPERTY + _written(header)) for place, header in enumerate(table.headers) if header]
    said = [(place, predicate) for place, predicate in headed if place not in (table.name, table.type)]
    for row in table.rows:
        kind = row.cells[table.type] if table.type is not None else ""
        yield row.iri, _TYPE, Term(CLASS + _written(kind) if kind else stem_class)
        label = row.cells[table.name] or (row.cells[table.key] if table.key is not None else "")
        if label:
            yield row.iri, _LABEL, plain(label)
        for place, predicate in said:
            cell = row.cells[place]
            if not is_absent(cell) and not (place == table.key and cell == label):
                yield row.iri, predicate, plain(cell)


def _links(tables: list[_Table]) -> Iterator[tuple[str, dict[str, str]]]:
    """The columns whose cells name rows of some table, with the row that each cell names."""
    by_name = [_index(table) for table in tables]
    for table in tables:
        for place, header in enumerate(table.headers):
            if place in (table.name, table.key, table.type) or not header:
                continue
            cells = Counter(row.cells[place] for row in table.rows if not is_absent(row.cells[place]))
            if not cells or (all(_is_figure(cell) for cell in list(cells)[:50]) and max(map(len, cells)) < 4):
                continue
            hits = [sum(n for cell, n in cells.items() if cell in index) for index in by_name]
            best = max(range(len(tables)), key=lambda i: hits[i])
            if hits[best] >= max(1, _LINKED * cells.total()):
                yield PROPERTY + _written(header), {cell: by_name[best][cell] for cell in cells if cell in by_name[best]}


def _index(table: _Table) -> dict[str, str]:
    """Names and ids that stand for one row only."""
    found: dict[str, set[str]] = {}
    for row in table.rows:
        for place in {table.name, table.key} - {None}:
            cell = row.cells[place] if place is not None else ""
            if not is_absent(cell):
                found.setdefault(cell, set()).add(row.iri)
    return {cell: next(iter(iris)) for cell, iris in found.items() if len(iris) == 1}


def _is_figure(cell: str) -> bool:
    return number(cell) is not None or iso_date(cell) is not None or boolean(cell) is not None
