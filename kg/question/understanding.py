"""From the words of a question to what it asks: writing put right, words that ask found, places and years taken, the rest weighed.

Nothing here looks at a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

import msgspec

from corpus.folding import fold
from corpus.numbering import chinese_number
from kg.dictionary import English
from kg.question.asking import Asked, Wants
from kg.question.cues import Cue, Grammar, Language, grammar
from kg.question.english import Renderer
from kg.question.focus import Alternative, Focus
from kg.question.lexicon import Lexicon, Mention, Words
from kg.question.places import Gazetteer, NamedPlace
from kg.question.rarity import PairIndex, pairs_of
from kg.question.spelling import Speller
from kg.question.titles import Titles
from kg.question.weighing import cut, weigh, weigh_rendered
from ontology.records import Action, Role, ValueKind

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[a-z]{2,}")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?年(?:底|末|度|初)?)?(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.])([123]\d)年(?=[底末初前]|[要达完比较]|相比|的目标)")  # 27年底
_CONTRAST = re.compile(  # what is not meant, said beside what is
    r"[,，]\s*(?:而|并)?(?:不是|并非|不要)[^,，。?？吗]{1,14}(?=[?？。]*$)"
    r"|,?\s*\b(?:rather than|as opposed to|and not|not including) [^?.,]{1,40}"
)
_CHINESE_YEAR = re.compile(r"二[〇零○][一二三四五六七八九〇零]{2}(?=年)")
_ORDER: tuple[Wants, ...] = ("city", "choice", "define", "howlong", "unit", "when", "why", "amount", "which", "how", "where", "yesno")
_HIDDEN = frozenset((*_ORDER, "polite", "most", "least", "more", "less", "each", "attribute", "count", "horizon"))
_HIDDEN_ENGLISH = _HIDDEN | {"stop", "target", "past", "actual", "baseline", "document_basis"}
_COUNTED = re.compile(
    r"(?<![\d第])[一两二三四五六七八九十]{1,2}(?:个|项|条|大|种|类|方面|大类|样|家|名|处|句|位)(?!人|性|目|例|件)"
    r"|(?<=[多少几])(?:个小时|[个座条项家处名件部种类])(?!人|目|例|件|门|置)"
)
_UNIT_ASKED = re.compile(r"(?:牵头|配合|建设|实施|责任|协助|主管|参与|负责)的?(?:单位|部门|主体|机构|方)(?!的)|\bunits?\b|\bdepartments?\b")
_TASK_ASKED = re.compile(
    r"哪[些几个一项]*(?:个|项|件)?(?:事|任务|项目|行动|工作|道路|路)|什么(?:任务|事项|工作)|单位(?:里|的|是)?.{0,4}哪|中的哪|的是.{0,20}哪"
    r"|(?:which|what) (?:items|tasks|projects)|how many"
)
_DOCUMENTS_ASKED = re.compile(r"哪(?:份|个|些|几份)(?:规划|方案|文件|计划)|\bplans?\b")
_WHICH_SAYS = re.compile(
    r"(?:谁|哪(?:一)?(?:个|边|家|座))(?:的)?(?:规划|方案|文件)?里?(?:提到|提出|提了|写到|写了|说到|说了|涉及|定了|设了|规定了)"
)
_COMPARED = frozenset({"most", "least", "more", "less"})
_FINER: tuple[tuple[str, Role], ...] = (("建设", "build"), ("实施", "implement"), ("牵头", "lead"), ("配合", "cooperate"))
_SURE_ROLES = frozenset({"lead", "cooperate"})  # words for these ask for units wherever they stand; 建设 and 实施 do not
_EACH_ONE = re.compile(r"(?:分别|各自|都)是(?:什么|啥|哪些)|有哪些|哪几[个项条]")
# Verbs right behind or before the words that ask for units or for tasks: 由哪些单位建, 建设哪些事项.
_WHO, _WHAT = r"(?:单位|部门|谁|哪几?家|局|哪个?区)(?:来|去|负责)?", r"了?(?:哪些|哪几|几个|多少|什么)个?(?:事项|任务|项目)"
_DOING: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(rf"{_WHO}(?:承建|建设|建)(?![议立成])|建设{_WHAT}"), "build"),
    (re.compile(rf"{_WHO}(?:实施|施工)|实施{_WHAT}"), "implement"),
)
_AHEAD = re.compile(  # will have is no past
    r"\b(?:will|should|must|targets?)\b|\b(?:plans?|aims?|hopes?|wants?|expects?|going) to\b"
)
_MEASURING = ("率", "度", "量", "比例", "占比", "比重", "面积", "里程", "总数")
_OF_TITLE = 0.35  # what a word of the title keeps of its weight in a question about one plan: all of it is about that
_SAME_MEANING, _SAME_FIELD = 0.95, 0.65  # what a match of another word is worth: one of the same meaning, one of the same topic


class Names(msgspec.Struct, frozen=True):
    """What the plans themselves and the places in them are called, and what their words are in English."""

    places: Gazetteer
    titles: Titles
    localities: tuple[str, ...] = ()
    english: English = {}


class Understanding:
    """Understands questions over one set of plans."""

    def __init__(self, words: Lexicon, names: Names, index: PairIndex, speller: Speller) -> None:
        self._lexicon, self._places, self._titles, self._index, self._speller = words, names.places, names.titles, index, speller
        self._synonyms = [
            (
                tuple(self._known(group) for group in groups),
                Words({str(i): [w for w in group if _HAN.search(w) or groups is words.groups] for i, group in enumerate(groups)}),
                worth,
            )
            for groups, worth in ((words.groups, _SAME_MEANING), (words.bodies, _SAME_MEANING), (words.topics, _SAME_FIELD))
        ]
        self._renderer = Renderer((*words.topics, *words.bodies), names.localities, names.english)

    def understand(self, question: str) -> Asked:
        """Return what `question` asks."""
        text = _CHINESE_YEAR.sub(lambda m: str(chinese_number(m[0].replace("零", "〇").replace("○", "〇"))), fold(question).strip())
        speech = language_of(text)
        text = _CONTRAST.sub("", text)
        words = grammar(speech)
        typed, cues = text, words.find(text)
        text = _SHORT_YEAR.sub(r"20\1年", self._spelt(text, words, cues) if speech == "zh" else text)
        cues = cues if text == typed else words.find(text)
        places = [p for p in self._places.find(text) if p.plans or not self._is_part(text, p)]
        tags = frozenset(cue.tag for cue in cues)
        named = len({p.plans for p in places if p.plans})
        wants = _of_places(_wants(text, tags, speech), tags, text, named)
        roles = self._roles(text, speech, wants)
        if roles and wants in ("which", "noun") and _UNIT_ASKED.search(text) and not _TASK_ASKED.search(text):
            wants = "unit"
            roles = self._roles(text, speech, wants)
        if roles == ("cooperate",) and sum(cue.tag == "unit" for cue in cues) > 1:
            roles = ("lead", "cooperate")  # 谁来修，哪个局打下手
        plans = tuple(dict.fromkeys(p for place in places for p in place.plans))
        titled = self._titles.find(text, plans)
        plans = titled.plans if titled else plans
        focus = self._focus(text, words, cues, [(p.start, p.end) for p in (*places, titled) if p and p.plans])
        if len(plans) == 1:
            focus = focus.hiding(self._titles.words_in(focus.text, plans[0]), _OF_TITLE)
        actions = dict.fromkeys(m.meaning for m in self._lexicon.actions[speech].find(text))
        return Asked(
            question=question,
            text=text,
            language=speech,
            wants=wants,
            tags=tags,
            cues=cues,
            plans=plans,
            strangers=tuple(p.name for p in places if not p.plans),
            years=tuple(dict.fromkeys(int(m[1]) for m in _YEAR.finditer(text))),
            roles=roles,
            actions=cast(tuple[Action, ...], tuple(actions)),
            classes=tuple(dict.fromkeys(m.meaning for m in self._lexicon.classes[speech].find(text))),
            kinds=_kinds(text, tags, speech),
            focus=focus,
        )

    def _is_part(self, text: str, place: NamedPlace) -> bool:
        """Whether the name of a place that no plan covers is made of parts of two words that plans write: 河南 of 温瑞塘河南段."""
        before, behind = text[max(0, place.start - 1) : place.start + 1], text[place.end - 1 : place.end + 1]
        return all(len(pair) > 1 and _HAN.match(pair) is not None and self._index.known(pair) for pair in (before, behind))

    def _spelt(self, text: str, words: Grammar, cues: Iterable[Cue]) -> str:
        """The text with its slips put right; names of places, words that ask and words for actions are none."""
        known: list[NamedPlace | Cue | Mention] = [*self._places.find(text), *cues, *self._lexicon.actions["zh"].find(text)]
        settled = frozenset(i for k in known for i in range(k.start, k.end))
        longer = frozenset(i for word, start, end in cut(text) if len(word) > 1 for i in range(start, end))
        return self._speller.correct(text, settled, frozenset(i for i, c in enumerate(text) if c in words.stop), longer)

    def _roles(self, text: str, speech: Language, wants: Wants) -> tuple[Role, ...]:
        found = self._lexicon.roles[speech].find(text)
        out = [m.meaning for m in found if m.meaning in _SURE_ROLES or wants == "unit" or _is_unit(text, m)]
        if not out:
            out = [role for pattern, role in _DOING if pattern.search(text)]
        finer: list[str] = [role for word, role in _FINER if f"负责{word}" in text]
        if finer:
            out = [r for r in out if r != "responsible"] + finer
        return cast(tuple[Role, ...], tuple(dict.fromkeys(out)))

    def _focus(self, text: str, words: Grammar, cues: Iterable[Cue], hidden: list[tuple[int, int]]) -> Focus:
        """The focus of a question; `hidden` are the names of places and plans."""
        if words.language == "en":
            known = (self._lexicon.roles, self._lexicon.classes, self._lexicon.actions)
            hidden += [(c.start, c.end) for c in cues if c.tag in _HIDDEN_ENGLISH]
            hidden += [(m.start, m.end) for table in known for m in table["en"].find(text)]
            return weigh_rendered(self._renderer.render(text, hidden), text, hidden, self._index)
        hidden += [(c.start, c.end) for c in cues if c.tag in _HIDDEN]
        hidden += [m.span() for pattern in (_YEAR, _COUNTED) for m in pattern.finditer(text)]
        hidden += [(m.start, m.end) for m in self._lexicon.roles["zh"].find(text) if any(c.tag == "unit" for c in cues)]
        return weigh(text, hidden, tuple(self._alternatives(text)), words, self._index)

    def _alternatives(self, text: str) -> Iterable[Alternative]:
        for groups, forms, worth in self._synonyms:
            for m in forms.find(text):
                said = text[m.start : m.end]
                others = _shortest(w for w in groups[int(m.meaning)] if w not in said and (worth > _SAME_FIELD or _alike(said, w)))
                if others:
                    yield Alternative(m.start, m.end, others, worth)

    def _known(self, words: Iterable[str]) -> tuple[str, ...]:
        """The Chinese words that plans may hold."""
        return tuple(w for w in words if _HAN.search(w) and all(self._index.known(pair) for pair in pairs_of(w)))


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that no other of them is a part of: where it stands, they need not be looked for."""
    held = tuple(words)
    return tuple(w for w in held if not any(other != w and other in w for other in held))


