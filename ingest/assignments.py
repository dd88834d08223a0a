"""Who has which part in a task: unit columns of tables, brackets at the end of paragraphs, and sentences with a printed role.

Roles: 牵头 lead; 建设 build; 配合, 协助, 参与 cooperate; 实施, 承办 implement; 负责, 责任 with no finer role
responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.text import Span
from ingest.coordination import nested, sentences, trim
from ingest.organisations import OrgSpan, is_generic, is_name, is_unit, split_units, units_before
from ingest.stretches import Stretch
from ontology.records import Assignment, Evidence, Role, record_id

# The finest role first: a header path like 责任单位 / 牵头单位 has two.
_HEADERS: tuple[tuple[Role, str], ...] = (
    ("lead", r"牵头|主办"),
    ("cooperate", r"配合|协办|协同|协助|参与|参加|会办"),
    ("build", r"建设(?:单位|主体|业主)|业主|承建"),
    ("implement", r"(?:实施|承办|承担|执行|落实)(?:单位|主体|部门|地区|区域)|完成单位|项目单位|申报单位"),
    ("responsible", r"(?:责任|负责|主管|管理|监管)(?:单位|部门|主体|地区|处室|科室)|责任分工|职责分工|分工(?:单位|部门)|^单位$"),
)
# Which units of a column lead, told in its header: （列首位的为牵头单位）, （加*的为牵头单位，其他为配合单位）.
_LEADS = re.compile(
    r"[（(，,；;：:]?[^（）()，,]{0,10}?(?:(?P<first>首位|第一|首个|排名|最前|前面|排在前|在前)|(?P<starred>[*＊※★☆▲△●#＃]|加粗|星号))[^（）()]{0,6}?(?:为|是|系)"
    r"[^（）()，,；;]{0,4}(?:牵头|主办|负责|责任|主要)[^（）()]*[）)]?"
)
_OTHERS = re.compile(r"(?:其他|其余|其它|后面|后者|之后)[^（）()]{0,6}(?:配合|协办|协助|参与)")
_STAR = re.compile(r"\s*[*＊※★☆▲△●]\s*")
_KIND_OF_PARTY = r"(?:单位|部门|主体|地区|处室|科室|机构)"
_LABEL = re.compile(
    rf"(?:(?P<lead>(?:牵头|主办)(?:（?责任）?|负责)?)|(?P<cooperate>配合|协办|协同|协助|参与|参加)|(?P<build>建设|承建)|(?P<implement>实施|承办|落实)"
    rf"|(?P<responsible>责任|负责|主管)){_KIND_OF_PARTY}(?:及(?:责任|配合)?{_KIND_OF_PARTY})?\s*[:：]\s*"
)
_ANY_LABEL = re.compile(r"[；;，,。\s][^；;，,。、\s:：]{2,10}[:：]")
_FOLLOWS = r"(?=[，,。；;、）)\]】\s]|工作|实施|做好|落实|开展|推进|完成|$)"
_MARK = re.compile(
    rf"(?P<lead>(?:共同|联合|负责)?牵头(?!{_KIND_OF_PARTY}|人|领导)(?:抓总|负责|组织实施|总负责|组织|协调(?!{_KIND_OF_PARTY}))?|主办{_FOLLOWS})"
    rf"|(?P<cooperate>(?:负责|做好|予以|给予)?(?:配合(?!{_KIND_OF_PARTY})|(?:协助|协同|协办|参与|参加|协调){_FOLLOWS})(?:实施|做好|落实|开展|推进|工作)*)"
    rf"|(?P<implement>(?:负责)?(?:具体|组织)?(?:实施|承办){_FOLLOWS}|落实{_FOLLOWS})|(?P<build>(?:负责)?(?:承建|建设){_FOLLOWS})"
    rf"|(?P<responsible>(?:对[^，,。；;]{{1,20}})?负(?:总|主要|首要|全)责|负责(?!人(?![员力民工])|制(?![定订作])|{_KIND_OF_PARTY})(?:落实{_FOLLOWS})?)"
)
_MANNER = re.compile(
    r"(?:(?:各|均)?(?:按照?|依照|根据|依据|依|结合)?(?:各自|本级|部门|本部门)?(?:的)?(?:职责|职能|权限)(?:分工|范围)?[，,]?|分别|共同|联合|具体|统一|统筹"
    r"|统筹协调、?|要|应当?|须|将|积极|密切|主动|认真|切实|全力|分工|抓总|予以|做好|组织|等(?:有关|相关)?(?:部门|单位)?|\s)+$"
)
_ROLE_IN_BRACKET = re.compile(
    r"[（(](?:(?P<lead>牵头|主办)|(?P<cooperate>配合|协办|参与|协助)|(?P<implement>实施|承办)|(?P<responsible>责任|负责))(?:单位|部门)?[）)]$"
)
_TRIGGER = re.compile(r"牵头|责|配合|协办|承办|主办|由|要|应|将|做好|强化|[局厅部委办府门署院][）)\]】〕]")
_DUTY = re.compile(r"要|应当?|必须|须|将|做好|强化|负责|牵头")
_OWED = re.compile(r"[^，,]{0,12}(?:履行|承担|落实|扛起|担负)[^，,]{0,8}责任")
# What all do is no part of a task.
_SLOGAN = re.compile(r"(?:协同|联动|参与|共治|配合)[^，。]*的[^，。]{0,8}(?:格局|体系|机制|体制|模式|局面|氛围)\Z")
_FURTHEST_DUTY = 40  # characters from a sentence's beginning within which its subject ends
_ALONGSIDE = re.compile(r"(?:会同|联合|协同|商)")
_LEFT_TO = re.compile(r"(?:需|须|督促|指导|要求)$")
_LEVEL_AS_UNIT = re.compile(
    r"(?:省|市|州|县|区|镇)级(?!有关|相关|各|部门|以上|以下|单位)|各?(?:乡镇|街道|镇街)(?:[（(][^（）()]{1,6}[）)])?(?![办党委])"
)
_BRACKETED = re.compile(r"[（(\[【〔]([^（）()\[\]【】〔〕]*(?:[（(][^（）()]*[）)][^（）()\[\]【】〔〕]*)*)[）)\]】〕]")


class _Part(msgspec.Struct, frozen=True):
    units: tuple[OrgSpan, ...]
    role: Role
    span: Span
    scope: str | None = None


def role_of_header(header: str) -> Role | None:
    """Return the role that a column's header (or its path, joined) gives the units under it; None where it names no units."""
    plain = re.sub(r"\s", "", _LEADS.sub("", header))
    if re.search(r"责任人|负责人|联系人|领导|电话", plain):
        return None
    return next((role for role, pattern in _HEADERS if re.search(pattern, plain)), None)


