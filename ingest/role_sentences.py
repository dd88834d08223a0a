"""Sentences that print roles: “由甲牵头丙事项，乙配合”, “甲会同乙制定…”, and the duties that a sentence lays on its subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from corpus.text import Span
from ingest.coordination import nested, sentences, trim
from ingest.organisations import OrgSpan, is_generic, is_unit
from ingest.roles import MARK, role_of
from ingest.unit_lists import split_units, units_after, units_before
from ontology.records import Role

_MANNER = re.compile(
    r"(?:(?:各|均)?(?:按照?|依照|根据|依据|依|结合)?(?:各自|本级|部门|本部门)?(?:的)?(?:职责|职能|权限)(?:分工|范围)?[，,]?|结合(?:各自|本地|当地|工作)?实际|分别|共同|联合|具体|统一|统筹"
    r"|统筹协调、?|要|应当?|须|将|可|积极|密切|主动|认真|切实|全力|及时|继续|充分|分工|抓总|予以|做好|发挥|履行|组织|\s)+$"
)
_FURTHEST_MANNER = 40  # characters before a role within which words of manner stand
_DUTY = re.compile(r"(?<![主重需必不紧首摘纲简概])要(?![素求点件害领])|应当?|必须|须|将|做好|强化|负责|牵头")
_OWED = re.compile(r"[^，,]{0,12}(?:履行|承担|落实|扛起|担负)[^，,]{0,8}责任")
_LONGEST_LIST = 1200  # characters of the units before a role; the longest of real plans have some 400
_URGED = re.compile(r"(?:充分|深刻|切实|进一步)?(?:认识|提高认识|提高(?:政治)?站位|统一思想)")  # what all are told is no part
_FURTHEST_DUTY = 40  # characters from a sentence's beginning within which its subject ends
# What stands between a subject and its role: 市场监管部门依照标准牵头….
_ADVERBIAL = re.compile(r"(?:要|应当?|须|将)?(?:依照|按照|根据|依据|结合|围绕|针对|在(?!线))")
_FURTHEST_ROLE = 60  # characters from a subject to its role
# What all do is no part of a task.
_SLOGAN = re.compile(r"(?:协同|联动|参与|共治|配合)[^，。]*的[^，。]{0,8}(?:格局|体系|机制|体制|模式|局面|氛围)\Z")
_ALONGSIDE = re.compile(r"会同|联合|协同|商(?=[省市县区国有相])")
_AND_OTHERS = re.compile(r"等(?:有关|相关|其他)?(?:部门|单位|方面|机构)?")
_FURTHEST_PARTNER = 120  # characters that a list of partners may take
# Whoever is urged, helped or watched has no part by that.
_LEFT_TO = re.compile(r"(?:需|须|督促|指导|要求|鼓励|支持|引导|带动|吸引|动员|培育|扶持|倡导|通过|依托|邀请|允许)$")
_CHOSEN = re.compile(r"(?:明确|指定|确定|设立|设置|配备|有)$")
# Everybody is nobody in particular: 各方积极参与, 龙头企业牵头.
_ANYBODY = re.compile(r"各方|各界|[省市县区乡镇村]{2,4}|.*(?:市民|群众|公众|居民|社会力量).*|(?!各|有关|相关|[省市县区]).*企业")
_ORGAN = re.compile(r"[局厅部委办署府行院会处县市区镇乡]$|部门|单位|政府|街道|[镇乡]|政协|海关|[）)]$|公安|团|联$|协$")
# 企业负责、职工参与、政府监管的机制 says how things are arranged.
_FORMULA = re.compile(
    r"(?:、[^、，。；]{2,10}){1,6}的[^，。；]{0,12}(?:机制|体制|格局|体系|制度|模式|局面)|的[^，。；]{0,16}(?:机制|体制|格局|体系|模式|局面)"
)
_WHOSE_TURN = re.compile(r"各|有关|相关|其他")
_LEVEL_AS_UNIT = re.compile(
    r"(?:省|市|州|县|区|镇)级(?!有关|相关|各|部门|以上|以下|单位)|各?(?:乡镇|街道|镇街)(?:[（(][^（）()]{1,6}[）)])?(?![办党委])"
)
_GIVEN_AWAY = re.compile(r"(?:此|该|上述|以上|本)(?:项|类)?(?:工作|任务|事项)?|(?:工作|任务|事项)\Z")
_PART_ITSELF = ("作用", "职责", "工作", "责任")  # 发挥牵头作用
_LONGEST_SCOPE = 30  # characters of what is 由 someone 负责


class Part(msgspec.Struct, frozen=True):
    """What one passage gives its units: a role, and the part of the task (`scope`) where it is told."""

    units: tuple[OrgSpan, ...]
    role: Role
    span: Span
    scope: str | None = None


class _Joint(msgspec.Struct, frozen=True):
    """会同乙、丙等部门, from `start` to `end`."""

    start: int
    end: int
    units: tuple[OrgSpan, ...]


def marks_of_role(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the printed roles of `text[start:end]` outside brackets and quotes."""
    inside = nested(text, start, end)
    return [mark for mark in MARK.finditer(text, start, end) if not inside[mark.start() - start]]


