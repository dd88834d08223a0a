"""Names and codes of administrative places.

Source of codes: GB/T 2260, provinces and prefecture-level places (`places.toml`); counties and towns have names only.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from kg.pinyin import spelled

NATION = "全国"  # the jurisdiction of what the State Council and its ministries publish
LEVEL_WORDS = "省市县区州旗盟镇乡"
_SHORTEST = 2  # characters: 沙市 and 吴县 are not called 沙 and 吴
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|"
    "仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_LEVEL = rf"(?:自治[区州县旗]|特别行政区|新区|地区|街道|[{LEVEL_WORDS}])\Z"
_LEVEL_NAMES = (re.compile(rf"(?:(?:{_PEOPLES})族?)+{_LEVEL}"), re.compile(_LEVEL))  # 内蒙古自治区 keeps 蒙古: 内 is no name


class Place(msgspec.Struct, frozen=True):
    """A place with a code of six digits, and the code of the province that it lies in, None of a province itself."""

    name: str
    code: str
    within: str | None = None


class _Province(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    english: str
    cities: str = ""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    province: tuple[_Province, ...]
    english: dict[str, str]


@cache
def _table() -> _Table:
    return msgspec.toml.decode((files("kg") / "places.toml").read_bytes(), type=_Table)


@cache
def _places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for province in _table().province:
        code = f"{province.code}0000"
        places[province.name] = Place(province.name, code)
        for city in province.cities.split():
            places[city[2:]] = Place(city[2:], f"{province.code}{city[:2]}00", province.name)
    return places


@cache
def _english() -> dict[str, str]:
    return _table().english | {short_name(province.name) or province.name: province.english for province in _table().province}


def place(name: str) -> Place | None:
    """Return the province or prefecture-level place of that full name, None where it is neither."""
    return _places().get(name)


def place_names() -> tuple[str, ...]:
    """Return the full names of all provinces and prefecture-level places, each province before its cities."""
    return tuple(_places())


def short_name(name: str) -> str | None:
    """Return the name without its level (温州 of 温州市, 恩施 of its autonomous prefecture), None where that leaves no name."""
    for level in _LEVEL_NAMES:
        short = level.sub("", name)
        if _SHORTEST <= len(short) < len(name):
            return short
    return None


def english_name(name: str) -> str:
    """Return the name in Latin letters without its level: the usual English form of a province, pinyin otherwise."""
    if name == NATION:
        return "China"
    short = short_name(name) or name
    return _english().get(short) or "".join(spelled(short)).capitalize()
