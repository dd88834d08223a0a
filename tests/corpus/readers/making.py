"""A plan as Markdown and as a page of a government site, made in the test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tests.corpus.readers.plan import Box, Grid, Heading, Merged, Note, Part, Text, text_of


def as_markdown(parts: Sequence[Part]) -> bytes:
    """Return the plan with the headings marked as Markdown does and its tables pasted as HTML."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            lines.append(f"{'#' * part.level} {part.text}")
        elif isinstance(part, Grid):
            lines.append(_html_table(part))
        elif isinstance(part, Box):
            lines += [line for words in part.lines for line in (words, "")]
        elif isinstance(part, Note):
            lines.append(f"^{part.mark}{part.text}")
        else:
            lines.append(part.text)
        lines.append("")
    return "\n".join(lines).encode()


def _html_cells(row: Sequence[Merged | str | None]) -> Iterator[str]:
    for cell in row:
        if cell is not None:
            spans = f' rowspan="{cell.down}" colspan="{cell.across}"' if isinstance(cell, Merged) else ""
            yield f"<td{spans}><p>{escape(text_of(cell)).replace(chr(10), '</p><p>')}</p></td>"


def _html_table(grid: Grid) -> str:
    return "<table>" + "".join(f"<tr>{''.join(_html_cells(row))}</tr>" for row in grid.rows) + "</table>"


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>政府文件_云溪市人民政府</title>
<style>.a{{color:red}}</style><script>var a = "不要的文字";</script></head>
<body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政府文件</a></div>
<table width="100%"><tr>
<td class="left"><ul><li><a href="/1">关于加强防汛工作的通知</a></li><li><a href="/2">关于节水的意见</a></li></ul></td>
<td class="article">
<div class="info">发布日期：2024-04-20　来源：市政府办公室　浏览次数：<span>318</span></div>
<div id="zoom" class="TRS_Editor">{body}</div>
<div class="share bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div>
<p>【打印本页】　【关闭窗口】</p>
</td></tr></table>
<div class="print" id="forPrint"><div class="TRS_Editor">{body}</div></div>
<div class="footer"><p>主办单位：云溪市人民政府办公室　网站标识码：0000000000　版权所有</p></div>
</body></html>
"""


def as_html(parts: Sequence[Part]) -> bytes:
    """Return the plan as a page of a government site, with all that stands around the text there: the text again for printing too."""
    return PAGE.format(body="\n".join([*(_html_part(p) for p in parts), *(_html_note(p) for p in parts)])).encode()


def _html_note(part: Part) -> str:
    return f"<p>[{ord(part.mark) - ord('①') + 1}]{part.text}</p>" if isinstance(part, Note) else ""


def _html_part(part: Part) -> str:
    if isinstance(part, Heading):
        return f"<h{part.level + 1}>{part.text}</h{part.level + 1}>"
    if isinstance(part, Grid):
        return _html_table(part)
    if isinstance(part, Box):
        return f"<table border='1'><tr><td>{''.join(f'<p>{line}</p>' for line in part.lines)}</td></tr></table>"
    if isinstance(part, Note):
        return ""
    if part.is_centred:
        words = part.text.replace("  ", "&nbsp; ")
        return f"<p style='text-align:center'><strong><span style='font-size:22pt'>{words}</span></strong></p>"
    words = "".join(
        f"<sup>[{ord(run) - ord('①') + 1}]</sup>" if place % 2 else f"<span style='font-size:16pt'>{escape(run)}</span>"
        for place, run in enumerate(part.runs)
    )
    return f"<p style='text-indent:2em'>　　{words}</p>"


def texts_of(parts: Sequence[Part]) -> list[str]:
    """Return the paragraphs of the plan without its tables and notes, marks left out."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Box):
            lines += part.lines
        elif isinstance(part, Heading):
            lines.append(part.text)
        elif isinstance(part, Text):
            lines.append("".join(part.runs[::2]))
    return lines