def assignments_in_cell(  # noqa: PLR0917 - a cell is where it stands, what it stands under and what it stands for
    text: str,
    start: int,
    end: int,
    header_role: Role | None,
    task_id: str,
    lines: Sequence[Span] = (),
    header: str = "",
    first: bool = True,
) -> tuple[Assignment, ...]:
    """Return the parts that the cell `text[start:end]` of a unit column gives in task `task_id`.

    A plain list has the header's role; a cell with roles of its own (甲牵头,乙配合; 甲（牵头）、乙; 牵头单位：甲) keeps them. `lines` are
    the cell's own lines, `header` the column's header as printed, which may say that the first unit or the starred ones lead, `first`
    whether the cell begins here (a page break may cut it). Evidence is the unit's name in a list, the sentence otherwise.
    """
    parts = list(_labelled(text, start, end))
    if not parts and _marks(text, start, end):
        parts = [part for line in sentences(text, start, end) for part in _spoken(text, line, loose=True)]
        parts += _unsaid(text, start, end, parts, header_role)
    if not parts:
        parts = list(_led(_listed(text, start, end, header_role, lines), header, first))
    return _assignments(task_id, parts)


def assignments_in_text(text: str, stretches: Sequence[Stretch]) -> tuple[Assignment, ...]:
    """Return the parts that the running text of tasks gives, each with the sentence or bracket that it rests on.

    Read are stretches of a task only, and of unit columns none (`assignments_in_cell` reads those). Counted is what prints a role
    (牵头, 负责, 配合, 责任 …), and under safeguards the duties of a sentence's subject (各区要…).
    """
    found: list[Assignment] = []
    for stretch in stretches:
        if stretch.task is None or stretch.kind == "footnote" or role_of_header("".join(stretch.header[-2:])):
            continue
        if _TRIGGER.search(text, stretch.start, stretch.end):
            found += _assignments(stretch.task, _told(text, stretch))
    return tuple(found)


def _assignments(task: str, parts: Sequence[_Part]) -> tuple[Assignment, ...]:
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


def _role(match: re.Match[str]) -> Role:
    groups: dict[Role, str] = {role: match.group(role) for role, _ in _HEADERS if role in match.re.groupindex}
    return next(role for role, group in groups.items() if group is not None)


