"""The pieces of a question, each in one role: what is named, what class, what property."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from kg.labelled.question import Parsed
from kg.labelled.vocabulary import Mention

Role = Literal["named", "class", "property"]
_ASKING = ("which", "list", "who", "where", "when", "howmuch", "count", "yesno")


class Pieces(msgspec.Struct, frozen=True):
    """A question with its mentions in their roles, each in order of place."""

    parsed: Parsed
    named: tuple[Mention, ...]
    classes: tuple[Mention, ...]
    properties: tuple[Mention, ...]

    @property
    def asks(self) -> bool:
        """Whether there is a question word at all."""
        return self.parsed.cue(*_ASKING) is not None

    def without(self, mention: Mention) -> Pieces:
        """Return the pieces less one that is named."""
        return msgspec.structs.replace(self, named=tuple(m for m in self.named if m is not mention))

    def around(self, ref: int, names: Iterable[str]) -> list[tuple[int, int]]:
        """Return the stretches beside the words for a property that are a part of its name too: 书刊 beside 外借 of 书刊文献外借册次."""
        said = [m for m in self.properties if any(s.ref == ref for s in m.senses)]
        return [
            (start, end)
            for start, end in self.parsed.rest
            if any(abs(start - m.end) <= 1 or abs(m.start - end) <= 1 for m in said)
            and any(self.parsed.text[start:end] in name for name in names)
        ]

    def coverage(self, spans: Iterable[tuple[int, int]]) -> float:
        """Return the share of the content that the spans account for."""
        content = self.parsed.content
        if not content:
            return 0.0
        covered = {i for start, end in spans for i in range(start, end)}
        return len(content & covered) / len(content)

    def missing(self, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Return the stretches of content that the spans do not account for."""
        covered = {i for start, end in spans for i in range(start, end)}
        left = sorted(self.parsed.content - covered)
        out: list[str] = []
        before = -2
        for i in left:
            if i == before + 1:
                out[-1] += self.parsed.text[i]
            else:
                out.append(self.parsed.text[i])
            before = i
        return tuple(out)


def pieces_of(parsed: Parsed, roles: Sequence[Role]) -> Pieces:
    """Return the question's mentions in the roles given, one a mention."""
    of = {role: tuple(m for m, r in zip(parsed.mentions, roles, strict=True) if r == role) for role in ("named", "class", "property")}
    return Pieces(parsed, of["named"], of["class"], of["property"])
