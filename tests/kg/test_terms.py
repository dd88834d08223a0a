from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Literal

from kg.terms import Statement, Term, date, decimal, nquads, ntriples, plain, text, typed
from ontology.reused import Xsd


@pytest.mark.parametrize(
    ("term", "written"),
    [
        pytest.param(Term("https://a.example/b"), "<https://a.example/b>", id="iri"),
        pytest.param(plain('a "b" \\ c\n'), '"a \\"b\\" \\\\ c\\n"', id="escapes"),
        pytest.param(text("井盖"), '"井盖"@zh', id="language"),
        pytest.param(decimal(96.0), '"96"^^<http://www.w3.org/2001/XMLSchema#decimal>', id="whole-number"),
        pytest.param(decimal(0.00001), '"0.00001"^^<http://www.w3.org/2001/XMLSchema#decimal>', id="no-exponent"),
        pytest.param(decimal(1e21), '"1000000000000000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>', id="large"),
        pytest.param(date("2023"), '"2023"^^<http://www.w3.org/2001/XMLSchema#gYear>', id="year"),
        pytest.param(date("2023-05"), '"2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', id="month"),
        pytest.param(date("2023-05-08"), '"2023-05-08"^^<http://www.w3.org/2001/XMLSchema#date>', id="day"),
    ],
)
def test_written(term: Term, written: str) -> None:
    assert ntriples(term) == written


def test_an_iri_with_a_space_is_refused() -> None:
    with pytest.raises(ValueError, match="expected an IRI"):
        ntriples(Term("https://a.example/b c"))


def test_number_of_a_numeric_literal_only() -> None:
    assert typed("12.5", Xsd.DECIMAL).number() == 12.5
    with pytest.raises(ValueError, match="numeric"):
        text("12.5").number()


def test_lines_are_sorted_and_each_once() -> None:
    a, b = (Statement("https://a.example/" + name, "https://a.example/p", plain("x")) for name in "ab")
    assert nquads([b, a, b], "https://a.example/g").splitlines() == [
        '<https://a.example/a> <https://a.example/p> "x" <https://a.example/g> .',
        '<https://a.example/b> <https://a.example/p> "x" <https://a.example/g> .',
    ]


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own parser uses it
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_another_parser(value: str) -> None:
    line = nquads([Statement("https://a.example/s", "https://a.example/p", text(value))], "https://a.example/g")
    parsed = Dataset().parse(data=line, format="nquads")
    assert [quad[2] for quad in parsed.quads()] == [Literal(value, lang="zh")]
