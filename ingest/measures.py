"""Numbers with what they measure: running text to statements, coordination undone.

A number stands after its measure (无害化处理率达100%, 主题公园50个) or before what it counts (建设10个示范区). A list shares its verb, its
head or its measure: “A率、B率分别达100%、95%” makes two statements, and so does “市区A率达80%、县城达70%”. Offsets are Unicode code points into
the plan's text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

import msgspec

from ingest import measure_words as words
from ingest.clauses import Bracket, Line, cut_clauses, cut_lines, find_brackets
from ingest.coordination import split
from ingest.measure_units import DURATIONS, MEASURED, PERCENT
from ingest.quantities import Quantity, find_quantities
from ingest.times import Time, find_times


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One number, what it measures, and the sentence `start`..`end` that says so.

    `verb` is what is done to the thing counted, `reached` whether the sentence says to what value it shall come (达到, 不低于, 下降), `past`
    whether it reports, `time` the phrase that binds it. `measure` is empty where the text names none.
    """

    quantity: Quantity
    raw: str
    measure: str
    start: int
    end: int
    scope: str | None = None
    verb: str = ""
    reached: bool = False
    counted: bool = False  # the number stands before what it counts
    past: bool = False
    time: Time | None = None
    per: str | None = None
    inherited: bool = False  # measure taken over from the statement before


@dataclass(slots=True)
class _Draft:
    """A statement in the making; `clause` is the number of its clause within the sentence."""

    quantity: Quantity
    measure: str = ""
    scope: str | None = None
    verb: str = ""
    reached: bool = False
    counted: bool = False
    per: str | None = None
    clause: int = 0
    bare: bool = False  # neither measure nor verb of its own
    inherited: bool = False
    op: str | None = None
    left: str = ""


@dataclass(slots=True)
class _Item:
    """A quantity with the text on its left and right (spans of the body) that no other quantity claims."""

    quantity: Quantity
    left: tuple[int, int]
    right: tuple[int, int]
    clause: int
    first: bool


@dataclass(slots=True)
class _Context:
    """What a sentence lies in: the plan's text from `base` on, and the statement that a bracket stands behind."""

    base: int
    start: int
    end: int
    parent: _Draft | None = None
    quote: str = ""
    after: str = ""
    time: Time | None = None
    past: bool = False
    out: list[Statement] = field(default_factory=list)


_SPACE = re.compile(r"\s+")
_LATIN_GAP = re.compile(r"(?<=[A-Za-z]) (?=[A-Za-z])")
_MARKS = " \t\u3000、，,；;：:。—-·*#"
_LIST_MARK = re.compile(r"[\s、，,—*#·]*(?:[（(]?\d{1,2}[)）.．、]\s*(?!\d)|[①-⑳]|[一二三四五六七八九]是(?!否)|[-—•●])?\s*")


def read_statements(text: str, start: int, end: int) -> tuple[Statement, ...]:
    """Return the statements of `text[start:end]` in reading order: every quantity that measures or counts something named there."""
    body = text[start:end]
    context = _Context(base=start, start=start, end=end)
    _read_body(body, context)
    return tuple(sorted(context.out, key=lambda s: s.quantity.start))


def _read_body(body: str, context: _Context) -> None:
    quantities = find_quantities(body)
    if not quantities:
        return
    brackets = find_brackets(body)
    times = find_times(body)
    titles = [b for b in brackets if b.mark in "《〔【"]
    quantities = tuple(q for q in quantities if not _within(q.start, titles) and not _is_time(q, times))
    at = 0
    for line in cut_lines(body, 0, len(body), brackets):
        stop = at
        while stop < len(quantities) and quantities[stop].start < line.end:
            stop += 1
        if stop > at:
            _Sentence(line, quantities[at:stop], times, context).read()
        at = stop


def _within(offset: int, brackets: list[Bracket]) -> bool:
    return any(b.open < offset < b.close for b in brackets)


def _is_time(quantity: Quantity, times: tuple[Time, ...]) -> bool:
    at = bisect_left(times, quantity.start, key=lambda t: t.end)
    return any(t.kind != "recurring" and t.start < quantity.end and quantity.start < t.end for t in times[at : at + 2])


