"""Readers that rest on a program which may not be installed: LibreOffice for DOC and WPS, Tesseract for scans."""

import hashlib
import shutil
from pathlib import Path

import pytest

from corpus.readers.office import read_office
from corpus.readers.pdf import read_pdf
from corpus.reading import read_plan
from ontology.errors import SourceError
from tests.corpus.readers.making_docx import as_docx
from tests.corpus.readers.plan import PLAN, TITLE
from tests.corpus.readers.test_pdf import scan


def program(folder: Path, name: str, script: str) -> None:
    """Put a shell script of that name where programs are looked for."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the only one where programs are found, the shell's own beside it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "cat", "cp", "sleep"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    return folder


_OLD = bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument"


@pytest.mark.parametrize(("name", "wanted"), [("plan.doc", "DOCX"), ("plan.wps", "DOCX"), ("plan.xls", "XLSX")])
def test_without_libreoffice_the_advice_is_to_install_it(programs: Path, name: str, wanted: str) -> None:
    assert programs.is_dir()
    with pytest.raises(
        SourceError, match=rf"expected LibreOffice, .* found none installed; install it, or save the plan as {wanted} or PDF"
    ):
        read_office(_OLD, Path(name))


def test_libreoffice_turns_the_file_into_docx(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "turned.docx").write_bytes(as_docx(PLAN))
    # the folder that it writes to is the last but one of its arguments
    program(programs, "soffice", f'while [ $# -gt 2 ]; do shift; done\ncp "{tmp_path}/turned.docx" "$1/plan.docx"')
    plan = read_office(_OLD, Path("plan.wps"))
    assert (plan.source, plan.sha256) == ("plan.wps", hashlib.sha256(_OLD).hexdigest())
    assert TITLE in plan.text


@pytest.mark.parametrize("script", ["exit 1", "exit 0"], ids=["fails", "writes-nothing"])
def test_a_file_that_libreoffice_cannot_read_is_refused(programs: Path, script: str) -> None:
    program(programs, "soffice", script)
    with pytest.raises(SourceError, match="found one that LibreOffice cannot read; open it and save it as DOCX or PDF"):
        read_office(_OLD, Path("plan.doc"))


def test_a_docx_file_named_doc_needs_no_libreoffice(programs: Path, tmp_path: Path) -> None:
    assert programs.is_dir()
    (tmp_path / "plan.doc").write_bytes(as_docx(PLAN))
    assert TITLE in read_plan(tmp_path / "plan.doc").text


_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
_WORDS = (
    "5\t1\t1\t1\t1\t1\t300\t300\t400\t60\t95\t一、总体",
    "5\t1\t1\t1\t1\t2\t610\t302\t290\t58\t93\t目标",
    "5\t1\t1\t1\t2\t1\t300\t500\t600\t61\t91\t建成水厂三座",
    "5\t1\t1\t1\t2\t2\t1000\t500\t30\t61\t2\t污",
)


def test_a_scan_is_read_through_tesseract(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_text("\n".join((_HEAD, *_WORDS)), encoding="utf-8")
    listed = 'if [ "$1" = "--list-langs" ]; then echo "List of available languages"; echo chi_sim; exit 0; fi'
    program(programs, "tesseract", f'{listed}\ncat > "{tmp_path}/image.pgm"\ncat "{tmp_path}/table.tsv"')
    plan = read_pdf(scan(), Path("scan.pdf"))
    assert plan.text == "一、总体目标\n建成水厂三座\n"
    assert plan.anchors[0].page == 1
    head, _, grey = (tmp_path / "image.pgm").read_bytes().partition(b" 255\n")
    width, height = (int(number) for number in head.removeprefix(b"P5 ").split())
    assert len(grey) == width * height
    assert (round(width / 300, 1), round(height / 300, 1)) == (8.3, 11.7)  # A4 in inches


@pytest.mark.parametrize(
    ("script", "found"),
    [
        pytest.param("echo eng", "scanned pages", id="no-chinese"),
        pytest.param('[ "$1" = "--list-langs" ] && echo chi_sim', "one that it does not", id="fails"),
    ],
)
def test_a_scan_that_tesseract_cannot_read_is_refused(programs: Path, script: str, found: str) -> None:
    program(programs, "tesseract", script)
    with pytest.raises(SourceError, match=found):
        read_pdf(scan(), Path("scan.pdf"))
