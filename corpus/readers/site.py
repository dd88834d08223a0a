"""What a government site prints around a document: bars, paths and index cards, in a page of HTML or in the same page as a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.drafts import Draft
from corpus.readers.drafting import draft_paragraph

_SAID = re.compile(
    r"(?:扫一扫|扫码|分享(?:到|至)|【?(?:字体|字号)\s*[：:]|【?\s*(?:打印|关闭)\s*(?:本页|窗口|此页|页面|正文|关闭|】|\Z)|上一[篇条]|下一[篇条]|责任编辑"
    r"|信息来源|（?来源\s*[：:]|(?:浏览|阅读|点击)(?:次数|量|数)|发布(?:日期|时间)\s*[：:]|您?(?:现|当前|所)在(?:的)?位置|当前位置|首页\s*[>›»]|首页\Z|返回顶部"
    r"|版权所有|网站标识码|[\u4e00-\u9fff]?ICP备|相关(?:解读|链接|文档|附件下载|稿件)\s*[：:]?$|【\s*(?:大|中|小)|请输入.{0,12}(?:内容|关键[词字]))"
)
_LONGEST_SAID = 60  # characters of a line that belongs to the page and not to the document
_PATH = re.compile(r"(?:您?(?:现|当前|所)在(?:的)?位置|当前位置)\s*[：:]|[\u4e00-\u9fff]{2,12}(?:\s*[>›»]\s*[\u4e00-\u9fff]{2,12})+\Z")
_FOOT = re.compile(r"分享(?:到|至|\s*[：:])|【?\s*打印\s*(?:本页|正文|关闭)|扫一扫|联系我们|备案(?:序号)?\s*[：:]")
_REGISTERED = re.compile("ICP备|网站标识码|版权所有")  # what every such foot has
_CARD = re.compile(
    r"索\s*引\s*号|信息(?:分类|索引)|主题(?:分类|词)|公开(?:方式|范围|时限|日期)|组配分类|发布机构|发文机关|文件编号|统一编号"
)
_CARD_WORDS = 3  # of these make a table the index card of the document
_NUMBER = re.compile(
    r"(?:发文字号|文件编号|文\s?号)\s*[：:]?\s*(?P<number>[\u4e00-\u9fff]{2,12}\s?[〔\[（(【]\d{4}[〕\]）)】]\s?第?\d{1,4}\s?号)"
)
_TOP = 15  # drafts among which the page's path stands
_BOTTOM = 15  # drafts among which the page's foot begins


def is_said_by_site(line: str) -> bool:
    """Whether a line is the page's own (“打印本页”, “发布日期：…”, the path to it) and not the document's."""
    return len(line) <= _LONGEST_SAID and (bool(_SAID.match(line.strip())) or is_path(line))


def is_path(line: str) -> bool:
    """Whether a line is the path to the page (“首页 > 政务公开 > 政策文件”)."""
    return len(line) <= _LONGEST_SAID and bool(_PATH.match(line.strip()))


def is_index_card(text: str) -> bool:
    """Whether `text` is that of the table with a document's number, subject and index."""
    return len(_CARD.findall(text)) >= _CARD_WORDS


def number_in(text: str) -> str | None:
    """Return the document's number (云政发〔2024〕8号) as the page's head gives it, None where it does not."""
    found = _NUMBER.search(re.sub(r"\s+", " ", text))
    return "".join(found["number"].split()) if found else None


def without_site(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a printed page without those of the site: all to the path at its top, its index card, all from its foot on."""
    first = max((at for at, draft in enumerate(drafts[:_TOP]) if not draft.table and is_path(draft.text)), default=-1) + 1
    foot = range(max(first, len(drafts) - _BOTTOM), len(drafts))
    said = [at for at in foot if not drafts[at].table and (_FOOT.match(drafts[at].text) or _REGISTERED.search(drafts[at].text))]
    last = said[0] if any(_REGISTERED.search(drafts[at].text) for at in said) else len(drafts)
    if not first and last == len(drafts):
        return list(drafts)
    cards = [_text(draft) for draft in drafts if draft.table and is_index_card(_text(draft))]
    kept = [draft for draft in drafts[first:last] if not (is_index_card(_text(draft)) if draft.table else is_said_by_site(draft.text))]
    number = next((found for card in cards if (found := number_in(card))), None)
    if number is None or number in "".join(draft.text for draft in kept[:_TOP]):
        return kept
    return [*draft_paragraph(number, kept[0].fragments[0][1] if kept and kept[0].fragments else 1), *kept]


def _text(draft: Draft) -> str:
    return "".join(part for row in draft.table.rows for cell in row.cells for part, _ in cell) if draft.table else draft.text