class _Sentence:
    """One sentence being read: its clauses, its quantities, and the statement read last, from which the next may inherit."""

    def __init__(self, line: Line, quantities: tuple[Quantity, ...], times: tuple[Time, ...], context: _Context) -> None:
        self.line, self.context = line, context
        self.body, self.mask = line.body, line.mask
        low, high = bisect_left(times, line.start, key=lambda t: t.start), bisect_left(times, line.end, key=lambda t: t.start)
        self.times = tuple(t for t in times[low:high] if not self._compared(t))
        self.own = tuple(q for q in quantities if not self._inside(q.start) and not self._part_of_name(q))
        self.nested = tuple(q for q in quantities if self._inside(q.start))
        self.clauses = cut_clauses(line)
        self.drafts: list[_Draft] = []

    def _inside(self, offset: int) -> bool:
        return any(b.open < offset < b.close for b in self.line.inner)

    def _compared(self, time: Time) -> bool:
        return self.body[max(0, time.start - 2) : time.start].endswith(("较", "比", "与", "于", "按", "按照"))

    def read(self) -> None:
        items = self._items()
        groups = _groups(items)
        for group in groups:
            self._read_group(group)
        self._share_action()
        for draft in self.drafts:
            self._emit(draft)
        for bracket in self.line.inner:
            if any(bracket.open < q.start < bracket.close for q in self.nested):
                self._read_bracket(bracket)

    def _share_action(self) -> None:
        """完成1000部电梯、1000处消防设施的检查: what is done to the last of a list is done to all of it."""
        for i, last in enumerate(self.drafts):
            head = _DONE_TO.search(last.measure) if last.counted else None
            if head is None:
                continue
            for draft in reversed(self.drafts[:i]):
                if draft.clause != last.clause or not draft.counted or draft.verb != last.verb or _DONE_TO.search(draft.measure):
                    break
                draft.measure += head.group()

    # --- dividing the sentence among its quantities ---

    def _items(self) -> list[_Item]:
        items: list[_Item] = []
        at = 0
        for number, (start, end) in enumerate(self.clauses):
            inside = []
            while at < len(self.own) and self.own[at].start < end:
                if self.own[at].start >= start:
                    inside.append(self.own[at])
                at += 1
            items += self._divide(start, end, number, inside)
        return items

    def _divide(self, start: int, end: int, number: int, quantities: list[Quantity]) -> list[_Item]:
        items: list[_Item] = []
        left = start
        for i, quantity in enumerate(quantities):
            after = quantities[i + 1].start if i + 1 < len(quantities) else end
            if i + 1 < len(quantities):
                cut, resume = self._between(quantity.end, after)
            else:
                cut, resume = end, end
            items.append(_Item(quantity, (left, quantity.start), (quantity.end, cut), number, i == 0))
            left = resume
        return items

    def _between(self, start: int, end: int) -> tuple[int, int]:
        """Return where the text between two quantities stops belonging to the first and begins to belong to the second."""
        between = self.mask[start:end]
        text = between.strip()
        if not text:
            return end, end
        lead = words.LISTED.match(between, len(between) - len(between.lstrip()))
        if lead is not None:
            return start, start + lead.end()
        cuts = [m for m in words.LISTED.finditer(between)]
        if not cuts:
            return end, end
        last = cuts[-1]
        return start + last.start(), start + last.end()

    # --- one statement, or a list of values for a list of measures ---

    def _read_group(self, group: list[_Item]) -> None:
        first = self._draft(group[0])
        if first is None:
            return
        if len(group) == 1:
            self._split_names(first, group[0])
            return
        names = split_names(first.measure)
        if len(names) == len(group):
            for item, name in zip(group, names, strict=True):
                self._append(first, item.quantity, measure=name)
        else:
            for item in group:
                self._append(first, item.quantity)

    def _append(self, draft: _Draft, quantity: Quantity, measure: str | None = None) -> None:
        self.drafts.append(
            _Draft(
                quantity, draft.measure if measure is None else measure, draft.scope, draft.verb, draft.reached, draft.counted,
                draft.per, draft.clause, draft.bare, draft.inherited, None if quantity is not draft.quantity else draft.op, draft.left,
            )  # fmt: skip
        )

    def _split_names(self, draft: _Draft, item: _Item) -> None:
        """A和B达到100%: one each, where both are rates; a count belongs to the list as a whole."""
        if not draft.counted and item.quantity.unit in PERCENT:
            names = split_names(draft.measure, rates_only=True)
            if len(names) > 1:
                for name in names:
                    self._append(draft, item.quantity, measure=name)
                return
        self.drafts.append(draft)

    def _draft(self, item: _Item) -> _Draft | None:
        quantity = item.quantity
        if self._is_name(item):
            return None
        left = self.mask[item.left[0] : item.left[1]]
        right = self.mask[item.right[0] : item.right[1]]
        if words.FROM.search(left) and not (quantity.per or quantity.change):
            return None
        draft = _Draft(quantity, clause=item.clause, per=quantity.per, left=left)
        draft.op = _op_at_distance(quantity, left)
        if self._stands_after(quantity, left, right):
            return self._measured_before(draft, item)
        return self._counted_after(draft, item)

    def _stands_after(self, quantity: Quantity, left: str, right: str) -> bool:
        """Whether the number stands after its measure."""
        rest = right.strip()
        if not rest or words.LISTED.match(rest) or words.GOES_ON.match(rest):
            return True
        if rest.startswith("的"):
            return False
        if rest[0] == words.FILLER and not rest.strip(words.FILLER):  # only a bracket or a quote follows
            return self.body[quantity.end :].lstrip()[:1] in "（("
        if quantity.unit in PERCENT or quantity.unit in MEASURED:
            stem = words.REACH.sub("", left.rstrip())
            return bool(words.MEASURE_NOUN.search(stem.rstrip())) and len(stem.strip()) > 1
        if words.REACH.search(left) and not words.ENDING_VERBS.search(left):
            return len(words.REACH.sub("", left).strip(_MARKS)) > 2
        return False

    # --- the measure before the number ---

    def _measured_before(self, draft: _Draft, item: _Item) -> _Draft | None:
        start, end = item.left
        stem = self.mask[start:end]
        reach = words.REACH.search(stem)
        draft.reached = (
            (bool(reach) and reach.group().strip() not in _COPULAS)
            or draft.quantity.change is not None
            or (draft.op or draft.quantity.op) not in ("=", "range")
        )
        while stem:
            shorter = words.TRAILING.sub("", words.REACH.sub("", stem.rstrip(_MARKS)))
            if shorter == stem:
                break
            stem = shorter
        end = start + len(stem)
        start, end = self._lead(draft, start, end)
        if start >= end:
            return self._inherit(draft, item)
        name = self._verb_and_name(draft, start, end)
        last = self._last(item)
        if last is not None and last.quantity.unit == draft.quantity.unit and not draft.verb and self._is_place(start, end):
            draft.scope = clean(self.body[start:end].removeprefix("其中"))
            draft.measure, draft.verb, draft.inherited = _without_scope(last), last.verb, True
            draft.reached = draft.reached or last.reached
            return draft
        if last is not None and not draft.verb and item.clause == last.clause:
            draft.verb = last.verb  # A 6个、B 10个 under one verb
        draft.measure = name
        return draft if len(name) > 1 else self._inherit(draft, item)

    def _lead(self, draft: _Draft, start: int, end: int) -> tuple[int, int]:
        """Return the span without times, adverbs and the group or place that acts, which becomes the scope."""
        times = {t.start: t for t in self.times}
        at = start
        while at < end:
            mark = _LIST_MARK.match(self.mask, at, end)
            if mark is not None and mark.end() > at:
                at = mark.end()
                continue
            preface = words.PREFACE.match(self.mask, at, end)
            if preface is not None and preface.end() < end:
                at = preface.end()
                continue
            time = times.get(at)
            if time is not None and time.end <= end and (time.kind != "recurring" or self.body[at] == "每"):
                draft.per = self.body[time.start : time.end] if time.kind == "recurring" else draft.per
                at = time.end
                continue
            adverb = words.ADVERB.match(self.mask, at, end)
            if adverb is not None and adverb.end() < end:
                at = adverb.end()
                continue
            place = words.SCOPE_LEAD.match(self.mask, at, end)
            if place is not None and place.end() < end:
                draft.scope = clean(self.body[at : place.end()]).removeprefix("在")
                at = place.end()
                continue
            break
        while end > at and self.mask[end - 1] in _MARKS + "的":
            end -= 1
        return at, end

    def _verb_and_name(self, draft: _Draft, start: int, end: int) -> str:
        verb = words.LEADING_VERBS.match(self.mask, start, end)
        name = start
        if verb is not None and verb.end() < end:
            rest = self.mask[verb.end() : end]
            if not (len(rest) <= 3 and words.RATE_NOUN.search(rest)) and not words.LISTED.match(rest):
                draft.verb = self.body[start : verb.end()]
                name = verb.end()
                while name < end and self.mask[name] in "了出成":
                    name += 1
        if draft.scope is None:
            noun = words.SCOPE_NOUN.match(self.mask, name, end)
            if noun is not None and noun.end() < end:
                draft.scope = clean(self.body[name : noun.end()])
        thing = self._head(name, end)
        if draft.verb and not words.is_making(draft.verb):
            return clean(draft.verb + thing)
        return clean(thing)

    def _head(self, start: int, end: int) -> str:
        """Return the name between `start` and `end`, a long clause before its last 的 left out."""
        if end - start > 24:
            cut = self.mask.rfind("的", start, end - 2)
            if cut > start and end - cut > 3:
                return self.body[cut + 1 : end]
        return self.body[start:end]

    # --- the thing counted after the number ---

    def _counted_after(self, draft: _Draft, item: _Item) -> _Draft | None:
        quantity = draft.quantity
        draft.counted = True
        start, end = item.right
        span = self._counted_span(start, end)
        right = self.mask[span[0] : span[1]]
        left = self.mask[item.left[0] : item.left[1]]
        if self._in_norm():
            return draft
        if words.ABSTRACT.match(right.removeprefix("的")) or quantity.unit in DURATIONS:
            return self._within_time(draft, item, span)
        draft.reached = (draft.op or quantity.op) not in ("=", "range") or bool(words.REACH.search(left))
        at, stop = self._lead(draft, item.left[0], item.left[1])
        of_these = self._of_these(at, stop)
        thing, action = self._thing(span, of_these)
        before = self._before_count(draft, at, stop, item)
        if quantity.unit in ("次", "场", "轮", "期", "场次") and (deed := _DEED.search(thing)) is not None and thing[deed.end() :]:
            thing = thing[deed.end() :]
        if of_these and action:
            draft.scope, draft.verb = clean(thing), draft.verb or "对"
            draft.measure = clean(action)
            return draft
        name = thing if not before else before + thing
        if draft.verb and not words.is_making(draft.verb) and not before:
            name = draft.verb + name
        draft.measure = clean(name)
        return draft if len(draft.measure) > 1 or thing else None

    def _counted_span(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.mask[start] in " 的":
            start += 1
        for match in re.finditer(rf"、(?={words.VERB})|并(?={words.VERB})|且(?={words.VERB})|等(?=。|\Z)", self.mask[start:end]):
            return start, start + match.start()
        if self.line.inner and end > start and self.mask[end - 1] == words.FILLER:
            bracket = next((b for b in self.line.inner if b.close == end - 1), None)
            if bracket is not None and bracket.mark in "（(" and self._aside(bracket):
                end = bracket.open
        while end > start and self.mask[end - 1] in _MARKS:
            end -= 1
        return start, end

    def _aside(self, bracket: Bracket) -> bool:
        """Whether a bracket says more about the number rather than about the thing."""
        return any(bracket.open < q.start < bracket.close for q in self.nested) or self.body[bracket.open + 1] in "其含见详不重下以"

    def _in_norm(self) -> bool:
        return self.context.parent is not None and self.context.parent.left == "norm"

    def _of_these(self, start: int, end: int) -> bool:
        return end > start and words.OF_THESE.match(self.mask, start, end) is not None and end - start <= 2

    def _thing(self, span: tuple[int, int], of_these: bool) -> tuple[str, str]:
        """Return what is counted and, behind 对…进行, what is done with it."""
        start, end = span
        action = ""
        if of_these:
            done = re.compile(r"(?:进行|开展|实施|实行|予以|给予|分别进行|全部进行)").search(self.mask, start, end)
            if done is not None:
                action, end = self.body[done.end() : end], done.start()
        cut = self.mask.rfind("的", start, end - 2)
        while cut > start and LEADING_ACTION.fullmatch(self.mask[cut + 1 : end]):
            cut = self.mask.rfind("的", start, cut - 1)
        if cut >= start:
            start = cut + 1
        return self.body[start:end], action

    def _before_count(self, draft: _Draft, start: int, end: int, item: _Item) -> str:
        """Read the text before a number that counts what follows: its verb, who acts, and what the thing belongs to (returned)."""
        if start >= end:
            last = self._last(item)
            if last is not None and item.clause <= last.clause + 1:
                draft.verb, draft.scope = draft.verb or last.verb, draft.scope or last.scope
                draft.reached = draft.reached or last.reached
            return ""
        ending = words.ENDING_VERBS.search(self.mask[start:end])
        if ending is not None:
            draft.verb = self.body[start + ending.start("verbs") : start + ending.end("verbs")]
            subject = self.body[start : start + ending.start("verbs")].strip(_MARKS)
            subject_mask = self.mask[start : start + ending.start("verbs")].strip(_MARKS)
            if subject and draft.scope is None and len(subject) <= 24 and (words.PLACE.fullmatch(subject_mask) or _ACTS.search(subject_mask)):
                draft.scope = clean(subject).removeprefix("在")
            return ""
        leading = words.LEADING_VERBS.match(self.mask, start, end)
        if leading is not None:
            draft.verb = self.body[start : leading.end()]
            start = leading.end()
        if draft.op is not None and draft.op != draft.quantity.op:  # 不低于年用气量5%的储气能力: the text says of what it is a part
            return ""
        stem = self.body[start:end].strip(_MARKS)
        stem_mask = self.mask[start:end].strip(_MARKS)
        if words.OF_THESE.match(stem_mask) or not stem:
            return ""
        if stem_mask.endswith("等"):  # A、B等N个X: some of the things counted
            return ""
        if words.PLACE.fullmatch(stem_mask) or "、" in stem_mask or "等" in stem_mask:
            draft.scope = draft.scope or clean(stem)
            return ""
        if draft.verb:
            return words.TRAILING.sub("", stem)
        draft.scope = draft.scope or (clean(stem) if len(stem) <= 16 else None)
        draft.bare = True
        return ""

    def _within_time(self, draft: _Draft, item: _Item, span: tuple[int, int]) -> _Draft | None:
        """30分钟内到达现场: the limit of a deed. Without 内 a duration before a noun is a name (24小时热线)."""
        if draft.quantity.unit not in DURATIONS or draft.quantity.op not in ("<=", "<"):
            return None
        draft.measure, draft.reached, draft.counted = clean(self.body[span[0] : span[1]]), True, True
        return draft if 2 <= len(draft.measure) <= 30 else None

    # --- inheritance ---

    def _last(self, item: _Item) -> _Draft | None:
        if self.drafts:
            return self.drafts[-1]
        return self.context.parent

    def _is_place(self, start: int, end: int) -> bool:
        stem = self.mask[start:end]
        if self._in_norm():
            return False
        if words.PLACE.fullmatch(stem) is not None and not words.MEASURE_NOUN.search(stem):
            return True
        # （其中A区5条、B湾1条）: in a bracket behind a count, a short name beside places is a place too.
        parent = self.context.parent
        return parent is not None and self.context.quote in "（(" and len(stem) <= 8 and stem[-2:] != parent.measure[-2:] and len(self.own) > 1

    def _inherit(self, draft: _Draft, item: _Item) -> _Draft | None:
        """A number alone in its clause measures what the clause before says."""
        draft.bare = True
        if item.clause > 0 and item.first:
            start, end = self.clauses[item.clause - 1]
            held = [d for d in self.drafts if d.clause == item.clause - 1]
            if held:
                return None if draft.quantity.unit != held[-1].quantity.unit else self._copy(draft, held[-1])
            start, end = self._lead(draft, start, end)
            name = clean(self.body[start:end])
            if 2 <= len(name) <= 30:
                draft.measure = name
                return draft
        last = self._last(item)
        if last is not None and last.quantity.unit == draft.quantity.unit and item.clause == last.clause:
            return self._copy(draft, last)
        return draft

    def _copy(self, draft: _Draft, last: _Draft) -> _Draft:
        draft.measure, draft.scope, draft.verb, draft.inherited = last.measure, last.scope, last.verb, True
        return draft

    # --- names, brackets, output ---

    def _part_of_name(self, quantity: Quantity) -> bool:
        """Whether the number only tells the thing beside it apart (二次供水, 24小时值守, 60岁以上老人, 气化率低于50%的乡镇)."""
        if quantity.spelled and quantity.unit != "%" and not self._spelled_count(quantity):
            return True
        if self._in_norm():
            return False
        after = self.mask[quantity.end : quantity.end + 12].lstrip()
        if not after or words.LISTED.match(after) or words.GOES_ON.match(after):
            return False
        if not ("一" <= after[0] <= "龥" or after[0] == words.FILLER):
            return False
        left = self.mask[max(self.line.start, quantity.start - 14) : quantity.start]
        stem = words.REACH.sub("", left.rstrip())
        if after[0] == "的":
            return bool(words.MEASURE_NOUN.search(stem)) and _op_at_distance(quantity, left) is None
        compared = quantity.op in (">=", "<=", ">", "<")
        if quantity.unit in DURATIONS:
            return not compared and len(stem) == len(left.rstrip())
        if compared and (quantity.unit in MEASURED or quantity.unit in _OF_SIZE or (quantity.unit or "").lstrip("万亿") in MEASURED):
            return bool(words.MEASURE_NOUN.search(stem)) or not words.ENDING_VERBS.search(left)
        return quantity.op in ("<=", "<") and quantity.number_start == quantity.start and after[0] != "内" and quantity.unit not in PERCENT

    def _is_name(self, item: _Item) -> bool:
        """Whether the quantity is part of a name: 7个100%, “15分钟生活圈”, 三年行动, 一件事."""
        quantity = item.quantity
        after = self.mask[quantity.end : quantity.end + 1]
        own = [q for q in (*self.own, *self.nested) if q is not quantity and (q.start == quantity.end or q.end == quantity.start)]
        if any("%" in ((q.unit or "") + (quantity.unit or "")) for q in own) or any(q.start == quantity.end for q in own):
            return True
        if self.context.quote == "“" and not self._quoted_measure(item):
            return True
        return bool(after) and after in "+＋"

    def _quoted_measure(self, item: _Item) -> bool:
        """Inside quotes a number is a name's, unless the quotes hold a norm that is carried out (实施“主干道18小时、次干道16小时”标准)."""
        left = self.body[item.left[0] : item.left[1]].strip(_MARKS)
        return self.context.after != "" and (bool(left) or self.context.after.startswith("标准")) and not item.quantity.spelled

    def _spelled_count(self, quantity: Quantity) -> bool:
        """A Chinese numeral counts behind a verb and before things that stand somewhere (建成两座); elsewhere it is rhetoric (三项制度)."""
        if quantity.op != "=" or quantity.change or quantity.high is not None:
            return True
        if quantity.unit not in _STANDING or (quantity.value == 1 and quantity.unit not in ("处", "座", "所", "家")):
            return False
        before = self.mask[max(self.line.start, quantity.start - 12) : quantity.start]
        return bool(words.ENDING_VERBS.search(before)) and quantity.unit not in DURATIONS

    def _read_bracket(self, bracket: Bracket) -> None:
        before = [d for d in self.drafts if d.quantity.start < bracket.open]
        mask_after = self.mask[bracket.close + 1 : bracket.close + 14]
        after = re.split(r"[，。；、：,]|" + words.FILLER, mask_after)[0].strip()
        inner = _Context(
            base=self.context.base + bracket.open + 1,
            start=self.context.base + self.line.start,
            end=self.context.base + self.line.end,
            parent=before[-1] if before else None,
            quote=bracket.mark,
            time=self._time(bracket.open) or self.context.time,
            past=self._past(bracket.open),
            out=self.context.out,
        )
        if bracket.mark == "“":
            inner.after = after if _NORM.search(after) and words.VERB_BEFORE_QUOTE.search(self.mask[self.line.start : bracket.open]) else ""
            inner.parent = self._norm_subject(bracket, after) if inner.after else None
        _read_body(self.body[bracket.open + 1 : bracket.close], inner)

    def _norm_subject(self, bracket: Bracket, after: str) -> _Draft | None:
        start = max(a for a, b in self.clauses if a <= bracket.open)
        stem = words.ENDING_VERBS.sub("", self.mask[start : bracket.open]).strip(_MARKS)
        subject = self.body[start : start + len(stem)] if stem else ""
        dummy = Quantity(start=0, end=1, number_start=0, number_end=1, op="=")
        return _Draft(dummy, measure=clean(subject), scope=clean(subject) or None, verb="实施", left="norm")

    def _time(self, offset: int) -> Time | None:
        clause = max((a for a, b in self.clauses if a <= offset), default=self.line.start)
        found = [t for t in self.times if t.start < offset and not (t.kind == "recurring" and t.start < clause)]
        return found[-1] if found else None

    def _past(self, offset: int) -> bool:
        """Whether the sentence, up to `offset`, reports: the last sign of the past stands after the last sign of a plan."""
        past = -1
        for match in words.PAST.finditer(self.mask, self.line.start, offset):
            past = match.start()
        planned = -1
        for time in self.times:
            if time.start < offset:
                if time.kind in ("until", "since", "ago"):
                    past = max(past, time.start)
                elif time.kind in ("by", "in"):
                    planned = time.start
        return past > planned or (past < 0 and planned < 0 and self.context.past)

    def _emit(self, draft: _Draft) -> None:
        quantity, base = draft.quantity, self.context.base
        norm = self.context.parent
        if self.context.quote == "“" and norm is not None and norm.left == "norm":
            after = self.context.after
            if draft.counted or not draft.measure:
                draft.measure = (norm.measure + clean(self.body[quantity.end :])) or after
                draft.scope = norm.scope
            elif after:
                draft.measure = draft.measure + clean(re.sub(r"标准$", "", after))
            draft.verb = draft.verb or norm.verb
        time = self._time(quantity.start) or self.context.time
        per = draft.per
        if per is None and time is not None and time.kind == "recurring":
            per = self.body[time.start : time.end] if time in self.times and self.body[time.start] == "每" else None
        op = draft.op or quantity.op
        nested = self.context.quote != ""
        start = self.context.start if nested else base + self.line.start
        end = self.context.end if nested else base + self.line.end
        self.context.out.append(
            Statement(
                quantity=msgspec.structs.replace(
                    quantity,
                    start=base + quantity.start,
                    end=base + quantity.end,
                    number_start=base + quantity.number_start,
                    number_end=base + quantity.number_end,
                    op=op,  # type: ignore[arg-type]
                ),
                raw=clean(self.body[quantity.start : quantity.end]),
                measure=draft.measure,
                start=start,
                end=end,
                scope=draft.scope,
                verb=draft.verb,
                reached=draft.reached,
                counted=draft.counted,
                past=self._past(quantity.start),
                time=time,
                per=per,
                inherited=draft.inherited,
            )
        )


LEADING_ACTION = re.compile(r"(?:安全)?(?:建设|改造|整治|提升|治理|检查|排查|检测|创建|修复|更新|升级|修编|编制|试点|申报|整改|[一-龥]{1,6}化(?:和[一-龥]{1,6}化)?|任务|工作|目标|布局|覆盖|安装|应用|体检|养护|管理|评估)(?:提升|工作|任务|改造)?")
_COPULAS = frozenset({"为", "是", "有", "共有", "到", "至", "实现", "完成", "不"})
_STANDING = frozenset({"处", "座", "所", "家", "条", "台", "辆", "套", "栋", "幢", "艘", "公里", "个百分点", "倍"})
_OF_SIZE = frozenset({"人", "万人", "岁", "周岁"})
_DEED = re.compile(r"(?:进行|开展|参加|举行|举办)(?!者)")
_DONE_TO = re.compile(rf"的?(?:{LEADING_ACTION.pattern})\Z")
_ACTS = re.compile(rf"^(?:各|每|全)|(?:单位|部门|政府|企业|机构|公司|局|委|办|站所|学校|医院|社区|村|市|县|区|镇|街道){words.FILLER}*\Z")
_NORM = re.compile(r"标准|时长|要求|制度")
_AT_DISTANCE = re.compile(r"(?P<least>至少|最少|不少于|不低于|不小于)|(?P<most>不超过|不高于|不大于|最多|控制在)")


def _op_at_distance(quantity: Quantity, left: str) -> str | None:
    """不低于年用气量5%, 至少建设1处: the comparator stands apart from its number."""
    if quantity.op != "=":
        return None
    found = [m for m in _AT_DISTANCE.finditer(left, max(0, len(left) - 14))]
    if not found:
        return None
    return ">=" if found[-1]["least"] else "<="


def _groups(items: list[_Item]) -> list[list[_Item]]:
    """A率、B率分别达100%、95%: quantities with nothing between them but 、 or ， share one list of measures."""
    groups: list[list[_Item]] = []
    for item in items:
        alone = item.left[0] >= item.left[1] and not item.quantity.per
        if groups and alone and groups[-1][-1].right[0] >= groups[-1][-1].right[1] and item.right[0] >= item.right[1]:
            last = groups[-1][-1]
            if not item.first or item.clause == last.clause + 1:
                groups[-1].append(item)
                continue
        groups.append([item])
    return groups


def split_names(name: str, *, rates_only: bool = False) -> tuple[str, ...]:
    """Return the measures that `name` lists (A率和B率), each with the head or the front that it shares restored; itself where it is one.

    With `rates_only`, a list falls apart only where every member names a rate by itself.
    """
    spans = split(name, 0, len(name), marks="、")
    parts = [name[s.start : s.end] for s in spans]
    if len(parts) < 2 or (rates_only and not all(words.RATE_NOUN.search(part) for part in parts)):
        return (name,)
    tail = re.search(r"(?:[一-龥]{2}率|比例|占比|比重|数量|面积|长度|[一-龥]{1}量|[一-龥]度|浓度)\Z", parts[-1])
    verb = words.LEADING_VERBS.match(parts[-1])
    named = []
    for part in parts:
        if tail is not None and not words.MEASURE_NOUN.search(part):
            named.append(part + tail.group())
        elif verb is not None and words.LEADING_VERBS.fullmatch(part):
            named.append(part + parts[-1][verb.end() :])
        elif named and len(part) <= 4 and len(named[0]) > len(part) + 1 and words.RATE_NOUN.search(part) and words.RATE_NOUN.search(named[0]):
            named.append(named[0][: -len(part)] + part)
        else:
            named.append(part)
    return tuple(named)


def _without_scope(draft: _Draft) -> str:
    """The measure of `draft` without the place that it began with."""
    if draft.scope and draft.measure.startswith(draft.scope) and len(draft.measure) > len(draft.scope) + 1:
        return draft.measure[len(draft.scope) :].lstrip("的")
    return draft.measure


def clean(name: str) -> str:
    """Return a name as it is written in a record: without the spaces of line ends and without stray marks around it."""
    return _SPACE.sub("", _LATIN_GAP.sub("\u00a0", name)).replace("\u00a0", " ").strip(_MARKS)
