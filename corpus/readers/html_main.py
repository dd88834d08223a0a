"""The main part of a page of a government site: the smallest element that holds nearly all of its running text.

Links do not count, so that lists of other pages weigh nothing; bars for sharing, paths and footers are known by the words of their
classes and, where they have none, by what they say.
"""

from __future__ import annotations

import re

from corpus.readers.html_tree import Element
from corpus.readers.site import is_index_card

_HAN = re.compile(r"[\u3400-\u9fff]")
_BAR = re.compile(
    r"(?:^|[\s_-])(?:bd)?(?:share\w*|social|print\w*|toolbar|tools?|font-?size|qr-?code|erweima|ewm|crumbs?|bread-?crumbs?|location|cur-?pos\w*|nav\w*"
    r"|menu\w*|header|top-?bar|foot\w*|copyright|side-?bar|related\w*|xg[a-z]{1,6}|recommend\w*|prev-?next|page-?(?:bar|nav)|pagination|search\w*|login"
    r"|comment\w*|statement|disclaimer)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DOMINANT = 0.85  # of the page's running text: a child with as much is the main part rather than its parent
_SMALL = 0.2  # of the running text: a bar never holds more, whatever its class is called
_LINKED = 0.6  # of an element's text: with more of it in links it is a list of other pages
_INLINE = frozenset(("p", "span", "font", "b", "strong", "em", "i", "u", "a", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "center"))
_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_SITE = re.compile(r"\s*[|_｜]\s*|\s+[-－—–]+\s*")
_DOCUMENT = re.compile(r"(?:规划|方案|计划|意见|纲要|要点|办法|措施|通知|行动)(?:[（(].*[）)])?")


def main_part(root: Element) -> Element:
    """Return the element with the page's main part; what is left in it of bars and lists of links is taken out."""
    body = root.find("body") or root
    node = _without_copies(_prune(body, running_text(body)), running_text(body))
    whole = running_text(node)
    while (heavier := _dominant_child(node, whole)) is not None:
        node = heavier
    while node.parent is not None and node is not body and (node.tag in _INLINE or node.tag in _TABLE_PARTS):
        node = node.parent
    return node


def page_title(root: Element) -> str | None:
    """Return the title that the page gives its document, None where it gives none.

    It stands in the meta tag for it, in the first heading, or in the window's title beside the name of the site.
    """
    named = [
        e.attributes.get("content", "")
        for e in root.elements()
        if e.tag == "meta" and e.attributes.get("name", "").lower() == "articletitle"
    ]
    heads = [found.text() for tag in ("h1", "title") if (found := root.find(tag)) is not None]
    parts = (_squeezed(part) for text in (*named, *heads) for part in _SITE.split(text.strip()))
    return next((part for part in parts if _DOCUMENT.search(part)), None)


def running_text(element: Element) -> int:
    """Return how many ideographs stand below `element` outside links."""
    return sum(
        len(_HAN.findall(child)) if isinstance(child, str) else running_text(child) if child.tag != "a" else 0 for child in element.children
    )


def _without_copies(element: Element, whole: int) -> Element:
    """`element` without what it holds twice, wherever it stands: the text once more for telephones, or for printing."""
    _drop_copies(element, whole, set())
    return element


def _drop_copies(element: Element, whole: int, seen: set[str]) -> None:
    """Drop the large parts of `element` whose text is among `seen`; what is kept is put there after what lies within it."""
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag not in _INLINE and running_text(child) > _SMALL * whole:
            text = _squeezed(child.text())
            if text in seen:
                continue
            _drop_copies(child, whole, seen)
            seen.add(text)
        kept.append(child)
    element.children = kept


def _dominant_child(node: Element, whole: int) -> Element | None:
    elements = [child for child in node.children if isinstance(child, Element)]
    return next((child for child in elements if whole and running_text(child) >= _DOMINANT * whole), None)


def _prune(element: Element, whole: int) -> Element:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
        elif not _is_bar(child, whole):
            kept.append(_prune(child, whole))
    element.children = kept
    return element


def _is_bar(element: Element, whole: int) -> bool:
    running = running_text(element)
    if element.tag == "table" and 2 * running < whole and is_index_card(element.text()):
        return True
    if running > _SMALL * whole or element.tag in ("body", "html"):
        return False
    named = " ".join((element.attributes.get("class", ""), element.attributes.get("id", "")))
    if named.strip() and _BAR.search(named):
        return True
    if element.tag not in ("ul", "ol", "div", "table", "section", "dl"):
        return False
    total = len(_HAN.findall(element.text()))
    return total > 0 and total - running >= _LINKED * total and not _lists_annexes(element)


def _lists_annexes(element: Element) -> bool:
    return "附件" in element.text()


def _squeezed(text: str) -> str:
    return "".join(text.split())
