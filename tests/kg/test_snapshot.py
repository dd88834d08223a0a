from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from corpus.text import PlanText
from kg import publishing
from kg.encoder import EncoderError
from kg.manifest import ENTRIES, GRAPH, MANIFEST, PLANS
from kg.snapshot import BuiltPlan, Snapshot, current, publish, reusable
from ontology.errors import GraphInvalidError, SnapshotError, UnknownPlanError
from ontology.records import PlanRecords
from ontology.vocabulary import ONTOLOGY, PLAN
from tests.kg.plans import small_plan_records


def built(jurisdiction: str = "云溪市", plan: str = "yunxi-2024") -> BuiltPlan:
    text, records = small_plan_records(f"{jurisdiction}城市管理行动方案", jurisdiction, plan)
    return BuiltPlan(text, records, None, f"key-{text.sha256}")


YUNXI, NANPU = built(), built("南浦市", "nanpu-2024")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("published") / "snapshot"
    publish(made, [YUNXI, NANPU])
    return made


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("alone") / "snapshot"
    publish(made, [YUNXI])
    return made


@pytest.fixture
def held(alone: Path, tmp_path: Path) -> Path:
    """A folder of its own with a snapshot of the first plan."""
    return Path(shutil.copytree(alone, tmp_path / "held", symlinks=True))


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Snapshot:
    return Snapshot.open(folder)


def test_plans_come_out_as_they_went_in(snapshot: Snapshot) -> None:
    assert list(snapshot.plans.values()) == [YUNXI, NANPU]
    assert snapshot.plan("nanpu-2024").records == NANPU.records


def test_an_unknown_plan_names_the_known_ones(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownPlanError, match="yunxi-2024, nanpu-2024"):
        snapshot.plan("haizhou-2024")


def test_the_manifest_counts(snapshot: Snapshot) -> None:
    first = snapshot.manifest.plans[0]
    assert (first.id, first.title, first.source, first.counts["units"]) == ("yunxi-2024", "云溪市城市管理行动方案", "yunxi-2024.txt", 1)
    assert set(snapshot.manifest.timings) == {"graph", "store", "dictionary", "words", "vectors"}


