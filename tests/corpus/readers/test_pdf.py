"""Printed pages: what is furniture, where paragraphs end, tables over pages; and files that hold no text."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from corpus.text import Paragraph, PlanText, Table
from ontology.errors import SourceError
from tests.corpus.readers.making_pdf import FONT, as_pdf
from tests.corpus.readers.plan import PLAN, TITLE, Grid, Heading, Part, Text

_PATH = Path("plan.pdf")
_LONG = "加快补齐污水收集和处理短板，新建改造污水管网，推进雨污分流，提升污水处理厂进水浓度，确保出水稳定达标排放。"


def canvas(file: BytesIO) -> Canvas:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return Canvas(file, pagesize=A4, invariant=1)


def drawn(*pages: list[tuple[float, float, float, str]]) -> PlanText:
    """Return the text of a file with these words, each with its x, y and font size, page by page."""
    file = BytesIO()
    paper = canvas(file)
    for page in pages:
        for x, y, size, words in page:
            paper.setFont(FONT, size)
            paper.drawString(x, y, words)
        paper.showPage()
    paper.save()
    return read_pdf(file.getvalue(), _PATH)


def blocks(plan: PlanText) -> list[str]:
    return [plan.slice(block) for block in plan.blocks]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    plan = read_pdf(as_pdf([Text(TITLE), *PLAN, *PLAN]), _PATH)
    assert max(a.page or 0 for a in plan.anchors) >= 4
    assert plan.text.count(TITLE + "\n") == 3
    assert not any(block.strip("— ").isdecimal() for block in blocks(plan))


@pytest.mark.parametrize("number", ["3", "— 3 —", "第3页 共9页", "iii"])
def test_page_numbers_of_every_kind_are_dropped(number: str) -> None:
    plan = drawn([(80, 700, 16, "一、总体要求"), (280, 50, 9, number)])
    assert blocks(plan) == ["一、总体要求"]


def test_annexes_that_each_begin_a_page_keep_their_headings() -> None:
    pages = [[(80.0, 760.0, 16.0, f"附件{n}"), (112.0, 700.0, 16.0, _LONG[:20])] for n in (1, 2, 3)]
    assert [block for block in blocks(drawn(*pages)) if block.startswith("附件")] == ["附件1", "附件2", "附件3"]


def test_figures_that_count_the_pages_are_their_numbers_wherever_they_stand() -> None:
    pages = [[(80.0, 700.0, 16.0, words), (500.0, 190.0, 9.0, str(n))] for n, words in enumerate(("一、目标", "二、任务", "三、保障"), 7)]
    assert blocks(drawn(*pages)) == ["一、目标", "二、任务", "三、保障"]
    assert blocks(drawn(pages[0])) == ["一、目标", "7"]


def wrapped(words: str, width: int, top: float = 700.0) -> list[tuple[float, float, float, str]]:
    """A paragraph in lines of `width` ideographs, its first set in."""
    lines = [words[: width - 2], *(words[at : at + width] for at in range(width - 2, len(words), width))]
    return [(80.0 if n else 112.0, top - 28 * n, 16.0, line) for n, line in enumerate(lines)]


def test_balloons_of_tracked_changes_are_left_out() -> None:
    balloons = [(470.0, 700.0, 8.0, "删除[王五]: 加快"), (470.0, 672.0, 8.0, "设置格式[王五]: 字体: 三号"), (470.0, 664.0, 8.0, "非加粗")]
    assert blocks(drawn([*wrapped(_LONG * 2, 22), *balloons])) == [_LONG * 2]


def test_a_page_that_is_set_narrower_has_margins_of_its_own() -> None:
    words = _LONG.strip("。").replace("，", "和") * 3  # without a mark of a sentence nothing but the margins tells that it goes on
    wide = wrapped(words * 2, 27)
    assert blocks(drawn(wide, wide, wrapped(words, 20))) == [words * 2, words * 2, words]


def test_a_page_in_two_columns_is_read_down_one_and_then_the_other() -> None:
    words, further = _LONG * 5, "改造老旧供水管网，更换智能水表，保障城乡居民用水安全。" * 10
    left, right = wrapped(words, 14), wrapped(further, 14)
    columns = [(x - 24, y, 14.0, line) for x, y, _, line in left] + [(x + 226, y, 14.0, line) for x, y, _, line in right]
    page = [(170.0, 760.0, 18.0, "云溪市人民政府公报重点工作"), *columns, (288.0, 40.0, 9.0, "— 7 —")]
    assert blocks(drawn(page)) == ["云溪市人民政府公报重点工作", words, further]
    assert {anchor.page for anchor in drawn(page, [(80.0, 700.0, 16.0, "一、目标")]).anchors} == {1, 2}


def test_names_that_stand_side_by_side_are_no_columns() -> None:
    page = [(x, 700.0 - 28 * n, 16.0, name) for n in range(12) for x, name in ((112.0, "青石县"), (360.0, "石桥县"))]
    assert len(blocks(drawn(page))) == 12


def test_words_that_are_underlined_stand_in_no_frame() -> None:
    file = BytesIO()
    paper = canvas(file)
    paper.setFont(FONT, 16)
    paper.drawString(80, 700, _LONG[:27])
    paper.drawString(80, 672, _LONG[27:52])
    for y in (696, 668):
        paper.line(200, y, 520, y)
    paper.line(518, 668, 518, 700)
    paper.save()
    assert blocks(read_pdf(file.getvalue(), _PATH)) == [_LONG[:52]]


def test_a_small_head_on_two_pages_is_dropped() -> None:
    pages = [[(200.0, 790.0, 9.0, TITLE), (112.0, 700.0, 16.0, words)] for words in ("一、目标", "二、任务")]
    assert blocks(drawn(*pages)) == ["一、目标", "二、任务"]


def test_punctuation_hangs_over_the_margin() -> None:
    full = "，".join(["推进雨污分流改造工作"] * 3)[:27]
    lines = [
        (112.0, 700.0, 16.0, full[:25] + "，"),
        (80.0, 672.0, 16.0, full + "，"),
        (80.0, 644.0, 16.0, full + "改"),
        (80.0, 616.0, 16.0, "造。"),
    ]
    assert blocks(drawn(lines)) == [full[:25] + "，" + full + "，" + full + "改造。"]


def test_a_title_set_on_two_full_centred_lines_is_one() -> None:
    title = "云溪市人民政府办公室关于印发云溪市水务高质量发展三年行"
    lines = [
        (82.0, 700.0, 16.0, title),
        (217.0, 672.0, 16.0, "动方案（修订）的通知"),
        (112.0, 600.0, 16.0, _LONG[:25]),
        (80.0, 572.0, 16.0, _LONG[25:52]),
    ]
    assert blocks(drawn(lines)) == [title + "动方案（修订）的通知", _LONG[:52]]


def test_entries_of_a_list_that_fill_their_lines_stay_apart() -> None:
    entries = ["1.建设青石岭水库引水工程，同步铺设输水管线二十二公里。", "2.加固东江堤防，新建排涝泵站五座。"]
    assert blocks(drawn([(80.0, 700.0 - 28 * n, 16.0, entry) for n, entry in enumerate(entries)])) == entries


def test_lines_are_joined_over_a_page_break() -> None:
    first, second = _LONG[:26], _LONG[26:52]
    plan = drawn(
        [(112, 200, 16, first[:24]), (80, 170, 16, first[24:] + second[:24])],
        [(80, 700, 16, second[24:] + "建成。"), (112, 670, 16, "一、目标")],
    )
    assert blocks(plan) == [first + second + "建成。", "一、目标"]
    assert [plan.locate(plan.text.index(words)).page for words in ("加快", "建成", "目标")] == [1, 2, 2]


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        pytest.param((80, 672, 16, "第二行接着说。"), True, id="goes-on-at-the-margin"),
        pytest.param((112, 672, 16, "另起一段。"), False, id="further-in"),
        pytest.param((80, 620, 16, "隔了很远。"), False, id="further-down"),
        pytest.param((80, 672, 22, "大号字。"), False, id="another-size"),
    ],
)
def test_what_begins_a_paragraph(second: tuple[float, float, float, str], joined: bool) -> None:
    rest = [(80.0, 600.0 - 28 * i, 16.0, _LONG[:27]) for i in range(6)]
    plan = drawn([(112, 700, 16, _LONG[:25]), second, *rest])
    assert (plan.slice(plan.blocks[0]) == _LONG[:25] + second[3]) is joined


def test_a_line_with_room_ends_its_paragraph() -> None:
    plan = drawn([(80, 700, 16, _LONG[:27]), (80, 672, 16, "新建水厂"), (80, 644, 16, "改造管网"), (80, 616, 16, _LONG[:27])])
    assert blocks(plan)[:2] == [_LONG[:27] + "新建水厂", "改造管网"]


def test_entries_of_the_contents_stay_apart() -> None:
    entries = [(80.0, 700.0 - 28 * i, 16.0, f"{words}{'.' * 60}{i + 1}") for i, words in enumerate(("一、目标", "二、任务", "三、保障"))]
    plan = drawn([(250, 740, 16, "目录"), *entries], [(80, 700, 16, "一、目标"), (80, 600, 16, "二、任务"), (80, 500, 16, "三、保障")])
    assert [b.contents for b in plan.blocks if isinstance(b, Paragraph)] == [True] * 4 + [False] * 3


def test_signatures_that_stand_side_by_side_stay_apart() -> None:
    plan = drawn([(80, 700, 16, "云溪市水务局"), (340, 700, 16, "云溪市财政局")])
    assert blocks(plan) == ["云溪市水务局 云溪市财政局"]


def test_words_printed_twice_for_boldness_are_read_once() -> None:
    assert blocks(drawn([(80, 700, 16, "总体要求"), (80.4, 700, 16, "总体要求")])) == ["总体要求"]


def test_a_slanting_watermark_is_left_out() -> None:
    file = BytesIO()
    paper = canvas(file)
    paper.setFont(FONT, 16)
    paper.drawString(80, 700, _LONG[:20])
    paper.rotate(45)
    paper.drawString(300, 100, "内部资料")
    paper.save()
    assert read_pdf(file.getvalue(), _PATH).text == _LONG[:20] + "\n"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_printed_sideways_is_read_upright(angle: int) -> None:
    file = BytesIO()
    paper = canvas(file)
    paper.translate(A4[0] / 2, A4[1] / 2)
    paper.rotate(angle)
    paper.setFont(FONT, 16)
    paper.drawString(-200, 40, "第一行。")
    paper.drawString(-200, 0, "第二行。")
    paper.save()
    assert blocks(read_pdf(file.getvalue(), _PATH)) == ["第一行。", "第二行。"]


def test_a_table_goes_on_over_pages() -> None:
    rows = tuple((str(i), f"建成第{i}座水厂", "市水务局") for i in range(1, 60))
    plan = read_pdf(as_pdf([Text("一、任务"), Grid((("序号", "任务", "牵头单位"), *rows))]), _PATH)
    (table,) = [block for block in plan.blocks if isinstance(block, Table)]
    printed = [plan.slice(row) for row in table.rows]
    assert len(table.breaks) >= 1
    assert [printed[at].split("\t")[0] for at in table.breaks] == ["序号"] * len(table.breaks)
    assert [row for row in printed if not row.startswith("序号")] == ["\t".join(row) for row in rows]


def boxes(paper: Canvas, top: float, rows: list[tuple[str, str, str]]) -> None:
    """Draw ruled rows of three cells, 24 points each, from `top` down."""
    paper.setFont(FONT, 10)
    for at, cells in enumerate(rows):
        for x, width, cell in zip((80.0, 140.0, 380.0), (60.0, 240.0, 120.0), cells, strict=True):
            paper.rect(x, top - 24 * (at + 1), width, 24)
            paper.drawString(x + 5, top - 24 * (at + 1) + 8, cell)


@pytest.mark.parametrize(
    ("head", "tables"),
    [
        pytest.param("一、水源工程", [["序号\t任务\t单位", "一、水源工程\t\t", "1\t建设水厂\t市水务局"]], id="group-of-rows"),
        pytest.param("建设水厂", [["序号\t任务\t单位"], ["1\t建设水厂\t市水务局"]], id="line-between-two-tables"),
    ],
)
def test_a_row_without_sides_heads_the_rows_below_it(head: str, tables: list[list[str]]) -> None:
    file = BytesIO()
    paper = canvas(file)
    boxes(paper, 700, [("序号", "任务", "单位")])
    paper.drawString(85, 660, head)
    boxes(paper, 652, [("1", "建设水厂", "市水务局")])
    paper.save()
    plan = read_pdf(file.getvalue(), _PATH)
    assert [[plan.slice(row) for row in block.rows] for block in plan.blocks if isinstance(block, Table)] == tables


def test_a_framed_box_reads_as_paragraphs() -> None:
    plan = read_pdf(as_pdf([Text(_LONG), Grid((("专栏1 水源工程\n" + _LONG,),)), Text(_LONG)]), _PATH)
    assert blocks(plan) == [TITLE, _LONG, "专栏1水源工程", _LONG, _LONG]  # on a single page nothing tells a running head


def test_a_hundred_pages_take_less_than_fifteen_seconds() -> None:
    grid = Grid((("序号", "任务", "单位"), *((str(i), _LONG, "市水务局\n市财政局") for i in range(1, 9))))
    chapters: list[Part] = []
    for i in range(50):
        chapters += [Heading(1, f"{i}、", "任务"), *[Text(_LONG * 3)] * 9, grid]
    data = as_pdf(chapters)
    started = time.process_time()  # a machine that does other things too reads no slower
    plan = read_pdf(data, _PATH)
    assert time.process_time() - started < 15
    assert max(a.page or 0 for a in plan.anchors) >= 100
    assert sum(isinstance(block, Table) for block in plan.blocks) == 50


def scan() -> bytes:
    """Return a PDF file whose only page is a picture."""
    file = BytesIO()
    paper = canvas(file)
    paper.drawInlineImage(_grey(40, 60), 0, 0, *A4)
    paper.save()
    return file.getvalue()


def _grey(width: int, height: int) -> object:
    from PIL import Image  # noqa: PLC0415  (comes with reportlab)

    return Image.new("L", (width, height), 200)


def test_text_with_scanned_pages_behind_it_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = BytesIO()
    paper = canvas(file)
    for words in (_LONG * 12, "", ""):
        paper.setFont(FONT, 12)
        for x, y, _, line in wrapped(words, 30) if words else ():
            paper.drawString(x, y, line)
        if not words:
            paper.drawInlineImage(_grey(40, 60), 0, 0, *A4)
        paper.showPage()
    paper.save()
    with pytest.raises(SourceError, match="scanned pages"):
        read_pdf(file.getvalue(), _PATH)
    monkeypatch.setattr("corpus.readers.pdf._A_TEXT", 500)
    assert blocks(read_pdf(file.getvalue(), _PATH)) == [_LONG * 12]


def test_a_scan_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"found scanned pages; install Tesseract .*tesseract-ocr-chi-sim"):
        read_pdf(scan(), _PATH)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(as_pdf(PLAN, password=TITLE), "locked with a password", id="locked"),
        pytest.param(b"%PDF-1.7 torn", "a damaged one or another kind", id="damaged"),
        pytest.param(b"PK\x03\x04", "a damaged one or another kind", id="another-kind"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(data: bytes, found: str) -> None:
    with pytest.raises(SourceError) as error:
        read_pdf(data, _PATH)
    assert found in str(error.value)
    assert "\n" not in str(error.value)


def test_a_page_with_nothing_but_its_number_has_no_text() -> None:
    with pytest.raises(SourceError, match="a file without text"):
        drawn([(280, 50, 9, "— 3 —")])
