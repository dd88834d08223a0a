"""A source file to a `PlanText`: the reader is chosen by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.decoding import SIZE_LIMIT, decode, read_bytes
from corpus.plaintext import read_plain_text
from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.text import PlanText
from ontology.errors import SourceError

Reader = Callable[[bytes, Path], PlanText]


def _read_text(data: bytes, path: Path) -> PlanText:
    return read_plain_text(decode(data, path), path.name, data)


_READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
}
ENDINGS = tuple(_READERS)


def read_plan(path: Path, limit: int = SIZE_LIMIT) -> PlanText:
    """Return the normalised text of the file at `path`, of at most `limit` bytes.

    Raises `SourceError` where the file is missing, empty, too large, damaged, locked, in another encoding, or of a kind that is not read.
    """
    data = read_bytes(path, limit)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        found = f"“{path.suffix}”" if path.suffix else "no ending"
        raise SourceError(path, f"a file ending in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}", found, "save the plan as plain text")
    return reader(data, path)
