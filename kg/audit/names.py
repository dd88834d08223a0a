"""When two names are of the same measure: the words that only say that it is to be reached are left out, and so is whom it binds."""

from __future__ import annotations

import re

import msgspec

from corpus.folding import fold

_OPENING = re.compile(r"(?:建设|建成|创成|创建|打造|完成|推进|实施|开展|形成|培育|实现|确保|达到|累计|共|全面|力争)+")
_CLOSING = re.compile(r"(?:建设|总?数量|规模|个数|总数|创建|打造|工作)\Z")
_MARKS = re.compile(r"[\W_]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_SCOPE = re.compile(
    r"(?:全[国省市县区域]|[主中]?(?:心)?城区|市区|市本级|市域|县级以上|[县市区]级|城市建成区|建成区|县级城市|城镇|农村|乡镇|各?区县|"
    r"各[县市区（）()、]+|每个[县市区乡镇（）()、]+)+"
)
# Heads that measure anything: alone they do not tell what.
_HEADS = re.compile(
    r"(?:总|年均|平均|年度|新增|目标|任务|项目|设施|问题|工程|主要|整体|完成|创建|申报|和|的|及|与)*"
    r"(?:长度|面积|投资|数量|个数|规模|容量|总量|占比|比例|覆盖率|完成率|合格率|达标率|优良率|完好率|处置率|满意率|普及率|利用率|处理率|能力|"
    r"案例|典型案例|优秀案例|次数|频次|时间|时长|率|宽度|高度)\Z"
)
_KNOWN = frozenset(("绿地率", "绿化覆盖率", "森林覆盖率", "城镇化率"))  # short or made of a head alone, and yet telling
_SHORTEST = 4  # characters of a name that tells what is measured
WHOLE = re.compile(r"(?:全[国省市县区域]|本[省市县区])\Z")


class MeasureName(msgspec.Struct, frozen=True, order=True):
    """A measure's name for matching: `key` is its characters in order of code point, so that 道路绿化 is 绿化道路; `scope` whom it binds.

    A name that is not `telling` (总长度, 完成率) is too general to be known again in another place.
    """

    key: str
    scope: str
    telling: bool = True


def measure_name(measure: str, scope: str | None = None) -> MeasureName:
    """Return the name of `measure`, which binds `scope`."""
    name = _BRACKETS.sub("", measure)
    found = scope or ""
    if scope and scope in name:
        name = name.replace(scope, "", 1)
    elif match := _SCOPE.match(name):
        found = found or match[0]
        name = name[match.end() :]
    name = _OPENING.sub("", name, count=1) if _OPENING.match(name) else name
    if not found and (match := _SCOPE.match(name)):
        found, name = match[0], name[match.end() :]
    plain = _MARKS.sub("", fold(name))
    plain = _CLOSING.sub("", plain) or plain
    general = (len(plain) < _SHORTEST or bool(_HEADS.match(plain))) and plain not in _KNOWN
    return MeasureName("".join(sorted(plain)), _MARKS.sub("", fold(found)), not general)


def title_key(title: str) -> str:
    """Return a title for matching: folded, without marks and brackets' contents."""
    return _MARKS.sub("", fold(_BRACKETS.sub("", title)))


def same_unit(one: str, other: str) -> bool:
    """Whether two names may be of one unit: the shorter's characters stand in the longer in that order (住建局, 市住房和城乡建设局)."""
    short, long = sorted((re.sub(r"^[市县区省]", "", title_key(name)) for name in (one, other)), key=len)
    rest = iter(long)
    return all(character in rest for character in short)
