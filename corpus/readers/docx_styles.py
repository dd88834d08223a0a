"""What a DOCX file's styles and paragraph properties say of a paragraph: heading level, list, part of the contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from corpus.readers.archives import attribute, child, local_name

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])\Z", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc(?:\s*\d|\s*heading)?|目录(?:\s*\d)?|toc\s*标题\d?)\Z", re.IGNORECASE)
_BODY_TEXT = 9  # outline levels 0 to 8 are headings, 9 is none (ECMA-376-1 §17.3.1.20)
_DEEPEST = 20  # styles based on styles; a longer chain is a ring


@dataclass(frozen=True)
class ParagraphKind:
    """A paragraph's heading level from 1, None for text; whether it belongs to the contents; its list and the level in it.

    `style` is the style that the list comes from, None where the paragraph names its list itself.
    """

    heading: int | None = None
    contents: bool = False
    num: str | None = None
    level: int | None = None
    style: str | None = None


class Styles:
    """The styles of one document. `root` is styles.xml, None where the document has none."""

    def __init__(self, root: Element | None) -> None:
        self.by_id: dict[str, Element] = {}
        self.default: str | None = None
        for element in root if root is not None else ():
            if local_name(element) == "style" and (name := attribute(element, "styleId")) is not None:
                self.by_id[name] = element
                if attribute(element, "default") in ("1", "true") and attribute(element, "type") == "paragraph":
                    self.default = name

    def kind(self, properties: Element | None) -> ParagraphKind:
        """Return the kind of the paragraph whose own properties (`w:pPr`) are given."""
        own = properties
        style = value_of(own, "pStyle") or self.default
        outline, (num, level) = _outline(own), _list_of(own)
        heading, contents, num_style = None, False, None
        for name, element in self._chain(style):
            printed = (value_of(element, "name") or "").strip()
            contents = contents or bool(_CONTENTS.match(printed))
            if heading is None and (found := _HEADING.match(printed)):
                heading = int(found[1])
            inherited = child(element, "pPr")
            outline = _outline(inherited) if outline is None else outline
            if num is None:
                num, inherited_level = _list_of(inherited)
                level = inherited_level if level is None else level
                num_style = name if num is not None else None
        if outline is not None:
            heading = outline + 1 if outline < _BODY_TEXT else None
        return ParagraphKind(heading, contents, None if num in (None, "0") else num, level, num_style)

    def is_bold(self, style: str | None) -> bool:
        """Whether the character style `style` is bold."""
        return any(is_on(child(element, "rPr", "b")) for _, element in self._chain(style))

    def list_of(self, style: str) -> str | None:
        """Return the list of a numbering style, None where it has none."""
        return _list_of(child(self.by_id.get(style), "pPr"))[0]

    def _chain(self, style: str | None) -> list[tuple[str, Element]]:
        chain: list[tuple[str, Element]] = []
        while style is not None and style in self.by_id and len(chain) < _DEEPEST:
            element = self.by_id[style]
            chain.append((style, element))
            style = value_of(element, "basedOn")
        return chain


def value_of(element: Element | None, *path: str) -> str | None:
    """Return `w:val` of the descendant of `element` by `path`, None where either is absent."""
    found = child(element, *path)
    return attribute(found, "val") if found is not None else None


def is_on(toggle: Element | None) -> bool:
    """Whether a toggle property (`w:b`, `w:vanish`) is there and not switched off."""
    return toggle is not None and attribute(toggle, "val") not in ("0", "false", "off", "none")


def _outline(properties: Element | None) -> int | None:
    value = value_of(properties, "outlineLvl")
    return int(value) if value and value.isdecimal() else None


def _list_of(properties: Element | None) -> tuple[str | None, int | None]:
    numbered = child(properties, "numPr")
    level = value_of(numbered, "ilvl")
    return value_of(numbered, "numId"), int(level) if level and level.isdecimal() else None
