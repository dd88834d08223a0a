"""A source file to a `PlanText`: the reader is chosen by the file's ending."""

from __future__ import annotations

from pathlib import Path

from corpus.decoding import SIZE_LIMIT, decode, read_bytes
from corpus.plaintext import read_plain_text
from corpus.text import PlanText
from ontology.errors import SourceError

ENDINGS = (".txt", ".md")


def read_plan(path: Path, limit: int = SIZE_LIMIT) -> PlanText:
    """Return the normalised text of the file at `path`, of at most `limit` bytes.

    Raises `SourceError` where the file is missing, empty, too large, binary, in another encoding, or of a kind that is not read.
    """
    data = read_bytes(path, limit)
    if path.suffix.lower() not in ENDINGS:
        found = f"“{path.suffix}”" if path.suffix else "no ending"
        raise SourceError(path, f"a file ending in {' or '.join(ENDINGS)}", found, "save the plan as plain text")
    return read_plain_text(decode(data, path), path.name, data)
