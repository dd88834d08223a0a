"""Rows of tables: the largest and smallest by a column, sums of the rows that a condition keeps, one cell of one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from corpus.folding import fold
from kg.iris import record_iri
from kg.question.asking import Asked
from kg.question.numbers import numbers_in
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources
from ontology.records import Task

_LEAST, _REFERRED = 0.5, 0.9
_FEWEST = 3  # rows of a table that is worth ranking
_SHORT = 12  # characters of a cell that is a name or a figure
_EXTREME, _FILTERED, _WHOLE = 0.985, 0.97, 0.6  # how sure a superlative is, a sum of the rows kept, a sum of all rows
_READ, _NAMED, _OWN = 3, 0.5, 0.6  # rows looked at for one cell; what their names must have been said of, or account for
_EVIDENCE = 40
_BARE = re.compile(r"\d+(?:\.\d+)?")
_UNIT = re.compile(r"[（(]([^）)]{1,6})[）)]")
_REFERENCE = re.compile(r"(?:专栏|表|附件)\d+")
# What a superlative or a word for an amount looks for among the headers of columns.
_COLUMNS = (
    (re.compile(r"长|最短|\blong|\bshort|length"), re.compile(r"长度|里程|长")),
    (re.compile(r"宽|窄|\bwid"), re.compile(r"宽度|宽")),
    (re.compile(r"钱|投资|贵|便宜|资金|经费|费用|invest|cost|expens"), re.compile(r"投资|资金|金额|经费|造价|费用")),
    (re.compile(r"面积|area"), re.compile(r"面积")),
    (re.compile(r"规模|大小|size"), re.compile(r"规模|数量")),
    (re.compile(r"数量|多少[个座条处]|最多|最少"), re.compile(r"数量|个数")),
)
_SAID_OF_ROWS = "整治 工程 项目 道路 总 投 花 多少 规模 建设"


class Row(msgspec.Struct, frozen=True):
    """A row of a table: its task, and its cells (header and content, folded)."""

    plan: str
    task: Task
    cells: tuple[tuple[str, str], ...]

    def cell(self, header: str) -> str:
        """Return the cell under `header`, empty where there is none."""
        return next((c for h, c in self.cells if h == header), "")

    def figure(self, header: str) -> float | None:
        """Return the one number that a cell is; None where it is empty, words, or several numbers."""
        cell = self.cell(header).replace(",", "")
        if _BARE.fullmatch(cell):
            return float(cell)
        numbers = numbers_in(cell)
        return numbers[0].value if len(numbers) == 1 and len(cell) <= _SHORT and numbers[0].op != "range" else None


class Tables:
    """Reads the rows of tables whose cells hold figures."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._tables: dict[tuple[str, str], list[Row]] = {}
        for volume in sources.shelf.volumes.values():
            for t in volume.records.tasks:
                if t.details and t.table:
                    cells = tuple((fold(d.header), volume.folded[d.start : d.end].strip()) for d in t.details)
                    self._tables.setdefault((volume.plan, t.table), []).append(Row(volume.plan, t, cells))

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return what the question asks of the rows of a table; none where it asks nothing of the kind."""
        if asked.tags & {"most", "least"} and asked.wants in ("which", "amount", "unit", "noun"):
            yield from self._extreme(asked)
        elif asked.tags & {"sum", "count", "average"} and asked.wants == "amount":
            yield from self._total(asked)
        if asked.wants in ("amount", "which", "unit", "noun", "howlong"):
            yield from self._cell(asked)

    def _extreme(self, asked: Asked) -> Iterable[Finding]:
        """The row with the largest or the smallest figure of a column, among those that the question keeps."""
        table = self._table(asked)
        column = _column(asked, table)
        figures = [(r, f) for r in _kept(asked, table) if column and (f := r.figure(column)) is not None]
        if column is None or len(figures) < 2:
            return
        most = "most" in asked.tags
        wanted = (max if most else min)(f for _, f in figures)
        rows = [self._row(r, f, _unit(column)) for r, f in figures]
        chosen = [msgspec.structs.replace(p, members=tuple(rows)) for p in rows if p.value == wanted]
        yield found(asked, "maximum" if most else "minimum", chosen, _EXTREME, relation=_name(column), rows=rows)

    def _total(self, asked: Asked) -> Iterable[Finding]:
        """The sum, or the average, of a column over the rows that the question keeps."""
        table = self._table(asked)
        column = _column(asked, table)
        kept = _kept(asked, table)
        figures = [(r, f) for r in kept if column and (f := r.figure(column)) is not None]
        if column is None or not figures:
            return
        rows = [self._row(r, f, _unit(column)) for r, f in figures]
        mean = "average" in asked.tags and not re.search(r"合计|总", asked.text)
        total = sum(f for _, f in figures)
        evidence = tuple(dict.fromkeys(e for p in rows for e in p.evidence[:1]))[:_EVIDENCE]
        piece = Piece(
            type="value",
            label=_name(column),
            plan=table[0].plan,
            evidence=evidence,
            value=round(total / len(figures) if mean else total, 4),
            op="=",
            unit=_unit(column),
            members=tuple(rows),
        )
        score = _FILTERED if len(kept) < len(table) else _WHOLE
        yield found(asked, "average" if mean else "sum", [piece], score, relation=_name(column), rows=rows)

    def _table(self, asked: Asked) -> list[Row]:
        """The table whose title, headings, column names and short cells account best for the question; empty where none does."""
        marks = _REFERENCE.findall(asked.text)
        best: tuple[float, list[Row]] = (0.0, [])
        for (plan, title), rows in self._tables.items():
            if (asked.plans and plan not in asked.plans) or len(rows) < _FEWEST or _column(asked, rows) is None:
                continue
            headers = " ".join(dict.fromkeys(h for r in rows[:3] for h, _ in r.cells))
            cells = " ".join(dict.fromkeys(c for r in rows for _, c in r.cells if len(c) <= _SHORT))
            worth = asked.focus.score((fold(title), 1.0), (fold(rows[0].task.section), 0.8), (headers, 0.9), (cells, 0.9))
            if any(mark in fold(title).replace(" ", "") for mark in marks):
                worth = max(worth, _REFERRED)
            if worth > best[0] + 1e-9:
                best = worth, rows
        return best[1] if best[0] >= _LEAST else []

    def _cell(self, asked: Asked) -> Iterable[Finding]:
        """One cell: the row that the question names, the column that it asks for."""
        links = [x for x in self._sources.links.tasks.find(asked.focus, asked.plans)[:8] if x.said > _NAMED or x.own > _OWN]
        for link in links[:_READ]:
            task = link.entry.record
            row = next((r for r in self._tables.get((link.entry.plan, task.table or ""), ()) if r.task.id == task.id), None)
            column = row and (
                _column(asked, [row]) or next((h for h, _ in row.cells if len(_name(h)) > 1 and _name(h) in asked.text), None)
            )
            if row is None or not column or (figure := row.figure(column)) is None:
                continue
            piece = self._row(row, figure, _unit(column))
            piece = msgspec.structs.replace(piece, label=f"{task.title}{_name(column)}", raw=row.cell(column))
            worth = asked.focus.score((link.entry.name, 1.0), (link.entry.path, 0.8), (column, 1.0), (_SAID_OF_ROWS, 0.9))
            yield found(asked, "value", [piece], min(0.98, worth * (0.9 + 0.08 * link.said)), relation=_name(column))
            return

    def _row(self, r: Row, value: float, unit: str | None) -> Piece:
        iri = record_iri(r.plan, r.task.id, self._sources.base)
        evidence = tuple((e.start, e.end) for e in r.task.evidence)
        return Piece(
            type="task", label=r.task.title, plan=r.plan, evidence=evidence, subjects=(iri,), iri=iri, value=value, op="=", unit=unit
        )


def _kept(asked: Asked, table: Sequence[Row]) -> list[Row]:
    """The rows that have a cell which the question names: 鹿城区, 次干道; all where it names none."""
    kept = list(table)
    for header in dict.fromkeys(h for r in table for h, _ in r.cells):
        cells = {r.cell(header) for r in table}
        named = {c for c in cells if 2 <= len(c) <= _SHORT and c in asked.text and not _BARE.fullmatch(c)}
        if named and len(named) < len(cells):
            kept = [r for r in kept if r.cell(header) in named]
    return kept


def _column(asked: Asked, rows: Sequence[Row]) -> str | None:
    """The header of the column that the question's words for size, length, cost and the like mean, among those that hold figures."""
    headers = list(dict.fromkeys(h for r in rows for h, _ in r.cells))
    for said, header in _COLUMNS:
        if said.search(asked.text):
            fitting = next((h for h in headers if header.search(h) and any(r.figure(h) is not None for r in rows)), None)
            if fitting:
                return fitting
    return None


def _unit(header: str) -> str | None:
    unit = _UNIT.search(header)
    return unit[1] if unit else None


def _name(header: str) -> str:
    words = _UNIT.sub("", header).split()
    return words[-1] if words else header
