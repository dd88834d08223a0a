"""A sentence divided among its numbers: which of them are names, and which text on either side belongs to which."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest import measure_verbs as verbs
from ingest import measure_words as words
from ingest.measure_units import DURATIONS, MEASURED, PERCENT
from ingest.quantities import Quantity
from ingest.statements import Item, Sentence
from ontology.records import Op

_STANDING = frozenset({"处", "座", "所", "家", "条", "台", "辆", "套", "栋", "幢", "艘", "公里", "个百分点", "倍"})
_ONE = frozenset({"处", "座", "所", "家"})  # 一个, 一套, 一批 say that there shall be some, not how many
_LIST = 60  # characters of a list before its one number (建成A、B各一处)
_ROUNDS = frozenset({"遍", "轮"})
_AGES = frozenset({"岁", "周岁"})
_OF_SIZE = frozenset({"人", "万人", "岁", "周岁"})
_AT_DISTANCE = re.compile(r"(?P<least>至少|最少|不少于|不低于|不小于)|(?P<most>不超过|不高于|不大于|最多|控制在)")
_BESIDE = re.compile(r"(?:\A|[、，,；：:]|和|及|与|以及)\s*\Z")
# 15类52项改革: only the last number counts them. 6个街道打造12条路: who acts, not what there shall be.
_OVER_PARTS = re.compile(r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个?大?类|个?方面|个?领域|个系列|大项|章)\s?(?=\d)")
_PARTS_BEFORE = re.compile(rf"(?<![\d.]){_OVER_PARTS.pattern[:-6]}\Z")
_ACTORS = re.compile(
    rf"\d{{1,5}}个?(?:县市区|县区|区县|市县|市|县|区|街道|乡镇|镇街|镇|乡|村|社区|部门|单位|街镇|省份?|地市)(?:[（(].{{1,10}}[）)]|{words.FILLER}{{1,12}})?"
    rf"(?:共|累计|均)?{verbs.VERB}(?:出|了|成)?(?:共|约|累计|不少于)?\s?(?=\d)"
)
_CONDITIONS = re.compile(r"、[^，；。的]{2,40}的(?!目标|要求|标准|水平|任务|规模|能力|速度)[^，；。、\d的]{2,24}(?=[\d，；。]|\Z)")
_ONE_EACH = re.compile("(?<!各)一[个所家处座批套品]")
_OWNS = re.compile("(?:具有|具备|从事|工作满|连续)\\Z")
_RATE_AHEAD = re.compile(r"[一-龥]{1,10}?(?:率|比例|占比)(?=[达为保提稳不超≥\d])")
_PROJECT = re.compile(r"[^，。；]{2,40}?(?:项目|工程|生产线|技改|扩产)")
_NEAR = 14  # characters before a number in which a comparator still belongs to it


def countable(sentence: Sentence, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities outside brackets that measure or count something themselves."""
    return tuple(q for q in quantities if not _in_bracket(sentence, q.start) and not _part_of_name(sentence, q))


