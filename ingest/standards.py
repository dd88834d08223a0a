"""Documents that a plan issues, revises, carries out, has issued or rests on: quoted in 《》, or named in its own words.

The governing verb decides the action (制定 issue, 修订 revise, 实施 implement, 按照 cited); in the background what was issued is issued
already. Lists under one verb give one record a document, the shared head noun restored. A requirement called 标准 that is no
document (高标准, 达到“…”标准, 标准化) is left out, and so is what has no name of its own (实施方案, 相关标准).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpus.text import Span
from ingest.coordination import members, nested, sentences
from ingest.language import Mark, marks
from ingest.stretches import Stretch
from ingest.titles import GENERAL, HEADS, LEAST, PROGRAMME, SOFT, TYPE, kind_of, named
from ontology.records import Action, Evidence, SectionKind, Standard, record_id

_ACTIONS: dict[str, Action] = {"ISSUE": "issue", "REVISE": "revise", "IMPLEMENT": "implement", "CITE": "cited"}
_QUOTED = re.compile(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
_JOINT = re.compile(r"(?:[（(][^（）()]{1,12}[）)])?[、，,和与及以\s]*$")
_THE_PLAN_ITSELF = re.compile(r"(?:关于(?:印发|转发|发布)|现将|特制定(?:本|如下)?)$")
_PURPOSE = re.compile(r"为了?[^，。；]{0,4}(?:贯彻|落实)[^，。；]*$")
_ITS_RULES = re.compile(r"((?:配套)?实施(?:细则|办法|意见|方案|规定)|配套(?:办法|细则|规定))(?!的)")  # 《甲条例》实施细则 is one title
_MECHANISM = re.compile(r"的?[^，。；、《》]{0,8}(?:机制|体系)")
_ITSELF_APPROVED = re.compile(r"(?:[（(][^（）()]{1,12}[）)])?(?:已|业)经[^。；]{0,40}现(?:予)?(?:以)?(?:印发|发布|公布|转发)")
_RIGHT = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?(?:等[^，。；、]{0,12}?)?的?(?:(?P<ISSUE>制定|制订|编制|出台|印发|发布|起草|立法|立项)|(?P<REVISE>修订|修编|修改|制修订|修法)"
    r"|(?P<IMPLEMENT>实施|落实|执行|落地))"
)
_TAIL = re.compile(
    r"(?:\d+余?[项部个件份]|的?(?P<verb>制定出台|制定|制订|编制|出台|修订|修编|修改|制修订|立法|实施|落实|执行))?(?:等?工作|建设(?:和[^，。；]{2,12}(?:实施|应用))?|进程|进度|步伐)?[。；;，,]?$"
)
_PAST = re.compile(r"(?:已|已经|先后|相继|此前)$")
_FIRM_VERBS = re.compile(r"更新|制定|制订|编制|出台|印发|发布|起草|拟定|拟订|编写|修订|修编|修改|按照|依据|根据")
_COINED_STANDARD = re.compile(r"“(?:[二三四五六七八九十两双百\d]+[\u4e00-\u9fff]{1,2})”[\u4e00-\u9fff]{0,4}标准")
_COINED = re.compile(r"“[^“”]+”[\u4e00-\u9fff]{0,4}标准")
_BOX_LINE = re.compile(r"\s*(?:[（(]?\d{1,2}[）)]?[.．、:：]?|[①-⑳])?\s*([^，,。；:：]+?)((?:\s*[（(][^（）()]{2,12}[）)])*)[。；;\s]*")
_DOCUMENT = r"(?:标准|规范|法规|规章|文件|制度|政策|规划|预案|细则|办法|条例|意见|导则)"
_TITLE_COLUMN = re.compile(rf"{_DOCUMENT}(?:名称|题目)$|^(?:配套)?(?:政策)?(?:细则|文件|制度|法规|规章)$")
_LIST_OF_TITLES = re.compile(rf"{_DOCUMENT}[\u4e00-\u9fff]{{0,6}}(?:清单|目录|一览表|计划表|汇总表)$")
_TITLE_CELL = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)]?[.．、:：]?(?!\d))?\s*《?([^，,。；;：:《》]{4,60}?)》?((?:\s*[（(][^（）()]{2,12}[）)])*)\s*"
)
_TELLS_DOCUMENTS = re.compile(r"法规|规章|文件|标准|政策|制度|规范|规划")
_NAMELY = re.compile(r"[\d一二三四五六七八九十]+\s*[个项部件][^，。；即]{0,20}(?:标准|规范|办法|规划|制度|条例|导则)[，,]?\s*即")
_BY_THIS_PLAN = re.compile(rf"[本该此](?:{TYPE.pattern}|规划|方案|意见|计划|通知)(?:要求|精神|部署|内容|目标)?")
_COUNTED_LIST = re.compile(r"(?:分别为|即|包括)?[：:](?:一是)?\s*《")
_LIST_OF_CLAUSE = re.compile(r"(?:其中)?(?:包括|包含|分别为|分别是|即|主要有|有)[：:]?")
_AFTER_QUOTED = re.compile(r"[^《》]*》(?:[（(][^（）()]{1,12}[）)])?(?:以及|及其|[和及与、])")
_MENTION = re.compile(rf"《|{TYPE.pattern}")
_INSIDE_A_NAME = re.compile(
    rf"(?:的?{GENERAL.pattern})?(?:{TYPE.pattern}|意见|计划)"
)  # a verb before a type is part of a name: 实施细则, 编制导则
_NO_PART = re.compile(r"(?:工程|行动|项目|平台|机制|体系|活动)$")
_SHORTEST_CITED = 3  # characters of a document that a plan rests on (防洪法)
_NEVER_INSIDE = re.compile(r"制定|制订|出台|修订|修编|修改|修订完善")
_CITED_ENDS = re.compile(r"\s*(?:$|[，。；,;：:、（(）)和与及或]|等|的?(?:要求|规定|精神|部署|内容|安排|规范|标准))")
_CITED_TO_DO = re.compile(
    r"(?:组织|牵头|开展|进行|做好|执行|实施|落实|制定|编制|完善|推进|推动|加强|抓好|确定|统一|逐步|及时|认真|严格|有序|对(?!接|应|标)|由)(?!的)|[，。；]|$"
)
_RAISED = re.compile(r"(?:标准|定额|规范|制度|政策)$")
_ABILITY = re.compile(r"提高|提升")
_MANY = 2  # members; in a longer list a shorter name names a document, too
_NICKNAME = re.compile(r"“[^“”]+”政策")
_TO_DO = re.compile(  # 制定把旧厂房全部改成工坊的实施方案: the title says what shall be done
    r"(?!符合|结合|切实|贯彻|落实|[本该此])[^，。；]*(?:[把将]|推进|推动|加快|促进|支持|加强|建设|提升)[^，。；]{4,}的(?:实施|行动|工作|总体)方案"
)
_MANNER = re.compile(r"的(?:标准|要求|规范|规定|制度|政策)$")  # 按照先易后难的标准推进
_MADE = re.compile(r"(?:已|已经|现)$")
_WEAK = frozenset({"启动", "优化", "细化", "推行", "贯彻"})
_YEAR = re.compile(r"(20\d\d)\s*年")
_SILENT: frozenset[SectionKind] = frozenset({"cover", "contents"})
_NAMES_ONLY: frozenset[SectionKind] = frozenset({"preface", "situation", "guidance", "principles", "goals", "other"})


class _Found(msgspec.Struct, frozen=True):
    title: str
    action: Action
    span: Span
    quoted: bool
    said: str = ""


def extract_standards(text: str, stretches: Sequence[Stretch]) -> tuple[Standard, ...]:
    """Return the documents of `stretches` in reading order, each once an action; where it is named again, more evidence.

    Evidence is the sentence (of a box, the line) that names the document. Unquoted names are read only where plans act: background,
    tasks, safeguards, annexes and boxes.
    """
    found: dict[tuple[str, Action], Standard] = {}
    for stretch in stretches:
        if stretch.section.kind in _SILENT or not (_names_documents(stretch) or _MENTION.search(text, stretch.start, stretch.end)):
            continue
        for document, sentence in _documents(text, stretch):
            key = (re.sub(r"[\s“”‘’（）()]", "", document.title), document.action)
            evidence = Evidence(sentence.start, sentence.end)
            before = found.get(key)
            if before is None:
                found[key] = _record(text, document, sentence, stretch)
            elif evidence not in before.evidence:
                found[key] = msgspec.structs.replace(before, evidence=(*before.evidence, evidence))
    return tuple(found.values())


def _names_documents(stretch: Stretch) -> bool:
    """Whether the stretch stands in the column of a table that names documents (细则名称)."""
    return bool(stretch.header) and stretch.label is None and bool(_TITLE_COLUMN.search(stretch.header[-1]))


def _record(text: str, document: _Found, sentence: Span, stretch: Stretch) -> Standard:
    inside = nested(text, sentence.start, sentence.end)
    dated = _YEAR.finditer(text, sentence.start, min(document.span.start, sentence.end))
    years = {int(year.group(1)) for year in dated if not inside[year.start() - sentence.start]}
    return Standard(
        id=record_id("standard", document.title, document.action),
        evidence=(Evidence(sentence.start, sentence.end),),
        title=document.title,
        kind=kind_of(document.title, document.said),
        action=document.action,
        section=" / ".join(stretch.section.path) or stretch.section.title,
        quoted=document.quoted,
        year=years.pop() if len(years) == 1 and document.action in ("issue", "revise") else None,
        task=stretch.task,
    )


def _documents(text: str, stretch: Stretch) -> Iterator[tuple[_Found, Span]]:
    in_list = stretch.kind == "box" or (stretch.header and _TITLE_COLUMN.search(stretch.header[-1]))
    line = (_title_cell(text, stretch) if stretch.kind == "cell" else None) or (_box_line(text, stretch) if in_list else None)
    if line:
        yield line, Span(stretch.start, stretch.end)
        return
    for sentence in sentences(text, stretch.start, stretch.end):
        found = list(_quoted(text, sentence, stretch))
        if stretch.section.kind not in _NAMES_ONLY and stretch.kind != "footnote" and TYPE.search(text, sentence.start, sentence.end):
            found += _unquoted(text, sentence, stretch)
        for document in sorted(found, key=lambda document: document.span):
            yield document, sentence


def _in_its_time(action: Action, stretch: Stretch) -> Action:
    """Return what an action is in the section it stands in: what the background issues or revises is issued already."""
    past = stretch.section.kind in ("background", "situation")
    return "issued" if past and action in ("issue", "revise") else action


def _quoted(text: str, sentence: Span, stretch: Stretch) -> Iterator[_Found]:
    """Yield the documents in 《》 of one sentence, those of a run (《A》《B》和《C》) under one verb."""
    runs: list[list[re.Match[str]]] = []
    for title in _QUOTED.finditer(text, sentence.start, sentence.end):
        if runs and _JOINT.fullmatch(text[runs[-1][-1].end() : title.start()]):
            runs[-1].append(title)
        else:
            runs.append([title])
    since = sentence.start
    for run in runs:
        left = text[since : run[0].start()]
        since = run[-1].end()
        after = text[run[-1].end() : sentence.end]
        if _THE_PLAN_ITSELF.search(left) or _ITSELF_APPROVED.match(after):
            continue
        action = _action_of_quoted(left, after)
        if stretch.section.kind == "preface" and _PURPOSE.search(left):
            action = "cited"
        if action in ("issue", "revise") and _MECHANISM.match(after):
            action = "cited"  # 完善《目录》调整机制 mends the mechanism
        if stretch.section.kind == "preface" and action == "issue":
            continue
        said = re.match(r"(?:[（(][^（）()]*[）)])?等?(?:一系列)?([^，。；、]{2,8}?)(?:的|$|[，。；])|", after)
        for title in run:
            if action == "cited" and len(title.group(1)) < _SHORTEST_CITED:
                continue  # 《时代》 is a magazine
            rules = _ITS_RULES.match(after) if title is run[-1] else None
            name = re.sub(r"\s+", "", title.group(1)) + (rules[1] if rules else "")
            kind = (said.group(1) or "") if said else ""
            yield _Found(title=name, action=_in_its_time(action, stretch), span=Span(*title.span()), quoted=not rules, said=kind)


def _action_of_quoted(left: str, after: str) -> Action:
    """Return what is done with a quoted document, by the nearest verb before it in its clause, else by the verb after it."""
    clauses = re.split(r"[，,]", left)
    listed = len(clauses) > 1 and _LIST_OF_CLAUSE.fullmatch(clauses[-1])  # 制定3项标准，包括《A》《B》
    clause = "".join(clauses[-2:]) if listed else clauses[-1]
    verbs = [mark for mark in marks(clause) if mark.label != "UNIT"]
    while verbs and clause[verbs[-1].end :].startswith("的") and len(verbs) > 1:
        verbs.pop()  # 按照…制定的《》: what it was made by does not say what is done with it now
    if verbs and verbs[-1].label != "MOVE":
        chain = _chain(clause, verbs)
        if clause[verbs[-1].end :] == "的" or _PAST.search(clause[: chain.start]):
            return "issued" if chain.label == "ISSUE" else _ACTIONS[chain.label]
        return _ACTIONS[chain.label]
    right = _RIGHT.match(after)
    if right:
        return _ACTIONS[right.lastgroup or "CITE"]
    return "cited"


def _chain(clause: str, verbs: Sequence[Mark]) -> Mark:
    """Return the first of the verbs that stand together before the object (制定实施, 修订完善, 制订或修订)."""
    at = len(verbs) - 1
    while at and re.fullmatch(r"[、和或并及]*", clause[verbs[at - 1].end : verbs[at].start]):
        at -= 1
    chain = [mark for mark in verbs[at:] if mark.label != "MOVE"]
    if len({mark.label for mark in chain}) > 1:  # 启动编制 is to write, 细化落实 to carry out
        chain = [mark for mark in chain if clause[mark.start : mark.end] not in _WEAK] or chain
    return chain[0] if chain else verbs[-1]


def _unquoted(text: str, sentence: Span, stretch: Stretch) -> Iterator[_Found]:
    """Yield the documents that a sentence names without 《》."""
    listed = _NAMELY.search(text, sentence.start, sentence.end)
    if listed and stretch.section.kind not in ("background", "situation"):
        for member in members(text, listed.end(), sentence.end, HEADS):
            yield _Found(title=member.text, action="issue", span=Span(member.start, member.end), quoted=False)
        return
    for clause in sentences(text, sentence.start, sentence.end, ends="，,：:"):
        if TYPE.search(text, clause.start, clause.end):
            yield from _of_clause(text, clause, stretch)


def _of_clause(text: str, clause: Span, stretch: Stretch) -> Iterator[_Found]:
    """Yield the documents of one clause: the object of its last verb that has one."""
    words = text[clause.start : clause.end]
    inside = nested(text, clause.start, clause.end)
    tail = _TAIL.search(text, clause.start, clause.end)
    close = tail.start() if tail else clause.end
    after_plan = own.end() if (own := _BY_THIS_PLAN.search(words)) else -1
    verbs = [
        mark
        for mark in marks(words)
        if mark.label != "UNIT"
        and not inside[mark.start]
        and (mark.start == after_plan or _NEVER_INSIDE.fullmatch(words, mark.start, mark.end) or not _INSIDE_A_NAME.match(words, mark.end))
    ]
    if _COUNTED_LIST.match(text, clause.end) and re.search(r"[两二三四五六七八九十\d][个项部件份]|一批|一系列", words):
        return  # 制定两项制度：《A》《B》 says which they are
    verbs = [mark for mark in verbs if clause.start + mark.end <= close]
    for at in range(len(verbs) - 1, -1, -1):
        label = verbs[at].label
        begin, end = clause.start + verbs[at].end, close
        verb = _chain(words, verbs[: at + 1])
        right = _RIGHT.fullmatch((tail["verb"] if tail else "") or "")
        if right and label in ("MOVE", "IMPLEMENT"):  # 推动…修订, 启动…编制
            action: Action | None = _ACTIONS[right.lastgroup or "CITE"]
        else:
            action = None if label == "MOVE" else _ACTIONS[verb.label]
        if label == "CITE":
            end = _end_of_cited(text, [m.end() for m in TYPE.finditer(text, begin, end) if not inside[m.end() - 1 - clause.start]], begin)
        if any(other.label != "MOVE" for other in verbs[at + 1 :]):
            return
        if _MADE.search(words[: verbs[at].start]) and action == "issue":
            continue  # 用好已出台政策 uses what there is
        if action is None or (stretch.section.kind == "background" and action != "issue"):
            continue
        found = list(_named_members(text, Span(begin, end), words[verb.start : verbs[at].end], action))
        if found:
            for document in found:
                yield msgspec.structs.replace(document, action=_in_its_time(action, stretch))
            return


def _end_of_cited(text: str, types: Sequence[int], begin: int) -> int:
    """Return where the list of cited documents ends whose types end at `types`: 按照A标准和B规范建设 cites what a verb follows."""
    end = begin
    for at in types:
        if _CITED_TO_DO.match(text, at):
            return at
        if _CITED_ENDS.match(text, at):
            end = at
    return end


def _named_members(text: str, phrase: Span, verb: str, action: Action) -> Iterator[_Found]:
    """Yield the named documents of the object `phrase` of `verb`."""
    words = text[phrase.start : phrase.end]
    if "《" in words:
        rest = _AFTER_QUOTED.match(words, words.rfind("《") + 1)  # 编制《A》和29部手册
        if rest is None or action == "cited":
            return
        phrase = Span(phrase.start + rest.end(), phrase.end)
    elif action == "cited" and not _may_be_cited(words, verb):
        return
    listed = members(text, phrase.start, phrase.end, HEADS)
    firm = bool(_FIRM_VERBS.search(verb)) or any(not SOFT.search(member.text) for member in listed)
    if any(member.restored and _NO_PART.search(text[member.start : member.end]) for member in listed):
        listed = tuple(member for member in listed if not member.restored)  # A工程、B工程等计划 names works, not plans
    for member in listed:
        least = LEAST - 2 if member.restored else LEAST - 1 if len(listed) > _MANY else LEAST
        title = named(member.text, least) or (member.text if action == "issue" and _TO_DO.fullmatch(member.text) else None)
        general = SOFT.search(member.text) and GENERAL.fullmatch(text, member.start, member.end)  # …的机制、项目清单
        if title and PROGRAMME.search(title) and (action != "implement" or title.endswith("”")):
            continue
        if title and (_NICKNAME.fullmatch(title) or (action == "cited" and _MANNER.search(title))):
            continue
        if title and _ABILITY.search(verb) and not _RAISED.search(title):
            continue  # 提高规划、管理水平
        if title and not general and (firm or not SOFT.search(title)):
            yield _Found(title=title, action=action, span=Span(member.start, member.end), quoted=False)


def _may_be_cited(words: str, verb: str) -> bool:
    """Return whether a standard called by a coined name is one: “十美”标准 counts what it asks, “一街一品”的标准 is a slogan."""
    if _COINED.search(words) or verb == "围绕":
        return bool(_COINED_STANDARD.search(words))
    return True


def _title_cell(text: str, stretch: Stretch) -> _Found | None:
    """Return the document that a row names whose name column holds titles: under 细则名称 any name, in a 制度清单 what is named as one."""
    cell = _TITLE_CELL.fullmatch(text, stretch.start, stretch.end) if stretch.label is None and stretch.header else None
    if cell is None:
        return None
    listed = _LIST_OF_TITLES.search(stretch.table or "")
    if not (_names_documents(stretch) or (listed and HEADS.kind(cell.group(1)) == "wanted" and named(cell.group(1)))):
        return None
    action: Action = "revise" if re.search(r"修订|修编|修改", cell.group(2)) else "issue"
    title = re.sub(r"\s+", "", cell.group(1))
    return _Found(title=title, action=action, span=Span(*cell.span(1)), quoted="《" in cell.group(), said=cell.group(2).strip("（）() "))


def _box_line(text: str, stretch: Stretch) -> _Found | None:
    """Return the document that a line of a box, or a cell of a column of titles, names and nothing else: “…管理办法（修订）”."""
    line = _BOX_LINE.fullmatch(text, stretch.start, stretch.end)
    if not line or HEADS.kind(line.group(1)) != "wanted" or not named(line.group(1)) or _FIRM_VERBS.match(line.group(1)):
        return None
    brackets = line.group(2)
    about = f"{stretch.heading}{stretch.section.title}{stretch.table or ''}{''.join(stretch.header)}"
    if not (_TELLS_DOCUMENTS.search(about) or re.search(rf"[制修]订|制定|修编|{_TELLS_DOCUMENTS.pattern}", brackets)):
        return None
    action: Action = "issue"
    if re.search(r"修订|修编|修改", brackets) or (re.search(r"修订|修编", about) and not re.search(r"制定|编制|制订|出台", about)):
        action = "revise"
    said = re.sub(r"[（(](?:修订|修编|制定|修改)[）)]", "", brackets)
    title = re.sub(r"\s+", "", line.group(1)).strip("《》")
    return _Found(title=title, action=action, span=Span(*line.span(1)), quoted="《" in line.group(1), said=said.strip("（）() "))
