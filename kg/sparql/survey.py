"""What a SPARQL query is, seen from its tokens: which form, whether it would change or leave the store, and where it ends.

The engine parses; this reads only what must be known before it does: a keyword counts where the grammar has a keyword (SPARQL 1.1 §19.8),
not in IRIs, strings, comments, names and variables. The prefix of a name is looked for 200 characters far, so that a query takes time
linear in its length. Escapes of code points (§19.2) are read as the characters they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Form = Literal["select", "ask", "construct", "describe", "update"]

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$]\w+ | @[a-zA-Z-]+
    | [\w.-]{0,200}:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
    | (?P<word>[A-Za-z_]\w*)
    | (?P<number>\d+)
    | (?P<mark>[{}])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_HIGHEST = 0x10FFFF
_DIGITS = 18  # of a LIMIT that count; more are more than any store holds, and Python refuses to read thousands of them
_FORMS: dict[str, Form] = {
    "select": "select",
    "ask": "ask",
    "construct": "construct",
    "describe": "describe",
    **dict.fromkeys(("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"), "update"),
}


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """What a query is. `form` is None where no keyword says it; `service` whether it would ask another server.

    `dataset` tells whether it names its graphs itself (FROM); `limit` is its own LIMIT; `tail` where another could be written.
    """

    form: Form | None
    service: bool
    dataset: bool
    limit: int | None
    tail: int


def survey(query: str) -> Survey:
    """Return what `query` is; anything may be given, a query that does not parse too."""
    found = _survey(query)
    plain = _ESCAPE.sub(_character, query)
    if plain == query:
        return found
    other = _survey(plain)  # the engine reads the one or the other: what either says counts
    form = "update" if "update" in (found.form, other.form) else found.form or other.form
    return msgspec.structs.replace(found, form=form, service=found.service or other.service, dataset=found.dataset or other.dataset)


def _survey(query: str) -> Survey:
    form: Form | None = None
    service = dataset = closed = False
    limit, tail, depth, before = None, len(query), 0, ""
    for kind, text, start in _tokens(query):
        word = text.lower() if kind == "word" else ""
        if kind == "mark":
            depth += 1 if text == "{" else -1
            closed = closed or (text == "}" and depth == 0)
        form = form or _FORMS.get(word)
        service = service or word == "service"
        dataset = dataset or (word == "from" and depth == 0)
        if depth == 0 and closed and kind == "number" and before == "limit":
            limit = int(text.lstrip("0")[:_DIGITS] or 0)
        if depth == 0 and closed and word == "values" and tail == len(query):
            tail = start
        before = word
    return Survey(form=form, service=service, dataset=dataset, limit=limit, tail=tail)


def _tokens(query: str) -> Iterator[tuple[str, str, int]]:
    return ((m.lastgroup or "", m[0], m.start()) for m in _TOKEN.finditer(query) if m.lastgroup != "comment")


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= _HIGHEST else escape[0]


def limited(query: str, rows: int, surveyed: Survey) -> str:
    """Return `query`, a SELECT, with its solutions limited to `rows` where it does not limit itself to fewer."""
    if surveyed.limit is not None and surveyed.limit <= rows:
        return query
    if surveyed.limit is not None:
        return _relimited(query, rows)
    return f"{query[: surveyed.tail]}\nLIMIT {rows}\n{query[surveyed.tail :]}"


def _relimited(query: str, rows: int) -> str:
    depth, before, closed = 0, "", False
    for kind, text, start in _tokens(query):
        if kind == "mark":
            depth += 1 if text == "{" else -1
            closed = closed or (text == "}" and depth == 0)
        if depth == 0 and closed and kind == "number" and before == "limit":
            return f"{query[:start]}{rows}{query[start + len(text) :]}"
        before = text.lower() if kind == "word" else ""
    return query