def parts_of_sentence(text: str, sentence: Span, loose: bool) -> list[Part]:
    """Return the parts that one sentence gives: “甲牵头丙事项，乙配合”.

    `loose` says that the place (a unit column, a bracket behind a paragraph) is there for units: its lists need not read as units
    throughout, and 实施, 参与 and 建设 are roles without 由.
    """
    return _Sentence(text, sentence, loose).read()


class _Sentence:
    def __init__(self, text: str, sentence: Span, loose: bool) -> None:
        self.text = text
        self.span = sentence
        self.loose = loose
        self.joints = {joint.end: joint for joint in _joints(text, sentence)}
        self.along: list[Part] = []  # those that go along with others
        self.told: list[tuple[Part, re.Match[str]]] = []

    def read(self) -> list[Part]:
        starts: list[int] = []
        since = seen = self.span.start
        for mark in marks_of_role(self.text, self.span.start, self.span.end):
            close = self.before_manner(since, mark.start())
            begin = trim(self.text, min(close, max(since, close - _LONGEST_LIST)), close, " ，,、；;").start
            joint = self.joints.get(trim(self.text, begin, close, " ，,").end)
            joint = joint if joint and begin <= joint.start else None
            units = self.subject(mark, begin, trim(self.text, begin, joint.start, " ，,").end if joint else close, seen)
            seen = mark.end()
            if joint and (units or self.told):
                self.along.append(Part(units=joint.units, role="cooperate", span=self.span))
                del self.joints[joint.end]
            if not units or not self.counts(mark, begin, units):
                since = mark.end() if joint and self.told else since
                continue
            starts.append(max(since, units[0].start))
            self.told.append((Part(units=units, role=role_of(mark), span=self.span), mark))
            since = mark.end()
        ends = [*starts[1:], self.span.end][: len(self.told)]
        parts = [one for (part, mark), stop in zip(self.told, ends, strict=True) for one in self.scoped(part, mark, stop)]
        return [*parts, *self.along, *self.together()]

    def before_manner(self, since: int, end: int) -> int:
        """Where the words of manner before `end` begin (按职责分工, 要切实)."""
        near = max(since, end - _FURTHEST_MANNER)
        manner = _MANNER.search(self.text[near:end])
        return near + manner.start() if manner else end

    def subject(self, mark: re.Match[str], begin: int, close: int, seen: int) -> tuple[OrgSpan, ...]:
        """The units before a role, those that a clause begins with where only words of manner stand between, or a level.

        No list of units reaches over the role before it, which ends at `seen`.
        """
        end = trim(self.text, begin, close, " ，," if self.loose else " ").end
        units = units_before(self.text, max(begin, seen), end, vouched=self.loose) if max(begin, seen) < end else ()
        role = role_of(mark)
        if not units and role in ("lead", "responsible"):
            units = self.opening(begin, mark.start()) or _level(self.text, begin, close)
        return units or self.level_of_sentence(mark)

    def opening(self, begin: int, end: int) -> tuple[OrgSpan, ...]:
        """The units that a clause before `end` begins with, where words of how or by what (依照规程) stand between them and the role."""
        low = max(begin, end - _FURTHEST_ROLE)
        for start in (*([begin] if low == begin else []), *(at + 1 for at in range(low, end) if self.text[at] in "，,")):
            adverbial = _ADVERBIAL.search(self.text, start + 1, min(end, start + _FURTHEST_DUTY))
            if adverbial is None or nested(self.text, start, end)[adverbial.start() - start]:
                continue
            units = units_before(self.text, start, adverbial.start())
            if units and units[0].start == start:
                return units
        return ()

    def level_of_sentence(self, mark: re.Match[str]) -> tuple[OrgSpan, ...]:
        """The level of government that the sentence begins with, for a role that a later clause gives it: 区级抓推进，负责…."""
        if mark.start() == self.span.start or self.text[mark.start() - 1] not in "，,":
            return ()
        level = _LEVEL_AS_UNIT.match(self.text, self.span.start, mark.start())
        return (OrgSpan(start=level.start(), end=level.end(), text=level.group()),) if level else ()

    def counts(self, mark: re.Match[str], begin: int, units: Sequence[OrgSpan]) -> bool:
        """Whether the units before `mark` have that role: not where others are urged to, or where it only says what a party is for."""
        before = self.text[begin : units[0].start]
        if _LEFT_TO.search(before):
            return False
        return self.loose or (self.is_role(mark, led="由" in before) and _may_act(mark, before, units))

    def is_role(self, mark: re.Match[str], led: bool) -> bool:
        """Whether the word gives a role in running text: some only where 由 leads to them, none in a formula (企业负责、职工参与的机制)."""
        word = mark.group()
        if role_of(mark) in ("build", "implement"):
            return led or word.startswith(("负责", "具体"))
        if word == "承担":
            return led
        formula = role_of(mark) == "responsible" and _FORMULA.match(self.text, mark.end(), self.span.end)
        return word not in ("指导", "协调") and not formula

    def scoped(self, part: Part, mark: re.Match[str], stop: int) -> list[Part]:
        """`part` with the scope printed after its role; units in that place are led along (甲牵头乙、丙，…)."""
        text, start = self.text, mark.end()
        inside = nested(text, start, stop)
        comma = next((at for at in range(start, stop) if text[at] in "，," and not inside[at - start]), stop)
        scope = trim(text, start, comma, " ，,、。；;")
        words = text[scope.start : scope.end]
        if mark.group().endswith(("责任主体", "责任单位", "参与的")):
            return [part]
        if not words or words[0] == "的" or words in _PART_ITSELF:
            return [part if words else self.given(part)]
        along = split_units(text, scope.start, scope.end)
        if part.role == "lead" and along and all(is_unit(unit.text) for unit in along):
            return [part, Part(units=along, role="cooperate", span=part.span)]
        return [part if _SLOGAN.search(words) else msgspec.structs.replace(part, scope=words)]

    def given(self, part: Part) -> Part:
        """`part` with what is given to it before 由: 资金由甲负责."""
        at = part.units[0].start - 1
        if at <= self.span.start or self.text[at] != "由":
            return part
        begin = max(self.span.start, *(self.text.rfind(stop, self.span.start, at) + 1 for stop in "，,、；;"))
        words = self.text[begin:at]
        plain = 2 <= len(words) <= _LONGEST_SCOPE and not _GIVEN_AWAY.match(words)
        return msgspec.structs.replace(part, scope=words) if plain else part

    def together(self) -> Iterator[Part]:
        """Yield the parts of 甲会同乙 where no other role is printed: 甲 leads, but a group (各区) does not."""
        ends = [mark.end() for _, mark in self.told]
        have = {unit for part, _ in self.told for unit in part.units}
        for joint in self.joints.values():
            if self.text[joint.start : joint.start + 2] != "会同":
                continue
            before = bisect_right(ends, joint.start)
            begin = max(ends[before - 1] if before else self.span.start, joint.start - _LONGEST_LIST)
            close = self.before_manner(begin, joint.start)
            leads = units_before(self.text, begin, close) if begin < close else ()
            if not leads:
                duty = _DUTY.search(self.text, self.span.start, min(joint.start, self.span.start + _FURTHEST_DUTY))
                leads = units_before(self.text, self.span.start, duty.start()) if duty else ()
                leads = leads if leads and leads[0].start == self.span.start else ()
            if leads and have.isdisjoint(leads):
                yield Part(units=leads, role="responsible" if leads[0].text.startswith("各") else "lead", span=self.span)
            if leads or self.told:
                yield Part(units=joint.units, role="cooperate", span=self.span)


