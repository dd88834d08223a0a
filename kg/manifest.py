"""What a snapshot is made of, and the account of it that lies beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from corpus.catalogue import CatalogueEntry
from corpus.text import PlanText
from ontology.errors import SnapshotError
from ontology.records import PlanRecords
from ontology.sources import Source, source_bytes

FORMAT = 2  # raised when a snapshot made before can no longer be read
CURRENT, MANIFEST, PLANS, ENTRIES, GRAPH = "current", "manifest.json", "plans.msgpack", "entries.msgpack", "graph.nq"
STORE, VECTORS, LEXICAL, ENCODER, ENGLISH = "store", "vectors", "lexical", "encoder", "english.msgpack"
_LISTS = ("sections", "passages", "goals", "indicators", "targets", "tasks", "units", "standards", "terms", "achievements")


class BuiltPlan(msgspec.Struct, frozen=True):
    """A plan read: text, records, the catalogue's entry of an embedded file, and the key under which it need not be read again.

    `key` is the caller's: a hash of the source's content and of the version of the code that read it.
    """

    text: PlanText
    records: PlanRecords
    entry: CatalogueEntry | None
    key: str


StoredPlan = BuiltPlan  # what was built is what is stored


class PlanSummary(msgspec.Struct, frozen=True):
    """One plan of a snapshot: `counts` are its records by kind, `characters` the length of its normalised text."""

    id: str
    key: str
    source: str
    sha256: str
    title: str
    jurisdiction: str
    characters: int
    counts: dict[str, int]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The account of a snapshot. `hash` is of its content alone; `timings` (seconds a step) is the only part that the clock writes.

    `fingerprint` is of what it was made from: the same fingerprint needs no new snapshot. `trained` is the fingerprint of the snapshot
    whose texts the default encoder was trained on: this one, or an earlier one whose encoder was kept.
    """

    format: int
    hash: str
    fingerprint: str
    code: str
    base: str
    encoder: str
    trained: str
    plans: tuple[PlanSummary, ...]
    statements: int
    entries: int
    files: dict[str, str]
    timings: dict[str, float]


def summary(plan: BuiltPlan) -> PlanSummary:
    """Return what the manifest says of a plan."""
    document = plan.records.document
    return PlanSummary(
        id=plan.records.plan,
        key=plan.key,
        source=plan.text.source,
        sha256=plan.text.sha256,
        title=document.title,
        jurisdiction=document.jurisdiction,
        characters=len(plan.text.text),
        counts={name: len(getattr(plan.records, name)) for name in _LISTS},
    )


def digest(*parts: str | bytes) -> str:
    """Return the SHA-256 of the parts, each with its length before it, in hexadecimal."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


@cache
def code_version() -> str:
    """Return a hash of all that turns records into a snapshot: this package but for questions, the tokeniser, and the vocabulary."""
    modules = [
        *_sources(files("kg")),
        *_sources(files("kg") / "mapping"),
        *(files("corpus") / name for name in ("tokens.py", "folding.py")),
    ]
    return digest(*(module.read_bytes() for module in modules), *(source_bytes(source) for source in Source))


def _sources(package: Traversable) -> list[Traversable]:
    return sorted((file for file in package.iterdir() if file.name.endswith((".py", ".toml"))), key=lambda file: file.name)


def fingerprint(plans: Iterable[BuiltPlan], encoder: str, base: str) -> str:
    """Return a hash of all that the snapshot of `plans` depends on."""
    made_of = (part for plan in plans for part in (plan.records.plan, plan.key, plan.text.source, msgspec.json.encode(plan.entry)))
    return digest(str(FORMAT), code_version(), encoder, base, *made_of)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the snapshot in `folder`. Raises `SnapshotError` where there is none that this version can read."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise SnapshotError(folder, "none") from error
    except (msgspec.DecodeError, NotADirectoryError) as error:
        raise SnapshotError(folder, "one of another version", "run `plangraph build` again") from error
    if manifest.format != FORMAT:
        raise SnapshotError(folder, f"format {manifest.format}, not {FORMAT}", "run `plangraph build` again")
    return manifest


def read_plans(folder: Path) -> tuple[BuiltPlan, ...]:
    """Return the plans of the snapshot in `folder`. Raises `SnapshotError` where they cannot be read."""
    try:
        return msgspec.msgpack.decode((folder / PLANS).read_bytes(), type=tuple[BuiltPlan, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise SnapshotError(folder, "plans that cannot be read", "run `plangraph build` again") from error


def distinct(plans: Sequence[BuiltPlan]) -> tuple[BuiltPlan, ...]:
    """Return the plans in order, the same source once, every id once: a second plan of one place and year gets six digits of its hash."""
    found: dict[str, BuiltPlan] = {}
    for plan in plans:
        if any(former.text.sha256 == plan.text.sha256 for former in found.values()):
            continue
        name = plan.records.plan
        if name in found:
            name = f"{name}-{plan.text.sha256[:6]}"
            plan = msgspec.structs.replace(plan, records=msgspec.structs.replace(plan.records, plan=name))  # noqa: PLW2901
        found[name] = plan
    return tuple(found.values())
