"""Targets: the numbers that a plan sets as something to reach, outside its indicator table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.conditions import is_condition
from ingest.measure_units import PERCENT
from ingest.measures import read_statements
from ingest.statements import Statement
from ingest.stretches import Stretch
from ingest.target_cells import read_target_cell
from ingest.times import Time, find_times
from ontology.records import Evidence, SectionKind, Target, record_id

SETTING: frozenset[SectionKind] = frozenset({"goals", "tasks", "safeguards", "annex", "box"})
# Chapters that set something only where they say by when (总体要求 of a short plan often holds its aims).
FRAMING: frozenset[SectionKind] = frozenset({"guidance", "other"})

# Every number of such a measure is one to keep.
_RATED = re.compile(r"(?:率|比例|占比|比重|系数|指数|覆盖面)\Z|^(?:人均|户均|亩均|地均|每[一百千万]{1,2}(?:名|个|户|位)?(?=.{2}))")
_REACHES = re.compile(r"(?<=..)(?:达到|建成|创成|实现|完成|覆盖)")
_TASK_LIST = re.compile(r"(?:19|20)\d\d年[^（(]*(?:任务|清单|计划|目标|分解|安排)")  # 2026年工作任务清单 is for that year
_LIMIT = re.compile(r"(?:力争|争取)?[到至]")
_MONEY = frozenset({"元", "万元", "亿元", "百元", "千元"})
_GRANT = re.compile(r"奖励|奖补|补助|补贴|罚款|资助|给予")  # what is paid for a deed is a rule, not an aim
_LEADING = re.compile(r"(?:\A|[。；：！\n]|——|[）)])[^，。；：]{0,8}\Z")  # little stands between the sentence's beginning and its limit
_FAR = frozenset({2035, 2050})  # the years that the state's own long-range aims are set for
_LEAD = 12  # characters back from a limit in which its sentence begins
_FURTHEST = 1000  # characters back to a limit: no sentence is longer, and looking further for each number would be dear
_REPORT = re.compile(r"背景|(?:^|[、.．）)章节\s])(?:发展|工作|现实|建设|现有)?基础|成效|成就|成绩|回顾|现状|形势")


def extract_targets(text: str, stretches: Sequence[Stretch], since: int | None = None) -> tuple[Target, ...]:
    """Return the targets that the `stretches` of the plan's normalised `text` set, in reading order.

    Only chapters that set something are read (`SETTING`, `FRAMING`); what they report as reached is left to the achievements. A target's
    evidence is the sentence that carries measure and number, or the table row. `since` is the plan's first year (of its period, else of
    its issue): what is dated before it is no aim.
    """
    targets: dict[str, Target] = {}
    limits = _Limits(text)
    for stretch in stretches:
        if stretch.section.kind not in SETTING | FRAMING or stretch.kind == "footnote" or is_report(stretch):
            continue
        limits.enter(stretch)
        for target in _targets_of(text, stretch, limits):
            if since is not None and target.year is not None and target.year < since:
                continue
            targets.setdefault(target.id, target)
    return tuple(targets.values())


class _Limits:
    """The years by which a chapter of goals wants things.

    One that leads a sentence holds to the end of its paragraph; for the paragraphs below it holds where it introduces them (到2027年，
    主要目标：), else the first of the section does, else the chapter's only one. A look far ahead (到2035年) holds for itself alone.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._chapter = ""
        self._section = ""
        self._here: list[tuple[int, int]] = []
        self._held: int | None = None
        self._years: set[int] = set()

    def enter(self, stretch: Stretch) -> None:
        """Read the limits of `stretch`; stretches come in reading order."""
        chapter = stretch.section.path[0] if stretch.section.path else ""
        if chapter != self._chapter:
            self._chapter, self._years = chapter, set()
        if stretch.section.id != self._section:
            self._section, self._held, self._here = stretch.section.id, None, []
        if stretch.section.kind != "goals" or stretch.kind != "paragraph":
            return
        body = self._text[stretch.start : stretch.end]
        self._here = [(stretch.start + t.start, t.year) for t in find_times(body) if t.year is not None and _leads(body, t)]
        near = [year for _, year in self._here if year not in _FAR]
        self._years.update(near)
        if self._here and (body.endswith(("：", ":")) or self._held is None):
            self._held = near[-1] if near and body.endswith(("：", ":")) else (near or [self._here[0][1]])[0]

    def year_at(self, stretch: Stretch, offset: int) -> int | None:
        """Return the year by which a chapter of goals wants what stands at `offset` of `stretch`, the one entered last."""
        if stretch.section.kind != "goals" or stretch.kind != "paragraph":
            return None
        place = bisect_left(self._here, offset, key=lambda limit: limit[0])
        if place:
            return self._here[place - 1][1]
        if self._held is not None and not self._here:
            return self._held
        return next(iter(self._years)) if len(self._years) == 1 else None


