"""The endpoint on a real server, over stores that tests make themselves."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

import httpx
import pytest

from api.serving import Loaded, Serving
from api.settings import Settings
from api.shapes import Overview
from kg.question.engine import Answerer
from kg.store import Store
from ontology.vocabulary import ID
from tests.api.conftest import running


class Shelf:
    """Stands in the place of a snapshot in service: the endpoint needs no more of one than its store and hash."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, itertools.count()
        self.loaded = self._of(self._stored((), ()))

    def put(self, turtle: Iterable[tuple[bytes, str]], nquads: Iterable[Path] = ()) -> None:
        """Serve a store of Turtle files, each in the graph of that IRI, and of N-Quads files."""
        self.loaded = self._of(self._stored(turtle, nquads))

    async def watch(self) -> None:
        """Nothing else will come."""

    def _stored(self, turtle: Iterable[tuple[bytes, str]], nquads: Iterable[Path]) -> Path:
        folder = self._folder / str(next(self._numbers))
        Store.create(folder, *nquads, turtle=turtle)
        return folder

    @staticmethod
    def _of(store: Path) -> Loaded:
        return Loaded(cast("Answerer", None), Overview(store.name, (), ()), (), store, Store.open(store), ID, store / "graph.nq", {})


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("stores"))


def serve(shelf: Shelf, settings: Settings) -> AbstractContextManager[str]:
    """Serve what is on the shelf on a free loopback port; gives the address of the server."""
    return running(settings, cast("Serving", shelf))


@pytest.fixture(scope="session")
def endpoint(shelf: Shelf) -> Iterator[httpx.Client]:
    """A client of the endpoint."""
    settings = Settings(sparql_seconds=5.0, sparql_rows=1000, sparql_per_client=8)
    with serve(shelf, settings) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


Query = Callable[..., httpx.Response]


@pytest.fixture(scope="session")
def query(endpoint: httpx.Client) -> Query:
    """Ask by GET; further arguments are further parameters, `accept` the header."""

    def asked(sparql: str, accept: str = "*/*", **parameters: str) -> httpx.Response:
        return endpoint.get("/sparql", params={"query": sparql, **parameters}, headers={"Accept": accept})

    return asked
