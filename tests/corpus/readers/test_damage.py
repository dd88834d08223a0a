"""Damaged files of every format: the reader gives a text or says what is wrong, and never anything else."""

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading import read_plan
from corpus.text import PlanText
from ontology.errors import SourceError
from tests.corpus.readers.making import as_html
from tests.corpus.readers.making_docx import as_docx
from tests.corpus.readers.making_ofd import as_ofd
from tests.corpus.readers.making_pdf import as_pdf
from tests.corpus.readers.plan import PLAN

_MAKERS: dict[str, Callable[..., bytes]] = {"docx": as_docx, "html": as_html, "ofd": as_ofd, "pdf": as_pdf}


@cache
def made(ending: str) -> bytes:
    return _MAKERS[ending](PLAN)


def read(data: bytes, path: Path) -> PlanText | None:
    path.write_bytes(data)
    try:
        return read_plan(path)
    except SourceError as error:
        assert str(error).startswith(f"{path}: expected ")
        assert "\n" not in str(error)
        return None


edits = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255), st.integers(0, 40)), min_size=1, max_size=12)
"""Places in a file as shares of its length, the byte that is put there, and how many bytes it takes the place of."""


def damaged(data: bytes, changes: list[tuple[float, int, int]]) -> bytes:
    out = bytearray(data)
    for share, byte, length in changes:
        at = int(share * len(out))
        out[at : at + length] = bytes([byte])
    return bytes(out)


@pytest.mark.parametrize("ending", _MAKERS)
@settings(max_examples=40, deadline=None)
@given(changes=edits)
def test_a_file_with_bytes_changed(tmp_path_factory: pytest.TempPathFactory, ending: str, changes: list[tuple[float, int, int]]) -> None:
    path = tmp_path_factory.mktemp("damage") / f"plan.{ending}"
    plan = read(damaged(made(ending), changes), path)
    assert plan is None or all(0 <= block.start <= block.end <= len(plan.text) for block in plan.blocks)


@pytest.mark.parametrize("ending", ["docx", "ofd"])
@settings(max_examples=40, deadline=None)
@given(changes=edits, part=st.integers(0, 100))
def test_a_part_with_bytes_changed(
    tmp_path_factory: pytest.TempPathFactory, ending: str, changes: list[tuple[float, int, int]], part: int
) -> None:
    whole, file = zipfile.ZipFile(BytesIO(made(ending))), BytesIO()
    names = [name for name in whole.namelist() if name.endswith((".xml", ".rels"))]
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            data = whole.read(name)
            archive.writestr(name, damaged(data, changes) if name == names[part % len(names)] else data)
    path = tmp_path_factory.mktemp("damage") / f"plan.{ending}"
    plan = read(file.getvalue(), path)
    assert plan is None or plan.text


@pytest.mark.parametrize("ending", _MAKERS)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_file_that_was_cut_off(tmp_path: Path, ending: str, share: float) -> None:
    data = made(ending)[: int(share * len(made(ending))) + 1]
    plan = read(data, tmp_path / f"plan.{ending}")
    assert plan is None or ending in ("html", "pdf")


@pytest.mark.parametrize("ending", _MAKERS)
def test_a_file_under_another_ending(tmp_path: Path, ending: str) -> None:
    plan = read(made(ending), tmp_path / "plan.doc")
    assert plan is not None
    assert "云溪市水务重点任务分工表" in plan.text
