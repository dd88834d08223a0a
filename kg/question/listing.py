"""Lists that a sentence gives: which ones, what are the N, what is X made of. The members are cut from the text as they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.numbering import chinese_number
from corpus.tokens import is_place, word_class
from kg.iris import passage_iri
from kg.question.asking import Asked
from kg.question.document_words import document_asked, fields_asked
from kg.question.enumerations import Listing, lists_in, pairs_of, runs_of
from kg.question.linking import said_pairs
from kg.question.readings import Finding, Piece, found
from kg.question.retrieval import AROUND, LEAD, PATH, Hit
from kg.question.sources import Sources
from kg.question.weighing import cut

_QUESTIONS = 64  # of which is remembered what they ask for: each list is judged by it
_READ = 30  # sentences whose lists are looked at
_BESIDE, _INSIDE = 1.0, 0.72  # what a match is worth beside the list (its own clause), and elsewhere in its sentence
_TOLD, _FEW = 0.55, 0.35  # how much a list loses of whose members the question says more than this share itself
_EXPECTED, _UNEXPECTED = 0.08, -0.25  # added where the list has as many members as the question says, and where it has not
_NOT_THOSE = -0.45  # added where it has not, and the number stands right behind 哪
_ONE_ASKED, _DOCUMENTS, _HEAD_BESIDE, _CLAUSES = -0.07, -0.06, 0.06, -0.15
_ELSEWHERE, _UNDEFINED = -0.06, -0.3  # added where what the question quotes does not stand at the list: at all, and for a definition
_NO_UNITS = -0.3  # added where units are asked for and no member ends as their names do
_UNIT = re.compile(r"(?:局|委|办|部门|单位|政府|中心|公司|集团|院|会|街道|镇|乡|区|县|市|大队|支队|企业)(?:\([^)]*\))?$")
_UNITS_BEHIND = re.compile(r"等?(?:各|有关|相关)?(?:部门|单位)")
_SUREST = 0.97
_THIN, _THINNED = 1.5, 0.85  # a focus of less weight than this is found in many sentences, so the score is less sure
_NO_DOCUMENTS, _NAMED_SO = -0.25, 0.15  # no titles where documents are asked for; the question's own 四项安全 behind the list
_PLACES, _NO_PLACES = 0.2, -0.3  # added where places are asked for, and most members are some or are none
_DATED, _OTHERWISE_DATED = 0.1, -0.2  # added where the sentence is of the year that is asked for, or of others
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s?年)")
_SINGLE, _THE_ONE = re.compile(r"哪一?[个条家座处项部份](?!.*(?:分别|各))"), -0.2  # words that ask for one; added to a list for those
_PLACE_REST = re.compile(r"(?:等|城市|地区|之间|两地|两市)")
_ASKS_BODIES = re.compile(r"部门|单位|机构|机关|哪[些个几一]*[局委办]|\b(?:unit|department|bod|agenc)")
_OFFICE, _OFFICES = re.compile(r"(?:局|委|办|厅|部门|政府|管委会)(?:\([^)]*\))?$"), -0.25  # bodies, added where none are asked for
_SORTS = re.compile(r"公园|小区|街道|道路|大桥|学校|医院|广场|街区|商圈|社区|车站|企业|公司|高校|河道|水厂|市场|园区|城市|部门|单位")
_OTHER_SORT = -0.25  # added where things of such a sort are asked for, and the sentence has none of them
_SUPERLATIVE = -0.3  # a list is no superlative
_OF_BEFORE = -0.15  # a list of what was done before, where the question asks for no past
_TITLED = re.compile(
    r"(?:条例|办法|规定|标准|规范|导则|指引|指南|细则|规程|定额|规划|计划|方案|预案|意见|政策|文件|制度|公约|清单)[》\"]?$"
)
_COUNTED = re.compile(r"[两三四五六七八九十](?:大|项|个|种|类|条)[\u4e00-\u9fff]{2,4}?(?=是|有|都|分|[?,。]|$)")
_LEVELS = re.compile(r"[两三四五六七八九十](?:级|层|步|档|等|类|大|化|率)")  # 三级 of 分成哪三级: A、B、C的三级体系
_FORMER = re.compile(r"上一轮|前一轮|上一期|(?:完成|开展|取得成效)的基础上")
_AFTER = 4  # characters behind a list in which its number may stand
_LONGEST = 60  # characters of a member; longer ones are clauses, not names
_NUMBERED = re.compile(
    r"哪?([一二两三四五六七八九十]{1,2}|\d{1,2})"
    r"(?:大|个|项|条|种|类|部|座|处|家|所|方面|样|级|句|化|率|区|段|站|不|有|全|统一|组|点|者|支|城|届|片|环|名|位|款|道|步)"
)
_TWO = re.compile(r"哪(?:两|二|俩)(?:个|项|种|类|大)?([\u4e00-\u9fff]{1,4}?)(?=[?,。的]|是|要|$)")
_SO_MANY = re.compile(r"哪(?:[两俩二三四五六七八九十]|\d{1,2})(?=[\u4e00-\u9fff])")
_NEAR = 6  # characters between the number and the words that ask
_QUOTED = re.compile(r"\"([^\"]{2,24})\"")
_PLURAL = re.compile(
    r"哪些|哪几|哪[两俩二三四五六七八九十\d]|几[个项条种类]|分别|都有|有谁|各是|\bare\b|\bwere\b|s\b(?= (?:does|do|did|will|are))"
)
_BODIES = re.compile(r"哪(?:些|几个|几家|[两三四五六七八九十]个)(部门|单位|机构|企业|公司|主体)")
_BEFORE_ASKING = re.compile(r"([\u4e00-\u9fff]{2})(?:分别|各|都)?(?:是|有|为)哪")  # 片区 of 片区是哪几个
_ITEM = re.compile(r"第\s?(\d+)\s?[条项号个]")


class Listings:
    """Finds lists in sentences."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def find(self, asked: Asked) -> Iterable[Finding]:
        """Return the list that answers best as one reading; none where the question asks for none or no sentence has one."""
        units = asked.wants == "unit" and plural(asked) and "lead" not in asked.roles
        if not (units or asked.wants in ("which", "define", "where")) or "attribute" in asked.tags:
            return
        if asked.tags & {"most", "least"} and not plural(asked):
            return  # one is asked for, by a comparison that no list makes
        best = self._best(asked)
        if best:
            score, hit, listing = best
            yield found(asked, "list", list(self._pieces(hit, listing, asked)), score)

    def _best(self, asked: Asked) -> tuple[float, Hit, Listing] | None:
        """The list that accounts best for the question, with how sure that is and the sentence it stands in; the first of several."""
        said, head = said_pairs(asked.focus), _head(asked)
        pair = _pair_head(asked)
        best: tuple[float, Hit, Listing] | None = None
        for hit in self._hits(asked):
            for listing in (*lists_in(hit.sentence.folded), *runs_of(hit.sentence.folded, head), *pairs_of(hit.sentence.folded, pair)):
                least = -math.inf if best is None else best[0] + 1e-9
                worth = self._worth(asked, hit, listing, said, least)
                if best is None or worth > least:
                    best = worth, hit, listing
        return best

    def _hits(self, asked: Asked) -> list[Hit]:
        """The sentences to be read: those of the numbered row that the question names (第43条), where there is one."""
        hits = self._sources.retrieval.hits(asked.focus, asked.plans)
        number = _ITEM.search(asked.text)
        if number is None:
            return hits[:_READ]
        tasks = [e for e in self._sources.links.tasks.entries(asked.plans) if e.record.number == number[1]]
        rows = [(e.plan, x.start, x.end) for e in tasks for x in e.record.evidence]
        return [h for h in hits if any(p == h.sentence.plan and a <= h.sentence.start < b for p, a, b in rows)] or hits[:_READ]

    def _worth(self, asked: Asked, hit: Hit, listing: Listing, said: frozenset[str], least: float) -> float:
        """How well a list answers. Where it cannot be more than `least`, however well its words fit, only something no greater."""
        s, focus, head = hit.sentence, asked.focus, _head(asked)
        members = [s.folded[a:b] for a, b in listing.members]
        told = sum(self._sources.links.share_said(m, said) for m in members) / len(members)
        lost, gained = _TOLD * max(0.0, told - _FEW), sum(_for_and_against(asked, listing, members, s.folded))
        sure = 1.0 if focus.total > _THIN else _THINNED
        most = min(_SUREST, 1.0 - lost + gained) * sure
        if most <= least:
            return most
        beside = f"{listing.before}\n{listing.after}"
        if head and any(m.endswith(head) for m in members):
            beside += f"\n{head}"
        if listing.kind == "run":
            beside += f"\n{members[0]}"
        outside = f"{s.folded[: listing.start]}\n{s.folded[listing.end :]}"
        near = (focus.covered(s.lead, LEAD), focus.covered(s.path, PATH), focus.covered(s.around, AROUND))
        worth = focus.coverage(focus.covered(beside, _BESIDE), focus.covered(outside, _INSIDE), *near)
        return min(_SUREST, worth - lost + gained) * sure

    def _pieces(self, hit: Hit, listing: Listing, asked: Asked) -> Iterator[Piece]:
        s, shelf = hit.sentence, self._sources.shelf
        iri = passage_iri(s.plan, *s.passage, self._sources.base)
        spans = [(s.start + a, s.start + b) for a, b in listing.members]
        if listing.kind == "run":
            spans = self._continued(hit, listing, spans, _head(asked))
            first, end = spans[0]
            spans[0] = first + _said_prefix(asked, s.folded[first - s.start : end - s.start]), end
        elif len(spans) > 2 and len({b - a for a, b in spans[1:]}) == 1:  # 城市规划、建设、管理: what rules them all
            (first, end), more = spans[0], (spans[0][1] - spans[0][0]) - (spans[1][1] - spans[1][0])
            ruled = more > 1 and s.folded[first - s.start : first - s.start + more] in asked.text
            spans[0] = (first + more if ruled else first), end
        if "city" in asked.tags and (rest := _PLACE_REST.search(s.folded, spans[-1][0] - s.start + 1, spans[-1][1] - s.start)):
            spans[-1] = spans[-1][0], s.start + rest.start()
        for a, b in _cut_at(s.folded, s.start, spans, asked):
            label = shelf.quote(s.plan, a, b).strip(" 。；")
            yield Piece(type="passage", label=label, plan=s.plan, evidence=((s.start, s.end),), subjects=(iri,))

    def _continued(self, hit: Hit, listing: Listing, spans: list[tuple[int, int]], head: str) -> list[tuple[int, int]]:
        """A run of names goes on in the next line where that holds nothing else."""
        s = hit.sentence
        folded = self._sources.shelf.volumes[s.plan].folded
        if listing.end < len(s.folded.rstrip("。 \n")):
            return spans
        end = folded.find("\n", s.end + 1)
        line = folded[s.end : end if end > 0 else len(folded)].strip("\n")
        more = next(iter(runs_of(line, head)), None) if line and not line.startswith("-") else None
        if more is None or (more.start, more.end) != (0, len(line)):
            return spans
        at = folded.find(line, s.end)
        return [*spans, *((at + a, at + b) for a, b in more.members)]


