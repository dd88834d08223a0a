"""The small plan in every format: the same records come out, and every character leads back into the file."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.plaintext import read_plain_text
from corpus.reading import read_plan
from corpus.text import Paragraph, PlanText, Table
from ingest.extraction import extract
from tests.corpus.readers.making import as_docx, as_html, as_markdown, as_text
from tests.corpus.readers.making_ofd import as_ofd
from tests.corpus.readers.making_pdf import as_pdf
from tests.corpus.readers.plan import PLAN, Grid

MAKERS: dict[str, Callable[[Any], bytes]] = {
    "txt": as_text,
    "md": as_markdown,
    "docx": as_docx,
    "html": as_html,
    "pdf": as_pdf,
    "ofd": as_ofd,
}
_PLACES = frozenset(("id", "evidence", "start", "end", "body"))  # what tells where a record stands, or is made from that


@cache
def made(ending: str) -> bytes:
    return MAKERS[ending](PLAN)


@pytest.fixture
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> PlanText:
    path = tmp_path / f"plan.{request.param}"
    path.write_bytes(made(request.param))
    return read_plan(path)


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in _PLACES}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value


def records_of(plan: PlanText) -> Any:
    return _without_places(json.loads(extract(plan).to_json()))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("plain") / "plan.txt"
    path.write_bytes(made("txt"))
    return records_of(read_plan(path))


def test_the_plan_has_records_of_every_kind(expected: Any) -> None:
    counts = {kind: len(rows) for kind, rows in expected.items() if isinstance(rows, list)}
    assert counts == {
        "sections": 12, "passages": 43, "goals": 1, "indicators": 5, "targets": 17, "tasks": 13, "units": 22, "standards": 3, "terms": 1,
        "achievements": 3,
    }  # fmt: skip


@pytest.mark.parametrize("plan", [ending for ending in MAKERS if ending != "txt"], indirect=True)
def test_every_format_gives_the_same_records(plan: PlanText, expected: Any) -> None:
    found = records_of(plan)
    for kind, rows in expected.items():
        assert found[kind] == rows, kind


@pytest.mark.parametrize("plan", MAKERS, indirect=True)
def test_reading_the_normalised_text_again_changes_nothing(plan: PlanText) -> None:
    again = read_plain_text(plan.text, plan.source, b"")
    assert (again.text, [_kept(block) for block in again.blocks]) == (plan.text, [_kept(block) for block in plan.blocks])


def _kept(block: Paragraph | Table) -> tuple[object, ...]:
    """What plain text keeps of a block: not what is bold, nor which lines a cell has."""
    if isinstance(block, Table):
        return block.start, block.end, tuple((cell.start, cell.end) for row in block.rows for cell in row.cells)
    return block.start, block.end, block.heading, block.footnote, block.contents


@pytest.mark.parametrize("plan", MAKERS, indirect=True)
def test_blocks_slice_and_follow_one_another(plan: PlanText) -> None:
    at = 0
    for block in plan.blocks:
        assert at <= block.start < block.end <= len(plan.text)
        at = block.end
        if isinstance(block, Table):
            for row in block.rows:
                assert plan.slice(row).split("\t") == [plan.slice(cell) for cell in row.cells]
        else:
            assert plan.slice(block) == plan.slice(block).strip()


@pytest.mark.parametrize("plan", MAKERS, indirect=True)
def test_every_character_leads_back(plan: PlanText) -> None:
    assert plan.anchors[0].offset == 0
    assert [a.offset for a in plan.anchors] == sorted({a.offset for a in plan.anchors})
    for offset in range(len(plan.text)):
        anchor = plan.locate(offset)
        assert anchor.line >= 1
        assert (anchor.page is None) == (plan.source.rpartition(".")[2] not in ("pdf", "ofd"))


@pytest.mark.parametrize("plan", ["pdf", "ofd"], indirect=True)
def test_pages_are_those_that_print_the_words(plan: PlanText) -> None:
    first, last = plan.locate(plan.text.index("各区人民政府")), plan.locate(plan.text.index("市园林绿化中心\t2026"))
    assert first.page == 1
    assert last.page is not None
    assert last.page > 1


@pytest.mark.parametrize("ending", MAKERS)
def test_reading_twice_gives_the_same(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(made(ending))
    assert read_plan(path) == read_plan(path)


@pytest.mark.parametrize("plan", [ending for ending in MAKERS if ending != "md"], indirect=True)
def test_cells_are_those_of_the_plan(plan: PlanText) -> None:
    tables = [block for block in plan.blocks if isinstance(block, Table)]
    grids = [part for part in PLAN if isinstance(part, Grid)]
    for table, grid in zip(tables, grids, strict=True):
        printed = [["\n".join(plan.slice(line) for line in cell.lines) for cell in row.cells] for row in table.rows]
        assert printed == [[getattr(cell, "text", cell) or "" for cell in row] for row in grid.rows]
