"""Whatever a text holds, what is read from it stands in the slice that it names."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.assignments import assignments_in_cell, assignments_in_text
from ingest.standards import extract_standards
from ingest.stretches import Stretch, StretchKind
from ingest.terms import extract_terms
from ontology.records import Evidence, Section, SectionKind

_FRAGMENTS = (
    "水利部门 属地(乡镇、街道) 各市、县（区）政府 河长办 公安 牵头 配合 负责 由 会同 要 切实履行主体责任 （责任单位： （ ） "
    "； 、 ， 。 和 等 / 制定 修订 落实 按照 完善 推动 《节水办法》 《防洪 》 灌溉 河道疏浚 标准 管理办法 实施细则 规划 清单 "
    "等方面的 “三长” “ ” “1+2” 即 是指 河长、湖长、林长 一湾（南岸） 2026年 为一体的"
)
texts = st.lists(st.sampled_from([*_FRAGMENTS.split(" "), " ", "\n"]), min_size=1, max_size=24).map("".join).filter(str.strip)
kinds: st.SearchStrategy[SectionKind] = st.sampled_from(["tasks", "safeguards", "background", "box", "preface"])
stretch_kinds: st.SearchStrategy[StretchKind] = st.sampled_from(["paragraph", "cell", "box", "footnote"])


def said(text: str, evidence: tuple[Evidence, ...]) -> list[str]:
    assert all(0 <= e.start < e.end <= len(text) for e in evidence)
    return [re.sub(r"\s", "", text[e.start : e.end]) for e in evidence]


def bare(name: str) -> str:
    return re.sub(r"\s", "", name)


@settings(deadline=None)  # the first example loads the tokeniser
@given(texts, kinds, stretch_kinds)
def test_running_text(text: str, kind: SectionKind, stretch_kind: StretchKind) -> None:
    section = Section(id="s1", title="节", level=1, kind=kind, order=0, start=0, body=0, end=len(text))
    stretches = [Stretch(start=0, end=len(text), section=section, kind=stretch_kind, task="T1")]
    for part in assignments_in_text(text, stretches):
        assert all(bare(part.unit) in passage for passage in said(text, part.evidence))
    for document in extract_standards(text, stretches):
        assert all(not document.quoted or f"《{bare(document.title)}》" in passage for passage in said(text, document.evidence))
    for term in extract_terms(text, stretches):
        assert all(bare(term.term).strip("“”")[:1] in passage for passage in said(text, term.evidence))


@settings(deadline=None)
@given(texts)
def test_cells_of_unit_columns(text: str) -> None:
    for part in assignments_in_cell(text, 0, len(text), "responsible", "T1"):
        assert all(bare(part.unit) in passage for passage in said(text, part.evidence))