def _alike(said: str, other: str) -> bool:
    """Whether one may stand for the other as a measure: a rate is no length."""
    return not said.endswith(_MEASURING) or other.endswith(_MEASURING)


def language_of(text: str) -> Language:
    """Return the language that a question is asked in: English where most of its words are."""
    text = text.lower()
    return "en" if len(_LATIN_WORD.findall(text)) > len(_HAN.findall(text)) / 2 or not _HAN.search(text) else "zh"


def _wants(text: str, tags: frozenset[str], speech: Language) -> Wants:
    order: tuple[Wants, ...] = (
        _ORDER if speech == "zh" else (*(w for w in _ORDER if w != "choice"), "choice")
    )  # “or” joins more than it offers
    wants: Wants = next((w for w in order if w in tags), "noun")
    if wants == "amount" and "which" in tags and (tags & {"most", "least"} or _EACH_ONE.search(text)):
        wants = "which"
    statement = not text.rstrip("?!。 ").endswith(("吗", "没有", "么")) and "有没有" not in text
    return "noun" if wants == "yesno" and speech == "zh" and "没有" in text and statement else wants


def _of_places(wants: Wants, tags: frozenset[str], text: str, named: int) -> Wants:
    """What is asked for where `named` places stand in the question: of two that are compared one, in one place no other city."""
    one_of = named > 1 and wants in ("which", "noun", "where", "unit", "choice") and not _UNIT_ASKED.search(text)
    if one_of and (tags & _COMPARED or _WHICH_SAYS.search(text)):
        return "city"
    return "which" if named == 1 and wants == "city" and not tags & _COMPARED and not _DOCUMENTS_ASKED.search(text) else wants


def _is_unit(text: str, m: Mention) -> bool:
    ends = text[m.start : m.end].endswith(("单位", "部门", "units", "unit"))
    return ends or re.match(r"(?:的)?(?:单位|部门|主体)", text[m.end :]) is not None


def _kinds(text: str, tags: frozenset[str], speech: Language) -> tuple[ValueKind, ...]:
    found: list[ValueKind] = []
    if "baseline" in tags:
        found.append("baseline")
    if "actual" in tags or "past" in tags:
        found.append("actual")
    if "target" in tags:
        found.append("target")
    if speech == "en" and _AHEAD.search(text):
        return ("target",)
    return tuple(found)
