"""Tables as questions see them: sheets of rows, each row a task with its cells by the headers of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import msgspec

from corpus.folding import fold
from kg.question.numbers import numbers_in
from kg.question.shelf import Shelf

SHORT = 12  # characters of a cell that is a name or a figure; longer ones are prose
_FEWEST = 3  # rows of a table that is worth counting over
_BARE = re.compile(r"-?\d+(?:\.\d+)?")
_UNIT = re.compile(r"[（(]([^）)]{1,6})[）)]")
_BRACKET = re.compile(r"\s*[（(].*$")
PLACE, KIND = "区域", "类别"  # headers for the larger tasks that rows stand under: places, or kinds of task
_PLACE_END = re.compile(r"(?<=..)(?:区|县|市|镇|乡|街道)$")


class Row(msgspec.Struct, frozen=True):
    """A row of a table: the record that it gave, with its title, section and evidence; its name without brackets and its cells, folded.

    A cell is a header and its content; `own` are the records of cells that have one of their own, by header.
    """

    plan: str
    record: str
    title: str
    section: str
    evidence: tuple[tuple[int, int], ...]
    name: str
    cells: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...] = ()

    def record_of(self, header: str | None) -> str:
        """Return the id of the record that holds the cell under `header`."""
        return next((record for h, record in self.own if h == header), self.record)

    def cell(self, header: str) -> str:
        """Return the cell under `header`, empty where there is none."""
        return next((c for h, c in self.cells if h == header), "")

    def figure(self, header: str) -> float | None:
        """Return the one number that a cell is; None where it is empty, words, or several numbers."""
        cell = self.cell(header).replace(",", "")
        if _BARE.fullmatch(cell):
            return float(cell)
        numbers = numbers_in(cell)
        if len(numbers) != 1 or len(cell) > SHORT or numbers[0].op == "range":
            return None
        column = unit_of(header)
        return None if column and numbers[0].unit not in ("", column) else numbers[0].value  # 4284万美元 among 亿元


class Sheet:
    """The rows of one table, with the texts by which a question may mean it; `shared` where it shares a whole out over places."""

    def __init__(self, plan: str, title: str, rows: list[Row], shared: bool = False, document: str = "") -> None:
        self.plan, self.title, self.rows, self.shared, self.document = plan, fold(title), rows, shared, fold(document)
        self.path = fold(rows[0].section)
        self.headers = list(dict.fromkeys(h for r in rows for h, _ in r.cells))
        self.names = [r.name for r in rows]

    @cached_property
    def words(self) -> str:
        """The names of rows and columns and the short cells, one a line."""
        cells = dict.fromkeys(c for r in self.rows for _, c in r.cells if len(c) <= SHORT)
        return "\n".join((*self.headers, *self.names, *cells))

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The columns whose cells are names that several rows share, with those names in order."""
        out: dict[str, tuple[str, ...]] = {}
        for header in self.headers:
            cells = [c for r in self.rows if (c := r.cell(header))]
            kinds = tuple(dict.fromkeys(cells))
            named = all(len(c) <= SHORT and not _BARE.fullmatch(c) and not numbers_in(c) for c in kinds)
            if named and 1 < len(kinds) <= max(2, (len(cells) + 1) // 2):
                out[header] = kinds
        return out

    def kept(self, text: str) -> tuple[list[Row], dict[str, tuple[str, ...]]]:
        """Return the rows that have a cell which `text` names (东湖区 or 东湖), and the cells named by their columns."""
        kept, named = list(self.rows), {}
        for header, kinds in self.groups.items():
            said = tuple(k for k in kinds if k in text or (len(k) > 2 and _PLACE_END.sub("", k) in text))
            said = tuple(k for k in said if not any(k != other and k in other for other in said))
            if len(said) > 1 or (said and len(said) < len(kinds)):
                named[header] = said
                kept = [r for r in kept if r.cell(header) in said]
        return kept, named

    def said_names(self, text: str) -> list[str]:
        """Return the names of rows that stand in `text`, as they stand there: places that share something also without 区 or 县."""
        forms = (n if n in text or not self.shared else _PLACE_END.sub("", n) for n in self.names if len(n) > 1)
        return [form for form in forms if form in text]

    def named(self, text: str) -> list[Row]:
        """Return the rows whose names stand in `text`, in the order of the table."""
        said = self.said_names(text)
        held = [r for r in self.rows if any(r.name.startswith(name) if self.shared else r.name == name for name in said)]
        return [r for r in held if not any(r.name != o.name and r.name in o.name for o in held)]

    def tail(self, character: str) -> bool:
        """Return whether the names of many rows end in that character: 路."""
        return sum(n.endswith(character) for n in self.names) * 3 >= len(self.names)


def sheets_of(shelf: Shelf) -> list[Sheet]:
    """Return the tables of all plans whose rows have cells, in the order of the plans."""
    tables: dict[tuple[str, str], list[Row]] = {}
    for volume in shelf.volumes.values():
        groups = {t.id: fold(t.title) for t in volume.records.tasks if t.table and not t.details and not t.parent}
        places = {p for p in groups.values() if _PLACE_END.search(p)}
        header = PLACE if len(places) * 2 > len(set(groups.values())) else KIND
        for t in volume.records.tasks:
            if t.details and t.table:
                cells = tuple((fold(d.header), volume.folded[d.start : d.end].strip()) for d in t.details)
                if t.parent in groups:
                    cells = (*cells, (header, groups[t.parent]))
                evidence = tuple((e.start, e.end) for e in t.evidence)
                row = Row(volume.plan, t.id, t.title, t.section, evidence, bare(fold(t.title)), cells)
                tables.setdefault((volume.plan, t.table), []).append(row)
    titles = {v.plan: v.records.document.title for v in shelf.volumes.values()}
    return [Sheet(plan, title, rows, document=titles[plan]) for (plan, title), rows in tables.items() if len(rows) >= _FEWEST]


def bare(name: str) -> str:
    """Return a row's name without what stands in brackets behind it."""
    return _BRACKET.sub("", name).strip() or name


def unit_of(header: str) -> str | None:
    """Return the unit that a header gives in brackets."""
    unit = _UNIT.search(header)
    return unit[1] if unit else None


def name_of(header: str) -> str:
    """Return what a column is called, without its unit and the header above it."""
    words = _UNIT.sub("", header).split()
    return words[-1] if words else header


def figures(rows: Iterable[Row], header: str) -> list[tuple[Row, float]]:
    """Return the rows that have a figure in the column, with it."""
    return [(r, f) for r in rows if (f := r.figure(header)) is not None]
