"""The measure before its number: 无害化处理率达100%, 整治道路23条, 县级城市达到70%以上."""

from __future__ import annotations

import re

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.clauses import MARKS, clean
from ingest.measure_names import without_scope
from ingest.measure_units import PERCENT
from ingest.statements import Draft, Item, Sentence, same_kind

_BUILT = re.compile(r"(?:推进|推动|加快|加强|抓好|做好|实施|开展|完善)?(?P<thing>[^，]{2,20}?)(?:的?(?:建设|打造|布局|创建|改造|布点))")
_BY_TITLE = re.compile(rf"(?:运用|应用|实施|落实|执行)?(?P<title>{words.FILLER}+)(?P<verb>{verbs.VERB})(?:了|出|成)?(?=.{{2}})")
_BACK = 4  # clauses back to what is built
_RATE_INSIDE = re.compile(r"(?:率|比例|占比|比重|生师比)(?=.{2})")
_RATE_PLACE = re.compile(
    r"(?P<rate>[^、]{2,20}?(?:率|比例|占比|比重)|生师比)"
    r"(?P<place>[^率、]{0,10}(?:小学|初中|高中|城市|地区|区域|县城|城区|农村|城镇|企业|学校|医院))\Z"
)
_SHARE_OF = re.compile(r"占(?!地(?!区)|用|有|道|补|线).{2,}(?:比重|比例|比|份额|率)?\Z")
_OF_WHOLE = re.compile(r"占.{2,}\Z")
_OF_ANOTHER = re.compile(r"(?<=..)(?:达到|相当于|不低于|提高到)[一-龥]{2,16}\Z")  # 低保标准达到城市标准的80%
_SHARE_BACK = 3  # clauses back to what a share is of
_POINTS = frozenset({"个百分点", "百分点"})
_THAN_OTHERS = re.compile(r"(?:高于|低于|快于|慢于|优于|超过|高出|领先)[一-龥]{2,14}\Z")  # 增速高于全省平均水平1个百分点
_MADE_TOO = re.compile(
    r"(?:落地|培育|培养|引进|建设|打造|创建|认定|推广|形成|建成)(?!率|度|量|数(?!字|据|智)|规模|能力|水平|标准|项目|工程|工作|体系|的)(?=.{2})"
)  # 招引培育企业40家
_OF_YEAR = re.compile(r"(?<=..)(?:达到?|提高到|增加到|为|是|至|到)(?:19|20)\d\d年\Z")  # 达到2023年的2倍
_REACHING = re.compile("(?<=..)(?:达到?|提高|提升|增加)\\Z")  # before a time that stands between verb and number
_AIMED = re.compile("力争|争取|确保|力求|务必")
_COPULAS = frozenset({"为", "是", "有", "共有", "到", "至", "实现", "完成", "不"})
_IS_SIZE = re.compile(r"(?:投资|资金|概算|造价|成本|费用|面积|规模|长度|宽度|高度|用地|占地|总长|全长|长|宽|高|工期|周期|期限|时间)\Z")
_OBJECT_MARK = re.compile(r"(?<![即必势定])(?:将|把)(?=[^将把]{3,}\Z)")
_WITHIN = re.compile(r"^(?:其中|包括|包含|含|有|分别为?|[:：])+")
_SUM = re.compile(r"(?:长度|面积|规模|总量|总数|数量|总投资|资金|里程|投资|总额|能力)\Z")
_LONG = 24  # characters of a name, from which on the clause before its last 的 is left out
_SENTENCE = 30  # characters of a clause that can still be the name of a measure


