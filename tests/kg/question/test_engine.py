from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.mapping import graph_of
from kg.question.answer import Answer, Item, Question
from kg.question.engine import Engine
from kg.question.sources import Sources
from kg.store import Store
from kg.terms import nquads
from kg.topics import Labels, Linker

ASKED = (
    "松岭县路灯节能改造谁牵头，谁配合？",
    "县住建局牵头几项任务？",
    "云溪2026年路灯亮灯率目标是多少？",
    "城关镇实施的道路总投资合计多少万元？",
    "松岭县出台哪些标准？",
    "“三清一改”指什么？",
    "路面病害包括哪些？",
    "哪个地方的城市道路完好率目标更高？",
    "松岭县方案的文号是多少",
    "公厕改造是县住建局牵头的吗",
    "松岭县的供水管网漏损率目标是多少",
)


@pytest.fixture(scope="module")
def store(sources: Sources, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("questions")
    linker = Linker(Labels([]), Labels([]))
    files = []
    for volume in sources.shelf.volumes.values():
        path = folder / f"{volume.plan}.nq"
        path.write_text(nquads(graph_of(volume.text, volume.records, linker=linker), f"https://a.example/{volume.plan}"), "utf-8")
        files.append(path)
    Store.create(folder / "store", *files)
    return Store.open(folder / "store")


def untimed(answer: Answer) -> bytes:
    return msgspec.structs.replace(answer, took_ms=0.0).to_json()


def every(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from every(item.members or ())


@pytest.mark.parametrize("question", ASKED)
def test_the_query_gives_the_items_again(sources: Sources, store: Store, question: str) -> None:
    plain, queried = Engine(sources), Engine(sources, store.select)
    answer = queried.ask(Question(question=question))
    assert untimed(answer) == untimed(plain.ask(Question(question=question)))
    assert len(store.select(answer.query.sparql)) >= (1 if answer.items else 0)


@pytest.mark.parametrize("question", ASKED)
def test_every_quote_is_the_slice_that_it_says(sources: Sources, engine: Engine, question: str) -> None:
    answer = engine.ask(Question(question=question))
    assert answer.citations
    for c in answer.citations:
        assert sources.shelf.quote(c.plan, c.start, c.end) == c.quote


@pytest.mark.parametrize("question", ASKED)
def test_every_item_has_its_evidence(engine: Engine, question: str) -> None:
    answer = engine.ask(Question(question=question))
    for item in every(answer.items):
        assert item.citations
        assert set(item.citations) <= set(range(len(answer.citations)))


def test_two_engines_answer_alike(sources: Sources) -> None:
    first, second = Engine(sources), Engine(sources)
    forwards = [untimed(first.ask(Question(question=q))) for q in ASKED]
    backwards = [untimed(second.ask(Question(question=q))) for q in reversed(ASKED)]
    assert forwards == backwards[::-1]


def test_what_the_graph_does_not_hold_is_not_told(sources: Sources, engine: Engine) -> None:
    item = engine.ask(Question(question="县供电公司配合哪些任务？")).items[0]
    partial = Engine(sources, lambda _: [{"item": term} for term in [_Iri(item.iri or "")]])  # type: ignore[dict-item]  # only its value is read
    assert [i.iri for i in partial.ask(Question(question="县供电公司配合哪些任务？")).items] == [item.iri]


class _Iri(msgspec.Struct, frozen=True):
    value: str


@pytest.mark.parametrize(
    ("limit", "shown", "total"),
    [
        pytest.param(1, 1, 2, id="cut"),
        pytest.param(2, 2, msgspec.UNSET, id="just-all"),
        pytest.param(9, 2, msgspec.UNSET, id="more-than-all"),
    ],
)
def test_a_limit_cuts_the_items_and_says_so(engine: Engine, limit: int, shown: int, total: int | msgspec.UnsetType) -> None:
    answer = engine.ask(Question(question="县供电公司配合哪些任务？", limit=limit))
    assert (len(answer.items), answer.total, answer.truncated) == (shown, total, True if total else msgspec.UNSET)


def test_plans_may_be_chosen(engine: Engine) -> None:
    answer = engine.ask(Question(question="城市道路完好率的目标是多少", plans=("songling-2025",)))
    assert [(i.city, i.value) for i in answer.items] == [("松岭县", 95)]


def test_the_language_may_be_chosen(engine: Engine) -> None:
    answer = engine.ask(Question(question="松岭县井盖普查谁牵头", lang="en"))
    assert "led by" in answer.answer


HOSTILE = (
    "",
    " ",
    "？",
    "的的的的",
    "井" * 500,
    "🚧🕳️哪个单位牵头",
    "'; DROP TABLE plans; --",
    "松岭县井盖普查谁牵头> } UNION { ?s ?p ?o } #",
    "\x00\x01\u202e松岭",
    "¿Quién dirige la tarea de alumbrado en Songling?",
    "松嶺縣路燈節能改造誰牽頭",
    "((((((((((",
    "\\u003cscript\\u003e",
    "a" * 500,
    "99999999999999999999年的目标是多少",
)


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_is_answered_without_a_trace(engine: Engine, store: Store, question: str) -> None:
    answer = engine.ask(Question(question=question))
    assert answer.status in ("answered", "not_found", "ambiguous")
    store.select(answer.query.sparql)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_random_text_is_answered(engine: Engine, question: str) -> None:
    assert engine.ask(Question(question=question)).question == question


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("松岭云溪县市井盖路灯谁牵头配合多少什么时候的目标率年2025？，“”哪些任务标准", max_size=40))
def test_random_words_of_questions_are_answered(engine: Engine, question: str) -> None:
    answer = engine.ask(Question(question=question))
    assert (answer.status != "not_found") == bool(answer.items)


def test_nothing_of_the_question_stands_in_the_query(ask: Callable[[str], Answer]) -> None:
    answer = ask("松岭县井盖普查谁牵头> } UNION { ?s ?p ?o } #")
    assert "UNION" not in answer.query.sparql
    assert "井盖" not in answer.query.sparql
