"""How much each character of a question weighs: nothing where it is grammar, little where every plan says it, much where it is rare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.tokens import WordClass, is_word, segmenter, word_class
from kg.question.cues import Grammar, grammar
from kg.question.english import Rendering
from kg.question.focus import Alternative, Focus
from kg.question.rarity import PairIndex

Spans = Iterable[tuple[int, int]]

_FAINT = 0.22  # the weight of a word that most plans and questions have, beside 1 for any other
_UNWRITTEN = 0.5  # the weight of a character of a longer word that no plan writes
_LONE = 0.3  # the weight of a word of one character that no plan writes beside its neighbours
_UNKNOWN = 0.45  # the weight of the first two letters' worth of an English word that the glossary does not have
_EXPLAINED = 0.4  # what is left of English words where the Chinese name stands behind them in brackets
_FUNCTION, _MANNER = 0.2, 0.35  # the weight of a word of grammar, and of a verb or adjective that no plan writes, beside 1 for a noun
_DONE, _ALONE = 0.25, 0.5  # how much a verb or an adjective names a thing, and a noun of one character, beside 1 for any other noun
_NAMES: frozenset[WordClass | None] = frozenset({"noun", None})
_HEADS = _NAMES | {"function"}  # the dictionary has 桩 as a measure word
_GUESSED = 2  # characters of a word that is cut though no dictionary has it
_MODAL = frozenset("要将会能应需得想该")
_PERSONS = frozenset("我你您他她它咱谁")
_RESULTS = frozenset("完好掉到成了过起走")  # ends of verbs that dictionaries do not list: 建完, 修好
_WORD = re.compile(r"\w")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=256)
def cut(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words of `text` as the dictionary cuts them, with where each begins and ends; 要建, which it does not have, as two."""
    out, at = [], 0
    for word in segmenter().lcut(text):
        parts = tuple(word) if len(word) == _GUESSED and word[0] in _MODAL and not is_word(word) else (word,)
        for part in parts:
            out.append((part, at, at + len(part)))
            at += len(part)
    return tuple(out)


def weigh(text: str, hidden: Spans, alternatives: tuple[Alternative, ...], words: Grammar, index: PairIndex) -> Focus:
    """Return the focus of a Chinese question: all but its grammar and what is `hidden` (places, years, words that ask)."""
    tokens = cut(text)
    factors = _factors(text, tokens, hidden, words, index)
    runs = _runs(factors)
    bounds = {i: (start, end) for _, start, end in tokens for i in range(start, end)}
    weights = [0.0] * len(text)
    for a, b in runs:
        for i in range(a, b):
            first, last = bounds[i]
            within = (max(a, first), min(b, last)) if last - first > 1 else (a, b)
            weights[i] = _weight(text, i, within, words, index) * factors[i]
    return Focus(text, tuple(weights), runs, alternatives)


def _factors(text: str, tokens: Sequence[tuple[str, int, int]], hidden: Spans, words: Grammar, index: PairIndex) -> list[float]:
    factors = [0.0] * len(text)
    for number, (word, start, end) in enumerate(tokens):
        if word in words.stop or not _WORD.search(word):
            continue
        behind = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        worth = _FAINT if word in words.faint else _worth(word, behind, words, index)
        factors[start:end] = [worth if text[i].isalnum() else 0.0 for i in range(start, end)]
    for start, end in hidden:
        factors[start:end] = [0.0] * (end - start)
    return factors


def _worth(word: str, behind: str, words: Grammar, index: PairIndex) -> float:
    """How much a word tells by its class: what names a thing tells it, how it is put does not, for people put it in their own words.

    A verb before a noun of one character makes a noun with it: 充电 and 桩.
    """
    kinds = _kinds(word)
    if kinds & _NAMES or _is_head(behind, words):
        return 1.0
    if kinds == {"function"}:
        return _FUNCTION
    done = word[-1] in _RESULTS and word_class(word) is None
    return 1.0 if len(word) > 1 and not done and all(index.known(word[i : i + 2]) for i in range(len(word) - 1)) else _MANNER