def _may_act(mark: re.Match[str], before: str, units: Sequence[OrgSpan]) -> bool:
    """Whether `units` can have the part that `mark` gives: organs, not everybody (企业与高校协同) nor a party as such (主管单位负责…)."""
    if all(_ANYBODY.fullmatch(unit.text) for unit in units):
        return False
    if role_of(mark) == "cooperate" and not any(_ORGAN.search(unit.text) for unit in units):
        return False
    parties = all(is_generic(unit.text) and not _LEVEL_AS_UNIT.fullmatch(unit.text) for unit in units)
    return not parties or (bool(_WHOSE_TURN.match(units[0].text)) and not _CHOSEN.search(before))


def _joints(text: str, sentence: Span) -> list[_Joint]:
    """Return who is said to go along in `sentence`: 会同省财政厅、省林业局等部门."""
    inside = nested(text, sentence.start, sentence.end)
    found: list[_Joint] = []
    for word in _ALONGSIDE.finditer(text, sentence.start, sentence.end):
        if inside[word.start() - sentence.start] or text[word.start() - 1 : word.start()] == "由":  # 由联合采购办公室
            continue
        units = units_after(text, word.end(), min(sentence.end, word.end() + _FURTHEST_PARTNER))
        if units and all(is_unit(unit.text) for unit in units):
            others = _AND_OTHERS.match(text, units[-1].end, sentence.end)
            found.append(_Joint(word.start(), others.end() if others else units[-1].end, units))
    return found


