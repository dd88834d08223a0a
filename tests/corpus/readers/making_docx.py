"""A plan as Word makes it: heading styles, numbers that Word counts, merged cells, framed boxes, footnotes, changes that were tracked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.numbering import numbering_of
from corpus.readers.docx_numbering import chinese_numeral
from tests.corpus.readers.plan import Box, Grid, Heading, Merged, Note, Part, Text, text_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{{}}
</w:footnotes>"""
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+")
_HEADINGS = 1  # the number of the headings' list; those of other lists are higher
_CHANGED = 3  # every third paragraph was changed while it was drafted


def as_docx(parts: Sequence[Part]) -> bytes:
    """Return the plan as a DOCX file."""
    return _Maker(parts).made()


class _Maker:
    def __init__(self, parts: Sequence[Part]) -> None:
        self.document: Document = docx.Document()
        self.parts = parts
        self.labels = {part.level: _label(part.number, part.level) for part in reversed(parts) if isinstance(part, Heading)}
        self.counts: dict[int, int] = {}
        self.forms = {part.level: _form(part.number) for part in reversed(parts) if isinstance(part, Heading)}
        self.lists = [_list(_HEADINGS, self.labels, self.forms)]
        self.paragraphs = 0

    def made(self) -> bytes:
        listed: list[str] = []
        for part in (*self.parts, Note("", "")):
            numbering = numbering_of(part.text) if isinstance(part, Text) else None
            if numbering and numbering.kind == "arabic" and isinstance(part, Text):
                listed.append(part.text)
                continue
            self.lines(listed)
            listed = []
            self.put(part)
        self.numbers()
        self.footnotes()
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def put(self, part: Part) -> None:
        if isinstance(part, Heading):
            self.heading(part)
        elif isinstance(part, Grid):
            self.table(part)
        elif isinstance(part, Box):
            self.lines(part.lines, self.document.add_table(1, 1, "Table Grid").cell(0, 0))
            self.document.add_paragraph()
        elif isinstance(part, Text):
            self.text(part)

    def heading(self, part: Heading) -> None:
        """A heading in Word's style; its number is counted by a list where it goes on the count."""
        counts = {level: count for level, count in self.counts.items() if level <= part.level}
        counts[part.level] = counts.get(part.level, 0) + 1
        numeral = str(counts[part.level]) if self.forms[part.level] == "decimal" else chinese_numeral(counts[part.level])
        if self.labels[part.level].replace(f"%{part.level}", numeral) == part.number:
            self.counts = counts
            _listed(self.document.add_heading(part.words, part.level), _HEADINGS, part.level - 1)
        else:
            self.document.add_heading(part.text, part.level)

    def lines(self, lines: Sequence[str], cell: _Cell | None = None) -> None:
        """Paragraphs that Word numbers, those that begin with 1, 2, 3 …"""
        value = 0
        for line in lines:
            paragraph = cell.add_paragraph() if cell else self.document.add_paragraph()
            numbering = numbering_of(line)
            if numbering and numbering.kind == "arabic" and numbering.value == value + 1:
                value += 1
                if value == 1:
                    number = line[: numbering.length]
                    self.lists.append(_list(len(self.lists) + 1, {1: _label(number, 1)}, {1: _form(number)}))
                _listed(paragraph, len(self.lists), 0)
                paragraph.add_run(line[numbering.length :])
            else:
                paragraph.add_run(line)

    def text(self, part: Text) -> None:
        self.paragraphs += 1
        paragraph = self.document.add_paragraph()
        for place, run in enumerate(part.runs):
            if place % 2:
                number = 1 + next(i for i, note in enumerate(self.notes()) if note.mark == run)
                paragraph._p.append(parse_xml(f'<w:r xmlns:w="{W}"><w:footnoteReference w:id="{number}"/></w:r>'))
            elif self.paragraphs % _CHANGED == 0 and len(part.runs) == 1:
                _changed(paragraph, run)
            else:
                paragraph.add_run(run)
        if self.paragraphs % _CHANGED == 0:
            dropped = f'<w:p xmlns:w="{W}"><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>{_deleted("这一段不要了。")}</w:p>'
            paragraph._p.addnext(parse_xml(dropped))

    def table(self, grid: Grid) -> None:
        table = self.document.add_table(len(grid.rows), len(grid.rows[0]), "Table Grid")
        for at, row in enumerate(grid.rows):
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                placed = table.cell(at, column)
                if isinstance(cell, Merged):
                    placed = placed.merge(table.cell(at + cell.down - 1, column + cell.across - 1))
                first, *further = text_of(cell).split("\n")
                placed.text = first
                for line in further:
                    placed.add_paragraph(line)

    def notes(self) -> list[Note]:
        return [part for part in self.parts if isinstance(part, Note)]

    def footnotes(self) -> None:
        printed = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note.text}</w:t></w:r></w:p></w:footnote>'
            for number, note in enumerate(self.notes(), 1)
        )
        blob = _FOOTNOTES.format(printed).encode()
        part = PackagePart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def numbers(self) -> None:
        root = self.document.part.numbering_part.element
        for element in list(root):
            root.remove(element)
        uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(self.lists) + 1))
        for element in list(parse_xml(f'<w:numbering xmlns:w="{W}">{"".join(self.lists)}{uses}</w:numbering>')):
            root.append(element)


def _label(number: str, level: int) -> str:
    """The number as a list's level prints it: 第一章 is “第%1章”."""
    return _NUMERAL.sub(f"%{level}", number, count=1)


def _list(number: int, labels: dict[int, str], forms: dict[int, str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{forms[level]}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{escape(label)}"/></w:lvl>'
        for level, label in sorted(labels.items())
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _form(number: str) -> str:
    return "decimal" if re.search(r"\d", number) else "chineseCounting"


def _listed(paragraph: Paragraph, number: int, level: int) -> None:
    properties = f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(properties))


def _changed(paragraph: Paragraph, words: str) -> None:
    """The words with some that were taken out, and the latter half put in, while changes were tracked."""
    half = len(words) // 2
    paragraph.add_run(words[:half])
    paragraph._p.append(parse_xml(f'<w:x xmlns:w="{W}">{_deleted("旧的写法")}</w:x>')[0])
    inserted = f'<w:ins xmlns:w="{W}" w:id="8" w:author="a"><w:r><w:t xml:space="preserve">{escape(words[half:])}</w:t></w:r></w:ins>'
    paragraph._p.append(parse_xml(inserted))


def _deleted(words: str) -> str:
    return f'<w:del w:id="7" w:author="a"><w:r><w:delText>{words}</w:delText></w:r></w:del>'
