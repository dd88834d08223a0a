"""One number of a sentence read: whether it stands after its measure or before what it counts, and whether it is an aim's at all."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.clauses import MARKS
from ingest.measure_after import counted_after
from ingest.measure_before import measured_before
from ingest.measure_division import op_at_distance
from ingest.measure_units import DURATIONS, MEASURED, PERCENT
from ingest.statements import Draft, Item, Sentence

_SINCE = re.compile(r"(?:后|起|之日|之前|前)的?\Z")
_GRANTED = re.compile(r"(?:给予|按)[^，。；]{0,30}(?:奖励|补助|补贴|奖补|资助|贴息)")
_SAYING = 12  # characters of quoted words that are more than a name


def read_draft(sentence: Sentence, item: Item) -> Draft | None:
    """Return the draft of the number `item` with what it measures or counts; None where it is a name, a rule or a comparison."""
    quantity = item.quantity
    left = sentence.mask[item.left[0] : item.left[1]]
    if _is_term(sentence, item):
        return None
    draft = Draft(quantity, clause=item.clause, per=quantity.per)
    if item.origin is not None:
        draft = measured_before(sentence, draft, item) or draft
        draft.reached = draft.dated = True
        bound = [t for t in sentence.times if t.start < quantity.start and not item.left[1] <= t.start < item.origin.start]
        draft.time = bound[-1] if bound else None
        return draft
    if _is_name(sentence, item) or (words.FROM.search(left) and not (quantity.per or quantity.change)):
        return None
    if (related := _related(sentence, replace(draft), item)) is not None:
        return related
    draft.op = op_at_distance(quantity, left)
    if _stands_after(sentence, item):
        return measured_before(sentence, draft, item)
    return counted_after(sentence, draft, item)


def _related(sentence: Sentence, draft: Draft, item: Item) -> Draft | None:
    """储气能力不低于年用气量5%: the number is told as part of something else, which is not what it measures."""
    start, end = item.left
    part = words.PART_OF.search(sentence.mask, start, end)
    rest = sentence.mask[item.right[0] : item.right[1]].strip()
    if part is None or draft.quantity.unit not in PERCENT + tuple(DURATIONS) or verbs.LEADING_VERBS.search(part["of"]):
        return None
    if rest.startswith("的") or (rest and not words.PART_TAIL.fullmatch(rest)):
        return None
    draft.op, draft.reached = ">=" if part["least"] else "<=", True
    if not sentence.mask[start : part.start()].strip(MARKS) and sentence.last is not None:
        return replace(draft, measure=sentence.last.measure, scope=sentence.last.scope, verb=sentence.last.verb)
    before = measured_before(sentence, draft, replace(item, left=(start, part.start()), right=(end, end))) or draft
    bare = verbs.LEADING_VERBS.fullmatch(before.measure) is not None
    return replace(before, measure="" if bare else before.measure, reached=True)


def _is_term(sentence: Sentence, item: Item) -> bool:
    """Whether the number is a rule's, not an aim: what is paid on terms (给予最高50万元奖励), within how long something is filed."""
    start, end = sentence.clauses[item.clause]
    quantity = item.quantity
    if quantity.unit in DURATIONS:
        after = sentence.mask[item.right[0] : item.right[1]].lstrip(MARKS)
        since = _SINCE.search(sentence.mask, *item.left) is not None and not after
        return quantity.op == "<=" and (since or words.REPORTING.match(after) is not None)
    if re.search("[元%倍]", quantity.unit or "") is None:
        return False
    if "元" in (quantity.unit or "") and quantity.op in (">=", ">"):  # 投资5000万元以上的，按5%给予奖励
        granted = _GRANTED.search(sentence.mask, sentence.line.start, sentence.line.end)
        return granted is not None
    granted = words.GRANT.search(sentence.mask, start, end)
    return granted is not None and words.ON_TERMS.search(sentence.mask, start, end) is not None


def _stands_after(sentence: Sentence, item: Item) -> bool:
    """Whether the number stands after its measure."""
    left, rest = sentence.mask[item.left[0] : item.left[1]], sentence.mask[item.right[0] : item.right[1]].strip()
    if not rest or words.LISTED.match(rest) or words.GOES_ON.match(rest):
        return True
    if rest.startswith("的") or words.HAVING.search(left):  # 每县至少有1所医院达到…
        return False
    if words.READY.fullmatch(rest) and len(words.TRAILING.sub("", left.strip(MARKS))) > 1:
        return verbs.ENDING_VERBS.search(left) is None
    if not rest.strip(words.FILLER):  # only a bracket or a quote follows
        return sentence.body[item.quantity.end :].lstrip()[:1] in "（("
    stem = words.REACH.sub("", left.rstrip()).strip(MARKS)
    if item.quantity.unit in PERCENT or item.quantity.unit in MEASURED:
        return words.MEASURE_NOUN.search(stem) is not None and len(stem) > 1
    return len(stem) > 2 and words.REACH.search(left) is not None and verbs.ENDING_VERBS.search(left) is None


def _is_name(sentence: Sentence, item: Item) -> bool:
    """Whether the quantity is part of a name: 7个100%, 15类52项 (its first part), “15分钟生活圈”, 1+6+11."""
    quantity, context = item.quantity, sentence.context
    beside = [q for q in (*sentence.own, *sentence.nested) if quantity.start in (q.end,) or quantity.end == q.start]
    if any("%" in ((q.unit or "") + (quantity.unit or "")) or q.start == quantity.end for q in beside):
        return True
    if context.quote == "“":
        named = sentence.body[item.left[0] : item.left[1]].strip(MARKS)
        if context.norm is None and words.REACH.search(named) and len(sentence.body) > _SAYING:
            return False  # 实现“人才总量达到30万名，贡献率达到40%”的目标
        if context.norm is None or quantity.spelled or not (named or context.norm.head.startswith("标准")):
            return True
    return sentence.mask[quantity.end : quantity.end + 1] in ("+", "＋")
