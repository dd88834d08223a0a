"""An invented city's public services, labelled in Chinese and English, asked in both."""

import pytest

from kg.labelled.engine import GraphAnswerer
from tests.kg.labelled.asked import Said, answerer, said

FILES = ("services.ttl",)

ANSWERS: dict[str, Said] = {
    "青禾市图书馆的联系电话是多少": {"0999-6600101"},
    "枫林公园在哪里": {"青禾市东岭区枫林路1号"},
    "西泽区图书馆几点开门": {"周三至周日 10:00-18:00"},
    "北渡县中心卫生院有多少床位": {"60"},
    "长堤湿地公园有多大": {"910000"},
    "青禾市少年儿童图书馆是什么时候建成的": {"2018-06-01"},
    "枫林公园归哪个部门管": {"青禾市园林绿化局"},
    "园林局的电话": {"0999-8801003"},
    "文旅局局长是谁": {"林岳"},
    "西泽区图书馆主管部门的电话是多少": {"0999-8801001"},
    "枫林公园的主管部门的局长是谁": {"唐苇"},
    "枫林公园主管部门的局长是哪年出生的": {"1968"},
    "卫健局管哪些卫生院": {"东岭区桂花卫生院", "北渡县中心卫生院", "西泽区长堤卫生院"},
    "东岭区有哪些图书馆": {"青禾市图书馆", "青禾市少年儿童图书馆"},
    "东岭区有多少个公共设施": 4,
    "全市有几家图书馆": 4,
    "不免费的公园有哪些": {"北渡儿童乐园"},
    "没有电话的图书馆": {"北渡县图书馆"},
    "占地面积最大的公园是哪个": {"长堤湿地公园"},
    "最早建成的卫生院": {"北渡县中心卫生院"},
    "藏书最多的图书馆在哪个区": {"东岭区"},
    "藏书超过20万册的图书馆有哪些": {"西泽区图书馆", "青禾市图书馆"},
    "床位数在30张以上的卫生院有几家": 2,
    "2010年以后建成的图书馆有哪些": {"西泽区图书馆", "青禾市少年儿童图书馆"},
    "图书馆的藏书一共有多少": 1328000,
    "公园的平均面积": 425000,
    "枫林公园和长堤湿地公园哪个大": {"长堤湿地公园"},
    "青禾市图书馆比西泽区图书馆多多少藏书": 560000,
    "枫林公园免费吗": True,
    "西泽区图书馆有无障碍设施吗": False,
    "北渡县有公园吗": True,
    "哪个区的人口最多": {"东岭区"},
    "唐苇是哪个部门的局长": {"青禾市园林绿化局"},
    "长堤卫生院所在区的常住人口是多少": {"185000"},
    "码头路上有哪些设施": {"北渡儿童乐园", "北渡县中心卫生院", "北渡县图书馆"},
    "枫林公园的门票多少钱": None,
    "青禾市有几家博物馆": None,
    "南陵区有哪些公园": None,
    "青禾市图书馆馆长是谁": None,
    "0999-7700202是哪里的电话": {"西泽区长堤卫生院"},
    "每个区有几家图书馆": {1, 2},
    "青禾市图书馆跟枫林公园在同一个区吗": True,
    "What is the phone number of Qinghe Library?": {"0999-6600101"},
    "Where is Fenglin Park?": {"青禾市东岭区枫林路1号"},
    "Which parks are in Xize District?": {"长堤湿地公园"},
    "How many clinics are there?": 3,
    "Which library has the most books?": {"青禾市图书馆"},
    "Who is the director of the Health Bureau?": {"宋荷"},
    "Is Beidu Playground free of charge?": False,
    "Which libraries opened after 2010?": {"西泽区图书馆", "青禾市少年儿童图书馆"},
    "What is the phone number of the department of Fenglin Park?": {"0999-8801003"},
    "When was Guihua Clinic opened?": {"1998-10-08"},
    "What is the entrance fee of Fenglin Park?": None,
    "What is the average area of the parks?": 425000,
    "青禾市图书馆的地址和电话": {"青禾市东岭区桂花路12号", "0999-6600101"},
    "枫林公园和长堤湿地公园的面积分别是多少": {"320000", "910000"},
    "面积第二大的公园是哪个": {"枫林公园"},
    "与枫林公园在同一个区的图书馆有哪些": {"青禾市图书馆", "青禾市少年儿童图书馆"},
    "枫林公院在哪里": {"青禾市东岭区枫林路1号"},
    "哪几个区有公园": {"东岭区", "西泽区", "北渡县"},
    "不在东岭区的公园有哪些": {"长堤湿地公园", "北渡儿童乐园"},
    "枫林图书馆的电话": None,
    "今天天气怎么样": None,
}


@pytest.fixture(scope="module")
def graph() -> GraphAnswerer:
    return answerer(*FILES)


@pytest.mark.parametrize("question", ANSWERS)
def test_what_is_asked_is_answered_and_nothing_beside(graph: GraphAnswerer, question: str) -> None:
    assert said(graph, question) == ANSWERS[question]
