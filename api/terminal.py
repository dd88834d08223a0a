"""What commands tell a person on standard output: answers, and what a build made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.question.answer import Answer, Citation, Item

if TYPE_CHECKING:
    from kg.manifest import Manifest

_OPERATORS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}
_QUOTED = 200  # characters of a quotation that a person reads in a terminal
_ROLES = {
    "lead": "牵头",
    "build": "建设",
    "cooperate": "配合",
    "implement": "实施",
    "responsible": "负责",
    "issue": "出台",
    "revise": "修订",
    "issued": "已出台",
    "cited": "依据",
}
_STATUS = {
    "zh": {"not_found": "规划中没有写明", "ambiguous": "有几种理解"},
    "en": {"not_found": "the plans do not say", "ambiguous": "several readings"},
}


def show_answer(answer: Answer, explain: bool = False) -> str:
    """Return the answer as lines of text: sentence, items, evidence and, with `explain`, the readings and the query."""
    return "\n".join(_lines(answer, explain))


def _lines(answer: Answer, explain: bool) -> Iterator[str]:
    language = "zh" if any("\u4e00" <= character <= "\u9fff" for character in answer.question) else "en"
    state = _STATUS[language].get(answer.status)
    yield f"[{state}] {answer.answer}" if state else answer.answer
    if answer.items:
        yield ""
        yield from _items(answer.items, _ROLES if language == "zh" else {}, "  ")
    if answer.truncated is True:
        yield f"  … {len(answer.items)} / {answer.total}"
    if answer.citations:
        yield ""
        yield from _citations(answer.citations)
    if explain:
        yield ""
        yield from _explanation(answer)


def _items(items: Iterable[Item], roles: Mapping[str, str], indent: str) -> Iterator[str]:
    for item in items:
        about = [
            item.label,
            figure(item),
            item.role and roles.get(item.role, item.role),
            None if item.year is None else str(item.year),
            item.city,
        ]
        about += [f"({item.of.label})"] if item.of else []
        references = "".join(f"[{place + 1}]" for place in item.citations)
        yield f"{indent}• {'  '.join(part for part in dict.fromkeys(about) if part)}  {references}".rstrip()
        yield from _items(item.members, roles, indent + "  ")


def figure(item: Item) -> str:
    """Return an item's value as a person writes it; the empty string where it has none."""
    if item.raw:
        return item.raw
    if item.value is None:
        return ""
    if isinstance(item.value, bool):
        return "✓" if item.value else "✗"
    if item.op == "range":
        return f"{_number(item.value)}–{_number(item.high)}{item.unit or ''}"
    return f"{_OPERATORS.get(item.op or '=', '')}{_number(item.value)}{item.unit or ''}"


def _number(value: float | str | None) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _citations(citations: Iterable[Citation]) -> Iterator[str]:
    for place, citation in enumerate(citations, start=1):
        page = "" if citation.page is None else f", p. {citation.page}"
        source = f"{citation.title}（摘编 digest）" if citation.digest is True else citation.title
        yield f"[{place}] {source} — {citation.section}{page} ({citation.start}–{citation.end})"
        quote = " ".join(citation.quote.split())
        yield f"    “{quote if len(quote) <= _QUOTED else quote[:_QUOTED] + '…'}”"


def _explanation(answer: Answer) -> Iterator[str]:
    yield f"{answer.interpretation}  ({answer.confidence:.2f}, {answer.took_ms:.1f} ms)"
    for other in answer.alternatives:
        yield f"  {other.interpretation}  ({other.confidence:.2f}, {other.count})"
    yield f"-- {answer.query.kind}"
    yield answer.query.sparql


def show_manifest(manifest: Manifest, folder: Path) -> str:
    """Return what a build made, a line a plan."""
    number = len(manifest.plans)
    lines = [f"{folder}: {number} plan{'' if number == 1 else 's'}, {manifest.statements:,} statements, snapshot {manifest.hash[:16]}"]
    lines += [f"  {plan.id}  {plan.title} ({plan.jurisdiction}): {sum(plan.counts.values()):,} records" for plan in manifest.plans]
    return "\n".join(lines)
