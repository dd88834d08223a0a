"""Stretches: the pieces of running text that the sentence-level extractors read, each with where it stands.

A stretch is a paragraph, one line of a table cell, a line of a box (专栏) or a footnote. Extractors never see raw lines: hard line
ends, page breaks and tables are resolved before.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from ontology.records import Section

StretchKind = Literal["paragraph", "cell", "box", "footnote"]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A slice `start`..`end` of the normalised text, in one section.

    `task` is the id of the task whose text or row it is. `heading` is the heading or bold lead phrase that the stretch stands
    under most closely. Of a cell, `header` is the column's header path, `table` the table's title, `label` what the row is about
    (its name cell, or the district of a table that shares an aim out), and `year` a year that the column header names.
    """

    start: int
    end: int
    section: Section
    kind: StretchKind
    task: str | None = None
    heading: str = ""
    header: tuple[str, ...] = ()
    table: str | None = None
    label: str | None = None
    year: int | None = None
    unit: str | None = None  # a unit of measure that the column header names

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"expected 0 <= start < end, found {self.start}, {self.end}")
