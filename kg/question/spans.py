"""Short pieces cut from a sentence: the thing of a kind that the question names (什么导则), and who does something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.iris import passage_iri
from kg.question.asking import Asked
from kg.question.document_words import document_asked
from kg.question.enumerations import strip_lead
from kg.question.focus import Focus, places_of
from kg.question.linking import said_pairs
from kg.question.listing import plural
from kg.question.readings import Finding, Piece, found
from kg.question.retrieval import AROUND, LEAD, PATH, Hit
from kg.question.sources import Sources

_READ = 20
_LEAST = 0.55
_SENTENCE, _FAR = 0.85, 0.8  # what a match is worth elsewhere in the sentence: of a thing named, of a body that acts
_NEXT_CLAUSE, _BY = 0.93, 0.03
_ONE, _SEVERAL = 0.98, 0.75  # what is left of a score where one thing is asked for, and where several are
_ACTOR, _ACTOR_WITH_ROLE = 0.94, 0.8
_DOCUMENT = 0.85  # what is left of a score where a document is asked for: records of that class name those
_OTHERS = 0.25  # what the parts of a question that ask for someone else keep of their weight
_HEAD = re.compile(r"^(?:的)?([\u4e00-\u9fff]{2,8}?)(?=[?,。;!、和与]|$|是|有|叫|的(?!士)|要|来[?]?$)")
_VAGUE = frozenset(
    (
        "内容",
        "东西",
        "方面",
        "问题",
        "情况",
        "事情",
        "工作",
        "做法",
        "方式",
        "特点",
        "地方",
        "意思",
        "时候",
        "名字",
        "要求",
        "说法",
        "水平",
        "目标",
        "属性",
        "单位",
        "部门",
        "样的",
        "措施",
        "任务",
        "举措",
    )
)
_CUT = re.compile(r"[,，。;；:：、\t()]|(?<=[^\"])\"(?=[^\"]*$)")
_BODY = (
    r"(?:各?[县市区乡镇省、]{1,4}级?以上(?:人民)?政府|(?:各|市|县|区|省|属地|有关|相关|本)?[\u4e00-\u9fff]{0,10}?"
    r"(?:委员会办公室|委员会|管理局|发改委|财政局|财政|人民政府|属地政府|政府|部门|办公室|城管办|城管委|领导小组|工作专班|专班|指挥部|公安局"
    r"|[\u4e00-\u9fff]{2,8}(?<![内全外局干总西东南北中乐本上下])部(?![门分署位件队长])|[\u4e00-\u9fff]{1,8}局|[\u4e00-\u9fff]{1,6}办(?![理法公案事件学好成])|[\u4e00-\u9fff]{1,6}委(?![托派])|中心|公司|集团|大队|支队|协会|企业"
    r"|街道(?:办事处)?(?:\([^)]{1,6}\))?|区级|市级|县级|镇级|省级|责任主体|主管单位|建设单位|管理单位|小区业主|各区|各县\([^)]*\)|各乡镇))"
)
_ACTS = re.compile(
    rf"(?:^|[,;。:、\t]|由|经|让|请|其中|方面)({_BODY})"
    r"(?=要|应|负责|牵头|统筹|每年|切实|会同|做好|强化|将|对|组织|承担|实施|建设|至少|按|联动|定期|根据|围绕|具体|总体|转移|给|,|$|[\u4e00-\u9fff])"
)
_SUMMED = re.compile(r"等(?:\d|[一二两三四五六七八九十])")  # names one of so many
_MADE = re.compile(r"建立|设立|成立|组建|制定|编制|出台|打造|印发|修订|开发|推行")
_CALLED = re.compile(r"(?:是)?叫(?:做)?(?:什么|啥)(?:名字|名称|名)?[?。]*$")
_NAME = re.compile(
    r"《([^》]{3,40})》|\"([^\"]{2,20})\"|(?:成立|设立|组建|建立|建设|开发|打造|推出|创建)([\u4e00-\u9fff]{3,24}?(?:库|台|组|办|会|室|队|心|站|网|系统|机制|基金|智库|专班))"
)
_OF_KIND = 0.12  # added for a name that ends like the thing that is asked for: 规则
_REST = re.compile(r"等(?:有关|相关)?(?:部门|单位)$")
_NO_NAMES = frozenset(
    {"中心", "公司", "集团", "大队", "支队", "协会", "专班", "局", "办", "委"}
)  # without what stands before them they name no one
_IN_QUOTES = re.compile(r"\"([^\"]{2,30})\"的?$")
_DONE_BY = re.compile(rf"由({_BODY})")

Place = tuple[float, Hit, int, int]


class Spans:
    """Cuts short answers from sentences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return what the question asks to be named: a thing of a kind, or who does something."""
        if asked.language != "zh":
            return
        if asked.wants == "which" and not {"indicator", "goal"} & set(asked.classes):
            yield from self._called(asked) if _CALLED.search(asked.text) else self._named(asked)
        if asked.wants == "unit" and "how" not in asked.tags:
            yield from self._actors(asked)

    def _named(self, asked: Asked) -> Iterable[Finding]:
        """The phrase that ends in the noun behind 什么, in the clause that accounts best for the question."""
        head = head_of(asked)
        if not head or head in _VAGUE:
            return
        said = said_pairs(asked.focus)
        best: Place | None = None
        for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
            for a, b in _phrases(hit.sentence.folded, head):
                best = _better(best, (self._worth(asked.focus, hit, (a, b), said), hit, a, b))
        if best and best[0] >= _LEAST:
            worth = best[0] * (_SEVERAL if plural(asked) else _ONE) * (_DOCUMENT if document_asked(asked) else 1.0)
            yield found(asked, "say", [self._piece(best, "passage")], worth)

    def _called(self, asked: Asked) -> Iterable[Finding]:
        """The name of the thing that the question asks the name of: a title, a quoted name, or what something makes."""
        asking = _CALLED.search(asked.text)
        kind = asked.text[: asking.start()][-1:] if asking else ""
        best: Place | None = None
        for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
            s = hit.sentence
            for m in _NAME.finditer(s.folded):
                a, b = m.span(m.lastindex or 0)
                if s.folded[a:b] in asked.text:
                    continue
                clause = s.folded[max(s.folded.rfind(c, 0, a) for c in ",。;\t") + 1 : b]
                worth = asked.focus.coverage(asked.focus.covered(clause), asked.focus.covered(s.folded, _SENTENCE))
                best = _better(best, (worth + _OF_KIND * s.folded[a:b].endswith(kind), hit, a, b))
        if best and best[0] >= _LEAST:
            yield found(asked, "say", [self._piece(best, "passage")], best[0] * _ONE)

    def _worth(self, focus: Focus, hit: Hit, span: tuple[int, int], said: frozenset[str]) -> float:
        s, (a, b) = hit.sentence, span
        left = max((s.folded.rfind(c, 0, a) for c in ",。;\t"), default=-1) + 1
        near = focus.covered(s.folded[left:b])
        worth = focus.coverage(
            near,
            focus.covered(s.folded, _SENTENCE),
            focus.covered(s.lead, LEAD),
            focus.covered(s.path, PATH),
            focus.covered(s.around, AROUND),
        )
        unsaid = 1 - self._sources.links.share_said(s.folded[a:b], said)
        return worth * (0.8 + 0.2 * min(1.0, unsaid * 2))

    def _actors(self, asked: Asked) -> Iterable[Finding]:
        """For each “who” of the question, the body named in the clause that accounts best for its part of the question."""
        hits = [h for h in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ] if not h.sentence.row]
        places: list[Place] = []
        for focus in _parts(asked):
            best: Place | None = None
            for hit in hits:
                for place in _acting(focus, hit):
                    best = _better(best, place)
            if best is None or best[0] < _LEAST:
                return
            places.append(best)
        score = sum(p[0] for p in places) / len(places)
        pieces = [self._piece(p, "unit") for p in places]
        yield found(asked, "who", pieces, min(0.98, score * (_ACTOR_WITH_ROLE if asked.roles else _ACTOR)))

    def _piece(self, place: Place, kind: str) -> Piece:
        _, hit, a, b = place
        s = hit.sentence
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        label = self._sources.shelf.quote(s.plan, s.start + a, s.start + b).strip(' “”"')
        return Piece(type="unit" if kind == "unit" else "passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))


def _better(former: Place | None, place: Place) -> Place:
    return place if former is None or place[0] > former[0] + 1e-9 else former


def _acting(focus: Focus, hit: Hit) -> Iterator[Place]:
    """Yield the bodies that a sentence names as acting, with how well what they do accounts for the focus."""
    s = hit.sentence
    around = [focus.covered(s.folded, _FAR), focus.covered(s.path, PATH), focus.covered(s.around, 0.5)]
    for m in (*_DONE_BY.finditer(s.folded), *_ACTS.finditer(s.folded)):
        a, b = m.span(1)
        a = b - len(strip_lead(s.folded[a:b]))
        if s.folded[a:b] in _NO_NAMES:
            continue
        if s.folded[max(0, a - 1) : a] == "、" and _REST.search(s.folded[a:b]):
            continue  # the last of several: 公安、气象等部门
        ends = [x.start() for x in re.finditer(r"[,。;]|$", s.folded[b:])]
        near, far = s.folded[b : b + ends[0]], s.folded[b : b + ends[min(1, len(ends) - 1)]]
        worth = focus.coverage(focus.covered(near), focus.covered(far, _NEXT_CLAUSE), *around)
        yield worth + (_BY if s.folded[m.start(1) - 1 : m.start(1)] == "由" else 0.0), hit, a, b


def head_of(asked: Asked) -> str:
    """Return the noun behind 什么 or 哪个 in the question, empty where none stands there."""
    found_head = _HEAD.match(asked.behind("which"))
    return found_head[1] if found_head else ""


def _phrases(folded: str, head: str) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases that end in `head`, or in its last two characters: without the verbs that they begin with."""
    for tail in dict.fromkeys((head, head[-2:])):
        for start, end in places_of((tail,), folded):
            quoted = _IN_QUOTES.search(folded, 0, start)
            if quoted:
                yield quoted.span(1)  # “一网通办”平台: what is quoted is its name
                continue
            left = max((x.end() for x in _CUT.finditer(folded, 0, start)), default=0)
            bare = strip_lead(folded[left:end])
            made = max((m.end() for m in _MADE.finditer(bare, 1, len(bare) - len(tail))), default=0)
            bare = bare[max(made, bare.rfind("《") + 1) :]
            if len(bare) > len(tail) and not _SUMMED.search(bare):
                yield end - len(bare), end
        if head in folded:
            return


def _parts(asked: Asked) -> list[Focus]:
    """The focus of each part of the question that has its own “who”; what comes before the first comma counts for each."""
    asking = asked.asking("unit")
    bounds = [0]
    for one, other in pairwise(asking):
        at = next((i for i in range(one.end, other.start) if asked.text[i] in ",、;"), None)
        if at is None:
            return [asked.focus]
        bounds.append(at + 1)
    if len(asking) < 2:
        return [asked.focus]
    spans = list(pairwise([*bounds, len(asked.text)]))
    return [asked.focus.hiding((s for s in spans if s != span and (span[0] == 0 or s[0] > 0)), _OTHERS) for span in spans]
