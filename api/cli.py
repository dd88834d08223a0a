"""The command line. Commands are imported when called: `plangraph ask` must not wait for what `plangraph build` needs.

Exit codes: 0 done, 1 done and found wanting, 2 bad input or usage (one sentence on standard error), 3 a defect of ours (with a trace).
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import NoReturn

import click

from api.settings import read_settings
from ontology.errors import InputError

DONE, WANTING, BAD_INPUT, DEFECT = 0, 1, 2, 3
_INTERRUPTED = 130  # 128 + SIGINT, as shells report it

_COMMANDS = {  # name: what `--help` says of it, without importing it; its module has the command `command`
    "build": "Read plans into a snapshot.",
    "add": "Read more plans into a snapshot.",
    "remove": "Take plans out of a snapshot.",
    "extract": "Write one plan's records.",
    "ask": "Answer a question.",
    "sparql": "Run a SPARQL query.",
    "eval": "Grade the answers to questions whose answers are known.",
    "audit": "Check a plan: coverage, sums, contradictions, holes.",
    "serve": "Serve questions over HTTP.",
    "doctor": "Say what is wrong with this installation.",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"api.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101  (of our own module)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", "show_version", is_flag=True, help="Print the version and leave.")
@click.pass_context
def plangraph(context: click.Context, show_version: bool) -> None:
    """Chinese city plans in, cited answers out."""
    if show_version:
        click.echo(f"plangraph {version('plangraph')}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
    else:
        context.obj = read_settings(os.environ)


def run(arguments: Sequence[str]) -> int:
    """Run the command line with `arguments` and return its exit code."""
    try:
        code = plangraph.main(list(arguments), prog_name="plangraph", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        return _complain(error.format_message(), BAD_INPUT)
    except InputError as error:
        return _complain(str(error), BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has left (`plangraph ask … | head -1`): nothing to say, and no second error when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:  # the last boundary: whatever arrives here is a defect of ours
        traceback.print_exc()
        return DEFECT
    return code if isinstance(code, int) else DONE


def main() -> NoReturn:
    """The entry point of the `plangraph` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show Chinese is no defect
    sys.exit(run(sys.argv[1:]))


def _complain(message: str, code: int) -> int:
    click.echo(f"plangraph: {' '.join(message.split())}", err=True)
    return code
