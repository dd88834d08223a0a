"""Questions to try: one for each kind of thing that the loaded plans hold, made from their own names and kept only where answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from api.shapes import Example
from kg.question.answer import Answer, Lang, Question
from ontology.records import Indicator, PlanRecords

Ask = Callable[[Question], Answer]
Pair = tuple[str, str]  # the question in Chinese, and in English

_TITLE = range(5, 17)  # characters of a name that reads well inside a question
_TERM = range(3, 13)
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
    """Tasks that somebody leads, those of tables first: a heading of the safeguards (组织保障) has the same name in every plan."""
    led = {part.task for part in plan.units if part.role == "lead"}
    common = {section.title for section in plan.sections if section.kind == "safeguards"}
    for task in sorted(plan.tasks, key=lambda task: task.source != "table"):
        if task.id in led and len(task.title) in _TITLE and task.title not in common:
            yield f"{task.title}由哪个单位牵头？", f"Which unit leads “{task.title}”?"


def _indicators(plan: PlanRecords) -> Iterator[Pair]:
    """Indicators with a target, those that reach farthest ahead first."""
    aimed = ((_last_target(indicator), indicator.name) for indicator in plan.indicators if len(indicator.name) in _TITLE)
    for year, name in sorted(aimed, key=lambda pair: -pair[0]):
        if year:
            yield (
                f"{plan.document.jurisdiction}{year}年{name}的目标是多少？",
                f"What is {_english_place(plan)}'s target for “{name}” in {year}?",
            )


def _last_target(indicator: Indicator) -> int:
    """The last year that the indicator has a figure to reach for, 0 where it has none."""
    return max((value.year or 0 for value in indicator.values if value.kind == "target" and value.value is not None), default=0)


def _standards(plan: PlanRecords) -> Iterator[Pair]:
    if any(standard.action == "issue" for standard in plan.standards):
        yield f"{plan.document.jurisdiction}计划出台哪些标准？", f"Which standards does {_english_place(plan)} plan to issue?"


def _terms(plan: PlanRecords) -> Iterator[Pair]:
    for term in plan.terms:
        name = term.term.strip("“”")
        if len(name) in _TERM:
            yield f"“{name}”是什么意思？", f"What does “{name}” mean?"


def _english_place(plan: PlanRecords) -> str:
    """The plan's id begins with the jurisdiction in pinyin."""
    return plan.plan.split("-")[0].capitalize()
