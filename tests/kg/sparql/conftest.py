"""A store of a few triples in two graphs, on disk as workers open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store import Store

ONE, TWO = "https://a.example/g/1", "https://a.example/g/2"


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sparql")
    lines = [f'<https://a.example/{n}> <https://a.example/name> "任务{n}"@zh <{ONE if n % 2 else TWO}> .' for n in range(300)]
    (folder / "graph.nq").write_text("\n".join(lines) + "\n", "utf-8")
    Store.create(folder / "store", folder / "graph.nq")
    return folder / "store"


@pytest.fixture(scope="session")
def store(store_folder: Path) -> Store:
    return Store.open(store_folder)
