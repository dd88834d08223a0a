"""HTML as a small typed tree: elements, attributes and children, without what never prints. The only module that imports lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

_UNPRINTED = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "input", "textarea", "video",
     "audio", "rt", "rp", "map", "canvas", "nav", "footer", "aside", "dialog")
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DEEPEST = 200  # elements within one another; a page has some 30


@dataclass
class Element:
    """An element of the page: its tag in lower case, its attributes, its children in order, texts among them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    def elements(self) -> Iterator[Element]:
        """Yield this element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    def text(self) -> str:
        """Return all text below this element, as the file has it."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def find(self, tag: str) -> Element | None:
        """Return the first element below that has this tag, None where there is none."""
        return next((element for element in self.elements() if element.tag == tag), None)


def parse_html(markup: str) -> Element | None:
    """Return the root of the page, None where it has no element. Forms, scripts, navigation and what is hidden are not in it."""
    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", markup.replace("\0", "")), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    top = Element("page")
    open_elements = [top]
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            open_elements.append(_opened(node, open_elements[-1], len(open_elements)))
            if _is_unprinted(node):
                walker.skip_subtree()
            elif node.text:
                open_elements[-1].children.append(str(node.text))
        if event == "end":
            open_elements.pop()
        if event != "start" and node.tail:
            open_elements[-1].children.append(str(node.tail))
    return top.children[0] if isinstance(top.children[0], Element) else None


def _opened(node: html.HtmlElement, parent: Element, depth: int) -> Element:
    """The element for `node`, put into `parent` if it prints. What lies too deep (tags left open) goes into `parent` itself."""
    if depth > _DEEPEST and not _is_unprinted(node):
        return parent
    element = Element(str(node.tag).lower(), {str(k).lower(): str(v) for k, v in node.attrib.items()}, parent=parent)
    if not _is_unprinted(node):
        parent.children.append(element)
    return element


def _is_unprinted(node: html.HtmlElement) -> bool:
    return str(node.tag).lower() in _UNPRINTED or "hidden" in node.attrib or bool(_HIDDEN.search(str(node.get("style") or "")))
