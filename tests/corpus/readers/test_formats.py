"""Four plans in every format: the same records come out, and every character leads back into the file."""

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
from tests.corpus.readers.making import as_html, as_markdown
from tests.corpus.readers.making_docx import as_docx
from tests.corpus.readers.making_ofd import as_ofd
from tests.corpus.readers.making_pdf import as_pdf
from tests.corpus.readers.plan import FOLDER, Grid, plan, text_of

MAKERS: dict[str, Callable[[Any], bytes]] = {"docx": as_docx, "html": as_html, "md": as_markdown, "ofd": as_ofd, "pdf": as_pdf}
PLANS = ("city_water", "ministry_plain", "prefecture_health", "town_village")
_PLACES = frozenset(("id", "start", "end", "body"))  # what tells where a record stands, or is made from that


@cache
def made(name: str, ending: str) -> bytes:
    return (FOLDER / f"{name}.txt").read_bytes() if ending == "txt" else MAKERS[ending](plan(name))


@pytest.fixture(scope="module", params=PLANS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["txt", *MAKERS])
def read(request: pytest.FixtureRequest, name: str, tmp_path_factory: pytest.TempPathFactory) -> PlanText:
    path = tmp_path_factory.mktemp("formats") / f"plan.{request.param}"
    path.write_bytes(made(name, request.param))
    return read_plan(path)


def _told(value: Any, text: str) -> Any:
    """Records without what tells where they stand; for their evidence, what it quotes."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return "".join(text[value["start"] : value["end"]].split())
        return {key: _told(inner, text) for key, inner in value.items() if key not in _PLACES}
    return [_told(inner, text) for inner in value] if isinstance(value, list) else value


def records_of(read: PlanText) -> Any:
    return _told(json.loads(extract(read).to_json()), read.text)


@cache
def expected(name: str) -> Any:
    return records_of(read_plan(FOLDER / f"{name}.txt"))


def test_the_plans_have_records_of_every_kind() -> None:
    kinds = {kind for name in PLANS for kind, rows in expected(name).items() if rows}
    assert kinds >= {"sections", "goals", "indicators", "targets", "tasks", "units", "standards", "terms", "achievements"}


def test_every_format_gives_the_same_records(read: PlanText, name: str) -> None:
    found = records_of(read)
    for kind, rows in expected(name).items():
        assert _once(found[kind]) == _once(rows), kind


def _once(rows: Any) -> Any:
    """Records without the rows of tables: a printed page says a table's header again."""
    return [row for row in rows if not isinstance(row, dict) or row.get("kind") != "row"] if isinstance(rows, list) else rows


def test_reading_the_normalised_text_again_changes_nothing(read: PlanText) -> None:
    again = read_plain_text(read.text, read.source, b"")
    assert (again.text, [_kept(block) for block in again.blocks]) == (read.text, [_kept(block) for block in read.blocks])


def _kept(block: Paragraph | Table) -> tuple[object, ...]:
    """What plain text keeps of a block: not what is bold, nor which lines a cell has."""
    if isinstance(block, Table):
        return block.start, block.end, tuple((cell.start, cell.end) for row in block.rows for cell in row.cells)
    return block.start, block.end, block.heading, block.footnote, block.contents


def test_blocks_slice_and_follow_one_another(read: PlanText) -> None:
    at = 0
    for block in read.blocks:
        assert at <= block.start < block.end <= len(read.text)
        at = block.end
        if isinstance(block, Table):
            for row in block.rows:
                assert read.slice(row).split("\t") == [read.slice(cell) for cell in row.cells]
        else:
            assert read.slice(block) == read.slice(block).strip()


def test_every_character_leads_back(read: PlanText) -> None:
    assert read.anchors[0].offset == 0
    assert [a.offset for a in read.anchors] == sorted({a.offset for a in read.anchors})
    for offset in range(len(read.text)):
        anchor = read.locate(offset)
        assert anchor.line >= 1
        assert (anchor.page is None) == (read.source.rpartition(".")[2] not in ("pdf", "ofd"))


@pytest.mark.parametrize("ending", ["pdf", "ofd"])
def test_pages_are_those_that_print_the_words(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(made("city_water", ending))
    read = read_plan(path)
    first, last = read.locate(read.text.index("各区人民政府")), read.locate(read.text.index("市园林绿化中心\t2026"))
    assert first.page == 1
    assert last.page is not None
    assert last.page > 1


@pytest.mark.parametrize("ending", MAKERS)
def test_reading_twice_gives_the_same(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(made("prefecture_health", ending))
    assert read_plan(path) == read_plan(path)


def test_cells_are_those_of_the_plan(read: PlanText, name: str) -> None:
    tables = [block for block in read.blocks if isinstance(block, Table)]
    grids = [part for part in plan(name) if isinstance(part, Grid)]
    for table, grid in zip(tables, grids, strict=True):
        rows = [row for at, row in enumerate(table.rows) if at not in table.breaks or read.slice(row) != read.slice(table.rows[0])]
        printed = [["\n".join(read.slice(line) for line in cell.lines) for cell in row.cells] for row in rows]
        width = len(grid.rows[0])  # plain text leaves empty cells at the end of a row out
        assert [row + [""] * (width - len(row)) for row in printed] == [[text_of(cell) for cell in row] for row in grid.rows]
