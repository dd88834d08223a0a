from __future__ import annotations

import pytest

from kg.mapping import graph_of
from kg.terms import Statement, plain
from kg.topics import Labels, Linker
from kg.validation import validate
from ontology.errors import GraphInvalidError
from ontology.vocabulary import Property
from tests.kg.plans import small_plan_records

STATEMENTS = graph_of(*small_plan_records(), linker=Linker(Labels([]), Labels([])))


def test_a_mapped_plan_conforms() -> None:
    validate("yunxi-2024", STATEMENTS)


@pytest.mark.parametrize(
    ("predicate", "shape"),
    [
        pytest.param(Property.EVIDENCE, "shape:evidence", id="no-evidence"),
        pytest.param(Property.QUOTE, "shape:quote", id="no-quote"),
        pytest.param(Property.ROLE, "shape:role", id="no-role"),
        pytest.param(Property.JURISDICTION, "shape:planJurisdiction", id="no-jurisdiction"),
    ],
)
def test_what_is_missing_is_reported(predicate: Property, shape: str) -> None:
    with pytest.raises(GraphInvalidError, match=shape) as raised:
        validate("yunxi-2024", [s for s in STATEMENTS if s.predicate != predicate])
    assert raised.value.plan == "yunxi-2024"


def test_an_operator_outside_the_list_is_reported() -> None:
    wrong = [Statement(s.subject, s.predicate, plain("≈")) if s.predicate == Property.OP else s for s in STATEMENTS]
    with pytest.raises(GraphInvalidError, match="shape:op"):
        validate("yunxi-2024", wrong)
