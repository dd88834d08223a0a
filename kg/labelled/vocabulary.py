"""Everything in a graph that has a name, in one automaton: things, classes, properties, values, and parts of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import ahocorasick
import msgspec

from corpus.folding import fold
from kg.labelled.attributes import PART as PART_OF
from kg.labelled.literals import is_absent, number
from kg.labelled.schema import Property, Schema

SenseKind = Literal["thing", "class", "property", "asking", "value", "part", "kind"]

_ALIAS = 0.9  # how surely a name without its place, its legal form or its 市 means the thing
_LONGEST = 60  # characters of a value that is looked for in questions
_PARTED = re.compile(r"[、;；,，/]+")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:自治[区县州]|省|市|县|区|镇|乡|街道|大道|路|街|村|社区|弄|巷)(?!政府|场)")
_SUFFIXED = re.compile(r"(.{2,})(?:省|市|县|区|自治区|自治县|自治州|特别行政区)$")
_ETHNIC = re.compile(r"(?:[\u4e00-\u9fff]{1,3}族)+自治县$")
_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|集团公司|公司)$|\b(?:inc|ltd|llc|gmbh|co|corp|plc|limited)\.?$")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_GRADE = re.compile(r"([a-z])\1{1,6}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHORT = 3  # figures at least for a number to be a name (a certificate's)
_TAIL_LEAST = 4  # things whose names end alike, at least, for that ending to be a kind of thing
_TAILS = (2, 3, 4, 5, 6)


class Sense(msgspec.Struct, frozen=True):
    """What a name may mean. `ref` is the number of the thing, class or property, `text` the value (as written) or part of a value."""

    kind: SenseKind
    ref: int
    weight: float = 1.0
    text: str = ""


class Mention(msgspec.Struct, frozen=True):
    """A name in a question: where it stands, end exclusive, and what it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    weight: float = 1.0


