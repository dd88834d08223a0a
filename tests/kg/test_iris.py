from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import iris


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(iris.plan_iri("yunxi-2024"), "https://w3id.org/plangraph/id/plan/yunxi-2024", id="plan"),
        pytest.param(iris.record_iri("p", "task-0a"), "https://w3id.org/plangraph/id/plan/p/task-0a", id="record"),
        pytest.param(iris.evidence_iri("p", 3, 9), "https://w3id.org/plangraph/id/plan/p/evidence/3-9", id="evidence"),
        pytest.param(iris.value_iri("p", "i", 2, "http://a/"), "http://a/plan/p/i/value/2", id="value-under-another-base"),
    ],
)
def test_form(made: str, expected: str) -> None:
    assert made == expected


def test_a_unit_of_the_same_name_in_two_places_is_two_units() -> None:
    assert iris.unit_iri("云溪市", "市公安局") != iris.unit_iri("南浦市", "市公安局")


def test_homophones_differ_and_can_be_read() -> None:
    first, second = iris.jurisdiction_iri("宜春市"), iris.jurisdiction_iri("伊春市")
    assert first != second
    assert first.startswith(iris.BASE + "place/yi-chun-shi-")


@given(st.text(max_size=80))
def test_every_name_gives_a_short_ascii_iri(name: str) -> None:
    made = iris.unit_iri("云溪市", name)
    assert made.isascii()
    assert len(made) < 160
    assert made == iris.unit_iri("云溪市", name)