def _for_and_against(asked: Asked, listing: Listing, members: list[str], folded: str) -> Iterator[float]:
    """Yield what beside its words speaks for or against a list."""
    yield from _of_the_kind_asked(asked, listing, members)
    expected, head = expected_count(asked), _head(asked)
    if expected:
        yield _EXPECTED if len(members) == expected else _NOT_THOSE if _SO_MANY.search(asked.text) else _UNEXPECTED
    if not plural(asked):
        yield _THE_ONE if _SINGLE.search(asked.text) else _ONE_ASKED
    quoted = _QUOTED.findall(asked.text)
    if quoted and not any(q in f"{listing.before}{folded[listing.start : listing.end]}{listing.after}" for q in quoted):
        yield _UNDEFINED if asked.wants == "define" else _ELSEWHERE
    yield from _of_the_time_asked(asked, folded)
    if head and (head in listing.after[:16] or any(m.endswith(head) for m in members) or head in listing.before[-12:]):
        yield _HEAD_BESIDE
    if len(head) > 1 and listing.after.startswith((f"等{head}", f"等相关{head}", f"等有关{head}")):
        yield _NAMED_SO
    if "unit" in asked.classes and asked.roles and not (any(_UNIT.search(m) for m in members) or _UNITS_BEHIND.match(listing.after)):
        yield _NO_UNITS
    if head and plural(asked) and _SORTS.fullmatch(head) and head not in folded:
        yield _OTHER_SORT
    if asked.wants != "unit" and not _ASKS_BODIES.search(asked.text) and 2 * sum(bool(_OFFICE.search(m)) for m in members) > len(members):
        yield _OFFICES
    if max(map(len, members)) > _LONGEST:
        yield _CLAUSES


