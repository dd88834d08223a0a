"""A snapshot of the small plan and the embedded corpus, and a real server over it on a free loopback port."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.building import build
from api.listening import listen
from api.serving import Serving
from api.settings import Settings
from corpus.catalogue import embedded_plans

_PATIENCE = 30.0  # seconds until a server that does not come up counts as broken


@contextmanager
def running(settings: Settings, serving: Serving | None = None) -> Iterator[str]:
    """Serve their snapshot, or what `serving` has, on a free loopback port while the block runs; gives the address."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(settings, serving or Serving(settings)), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + _PATIENCE
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the server did not come up")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)
        listening.close()


@pytest.fixture(autouse=True)
def _unfrozen() -> Iterator[None]:
    """What a test has frozen is seen by the collector again: Hypothesis asks it, later in this process, who refers to what."""
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def snapshot_dir(tmp_path_factory: pytest.TempPathFactory, small_plan_file: Path) -> Path:
    """A snapshot of the small plan and the embedded corpus."""
    folder = tmp_path_factory.mktemp("snapshot")
    build((small_plan_file, *embedded_plans()), folder)
    return folder


@pytest.fixture(scope="session")
def address(snapshot_dir: Path) -> Iterator[str]:
    """The address of a server over the snapshot."""
    with running(Settings(snapshot=str(snapshot_dir))) as serving:
        yield serving


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A client of the server."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client
