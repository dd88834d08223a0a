"""`plangraph build`: plans to a snapshot."""

from __future__ import annotations

from pathlib import Path

import click

from api.building import build
from api.options import snapshot_option
from api.progress import ProgressBars
from api.settings import Settings
from api.terminal import show_manifest


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@snapshot_option
@click.pass_obj
def command(settings: Settings, *, paths: tuple[Path, ...], snapshot: Path | None) -> None:
    """Read the plans at PATHS (files or folders; none: the embedded corpus) into a snapshot. What has not changed is not read again."""
    folder = snapshot or settings.snapshot_dir
    with ProgressBars() as progress:
        manifest = build(paths, folder, progress, settings=settings)
    click.echo(show_manifest(manifest, folder))
