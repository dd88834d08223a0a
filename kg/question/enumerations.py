"""Lists in a sentence: A、B、C等H, “A”“B”, A-B-C in brackets, A片区B片区. Offsets are into the folded sentence, end exclusive."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

_OPEN, _CLOSE = "(<《[", ")>》]"
_HARD = ",。;!?\n\t:"  # what ends a list's clause; folded forms
_QUOTED = re.compile(r"(?:\"[^\"]{1,30}\"[、,]?){2,}")
_TITLES = re.compile(r"(?:《[^》]{2,60}》[、,]?(?:和|与)?){2,}")
_DASHED = re.compile(r"(?<=\()[^()、,。;-]{2,12}(?:-[^()、,。;-]{2,12}){2,}(?=\))")
_TAIL = re.compile(
    r"等|组成|构成|获评|荣获|入选|被评为|被列入|要达到|应达到|\d+\s?(?=[个座项条处类种家大县区])|[两三四五六七八九十]+(?=[个座项条处类种家大级方](?!年))|为一体|于一体|(?<=.)(?:和谐|共同)?(?=的(?!士))"
)
_SUMMED = re.compile(r"[两三四五六七八九十]+(?=大|个方面|方面)|等(?=[方领])")
_BODY = re.compile(r"(?:部|局|委|办|厅|署|院|会|总局|银行|中心|公司|集团|政府)(?:\([^)]*\))?$")  # how names of bodies end
_ACTING = re.compile(r"(?<=[部局委办厅署院会行心司团府])(?:分别|共同|联合)?(?:指导|负责|牵头|配合|参与|实施|落实)")
_LEVELS = frozenset("省市县区州盟旗乡镇")  # 县(市、区) is no list
_MEMBER = r"[^,。;:、()\n\t]{2,14}?"
_TWO = re.compile(
    rf"(?:分为|分成|划分为|包括|包含|设有|有|即|:)({_MEMBER})(?:\([^()]{{1,10}}\))?(?:和|与|及|以及)({_MEMBER})(?:\([^()]{{1,10}}\))?"
    r"(?:这)?(?:两|二)(?:大)?(?:个|类|级|种|项|部分|方面|层|阶段|步)"
)
_JOIN = re.compile(r"和|与|及|以及")
_LEADS = (
    "力争|争取|进一步|协同|加快|全面|大力|着力|重点|继续|持续|积极|主要|不断|逐步|及时|深入|切实|稳步|有序|统筹|科学|合理|认真|严格|努力|尽快|"
    "加强|推进|推动|完善|健全|建立|构建|打造|形成|建设|制定|编制|出台|修订|修编|修改|实施|开展|围绕|聚焦|突出|包括|包含|涵盖|涉及|分为|对|将|把|在|以|"
    "按照|通过|推广|探索|推行|落实|鼓励|启动|建成|新建|创建|成立|引入|利用|依托|运用|整治|组织|实现|优化|提升|提高|做好|做优|做实|做牢|集|即|指|是|为|其中|有|"
    "全力|督促|鼓励|支持|协调|研究|深化|拓展|强化|建|设置|设立|明确|培育|推出|细化|举办|发展|保障|统筹|由|与|和|从|向|到|含|如|对标|结合|根据|针对|坚持|采用|采取|使用|获得|创成|完成"
)
_PARTED = re.compile(r"分为|分成|划分为|包括|包含|涵盖|分别(?:是|为)")
_MADE_UP = re.compile(r"等?[^,。;]{0,8}(?:构成|组成)")  # 体系由甲、乙、丙构成
_LONGER = 2  # characters by which a first member is longer than the others if the clause that tells what is parted stands in it
_LEAD = re.compile(rf"(?:{'|'.join(sorted(_LEADS.split('|'), key=lambda w: (-len(w), w)))}|(?:19|20)\d\d年(?:[底末前内]|以前)?)+")


class Listing(msgspec.Struct, frozen=True):
    """A list: where it stands, its members (trimmed), and its clause before and after it."""

    start: int
    end: int
    members: tuple[tuple[int, int], ...]
    before: str
    after: str
    kind: str = "enumeration"


@lru_cache(maxsize=1 << 13)
def lists_in(folded: str) -> tuple[Listing, ...]:
    """Return the lists of a folded sentence, the inner before the outer that holds it."""
    depth = _depths(folded)
    out = [_separated(folded, depth, a, b) for a, b in _stretches(folded, depth)]
    for pattern, kind, inner in ((_QUOTED, "quoted", re.compile(r"\"[^\"]+\"")), (_TITLES, "titles", re.compile(r"《[^》]+》"))):
        for m in pattern.finditer(folded):
            members = tuple((m.start() + x.start(), m.start() + x.end()) for x in inner.finditer(m[0]))
            out.append(_listing(folded, m.start(), m.end(), members, kind))
    for m in _DASHED.finditer(folded):
        parts = tuple((m.start() + x.start(), m.start() + x.end()) for x in re.finditer(r"[^-]+", m[0]))
        out.append(_listing(folded, m.start(), m.end(), parts, "dashed"))
    out += _twos(folded)
    return tuple(x for x in out if len(x.members) > 1 and not all(folded[a:b] in _LEVELS for a, b in x.members))


def _twos(folded: str) -> list[Listing]:
    """The lists of two that a number sums up, with brackets behind each member or none: 分为国家级(甲级)和省级(乙级)两级."""
    return [_listing(folded, m.start(1), m.end(2), (m.span(1), m.span(2)), "pair") for m in _TWO.finditer(folded)]


def _listing(folded: str, start: int, end: int, members: tuple[tuple[int, int], ...], kind: str) -> Listing:
    left = max((folded.rfind(c, 0, start) for c in ",。;\n\t"), default=-1) + 1
    right = min((i for i in (folded.find(c, end) for c in ",。;\n\t") if i >= 0), default=len(folded))
    return Listing(start, end, members, folded[left:start], folded[end:right], kind)


def _depths(folded: str) -> list[int]:
    """How many brackets and quotes each character stands in; a quote mark and a bracket count as outside."""
    out: list[int] = []
    depth, quoted = 0, False
    for c in folded:
        if c == '"':
            quoted = not quoted
            out.append(depth)
            continue
        if c in _CLOSE:
            depth = max(0, depth - 1)
        out.append(depth + quoted)
        if c in _OPEN:
            depth += 1
    return out


def _stretches(folded: str, depth: list[int]) -> list[tuple[int, int]]:
    """The widest stretches around the list marks at each depth that no stronger mark of that depth cuts."""
    found: dict[tuple[int, int], None] = {}
    for i, c in enumerate(folded):
        if c != "、":
            continue
        a = b = i
        while a > 0 and depth[a - 1] >= depth[i] and not (folded[a - 1] in _HARD and depth[a - 1] == depth[i]):
            a -= 1
        while b < len(folded) and depth[b] >= depth[i] and not (folded[b] in _HARD and depth[b] == depth[i]):
            b += 1
        if depth[i] and a > 0 and folded[a] in _OPEN:
            a += 1
        found[(a, b)] = None
    return list(found)


def _separated(folded: str, depth: list[int], a: int, b: int) -> Listing:
    level = min(depth[a:b])
    cuts = [i for i in range(a, b) if folded[i] == "、" and depth[i] == level]
    bounds = [a, *(c + 1 for c in cuts), b + 1]
    spans = [(s, e - 1) for s, e in pairwise(bounds)]
    for i, (s, e) in enumerate(spans[1:-1], start=1):
        if any(depth[m.start()] == level for m in _SUMMED.finditer(folded, s + 1, e)):
            spans = spans[: i + 1]
            break
        if (other := _another(folded, s, e, b)) is not None:
            spans = [*spans[:i], (s, other)]
            break
    last = _ended(folded, depth, level, spans)
    spans = [*spans[:-1], *last]
    end = spans[-1][1]
    first = (a + _prefix(folded, spans), spans[0][1])
    members = tuple(s for s in (_trim(folded, *x) for x in (first, *spans[1:])) if s[0] < s[1])
    return _listing(folded, members[0][0] if members else a, end, members, "enumeration")


def _another(folded: str, start: int, end: int, stop: int) -> int | None:
    """Where a list ends that a second list with the same noun follows: 甲、乙专业基地和丙、丁等应用基地. None where none does."""
    joined = next((m for m in _JOIN.finditer(folded, start + 2, end - 1) if folded[m.start() - 2 : m.start()] in folded[end:stop]), None)
    return joined.start() if joined else None


def _ended(folded: str, depth: list[int], level: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last member or two: cut where the list ends, and parted at 和 where one stands in it."""
    start, end = spans[-1]
    others = [folded[s:e].strip() for s, e in spans[:-1]]
    shared = _shared_tail(others)
    if shared and (at := folded.find(shared, start, end)) >= 0:
        end = _last_joined(folded, shared, at, end)
    if all(_BODY.search(o) for o in others) and (acts := _ACTING.search(folded, start, end)):
        end = acts.start()  # 财政部、农业农村部指导
    if (quote := folded.find('"', start + 2, end)) > 0 and not any('"' in word for word in others):
        end = quote  # 物业、居民"六位一体": what is quoted behind the last member sums the list up
    for m in _TAIL.finditer(folded, start + 1, end):
        if depth[m.start()] == level:
            end = m.start()
            break
    named = others and folded.startswith("等", end)  # 绿地养护、水面保护与修复等: a list that 等 ends needs no 与 before its last member
    for m in _JOIN.finditer(folded, start + 1, end - 1):
        if named and m[0] in "与及":
            continue
        if _BODY.search(folded, m.end(), end) and not _BODY.search(folded[start : m.start()]):
            continue  # 工业和信息化部 is one body
        if depth[m.start()] == level and m.start() - start >= 2 and end - m.end() >= 2:
            return [(start, m.start()), (m.end(), end)]
    return [(start, end)]


