"""The catalogue: what is embedded, and that nothing else passes for it."""

import tomllib
from pathlib import Path

import pytest

from corpus.catalogue import embedded_plans, entry

PLANS = embedded_plans()


def test_catalogue_lists_every_file_of_the_folder() -> None:
    assert PLANS
    assert sorted(PLANS) == sorted(path for path in PLANS[0].parent.iterdir() if path.suffix == ".txt")


def test_catalogue_file_names_no_plan_twice() -> None:
    rows = tomllib.loads((PLANS[0].parent.parent / "catalogue.toml").read_text("utf-8"))["plan"]
    assert len({row["file"] for row in rows}) == len(rows) == len(PLANS)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
class TestEntry:
    def test_names_its_own_file(self, plan: Path) -> None:
        known = entry(plan)
        assert known is not None
        assert known.file == plan.name
        assert known.digest

    def test_says_what_the_file_prints(self, plan: Path) -> None:
        known, text = entry(plan), plan.read_text("utf-8")
        assert known is not None
        for printed in (known.title, known.jurisdiction, *filter(None, (known.issuer, known.number))):
            assert printed in text

    def test_is_found_by_a_roundabout_path(self, plan: Path) -> None:
        assert entry(plan.parent / ".." / plan.parent.name / plan.name) == entry(plan)

    def test_is_not_given_to_a_file_of_the_same_name_elsewhere(self, plan: Path, tmp_path: Path) -> None:
        other = tmp_path / plan.name
        other.write_bytes(plan.read_bytes())
        assert entry(other) is None


def test_a_name_that_the_catalogue_lacks_has_no_entry() -> None:
    assert entry(PLANS[0].parent / "nowhere.txt") is None
