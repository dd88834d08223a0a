"""The small plan as a file of each format, made in the test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.table import _Cell

from tests.corpus.readers.plan import Grid, Heading, Merged, Part, Text


def text_of(cell: Merged | str | None) -> str:
    """Return a cell's text, "" where a merged cell covers the place."""
    return cell.text if isinstance(cell, Merged) else cell or ""


def as_text(parts: Sequence[Part]) -> bytes:
    """Return the plan as plain text, a row of a table a line, with tabs."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            lines += ["\t".join(text_of(cell).replace("\n", "\v") for cell in row) for row in part.rows]
        elif isinstance(part, Text) and part.note:
            lines += [part.text.replace(part.before, part.before + "^①"), f"^①{part.note}"]
        else:
            lines.append(part.text)
        lines.append("")
    return "\n".join(lines).encode()


def as_markdown(parts: Sequence[Part]) -> bytes:
    """Return the plan with the headings marked as Markdown does and its tables pasted as HTML."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            lines.append(f"{'#' * part.level} {part.text}")
        elif isinstance(part, Grid):
            lines.append(_html_table(part))
        else:
            lines.append(as_text([part]).decode().strip())
        lines.append("")
    return "\n".join(lines).encode()


def _html_cells(row: Sequence[Merged | str | None]) -> Iterator[str]:
    for cell in row:
        if cell is not None:
            spans = f' rowspan="{cell.down}" colspan="{cell.across}"' if isinstance(cell, Merged) else ""
            yield f"<td{spans}><p>{text_of(cell).replace(chr(10), '</p><p>')}</p></td>"


def _html_table(grid: Grid) -> str:
    return "<table>" + "".join(f"<tr>{''.join(_html_cells(row))}</tr>" for row in grid.rows) + "</table>"


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>云溪市水务高质量发展行动方案_云溪市人民政府</title>
<style>.a{{color:red}}</style><script>var a = "不要的文字";</script></head>
<body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政府文件</a></div>
<div class="wrap"><div class="left"><ul><li><a href="/1">关于加强防汛工作的通知</a></li><li><a href="/2">关于节水的意见</a></li></ul></div>
<div class="article">
<div class="info">发布日期：2024-04-20　来源：市政府办公室　浏览次数：<span>318</span></div>
<div id="zoom" class="TRS_Editor">{body}</div>
<div class="share bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div>
<p>【打印本页】　【关闭窗口】</p>
</div></div>
<div class="footer"><p>主办单位：云溪市人民政府办公室　网站标识码：0000000000　版权所有</p></div>
</body></html>
"""


def as_html(parts: Sequence[Part]) -> bytes:
    """Return the plan as a page of a government site, with all that stands around the text there."""
    body: list[str] = []
    noted: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            body.append(f"<h{part.level + 1}>{part.text}</h{part.level + 1}>")
        elif isinstance(part, Grid):
            body.append(_html_table(part))
        elif part.note:
            noted.append(f"<p>[1]{part.note}</p>")
            body.append(f"<p>　　{part.before}<sup>[1]</sup><span>{part.text.removeprefix(part.before)}</span></p>")
        else:
            body.append(f"<p style='text-indent:2em'>　　{part.text}</p>")
    return PAGE.format(body="\n".join(body + noted)).encode()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{{}}
</w:footnotes>"""
_NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num></w:numbering>"""


def as_docx(parts: Sequence[Part]) -> bytes:
    """Return the plan as Word makes it: heading styles, numbers that Word counts, merged cells, a footnote."""
    document = docx.Document()
    _number(document)
    notes: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            _heading(document, part)
        elif isinstance(part, Grid):
            _docx_table(document, part)
        elif part.note:
            notes.append(part.note)
            paragraph = document.add_paragraph(part.before)
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(len(notes)))
            paragraph.add_run()._r.append(reference)
            paragraph.add_run(part.text.removeprefix(part.before))
        else:
            document.add_paragraph(part.text)
    _footnotes(document, notes)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _number(document: Document) -> None:
    root = document.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    for element in list(parse_xml(_NUMBERING)):
        root.append(element)


def _heading(document: Document, part: Heading) -> None:
    """A heading in Word's style, its number (一、 or （一）) made by a list."""
    bare = part.text.split("、", 1)[1] if part.level == 1 else part.text.split("）", 1)[1]
    paragraph = document.add_heading(bare, part.level)
    properties = paragraph._p.get_or_add_pPr()
    numbered = parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{part.level - 1}"/><w:numId w:val="91"/></w:numPr>')
    properties.append(numbered)


def _docx_table(document: Document, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.rows[0]), "Table Grid")
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            placed = table.cell(at, column)
            if isinstance(cell, Merged):
                placed = placed.merge(table.cell(at + cell.down - 1, column + cell.across - 1))
            _fill(placed, text_of(cell))


def _fill(cell: _Cell, text: str) -> None:
    first, *further = text.split("\n")
    cell.text = first
    for line in further:
        cell.add_paragraph(line)


def _footnotes(document: Document, notes: Sequence[str]) -> None:
    printed = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    blob = _FOOTNOTES.format(printed).encode()
    part = PackagePart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
