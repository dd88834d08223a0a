"""`plangraph extract`: one plan's records, and the text that their offsets count in."""

from __future__ import annotations

from pathlib import Path

import click

from api.output import write_file
from api.reading import read_records
from api.settings import Settings


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the records go (JSON); standard output without it.")
@click.option("--text", type=click.Path(path_type=Path), help="Where the normalised text goes.")
@click.pass_obj
def command(settings: Settings, *, file: Path, output: Path | None, text: Path | None) -> None:
    """Write the records of the plan in FILE as JSON, and its normalised text where --text says."""
    plan, records = read_records(file, settings.source_bytes)
    if text is not None:
        write_file(text, plan.text.encode())
    if output is None:
        click.echo(records.to_json())
    else:
        write_file(output, records.to_json() + b"\n")
