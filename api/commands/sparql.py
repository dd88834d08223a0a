"""`plangraph sparql`: a query over a snapshot, within the same limits as at the endpoint."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast, get_args

import click

from api.options import snapshot_option
from api.settings import Settings
from kg.snapshot import store_in_service
from kg.sparql.pool import QueryFailedError, QueryTimeoutError, WorkerPool
from kg.sparql.running import Outcome, Task
from kg.sparql.survey import survey
from kg.store import GraphFormat, SolutionFormat
from ontology.errors import InputError
from ontology.prefixes import PREFIXES

_FORMATS = (*get_args(SolutionFormat), *get_args(GraphFormat))


class RefusedError(InputError):
    """A query that is not run: an update, one for another endpoint, or one that goes past its limits."""


@click.command("sparql")
@click.argument("query")
@snapshot_option
@click.option("--format", "form", type=click.Choice(_FORMATS), help="The format of the result; tsv, or ttl for a graph, without it.")
@click.option("--rows", type=click.IntRange(min=1), help="The most rows; a result that is cut says so on standard error.")
@click.option("--seconds", type=click.FloatRange(min=0.01), help="The seconds after which the query is ended.")
@click.pass_obj
def command(settings: Settings, *, query: str, snapshot: Path | None, form: str | None, rows: int | None, seconds: float | None) -> None:
    """Run QUERY, or the query in the file of that name, over the snapshot."""
    text = _text(query)
    task = Task(
        store=str(store_in_service(snapshot or settings.snapshot_dir)),
        query=text,
        solutions=_solutions(text, form),
        graph=_graph(text, form),
        rows=rows or settings.sparql_rows,
        size=settings.sparql_bytes,
        prefixes=dict(PREFIXES),
    )
    outcome = asyncio.run(_run(task, settings, seconds or settings.sparql_seconds))
    if outcome.state == "syntax":
        raise RefusedError(outcome.detail)
    click.echo(outcome.body, nl=not outcome.body.endswith(b"\n"))
    if outcome.cut is not None:
        click.echo(f"plangraph: the first {outcome.cut} rows; there are more.", err=True)


async def _run(task: Task, settings: Settings, seconds: float) -> Outcome:
    pool = WorkerPool(1, settings.sparql_memory_mib)
    try:
        await pool.start()
        return await pool.run(task, seconds)
    except (QueryTimeoutError, QueryFailedError) as error:
        raise RefusedError(str(error)) from error
    finally:
        await pool.close()


def _text(query: str) -> str:
    """The query itself, or what is in the file that it names; what is not to be run is refused. Raises `RefusedError`."""
    path = Path(query)
    if "{" not in query and len(query) < 1000 and path.is_file():
        try:
            query = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RefusedError(f"{path}: expected a query in UTF-8, found something else ({error}).") from error
    looked = survey(query)
    if looked.form == "update":
        raise RefusedError("expected a query, found an update; a snapshot is read-only.")
    if looked.service:
        raise RefusedError("expected a query over the snapshot, found SERVICE; ask the other endpoint yourself.")
    return query


def _solutions(query: str, form: str | None) -> SolutionFormat:
    wanted = survey(query).form
    if form is not None and wanted in ("select", "ask") and form not in get_args(SolutionFormat):
        raise RefusedError(f"expected one of {', '.join(get_args(SolutionFormat))} for a {wanted.upper()}, found {form}.")
    return cast("SolutionFormat", form) if form in get_args(SolutionFormat) else "tsv"


def _graph(query: str, form: str | None) -> GraphFormat:
    wanted = survey(query).form
    if form is not None and wanted in ("construct", "describe") and form not in get_args(GraphFormat):
        raise RefusedError(f"expected one of {', '.join(get_args(GraphFormat))} for a {wanted.upper()}, found {form}.")
    return cast("GraphFormat", form) if form in get_args(GraphFormat) else "ttl"
