"""What the text states of a table or a list in all, against the table's rows, its figures, the shares of districts, the list's items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.audit.claims import Claim, changes
from kg.audit.findings import Quote, SumCheck, SumKind
from kg.audit.names import WHOLE
from kg.audit.numbers import agree, in_base, printed_numbers
from kg.audit.quoting import Quoting
from kg.audit.tables import Entry, FigureTable
from ontology.records import Op

_RATES = ("%", "")
_OF_PART = re.compile(r"其中|包括")
_SUMMED = re.compile(r"长度|里程|投资|面积|数量|泊位|规模")
_COUNTERS = frozenset("条个项座处家所类部")
_COUNT_IN_TITLE = re.compile(r"[（(](?:共计?|合计)?(?P<figure>\d{1,3})(?P<unit>[条个项座处家类])[）)]|共(?P<figure2>\d{1,3})(?P<unit2>[条个项座处家类])")
_LIST = re.compile(
    r"(?P<figure>\d{1,2})(?P<unit>[个项大类条家])(?P<what>[一-龥“”]{0,14})[，,]?(?:即|分别为|分别是|具体为)[:：]?(?P<items>[^，。；：:\n\t（()）,]+)(?=[。；;]|\Z)"
)
_ANNOUNCED = re.compile(
    r"(?P<figure>\d{1,3})(?P<unit>[个项条])(?:重点|主要|具体)?(?P<what>[一-龥]{2,4})[（(，,]?(?:详?见|列入|纳入)(?:附[件表录]|下表|清单|表\d)"
)
_LIST_ENDS = re.compile(r"等[^、]{0,12}\Z")


def stated_sums(quoting: Quoting, tables: Sequence[FigureTable], claims: Sequence[Claim]) -> Iterator[SumCheck]:
    """Yield the checks of what the text states in all."""
    aims = [claim for claim in claims if claim.phase == "aim" and not changes(claim)]
    for table in tables:
        yield from _title_count(quoting, table)
        yield from _once(_of_table(quoting, table, aims))
    yield from _announced(quoting, tables)
    yield from _parts(quoting, aims)
    yield from _lists(quoting)


def _once(checks: Iterable[SumCheck]) -> Iterator[SumCheck]:
    """The first check of each value: a plan states its totals over and over."""
    seen: set[tuple[str, str, float, str, tuple[Quote, ...]]] = set()
    for check in checks:
        key = check.kind, check.unit, check.stated, check.op, check.found_at
        if key not in seen:
            seen.add(key)
            yield check


def holds(op: Op, stated: float, found: float, close: bool) -> bool:
    """Whether `found` is what `op` `stated` says, where `close` tells that the two are equal but for rounding."""
    match op:
        case ">=":
            return close or found > stated
        case "<=":
            return close or found < stated
        case ">":
            return found > stated and not close
        case "<":
            return found < stated and not close
        case _:
            return close


def _serials(table: FigureTable) -> list[Entry]:
    """The serial numbers of a table, where they go from 1 without a gap."""
    if table.serial is None:
        return []
    numbers = [row.cells[table.serial] for row in table.rows if len(row.cells) > table.serial and row.cells[table.serial].text]
    return numbers if [n.text for n in numbers] == [str(i + 1) for i in range(len(numbers))] and len(numbers) > 1 else []


def _title_count(quoting: Quoting, table: FigureTable) -> Iterator[SumCheck]:
    """A table's title that says how many rows it has (“（共23项）”)."""
    match = _COUNT_IN_TITLE.search(table.title)
    rows = _serials(table)
    start = quoting.text.rfind(table.title, 0, table.heads[0].start) if match else -1
    if match and rows and start >= 0:
        figure, unit = match["figure"] or match["figure2"], match["unit"] or match["unit2"]
        at = quoting.quote(start, start + len(table.title))
        yield _count(quoting, table, table.title, figure, unit, at)


