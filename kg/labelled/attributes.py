"""What attributes and classes of public data are called in Chinese and English: data that no graph brings with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

import msgspec

from corpus.folding import fold
from corpus.tokens import words

OWN, FULL, BUILT, HEAD, PART = 1.0, 0.95, 0.85, 0.6, 0.7  # how surely a name means a property: its own label, the lexicon's, …
_BUILT_MOST = 240  # names that are put together for one header at most
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\s_\-./()（）]+")
_YEAR = re.compile(r"^((?:19|20)\d\d)\s?年?度?\s?[-_:：]?(?=\D)|(?<=\D)[-_\s(（]?((?:19|20)\d\d)年?[)）]?$")
_UNIT = re.compile(r"[（(\[]\s*([^（()）\[\]]{1,8})\s*[)）\]]\s*$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STEP = 0.01  # the names of an attribute that stand first are the commonest
_GENERIC = frozenset(
    {"number", "no", "num", "code", "id", "name", "count", "quantity", "qty", "amount", "unit", "title", "数", "量", "数量", "号", "名称"}
)
_MEASURES = ("台数", "个数", "数量", "人数", "册数", "次数", "数", "量")


class Attribute(msgspec.Struct, frozen=True):
    """An everyday attribute: what its values are, what it is called, and the phrases that ask for it."""

    kind: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    asking: tuple[str, ...]


class Header(msgspec.Struct, frozen=True):
    """What a header says: its words without year and unit, and those."""

    text: str
    words: tuple[str, ...]
    year: int | None = None
    unit: str | None = None


class Called(msgspec.Struct, frozen=True):
    """What a property may be called: names with how surely they mean it, phrases that ask for it, and what kind its values are."""

    names: Mapping[str, float]
    asking: tuple[str, ...]
    kind: str | None


def header_of(label: str) -> Header:
    """Return what `label`, a header or a property's label, says: 2016年总藏量 is 总藏量 of 2016, 面积（公顷） is 面积 in 公顷."""
    year = _YEAR.search(label)
    text = (label[: year.start()] + label[year.end() :]).strip() if year else label.strip()
    unit = _UNIT.search(text)
    text = text[: unit.start()].strip() if unit else text
    parts = tuple(fold(part) for part in _CAMEL.split(text) if part)
    return Header(text, parts, int(year[1] or year[2]) if year else None, unit[1] if unit else None)


class _Gathered:
    """Names and asking phrases gathered from a property's labels. `chinese` says whether Chinese ones are wanted from the label at hand."""

    def __init__(self) -> None:
        self.names: dict[str, float] = {}
        self.asking: list[str] = []
        self.kind: str | None = None
        self.chinese = True

    def add(self, names: Iterable[str], weight: float, step: float = 0.0) -> None:
        for place, name in enumerate(names):
            worth = weight - step * min(place, 9)
            if len(name) > 1 or worth > BUILT:
                self.names[name] = max(worth, self.names.get(name, 0.0))

    def take(self, attribute: Attribute, weight: float, step: float, ask: bool) -> None:
        self.kind = self.kind or attribute.kind
        self.add(attribute.chinese if self.chinese else (), weight, step)
        self.add(attribute.english, weight, step)
        self.asking += [phrase for phrase in attribute.asking if ask and (self.chinese or not _HAN.search(phrase))]


def called(labels: Iterable[str]) -> Called:
    """Return what a property with these labels (in any language) may be called."""
    found = _Gathered()
    every = list(labels)
    in_chinese = any(_HAN.search(label) for label in every)
    for label in every:
        header = header_of(label)
        found.chinese = not in_chinese or bool(
            _HAN.search(label)
        )  # with a Chinese name of its own, an English one adds no other Chinese ones
        phrase = " ".join(header.words)
        found.add((fold(header.text), phrase), OWN)
        full = _named(phrase) or _named(phrase.removeprefix("is ").removeprefix("has "))
        for attribute in full:
            found.take(attribute, FULL, _STEP, ask=True)
        found.add(_built(header) if found.chinese else (), BUILT)
        for attribute in _head(header):
            found.take(attribute, HEAD, 0.0, ask=not full)
        found.add((*_verbs(header), *_parts(header)), PART)
    return Called(found.names, tuple(dict.fromkeys(found.asking)), found.kind)


