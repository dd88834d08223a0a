"""Where things stand in a plan: sections by offset, and quotes."""

from __future__ import annotations

from bisect import bisect_right

from corpus.text import PlanText
from kg.audit.findings import Quote
from ontology.records import Evidence, PlanRecords, Section


class Quoting:
    """Quotes one plan."""

    def __init__(self, text: PlanText, records: PlanRecords) -> None:
        self.text = text.text
        self.records = records
        self._sections = sorted(records.sections, key=lambda s: (s.start, s.level, s.order))
        self._starts = [s.start for s in self._sections]
        self._passages = [p.start for p in records.passages]
        self._by_id = {s.id: s for s in records.sections}

    def passage(self, offset: int) -> int:
        """Return which passage holds `offset`: its place among the plan's, -1 before the first."""
        return bisect_right(self._passages, offset) - 1

    def section(self, offset: int) -> Section | None:
        """Return the innermost section that holds `offset`."""
        place = bisect_right(self._starts, offset) - 1
        found = self._sections[place] if place >= 0 else None
        while found is not None and offset >= found.end:
            found = self._by_id.get(found.parent) if found.parent else None
        return found

    def quote(self, start: int, end: int) -> Quote:
        """Return the slice from `start` to `end`."""
        section = self.section(start)
        return Quote(self.records.plan, " / ".join(section.path) if section else "", start, end, self.text[start:end])

    def evidence(self, evidence: tuple[Evidence, ...]) -> Quote:
        """Return the first piece of `evidence`, which every record has."""
        return self.quote(evidence[0].start, evidence[0].end)

    def around(self, start: int, end: int, most: int = 40) -> Quote:
        """Return the clause around `start`..`end`, no more than `most` characters on either side, within its paragraph or cell."""
        stops = "\n\t。；;"
        left = max((self.text.rfind(stop, max(0, start - most), start) + 1 for stop in stops), default=0)
        ends = (self.text.find(stop, end, end + most) for stop in stops)
        right = min((place for place in ends if place >= 0), default=min(len(self.text), end + most))
        return self.quote(max(left, start - most, 0), right)
