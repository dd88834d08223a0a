"""How many things the text says there are, against the rows of the table that lists them, or the list that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.audit.findings import Quote, SumCheck, SumKind
from kg.audit.quoting import Quoting
from kg.audit.tables import Entry, FigureTable

_COUNT_IN_TITLE = re.compile(r"(?:[（(](?:共计?|合计)?|共)(?P<figure>\d{1,3})(?P<unit>[条个项座处家类])(?:[）)]|\Z)")
_ANNOUNCED = re.compile(
    r"(?P<figure>\d{1,3})(?P<unit>[个项条])(?:重点|主要|具体)?(?P<what>[一-龥]{2,4})[（(，,]?(?:具体)?(?:清单|名单|明细)?(?:详?见|列入|纳入)(?:附[件表录]|下表|清单|表\d)"
)
_LIST = re.compile(
    r"(?P<figure>\d{1,2})(?P<unit>[个项大类条家])(?P<what>[一-龥“”]{0,14})[，,]?(?:即|分别为|分别是|具体为)[:：]?"
    r"(?P<items>[^，。；：:\n\t（()）,]+)(?=[。；;]|\Z)"
)
_WHAT = re.compile(r"[一-龥“”]{2,10}\Z")
_LIST_ENDS = re.compile(r"等[^、]{0,12}\Z")


def counts(quoting: Quoting, tables: Sequence[FigureTable]) -> Iterator[SumCheck]:
    """Yield the checks of stated counts: in titles of tables, in words that announce an annex, before lists."""
    for table in tables:
        yield from _title_count(quoting, table)
    yield from _announced(quoting, tables)
    yield from _lists(quoting)


def serials(table: FigureTable) -> list[Entry]:
    """The serial numbers of a table, where they go from 1 without a gap."""
    if table.serial is None:
        return []
    numbers = [row.cells[table.serial] for row in table.rows if len(row.cells) > table.serial and row.cells[table.serial].text]
    return numbers if [n.text for n in numbers] == [str(i + 1) for i in range(len(numbers))] and len(numbers) > 1 else []


def _title_count(quoting: Quoting, table: FigureTable) -> Iterator[SumCheck]:
    """A table's title that says how many rows it has (“（共23项）”)."""
    match = _COUNT_IN_TITLE.search(table.title)
    start = quoting.text.rfind(table.title, 0, table.heads[0].start) if match else -1
    if match and serials(table) and start >= 0:
        yield _count(quoting, table, table.title, match, quoting.quote(start, start + len(table.title)))


def _count(quoting: Quoting, table: FigureTable, label: str, match: re.Match[str], at: Quote) -> SumCheck:
    last = table.rows[-1]
    return _check("count", label, match, len(serials(table)), (at, quoting.quote(last.start, last.end)))


def _check(kind: SumKind, label: str, match: re.Match[str], found: int, at: tuple[Quote, Quote]) -> SumCheck:
    stated = int(match["figure"])
    return SumCheck(
        kind=kind,
        label=label,
        unit=match["unit"],
        stated=stated,
        op="=",
        raw=match["figure"] + match["unit"],
        found=found,
        terms=found,
        difference=found - stated,
        holds=found == stated,
        stated_at=at[0],
        found_at=at[1:],
    )


def _announced(quoting: Quoting, tables: Sequence[FigureTable]) -> Iterator[SumCheck]:
    """A number of things that the text says are listed in an annex (16个事项（详见附件）), against the only table of such things."""
    for passage in quoting.records.passages:
        for match in _ANNOUNCED.finditer(quoting.text, passage.start, passage.end):
            named = [t for t in tables if serials(t) and any(_names(head, match["what"]) for head in t.header)]
            if len(named) == 1 and not named[0].start <= match.start() < named[0].end:
                at = quoting.quote(match.start(), match.end())
                yield _count(quoting, named[0], match["what"], match, at)


def _names(head: str, what: str) -> bool:
    """Whether a column's header names `what` (事项, 项目名称)."""
    return head.rsplit(" ", maxsplit=1)[-1] in (what, what + "名称")


def _lists(quoting: Quoting) -> Iterator[SumCheck]:
    """A number of things that are then named one by one (6个片区，即A、B…)."""
    for passage in quoting.records.passages:
        for match in _LIST.finditer(quoting.text, passage.start, passage.end):
            named = [item for item in match["items"].split("、") if item]
            if len(named) < 2:
                continue
            # 和 and 与 join the last two items, or stand inside one (建设与管理标准): both counts are looked at.
            joined = len(re.split(r"、|(?<=[一-龥])[和及与](?=[一-龥]{2})", _LIST_ENDS.sub("", match["items"])))
            stated = int(match["figure"])
            found = stated if len(named) <= stated <= joined else joined if stated > joined else len(named)
            at = quoting.quote(match.start(), match.end("what")), quoting.quote(match.start("items"), match.end("items"))
            before = _WHAT.search(quoting.text, max(passage.start, match.start() - 12), match.start())
            yield _check("list", match["what"] or (before[0] if before else match["unit"]), match, found, at)
