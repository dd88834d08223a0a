"""The text of one DOCX paragraph: runs as they print once every tracked change is accepted.

Inserted and moved-here text is kept, deleted and moved-away text dropped (ECMA-376-1 §17.13.5); so are field codes, hidden text and
the phonetic guides of ruby. A line break becomes U+000B, a tab four spaces, as wide as the gap that it prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.readers.archives import attribute, child, local_name
from corpus.readers.docx_styles import Styles, is_on, value_of

_DROPPED = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "rt", "annotationRef", "sdtPr", "Fallback"))
_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xA5: "∞", 0xB7: "•", 0xBB: "≈", 0xB9: "≠", 0xB8: "÷", 0x25: "%"}
_SIGNS = {"tab": "    ", "ptab": "    ", "br": "\v", "cr": "\v", "noBreakHyphen": "-"}


@dataclass
class RunText:
    """A paragraph's text, its bold runs, the notes that it refers to (kind and id) and the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)


def read_runs(paragraph: Element, styles: Styles) -> RunText:
    """Return what prints of `paragraph` (`w:p`)."""
    out = RunText()
    _Runs(out, styles).walk(paragraph, bold=False)
    return out


def is_gone(paragraph: Element) -> bool:
    """Whether the paragraph's own mark was deleted: what is left of it runs on into the next."""
    return child(paragraph, "pPr", "rPr", "del") is not None


class _Runs:
    def __init__(self, out: RunText, styles: Styles) -> None:
        self.out = out
        self.styles = styles
        self.goes_on = False  # the run before was bold too

    def walk(self, element: Element, *, bold: bool) -> None:
        for part in element:
            name = local_name(part)
            if name == "r":
                properties = child(part, "rPr")
                if not is_on(child(properties, "vanish")):
                    self.walk(part, bold=self._is_bold(properties))
            elif name in ("footnoteReference", "endnoteReference"):
                self.out.notes.append((name.removesuffix("Reference"), attribute(part, "id") or ""))
            elif name == "txbxContent":
                self.out.boxes.append(part)
            elif name == "AlternateContent" and child(part, "Choice") is None:
                for fallback in part:
                    self.walk(fallback, bold=bold)
            elif name not in _DROPPED:
                self.put(_printed(part, name), bold=bold)
                self.walk(part, bold=bold)

    def put(self, text: str, *, bold: bool) -> None:
        if not text:
            return
        self.out.parts.append(text)
        if bold and self.goes_on:
            self.out.bold[-1] += text
        elif bold:
            self.out.bold.append(text)
        self.goes_on = bold

    def _is_bold(self, properties: Element | None) -> bool:
        own = child(properties, "b")
        return is_on(own) if own is not None else self.styles.is_bold(value_of(properties, "rStyle"))


def _printed(part: Element, name: str) -> str:
    if name == "t":
        return part.text or ""
    if name == "sym":
        code = int(attribute(part, "char") or "0", 16) & 0xFF
        return _SYMBOLS.get(code, "") if attribute(part, "font") == "Symbol" else ""
    return _SIGNS.get(name, "")
