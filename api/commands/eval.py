"""`plangraph eval`: questions whose answers are known are asked, and the answers graded."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from api.collector import loading
from api.options import snapshot_option
from api.questions import check_words
from api.settings import Settings
from kg.grading.report import Figures, Graded, figures, table
from kg.grading.scoring import KnownAnswer, score
from kg.question.answer import Question
from kg.question.engine import Answerer
from kg.snapshot import Snapshot
from ontology.errors import InputError


class Report(msgspec.Struct, frozen=True):
    """What `--json` prints: the figures, and each question with its answer and how right that is."""

    figures: Figures
    questions: tuple[Graded, ...]


@click.command("eval")
@click.argument("questions", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@snapshot_option
@click.option("--wrong", is_flag=True, help="Print each question that is not wholly right, or lacks its evidence.")
@click.option("--json", "as_json", is_flag=True, help="Print figures, answers and scores as JSON.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.0, help="Exit code 1 under this share of exact answers.")
@click.pass_obj
def command(settings: Settings, *, questions: tuple[Path, ...], snapshot: Path | None, wrong: bool, as_json: bool, least: float) -> int:
    """Ask the QUESTIONS (files of JSON lines with “question”, “answer_type”, “gold”, “cite”, “category”) and grade the answers."""
    known = [one for path in questions for one in _known(path, settings)]
    if not known:
        raise InputError(f"{questions[0]}: expected questions, found none.")
    with loading():
        answerer = Answerer(Snapshot.open(snapshot or settings.snapshot_dir))
    rows = []
    for one in known:
        answer = answerer.ask(Question(question=one.question))
        rows.append(Graded(one, answer, score(one, answer)))
    found = figures(rows)
    if as_json:
        click.echo(msgspec.json.encode(Report(found, tuple(rows))))
    else:
        for row in rows if wrong else ():
            if not row.score.exact or row.score.cited is False:
                click.echo(_shown(row))
        click.echo(table(rows))
    return int(found.exact / found.questions < least)


def _known(path: Path, settings: Settings) -> list[KnownAnswer]:
    """The questions of a file. All are read before the first is asked; a slip is named with its line."""
    out = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            one = msgspec.json.decode(line, type=KnownAnswer)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(
                f"{path}, line {number}: expected a JSON object with “question”, “answer_type” and “gold”: {error}."
            ) from error
        check_words(one.question, settings)
        if one.answer_type == "count" and not one.gold:
            raise InputError(f"{path}, line {number}: expected the count in “gold”, found none.")
        out.append(one)
    return out


def _shown(row: Graded) -> str:
    """A question that was not answered wholly right, in a line."""
    got = "；".join(item.label if item.value is None else f"{item.label} {item.raw or item.value}" for item in row.answer.items[:6])
    wanted = "；".join(wordings[0] for wordings in row.known.gold[:6] if wordings)
    cited = "" if row.score.cited is not False else " (its evidence is missing)"
    return f"{row.score.value:.2f}{cited} {row.known.id} {row.known.question} | {row.answer.status}: {got or row.answer.answer} | {wanted}"
