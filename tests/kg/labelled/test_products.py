"""Three tables of products, suppliers and deliveries, linked by ids and names."""

import pytest

from kg.labelled.engine import GraphAnswerer
from tests.kg.labelled.asked import Said, answerer, said

FILES = ("suppliers.csv", "products.csv", "deliveries.csv")

ANSWERS: dict[str, Said] = {
    "What is the unit price of the Oak Table?": {"420"},
    "Who supplies the Garden Bench?": {"Alder Works"},
    "Which products does Birch & Sons supply?": {"Brass Hinge", "Steel Bolt M8"},
    "Where is the supplier of the Tool Box located?": {"Harrowfield"},
    "What is the phone number of the supplier of Steel Bolt M8?": {"555-2002"},
    "How many products cost more than 30?": 5,
    "Which suppliers are in Harrowfield?": {"Alder Works", "Cedar Supply"},
    "Which products come from suppliers in Harrowfield?": {"Garden Bench", "Oak Table", "Tool Box"},
    "What is the most expensive product?": {"Oak Table"},
    "Which supplier has the most employees?": {"华东轴承有限公司"},
    "Which suppliers were established before 2005?": {"Alder Works", "Birch & Sons"},
    "Which suppliers have no phone number?": {"Cedar Supply"},
    "What is the total stock of bearings?": 1040,
    "Is the Brass Hinge discontinued?": True,
    "Which products are discontinued?": {"Brass Hinge"},
    "Who is the contact person of Cedar Supply?": {"Petra Voss"},
    "华东轴承供应哪些产品": {"Ball Bearing B20", "Roller Bearing R7", "角接触轴承"},
    "角接触轴承的供应商在哪个城市": {"临川港"},
    "单价最高的产品是什么": {"Oak Table"},
    "库存少于100的产品有哪些": {"Garden Bench", "Oak Table", "Tool Box", "角接触轴承"},
    "Alder Works成立于哪一年": {"2004-03-01"},
    "周明远是哪家供应商的联系人": {"华东轴承有限公司"},
    "Oak Table和Garden Bench哪个贵": {"Oak Table"},
    "供应商平均有多少员工": 110.75,
    "Which deliveries contain more than 100 units?": {"D3", "D4", "D5"},
    "Which suppliers deliver more than 100 units?": {"Birch & Sons", "华东轴承有限公司"},
    "How much does the Tool Box cost?": {"39.9"},
    "What is the weight of the Oak Table?": None,
    "Who supplies the Solar Panel?": None,
    "产品Oak Table的保修期": None,
    "Which category has the most products?": {"bearing"},
    "How many products are there per category?": {1, 2, 3},
    "Which product of Alder Works is the cheapest?": {"Garden Bench"},
    "What is the difference in price between the Oak Table and the Garden Bench?": 271,
    "When was Tool Box released?": {"2021-03-15"},
    "华东轴承有限公司有多少员工": {"260"},
    "P3的库存": {"12"},
    "What are the price and the stock of the Tool Box?": {"39.9", "60"},
    "Which product is the second most expensive?": {"Garden Bench"},
    "哪个城市的供应商最多": {"Harrowfield"},
    "How many employees do the suppliers in Harrowfield have in total?": 138,
}


@pytest.fixture(scope="module")
def graph() -> GraphAnswerer:
    return answerer(*FILES)


@pytest.mark.parametrize("question", ANSWERS)
def test_what_is_asked_is_answered_and_nothing_beside(graph: GraphAnswerer, question: str) -> None:
    assert said(graph, question) == ANSWERS[question]
