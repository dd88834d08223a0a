"""A request of the SPARQL 1.1 protocol (§2.1), read from its address, headers and body; what is not served is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

import msgspec

from api.questions import RequestError
from api.sparql.negotiation import GRAPHS, best, offered
from kg.sparql.survey import Form, survey
from kg.store import GraphFormat

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_SHORT = {"json": "json", "xml": "xml", "csv": "csv", "tsv": "tsv", "ttl": "ttl", "nt": "nt", "jsonld": "jsonld", "rdf": "rdf"}
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w-]+)", re.IGNORECASE)
_WORDS = 200  # characters of somebody's input that are told back


class SparqlRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A query with the graphs that the protocol names for it (None: it names none), and the format and time that its sender wants."""

    query: str
    form: Form | None
    format: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    seconds: float | None


def parameters(method: str, search: str, content_type: str, body: bytes) -> list[tuple[str, str]]:
    """Return the parameters of a request in order, those of its address first.

    Raises `RequestError`: 415 for a body of another kind, 403 for an update, 400 for one that is not UTF-8.
    """
    given = _pairs(search.encode("latin-1"))
    if method != "POST":
        return given
    kind, _, rest = content_type.partition(";")
    kind, charset = kind.strip().lower(), _CHARSET.search(rest)
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        raise RequestError(f"expected a body in UTF-8, found one said to be {charset[1]}; send it as UTF-8.", status=415)
    if kind == FORM:
        return [*given, *_pairs(body)]
    if kind == QUERY:
        return [*given, ("query", _text(body))]
    if kind == UPDATE:
        raise RequestError("expected a query, found an update; this endpoint is read-only.", status=403)
    raise RequestError(f"expected a body of {FORM} or {QUERY}, found {kind[:_WORDS] or 'none'}; say its type in Content-Type.", status=415)


def read_request(given: Sequence[tuple[str, str]], accept: str | None) -> SparqlRequest:
    """Return what is asked. Raises `RequestError` with the status that the protocol has for it."""
    named: dict[str, list[str]] = {}
    for name, value in given:
        named.setdefault(name, []).append(value)
    if "update" in named:
        raise RequestError("expected a query, found an update; this endpoint is read-only.", status=403)
    queries = named.get("query", [])
    if len(queries) != 1:
        raise RequestError(f"expected one query, found {len(queries)}; send it as the parameter “query”.", status=400)
    looked = survey(queries[0])
    if looked.form == "update":
        raise RequestError("expected a query, found an update; this endpoint is read-only.", status=403)
    if looked.service:
        raise RequestError("expected a query over what is held here, found SERVICE; ask the other endpoint yourself.", status=403)
    return SparqlRequest(
        query=queries[0],
        form=looked.form,
        format=_format(named, looked.form, accept),
        default_graphs=tuple(named["default-graph-uri"]) if "default-graph-uri" in named else None,
        named_graphs=tuple(named["named-graph-uri"]) if "named-graph-uri" in named else None,
        seconds=_seconds(named),
    )


def graph_format(accept: str | None) -> GraphFormat:
    """Return the format of a graph that `accept` wants; Turtle where it wants none of them. The service's description is for everybody."""
    return GRAPHS[best(accept, GRAPHS) or "text/turtle"]


def _format(named: Mapping[str, Sequence[str]], form: Form | None, accept: str | None) -> str:
    formats = offered(form)
    wanted = named.get("format", [])
    if wanted:
        short = _SHORT.get(wanted[-1], "")
        found = short if short in formats.values() else formats.get(wanted[-1])
    else:
        found = formats.get(best(accept, formats) or "")
    if found is None:
        said = wanted[-1] if wanted else accept or ""
        raise RequestError(
            f"expected to give one of {', '.join(formats)}, found that {said[:_WORDS]} is wanted; ask for one of them.", status=406
        )
    return found


def _seconds(named: Mapping[str, Sequence[str]]) -> float | None:
    given = named.get("timeout", [])
    if not given:
        return None
    try:
        seconds = float(given[-1])
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise RequestError(f"expected a timeout in seconds, found “{given[-1][:_WORDS]}”; leave it out or give a number.", status=400)
    return seconds


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise RequestError("expected parameters in URL-encoded UTF-8, found something else; encode them again.", status=400) from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(
            f"expected a query in UTF-8, found something else at byte {error.start}; send it as UTF-8.", status=400
        ) from error
