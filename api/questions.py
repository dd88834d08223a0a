"""Questions as they come in: the body of `/ask` and `/ask/batch` and the lines of `ask --batch`, checked before anything is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from api.settings import Settings
from kg.question.answer import Question
from ontology.errors import InputError, QuestionError, UnknownPlanError

T = TypeVar("T")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")


class RequestError(InputError):
    """A request that cannot be served: `status` is the HTTP status, `pointer` where in the body the trouble is."""

    def __init__(self, detail: str, pointer: str = "", status: int = 422) -> None:
        self.pointer, self.status = pointer, status
        super().__init__(detail)


class Batch(msgspec.Struct, frozen=True):
    """Several questions at once; the answers come in the same order."""

    questions: tuple[Question, ...]


def read_question(body: bytes, settings: Settings, plans: Sequence[str]) -> Question:
    """Return the question that a JSON body asks.

    `plans` are the ids that may be named. Raises `RequestError`, which says where in the body the trouble is.
    """
    question = decode_question(body)
    check_question(question, settings)
    check_plans(question, plans)
    return question


def decode_question(body: bytes) -> Question:
    """Return the question of a JSON object, whatever it asks; keys that are no part of a question are left alone. Raises `RequestError`."""
    return _decode(body, Question)


def read_batch(body: bytes, settings: Settings, plans: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions of a batch in order: `{"questions": [{"question": …}, …]}`. Raises `RequestError`."""
    questions = _decode(body, Batch).questions
    if not 1 <= len(questions) <= settings.batch_size:
        raise RequestError(
            f"expected 1 to {settings.batch_size} questions, found {len(questions)}; send them in several batches.", "/questions"
        )
    for place, question in enumerate(questions):
        check_question(question, settings, f"/questions/{place}")
        check_plans(question, plans, f"/questions/{place}")
    return questions


def check_question(question: Question, settings: Settings, where: str = "") -> None:
    """Raise `RequestError` where `question` cannot be asked of any snapshot; `where` is the pointer to it in the body."""
    try:
        check_words(question.question, settings)
    except QuestionError as error:
        raise RequestError(str(error), f"{where}/question") from error
    if question.context is not None and len(question.context.question) > settings.question_length:
        raise RequestError(_too_long(question.context.question, settings), f"{where}/context/question")
    if question.limit is not None and question.limit < 1:
        raise RequestError(f"expected a limit of at least 1, found {question.limit}; leave it out to get everything.", f"{where}/limit")


def check_plans(question: Question, plans: Sequence[str], where: str = "") -> None:
    """Raise `RequestError` where `question` names a plan that is not among `plans`."""
    for place, plan in enumerate(question.plans or ()):
        if plan not in plans:
            raise RequestError(str(UnknownPlanError(plan, tuple(plans))), f"{where}/plans/{place}")


def check_words(words: str, settings: Settings) -> None:
    """Raise `QuestionError` where `words` are none, too many, or no text."""
    if not words.strip():
        raise QuestionError("expected a question, found none; write what you want to know.")
    if len(words) > settings.question_length:
        raise QuestionError(_too_long(words, settings), settings.question_length)
    if any("\ud800" <= character <= "\udfff" for character in words):
        raise QuestionError("expected a question in Unicode, found half a surrogate pair; send it as UTF-8.")


def _too_long(words: str, settings: Settings) -> str:
    return f"expected a question of at most {settings.question_length} characters, found {len(words)}; ask for one thing at a time."


def _decode(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at ")
        raise RequestError(f"{what[:1].lower()}{what[1:]}; see /openapi.json for the shape of a question.", _pointer(path)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RequestError(f"expected a JSON object in UTF-8, found something else ({error}); see /openapi.json for its shape.") from error


def _pointer(path: str) -> str:
    """“`$.plans[1]`” as a JSON pointer."""
    return "".join(f"/{name or index}" for name, index in _STEP.findall(path))