def measured_before(sentence: Sentence, draft: Draft, item: Item) -> Draft | None:
    """Return `draft` with the measure that stands before its number, own or inherited; None where there is none."""
    start, end = item.left
    stem = sentence.mask[start:end]
    reach = words.REACH.search(stem)
    draft.reached = (
        (reach is not None and reach.group().strip() not in _COPULAS)
        or draft.quantity.change is not None
        or (draft.op or draft.quantity.op) not in ("=", "range", "text")
    )
    ready = words.READY.fullmatch(sentence.mask[item.right[0] : item.right[1]].strip())
    start = _after_object_mark(stem, start) if reach is not None else start
    end = _without_other(sentence, draft, (start, item.left[0] + len(_without_trail(draft, stem))), stem)
    start, end = sentence.without_lead(draft, start, end)
    end = _without_time(sentence, start, end)
    if _AIMED.search(sentence.mask, item.left[0], start) or (sentence.last is not None and sentence.last.clause == item.clause):
        draft.reached = draft.reached or sentence.last is None or sentence.last.reached or sentence.last.clause != item.clause
    if start >= end:
        return inherited(sentence, draft, item)
    if draft.verb and words.PLACE.fullmatch(sentence.mask, start, end):  # 全市共建成60座: where, and nothing of what
        draft.scope = clean(sentence.body[start:end])
        return inherited(sentence, draft, item)
    name = _verb_and_name(sentence, draft, start, end)
    name = _without_recurrence(sentence, name, start, end)
    if _shares_measure(sentence, draft, start, end):
        return draft
    last = sentence.last
    among = sentence.mask[item.left[0] : start].strip(MARKS).startswith("其中")
    goes_on = last is not None and item.clause == last.clause + 1 and _IS_SIZE.search(name) is None
    if last is not None and not draft.verb and (item.clause == last.clause or among or goes_on):
        draft.verb = last.verb  # A 6个、B 10个 under one verb; 其中A 4个; 实施危桥改造80座，安防工程500公里
    if (before := last or sentence.before) is not None and _same_deed(draft, name, before):
        return _copy(draft, before)
    if last is not None and same_kind(last.quantity, draft.quantity) and (again := _done_again(name, last)):
        return _copy(draft, last, again)
    draft.measure = _completed(sentence, name, item)
    draft.verb = draft.verb or (ready.group() if ready is not None else "")
    deeds = verbs.ENDING_VERBS.search(name)
    if not draft.verb and deeds is not None and deeds.start() > 1:  # 道路整治提升40条
        draft.verb = deeds["verbs"]
    ordered = verbs.ENDING_VERBS.search(sentence.mask[item.left[0] : start])  # 完成绿化80万亩: the deed is what is counted
    deed = not draft.verb and item.clause > 0 and not ordered and verbs.LEADING_VERBS.fullmatch(name)
    return draft if len(name) > 1 and not deed else inherited(sentence, draft, item)


def _without_other(sentence: Sentence, draft: Draft, span: tuple[int, int], stem: str) -> int:
    """Return where the measure in `span` ends before what it is compared with: 增速高于全省水平1个百分点, 达到城市标准的80%."""
    other = None
    if draft.quantity.unit in _POINTS:
        other = _THAN_OTHERS.search(sentence.mask, *span)
    elif draft.quantity.unit == "倍":
        other = _OF_YEAR.search(sentence.mask, *span)
    elif draft.quantity.unit in PERCENT and stem.rstrip().endswith("的"):
        other = _OF_ANOTHER.search(sentence.mask, *span)
    if other is None:
        return span[1]
    draft.reached = True
    return other.start()


def _after_object_mark(stem: str, start: int) -> int:
    """Return where the object of 将 or 把 begins, if `stem` has one behind who acts: 引导机构将平均费率降至1%."""
    mark = _OBJECT_MARK.search(stem)
    return start + mark.end() if mark is not None else start


def _without_recurrence(sentence: Sentence, name: str, start: int, end: int) -> str:
    """Return `name` without how often it is done in its middle: 执法人员每两年轮训1次."""
    for time in sentence.times:
        if time.kind == "recurring" and start <= time.start and time.end < end:
            often = re.escape(sentence.body[time.start : time.end])
            name = re.sub(rf"(?:基本|实现|做到|原则上|[要须应])*{often}", "", name).removeprefix("对")
    return name


def _without_time(sentence: Sentence, start: int, end: int) -> int:
    """Return where the text ends without a time at its end: 利用率到2022年6月底达65%."""
    whole = end
    for time in reversed(sentence.times):
        if start <= time.start and time.end == end and time.kind != "recurring":
            end = time.start
    while end > start and sentence.mask[end - 1] in MARKS:
        end -= 1
    return end if end == whole else start + len(_REACHING.sub("", sentence.mask[start:end]))


def _same_deed(draft: Draft, name: str, last: Draft) -> bool:
    """2024年改造管网60公里，2025年改造80公里: the verb comes again, its object does not."""
    return same_kind(last.quantity, draft.quantity) and last.measure.startswith(name) and verbs.LEADING_VERBS.fullmatch(name) is not None


