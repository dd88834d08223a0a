"""The packaged files are found, and finding them needs no RDF library."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ontology.sources import VOCABULARY, Source, source_bytes, source_path


@pytest.mark.parametrize("source", list(Source), ids=str)
def test_a_source_is_packaged_turtle(source: Source) -> None:
    assert source_path(source).name == source.value
    assert source_bytes(source).decode("utf-8").startswith("@prefix ")


def test_the_shapes_are_no_part_of_the_vocabulary() -> None:
    assert set(Source) - set(VOCABULARY) == {Source.SHAPES}


def test_the_floor_imports_no_rdf_library() -> None:
    code = (
        "import sys, ontology.errors, ontology.records, ontology.reused, ontology.sources, ontology.vocabulary;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'rdflib', 'pyshacl', 'pyoxigraph', 'kg', 'ingest', 'corpus', 'api'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
