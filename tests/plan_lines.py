"""Texts as plans have them, drawn by Hypothesis: headings of every numbering, sentences, tables, boxes, notes and crumbs, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

_NUMBERS = (
    "第一章 ", "第二节 ", "一、", "二、", "三. ", "（一）", "（二）", "(三)", "1.", "2．", "3、", "（1）", "(2)", "①", "一是", "——", "1.1 ",
    "2.3.1", "专栏1 ", "专栏：", "表1 ", "附件", "附件1：", "附表2 ", "行动一：", "# ", "## 一、", "### ", "",
)  # fmt: skip
_TITLES = (
    "总体要求", "发展目标", "主要任务", "保障措施", "现状基础", "面临形势", "基本原则", "推进水网建设", "加强组织领导", "提升供水能力",
    "目录", "前言", "名词解释", "主要指标",
)  # fmt: skip
_SENTENCES = (
    "到2025年，供水能力达到120万吨", "新建公园12个，改造道路3.5公里", "由市水务局牵头，市财政局配合", "（责任单位：市水务局、各区政府）",
    "2024年底前完成整治，建立台账", "“河长制”是指各级党政负责人担任河长", "坚持节水优先", "完成时限：2024年6月", "责任单位：市水务局",
    "**加快建设**各类设施", "详见附件1", "见专栏2",
)  # fmt: skip
_ENDS = ("。", "；", "，", "", "：", "、")
_CELLS = (
    "", "序号", "类别", "指标", "单位", "2020年", "2025年", "属性", "责任单位", "完成时限", "任务", "1", "2", "3", "一", "%", "≥95", "—",
    "/", "约束性", "预期性", "市水务局", "1.建立台账；2.定期检查", "供水普及率", "建设水厂", "合计", "2024年底", "[3.2]", "东区", "西县",
)  # fmt: skip
_CRUMBS = (
    "", " ", "\t", "— 3 —", "第4页", "12", "![](a.png)", "[bookmark: _Toc1]", "^① 注文", "① 注文没有完", "--- | ---", "\f", "<p>段落</p>",
    "注：括号内为累计数。", "二〇二三年六月九日", "云溪市水务局", "云溪市水务规划（2021—2025年）", "云政发〔2023〕8号",
    "第一章 总体要求……3", "一、总则\t5", "|---|---|", "<table><tr><td>序号<td>任务</tr><tr><td>1<td>检查<br>登记</tr></table>",
)  # fmt: skip

_heading_parts = st.tuples(st.sampled_from(_NUMBERS), st.sampled_from(_TITLES), st.sampled_from(("", "。", "：", "。到2025年建成。")))
headings = _heading_parts.map("".join)
_clauses = st.tuples(st.sampled_from(_SENTENCES), st.sampled_from(_ENDS)).map("".join)
sentences = st.lists(_clauses, min_size=1, max_size=5).map("".join)
cells = st.lists(st.sampled_from(_CELLS), min_size=1, max_size=7)
_bars = cells.map(lambda row: f"| {' | '.join(row)} |")
_cell_lines = cells.map(lambda row: "\n".join("\t" + cell for cell in row))
rows = cells.map("\t".join) | _bars | _cell_lines
tables = st.lists(rows, min_size=1, max_size=6).map("\n".join)
crumbs = st.sampled_from(_CRUMBS) | st.sampled_from(_CELLS)
plan_like = st.lists(headings | sentences | tables | crumbs | st.text(max_size=12), max_size=30).flatmap(
    lambda lines: st.sampled_from(("\n", "\n\n", "\r\n", " ")).map(lambda gap: gap.join(lines))
)
"""A text of up to thirty lines, in words that the genre's rules look at."""
