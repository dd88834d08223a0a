"""The queries that analysts begin with, as read from `queries.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from ontology.prefixes import PREFIXES


class ExampleQuery(msgspec.Struct, frozen=True):
    """A query with what it asks, in Chinese and English. `sparql` declares the prefixes that it uses."""

    zh: str
    en: str
    sparql: str


@cache
def example_queries() -> tuple[ExampleQuery, ...]:
    """Return the queries in order; the file is read at the first call."""
    table = tomllib.loads((files("ontology") / "queries.toml").read_text("utf-8"))
    return tuple(ExampleQuery(q["zh"], q["en"], _declared(q["sparql"].strip())) for q in table["query"])


def _declared(body: str) -> str:
    used = dict.fromkeys(re.findall(r"(?<![\w:])([\w-]+):(?=\w)", body))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used if name in PREFIXES) + body + "\n"
