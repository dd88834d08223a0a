"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

snapshot_option = click.option(
    "--snapshot",
    type=click.Path(file_okay=False, path_type=Path),
    help="The snapshot's folder; PLANGRAPH_SNAPSHOT or .plangraph without it.",
)