def _last_joined(folded: str, shared: str, at: int, end: int) -> int:
    """Where the last member with the head noun that all share ends: behind a 和 there may be one more."""
    stop = at + len(shared)
    joined = _JOIN.match(folded, stop, end)
    if joined and (more := folded.find(shared, joined.end(), end)) >= 0:
        return more + len(shared)
    return stop


def _shared_tail(words: list[str]) -> str:
    if len(words) < 2:
        return ""
    size = 0
    while size < min(map(len, words)) - 1 and len({w[-1 - size] for w in words}) == 1:
        size += 1
    return words[0][-size:] if size and any(c.isalnum() for c in words[0][-size:]) else ""


def _prefix(folded: str, spans: list[tuple[int, int]]) -> int:
    """How many characters of the first member are verbs that rule the whole list: none where the other members begin with verbs too."""
    first = folded[slice(*spans[0])]
    others = [folded[s:e] for s, e in spans[1:]]
    parted = [m.end() for m in _PARTED.finditer(first) if m.end() < len(first) - 1]
    if not parted and _MADE_UP.match(folded, spans[-1][1]):
        parted = [m.end() for m in re.finditer("由", first) if m.end() < len(first) - 1]
    if parted and len(first) > max(map(len, others)) + _LONGER:
        return parted[-1]  # 证书分为初级、中级、高级
    found = _LEAD.match(first)
    if not found or found.end() >= len(first):
        return 0
    if all(o.startswith(first[0]) for o in others):
        return 0
    alike = sum(1 for o in others if (m := _LEAD.match(o)) and 1 < m.end() < len(o))
    return 0 if alike >= max(1, len(others) / 2) else found.end()