def _leads(body: str, time: Time) -> bool:
    """Whether a limit stands at the beginning of its sentence or clause."""
    after = body[time.end : time.end + 1] in ("，", ",")
    return time.kind == "by" and (after or _LEADING.search(body, max(0, time.start - _LEAD), time.start) is not None)


def is_report(stretch: Stretch) -> bool:
    """Return whether a box or annex stands in a chapter of background, or reports cases: its numbers were reached, not set."""
    path = stretch.section.path
    if stretch.section.kind not in ("box", "annex") or not path:
        return False
    return (len(path) > 1 and _REPORT.search(path[0]) is not None) or "案例" in path[-1]


def _targets_of(text: str, stretch: Stretch, limits: _Limits) -> list[Target]:
    aimed = False
    if stretch.kind == "cell":
        reading = read_target_cell(text, stretch)
        statements, aimed = reading.statements, reading.aimed
    else:
        statements = read_statements(text, stretch.start, stretch.end)
    aims = [s for s in statements if len(s.measure) > 1 and is_aim(s, stretch, aimed=aimed)]
    return [_target(text, stretch, s, limits) for s in aims if not is_condition(text, s)]


def is_aim(statement: Statement, stretch: Stretch, *, aimed: bool = False) -> bool:
    """Return whether a statement sets a number: it says to what value something shall come, orders a deed, or stands among aims."""
    if statement.past or not statement.raw:
        return False
    if statement.quantity.unit in _MONEY and _GRANT.search(statement.measure):
        return False
    if stretch.section.kind in FRAMING and (statement.time is None or statement.time.kind != "by"):
        return False
    if aimed or statement.reached or statement.verb or statement.inherited or statement.per or stretch.section.kind == "goals":
        return True
    in_words = statement.quantity.op == "text" and _REACHES.search(statement.measure)  # 半数以上的县达到均衡标准
    if in_words or (not statement.counted and (statement.quantity.unit in PERCENT or _RATED.search(statement.measure))):
        return True
    return statement.time is not None and statement.time.kind in ("by", "in", "span")


def _target(text: str, stretch: Stretch, statement: Statement, limits: _Limits) -> Target:
    quantity = statement.quantity
    section = " / ".join(stretch.section.path) or stretch.section.title
    return Target(
        id=record_id("target", section, str(quantity.start), statement.measure, statement.raw, statement.scope or ""),
        evidence=(Evidence(statement.start, statement.end),),
        measure=statement.measure,
        raw=statement.raw,
        op=quantity.op,
        section=section,
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        year=_year(text, stretch, statement, limits),
        scope=statement.scope,
        per=statement.per,
        task=stretch.task,
    )


def _year(text: str, stretch: Stretch, statement: Statement, limits: _Limits) -> int | None:
    """The year of the phrase that binds the statement; else the column's; else that of a limit before it (到2025年), in the heading or
    of its chapter of goals.
    """
    if statement.time is not None:
        return statement.time.year
    if statement.per is not None:
        return None
    if stretch.year is not None or (stretch.table and _TASK_LIST.search(stretch.table)):
        return stretch.year or _heading_year(stretch.table or "")
    carried = _limit_before(text, stretch.start, statement.start) or _heading_limit(stretch.heading)
    return carried.year if carried is not None else limits.year_at(stretch, statement.quantity.start)


def _limit_before(text: str, floor: int, offset: int) -> Time | None:
    end = offset - 1
    if end <= floor:
        return None
    floor = max(floor, end - _FURTHEST)
    start = max(text.rfind(stop, floor, end) for stop in "。；！？;!?\n") + 1
    sentence = text[max(start, floor) : end]
    limits = [t for t in find_times(sentence) if t.kind != "recurring"]
    return limits[-1] if limits and limits[-1].kind == "by" and _LIMIT.match(sentence, limits[-1].start) else None


def _heading_year(title: str) -> int | None:
    return next((t.year for t in find_times(title) if t.kind in ("by", "in") and t.year is not None), None)


def _heading_limit(heading: str) -> Time | None:
    return next((t for t in find_times(heading) if t.kind == "by" or (t.kind == "in" and "目标" in heading)), None) if heading else None