def _count(quoting: Quoting, table: FigureTable, label: str, figure: str, unit: str, at: Quote) -> SumCheck:
    rows, last = len(_serials(table)), table.rows[-1]
    return SumCheck(
        kind="count", label=label, unit=unit, stated=int(figure), op="=", raw=figure + unit, found=rows, terms=rows,
        difference=rows - int(figure), holds=rows == int(figure), stated_at=at, found_at=(quoting.quote(last.start, last.end),),
    )  # fmt: skip


def _announced(quoting: Quoting, tables: Sequence[FigureTable]) -> Iterator[SumCheck]:
    """A number of things that the text says are listed in an annex (16个事项（详见附件）), against the only table of such things."""
    for passage in quoting.records.passages:
        for match in _ANNOUNCED.finditer(quoting.text, passage.start, passage.end):
            named = [t for t in tables if _serials(t) and any(_names(head, match["what"]) for head in t.header)]
            if len(named) == 1 and not named[0].start <= match.start() < named[0].end:
                at = quoting.quote(match.start(), match.end())
                yield _count(quoting, named[0], match["what"], match["figure"], match["unit"], at)


def _names(head: str, what: str) -> bool:
    """Whether a column's header names `what` (事项, 项目名称)."""
    return head.split(" ")[-1] in (what, what + "名称")


def _of_table(quoting: Quoting, table: FigureTable, aims: Sequence[Claim]) -> Iterator[SumCheck]:
    """Aims that state how many rows a table has (整治道路23条), or what a column of its figures comes to (总长度49.65公里)."""
    rows = len(_serials(table))
    if not rows:
        return
    subject = next((c for c, head in enumerate(table.header) if c != table.serial and head), None)
    for claim in _of_one_subject(quoting, table, aims):
        place = f"{table.header[subject]}" if subject is not None else table.title
        if claim.unit and claim.unit[-1] in _COUNTERS and _within(place, claim.label) and len(place) >= 3:
            yield _against(quoting, claim, "count", rows, rows, [table.rows[-1].cells[table.serial or 0]])
        elif _SUMMED.search(claim.label):
            yield from _of_column(quoting, table, claim)


def _of_one_subject(quoting: Quoting, table: FigureTable, aims: Sequence[Claim]) -> list[Claim]:
    """The aims of the section that the table stands in or under, and those of the indicator table that name the same subject."""
    section = quoting.section(table.start)
    paths = {" / ".join(section.path[: n + 1]) for n in range(max(0, len(section.path) - 2), len(section.path))} if section else set()
    subject = next((head for c, head in enumerate(table.header) if c != table.serial and head), "")
    return [c for c in aims if c.section in paths or len(subject) >= 3 and _within(subject, c.label)]


def _of_column(quoting: Quoting, table: FigureTable, claim: Claim) -> Iterator[SumCheck]:
    for column, header in enumerate(table.header):
        word = _SUMMED.search(header.split(" ")[-1])
        if word is None or word[0] not in claim.label or not (claim.label.startswith("总") or "总" + word[0] in claim.label):
            continue
        base, factor = in_base(table.unit(column))
        cells = [row.cells[column] for row in table.rows]
        if base != claim.base or not base or any(c.value is None for c in cells):
            continue
        figures = [c for c in cells if c.figure]
        if len(figures) > 1:
            yield _against(quoting, claim, "stated", sum(c.value or 0.0 for c in figures) * factor, len(figures), figures)


def _within(words: str, name: str) -> bool:
    """Whether the characters of `words` stand in `name` in that order."""
    rest = iter(name)
    return all(character in rest for character in words)


