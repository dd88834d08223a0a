"""Museums with English labels by several naming properties, and properties without any."""

import pytest

from kg.labelled.engine import GraphAnswerer
from tests.kg.labelled.asked import Said, answerer, said

FILES = ("museums.ttl",)

ANSWERS: dict[str, Said] = {
    "What is the phone number of the Tin Museum?": {"555-0101"},
    "Which museums are in Port Selby?": {"Clock House", "Museum of the Sea"},
    "How many museums does Mira Orrin curate?": 2,
    "Who is the curator of the Horology Museum?": {"Mira Orrin"},
    "What is the email of the curator of the Paper Mill Museum?": {"castell@museums.example"},
    "Which museum has the most visitors?": {"Museum of the Sea"},
    "Which is the oldest museum?": {"Tin Museum"},
    "What is the cheapest museum?": {"Paper Mill Museum"},
    "Which museums have no phone number?": {"Clock House"},
    "Which museums cost less than 7?": {"Clock House", "Paper Mill Museum"},
    "How many museums were founded after 1990?": 2,
    "What is the total number of visitors of all museums?": 493000,
    "What is the average ticket price?": 7.875,
    "What is the population of the city of the Clock House?": {"96000"},
    "Which is more expensive, the Tin Museum or the Clock House?": {"Tin Museum"},
    "Is the Tin Museum in Lune?": False,
    "Who is the mayor of Lune?": None,
    "What is the phone number of the Louvre?": None,
    "Which museums are in cities with more than 50000 inhabitants?": {"Clock House", "Museum of the Sea", "Tin Museum"},
    "When was the Paper Mill Museum founded?": {"1996"},
    "Clock House的门票多少钱": {"6"},
    "Port Selby有几家博物馆": 2,
    "Tin Museum的馆长是谁": {"Mira Orrin"},
    "年游客最多的博物馆": {"Museum of the Sea"},
    "Does the Museum of the Sea have a website?": True,
    "What are the opening hours of the Museum of the Sea?": {"daily 9-18"},
    "Which curator was born first?": {"Mira Orrin"},
    "Top 2 museums by annual visitors": {"Museum of the Sea", "Tin Museum"},
}


@pytest.fixture(scope="module")
def graph() -> GraphAnswerer:
    return answerer(*FILES)


@pytest.mark.parametrize("question", ANSWERS)
def test_what_is_asked_is_answered_and_nothing_beside(graph: GraphAnswerer, question: str) -> None:
    assert said(graph, question) == ANSWERS[question]
