"""What a question asks, once understood: the typed result that every finder reads."""

from __future__ import annotations

from typing import Literal

import msgspec

from kg.question.cues import Cue, Language
from kg.question.focus import Focus
from ontology.records import Action, Role, ValueKind

Wants = Literal["city", "unit", "amount", "when", "howlong", "how", "define", "yesno", "choice", "which", "where", "why", "noun"]


class Asked(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What a question asks. `text` is folded, its slips put right; places in `cues` and `focus` count in it.

    `wants` is the kind of thing asked for, by the words that ask; `tags` are all that they may ask for. `plans` are the ids of the
    plans whose places are named (none: all), `strangers` the names of places that no plan covers.
    """

    question: str
    text: str
    language: Language
    wants: Wants
    tags: frozenset[str]
    cues: tuple[Cue, ...]
    plans: tuple[str, ...]
    strangers: tuple[str, ...]
    years: tuple[int, ...]
    roles: tuple[Role, ...]
    actions: tuple[Action, ...]
    classes: tuple[str, ...]
    kinds: tuple[ValueKind, ...]
    focus: Focus

    @property
    def chinese(self) -> str:
        """The question in the language of the plans: an English one with the Chinese words of its focus behind it."""
        return self.text if self.language == "zh" else f"{self.text} {self.focus.text}"

    def asking(self, *tags: str) -> list[Cue]:
        """Return the words that ask for one of `tags`, in order of place."""
        return [cue for cue in self.cues if cue.tag in tags]

    def behind(self, *tags: str) -> str:
        """Return what stands behind the last words that ask for one of `tags`, empty where there are none."""
        found = self.asking(*tags)
        return self.text[max(cue.end for cue in found) :] if found else ""
