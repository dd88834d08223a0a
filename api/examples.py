"""Questions to try: one for each kind of thing that the loaded plans hold, made from their own names and kept only where answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from api.shapes import Example
from kg.question.answer import Answer, Lang, Question
from ontology.records import PlanRecords

Ask = Callable[[Question], Answer]
Pair = tuple[str, str]  # the question in Chinese, and in English

_TITLE = range(4, 17)  # characters of a name that reads well inside a question
_TRIES = 4  # candidates a kind and plan; a snapshot that answers none of them gets no example of that kind


def choose_examples(plans: Sequence[PlanRecords], ask: Ask) -> tuple[Example, ...]:
    """Return questions that `ask` answers over `plans`: at most one a kind and language, spread over the plans, always the same."""
    languages: tuple[Lang, Lang] = ("zh", "en")
    chosen = [
        example
        for side, language in enumerate(languages)
        for turn, candidates in enumerate((_leaders, _indicators, _standards, _terms))
        if (example := _first_answered(_in_turn(plans, turn), candidates, side, language, ask)) is not None
    ]
    return tuple(chosen)


def _in_turn(plans: Sequence[PlanRecords], turn: int) -> list[PlanRecords]:
    """The plans, beginning with another one each turn."""
    return [plans[(turn + place) % len(plans)] for place in range(len(plans))]


def _first_answered(
    plans: Sequence[PlanRecords], candidates: Callable[[PlanRecords], Iterator[Pair]], side: int, lang: Lang, ask: Ask
) -> Example | None:
    for plan in plans:
        for _, pair in zip(range(_TRIES), candidates(plan), strict=False):
            answer = ask(Question(question=pair[side]))
            if answer.status == "answered" and answer.query.kind == "graph":
                return Example(pair[side], lang)
    return None


def _leaders(plan: PlanRecords) -> Iterator[Pair]:
    led = {part.task for part in plan.units if part.role == "lead"}
    for task in plan.tasks:
        if task.id in led and len(task.title) in _TITLE:
            yield f"{task.title}由哪个单位牵头？", f"Which unit leads “{task.title}”?"


def _indicators(plan: PlanRecords) -> Iterator[Pair]:
    for indicator in plan.indicators:
        years = [value.year for value in indicator.values if value.kind == "target" and value.value is not None and value.year is not None]
        if years and len(indicator.name) in _TITLE:
            place = plan.document.jurisdiction
            yield (
                f"{place}{max(years)}年{indicator.name}的目标是多少？",
                f"What is {_english_place(plan)}'s target for “{indicator.name}” in {max(years)}?",
            )


def _standards(plan: PlanRecords) -> Iterator[Pair]:
    if any(standard.action == "issue" for standard in plan.standards):
        yield f"{plan.document.jurisdiction}计划出台哪些标准？", f"Which standards does {_english_place(plan)} plan to issue?"


def _terms(plan: PlanRecords) -> Iterator[Pair]:
    for term in plan.terms:
        if len(term.term) in _TITLE:
            yield f"“{term.term}”是什么意思？", f"What does “{term.term}” mean?"


def _english_place(plan: PlanRecords) -> str:
    """The plan's id begins with the jurisdiction in pinyin."""
    return plan.plan.split("-")[0].capitalize()
