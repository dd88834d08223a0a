"""Pages of government sites: what is the document and what is the page, and how its markup reads."""

from pathlib import Path

import pytest

from corpus.readers.html import read_html
from corpus.text import Paragraph, Table
from ontology.errors import SourceError

_PATH = Path("plan.html")
_LONG = "为推进全市水务高质量发展，结合工作实际，制定本方案，请各单位认真抓好落实。"


def read(body: str, head: str = "") -> list[str]:
    """Return what the blocks of a page with this body read."""
    plan = read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), _PATH)
    return [plan.slice(block) for block in plan.blocks]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param('<div class="nav"><a>首页</a> <a>公开</a></div>{}', id="navigation"),
        pytest.param("<nav>首页 公开 互动</nav>{}<footer>网站标识码 00000</footer>", id="elements-for-it"),
        pytest.param('{}<div class="bdsharebuttonbox">分享到微信</div>', id="share-bar"),
        pytest.param("<div>发布日期：2024-04-20 来源：市政府</div>{}<p>【打印本页】 【关闭窗口】</p>", id="said-by-the-page"),
        pytest.param("{}<ul><li><a>关于节水的通知</a></li><li><a>关于防汛的通知</a></li></ul>", id="list-of-links"),
        pytest.param("<table><tr><td>索引号</td><td>0101</td></tr><tr><td>发布机构</td><td>市政府</td></tr>"
                     "<tr><td>公开方式</td><td>主动公开</td></tr></table>{}", id="index-of-the-file"),
        pytest.param('{}<div style="display:none">藏起来的文字</div><script>var a="脚本"</script><!-- 注释 -->', id="hidden"),
        pytest.param("<form id='a'><table><tr><td><a>菜单</a></td><td>{}</td></tr></table></form>", id="laid-out-as-table"),
        pytest.param("<div class='pc'>{0}</div><div class='mobile'>{0}</div>", id="twice-for-telephones"),
        pytest.param("<table><tr><td>{0}</td></tr></table><div><table><tr><td><div><p>索引号</p>{0}</div></td></tr></table></div>",
                     id="twice-in-tables-that-lay-it-out"),
        pytest.param("<p>政务公开 &gt; 政策文件</p>{}<p>（来源：云溪日报）</p><p>【打印正文】</p>", id="path-and-source"),
    ],
)  # fmt: skip
def test_only_the_document_is_read(around: str) -> None:
    assert read(around.format(f"<div><p>一、总体要求</p><p>{_LONG}</p></div>")) == ["一、总体要求", _LONG]


def test_a_class_that_sounds_like_a_bar_may_hold_the_document() -> None:
    assert read(f'<div class="print-content footer">{_LONG}</div><div class="footer">版权</div>') == [_LONG]


def test_a_list_of_annexes_is_kept() -> None:
    assert read(f"<p>{_LONG}</p><div><a href='a.docx'>附件：任务清单.docx</a></div>")[-1] == "附件：任务清单.docx"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param('<meta name="ArticleTitle" content="云溪市水务规划">', "", "云溪市水务规划", id="meta"),
        pytest.param("", "<h1>云溪市水务规划</h1>", "云溪市水务规划", id="heading-outside"),
        pytest.param("<title>云溪市水务规划_云溪市人民政府</title>", "", "云溪市水务规划", id="window-title"),
        pytest.param("<title>政府文件 - 云溪市水务规划 - 云溪市</title>", "", "云溪市水务规划", id="window-title-with-column"),
    ],
)
def test_the_title_comes_from_the_page_where_the_text_lacks_it(head: str, body: str, title: str) -> None:
    assert read(f"<div class='head'>{body}</div><div id='zoom'><p>{_LONG}</p><p>{_LONG}</p></div>", head)[0] == title


def test_a_title_that_is_none_is_not_taken() -> None:
    assert read(f"<p>{_LONG}</p>", "<title>云溪市人民政府</title>") == [_LONG]


def test_a_title_in_the_text_is_not_said_twice() -> None:
    assert read(f"<p>云溪市水务规划</p><p>{_LONG}</p>", "<title>云溪市水务规划</title>") == ["云溪市水务规划", _LONG]


