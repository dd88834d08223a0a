"""`plangraph remove`: plans out of a snapshot."""

from __future__ import annotations

from pathlib import Path

import click

from api.building import remove
from api.options import snapshot_option
from api.progress import ProgressBars
from api.settings import Settings
from api.terminal import show_manifest


@click.command("remove")
@click.argument("plans", nargs=-1, required=True)
@snapshot_option
@click.pass_obj
def command(settings: Settings, *, plans: tuple[str, ...], snapshot: Path | None) -> None:
    """Take PLANS, by their ids, out of a snapshot; its encoder is kept (`build` trains it anew)."""
    folder = snapshot or settings.snapshot_dir
    with ProgressBars() as progress:
        manifest = remove(plans, folder, progress, settings=settings)
    click.echo(show_manifest(manifest, folder))
