"""`plangraph ask`: a question, or a file of them, answered from a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import click
from kg.question.engine import Answerer

from api.options import snapshot_option
from api.questions import RequestError, check_question, decode_question
from api.settings import Settings
from api.terminal import show_answer
from kg.question.answer import Answer, Question
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
    opened = Snapshot.open(snapshot or settings.snapshot_dir)
    plans = tuple(opened.plans)
    questions = _lines(batch.read().splitlines(), settings, plans) if batch is not None else [_single(str(question), settings, plans)]
    answerer = Answerer(opened)
    for place, one in enumerate(questions):
        answer = answerer.ask(one)
        if place and not as_json:
            click.echo()
        _print(answer, as_json, explain)


def _print(answer: Answer, as_json: bool, explain: bool) -> None:
    click.echo(answer.to_json() if as_json else show_answer(answer, explain))


def _single(words: str, settings: Settings, plans: Sequence[str]) -> Question:
    question = Question(question=words)
    check_question(question, settings, plans)
    return question


def _lines(lines: Sequence[bytes], settings: Settings, plans: Sequence[str]) -> list[Question]:
    """All lines are checked before the first is answered: a slip in line 900 is found at once."""
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = decode_question(line)
            check_question(question, settings, plans)
        except RequestError as error:
            raise InputError(f"line {number}: {error}") from error
        questions.append(question)
    return questions
