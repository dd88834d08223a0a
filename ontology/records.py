"""The typed records in which extraction and graph meet: what a plan says, and where it says it.

The shape is the published one of `plangraph extract` (one JSON object a plan). Every offset is in Unicode code points into the
plan's normalised text, end exclusive (W3C Web Annotation §4.2.5), and every record rests on at least one `Evidence`. What the
plan does not say is None and is left out of the JSON, never guessed.
"""

from __future__ import annotations

import hashlib
import math
import re
from typing import Literal

import msgspec

Level = Literal["nation", "province", "city", "county", "district", "town"]
SectionKind = Literal[
    "cover",
    "contents",
    "preface",
    "background",
    "situation",
    "guidance",
    "principles",
    "goals",
    "tasks",
    "safeguards",
    "annex",
    "box",
    "other",
]
PassageKind = Literal["heading", "paragraph", "row", "footnote"]
ValueKind = Literal["baseline", "target", "actual"]
Op = Literal["=", ">=", "<=", ">", "<", "range", "text"]
Role = Literal["lead", "build", "cooperate", "implement", "responsible"]
TaskSource = Literal["section", "table"]
GoalLevel = Literal["overall", "specific"]
StandardKind = Literal[
    "regulation", "rule", "normative", "local_standard", "guideline", "technical", "plan", "policy", "contingency", "other"
]
Action = Literal["issue", "revise", "implement", "issued", "cited"]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")


