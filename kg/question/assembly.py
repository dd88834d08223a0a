"""Findings to published answers: items with their citations, each citation an exact slice of its plan's text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kg.question.answer import Citation, Item
from kg.question.readings import Piece
from kg.question.sentences import section_at
from kg.question.shelf import Shelf

_LONGEST_QUOTE = 1100  # characters; longer evidence is quoted from its beginning


class Assembly:
    """Gathers the citations of one answer; the same slice is cited once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._numbers: dict[tuple[str, int, int], int] = {}

    def items(self, pieces: Iterable[Piece]) -> tuple[Item, ...]:
        """Return the items in order, those that look the same to a reader once, with the evidence of all."""
        out: dict[tuple[object, ...], Item] = {}
        for piece in pieces:
            item = self._item(piece)
            key = (item.type, item.label, item.city, item.role, item.value, item.raw, item.year, item.of)
            former = out.get(key)
            if former is None:
                out[key] = item
            else:
                cited = tuple(dict.fromkeys((*former.citations, *item.citations)))
                out[key] = msgspec.structs.replace(former, citations=cited)
        return tuple(out.values())

    def cite(self, plan: str, start: int, end: int) -> int:
        """Return the number of the citation of that slice, a new one where it is not cited yet."""
        return self._numbers.setdefault((plan, start, min(end, start + _LONGEST_QUOTE)), len(self._numbers))

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations by their numbers."""
        return tuple(self._citation(*place) for place in self._numbers)

    def _item(self, piece: Piece) -> Item:
        cited = tuple(dict.fromkeys(self.cite(piece.plan, a, b) for a, b in _widest(piece.evidence)))
        return Item(
            type=piece.type,
            label=piece.label,
            iri=piece.iri,
            city=self._shelf.city(piece.plan) if piece.placed else None,
            role=piece.role,
            of=piece.of,
            value=_plain(piece.value),
            op=piece.op,
            high=piece.high,
            unit=piece.unit,
            raw=piece.raw,
            year=piece.year,
            citations=cited,
            members=tuple(self._item(m) for m in piece.members),
        )

    def _citation(self, plan: str, start: int, end: int) -> Citation:
        volume = self._shelf.volumes[plan]
        section = section_at(volume.records.sections, start)
        path = " / ".join(section.path or (section.title,)) if section else ""
        page = volume.text.locate(start).page
        title = volume.records.document.title
        return Citation(plan=plan, title=title, section=path, page=page, start=start, end=end, quote=volume.text.text[start:end])


def _plain(value: float | int | bool | str | None) -> float | int | bool | str | None:
    """Return a whole number as one: 98.0 is written 98."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _widest(evidence: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the slices as they are quoted, without those inside another: a row says more than a cell of it, which alone says little."""
    quoted = list(dict.fromkeys((a, min(b, a + _LONGEST_QUOTE)) for a, b in evidence))
    return [(a, b) for a, b in quoted if not any((a, b) != (c, d) and c <= a and b <= d for c, d in quoted)]