class Vocabulary:
    """Finds names."""

    def __init__(self, schema: Schema) -> None:
        self._senses: dict[str, dict[tuple[SenseKind, int, str], float]] = {}
        self.parts: dict[int, Mapping[int, tuple[str, ...]]] = {}
        self._classes = frozenset(name for klass in schema.classes for name in klass.names)
        places = _places(schema)
        for ref, prop in enumerate(schema.properties):
            self._add_property(ref, prop, places)
        for ref, klass in enumerate(schema.classes):
            for name, weight in klass.names.items():
                self._add(name, "class", ref, weight)
        for ref, thing in enumerate(schema.things):
            for name in thing.names:
                self._add(fold(name), "thing", ref, 1.0)
        self._add_aliases(schema, places)
        self._add_kinds(schema)
        self._automaton = ahocorasick.Automaton()
        for name in self._senses:
            self._automaton.add_word(name, name)
        if self._senses:
            self._automaton.make_automaton()

    def _add(self, name: str, kind: SenseKind, ref: int, weight: float, text: str = "") -> None:
        if not name or len(name) > _LONGEST or (len(name) < 2 and not (kind in {"property", "class"} and _HAN.match(name))):
            return
        if name[-1] == "y" and name.isascii() and kind in {"class", "property"} and name[-2:-1] not in tuple("aeiou"):
            self._add(name[:-1] + "ies", kind, ref, weight, text)
        senses = self._senses.setdefault(name, {})
        key = (kind, ref, text)
        senses[key] = max(weight, senses.get(key, 0.0))

    def _add_property(self, ref: int, prop: Property, places: Mapping[str, str]) -> None:
        for name, weight in prop.called.names.items():
            if weight > PART_OF or name not in self._classes:
                self._add(name, "property", ref, weight)
        for phrase in prop.called.asking:
            self._add(phrase, "asking", ref, _ALIAS)
        if prop.kind in {"number", "date", "boolean", "link"}:
            return
        texts: dict[str, None] = {value.text: None for values in prop.facts.values() for value in values}
        for text in texts:
            if is_absent(text) or (number(text) is not None and len(text) < _SHORT):
                continue
            folded = fold(text)
            self._add(folded, "value", ref, 1.0, text)
            if prop.kind == "category":
                for alias in _value_aliases(folded):
                    self._add(alias, "value", ref, _ALIAS, text)
        if prop.kind in {"address", "text", "category"}:
            self._add_parts(ref, prop, {text: _parts_of(text, prop, places) for text in texts})

    def _add_parts(self, ref: int, prop: Property, parts: Mapping[str, tuple[str, ...]]) -> None:
        """The members of the values that are lists, the places of addresses; `parts` has them by value."""
        self.parts[ref] = {
            thing: found
            for thing, values in prop.facts.items()
            if (found := tuple(dict.fromkeys(p for v in values for p in parts[v.text])))
        }
        for part in dict.fromkeys(p for found in parts.values() for p in found):
            self._add(fold(part), "part", ref, 1.0, part)
            for alias in _value_aliases(fold(part)):
                self._add(alias, "part", ref, _ALIAS, part)

    def _add_aliases(self, schema: Schema, places: Mapping[str, str]) -> None:
        """Names without brackets, legal form, or the place that they begin with; those that many things would share are left out."""
        aliases: dict[str, list[int]] = {}
        for ref, thing in enumerate(schema.things):
            for name in thing.names:
                for alias in _name_aliases(fold(name), places):
                    if alias not in self._senses and len(alias) >= 3:
                        aliases.setdefault(alias, []).append(ref)
        for alias, refs in aliases.items():
            for ref in dict.fromkeys(refs) if len(set(refs)) <= 3 else ():
                self._add(alias, "thing", ref, _ALIAS)

    def _add_kinds(self, schema: Schema) -> None:
        """What many names of a class end in: 教堂, 森林公园. It limits the class to those."""
        for ref, klass in enumerate(schema.classes):
            ends: dict[str, int] = {}
            for thing in klass.members:
                label = fold(schema.things[thing].label)
                for size in _TAILS:
                    if len(label) > size and _HAN.fullmatch(label[-size]):
                        ends[label[-size:]] = ends.get(label[-size:], 0) + 1
            for end, times in ends.items():
                if end not in klass.names and times >= max(_TAIL_LEAST, len(klass.members) // 400) and _word_like(end):
                    self._add(end, "kind", ref, 0.8, end)

    def find(self, text: str) -> list[Mention]:
        """Return every name in the folded `text`, overlapping ones too, in order of place. Latin names match whole words, plurals too."""
        return list(self._found(text)) if self._senses else []

    def _found(self, text: str) -> Iterator[Mention]:
        for last, name in self._automaton.iter(text):
            start, end = last + 1 - len(name), last + 1
            if name[0].isascii() and name[0].isalnum() and start and text[start - 1].isascii() and text[start - 1].isalnum():
                continue
            if name[-1].isascii() and name[-1].isalnum():
                end = _whole(text, end)
                if end < 0:
                    continue
            yield Mention(start, end, tuple(Sense(kind, ref, weight, value) for (kind, ref, value), weight in self._senses[name].items()))


def _whole(text: str, end: int) -> int:
    """Where the Latin word ends that a name ends in: a plural or a past form is the same word; -1 where it is another."""
    for tail in ("", "s", "es", "'s", "d", "ed"):
        stop = end + len(tail)
        if text.startswith(tail, end) and not (stop < len(text) and text[stop].isascii() and text[stop].isalnum()):
            return stop if tail != "'s" else end
    return -1


def _places(schema: Schema) -> Mapping[str, str]:
    """The places that the graph names in columns of places or as things, folded, by their names without 市 and the like."""
    found: set[str] = set()
    for prop in schema.properties:
        if prop.kind == "category" and (prop.called.kind == "place" or prop.link):
            found.update(fold(v.text) for values in prop.facts.values() for v in values if _SUFFIXED.fullmatch(fold(v.text)))
    found.update(fold(thing.label) for thing in schema.things if 2 < len(thing.label) < 9 and _SUFFIXED.fullmatch(fold(thing.label)))
    return {place[:-1]: place for place in sorted(found) if len(place) > 2}


def _parts_of(text: str, prop: Property, places: Mapping[str, str]) -> tuple[str, ...]:
    """The members of a list (国内旅游业务、入境旅游业务), or the places of an address."""
    if prop.kind == "address" or prop.called.kind == "address":
        found = [m[0] for m in _PLACE.finditer(text)]
        return tuple(dict.fromkeys(p for segment in found for p in _split(segment, places) if len(p) > 1))
    parts = [part.strip() for part in _PARTED.split(text)]
    return tuple(dict.fromkeys(p for p in parts if 1 < len(p) <= 20)) if len(parts) > 1 else ()


def _split(segment: str, places: Mapping[str, str]) -> tuple[str, ...]:
    """杭州西湖区 is 杭州市 and 西湖区."""
    for size in range(2, min(7, len(segment) - 1)):
        short = segment[:size]
        if short in places and segment[: size + 1] != places[short] and _SUFFIXED.match(segment[size:]):
            return (places[short], segment[size:])
    return (segment,)


def _value_aliases(value: str) -> Iterator[str]:
    bare = _SUFFIXED.fullmatch(value)
    if bare:
        short = _ETHNIC.sub("", value)
        yield short if short != value and len(short) > 1 else bare[1]
    grade = _GRADE.fullmatch(value)
    if grade:
        yield f"{len(value)}{grade[1]}"
        yield f"{len(value)}{grade[1]}级"
        yield f"{value}级"
    if _BRACKETS.search(value):
        yield _BRACKETS.sub("", value)
    if len(value) in (3, 4) and value[-1] in "馆类级业":
        yield value[:-1]
    if value.endswith(("业务", "服务")) and len(value) > 4:
        yield value[:-2]


def _name_aliases(name: str, places: Mapping[str, str]) -> Iterator[str]:
    plain = _BRACKETS.sub("", name).strip()
    if plain != name:
        yield plain
    bare = _LEGAL.sub("", plain).strip(" ,.")
    if bare != plain:
        yield bare
    begins = [0]
    for start in begins:  # 杭州市西湖区某医院 is 西湖区某医院 and 某医院
        for size in range(2, min(8, len(bare) - start - 2)):
            said = bare[start : start + size]
            if said in places or places.get(said[:-1]) == said:
                begins.append(start + size)
    for start in dict.fromkeys(begins[1:]):
        yield bare[start:]


def _word_like(end: str) -> bool:
    from corpus.tokens import words  # noqa: PLC0415

    return len(words(end)) <= 2 and end == "".join(words(end)) and all(len(w) > 1 for w in words(end))
