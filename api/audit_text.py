"""An audit as lines for a terminal: grouped, short, numbers first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from api.audit_words import WORDS, Lang, about, addends, difference, found, share, side_value, stated
from kg.audit.findings import Contradiction, Coverage, Holes, PlanAudit, Quote, SectionCoverage

_LISTED = 12  # entries of a list that a person reads in a terminal
_QUOTED = 72  # characters of a quotation
_LABEL = 28  # characters of a hole's name


def show_audits(audits: Sequence[PlanAudit], lang: Lang) -> str:
    """Return the audits as lines of text."""
    words = WORDS[lang]
    return "\n\n".join("\n".join(_plan(audit, words)) for audit in audits) or words["no_plans"]


def top_sections(coverage: Coverage) -> tuple[SectionCoverage, ...]:
    """Return the coverage of the plan's chapters, each with all that stands under it, in reading order."""
    chapters: dict[str, list[SectionCoverage]] = {}
    for section in coverage.sections:
        chapters.setdefault(section.section.split(" / ")[0], []).append(section)
    return tuple(
        SectionCoverage(
            name,
            held[0].kind,
            held[0].start,
            held[-1].end,
            *(sum(getattr(s, field) for s in held) for field in ("passages", "passages_captured", "numbers", "numbers_captured")),
        )
        for name, held in chapters.items()
    )


def _plan(audit: PlanAudit, words: Mapping[str, str]) -> Iterator[str]:
    yield f"{audit.title}  [{audit.plan}]"
    yield ""
    yield from _coverage(audit.coverage, words)
    yield from _sums(audit, words)
    yield f"{words['contradictions']}  {len(audit.contradictions) or words['none']}"
    yield from _contradictions(audit.contradictions, words, "✗")
    if audit.close:
        yield f"  {words['close']}{words['stop']}{len(audit.close)}"
        yield from _contradictions(audit.close, words, "≈")
    yield words["holes"]
    for hole in audit.holes:
        yield from _holes(hole, words)


def _coverage(coverage: Coverage, words: Mapping[str, str]) -> Iterator[str]:
    passages = share(coverage.passages_captured, coverage.passages, words)
    numbers = share(coverage.numbers_captured, coverage.numbers, words)
    yield f"{words['coverage']}  {words['passages']} {passages}  {words['numbers']} {numbers}"
    for section in top_sections(coverage):
        counts = f"{section.passages_captured}/{section.passages}", f"{section.numbers_captured}/{section.numbers}"
        yield f"  {counts[0]:>9} {counts[1]:>9}  {section.section}".rstrip()
    if coverage.numbers_left:
        yield f"  {words['left'].format(n=len(coverage.numbers_left))}"
        for left in coverage.numbers_left[:_LISTED]:
            yield f"    • {left.raw}  {_quoted(left.at)}  ({left.start}–{left.end})"
        yield from _more(len(coverage.numbers_left), words)


def _sums(audit: PlanAudit, words: Mapping[str, str]) -> Iterator[str]:
    wrong = audit.wrong_sums
    if not audit.sums:
        yield f"{words['sums']}  {words['sums_none']}"
        return
    counts = [words["sums_wrong"].format(n=len(wrong))] if wrong else []
    yield f"{words['sums']}  {'  '.join([*counts, words['sums_ok'].format(n=len(audit.sums) - len(wrong))])}"
    for check in wrong:
        yield (
            f"  ✗ {check.label} ({words[check.kind]}){words['stop']}{words['states']} {stated(check)}  "
            f"{words['adds_up']} {found(check, words)}  {difference(check, words)}"
        )
        yield f"      {_place(check.stated_at)}"
        sum_of = addends(check)
        yield from (f"      {line}" for line in ([sum_of] if sum_of else [_place(at) for at in check.found_at[:2]]))


def _contradictions(held: Iterable[Contradiction], words: Mapping[str, str], mark: str) -> Iterator[str]:
    for one in held:
        yield f"  {mark} {about(one)} ({words[one.kind]})"
        for side in one.sides:
            places = "" if len(side.at) == 1 else "  " + words["places"].format(n=len(side.at))
            yield f"      {side_value(one, side.value, words)}{places}  {_place(side.at[0])}"


def _holes(holes: Holes, words: Mapping[str, str]) -> Iterator[str]:
    everything = f"  {words['all']}" if holes.of == len(holes.items) > _LISTED else ""
    yield f"  {words[holes.kind]} {len(holes.items)}/{holes.of}{everything}"
    if not everything:
        for item in holes.items[:_LISTED]:
            yield f"    • {_cut(item.label, _LABEL)}  ({item.at.start}–{item.at.end})"
        yield from _more(len(holes.items), words)


def _more(number: int, words: Mapping[str, str]) -> Iterator[str]:
    if number > _LISTED:
        yield f"    … {words['more'].format(n=number - _LISTED)}"


def _place(at: Quote) -> str:
    where = at.section.rsplit(" / ", 1)[-1]
    return f"“{_quoted(at)}” — {_cut(where, _LABEL)} ({at.start}–{at.end})"


def _quoted(at: Quote) -> str:
    return _cut(" ".join(at.quote.replace("\t", " | ").split()), _QUOTED)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most] + "…"
