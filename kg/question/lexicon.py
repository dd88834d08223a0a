"""What the ontology's terms are called, and what asks for them: labels of plan.ttl and lexicon.ttl, topics, and everyday words.

The engine knows roles, actions and classes by these words only. All words are folded; the longest match counts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec

from corpus.folding import fold
from kg.question.cues import Language
from kg.store import parse_turtle
from ontology.records import Action, Role
from ontology.reused import Skos
from ontology.sources import Source, source_bytes
from ontology.vocabulary import ACTION_SHORTCUTS, ROLE_SHORTCUTS

_PREFERRED = "http://www.w3.org/2000/01/rdf-schema#label"
_LABELS = frozenset({Skos.PREF_LABEL.value, Skos.ALT_LABEL.value, Skos.HIDDEN_LABEL.value, _PREFERRED})
_MAIN = frozenset({Skos.PREF_LABEL.value, _PREFERRED})
_LATIN = re.compile(r"[a-z]")


class Mention(msgspec.Struct, frozen=True, order=True):
    """A word of the lexicon in a question: where it stands, end exclusive, and what it means."""

    start: int
    end: int
    meaning: str


class Words:
    """Words with one or more meanings each; finds them in a text, the longest that begins at a place first."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take meanings with the words for each."""
        gathered: dict[str, list[str]] = {}
        for meaning, forms in words.items():
            for form in forms:
                gathered.setdefault(fold(form).strip(), []).append(meaning)
        self._meanings: dict[str, tuple[str, ...]] = {form: tuple(dict.fromkeys(gathered[form])) for form in sorted(gathered) if form}
        self._beginning: dict[str, list[str]] = {}  # forms by their first character, the longest first
        for form in sorted(self._meanings, key=lambda f: (-len(f), f)):
            self._beginning.setdefault(form[0], []).append(form)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in the folded `text`, from left to right, none overlapping another; one a meaning."""
        out: list[Mention] = []
        reached = 0
        for start, first in enumerate(text):
            if start < reached or first not in self._beginning:
                continue
            form = next((f for f in self._beginning[first] if text.startswith(f, start) and _is_whole(text, start, start + len(f))), None)
            if form is not None:
                reached = start + len(form)
                out += (Mention(start, reached, meaning) for meaning in self._meanings[form])
        return out


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no piece of a longer word, as far as its writing tells: Chinese does not, Latin letters do."""
    if not _LATIN.match(text[start]):
        return True
    return not (_LATIN.match(text[start - 1 : start]) or _LATIN.match(text[end : end + 1]))


class Lexicon(msgspec.Struct, frozen=True):
    """The words for roles, actions and classes in both languages, and groups of words of one meaning: everyday ones, topics, bodies."""

    roles: Mapping[Language, Words]
    actions: Mapping[Language, Words]
    classes: Mapping[Language, Words]
    groups: tuple[tuple[str, ...], ...]
    topics: tuple[tuple[str, ...], ...]
    bodies: tuple[tuple[str, ...], ...]


def _labels(source: Source) -> dict[str, dict[str, list[str]]]:
    out: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for subject, predicate, value in parse_turtle(source_bytes(source)):
        if predicate.value in _LABELS and value.lang:
            rank = 0 if predicate.value in _MAIN else 1
            out.setdefault(subject.value, {}).setdefault(value.lang, []).append((rank, value.value))
    return {subject: {lang: [w for _, w in sorted(words)] for lang, words in by.items()} for subject, by in sorted(out.items())}


def _data(name: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((files("kg.question") / name).read_text("utf-8"))


def _words(
    names: Mapping[str, str], labels: Iterable[Mapping[str, Mapping[str, list[str]]]], own: Mapping[str, list[str]], lang: Language
) -> Words:
    """Return the words in `lang` for the meanings `names` (meaning to IRI), from the ontology and from `own`."""
    found = {meaning: [w for table in labels for w in table.get(iri, {}).get(lang, ())] for meaning, iri in names.items()}
    return Words({meaning: [*found.get(meaning, []), *own.get(meaning, [])] for meaning in sorted({*names, *own})})


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; the ontology's files are read at the first call."""
    tables = [_labels(Source.PLAN), _labels(Source.LEXICON)]
    own = _data("concepts.toml")
    roles: dict[str, str] = {role: ROLE_SHORTCUTS[role].value for role in get_args(Role)}
    actions: dict[str, str] = {action: ACTION_SHORTCUTS[action].value for action in get_args(Action)}
    languages: tuple[Language, ...] = get_args(Language)
    return Lexicon(
        {lang: _words(roles, tables, own["role"][lang], lang) for lang in languages},
        {lang: _words(actions, tables, own["action"][lang], lang) for lang in languages},
        {lang: _words({}, tables, own["class"][lang], lang) for lang in languages},
        _everyday(),
        _groups(Source.TOPICS),
        _groups(Source.FUNCTIONS),
    )


def _everyday() -> tuple[tuple[str, ...], ...]:
    table: dict[str, list[list[str]]] = tomllib.loads((files("kg.question") / "everyday.toml").read_text("utf-8"))
    return tuple(tuple(dict.fromkeys(fold(w) for w in group)) for group in table["zh"])


def _groups(source: Source) -> tuple[tuple[str, ...], ...]:
    """The labels of each concept of `source`, in both languages: words of one field, not always of one meaning."""
    groups = (tuple(dict.fromkeys(fold(w) for lang in ("zh", "en") for w in by.get(lang, ()))) for by in _labels(source).values())
    return tuple(group for group in groups if len(group) > 1)
