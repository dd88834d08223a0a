"""What limits the things that a question is about: values, places, links, comparisons, presence, words of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.tokens import words
from kg.labelled.bounding import in_unit, measures
from kg.labelled.grammar import Cue
from kg.labelled.index import Index
from kg.labelled.pieces import Pieces
from kg.labelled.reading import Condition, Step
from kg.labelled.scoring import year_said
from kg.labelled.vocabulary import Mention, Sense

_MANY = 20  # things that have one and the same value, at least, for it to hold everywhere
_GUESS = 0.025
_NEAR = 3  # characters between a word and what it goes with, words of no content aside
_FILLER = re.compile(
    r"\b(?:the|a|an|is|are|was|were|of|in|on|at|by|to|from|that|which|have|has|with|its|their|as|only)\b|[的是有在为于了,，、\s和与或被由]|以?及|属于|位于"
)
_SHARING = re.compile(r"(?:所在的?|所属的?|所处的?|同一?个?|相同的?|在的|same |whose |where )$")
_HAVING = re.compile(r"(?:有|登记了|填了|留了|公布了|提供了?|带|\b(?:with|have|has|having)(?: an?)? )$")
_NO = re.compile(r"[不非未]$|\bnot $")
_GRADE = re.compile(r"([A-Za-z])\1*")
_AND_UP = re.compile(r"级?(?:及|或|和)?(?:(?P<up>以上|更高)|以下)| (?:and|or) (?:(?P<above>above|higher|better)|below|lower)")
_SHARED = frozenset({"category", "link", "text"})


class Found(msgspec.Struct, frozen=True):
    """Conditions, the stretches of the question that they account for, how surely each holds, and the cues that they use."""

    conditions: tuple[Condition, ...]
    spans: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    cues: frozenset[str]

    @property
    def guessed(self) -> float:
        """What it costs that words were only looked for in names and texts, each a little."""
        return _GUESS * sum(c.kind in {"label", "text"} for c in self.conditions)


class _Gathering:
    def __init__(self) -> None:
        self.conditions: list[Condition] = []
        self.spans: list[tuple[int, int]] = []
        self.weights: list[float] = []
        self.cues: set[str] = set()
        self.taken: set[Mention] = set()

    def add(self, condition: Condition, weight: float, *spans: tuple[int, int]) -> None:
        self.conditions.append(condition)
        self.weights.append(weight)
        self.spans += spans


class Filters:
    """Finds conditions for the things of a class."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, p: Pieces, klass: int | None, ending: str, asked: Sequence[Mention], said: Mention | None) -> Found:
        """Return what limits the things of `klass` (any, where None); `ending` ends their names, `asked` and `said` are used."""
        g = _Gathering()
        g.taken.update(asked)
        if ending:
            g.conditions.append(Condition(kind="label", texts=(ending,)))
        self._shared(p, klass, g)
        self._named(p, klass, g)
        self._bounded(p, klass, g)
        for m in (*p.classes, *p.properties):
            if m is not said and m not in g.taken:
                self._of_another_class(p, klass, m, g)
        self._restated(p, g)
        self._present(p, klass, g)
        self._words(p, klass, g)
        self._restated(p, g)
        return Found(tuple(_merged(g.conditions)), tuple(g.spans), tuple(g.weights), frozenset(g.cues))

    # ---- names

    def _named(self, p: Pieces, klass: int | None, g: _Gathering) -> None:
        for m in p.named:
            if m in g.taken:
                continue
            beside = [o for o in p.properties if o not in g.taken and self._goes_with(p, o, m)]
            options = sorted(self._options(p, m, klass, beside), key=lambda o: -o[1])
            if klass is not None and (not options or options[0][0].kind == "part") and self._everywhere(m, klass):
                g.taken.add(m)
                g.spans.append((m.start, m.end))
                continue
            if not options:
                continue
            condition, weight, word = options[0]
            alike = [o for o in options if o[0].kind == condition.kind == "same" and o[0].path == condition.path and o[1] >= weight - 0.001]
            if len(alike) > 1:
                properties = tuple(dict.fromkeys(ref for o in alike for ref in o[0].properties))
                condition = msgspec.structs.replace(
                    condition, properties=properties, texts=tuple(dict.fromkeys(t for o in alike for t in o[0].texts))
                )
            for other in (*beside, *self._verbs(p, m)):
                if self._says(p, other, condition):
                    g.spans.append((other.start, other.end))
                    g.taken.add(other)
            condition = self._from_grade(p, m, condition, g)
            if self._before(p, m, "not") or _NO.search(p.parsed.text[: m.start]):
                condition = msgspec.structs.replace(condition, negated=True)
                g.cues.add("not")
            years = {(b.start, b.end) for ref in condition.properties for b in year_said(p, self._index.schema.properties[ref])}
            g.spans += sorted(years)
            g.taken.add(m)
            g.add(condition, min(1.0, weight), (m.start, m.end))
            if word is not None:
                g.taken.add(word)
                g.spans.append((word.start, word.end))

    def _from_grade(self, p: Pieces, m: Mention, condition: Condition, g: _Gathering) -> Condition:
        """4A级及以上: all values of one letter as long or longer."""
        said = _AND_UP.match(p.parsed.text[m.end :])
        if condition.kind != "same" or said is None or not all(_GRADE.fullmatch(text) for text in condition.texts):
            return condition
        size = len(condition.texts[0])
        facts = (self._index.schema.properties[ref].facts for ref in condition.properties)
        every = dict.fromkeys(v.text for by in facts for values in by.values() for v in values if _GRADE.fullmatch(v.text))
        texts = tuple(t for t in every if (len(t) >= size if said["up"] or said["above"] else len(t) <= size))
        g.spans.append((m.end, m.end + said.end()))
        return msgspec.structs.replace(condition, texts=texts)

    def _everywhere(self, m: Mention, klass: int) -> bool:
        """Whether a name is the one value that everything has under a property that this class lacks: the province of a province's data."""
        properties = self._index.schema.properties
        return any(
            s.kind == "value"
            and not self._index.has(s.ref, klass)
            and properties[s.ref].called.kind == "place"
            and len(self._index.holding(s)[0]) == len(properties[s.ref].facts) >= _MANY
            for s in m.senses
        )

    def _verbs(self, p: Pieces, m: Mention) -> Iterator[Mention]:
        """Words beside a name that nothing accounts for: 经营 in 某公司经营的."""
        for start, end in p.parsed.rest:
            if min(abs(start - m.end), abs(m.start - end)) <= 1:
                yield Mention(start, end, ())

    def _says(self, p: Pieces, word: Mention, condition: Condition) -> bool:
        """Whether a word is part of what a condition's properties are called: 批准 of 批准机关."""
        said = p.parsed.text[word.start : word.end]
        refs = (*condition.properties, *(step.property for step in condition.path))
        return any(said in name for ref in refs for name in self._names(ref))

    def _names(self, ref: int) -> tuple[str, ...]:
        called = self._index.schema.properties[ref].called
        return (*called.names, *called.asking)

    def _goes_with(self, p: Pieces, word: Mention, m: Mention) -> bool:
        low, high = sorted((word, m), key=lambda x: x.start)
        between = p.parsed.text[low.end : high.start]
        crossed = any(low.end <= o.start and o.end <= high.start for o in p.parsed.mentions)
        return not crossed and len(_FILLER.sub("", between)) <= _NEAR + 4

    def _options(
        self, p: Pieces, m: Mention, klass: int | None, beside: Sequence[Mention]
    ) -> Iterator[tuple[Condition, float, Mention | None]]:
        """The conditions that a name may be, each with how surely and the word for a property that goes with it."""
        words = {s.ref: (word, s.weight) for word in reversed(beside) for s in word.senses}
        index = self._index
        for s in m.senses:
            if s.kind in {"value", "part"}:
                holders, classes = index.holding(s)
                word, sure = words.get(s.ref, (None, 0.0))
                prop = index.schema.properties[s.ref]
                bonus = (0.12 * sure if word else 0.0) + 0.01 * (
                    prop.year is not None and (bool(year_said(p, prop)) or 1e-3 * (prop.year - 1900))
                )
                if holders and (klass is None or klass in classes):
                    kind = "same" if s.kind == "value" else "part"
                    yield (
                        Condition(kind="same" if kind == "same" else "part", properties=(s.ref,), texts=(s.text,)),
                        s.weight - 0.04 * (s.kind == "part") + bonus,
                        word,
                    )
                else:
                    yield from self._through(s, classes, klass, beside, bonus)
            elif s.kind == "thing":
                yield from self._leading(s, klass, beside)

    def _through(
        self, s: Sense, classes: frozenset[int], klass: int | None, beside: Sequence[Mention], bonus: float
    ) -> Iterator[tuple[Condition, float, Mention | None]]:
        """A value of what the class's things are linked with: products of suppliers in a city."""
        for step in self._index.links(klass):
            if classes & self._index.beyond(step):
                kind = "same" if s.kind == "value" else "part"
                word = next((b for b in beside if any(x.ref == step.property for x in b.senses)), None)
                condition = Condition(kind="same" if kind == "same" else "part", path=(step,), properties=(s.ref,), texts=(s.text,))
                yield condition, s.weight - 0.12 - 0.15 * step.reverse + bonus + 0.1 * (word is not None), word

    def _leading(self, s: Sense, klass: int | None, beside: Sequence[Mention]) -> Iterator[tuple[Condition, float, Mention | None]]:
        """A thing that the class's things are linked with, directly or over one between."""
        index = self._index
        for step in index.links(klass):
            word = next((b for b in beside if any(x.ref == step.property for x in b.senses)), None)
            back = Step(step.property, not step.reverse)
            reached = index.follow(s.ref, back)
            if index.in_class(reached, klass) and reached:
                yield (
                    Condition(kind="leads", path=(step,), things=(s.ref,)),
                    s.weight - 0.02 - 0.02 * step.reverse + 0.1 * (word is not None),
                    word,
                )
                continue
            for second in index.links(None):
                if second.reverse and not step.reverse:
                    continue  # things that have something in common are not linked: 同一个区 says so
                middle = index.follow(s.ref, Step(second.property, not second.reverse))[:50]
                if any(index.in_class(index.follow(t, back), klass) for t in middle):
                    yield (
                        Condition(kind="leads", path=(step, second), things=(s.ref,)),
                        s.weight - 0.14 - 0.02 * (step.reverse + second.reverse),
                        word,
                    )

    def _restated(self, p: Pieces, g: _Gathering) -> None:
        """A property that a condition is about, said elsewhere: 唐苇是哪个部门的局长."""
        refs = {ref for c in g.conditions for ref in (*c.properties, *(step.property for step in c.path))}
        for m in p.properties:
            if m not in g.taken and any(s.ref in refs for s in m.senses):
                g.taken.add(m)
                g.spans.append((m.start, m.end))

    def _before(self, p: Pieces, m: Mention, tag: str) -> Cue | None:
        return next(
            (c for c in p.parsed.cues if c.tag == tag and c.end <= m.start and not _FILLER.sub("", p.parsed.text[c.end : m.start])), None
        )

    def _of_another_class(self, p: Pieces, klass: int | None, m: Mention, g: _Gathering) -> None:
        """A word for another class only says what a name is, where one stands beside it (供应商华东公司), or what is linked."""
        for s in m.senses:
            for other in p.named:
                if s.kind == "class" and any(x.kind == "thing" and s.ref in self._index.schema.things[x.ref].classes for x in other.senses):
                    g.taken.add(m)
                    g.spans.append((m.start, m.end))
                    return
            if s.kind == "class" and any(c.path and s.ref in self._index.beyond(c.path[0]) for c in g.conditions):
                g.taken.add(m)
                g.spans.append((m.start, m.end))
                return
            if s.kind == "kind" and s.ref == klass:
                g.taken.add(m)
                g.add(Condition(kind="label", texts=(s.text,)), s.weight, (m.start, m.end))
                return

    # ---- comparisons, presence

    def _bounded(self, p: Pieces, klass: int | None, g: _Gathering) -> None:
        for bound in sorted(p.parsed.bounds, key=lambda b: b.kind == "date"):  # the year of a number's column is no date of its own
            if (bound.start, bound.end) in g.spans:
                continue
            found = next(iter(measures(p, klass, bound, g.taken, self._index)), None)
            if found is None:
                continue
            unit = self._index.schema.properties[found.property].unit
            condition = Condition(kind="bound", path=found.path, properties=(found.property,), bound=in_unit(bound, unit))
            g.add(condition, min(1.0, found.weight), (bound.start, bound.end))
            g.spans += [(b.start, b.end) for b in year_said(p, self._index.schema.properties[found.property])]
            if found.word is not None:
                g.taken.add(found.word)
                g.spans.append((found.word.start, found.word.end))

    def _present(self, p: Pieces, klass: int | None, g: _Gathering) -> None:
        """没有电话的, with a website; and properties that are true or false."""
        schema = self._index.schema
        for m in p.properties:
            if m in g.taken:
                continue
            for s in sorted(m.senses, key=lambda s: -s.weight):
                if s.kind != "property" or not self._index.has(s.ref, klass):
                    continue
                none = self._before(p, m, "none") or self._before(p, m, "not") or self._behind(p, m)
                no = _NO.search(p.parsed.text[: m.start]) is not None
                if schema.properties[s.ref].kind == "boolean" and s.kind == "property":
                    g.add(Condition(kind="truth", properties=(s.ref,), truth=none is None and not no), s.weight, (m.start, m.end))
                elif none is not None or self._stated(p, m):
                    g.add(Condition(kind="has", properties=(s.ref,), negated=none is not None), s.weight, (m.start, m.end))
                else:
                    continue
                if none is not None:
                    g.cues.add(none.tag)
                g.taken.add(m)
                break

    def _behind(self, p: Pieces, m: Mention) -> Cue | None:
        """电话没有登记的, 电话缺失."""
        return next((c for c in p.parsed.cues if c.tag == "none" and 0 <= c.start - m.end <= 1 and c.end - c.start > 2), None)

    def _stated(self, p: Pieces, m: Mention) -> bool:
        """有电话的, with a website; and not 有多少员工."""
        asked = re.match(r"(?:是|为)?(?:多少|几|什么|哪)", p.parsed.text[m.end :])
        return not asked and _HAVING.search(p.parsed.text[: m.start]) is not None

    # ---- values shared with a thing that is named: 某医院所在的区

    def _shared(self, p: Pieces, klass: int | None, g: _Gathering) -> None:
        schema = self._index.schema
        for word in p.properties:
            if word in g.taken or not _SHARING.search(p.parsed.text[: word.start]):
                continue
            senses = sorted((s for s in word.senses if s.kind == "property"), key=lambda s: -s.weight)
            mine = next((s for s in senses if self._index.has(s.ref, klass) and schema.properties[s.ref].kind in _SHARED), None)
            for m in p.named:
                things = [s.ref for s in m.senses if s.kind == "thing"]
                theirs = next((s for s in senses if any(t in schema.properties[s.ref].facts for t in things)), None)
                if m in g.taken or mine is None or theirs is None:
                    continue
                held = tuple(t for t in things if t in schema.properties[theirs.ref].facts)
                g.taken.update({m, word})
                condition = Condition(kind="shared", properties=(mine.ref, theirs.ref), things=held)
                g.add(condition, mine.weight - 0.02, (m.start, m.end), (word.start, word.end))
                break

    # ---- words that name nothing else

    def _words(self, p: Pieces, klass: int | None, g: _Gathering) -> None:
        """What is left may stand in the names of the class's things, or in one of their values: as a whole, else word by word."""
        if klass is None or p.parsed.language == "en":
            return
        single: list[tuple[int, int]] = []
        for start, end in (*p.parsed.rest, *((m.start, m.end) for m in p.named if m not in g.taken)):
            if not any(start < b and a < end for a, b in g.spans) and not self._fragment(p, klass, (start, end), g):
                single += _single_words(p.parsed.text, start, end)
        names = "\n".join(name for ref in self._index.of_class(klass) for name in self._names(ref))
        for span in sorted(single, key=lambda span: p.parsed.text[slice(*span)] in names):
            if p.parsed.text[slice(*span)] not in names or not self._named_so(p, span, g):
                self._fragment(p, klass, span, g)

    def _named_so(self, p: Pieces, span: tuple[int, int], g: _Gathering) -> bool:
        """Whether a word is part of what a condition's property is called: 经营 beside 出境, of 经营范围."""
        said = p.parsed.text[slice(*span)]
        if any(said in name for c in g.conditions if c.kind == "text" for ref in c.properties for name in self._names(ref)):
            g.spans.append(span)
            return True
        return False

    def _fragment(self, p: Pieces, klass: int, span: tuple[int, int], g: _Gathering) -> bool:
        """Whether the class's names, or the texts of one of its properties, have the words in them; then that is a condition."""
        start, _ = span
        fragment = p.parsed.text[slice(*span)]
        if len(fragment) < 2:
            return False
        index = self._index
        negated = any(c.tag == "not" and c.end == start for c in p.parsed.cues)
        hits = index.written(klass, None).count(fragment)
        if hits:
            g.add(Condition(kind="label", texts=(fragment,), negated=negated), 0.85, span)
            return True
        called = any(m.start == span[1] for m in p.classes)  # 枫林图书馆 is a name: no library in 枫林路
        for ref in () if called else index.of_class(klass):
            if index.schema.properties[ref].kind in {"text", "category", "address"} and fragment in index.written(klass, ref):
                g.add(Condition(kind="text", properties=(ref,), texts=(fragment,), negated=negated), 0.8, span)
                return True
        return False


def _single_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of a stretch stand, if there are several."""
    out: list[tuple[int, int]] = []
    for word in words(text[start:end]):
        out.append((start, start + len(word)))
        start += len(word)
    return out if len(out) > 1 else []


def _merged(conditions: Sequence[Condition]) -> list[Condition]:
    """Conditions with several values of one property made one: 杭州市和宁波市 is either."""
    out: list[Condition] = []
    for c in conditions:
        for place, other in enumerate(out):
            if (
                c.kind == other.kind
                and c.path == other.path
                and c.properties == other.properties
                and c.negated == other.negated
                and c.kind in {"same", "leads"}
            ):
                out[place] = msgspec.structs.replace(
                    other, texts=tuple(dict.fromkeys((*other.texts, *c.texts))), things=tuple(dict.fromkeys((*other.things, *c.things)))
                )
                break
        else:
            out.append(c)
    return out
