"""Numbers with what they measure: running text to statements, coordination undone.

A number stands after its measure (无害化处理率达100%, 主题公园50个) or before what it counts (建设10个示范区). A list shares its verb, its
head or its measure: “A率、B率分别达100%、95%” makes two statements, and so does “市区A率达80%、县城达70%”.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.clauses import MARKS, Bracket, clean, cut_lines, find_brackets
from ingest.measure_division import bracketed, countable, divide, groups
from ingest.measure_drafts import read_draft
from ingest.measure_names import share_action, split_names
from ingest.measure_units import PERCENT
from ingest.quantities import Quantity, find_quantities
from ingest.statements import Context, Draft, Item, Norm, Sentence, Statement
from ingest.times import Time, binds, find_times

_SHARED_OUT = re.compile(r"(?:各|分别[^，、]{0,8})\Z")
_EACH_OF = re.compile(r"(?:各|各自|均为|均)\s?\Z")
_PLACE_NAME = 8  # characters of a place's name in a bracket that shares a count out
_EACH = re.compile(r"(?:均|都)(?!衡|市)[^，、]{0,6}\Z")  # each of them comes to it: 种植、收获机械化率均达到45%
_NORM = re.compile(r"标准|时长|要求|制度")
_NORM_KIND = re.compile(r"标准\Z")
_TIMES_OF = re.compile(r"的\s?[\d.]{1,6}\s?倍")
_PHRASE_END = re.compile("[，。；、：,]|" + words.FILLER)


def read_statements(text: str, start: int, end: int) -> tuple[Statement, ...]:
    """Return the statements of `text[start:end]` in reading order: every quantity that measures or counts something named there."""
    found = _read_body(text[start:end], Context(base=start, start=start, end=end))
    return tuple(sorted(found, key=lambda s: s.quantity.start))


def _read_body(body: str, context: Context) -> list[Statement]:
    quantities = find_quantities(body)
    if not quantities:
        return []
    brackets, times = find_brackets(body), find_times(body)
    titles = [b for b in brackets if b.mark in "《〔【"]
    quantities = tuple(q for q in quantities if not _in_title(q.start, titles) and not _is_time(q, times))
    statements: list[Statement] = []
    before: Draft | None = None
    carried: Time | None = None
    at = 0
    for line in cut_lines(body, brackets):
        stop = at
        while stop < len(quantities) and quantities[stop].start < line.end:
            stop += 1
        parted = body[line.start - 1 : line.start] in ("；", ";")
        if stop > at or parted or body[line.end : line.end + 1] in ("；", ";"):
            low, high = (bisect_left(times, edge, key=lambda t: t.start) for edge in (line.start, line.end))
            bound = tuple(t for t in times[low:high] if not _compared(body, t) and binds(body, t))
            sentence = Sentence(line, context, bound, before if parted else None, carried if parted else None, before)
            carried = sentence.leading_time()
            statements += _read_sentence(sentence, quantities[at:stop])
            before = sentence.drafts[-1] if sentence.drafts else None
        at = stop
    return statements


def _in_title(offset: int, titles: Sequence[Bracket]) -> bool:
    place = bisect_left(titles, offset, key=lambda b: b.open)
    return place > 0 and offset < titles[place - 1].close


def _is_time(quantity: Quantity, times: tuple[Time, ...]) -> bool:
    at = bisect_left(times, quantity.start, key=lambda t: t.end)
    return any(t.kind != "recurring" and t.start < quantity.end and quantity.start < t.end for t in times[at : at + 2])


def _compared(body: str, time: Time) -> bool:
    """Whether a year is only what another is compared with (较2020年下降16%)."""
    if _TIMES_OF.match(body, time.end):  # 达到2023年的2倍
        return True
    return body[max(0, time.start - 2) : time.start].endswith(("较", "比", "与", "于", "按", "按照"))


def _read_sentence(sentence: Sentence, quantities: tuple[Quantity, ...]) -> list[Statement]:
    sentence.own = countable(sentence, quantities)
    sentence.nested = bracketed(sentence, quantities)
    for group in groups(divide(sentence)):
        sentence.drafts += _read_group(sentence, group)
    share_action(sentence.drafts)
    for draft, following in pairwise(sentence.drafts):
        if not draft.measure and draft.op is not None and following.clause == draft.clause:
            draft.measure = following.measure  # 不低于日均3天需求量和不低于年用气量5%的储气能力
    statements = [_statement(sentence, draft) for draft in sentence.drafts]
    for bracket in sentence.line.inner:
        if any(bracket.open < q.start < bracket.close for q in sentence.nested):
            inner = _context_of(sentence, bracket)
            statements += _read_body(sentence.body[bracket.open + 1 : bracket.close], inner)
    return statements


# --- one number, or a list of numbers for a list of measures ---


def _read_group(sentence: Sentence, group: list[Item]) -> list[Draft]:
    if len(group) > 1 and (shared := _read_apart(sentence, group)):
        return shared
    first = read_draft(sentence, group[0])
    if first is None:
        return []
    if len(group) == 1 and (places := _places_each(sentence, first, group[0])):
        return places
    if len(group) == 1:
        return [*_origin(sentence, first, group[0]), *_one_each(first, sentence.mask[slice(*group[0].left)])]
    names = split_names(first.measure)
    if len(names) != len(group):
        names = (first.measure,) * len(group)
    others = (replace(first, quantity=i.quantity, measure=n, op=None) for i, n in zip(group[1:], names[1:], strict=True))
    return [replace(first, measure=names[0]), *others]


def _places_each(sentence: Sentence, draft: Draft, item: Item) -> list[Draft]:
    """（甲县、乙县各1个，丙县2个；示范点：甲县、乙县各3个）: in a bracket behind a count, the places that share it, one draft each."""
    parent, left = sentence.context.parent, sentence.mask[slice(*item.left)]
    if parent is None or not _EACH_OF.search(left):
        return []
    start, end = sentence.without_lead(Draft(item.quantity), *item.left)
    places = split_names(_EACH_OF.sub("", sentence.body[start:end].strip(MARKS)).strip(MARKS))
    if any(len(place) > _PLACE_NAME or words.MEASURE_NOUN.search(place) for place in places):
        return []
    last, measure = sentence.last, parent.measure
    colon, clause = sentence.clauses[item.clause][0] - 1, sentence.clauses[max(0, item.clause - 1)]
    if item.clause and sentence.mask[colon] in "：:" and clause[1] <= colon:
        measure = clean(sentence.body[slice(*clause)]) or measure
    elif last is not None and last is not parent:
        measure = last.measure
    return [replace(draft, measure=measure, scope=clean(place), verb=draft.verb or parent.verb, part=True) for place in places]


def _one_each(draft: Draft, left: str) -> list[Draft]:
    """A率和B率达到100%: one each, where all are rates; a count belongs to the list as a whole, unless it is shared out (A、B各1处)."""
    if not draft.counted and _SHARED_OUT.search(left):  # 各1处, 分别比2020年下降16%
        return [replace(draft, measure=name) for name in split_names(draft.measure)]
    if draft.counted or draft.quantity.unit not in PERCENT:
        return [draft]
    each = _EACH.search(left) is not None
    return [replace(draft, measure=name) for name in split_names(draft.measure, rates_only=not each, shared_rate=each)]


def _origin(sentence: Sentence, draft: Draft, item: Item) -> list[Draft]:
    """The number that a change starts from, as reported."""
    if item.origin is None:
        return []
    time = sentence.time_at(item.origin.start)
    return [Draft(item.origin, draft.measure, draft.scope, clause=item.clause, reported=True, time=time)]


def _read_apart(sentence: Sentence, group: list[Item]) -> list[Draft]:
    """2023年、2024年分别新增学位3000个、2500个; 甲县、乙县分别造林1万亩、2万亩: one measure, a year or a place each, if it is that."""
    first = group[0]
    start, end = first.left
    apart = sentence.mask.find("分别", start, end)
    if apart < 0:
        return []
    years = _listed_years(sentence, start, apart, len(group))
    places: tuple[str, ...] = ()
    if len(years) != len(group):
        rest = words.REACH.sub("", sentence.mask[apart + 2 : end]).strip(MARKS)
        places = split_names(sentence.body[slice(*sentence.without_lead(Draft(first.quantity), start, apart))])
        deed = verbs.LEADING_VERBS.fullmatch(rest) is not None and not all(words.PLACE.fullmatch(place) for place in places)
        if len(places) != len(group) or len(rest) < 2 or deed:
            return []
    shared = read_draft(sentence, replace(first, left=(apart + 2, end), first=True))
    if (shared is None or not shared.measure) and not places:  # the measure stands before 分别
        shared = read_draft(sentence, first)
    if shared is None or not shared.measure:
        return []
    if places:
        return [replace(shared, quantity=i.quantity, scope=clean(p)) for i, p in zip(group, places, strict=True)]
    return [replace(shared, quantity=i.quantity, time=t) for i, t in zip(group, years, strict=True)]


def _listed_years(sentence: Sentence, start: int, apart: int, count: int) -> list[Time]:
    """The years between `start` and `apart`, or the `count` of them that a clause before lists (到2023年、2025年，…分别达到20%、25%)."""
    years = [t for t in sentence.times if start <= t.start < apart and t.year is not None]
    if not years:
        years = [t for t in sentence.times if t.start < start and t.kind != "recurring"][-count:]
        read = max((d.quantity.end for d in sentence.drafts), default=-1)
        if any(t.start < read for t in years) or any(sentence.mask[a.end : b.start].strip("和到至 ") != "、" for a, b in pairwise(years)):
            return []
    return years


# --- brackets and quotes ---


def _context_of(sentence: Sentence, bracket: Bracket) -> Context:
    outer = sentence.context
    before = [d for d in sentence.drafts if d.quantity.start < bracket.open]
    if not before and sentence.earlier is not None and not sentence.mask[sentence.line.start : bracket.open].strip():
        before = [sentence.earlier]  # a sentence that is one bracket, behind the full stop of what it shares out
    return Context(
        base=outer.base + bracket.open + 1,
        start=outer.start if outer.quote else outer.base + sentence.line.start,
        end=outer.end if outer.quote else outer.base + sentence.line.end,
        quote=bracket.mark,
        parent=before[-1] if before and bracket.mark != "“" else None,
        norm=_norm(sentence, bracket) if bracket.mark == "“" else None,
        time=sentence.time_at(bracket.open) or outer.time,
        past=sentence.past_at(bracket.open),
    )


def _norm(sentence: Sentence, bracket: Bracket) -> Norm | None:
    """实施“主干道18小时、次干道16小时”保洁时长标准: the norm that the quotes hold, or None where they hold a name."""
    head = _PHRASE_END.split(sentence.mask[bracket.close + 1 : bracket.close + 14])[0].strip()
    verb = words.VERB_BEFORE_QUOTE.search(sentence.mask, max(sentence.line.start, bracket.open - 8), bracket.open)
    if verb is None or not _NORM.search(head):
        return None
    start = max((a for a, b in sentence.clauses if a <= bracket.open), default=sentence.line.start)
    stem = verbs.ENDING_VERBS.sub("", sentence.mask[start : bracket.open]).rstrip(MARKS)
    return Norm(clean(sentence.body[start : start + len(stem)]), head)


# --- output ---


def _statement(sentence: Sentence, draft: Draft) -> Statement:
    quantity, context = draft.quantity, sentence.context
    if context.norm is not None:
        _complete_norm(sentence, draft, context.norm)
    time = draft.time or (None if draft.dated else sentence.time_at(quantity.start)) or sentence.carried
    per = draft.per
    if per is None and time is not None and time.kind == "recurring" and sentence.body[time.start] == "每":
        per = sentence.body[time.start : time.end]
    base = context.base
    return Statement(
        quantity=msgspec.structs.replace(
            quantity,
            start=base + quantity.start,
            end=base + quantity.end,
            number_start=base + quantity.number_start,
            number_end=base + quantity.number_end,
            op=draft.op or quantity.op,
        ),
        raw=clean(sentence.body[quantity.start : quantity.end]),
        measure=draft.measure,
        start=context.start if context.quote else base + sentence.line.start,
        end=context.end if context.quote else base + sentence.line.end,
        scope=draft.scope,
        verb=draft.verb,
        reached=draft.reached,
        counted=draft.counted,
        past=draft.reported or sentence.past_at(quantity.start),
        time=time or context.time,
        per=per,
        inherited=draft.inherited,
    )


def _complete_norm(sentence: Sentence, draft: Draft, norm: Norm) -> None:
    if draft.counted or not draft.measure:
        draft.measure = norm.subject + clean(sentence.body[draft.quantity.end : sentence.line.end]) or norm.head
        draft.scope = norm.subject or None
    else:
        draft.measure += clean(_NORM_KIND.sub("", norm.head))
    draft.verb = draft.verb or "实施"
