"""`make docs`: the README, the pages of docs/ and a page for the ontology, as HTML in docs/site/."""

from __future__ import annotations

import os
import shutil
import sys
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from api.linked.ontology_page import ontology_page
from ontology.sources import VOCABULARY, source_bytes

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "docs" / "site"
_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body {{ font: 16px/1.6 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
pre {{ background: #f4f4f4; padding: .8rem; overflow: auto }} table {{ border-collapse: collapse }}
td, th {{ border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top }}</style></head>
<body><nav><a href="{up}index.html">English</a> · <a href="{up}README.zh.html">中文</a> ·
<a href="{up}ontology.html">Ontology 本体</a></nav>
{body}</body></html>
"""


def page_names() -> dict[Path, str]:
    """Return the Markdown pages and the name, under the site, that each one gets. README.md is the index."""
    pages = {ROOT / "README.md": "index.html"}
    for path in (ROOT / "README.zh.md", ROOT / "CHANGELOG.md"):
        pages[path] = f"{path.stem}.html"
    docs = ROOT / "docs"
    for path in sorted((*docs.glob("*.md"), *(docs / "decisions").glob("*.md"))):
        pages[path] = path.relative_to(docs).with_suffix(".html").as_posix()
    return pages


def build(site: Path = SITE) -> tuple[Path, ...]:
    """Write the site into `site`, which is emptied first, and return its pages.

    Raises `OSError` for a link that leads nowhere, or to a folder.
    """
    shutil.rmtree(site, ignore_errors=True)
    pages = page_names()
    for source, name in pages.items():
        markdown = MarkdownIt("commonmark").enable("table")
        tokens = markdown.parse(source.read_text("utf-8"))
        for link in _links(tokens):
            link.attrSet("href", _href(str(link.attrGet("href")), source, name, pages, site))
        _write(site / name, _title(tokens), markdown.renderer.render(tokens, markdown.options, {}), source.stem, name.count("/"))
    _write(site / "ontology.html", "PlanGraph ontology", ontology_page([source_bytes(s) for s in VOCABULARY]), "ontology", 0)
    return tuple(site / name for name in (*pages.values(), "ontology.html"))


def _links(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or () if child.type == "link_open"]


def _title(tokens: list[Token]) -> str:
    return next((tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"), "PlanGraph")


def _href(href: str, source: Path, name: str, pages: dict[Path, str], site: Path) -> str:
    """Return where `href` of the page `source` leads in the site. A linked file that is no page is copied into the site."""
    parts = urlsplit(href)
    if parts.scheme or not parts.path:
        return href
    target = (source.parent / unquote(parts.path)).resolve()
    if target not in pages:
        copy = site / target.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(target, copy)
    place = pages.get(target) or target.relative_to(ROOT).as_posix()
    return Path(os.path.relpath(place, Path(name).parent)).as_posix() + (f"#{parts.fragment}" if parts.fragment else "")


def _write(path: Path, title: str, body: str, stem: str, depth: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lang = "zh" if stem.endswith(".zh") else "en"
    path.write_text(_PAGE.format(lang=lang, title=escape(title), up="../" * depth, body=body), encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.write(f"{len(build())} pages in {SITE.relative_to(ROOT)}/, beginning with index.html\n")
