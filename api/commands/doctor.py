"""`plangraph doctor`: what is wrong with this installation."""

from __future__ import annotations

import os
from pathlib import Path

import click

from api.doctor import examine
from api.options import snapshot_option
from api.settings import Settings


@click.command("doctor")
@snapshot_option
@click.pass_obj
def command(settings: Settings, *, snapshot: Path | None) -> int:
    """Check the installation, the settings and the snapshot; exit code 1 where something is wrong."""
    checks = examine(snapshot or settings.snapshot_dir, os.environ)
    for check in checks:
        click.echo(
            f"{'ok' if check.advice is None else 'no'}  {check.name}: {check.found}" + (f" — {check.advice}" if check.advice else "")
        )
    return int(any(check.advice is not None for check in checks))
