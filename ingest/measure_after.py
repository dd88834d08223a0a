"""The thing counted after its number: 建设10个示范区, 对全市28家水厂开展检查, 30分钟内到达现场."""

from __future__ import annotations

import re

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.clauses import MARKS, Bracket, clean
from ingest.measure_names import ACTION
from ingest.measure_units import DURATIONS
from ingest.statements import Draft, Item, Sentence

_TIMES_DONE = frozenset({"次", "场", "轮", "期", "场次"})
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_DEED = re.compile(r"(?:进行|开展|参加|举行|举办)(?!者)")
_DONE_WITH = re.compile(r"(?:分别|全部)?(?:进行|开展|实施|实行|予以|给予)")
_NEXT_DEED = re.compile(rf"[、并且](?={verbs.VERB})|等(?=。|\Z)")
_ACTS = re.compile(rf"^(?:各|每|全)|(?:单位|部门|政府|企业|机构|公司|局|委|办|站所|学校|医院|社区|村|市|县|区|镇|街道){words.FILLER}*\Z")
_AND_SO_ON = re.compile("、[^，]{2,}等(?:累计|共)?\\Z")
_SUBJECT = 24  # characters of who acts
_EXTENDING = frozenset({"覆盖", "惠及", "带动"})  # a verb whose subject tells what is counted: 检查覆盖28家水厂
_ABLE_TO = re.compile(r"的[^的，。；]{0,8}能力\Z")
_DEED_NAME = 12  # characters of such a subject
_DEED_LENGTH = 30  # characters of what is done within a time


def counted_after(sentence: Sentence, draft: Draft, item: Item) -> Draft | None:
    """Return `draft` with what its number counts, which stands after it; None where the number counts nothing."""
    draft.counted = True
    if sentence.context.norm is not None:
        return draft
    span = _counted_span(sentence, *item.right)
    left = sentence.mask[item.left[0] : item.left[1]]
    if words.ABSTRACT.match(sentence.mask, *span) or draft.quantity.unit in DURATIONS:
        return _within_time(sentence, draft, span)
    draft.reached = (draft.op or draft.quantity.op) not in ("=", "range", "text") or words.REACH.search(left) is not None
    start, end = sentence.without_lead(draft, *item.left)
    listed = _AND_SO_ON.search(left) is not None and verbs.LEADING_VERBS.search(left) is not None  # 在市场推广A、B等15款应用
    if (left.lstrip().startswith("在") or words.TELLS.search(left)) and not listed and not verbs.ENDING_VERBS.search(left):
        return None  # 在6个街道打造…, 涉及5个乡镇: where, not what
    of_these = _of_these(sentence, draft, start, end)
    thing, action = _thing(sentence, span, of_these)
    if words.ONE_OF.search(thing):
        return None
    if action:
        draft.verb, draft.measure = draft.verb or "对", clean(_BRACKETED.sub("", thing) + action)
        return draft
    owner = "" if of_these else _before_count(sentence, draft, start, end, item)
    thing = _without_predicate(draft, thing)
    deed = _DEED.search(thing) if draft.quantity.unit in _TIMES_DONE else None
    thing = thing[deed.end() :] or thing if deed is not None else thing
    kept = draft.verb if draft.verb and not verbs.is_making(draft.verb) and not owner else ""
    draft.measure = clean(kept + owner + thing)
    return draft if len(draft.measure) > 1 else None


def _counted_span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    mask = sentence.mask
    while start < end and mask[start] in " 的":
        start += 1
    following = _NEXT_DEED.search(mask, start, end)
    if following is not None:
        return start, following.start()
    if end > start and mask[end - 1] == words.FILLER:
        bracket = next((b for b in sentence.line.inner if b.close == end - 1), None)
        if bracket is not None and bracket.mark in "（(" and _aside(sentence, bracket):
            end = bracket.open
    slogan = words.SLOGAN.search(mask, start, end) if mask.startswith("——", end) else None
    beside = slogan or words.ON_TOP.search(mask, start, end)
    if beside is not None and beside.start() > start:
        end = beside.start()
    while end > start and mask[end - 1] in MARKS:
        end -= 1
    return start, end


def _aside(sentence: Sentence, bracket: Bracket) -> bool:
    """Whether a bracket says more about the number rather than about the thing."""
    return any(bracket.open < q.start < bracket.close for q in sentence.nested) or sentence.body[bracket.open + 1] in "其含见详不重下以"


def _of_these(sentence: Sentence, draft: Draft, start: int, end: int) -> bool:
    """Whether 对 stands before the number (对全市28家水厂开展检查); what stands between becomes the scope."""
    these = words.OF_THESE.match(sentence.mask, start, end)
    if these is None:
        return False
    place = sentence.mask[these.end() : end].strip(MARKS)
    if place and not (words.PLACE.fullmatch(place) or words.SCOPE_NOUN.fullmatch(place)):
        return False
    draft.scope = clean(sentence.body[these.end() : end]) or draft.scope
    return True