def class_names(label: str) -> dict[str, float]:
    """Return what the members of the class `label` may be called, each with how surely."""
    own = " ".join(header_of(label).words) if not _HAN.search(label) else fold(label)
    names = {own: OWN}
    for group in _class_words():
        if own in group or _singular(own) in group:
            for name in group:
                names.setdefault(name, FULL)
    if _HAN.search(own):
        parts = words(own)
        for i in range(1, len(parts)):
            tail = "".join(parts[i:])
            if len(tail) > 1:
                names.setdefault(tail, PART)
    elif " " in own:
        names.setdefault(own.rsplit(" ", 1)[1], PART)
    return names


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


def _named(phrase: str) -> tuple[Attribute, ...]:
    index = _by_name()
    return index.get(phrase, ()) or index.get(_singular(phrase), ())


def _head(header: Header) -> tuple[Attribute, ...]:
    """The attribute that the last words of a header name: buildingArea is an area, though not every question of an area means it."""
    parts = header.words
    if "of" in parts:  # number of books, free of charge: the head stands first
        first = " ".join(parts[: parts.index("of")])
        return () if first in _GENERIC else _named(first)[:1]
    for i in range(1, len(parts)):
        tail = " ".join(parts[i:])
        found = _named(tail)
        if found and tail not in _GENERIC:
            return found[:1]
    if len(parts) == 1 and _HAN.search(parts[0]):
        cut = words(parts[0])
        for i in range(1, len(cut)):
            tail = "".join(cut[i:])
            found = _named(tail)
            if found and len(tail) > 1 and tail not in _GENERIC:
                return found[:1]
    return ()


def _built(header: Header) -> Iterator[str]:
    """Chinese names put together from those of the header's English words: approvalUnit is 审批单位, 批准单位, 批准机关."""
    table = _header_words()
    options = [table.get(word) or table.get(_singular(word)) or () for word in header.words]
    if len(options) < 2 or not all(options):
        return
    total = 1
    for choice in options:
        total *= len(choice)
    if total <= _BUILT_MOST:
        for choice in product(*options):
            yield "".join(choice)


def _verbs(header: Header) -> Iterator[str]:
    """Verbs of English headers: released of release date, curate of curator, supply of supplier."""
    parts = header.words
    if not parts or not all(part.isascii() for part in parts):
        return
    last = parts[-1]
    if len(parts) > 1 and last in {"date", "time", "year", "on", "in", "by", "at"}:
        yield " ".join(parts[:-1])
    if len(parts) == 1 and len(last) > 4:
        for ending, verb in (("ator", "ate"), ("ier", "y"), ("er", ""), ("er", "e"), ("or", "")):
            if last.endswith(ending):
                yield last.removesuffix(ending) + verb


def _parts(header: Header) -> Iterator[str]:
    """Shorter forms of a long Chinese header: its last words, and what it counts without the measure (计算机台数: 计算机)."""
    text = fold(header.text)
    if not _HAN.search(text) or len(text) < 4:
        return
    cut = words(text)
    for i in range(1, len(cut)):
        tail = "".join(cut[i:])
        if len(tail) >= 3:
            yield tail
    for measure in (*_MEASURES, "日期", "时间", "年份", "年月"):
        if text.endswith(measure) and len(text) - len(measure) >= 2:
            yield text[: -len(measure)]
            break
    for i in range(2, len(cut)):
        head = "".join(cut[:i])
        if len(head) >= 4:
            yield head


def _lines(name: str) -> Iterator[list[tuple[str, ...]]]:
    for line in (files("kg.labelled") / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [tuple(fold(w.strip()) for w in cell.split(",") if w.strip()) for cell in line.split("|")]


@cache
def attributes() -> tuple[Attribute, ...]:
    """Return the lexicon of attributes; the file is read at the first call."""
    return tuple(Attribute(kind[0], english, chinese, asking) for kind, english, chinese, asking in _lines("attributes.txt"))


@cache
def _by_name() -> dict[str, tuple[Attribute, ...]]:
    """Attributes by what a header may call them: those called so first of all before those called so among other names."""
    found: dict[str, list[tuple[int, int, Attribute]]] = {}
    for order, attribute in enumerate(attributes()):
        for names in (attribute.english, attribute.chinese):
            for place, name in enumerate(names):
                found.setdefault(name, []).append((place, order, attribute))
    return {name: tuple(a for _, _, a in sorted(rows, key=lambda r: r[:2])[:1]) for name, rows in found.items()}


@cache
def _header_words() -> dict[str, tuple[str, ...]]:
    return {english: chinese for words_, chinese in _lines("header_words.txt") for english in words_}


@cache
def _class_words() -> tuple[tuple[str, ...], ...]:
    return tuple((*english, *chinese) for english, chinese in _lines("class_words.txt"))
