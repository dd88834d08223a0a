"""Short pieces cut from a sentence: the thing of a kind that the question names (什么导则), and who does something."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.iris import passage_iri
from kg.question.enumerations import strip_lead
from kg.question.focus import Focus
from kg.question.linking import said_pairs
from kg.question.listing import plural
from kg.question.readings import Finding, Piece, Reading
from kg.question.retrieval import AROUND, LEAD, PATH, Hit
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked

_READ = 20
_HEAD = re.compile(r"^(?:的)?([\u4e00-\u9fff]{2,8}?)(?=[?,。;!、和与]|$|是|有|叫|的(?!士)|要|和)")
_VAGUE = frozenset(
    {
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
    }
)
_CUT = re.compile(r"[,，。;；:：、\t()]|(?<=[^\"])\"(?=[^\"]*$)")
_ORG = (
    r"(?:各?[县市区乡镇省、]{1,4}级?以上(?:人民)?政府|(?:各|市|县|区|省|属地|有关|相关|本)?(?:[\u4e00-\u9fff]{0,10}?)(?:委员会办公室|委员会|管理局|发改委|财政局|财政|人民政府|属地政府|政府|部门|办公室|城管办|城管委|领导小组|工作专班|专班|指挥部|"
    r"公安局|[\u4e00-\u9fff]{1,8}局|[\u4e00-\u9fff]{1,6}办(?![理法公])|[\u4e00-\u9fff]{1,6}委(?![托派])|中心|公司|集团|大队|支队|协会|企业|街道(?:办事处)?(?:\([^)]{1,6}\))?|区级|市级|县级|镇级|省级|责任主体|主管单位|建设单位|管理单位|经营管理单位|供水企业|小区业主|各区|各县\([^)]*\)|各乡镇))"
)
_ACTOR = re.compile(
    rf"(?:^|[,;。:、\t]|由|经|让|请|其中|方面)({_ORG})(?=要|应|负责|牵头|统筹|每年|切实|会同|做好|强化|将|对|组织|承担|实施|建设|至少|按|联动|自愿|定期|根据|围绕|具体|总体|审定|转移|给|,|$|[\u4e00-\u9fff])"
)
_BY = re.compile(rf"由({_ORG})")
_LEAST = 0.55


class Spans:
    """Cuts short answers from sentences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return what the question asks to be named: a thing of a kind, or who does something."""
        if asked.wants == "which" and asked.language == "zh" and not {"indicator", "goal"} & set(asked.classes):
            yield from self._named(asked)
        if asked.wants == "unit" and asked.language == "zh" and "how" not in asked.tags:
            yield from self._actors(asked)

    def _named(self, asked: Asked) -> Iterable[Finding]:
        head = head_of(asked)
        if not head or head in _VAGUE:
            return
        best: tuple[float, Hit, int, int] | None = None
        said = said_pairs(asked.focus)
        for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
            for a, b in _segments(hit.sentence.folded, head):
                worth = self._worth(asked.focus, hit, a, b, said)
                if best is None or worth > best[0] + 1e-9:
                    best = (worth, hit, a, b)
        if best is None or best[0] < _LEAST:
            return
        worth, hit, a, b = best
        yield self._cut(asked, hit, [(a, b)], worth * (0.8 if plural(asked) else 0.98), "passage")

    def _worth(self, focus: Focus, hit: Hit, a: int, b: int, said: frozenset[str]) -> float:
        s = hit.sentence
        left = max((s.folded.rfind(c, 0, a) for c in ",。;\t"), default=-1) + 1
        near = focus.covered(s.folded[left:b])
        worth = focus.coverage(
            near, focus.covered(s.folded, 0.85), focus.covered(s.lead, LEAD), focus.covered(s.path, PATH), focus.covered(s.around, AROUND)
        )
        unsaid = 1 - self._sources.links.share_said(s.folded[a:b], said)
        return worth * (0.8 + 0.2 * min(1.0, unsaid * 2))

    def _actors(self, asked: Asked) -> Iterable[Finding]:
        """For each “who” of the question, the body named in the clause that accounts best for its part of the question."""
        found: list[tuple[float, Hit, int, int]] = []
        for focus in _clauses(asked):
            best: tuple[float, Hit, int, int] | None = None
            for hit in self._sources.retrieval.hits(asked.focus, asked.plans)[:_READ]:
                s = hit.sentence
                if s.row and "\t" in s.folded:
                    continue
                around = [focus.covered(s.folded, 0.8), focus.covered(s.path, PATH), focus.covered(s.around, 0.5)]
                for m in (*_BY.finditer(s.folded), *_ACTOR.finditer(s.folded)):
                    a, b = m.span(1)
                    a = b - len(strip_lead(s.folded[a:b]))
                    stop = min((i for i in (s.folded.find(c, b) for c in ",。;") if i >= 0), default=len(s.folded))
                    far = min((i for i in (s.folded.find(c, stop + 1) for c in ",。;") if i >= 0), default=len(s.folded))
                    worth = focus.coverage(focus.covered(s.folded[b:stop]), focus.covered(s.folded[b:far], 0.93), *around)
                    if s.folded[a - 1 : a] == "由":
                        worth += 0.03
                    if best is None or worth > best[0] + 1e-9:
                        best = (worth, hit, a, b)
            if best is None or best[0] < _LEAST:
                return
            found.append(best)
        if found:
            score = sum(w for w, *_ in found) / len(found)
            pieces = [p for _, hit, a, b in found for p in self._cut(asked, hit, [(a, b)], 0, "unit").pieces]
            iris = [s for p in pieces for s in p.subjects]
            reading = Reading(operation="who", asked="unit", about=asked.focus.words(), plans=asked.plans)
            yield Finding(
                reading=reading,
                pieces=tuple(pieces),
                score=min(0.98, score * (0.8 if asked.roles else 0.94)),
                sparql=query_for("passage", iris),
                passages=True,
            )

    def _cut(self, asked: Asked, hit: Hit, spans: list[tuple[int, int]], score: float, kind: str) -> Finding:
        s = hit.sentence
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        shelf = self._sources.shelf
        labels = [shelf.quote(s.plan, s.start + a, s.start + b).strip(' “”"') for a, b in spans]
        pieces = tuple(
            Piece(type="unit" if kind == "unit" else "passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))
            for label in labels
        )
        reading = Reading(operation="say", asked="passage", about=asked.focus.words(), plans=asked.plans)
        return Finding(reading=reading, pieces=pieces, score=score, sparql=query_for("passage", (iri,)), passages=True)


def head_of(asked: Asked) -> str:
    """Return the noun behind 什么 or 哪个 in the question, empty where none stands there."""
    asking = [c for c in asked.cues if c.tag == "which"]
    if not asking:
        return ""
    found = _HEAD.match(asked.text[asking[-1].end :])
    return found[1] if found else ""


def _segments(folded: str, head: str) -> Iterable[tuple[int, int]]:
    """The noun phrases that end in `head`, or in its last two characters: without the verbs that they begin with."""
    for tail in dict.fromkeys((head, head[-2:])):
        for m in re.finditer(re.escape(tail), folded):
            left = max((x.end() for x in _CUT.finditer(folded, 0, m.start())), default=0)
            phrase = folded[left : m.end()]
            bare = strip_lead(phrase)
            start = m.end() - len(bare)
            if len(bare) > len(tail):
                yield start, m.end()
        if head in folded:
            return


def _clauses(asked: Asked) -> list[Focus]:
    """The focus of each part of the question that has its own “who”."""
    asking = [c for c in asked.cues if c.tag == "unit"]
    if len(asking) < 2:
        return [asked.focus]
    bounds = [0]
    for a, b in zip(asking, asking[1:], strict=False):
        at = next((i for i in range(a.end, b.start) if asked.text[i] in ",、;"), None)
        if at is None:
            return [asked.focus]
        bounds.append(at + 1)
    bounds.append(len(asked.text))
    out = []
    first = bounds[1]
    for a, b in zip(bounds, bounds[1:], strict=False):
        weights = [w if a <= i < b or (i < first and a == 0) else w * 0.25 for i, w in enumerate(asked.focus.weights)]
        out.append(Focus(asked.focus.text, tuple(weights), asked.focus.runs, asked.focus.alternatives))
    return out