def _parts(quoting: Quoting, aims: Sequence[Claim]) -> Iterator[SumCheck]:
    """An aim for the whole against the shares of it that the same passage or table gives to districts."""
    groups: dict[tuple[str, str, str, str | None], list[Claim]] = {}
    for claim in aims:
        if claim.name.telling and claim.base not in _RATES and claim.scope and not WHOLE.match(claim.scope) and claim.op == "=":
            groups.setdefault((claim.name.key, claim.base, claim.section, claim.per), []).append(claim)
    for (key, base, _, per), shares in groups.items():
        scopes = [c.scope for c in shares]
        if len(shares) < 3 or len(set(scopes)) != len(scopes) or len({c.year for c in shares}) > 1 or not _are_all(quoting, shares):
            continue
        wholes = [
            c for c in aims
            if c.name.key == key and c.base == base and c.per == per and c.op != "range"
            and (not c.name.scope or WHOLE.match(c.name.scope)) and (None in (c.year, shares[0].year) or c.year == shares[0].year)
        ]  # fmt: skip
        found = sum(c.amount for c in shares)
        for whole in _one_a_value(wholes):
            check = _against(quoting, whole, "parts", found, len(shares), [], shares)
            if check.holds or _beside(whole, shares[0]):
                yield check


def _beside(whole: Claim, share: Claim) -> bool:
    """Whether the whole is stated where its shares are: in another chapter it may be of more years than they, or of more districts."""
    return share.section == whole.section or share.section.startswith(whole.section + " / ")


def _are_all(quoting: Quoting, shares: Sequence[Claim]) -> bool:
    """Whether no number in the passages of `shares` is left that may be one more share, and none says that shares are left out."""
    for start, end in sorted({(c.at.start, c.at.end) for c in shares}):
        own = [c for c in shares if c.at.start == start]
        if _OF_PART.search(quoting.text, start, end) and len(own) > 1:
            return False
    return True


def _one_a_value(wholes: Sequence[Claim]) -> list[Claim]:
    """The first claim of each value, unit and operator."""
    kept: dict[tuple[str, float, str, bool], Claim] = {}
    for claim in wholes:
        kept.setdefault((claim.base, claim.amount, claim.op, claim.vague), claim)
    return list(kept.values())


def _lists(quoting: Quoting) -> Iterator[SumCheck]:
    """A number of things that are then named one by one (6个片区，即A、B…)."""
    for passage in quoting.records.passages:
        for match in _LIST.finditer(quoting.text, passage.start, passage.end):
            items = re.split(r"[、]|(?<=[一-龥])[和及与](?=[一-龥]{2})", _LIST_ENDS.sub("", match["items"]))
            named = [item for item in re.split("、", match["items"]) if item]
            if len(named) < 2:
                continue
            stated = int(match["figure"])
            found = stated if len(named) <= stated <= len(items) else len(items) if stated > len(items) else len(named)
            yield SumCheck(
                kind="list", label=match["what"] or match["unit"], unit=match["unit"], stated=stated, op="=", raw=match["figure"] + match["unit"],
                found=found, terms=found, difference=found - stated, holds=found == stated,
                stated_at=quoting.quote(match.start(), match.end("what")), found_at=(quoting.quote(match.start("items"), match.end("items")),),
            )  # fmt: skip


def _against(
    quoting: Quoting, claim: Claim, kind: SumKind, amount: float, terms: int, cells: Sequence[object], shares: Sequence[Claim] = ()
) -> SumCheck:
    factor = 1.0 if kind == "count" else claim.factor
    found = round(amount / factor, 6)
    close = agree(claim.value * factor, amount, claim.places, factor)
    spans = [(c.start, c.end) for c in cells] if cells else [(c.at.start, c.at.end) for c in shares]  # type: ignore[attr-defined]
    return SumCheck(
        kind=kind,
        label=claim.label,
        unit=claim.unit,
        stated=claim.value,
        op=claim.op,
        raw=claim.raw,
        found=found,
        terms=terms,
        difference=round(found - claim.value, 6),
        holds=holds(claim.op, claim.value, found, close),
        stated_at=quoting.quote(claim.at.start, claim.at.end),
        found_at=tuple(quoting.quote(*span) for span in dict.fromkeys(spans)),
    )
