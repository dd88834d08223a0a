"""Which place a plan is for, and of what level it is."""

import pytest

from ingest.jurisdictions import jurisdiction_of, level_of
from ontology.records import Level


@pytest.mark.parametrize(
    ("title", "place", "level"),
    [
        ("云溪市绿地规划", "云溪市", "city"),
        ("2022年开阳县城市管理方案", "开阳县", "county"),
        ("岭东省云溪市青石县水务规划", "青石县", "county"),
        ("岭东省水资源规划", "岭东省", "province"),
        ("广西壮族自治区绿化规划", "广西壮族自治区", "province"),
        ("北京市绿地规划", "北京市", "province"),
        ("北京市朝阳区绿地规划", "朝阳区", "district"),
        ("恩施土家族苗族自治州水务规划", "恩施土家族苗族自治州", "city"),
        ("景宁畲族自治县水务规划", "景宁畲族自治县", "county"),
        ("正蓝旗草原规划", "正蓝旗", "county"),
        ("萧山区城市更新方案", "萧山区", "district"),
        ("青禾镇乡村振兴方案", "青禾镇", "town"),
        ("歙县水务规划", "歙县", "county"),
        ("浦东新区水务规划", "浦东新区", "district"),
        ("云溪市政府投资计划", "云溪市", "city"),
        ("关于加快云溪市绿地建设的意见", "云溪市", "city"),
        ("关于加快推进岭东省水网建设的意见", "岭东省", "province"),
        ("成都市绿地规划", "成都市", "city"),
        ("盐城市海绵城市规划", "盐城市", "city"),
        ("厦门市水务规划", "厦门市", "city"),
        ("石城县水务规划", "石城县", "county"),
        ("双江拉祜族佤族布朗族傣族自治县水务规划", "双江拉祜族佤族布朗族傣族自治县", "county"),
        ("云溪工业园区水务规划", "云溪工业园区", "district"),
        ("云溪经济技术开发区水务规划", "云溪经济技术开发区", "district"),
    ],
)
def test_the_title_begins_with_it(title: str, place: str, level: Level) -> None:
    assert jurisdiction_of(title, (), "") == (place, level)


@pytest.mark.parametrize(
    "title",
    [
        "城市更新方案",
        "社区健身设施建设意见",
        "城镇老旧小区改造方案",
        "县域商业体系建设方案",
        "示范区建设方案",
        "乡镇卫生院建设方案",
        "省级园区提升方案",
        "农贸市场改造方案",
        "县城补短板方案",
        "山区振兴规划",
        "小城镇建设规划",
        "旗舰店培育方案",
        "大城市停车方案",
        "都市圈规划",
        "县城市政设施方案",
        "国家级新区提升方案",
        "产粮大省支持方案",
    ],
)
def test_words_that_end_like_a_place_are_none(title: str) -> None:
    assert jurisdiction_of(title, (), "") == ("全国", "nation")


@pytest.mark.parametrize(
    ("title", "issuers", "text", "place"),
    [
        pytest.param("绿地建设方案", ("云溪市城市管理委员会",), "", "云溪市", id="issuer"),
        pytest.param("绿地建设方案", ("岭东省云溪市园林局",), "", "云溪市", id="innermost-of-the-issuer"),
        pytest.param("渔业发展方案", ("农业农村部", "财政部"), "云溪市云溪市", "全国", id="ministries"),
        pytest.param("健身设施意见", ("体育总局",), "", "全国", id="general-administration"),
        pytest.param("全国绿化纲要", (), "云溪市", "全国", id="nation-in-the-title"),
        pytest.param("云溪绿地规划", (), "云溪市位于东部，云溪市辖四区。", "云溪市", id="completed-from-the-text"),
        pytest.param(
            "石泉沟水务规划", (), "石泉沟县地处山区，石泉沟县有六镇。石泉沟省道", "石泉沟县", id="the-form-that-the-text-has-most"
        ),
        pytest.param("绿地建设方案", (), "全市绿地不足。云溪市、云溪市、东川市。", "云溪市", id="named-most"),
        pytest.param("绿地建设方案", (), "各地抓好落实。", "全国", id="nothing-named"),
        pytest.param("水务工作意见", ("中共中央", "国务院"), "全省推广。推进乡村建设，支持省级平台。", "全国", id="centre"),
        pytest.param("国家水网规划", (), "全市推广，云溪市先行。", "全国", id="the-nation-begins-the-title"),
        pytest.param("扩内水务规划", (), "扩内市场广阔，扩内市场有潜力。", "全国", id="a-market-is-no-city"),
        pytest.param("绿地建设方案", (), "全省推进。参加省级评比，支持省内企业，岭东省、岭东省。", "岭东省", id="verbs-are-no-names"),
    ],
)
def test_where_the_title_does_not_say(title: str, issuers: tuple[str, ...], text: str, place: str) -> None:
    assert jurisdiction_of(title, issuers, text)[0] == place


@pytest.mark.parametrize(("place", "level"), [("上海市", "province"), ("阿拉善盟", "city"), ("城东街道", "town"), ("某地", "city")])
def test_level_of(place: str, level: Level) -> None:
    assert level_of(place) == level
