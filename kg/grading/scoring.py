"""One answer scored: in 0..1 by what was known to be right, and whether it shows the evidence that it owes.

Names count as right where they are alike, quantities where numbers, comparison and unit agree; a set by F1 over its members; a text by the
share of its facts that are said; a question without an answer where the answer is silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from kg.grading.wording import alike, bare, direction, evidence, numbers, same_quantity, stands_in, unit_kind
from kg.question.answer import Answer, Item

_SAID = 400  # characters of a sentence, and of its items together, in which a text's facts are looked for
_FACE = 120  # and of one item
_QUOTE = 1200  # characters of a quotation; a longer one shows nothing
_SHORT_QUOTE = 8  # characters that a quotation needs to count as a part of the evidence owed

Wordings = tuple[str, ...]
Right = Callable[[Wordings, Item, list[str]], bool]


class KnownAnswer(msgspec.Struct, frozen=True):
    """A question whose answer is known: for each part of the answer the wordings that are right, and sentences that are its evidence.

    `answer_type` is `value`, `text`, `count`, `boolean` or `abstain`; any other means names.
    """

    question: str
    answer_type: str
    gold: tuple[Wordings, ...] = ()
    cite: tuple[str, ...] = ()
    category: str = ""
    id: str = ""


class Score(msgspec.Struct, frozen=True):
    """How right an answer is, in 0..1, and whether its evidence is that which it owes (None where none is owed)."""

    value: float
    cited: bool | None

    @property
    def exact(self) -> bool:
        """Whether the answer is wholly right."""
        return self.value > 0.999


def score(known: KnownAnswer, answer: Answer) -> Score:
    """Return how right `answer` is."""
    if known.answer_type == "abstain":
        return Score(float(answer.status == "not_found" and not answer.items), None)
    if answer.status == "not_found":
        return Score(0.0, cited=False)
    return Score(_value(known, answer), _cited(known, answer))


def _value(known: KnownAnswer, answer: Answer) -> float:
    first = answer.items[0].value if answer.items else None
    if known.answer_type == "text":
        said = _said(answer)
        return sum(any(stands_in(words, said) for words in wordings) for wordings in known.gold) / max(1, len(known.gold))
    if known.answer_type == "boolean":
        return float(first is _affirmed(known.gold))
    if known.answer_type == "count":
        wanted = next((numbers(words) for words in known.gold[0] if numbers(words)), ())
        counted = isinstance(first, int | float) and not isinstance(first, bool)
        return float(counted and bool(wanted) and first == wanted[0] and not _contradicts(known.gold[0], answer.items[0]))
    return _overlap(known.gold, answer.items, _right_quantity if known.answer_type == "value" else _right_name)


def _cited(known: KnownAnswer, answer: Answer) -> bool | None:
    if not known.cite:
        return None
    quotes = [q for q in (evidence(c.quote) for c in answer.citations) if len(q) <= _QUOTE]
    owed = [evidence(sentence) for sentence in known.cite]
    return any(o in q or (len(q) >= _SHORT_QUOTE and q in o) for o in owed for q in quotes)


def _overlap(gold: Iterable[Wordings], items: Iterable[Item], right: Right) -> float:
    """F1 of the items found: an item told twice counts once, and two parts with the same wordings want two items."""
    shown = [((bare(i.label), _told(i), "" if i.year is None else str(i.year), i.city or ""), i, _faces(i)) for i in items]
    parts = Counter(gold)
    hit: set[tuple[str, str, str, str]] = set()
    found = 0
    for wordings, times in parts.items():
        hits = [key for key, item, faces in shown if right(wordings, item, faces)]
        found += min(times, len(hits))
        hit.update(hits)
    if not found:
        return 0.0
    precision, recall = len(hit) / len({key for key, _, _ in shown}), found / parts.total()
    return 2 * precision * recall / (precision + recall)


def _told(item: Item) -> str:
    return (item.raw or "") if item.value is None else str(item.value)


def _faces(item: Item) -> list[str]:
    """The wordings by which an item may be known."""
    out = [item.label, item.raw]
    if item.value is not None:
        amount = str(int(item.value)) if isinstance(item.value, float) and item.value.is_integer() else str(item.value)
        out += [amount, f"{amount}{item.unit or ''}", f"{item.op or ''}{amount}{item.unit or ''}"]
    if item.year is not None:
        out.append(str(item.year))
    return [face for face in out if face]


def _right_name(wordings: Wordings, item: Item, faces: list[str]) -> bool:
    return any(alike(words, face) for face in faces for words in wordings)


def _right_quantity(wordings: Wordings, item: Item, faces: list[str]) -> bool:
    return any(same_quantity(words, face) for face in faces for words in wordings) and not _contradicts(wordings, item)


def _contradicts(wordings: Wordings, item: Item) -> bool:
    """Whether a quantity with the right number compares the other way round, or is in another unit."""
    ways = {direction(words) for words in wordings} - {0}
    if ways == {-direction(item.op or "")}:
        return True
    if isinstance(item.value, bool) or not isinstance(item.value, int | float):
        return False
    unit = unit_kind(item.unit or item.raw or "")
    if unit is None:
        return False
    known = [(numbers(words), kind) for words in wordings if (kind := unit_kind(words)) is not None]
    of_this = {kind for said, kind in known if said == (item.value,)}
    if of_this:
        return unit not in of_this
    return bool(known) and unit[1] not in {kind[1] for _, kind in known}


def _said(answer: Answer) -> str:
    """What is read of an answer whose facts are looked for in its words."""
    out, room = [bare(answer.answer[:_SAID])], _SAID
    for face in (face for item in answer.items for face in _faces(item)):
        out.append(bare(face[: min(_FACE, room)]))
        room -= len(out[-1])
        if room <= 0:
            break
    return "\n".join(out)


def _affirmed(gold: Iterable[Wordings]) -> bool:
    """What is right of yes and no, by the first wording that says either."""
    for words in (bare(words) for wordings in gold for words in wordings):
        if words in ("false", "no") or words[:1] in tuple("不否没无非未"):
            return False
        if words in ("true", "yes") or words[:1] in tuple("是有会能可对包属要需已"):
            return True
    return False
