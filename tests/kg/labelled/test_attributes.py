"""What headers are called in both languages."""

import pytest

from kg.labelled.attributes import attributes, called, class_names, header_of


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("phoneNumber", "联系电话"),
        ("legal_representative", "法人"),
        ("buildTime", "建成时间"),
        ("employeeCount", "职工数"),
        ("approvalUnit", "审批单位"),
        ("approvalUnit", "批准机关"),
        ("totalArea", "面积"),
        ("buildingArea", "建筑面积"),
        ("2016年总藏量", "藏书量"),
        ("2017年计算机台数", "电脑"),
        ("面积（公顷）", "占地面积"),
        ("release_date", "release"),
        ("supplier", "supply"),
        ("curator", "curate"),
        ("foundedIn", "founded"),
        ("出生年份", "出生"),
        ("地址", "address"),
    ],
)
def test_a_header_answers_to(label: str, name: str) -> None:
    assert name in called([label]).names


@pytest.mark.parametrize(("label", "name"), [("phoneNumber", "数量"), ("employeeCount", "数量"), ("free of charge", "门票")])
def test_a_header_does_not_answer_to(label: str, name: str) -> None:
    assert name not in called([label]).names


def test_the_whole_name_is_surer_than_its_head() -> None:
    assert called(["area"]).names["面积"] > called(["buildingArea"]).names["面积"]


def test_years_and_units_are_told_apart_from_names() -> None:
    year, unit = header_of("2016年总藏量"), header_of("面积（公顷）")
    assert (year.text, year.year, unit.text, unit.unit) == ("总藏量", 2016, "面积", "公顷")


@pytest.mark.parametrize(
    ("label", "name"), [("Library", "图书馆"), ("旅行社", "travel agency"), ("自然保护区", "保护区"), ("products", "产品")]
)
def test_a_class_answers_to(label: str, name: str) -> None:
    assert name in class_names(label)


def test_the_lexicon_has_no_name_twice_in_one_line_and_kinds_that_are_known() -> None:
    kinds = {"number", "date", "phone", "code", "address", "place", "person", "organisation", "category", "boolean", "text", "url"}
    assert len(attributes()) > 250
    assert {a.kind for a in attributes()} <= kinds
