"""The constants of other vocabularies: each in its own namespace, and those that plan.ttl ties us to among them."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum

import pytest
from rdflib import RDFS, Graph, URIRef

from ontology import reused
from ontology.vocabulary import PLAN

ENUMS = [kind for _, kind in inspect.getmembers(reused, inspect.isclass) if issubclass(kind, StrEnum) and kind is not StrEnum]


def constant(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


@pytest.mark.parametrize("terms", ENUMS, ids=lambda terms: terms.__name__)
def test_a_term_is_its_namespace_and_its_name(terms: type[StrEnum]) -> None:
    namespace = getattr(reused, constant(terms.__name__))
    for member in terms:
        local = member.value.removeprefix(namespace)
        assert re.fullmatch(r"[A-Za-z]+", local), member.value
        assert member.name == constant(local)


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf], ids=["subClassOf", "subPropertyOf"])
def test_what_plan_ttl_is_tied_to_is_among_the_constants(predicate: URIRef, plan_graph: Graph) -> None:
    known = {member.value for terms in ENUMS for member in terms}
    tied = {str(o) for o in plan_graph.objects(None, predicate) if not str(o).startswith(PLAN)}
    assert tied
    assert tied - known == set()