def _trim(folded: str, a: int, b: int) -> tuple[int, int]:
    while a < b and folded[a] in " -.·":
        a += 1
    while b > a and folded[b - 1] in " .":
        b -= 1
    return a, b


def runs_of(folded: str, head: str) -> tuple[Listing, ...]:
    """Return the runs of names that end alike and stand side by side: 老城片区东栅片区 for the head 片区."""
    if len(head) < 2:
        return ()
    out = []
    for m in re.finditer(rf"(?:[\u4e00-\u9fff]{{1,7}}?{re.escape(head)}\s?){{2,}}", folded):
        members = tuple(
            (m.start() + x.start(), m.start() + x.end()) for x in re.finditer(rf"[\u4e00-\u9fff]{{1,7}}?{re.escape(head)}", m[0])
        )
        out.append(_listing(folded, m.start(), m.end(), members, "run"))
    return tuple(out)


def pairs_of(folded: str, head: str) -> tuple[Listing, ...]:
    """Return the pairs of names joined by 和 that both end in `head`, a noun of one or more characters: 问题解决率和及时处置率."""
    if not head:
        return ()
    name = rf"[\u4e00-\u9fff]{{1,10}}?{re.escape(head)}"
    out = []
    for m in re.finditer(rf"({name})(?:和|与|及|以及)({name})(?![\u4e00-\u9fff]*[、])", folded):
        first = m.start(1) + (len(m[1]) - len(strip_lead(m[1])))
        out.append(_listing(folded, first, m.end(), ((first, m.end(1)), m.span(2)), "pair"))
    return tuple(out)


def strip_lead(words: str) -> str:
    """Return `words` without the verbs and adverbs that they begin with, where anything is left."""
    found = _LEAD.match(words)
    return words[found.end() :] if found and found.end() < len(words) - 1 else words
