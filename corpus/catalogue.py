"""The catalogue of the embedded corpus: which plans come with the package, and which document each one is a digest of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

_HERE = Path(__file__).resolve().parent
_PLANS = _HERE / "plans"


class CatalogueEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of an embedded file: the source plan's title page, and whether the file is a `digest` of it.

    `file` is the name in `corpus/plans/`. `date` is as exact as the plan prints it: YYYY, YYYY-MM or YYYY-MM-DD;
    what the plan does not print is None.
    """

    file: str
    title: str
    jurisdiction: str
    digest: bool
    issuer: str | None = None
    number: str | None = None
    date: str | None = None


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plan: tuple[CatalogueEntry, ...]


@cache
def _entries() -> dict[str, CatalogueEntry]:
    catalogue = msgspec.toml.decode((_HERE / "catalogue.toml").read_bytes(), type=_Catalogue)
    return {entry.file: entry for entry in catalogue.plan}


def embedded_plans() -> tuple[Path, ...]:
    """Return the files of the embedded corpus, in the catalogue's order."""
    return tuple(_PLANS / file for file in _entries())


def entry(path: Path) -> CatalogueEntry | None:
    """Return the catalogue's entry for an embedded file, None for any other file, be its name the same."""
    return _entries().get(path.name) if path.resolve().parent == _PLANS else None
