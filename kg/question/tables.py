"""Rows of tables: the largest and smallest by a column, rankings, sums, counts and differences of the rows kept, one cell of one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kg.iris import record_iri
from kg.question.answer import ItemType
from kg.question.asking import Asked
from kg.question.divisions import divisions_of
from kg.question.focus import Focus, places_of
from kg.question.linking import said_pairs
from kg.question.rarity import PairIndex
from kg.question.rarity import best as best_of
from kg.question.readings import Finding, Operation, Piece, found
from kg.question.row_questions import RowQuestion, column_of, group_of, kept_of, row_question, unit_for
from kg.question.rows import Row, Sheet, figures, name_of, sheets_of, unit_of
from kg.question.sources import Sources
from kg.question.weighing import naming

_LOOKED_AT = 60  # tables
_LEAST = 0.7  # of what a question says beside what it asks of rows, the share that a table must account for
_MISSING = 1.2  # the weight of a word that nothing in a table accounts for, from which the question means something else
_REFERRED, _NAMED_ROWS = 0.95, 0.9  # worth of a table that is named by its number, or two rows of which are
_SAYS_NOTHING = 0.4  # the weight under which a question says nothing of which table it means
_SURE, _UNSAID = 0.99, 0.93  # how sure a reading is; where no table was described
_WHOLE = 0.6  # how sure the sum of all rows is: the plan may state it
_READ, _NAMED, _OWN = 3, 0.5, 0.6  # rows looked at for one cell; what their names must have been said of, or account for
_LONGEST_CELL = 40
_EVIDENCE = 40
_CLOSELY = 0.97  # how sure a table must be for a sum or a count of the rows of one cell to be told before all else
_DIGITS = 4
_WHICH = re.compile(r"(?:什么|哪个?|何|啥)$")
_REFERENCE = re.compile(r"(?:专栏|表|附件)\d+")
_SAID_OF_ROWS = (
    "整治 工程 项目 道路 总 投 花 多少 规模 建设 实施 改造 负责 单位 清单 一览表 项目库 表里 整治表 项目表 工程表 期限 时限 时间 节点 任务"
)


class Choice(msgspec.Struct, frozen=True):
    """The rows of a table that a question is about: those kept by the cells it names, or named themselves; in parts where it asks so."""

    column: str | None
    kept: list[Row]
    named: list[Row]
    parts: list[tuple[str, list[Row]]]
    cells: bool
    narrowed: bool


class Tables:
    """Reads the rows of tables."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._sheets = [*sheets_of(sources.shelf), *divisions_of(sources.shelf)]
        self._index = PairIndex(["\n".join((s.title, s.path, s.words)) for s in self._sheets])
        self._by_record: dict[tuple[str, str], list[tuple[Row, Sheet]]] = {}
        for sheet in self._sheets:
            for row in sheet.rows:
                self._by_record.setdefault((row.plan, row.record), []).append((row, sheet))

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return what the question asks of the rows of a table; none where it asks nothing of the kind."""
        question = row_question(asked)
        if question is not None:
            yield from self._of_rows(asked, question)
        if asked.wants in ("amount", "which", "unit", "noun", "howlong", "where"):
            yield from self._cell(asked)

    def _of_rows(self, asked: Asked, question: RowQuestion) -> Iterable[Finding]:
        sheet, worth = self._sheet(asked, question)
        choice = _chosen(asked, question, sheet) if sheet else None
        if choice is None:
            return
        if choice.cells and worth > _CLOSELY:
            worth = 1.0
        if sheet and sheet.shared and choice.column and choice.narrowed:
            worth = 1.0
        part = kept_of(asked, sheet, choice.column, choice.kept) if sheet else None
        if part and question.operation in ("list", "count"):
            yield from self._listed(asked, question, part, 1.0)
            return
        if sheet and sheet.shared and question.operation == "count" and choice.column:
            question = msgspec.structs.replace(question, operation="sum")
        if question.operation == "difference":
            yield from self._apart(asked, question, choice, worth)
        elif question.operation in ("extreme", "top"):
            yield from self._ranked(asked, question, choice, worth)
        elif question.operation in ("sum", "average"):
            sure = choice.narrowed or question.whole or question.operation == "average"
            yield from self._total(asked, question, choice, worth if sure else _WHOLE)
        elif choice.narrowed and len(choice.named) != 1 and choice.kept:
            yield from self._listed(asked, question, choice.kept, worth)

    def _sheet(self, asked: Asked, question: RowQuestion) -> tuple[Sheet | None, float]:
        """The table whose title, headings, columns and short cells account for the rest of the question, with how sure that is."""
        rest = asked.focus.hiding(question.spans)
        marks = _REFERENCE.findall(asked.text.replace(" ", ""))
        best: tuple[float, Sheet | None] = (0.0, None)
        for sheet in self._near(asked, rest):
            column = column_of(asked, sheet)
            if column is None and question.operation not in ("count", "list", "extreme", "top", "difference"):
                continue
            own = rest.hiding([group_of(asked, sheet)[1]])
            worth = _account(own, sheet, any(mark in sheet.title.replace(" ", "") for mark in marks), len(sheet.named(asked.chinese)) > 1)
            worth += 0.001 if column else 0.0
            if worth > best[0] + 1e-9:
                best = worth, sheet
        if best[0] < _LEAST:
            return None, 0.0
        return best[1], _UNSAID if rest.total < _SAYS_NOTHING and not marks else min(_SURE, 0.85 + 0.15 * best[0])

    def _near(self, asked: Asked, rest: Focus) -> list[Sheet]:
        """The tables that are looked at, in order: where there are many, those that hold the rarest words of the question."""
        sheets = [s for s in self._sheets if not asked.plans or s.plan in asked.plans]
        if len(sheets) <= _LOOKED_AT:
            return sheets
        among = {id(s) for s in sheets}
        near = best_of(self._index.scores(self._sources.shelf.pairs(rest)), _LOOKED_AT)
        return [sheet for n in sorted(near) if id(sheet := self._sheets[n]) in among]

    def _ranked(self, asked: Asked, question: RowQuestion, choice: Choice, worth: float) -> Iterable[Finding]:
        """The row, or the group of rows, with the largest or smallest figure; the first of a ranking; all in order."""
        column = choice.column
        if choice.parts:
            items = [self._group(question, column, k, mine) for k, mine in choice.parts if column is None or figures(mine, column)]
            rows = [m for p in items for m in p.members]
        else:
            items = rows = [self._row(question, r, f, column) for r, f in figures(choice.kept, column)] if column else []
        if len(items) < 2:
            return
        sign = -1 if question.high else 1
        ordered = sorted(items, key=lambda p: sign * float(p.value or 0))
        single = question.operation == "extreme"
        chosen = [p for p in ordered if p.value == ordered[0].value] if single else ordered[: question.number]
        if not choice.parts:  # every row that was compared is a member of the first
            chosen = [msgspec.structs.replace(chosen[0], members=tuple(rows)), *chosen[1:]]
        operation: Operation = "maximum" if question.high else "minimum"
        yield found(asked, operation, chosen, worth, relation=name_of(column) if column else None, rows=rows)

    def _total(self, asked: Asked, question: RowQuestion, choice: Choice, worth: float) -> Iterable[Finding]:
        """The sum, or the average, of a column over the rows kept."""
        column = choice.column
        held = figures(choice.kept, column) if column and len(choice.named) != 1 else []
        if not column or not held:
            return
        rows = [self._row(question, r, f, column) for r, f in held]
        mean = question.operation == "average"
        unit, per = unit_for(question, column)
        total = sum(f for _, f in held)
        value = round((total / len(held) if mean else total) / per, _DIGITS)
        piece = self._computed(name_of(column), rows, value, unit, "value")
        yield found(asked, "average" if mean else "sum", [piece], worth, relation=name_of(column), rows=rows)

    def _apart(self, asked: Asked, question: RowQuestion, choice: Choice, worth: float) -> Iterable[Finding]:
        """How far two rows, or two groups of rows, are apart."""
        column = choice.column
        if column and len(choice.named) == 2:
            pair = [self._row(question, r, f, column) for r, f in figures(choice.named, column)]
        else:
            pair = [self._group(question, column, k, mine) for k, mine in choice.parts]
        if len(pair) != 2:
            return
        rows = [m for p in pair for m in (p.members or (p,))]
        value = round(abs(float(pair[0].value or 0) - float(pair[1].value or 0)), _DIGITS)
        label = f"{pair[0].label}、{pair[1].label}{name_of(column) if column else '数量'}相差"
        piece = msgspec.structs.replace(self._computed(label, rows, value, pair[0].unit, "value"), members=tuple(pair))
        yield found(asked, "difference", [piece], worth, relation=name_of(column) if column else None, rows=rows)

    def _listed(self, asked: Asked, question: RowQuestion, kept: Sequence[Row], worth: float) -> Iterable[Finding]:
        """The rows kept, or how many they are."""
        rows = [self._plain(r) for r in kept]
        if question.operation == "list":
            yield found(asked, "list", rows, worth)
        elif question.operation == "count":
            yield found(asked, "count", [self._computed(asked.focus.words(), rows, len(rows), None, "count")], worth, rows=rows)

    def _cell(self, asked: Asked) -> Iterable[Finding]:
        """One cell: the row that the question names, the column that it asks for."""
        for row, sheet, said in self._rows_named(asked):
            column = column_of(asked, sheet)
            if column is None or row.figure(column) is None:
                column = group_of(asked, sheet)[0] or next((h for h in sheet.headers if _asks(asked.text, name_of(h))), None)
            if column is None or not (cell := row.cell(column)) or len(cell) > _LONGEST_CELL or (asked.roles and _is_unit(column)):
                continue
            worth = asked.focus.hiding((row_question(asked) or RowQuestion(operation="list")).spans).score(
                (row.name, 1.0), (sheet.title, 0.9), (sheet.path, 0.8), (" ".join((*sheet.headers, cell)), 1.0), (_SAID_OF_ROWS, 0.9)
            )
            figure = row.figure(column)
            piece = self._plain(row, column)
            if figure is not None:
                label = f"{row.title}{name_of(column)}"
                piece = msgspec.structs.replace(piece, label=label, raw=cell, value=figure, op="=", unit=unit_of(column))
            else:
                piece = msgspec.structs.replace(piece, type=_type(column), label=cell)
            yield found(asked, "value", [piece], min(_SURE, worth * (0.9 + 0.1 * said)), relation=name_of(column))
            return

    def _rows_named(self, asked: Asked) -> Iterable[tuple[Row, Sheet, float]]:
        """The rows that the question may name: those whose whole names it says, else the tasks it may mean."""
        exact = [(r, s, 1.0) for s in self._near(asked, asked.focus) for r in s.named(asked.chinese)]
        yield from exact
        if exact:
            return
        tasks, said = self._sources.links.tasks, said_pairs(asked.focus)
        rows = (e.name for e in tasks.looked_at(asked.focus, asked.plans) if (e.plan, e.record.id) in self._by_record)
        if not any(self._sources.links.share_said(name, said) > _NAMED or asked.focus.score((name, 1.0)) > _OWN for name in rows):
            return  # no row is named, which tells sooner than how well every task fits
        links = [x for x in tasks.find(asked.focus, asked.plans)[:8] if x.said > _NAMED or x.own > _OWN]
        for link in links[:_READ]:
            yield from ((r, s, link.said) for r, s in self._by_record.get((link.entry.plan, link.entry.record.id), ()))

    def _plain(self, r: Row, column: str | None = None) -> Piece:
        iri = record_iri(r.plan, r.record_of(column), self._sources.base)
        kind: ItemType = "target" if r.own else "task"
        return Piece(type=kind, label=r.title, plan=r.plan, evidence=r.evidence, subjects=(iri,), iri=iri)

    def _row(self, question: RowQuestion, r: Row, figure: float, column: str) -> Piece:
        unit, per = unit_for(question, column)
        return msgspec.structs.replace(self._plain(r, column), value=figure / per if per != 1.0 else figure, op="=", unit=unit)

    def _group(self, question: RowQuestion, column: str | None, name: str, mine: Sequence[Row]) -> Piece:
        """The rows of one unit, place or kind together: the sum of a column, or how many they are."""
        if column is None:
            rows = [self._plain(r) for r in mine]
            return self._computed(name, rows, len(rows), None, _bearer(name))
        unit, per = unit_for(question, column)
        rows = [self._row(question, r, f, column) for r, f in figures(mine, column)]
        return self._computed(name, rows, round(sum(f for _, f in figures(mine, column)) / per, _DIGITS), unit, _bearer(name))

    def _computed(self, label: str, rows: Sequence[Piece], value: float, unit: str | None, kind: ItemType) -> Piece:
        evidence = tuple(dict.fromkeys(e for p in rows for e in p.evidence[:1]))[:_EVIDENCE]
        return Piece(type=kind, label=label, plan=rows[0].plan, evidence=evidence, value=value, op="=", unit=unit, members=tuple(rows))


def _chosen(asked: Asked, question: RowQuestion, sheet: Sheet) -> Choice | None:
    """The rows that the question is about; None where it asks who has which part in a row: roles tell that, not the words of a cell."""
    column, (kept, cells), named = column_of(asked, sheet), sheet.kept(asked.chinese), sheet.named(asked.chinese)
    if asked.roles and any(_is_unit(h) for h in cells):
        return None
    if len(named) > 1:
        kept = named
    if question.condition and column:
        unit = unit_of(column)
        kept = [r for r, f in figures(kept, column) if question.condition.holds(f, unit)]
    group = next((h for h, said in cells.items() if len(said) > 1), None) or group_of(asked, sheet)[0]
    if group and _is_unit(group) and {"lead", "cooperate"} & set(asked.roles):
        return None
    parts = [(k, [r for r in kept if r.cell(group) == k]) for k in sheet.groups[group]] if group and len(named) < 2 else []
    narrowed = bool(cells) or len(named) > 1 or question.condition is not None
    return Choice(column, kept, named, [(k, mine) for k, mine in parts if mine], bool(cells), narrowed)


def _account(rest: Focus, sheet: Sheet, referred: bool, named: bool) -> float:
    """How much of the rest of a question a table accounts for; nothing where a word is left that it does not say."""
    fields = ((sheet.title, 1.0), (sheet.path, 0.9), (sheet.words, 1.0), (_SAID_OF_ROWS, 0.9), (sheet.document, 0.9))
    marks = [max(column) for column in zip(*(rest.covered(text, worth) for text, worth in fields), strict=True)]
    for a, b in rest.runs:
        if b - a == 1 and sheet.tail(rest.text[a]):
            marks[a] = 1.0
    things = rest.reweighed(naming(rest.text))  # a verb that is not said (定死) makes it no other table
    if any(sum(things.weights[a:b]) >= _MISSING for a, b in rest.missing(*(text for text, _ in fields))):
        return 0.0
    worth = rest.coverage(marks) if rest.total else _LEAST
    if rest.total < _SAYS_NOTHING:
        worth = max(worth, _LEAST)
    return max(worth, _REFERRED if referred else 0.0, _NAMED_ROWS if named else 0.0)


def _asks(text: str, name: str) -> bool:
    """Whether the question asks for a column by its name, or by the last two characters of it."""
    return len(name) > 1 and (name in text or any(_WHICH.search(text, 0, start) for start, _ in places_of((name[-2:],), text)))


def _bearer(name: str) -> ItemType:
    """What a group of rows is called by: a place or a unit."""
    return "place" if name[-1:] in "区县市镇乡" else "unit"


def _type(header: str) -> ItemType:
    return "unit" if _is_unit(header) else "value"


def _is_unit(header: str) -> bool:
    return bool(re.search(r"单位|主体|部门", header))
