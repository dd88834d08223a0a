"""Units of measure as plans print them, in QUDT where it has them. Source: QUDT 2.1 unit vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.folding import fold

_QUDT_UNIT: Final = "http://qudt.org/vocab/unit/"
# A multiplied unit (万吨) is another unit; QUDT has none for it, and a value is never rescaled, so it is left out.
_PRINTED: Final = {
    "PERCENT": "% 百分点 个百分点",
    "M": "米 m",
    "KiloM": "公里 千米 km",
    "M2": "平方米 平米 m2 ㎡",
    "KiloM2": "平方公里 平方千米 km2",
    "HA": "公顷 ha",
    "M3": "立方米 m3 方",
    "KiloGM": "公斤 千克 kg",
    "TONNE": "吨 t",
    "MIN": "分钟",
    "HR": "小时 个小时",
    "DAY": "天 日",
    "YR": "年",
    "DeciB": "分贝 db",
    "DEG_C": "℃ 摄氏度",
    "KiloW-HR": "千瓦时 度 kwh",
}
_UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {fold(name): _QUDT_UNIT + unit for unit, names in _PRINTED.items() for name in names.split()}
)


def qudt_unit(printed: str | None) -> str | None:
    """Return the IRI of the QUDT unit that `printed` names (“平方公里”), None where it is a count or none that QUDT has."""
    return _UNITS.get(fold(printed).strip()) if printed else None
