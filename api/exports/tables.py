"""A plan's records as tables: one a kind of record, each row with the text that it rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from corpus.text import PlanText
from ontology.records import Evidence, PlanRecords

Cell = str | int | float | None
KINDS = ("document", "goals", "indicators", "targets", "tasks", "units", "standards", "terms", "achievements")
_LAST = ("section", "start", "end", "quote")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula where text begins with it


class Table(msgspec.Struct, frozen=True):
    """The records of one kind: the names of the columns, and a row each."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(text: PlanText, records: PlanRecords) -> list[Table]:
    """Return the tables of a plan, those without rows left out."""
    titles = {task.id: task.title for task in records.tasks}
    made = {
        "document": [_document(records)],
        "goals": [_row(text, g, ("title", "level", "section"), horizon="、".join(map(str, g.horizon))) for g in records.goals],
        "indicators": list(_indicators(text, records)),
        "targets": [_row(text, t, ("measure", "scope", "year", "op", "value", "high", "unit", "raw", "section")) for t in records.targets],
        "tasks": [
            _row(text, t, ("number", "title", "deadline", "table", "section"), id=t.id, parent=titles.get(t.parent or ""))
            for t in records.tasks
        ],
        "units": [_row(text, u, ("unit", "role", "scope"), task=titles.get(u.task)) for u in records.units],
        "standards": [
            _row(text, s, ("title", "kind", "action", "year", "section"), task=titles.get(s.task or "")) for s in records.standards
        ],
        "terms": [_row(text, t, ("term", "definition")) for t in records.terms],
        "achievements": [
            _row(text, a, ("measure", "scope", "year", "op", "value", "high", "unit", "raw", "section")) for a in records.achievements
        ],
    }
    return [_table(kind, made[kind]) for kind in KINDS if made[kind]]


def as_csv(found: Iterable[Table]) -> bytes:
    """Return tables as one CSV file (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it): the columns of all of them."""
    found = list(found)
    columns = ("record", *dict.fromkeys(name for table in found for name in table.columns))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for table in found:
        for row in table.rows:
            held = dict(zip(table.columns, row, strict=True))
            writer.writerow([table.kind, *(_safe(held.get(name)) for name in columns[1:])])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(found: Iterable[Table]) -> bytes:
    """Return tables as a workbook, a sheet each."""
    from openpyxl import Workbook  # noqa: PLC0415  (slow to import, and only this needs it)
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = Workbook(write_only=True)
    for table in found:
        sheet = book.create_sheet(table.kind)
        sheet.append(table.columns)
        for row in table.rows:
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, value=_plain(value))
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula
                cells.append(cell)
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _table(kind: str, rows: Sequence[Mapping[str, Cell]]) -> Table:
    names = dict.fromkeys(name for row in rows for name in row)
    columns = (*(n for n in names if n not in _LAST), *(n for n in _LAST if n in names))
    return Table(kind, columns, tuple(tuple(row.get(name) for name in columns) for row in rows))


def _document(records: PlanRecords) -> dict[str, Cell]:
    d = records.document
    first, last = d.period or (None, None)
    facts: dict[str, Cell] = {
        "plan": records.plan,
        "title": d.title,
        "jurisdiction": d.jurisdiction,
        "level": d.level,
        "document_kind": d.kind,
    }
    return {**facts, "issuers": "、".join(d.issuers), "number": d.number, "issued": d.issued, "period_start": first, "period_end": last}


def _indicators(text: PlanText, records: PlanRecords) -> Iterator[dict[str, Cell]]:
    for i in records.indicators:
        for value in i.values:
            found = {name: getattr(value, name) for name in ("kind", "year", "op", "value", "high", "raw")}
            found["value_kind"] = found.pop("kind")
            yield _row(text, i, ("group", "name", "attribute", "section"), **found, unit=value.unit or i.unit)


def _row(text: PlanText, record: msgspec.Struct, names: Iterable[str], **more: Cell) -> dict[str, Cell]:
    out: dict[str, Cell] = {name: getattr(record, name) for name in names}
    evidence: Sequence[Evidence] = getattr(record, "evidence", ())
    place: dict[str, Cell] = {}
    if evidence:
        first = evidence[0]
        place = {"start": first.start, "end": first.end, "quote": text.text[first.start : first.end]}
    return {**out, **more, **place}


def _safe(value: Cell) -> Cell:
    """A cell that a spreadsheet does not take for a formula (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plain(value: Cell) -> Cell:
    """A cell without the control characters that a workbook cannot hold (ECMA-376 §22.4.2.4)."""
    return "".join(c for c in value if c >= " " or c in "\t\n\r") if isinstance(value, str) else value
