"""Notes that say which unit of a list leads: 列首位的为牵头单位，下同; 加*的为牵头单位，其他为配合单位.

A note stands in a column's header and holds for the column, or in the text and holds for the lists of the whole plan (with 下同: for
those from there on).
"""

from __future__ import annotations

import re

import msgspec

from ontology.records import Role

_LEAD = r"(?:牵头|主办|主责|总责)"
_KIND = r"(?:单位|部门|主体|机构)?"
_FIRST = r"(?:(?:[列排居位放]|排[名序])[在于为]?(?:第一|首|最前)|第一[个位家名]|首个|首位)"
_STARS = "*＊※★☆▲△●○◆#＃"
_NOTE = re.compile(
    rf"(?P<first>{_FIRST})[^。；;，,（）()\n]{{0,10}}?(?:为|是|系)[^。；;，,（）()\n]{{0,6}}?{_LEAD}"
    rf"|{_LEAD}{_KIND}(?:均|都)?(?P<reversed>(?:列|排|居|位)(?:在|于)?(?:首位|第一|最前))"
    rf"|(?P<starred>[{_STARS}]|星号|加粗|黑体)[^。；;，,（）()\n]{{0,8}}?(?:为|是|系)[^。；;，,（）()\n]{{0,6}}?{_LEAD}"
)
# In a header, where the word for leading may be left to the column: （排第一位的为主要责任单位）.
_IN_HEADER = re.compile(rf"{_NOTE.pattern}|(?:首位|第一|首个|最前)[^（）()，,]{{0,6}}[为是系][^（）()，,；;]{{0,4}}(?:负责|责任|主要)")
_OTHERS = re.compile(r"(?:其他|其余|其它|后面|后者|之后|余者)[^（）()。\n]{0,10}(?:配合|协办|协助|参与)")
_ONWARDS = re.compile(r"[^。\n]{0,20}(?:下同|以下同|以下均同)")
_MARKED = re.compile(rf"\s*[{_STARS}]\s*")


class LeadNote(msgspec.Struct, frozen=True):
    """Who leads in a list: the first unit, or (`starred`) those with a star. `others` is the rest's role where the note says so.

    The note holds for lists from offset `since` on.
    """

    starred: bool = False
    others: Role | None = None
    since: int = 0


def note_in_header(header: str) -> LeadNote | None:
    """Return the note that a column's header carries, None where it has none."""
    found = _IN_HEADER.search(header)
    return _note(header, found) if found else None


def without_note(header: str) -> str:
    """Return a column's header up to the note that it carries."""
    found = _IN_HEADER.search(header)
    return re.sub(r"[（(][^（()）]*\Z", "", header[: found.start()]).rstrip("，,；;：:") if found else header


def note_in_plan(text: str) -> LeadNote | None:
    """Return the first note of the plan `text` that names leading units, None where there is none. Linear in the length of `text`."""
    found = _NOTE.search(text)
    if found is None:
        return None
    note = _note(text, found)
    since = text.rfind("\n", 0, found.start()) + 1  # the list that the note stands behind is the first it holds for
    return msgspec.structs.replace(note, since=since) if _ONWARDS.match(text, found.end()) else note


def _note(text: str, found: re.Match[str]) -> LeadNote:
    others = _OTHERS.search(text, found.end(), min(len(text), found.end() + 60))
    return LeadNote(starred=bool(found["starred"]), others="cooperate" if others else None)


def unstarred(name: str) -> str:
    """Return a unit's name without the star that a note may give a meaning to."""
    return _MARKED.sub("", name)
