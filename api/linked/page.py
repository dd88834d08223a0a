"""A thing of the graph as a page of HTML: its label, its properties as links, and the text that it rests on."""

from __future__ import annotations

from html import escape
from typing import Literal

from api.linked.addresses import Addresses, shortened
from api.linked.things import Quotation, Statement, Thing, Value

Lang = Literal["zh", "en"]

_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {"lang": "zh-CN", "says": "属性", "said": "被引用于", "rests": "原文依据", "more": "还有更多", "data": "数据", "query": "查询"},
    "en": {
        "lang": "en",
        "says": "Properties",
        "said": "Mentioned by",
        "rests": "Evidence",
        "more": "and more",
        "data": "Data",
        "query": "Query",
    },
}
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · PlanGraph</title>
<link rel="icon" href="{root}static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{root}static/style.css">
{alternates}
</head>
<body>
<header class="masthead"><p class="brand"><a href="{root}">PlanGraph</a><span class="tagline">{title}</span></p></header>
<main class="thing">
<h1>{title}</h1>
<p class="soft"><code>{iri}</code></p>
<p class="soft">{data}: {links}</p>
{body}
</main>
</body>
</html>
"""
_FORMATS = (("ttl", "Turtle", "text/turtle"), ("jsonld", "JSON-LD", "application/ld+json"), ("nt", "N-Triples", "application/n-triples"))


def thing_page(thing: Thing, path: str, addresses: Addresses, language: Lang) -> str:
    """Return the page of `thing`, which lives at `path` without an ending."""
    words = _WORDS[language]
    root = "../" * path.count("/", 1) or "./"
    own = root + path.lstrip("/")
    show = _Shown(addresses, root)
    body = [
        _section(words["rests"], "".join(map(_quotation, thing.quotations))),
        _section(words["says"], show.table(thing.says)),
        _section(words["said"], show.table(thing.said) + (f"<p class='soft'>{words['more']}</p>" if thing.more else "")),
    ]
    return _PAGE.format(
        lang=words["lang"],
        title=escape(thing.label or shortened(thing.iri)),
        iri=escape(thing.iri),
        root=root,
        data=words["data"],
        alternates="\n".join(f'<link rel="alternate" type="{media}" href="{escape(own)}.{form}">' for form, _, media in _FORMATS),
        links=" · ".join(f'<a href="{escape(own)}.{form}">{name}</a>' for form, name, _ in _FORMATS),
        body="\n".join(part for part in body if part),
    )


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{content}</section>" if content else ""


def _quotation(found: Quotation) -> str:
    source = " · ".join(escape(part) for part in (found.plan, found.section, f"{found.start}–{found.end}") if part)
    return f'<figure><blockquote lang="zh-CN">{escape(found.quote)}</blockquote><figcaption class="soft">{source}</figcaption></figure>'


class _Shown:
    """How terms are shown: those of ours as links to their pages here, those of others as links to where they live."""

    def __init__(self, addresses: Addresses, root: str) -> None:
        self._addresses, self._root = addresses, root

    def table(self, statements: tuple[Statement, ...]) -> str:
        rows = (
            f"<tr><th scope='row'>{self._link(s.property, s.label)}</th><td>{'<br>'.join(map(self._value, s.values))}</td></tr>"
            for s in statements
        )
        inner = "".join(rows)
        return f"<div class='rows'><table><tbody>{inner}</tbody></table></div>" if inner else ""

    def _value(self, value: Value) -> str:
        term = value.term
        if term.kind == "iri":
            return self._link(term.value, value.label)
        language = f' lang="{escape(term.lang)}"' if term.lang else ""
        return f"<span{language}>{escape(term.value)}</span>"

    def _link(self, iri: str, label: str | None) -> str:
        path = self._addresses.path(iri)
        href = self._root + path.lstrip("/") if path else iri
        return f'<a href="{escape(href)}">{escape(label or shortened(iri))}</a>'