def test_the_number_of_the_index_is_kept() -> None:
    first = "<tr><td>索引号：01</td><td>发文机关：市政府</td><td>主题分类：水务</td></tr>"
    index = f"<table>{first}<tr><td>发文字号：云政发〔2024〕8号</td></tr></table>"
    assert read(f"{index}<div><p>{_LONG}</p><p>{_LONG}</p></div>")[0] == "云政发〔2024〕8号"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        pytest.param("甲。<br>乙。<br/><br/>丙。", ["甲。", "乙。", "丙。"], id="line-breaks"),
        pytest.param("<p>　　甲\n 乙&nbsp;</p>", ["甲乙"], id="white-space"),
        pytest.param("<div>甲。<p>乙。</p>丙。</div>", ["甲。", "乙。", "丙。"], id="text-beside-paragraphs"),
        pytest.param("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"], id="numbered-list"),
        pytest.param("<p>面积12km<sup>2</sup>。</p>", ["面积12km2。"], id="power-of-a-unit"),
        pytest.param("<pre>甲。\n乙。</pre>", ["甲。", "乙。"], id="preformatted"),
        pytest.param("<p><span>甲</span><font>乙</font><b>丙</b></p>", ["甲乙丙"], id="inline"),
    ],
)
def test_markup_reads_as_it_prints(markup: str, lines: list[str]) -> None:
    assert read(f"<p>{_LONG}</p>{markup}<p>{_LONG}</p>")[1:-1] == lines


def test_headings_keep_their_level_and_bold_its_place() -> None:
    plan = read_html(f"<h2>一、目标</h2><p><b>（一）水源。</b>{_LONG}</p>".encode(), _PATH)
    heading, paragraph = plan.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(paragraph, Paragraph)
    assert (heading.heading, heading.bold, paragraph.heading) == (2, (), None)
    assert [plan.slice(span) for span in paragraph.bold] == ["（一）水源。"]


@pytest.mark.parametrize("mark", ["[1]", "①", "1"])
def test_a_note_goes_to_the_paragraph_that_bears_its_mark(mark: str) -> None:
    plan = read_html(f"<p>漏损率<sup>{mark}</sup>下降。</p><p>{_LONG}</p><p>1.水厂。</p><p>{mark}漏失水量之比。</p>".encode(), _PATH)
    assert plan.text == f"漏损率下降。\n^①漏失水量之比。\n{_LONG}\n1.水厂。\n"


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        pytest.param("<tr><td rowspan=2>甲<td>1<tr><td>2", ["甲\t1", "\t2"], id="down"),
        pytest.param("<tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3", ["甲\t\t乙", "1\t2\t3"], id="across"),
        pytest.param("<tr><td colspan=3>甲<td>乙<tr><td colspan=3>1<td>2", ["甲\t乙", "1\t2"], id="columns-never-begun"),
        pytest.param("<tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2", ["甲\t1", "\t2"], id="both"),
        pytest.param("<thead><tr><th>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody>", ["甲\t乙", "1\t2"], id="head-and-body"),
        pytest.param("<tr><td>甲<td>乙<tr><td><p>1.水</p><p>2.电</p><td>2<br>3", ["甲\t乙", "1.水 2.电\t2 3"], id="lines"),
        pytest.param("<tr><td rowspan=99999999>甲<td>1<tr><td colspan=x>2", ["甲\t1", "\t2"], id="spans-that-are-slips"),
    ],
)
def test_tables_keep_their_columns(rows: str, printed: list[str]) -> None:
    plan = read_html(f"<p>{_LONG}</p><table>{rows}</table>".encode(), _PATH)
    table = plan.blocks[-1]
    assert isinstance(table, Table)
    assert [plan.slice(row) for row in table.rows] == printed


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_both_encodings_are_read_whatever_the_page_claims(encoding: str) -> None:
    page = f'<?xml version="1.0" encoding="ascii"?><html><meta charset="latin-1"><p>{_LONG}</p></html>'
    assert read_html(page.encode(encoding), _PATH).text == f"{_LONG}\n"


def test_tags_left_open_lose_nothing() -> None:
    assert read("<font><b>" * 400 + f"<p>{_LONG}</p>") == [_LONG]


def test_anchors_count_paragraphs() -> None:
    plan = read_html(f"<p>甲。</p><p> </p><p>乙。</p><p>{_LONG}</p>".encode(), _PATH)
    assert [plan.locate(plan.text.index(sign)).line for sign in "甲乙"] == [1, 2]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param("<html><body><script>a</script></body></html>", "a file without text", id="no-text"),
        pytest.param("<!-- -->", "a file without any element", id="no-element"),
    ],
)
def test_a_page_without_text_is_refused(data: str, found: str) -> None:
    with pytest.raises(SourceError, match=found):
        read_html(data.encode(), _PATH)