def _labelled(text: str, start: int, end: int) -> Iterator[_Part]:
    """Yield the parts of “牵头单位：甲；配合单位：乙、丙”."""
    labels = list(_LABEL.finditer(text, start, end))
    for at, label in enumerate(labels):
        limit = labels[at + 1].start() if at + 1 < len(labels) else end
        inside = nested(text, label.end(), limit)
        outer = (point for point in range(label.end(), limit) if not inside[point - label.end()])
        stop = next((p for p in outer if text[p] in "。\n）)]】〕" or _ANY_LABEL.match(text, p, limit)), limit)
        units = split_units(text, label.end(), stop)
        if any(not is_unit(unit.text) for unit in units):  # a list goes on over ； only while it names units
            halves = sentences(text, label.end(), stop, ends="；;")
            units = split_units(text, halves[0].start, halves[0].end) if halves else ()
        if units:
            yield _Part(units=units, role=_role(label), span=Span(label.start(), units[-1].end))


def _listed(text: str, start: int, end: int, role: Role | None, lines: Sequence[Span]) -> Iterator[_Part]:
    """Yield the parts of a plain list, where a unit may have its role in brackets."""
    for unit in split_units(text, start, end, lines):
        own = _ROLE_IN_BRACKET.search(unit.text)
        if own:
            name = OrgSpan(start=unit.start, end=unit.end, text=unit.text[: own.start()])
            yield _Part(units=(name,), role=_role(own), span=Span(unit.start, unit.end))
        elif role:
            yield _Part(units=(unit,), role=role, span=Span(unit.start, unit.end))


def _led(parts: Iterator[_Part], header: str, first: bool) -> Iterator[_Part]:
    """Yield the parts of a list with the roles that the column's header shares out: the first unit or the starred ones lead."""
    leads = _LEADS.search(header)
    others: Role | None = "cooperate" if leads and _OTHERS.search(header) else None
    for at, part in enumerate(parts):
        unit = part.units[0]
        name = _STAR.sub("", unit.text)
        starred = name != unit.text
        lead = leads is not None and (starred if leads["starred"] else first and at == 0)
        plain = msgspec.structs.replace(part, units=(msgspec.structs.replace(unit, text=name),))
        if name:
            yield msgspec.structs.replace(plain, role="lead" if lead else others or part.role)


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the printed roles outside brackets and quotes."""
    inside = nested(text, start, end)
    return [mark for mark in _MARK.finditer(text, start, end) if not inside[mark.start() - start]]


def _spoken(text: str, sentence: Span, loose: bool) -> list[_Part]:
    """Return the parts of one sentence: “甲牵头丙事项，乙配合”. `loose` (a unit column) takes 实施, 参与 and 建设 for roles without 由."""
    marks = _marks(text, sentence.start, sentence.end)
    parts: list[_Part] = []
    starts: list[int] = []
    since = sentence.start
    kept: list[re.Match[str]] = []
    along: list[_Part] = []
    for mark in marks:
        role = _role(mark)
        manner = _MANNER.search(text[since : mark.start()])
        close = since + manner.start() if manner else mark.start()
        begin = trim(text, since, close, " ，,、；;").start
        units = units_before(text, begin, trim(text, begin, close, " ，," if loose else " ").end) if begin < close else ()
        units = units or _subject(text, sentence, mark) or (_level(text, begin, close) if role in ("lead", "responsible") else ())
        led = bool(units) and "由" in text[begin : units[0].start]
        if not units or _LEFT_TO.search(text[begin : units[0].start]):
            continue
        if _ALONGSIDE.fullmatch(text, begin, units[0].start):  # 甲牵头，会同乙组织实施
            along.append(_Part(units=units, role="cooperate", span=sentence))
            since = mark.end()
            continue
        if not loose and (mark.group() == "协调" or (not led and role in ("build", "implement") and not mark.group().startswith("负责"))):
            continue
        joint = re.search(r"(?:会同|联合|商)$", text[begin : units[0].start])
        first = units_before(text, begin, begin + joint.start()) if joint else ()
        if first:
            along.append(_Part(units=units, role="cooperate", span=sentence))
            units = first
        starts.append(max(since, units[0].start))
        parts.append(_Part(units=units, role=role, span=sentence))
        kept.append(mark)
        since = mark.end()
    ends = [*starts[1:], sentence.end][: len(parts)]
    scoped = (_scoped(text, part, mark.end(), stop) for part, mark, stop in zip(parts, kept, ends, strict=True))
    return [told for one in scoped for told in one] + along


def _subject(text: str, sentence: Span, mark: re.Match[str]) -> tuple[OrgSpan, ...]:
    """Return the level of government that a sentence begins with, for a role that a later clause gives it: 区级抓推进，负责…."""
    if mark.start() == sentence.start or text[mark.start() - 1] not in "，,":
        return ()
    level = _LEVEL_AS_UNIT.match(text, sentence.start, mark.start())
    return (OrgSpan(start=level.start(), end=level.end(), text=level.group()),) if level else ()


def _level(text: str, start: int, end: int) -> tuple[OrgSpan, ...]:
    """Return the level of government that alone stands before a role: 市级负责统筹."""
    start = max(start, *(text.rfind(mark, start, end) + 1 for mark in "，,、；;"))
    level = _LEVEL_AS_UNIT.fullmatch(text, start, end)
    return (OrgSpan(start=start, end=end, text=level.group()),) if level else ()


def _scoped(text: str, part: _Part, start: int, stop: int) -> list[_Part]:
    """Return `part` with the scope printed after its role; units in that place are led along (甲牵头乙、丙，…)."""
    inside = nested(text, start, stop)
    comma = next((at for at in range(start, stop) if text[at] in "，," and not inside[at - start]), stop)
    scope = trim(text, start, comma, " ，,、。；;")
    words = text[scope.start : scope.end]
    if not words or words.startswith("的"):
        return [part]
    along = split_units(text, scope.start, scope.end)
    if part.role == "lead" and along and all(is_unit(unit.text) for unit in along):
        return [part, _Part(units=along, role="cooperate", span=part.span)]
    return [part if _SLOGAN.search(words) else msgspec.structs.replace(part, scope=words)]


def _unsaid(text: str, start: int, end: int, parts: Sequence[_Part], role: Role | None) -> list[_Part]:
    """Return the units of a cell that has roles for others but none for them: they have the header's."""
    said = max((unit.end for part in parts for unit in part.units), default=end)
    rest = re.compile(r"[^，,；;。]*[，,；;。]").match(text, said, end)
    if role is None or not parts or not rest:
        return []
    units = split_units(text, rest.end(), end) if rest.end() < end else ()
    return [_Part(units=units, role=role, span=Span(rest.end(), end))] if units and all(is_unit(u.text) for u in units) else []


