"""Words of the plan's own, with the meaning that the plan gives them.

A term is a coinage, in quotes or with a number in it (“三项制度”, “1+6+11”, 一江), whose meaning is printed: in a bracket after it, after
即 or 是指, in a footnote, or as the list that it counts. A bracket after any other word is no definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from corpus.text import Span
from ingest.coordination import sentences, split
from ingest.numerals import read_chinese_number
from ingest.stretches import Stretch
from ontology.records import Evidence, Term, record_id

_NUMERAL = r"[一二三四五六七八九十百两双\d]"
# Bounded, so that an unclosed mark costs a look ahead and not a search to the end of the text.
_QUOTED = r"“(?:[^“”]|“[^“”]{0,20}”){1,40}+”"
_BRACKET = r"[（(]((?:[^（）()]|[（(][^（）()]{0,60}[）)]){1,600}+)[）)]"
_SAYS = r"(?:，|,)?\s*(?:即(?:是|为|形成|指)?|是指|指的是|就是|指(?![导挥引标数定南示令向派]))[：:，,]?\s*"
_IN_BRACKET = re.compile(rf"({_QUOTED})([^“”（）()，。；、《》]{{0,14}}){_BRACKET}")
_CLOSE = 8  # characters between a coinage and the bracket that explains it; more only where both count the same parts (1+1)
_COUNTED_ITEMS = re.compile(rf"“((?:{_NUMERAL})个[\u4e00-\u9fff]{{1,2}})”[^“”，。；：（）]{{0,8}}：")
# “135”体系, whose parts the next paragraphs begin with: “1”个…：, “3”级…：, “5”维…：
_DIGITS = re.compile(r"“([1-9]{2,5})”")
_FAR = 4000  # characters behind such a coinage within which its parts are explained
# What a plan is about, said where it begins: X是…的新型…
_TOPIC = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:是((?:[^，。；]{2,40}的新型?|一种)[^，。；的]{2,24})|(由[^。；]{4,60}，是具有[^。；]{2,60}的[^，。；的]{2,16}))(?=[，。；])"
)
_PAIRED = re.compile(rf"({_NUMERAL}[\u4e00-\u9fff]{{1,3}}){_BRACKET}")
_SUMMED = re.compile(rf"(?<![“‘])((?:{_NUMERAL}[\u4e00-\u9fff]){{2,4}}){_BRACKET}")  # 两低两高（低…、低…、高…、高…）
_BETWEEN = ("", "、", "，", "；", ";", ",", "和")
_NO_PART = re.compile(r"[期级类层段次批年月日号楼档等]")  # 一期（…）、二期（…） are parts of a work, not coinages
_SAID = re.compile(rf"({_QUOTED}){_SAYS}(?![^，。；]{{0,3}}(?:将|要))")
_CLAUSE_SAID = re.compile(r"[，,]即(?:是|为|形成|指)?[：:]?")
_MEANS = re.compile(
    r"(?:^|[。；]|所谓|所称|所指)\s*(?:本[^，。；]{2,5}(?:所称|所指)的?)?(“?[^，。；：:“”（）()\s]{2,16}”?)(?:（[^（）]*）)?[，,]?(?:是指|指的是)"
)
_FOOTNOTE = re.compile(
    r"^[\s\[（(【^①-⑳\d\]）)】.．、*†]*(“?[^，,：:。“”]{2,24}(?:、[^，,：:。“”]{1,12})*”?)"
    r"(?:[，,]\s*(?:即|是指|指的是|指)|\s*(?:是指|指的是)|[：:]\s*(?:即|是指|指)?)\s*"
)
_PIECE = re.compile(r"“([\dXN一二三四五六七八九十]+|[XN])”\s*(?:即|是指|指的是|指|代表)")
# The sentence goes on about something else.
_RUN_ON = r"[，,；;](?:并|同时|从而|以此|由此|进而|在此基础上|不断|切实|进一步|全面|着力|努力)(?=[\u4e00-\u9fff]{2})"
_COMPOUND = re.compile(r"“?([\dXN]+(?:\+[\dXN]+)+)”?")
_COUNTED_PART = re.compile(r"“(\d{1,3}|[XN])”\s?[\u4e00-\u9fff][^“”，。；：:（）()]{1,24}")
_GATHERED = re.compile(r"等(“[^“”]+”)")
_ALSO_CALLED = re.compile(r"“([^“”]{3,60})”的(“[^“”]{2,8}”)")  # 达到“水清、岸绿”的“双优”
# “甲证书+若干乙证书”制度（以下称1+N制度）
_CALLED = re.compile(rf"({_QUOTED}[^“”（）()，。；、]{{0,12}})[（(]以下(?:统|简)?称(“?[^“”（）()，。；]{{2,16}}”?)[）)]")
_OF_MANY = re.compile(r"(?:一批|若干|多个|\d+\s?[个家座处]|[一二三四五六七八九十几]+[个家座处])[^。；]{0,12}\Z")
_WHOLE = re.compile(r"集([^，。；]{4,60}?)(?:[为于])一体的([^，。；、]{3,16})")
_COUNTED = re.compile(rf"”?的?“((?:{_NUMERAL}[\u4e00-\u9fff](?:\+)?)+)”")
_PLAIN_BRACKET = re.compile(r"[\d\s年月日—\-－~～.．%]+$|修订|[制修]订|试行|(?:以下|下)?简?称|见附|详见|含|不含|附件|专栏")
_TRIGGER = re.compile(r"“|是指|指的是|一体的|[一二三四五六七八九十两][\u4e00-\u9fff]{1,3}[（(]")
_LONGEST_LIST = 400  # characters before what a list is called
_LONGEST = 20  # characters of a term; a longer quotation is a saying


_Place = Literal["text", "preface", "footnote"]


class _Meaning(msgspec.Struct, frozen=True):
    term: str
    definition: str
    span: Span


def extract_terms(text: str, stretches: Sequence[Stretch]) -> tuple[Term, ...]:
    """Return the terms that `stretches` and the headings over them define, each once, in reading order.

    `term` is as printed, quotes included; evidence is the sentence that gives the meaning.
    """
    found: dict[str, Term] = {}
    for span, heading, kind in _passages(text, stretches):
        for meaning in _meanings(text, span, heading, kind):
            key = re.sub(r"[\s“”‘’]", "", meaning.term)
            definition = meaning.definition.strip(" ，,。；;：:")
            if key not in found and definition and len(key) <= _LONGEST and definition != key:
                found[key] = Term(
                    id=record_id("term", key),
                    evidence=(Evidence(meaning.span.start, meaning.span.end),),
                    term=meaning.term,
                    definition=re.sub(r"\s*\n\s*", "", definition),
                )
    return tuple(found.values())


def _passages(text: str, stretches: Sequence[Stretch]) -> Iterator[tuple[Span, str, _Place]]:
    """Yield what may define a term: the headings of sections, then each stretch, with the heading over it."""
    seen: set[str] = set()
    for stretch in stretches:
        section = stretch.section
        if section.kind in ("cover", "contents"):
            continue
        if section.id not in seen and section.start < section.body:
            seen.add(section.id)
            if _TRIGGER.search(text, section.start, section.body):
                yield Span(section.start, section.body), "", "text"
        if stretch.kind == "footnote" or section.kind == "preface" or _TRIGGER.search(text, stretch.start, stretch.end):
            place: _Place = "footnote" if stretch.kind == "footnote" else "preface" if section.kind == "preface" else "text"
            yield Span(stretch.start, stretch.end), f"{stretch.heading} {section.title}", place


def _meanings(text: str, span: Span, heading: str, place: _Place) -> Iterator[_Meaning]:
    if place == "footnote":
        note = _FOOTNOTE.match(text[span.start : span.end])
        if note and (re.search(r"[即指]\s*$", note.group()) or note.group(1).startswith("“")):
            yield _Meaning(term=note.group(1), definition=text[span.start + note.end() : span.end], span=span)
            return
    if place == "preface" and (topic := _TOPIC.match(text, span.start, span.end)):
        yield _Meaning(term=topic.group(1), definition=topic.group(2) or topic.group(3), span=Span(*topic.span()))
    compound = _compound(text, span, heading) or _digits(text, span)
    if compound:
        yield compound
    for sentence in sentences(text, span.start, span.end, ends="。！？!?\n"):
        if not _TRIGGER.search(text, sentence.start, sentence.end):
            continue
        yield from _bracketed(text, sentence)
        yield from _called(text, sentence)
        yield from _counted(text, sentence)
        yield from _said(text, sentence, bool(compound))
        yield from _gathered(text, sentence)


def _counts(term: str) -> bool:
    """Return whether a coinage has a number in it, as those have that stand for a list (三务, 1+6+11)."""
    return bool(re.search(_NUMERAL, term))


def _bracketed(text: str, sentence: Span) -> Iterator[_Meaning]:
    """Yield “X”（…）, “N…”建设（…；…） and runs of 一X（…）、一Y（…）."""
    for found in _IN_BRACKET.finditer(text, sentence.start, sentence.end):
        term, between, inside = found.groups()
        inside = re.sub(r"^(?:即|是指|指|包括|分别(?:是|为|指)?|也就是)[：:]?", "", inside)
        said = inside != found.group(3)
        listed = bool(re.search(r"[、；;+－—-]|和", inside))
        coined = _counts(term) and len(term) <= _LONGEST
        if len(between) > _CLOSE and not (_COMPOUND.fullmatch(term) and term.count("+") == inside.count("+")):
            continue
        if between and not said and re.match(r"同时|具有|具备|能够|指", inside) and inside.endswith(f"的{between}"):
            yield _Meaning(term=term + between, definition=inside, span=sentence)  # “双师型”教师（同时具备…的教师）
            continue
        if _PLAIN_BRACKET.match(inside) or not (said or (listed and (coined or not between)) or (coined and not between)):
            continue
        yield _Meaning(term=term, definition=inside, span=sentence)
    for found in _SUMMED.finditer(text, sentence.start, sentence.end):
        term, inside = found.groups()
        items = split(inside, 0, len(inside), conjunctions=True)
        if sum(_number(number.replace("双", "两")) or 0 for number in re.findall(_NUMERAL, term)) == len(items):
            yield _Meaning(term=term, definition=inside, span=sentence)
    run = [m for m in _PAIRED.finditer(text, sentence.start, sentence.end) if not _NO_PART.search(m.group(1))]
    for at, found in enumerate(run):
        before = at > 0 and text[run[at - 1].end() : found.start()].strip() in _BETWEEN
        after = at + 1 < len(run) and text[found.end() : run[at + 1].start()].strip() in _BETWEEN
        if before or after:
            yield _Meaning(term=found.group(1), definition=found.group(2), span=sentence)


def _called(text: str, sentence: Span) -> Iterator[_Meaning]:
    """Yield what a coinage is called from here on: “甲证+若干乙证”制度（以下称1+N制度）; a mere short form is none."""
    for found in _CALLED.finditer(text, sentence.start, sentence.end):
        if found.group(2).strip("“”") not in found.group(1):
            yield _Meaning(term=found.group(2), definition=found.group(1), span=sentence)


def _counted(text: str, sentence: Span) -> Iterator[_Meaning]:
    """Yield “N个一”成果：一个…；一批…, where as many items follow as the coinage counts."""
    for found in _COUNTED_ITEMS.finditer(text, sentence.start, sentence.end):
        marks = "；;" if "；" in text[found.end() : sentence.end] else "、"
        items = split(text, found.end(), sentence.end, marks=marks, conjunctions=False)
        if len(items) == _number(found.group(1)[0].replace("双", "两")) and len(items) > 1:
            yield _Meaning(term=f"“{found.group(1)}”", definition=text[found.end() : sentence.end], span=sentence)


def _digits(text: str, span: Span) -> _Meaning | None:
    """Return “135” where the text behind it explains its digits in order, each at the head of a paragraph or sentence."""
    for found in _DIGITS.finditer(text, span.start, span.end):
        parts: list[re.Match[str]] = []
        at, end = found.end(), min(len(text), span.end + _FAR)
        for digit in found.group(1):
            part = re.compile(rf"“{digit}”[^“”：:。，；、\n]{{2,16}}(?=[：:。])").search(text, at, end)
            if part is None:
                break
            parts.append(part)
            at = part.end()
        else:
            definition = "、".join(part.group() for part in parts)
            return _Meaning(term=found.group(), definition=definition, span=Span(parts[0].start(), parts[-1].end()))
    return None


def _said(text: str, sentence: Span, compound: bool) -> Iterator[_Meaning]:
    """Yield “X”即…, “X”是指…, X是指…, and the numbered coinages of a clause that goes on with ，即…."""
    for found in _SAID.finditer(text, sentence.start, sentence.end):
        if not (compound and _PIECE.match(text, found.start())) and "指" not in found.group(1):
            yield _Meaning(term=found.group(1), definition=_until(text, found.end(), sentence.end), span=sentence)
    for found in _CLAUSE_SAID.finditer(text, sentence.start, sentence.end):
        clause = re.split(r"[，,；;]", text[sentence.start : found.start()])[-1]
        for term in re.findall(r"“[^“”]+”", clause):
            if _counts(term):
                yield _Meaning(term=term, definition=_until(text, found.end(), sentence.end), span=sentence)
    words = text[sentence.start : sentence.end]
    for means in _MEANS.finditer(words):
        if not re.match(r"这|其|该|此|本", means.group(1)):
            yield _Meaning(term=means.group(1), definition=words[means.end() :], span=sentence)


def _until(text: str, start: int, end: int) -> str:
    """Return a definition from `start` to the next coinage that is defined, or to `end`."""
    following = re.compile(rf"[，,；;]\s*{_QUOTED}(?:即|是指|指)|{_RUN_ON}").search(text, start, end)
    return text[start : following.start() if following else end]


def _compound(text: str, span: Span, heading: str) -> _Meaning | None:
    """Return “1+4+2” where its numbers are explained one by one (“1”即…。“4”即…); the definition runs from the first to the last."""
    pieces = list(_PIECE.finditer(text, span.start, span.end))
    parts = {piece.group(1) for piece in pieces}
    for whole in (*_COMPOUND.finditer(text[span.start : span.end]), *_COMPOUND.finditer(heading)):
        if len(pieces) > 1 and parts <= set(whole.group(1).split("+")):
            again = re.escape(whole.group(1))  # the coinage again is the next sentence, whose stop was lost
            stop = re.compile(rf"[。！？\n]|(?<=[）)])\s*“?{again}|{_RUN_ON}|$").search(text, pieces[-1].end(), span.end)
            end = stop.start() if stop else span.end
            return _Meaning(term=f"“{whole.group(1)}”", definition=text[pieces[0].start() : end], span=Span(span.start, end))
    return _parts_behind(text, span)


def _parts_behind(text: str, span: Span) -> _Meaning | None:
    """Return “1+1+N” where each of its numbers comes back in quotes behind it, in order, before what it counts (“1”支甲基金，…“N”支…)."""
    for whole in _COMPOUND.finditer(text, span.start, span.end):
        quoted = list(_COUNTED_PART.finditer(text, whole.end(), span.end))
        numbers = whole.group(1).split("+")
        if [part.group(1) for part in quoted[: len(numbers)]] == numbers:
            definition = "、".join(part.group() for part in quoted[: len(numbers)])
            return _Meaning(term=f"“{whole.group(1)}”", definition=definition, span=Span(whole.start(), quoted[len(numbers) - 1].end()))
    return None


def _gathered(text: str, sentence: Span) -> Iterator[_Meaning]:
    """Yield what a list is called after it: A、B等“N类人员”; 好A、好B的“两好”; 集A、B为一体的X."""
    for found in _GATHERED.finditer(text, sentence.start, sentence.end):
        items = _list_before(text, sentence.start, found.start())
        quoted = re.findall(r"“([^“”]+)”", items)
        if (_counts(found.group(1)) and "、" in items) or (len(quoted) > 1 and all(found.group(1).strip("“”") in item for item in quoted)):
            yield _Meaning(term=found.group(1), definition=items, span=sentence)
    yield from _called_by_count(text, sentence)
    for found in _ALSO_CALLED.finditer(text, sentence.start, sentence.end):
        said = split(found.group(1), 0, len(found.group(1)), conjunctions=False)
        count = re.search(rf"{_NUMERAL}+", found.group(2))
        if len(said) > 1 and count and _number(count.group().replace("双", "两")) == len(said):
            yield _Meaning(term=found.group(2), definition=found.group(1), span=sentence)
    for found in _WHOLE.finditer(text, sentence.start, sentence.end):
        if "、" in found.group(1) and not _OF_MANY.search(text, max(sentence.start, found.start() - _LONGEST), found.start()):
            yield _Meaning(term=found.group(2), definition=f"集{found.group(1)}为一体", span=sentence)


def _called_by_count(text: str, sentence: Span) -> Iterator[_Meaning]:
    """Yield what a list is called by its count: 好A、好B的“两好”, 低A、高B的“一低一高”."""
    for found in _COUNTED.finditer(text, sentence.start, sentence.end):
        items = _list_before(text, sentence.start, found.start())
        names = [items[s.start : s.end].strip("“”") for s in split(items, 0, len(items), conjunctions=True)] if items else []
        names = items.strip("“”").split("、") if len(names) == 1 and items.startswith("“") else names
        parts = re.findall(rf"({_NUMERAL}+)([\u4e00-\u9fff])", found.group(1))
        if len(parts) > 1 and all(sum(what in name for name in names) == _number(number.replace("双", "两")) for number, what in parts):
            yield _Meaning(term=f"“{found.group(1)}”", definition="、".join(names), span=sentence)
            continue
        for number, what in parts:
            if len(names) > 1 and _number(number) == len(names) and all(what in name for name in names):
                yield _Meaning(term=f"{number}{what}", definition="、".join(names), span=sentence)


def _number(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else read_chinese_number(printed)


def _list_before(text: str, start: int, end: int) -> str:
    """Return the list that ends at `end`, from its clause's beginning without the verb that governs it."""
    clause = re.split(r"[，,；;：:]", text[max(start, end - _LONGEST_LIST) : end])[-1]
    return re.sub(r"^.*?(?:将|把|推广|发展|攻关|研发|构建|打造|努力|实现|建设|形成|包括|由)+", "", clause) if clause else clause
