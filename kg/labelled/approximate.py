"""Names written otherwise: parts of a name, abbreviations, slips of one character or homophones."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from corpus.folding import fold
from kg.labelled.schema import Schema
from kg.labelled.vocabulary import Mention, Sense
from kg.question.sounds import sound

_POSTINGS = 3000  # things that share a pair with the question and are looked at, at most; rare pairs first
_CANDIDATES = 12
_SAID, _HELD = 0.78, 0.5  # the share of the words in the question, and of the name weighed by how rare its characters are, at least
_TIED = 0.02
_GAP = 2  # characters that a name in the question may have too much in one place
_SLACK = 0.1
_KIND = re.compile(
    r"(?:股份|责任)*(?:有限)?(?:责任)?公司|集团|旅行社(?:有限公司)?|分公司|(?:旅游)?(?:风景)?(?:名胜)?(?:度假)?(?:景)?区|公园|医院|图书馆|学校|学院|中心|管理局|管理处|站|馆|局|"
    r"保护区|自然保护区|诊所|门诊部|协会"
)


class Approximator:
    """Finds things by what their names share with the question."""

    def __init__(self, schema: Schema) -> None:
        self._labels = [fold(thing.label) for thing in schema.things]
        self._pairs: dict[str, list[int]] = {}
        frequency: dict[str, int] = {}
        for ref, label in enumerate(self._labels):
            for pair in dict.fromkeys(label[i : i + 2] for i in range(len(label) - 1)):
                self._pairs.setdefault(pair, []).append(ref)
            for c in dict.fromkeys(label):
                frequency[c] = frequency.get(c, 0) + 1
        total = len(self._labels) + 1
        self._rarity = {c: math.log(total / n) + 0.05 for c, n in frequency.items()}
        self._unknown = math.log(total) + 0.05

    def find(self, text: str, settled: Sequence[tuple[int, int]], rest: Sequence[tuple[int, int]]) -> list[Mention]:
        """Return things whose names the folded `text` may mean by words that nothing else accounts for (`rest`)."""
        wanted = [span for span in rest if span[1] - span[0] > 1 or not text[span[0]].isascii()]
        if not wanted:
            return []
        open_places = {i for i in range(len(text)) if not any(a <= i < b for a, b in settled)}
        scored = []
        for ref in self._candidates(text, open_places, wanted):
            found = self._aligned(text, ref, open_places)
            touched = [(a, b) for a, b in wanted if found and found[0] < b and a < found[1]]
            if found and touched and all(found[0] <= a and b <= found[1] for a, b in touched):
                scored.append((*found, ref))
        if not scored:
            return []
        best = max(s[2] for s in scored)
        spans: dict[tuple[int, int], list[Sense]] = {}
        for start, end, score, ref in sorted(scored, key=lambda s: (-s[2], s[3])):
            if score >= best - _TIED:
                spans.setdefault((start, end), []).append(Sense("thing", ref, score))
        return [Mention(start, end, tuple(senses), best) for (start, end), senses in spans.items()]

    def _candidates(self, text: str, places: set[int], wanted: Sequence[tuple[int, int]]) -> list[int]:
        near = {i for a, b in wanted for i in range(a - 12, b + 12)}
        pairs = {text[i : i + 2] for i in range(len(text) - 1) if i in places and i + 1 in places and i in near}
        counts: dict[int, float] = {}
        looked = 0
        for pair in sorted((p for p in pairs if p in self._pairs), key=lambda p: (len(self._pairs[p]), p)):
            postings = self._pairs[pair]
            if looked and looked + len(postings) > _POSTINGS:
                break
            looked += len(postings)
            weight = 1.0 / math.sqrt(len(postings))
            for ref in postings:
                counts[ref] = counts.get(ref, 0.0) + weight
        return sorted(counts, key=lambda ref: (-counts[ref] / math.sqrt(len(self._labels[ref])), ref))[:_CANDIDATES]

    def _aligned(self, text: str, ref: int, places: set[int]) -> tuple[int, int, float] | None:
        """The stretch of the question that says the name, and how well it does; None where it does not."""
        label = self._labels[ref]
        pairs = {label[i : i + 2] for i in range(len(label) - 1)}
        hits = [i for i in range(len(text) - 1) if i in places and text[i : i + 2] in pairs]
        if not hits:
            return None
        groups: list[list[int]] = [[hits[0]]]
        for i in hits[1:]:
            if i - groups[-1][-1] > _GAP + 2:
                groups.append([])
            groups[-1].append(i)
        best: tuple[int, int, float] | None = None
        for group in groups:
            start, end = group[0], group[-1] + 2
            for a, b in ((start, end), (start - 1, end), (start, end + 1), (start - 1, end + 1)):
                if a < 0 or b > len(text) or any(i not in places for i in range(a, b)):
                    continue
                found = self._score(text[a:b], label)
                if found is not None and (best is None or found > best[2]):
                    best = (a, b, found)
        return best

    def _score(self, said: str, label: str) -> float | None:
        if len(said) < 3 or said[0] not in label or _tells_another(said, label):
            return None
        same, held = _common(said, label)
        share = same / len(said)
        whole = sum(self._rarity[c] for c in label)
        part = sum(self._rarity[label[i]] for i in held) / whole if whole else 0.0
        first = len(said) <= 6 and share == 1.0 and part >= _HELD - _SLACK
        if share < _SAID or (part < _HELD and not first):
            return None
        return round(0.55 * share + 0.4 * part, 4)


def _tells_another(said: str, label: str) -> bool:
    """Whether the label goes on where the words end, and not just with a legal form or what kind of thing it is: 普陀山, 普陀山天华堂."""
    return label.startswith(said) and not _KIND.fullmatch(label[len(said) :])


def _common(said: str, label: str) -> tuple[float, list[int]]:
    """The longest common subsequence: how many characters of `said` are in it (a homophone counts less), and their places in `label`."""
    rows = [[0.0] * (len(label) + 1) for _ in range(len(said) + 1)]
    for i, c in enumerate(said):
        for j, d in enumerate(label):
            alike = 1.0 if c == d else 0.8 if ord(c) > 0x3400 and ord(d) > 0x3400 and sound(c) == sound(d) else 0.0
            rows[i + 1][j + 1] = max(rows[i][j + 1], rows[i + 1][j], rows[i][j] + alike if alike else 0.0)
    held = []
    i, j = len(said), len(label)
    while i and j:
        if rows[i][j] == rows[i - 1][j]:
            i -= 1
        elif rows[i][j] == rows[i][j - 1]:
            j -= 1
        else:
            held.append(j - 1)
            i, j = i - 1, j - 1
    return rows[-1][-1], held