class _Record(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """A slice of the normalised text: 0 ≤ start < end, in code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"expected 0 <= start < end, found {self.start}, {self.end}")


class Document(_Record, frozen=True):
    """What the plan says of itself. `period` is first and last year; `issued` is ISO 8601, to the month or the day."""

    title: str
    jurisdiction: str
    level: Level
    kind: str
    short: str | None = None
    issuers: tuple[str, ...] = ()
    number: str | None = None
    issued: str | None = None
    period: tuple[int, int] | None = None
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not self.title:
            raise ValueError("expected a title, found none")
        if self.issued is not None and not _DATE.match(self.issued):
            raise ValueError(f"expected issued as YYYY-MM(-DD), found {self.issued}")
        if self.period is not None and self.period[0] > self.period[1]:
            raise ValueError(f"expected a period that ends after it starts, found {self.period}")


class Section(_Record, frozen=True):
    """A heading with all that stands under it. `start`..`end` is the whole extent, `body` where the text after the heading begins.

    `path` is the printed headings from the top, this one last; `number` is printed as it stands (“（一）”); `order` is reading order.
    """

    id: str
    title: str
    level: int
    kind: SectionKind
    order: int
    start: int
    body: int
    end: int
    number: str | None = None
    parent: str | None = None
    path: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.body <= self.end:
            raise ValueError(f"expected start <= body <= end, found {self.start}, {self.body}, {self.end}")


class Passage(_Record, frozen=True):
    """A unit of reading (a paragraph, a table row, a footnote, a heading) with the section that holds it."""

    section: str
    kind: PassageKind
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"expected 0 <= start < end, found {self.start}, {self.end}")


def _check_quantity(op: Op, value: float | None, high: float | None) -> None:
    if (high is not None) != (op == "range"):
        raise ValueError(f"expected `high` with op `range` and only there, found op {op}, high {high}")
    if op == "text" and value is not None:
        raise ValueError(f"expected no number with op `text`, found {value}")
    for number in (value, high):
        if number is not None and not math.isfinite(number):
            raise ValueError(f"expected a finite number, found {number}")


class IndicatorValue(_Record, frozen=True):
    """One value of an indicator: `value` (and `high` of a range) in `unit` as printed, never rescaled; `raw` is the cell.

    `per` is 累计 for a sum over the period, 年均 for a yearly rate; None for the state in `year`.
    """

    kind: ValueKind
    raw: str
    op: Op
    year: int | None = None
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    per: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        _check_quantity(self.op, self.value, self.high)


class _Evidenced(_Record, frozen=True):
    id: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"expected evidence for {self.id}, found none")


class Goal(_Evidenced, frozen=True):
    """An aim in words. `text_head` is the first 20 characters of its text; `text` where the whole of it stands."""

    title: str
    text_head: str
    section: str
    level: GoalLevel
    horizon: tuple[int, ...] = ()
    text: Evidence | None = None


class Indicator(_Evidenced, frozen=True):
    """One row of an indicator table."""

    name: str
    values: tuple[IndicatorValue, ...]
    group: str | None = None
    unit: str | None = None
    attribute: str | None = None
    section: str = ""


class Target(_Evidenced, frozen=True):
    """A number that the plan sets outside its indicator table: `measure` is what is counted, `scope` whom or where it binds.

    `task` is the task whose text or row sets it; `per` the span that it recurs in as printed (每年, 每周).
    """

    measure: str
    raw: str
    op: Op
    section: str
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    year: int | None = None
    scope: str | None = None
    per: str | None = None
    task: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_quantity(self.op, self.value, self.high)


class Detail(_Record, frozen=True):
    """One further cell of a task's row: its column header, and where the cell's text stands."""

    header: str
    start: int
    end: int


class Task(_Evidenced, frozen=True):
    """A heading under methods, tasks or safeguards (`source` section), or a row or numbered measure of a table (`source` table).

    `deadline` is YYYY or YYYY-MM; `targets` are the raw strings of what it sets; `parent` is a task's id.
    """

    title: str
    section: str
    source: TaskSource
    parent: str | None = None
    number: str | None = None
    table: str | None = None
    deadline: str | None = None
    targets: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.deadline is not None and not _DATE.match(self.deadline):
            raise ValueError(f"expected a deadline as YYYY or YYYY-MM, found {self.deadline}")


class Assignment(_Evidenced, frozen=True):
    """One unit's part in one task. `unit` is the name as printed for that one unit, `scope` the part of the task that it has."""

    task: str
    unit: str
    role: Role
    scope: str | None = None


class Standard(_Evidenced, frozen=True):
    """A document that the plan issues, revises, carries out, has issued or rests on. `quoted` where it stands in 《》."""

    title: str
    kind: StandardKind
    action: Action
    section: str
    quoted: bool
    year: int | None = None
    task: str | None = None


class Term(_Evidenced, frozen=True):
    """A word of the plan's own with the meaning that the plan gives it."""

    term: str
    definition: str


class Achievement(_Evidenced, frozen=True):
    """A figure that the plan reports as reached."""

    measure: str
    raw: str
    op: Op
    value: float
    section: str
    unit: str | None = None
    year: int | None = None
    scope: str | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_quantity(self.op, self.value, self.high)


class PlanRecords(_Record, frozen=True):
    """All that was read from one plan. `plan` is its id (ASCII: the jurisdiction in pinyin, and the year)."""

    plan: str
    document: Document
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    units: tuple[Assignment, ...] = ()
    standards: tuple[Standard, ...] = ()
    terms: tuple[Term, ...] = ()
    achievements: tuple[Achievement, ...] = ()

    def to_json(self) -> bytes:
        """Return the published JSON, UTF-8, the same bytes for the same records."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1)

    @classmethod
    def from_json(cls, data: bytes) -> PlanRecords:
        """Return the records of `data`. Raises `msgspec.ValidationError` where a value is impossible or a key unknown."""
        return msgspec.json.decode(data, type=cls)


def record_id(kind: str, *parts: str) -> str:
    """Return an ASCII id for a record of `kind`, the same for the same `parts`: the kind and 10 hex digits of SHA-256.

    The parts are separated (U+001F), so that (“ab”, “c”) and (“a”, “bc”) differ.
    """
    digest = hashlib.sha256("\x1f".join((kind, *parts)).encode()).hexdigest()
    return f"{kind}-{digest[:10]}"
