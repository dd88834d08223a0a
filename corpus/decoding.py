"""Bytes of a source file to characters: UTF-8 or GB18030, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from ontology.errors import SourceError

SIZE_LIMIT = 50 * 1024 * 1024  # bytes; the longest plan seen has 0.1 MB, a PDF with maps some 40 MB

_EXPECTED = "Chinese text in UTF-8 or GB18030"
_WIDE = re.compile(r"[^\x00-\x7f]+")
_SAMPLE = 100_000  # characters
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b")


def read_bytes(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """Return the file's bytes. Raises `SourceError` where it is missing, a folder, unreadable, empty or over `limit` bytes."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError(path, "a file", "a folder", "name the files in it, or build from the folder")
        if size > limit:
            raise SourceError(path, f"at most {limit >> 20} MB", f"{size / (1 << 20):.0f} MB", "split the file or remove its images")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(path, "a readable file", "no file of that name", "check the path") from error
    except OSError as error:
        raise SourceError(path, "a readable file", error.strerror or str(error), "check its permissions") from error
    if not data.strip():
        raise SourceError(path, "the text of a plan", "an empty file", "export the plan again")
    return data


def _reads_as_chinese(text: str) -> bool:
    """GB18030 decodes nearly anything: of text in another encoding most comes out as characters outside GB/T 2312's common ones."""
    wide = "".join(_WIDE.findall(text[:_SAMPLE]))
    return not wide or len(wide.encode("gb2312", "ignore")) >= len(wide)  # two bytes a character: half of them at least


def decode(data: bytes, path: Path) -> str:
    """Return the characters of `data`, line ends as they are, without a byte order mark.

    Raises `SourceError` where it is binary or in another encoding.
    """
    if b"\0" in data or sum(1 for b in data[:65536] if b < 32 and b not in _TEXT_CONTROLS) > 16:
        raise SourceError(path, _EXPECTED, "binary data", "convert it to text first (save as “plain text, UTF-8”)")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig" or _reads_as_chinese(text):
            return text
    raise SourceError(path, _EXPECTED, "another encoding", "convert it to UTF-8 first (for example with iconv)")
