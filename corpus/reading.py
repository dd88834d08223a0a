"""A source file to a `PlanText`: the reader is chosen by the file's ending, and by its first bytes where those say otherwise.

Readers are imported when they are needed: what they rest on takes a quarter of a second to load.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from corpus.decoding import SIZE_LIMIT, decode, read_bytes
from corpus.plaintext import read_plain_text
from corpus.text import PlanText
from ontology.errors import SourceError

Reader = Callable[[bytes, Path], PlanText]

TEXT_ENDINGS = (".txt", ".md")
_OFFICE_ENDINGS = (".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods")
_FORMATS = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".ofd": "ofd", ".xlsx": "xlsx"} | dict.fromkeys(
    _OFFICE_ENDINGS, "office"
)
ENDINGS = (*TEXT_ENDINGS, *_FORMATS)
ENDINGS_LISTED = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
"""The endings as a sentence names them."""

# What the archives of a format hold: files are often handed on under the ending of an older program.
_MEMBERS = {"docx": b"word/", "xlsx": b"xl/", "ofd": b"OFD.xml"}
_HEAD = 1024  # bytes in which a page says that it is one


def read_plan(path: Path, limit: int = SIZE_LIMIT) -> PlanText:
    """Return the normalised text of the file at `path`, of at most `limit` bytes.

    Raises `SourceError` where the file is missing, empty, too large, damaged, locked, in another encoding, or of a kind that is not read.
    """
    data = read_bytes(path, limit)
    ending = path.suffix.lower()
    if ending in TEXT_ENDINGS:
        return read_plain_text(decode(data, path), path.name, data)
    if ending not in ENDINGS:
        found = f"“{path.suffix}”" if path.suffix else "no ending"
        raise SourceError(path, f"a file ending in {ENDINGS_LISTED}", found, "save the plan as plain text")
    return _reader(_format_of(data, _FORMATS[ending]))(data, path)


def _format_of(data: bytes, named: str) -> str:
    """The format that the file's bytes tell, the one that its ending `named` where they tell none."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    own = _MEMBERS.get(named)
    if data.startswith(b"PK") and (own is None or own not in data):
        return next((name for name, member in _MEMBERS.items() if member in data), named)
    return named


def _reader(name: str) -> Reader:
    return cast(Reader, getattr(import_module(f"corpus.readers.{name}"), f"read_{name}"))
