"""Building: what is read, what is reused, what stays when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import api.building
from api.building import add, build, code_version, remove
from api.reading import read_records
from api.settings import Settings
from api.sources import collect_sources
from corpus.catalogue import embedded_plans
from kg.snapshot import Snapshot, current
from ontology.errors import InputError, NoPlanError, SourceError, UnknownPlanError

OTHER = ("云溪市", "松陵县"), ("2024", "2025"), ("市住房", "县住房")


@pytest.fixture
def other_plan_file(small_plan: str, tmp_path: Path) -> Path:
    """A second plan, of another place and year."""
    text = small_plan
    for old, new in OTHER:
        text = text.replace(old, new)
    path = tmp_path / "songling.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read and extracted, as it happens."""
    names: list[str] = []

    def noted(path: Path, limit: int) -> object:
        names.append(path.name)
        return read_records(path, limit)

    monkeypatch.setattr(api.building, "read_records", noted)
    return names


def _bytes(folder: Path) -> dict[str, bytes]:
    """Content of the snapshot in service, what the clock and the store's engine write aside."""
    version = current(folder)
    assert version is not None
    return {name: (version / name).read_bytes() for name in ("plans.msgpack", "graph.nq", "entries.msgpack")}


def test_the_same_plans_give_the_same_bytes(small_plan_file: Path, other_plan_file: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        build((small_plan_file, other_plan_file), tmp_path / name)
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")
    assert Snapshot.open(tmp_path / "a").hash == Snapshot.open(tmp_path / "b").hash


def test_what_has_not_changed_is_not_read_again(small_plan_file: Path, other_plan_file: Path, tmp_path: Path, read: list[str]) -> None:
    folder = tmp_path / "snapshot"
    first = build((small_plan_file, other_plan_file), folder)
    other_plan_file.write_text(other_plan_file.read_text(encoding="utf-8").replace("8000", "8800"), encoding="utf-8")
    second = build((small_plan_file, other_plan_file), folder)
    third = build((small_plan_file, other_plan_file), folder)
    assert read == ["yunxi.txt", "songling.txt", "songling.txt"]
    assert first.hash != second.hash == third.hash


def test_other_code_reads_everything_again(small_plan_file: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    build((small_plan_file,), tmp_path / "snapshot")
    monkeypatch.setattr(api.building, "code_version", lambda: "another")
    build((small_plan_file,), tmp_path / "snapshot")
    assert read == ["yunxi.txt"] * 2


def test_the_code_version_is_a_hash() -> None:
    assert len(code_version()) == 64
    assert code_version() == code_version.__wrapped__()


def test_a_renamed_file_keeps_its_records_and_gets_its_name(small_plan_file: Path, tmp_path: Path, read: list[str]) -> None:
    build((small_plan_file,), tmp_path / "snapshot")
    renamed = tmp_path / "renamed.txt"
    renamed.write_bytes(small_plan_file.read_bytes())
    manifest = build((renamed,), tmp_path / "snapshot")
    assert read == ["yunxi.txt"]
    assert [plan.source for plan in manifest.plans] == ["renamed.txt"]


def test_two_plans_of_one_place_and_year_have_two_ids(small_plan_file: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_text(small_plan_file.read_text(encoding="utf-8").replace("8000", "8800"), encoding="utf-8")
    ids = [plan.id for plan in build((small_plan_file, twin), tmp_path / "snapshot").plans]
    assert ids[0] == "yunxi-2024"
    assert len(set(ids)) == 2
    assert all(identifier.startswith("yunxi-2024") for identifier in ids)


def test_add_and_remove(small_plan_file: Path, other_plan_file: Path, tmp_path: Path, read: list[str]) -> None:
    folder = tmp_path / "snapshot"
    before = build((small_plan_file,), folder)
    both = add((other_plan_file,), folder)
    assert [plan.id for plan in both.plans] == ["yunxi-2024", "songling-2025"]
    after = remove(["songling-2025"], folder)
    assert [plan.id for plan in after.plans] == ["yunxi-2024"]
    assert read == ["yunxi.txt", "songling.txt"]
    assert after.files == before.files


def test_a_newer_file_of_a_plan_takes_its_place(small_plan_file: Path, tmp_path: Path) -> None:
    folder, notes = tmp_path / "snapshot", list[str]()
    build((small_plan_file,), folder)
    newer = tmp_path / "newer.txt"
    newer.write_text(small_plan_file.read_text(encoding="utf-8").replace("8000", "8800"), encoding="utf-8")
    manifest = add((newer,), folder, note=notes.append)
    assert [(plan.id, plan.source) for plan in manifest.plans] == [("yunxi-2024", "newer.txt")]
    assert notes == ["newer.txt: takes the place of yunxi-2024 (yunxi.txt)."]


def test_remove_names_the_known_plans(snapshot_dir: Path) -> None:
    with pytest.raises(UnknownPlanError, match=r"yunxi-2024.*found “atlantis-2024”"):
        remove(["atlantis-2024"], snapshot_dir)


def test_remove_leaves_at_least_one(small_plan_file: Path, tmp_path: Path) -> None:
    build((small_plan_file,), tmp_path / "snapshot")
    with pytest.raises(InputError, match="at least one plan"):
        remove(["yunxi-2024"], tmp_path / "snapshot")


@pytest.mark.parametrize("change", [add, remove], ids=["add", "remove"])
def test_there_must_be_a_snapshot_to_change(
    change: Callable[[Sequence[object], Path], object], small_plan_file: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="expected a snapshot, found none"):
        change([small_plan_file], tmp_path / "nothing")


def test_progress_counts_every_step_to_its_end(small_plan_file: Path, tmp_path: Path) -> None:
    seen: dict[str, tuple[int, int]] = {}
    build((small_plan_file,), tmp_path / "snapshot", lambda step, done, total: seen.update({step: (done, total)}))
    assert seen["plans"] == (1, 1)
    assert len(seen) > 1
    assert all(done == total for done, total in seen.values())


def test_no_path_means_the_embedded_corpus() -> None:
    assert collect_sources((), pytest.fail) == embedded_plans()


def test_a_folder_gives_its_plans_in_order_and_says_what_it_leaves(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", "map.png", ".hidden.txt", "deep/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    notes: list[str] = []
    found = collect_sources((tmp_path,), notes.append)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.txt", "b.txt", "deep/c.md"]
    assert sorted(Path(note.split(":")[0]).name for note in notes) == ["README.md", "map.png"]


def test_a_file_named_twice_is_read_once(small_plan_file: Path) -> None:
    assert collect_sources((small_plan_file, small_plan_file.parent), pytest.fail) == (small_plan_file,)


def test_a_folder_without_plans_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="expected a folder with plans in it"):
        collect_sources((tmp_path,), pytest.fail)


def test_a_named_readme_must_be_a_plan(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# 说明\n\n这里放的是数据。\n", encoding="utf-8")
    with pytest.raises(NoPlanError, match=str(readme)):
        build((readme,), tmp_path / "snapshot")


def test_the_size_limit_is_a_setting(small_plan: str, tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_text(small_plan * 800, encoding="utf-8")
    with pytest.raises(SourceError, match="expected at most 1 MB"):
        build((file,), tmp_path / "snapshot", settings=Settings(source_mib=1))