def test_each_plan_is_a_named_graph_beside_the_ontology(snapshot: Snapshot) -> None:
    found = {str(row["g"]) for row in snapshot.store.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")}
    assert found == {ONTOLOGY, snapshot.plan_iri("yunxi-2024"), snapshot.plan_iri("nanpu-2024")}


def test_a_unit_of_the_same_name_is_led_to_in_each_city(snapshot: Snapshot) -> None:
    rows = snapshot.store.select(f"SELECT ?unit WHERE {{ ?task <{PLAN}leadUnit> ?unit }}")
    assert len({str(row["unit"]) for row in rows}) == 2


def test_what_is_found_is_in_the_graph(snapshot: Snapshot) -> None:
    hits = snapshot.lexical.search("井盖整治", 1, snapshot.ids({"task"}, {"nanpu-2024"}))
    assert [snapshot.entry[hit.id].plans for hit in hits] == [("nanpu-2024",)]
    assert snapshot.store.ask(f"ASK {{ <{hits[0].id}> a <{PLAN}Task> }}")
    [near, *_] = snapshot.vectors.search(snapshot.encoder.encode(["漏损率"])[0], 1, snapshot.ids({"indicator"}))
    assert snapshot.entry[near.id].text == "供水管网漏损率"


def test_every_entry_is_in_the_graph(snapshot: Snapshot) -> None:
    for entry in snapshot.entries:
        assert snapshot.store.ask(f"ASK {{ <{entry.id}> a ?class }}"), entry


def test_building_twice_gives_the_same_bytes(folder: Path, tmp_path: Path, snapshot: Snapshot) -> None:
    made = publish(tmp_path, [YUNXI, NANPU])
    assert made.hash == snapshot.hash
    for name in (GRAPH, PLANS, ENTRIES, "encoder/model.safetensors", "vectors/vectors.faiss", "lexical/weights.npy"):
        assert (tmp_path / "current" / name).read_bytes() == (folder / "current" / name).read_bytes(), name


def test_the_graph_is_sorted(folder: Path) -> None:
    blocks: dict[str, list[str]] = {}
    for line in (folder / "current" / GRAPH).read_text("utf-8").splitlines():
        blocks.setdefault(line.split(" ")[-2], []).append(line)
    assert list(blocks) == sorted(blocks)
    assert all(lines == sorted(lines) for lines in blocks.values())


def test_nothing_is_made_where_nothing_has_changed(held: Path) -> None:
    first = Snapshot.open(held).manifest
    steps: list[str] = []
    assert publish(held, [YUNXI], lambda step, _done, _total: steps.append(step)) == first
    assert steps == []


@pytest.mark.parametrize(
    "plans",
    [
        pytest.param([NANPU], id="another-plan"),
        pytest.param([msgspec.structs.replace(YUNXI, key="read by other code")], id="another-key"),
        pytest.param([YUNXI, NANPU], id="one-more"),
    ],
)
def test_what_has_changed_is_published(held: Path, plans: Sequence[BuiltPlan]) -> None:
    first = Snapshot.open(held).manifest
    assert publish(held, plans).hash != first.hash
    assert list(Snapshot.open(held).plans.values()) == list(plans)


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    publish(tmp_path, [YUNXI, NANPU], lambda *step: steps.append(step))
    assert steps[0] == ("graph", 0, 2)
    assert ("graph", 2, 2) in steps
    assert steps[-1] == ("vectors", 1, 1)


def test_an_unchanged_plan_is_reused_and_not_validated_again(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reusable(held) == {YUNXI.key: YUNXI}
    validated: list[str] = []
    monkeypatch.setattr(publishing, "validate", lambda plan, _statements: validated.append(plan))
    publish(held, [YUNXI, NANPU])
    assert validated == ["nanpu-2024"]


def test_the_encoder_is_kept_where_that_is_wanted(held: Path) -> None:
    weights = held / "current" / "encoder" / "model.safetensors"
    first = weights.read_bytes()
    kept = publish(held, [YUNXI, NANPU], keep_encoder=True)
    assert weights.read_bytes() == first
    again = publish(held, [YUNXI, NANPU])
    assert weights.read_bytes() != first
    assert again.fingerprint == kept.fingerprint
    assert again.hash != kept.hash


def test_only_the_former_snapshot_is_kept(tmp_path: Path) -> None:
    for plans in ([YUNXI], [NANPU], [YUNXI, NANPU]):
        former = current(tmp_path)
        publish(tmp_path, plans)
    versions = {path for path in tmp_path.iterdir() if path.is_dir() and not path.is_symlink()}
    assert versions == {former, current(tmp_path)}


def test_an_open_snapshot_stays_as_it_is(held: Path) -> None:
    opened = Snapshot.open(held)
    publish(held, [NANPU])
    assert list(opened.plans) == ["yunxi-2024"]
    assert opened.store.ask(f"ASK {{ GRAPH <{opened.plan_iri('yunxi-2024')}> {{ ?s ?p ?o }} }}")


class Crash(BaseException):
    """Stands for the death of the process: nothing catches it."""


@pytest.mark.parametrize("step", ["graph", "store", "words", "vectors"])
def test_a_crash_midway_leaves_the_former_snapshot(held: Path, step: str) -> None:
    first = Snapshot.open(held).manifest

    def crash(name: str, done: int, total: int) -> None:
        if name == step and done == total:
            raise Crash

    with pytest.raises(Crash):
        publish(held, [NANPU], crash)
    assert Snapshot.open(held).manifest == first
    assert publish(held, [NANPU]).plans[0].id == "nanpu-2024"


def test_what_a_killed_build_left_is_cleared(held: Path) -> None:
    (held / ".building" / "store").mkdir(parents=True)
    (held / ".pointer").symlink_to("nowhere")
    publish(held, [NANPU])
    assert sorted(path.name for path in held.iterdir() if path.name.startswith(".")) == [".lock"]


def test_an_invalid_graph_leaves_the_former_snapshot(held: Path) -> None:
    first = Snapshot.open(held).manifest
    [target] = NANPU.records.targets
    broken = msgspec.structs.replace(target, raw="")
    wrong = msgspec.structs.replace(NANPU, records=msgspec.structs.replace(NANPU.records, targets=(broken,)))
    with pytest.raises(GraphInvalidError, match="nanpu-2024"):
        publish(held, [wrong])
    assert Snapshot.open(held).manifest == first


def test_two_builds_at_once(held: Path) -> None:
    with publishing._locked(held), pytest.raises(SnapshotError, match="another build"):
        publish(held, [YUNXI])


def test_two_plans_of_one_place_and_year(tmp_path: Path) -> None:
    second = built("云溪市", "yunxi-2024")
    text = PlanText(second.text.source, "f" * 64, second.text.text, second.text.blocks, second.text.anchors)
    publish(tmp_path, [YUNXI, BuiltPlan(text, second.records, None, "other"), YUNXI])
    assert list(Snapshot.open(tmp_path).plans) == ["yunxi-2024", "yunxi-2024-ffffff"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")  # of torch's and transformers' own code
def test_an_encoder_that_is_none_leaves_no_snapshot(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with pytest.raises(EncoderError):
        publish(tmp_path / "snapshot", [YUNXI], encoder=str(tmp_path / "model"))
    assert current(tmp_path / "snapshot") is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_another_model_by_its_folder(folder: Path, tmp_path: Path) -> None:
    model = folder / "current" / "encoder"
    made = publish(tmp_path, [YUNXI], encoder=str(model))
    opened = Snapshot.open(tmp_path)
    assert made.encoder == opened.encoder.name == str(model)
    assert opened.encoder.encode(["井盖"], query=True).shape == (1, opened.vectors.dimension)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda version: (version / MANIFEST).unlink(), "found none", id="no-manifest"),
        pytest.param(lambda version: (version / MANIFEST).write_text('{"format": 0}'), "another version", id="manifest-of-another-shape"),
        pytest.param(lambda version: (version / PLANS).write_bytes(b"\xc1"), "plans that cannot be read", id="plans-broken"),
        pytest.param(lambda version: (version / "vectors" / "vectors.faiss").unlink(), "a part missing", id="no-vectors"),
        pytest.param(lambda version: (version / "lexical" / "rows.npy").write_bytes(b"no"), "a part missing or broken", id="words-broken"),
    ],
)
def test_a_broken_snapshot_says_what_to_do(held: Path, spoil: object, said: str) -> None:
    version = current(held)
    assert callable(spoil)
    spoil(version)
    with pytest.raises(SnapshotError, match=said):
        Snapshot.open(held)


def test_a_snapshot_of_another_format(held: Path) -> None:
    file = held / "current" / MANIFEST
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"format": 99}), "utf-8")
    with pytest.raises(SnapshotError, match="format 99"):
        Snapshot.open(held)
    assert current(held) is None
    assert reusable(held) == {}


def test_no_snapshot_at_all(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="plangraph build"):
        Snapshot.open(tmp_path / "nowhere")
    assert reusable(tmp_path / "nowhere") == {}


def test_opening_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.snapshot import Snapshot;"
        f"Snapshot.open(Path({str(folder)!r}));"
        "print(sorted({'torch', 'rdflib', 'pyshacl', 'scipy', 'spacy', 'jieba', 'pypinyin'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_records_survive_the_published_json(snapshot: Snapshot) -> None:
    records = snapshot.plan("yunxi-2024").records
    assert PlanRecords.from_json(records.to_json()) == records
