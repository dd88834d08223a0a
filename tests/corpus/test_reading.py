"""A file to a plan's text, and what is said of files that hold none."""

import hashlib
from pathlib import Path

import pytest

from corpus.reading import read_plan
from ontology.errors import SourceError


@pytest.mark.parametrize("ending", [".txt", ".md", ".TXT"])
def test_reads_text_whatever_the_case_of_its_ending(tmp_path: Path, small_plan: str, ending: str) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_text(small_plan, encoding="utf-8")
    plan = read_plan(path)
    assert plan.source == path.name
    assert plan.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "云溪市城市精细化管理行动方案（2024—2026年）" in plan.text


def test_gb18030_reads_the_same_as_utf_8(tmp_path: Path, small_plan: str) -> None:
    (tmp_path / "a.txt").write_text(small_plan, encoding="utf-8")
    (tmp_path / "b.txt").write_text(small_plan, encoding="gb18030")
    one, other = read_plan(tmp_path / "a.txt"), read_plan(tmp_path / "b.txt")
    assert (one.text, one.blocks, one.anchors) == (other.text, other.blocks, other.anchors)


@pytest.mark.parametrize("name", ["plan.mp3", "plan.exe", "plan"])
def test_refuses_other_endings(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("规划", encoding="utf-8")
    with pytest.raises(SourceError, match=r"expected a file ending in \.txt, .*found .*; save the plan as plain text"):
        read_plan(tmp_path / name)


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("规划" * 100, encoding="utf-8")
    with pytest.raises(SourceError, match="at most"):
        read_plan(tmp_path / "plan.txt", limit=100)


@pytest.mark.parametrize(
    ("text", "quote", "line"),
    [
        pytest.param("一、目标\n\n到2025年建成。\n", "到2025年", 3, id="paragraph-after-a-blank-line"),
        pytest.param("到2025年，全市完成改造的道路里程要达到一百二十公里，\n其中主干道三十公里。\n", "其中主干道", 2, id="joined-line"),
        pytest.param("\ufeff一、目标\r\n二、任务\r\n", "二、", 2, id="windows-line-ends"),
    ],
)
def test_every_character_leads_back_to_its_line(tmp_path: Path, text: str, quote: str, line: int) -> None:
    (tmp_path / "plan.txt").write_bytes(text.encode())
    plan = read_plan(tmp_path / "plan.txt")
    assert plan.locate(plan.text.index(quote)).line == line
