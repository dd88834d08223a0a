"""Plans of places that do not exist, as parts from which the tests make a file of every format.

They are written down as plain text (`tests/ingest/plans`), where a note's mark is `^①`, a table's row a line with tabs, a line within a
cell `<br>`, a box the lines from 专栏 to the next blank one, and an empty cell one that a merged cell above or to the left covers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.numbering import RANK, Numbering, heading_like, numbering_of

FOLDER = Path(__file__).parents[2] / "ingest" / "plans"
_TITLE = re.compile(r"(?:规划|方案)(?:（[^（）]*）)?\Z")
_MARK = re.compile(r"\^([①-⑳])")


@dataclass(frozen=True)
class Heading:
    """A heading of `level`, its number as printed and the words behind it."""

    level: int
    number: str
    words: str

    @property
    def text(self) -> str:
        """Number and words."""
        return self.number + self.words


@dataclass(frozen=True)
class Text:
    """A paragraph; `^①` in it is where a note is referred to."""

    text: str

    @property
    def runs(self) -> list[str]:
        """Its words, every other one the mark of a note."""
        return _MARK.split(self.text)

    @property
    def is_centred(self) -> bool:
        """Whether it is set as titles, signatures and captions are."""
        return len(self.text) <= 40 and self.text[-1] not in "。：；，" and numbering_of(self.text + "\n") is None


@dataclass(frozen=True)
class Note:
    """What a note says."""

    mark: str
    text: str


@dataclass(frozen=True)
class Box:
    """Lines within a frame, a paragraph each."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """A cell that covers `down` rows and `across` columns."""

    text: str
    down: int = 1
    across: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: None where a merged cell covers the place. A line feed parts the lines of a cell."""

    rows: tuple[tuple[Merged | str | None, ...], ...]


Part = Heading | Text | Note | Box | Grid


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a plan that is written down as said above."""
    lines = text.split("\n")
    ranks = sorted({RANK[found.kind] for line in lines if (found := _heads(line))})
    parts: list[Part] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if "\t" in line:
            while end < len(lines) and "\t" in lines[end]:
                end += 1
            parts.append(Grid(_merged([row.replace("<br>", "\n").split("\t") for row in lines[at:end]])))
        elif line.startswith("专栏"):
            while end < len(lines) and lines[end]:
                end += 1
            parts.append(Box(tuple(lines[at:end])))
        elif line.startswith("^"):
            parts.append(Note(line[1], line[2:]))
        elif found := _heads(line):
            parts.append(Heading(ranks.index(RANK[found.kind]) + 1, line[: found.length], line[found.length :]))
        elif line.strip():
            parts.append(Text(line))
        at = end
    return tuple(parts)


def _heads(line: str) -> Numbering | None:
    found = numbering_of(line) if "\t" not in line and heading_like(line) and not re.search("[，：]", line) else None
    return found if found and found.kind in ("chapter", "section", "cn", "cn_bracket", "arabic") else None


def _merged(rows: Sequence[Sequence[str]]) -> tuple[tuple[Merged | str | None, ...], ...]:
    """The rows with their empty cells given to the cell above, those of the first row and of a row with one name to the left."""
    width = max(len(row) for row in rows)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    across: dict[tuple[int, int], int] = {}
    down: dict[tuple[int, int], int] = {}
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        named = max(column for column, text in enumerate(row) if text)
        leftward = at == 0 or named == 1  # a header's group, or a band behind its number
        begun = 0
        for column, text in enumerate(row):
            if text:
                begun = column
            elif leftward:
                across[at, begun] = column - begun + 1
                covered.add((at, column))
            else:
                top = max(r for r in range(at) if rows[r][column])
                down[top, column] = at - top + 1
                covered.add((at, column))
    return tuple(
        tuple(
            None
            if (at, column) in covered
            else Merged(text, down.get((at, column), 1), across.get((at, column), 1))
            if (at, column) in down or (at, column) in across
            else text
            for column, text in enumerate(row)
        )
        for at, row in enumerate(rows)
    )


def text_of(cell: Merged | str | None) -> str:
    """Return a cell's text, "" where a merged cell covers the place."""
    return cell.text if isinstance(cell, Merged) else cell or ""


def plan(name: str) -> tuple[Part, ...]:
    """Return the parts of the plan of that name."""
    return parts_of((FOLDER / f"{name}.txt").read_text("utf-8"))


def title_of(parts: Sequence[Part]) -> str:
    """Return the plan's title, as it stands above the plan itself."""
    titles = (part.text for part in parts if isinstance(part, Text) and part.is_centred and _TITLE.search(part.text))
    return next((text for text in titles if "印发" not in text), TITLE)


TITLE = "云溪市水务高质量发展行动方案（2024—2026年）"
PLAN = plan("city_water")
