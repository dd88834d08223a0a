"""DOC, WPS and their kin through LibreOffice, where it is installed: turned into DOCX or XLSX and read as such."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from corpus.readers.docx import read_docx
from corpus.readers.xlsx import read_xlsx
from corpus.text import PlanText
from ontology.errors import SourceError

_SHEETS = (".xls", ".et", ".ods")
_PROGRAMS = ("soffice", "libreoffice")
_PATIENCE = 180  # seconds; a plan of 200 pages takes some 20, the first start of LibreOffice some 10


def read_office(data: bytes, path: Path) -> PlanText:
    """Return the text of the file at `path` whose bytes are `data`; its offsets lead back as those of DOCX and XLSX do.

    Raises `SourceError` where LibreOffice is not installed or cannot read the file.
    """
    sheets = path.suffix.lower() in _SHEETS
    wanted = "xlsx" if sheets else "docx"
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise SourceError(
            path,
            f"LibreOffice, which reads {path.suffix} files",
            "none installed",
            f"install it, or save the plan as {wanted.upper()} or PDF",
        )
    with TemporaryDirectory(prefix="plangraph-") as folder:
        source = Path(folder) / f"plan{path.suffix.lower()}"
        source.write_bytes(data)
        turned = _convert(program, source, wanted, path)
    plan = read_xlsx(turned, path) if sheets else read_docx(turned, path)
    return msgspec.structs.replace(plan, sha256=hashlib.sha256(data).hexdigest())


def _convert(program: str, source: Path, wanted: str, path: Path) -> bytes:
    """The file that LibreOffice makes of `source`. It gets a profile of its own, as two that run at once may not share one."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", wanted, "--outdir", str(source.parent), str(source)]
    unreadable = SourceError(path, f"a {source.suffix} file", "one that LibreOffice cannot read", "open it and save it as DOCX or PDF")
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  (no shell, our own file's name)
        return source.with_suffix(f".{wanted}").read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise unreadable from error
