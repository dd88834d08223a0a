"""Files that a command writes for its user."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import InputError


class OutputError(InputError):
    """A file that cannot be written. `path` is the file as it was named by the caller."""

    def __init__(self, path: Path, found: str) -> None:
        self.path = path
        super().__init__(f"{path}: expected a place to write to, found {found}; name another file.")


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`. Raises `OutputError`."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error
