"""Which files a build reads: those named, and those of the folders named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.catalogue import embedded_plans
from corpus.reading import ENDINGS, ENDINGS_LISTED
from ontology.errors import SourceError

Note = Callable[[str], None]
"""Takes a sentence for the person who builds: something was left aside that is no error."""


def collect_sources(paths: Sequence[Path], note: Note) -> tuple[Path, ...]:
    """Return the files to read, each once, folders gone through in the order of their names; no path means the embedded corpus.

    In a folder a README, hidden files and endings that are not read are left aside, with a note; a file that is named is always taken.
    Raises `SourceError` where a path is missing or a folder holds no file that could be a plan.
    """
    if not paths:
        return embedded_plans()
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_of(path, note) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _files_of(folder: Path, note: Note) -> list[Path]:
    files = []
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        if path.stem.lower() == "readme":
            note(f"{path}: left aside, a README is no plan.")
        elif path.suffix.lower() not in ENDINGS:
            note(f"{path}: left aside, expected a name that ends in {ENDINGS_LISTED}.")
        else:
            files.append(path)
    if not files:
        raise SourceError(folder, f"a folder with plans in it ({ENDINGS_LISTED})", "none", "name another folder, or the files themselves")
    return files
