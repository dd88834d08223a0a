"""What belongs to what, and how many: the members of the set of the plan's structure that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from corpus.folding import fold_aligned
from kg.question.asking import Asked
from kg.question.containers import Container, SetKind, containers_of
from kg.question.enumerations import strip_lead
from kg.question.focus import Focus
from kg.question.linking import said_pairs
from kg.question.listing import expected_count
from kg.question.rarity import PairIndex
from kg.question.readings import Finding, Piece, found
from kg.question.sources import Sources

_LEAST = 0.55
_LOOKED_AT = 60
_COUNTERS = "个项条类大件种章节部"
_COUNTED_NOUN = re.compile(rf"\s*[{_COUNTERS}]?(?:的)?([\u4e00-\u9fff]{{2}})")
_NAME, _PATH = 1.0, 0.6
_ALIKE, _PARTLY = 0.04, 0.35  # how far a set of another city may fall behind the best: where none, and where several are named
_PRIOR = 0.3  # a question that says nothing but “items of the list” means the list that there is
_GENERIC = 0.2  # the weight that words for parts and wholes keep in the search for the set
_UNSAID, _UNSAID_TITLE = 0.28, 0.08  # what a set loses whose name was not said; a table's title says place, plan and years too
_ITEMS = re.compile(r"(?:几|多少)[个项件条]?(?:具体)?(?:事项|任务|项目|事|工作|行动|举措)|how many (?:items|tasks|projects|actions)")
_THE_LIST = 0.65  # how sure it is that the list is meant
_SAYS_NOTHING = 0.5  # the weight of a question without the words for parts and wholes under which it names no set
_BARE = 4  # characters of a name without its verbs by which it may be called: 任务 of 重点任务 is any
_WHOLE_NAME, _NAMED = 0.95, 0.2  # a heading said in full is what is meant
_NAMED_BY_KIND = 0.9  # as much of its name is said of a set that is asked for by the noun in which all names of its members end
_NO_WORD, _FITS, _FITS_NOT, _COUNTED = 0.62, 0.1, -0.12, 0.12
_MEMBER_WORD = re.compile(
    r"哪[几些]项|几项|任务|事项|项目|举措|措施|行动|工作|方面|部分|[大几三四五六]块|条|章|节|步|内容|工程|指标|类别|大类|最佳实践"
    r"|\bitems?\b|\btasks?\b|\bprojects?\b|\bindicators?\b|\bparts\b|\bmeasures\b"
)
_HOW_MANY = re.compile(
    r"\s*[个项条部类章块大]?(?:的)?(?:具体|子|约束性|预期性)?(?:任务|事项|项目|举措|措施|指标|工程|行动|部分|方面|\??$|的?\??$)"
)
_HOW_MANY_ENGLISH = re.compile(r"how many (?:of )?.*(?:items|tasks|projects|indicators|measures)")
_CATEGORY = re.compile(r"哪[几些]?[个种]?(?:大)?类|几(?:个|大)?类|类别|项目类型")
_CHAPTERS = re.compile(
    r"(?:哪|几|多少)(?:几|些|个|大)*(?:章(?!程)|篇(?!幅)|个?部分(?!内容)|大块|板块)|\b(?:how many|which|what) (?:chapters|parts)\b"
)
_STRUCTURE = (
    "任务 事项 项目 举措 措施 行动 具体 清单 任务表 表 汇总表 类 方面 列 分 包含 包括 组成 拆成 附件 专栏 项目库 规划 方案 主要 指标 "
    "指标表 数 总数 要点 章节 约束性 预期性 具体任务 items tasks"
)


class Membership:
    """Finds members of sets, and counts them."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._containers = containers_of(sources.shelf, sources.base)
        self._titles = {v.plan: fold_aligned(v.records.document.title) for v in sources.shelf.volumes.values()}
        self._index = PairIndex([f"{c.name}\n{c.path}\n{c.tail}" for c in self._containers])

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the members, or their number, of the set that the question names; none where it names none."""
        counted = asked.wants == "amount" and _counts(asked)
        if "indicator" in asked.classes or not (counted or asked.wants in ("which", "noun", "define")):
            return
        chosen = self._chosen(asked)
        if asked.roles and not any(self._sources.links.share_said(c.name, said_pairs(asked.focus)) > _WHOLE_NAME for _, c in chosen):
            return  # 协同 of 协同推进 is a role, unless it stands in the name of what is asked about
        rows = [m for _, c in chosen for m in c.members]
        if not rows:
            return
        pieces = [_number(c, self._stated(asked, c)) for _, c in chosen] if counted else rows
        score = max(worth for worth, _ in chosen) + (_COUNTED if counted else 0.0)
        yield found(asked, "count" if counted else "list", pieces, score, about=chosen[0][1].label, relation="包含", rows=rows)

    def _stated(self, asked: Asked, c: Container) -> Iterable[tuple[int, int]]:
        """The sentence in which the plan says itself how many members a set has: 等16个事项."""
        noun = _COUNTED_NOUN.match(asked.behind("amount"))
        folded = self._sources.shelf.volumes[c.plan].folded
        said = re.search(rf"(?<![\d.]){len(c.members)}\s?[{_COUNTERS}]{re.escape(noun[1])}", folded) if noun else None
        if said:
            start = max(folded.rfind(mark, 0, said.start()) for mark in "。;\n") + 1
            yield start, min((i for i in (folded.find(mark, said.end()) for mark in "。;\n") if i >= 0), default=len(folded))

    def _chosen(self, asked: Asked) -> list[tuple[float, Container]]:
        """The sets that the question names: the best, and with several cities (or none) named the best of each that is as good."""
        focus = _special(asked.focus)
        said = said_pairs(asked.focus)
        near = self._index.scores(self._sources.shelf.pairs(focus))
        looked = [n for n in near.argsort(kind="stable")[::-1].tolist()[:_LOOKED_AT] if near[n] > 0]
        if asked.plans and focus.total < _SAYS_NOTHING and asked.wants == "amount" and _ITEMS.search(asked.text):
            return self._lists(asked)
        kinds = _kinds_asked(asked.text)
        held = [(n, c) for n in looked for c in (self._containers[n],) if c.kind in kinds and (not asked.plans or c.plan in asked.plans)]
        judged = sorted(((self._worth(asked, focus, c, said), n, c) for n, c in held), key=lambda j: (-j[0], j[1]))
        best = judged[0][0] if judged else 0.0
        floor = max(_LEAST, best - (_PARTLY if len(asked.plans) > 1 else _ALIKE))
        out: dict[str, tuple[float, Container]] = {}
        for worth, _, c in judged:
            if worth >= floor:
                out.setdefault(c.plan, (worth, c))
        return [out[p] for p in asked.plans or tuple(out) if p in out]

    def _lists(self, asked: Asked) -> list[tuple[float, Container]]:
        """The longest list of each plan: what a question means that says nothing but “how many items”."""
        kind = "chapters" if _CHAPTERS.search(asked.text) else "table"
        lists = [c for c in self._containers if c.kind == kind and c.plan in asked.plans]
        return [(_THE_LIST, max(mine, key=lambda c: len(c.members))) for p in asked.plans if (mine := [c for c in lists if c.plan == p])]

    def _worth(self, asked: Asked, focus: Focus, c: Container, said: frozenset[str]) -> float:
        kin = _asked_for(asked.text, c)
        fields = ((c.name, _NAME), (c.path, _PATH), *(((c.tail, _NAME), (self._titles[c.plan], _NAME)) if kin else ()))
        worth = (focus.score(*fields) * focus.total + _PRIOR) / (focus.total + _PRIOR)
        bare = strip_lead(c.name)
        shares = (self._sources.links.share_said(name, said) for name in (c.name, bare if len(bare) >= _BARE else c.name))
        share = max(*shares, _NAMED_BY_KIND if kin else 0.0)
        worth *= 1 - (_UNSAID_TITLE if c.kind in ("table", "categories") else _UNSAID) * (1 - share)
        if c.kind in ("lines", "section") and share > _WHOLE_NAME:
            worth += _NAMED
        expected = expected_count(asked) if asked.wants != "amount" else None
        fits = expected == len(c.members)
        if not _MEMBER_WORD.search(asked.text) and not fits and not kin:
            worth *= _NO_WORD
        return worth + (0.0 if expected is None else _FITS if fits else _FITS_NOT)


def _kinds_asked(text: str) -> frozenset[SetKind]:
    """The kinds of sets whose members a question may ask for."""
    if _CHAPTERS.search(text):
        return frozenset({"chapters"})
    return frozenset(get_args(SetKind)) - {"chapters", "table" if _CATEGORY.search(text) else "categories"}


def _counts(asked: Asked) -> bool:
    """Whether the question asks how many parts, items or indicators there are."""
    if asked.language == "en":
        return bool(_HOW_MANY_ENGLISH.search(asked.text))
    return bool(_HOW_MANY.match(asked.behind("amount")))


def _asked_for(text: str, c: Container) -> bool:
    """Whether the question asks for the members by the noun that all their names end in: 哪几大工程."""
    return bool(c.tail) and re.search(rf"(?:哪|几|多少|什么)[\u4e00-\u9fff]{{0,3}}{re.escape(c.tail)}", text) is not None


def _special(focus: Focus) -> Focus:
    """The focus with the words for parts and wholes (任务, 清单, 指标表) made light: every set has those."""
    return focus.reweighed(
        _GENERIC if generic > 0.5 else 1.0 for generic in msgspec.structs.replace(focus, alternatives=()).covered(_STRUCTURE)
    )


def _number(c: Container, stated: Iterable[tuple[int, int]]) -> Piece:
    evidence = tuple(dict.fromkeys([*stated, *(e for m in c.members for e in m.evidence[:1])]))
    return Piece(type="count", label=c.label, plan=c.plan, evidence=evidence, value=len(c.members), members=c.members)
