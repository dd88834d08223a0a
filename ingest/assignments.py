"""Who has which part in a task: unit columns of tables, brackets at the end of paragraphs, and sentences with a printed role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from corpus.text import Span
from ingest.coordination import nested, sentences, trim
from ingest.lead_notes import LeadNote, note_in_header, note_in_plan, unstarred
from ingest.organisations import OrgSpan, is_generic, is_name, is_unit
from ingest.role_sentences import Part, duties, marks_of_role, parts_of_sentence
from ingest.roles import LABEL, MARK, role_of, role_of_header
from ingest.stretches import Stretch
from ingest.unit_lists import split_units
from ontology.records import Assignment, Evidence, Role, record_id

_ANY_LABEL = re.compile(r"[；;，,。\s][^；;，,。、\s:：]{2,10}[:：]")
# What a list is followed by, which is no unit: ，列第一位的为牵头单位; ，下同; ，以下均需各地落实.
_REMARK = re.compile(r"\s*[，,；;。（(〔\[]\s*(?:[列排]|首位|第一[个位]|以下|下同|均需|不再|其中|无牵头|涉及|按照?职责|分别负责)")
_ROLE_IN_BRACKET = re.compile(
    r"[（(](?:(?P<lead>牵头|主办|主责)|(?P<cooperate>配合|协办|参与|协助)|(?P<implement>实施|承办)|(?P<responsible>责任|负责))(?:单位|部门)?[）)]$"
)
_TRIGGER = re.compile(
    r"牵头|责|配合|会同|参与|参加|协助|指导|落实|实施|协办|承办|主办|由|要|应|将|做好|强化|[局厅部委办府门署院位区市县协联团司行会关][）)\]】〕]"
)
_BRACKETED = re.compile(r"[（(\[【〔]([^（）()\[\]【】〔〕]*(?:[（(][^（）()]*[）)][^（）()\[\]【】〔〕]*)*)[）)\]】〕]")
_GOVERNING = re.compile(r"(?:[局厅部委办署行院会]|政府|部门|单位|海关)$")


def assignments_in_cell(  # noqa: PLR0917 - a cell is where it stands, what it stands under and what it stands for
    text: str,
    start: int,
    end: int,
    header_role: Role | None,
    task_id: str,
    lines: Sequence[Span] = (),
    header: str = "",
    first: bool = True,
    note: LeadNote | None = None,
) -> tuple[Assignment, ...]:
    """Return the parts that the cell `text[start:end]` of a unit column gives in task `task_id`.

    A plain list has the header's role; a cell with roles of its own (甲牵头,乙配合; 甲（牵头）、乙; 牵头单位：甲) keeps them. `lines` are
    the cell's own lines, `header` the column's header as printed, which may say that the first unit or the starred ones lead (else
    the plan's `note` may), `first` whether the cell begins here (a page break may cut it). Evidence is the unit's name in a list, the
    sentence otherwise.
    """
    parts = list(_labelled(text, start, end))
    if not parts and marks_of_role(text, start, end):
        parts = [part for line in sentences(text, start, end) for part in parts_of_sentence(text, line, loose=True)]
        parts += _unsaid(text, start, end, parts, header_role)
    if not parts:
        note = note_in_header(header) or (note if header_role == "responsible" else None)
        parts = list(_led(_listed(text, start, end, header_role, lines), note, first))
    return _assignments(task_id, parts)


def assignments_in_text(text: str, stretches: Sequence[Stretch]) -> tuple[Assignment, ...]:
    """Return the parts that the running text of tasks gives, each with the sentence or bracket that it rests on.

    Read are stretches of a task only, and of unit columns none (`assignments_in_cell` reads those). Counted is what prints a role
    (牵头, 负责, 配合, 责任 …), and under safeguards the duties of a sentence's subject (各区要…).
    """
    note = note_in_plan(text)
    found: list[Assignment] = []
    for stretch in stretches:
        if stretch.task is None or stretch.kind == "footnote" or role_of_header("".join(stretch.header[-2:])):
            continue
        if _TRIGGER.search(text, stretch.start, stretch.end):
            holds = note if note and note.since <= stretch.start else None
            found += _assignments(stretch.task, _told(text, stretch, holds))
    return tuple(found)


def _assignments(task: str, parts: Iterable[Part]) -> tuple[Assignment, ...]:
    """Return the records of `parts`, each unit once a role."""
    found: dict[tuple[str, Role], Assignment] = {}
    for part in parts:
        for unit in (unit for unit in part.units if is_name(unit.text)):
            found.setdefault(
                (unit.text, part.role),
                Assignment(
                    id=record_id("unit", task, unit.text, part.role),
                    evidence=(Evidence(part.span.start, part.span.end),),
                    task=task,
                    unit=unit.text,
                    role=part.role,
                    scope=part.scope,
                ),
            )
    return tuple(found.values())


def _labelled(text: str, start: int, end: int, note: LeadNote | None = None) -> Iterator[Part]:
    """Yield the parts of “牵头单位：甲；配合单位：乙、丙”."""
    labels = list(LABEL.finditer(text, start, end))
    for at, label in enumerate(labels):
        limit = labels[at + 1].start() if at + 1 < len(labels) else end
        inside = nested(text, label.end(), limit)
        outer = (p for p in range(label.end(), limit) if not inside[p - label.end()] or text[p] in "（(〔[")
        stops = (p for p in outer if text[p] in "。\n）)]】〕" or _ANY_LABEL.match(text, p, limit) or _REMARK.match(text, p, limit))
        stop = next(stops, limit)
        if marks_of_role(text, label.end(), stop):  # 责任单位：甲牵头，乙配合
            yield from parts_of_sentence(text, trim(text, label.end(), stop), loose=True)
            continue
        units = split_units(text, label.end(), stop)
        if any(not is_unit(unit.text) for unit in units):  # a list goes on over ； only while it names units
            halves = sentences(text, label.end(), stop, ends="；;")
            stop = halves[0].end if halves else label.end()
            units = split_units(text, label.end(), stop)
        if not units or (label.group().rstrip()[-1] not in ":：" and not all(is_unit(unit.text) for unit in units)):
            continue
        role = role_of(label)
        parts = list(_led(_listed(text, label.end(), stop, role), note if role == "responsible" else None, first=True))
        yield from (msgspec.structs.replace(part, span=Span(label.start(), units[-1].end)) for part in parts)


def _listed(text: str, start: int, end: int, role: Role | None, lines: Sequence[Span] = ()) -> Iterator[Part]:
    """Yield the parts of a plain list, where a unit may have its role in brackets."""
    for unit in split_units(text, start, end, lines):
        own = _ROLE_IN_BRACKET.search(unit.text)
        if own:
            name = OrgSpan(start=unit.start, end=unit.end, text=unit.text[: own.start()])
            yield Part(units=(name,), role=role_of(own), span=Span(unit.start, unit.end))
        elif role:
            yield Part(units=(unit,), role=role, span=Span(unit.start, unit.end))


def _led(parts: Iterable[Part], note: LeadNote | None, first: bool) -> Iterator[Part]:
    """Yield the parts of a list with the roles that a note shares out: the first unit or the starred ones lead, no group does."""
    for at, part in enumerate(parts):
        unit = part.units[0]
        name = unstarred(unit.text)
        chosen = name != unit.text if note and note.starred else first and at == 0 and not unit.text.startswith("各")
        role: Role = part.role if note is None else "lead" if chosen else note.others or part.role
        if name:
            yield msgspec.structs.replace(part, units=(msgspec.structs.replace(unit, text=name),), role=role)


def _unsaid(text: str, start: int, end: int, parts: Sequence[Part], role: Role | None) -> list[Part]:
    """Return the units of a cell that has roles for others but none for them: they have the header's."""
    said = max((unit.end for part in parts for unit in part.units), default=end)
    rest = re.compile(r"[^，,；;。]*[，,；;。]").match(text, said, end)
    if role is None or not parts or not rest:
        return []
    units = split_units(text, rest.end(), end) if rest.end() < end else ()
    return [Part(units=units, role=role, span=Span(rest.end(), end))] if units and all(is_unit(u.text) for u in units) else []


def _told(text: str, stretch: Stretch, note: LeadNote | None) -> list[Part]:
    """Return the parts told in one stretch of running text."""
    parts = list(_labelled(text, stretch.start, stretch.end, note))
    labelled = bool(parts)
    for bracket in _BRACKETED.finditer(text, stretch.start, stretch.end):
        if not LABEL.search(text, *bracket.span(1)):
            parts += _bracketed(text, bracket, note)
            parts += _bare_bracket(text, stretch, bracket, note)
    for sentence in sentences(text, stretch.start, stretch.end):
        spoken = parts_of_sentence(text, sentence, loose=False) if not LABEL.search(text, sentence.start, sentence.end) else []
        parts += spoken
        if not labelled:
            named = {unit for part in spoken for unit in part.units}
            any_duty = stretch.section.kind == "safeguards" and not spoken
            owed = (part for part in duties(text, sentence, any_duty) if named.isdisjoint(part.units))
            parts += owed
    return parts


def _bracketed(text: str, bracket: re.Match[str], note: LeadNote | None) -> list[Part]:
    """Return the parts of a bracket that prints roles: （甲、乙负责）, where a note may say who leads."""
    parts: list[Part] = []
    for sentence in sentences(text, *bracket.span(1)):
        parts += parts_of_sentence(text, sentence, loose=True)
    if all(part.role in ("build", "implement") for part in parts):  # （展厅、测试区建设）
        parts = [part for part in parts if all(_GOVERNING.search(_BRACKETED.sub("", unit.text)) for unit in part.units)]
    if note is None or any(part.role != "responsible" for part in parts):
        return parts
    return list(_led((msgspec.structs.replace(part, units=(unit,)) for part in parts for unit in part.units), note, first=True))


def _bare_bracket(text: str, stretch: Stretch, bracket: re.Match[str], note: LeadNote | None) -> list[Part]:
    """Return the units of a bracket that follows a sentence or closes a paragraph, and holds nothing but names of units."""
    if MARK.search(bracket.group(1)):
        return []
    behind = text[stretch.start : bracket.start()].rstrip()[-1:] in ("", "。", "；", "！")
    closing = not text[bracket.end() : stretch.end].strip(" 。；;")
    units = split_units(text, *bracket.span(1)) if behind or closing else ()
    governing = sum(bool(_GOVERNING.search(_BRACKETED.sub("", unit.text))) for unit in units)
    listed = len(units) > 1 and (governing == len(units) or (behind and 2 * governing >= len(units)))
    if not all(is_unit(unit.text) for unit in units) or not (listed or (behind and units and governing)):
        return []
    if not behind and all(is_generic(unit.text) for unit in units):
        return []
    parts = (Part(units=(unit,), role="responsible", span=Span(*bracket.span())) for unit in units)
    return list(_led(parts, note, first=True))
