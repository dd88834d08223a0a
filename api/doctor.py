"""Checks of an installation: each says what was found, and what to do where that is wrong."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import msgspec

from api.serving import Loaded, load
from api.settings import unknown_settings
from corpus.catalogue import embedded_plans
from corpus.reading import read_plan
from kg.manifest import code_version
from kg.question.answer import Question
from kg.snapshot import Snapshot
from ontology.errors import PlanGraphError

_STATIC = Path(__file__).resolve().parent / "static"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class Check(msgspec.Struct, frozen=True):
    """One thing looked at. `advice` is what to do, None where all is well."""

    name: str
    found: str
    advice: str | None = None


def examine(snapshot_dir: Path, environment: Mapping[str, str]) -> tuple[Check, ...]:
    """Return all checks of this installation and of the snapshot in `snapshot_dir`."""
    return (_python(), _libraries(), _embedded(), _page(), _settings(environment), *_snapshot(snapshot_dir))


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    return Check("Python", found, None if sys.version_info >= (3, 11) else "install Python 3.11 or newer")


def _libraries() -> Check:
    needed = [line for line in requires("plangraph") or () if "extra ==" not in line]
    missing = [match[0] for line in needed if (match := _NAME.match(line)) and not _installed(match[0])]
    if missing:
        return Check("libraries", f"not installed: {', '.join(missing)}", "run `make install`")
    return Check("libraries", f"all {len(needed)} installed")


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _embedded() -> Check:
    try:
        lengths = [len(read_plan(path).text) for path in embedded_plans()]
    except PlanGraphError as error:
        return Check("embedded corpus", str(error), "install the package again")
    return Check("embedded corpus", f"{len(lengths)} plans, {sum(lengths):,} characters")


def _page() -> Check:
    missing = [
        name for name in ("index.html", "style.css", "page.js", "answer.js", "quotes.js", "words.js") if not (_STATIC / name).is_file()
    ]
    return Check("page", f"not there: {', '.join(missing)}" if missing else "complete", "install the package again" if missing else None)


def _settings(environment: Mapping[str, str]) -> Check:
    unknown = unknown_settings(environment)
    if unknown:
        return Check("settings", f"not known: {', '.join(unknown)}", "see docs/settings.md for the names")
    return Check("settings", "all known")


def _snapshot(folder: Path) -> tuple[Check, ...]:
    try:
        snapshot = Snapshot.open(folder)
        loaded = load(snapshot)
    except PlanGraphError as error:
        return (Check("snapshot", str(error), "run `plangraph build`"),)
    found = f"{folder}: {len(snapshot.plans)} plans, {len(snapshot.entries):,} entries, {snapshot.hash[:16]}"
    if snapshot.manifest.code != code_version():
        return (Check("snapshot", f"{found}, made by another version of the code", "run `plangraph build` again"),)
    return (Check("snapshot", found), _questions(loaded))


def _questions(loaded: Loaded) -> Check:
    examples = loaded.overview.examples
    if not examples:
        return Check(
            "questions", "none of those made from the snapshot's own records is answered", "see what `plangraph ask --explain` says"
        )
    started = time.perf_counter()
    for example in examples:
        loaded.answerer.ask(Question(question=example.question))
    return Check(
        "questions",
        f"{len(examples)} made from the snapshot's records, {(time.perf_counter() - started) / len(examples) * 1000:.1f} ms each",
    )
