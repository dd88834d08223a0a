"""The doctor: says what is well, and of what is not what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import api.doctor
from api.doctor import examine


def test_a_whole_installation(snapshot_dir: Path) -> None:
    checks = examine(snapshot_dir, {})
    assert [check.name for check in checks if check.advice is not None] == []
    assert [check.name for check in checks] == ["Python", "libraries", "embedded corpus", "page", "settings", "snapshot", "questions"]


@pytest.mark.parametrize("name", ["PLANGRAPH_PROT", "PLANGRAPH_SNAPSHOTS"])
def test_an_unknown_setting_is_named(snapshot_dir: Path, name: str) -> None:
    assert [check.found for check in examine(snapshot_dir, {name: "1"}) if check.advice] == [f"not known: {name}"]


def test_no_snapshot(tmp_path: Path) -> None:
    [check] = [check for check in examine(tmp_path, {}) if check.advice]
    assert (check.name, check.advice) == ("snapshot", "run `plangraph build`")


def test_a_missing_library_is_named(snapshot_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.doctor, "requires", lambda name: ["click>=8.1", "no-such-library>=1", "pytest; extra == 'test'"])
    assert [check.found for check in examine(snapshot_dir, {}) if check.advice] == ["not installed: no-such-library"]


def test_a_snapshot_of_other_code_is_told(snapshot_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.doctor, "code_version", lambda: "another")
    [check] = [check for check in examine(snapshot_dir, {}) if check.advice]
    assert "another version of the code" in check.found