def _thing(sentence: Sentence, span: tuple[int, int], of_these: bool) -> tuple[str, str]:
    """Return what is counted, without the clause that qualifies it, and behind 对…进行 what is done with it."""
    start, end = span
    action = ""
    done = _DONE_WITH.search(sentence.mask, start, end) if of_these else None
    if done is not None:
        action, end = sentence.body[done.end() : end], done.start()
    able = _ABLE_TO.search(sentence.mask, start, end)
    if able is not None and able.start() - start > 1:  # 600颗商业卫星的批量制造能力 counts satellites
        end = able.start()
    cut = sentence.mask.rfind("的", start, end - 2)
    while cut > start and ACTION.fullmatch(sentence.mask, cut + 1, end):
        cut = sentence.mask.rfind("的", start, cut - 1)
    return sentence.body[cut + 1 if cut >= start else start : end], action


def _without_predicate(draft: Draft, thing: str) -> str:
    """Return what is counted, when the sentence goes on to say that it is ready or what is done to it (驿站建成, 问题要完成整改)."""
    done = words.DONE_TO.search(thing)
    ready = words.READY.search(thing) if done is None else None
    if done is not None and done.start() > 1:
        draft.verb = draft.verb or "完成"
        return thing[: done.start()] + done["deed"]
    if ready is not None and ready.start() > 1:
        draft.verb = draft.verb or ready.group()
        return thing[: ready.start()]
    return thing


def _before_count(sentence: Sentence, draft: Draft, start: int, end: int, item: Item) -> str:
    """Read the text before the number: its verb, who acts; return what the thing counted belongs to (排水管网 in 排水管网22个片区)."""
    last = sentence.last
    if start >= end:
        if last is not None and item.clause <= last.clause + 1:
            draft.verb, draft.scope = draft.verb or last.verb, draft.scope or last.scope
            draft.reached = draft.reached or last.reached
        namely = sentence.mask[item.left[0] : item.left[1]].strip(MARKS).startswith("即")
        if namely and not draft.verb and (formed := verbs.LEADING_VERBS.search(sentence.mask, sentence.line.start, item.left[0])):
            draft.verb = formed.group()  # 形成…，即1个中心、3个片区
        return ""
    place = words.PLACE_LAST.search(sentence.mask, start, end)
    if place is not None and verbs.ENDING_VERBS.search(sentence.mask[start : place.start()]):
        draft.scope, end = clean(place.group().rstrip("的")), place.start()
    ending = verbs.ENDING_VERBS.search(sentence.mask[start:end])
    if ending is not None:
        draft.verb = sentence.body[start + ending.start("verbs") : start + ending.end("verbs")]
        subject = clean(sentence.body[start : start + ending.start("verbs")])
        if draft.verb in _EXTENDING and 2 <= len(subject) <= _DEED_NAME and not words.PLACE.fullmatch(subject):
            return subject + draft.verb
        _read_subject(sentence, draft, start, start + ending.start("verbs"))
        return ""
    leading = verbs.LEADING_VERBS.match(sentence.mask, start, end)
    if leading is not None:
        draft.verb = sentence.body[start : leading.end()]
        start = leading.end()
    listed = sentence.mask[item.left[0] : item.left[1]].rstrip().endswith(("、", "和", "及"))  # 建成A、3个B: A is counted by itself
    if listed or draft.op is not None:  # 不低于年用气量5%的储气能力: the text says of what it is a part
        return ""
    return _owner(draft, sentence.body[start:end].strip(MARKS), sentence.mask[start:end].strip(MARKS))


def _read_subject(sentence: Sentence, draft: Draft, start: int, end: int) -> None:
    end = next((t.start for t in sentence.times if t.kind == "recurring" and start < t.start < end), end)
    subject = sentence.body[start:end].strip(MARKS)
    if not subject or draft.scope is not None or len(subject) > _SUBJECT:
        return
    mask = sentence.mask[start:end].strip(MARKS)
    if words.PLACE.fullmatch(mask) or _ACTS.search(mask):
        draft.scope = clean(subject).removeprefix("在")


def _owner(draft: Draft, stem: str, mask: str) -> str:
    if not stem or words.OF_THESE.match(mask) or mask.endswith("等"):  # A、B等N个X: some of the things counted
        return ""
    if words.PLACE.fullmatch(mask) or "、" in mask or "等" in mask:
        draft.scope = draft.scope or clean(stem)
        return ""
    if draft.verb:
        return "" if re.search(r"\d", mask) else words.TRAILING.sub("", stem)
    if len(mask) == 2 and words.FILLER not in mask:  # a verb that no list holds (抽调20名骨干)
        draft.verb = stem
    elif draft.scope is None and len(stem) <= _SUBJECT and not re.search(r"\d", stem):
        draft.scope = clean(stem)
    return ""


def _within_time(sentence: Sentence, draft: Draft, span: tuple[int, int]) -> Draft | None:
    """30分钟内到达现场: the limit of a deed. Without 内 a duration before a noun is a name (24小时热线)."""
    if draft.quantity.unit not in DURATIONS or draft.quantity.op not in ("<=", "<"):
        return None
    draft.measure, draft.reached = clean(sentence.body[span[0] : span[1]]), True
    return draft if 2 <= len(draft.measure) <= _DEED_LENGTH else None
