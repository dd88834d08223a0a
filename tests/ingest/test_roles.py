"""The words that print a role."""

from __future__ import annotations

import pytest

from ingest.roles import LABEL, MARK, role_of, role_of_header
from ontology.records import Role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        pytest.param("牵头单位", "lead", id="lead"),
        pytest.param("牵头", "lead", id="a-word"),
        pytest.param("主责部门", "lead", id="main"),
        pytest.param("责任单位牵头单位", "lead", id="path-finest-role"),
        pytest.param("责任单位建设单位", "build", id="path-build"),
        pytest.param("牵头（责任）单位", "lead", id="lead-in-brackets"),
        pytest.param("配合 部门", "cooperate", id="broken-header"),
        pytest.param("协作单位", "cooperate", id="together"),
        pytest.param("实施主体", "implement", id="implement"),
        pytest.param("业主单位", "build", id="owner"),
        pytest.param("责任科室", "responsible", id="section-of-an-office"),
        pytest.param("责任单位（列首位的为牵头单位）", "responsible", id="note-in-brackets"),
        pytest.param("责任人", None, id="a-person"),
        pytest.param("分管领导", None, id="a-leader"),
        pytest.param("建设性质（新建/在建）", None, id="no-unit"),
        pytest.param("主要举措", None, id="no-units"),
    ],
)
def test_role_of_header(header: str, role: Role | None) -> None:
    assert role_of_header(header) == role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        pytest.param("牵头单位：", "lead", id="lead"),
        pytest.param("牵头责任单位：", "lead", id="lead-of-the-responsible"),
        pytest.param("牵头部门（单位）：", "lead", id="bracket"),
        pytest.param("配合责任单位：", "cooperate", id="cooperate"),
        pytest.param("协同单位:", "cooperate", id="together"),
        pytest.param("负责部门：", "responsible", id="charged"),
        pytest.param("牵头：", "lead", id="bare"),
        pytest.param("配合：", "cooperate", id="bare-cooperate"),
    ],
)
def test_labels(label: str, role: Role) -> None:
    found = LABEL.match(label)
    assert found is not None
    assert (found.end(), role_of(found)) == (len(label), role)


@pytest.mark.parametrize("text", ["责任领导：", "联系单位：", "责任：", "时限："])
def test_no_labels(text: str) -> None:
    assert LABEL.match(text) is None


@pytest.mark.parametrize("text", ["负责人签字", "负责同志到场", "牵头部门要尽责", "负责制", "配合单位："])
def test_words_that_print_no_role(text: str) -> None:
    assert MARK.search(text) is None
