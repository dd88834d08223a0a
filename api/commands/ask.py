"""`plangraph ask`: a question, or a file of them, answered from a snapshot or from any labelled graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from api.collector import loading
from api.options import snapshot_option
from api.questions import RequestError, check_plans, check_question, decode_question
from api.settings import Settings
from api.terminal import show_answer
from kg.labelled.engine import GraphAnswerer
from kg.question.answer import Answer, Question
from kg.question.engine import Answerer
from kg.snapshot import Snapshot
from ontology.errors import InputError


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("--batch", type=click.File("rb"), help="A file with one JSON object a line, each with “question”; - for standard input.")
@snapshot_option
@click.option(
    "--graph",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Ask these files instead of a snapshot: RDF (Turtle, N-Triples, …) or CSV tables; more of them may follow.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each answer as one line of JSON.")
@click.option("--explain", is_flag=True, help="Print the readings and the query too.")
@click.pass_obj
def command(
    settings: Settings,
    *,
    question: tuple[str, ...],
    batch: BinaryIO | None,
    snapshot: Path | None,
    graph: tuple[Path, ...],
    as_json: bool,
    explain: bool,
) -> None:
    """Answer QUESTION, or every question of a --batch, in order."""
    files: tuple[Path, ...] = ()
    if graph:
        split = len(question) if batch else len(question) - 1
        files, question = (*graph, *map(Path, question[:split])), question[split:]
    if len(question) != (batch is None):
        raise click.UsageError("expected a QUESTION or --batch FILE, one of them.")
    asked = _lines(batch, settings) if batch else [_checked(Question(question=question[0]), settings)]
    with loading():
        ask = _over_files(files) if files else _over_plans(snapshot or settings.snapshot_dir, asked)
    for place, one in enumerate(asked):
        answer = ask(one)
        if place and not as_json:
            click.echo()
        _print(answer, as_json, explain)


def _over_plans(snapshot: Path, asked: Sequence[Question]) -> Callable[[Question], Answer]:
    opened = Snapshot.open(snapshot)
    for one in asked:
        check_plans(one, tuple(opened.plans))
    return Answerer(opened).ask


def _over_files(files: Sequence[Path]) -> Callable[[Question], Answer]:
    return GraphAnswerer.open(files).ask


def _print(answer: Answer, as_json: bool, explain: bool) -> None:
    click.echo(answer.to_json() if as_json else show_answer(answer, explain))


def _checked(question: Question, settings: Settings) -> Question:
    check_question(question, settings)
    return question


def _lines(batch: BinaryIO | None, settings: Settings) -> list[Question]:
    """All lines are checked before the first is answered: a slip in line 900 is found at once."""
    questions = []
    for number, line in enumerate(batch or (), start=1):
        try:
            questions += [_checked(decode_question(line), settings)] if line.strip() else []
        except RequestError as error:
            raise InputError(f"line {number}: {error}") from error
    return questions