@lru_cache(maxsize=256)
def naming(text: str) -> tuple[float, ...]:
    """Return for each character of `text` how much its word names a thing, in 0..1: all for nouns and names, nothing for words of grammar.

    What people leave unsaid or say otherwise are verbs; what is missing of a thing's name makes it another thing.
    """
    words, tokens = grammar("zh"), cut(text)
    out: list[float] = []
    for number, (word, start, end) in enumerate(tokens):
        kinds = _kinds(word)
        behind = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        names = bool(kinds & _NAMES) or (kinds != {"function"} and _is_head(behind, words))
        worth = 0.0 if kinds == {"function"} or word.isdigit() else (_ALONE if end - start == 1 else 1.0) if names else _DONE
        out += [worth] * (end - start)
    return tuple(out)


def _kinds(word: str) -> set[WordClass | None]:
    """What a word is; of one that the dictionary does not have, what its characters are: 建了 is no name."""
    kind = word_class(word)
    return {kind} if kind or len(word) == 1 or not _HAN.match(word) else {word_class(c) for c in word}


def _is_head(behind: str, words: Grammar) -> bool:
    """Whether the word behind a verb is a noun of one character, which the verb makes a name with: 充电 and 桩."""
    if len(behind) != 1 or not _HAN.match(behind) or behind in words.stop or behind in _PERSONS:
        return False
    return word_class(behind) in _HEADS


def _runs(factors: list[float]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    start = None
    for i, factor in enumerate([*factors, 0.0]):
        if factor and start is None:
            start = i
        elif not factor and start is not None:
            out.append((start, i))
            start = None
    return tuple(out)


def _weight(text: str, i: int, within: tuple[int, int], words: Grammar, index: PairIndex) -> float:
    """How rare the character is by the pairs that it stands in: those of its own word, for a pair across two words is always rare."""
    first, last = within
    pairs = [text[k : k + 2] for k in (i - 1, i) if first <= k and k + 2 <= last]
    known = [index.rarity(p) for p in pairs if index.known(p)]
    if known:
        return max(known)
    if text[i] in words.stop:
        return 0.0
    if text[i] in words.faint:
        return _FAINT
    return _UNWRITTEN if pairs and last - first > 1 else _LONE


def weigh_rendered(pieces: Iterable[Rendering], text: str, hidden: list[tuple[int, int]], index: PairIndex) -> Focus:
    """Return the focus of an English question: its Chinese words one after the other, each a run of its own."""
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    weights: list[float] = []
    others: list[Alternative] = []
    faint, explained = grammar("zh").faint, _HAN.search(text)
    for piece in pieces:
        if piece.everyday or any(a <= piece.start and piece.end <= b for a, b in hidden):
            continue
        forms = _written_first(piece.words, index) or (text[piece.start : piece.end],)
        word = forms[0]
        if word.isdecimal() or word in parts:
            continue
        start = sum(len(p) + 1 for p in parts)
        rarity = (
            max((index.rarity(word[i : i + 2]) for i in range(len(word) - 1)), default=_LONE) if piece.words else _UNKNOWN * 2 / len(word)
        )
        if explained and text[piece.start : piece.end].isascii():
            rarity *= _EXPLAINED
        parts.append(word)
        rarity *= _FAINT if word in faint else 1.0 if _kinds(word) & _NAMES else _MANNER  # how it is done people put in their own words
        weights += [rarity] * len(word) + [0.0]
        runs.append((start, start + len(word)))
        if len(forms) > 1:
            others.append(Alternative(start, start + len(word), forms[1:]))
    joined = " ".join(parts)
    return Focus(joined, tuple(weights[: len(joined)]), tuple(runs), tuple(others))


def _written_first(forms: tuple[str, ...], index: PairIndex) -> tuple[str, ...]:
    """The Chinese forms of an English word in their order, but those first that some plan may hold."""
    return tuple(sorted(forms, key=lambda w: not all(index.known(w[i : i + 2]) for i in range(len(w) - 1))))