def _of_the_kind_asked(asked: Asked, listing: Listing, members: list[str]) -> Iterator[float]:
    """Yield what speaks for or against a list by the kind of thing that the question asks for."""
    if document_asked(asked) and not fields_asked(asked) and 2 * sum(bool(_TITLED.search(m)) for m in members) < len(members):
        yield _NO_DOCUMENTS
    elif "standard" in asked.classes:
        yield _DOCUMENTS
    counted = _COUNTED.search(asked.text)
    if (counted and listing.after.startswith(counted[0])) or any(m[0] in listing.after[:_AFTER] for m in _LEVELS.finditer(asked.text)):
        yield _NAMED_SO
    if _FORMER.search(f"{listing.before}|{listing.after}") and "past" not in asked.tags:
        yield _OF_BEFORE
    if asked.tags & {"most", "least"}:
        yield _SUPERLATIVE
    if "city" in asked.tags:
        yield (
            _PLACES
            if 2 * sum(is_place(m.strip('"')) or is_place(f"{m}市") or is_place(f"{m}县") for m in members) >= len(members)
            else _NO_PLACES
        )


def _of_the_time_asked(asked: Asked, folded: str) -> Iterator[float]:
    """Yield what speaks for or against a list in a sentence that names years, where the question names some."""
    years = {int(year) for year in _YEAR.findall(folded)}
    if asked.years and years and plural(asked):
        yield _DATED if years & set(asked.years) else _OTHERWISE_DATED


