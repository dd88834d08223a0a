"""Paragraphs under the headings of aims to goals: one a section, one an item behind a dash, one a horizon."""

from __future__ import annotations

import re

from corpus.numbering import numbering_of
from corpus.text import Paragraph, PlanText
from ingest.sections import Outline
from ingest.times import find_times
from ontology.records import Evidence, Goal, GoalLevel, Section, SectionKind, record_id

_HEAD = 20  # characters of `text_head`
_LEAD = re.compile(r"(?P<lead>[^，。；：]{2,20})[。：]")
_LEAD_OF_ITEM = re.compile(r"(?P<lead>[^。；：]{2,40})[。：]")  # “——供水更有保障，河湖更加健康。到2025年，…”
_LONGEST_LEAD = 15  # characters of an unnumbered lead sentence; longer ones are sentences
_SHORTEST = 20  # characters; shorter paragraphs under an aim's heading are captions of figures
_LONGEST_LEADING = 45  # characters of a line that only leads the items below it
_NOUN = re.compile(r"的([^，。；的]{4,24})[；。]?\Z")
_OUTLOOK = re.compile(r"(?:展望|远景|到|力争|至)?\s*[“\"]?((?:19|20)\d\d)年")
# “今年发展的主要目标是：…” says in a sentence what other plans say in a chapter.
_AIMS_ARE = re.compile(r"(?P<title>(?:主要|总体|预期|发展|工作|奋斗|具体)+(?:目标|指标))(?:是|为)[：:，,]?\s*(?=[^。]{8})")
_SAYS_AIMS: frozenset[SectionKind] = frozenset({"preface", "guidance", "other", "tasks"})
_NOTE = re.compile(r"(?:注|备注|说明|资料来源|数据来源)\s*\d?[：:]")
_AIM_AHEAD = re.compile(
    r"(?:力争|争取)?(?:通过[^，。；]{2,20}，)?(?:到|至)?(?:“十[四五六七]五”(?:期)?末|(?:19|20)\d\d年(?:年?底|末|初)?)(?:前)?[，,]"
)


def extract_goals(plan: PlanText, outline: Outline) -> tuple[Goal, ...]:
    """Return the goals of `plan` in reading order.

    Where no heading speaks of aims, the sentence of the guiding chapter that begins “到2025年，” is the goal.
    """
    return _Goals(plan, outline).read()


def aims_in(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what the paragraph `start`..`end` calls its aims (主要目标) and where it begins to tell them, or None."""
    said = _AIMS_ARE.search(text, start, end)
    return (said["title"], said.end()) if said else None


class _Goals:
    def __init__(self, plan: PlanText, outline: Outline) -> None:
        self.plan = plan
        self.outline = outline
        self.found: list[Goal] = []
        self.titled: set[str] = set()
        self.horizons: dict[str, tuple[int, ...]] = {}

    def read(self) -> tuple[Goal, ...]:
        for section, block, start in self.paragraphs():
            if section.kind == "goals":
                self.paragraph(section, block, start)
        if not self.found:
            for section, block, start in self.paragraphs():
                if section.kind == "guidance":
                    self.aim_within(section, block, start)
        if not self.found:
            for section, block, start in self.paragraphs():
                if section.kind in _SAYS_AIMS and (aims := aims_in(self.plan.text, start, block.end)):
                    self.add(section, aims[0], aims[1], Evidence(block.start, block.end))
        return tuple(self.found)

    def paragraphs(self) -> list[tuple[Section, Paragraph, int]]:
        return [
            (self.outline.sections[owner], block, start)
            for block, owner, start in zip(self.plan.blocks, self.outline.owner, self.outline.text_start, strict=True)
            if isinstance(block, Paragraph) and not block.footnote and not block.contents
        ]

    def paragraph(self, section: Section, block: Paragraph, start: int) -> None:
        text = self.plan.text[start : block.end]
        if text[-1:] in ("：", ":"):  # “到2025年实现以下目标：” leads the items below
            self.horizons[section.id] = _horizon(text, "")
            if len(text) >= _LONGEST_LEADING and section.title and section.id not in self.titled:  # it says what is aimed at, too
                self.titled.add(section.id)
                self.add(section, section.title, start, Evidence(block.start, block.end))
            return
        if not (len(text) >= _SHORTEST or (len(text) >= 10 and section.id in self.outline.run_in)) or _NOTE.match(text):
            return
        if text[0] in "-•" or not re.search(r"[，。；]", text):
            return
        title, begin = _title(text, section, section.id in self.titled)
        if title is None:
            return
        if section.id not in self.titled and not begin:
            self.horizons[section.id] = _horizon(text, "")
        self.titled.add(section.id)
        self.add(section, title, start + begin, Evidence(block.start, block.end))

    def aim_within(self, section: Section, block: Paragraph, start: int) -> None:
        for sentence in re.finditer(r"[^。]+。?", self.plan.text[start : block.end]):
            if section.title and _AIM_AHEAD.match(sentence.group()):
                self.add(section, section.title, start + sentence.start(), Evidence(block.start, block.end))
                return

    def add(self, section: Section, title: str, start: int, evidence: Evidence) -> None:
        text = self.plan.text[start : evidence.end]
        led = self.horizons.get(section.id) or self.horizons.get(section.parent or "", ())  # items below “到2025年，…：” are its parts
        horizon = _horizon(text, title) or (led if len(led) == 1 else ())
        self.found.append(
            Goal(
                id=record_id("goal", *section.path, title, str(len(self.found))),
                evidence=(evidence,),
                title=title,
                text_head=text[:_HEAD],
                section=" / ".join(section.path),
                level=_level(section),
                horizon=horizon,
                text=Evidence(start, evidence.end),
            )
        )


def _title(text: str, section: Section, again: bool) -> tuple[str | None, int]:
    """A goal's title and where its text begins; None for a paragraph that only goes on with the one before."""
    numbering = numbering_of(text)
    begin = numbering.length if numbering else 0
    lead = (_LEAD_OF_ITEM if numbering else _LEAD).match(text, begin)
    titled = lead is not None and (numbering or (len(lead["lead"]) <= _LONGEST_LEAD and not re.search(r"\d", lead["lead"])))
    if lead and titled and lead.end() < len(text):  # a lead sentence with a figure is the first of the aims
        return lead["lead"].strip("“”"), lead.end()
    if numbering is not None:
        noun = _NOUN.search(text)
        return (noun[1] if noun else text[begin:].rstrip("；。")[:40]), begin
    if again and not _horizon(text[: _HEAD + 4], ""):
        return None, 0
    return section.title or None, 0


def _horizon(text: str, title: str) -> tuple[int, ...]:
    """The years by which the text wants its aims reached, in order, each once; those that its title or its first words name count too."""
    times = [t for t in find_times(text) if t.kind in ("by", "span") or (t.kind == "in" and text[: t.start][-1:] in ("；", "。"))]
    years = {t.year for t in times if t.year}
    years |= {int(m[1]) for words in (text, title) if (m := _OUTLOOK.match(words))}
    return tuple(sorted(years))


def _level(section: Section) -> GoalLevel:
    for heading in reversed(section.path):
        if re.search(r"具体|分项|分类|指标|年度|20\d\d年", heading):
            return "specific"
        if re.search(r"总体|主要|总目标|愿景|远景", heading):
            return "overall"
    return "overall"
