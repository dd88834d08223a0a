"""A snapshot: an immutable folder of texts, records, graph and indexes, opened fast, without torch, rdflib or spaCy."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

import msgspec

from kg import manifest as parts
from kg.encoder import Encoder, load_encoder
from kg.entries import Entry, EntryKind
from kg.iris import plan_iri
from kg.lexical import LexicalIndex
from kg.manifest import BuiltPlan, Manifest, StoredPlan
from kg.publishing import Progress, current, publish, reusable
from kg.store import Store
from kg.vectors import VectorIndex
from ontology.errors import SnapshotError, UnknownPlanError

_KEPT = 256  # sets of ids kept for the next question; the plans that questions are restricted to are anyone's choice


class Snapshot:
    """An open snapshot. `plans` are by id, in the order in which they were published."""

    def __init__(self, version: Path) -> None:
        """Open the snapshot in the folder `version`. Raises `SnapshotError` where a part is missing or broken."""
        self.folder = version
        self.manifest: Manifest = parts.read_manifest(version)
        self.plans: dict[str, StoredPlan] = {plan.records.plan: plan for plan in parts.read_plans(version)}
        try:
            self.entries: tuple[Entry, ...] = msgspec.msgpack.decode((version / parts.ENTRIES).read_bytes(), type=tuple[Entry, ...])
            self.english = msgspec.msgpack.decode((version / parts.ENGLISH).read_bytes(), type=dict[str, tuple[str, ...]])
            self.vectors, self.lexical = VectorIndex.load(version / parts.VECTORS), LexicalIndex.load(version / parts.LEXICAL)
        except (OSError, RuntimeError, ValueError, msgspec.DecodeError) as error:  # of a file that faiss or numpy cannot read
            raise SnapshotError(version, f"one with a part missing or broken ({error})", "run `plangraph build` again") from error
        self.store = Store.open(version / parts.STORE)
        self.encoder: Encoder = load_encoder(self.manifest.encoder, version / parts.ENCODER)
        self._chosen: dict[tuple[frozenset[EntryKind], frozenset[str]], frozenset[str]] = {}

    @classmethod
    def open(cls, folder: Path) -> Snapshot:
        """Return the snapshot in service in `folder`. Raises `SnapshotError` where there is none that this version can read."""
        pointer = folder / parts.CURRENT
        if not pointer.exists():
            raise SnapshotError(folder, "none")
        return cls(pointer.resolve())

    @property
    def store_folder(self) -> Path:
        """The folder of the graph store, for those who open it themselves, read-only."""
        return self.folder / parts.STORE

    @property
    def quads_file(self) -> Path:
        """The file of all triples with their graphs, N-Quads."""
        return self.folder / parts.GRAPH

    @property
    def hash(self) -> str:
        """The hash of the content."""
        return self.manifest.hash

    def plan(self, identifier: str) -> StoredPlan:
        """Return the plan with that id. Raises `UnknownPlanError`."""
        try:
            return self.plans[identifier]
        except KeyError:
            raise UnknownPlanError(identifier, tuple(self.plans)) from None

    def plan_iri(self, identifier: str) -> str:
        """Return the IRI of the plan with that id, which is also that of its named graph. Raises `UnknownPlanError`."""
        return plan_iri(self.plan(identifier).records.plan, self.manifest.base)

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """The entries of the indexes by id."""
        return {entry.id: entry for entry in self.entries}

    def ids(self, kinds: Collection[EntryKind], plans: Collection[str] | None = None) -> frozenset[str]:
        """Return the ids of the entries of some kinds, of all plans or of some: what a search is restricted to. The same set each time."""
        key = frozenset(kinds), frozenset(self.plans if plans is None else plans)
        if key not in self._chosen:
            if len(self._chosen) >= _KEPT:
                self._chosen.clear()
            self._chosen[key] = frozenset(e.id for e in self.entries if e.kind in key[0] and not key[1].isdisjoint(e.plans))
        return self._chosen[key]


def store_in_service(folder: Path) -> Path:
    """Return the folder of the graph store of the snapshot in service in `folder`, without opening it. Raises `SnapshotError` for none."""
    pointer = folder / parts.CURRENT
    if not pointer.exists():
        raise SnapshotError(folder, "none")
    return pointer.resolve() / parts.STORE


__all__ = ["BuiltPlan", "Manifest", "Progress", "Snapshot", "StoredPlan", "current", "publish", "reusable", "store_in_service"]
