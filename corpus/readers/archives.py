"""Zip archives of XML parts (DOCX, XLSX, OFD): opened, checked and parsed, with one error for each way they can be bad.

The parts are read with the standard library's parser. Neither format allows a document type declaration (ECMA-376-2 §9.1.2), and a
part that has one is refused: what entities could do (fetch, grow without end) is out of reach.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, XMLParser

from ontology.errors import SourceError

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # compound file: DOC, XLS, and what Office locks with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)  # what zipfile raises
_UNPACKED = 512 * 1024 * 1024  # bytes; a plan of 300 pages unpacks to some 10 MB


def local_name(element: Element) -> str:
    """Return an element's name without its namespace: strict and transitional files differ in nothing else."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute `name` of `element` in any namespace or none, None where it is absent."""
    value = element.get(name)
    if value is not None:
        return value
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *names: str) -> Element | None:
    """Return the descendant of `element` by the path of local `names`, None where one of them is absent."""
    for name in names:
        if element is None:
            return None
        element = next((c for c in element if local_name(c) == name), None)
    return element


class Archive:
    """The parts of the file at `path` of the given `kind` (DOCX, XLSX, OFD). Every method raises `SourceError` for a damaged part."""

    def __init__(self, data: bytes, path: Path, kind: str) -> None:
        self.path = path
        self.kind = kind
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                raise SourceError(path, f"an open {kind} file", "one locked with a password", "save it without a password")
            raise SourceError(path, f"a {kind} file", "an older Office format", f"open it in Office or WPS and save it as {kind}")
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise self.broken("a broken archive") from error
        if any(part.flag_bits & 1 for part in self.archive.infolist()):
            raise SourceError(path, f"an open {kind} file", "one locked with a password", "save it without a password")
        if sum(part.file_size for part in self.archive.infolist()) > _UNPACKED:
            raise SourceError(path, f"at most {_UNPACKED >> 20} MB unpacked", "more", "remove its images and save it again")
        self.names = {name.lower(): name for name in self.archive.namelist()}

    def broken(self, found: str) -> SourceError:
        """Return the error for a damaged file, in which `found` was found."""
        return SourceError(self.path, f"a {self.kind} file", found, "save or download the plan again")

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the part `name`, None where there is none. Names differ from others by more than case."""
        known = self.names.get(posixpath.normpath(name).lstrip("/").lower())
        if known is None:
            return None
        try:
            return self.archive.read(known)
        except _DAMAGED as error:
            raise self.broken(f"a damaged part {known}") from error

    def xml(self, name: str) -> Element | None:
        """Return the root of the XML part `name`, None where there is no such part."""
        data = self.read(name)
        if data is None:
            return None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self.broken(f"a document type declaration in {name}")
        parser = XMLParser()  # noqa: S314  (no declaration, no entity)
        try:
            parser.feed(data)
            root: Element = parser.close()
        except (ParseError, ValueError, LookupError) as error:
            raise self.broken(f"damaged XML in {name}") from error
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the relations of the part `name` ("" is the archive): id → (last word of the type, name of the target part)."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, target if target.startswith("/") else posixpath.join(folder, target))
        return found
