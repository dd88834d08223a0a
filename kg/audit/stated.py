"""What the text states of a table or a list in all, against the table's rows, its figures, the shares of districts, the list's items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.audit.claims import Claim, changes
from kg.audit.counts import serials
from kg.audit.findings import Quote, SumCheck, SumKind
from kg.audit.names import WHOLE
from kg.audit.numbers import agree, in_base
from kg.audit.quoting import Quoting
from kg.audit.tables import FigureTable
from ontology.records import Op

_RATES = ("%", "")
_OF_PART = re.compile(r"其中|包括")
_SUMMED = re.compile(r"长度|里程|投资|面积|数量|泊位|规模")
_COUNTERS = frozenset("条个项座处家所类部")


def stated_sums(quoting: Quoting, tables: Sequence[FigureTable], claims: Sequence[Claim]) -> Iterator[SumCheck]:
    """Yield the checks of what the text states in all."""
    aims = [claim for claim in claims if claim.phase == "aim" and not changes(claim)]
    for table in tables:
        yield from _once(_of_table(quoting, table, aims))
    yield from _parts(quoting, aims)


def _once(checks: Iterable[SumCheck]) -> Iterator[SumCheck]:
    """The first check of each value: a plan states its totals over and over."""
    seen: set[tuple[str, str, float, str, tuple[Quote, ...]]] = set()
    for check in checks:
        key = check.kind, check.unit, check.stated, check.op, check.found_at
        if key not in seen:
            seen.add(key)
            yield check


def holds(op: Op, stated: float, found: float, *, close: bool) -> bool:
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


def _of_table(quoting: Quoting, table: FigureTable, aims: Sequence[Claim]) -> Iterator[SumCheck]:
    """Aims that state how many rows a table has (整治道路23条), or what a column of its figures comes to (总长度49.65公里)."""
    rows = len(serials(table))
    if not rows:
        return
    subject = next((c for c, head in enumerate(table.header) if c != table.serial and head), None)
    for claim in _of_one_subject(quoting, table, aims):
        place = f"{table.header[subject]}" if subject is not None else table.title
        if claim.unit and claim.unit[-1] in _COUNTERS and _within(place, claim.label) and len(place) >= 3:
            yield _against(quoting, claim, "count", rows, [(table.rows[-1].start, table.rows[-1].end)])
        elif _SUMMED.search(claim.label):
            yield from _of_column(quoting, table, claim)


def _of_one_subject(quoting: Quoting, table: FigureTable, aims: Sequence[Claim]) -> list[Claim]:
    """The aims of the section that the table stands in or under, and those of the indicator table that name the same subject."""
    section = quoting.section(table.start)
    paths = {" / ".join(section.path[: n + 1]) for n in range(max(0, len(section.path) - 2), len(section.path))} if section else set()
    subject = next((head for c, head in enumerate(table.header) if c != table.serial and head), "")
    return [c for c in aims if c.section in paths or (len(subject) >= 3 and _within(subject, c.label))]


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
            amount = sum(c.value or 0.0 for c in figures) * factor
            yield _against(quoting, claim, "stated", amount, [(c.start, c.end) for c in figures])


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
            check = _against(quoting, whole, "parts", found, [(c.at.start, c.at.end) for c in shares])
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


def _against(quoting: Quoting, claim: Claim, kind: SumKind, amount: float, spans: Sequence[tuple[int, int]]) -> SumCheck:
    """The check of what `claim` states against `amount`, in the claim's base unit, which the values at `spans` come to."""
    factor = 1.0 if kind == "count" else claim.factor
    found = round(amount / factor, 6)
    close = agree(claim.value * factor, amount, claim.places, factor)
    return SumCheck(
        kind=kind,
        label=claim.label,
        unit=claim.unit,
        stated=claim.value,
        op=claim.op,
        raw=claim.raw,
        found=found,
        terms=int(amount) if kind == "count" else len(spans),
        difference=round(found - claim.value, 6),
        holds=holds(claim.op, claim.value, found, close=close),
        stated_at=quoting.quote(claim.at.start, claim.at.end),
        found_at=tuple(quoting.quote(*span) for span in dict.fromkeys(spans)),
    )