def _told(text: str, stretch: Stretch) -> list[_Part]:
    """Return the parts told in one stretch of running text."""
    parts = list(_labelled(text, stretch.start, stretch.end))
    for bracket in _BRACKETED.finditer(text, stretch.start, stretch.end):
        start, end = bracket.span(1)
        if _LABEL.search(text, start, end):
            continue
        for sentence in sentences(text, *bracket.span(1)):
            parts += _spoken(text, sentence, loose=True)
        parts += _bare_bracket(text, stretch, bracket)
    if not parts or not _LABEL.search(text, stretch.start, stretch.end):
        for sentence in sentences(text, stretch.start, stretch.end):
            spoken = _spoken(text, sentence, loose=False)
            parts += spoken or list(_duties(text, sentence, stretch))
    return parts


def _bare_bracket(text: str, stretch: Stretch, bracket: re.Match[str]) -> list[_Part]:
    """Return the units of a bracket that closes a paragraph and holds nothing but names of units."""
    if text[bracket.end() : stretch.end].strip(" 。；;") or _MARK.search(bracket.group(1)):
        return []
    units = split_units(text, *bracket.span(1))
    sure = len(units) > 1 and all(is_unit(unit.text) and re.search(r"(?:[局厅部委办署行院]|政府|部门)$", unit.text) for unit in units)
    return [_Part(units=units, role="responsible", span=Span(*bracket.span()))] if sure else []


def _duties(text: str, sentence: Span, stretch: Stretch) -> Iterator[_Part]:
    """Yield the duties that a sentence lays on its subjects: 各区要切实履行主体责任; under safeguards any 要, 应, 须."""
    clauses = sentences(text, sentence.start, sentence.end, ends="，,")
    for at, clause in enumerate(clauses):
        duty = _DUTY.search(text, clause.start, min(clause.end, clause.start + _FURTHEST_DUTY))
        if not duty or not (stretch.section.kind == "safeguards" or _OWED.match(text, duty.start(), sentence.end)):
            continue
        manner = _MANNER.search(text[clause.start : duty.start()])
        close = clause.start + manner.start() if manner else duty.start()
        units = units_before(text, clause.start, close)
        if not units or units[0].start != clause.start or all(is_generic(unit.text) for unit in units):
            continue
        following = next((c.start - 1 for c in clauses[at + 1 :] if _is_subject(text, c)), sentence.end)
        scope = text[duty.end() if len(duty.group()) == 1 or duty.group() in ("应当", "必须") else duty.start() : following]
        yield _Part(units=units, role="responsible", span=sentence, scope=scope.strip("，, "))


def _is_subject(text: str, clause: Span) -> bool:
    duty = _DUTY.search(text, clause.start, min(clause.end, clause.start + _FURTHEST_DUTY))
    units = units_before(text, clause.start, duty.start()) if duty else ()
    return bool(units) and units[0].start == clause.start
