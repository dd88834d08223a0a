"""The contract of an answer over any graph: evidence, query, silence, the same every time."""

import re

import msgspec
import pytest

from kg.labelled.engine import GraphAnswerer
from kg.labelled.loading import load
from kg.question.answer import Item, Question
from kg.terms import Term
from tests.kg.labelled.asked import GRAPHS, answerer

TABLES = ("suppliers.csv", "products.csv", "deliveries.csv")
LISTS = (
    "Which products does Birch & Sons supply?",
    "Which products come from suppliers in Harrowfield?",
    "库存少于100的产品有哪些",
    "What is the most expensive product?",
    "Who supplies the Garden Bench?",
    "Which suppliers have no phone number?",
)


@pytest.fixture(scope="module")
def graph() -> GraphAnswerer:
    return answerer(*TABLES)


def _all(items: tuple[Item, ...]) -> list[Item]:
    return [one for item in items for one in (item, *_all(item.members))]


@pytest.mark.parametrize("question", [*LISTS, "How many products cost more than 30?", "What is the total stock of bearings?"])
def test_every_item_rests_on_rows_that_stand_so_in_the_file(graph: GraphAnswerer, question: str) -> None:
    answer = graph.ask(Question(question=question))
    assert answer.items
    for item in _all(answer.items):
        assert item.citations
        assert all(0 <= place < len(answer.citations) for place in item.citations)
    for citation in answer.citations:
        text = (GRAPHS / citation.title).read_text("utf-8")
        assert citation.quote == text[citation.start : citation.end]
        assert text.splitlines()[int(citation.section) - 1] == citation.quote


def test_triples_are_cited_from_the_sorted_triples_of_their_file() -> None:
    answer = answerer("museums.ttl").ask(Question(question="What is the phone number of the Tin Museum?"))
    (citation,) = answer.citations
    assert (citation.title, citation.section) == ("museums.ttl", "http://museums.example/tin")
    assert '<http://museums.example/tin> <http://museums.example/phoneNumber> "555-0101" .' in citation.quote.splitlines()
    assert len(citation.quote) == citation.end - citation.start


@pytest.mark.parametrize("question", LISTS)
def test_the_query_gives_the_items_again(question: str) -> None:
    loaded = load([GRAPHS / file for file in TABLES])
    answer = GraphAnswerer(loaded).ask(Question(question=question))
    rows = loaded.store.select(answer.query.sparql)
    things = {(item.of or item).iri for item in answer.items}
    assert {row["item"] for row in rows} == {Term(str(iri)) for iri in things}


def test_a_count_has_its_members_and_a_query_that_counts() -> None:
    loaded = load([GRAPHS / file for file in TABLES])
    answer = GraphAnswerer(loaded).ask(Question(question="How many products cost more than 30?"))
    (item,) = answer.items
    assert (item.type, item.value, len(item.members)) == ("count", 5, 5)
    assert loaded.store.select(answer.query.sparql)[0]["count"].number() == 5


@pytest.mark.parametrize(
    "question", ["What is the warranty of the Oak Table?", "今天天气怎么样", "Who wrote Hamlet?", "北京有哪些供应商", "🙂", "的"]
)
def test_what_the_tables_do_not_say_is_not_found(graph: GraphAnswerer, question: str) -> None:
    answer = graph.ask(Question(question=question))
    assert (answer.status, answer.items, answer.confidence) == ("not_found", (), 0.0)
    assert answer.answer


def test_a_refusal_names_what_was_looked_for(graph: GraphAnswerer) -> None:
    assert "warranty" in graph.ask(Question(question="What is the warranty of the Oak Table?")).answer


@pytest.mark.parametrize(
    "question",
    [
        'Oak Table" } ; DROP ALL ; #',
        "SELECT * WHERE { ?s ?p ?o }",
        "供应商' OR '1'='1",
        "<script>alert(1)</script>的价格",
        "\\u0000\\x00",
        "Oak Table " * 50,
        "哪个" * 200,
        "1" * 500,
        "((((((((((((((((((((",
    ],
)
def test_hostile_questions_are_answered_like_any_other(graph: GraphAnswerer, question: str) -> None:
    answer = graph.ask(Question(question=question))
    assert answer.status in {"answered", "not_found", "ambiguous"}
    assert "DROP" not in answer.query.sparql


def test_a_limit_cuts_the_list_and_says_so(graph: GraphAnswerer) -> None:
    answer = graph.ask(Question(question="库存少于100的产品有哪些", limit=2))
    assert (len(answer.items), answer.truncated, answer.total) == (2, True, 4)


def test_the_same_question_gets_the_same_bytes() -> None:
    questions = [*LISTS, "单价最高的产品是什么", "How many products are there per category?", "Alder Works"]

    def bytes_of(graph: GraphAnswerer) -> list[bytes]:
        return [msgspec.structs.replace(graph.ask(Question(question=q)), took_ms=0.0).to_json() for q in questions]

    assert bytes_of(answerer(*TABLES)) == bytes_of(answerer(*TABLES))


def test_a_thing_alone_is_told_with_all_that_is_known_of_it(graph: GraphAnswerer) -> None:
    answer = graph.ask(Question(question="介绍一下Cedar Supply"))
    assert {item.label for item in answer.items} == {"id", "city", "contactPerson", "establishedDate", "employeeCount"}


def test_tables_and_triples_are_asked_together() -> None:
    graph = answerer("museums.ttl", *TABLES)
    assert graph.ask(Question(question="Who is the curator of the Tin Museum?")).items[0].label == "Mira Orrin"
    assert graph.ask(Question(question="Who is the contact person of Alder Works?")).items[0].value == "Nina Falk"


def test_a_sentence_answers_in_the_language_of_the_question(graph: GraphAnswerer) -> None:
    assert re.search("[\u4e00-\u9fff]", graph.ask(Question(question="Oak Table的价格")).answer)
    assert not re.search("[\u4e00-\u9fff]", graph.ask(Question(question="What is the price of the Oak Table?")).answer)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(f"库存少于{'9' * 400}的产品有哪些", id="bound-beyond-floats"),
        pytest.param(f"库存在3到{'9' * 400}万之间的产品有哪些", id="range-beyond-floats"),
        pytest.param("库存最多的前99999999999999999999个产品", id="count-beyond-64-bits"),
        pytest.param(f"top {'9' * 5000} products by price", id="count-of-more-digits-than-python-reads"),
        pytest.param(f"库存最多的前{'九' * 30}个产品", id="chinese-count-beyond-64-bits"),
        pytest.param(f"库存大于一{'亿' * 600}的产品", id="chinese-bound-of-more-digits-than-python-writes"),
        pytest.param("价格第99999999999999999999高的产品有哪些", id="rank-beyond-64-bits"),
        pytest.param("价格第十2高的产品有哪些", id="rank-in-two-scripts"),
    ],
)
def test_numbers_of_any_size_are_answered_or_not_found(graph: GraphAnswerer, question: str) -> None:
    answer = graph.ask(Question(question=question))
    assert (answer.status == "not_found") is (answer.items == ())
