"""`plangraph serve`: the server, its address, and questions to try."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
import uvicorn

from api.app import create_app
from api.listening import listen
from api.options import snapshot_option
from api.serving import Serving
from api.settings import Settings
from api.shapes import Example

_TO_TRY = 3


@click.command("serve")
@snapshot_option
@click.option("--host", help="The address to listen on; PLANGRAPH_HOST or 127.0.0.1 without it.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 0 for any free one; PLANGRAPH_PORT or 8000 without it.")
@click.pass_obj
def command(settings: Settings, *, snapshot: Path | None, host: str | None, port: int | None) -> None:
    """Serve questions over HTTP until interrupted."""
    given = {"snapshot": snapshot and str(snapshot), "host": host, "port": port}
    settings = msgspec.structs.replace(settings, **{name: value for name, value in given.items() if value is not None})
    serving = Serving(settings)
    listening = listen(settings.host, settings.port)
    _greet(listening, serving.loaded.overview.examples)
    config = uvicorn.Config(create_app(settings, serving), log_level=settings.log_level, access_log=settings.log_level in ("debug", "info"))
    uvicorn.Server(config).run(sockets=[listening])


def _greet(listening: socket.socket, examples: Sequence[Example]) -> None:
    host, port = listening.getsockname()[:2]
    click.echo(f"PlanGraph serves on http://{f'[{host}]' if ':' in host else host}:{port}")
    if examples:
        click.echo("Try:")
    for example in _both_languages(examples):
        click.echo(f"  {example.question}")


def _both_languages(examples: Sequence[Example]) -> list[Example]:
    """Two questions in Chinese and one in English, of different kinds; `examples` has each kind in both languages, in the same order."""
    chinese = [example for example in examples if example.lang == "zh"]
    english = [example for example in examples if example.lang == "en"]
    return (chinese[: _TO_TRY - 1] + english[_TO_TRY - 1 :] + english + chinese[_TO_TRY - 1 :])[:_TO_TRY]
