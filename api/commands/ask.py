"""`plangraph ask`: a question, or a file of them, answered from a snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from api.collector import loading
from api.options import snapshot_option
from api.questions import RequestError, check_plans, check_question, decode_question
from api.settings import Settings
from api.terminal import show_answer
from kg.question.answer import Answer, Question
from kg.question.engine import Answerer
from kg.snapshot import Snapshot
from ontology.errors import InputError


@click.command("ask")
@click.argument("question", required=False)
@click.option("--batch", type=click.File("rb"), help="A file with one JSON object a line, each with “question”; - for standard input.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="Print each answer as one line of JSON.")
@click.option("--explain", is_flag=True, help="Print the readings and the query too.")
@click.pass_obj
def command(
    settings: Settings, *, question: str | None, batch: BinaryIO | None, snapshot: Path | None, as_json: bool, explain: bool
) -> None:
    """Answer QUESTION, or every question of a --batch, in order."""
    if (question is None) == (batch is None):
        raise click.UsageError("expected a QUESTION or --batch FILE, one of them.")
    asked = [_checked(Question(question=question), settings)] if question is not None else _lines(batch, settings)
    with loading():
        opened = Snapshot.open(snapshot or settings.snapshot_dir)
        for one in asked:
            check_plans(one, tuple(opened.plans))
        answerer = Answerer(opened)
    for place, one in enumerate(asked):
        answer = answerer.ask(one)
        if place and not as_json:
            click.echo()
        _print(answer, as_json, explain)


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
