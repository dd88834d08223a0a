"""The snapshot in service: a newer one takes its place, a broken one does not, and no request is dropped."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import httpx
import pytest

from api.building import add, build, remove
from api.serving import Serving
from api.settings import Settings
from kg.snapshot import current
from ontology.errors import SnapshotError
from tests.api.conftest import running


@pytest.fixture
def twin_file(small_plan: str, tmp_path: Path) -> Path:
    """The small plan of another place."""
    path = tmp_path / "songling.txt"
    path.write_text(small_plan.replace("云溪市", "松陵市"), encoding="utf-8")
    return path


@pytest.fixture
def folder(small_plan_file: Path, tmp_path: Path) -> Path:
    """A snapshot of the small plan alone."""
    build((small_plan_file,), tmp_path / "snapshot")
    return tmp_path / "snapshot"


def test_without_a_snapshot_nothing_is_served(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="plangraph build"):
        Serving(Settings(snapshot=str(tmp_path)))


def test_a_newer_snapshot_is_taken(folder: Path, twin_file: Path) -> None:
    serving = Serving(Settings(snapshot=str(folder)))
    former = serving.loaded
    assert not serving.refresh()
    add((twin_file,), folder)
    assert serving.refresh()
    assert serving.loaded.plan_ids == ("yunxi-2024", "songling-2024")
    assert former.plan_ids == ("yunxi-2024",)
    assert not serving.refresh()


def test_a_broken_snapshot_is_not_taken(folder: Path, twin_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    serving = Serving(Settings(snapshot=str(folder)))
    former = serving.loaded
    add((twin_file,), folder)
    version = current(folder)
    assert version is not None
    (version / "plans.msgpack").write_bytes(b"broken")
    assert not serving.refresh()
    assert serving.loaded is former
    assert "not taken into service" in caplog.text


def test_no_request_is_dropped_while_snapshots_change(folder: Path, twin_file: Path) -> None:
    statuses: list[int] = []
    plans: set[int] = set()
    stop = threading.Event()

    def keep_asking(address: str) -> None:
        with httpx.Client(base_url=address, timeout=30) as client:
            while not stop.is_set():
                statuses.append(client.post("/ask", content=json.dumps({"question": "井盖安全整治行动由哪个单位牵头？"})).status_code)
                plans.add(client.get("/healthz").json()["plans"])

    with running(Settings(snapshot=str(folder), watch_seconds=0.05)) as address:
        asking = [threading.Thread(target=keep_asking, args=(address,)) for _ in range(2)]
        for thread in asking:
            thread.start()
        add((twin_file,), folder)
        _wait_for(address, 2)
        remove(["songling-2024"], folder)
        _wait_for(address, 1)
        stop.set()
        for thread in asking:
            thread.join()
    assert set(statuses) == {200}
    assert plans == {1, 2}


def _wait_for(address: str, plans: int) -> None:
    deadline = time.monotonic() + 20
    while httpx.get(f"{address}/healthz").json()["plans"] != plans:
        assert time.monotonic() < deadline, f"the server never served {plans} plans"
        time.sleep(0.05)
