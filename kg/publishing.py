"""Publishing: plans to a snapshot, made aside and put in place by one atomic rename.

The folder of snapshots holds a folder a version, named by its hash, and the symlink `current` to one of them. Whoever opens a
snapshot resolves `current` once; what it points to never changes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from corpus.tokens import terms
from kg import manifest as parts
from kg.dictionary import english_of
from kg.encoder import STATIC, DirectEncoder, ModelEncoder
from kg.entries import Entry, entries_of, merged
from kg.iris import BASE, plan_iri
from kg.lexical import LexicalIndex
from kg.manifest import BuiltPlan, Manifest
from kg.mapping import graph_of
from kg.store import Store
from kg.terms import nquads
from kg.topics import packaged_linker
from kg.validation import validate
from kg.vectors import VectorIndex
from ontology.errors import SnapshotError
from ontology.sources import VOCABULARY, source_bytes
from ontology.vocabulary import ONTOLOGY

Progress = Callable[[str, int, int], None]
_BUILDING, _POINTER, _LOCK = ".building", ".pointer", ".lock"
_HASH_LENGTH = 16  # hexadecimal digits of a hash in a folder's name


def publish(
    folder: Path,
    plans: Sequence[BuiltPlan],
    progress: Progress | None = None,
    *,
    encoder: str = STATIC,
    base: str = BASE,
    keep_encoder: bool = False,
) -> Manifest:
    """Publish a snapshot of `plans` in `folder` and return its manifest; nothing is made where nothing has changed.

    `progress` is called with a step's name, how much of it is done and how much there is. With `keep_encoder` the default encoder of the
    snapshot before is used again, where there is one. Raises `GraphInvalidError` where a plan's graph does not conform (the former
    snapshot stays), `SnapshotError` where another build is at work in `folder`, `EncoderError` where `encoder` cannot be loaded.
    """
    report = progress or (lambda _step, _done, _total: None)
    plans = parts.distinct(plans)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        former = current(folder)
        before = parts.read_manifest(former) if former is not None else None
        known = parts.fingerprint(plans, encoder, base)
        if before is not None and before.fingerprint == known and (keep_encoder or encoder != STATIC or before.trained == known):
            return before
        making = folder / _BUILDING
        shutil.rmtree(making, ignore_errors=True)  # a build that was killed left it
        making.mkdir()
        try:
            made = _Build(making, plans, base, report).run(encoder, former, keep_encoder)
            _put_in_place(folder, making, made, former)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return made


def current(folder: Path) -> Path | None:
    """Return the folder of the snapshot in service, None where there is none that this version can read."""
    pointer = folder / parts.CURRENT
    try:
        parts.read_manifest(pointer)
    except SnapshotError:
        return None
    return pointer.resolve()


def reusable(folder: Path) -> dict[str, BuiltPlan]:
    """Return the plans of the snapshot in service by their keys; none where there is no snapshot that can be read."""
    former = current(folder)
    if former is None:
        return {}
    try:
        return {plan.key: plan for plan in parts.read_plans(former)}
    except SnapshotError:
        return {}


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SnapshotError(folder, "another build at work in it", "wait until that is done") from error
        yield


class _Build:
    """One snapshot in the making, in the folder `making`."""

    def __init__(self, making: Path, plans: Sequence[BuiltPlan], base: str, report: Progress) -> None:
        self._making, self._plans, self._base, self._report = making, plans, base, report
        self._timings: dict[str, float] = {}

    @contextmanager
    def _step(self, name: str, total: int) -> Iterator[None]:
        started = time.perf_counter()
        self._report(name, 0, total)
        yield
        self._report(name, total, total)
        self._timings[name] = round(time.perf_counter() - started, 3)

    def run(self, encoder: str, former: Path | None, keep_encoder: bool) -> Manifest:
        """Write all files and return the manifest, which is the last of them."""
        (self._making / parts.PLANS).write_bytes(msgspec.msgpack.encode(tuple(self._plans)))
        statements = self._graph(_validated(former, self._base))
        with self._step("store", 1):
            vocabulary = [(source_bytes(source), ONTOLOGY) for source in VOCABULARY]
            Store.create(self._making / parts.STORE, self._making / parts.GRAPH, turtle=vocabulary)
        with self._step("dictionary", 1):
            english = english_of(plan.text.text for plan in self._plans)
            (self._making / parts.ENGLISH).write_bytes(msgspec.msgpack.encode(english))
        entries = merged(entry for plan in self._plans for entry in entries_of(plan.text, plan.records, self._base))
        (self._making / parts.ENTRIES).write_bytes(msgspec.msgpack.encode(entries))
        known = parts.fingerprint(self._plans, encoder, self._base)
        before = parts.read_manifest(former) if keep_encoder and former is not None else None
        kept = former / parts.ENCODER if former is not None and before is not None and before.encoder == encoder == STATIC else None
        self._indexes(entries, encoder, kept)
        trained = before.trained if before is not None and kept is not None else known
        return self._account(encoder, known, trained, statements, len(entries))

    def _graph(self, validated: frozenset[str]) -> int:
        linker, count = packaged_linker(), 0
        with self._step("graph", len(self._plans)), (self._making / parts.GRAPH).open("w", encoding="utf-8", newline="\n") as file:
            blocks = {}
            for done, plan in enumerate(self._plans):
                self._report("graph", done, len(self._plans))
                statements = graph_of(plan.text, plan.records, plan.entry, linker=linker, base=self._base)
                name = plan_iri(plan.records.plan, self._base)
                blocks[name] = nquads(statements, name)
                count += blocks[name].count("\n")
                if plan.key not in validated:
                    validate(plan.records.plan, statements)
            file.writelines(blocks[name] for name in sorted(blocks))
        return count

    def _indexes(self, entries: Sequence[Entry], encoder: str, kept: Path | None) -> None:
        ids = [entry.id for entry in entries]
        with self._step("words", 1):
            tokens = [terms(entry.text) for entry in entries]
            LexicalIndex.build(ids, tokens).save(self._making / parts.LEXICAL)
        with self._step("vectors", 1):
            if encoder == STATIC:
                static = DirectEncoder.load(kept) if kept is not None else self._trained(tokens)
                static.save(self._making / parts.ENCODER)
                vectors = static.encode_terms(tokens)
            else:
                vectors = ModelEncoder(encoder).encode([entry.text for entry in entries])
            VectorIndex.build(ids, vectors).save(self._making / parts.VECTORS)

    @staticmethod
    def _trained(tokens: Sequence[Sequence[str]]) -> DirectEncoder:
        """Train on all entries and on the names of each topic and function, which tie synonyms and the two languages together."""
        from kg.training import train  # noqa: PLC0415  (scipy: only building needs it)

        names = [terms(" ".join(labels)) for labels in packaged_linker().synonyms()]
        return DirectEncoder(train([*tokens, *names]))

    def _account(self, encoder: str, known: str, trained: str, statements: int, entries: int) -> Manifest:
        files = {name: parts.digest((self._making / name).read_bytes()) for name in (parts.PLANS, parts.GRAPH, parts.ENTRIES)}
        made = Manifest(
            format=parts.FORMAT,
            hash=parts.digest(known, trained, *(part for name in sorted(files) for part in (name, files[name]))),
            fingerprint=known,
            code=parts.code_version(),
            base=self._base,
            encoder=encoder,
            trained=trained,
            plans=tuple(parts.summary(plan) for plan in self._plans),
            statements=statements,
            entries=entries,
            files=files,
            timings=self._timings,
        )
        (self._making / parts.MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1))
        return made


def _validated(former: Path | None, base: str) -> frozenset[str]:
    """Return the keys of the plans whose graphs, made by the same code, were found to conform before."""
    if former is None:
        return frozenset()
    manifest = parts.read_manifest(former)
    same = manifest.code == parts.code_version() and manifest.base == base
    return frozenset(plan.key for plan in manifest.plans) if same else frozenset()


def _put_in_place(folder: Path, making: Path, made: Manifest, former: Path | None) -> None:
    """Make `making` the snapshot in service; keep the former one for those who have it open, and no other."""
    _sync(making)
    version = folder / made.hash[:_HASH_LENGTH]
    if not version.exists():
        making.rename(version)
    pointer = folder / _POINTER
    pointer.unlink(missing_ok=True)
    pointer.symlink_to(version.name)
    pointer.replace(folder / parts.CURRENT)
    _sync_folder(folder)
    keep = {version.name, former.name if former is not None else version.name}
    for other in sorted(folder.iterdir()):
        if other.is_dir() and not other.is_symlink() and other.name not in keep and (other / parts.MANIFEST).is_file():
            shutil.rmtree(other)


def _sync(folder: Path) -> None:
    """Bring all that lies in `folder` to the disk, so that the rename never comes before what it puts in place."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        elif path.is_dir():
            _sync_folder(path)
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