def _completed(sentence: Sentence, name: str, item: Item) -> str:
    """Return `name`, or where it says too little alone (占比不低于10%, 占生产总值比重达到8%) what the clause before is about and `name`."""
    if _SHARE_OF.match(name):
        whole = next((d for d in reversed(sentence.drafts[-3:]) if d.quantity.unit not in PERCENT), sentence.last or sentence.before)
        if whole is not None and not whole.counted and 0 <= item.clause - whole.clause <= _SHARE_BACK:
            return _OF_WHOLE.sub("", whole.measure) + name
    if name not in words.GENERIC or item.clause == 0 or not item.first or any(d.clause >= item.clause - 1 for d in sentence.drafts[-2:]):
        return name
    start, end = sentence.without_lead(Draft(item.quantity), *sentence.clauses[item.clause - 1])
    return clean(sentence.body[start:end]) + name if end - start <= _SENTENCE else name


def _without_trail(draft: Draft, stem: str) -> str:
    """Return `stem` without the verb of reaching and the adverbs at its end; a deed at its end (累计建成) becomes the verb."""
    head, tail = stem[: -words.TAIL], stem[-words.TAIL :]
    density = words.DENSITY.search(tail)
    if density is not None and words.REACH.search(tail[: density.start()]):
        draft.scope, tail = density.group().strip(), tail[: density.start()]
        draft.reached = True
    while tail:
        shorter = words.TRAILING.sub("", words.REACH.sub("", tail.rstrip(MARKS)))
        done = verbs.DONE.search(shorter)
        if done is not None and not verbs.LEADING_VERBS.match((head + shorter).strip()):
            draft.verb, shorter = done.group().strip(), shorter[: done.start()]
        if shorter == tail:
            break
        tail = shorter
    return head + tail


def _verb_and_name(sentence: Sentence, draft: Draft, start: int, end: int) -> str:
    verb = verbs.LEADING_VERBS.match(sentence.mask, start, end)
    name = start
    if verb is not None and verb.end() < end:
        rest = sentence.mask[verb.end() : end]
        if not (len(rest) <= 3 and words.RATE_NOUN.search(rest)) and not words.LISTED.match(rest):
            draft.verb = sentence.body[start : verb.end()]
            name = verb.end()
            while name < end and sentence.mask[name] in "了出成":
                name += 1
            beside = _MADE_TOO.match(sentence.mask, name, end)
            name = beside.end() if beside is not None and verbs.is_making(draft.verb) else name
    title = _BY_TITLE.match(sentence.mask, name, end)
    if title is not None and sentence.body[title.start("title")] == "《":  # 推广《…》建成驿站60座
        draft.verb, name = title["verb"], title.end()
    if draft.scope is None:
        noun = words.SCOPE_NOUN.match(sentence.mask, name, end)
        if noun is not None and noun.end() < end:
            draft.scope = clean(sentence.body[name : noun.end()])
    rated = _RATE_PLACE.match(sentence.mask, name, end)
    if rated is not None:
        draft.scope, end = clean(sentence.body[slice(*rated.span("place"))]), rated.end("rate")
    thing = _head(sentence, name, end)
    ensured = draft.verb == "保障" and draft.reached
    return clean(draft.verb + thing) if draft.verb and not ensured and not verbs.is_making(draft.verb) else clean(thing)


def _head(sentence: Sentence, start: int, end: int) -> str:
    if end - start > _LONG:
        cut = sentence.mask.rfind("的", start, end - 2)
        if cut > start and end - cut > 3:
            return sentence.body[cut + 1 : end]
    return sentence.body[start:end]


def _shares_measure(sentence: Sentence, draft: Draft, start: int, end: int) -> bool:
    """Give the draft the measure of the number before, where its own text is but a grade or a place (省级10家, 县级城市达到70%)."""
    last = sentence.last
    if last is None or not same_kind(last.quantity, draft.quantity):
        return False
    grade = words.GRADE.fullmatch(sentence.mask, start, end)
    if grade is not None and words.GRADE.match(last.measure):
        draft.measure, draft.verb = words.GRADE_UP.sub(grade.group(), last.measure, count=1), draft.verb or last.verb
        return True
    if draft.verb or not _is_place(sentence, start, end):
        return False
    draft.scope = clean(_WITHIN.sub("", sentence.body[start:end]))
    draft.measure, draft.verb = without_scope(last), last.verb
    draft.inherited = draft.part = True
    draft.reached = draft.reached or last.reached
    return True


