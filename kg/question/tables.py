"""Rows of tables: the largest and smallest by a column, sums and counts of the rows that a condition keeps, one cell of one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from corpus.folding import fold
from kg.iris import record_iri
from kg.question.numbers import numbers_in
from kg.question.readings import Finding, Operation, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked
from ontology.records import Detail, Task

_LEAST = 0.5
_FEWEST = 3  # rows of a table that is worth ranking
_BARE = re.compile(r"\d+(?:\.\d+)?")
_UNIT = re.compile(r"[（(]([^）)]{1,6})[）)]")
# What a superlative or a word for an amount looks for among the headers of columns.
_COLUMNS = (
    (re.compile(r"长|最短|\blong|\bshort|length"), re.compile(r"长度|里程|长")),
    (re.compile(r"宽|窄|\bwid"), re.compile(r"宽度|宽")),
    (re.compile(r"钱|投资|贵|便宜|资金|经费|费用|invest|cost|expens"), re.compile(r"投资|资金|金额|经费|造价|费用")),
    (re.compile(r"面积|area"), re.compile(r"面积")),
    (re.compile(r"规模|大小|size"), re.compile(r"规模|数量")),
    (re.compile(r"数量|多少[个座条处]|最多|最少"), re.compile(r"数量|个数")),
)


class Row(msgspec.Struct, frozen=True):
    """A row of a table: its task, its cells by column."""

    plan: str
    task: Task
    name: str
    cells: tuple[tuple[str, str, Detail], ...]


class Tables:
    """Reads the rows of tables whose cells hold figures."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._tables: dict[tuple[str, str], list[Row]] = {}
        for volume in sources.shelf.volumes.values():
            for t in volume.records.tasks:
                if t.details and t.table:
                    cells = tuple((fold(d.header), volume.folded[d.start : d.end].strip(), d) for d in t.details)
                    self._tables.setdefault((volume.plan, t.table), []).append(Row(volume.plan, t, fold(t.title), cells))

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return what the question asks of the rows of a table; none where it asks nothing of the kind."""
        extreme = bool(asked.tags & {"most", "least"}) and asked.wants in ("which", "amount", "unit", "noun")
        summed = bool(asked.tags & {"sum", "count", "average"}) and asked.wants == "amount"
        if extreme or summed:
            yield from self._over_rows(asked, extreme)
        if asked.wants in ("amount", "which", "unit", "noun", "howlong"):
            yield from self._cell(asked)

    def _over_rows(self, asked: Asked, extreme: bool) -> Iterable[Finding]:
        table = self._table(asked)
        column = _column(asked, table) if table else None
        if not table or column is None:
            return
        rows = self._kept(asked, table)
        figures = [(r, f) for r in rows if (f := _figure(r, column)) is not None]
        if len(figures) < (2 if extreme else 1):
            return
        unit = _unit(column)
        pieces = [self._row(r, value, unit) for r, value in figures]
        if extreme:
            wanted = (max if "most" in asked.tags else min)(v for _, v in figures)
            chosen = tuple(
                msgspec.structs.replace(p, members=tuple(pieces)) for p, (_, v) in zip(pieces, figures, strict=True) if v == wanted
            )
            yield self._finding(asked, "maximum" if "most" in asked.tags else "minimum", chosen, pieces, column, 0.985)
            return
        total = sum(v for _, v in figures)
        mean = "average" in asked.tags and not re.search(r"合计|总", asked.text)
        value = round(total / len(figures) if mean else total, 4)
        evidence = tuple(dict.fromkeys(e for p in pieces for e in p.evidence[:1]))
        piece = Piece(
            type="value",
            label=_name(column),
            plan=table[0].plan,
            evidence=evidence[:40],
            subjects=pieces[0].subjects,
            value=value,
            op="=",
            unit=unit,
            members=tuple(pieces),
        )
        filtered = len(rows) < len(table)
        yield self._finding(asked, "average" if mean else "sum", (piece,), pieces, column, 0.97 if filtered else 0.6)

    def _table(self, asked: Asked) -> list[Row]:
        """The table whose title, headings and column names account best for the question."""
        best: tuple[float, list[Row]] = (0.0, [])
        for (plan, title), rows in self._tables.items():
            if (asked.plans and plan not in asked.plans) or len(rows) < _FEWEST:
                continue
            headers = " ".join(dict.fromkeys(h for r in rows[:3] for h, _, _ in r.cells))
            cells = " ".join(dict.fromkeys(c for r in rows for _, c, _ in r.cells if len(c) <= 12))
            worth = asked.focus.score((fold(title), 1.0), (fold(rows[0].task.section), 0.8), (headers, 0.9), (cells, 0.9))
            if any(mark in fold(title).replace(" ", "") for mark in re.findall(r"(?:专栏|表|附件)\d+", asked.text)):
                worth = max(worth, 0.9)
            if worth > best[0] + 1e-9 and _column(asked, rows) is not None:
                best = worth, rows
        return best[1] if best[0] >= _LEAST else []

    def _kept(self, asked: Asked, table: Sequence[Row]) -> list[Row]:
        """The rows that have a cell which the question names: 鹿城区, 次干道; all where it names none."""
        kept = list(table)
        for header in dict.fromkeys(h for r in table for h, _, _ in r.cells):
            named = {
                c for r in table for h, c, _ in r.cells if h == header and 2 <= len(c) <= 12 and c in asked.text and not _BARE.fullmatch(c)
            }
            if named and len(named) < len({c for r in table for h, c, _ in r.cells if h == header}):
                kept = [r for r in kept if any(h == header and c in named for h, c, _ in r.cells)]
        return kept

    def _cell(self, asked: Asked) -> Iterable[Finding]:
        """One cell: the row that the question names, the column that it asks for."""
        links = [x for x in self._sources.links.candidates(asked.focus, ("task",), asked.plans)[:8] if x.said > 0.5 or x.own > 0.6]
        for link in links[:3]:
            task = link.entry.record
            if not isinstance(task, Task) or not task.details or not task.table:
                continue
            row = next(r for r in self._tables[link.entry.plan, task.table] if r.task.id == task.id)
            column = _column(asked, [row]) or _header_named(asked, row)
            cell = next(((c, d) for h, c, d in row.cells if h == column), None)
            if column is None or cell is None or not cell[0]:
                continue
            worth = asked.focus.score((link.entry.name, 1.0), (link.entry.path, 0.8), (column, 1.0), (_SYNONYMS, 0.9))
            figure = _figure(row, column)
            piece = self._row(row, figure, _unit(column)) if figure is not None else None
            if piece is None:
                continue
            piece = msgspec.structs.replace(piece, label=f"{task.title}{_name(column)}", raw=cell[0])
            yield self._finding(asked, "value", (piece,), [piece], column, min(0.98, worth * (0.9 + 0.08 * link.said)))
            return

    def _row(self, r: Row, value: float | None, unit: str | None) -> Piece:
        iri = record_iri(r.plan, r.task.id, self._sources.base)
        evidence = tuple((e.start, e.end) for e in r.task.evidence)
        return Piece(
            type="task",
            label=r.task.title,
            plan=r.plan,
            evidence=evidence,
            subjects=(iri,),
            iri=iri,
            value=value,
            op="=" if value is not None else None,
            unit=unit,
        )

    def _finding(
        self, asked: Asked, operation: Operation, pieces: tuple[Piece, ...], rows: Sequence[Piece], column: str, score: float
    ) -> Finding:
        reading = Reading(
            operation=operation, asked=pieces[0].type, cls="task", about=asked.focus.words(), relation=_name(column), plans=asked.plans
        )
        return Finding(reading=reading, pieces=pieces, score=score, sparql=query_for("task", (s for p in rows for s in p.subjects)))


_SYNONYMS = "整治 工程 项目 道路 总 投 花 多少 规模 建设"


def _column(asked: Asked, rows: Sequence[Row]) -> str | None:
    """The header of the column that the question's words for size, length, cost and the like mean, among those that hold figures."""
    headers = list(dict.fromkeys(h for r in rows for h, _, _ in r.cells))
    for said, header in _COLUMNS:
        if said.search(asked.text):
            found = next((h for h in headers if header.search(h) and any(_figure(r, h) is not None for r in rows)), None)
            if found:
                return found
    return None


def _header_named(asked: Asked, row: Row) -> str | None:
    return next((h for h, _, _ in row.cells if len(_name(h)) >= 2 and _name(h) in asked.text), None)


def _figure(row: Row, header: str) -> float | None:
    """The one number that a cell is; None where the cell is empty, words, or several numbers."""
    cell = next((c for h, c, _ in row.cells if h == header), "")
    if _BARE.fullmatch(cell.replace(",", "")):
        return float(cell.replace(",", ""))
    found = numbers_in(cell)
    return found[0].value if len(found) == 1 and len(cell) <= 12 and found[0].op != "range" else None


def _unit(header: str) -> str | None:
    found = _UNIT.search(header)
    return found[1] if found else None


def _name(header: str) -> str:
    return _UNIT.sub("", header).split()[-1] if header.strip() else header
