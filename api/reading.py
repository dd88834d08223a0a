"""One file to its text and records, with errors that name the file as its user does."""

from __future__ import annotations

from pathlib import Path

from corpus.reading import read_plan
from corpus.text import PlanText
from ingest.extraction import extract
from ontology.errors import NoPlanError
from ontology.records import PlanRecords


def read_records(path: Path, limit: int) -> tuple[PlanText, PlanRecords]:
    """Return the text and the records of the plan in the file at `path`, of at most `limit` bytes. Raises `SourceError`."""
    text = read_plan(path, limit)
    try:
        return text, extract(text)
    except NoPlanError as error:
        raise NoPlanError(path, error.expected, error.found, error.advice) from error
