"""The lexicon: only of declared terms, in both languages, and nothing twice."""

from __future__ import annotations

import pytest
from rdflib import RDFS, SKOS, Graph, Literal, URIRef

from ontology.reused import Dcterms
from ontology.vocabulary import Class, Concept, Property

# Never asked for by name: offsets and plumbing.
SILENT = {Property.SHORTCUT_OF, Property.BODY_START}
SPOKEN = sorted({*Class, *Property, *Concept} - SILENT)

ASKED = [
    (Property.LEAD_UNIT, "谁牵头"),
    (Property.LEAD_UNIT, "归谁管"),
    (Property.LEAD_UNIT, "由哪家负责"),
    (Property.LEAD_UNIT, "主管"),
    (Property.LEAD_UNIT, "who leads"),
    (Property.LEAD_UNIT, "responsible for leading"),
    (Property.COOPERATING_UNIT, "协办"),
    (Property.COOPERATING_UNIT, "谁来配合"),
    (Property.COOPERATING_UNIT, "who cooperates"),
    (Property.BUILD_UNIT, "由谁来建"),
    (Property.DEADLINE, "什么时候完成"),
    (Property.DOCUMENT_NUMBER, "文号"),
    (Property.PLANS_TO_ISSUE, "出台"),
    (Property.PLANS_TO_REVISE, "修订"),
    (Concept.ISSUE, "制定"),
    (Concept.REVISE, "修编"),
    (Concept.BASELINE, "现状"),
    (Concept.TARGET, "规划值"),
    (Concept.ACTUAL, "完成情况"),
    (Concept.BINDING, "约束性指标"),
    (Dcterms.PUBLISHER, "谁印发"),
    (Dcterms.ISSUED, "什么时候发布"),
]


@pytest.mark.parametrize("term", SPOKEN, ids=str)
def test_a_term_can_be_asked_for_in_each_language(term: str, lexicon_graph: Graph) -> None:
    assert {str(o.language) for o in lexicon_graph.objects(URIRef(term), SKOS.altLabel) if isinstance(o, Literal)} == {"en", "zh"}


def test_only_declared_terms_are_spoken_of(lexicon_graph: Graph, plan_graph: Graph) -> None:
    assert set(lexicon_graph.subjects()) - set(plan_graph.subjects()) == set()


def test_no_other_label_repeats_the_name(lexicon_graph: Graph, plan_graph: Graph) -> None:
    names = {(s, o) for predicate in (RDFS.label, SKOS.prefLabel) for s, o in plan_graph.subject_objects(predicate)}
    assert set(lexicon_graph.subject_objects(SKOS.altLabel)) & names == set()


def test_only_who_is_a_single_character(lexicon_graph: Graph) -> None:
    assert {str(o) for o in lexicon_graph.objects() if len(str(o)) < 2} == {"谁"}


@pytest.mark.parametrize(("term", "words"), ASKED, ids=[words for _, words in ASKED])
def test_what_people_ask_leads_to_the_term(term: str, words: str, lexicon_graph: Graph) -> None:
    assert words in {str(o) for o in lexicon_graph.objects(URIRef(term), SKOS.altLabel)}
