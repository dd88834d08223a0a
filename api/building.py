"""Building: plan files to a snapshot, all of them or some more or some fewer, nothing read twice that has not changed.

Everything is read before anything is published, and publishing is one atomic rename: where a file cannot be used, the former snapshot
stays in service as it was.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from api.reading import read_records
from api.settings import Settings
from api.sources import Note, collect_sources
from corpus.catalogue import entry
from corpus.decoding import read_bytes
from kg.snapshot import BuiltPlan, Manifest, Progress, Snapshot, current, publish, reusable
from ontology.errors import InputError, SnapshotError, UnknownPlanError

_READERS = ("ontology", "corpus", "ingest")  # the packages whose code decides what is read from a file
_LIBRARIES = ("jieba", "spacy", "pypinyin")  # and those whose release decides it too
_CODE = (".py", ".toml", ".txt", ".ttl")
"""Endings of what those packages are made of; the plans of the embedded corpus lie in a folder of their own."""


def say(sentence: str) -> None:
    """Tell the person who builds something that is no error, on standard error."""
    sys.stderr.write(f"plangraph: {sentence}\n")


def build(
    paths: Sequence[Path],
    snapshot_dir: Path,
    progress: Progress | None = None,
    *,
    settings: Settings | None = None,
    note: Note = say,
) -> Manifest:
    """Build a snapshot of the plans at `paths` (files or folders; none: the embedded corpus) and return its manifest.

    `progress` takes a step's name, how much of it is done and how much there is. Raises `SourceError` where a file cannot be read as a
    plan, naming it; the former snapshot then stays.
    """
    settings = settings or Settings()
    built = _read(collect_sources(paths, note), reusable(snapshot_dir), progress, settings)
    return publish(snapshot_dir, built, progress, encoder=settings.encoder, base=settings.base_iri)


def add(
    paths: Sequence[Path], snapshot_dir: Path, progress: Progress | None = None, *, settings: Settings | None = None, note: Note = say
) -> Manifest:
    """Read the plans at `paths` into the snapshot beside those that it holds; its encoder is kept. Raises as `build`, and `SnapshotError`.

    A plan of the same jurisdiction and title as one that is held takes its place.
    """
    settings = settings or Settings()
    held = _held(snapshot_dir)
    added = _read(collect_sources(paths, note), {plan.key: plan for plan in held}, progress, settings)
    names = {_name(plan): plan for plan in added}
    for former in held:
        if (newer := names.get(_name(former))) is not None and newer.text.sha256 != former.text.sha256:
            note(f"{newer.text.source}: takes the place of {former.records.plan} ({former.text.source}).")
    kept = [names.pop(_name(plan), plan) for plan in held]
    return publish(snapshot_dir, [*kept, *names.values()], progress, encoder=settings.encoder, base=settings.base_iri, keep_encoder=True)


def remove(plans: Sequence[str], snapshot_dir: Path, progress: Progress | None = None, *, settings: Settings | None = None) -> Manifest:
    """Take plans out of the snapshot by their ids; its encoder is kept. Raises `UnknownPlanError`, `SnapshotError`, `InputError`."""
    settings = settings or Settings()
    held = _held(snapshot_dir)
    known = tuple(plan.records.plan for plan in held)
    for plan in plans:
        if plan not in known:
            raise UnknownPlanError(plan, known)
    kept = [plan for plan in held if plan.records.plan not in plans]
    if not kept:
        raise InputError("expected at least one plan to be left, found none; delete the snapshot's folder instead.")
    return publish(snapshot_dir, kept, progress, encoder=settings.encoder, base=settings.base_iri, keep_encoder=True)


@cache
def code_version() -> str:
    """Return the hash of the code that reads plans: with another one, every plan is read again."""
    whole = hashlib.sha256()
    for package in _READERS:
        for name, file in _code_of(files(package)):
            whole.update(f"{package}/{name}\x1f".encode())
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    for library in _LIBRARIES:
        whole.update(f"{library}/{version(library)}\x1f".encode())
    return whole.hexdigest()


def _code_of(package: Traversable) -> Iterator[tuple[str, Traversable]]:
    for file in sorted(package.iterdir(), key=lambda file: file.name):
        if file.name.endswith(_CODE):
            yield file.name, file


def _held(snapshot_dir: Path) -> tuple[BuiltPlan, ...]:
    if current(snapshot_dir) is None:
        Snapshot.open(snapshot_dir)  # says what is wrong with it
        raise SnapshotError(snapshot_dir, "none that this version can read")
    return tuple(reusable(snapshot_dir).values())


def _name(plan: BuiltPlan) -> tuple[str, str]:
    return plan.records.document.jurisdiction, plan.records.document.title


def _read(sources: Sequence[Path], held: Mapping[str, BuiltPlan], progress: Progress | None, settings: Settings) -> list[BuiltPlan]:
    built = []
    for done, path in enumerate(sources):
        if progress is not None:
            progress("plans", done, len(sources))
        built.append(_built(path, held, settings))
    if progress is not None:
        progress("plans", len(sources), len(sources))
    return built


def _built(path: Path, held: Mapping[str, BuiltPlan], settings: Settings) -> BuiltPlan:
    data = read_bytes(path, settings.source_bytes)
    key = hashlib.sha256(f"{code_version()}\x1f{path.suffix.lower()}\x1f".encode() + data).hexdigest()
    if key in held:
        text = msgspec.structs.replace(held[key].text, source=path.name)  # the same content may have another name now
        return BuiltPlan(text, held[key].records, entry(path), key)
    text, records = read_records(path, settings.source_bytes)
    return BuiltPlan(text, records, entry(path), key)
