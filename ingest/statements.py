"""What a sentence says in numbers: the statement, and the sentence while it is being read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import msgspec

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.clauses import MARKS, Line, clean, cut_clauses
from ingest.quantities import Quantity
from ingest.times import Time
from ontology.records import Op


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One number, what it measures, and the sentence `start`..`end` that says so. Offsets are into the plan's text, end exclusive.

    `verb` is what is done to the thing counted, `reached` whether the sentence says to what value it shall come (达到, 不低于, 下降),
    `counted` whether the number stands before what it counts, `past` whether it reports, `time` the phrase that binds it, `per` what it
    recurs in, `inherited` whether the measure is that of the number before. `measure` is empty where the text names none.
    """

    quantity: Quantity
    raw: str
    measure: str
    start: int
    end: int
    scope: str | None = None
    verb: str = ""
    reached: bool = False
    counted: bool = False
    past: bool = False
    time: Time | None = None
    per: str | None = None
    inherited: bool = False


@dataclass(slots=True)
class Draft:
    """A statement in the making, its offsets still into the sentence's body; `clause` is the number of its clause.

    `part` marks one part of the number before it (其中供水1800公里), `reported` a number that a change starts from, `time` a time that is
    not the one that the sentence gives (`dated` where it may be none at all), `op` a comparator that stands apart from the number.
    """

    quantity: Quantity
    measure: str = ""
    scope: str | None = None
    verb: str = ""
    reached: bool = False
    counted: bool = False
    per: str | None = None
    clause: int = 0
    op: Op | None = None
    time: Time | None = None
    inherited: bool = False
    part: bool = False
    reported: bool = False
    dated: bool = False


_FROM_HERE = 12  # characters after a year in which the number that a change starts from stands


def same_kind(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities are in one unit, 万 and 亿 aside."""
    return (a.unit or "").lstrip("万亿") == (b.unit or "").lstrip("万亿")


@dataclass(slots=True)
class Item:
    """A quantity with the text on its left and right (spans of the body) that no other quantity claims.

    `first` is set for the first of its clause, `origin` where the change that the number ends starts from (由75%提高到85%).
    """

    quantity: Quantity
    left: tuple[int, int]
    right: tuple[int, int]
    clause: int
    first: bool
    origin: Quantity | None = None


@dataclass(slots=True)
class Norm:
    """A norm in quotes that is carried out (某街道实施“24小时保洁”标准): who carries it out, and the words behind the quotes."""

    subject: str
    head: str


@dataclass(slots=True)
class Context:
    """Where a body of text lies: its `base` in the plan's text, the sentence `start`..`end` around it, and what it stands behind.

    `quote` is the mark that opens it, where it stands in brackets or quotes; `parent` the draft before the bracket.
    """

    base: int
    start: int
    end: int
    quote: str = ""
    parent: Draft | None = None
    norm: Norm | None = None
    time: Time | None = None
    past: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence being read: its clauses, its quantities outside (`own`) and inside brackets (`nested`), its times, the drafts so far.

    `before` is the last draft of the sentence before, where only a semicolon parts the two, `carried` the time that the part before it
    begins with (到2025年，…；…), `earlier` the last draft of the sentence before, whatever parts the two.
    """

    line: Line
    context: Context
    times: tuple[Time, ...]
    before: Draft | None = None
    carried: Time | None = None
    earlier: Draft | None = None
    own: tuple[Quantity, ...] = ()
    nested: tuple[Quantity, ...] = ()
    clauses: tuple[tuple[int, int], ...] = ()
    drafts: list[Draft] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clauses = cut_clauses(self.line)
        self.signs = [m.start() for m in words.PAST.finditer(self.line.mask, self.line.start, self.line.end)]

    @property
    def body(self) -> str:
        """The text that offsets count in."""
        return self.line.body

    @property
    def mask(self) -> str:
        """The same text with filler for brackets and quotes."""
        return self.line.mask

    @property
    def last(self) -> Draft | None:
        """The draft read last, or the one that this bracket stands behind."""
        return self.drafts[-1] if self.drafts else self.context.parent

    def time_at(self, offset: int) -> Time | None:
        """Return the time phrase that binds what stands at `offset`: the last before it, a recurring one only within its clause."""
        place = bisect_left(self.times, offset, key=lambda t: t.start)
        clause = self.clauses[max(0, bisect_right(self.clauses, offset, key=lambda c: c[0]) - 1)][0] if self.clauses else 0
        for time in reversed(self.times[max(0, place - 8) : place]):
            if offset > time.end + _FROM_HERE and "由" in self.mask[max(0, time.start - 1) : time.start + 1]:
                continue  # 由2015年的61%提高到95%: the year of the first number only
            rate = time.kind == "recurring" and words.REACH.search(self.mask, max(0, time.start - 8), time.start)  # 供水能力达到每日85万吨
            if not rate and (time.kind != "recurring" or time.start >= clause):
                return time
        return None

    def leading_time(self) -> Time | None:
        """Return the time that binds what follows the sentence's semicolon: the one that it begins with, else the one carried into it."""
        lead = next((t for t in self.times if t.kind != "recurring" and t.year is not None), None)
        if lead is None:
            return self.carried
        begins = not words.LEAD_IN.sub("", self.mask[self.line.start : lead.start])
        if begins and (lead.kind != "in" or self.mask[lead.end : lead.end + 1] in ("，", ",")):
            return lead
        return None

    def past_at(self, offset: int) -> bool:
        """Return whether the sentence, up to `offset`, reports: its last sign of the past stands after its last sign of a plan."""
        place = bisect_left(self.signs, offset)
        past = self.signs[place - 1] if place else -1
        planned = -1
        if self.carried is not None and self.carried.kind in ("until", "since", "ago"):
            past = max(past, 0)
        for time in self.times:
            if time.start >= offset:
                break
            if time.kind in ("until", "since", "ago"):
                past = max(past, time.start)
            elif time.kind in ("by", "in"):
                planned = time.start
        return past > planned or (past < 0 and planned < 0 and self.context.past)

    def without_lead(self, draft: Draft, start: int, end: int) -> tuple[int, int]:
        """Return the span without times, adverbs and the group or place that acts; the last becomes the draft's scope."""
        times = {t.start: t for t in self.times}
        at = start
        while at < end:
            after = self._after_lead(draft, at, end, times.get(at))
            if after == at:
                break
            at = after
        while end > at and self.mask[end - 1] in MARKS + "的":
            end -= 1
        return at, end

    def _after_lead(self, draft: Draft, at: int, end: int, time: Time | None) -> int:
        mark = words.LIST_MARK.match(self.mask, at, end)
        if mark is not None and mark.end() > at:
            return mark.end()
        preface = words.PREFACE.match(self.mask, at, end)
        if preface is not None and preface.end() < end:
            return preface.end()
        if time is not None and time.end <= end and (time.kind != "recurring" or self.body[at] == "每"):
            draft.per = self.body[time.start : time.end] if time.kind == "recurring" else draft.per
            return time.end
        adverb = words.ADVERB.match(self.mask, at, end)
        if adverb is not None and (adverb.end() < end or adverb.group() in words.ADVERB_ALONE):
            if adverb.group() in verbs.MAKING and not draft.verb:
                draft.verb = adverb.group()
            return adverb.end()
        place = words.SCOPE_LEAD.match(self.mask, at, end)
        if place is not None and place.end() < end:
            draft.scope = clean(self.body[at : place.end()]).removeprefix("在")
            return place.end()
        return at