def _level(text: str, start: int, end: int) -> tuple[OrgSpan, ...]:
    """Return the level of government that alone stands before a role: 市级负责统筹."""
    start = max(start, *(text.rfind(mark, start, end) + 1 for mark in "，,、；;"))
    level = _LEVEL_AS_UNIT.fullmatch(text, start, end)
    return (OrgSpan(start=start, end=end, text=level.group()),) if level else ()


def duties(text: str, sentence: Span, any_duty: bool) -> Iterator[Part]:
    """Yield the duties that a sentence lays on its subjects: 各区要切实履行主体责任; with `any_duty` (safeguards) any 要, 应, 须."""
    clauses = sentences(text, sentence.start, sentence.end, ends="，,")
    for at, clause in enumerate(clauses):
        duty = _DUTY.search(text, clause.start, min(clause.end, clause.start + _FURTHEST_DUTY))
        if not duty or not (any_duty or _OWED.match(text, duty.start(), sentence.end)):
            continue
        manner = _MANNER.search(text[clause.start : duty.start()])
        close = clause.start + manner.start() if manner else duty.start()
        units = units_before(text, clause.start, close)
        if not units or units[0].start != clause.start or all(is_generic(unit.text) for unit in units):
            continue
        if _URGED.match(text, duty.end()):
            continue
        following = next((c.start - 1 for c in clauses[at + 1 :] if _is_subject(text, c)), sentence.end)
        scope = text[duty.end() if len(duty.group()) == 1 or duty.group() in ("应当", "必须") else duty.start() : following]
        yield Part(units=units, role="responsible", span=sentence, scope=scope.strip("，, "))


def _is_subject(text: str, clause: Span) -> bool:
    duty = _DUTY.search(text, clause.start, min(clause.end, clause.start + _FURTHEST_DUTY))
    units = units_before(text, clause.start, duty.start()) if duty else ()
    return bool(units) and units[0].start == clause.start
