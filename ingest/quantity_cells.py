"""What a table cell says in numbers: a figure alone, with its comparator and unit, or words with one number in them."""

from __future__ import annotations

import re

import msgspec

from ingest.measure_units import MEASURED
from ingest.numerals import read_number
from ingest.quantities import Quantity, find_quantities
from ingest.quantity_words import CHANGES, DASH, FIGURE, LEAST, MOST, OVER, SIGN, UNDER
from ontology.records import Op

_NOTHING = re.compile(r"[\s—–\-－/／\\.·…*]*\Z|无\Z|暂无\Z")
_BARE_CELL = re.compile(
    rf"(?:累计|年均|平均|同比|力争)*(?P<change>{CHANGES})?[至到]?\s?(?P<sign>{LEAST}|{MOST}|{OVER}|{UNDER}|约|近)?\s?(?P<minus>[-－−])?\+?"
    rf"(?P<low>{FIGURE})(?:{DASH}(?P<high>{FIGURE}))?\s?(?P<percent>[%％‰])?\s?(?P<tail>[余多+＋]|及?以[上下内]|左右)?\Z"
)
# A footnote's mark behind a figure: 85*, 85①, 12.8[2].
_FOOTNOTE = re.compile(r"(?<=[\d%％])\s?(?:[*＊†※▲①-⑳¹²³⁴⁵⁶⁷⁸⁹]+|[\[［][1-9][\]］])\Z")
_NOTE = re.compile(r"[（(][^（()）]*[）)]\s*\Z")
_CELL_WORDS = re.compile(
    r"(?:(?:基本|全部|累计|共|均|各|力争|确保|分别|总体|持续|每年|年均|其中|保持|稳定|维持|控制|完成|达到?|实现|新增|建成|建设|创建|设置|改造|开展|"
    r"制定|出台|细化|打造|优于|为|在|到|至)\s?)+\Z"
)
_WORDS_AROUND = 25  # characters of a cell with one number in words, beyond which it is read as words


def read_cell(text: str, unit: str | None = None) -> Quantity | None:
    """Return what a table cell holds, or None where it holds nothing (“—”, “/”, empty).

    `unit` is the column's or the row's, used where the cell prints none. A cell of words, or of several values in words, has op `text`
    and no value. Offsets are into `text`, the whole cell without the space around it.
    """
    body = text.strip()
    if _NOTHING.match(body):
        return None
    start = text.index(body[0])
    whole = (start, start + len(body))
    core = _FOOTNOTE.sub("", _NOTE.sub("", body)) or body
    bare = _BARE_CELL.match(core)
    if bare is not None:
        return _cell_of_figures(bare, whole, unit)
    found = find_quantities(core)
    if len(found) == 1 and found[0].value is not None and _says_one(core, found[0]):
        q = found[0]
        return msgspec.structs.replace(
            q, start=whole[0], end=whole[1], number_start=start + q.number_start, number_end=start + q.number_end, unit=q.unit or unit
        )
    return Quantity(start=whole[0], end=whole[1], number_start=whole[0], number_end=whole[1], op="text")


def _cell_of_figures(match: re.Match[str], whole: tuple[int, int], unit: str | None) -> Quantity | None:
    low, high = read_number(match["low"]), match["high"]
    sign, tail = match["sign"] or "", match["tail"] or ""
    op: Op = "="
    if high is not None:
        op = "range" if read_number(high) >= low else "text"
    elif re.fullmatch(LEAST, sign) or tail.endswith(("以上", "+", "＋")):
        op = ">="
    elif re.fullmatch(MOST, sign) or tail.endswith(("以下", "以内")):
        op = "<="
    elif re.fullmatch(OVER, sign) or tail in ("余", "多"):
        op = ">"
    elif re.fullmatch(UNDER, sign):
        op = "<"
    offset = whole[0]
    return Quantity(
        start=whole[0],
        end=whole[1],
        number_start=offset + match.start("low"),
        number_end=offset + match.end("high" if high else "low"),
        op=op,
        value=None if op == "text" else -low if match["minus"] and high is None else low,
        high=read_number(high) if high is not None and op == "range" else None,
        unit=SIGN.get(match["percent"], match["percent"]) if match["percent"] else unit,
        approximate=sign in ("约", "近") or tail in ("余", "多", "左右"),
        change=match["change"],
    )


def _says_one(cell: str, quantity: Quantity) -> bool:
    """Whether the cell says this one number: alone, after words of reaching, or in a short phrase without a second statement."""
    before, after = cell[: quantity.start].strip(), cell[quantity.end :].strip("。．. ")
    if not after and (not before or _CELL_WORDS.match(before)):
        return True
    return (
        len(before) + len(after) <= _WORDS_AROUND
        and not re.search("[，；。、,;]", before + after)
        and (not after or quantity.unit not in MEASURED)
    )
