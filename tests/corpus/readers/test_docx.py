"""What Word files do to a plan's text: lists, tracked changes, notes, boxes, merged cells; and files that are none."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from corpus.readers.docx import read_docx
from corpus.text import Paragraph, Table
from ontology.errors import SourceError
from tests.corpus.readers.making_docx import W, as_docx
from tests.corpus.readers.plan import PLAN

_PATH = Path("plan.docx")
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def package(body: str, **parts: str) -> bytes:
    """Return a DOCX file with `body` in its document and the other `parts` (numbering, styles, footnotes) beside it."""
    kinds = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    relations = "".join(f'<Relationship Id="r{i}" Type="http://x/{kinds[name]}" Target="{name}.xml"/>' for i, name in enumerate(parts))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:mc="{_MC}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{xml}</w:{name}>')
    return file.getvalue()


def text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def read(body: str, **parts: str) -> list[str]:
    """Return what the blocks of such a file read."""
    plan = read_docx(package(body, **parts), _PATH)
    return [plan.slice(block) for block in plan.blocks]


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        pytest.param(f"<w:ins>{text('新增泊位')}</w:ins>{text('600个')}", "新增泊位600个", id="inserted"),
        pytest.param(f"<w:del><w:r><w:delText>五</w:delText></w:r></w:del>{text('六座水厂')}", "六座水厂", id="deleted"),
        pytest.param(f"<w:moveFrom>{text('甲')}</w:moveFrom><w:moveTo>{text('乙水厂')}</w:moveTo>", "乙水厂", id="moved"),
        pytest.param(f"<w:hyperlink>{text('见附件')}</w:hyperlink>", "见附件", id="link"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>" + text("水厂"), "水厂", id="field-code"),
        pytest.param(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>{text('水厂')}", "水厂", id="hidden"),
        pytest.param('<w:r><w:t>漏损率</w:t><w:sym w:font="Symbol" w:char="F0A3"/><w:t>8%</w:t></w:r>', "漏损率≤8%", id="symbol-font"),
        pytest.param("<w:r><w:t>水</w:t><w:tab/><w:t>厂</w:t></w:r>", "水厂", id="tab"),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>shuǐ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>水</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "水",
            id="ruby",
        ),
    ],
)
def test_a_paragraph_reads_as_it_prints(runs: str, printed: str) -> None:
    assert read(paragraph(runs)) == [printed]


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    gone = paragraph(text("建成水厂"), "<w:rPr><w:del/></w:rPr>")
    assert read(gone + paragraph(text("三座。")) + paragraph(text("改造管网。"))) == ["建成水厂三座。", "改造管网。"]


def test_a_line_break_ends_a_paragraph() -> None:
    assert read(paragraph("<w:r><w:t>一、目标</w:t><w:br/><w:t>二、任务</w:t></w:r>")) == ["一、目标", "二、任务"]


def test_content_controls_and_blocks_put_in_are_gone_through() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{paragraph(text('甲。'))}</w:sdtContent></w:sdt><w:ins>{paragraph(text('乙。'))}</w:ins>"
    assert read(wrapped + f"<w:del>{paragraph(text('丙。'))}</w:del>") == ["甲。", "乙。"]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(text('专栏1 水源工程'))}</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert read(paragraph(text("见下。") + drawn)) == ["见下。", "专栏1水源工程"]


_ABSTRACT = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/><w:pStyle w:val="A"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"""