@lru_cache(maxsize=_QUESTIONS)
def plural(asked: Asked) -> bool:
    """Return whether the question asks for more than one thing: 哪些, 哪几个, 分别, 两项."""
    return bool(_PLURAL.search(asked.text)) or expected_count(asked) is not None


@lru_cache(maxsize=_QUESTIONS)
def expected_count(asked: Asked) -> int | None:
    """Return how many members the question says that there are: 哪两类, 三大广场, 5座. None where it says none, or one."""
    said = [(m.start(), m[1]) for m in _NUMBERED.finditer(asked.text)]
    asking = asked.asking(asked.wants)
    near = [word for start, word in said if asking and abs(start - asking[-1].start) <= _NEAR] or [word for _, word in said[-1:]]
    exact = _SO_MANY.search(asked.text)
    word = exact[0][1:] if exact else near[-1] if near else ""
    number = chinese_number(word.replace("俩", "两")) if word else None
    return number if number and number > 1 else None


@lru_cache(maxsize=_QUESTIONS)
def _head(asked: Asked) -> str:
    """The end of the noun that the question asks for more than one of, its last two characters: 片区 of 哪几个管理片区."""
    words = re.match(r"[\u4e00-\u9fff]{2,10}", re.split(r"[?,。;!、]|分别|是|有", asked.behind("which", asked.wants))[0])
    before = _BEFORE_ASKING.search(asked.text) if words is None else None
    if asked.wants == "unit" and (bodies := _BODIES.search(asked.text)):
        return bodies[1]
    return _noun(words[0])[-2:] if words else before[1] if before else ""


def _noun(words: str) -> str:
    """The noun phrase that words begin with: 平台 of 平台推送数据."""
    tokens = cut(words)
    kinds = [word_class(word) for word, _, _ in tokens]
    end = next((a for n, (_, a, _) in enumerate(tokens) if n and kinds[n] == "verb" and kinds[n - 1] in ("noun", None)), len(words))
    return words[:end]


def _pair_head(asked: Asked) -> str:
    """The noun of which the question asks for two: 率 of 哪两个率, 制度 of 哪两项制度; empty where it asks for none or for others."""
    found_pair = _TWO.search(asked.text)
    return found_pair[1] if found_pair else ""


def _cut_at(folded: str, start: int, spans: list[tuple[int, int]], asked: Asked) -> list[tuple[int, int]]:
    """The members, the last one without the noun asked for and what follows it, where no other member has that: 东州 of 东州城市间管网."""
    (a, b), head = spans[-1], _head(asked)
    for place, (x, y) in enumerate(spans[1:-1], start=1):
        noun = folded.find(head, x - start, y - start) if len(head) > 1 else -1
        if 0 <= noun < y - start - len(head) and all(folded[p - start : q - start].endswith(head) for p, q in spans[:place]):
            return [*spans[:place], (x, start + noun + len(head))]  # 国家平台、省级平台推送数据、信息: what is done with them begins
    at = folded.find(head, a - start + 1, b - start) if len(head) > 1 else -1
    if at < 0 or any(head in folded[x - start : y - start] for x, y in spans[:-1]):
        return spans
    noun = at + len(head)
    while at > a - start + 1 and folded[at - 1 : noun] in asked.text:  # of all that the question says of the noun, too
        at -= 1
    return [*spans[:-1], (a, start + at)]


def _said_prefix(asked: Asked, folded: str) -> int:
    """How many characters at the beginning of a member the question says itself."""
    size = 0
    while size < len(folded) - 2 and folded[: size + 1] in asked.text:
        size += 1
    return size if size >= 2 else 0
