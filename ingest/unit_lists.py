"""Lists of units: a cell or bracket cut into its units, and the list that ends or begins at a place in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import Span
from ingest.coordination import nested, split, trim
from ingest.language import UNIT_SUFFIX, marks
from ingest.organisations import ANY_BRACKET, BRACKET, ENDS_AS_UNIT, SHORT_NAMES, OrgSpan, is_generic, is_name, is_unit

# 和 inside the names of departments.
_PAIRED = re.compile(
    r"(?:自然资源|住房|发展|文化|工业|经济|人力资源|农业|教育|城市管理|林业|园林|规划|卫生|民族|退役军人|商务|体育|水利|科学技术|广播电视)[和与]"
    r"(?:规划|城乡|改革|旅游|信息化|社会保障|体育|综合|行政|草原|林业|园林|绿化|建设|健康|计划|宗教|湖泊|农村|科技|技术|文化|自然|国土|投资|海洋)"
)
_INNER_AND = re.compile(rf"{_PAIRED.pattern}|[\u4e00-\u9fff]{{2}}[和与][\u4e00-\u9fff]{{2}}")
# A level of government on its own is no unit, but the beginning of one: 市、县（区）政府; 市、区县城管办.
_LEVEL = re.compile(r"(?:各|全)?(?:级|省|市|县|区|旗|州|地|镇|乡|街道|设区市|自治区|直辖市)(?:级)?(?:[（(][^（）()]*[）)])?$")
_OF_A_LEVEL = re.compile(r"[省市县区州][^、]{2}")  # 市高院 is a whole name, whatever it ends with
_SHORTEST = 3  # characters of a name with 等 after it
_LEVEL_GOES_ON = re.compile(r"县级市|(?:县|区|市|旗|州|镇|乡|街道|自治区|直辖市)(?!级|直|属)")
# A bare type is no unit either, but the end of one: 各级党委、政府.
_BARE = re.compile(
    r"(?:人民)?政府|部门|单位|机构|办公室|分局|管理局|委员会|领导小组|工作专班|专班|中心|大队|支队|指挥部|管委会|有限(?:责任)?公司"
)
# A part in the task stands for the unit that has it: 配合单位要….
_PARTY = re.compile(r"(?:各|市|县|区)?(?:有关|相关|项目|任务|具体)?(?:责任|牵头|配合|实施|建设|主管|承办|协办)(?:单位|部门)")
# What completes a list that is one name: 各景区、景点经营单位.
_COMPLETES = re.compile(rf"(?:单位|企业|机构|部门|组织|主体){BRACKET}$")
# Words of departments' names that a narrow column breaks: 住房和城乡 / 建设局, 卫生 / 健康委.
_BREAKABLE = re.compile(
    r"住房和城乡建设|住房城乡建设|住房保障|自然资源(?:和规划)?|资源规划|卫生健康|交通运输|市场监管|市场监督管理|人力资源|社会保障|生态环境|农业农村|文化和旅游|文化广电|文旅|广播电视"
    r"|综合行政执法|综合执法|城市管理|行政审批|政务服务|数据资源|数据管理|大数据|发展和?改革|经济和?信息化|工业和?信息化|退役军人|应急管理|公共资源|地方金融|金融监管|监督管理|机关事务"
    r"|医疗保障|知识产权|国防动员|投资促进|乡村振兴|科学技术|民族宗教|消防救援|公安|财政|水利|教育|民政|商务|司法|审计|统计|税务|气象|林业|园林|供销|开发区|人民政府|政府"
    r"|管理委员会|管委会|委员会|办公室|指挥部|领导小组|专班|有限公司|公司|集团|街道|办事处|工会|实验室|大学|学院|研究院|中心|支队|大队|总队|分行|分局|管理局"
)
_OWN_LEVEL = re.compile(r"[省市县区州](?!场|政|民)|各|国家|中国")
_SEPARATORS = "、，,；;。"
_PLACE_END = re.compile(r"[省市县区州旗镇乡](?:[（(〔][^（）()〔〕]*[）)〕])?$")
_ONLY_A_SUFFIX = re.compile(r"[局厅委办部署院会所站处队行]|分局|大队|支队")
_LONGEST_LINE = 120  # characters before a break that tell whether a name or bracket is broken
_NARROWEST = 2  # characters: a line of fewer is no name
_NONE = re.compile(r"[\s/／\\—–\-－―~～无、，,；;。.]*$")
_GAP = re.compile(r"[ \t\u3000\n]+")
# A heading that a page break ran into the cell.
_GLUED = re.compile(rf"(.{{0,12}}?{UNIT_SUFFIX}[（(][^（）()]{{1,20}}[）)])[^（）()、，。]{{8,}}$")
_LEAD_IN = re.compile(
    r"^(?:由|以|各?会同|联合(?=[省市县区各有相])|以及|[和及与])\s*(?=\S{2})|^(?:组建|成立|设立|强化|充分发挥|发挥)(?=\S*[办局委]\Z)"
)
_ASIDE = re.compile(r"\s*[（(](?:按|依|分别)[^（）()]*[）)]$")  # how, not who: 市科技局（按职责分工负责）
# What closes a list: 甲、乙等有关部门; the member after it goes on the same way (甲等部门和单位).
_ETC = re.compile(
    r"等(?:[省市县区][级直属]|中央)?(?:有关|相关|多个|各|各有关|其他|其他有关)?(?:[一二三四五六七八九十\d]+[个家])?(?P<kind>部门|单位|地区|机构|方面)?$"
)
_STOPS = "。.；;，,、 "
# 由 before whoever acts; not in 自由, 理由, 由于.
_BY = re.compile(r"(?<![自理缘事经来])由(?![于此来衷])")
_LONGEST_SHORT = 12  # characters of a name that only its list vouches for (民政、公安、国家安全等部门)


def split_units(text: str, start: int = 0, end: int | None = None, lines: Sequence[Span] = ()) -> tuple[OrgSpan, ...]:
    """Return the units of a cell or list `text[start:end]`, in the order printed.

    Cut at white space (and at `lines`, where the cell's own lines are known), 、 ， ； and free conjunctions, never inside brackets.
    A piece that is no unit by itself belongs to the next one (各公共场所、公共建筑经营管理单位), a bare level or type to its neighbour
    (市、县（区）政府; 各级党委、政府). “/”, “—” and 无 give none.
    """
    end = len(text) if end is None else end
    if _NONE.match(text, start, end):
        return ()
    found: list[OrgSpan] = []
    lines = [line for line in lines if start <= line.start and line.end <= end] or [Span(start, end)]
    for run in _unbroken(text, [run for line in lines for run in _runs(text, line.start, line.end)]):
        found += _units_of_run(text, run.start, run.end)
    return tuple(_without_repeats(found))


def _unbroken(text: str, runs: Sequence[Span]) -> list[Span]:
    """Return `runs`, those put together between which a narrow column broke one name or one bracket."""
    whole: list[Span] = []
    listed = any(text[at] in _SEPARATORS for run in runs for at in range(run.start, run.end))
    for run in runs:
        if whole and _is_broken(
            text[max(whole[-1].start, whole[-1].end - _LONGEST_LINE) : whole[-1].end], text[run.start : run.end], listed
        ):
            whole[-1] = Span(whole[-1].start, run.end)
        else:
            whole.append(run)
    return whole


def _is_broken(left: str, right: str, listed: bool) -> bool:
    """Return whether one name was broken between two pieces; `listed` says that commas part the names of this cell."""
    if left[-1] in "和与及（(" or sum(map(left.count, "（(〔")) > sum(map(left.count, "）)〕")):
        return True
    outside = ANY_BRACKET.sub(lambda bracket: "（" * len(bracket.group()), left)
    tail = left[max(outside.rfind(mark) for mark in _SEPARATORS) + 1 :].strip()
    head = re.split(rf"[{_SEPARATORS}]", right)[0].strip()
    if _BARE.fullmatch(head) and (not is_unit(tail) or _PLACE_END.search(tail)):
        return True
    if _ONLY_A_SUFFIX.fullmatch(head) and (SHORT_NAMES.fullmatch(tail) or not ENDS_AS_UNIT.match(tail)):
        return True
    if not tail or is_unit(tail) or _OWN_LEVEL.match(head):
        return False
    joined = re.sub(r"\s", "", tail + head)
    at = len(re.sub(r"\s", "", tail))
    return listed or at <= _NARROWEST or any(word.start() < at < word.end() for word in _BREAKABLE.finditer(joined))


def _runs(text: str, start: int, end: int) -> list[Span]:
    """Return the pieces between white space; a gap before a bracket, beside a digit or inside brackets does not count."""
    inside = nested(text, start, end)
    edges = [start]
    for gap in _GAP.finditer(text, start, end):
        after = text[gap.end()] if gap.end() < end else ""
        before = text[gap.start() - 1] if gap.start() > start else ""
        if inside[gap.start() - start] or after in "（(、，,和及与" or before in "、，,和及与" or after.isdigit() or before.isdigit():
            continue
        edges += [gap.start(), gap.end()]
    edges.append(end)
    return [span for a, b in zip(edges[::2], edges[1::2], strict=True) if (span := trim(text, a, b)).start < span.end]


def _units_of_run(text: str, start: int, end: int) -> list[OrgSpan]:
    """Return the units of one piece without outer white space."""
    parts = [p for p in _listed(text, start, end) if not _NONE.match(text, p.start, p.end)]
    if parts and (glued := _GLUED.match(text, parts[-1].start, parts[-1].end)) and not is_unit(text[parts[-1].start : parts[-1].end]):
        parts[-1] = Span(parts[-1].start, glued.end(1))
    names = [text[p.start : p.end] for p in parts]
    following = [""] * len(names)  # after each name the next one that reads as a unit
    for at in range(len(names) - 2, -1, -1):
        following[at] = names[at + 1] if is_unit(names[at + 1]) else following[at + 1]
    found: list[OrgSpan] = []
    since: int | None = None
    for at, (part, name) in enumerate(zip(parts, names, strict=True)):
        if _BARE.fullmatch(name) and found and since is None and not text[found[-1].end : part.start].isspace():
            found[-1] = _span(text, found[-1].start, part.end)
        elif at + 1 < len(names) and _goes_on(name, names[at + 1], following[at]):
            since = part.start if since is None else since
        else:
            found.append(_span(text, part.start if since is None else since, part.end))
            since = None
    return found


def _goes_on(name: str, after: str, following: str) -> bool:
    """Return whether `name` is only the beginning of the next one: a level before a level, or a thing before 经营单位.

    `after` is the next name, `following` the next that reads as a unit.
    """
    if _LEVEL.match(name) and _LEVEL_GOES_ON.match(after):
        return True
    if is_unit(name) or _OF_A_LEVEL.match(name):
        return False
    return bool(_COMPLETES.search(following)) and (name[0] == "各" or not _OWN_LEVEL.match(following))


def _listed(text: str, start: int, end: int) -> list[Span]:
    """Return the members of a list of units, a name like 住房和城乡建设局 left whole, without the 等有关部门 that closes it."""
    parts: list[Span] = []
    closed = ""
    for part in split(text, start, end, marks="、，,；;。/"):
        if closed and text[part.start : part.end] in ("单位", "部门", "地区", "机构"):
            continue
        etc = _ETC.search(text[part.start : part.end])
        closed = etc["kind"] or "" if etc else ""
        close = part.start + etc.start() if etc and etc.start() >= _SHORTEST - 1 else part.end
        if parts and text[parts[-1].end : part.start].strip() in ("和", "与") and _one_name(text, parts[-1], part):
            parts[-1] = Span(parts[-1].start, close)
        else:
            parts.append(Span(part.start, close))
    return parts


def _one_name(text: str, left: Span, right: Span) -> bool:
    """Return whether 和 between two members stands inside one name: 自然资源和规划局, 政务和数据局, but not 公安和执法部门."""
    if any(pair.start() < left.end < pair.end() for pair in _PAIRED.finditer(text, max(left.start, left.end - 6), right.start + 4)):
        return True
    first, second = text[left.start : left.end], text[right.start : right.end]
    office = bool(re.search(rf"[局厅委部]{BRACKET}$", second)) and not ENDS_AS_UNIT.match(first)
    return (office or (is_unit(second) and not is_generic(second) and not is_unit(first))) and not _LEVEL.match(first)


def _span(text: str, start: int, end: int) -> OrgSpan:
    lead = _LEAD_IN.match(text[start:end])
    start += lead.end() if lead else 0
    end -= len(aside.group()) if (aside := _ASIDE.search(text[start:end])) else 0
    return OrgSpan(start=start, end=end, text=re.sub(r"(?<=[^\x00-\x7f])\s+(?=\S)|(?<=\S)\s+(?=[^\x00-\x7f])", "", text[start:end]))


def _without_repeats(found: list[OrgSpan]) -> list[OrgSpan]:
    seen: set[str] = set()
    return [unit for unit in found if not (unit.text in seen or seen.add(unit.text))]  # type: ignore[func-returns-value]


def units_before(text: str, start: int, end: int, vouched: bool = False) -> tuple[OrgSpan, ...]:
    """Return the units whose list ends exactly at `end` in running text, `start` being the sentence's or clause's beginning.

    The list reaches left over separators as long as its members read as units; where its first name begins is decided by 由 or by
    words (完善城管委牵头: 城管委). Where the place says that nothing but units stand there (`vouched`), or a list ends in 等部门, its
    members need not all read as units. None where what stands before `end` is no unit.
    """
    end = trim(text, start, end, _STOPS).end
    listed = _listed(text, start, end)
    if not listed:
        return ()
    by = max((mark.end() for mark in _BY.finditer(text, start, listed[-1].end)), default=None)
    if by is not None:
        found = _vouched(text, by, end)
        if found and is_unit(found[-1].text) and ("，" not in text[by:end] or all(is_unit(unit.text) for unit in found)):
            return found
        start = by
    whole = bool(_ETC.search(text[listed[-1].end : end]))
    first = len(listed) - 1
    while (
        first > 0
        and _is_whole(text, listed[first - 1], listed[first])
        and (_belongs(text, listed[first - 1], listed[first]) or (whole and _alike(text, listed[first - 1], listed[first])))
    ):
        first -= 1
    found = split_units(text, _name_start(text, start, listed[first]), end)
    if found and all((whole or is_unit(unit.text)) and not _BARE.fullmatch(unit.text) for unit in found) and is_unit(found[-1].text):
        return found
    return _vouched(text, trim(text, start, end, _STOPS).start, end) if vouched else ()


def _is_whole(text: str, part: Span, following: Span) -> bool:
    """Return whether the member after a comma begins with its name, not with a verb of another clause (，带动中小企业)."""
    return text[part.end : following.start].strip() not in ("，", ",") or _name_start(text, following.start, following) == following.start


def _vouched(text: str, start: int, end: int) -> tuple[OrgSpan, ...]:
    """Return the units of a list that its place vouches for: names, of which one at least reads as a unit's."""
    found = split_units(text, start, end)
    sound = all(is_name(unit.text) and "的" not in unit.text for unit in found) and any(is_unit(unit.text) for unit in found)
    return found if sound and not all(_BARE.fullmatch(unit.text) for unit in found) else ()


def _alike(text: str, part: Span, following: Span) -> bool:
    """Return whether `part`, of a list that ends in 等部门, may be short for a department."""
    name = text[part.start : part.end]
    return text[part.end : following.start].strip() == "、" and len(name) <= _LONGEST_SHORT and is_name(name)


def units_after(text: str, start: int, end: int) -> tuple[OrgSpan, ...]:
    """Return the units whose list begins at `start` (会同省财政厅、省林业局等部门制定…: two)."""
    names = [mark for mark in marks(text[start:end]) if mark.label == "UNIT"]
    at, close = 0, 0
    while True:
        ends = [mark.end for mark in names if mark.start == at]
        comma = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST_SHORT}}}(?=、)").match(text, start + at, end)
        if not ends and not (comma and is_unit(comma.group())):
            break
        close = max(ends) if ends else (comma.end() - start if comma else 0)
        if bracket := ANY_BRACKET.match(text, start + close, end):
            close = bracket.end() - start
        if start + close >= end or text[start + close] not in "、和及与":
            break
        at = close + 1
    return split_units(text, start, start + close) if close else ()


def _belongs(text: str, part: Span, following: Span) -> bool:
    """Return whether `part` is of the same list of units as the member after it: a unit, or 各X before 、."""
    name = text[part.start : part.end]
    listed = text[part.end : following.start].strip() == "、"
    level = _LEVEL.match(name) and _LEVEL_GOES_ON.match(text, following.start, following.end)  # 市、区县水务局
    return is_unit(name) or (listed and (name[0] in "各属" or bool(level)))


def _name_start(text: str, start: int, first: Span) -> int:
    """Return where the name that ends a clause begins, by the words before it."""
    name = text[first.start : first.end]
    if SHORT_NAMES.fullmatch(name) or _PARTY.fullmatch(name) or (name[0] == "各" and is_unit(name)):
        return first.start
    bare = re.sub(rf"{BRACKET}$", "", name)
    words = _INNER_AND.sub(lambda pair: "x" * len(pair.group()), name)  # one word, whatever 和 stands in it
    for mark in marks(words):
        if mark.label == "UNIT" and mark.end == len(bare):
            at = first.start + mark.start
            quoted = text.rfind("“", start, at)
            return quoted if quoted >= 0 and 0 < text.find("”", quoted) - at < first.end - at else at
    return first.start
