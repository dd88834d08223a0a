from __future__ import annotations

import pytest

from kg.places import english_name, place, short_name


@pytest.mark.parametrize(
    ("name", "short", "english"),
    [
        pytest.param("宁波市", "宁波", "Ningbo", id="city"),
        pytest.param("陕西省", "陕西", "Shaanxi", id="province-by-its-usual-name"),
        pytest.param("内蒙古自治区", "内蒙古", "Inner Mongolia", id="people-in-the-name-itself"),
        pytest.param("恩施土家族苗族自治州", "恩施", "Enshi", id="autonomous-prefecture"),
        pytest.param("长治市", "长治", "Changzhi", id="read-otherwise-elsewhere"),
        pytest.param("安吉县", "安吉", "Anji", id="county-in-no-table"),
        pytest.param("沙市", None, "Shashi", id="one-character-is-no-name"),
    ],
)
def test_names(name: str, short: str | None, english: str) -> None:
    assert (short_name(name), english_name(name)) == (short, english)


@pytest.mark.parametrize(
    ("name", "code", "within"),
    [
        pytest.param("浙江省", "330000", None, id="province"),
        pytest.param("绍兴市", "330600", "浙江省", id="city"),
        pytest.param("重庆市", "500000", None, id="municipality"),
        pytest.param("延边朝鲜族自治州", "222400", "吉林省", id="prefecture"),
    ],
)
def test_codes(name: str, code: str, within: str | None) -> None:
    found = place(name)
    assert found is not None
    assert (found.code, found.within) == (code, within)


def test_a_county_has_no_code() -> None:
    assert place("安吉县") is None
