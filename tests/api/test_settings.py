"""Settings: what the environment gives, and that each is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.settings import SettingError, Settings, read_settings, unknown_settings, variable

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(r"^\| `(PLANGRAPH_[A-Z_]+)` \| `([^`]*)` \| \S.*\|$", re.MULTILINE)


def _documented() -> dict[str, str]:
    return dict(ROW.findall(DOCUMENT.read_text(encoding="utf-8")))


@pytest.mark.parametrize("field", Settings.__struct_fields__)
def test_each_setting_is_documented_with_its_default(field: str) -> None:
    assert _documented().get(variable(field)) == str(getattr(Settings(), field))


def test_nothing_is_documented_that_is_no_setting() -> None:
    assert unknown_settings(_documented()) == ()


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("PLANGRAPH_PORT", "9000", "port", 9000),
        ("PLANGRAPH_PORT", "", "port", 8000),
        ("PLANGRAPH_WATCH_SECONDS", "0.5", "watch_seconds", 0.5),
        ("PLANGRAPH_SNAPSHOT", "/data/快照", "snapshot", "/data/快照"),
        ("PLANGRAPH_LOG_LEVEL", "info", "log_level", "info"),
        ("PLANGRAPH_UNKNOWN", "1", "port", 8000),
    ],
    ids=["number", "empty-is-unset", "fraction", "path", "choice", "unknown-ignored"],
)
def test_environment(name: str, value: str, field: str, expected: object) -> None:
    assert getattr(read_settings({name: value}), field) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLANGRAPH_PORT", "http"),
        ("PLANGRAPH_PORT", "70000"),
        ("PLANGRAPH_BASE_IRI", "https://例子/"),
        ("PLANGRAPH_BASE_IRI", "https://example.org/id"),
        ("PLANGRAPH_QUESTION_LENGTH", "0"),
        ("PLANGRAPH_LOG_LEVEL", "loud"),
    ],
    ids=["no-number", "over-range", "iri-not-ascii", "iri-without-end", "zero", "no-choice"],
)
def test_an_unusable_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=rf"^{name}: expected .+, found “{value}”; correct or unset it\.$"):
        read_settings({name: value})


def test_slips_of_the_pen_are_found() -> None:
    assert unknown_settings({"PLANGRAPH_PROT": "1", "PLANGRAPH_PORT": "1", "HOME": "/", "PLANGRAPH_BENCH_CORPUS": "x"}) == (
        "PLANGRAPH_PROT",
    )


def test_sizes_are_in_bytes() -> None:
    assert (Settings(source_mib=2).source_bytes, Settings(body_kib=3).body_bytes) == (2 * 1024 * 1024, 3 * 1024)
