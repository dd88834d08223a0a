"""An audit as one page of HTML that needs nothing else: the look of the other pages, light and dark, without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files

from api.audit_text import top_sections
from api.audit_words import WORDS, Lang, about, addends, difference, found, number, share, side_value, stated
from kg.audit.findings import Contradiction, Coverage, Holes, NumberLeft, PlanAudit, Quote, SumCheck

_PAGE = """<!doctype html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>PlanGraph · {title}</title>
<style>
{style}
{own}
</style>
</head>
<body>
<header class="masthead"><p class="brand"><a href="#top">PlanGraph</a><span class="tagline">{title}</span></p></header>
<main class="report" id="top">
{body}
</main>
</body>
</html>
"""
_OWN = """.report { width: 100%; max-width: 72rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
.report nav ul { margin-bottom: 2rem; } .report nav li { padding: .2rem 0; }
.plan + .plan { margin-top: 4rem; padding-top: 2rem; border-top: 2px solid var(--ink); }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 0 0 2rem; }
.figures dd { font: 600 1.5rem/1.3 var(--serif); font-variant-numeric: tabular-nums; }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures .wrong dd { color: var(--seal); }
.report h2 { margin-top: 2.25rem; padding-top: .9rem; border-top: 1px solid var(--line); color: var(--ink); font-size: 1.0625rem; }
.report h3 { margin: 1.2rem 0 .4rem; font-size: .9375rem; font-weight: 600; }
.report table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
.report th, .report td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.report th { color: var(--soft); font-weight: 400; font-size: .875rem; }
.report td.n, .report th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.25rem; }
.finding { padding: .8rem 0; border-bottom: 1px solid var(--line); }
.finding .kind { color: var(--soft); font-size: .875rem; margin-left: .5rem; }
.finding .value { font-weight: 600; font-variant-numeric: tabular-nums; }
.wrong .value { color: var(--seal); }
.side { margin-top: .5rem; } .source { color: var(--soft); font-size: .8125rem; }
.report details { margin-top: .5rem; } .report details[open] > summary { margin-bottom: .4rem; }
@media (max-width: 34rem) { .report { padding-left: 1rem; padding-right: 1rem; } .figures { gap: .75rem 1.5rem; } }
"""


def audit_page(audits: Sequence[PlanAudit], lang: Lang) -> str:
    """Return the page of `audits`. Every list is whole; quotations stand as the plan prints them."""
    words = WORDS[lang]
    body = "\n".join(_plan(audit, words) for audit in audits) or f"<p>{words['no_plans']}</p>"
    if len(audits) > 1:
        links = "".join(f'<li><a href="#{escape(a.plan)}">{escape(a.title)}</a> {_verdict(a, words)}</li>' for a in audits)
        body = f"<nav><ul>{links}</ul></nav>\n{body}"
    style = files("api").joinpath("static", "style.css").read_text("utf-8")
    return _PAGE.format(tag="zh-CN" if lang == "zh" else "en", title=words["report"], style=style, own=_OWN, body=body)


def _verdict(audit: PlanAudit, words: Mapping[str, str]) -> str:
    parts = f"{words['sums_wrong'].format(n=len(audit.wrong_sums))} · {words['contradictions']} {len(audit.contradictions)}"
    return f'<span class="soft">{escape(parts)}</span>'


def _plan(audit: PlanAudit, words: Mapping[str, str]) -> str:
    coverage, wrong = audit.coverage, audit.wrong_sums
    figures = (
        (words["passages"], share(coverage.passages_captured, coverage.passages, words), False),
        (words["numbers"], share(coverage.numbers_captured, coverage.numbers, words), False),
        (words["sums"], f"{len(audit.sums) - len(wrong)}/{len(audit.sums)}", bool(wrong)),
        (words["contradictions"], str(len(audit.contradictions)), bool(audit.contradictions)),
        (words["holes"], str(sum(len(h.items) for h in audit.holes)), False),
    )
    shown = "".join(
        f"<div{' class=wrong' if bad else ''}><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value, bad in figures
    )
    return "\n".join(
        (
            f'<article class="plan" id="{escape(audit.plan)}"><h1>{escape(audit.title)}</h1>',
            f'<dl class="figures">{shown}</dl>',
            f"<h2>{words['sums']}</h2>{_sums(audit.sums, words)}",
            f"<h2>{words['contradictions']}</h2>{_contradictions(audit.contradictions, words) or _nothing(words)}",
            f"<h3>{words['close']}</h3>{_contradictions(audit.close, words)}" if audit.close else "",
            f"<h2>{words['holes']}</h2>{''.join(_holes(h, words) for h in audit.holes) or _nothing(words)}",
            f"<h2>{words['coverage']}</h2>{_coverage(coverage, words)}",
            "</article>",
        )
    )


def _nothing(words: Mapping[str, str]) -> str:
    return f'<p class="soft">{words["none"]}</p>'


def _sums(sums: Sequence[SumCheck], words: Mapping[str, str]) -> str:
    if not sums:
        return f'<p class="soft">{words["sums_none"]}</p>'
    wrong = "".join(
        f'<div class="finding wrong"><span class="label">{escape(check.label)}</span><span class="kind">{words[check.kind]}</span>'
        f'<p>{words["states"]} <span class="value">{escape(stated(check))}</span> · {words["adds_up"]} '
        f'<span class="value">{escape(found(check, words))}</span> · {escape(difference(check, words))}</p>'
        f"{_place(check.stated_at)}{_found(check)}</div>"
        for check in sums
        if not check.holds
    )
    held = [check for check in sums if check.holds]
    rows = "".join(
        f'<tr><td>{escape(c.label)}</td><td>{words[c.kind]}</td><td class="n">{escape(stated(c))}</td>'
        f'<td class="n">{escape(number(c.found) + c.unit)}</td><td class="n">{c.terms}</td></tr>'
        for c in held
    )
    table = f"<details><summary>{words['sums_ok'].format(n=len(held))}</summary><table>{rows}</table></details>" if held else ""
    return wrong + table


def _found(check: SumCheck) -> str:
    sum_of = addends(check)
    return f'<p class="source">{escape(sum_of)}</p>' if sum_of else _places(check.found_at)


def _contradictions(held: Iterable[Contradiction], words: Mapping[str, str]) -> str:
    return "".join(
        f'<div class="finding"><span class="label">{escape(about(one))}</span><span class="kind">{words[one.kind]}</span>'
        + "".join(
            f'<div class="side"><span class="value">{escape(side_value(one, side.value, words))}</span>{_place(side.at[0])}'
            f"{_places(side.at[1:])}</div>"
            for side in one.sides
        )
        + "</div>"
        for one in held
    )


def _place(at: Quote) -> str:
    return f'<blockquote>{escape(at.quote.replace(chr(9), " ｜ "))}</blockquote><p class="source">{_where(at)}</p>'


def _where(at: Quote) -> str:
    return f"{escape(at.section)} ({at.start}–{at.end})"


def _places(held: Sequence[Quote]) -> str:
    if not held:
        return ""
    return f"<details><summary>+{len(held)}</summary>{''.join(_place(at) for at in held)}</details>"


def _holes(holes: Holes, words: Mapping[str, str]) -> str:
    rows = "".join(f'<tr><td>{escape(item.label)}</td><td class="source">{_where(item.at)}</td></tr>' for item in holes.items)
    name = f"{words[holes.kind]} <span class=count>{len(holes.items)}/{holes.of}</span>"
    return f"<details><summary>{name}</summary><table>{rows}</table></details>" if rows else f"<p>{name}</p>"


def _coverage(coverage: Coverage, words: Mapping[str, str]) -> str:
    head = f'<tr><th>{words["section"]}</th><th class="n">{words["passages"]}</th><th class="n">{words["numbers"]}</th></tr>'
    rows = "".join(
        f'<tr><td>{escape(s.section)}</td><td class="n">{s.passages_captured}/{s.passages}</td>'
        f'<td class="n">{s.numbers_captured}/{s.numbers}</td></tr>'
        for s in top_sections(coverage)
    )
    return f"<table>{head}{rows}</table>{_left(coverage.numbers_left, words)}"


def _left(held: Sequence[NumberLeft], words: Mapping[str, str]) -> str:
    if not held:
        return ""
    rows = "".join(
        f'<tr><td class="n">{escape(n.raw)}</td><td>{escape(n.at.quote)}</td><td class="source">{_where(n.at)}</td></tr>' for n in held
    )
    return f"<details><summary>{words['left'].format(n=len(held))}</summary><table>{rows}</table></details>"
