"""The packaged Turtle as rdflib graphs, parsed once."""

from __future__ import annotations

import pytest
from rdflib import Graph

from ontology.sources import Source, source_bytes


def parsed(*sources: Source) -> Graph:
    graph = Graph()
    for source in sources:
        graph.parse(data=source_bytes(source), format="turtle")
    return graph


@pytest.fixture(scope="session")
def plan_graph() -> Graph:
    return parsed(Source.PLAN)


@pytest.fixture(scope="session")
def lexicon_graph() -> Graph:
    return parsed(Source.LEXICON)


@pytest.fixture(scope="session")
def topics_graph() -> Graph:
    return parsed(Source.TOPICS)


@pytest.fixture(scope="session")
def functions_graph() -> Graph:
    return parsed(Source.FUNCTIONS)