def bracketed(sentence: Sentence, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities inside the sentence's brackets and quotes."""
    return tuple(q for q in quantities if _in_bracket(sentence, q.start))


def _in_bracket(sentence: Sentence, offset: int) -> bool:
    place = bisect_right(sentence.line.inner, offset, key=lambda b: b.open)
    return place > 0 and offset < sentence.line.inner[place - 1].close


def _part_of_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number only tells the thing beside it apart (二次供水, 24小时值守, 60岁以上老人, 气化率低于50%的乡镇)."""
    if quantity.spelled and quantity.unit != "%" and not _spelled_count(sentence, quantity):
        return True
    if sentence.context.norm is not None:
        return False
    parts = _OVER_PARTS.match(sentence.mask, quantity.number_start) or _ACTORS.match(sentence.mask, quantity.number_start)
    return parts is not None or _beside_name(sentence, quantity)


def _beside_name(sentence: Sentence, quantity: Quantity) -> bool:
    if _in_modifier(sentence, quantity) or _names_project(sentence, quantity) or _names_rate(sentence, quantity):
        return True
    after = sentence.mask[quantity.end : quantity.end + _NEAR].lstrip()
    if not after or words.LISTED.match(after) or words.GOES_ON.match(after):
        return False
    if not ("一" <= after[0] <= "龥" or after[0] == words.FILLER):
        return False
    left = sentence.mask[max(sentence.line.start, quantity.start - _NEAR) : quantity.start]
    if words.FROM_HERE.search(left):
        return False
    return left.endswith(("每", "每隔")) or _tells_apart(quantity, left, after)


def _names_rate(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is a time within which a rate is reckoned (15分钟内出动率达到95%), or what somebody must have."""
    if quantity.unit not in DURATIONS:
        return False
    owned = _OWNS.search(sentence.mask, max(sentence.line.start, quantity.start - 3), quantity.start)  # 具有3年以上工作经历的人员
    return owned is not None or _RATE_AHEAD.match(sentence.mask, quantity.end) is not None


def _names_project(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is what a project's name says that it will make: 年产300台机器人项目."""
    left = sentence.mask[max(sentence.line.start, quantity.start - _NEAR) : quantity.start].rstrip()
    return words.A_DAY.search(left) is not None and _PROJECT.match(sentence.mask, quantity.end) is not None


def _in_modifier(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is one of several conditions before 的 (培育年产值超10亿元、具有竞争力的企业5家)."""
    if quantity.op not in (">=", "<=", ">", "<") or _CONDITIONS.match(sentence.mask, quantity.end) is None:
        return False
    left = sentence.mask[max(sentence.line.start, quantity.start - _NEAR) : quantity.start].rstrip()
    return words.REACH.search(left) is None and words.MEASURE_NOUN.search(left) is not None


def _tells_apart(quantity: Quantity, left: str, after: str) -> bool:
    """Whether a number between the words `left` and the noun `after` belongs to that noun's name."""
    stem = words.REACH.sub("", left.rstrip())
    unit = (quantity.unit or "").lstrip("万亿")
    if quantity.unit in _AGES or (words.A_DAY.search(stem) and unit in MEASURED):
        return True
    if (words.PART_OF.search(left) and words.PART_TAIL.match(after)) or _listed_count(quantity, left):
        return False
    if after[0] == "的":
        return bool(words.MEASURE_NOUN.search(stem)) and op_at_distance(quantity, left) is None
    compared = quantity.op in (">=", "<=", ">", "<")
    if quantity.unit in DURATIONS - _OF_SIZE:
        return not compared and len(stem) == len(left.rstrip())
    if compared and (unit in MEASURED or quantity.unit in _OF_SIZE):
        return bool(words.MEASURE_NOUN.search(stem)) or not verbs.ENDING_VERBS.search(left)
    return quantity.op in ("<=", "<") and quantity.number_start == quantity.start and quantity.unit not in PERCENT


def _listed_count(quantity: Quantity, left: str) -> bool:
    """Whether the number counts one more thing of a list: 更新不少于25公里A、不少于15公里B."""
    return quantity.op == ">=" and quantity.number_start > quantity.start and _BESIDE.search(left) is not None


def _spelled_count(sentence: Sentence, quantity: Quantity) -> bool:
    """A Chinese numeral counts behind a verb and before things that stand somewhere (建成两座); elsewhere it is rhetoric (三项制度)."""
    if quantity.op != "=" or quantity.change or quantity.high is not None:
        return True
    return not _is_rhetoric(sentence, quantity) and _is_counted(sentence, quantity)


def _is_rhetoric(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether one thing is set against another: 一所高校对接一个产业."""
    around = sentence.mask[max(sentence.line.start, quantity.start - _NEAR) : quantity.end + _NEAR]
    return quantity.value == 1 and len(_ONE_EACH.findall(around)) > 1


def _is_counted(sentence: Sentence, quantity: Quantity) -> bool:
    start = max((a for a, _ in sentence.clauses if a <= quantity.start), default=sentence.line.start)
    if quantity.unit in _ROUNDS:  # 每三年轮训一遍
        return any(t.kind == "recurring" and start <= t.start and 0 < quantity.start - t.end <= _NEAR for t in sentence.times)
    if sentence.mask[quantity.start - 1 : quantity.start] == "各" and quantity.unit in _STANDING:  # 建成A、B各一处
        return verbs.LEADING_VERBS.search(sentence.mask, max(start, quantity.start - _LIST), quantity.start) is not None
    hundreds = (quantity.value or 0) >= 100 and verbs.ENDING_VERBS.search(sentence.mask, start, quantity.start)  # 形成百项产品
    if hundreds:
        return True
    if quantity.unit not in _STANDING or (quantity.value == 1 and quantity.unit not in _ONE):
        return False
    before = sentence.mask[max(sentence.line.start, quantity.start - _NEAR) : quantity.start]
    return bool(verbs.ENDING_VERBS.search(before))


def op_at_distance(quantity: Quantity, left: str) -> Op | None:
    """Return the comparator that stands apart from its number (不低于年用气量5%, 至少建设1处), or None."""
    if quantity.op != "=":
        return None
    found = list(_AT_DISTANCE.finditer(left, max(0, len(left) - _NEAR)))
    if not found:
        return None
    return ">=" if found[-1]["least"] else "<="


def divide(sentence: Sentence) -> list[Item]:
    """Return the sentence's own quantities, each with the text on its left and right."""
    items: list[Item] = []
    at = 0
    for number, (start, end) in enumerate(sentence.clauses):
        inside = []
        while at < len(sentence.own) and sentence.own[at].start < end:
            if sentence.own[at].start >= start:
                inside.append(sentence.own[at])
            at += 1
        items += _divide_clause(sentence, start, end, number, inside)
    return items


def _divide_clause(sentence: Sentence, start: int, end: int, number: int, quantities: list[Quantity]) -> list[Item]:
    items: list[Item] = []
    left = start
    changes = _changes(sentence, start, quantities)
    for i, (quantity, measure_end, origin) in enumerate(changes):
        cut, resume = end, end
        if i + 1 < len(changes):
            after = changes[i + 1]
            cut, resume = _between(sentence.mask, quantity.end, after[2].start if after[2] else after[0].start)
        items.append(Item(quantity, (left, measure_end), (quantity.end, cut), number, i == 0, origin))
        left = resume
    return items


def _changes(sentence: Sentence, start: int, quantities: list[Quantity]) -> list[tuple[Quantity, int, Quantity | None]]:
    """Return each quantity with the end of the text before it and, for A由75%提高到85%, the number that it starts from."""
    kept: list[tuple[Quantity, int, Quantity | None]] = []
    for quantity in quantities:
        here = kept[-1][0] if kept else None
        begun = words.FROM_HERE.search(sentence.mask, max(start, here.start - _NEAR - 2), here.start) if here is not None else None
        if here is not None and begun is not None and words.TO_THERE.match(sentence.mask[here.end : quantity.start]):
            kept[-1] = (quantity, begun.start(), here)
        else:
            whole = _PARTS_BEFORE.search(sentence.mask, max(start, quantity.start - _NEAR), quantity.start)
            kept.append((quantity, whole.start() if whole is not None else quantity.start, None))
    return kept


def _between(mask: str, start: int, end: int) -> tuple[int, int]:
    """Return where the text between two quantities stops belonging to the first and begins to belong to the second."""
    between = mask[start:end]
    if not between.strip():
        return end, end
    lead = words.LISTED.match(between, len(between) - len(between.lstrip()))
    if lead is not None:
        return start, start + lead.end()
    cuts = list(words.LISTED.finditer(between))
    return (start + cuts[-1].start(), start + cuts[-1].end()) if cuts else (end, end)


def groups(items: list[Item]) -> list[list[Item]]:
    """Return the items in groups: numbers with nothing between them but 、 or ， share a list of measures (A率、B率分别达100%、95%)."""
    grouped: list[list[Item]] = []
    for item in items:
        alone = item.left[0] >= item.left[1] and item.right[0] >= item.right[1] and not item.quantity.per
        if alone and grouped:
            last = grouped[-1][-1]
            if last.right[0] >= last.right[1] and (not item.first or item.clause == last.clause + 1):
                grouped[-1].append(item)
                continue
        grouped.append([item])
    return grouped