def item(words: str, level: int, num: int = 1) -> str:
    return paragraph(text(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_lists_print_the_numbers_that_word_counts() -> None:
    body = item("总则", 0) + item("目的", 1) + item("范围", 1) + item("任务", 0) + item("水源", 1) + item("要点", 2)
    assert read(body, numbering=_ABSTRACT) == ["第一章总则", "1.1目的", "1.2范围", "第二章任务", "2.1水源", "•要点"]


def test_a_list_may_start_anew() -> None:
    body = item("甲", 0) + item("乙", 0, 2) + item("丙", 0, 2)
    assert read(body, numbering=_ABSTRACT) == ["第一章甲", "第五章乙", "第六章丙"]


def test_a_number_that_was_taken_off_is_not_counted() -> None:
    body = item("甲", 0) + item("乙", 0, 0) + item("丙", 0)
    assert read(body, numbering=_ABSTRACT) == ["第一章甲", "乙", "第二章丙"]


_STYLES = """<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="own"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="标题 3"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        pytest.param('<w:pStyle w:val="A"/>', 1, id="style"),
        pytest.param('<w:pStyle w:val="B"/>', 1, id="based-on"),
        pytest.param('<w:pStyle w:val="C"/>', 3, id="chinese-name"),
        pytest.param('<w:outlineLvl w:val="1"/>', 2, id="outline-level"),
        pytest.param('<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>', None, id="taken-back"),
        pytest.param("", None, id="text"),
    ],
)
def test_heading_levels_come_from_styles(properties: str, level: int | None) -> None:
    plan = read_docx(package(paragraph(text("总体要求"), properties), styles=_STYLES), _PATH)
    (block,) = plan.blocks
    assert isinstance(block, Paragraph)
    assert block.heading == level


def test_a_style_brings_its_number() -> None:
    styled = paragraph(text("总则"), '<w:pStyle w:val="A"/>')
    assert read(styled, styles=_STYLES, numbering=_ABSTRACT) == ["第一章总则"]


def test_lines_of_the_contents_are_marked() -> None:
    entry = paragraph("<w:r><w:t>一、目标</w:t><w:tab/><w:t>3</w:t></w:r>", '<w:pStyle w:val="T"/>')
    plan = read_docx(package(entry + paragraph(text("一、目标")), styles=_STYLES), _PATH)
    assert [isinstance(b, Paragraph) and b.contents for b in plan.blocks] == [True, False]
    assert plan.slice(plan.blocks[0]) == "一、目标……3"


def test_bold_runs_are_kept() -> None:
    runs = '<w:r><w:rPr><w:b/></w:rPr><w:t>（一）</w:t></w:r><w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>建水厂。</w:t></w:r>'
    plan = read_docx(package(paragraph(runs + text("三座。")), styles=_STYLES), _PATH)
    (block,) = plan.blocks
    assert isinstance(block, Paragraph)
    assert [plan.slice(span) for span in block.bold] == ["（一）建水厂。"]


def test_a_note_stands_after_the_paragraph_that_refers_to_it() -> None:
    reference = paragraph(text("漏损率") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + text("下降。"))
    notes = f'<w:footnote w:id="7"><w:p>{text("漏失水量之比。")}</w:p></w:footnote>'
    plan = read_docx(package(reference + paragraph(text("又一段。")), footnotes=notes), _PATH)
    assert plan.text == "漏损率下降。\n^①漏失水量之比。\n又一段。\n"
    assert [isinstance(b, Paragraph) and b.footnote for b in plan.blocks] == [False, True, False]


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text(words))}</w:tc>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


_SPAN = '<w:gridSpan w:val="2"/>'


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        pytest.param(
            table(cell("甲", '<w:vMerge w:val="restart"/>') + cell("1"), cell("", "<w:vMerge/>") + cell("2")), ["甲\t1", "\t2"], id="down"
        ),
        pytest.param(table(cell("甲", _SPAN) + cell("乙"), cell("1") + cell("2") + cell("3")), ["甲\t\t乙", "1\t2\t3"], id="across"),
        pytest.param(
            table(cell("甲") + cell("乙", _SPAN), cell("1", _SPAN) + cell("2"), widths=(2000, 60, 2000)), ["甲\t乙", "1\t2"], id="sliver"
        ),
        pytest.param(table(cell("甲", _SPAN) + cell("乙"), cell("1", _SPAN) + cell("2")), ["甲\t乙", "1\t2"], id="column-never-begun"),
        pytest.param(table(cell("甲") + cell("乙"), "<w:trPr><w:del/></w:trPr>" + cell("1") + cell("2")), ["甲\t乙"], id="row-deleted"),
        pytest.param(
            table(cell("甲") + cell("乙"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("2")),
            ["甲\t乙", "\t2"],
            id="row-begins-late",
        ),
    ],
)
def test_cells_stand_in_their_columns(body: str, rows: list[str]) -> None:
    plan = read_docx(package(body), _PATH)
    (block,) = plan.blocks
    assert isinstance(block, Table)
    assert [plan.slice(row) for row in block.rows] == rows


def test_a_table_of_one_column_frames_a_text() -> None:
    assert read(table(cell("专栏1 水源"), cell("建成水厂。"))) == ["专栏1水源", "建成水厂。"]


def test_a_table_within_a_cell_gives_its_lines() -> None:
    inner = f"<w:tc>{table(cell('丙') + cell('丁'))}{paragraph(text('戊'))}</w:tc>"
    plan = read_docx(package(table(cell("甲") + cell("乙"), cell("1") + inner)), _PATH)
    (block,) = plan.blocks
    assert isinstance(block, Table)
    assert [plan.slice(line) for line in block.rows[1].cells[1].lines] == ["丙", "丁", "戊"]


def test_anchors_count_paragraphs() -> None:
    plan = read_docx(package(paragraph(text("甲。")) + paragraph("") + table(cell("乙") + cell("丙")) + paragraph(text("丁。"))), _PATH)
    assert [plan.locate(plan.text.index(sign)).line for sign in "甲乙丙丁"] == [1, 3, 4, 5]


def test_a_strict_file_reads_the_same() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{paragraph(text("建成水厂。"))}</w:body></w:document>',
        )
    assert read_docx(file.getvalue(), _PATH).text == "建成水厂。\n"


def test_headers_footers_and_comments_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("建成水厂。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    document.add_comment(document.paragraphs[0].runs, "批注")
    file = BytesIO()
    document.save(file)
    assert read_docx(file.getvalue(), _PATH).text == "建成水厂。\n"


_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"PK\x03\x04 torn", "a broken archive", id="broken-zip"),
        pytest.param(as_docx(PLAN)[:4000], "a broken archive", id="cut-off"),
        pytest.param(_OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password", id="password"),
        pytest.param(_OLE + b"WordDocument", "an older Office format", id="doc"),
        pytest.param(package(""), "a file without text", id="empty"),
        pytest.param(package("<w:p>"), "damaged XML in word/document.xml", id="bad-xml"),
        pytest.param(package("<!DOCTYPE a>"), "a document type declaration", id="declaration"),
        pytest.param(package("<w:sdt><w:sdtContent>" * 4000 + "</w:sdtContent></w:sdt>" * 4000), "nested too deep", id="deep"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(data: bytes, found: str) -> None:
    with pytest.raises(SourceError) as error:
        read_docx(data, _PATH)
    assert found in str(error.value)
    assert str(error.value).startswith("plan.docx: expected ")
    assert "\n" not in str(error.value)
