"""What belongs to what, and how many: the members of the set of the plan's structure that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kg.question.containers import Container, containers_of
from kg.question.focus import Focus
from kg.question.linking import said_pairs
from kg.question.listing import expected_count
from kg.question.rarity import PairIndex
from kg.question.readings import Finding, Piece, Reading
from kg.question.sources import Sources
from kg.question.sparql import query_for
from kg.question.understanding import Asked

_LEAST = 0.55
_LOOKED_AT = 60
_PRIOR = 0.3  # a question that says nothing but “items of the list” means the list that there is
_GENERIC = 0.2  # the weight that words for parts and wholes keep in the search for the set
_NAME, _PATH = 1.0, 0.6
_ALIKE = 0.04
_MEMBER_WORD = re.compile(
    r"任务|事项|项目|举措|措施|行动|工作|方面|部分|[大几三四五六]块|条|章|节|步|内容|工程|指标|类别|大类|最佳实践|\bitems?\b|\btasks?\b|\bprojects?\b|\bindicators?\b|\bparts\b|\bmeasures\b"
)
_CATEGORY = re.compile(r"哪[几些]?[个种]?(?:大)?类|几(?:个|大)?类|类别|项目类型")
_ATTRIBUTES = ("约束性", "预期性", "底线", "导向")
_STRUCTURE = "任务 事项 项目 举措 措施 行动 具体 清单 任务表 表 汇总表 类 方面 列 分 包含 包括 组成 拆成 附件 专栏 项目库 规划 方案 主要 指标 指标表 数 总数 要点 章节 约束性 预期性 具体任务 items tasks"


class Membership:
    """Finds members of sets, and counts them."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._containers = containers_of(sources.shelf, sources.base)
        self._index = PairIndex([f"{c.name}\n{c.path}" for c in self._containers])

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the members, or their number, of the set that the question names; none where it names none."""
        if asked.wants not in ("which", "amount", "noun", "define") or asked.roles:
            return
        counted = asked.wants == "amount" and self._counts(asked)
        if asked.wants == "amount" and not counted and "which" not in asked.tags:
            return
        chosen = self._chosen(asked)
        if not chosen:
            return
        pieces: list[Piece] = []
        for _, container in chosen:
            for members, label in self._wanted(asked, container):
                pieces += [_number(members, label, container)] if counted else list(members)
        if not pieces:
            return
        score = min(1.0, max(worth for worth, _ in chosen) + (0.12 if counted else 0.0))
        kind = chosen[0][1].members[0].type
        reading = Reading(
            operation="count" if counted else "list",
            asked=kind,
            cls="task" if kind == "task" else None,
            about=chosen[0][1].label,
            relation="包含",
            plans=asked.plans,
        )
        subjects = [s for p in pieces for m in (p.members or (p,)) for s in m.subjects]
        yield Finding(reading=reading, pieces=tuple(pieces), score=score, sparql=query_for(kind if kind == "passage" else "task", subjects))

    def _counts(self, asked: Asked) -> bool:
        asking = [c for c in asked.cues if c.tag == "amount"]
        after = asked.text[asking[-1].end :] if asking else ""
        return bool(
            re.match(
                r"\s*[个项条部类章块大]?(?:的)?(?:具体|子|约束性|预期性)?(?:任务|事项|项目|举措|措施|指标|工程|行动|部分|方面|\??$|的?\??$)",
                after,
            )
        ) or (asked.language == "en" and bool(re.search(r"how many (?:of )?.*(?:items|tasks|projects|indicators|measures)", asked.text)))

    def _chosen(self, asked: Asked) -> list[tuple[float, Container]]:
        """The sets that the question names: the best, and with several cities (or none) named the best of each that is as good."""
        expected = expected_count(asked) if asked.wants != "amount" else None
        said = said_pairs(asked.focus)
        focus = _special(asked.focus)
        near = self._index.scores(focus.pairs(self._sources.shelf.index))
        looked = [n for n in near.argsort()[::-1].tolist()[:_LOOKED_AT] if near[n] > 0 or "indicator" in asked.classes]
        held = [(n, self._containers[n]) for n in looked if not asked.plans or self._containers[n].plan in asked.plans]
        judged = [(self._worth(asked, focus, c, expected, said), n, c) for n, c in held]
        judged = sorted((j for j in judged if j[0] >= _LEAST), key=lambda j: (-j[0], j[1]))
        if not judged:
            return []
        best = judged[0][0]
        out: dict[str, tuple[float, Container]] = {}
        for worth, _, container in judged:
            if container.plan not in out and worth >= best - (0.35 if len(asked.plans) > 1 else _ALIKE):
                out[container.plan] = (worth, container)
        order = asked.plans or tuple(out)
        return [out[p] for p in order if p in out]

    def _worth(self, asked: Asked, focus: Focus, c: Container, expected: int | None, said: frozenset[str]) -> float:
        is_indicator = c.kind in ("indicators", "group")
        if is_indicator != ("indicator" in asked.classes or "指标" in asked.text):
            return 0.0
        if (c.kind == "categories") != bool(_CATEGORY.search(asked.text)) and c.kind in ("categories", "table"):
            return 0.0
        worth = (focus.score((c.name, _NAME), (c.path, _PATH)) * focus.total + _PRIOR) / (focus.total + _PRIOR)
        links = self._sources.links
        if c.kind in ("task", "section", "lines", "group"):
            worth *= 0.72 + 0.28 * links.share_said(c.name, said)
        elif c.kind in ("table", "categories"):  # a table's title says the place, the plan and the years too
            worth *= 0.92 + 0.08 * links.share_said(c.name, said)
        if c.kind in ("lines", "section") and links.share_said(c.name, said) > 0.95:
            worth += 0.2
        fits = expected is not None and expected == len(c.members)
        if not _MEMBER_WORD.search(asked.text) and not fits:
            worth *= 0.62
        if expected is not None:
            worth += 0.1 if fits else -0.12
        return worth

    def _wanted(self, asked: Asked, c: Container) -> Iterable[tuple[tuple[Piece, ...], str]]:
        """The members that the question wants; one set for each attribute that it names (约束性, 预期性)."""
        named = [a for a in _ATTRIBUTES if a in asked.text]
        if not named or not c.attributes:
            yield c.members, c.label
            return
        for attribute in named:
            members = tuple(m for m, a in zip(c.members, c.attributes, strict=True) if a and a.startswith(attribute))
            if members:
                yield members, f"{attribute}{c.label}"


def _special(focus: Focus) -> Focus:
    """The focus with the words for parts and wholes (任务, 清单, 指标表) made light: every set has those."""
    generic = focus.covered(_STRUCTURE)
    return msgspec.structs.replace(
        focus, weights=tuple(w * (_GENERIC if g > 0.5 else 1.0) for w, g in zip(focus.weights, generic, strict=True))
    )


def _number(members: tuple[Piece, ...], label: str, container: Container) -> Piece:
    evidence = tuple(dict.fromkeys(e for m in members for e in m.evidence[:1]))
    return Piece(type="count", label=label, plan=container.plan, evidence=evidence[:40], value=len(members), members=members)


def renamed(piece: Piece, label: str) -> Piece:
    """Return the item with another label."""
    return msgspec.structs.replace(piece, label=label)
