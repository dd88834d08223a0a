"""The error tree.

PlanGraphError
├── InputError             what a person or program handed us cannot be used (exit code 2, HTTP 4xx)
│   ├── SourceError        a file: missing, empty, too large, binary, in no encoding that we read
│   │   └── NoPlanError    a readable file in which no plan was found
│   ├── QuestionError      a question: none, too long, not text
│   ├── UnknownPlanError   a plan id that the snapshot does not hold
│   └── SnapshotError      a snapshot that is absent, or was made by a version that this one cannot read
└── DefectError            our own fault (exit code 3, HTTP 500)
    └── GraphInvalidError  the graph that we made does not conform to its SHACL shapes

Every message says what was expected, what was found and what to do, in one sentence.
"""

from __future__ import annotations

from pathlib import Path


class PlanGraphError(Exception):
    """Base of every error that this project raises on purpose."""


class InputError(PlanGraphError):
    """What was handed in cannot be used; the message says what to do about it."""


class SourceError(InputError):
    """A source file that cannot be read as a plan. `path` is the file as it was named by the caller."""

    def __init__(self, path: Path | str, expected: str, found: str, advice: str) -> None:
        self.path = Path(path)
        self.expected, self.found, self.advice = expected, found, advice
        super().__init__(f"{path}: expected {expected}, found {found}; {advice}.")


class NoPlanError(SourceError):
    """The file reads well, but nothing in it has the form of a plan."""


class QuestionError(InputError):
    """A question that cannot be asked. `limit` is the length allowed in characters, where that was the trouble."""

    def __init__(self, message: str, limit: int | None = None) -> None:
        self.limit = limit
        super().__init__(message)


class UnknownPlanError(InputError):
    """A plan id that the snapshot does not hold. `known` are the ids that it does."""

    def __init__(self, plan: str, known: tuple[str, ...]) -> None:
        self.plan, self.known = plan, known
        super().__init__(f"expected one of the plans {', '.join(known) or '(none)'}, found “{plan}”; ask for one of those.")


class SnapshotError(InputError):
    """A snapshot folder that cannot be opened. `path` is the folder."""

    def __init__(self, path: Path | str, found: str, advice: str = "run `plangraph build` first") -> None:
        self.path = Path(path)
        super().__init__(f"{path}: expected a snapshot, found {found}; {advice}.")


class DefectError(PlanGraphError):
    """Our own fault: the message is for us."""


class GraphInvalidError(DefectError):
    """The graph does not conform to `shapes.ttl`. `report` is the validator's text."""

    def __init__(self, plan: str, report: str) -> None:
        self.plan, self.report = plan, report
        super().__init__(f"the graph of {plan} does not conform to shapes.ttl:\n{report}")