def _is_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the text before a number names where or for whom, so that the number is one more of the same measure."""
    context, last = sentence.context, sentence.last
    if context.norm is not None or last is None:
        return False
    stem = sentence.mask[start:end]
    among = sentence.mask[max(sentence.line.start, start - 2) : start] == "其中" or last.part
    if among and sentence.drafts and end - start <= 4 and _SUM.search(last.measure):
        return True
    if _RATE_INSIDE.search(stem) or (words.KIND.search(stem) and last.quantity.unit not in PERCENT):
        return False  # 利用率缺水城市达到25%, 其中样板镇4个
    if (words.PLACE.fullmatch(stem) or words.SCOPE_NOUN.fullmatch(stem)) and not words.MEASURE_NOUN.search(stem):
        if context.parent is not None or among or last.quantity.unit in (*PERCENT, ":1"):
            return True
        return last.measure[-1:] != stem[-1:] and words.ADMIN_PLACE.search(stem) is not None
    # （其中A区5条、B湾1条）: in a bracket behind a count, a short name beside places is a place too.
    parent = context.parent
    return parent is not None and context.quote in "（(" and len(stem) <= 8 and stem[-2:] != parent.measure[-2:] and len(sentence.own) > 1


def inherited(sentence: Sentence, draft: Draft, item: Item) -> Draft | None:
    """Return `draft` for a number alone in its clause: it measures what the clause before says."""
    if item.clause > 0 and item.first:
        held = [d for d in sentence.drafts[-4:] if d.clause == item.clause - 1]
        if held:
            grown = draft.reached and held[-1].quantity.change is not None
            return _copy(draft, held[-1]) if grown or same_kind(draft.quantity, held[-1].quantity) else None
        name = _named_before(sentence, draft, item.clause - 1)
        if 2 <= len(name) <= _SENTENCE:
            draft.measure = name
            return draft
    last = sentence.last
    if last is not None and item.clause == last.clause:
        grown = draft.reached and draft.quantity.change is not None  # 达到70%或较2020年提高5个百分点
        return _copy(draft, last) if grown or same_kind(last.quantity, draft.quantity) else draft
    return draft


def _named_before(sentence: Sentence, draft: Draft, clause: int) -> str:
    """Return what the clause before a number alone is about; where that names a document (推广《…》), what the clauses before it build."""
    at = clause
    while at > 0 and at > clause - _BACK and _has_title(sentence, *sentence.clauses[at]):
        at -= 1
    start, end = sentence.without_lead(draft, *sentence.clauses[at])
    if _has_title(sentence, start, end):
        return ""
    if at == clause:
        return clean(sentence.body[start:end])
    named = _BUILT.fullmatch(sentence.mask, start, end)
    return clean(sentence.body[slice(*named.span("thing"))]) if named is not None else ""


def _has_title(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the text holds a title in 《》."""
    return any(b.mark == "《" and start <= b.open < end for b in sentence.line.inner)


def _done_again(name: str, last: Draft) -> str:
    """Return the measure of another deed done to what the number before counts: 建成农田10万亩并改造提升2万亩."""
    verb = verbs.LEADING_VERBS.fullmatch(name)
    before = verbs.LEADING_VERBS.match(last.measure)
    thing = last.measure[before.end() if before is not None else 0 :]
    if name == "投资":  # 计划总投资…，其中完成投资
        return ""
    return name + thing if verb is not None and not verbs.is_making(name) and last.verb and len(thing) > 1 else ""


def _copy(draft: Draft, last: Draft, measure: str = "") -> Draft:
    grown = draft.reached and not draft.verb and not draft.quantity.change  # 新增供水能力15亿立方米，达到280亿立方米
    built = (draft.verb == "建成" or grown) and last.verb.startswith("新")  # 新建农田1亿亩，累计建成10亿亩: all of it, not the new
    draft.measure = measure or (last.measure.removeprefix(last.verb) if built else last.measure)
    draft.scope, draft.verb, draft.inherited = last.scope, last.verb, True
    return draft
