"""Which place a plan is for, and of what level that is: told by its title, its issuers, or what its text calls “全市”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ontology.records import Level

_LEVELS: tuple[tuple[str, Level], ...] = (
    ("特别行政区", "province"), ("自治区", "province"), ("省", "province"), ("自治州", "city"), ("地区", "city"), ("盟", "city"),
    ("州", "city"),
    ("街道", "town"), ("镇", "town"), ("乡", "town"), ("自治县", "county"), ("县", "county"), ("自治旗", "county"), ("旗", "county"),
    ("区", "district"), ("市", "city"),
)  # fmt: skip
_MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))  # of provincial rank (Constitution, art. 30)
# Words that end like the name of a place and are none: 城市, 社区, 城镇, 县域, 示范区 …
_CITY = r"(?<![城都夜超菜股早集上门花楼全本我各])市(?!场|容|民(?!政))"
_COUNTY = r"(?<![城市郊各全本我外])县(?!域|级|城(?!市|乡|镇|管))"
_DISTRICT = r"(?<![市郊园社片景街校灌范护验聚贸假能矿辖小厂港地牧全本我各])(?<![主心老新]城)区(?!域|块|级|划|位)"
_TOWN = r"(?<![城乡村集小])镇(?!街|化|市|区|村|域)"
_PROVINCE = r"(?<![大强全各本我外该出跨])省(?!级|道|会|际|域|份)"
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{8,13}?自治[州县旗]"  # the longest name counts four peoples
    rf"|[\u4e00-\u9fff]{{1,7}}?(?:特别行政区|自治区|自治州|自治县|自治旗|开发区|高新区|新区|工业园区|地区|{_PROVINCE}|盟|{_COUNTY}|旗(?!舰|下|帜))"
    rf"|[\u4e00-\u9fff]{{2,7}}?(?:{_CITY}|{_DISTRICT}|{_TOWN}|(?<!城)乡(?!镇|村|风|土|贤)|街道)"
)
# At the beginning of a title a name may end like another word: 石城县, and a city called as 超市 and 城市 are.
_AT_START = re.compile(
    r"(?=[\u4e00-\u9fff])(?:[^大小新老旧古主全各中本我双县市省区都名乡围平入进出建跨]城市(?!群|圈|更|化|体|设)|[^大首古迁建定新]都市(?!圈|化|农|型|工)|[^部专热入开出上大冷]门市|[^赶]集市|[\u4e00-\u9fff]{1,2}城县)"
)
_WITHIN = re.compile(
    rf"[\u4e00-\u9fff]{{2,5}}?(?:自治县|新区|开发区|{_CITY}|{_DISTRICT})|[\u4e00-\u9fff]{{1,4}}?{_COUNTY}"
    r"|[\u4e00-\u9fff]{1,3}?旗(?!舰|下|帜)"
)
_LOCAL = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)(?=人民政府|党委|办事处)")
_VERBS = (
    "印发|加快|推进|推动|深化|进一步|支持|促进|加强|强化|全面|大力|深入|持续|做好|实施|完善|规范|优化|建设|开展|参加|落实|贯彻|打造|构建"
    "|提升|鼓励|引导|各|由|在|对|向|和|与"
)
_LEADING = re.compile(rf"^(?:中共|关于)?(?:(?:19|20)\d\d年(?:度)?)?(?:{_VERBS})*")
_NO_NAME = re.compile(rf"(?:{_VERBS}|县级|地级|省级|副省|设区|[年月日内前后第个]|[\u4e00-\u9fff][年月]?内)")
_NATION = re.compile(r"全国|国家|中国|我国|国务院|中共中央|中央|中华人民共和国")
_MINISTRY = re.compile(r"(?:部|委员会|发展改革委|总局|国家\S{2,8}局)(?:办公厅)?$")
_OWN = re.compile(r"[全我本](?P<suffix>[省市县区州旗镇乡])")
_NAMED = re.compile(r"(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}?|[\u4e00-\u9fff]{2})(?P<suffix>[省市县区州旗镇乡])")
_FAR = 20_000  # characters from the beginning within which a text without a place in its title names it


def jurisdiction_of(title: str, issuers: Sequence[str], text: str) -> tuple[str, Level]:
    """Return the place that the plan called `title` is for, the innermost that it names, and its level; 全国 for the nation's."""
    if _NATION.match(_LEADING.sub("", title)):
        return "全国", "nation"
    for source in (title, *issuers):
        if place := _leading_place(_LEADING.sub("", source)):
            return place, level_of(place)
    if any(_MINISTRY.search(issuer) for issuer in issuers) or any(map(_NATION.search, issuers)):
        return "全国", "nation"
    place = _completed(title, text) or _most_named(text[:_FAR])
    return (place, level_of(place)) if place else ("全国", "nation")


def _leading_place(source: str) -> str | None:
    """The place that `source` begins with, the innermost of several (省, 市, 县)."""
    found = _AT_START.match(source) or _PLACE.match(source)
    if not found:
        return None
    place, at = found.group(), found.end()
    while place.endswith(("省", "市", "自治区", "州", "地区", "盟")) and (inner := _WITHIN.match(source, at)):
        place, at = inner.group(), inner.end()
    if place.endswith(("县", "区", "市", "旗")) and (inner := _LOCAL.match(source, at)):
        place = inner.group()
    return place


def _completed(title: str, text: str) -> str | None:
    """The place whose name the title begins with but for its last character, as the text prints it (云溪城市…: 云溪市)."""
    bare = _LEADING.sub("", title).lstrip("《")
    places = [bare[:size] + suffix for size in (2, 3, 4) if len(bare) > size for suffix in "省市县区州镇乡"]
    times, _, place = max(((_times_named(place, text), len(place), place) for place in places), default=(0, 0, ""))
    return place if times >= 2 else None


def _times_named(place: str, text: str) -> int:
    """How often `text` names `place`, not counting where its last character begins another word (国内市场)."""
    found = (_PLACE.match(text, m.start()) for m in re.finditer(re.escape(place), text))
    return sum(1 for m in found if m and m.group() == place)


def _most_named(text: str) -> str | None:
    """The place that the text names most, of the kind that it calls its own (全市, 我县)."""
    own = Counter(m["suffix"] for m in _OWN.finditer(text)).most_common(1)
    if not own:
        return None
    found = (m for m in _NAMED.finditer(text) if m["suffix"] == own[0][0] and not _NO_NAME.match(m.group()))
    named = Counter(m.group() for m in found if (place := _PLACE.match(text, m.start())) and place.end() == m.end())
    return max(named, key=lambda place: (named[place], place), default=None)


def level_of(place: str) -> Level:
    """Return the level of a place by the last word of its name; a municipality under the State Council is a province's equal."""
    if place in _MUNICIPALITIES:
        return "province"
    return next((level for suffix, level in _LEVELS if place.endswith(suffix)), "city")
