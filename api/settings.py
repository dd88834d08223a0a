"""Settings: everything that a `PLANGRAPH_*` environment variable can change, as one frozen type.

`docs/settings.md` has a row for each; a test fails where one is missing there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, get_type_hints

import msgspec
from msgspec import Meta

from ontology.errors import InputError

PREFIX = "PLANGRAPH_"
MEBIBYTE = 1 << 20


class SettingError(InputError):
    """A setting whose value cannot be used. `name` is the environment variable."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"{name}: expected {expected}, found “{value}”; correct or unset it.")


LogLevel = Literal["critical", "error", "warning", "info", "debug"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set. A field `question_length` is read from `PLANGRAPH_QUESTION_LENGTH`."""

    snapshot: Annotated[str, Meta(description="a folder for the snapshot", min_length=1)] = ".plangraph"
    host: Annotated[str, Meta(description="an address to listen on", min_length=1)] = "127.0.0.1"
    port: Annotated[int, Meta(description="a port from 0 (any free one) to 65535", ge=0, le=65535)] = 8000
    encoder: Annotated[str, Meta(description="“static”, or a model's name or folder", min_length=1)] = "static"
    base_iri: Annotated[str, Meta(description="an http(s) address in ASCII that ends in / or #", pattern=r"^https?://[!-~]+[/#]$")] = (
        "https://w3id.org/plangraph/id/"
    )
    source_mib: Annotated[int, Meta(description="the largest source file in MiB, at least 1", ge=1)] = 50
    question_length: Annotated[int, Meta(description="the longest question in characters, at least 1", ge=1)] = 500
    batch_size: Annotated[int, Meta(description="the most questions of one batch, at least 1", ge=1)] = 1000
    body_kib: Annotated[int, Meta(description="the largest request body in KiB, at least 1", ge=1)] = 8192
    threads: Annotated[int, Meta(description="the questions answered at once, 1 to 64", ge=1, le=64)] = 4
    sparql_workers: Annotated[int, Meta(description="the processes that run SPARQL queries, 1 to 64", ge=1, le=64)] = 2
    sparql_seconds: Annotated[float, Meta(description="the seconds that a SPARQL query may take, at least 0.1", ge=0.1)] = 10.0
    sparql_rows: Annotated[int, Meta(description="the most rows of a SPARQL result, at least 1", ge=1)] = 10_000
    sparql_mib: Annotated[int, Meta(description="the largest SPARQL result in MiB, at least 1", ge=1)] = 10
    sparql_memory_mib: Annotated[int, Meta(description="the memory that a SPARQL query may use in MiB, at least 64", ge=64)] = 1024
    sparql_body_kib: Annotated[int, Meta(description="the largest SPARQL request in KiB, at least 1", ge=1)] = 16
    sparql_per_client: Annotated[int, Meta(description="the SPARQL queries that a client may run at once, at least 1", ge=1)] = 2
    watch_seconds: Annotated[float, Meta(description="the seconds between two looks for a newer snapshot, at least 0.05", ge=0.05)] = 1.0
    cors_origins: Annotated[str, Meta(description="origins separated by spaces, or *")] = "*"
    log_level: Annotated[LogLevel, Meta(description="one of critical, error, warning, info, debug")] = "warning"

    @property
    def snapshot_dir(self) -> Path:
        """Return the folder of the snapshot."""
        return Path(self.snapshot)

    @property
    def source_bytes(self) -> int:
        """Return the largest source file in bytes."""
        return self.source_mib * MEBIBYTE

    @property
    def body_bytes(self) -> int:
        """Return the largest request body in bytes."""
        return self.body_kib * 1024

    @property
    def sparql_bytes(self) -> int:
        """Return the largest SPARQL result in bytes."""
        return self.sparql_mib * MEBIBYTE


def variable(field: str) -> str:
    """Return the environment variable that sets `field`."""
    return PREFIX + field.upper()


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that `environment` gives; an empty variable counts as unset. Raises `SettingError`."""
    given = {field: environment[variable(field)] for field in Settings.__struct_fields__ if environment.get(variable(field))}
    for field, value in given.items():
        try:
            msgspec.convert({field: value}, Settings, strict=False)
        except msgspec.ValidationError as error:
            raise SettingError(variable(field), value, _expected(field)) from error
    return msgspec.convert(given, Settings, strict=False)


def _expected(field: str) -> str:
    [meta] = get_type_hints(Settings, include_extras=True)[field].__metadata__
    return str(meta.description)


def unknown_settings(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the `PLANGRAPH_*` variables of `environment` that set nothing, sorted: most likely slips of the pen."""
    known = {variable(field) for field in Settings.__struct_fields__}
    ours = (name for name in environment if name.startswith(PREFIX) and not name.startswith(PREFIX + "BENCH_"))
    return tuple(sorted(name for name in ours if name not in known))
