"""`plangraph audit`: text, JSON and page, and the exit codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from api.cli import run
from api.commands.audit import Audits
from tests.kg.audit.plans import PLAN, with_tasks

Audited = Callable[..., tuple[int, str, str]]


@pytest.fixture
def audited(capfd: pytest.CaptureFixture[str]) -> Audited:
    """Run `plangraph audit` in this process: exit code, standard output, standard error."""

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run(["audit", *map(str, arguments)])
        return (code, *capfd.readouterr())

    return called


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    path = tmp_path / "slips.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_text(with_tasks("整治河道。到2025年，清理河道10条。"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("矛盾  3", "3 处不符", "缺项")), ("en", ("Contradictions  3", "3 do not add up", "Holes"))]
)
def test_text_in_both_languages(audited: Audited, slips: Path, lang: str, words: tuple[str, ...]) -> None:
    code, out, err = audited(slips, "--lang", lang)
    assert (code, err) == (0, "")
    assert all(word in out for word in words)
    assert "5200 + 8100 + 3300 + 7400 + 9000" in out


def test_strict_is_wanting_only_where_there_is_a_slip(audited: Audited, slips: Path, clean: Path) -> None:
    assert audited(slips, "--strict")[0] == 1
    assert audited(slips)[0] == 0
    assert audited(clean, "--strict")[0] == 0


def test_json_is_typed_and_the_same_twice(audited: Audited, slips: Path, clean: Path) -> None:
    code, out, _ = audited(slips, clean, "--json")
    assert code == 0
    read = msgspec.json.decode(out, type=Audits)
    assert [plan.source for plan in read.plans] == ["slips.txt", "clean.txt"]
    assert [plan.wanting for plan in read.plans] == [True, False]
    assert audited(slips, clean, "--json")[1] == out


def test_page_needs_nothing_else(audited: Audited, slips: Path, clean: Path, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    assert audited(slips, clean, "--html", page) == (0, "", "")
    text = page.read_text("utf-8")
    assert not re.search(r"""(?:src|href)=["'](?!#)|<script|@import|url\(""", text)
    assert "prefers-color-scheme: dark" in text
    assert "40余处" in text


def test_page_escapes_what_the_plan_prints(audited: Audited, tmp_path: Path) -> None:
    plan, page = tmp_path / "plan.txt", tmp_path / "out.html"
    plan.write_text(PLAN.replace("市城管局配合", "<b>市城管局</b>配合"), encoding="utf-8")
    audited(plan, "--html", page)
    assert "<b>" not in page.read_text("utf-8")


def test_without_a_file_the_snapshot_is_audited(audited: Audited, snapshot_dir: Path) -> None:
    code, out, err = audited("--snapshot", snapshot_dir, "--json")
    assert (code, err) == (0, "")
    assert "云溪市" in {plan.jurisdiction for plan in msgspec.json.decode(out, type=Audits).plans}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["/nowhere/plan.txt"], "/nowhere/plan.txt"),
        (["--snapshot", "/nowhere/at/all"], "/nowhere/at/all"),
        (["--json", "--html", "out.html"], "found both"),
        (["plan.txt", "--snapshot", "somewhere"], "found both"),
        (["--lang", "fr"], "fr"),
    ],
    ids=["file", "snapshot", "two-forms", "two-sources", "language"],
)
def test_bad_input_is_one_sentence(audited: Audited, arguments: list[str], words: str) -> None:
    code, out, err = audited(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
