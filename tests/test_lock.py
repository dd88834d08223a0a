"""The lock names one version of everything that is installed, and agrees with pyproject.toml."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
FLOORS = ("ontology", "corpus", "ingest", "kg", "api")
ROWS = [row for row in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if row and not row.startswith("#")]
LOCKED = {canonicalize_name(name): locked for name, _, locked in (row.partition("==") for row in ROWS)}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [Requirement(text) for group in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()) for text in group]


def test_lock_has_nothing_but_exact_versions() -> None:
    assert [row for row in ROWS if not re.fullmatch(r"[\w.-]+==[\w.]+", row)] == []


def test_no_dependency_is_declared_twice() -> None:
    assert len({canonicalize_name(needed.name) for needed in NEEDED}) == len(NEEDED)


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_dependency_is_locked_to_a_version_that_the_project_allows(needed: Requirement) -> None:
    assert needed.specifier.contains(LOCKED[canonicalize_name(needed.name)])


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_installed_version_is_the_locked_one(needed: Requirement) -> None:
    assert Version(version(needed.name)).public == LOCKED[canonicalize_name(needed.name)]


def imported(folder: str) -> set[str]:
    """Return the top-level names that the modules under `folder` import, standard library and the project itself left out."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {*FLOORS, "docs", "tests", "bench"}


@pytest.mark.parametrize("folder", FLOORS)
def test_what_a_floor_imports_is_declared(folder: str) -> None:
    distributions = packages_distributions()
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]}
    undeclared = {name for name in imported(folder) if not declared & {canonicalize_name(d) for d in distributions.get(name, ())}}
    assert not undeclared
