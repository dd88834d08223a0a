"""The small plan as an OFD file: text objects line by line, tables drawn as paths."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import accumulate
from xml.sax.saxutils import escape

from tests.corpus.readers.plan import Box, Grid, Heading, Merged, Note, Part, Text, text_of

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_LEFT, _TOP, _BOTTOM, _LINE, _SIZE = 28.0, 37.0, 262.0, 10.0, 5.6  # millimetres
_COLUMNS = 28  # characters of a line
_CELL, _CELL_LINE = 3.7, 5.0


@dataclass
class _Sheet:
    """A page in the making."""

    objects: list[str] = field(default_factory=list)

    def text(self, words: str, x: float, y: float, size: float) -> None:
        """Print `words` with their upper left corner at x, y."""
        steps = " ".join(f"{size / 2 if sign.isascii() else size:g}" for sign in words[:-1])
        self.objects.append(
            f'<ofd:TextObject ID="1" Boundary="{x} {y} {len(words) * size} {size}" Font="2" Size="{size}">'
            f'<ofd:TextCode X="0" Y="{size * 0.86}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
        )

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a rectangle."""
        path = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
        self.objects.append(
            f'<ofd:PathObject ID="1" Boundary="{x} {y} {width} {height}"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
        )


def as_ofd(parts: Sequence[Part]) -> bytes:
    """Return the plan as a printed page looks, with page numbers."""
    sheets = [_Sheet()]
    y = _TOP
    notes = {part.mark: part.text for part in parts if isinstance(part, Note)}
    for part in (_framed(part) for part in parts if not isinstance(part, Note)):
        if isinstance(part, Grid):
            heights = [_height(part, row) for row in range(len(part.rows))]
            if y + sum(heights) > _BOTTOM:
                sheets.append(_Sheet())
                y = _TOP
            _table(sheets[-1], part, y, heights)
            y += sum(heights) + _LINE
            continue
        centred = isinstance(part, Text) and part.is_centred
        runs = part.runs if isinstance(part, Text) else [part.text]
        runs[0] = runs[0] if centred else "　　" + runs[0]
        ends = list(accumulate(len(run) for run in runs[::2]))
        printed = 0
        for line in _wrapped("".join(runs[::2]), _COLUMNS):
            if y + _LINE > _BOTTOM:
                sheets.append(_Sheet())
                y = _TOP
            left = _LEFT + (_COLUMNS - len(line)) * _SIZE / 2 if centred else _LEFT
            sheets[-1].text(line.lstrip("　"), left + (len(line) - len(line.lstrip("　"))) * _SIZE, y, _SIZE)
            for mark, end in zip(runs[1::2], ends, strict=False):
                if printed < end <= printed + len(line):
                    _note(sheets[-1], mark, notes[mark], (left + (end - printed) * _SIZE - 1.2, y - 0.4))
            printed += len(line)
            y += _LINE
    for number, sheet in enumerate(sheets, 1):
        sheet.text(f"—{number}—", 100, 275, 4.9)
    return _archive(sheets)


def _framed(part: Heading | Text | Box | Grid) -> Heading | Text | Grid:
    return Grid((("\n".join(part.lines),),)) if isinstance(part, Box) else part


def _note(sheet: _Sheet, mark: str, words: str, place: tuple[float, float]) -> None:
    """The raised mark of a note at `place`, and the note at the foot of the page."""
    foot = 262 + 4 * (ord(mark) - ord("①"))
    sheet.text(mark, *place, 1.9)
    sheet.text(mark, _LEFT, foot, 2.0)
    sheet.text(words, _LEFT + 2.2, foot, 3.2)


def _wrapped(words: str, columns: int) -> list[str]:
    """Lines as wide as so many ideographs; what may not begin a line is set behind the one before."""
    lines = [""]
    for sign in words:
        full = sum(0.5 if c.isascii() else 1.0 for c in lines[-1]) + (0.5 if sign.isascii() else 1.0) > columns
        stuck = sign in "，。；：、）》”％%" or (sign.isascii() and lines[-1][-1:].isascii())
        if full and not stuck:
            lines.append("")
        lines[-1] += sign
    return lines


def _width(grid: Grid) -> float:
    return 160.0 / len(grid.rows[0])


def _lines(text: str, width: float) -> list[str]:
    return [line for part in text.split("\n") for line in _wrapped(part, int((width - 3) / _CELL))]


def _height(grid: Grid, row: int) -> float:
    return max(len(_lines(text_of(cell), _width(grid))) for cell in grid.rows[row]) * _CELL_LINE + 2


def _table(sheet: _Sheet, grid: Grid, top: float, heights: Sequence[float]) -> None:
    for row, cells in enumerate(grid.rows):
        y = top + sum(heights[:row])
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            across, down = (cell.across, cell.down) if isinstance(cell, Merged) else (1, 1)
            x, width = _LEFT + column * _width(grid), _width(grid) * across
            sheet.frame(x, y, width, sum(heights[row : row + down]))
            for at, line in enumerate(_lines(text_of(cell), width)):
                sheet.text(line, x + 1.5, y + 1 + at * _CELL_LINE, _CELL)


def _archive(sheets: Sequence[_Sheet]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(sheets)))
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        )
        for number, sheet in enumerate(sheets):
            archive.writestr(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                f'<ofd:Page {_NS}><ofd:Content><ofd:Layer ID="1">{"".join(sheet.objects)}</ofd:Layer></ofd:Content></ofd:Page>',
            )
    return file.getvalue()
