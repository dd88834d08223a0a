"""Numbers that are conditions or rates of support: whom a measure is for and how much it pays, not what it wants reached.

满足…达到25%的，可申请贷款; 按50%的标准返还; 超过100人的企业; 具有3年以上工作经历的人员.
"""

from __future__ import annotations

import re

from ingest.statements import Statement

_NEAR = 90  # characters of a sentence after its number that are looked at
_GRANTED = re.compile(
    r"[^。；;\n]{0,70}?的[，,](?:其?[^，。；]{0,6})?(?:均?可(?:以|按|申请|享受|获得|向|参照|给予|凭)?|给予|予以|按|一次性|享受|优先(?:给予|支持)|免[征收除]|奖励|补助|补贴|返还|最高)"
)
_RATE = re.compile(
    r"的?(?:标准|比例|幅度|额度)(?:[给予以]{2})?(?:确定|给予|返还|估算|预付|补助|补贴|奖励|发放|计提|计算|核定|核算|缴纳|支付|安排|提取|拨付|减免|下浮)"
)
_OF_WHOM = re.compile(
    r"以?[上下内]?的(?:中小微?|小微|中小|规上|用人|重点|新增)?(?:企业|单位|机构|个人|人员|家庭|农户|项目|用户)(?:达到|不低于|可|给予|按|[，,](?:可|给予|按|由|予以))"
)
_RECORD = re.compile(r"以?[上下]?的?[^，。；、\n]{0,14}(?:经历|经验|工龄|学历|资历|从业年限)")
_YEARS = frozenset({"年", "个月"})


def is_condition(text: str, statement: Statement) -> bool:
    """Return whether the number of `statement` says who is meant, or at what rate is paid. Offsets count in `text`, the plan's own."""
    end = statement.quantity.end
    stop = min(len(text), end + _NEAR, max(end, statement.end))
    if _RATE.match(text, end, stop):
        return True
    if statement.quantity.unit in _YEARS and _RECORD.match(text, end, stop):
        return True
    return _OF_WHOM.match(text, end, stop) is not None or _GRANTED.match(text, end, stop) is not None
