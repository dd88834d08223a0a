"""The packaged Turtle files: where they lie and what they hold. Reading happens on call, never on import, and needs no RDF library."""

from __future__ import annotations

from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

MEDIA_TYPE: Final = "text/turtle"  # RDF 1.1 Turtle §6.2


class Source(StrEnum):
    """The files, by what they hold."""

    PLAN = "plan.ttl"  # classes, properties, closed lists
    LEXICON = "lexicon.ttl"  # the other ways to name and ask for them
    TOPICS = "topics.ttl"
    FUNCTIONS = "functions.ttl"
    SHAPES = "shapes.ttl"


# What belongs in the graph's default union; the shapes are for the validator alone.
VOCABULARY: Final = (Source.PLAN, Source.LEXICON, Source.TOPICS, Source.FUNCTIONS)


def source_path(source: Source) -> Traversable:
    """Return where `source` lies; in a wheel that is zipped it is no file of the file system."""
    return files("ontology") / source.value


def source_bytes(source: Source) -> bytes:
    """Return the Turtle of `source`, UTF-8. Raises `FileNotFoundError` where the installation is broken."""
    return source_path(source).read_bytes()
