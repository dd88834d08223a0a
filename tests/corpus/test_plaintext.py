"""Plain text to paragraphs, tables and footnotes: what a page break or a hard line end cut is joined, and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.plaintext import read_plain_text
from corpus.text import Paragraph, Table
from tests.plan_lines import plan_like
from tests.reading import paragraphs, read

LONG = "全市新建改建城市公园二十四座、口袋公园六十处，绿道总长度"  # a full printed line that ends amid its sentence


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param(f"{LONG}\n达到三百公里。", [f"{LONG}达到三百公里。"], id="hard-line-end"),
        pytest.param(f"{LONG}\n\n达到三百公里。", [f"{LONG}达到三百公里。"], id="blank-line-of-a-page-break"),
        pytest.param(f"{LONG}\n— 12 —\n达到三百公里。", [f"{LONG}达到三百公里。"], id="page-number-between"),
        pytest.param(f"{LONG}\f达到三百公里。", [f"{LONG}达到三百公里。"], id="form-feed"),
        pytest.param("新建公园，\n改造道路。", ["新建公园，改造道路。"], id="short-line-that-ends-with-a-comma"),
        pytest.param("具体见《云溪市\n绿地规划》。", ["具体见《云溪市绿地规划》。"], id="open-bracket"),
        pytest.param("一、完善体系，\n提升能力", ["一、完善体系，提升能力"], id="heading-cut-at-a-comma"),
    ],
)
def test_joins_what_was_cut(text: str, joined: list[str]) -> None:
    assert paragraphs(text) == joined


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["总体目标", "到2025年建成。"], id="short-line-is-a-title"),
        pytest.param([f"{LONG}达到三百公里。", "新建公厕六座。"], id="sentence-that-ends"),
        pytest.param([f"{LONG}达到三百公里：", "其中绿道。"], id="colon"),
        pytest.param([f"{LONG}“达到三百公里。”", "新建公厕六座。"], id="quote-that-ends"),
        pytest.param([LONG, "（二）完善体制"], id="numbered-line-follows"),
        pytest.param([LONG, "一是建设绿道。"], id="lead-word-follows"),
        pytest.param([LONG, "——坚持创新。"], id="dash-follows"),
        pytest.param([LONG, "•建设绿道"], id="bullet-follows"),
        pytest.param(["一、以建设幸福河湖为目标，推进水环境综合治理提升行动计划", "各区落实主体责任。"], id="long-heading"),
        pytest.param(["责任单位：市住房和城乡建设局、市自然资源局、各区人民政府", "完成时限：2024年底"], id="labelled-lines"),
        pytest.param([LONG, "完成时限：2024年底"], id="label-follows"),
        pytest.param([LONG, "云溪市水务局 云溪市财政局"], id="signatures-follow"),
        pytest.param(["（云溪市水务局 云溪市财政局", "达到三百公里。"], id="signatures-before"),
    ],
)
def test_leaves_apart_what_stands_apart(lines: list[str]) -> None:
    assert paragraphs("\n\n".join(lines)) == lines


def test_a_label_that_ends_with_a_list_mark_goes_on() -> None:
    assert paragraphs("责任单位：市水务局、\n市财政局") == ["责任单位：市水务局、市财政局"]


class TestCrumbs:
    def test_page_numbers_bookmarks_and_images_vanish(self) -> None:
        text = "[bookmark: _Toc1]一、目标\n![](a.png)\n第 3 页\n\n到2025年建成。\n- 4 -\n"
        assert read(text).text == "一、目标\n到2025年建成。\n"

    def test_bold_marks_become_spans(self) -> None:
        plan = read("**（一）建设绿道。**新建**三百**公里。")
        (block,) = plan.blocks
        assert isinstance(block, Paragraph)
        assert plan.text == "（一）建设绿道。新建三百公里。\n"
        assert [plan.text[b.start : b.end] for b in block.bold] == ["（一）建设绿道。", "三百"]

    def test_tags_of_lists_part_the_lines_of_a_cell(self) -> None:
        plan = read("序号\t举措\n1\t<ol><li>1.建档立卡。</li><li>2.定期巡查。</li></ol>\n")
        (table,) = plan.blocks
        assert isinstance(table, Table)
        assert [plan.text[s.start : s.end] for s in table.rows[1].cells[1].lines] == ["1.建档立卡。", "2.定期巡查。"]

    def test_bare_page_numbers_and_running_heads_vanish(self) -> None:
        body = "各区按照职责分工推进绿地建设，落实管护责任，定期评估成效，及时公布结果。" * 8
        pages = "".join(f"{body}\n{n}\n云溪市绿地系统规划\n" for n in range(1, 6))
        assert paragraphs(f"云溪市绿地系统规划\n一、目标\n{pages}") == ["云溪市绿地系统规划", "一、目标", *[body] * 5]


class TestFootnotes:
    def test_a_note_between_the_halves_of_a_sentence_comes_after_it(self) -> None:
        plan = read(f"{LONG}\n^① 指建成区以内。\n达到三百公里。\n二、任务")
        assert [(plan.slice(b), isinstance(b, Paragraph) and b.footnote) for b in plan.blocks] == [
            (f"{LONG}达到三百公里。", False),
            ("指建成区以内。", True),
            ("二、任务", False),
        ]

    def test_a_bare_circled_line_amid_a_sentence_is_a_note(self) -> None:
        plan = read(f"{LONG}\n①指建成区以内。\n达到三百公里。")
        assert [isinstance(b, Paragraph) and b.footnote for b in plan.blocks] == [False, True]

    def test_a_note_is_known_by_its_mark_behind_a_word(self) -> None:
        plan = read("达标县达到41个①，其中山区县9个。\n其余在建。\n① 名单另行公布。")
        assert plan.slice(plan.blocks[0]) == "达标县达到41个，其中山区县9个。"
        assert [isinstance(b, Paragraph) and b.footnote for b in plan.blocks] == [False, False, True]

    def test_a_circled_list_is_none(self) -> None:
        plan = read("主要做好以下工作：\n①清淤；\n②护岸；\n③绿化。")
        assert not any(isinstance(b, Paragraph) and b.footnote for b in plan.blocks)


class TestContents:
    @pytest.mark.parametrize(
        "entries",
        [
            pytest.param(["一、总则……1", "二、任务……3"], id="dots"),
            pytest.param(["一、总则\t1", "二、任务\t3"], id="tabs"),
            pytest.param(["一、总则 1", "二、任务 3"], id="one-space"),
            pytest.param(["1 总则 1", "1.1 背景 1", "2 任务 3"], id="dotted-numbers"),
            pytest.param(["一、总则", "二、任务"], id="no-page-numbers"),
        ],
    )
    def test_its_lines_are_marked_and_end_where_the_text_begins(self, entries: list[str]) -> None:
        heads = [e.split("…")[0].split("\t")[0].removesuffix(" 1").removesuffix(" 3") for e in entries]
        body = "\n".join(f"{head}\n本章说明有关情况，各单位遵照执行。" for head in heads)
        plan = read("\n".join(["目  录", *entries, body]))
        marked = [b.contents for b in plan.blocks if isinstance(b, Paragraph)]
        assert marked == [True] * (len(entries) + 1) + [False] * (2 * len(heads))

    def test_dots_that_lead_to_pages_make_one_without_a_head(self) -> None:
        plan = read("".join(f"第{n}章 任务……{at}\n" for at, n in enumerate("一二三四", 1)) + "第一章 任务\n")
        assert [b.contents for b in plan.blocks if isinstance(b, Paragraph)] == [True] * 4 + [False]

    def test_it_ends_where_its_first_entry_stands_again(self) -> None:
        plan = read(
            "目录\n1总则\n1.1目的\n2机构\n2.1省级(市级)\n某市粮食应急预案\n1总则\n1.1目的\n为了应急。\n2机构\n2.1省级（市级）\n见附表。\n"
        )
        assert [b.contents for b in plan.blocks if isinstance(b, Paragraph)][:7] == [True] * 4 + [False] * 3

    def test_without_a_head_there_is_none(self) -> None:
        assert not any(b.contents for b in read("一、总则……1\n二、任务……3\n").blocks if isinstance(b, Paragraph))


class TestMarkdown:
    def test_hashes_give_the_level_and_stay_out_of_the_block(self) -> None:
        plan = read("# 绿地规划\n\n## 一、目标\n\n到2025年建成。\n")
        assert [(plan.slice(b), b.heading) for b in plan.blocks if isinstance(b, Paragraph)] == [
            ("绿地规划", 1),
            ("一、目标", 2),
            ("到2025年建成。", None),
        ]

    def test_a_heading_is_never_joined(self) -> None:
        assert paragraphs(f"{LONG}\n## 目标\n到2025年建成。") == [LONG, "目标", "到2025年建成。"]


def test_form_feeds_count_pages() -> None:
    plan = read("一、目标\n\f二、任务\n\f三、保障\n")
    assert [plan.locate(plan.text.index(head)).page for head in ("一、", "二、", "三、")] == [1, 2, 3]


def test_without_form_feeds_there_are_no_pages() -> None:
    assert read("一、目标\n").locate(0).page is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(f"| {LONG} \f 达到三百公里。 ||", [f"{LONG}达到三百公里。"], id="bars-that-a-page-break-parts"),
        pytest.param("\t\n\t序号\n|  |  |\n\n\t", ["序号"], id="bars-under-a-lone-cell"),
        pytest.param("甲\t乙\n^① 注文\n\n丙\t丁", [], id="note-amid-a-table"),
        pytest.param("|---|---|\n||", [], id="bars-under-a-rule"),
        pytest.param("^1|\t丙", [], id="bar-that-a-mark-leaves-in-a-cell"),
        pytest.param("序号\t指标\n\n序号\t单位\n^① 注文\n序号\t指标", [], id="note-between-tables-alike"),
        pytest.param("一、\t总体要求|---|---|", ["一、总体要求|---|---"], id="bar-behind-a-number-with-a-tab"),
        pytest.param("新建公园12个|", ["新建公园12个"], id="bar-at-the-end"),
        pytest.param("新建公园|**", ["新建公园"], id="bar-before-stars-at-the-end"),
        pytest.param("（^\n1", ["（^", "1"], id="halves-of-a-note's-mark"),
        pytest.param("新建公园 ^\v1", ["新建公园"], id="halves-of-a-mark-on-one-line"),
        pytest.param("3**–", [], id="bold-page-number"),
        pytest.param("新建公园^**1", ["新建公园"], id="mark-that-stars-part"),
        pytest.param("经研究决定，\n市水务局 市财政局", ["经研究决定，", "市水务局 市财政局"], id="signatures-behind-a-comma"),
        pytest.param("新建公园^^1①", ["新建公园"], id="mark-in-a-mark"),
        pytest.param("目录\n序号\t序号\n| 序号 | 序号 |", ["目录", "序号序号"], id="row-with-tabs-that-stands-again-between-bars"),
        pytest.param("目录\n| 总则 | 3 |", ["目录", "总则3"], id="contents-between-bars"),
        pytest.param("| — | 序号 |\n| 序号 |", ["—序号", "序号"], id="number-in-a-column-above-a-lone-cell"),
    ],
)
def test_what_is_read_once_is_read_the_same_again(text: str, kept: list[str]) -> None:
    assert paragraphs(text) == kept
    assert read(read(text).text).text == read(text).text


# -- properties --------------------------------------------------------------------------------------------------------------

_STRANGE = st.text(alphabet="一二三、（）1.①——\t|\n\f *#<p>^第章节附件表专栏：。，目录20年", max_size=120)


def check_reading(raw: str) -> None:
    plan = read_plain_text(raw, "drawn.txt", raw.encode("utf-8", "replace"))
    again = read_plain_text(plan.text, "drawn.txt", b"")
    assert again.text == plan.text
    at = 0
    for block in plan.blocks:
        assert at <= block.start < block.end <= len(plan.text)
        at = block.end
        if isinstance(block, Paragraph):
            assert all(block.start <= bold.start < bold.end <= block.end for bold in block.bold)
        else:
            check_table(block)
    offsets = [anchor.offset for anchor in plan.anchors]
    assert offsets == sorted(set(offsets))
    assert not plan.text or offsets[0] == 0


def check_table(table: Table) -> None:
    at = table.start
    for row in table.rows:
        assert at <= row.start < row.end <= table.end
        at = row.start
        for cell in row.cells:
            assert at <= cell.start <= cell.end <= row.end
            at = cell.end
            assert all(cell.start <= line.start < line.end <= cell.end for line in cell.lines)
    assert all(0 < b < len(table.rows) for b in table.breaks)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(plan_like)
def test_any_plan_like_text_reads_in_order_and_once(raw: str) -> None:
    check_reading(raw)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=200) | _STRANGE)
def test_any_text_reads_in_order_and_once(raw: str) -> None:
    check_reading(raw)
