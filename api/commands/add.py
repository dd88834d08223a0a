"""`plangraph add`: more plans into a snapshot."""

from __future__ import annotations

from pathlib import Path

import click

from api.building import add
from api.options import snapshot_option
from api.progress import ProgressBars
from api.settings import Settings
from api.terminal import show_manifest


@click.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@snapshot_option
@click.pass_obj
def command(settings: Settings, *, files: tuple[Path, ...], snapshot: Path | None) -> None:
    """Read the plans in FILES into a snapshot beside those that it holds; its encoder is kept (`build` trains it anew)."""
    folder = snapshot or settings.snapshot_dir
    with ProgressBars() as progress:
        manifest = add(files, folder, progress, settings=settings)
    click.echo(show_manifest(manifest, folder))
