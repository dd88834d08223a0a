"""Names of units: the departments, governments, offices and companies that a plan gives its tasks to.

A unit is given as the plan prints it (住建局, 城管办（常态办）, 属地乡镇（街道）, 各县级以上政府); nothing is expanded.
"""

from __future__ import annotations

import re

import msgspec

from ingest.language import UNIT_SUFFIX

BRACKET = r"(?:\s*[（(〔][^（）()〔〕]{1,30}[）)〕])?"
ENDS_AS_UNIT = re.compile(rf".*{UNIT_SUFFIX}{BRACKET}”?{BRACKET}$", re.S)
# Fields of government that stand for their department, and utilities that stand for their company.
SHORT_NAMES = re.compile(
    r"各地|各方|(?:市|县|区|省|各|属地|市级|县级|省级|区级)?(?:公安|交警|消防|城管|环保|住建|建设|发改|财政|水利|交通|气象|应急|卫健|教育|民政|司法|市场监管|综合执法"
    r"|生态环境|自然资源|农业农村|文旅|林业|林水|审计|人社|科技|商务|经信|工信|统计|税务|国资|医保|体育|规划|资源规划|自然资源和规划|交通运输|住房城乡建设|发展改革|工业和信息化|卫生健康|文化旅游|人力资源社会保障|退役军人|市场监督管理"
    r"|移动|电信|联通|铁塔|华数|广电|供电|电力|水务|燃气|供水|邮政|国网|城投|交投|法院|检察院|妇联|残联|总工会|工会|科协|文联|政协|人大|网信|共青团)"
)
_GENERIC = re.compile(
    r"(?:各|各级|专门|专业|有关|相关|各有关|各相关|所有|全体)?(?:(?:主要|第一)?(?:责任|牵头|配合|协办|承办|实施|参与|参建|成员|主管|监管)(?:单位|部门)|单位|部门|机构|属地|[省市县区镇乡州]级|层级)"
)
ANY_BRACKET = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]")
_LONGEST = 25  # characters of a unit's name without brackets; what is longer is half a sentence
_SENTENCE = re.compile(
    r"[，,。；;：:？！]|协同、|广泛参与|共同参与|(?:负责|牵头|参与|配合|推进|推动|落实|形成|构建)(?:[的了好、]|人(?![员力民工]))|牵头$|下设|成立|通过|领导$|"
    r"(?:要|应|须|将)(?:加强|落实|推进|履行|切实|做好)"
)


class OrgSpan(msgspec.Struct, frozen=True, order=True):
    """A unit's name as printed and where it stands, in code points into the text it was found in, end exclusive."""

    start: int
    end: int
    text: str


def is_unit(name: str) -> bool:
    """Return whether `name` reads as one unit: a suffix of units at its end, or a field that stands for its department."""
    return bool(SHORT_NAMES.fullmatch(name)) or (len(name) > 1 and is_name(name) and bool(ENDS_AS_UNIT.match(name)))


def is_name(name: str) -> bool:
    """Return whether `name` is no longer than a unit's name and no half of a sentence (部门协同、社会参与的…)."""
    bare = ANY_BRACKET.sub("", name)
    return len(bare) <= _LONGEST and not _SENTENCE.search(bare)


def is_generic(name: str) -> bool:
    """Return whether `name` says only what part or level a unit has (各责任单位, 属地, 市级), not which unit it is."""
    return bool(_GENERIC.fullmatch(name))
