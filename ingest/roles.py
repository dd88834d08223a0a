"""The words that print a unit's role: in a column's header, in a label before a list, and as the verb of a sentence.

Roles: 牵头 lead; 建设 build; 配合, 协助, 参与 cooperate; 实施, 承办 implement; 负责, 责任 with no finer role responsible.
"""

from __future__ import annotations

import re
from typing import cast, get_args

from ingest.lead_notes import without_note
from ontology.records import Role

# The finest role first: a header path like 责任单位 / 牵头单位 has two.
_HEADERS: tuple[tuple[Role, str], ...] = (
    ("lead", r"牵头|主办|主责|总责"),
    ("cooperate", r"配合|协办|协同|协助|协作|参与|参加|参建|会办"),
    ("build", r"建设(?:单位|主体|业主)|业主|承建|代建"),
    ("implement", r"(?:实施|承办|承担|执行|落实)(?:单位|主体|部门|地区|区域)|完成单位|项目单位|申报单位"),
    (
        "responsible",
        r"(?:责任|负责|主管|管理|监管)(?:单位|部门|主体|地区|处室|科室|机构|股室)|责任分工|职责分工|分工(?:单位|部门)|^(?:责任|单位|部门|科室|处室)$",
    ),
)
_NO_UNITS = re.compile(r"责任人|负责人|联系人|领导|电话|分管")
KIND_OF_PARTY = r"(?:单位|部门|主体|地区|处室|科室|机构)"
_FINER = r"(?:[（(]?(?:责任|负责|实施|主管|推进)[）)]?)?"
LABEL = re.compile(
    rf"(?:(?P<lead>牵头|主办|主责)|(?P<cooperate>配合|协办|协同|协助|协作|参与|参加|会办)|(?P<build>建设|承建|代建)|(?P<implement>实施|承办|落实|承担)"
    rf"|(?P<responsible>责任|负责|主管))(?:{_FINER}{KIND_OF_PARTY}(?:[（(]{KIND_OF_PARTY}[）)])?(?:[及和、](?:责任人|负责人|(?:责任|配合)?{KIND_OF_PARTY}))?\s*(?:[:：]|(?:分别)?为)"
    r"|(?<=[头办合同助与])[:：])\s*"
)
_FOLLOWS = r"(?=[，,。；;、）)\]】\s]|工作|实施|做好|落实|开展|推进|完成|$)"
MARK = re.compile(
    rf"(?P<lead>(?:共同|联合|负责)?牵头(?!{KIND_OF_PARTY}|人|领导|[:：])(?:抓总|负责|组织实施|总负责|组织|协调(?!{KIND_OF_PARTY}))?|主办{_FOLLOWS})"
    rf"|(?P<cooperate>(?:负责|做好|予以|给予)?(?:配合(?!{KIND_OF_PARTY}|[:：])|(?:协助|协同|协办|参与|参加|协调){_FOLLOWS})(?:实施|做好|落实|开展|推进|工作)*|参与的)"
    rf"|(?P<implement>(?:负责)?(?:具体|组织)?(?:实施|承办){_FOLLOWS}|(?:具体)?落实{_FOLLOWS})|(?P<build>(?:负责)?(?:承建|建设){_FOLLOWS})"
    rf"|(?P<responsible>(?:对[^，,。；;]{{1,20}})?负(?:总|主要|首要|全)责|负责(?!人(?![员力民工])|同志|制(?![定订作])|{KIND_OF_PARTY})(?:落实{_FOLLOWS})?"
    rf"|承担(?!责任|主体)|指导{_FOLLOWS}"
    r"|(?:是|为|作为)[^，,。；;（）()]{0,30}(?<!第一)责任(?:主体|单位))"
)


def role_of_header(header: str) -> Role | None:
    """Return the role that a column's header (or its path, joined) gives the units under it; None where it names no units."""
    plain = re.sub(r"\s", "", without_note(header))
    if _NO_UNITS.search(plain):
        return None
    return next((role for role, pattern in _HEADERS if re.search(pattern, plain)), None)


def role_of(match: re.Match[str]) -> Role:
    """Return the role that a match of `LABEL` or `MARK` prints."""
    return cast(Role, next(role for role in get_args(Role) if role in match.re.groupindex and match[role] is not None))
