"""A question as understood: what is asked, of which plans and years, and what is left as its focus. Nothing here looks at a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, cast

import msgspec

from corpus.folding import fold
from corpus.numbering import chinese_number
from corpus.tokens import segmenter
from kg.question.cues import Cue, Grammar, Language, grammar
from kg.question.english import Renderer
from kg.question.focus import Alternative, Focus
from kg.question.lexicon import Lexicon, Mention, Words
from kg.question.places import Gazetteer, NamedPlace
from kg.question.rarity import PairIndex
from kg.question.spelling import Speller
from ontology.records import Action, Role, ValueKind

Wants = Literal["city", "unit", "amount", "when", "howlong", "how", "define", "yesno", "choice", "which", "where", "why", "noun"]

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[a-z]{2,}")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?年(?:底|末|度|初)?)?(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.])([123]\d)年(?=[底末初前]|要|达|完|的目标)")  # 27年底
_CHINESE_YEAR = re.compile(r"二[〇零○][一二三四五六七八九〇零]{2}(?=年)")
_ORDER: tuple[Wants, ...] = ("city", "choice", "define", "howlong", "unit", "when", "why", "amount", "which", "how", "where", "yesno")
_HIDDEN = frozenset(
    {
        "city",
        "unit",
        "amount",
        "when",
        "howlong",
        "how",
        "define",
        "yesno",
        "choice",
        "which",
        "where",
        "why",
        "polite",
        "most",
        "least",
        "more",
        "less",
        "each",
        "attribute",
        "count",
        "horizon",
    }
)
_FINER = (("建设", "build"), ("实施", "implement"), ("牵头", "lead"), ("配合", "cooperate"))
_FAINT = 0.22  # the weight of a word that most plans and questions have, beside 1 for any other
_UNIT_WORD = re.compile(r"(?:牵头|配合|建设|实施|责任|协助|主管|参与|负责)的?(?:单位|部门|主体|机构|方)(?!的)|\bunits?\b|\bdepartments?\b")
_COUNTED = re.compile(
    r"(?<![\d第])[一两二三四五六七八九十]{1,2}(?:个|项|条|大|种|类|方面|大类|样|家|名|处|句|位)(?!人|性|目|例|件)|(?<=[多少几])(?:个小时|[个座条项家处名件部种类])(?!人|目|例|件|门|置)"
)
_TASK_ASKED = re.compile(
    r"哪[些几个一项]*(?:个|项|件)?(?:事|任务|项目|行动|工作|道路|路)|什么(?:任务|事项|工作)|单位(?:里|的|是)?.{0,4}哪|中的哪|的是.{0,20}哪|(?:which|what) (?:items|tasks|projects)|how many"
)
_SAME_FIELD = 0.7  # what a match of another word of the same topic is worth, beside 0.95 for a word of the same meaning
_UNWRITTEN = 0.5  # the weight of a character of a longer word that no plan writes
_LONE = 0.3  # the weight of a word of one character that no plan writes beside its neighbours


class Asked(msgspec.Struct, frozen=True):
    """What a question asks. `text` is folded, its slips put right; `after` is what follows the words that ask, `before` what stands before."""

    question: str
    text: str
    language: Language
    wants: Wants
    tags: frozenset[str]
    cues: tuple[Cue, ...]
    before: str
    after: str
    plans: tuple[str, ...]
    strangers: tuple[str, ...]
    years: tuple[int, ...]
    roles: tuple[Role, ...]
    actions: tuple[Action, ...]
    classes: tuple[str, ...]
    kinds: tuple[ValueKind, ...]
    focus: Focus

    @property
    def named(self) -> bool:
        """Whether the question names a place that a plan covers."""
        return bool(self.plans)


class Understanding:
    """Understands questions over one set of plans."""

    def __init__(self, words: Lexicon, places: Gazetteer, index: PairIndex, speller: Speller) -> None:
        self._lexicon, self._places, self._index, self._speller = words, places, index, speller
        self._synonyms = [
            (groups, Words({str(i): [w for w in g if _HAN.search(w)] for i, g in enumerate(groups)}), worth)
            for groups, worth in ((words.groups, 0.95), (words.topics, _SAME_FIELD))
        ]
        self._renderer = Renderer(words.topics)

    def understand(self, question: str, language: Language | None = None) -> Asked:
        """Return what `question` asks. `language` is that of the question where it is known."""
        text = _CHINESE_YEAR.sub(lambda m: str(chinese_number(m[0].replace("零", "〇").replace("○", "〇"))), fold(question).strip())
        speech = _language(text)
        words = grammar(speech)
        if speech == "zh":
            places = self._places.find(text)
            known = [*places, *words.find(text), *self._lexicon.actions[speech].find(text)]
            settled = frozenset(i for k in known for i in range(k.start, k.end))
            longer = frozenset(i for word, start, end in _cut(text) if len(word) > 1 for i in range(start, end))
            text = self._speller.correct(text, settled, frozenset(i for i, c in enumerate(text) if c in words.stop), longer)
        text = _SHORT_YEAR.sub(r"20\1年", text)
        places, cues = self._places.find(text), words.find(text)
        years = tuple(dict.fromkeys(int(m[1]) for m in _YEAR.finditer(text)))
        tags = frozenset(c.tag for c in cues)
        wants = next((w for w in _ORDER if w in tags), "noun")
        if (
            wants == "yesno"
            and speech == "zh"
            and "没有" in text
            and not text.rstrip("?!。 ").endswith(("吗", "没有", "么"))
            and "有没有" not in text
        ):
            wants = "noun"
        roles = self._roles(text, speech, wants)
        if roles and wants in ("which", "noun") and _UNIT_WORD.search(text) and not _TASK_ASKED.search(text):
            wants = "unit"
        asking = [c for c in cues if c.tag == wants]
        focus = self._focus(text, speech, words, cues, places)
        plans = tuple(dict.fromkeys(p for place in places for p in place.plans))
        return Asked(
            question,
            text,
            speech,
            wants,
            tags,
            cues,
            text[: asking[0].start] if asking else text,
            text[asking[-1].end :] if asking else "",
            plans,
            tuple(p.name for p in places if not p.plans),
            years,
            self._roles(text, speech, wants),
            self._actions(text, speech, tags),
            tuple(dict.fromkeys(m.meaning for m in self._lexicon.classes[speech].find(text))),
            _kinds(tags),
            focus,
        )

    def _roles(self, text: str, speech: Language, wants: Wants) -> tuple[Role, ...]:
        found = self._lexicon.roles[speech].find(text)
        sure = {"lead", "cooperate"}
        out = [m.meaning for m in found if m.meaning in sure or wants == "unit" or _is_unit(text, m)]
        finer = [role for word, role in _FINER if re.search(rf"负责{word}", text)]
        if finer:
            out = [r for r in out if r != "responsible"] + finer
        return cast(tuple[Role, ...], tuple(dict.fromkeys(out)))

    def _actions(self, text: str, speech: Language, tags: frozenset[str]) -> tuple[Action, ...]:
        found = [m.meaning for m in self._lexicon.actions[speech].find(text)]
        return cast(tuple[Action, ...], tuple(dict.fromkeys(found)))

    def _focus(self, text: str, speech: Language, words: Grammar, cues: Iterable[Cue], places: Iterable[NamedPlace]) -> Focus:
        hidden = [(c.start, c.end) for c in cues if c.tag in _HIDDEN]
        hidden += [(p.start, p.end) for p in places if p.plans]
        if speech == "en":
            hidden += [(c.start, c.end) for c in cues if c.tag in ("stop", "target", "past", "actual", "baseline", "document_basis")]
            hidden += [
                (m.start, m.end)
                for words_ in (self._lexicon.roles, self._lexicon.classes, self._lexicon.actions)
                for m in words_[speech].find(text)
            ]
            return self._rendered(text, hidden)
        hidden += [(m.start(), m.end()) for pattern in (_YEAR, _COUNTED) for m in pattern.finditer(text)]
        factors = _factors(text, hidden, words)
        runs = _runs(factors)
        weights = _weights(text, factors, runs, self._index, words)
        return Focus(text, weights, runs, tuple(self._alternatives(text)))

    def _alternatives(self, text: str) -> Iterable[Alternative]:
        for groups, forms, worth in self._synonyms:
            for m in forms.find(text):
                said = text[m.start : m.end]
                others = tuple(w for w in groups[int(m.meaning)] if w != said and _HAN.search(w))
                if others:
                    yield Alternative(m.start, m.end, others, worth)

    def _rendered(self, text: str, hidden: list[tuple[int, int]]) -> Focus:
        """The focus of an English question: its Chinese words one after the other, each a run of its own."""
        parts: list[str] = []
        runs: list[tuple[int, int]] = []
        weights: list[float] = []
        others: list[Alternative] = []
        faint = grammar("zh").faint
        for piece in self._renderer.render(text, hidden):
            if any(a < piece.end and piece.start < b for a, b in hidden if b - a > 1 and not piece.words):
                continue
            if any(a <= piece.start and piece.end <= b for a, b in hidden):
                continue
            word = piece.words[0] if piece.words else text[piece.start : piece.end]
            if _YEAR.fullmatch(word):
                continue
            start = sum(len(p) + 1 for p in parts)
            parts.append(word)
            rarity = max((self._index.rarity(word[i : i + 2]) for i in range(len(word) - 1)), default=0.3) if piece.words else 0.8
            factor = _FAINT if word in faint else 1.0
            weights += [rarity * factor * (2 / len(word) if not piece.words else 1.0)] * len(word) + [0.0]
            runs.append((start, start + len(word)))
            if len(piece.words) > 1:
                others.append(Alternative(start, start + len(word), piece.words[1:]))
        joined = " ".join(parts)
        return Focus(joined, tuple(weights[: len(joined)]), tuple(runs), tuple(others))


def _language(text: str) -> Language:
    return "en" if len(_LATIN_WORD.findall(text)) > len(_HAN.findall(text)) / 2 or not _HAN.search(text) else "zh"


def _cut(text: str) -> Iterable[tuple[str, int, int]]:
    at = 0
    for word in segmenter().lcut(text):
        yield word, at, at + len(word)
        at += len(word)


def _factors(text: str, hidden: Iterable[tuple[int, int]], words: Grammar) -> list[float]:
    factors = [0.0] * len(text)
    for word, start, end in _cut(text):
        if word in words.stop or not re.search(r"\w", word):
            continue
        worth = _FAINT if word in words.faint else 1.0
        factors[start:end] = [worth if text[i].isalnum() else 0.0 for i in range(start, end)]
    for start, end in hidden:
        factors[start:end] = [0.0] * (end - start)
    return factors


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


def _weights(text: str, factors: list[float], runs: Iterable[tuple[int, int]], index: PairIndex, words: Grammar) -> tuple[float, ...]:
    weights = [0.0] * len(text)
    tokens = {i: (start, end) for _, start, end in _cut(text) for i in range(start, end)}
    for a, b in runs:
        for i in range(a, b):
            first, last = tokens[i] if tokens[i][1] - tokens[i][0] > 1 else (a, b)  # a pair across two words is rare and says nothing
            pairs = [text[k : k + 2] for k in (i - 1, i) if max(a, first) <= k and k + 2 <= min(b, last)]
            known = [index.rarity(p) for p in pairs if index.known(p)]
            if known:
                weights[i] = factors[i] * max(known)
            elif text[i] in words.stop:
                weights[i] = 0.0
            elif text[i] in words.faint:
                weights[i] = _FAINT
            else:
                weights[i] = factors[i] * (_UNWRITTEN if pairs and last - first > 1 else _LONE)
    return tuple(weights)


def _is_unit(text: str, m: Mention) -> bool:
    return re.match(r"(?:的)?(?:单位|部门|主体)", text[m.end :]) is not None or text[m.start : m.end].endswith(
        ("单位", "部门", "units", "unit")
    )


def _kinds(tags: frozenset[str]) -> tuple[ValueKind, ...]:
    found: list[ValueKind] = []
    if "baseline" in tags:
        found.append("baseline")
    if "actual" in tags or "past" in tags:
        found.append("actual")
    if "target" in tags:
        found.append("target")
    return tuple(found)


def folded_groups(groups: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return groups of words folded, in the order of their names."""
    return tuple(tuple(dict.fromkeys(fold(w) for w in groups[name])) for name in sorted(groups))
