"""What an audit finds, as frozen types. Every finding quotes the plan: offsets are code points into its text, end exclusive."""

from __future__ import annotations

from typing import Literal

import msgspec

from ontology.records import Op, SectionKind

RecordKind = Literal["document", "goal", "indicator", "target", "task", "unit", "standard", "term", "achievement"]
SumKind = Literal["total", "across", "header", "stated", "count", "parts", "list"]
ContradictionKind = Literal["value", "vague", "scale", "action", "lead", "deadline"]
HoleKind = Literal["task_without_lead", "indicator_without_baseline", "target_without_year", "goal_without_number"]


class Quote(msgspec.Struct, frozen=True, order=True):
    """A slice of a plan: `section` is its headings from the top joined by “ / ”, `quote` exactly the slice."""

    plan: str
    section: str
    start: int
    end: int
    quote: str


class PassageCoverage(msgspec.Struct, frozen=True):
    """A paragraph, footnote or table row: the kinds of record that rest on it (none: left aside), its numbers and those captured."""

    at: Quote
    kind: Literal["paragraph", "row", "footnote"]
    records: tuple[RecordKind, ...]
    numbers: int
    captured: int


class SectionCoverage(msgspec.Struct, frozen=True):
    """The passages and numbers that stand in one section itself, not in those under it, and how many of them were captured."""

    section: str
    kind: SectionKind
    start: int
    end: int
    passages: int
    passages_captured: int
    numbers: int
    numbers_captured: int


class NumberLeft(msgspec.Struct, frozen=True):
    """A number that no record states and no sum was checked with: `start`..`end`; `at` is the clause around it."""

    raw: str
    start: int
    end: int
    at: Quote


class Coverage(msgspec.Struct, frozen=True):
    """What of a plan was captured. `numbers_left` are those of goals, tasks, safeguards, annexes and boxes alone."""

    passages: int
    passages_captured: int
    numbers: int
    numbers_captured: int
    sections: tuple[SectionCoverage, ...]
    details: tuple[PassageCoverage, ...]
    numbers_left: tuple[NumberLeft, ...]

    @property
    def passage_share(self) -> float:
        """Return the share of passages that a record rests on, 1 where there is none."""
        return self.passages_captured / self.passages if self.passages else 1.0

    @property
    def number_share(self) -> float:
        """Return the share of numbers that a record states, 1 where there is none."""
        return self.numbers_captured / self.numbers if self.numbers else 1.0


class SumCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A stated total against what it is the total of: `found` is the sum, or the count, of `terms` values, in `unit`.

    `difference` is `found` - `stated`; `holds` allows for rounding in the last printed decimal, and for `op`.
    """

    kind: SumKind
    label: str
    unit: str
    stated: float
    op: Op
    raw: str
    found: float
    terms: int
    difference: float
    holds: bool
    stated_at: Quote
    found_at: tuple[Quote, ...]


class Side(msgspec.Struct, frozen=True):
    """One of the values that a plan states for the same thing, as printed, and every place that states it."""

    value: str
    at: tuple[Quote, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """The same thing stated in two ways: a measure's value, a standard's action, a task's lead or deadline."""

    kind: ContradictionKind
    label: str
    sides: tuple[Side, ...]
    scope: str | None = None
    year: int | None = None


class Hole(msgspec.Struct, frozen=True):
    """Something that the plan leaves open."""

    label: str
    at: Quote


class Holes(msgspec.Struct, frozen=True):
    """All holes of one kind among the `of` things that could have one."""

    kind: HoleKind
    of: int
    items: tuple[Hole, ...]


class PlanAudit(msgspec.Struct, frozen=True, kw_only=True):
    """The audit of one plan. `close` are statements that differ and look alike, but are not of the same scope: to be looked at."""

    plan: str
    title: str
    jurisdiction: str
    source: str
    coverage: Coverage
    sums: tuple[SumCheck, ...]
    contradictions: tuple[Contradiction, ...]
    close: tuple[Contradiction, ...]
    holes: tuple[Holes, ...]

    @property
    def wrong_sums(self) -> tuple[SumCheck, ...]:
        """Return the checks that do not hold."""
        return tuple(check for check in self.sums if not check.holds)

    @property
    def wanting(self) -> bool:
        """Whether a sum does not add up or the plan contradicts itself."""
        return bool(self.wrong_sums or self.contradictions)
